"""Numbers and times are found with what they count."""

from __future__ import annotations

import pytest

from rashomon.judge.figures import find_figures, find_times


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "words"),
    [
        pytest.param("12 people came", 12, 12, "people", "12 people", id="digits"),
        pytest.param("twenty-three boats", 23, 23, "boat", "twenty-three boats", id="words"),
        pytest.param("1,300 dead", 1300, 1300, "dead", "1,300 dead", id="thousands comma"),
        pytest.param("dozens of victims", 24, 150, "dead", "dozens of victims", id="vague"),
        pytest.param(
            "at least 40 wounded", 40, 64, "wounded", "at least 40 wounded", id="at least"
        ),
        pytest.param("paid $3 million", 3e6, 3e6, "dollars", "3 million", id="money"),
        pytest.param("up to 20 percent", 8, 20, "percent", "up to 20 percent", id="up to percent"),
        pytest.param("five minutes later", 300, 300, "seconds", "five minutes", id="minutes"),
        pytest.param("10 km away", 6.21, 6.21, "miles", "10 km", id="kilometres"),
        pytest.param("two miles inside", 2, 2, "miles", "two miles", id="distance"),
    ],
)
def test_figure(text, low, high, unit, words):
    (figure,) = find_figures(text)
    assert (figure.low, figure.high, figure.unit) == (pytest.approx(low), pytest.approx(high), unit)
    assert figure.words == words


@pytest.mark.parametrize(
    "text", ["in 2031", "on May 4", "at 9:30", "the 3rd boat", "nobody knows one thing", ""]
)
def test_dates_and_clock_times_are_no_figures(text):
    assert [f for f in find_figures(text) if f.high > 0] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("on March 4, 2031", [("month", "mar4"), ("year", "2031")], id="date"),
        pytest.param("late on Friday", [("weekday", "friday")], id="weekday"),
        pytest.param("three months ago", [("ago", "three months ago")], id="ago"),
        pytest.param("at 9:30", [("clock", "9:30")], id="clock"),
        pytest.param("they may leave", [], id="may is a verb"),
    ],
)
def test_times(text, found):
    assert [(time.scale, time.value) for time in find_times(text)] == found
