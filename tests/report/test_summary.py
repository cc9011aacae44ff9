from __future__ import annotations

from dataclasses import replace

import factory
import pytest

from rashomon.records import RelationKind, StatementKind
from rashomon.report.matrix import build_matrix
from rashomon.report.overview import make_overview
from rashomon.report.page import PageMaker
from rashomon.report.summary import make_summary


def summarise(report):
    maker = PageMaker(make_overview(report))
    return make_summary([maker.make_row(point) for point in maker.overview.points])


def read(quote):
    return "".join(words for words, _ in quote.pieces)


@pytest.fixture
def talkative():
    """A report in which Orlena says eight things on two points."""
    text = "\n".join(
        f"“The pier number {number} was closed to all ships,” Voss said." for number in range(8)
    )
    article = factory.make_article(text)
    party = factory.make_party("Orlena")
    statements = [
        factory.make_statement(
            article,
            f"“The pier number {number} was closed to all ships,”",
            source="Voss",
            cue="said",
            party_id=party.party_id,
        )
        for number in range(8)
    ]
    points = (
        factory.make_point("pier", *statements[:6]),
        factory.make_point("ships", *statements[6:]),
    )
    resolved = factory.make_resolved(*statements, parties=(party,))
    return factory.make_report(
        articles=(article,), parties=(party,), speakers=(), statements=tuple(statements),
        points=points, relations=(), matrix=build_matrix(resolved, points, ()), timeline=(),
        silences=(), blame=(),
    )  # fmt: skip


def test_a_version_is_three_to_five_sentences_in_the_order_of_the_points(talkative):
    (version,) = summarise(talkative).versions
    assert version.side.name == "Orlena"
    assert 3 <= len(version.sentences) <= 5
    numbers = [row.number for row, _ in version.sentences]
    assert numbers == sorted(numbers)
    assert set(numbers) == {1, 2}
    assert len({read(quote) for _, quote in version.sentences}) == len(version.sentences)


def test_a_version_holds_no_sentence_that_a_rival_passed_on(talkative):
    relayed = tuple(replace(one, via=("p-x",)) for one in talkative.statements)
    assert summarise(replace(talkative, statements=relayed)).versions == ()


def test_a_reading_that_is_more_likely_wrong_is_nobodys_version(talkative):
    doubtful = tuple(replace(one, confidence=0.3) for one in talkative.statements)
    assert summarise(replace(talkative, statements=doubtful)).versions == ()


def test_the_most_disputed_shows_two_parties_against_each_other():
    disputed = summarise(factory.make_report()).disputed
    assert disputed
    for clash in disputed:
        assert clash.kind in {"contradicts", "differs"}
        assert clash.first.side != clash.second.side


def test_what_somebody_disputes_is_not_said_to_be_undisputed():
    report = factory.make_report()
    dead = report.points[1]
    six, four = report.statements[7], report.statements[8]
    passenger = report.statements[10]
    agreed = factory.make_relation(dead, six, passenger, RelationKind.AGREES)
    assert summarise(replace(report, relations=(agreed,))).shared
    differs = factory.make_relation(dead, four, six, RelationKind.DIFFERS)
    assert summarise(replace(report, relations=(agreed, differs))).shared == ()


def test_an_outlets_own_telling_is_no_partys_dispute():
    report = factory.make_report()
    inside, third = report.statements[1], report.statements[4]
    assert third.kind is StatementKind.OWN_VOICE
    relation = factory.make_relation(report.points[0], inside, third)
    assert summarise(replace(report, relations=(relation,))).disputed == ()
