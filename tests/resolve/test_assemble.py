"""The whole room: joint sources, relays, own voice, ids."""

from dataclasses import replace

from factory import make_annotated, make_article, make_span, make_statement

from rashomon.records import StatementKind
from rashomon.resolve import resolve


def test_joint_sources_give_one_statement_a_party(settle):
    one = settle("[Russia and Turkey] said {the line would hold}.")
    assert one.parties == ["Russia", "Turkey"]
    first, second = one.resolved.statements
    assert first.content == second.content
    assert first.statement_id != second.statement_id


def test_adjectives_that_share_a_noun_are_two_parties(settle):
    assert settle("[Iraqi and U.S. officials] said {nobody died}.").parties == [
        "Iraq",
        "United States",
    ]


def test_a_joint_source_of_one_party_is_one_statement(settle):
    assert settle("[Moscow and the Kremlin] said {no}.").parties == ["Russia"]


def test_a_name_with_and_in_it_is_not_cut(settle):
    assert settle("[Bosnia and Herzegovina] said {no}.").parties == ["Bosnia and Herzegovina"]


def test_a_statement_inside_another_is_passed_on_by_it():
    article = make_article(
        "The Associated Press reported that Kenyan officials said the port was shut."
    )
    outer = make_statement(
        article,
        "Kenyan officials said the port was shut",
        source="The Associated Press",
        cue="reported",
    )
    inner = make_statement(article, "the port was shut", source="Kenyan officials", cue="said")
    source = make_span(article, "Kenyan officials")
    inner = replace(inner, source=source, statement_id="s-inner")
    resolved = resolve([make_annotated(article)], [outer, inner])
    names = {party.party_id: party.name for party in resolved.parties}
    assert names[resolved.statements[1].party_id] == "Kenya"
    assert [names[one] for one in resolved.statements[1].via] == ["Associated Press"]
    assert resolved.statements[0].via == ()


def test_an_outlet_that_was_told_passes_it_on():
    article = make_article("A Kenyan official told Reuters that the port was shut.")
    said = make_statement(article, "the port was shut", source="A Kenyan official", cue="told")
    resolved = resolve([make_annotated(article)], [said])
    names = {party.party_id: party.name for party in resolved.parties}
    assert [names[one] for one in resolved.statements[0].via] == ["Reuters"]


def test_own_voice_belongs_to_the_outlet():
    article = make_article("The port was shut on Friday.", outlet="Coastal Herald")
    own = make_statement(article, "The port was shut on Friday", kind=StatementKind.OWN_VOICE)
    resolved = resolve([make_annotated(article)], [own])
    party = resolved.parties[0]
    assert (party.name, party.kind) == ("Coastal Herald", "outlet")
    assert resolved.statements[0].speaker_id is None


def test_own_voice_without_a_known_outlet_is_named_for_its_file():
    article = make_article("The port was shut on Friday.", path="texts/port.txt")
    own = make_statement(article, "The port was shut on Friday", kind=StatementKind.OWN_VOICE)
    assert resolve([make_annotated(article)], [own]).parties[0].name == "port.txt"


def test_a_quotation_that_goes_on_without_a_source_keeps_its_speaker():
    article = make_article("“We saw it,” Kenyan officials said. “It was dark.”")
    first = make_statement(article, "“We saw it,”", source="Kenyan officials", cue="said")
    second = make_statement(article, "“It was dark.”")
    resolved = resolve([make_annotated(article)], [first, second])
    assert resolved.statements[0].party_id == resolved.statements[1].party_id
    assert any(step.startswith("guess:") for step in resolved.statements[1].because)


def test_nobody_is_named_for_a_statement_without_a_source():
    article = make_article("It is said that the port was shut.")
    resolved = resolve([make_annotated(article)], [make_statement(article, "the port was shut")])
    assert resolved.statements[0].party_id is None
    assert resolved.parties == ()


def test_every_step_is_written_down_and_order_kept(settle):
    one = settle("[Kenya] said {yes}.\n[Nairobi] said {no}.\n[Witnesses] said {so}.")
    assert all(statement.because for statement in one.resolved.statements)
    assert [s.words for s in one.resolved.statements] == ["yes", "no", "so"]


def test_a_party_gathers_the_names_it_was_called(settle):
    one = settle("[Kenya] said {yes}.\n[Nairobi] said {no}.")
    (party,) = one.resolved.parties
    assert "Nairobi" in party.aliases
    assert "Kenyan" in party.aliases


def test_bare_rebels_are_the_rebels_named_in_full(settle):
    one = settle("[Chadian rebels] said {yes}.\n[Rebels] said {no}.")
    assert one.parties == ["Chadian rebels", "Chadian rebels"]


def test_ids_are_the_same_on_every_run(settle):
    text = "[Russia and Turkey] said {the line would hold}."
    assert settle(text).resolved == settle(text).resolved


def test_nothing_gives_nothing():
    resolved = resolve([], [])
    assert (resolved.statements, resolved.speakers, resolved.parties) == ((), (), ())


def test_words_that_only_point_are_no_party(settle):
    one = settle(
        "[You] said {the harbour would freeze}.\n[Everyone] said {the price was too high}."
    )
    assert one.parties == [None, None]
