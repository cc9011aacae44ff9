"""Reversals: only where one party contradicts itself on two different days."""

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
from rashomon.records import RelationKind

MARAVIA, ORLENA = make_party("Maravia"), make_party("Orlena")


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
