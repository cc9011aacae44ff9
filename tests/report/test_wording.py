from __future__ import annotations

import factory
import pytest

from rashomon.report.wording import set_off, show_day, tell_facts


def test_an_article_says_what_is_known_of_it_and_from_where():
    courier, herald, wire = factory.make_articles()
    assert "outlet: Amsel Courier (as given by the user)" in tell_facts(courier)
    assert "author: Mila Dorn (as the page shows it)" in tell_facts(herald)
    assert list(tell_facts(wire)) == [
        "outlet: unknown",
        "published: unknown",
        "read from wire.txt",
        "same text in copy-of-wire.txt; counted once",
    ]


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2031-04-11", "11 April 2031"),
        ("2031-04-12T07:30:00+02:00", "12 April 2031"),
        ("2031-04", "April 2031"),
        ("2031", "2031"),
        ("soon", "soon"),
        ("2031-13-01", "2031-13-01"),
    ],
)
def test_a_date_is_shown_as_precise_as_it_is_known(day, shown):
    assert show_day(day) == shown


def test_clashing_words_are_set_off_as_whole_words_only():
    pieces = set_off("fourteen of four", ["four"])
    assert pieces == [("fourteen of ", False), ("four", True)]
    assert set_off("", ["x"]) == []
