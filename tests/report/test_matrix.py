from __future__ import annotations

from dataclasses import replace

import factory
import pytest

from rashomon.records import PartyKind, Place, Silence, Standing, StatementKind
from rashomon.report.matrix import build_matrix, build_report, find_own_parties, rate_statement


@pytest.fixture
def ferry():
    return factory.make_ferry()


def find_cell(cells, party, point):
    return next(
        cell for cell in cells if (cell.party_id, cell.point_id) == (party.party_id, point.point_id)
    )


def test_every_party_that_speaks_has_a_cell_on_every_point(ferry):
    _, resolved, points, relations = ferry
    cells = build_matrix(resolved, points, relations)
    speaking = {cell.party_id for cell in cells if cell.statement_ids}
    assert {(cell.party_id, cell.point_id) for cell in cells} == {
        (party, point.point_id) for party in speaking for point in points
    }
    assert len(speaking) == 4  # the outlet says nothing on a point


def test_the_disputed_direct_quote_of_a_named_speaker_stands_first(ferry):
    _, resolved, points, relations = ferry
    rammed, inside, *_ = resolved.statements
    cell = find_cell(build_matrix(resolved, points, relations), resolved.parties[0], points[0])
    assert cell.statement_ids == (inside.statement_id, rammed.statement_id)
    assert cell.stands is Standing.SPEAKS


def test_first_hand_words_come_before_what_a_rival_passes_on(ferry):
    _, resolved, *_ = ferry
    inside = resolved.statements[1]
    relayed = replace(inside, via=("p-rival",))
    assert rate_statement(inside) > rate_statement(relayed)


def test_a_statement_without_end_does_not_stand_for_its_party():
    text = "A line.\n" + "He said the ferry had been where it should have been. " * 40
    article = factory.make_article(text)
    long = factory.make_statement(article, text[8:])
    short = factory.make_statement(article, text[8:60])
    assert rate_statement(short) > rate_statement(long)


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("declined to comment on the cause", Standing.REFUSED),
        ("The company that runs the ferry", Standing.SILENT),
    ],
)
def test_a_silence_stands_on_the_point_it_is_about(ferry, words, stands):
    articles, resolved, points, relations = ferry
    hospital = resolved.parties[2]
    place = Place(articles[0].article_id, factory.make_span(articles[0], words))
    silence = Silence(hospital.party_id, "whether there were radio calls, repeated ones", place)
    cells = build_matrix(resolved, points, relations, silences=(silence,))
    assert find_cell(cells, hospital, points[2]).stands is stands
    assert find_cell(cells, hospital, points[0]).stands is Standing.NOT_COVERED


def test_a_silence_on_something_else_is_put_on_no_point(ferry):
    articles, resolved, points, relations = ferry
    hospital = resolved.parties[2]
    place = Place(articles[0].article_id, factory.make_span(articles[0], "declined to comment"))
    silence = Silence(hospital.party_id, "the weather forecast for Saturday", place)
    cells = build_matrix(resolved, points, relations, silences=(silence,))
    assert find_cell(cells, hospital, points[2]).stands is Standing.NOT_COVERED


def test_a_party_with_its_own_outlet_in_the_set_is_silent_where_it_says_nothing(ferry):
    articles, resolved, points, relations = ferry
    orlena = resolved.parties[0]
    state = replace(orlena, aliases=("Amsel Courier",))
    third = resolved.statements[4]
    voices = tuple(one for one in resolved.statements if one is not third)
    parties = (state, *resolved.parties[1:4])
    resolved = replace(resolved, parties=parties, statements=voices)
    cells = build_matrix(resolved, points, relations, articles=articles)
    assert find_own_parties(articles, resolved)[articles[0].article_id] == orlena.party_id
    assert find_cell(cells, orlena, points[2]).stands is Standing.SILENT
    assert find_cell(cells, resolved.parties[3], points[0]).stands is Standing.NOT_COVERED


def test_an_outlet_comes_last_and_is_not_called_silent(ferry):
    articles, resolved, points, relations = ferry
    third = resolved.statements[4]
    points = (
        replace(points[0], statement_ids=(*points[0].statement_ids, third.statement_id)),
        *points[1:],
    )
    cells = build_matrix(resolved, points, relations, articles=articles)
    last = cells[-len(points) :]
    assert resolved.parties[4].kind is PartyKind.OUTLET
    assert [cell.party_id for cell in last] == [resolved.parties[4].party_id] * len(points)
    assert [cell.stands for cell in last] == [
        Standing.SPEAKS,
        Standing.NOT_COVERED,
        Standing.NOT_COVERED,
    ]
    assert third.kind is StatementKind.OWN_VOICE


def test_the_title_is_the_headline_that_shares_most_words_with_the_others(ferry):
    articles, resolved, points, relations = ferry
    report = build_report(articles, resolved, points=points, relations=relations)
    assert report.title in {article.title for article in articles}
    assert build_report(articles, resolved, title="Ferry").title == "Ferry"


def test_without_a_headline_the_title_names_the_parties(ferry):
    articles, resolved, *_ = ferry
    bare = tuple(replace(article, title="") for article in articles)
    report = build_report(bare, resolved)
    assert report.title == "Orlena, Maravia, hospital officials, passengers"
