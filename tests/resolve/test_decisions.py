"""What a person decided holds against what the room would have found."""

from dataclasses import replace

import pytest
from factory import make_annotated, make_article, make_statement

from rashomon.decisions import Decisions, PartyRule, PartyVerb, Spot, StatementRule, find_spot
from rashomon.records import PartyKind, StatementKind
from rashomon.resolve import resolve

TEXT = (
    "Kenyan officials said the port was shut. Foreign Minister Amina Odhiambo of Kenya said ships "
    "would wait. Ethiopia said the port was open. The Harbour Workers Union said nobody had been paid.\n"
    "“We are waiting,” said Amina Odhiambo."
)


@pytest.fixture
def event():
    article = make_article(TEXT, outlet="Gazette")
    statements = [
        make_statement(article, "the port was shut", source="Kenyan officials", cue="said"),
        make_statement(
            article,
            "ships would wait",
            source="Foreign Minister Amina Odhiambo of Kenya",
            cue="said",
        ),
        make_statement(article, "the port was open", source="Ethiopia", cue="said"),
        make_statement(
            article, "nobody had been paid", source="The Harbour Workers Union", cue="said"
        ),
        make_statement(article, "“We are waiting,”", source="Amina Odhiambo", cue="said"),
    ]
    return make_annotated(article), statements


@pytest.fixture
def decide(event):
    """Resolve the event under rules; give (party, speaker, because) of each statement and the result."""

    def run(*rules, statements=None):
        annotated, found = event
        decisions = Decisions(
            parties=tuple(one for one in rules if isinstance(one, PartyRule)),
            statements=tuple(one for one in rules if isinstance(one, StatementRule)),
        )
        resolved = resolve([annotated], statements or found, decisions=decisions)
        parties = {one.party_id: one for one in resolved.parties}
        told = [parties[one.party_id].name if one.party_id else None for one in resolved.statements]
        return told, resolved

    return run


def rule(verb, party, *names, of=""):
    return PartyRule(f"parties.toml [{verb}]", PartyVerb(verb), party, names, of)


def test_without_decisions_the_room_finds_kenya_and_ethiopia(decide):
    told, resolved = decide()
    assert told == ["Kenya", "Kenya", "Ethiopia", "Harbour Workers Union", "Kenya"]
    assert resolved.failures == ()


def test_merged_parties_are_one_with_both_names_and_a_step_that_says_so(decide):
    told, resolved = decide(rule("merge", "Kenya", "Harbour Workers Union"))
    assert told == ["Kenya", "Kenya", "Ethiopia", "Kenya", "Kenya"]
    kenya = next(one for one in resolved.parties if one.name == "Kenya")
    assert "Harbour Workers Union" in kenya.aliases
    assert resolved.statements[3].because[-1] == (
        "“Harbour Workers Union” and “Kenya” are one party (parties.toml [merge])"
    )


def test_several_names_can_be_merged_under_a_new_one(decide):
    told, resolved = decide(rule("merge", "the coast", "Kenya", "ethiopia"))
    assert told == ["the coast", "the coast", "the coast", "Harbour Workers Union", "the coast"]
    assert [one.name for one in resolved.parties if one.name in ("Kenya", "Ethiopia")] == []


def test_speaker_that_is_split_off_takes_her_statements_along(decide):
    told, resolved = decide(rule("split", "Odhiambo's wing", "Odhiambo", of="Kenya"))
    assert told == [
        "Kenya",
        "Odhiambo's wing",
        "Ethiopia",
        "Harbour Workers Union",
        "Odhiambo's wing",
    ]
    wing = next(one for one in resolved.parties if one.name == "Odhiambo's wing")
    speakers = {one.speaker_id: one for one in resolved.speakers}
    assert [speakers[one].name for one in wing.speaker_ids] == ["Amina Odhiambo"]
    assert all(one.party_id == wing.party_id for one in speakers.values() if "Odhiambo" in one.name)


def test_renamed_party_keeps_its_kind_and_its_old_name_as_an_alias(decide):
    told, resolved = decide(rule("rename", "port union", "Harbour Workers Union"))
    assert told[3] == "port union"
    union = next(one for one in resolved.parties if one.name == "port union")
    assert union.kind is PartyKind.ORGANISATION
    assert "Harbour Workers Union" in union.aliases


def test_speaker_speaks_for_whom_a_person_says(decide):
    told, resolved = decide(rule("speaks_for", "Ethiopia", "Amina Odhiambo"))
    assert told == ["Kenya", "Ethiopia", "Ethiopia", "Harbour Workers Union", "Ethiopia"]
    assert "“Amina Odhiambo” speaks for “Ethiopia”" in resolved.statements[4].because[-1]


def test_party_unknown_so_far_is_what_the_gazetteer_says_it_is(decide):
    _, resolved = decide(rule("speaks_for", "Tanzania", "Harbour Workers Union"))
    tanzania = next(one for one in resolved.parties if one.name == "Tanzania")
    assert tanzania.kind is PartyKind.COUNTRY
    assert all(one.name != "Harbour Workers Union" for one in resolved.parties)


def test_ignored_party_is_left_out_and_the_margin_says_so(decide):
    told, resolved = decide(rule("ignore", "", "Harbour Workers Union"))
    assert told == ["Kenya", "Kenya", "Ethiopia", "Kenya"]
    (failure,) = resolved.failures
    assert (failure.what, failure.error) == (
        "Harbour Workers Union",
        "left out with its 1 statement",
    )


@pytest.mark.parametrize(
    "missed",
    [
        rule("merge", "Kenya", "Uganda"),
        rule("rename", "Uganda", "Somalia"),
        rule("speaks_for", "Kenya", "John Smith"),
        rule("ignore", "", "Uganda"),
        rule("split", "Navy", "Admiral Smith", of="Kenya"),
        rule("split", "Navy", "Admiral Smith", of="Uganda"),
    ],
)
def test_name_that_nobody_bears_is_told_with_those_that_are_there(decide, missed):
    told, resolved = decide(missed)
    assert told == ["Kenya", "Kenya", "Ethiopia", "Harbour Workers Union", "Kenya"]
    (failure,) = resolved.failures
    assert failure.what == missed.origin
    assert failure.error.startswith("nobody is called")
    assert "Kenya" in failure.hint or "Amina Odhiambo" in failure.hint


def spot_of(annotated, words):
    start = annotated.article.text.index(words)
    return Spot(annotated.article.sha256[:12], ((start, start + len(words)),))


def test_removed_statement_is_gone_even_if_the_models_cut_it_a_little_differently(decide, event):
    annotated, _ = event
    told, _ = decide(
        StatementRule("d", spot_of(annotated, "said the port was open"), is_removed=True)
    )
    assert told == ["Kenya", "Kenya", "Harbour Workers Union", "Kenya"]


def test_corrected_spans_party_and_speaker_hold(decide, event):
    annotated, statements = event
    was = find_spot(annotated.article, statements[3])
    new = spot_of(annotated, "nobody had been")
    told, resolved = decide(
        StatementRule(
            "d.toml", was, content=new, source=(135, 160), party="port union", speaker="Ali Musa"
        )
    )
    assert told[3] == "port union"
    corrected = resolved.statements[3]
    assert corrected.words == "nobody had been"
    assert corrected.confidence == 1.0
    assert corrected.made_by == "d.toml: a person"
    assert corrected.because[0] == "corrected by a person (d.toml)"
    assert "for “port union”, by “Ali Musa”" in corrected.because[-1]
    assert "Ali Musa" in {one.name for one in resolved.speakers}


def test_correction_stands_when_the_models_no_longer_find_the_statement(decide, event):
    annotated, statements = event
    was = find_spot(annotated.article, statements[3])
    _, resolved = decide(
        StatementRule("d.toml", was, content=was, party="port union"), statements=statements[:3]
    )
    assert resolved.statements[-1].words == "nobody had been paid"


def test_added_statement_is_told_direct_by_its_quotation_marks(decide, event):
    annotated, statements = event
    added = StatementRule("d.toml", None, content=spot_of(annotated, "“We are waiting,”"))
    _, resolved = decide(added, statements=statements[:4])
    assert resolved.statements[-1].kind is StatementKind.DIRECT


def test_one_party_of_a_joint_source_can_be_corrected():
    article = make_article("Kenya and Ethiopia said the port was shut.", outlet="Gazette")
    joint = make_statement(article, "the port was shut", source="Kenya and Ethiopia", cue="said")
    spot = find_spot(article, joint)
    rules = (
        StatementRule(
            "d", spot, of="Kenya", content=spot, source=(0, 18), cue=(19, 23), party="Uganda"
        ),
    )
    resolved = resolve([make_annotated(article)], [joint], decisions=Decisions(statements=rules))
    names = {one.party_id: one.name for one in resolved.parties}
    assert [names[one.party_id] for one in resolved.statements] == ["Uganda", "Ethiopia"]
    removed = replace(rules[0], is_removed=True, content=None)
    left = resolve([make_annotated(article)], [joint], decisions=Decisions(statements=(removed,)))
    names = {one.party_id: one.name for one in left.parties}
    assert [names[one.party_id] for one in left.statements] == ["Ethiopia"]


def test_statement_of_an_article_that_is_not_there_is_told(decide):
    told, resolved = decide(
        StatementRule("d.toml: statement 1", Spot("0" * 12, ((1, 2),)), is_removed=True)
    )
    assert len(told) == 5
    assert [one.error for one in resolved.failures] == ["its article is not among the inputs"]


def test_statement_inside_another_follows_what_that_one_became(decide, event):
    annotated, statements = event
    inner = replace(statements[1], within_id=statements[0].statement_id)
    around = find_spot(annotated.article, statements[0])
    wider = StatementRule("d", around, content=spot_of(annotated, "said the port was shut"))
    _, resolved = decide(wider, statements=[statements[0], inner])
    assert resolved.statements[1].within_id == resolved.statements[0].statement_id
    _, resolved = decide(
        StatementRule("d", around, is_removed=True), statements=[statements[0], inner]
    )
    assert resolved.statements[0].within_id is None


def test_body_of_one_party_is_none_of_another(decide):
    assert decide()[1].statements[1].wing == "foreign ministry"
    moved = decide(rule("speaks_for", "Ethiopia", "Amina Odhiambo"))[1].statements[1]
    assert moved.wing is None
    renamed = decide(rule("rename", "Republic of Kenya", "Kenya"))[1].statements[1]
    assert renamed.wing == "foreign ministry"
