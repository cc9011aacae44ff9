"""Shifts: one party, one matter, two days, and named signs of a change."""

from factory import (
    make_annotated,
    make_article,
    make_party,
    make_point,
    make_relation,
    make_resolved,
    make_statement,
)

from rashomon.follow.shifts import find_shifts
from rashomon.records import Blame, RelationKind, StatementForce

MARAVIA, ORLENA = make_party("Maravia"), make_party("Orlena")
PARTIES = (MARAVIA, ORLENA)


def shifts_of(days, *, parties=(MARAVIA, MARAVIA), kind=RelationKind.CONTRADICTS):
    texts = "The boat never left port.", "The boat did leave port."
    articles = [make_article(text, published=day) for text, day in zip(texts, days, strict=True)]
    first, second = (
        make_statement(article, article.text, party_id=party.party_id)
        for article, party in zip(articles, parties, strict=True)
    )
    point = make_point("the boat", first, second)
    relation = make_relation(point, first, second, kind)
    views = [make_annotated(article) for article in articles]
    found = find_shifts(views, make_resolved(first, second), [point], [relation])
    return [
        ("first" if one.earlier_id == first.statement_id else "second", one.kind) for one in found
    ]


def test_a_party_that_contradicts_itself_later_has_reversed():
    assert shifts_of(("2031-04-09", "2031-04-11")) == [("first", "reversed")]
    assert shifts_of(("2031-04-11", "2031-04-09")) == [("second", "reversed")]


def test_without_two_different_days_nothing_is_said():
    assert shifts_of(("2031-04-09", "2031-04-09")) == []
    assert shifts_of(("2031-04-09", None)) == []


def test_two_parties_or_a_mere_difference_are_no_shift():
    assert shifts_of(("2031-04-09", "2031-04-11"), parties=(MARAVIA, ORLENA)) == []
    assert shifts_of(("2031-04-09", "2031-04-11"), kind=RelationKind.DIFFERS) == []


def followed(*said, points=True, parties=PARTIES):
    """Follow rows of day, party, cue, content, blamed party and fields, an article each."""
    views, statements, blame = [], [], []
    for day, party, cue, content, blamed, fields in said:
        article = make_article(f"{party.name} {cue} {content}.", published=day)
        statement = make_statement(
            article, content, source=party.name, cue=cue, party_id=party.party_id, **fields
        )
        views.append(make_annotated(article))
        statements.append(statement)
        if blamed:
            blame.append(Blame(party.party_id, blamed.party_id, content, statement.statement_id))
    point = make_point("collision", *statements)
    resolved = make_resolved(*statements, parties=parties)
    found = find_shifts(views, resolved, [point] if points else [], (), blame)
    index = {one.statement_id: nth for nth, one in enumerate(statements)}
    return [(one.kind, index[one.earlier_id], index[one.later_id]) for one in found]


BLAMES_OTHERS = (
    "2031-04-09",
    MARAVIA,
    "blamed",
    "Orlena for the collision of the ferry",
    ORLENA,
    {"force": StatementForce.ALLEGATION},
)
DENIES = (
    "2031-04-10",
    MARAVIA,
    "denied",
    "that its sailors caused the collision of the ferry",
    None,
    {"denies": True},
)
ADMITS = (
    "2031-04-12",
    MARAVIA,
    "acknowledged",
    "that its own sailors caused the collision of the ferry",
    MARAVIA,
    {},
)


def test_who_blamed_others_and_later_admits_has_reversed():
    assert followed(BLAMES_OTHERS, ADMITS) == [("reversed", 0, 1)]


def test_who_denied_and_later_admits_has_reversed():
    assert followed(DENIES, ADMITS) == [("reversed", 0, 1)]


def test_the_charge_against_others_is_shown_before_the_denial():
    assert followed(BLAMES_OTHERS, DENIES, ADMITS) == [("reversed", 0, 2)]


def test_an_admission_on_another_day_by_another_party_is_no_shift():
    other = ("2031-04-12", ORLENA, *ADMITS[2:4], ORLENA, {})
    assert followed(BLAMES_OTHERS, other) == []


def test_what_stands_on_no_point_is_left_out():
    assert followed(BLAMES_OTHERS, ADMITS, points=False) == []


def test_a_charge_that_was_not_made_before_is_new():
    spoke = (
        "2031-04-09",
        MARAVIA,
        "said",
        "the collision of the ferry in the strait was an accident",
        None,
        {},
    )
    charge = (
        "2031-04-11",
        MARAVIA,
        "said",
        "Orlena was responsible for the collision of the ferry in the strait",
        ORLENA,
        {},
    )
    assert followed(spoke, charge) == [("new", 0, 1)]
    assert followed(charge, ("2031-04-12", *charge[1:])) == []


def test_doubt_that_becomes_certainty_hardened_and_the_reverse_softened():
    doubt = (
        "2031-04-09",
        MARAVIA,
        "said",
        "the captain of the ferry may have ignored the radio calls",
        None,
        {},
    )
    sure = (
        "2031-04-11",
        MARAVIA,
        "said",
        "clearly the captain of the ferry ignored the radio calls",
        None,
        {},
    )
    assert followed(doubt, sure) == [("hardened", 0, 1)]
    early = ("2031-04-08", *sure[1:])
    assert followed(early, doubt) == [("softened", 0, 1)]
