"""Time expressions of news: which words, which time, and no time where none is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.times import find_dateline, find_times

FRIDAY = date(2031, 4, 11)

CASES = {
    "iso": ("On 2031-02-28 it ended.", [("2031-02-28", "2031-02-28", "day")]),
    "full date": ("It sank on February 28, 2030.", [("February 28, 2030", "2030-02-28", "day")]),
    "day first": ("It sank on 28 February 2030.", [("28 February 2030", "2030-02-28", "day")]),
    "two digit year": ("PORT AMSEL, 16 NOV 89 (ONA) --", [("16 NOV 89", "1989-11-16", "day")]),
    "two days": (
        "They met on Feb. 27 and 28.",
        [("Feb. 27", "2031-02-27", "day"), ("28", "2031-02-28", "day")],
    ),
    "weekday and date": ("Wednesday, April 9", [("Wednesday, April 9", "2031-04-09", "day")]),
    "day to come": ("He will decide by May 12.", [("May 12", "2031-05-12", "day")]),
    "month": ("In early March it froze.", [("early March", "2031-03", "month")]),
    "month gone": ("It began in October.", [("October", "2030-10", "month")]),
    "month and year": ("Since May 1972 he has", [("May 1972", "1972-05", "month")]),
    "year": ("It was signed in 2017.", [("2017", "2017", "year")]),
    "decade": ("In the late 1980s it", [("the late 1980s", "198", "decade")]),
    "weekday": ("He spoke on Thursday.", [("Thursday", "2031-04-10", "day")]),
    "same weekday": ("He spoke on Friday morning.", [("Friday morning", "2031-04-11", "day")]),
    "weekday gone": ("It arrived Monday.", [("Monday", "2031-04-07", "day")]),
    "weekday to come": ("They will meet on Tuesday.", [("Tuesday", "2031-04-15", "day")]),
    "next weekday": ("The vote is next Friday.", [("next Friday", "2031-04-18", "day")]),
    "last weekday": ("It closed last Friday.", [("last Friday", "2031-04-04", "day")]),
    "today": ("THE ARMY SAID TODAY", [("TODAY", "2031-04-11", "day")]),
    "yesterday": ("It fell yesterday.", [("yesterday", "2031-04-10", "day")]),
    "last night": ("It fell last night.", [("last night", "2031-04-10", "day")]),
    "clock": ("It fell at 3:10 p.m. Thursday.", [("3:10 p.m. Thursday", "2031-04-10", "day")]),
    "this week": ("It falls this week.", [("this week", "2031-W15", "week")]),
    "last week": ("It fell last week.", [("last week", "2031-W14", "week")]),
    "last year": ("It fell late last year.", [("late last year", "2030", "year")]),
    "ago": ("It fell three days ago.", [("three days ago", "2031-04-08", "day")]),
    "months ago": ("about six months ago", [("about six months ago", "2030-10", "month")]),
    "length": ("It took two weeks.", [("two weeks", "P2W", "duration")]),
    "every": ("It sails every day.", [("every day", "P1D", "repeated")]),
    "may is no month": ("It may 5 times fail; they march on.", []),
    "no dates": ("An F-16 and 1,300 men, $2019, 45% and 3.5 knots.", []),
    "old": ("A 6-year-old boy", []),
    "no such day": ("On February 30, 2030, nothing", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_news_words_name_their_time(text, expected):
    found = find_times(text, FRIDAY)
    assert [(time.text, time.value, time.precision) for time in found] == expected


def test_a_day_earlier_leans_on_the_day_named_before():
    found = find_times("It sank on April 2. Three days earlier a storm had begun.", FRIDAY)
    assert [time.value for time in found] == ["2031-04-02", "2031-03-30"]


def test_the_following_morning_leans_on_the_day_named_before():
    found = find_times("It sank on April 2. The following morning divers came.", FRIDAY)
    assert [(time.value, time.part) for time in found] == [
        ("2031-04-02", ""),
        ("2031-04-03", "TMO"),
    ]


def test_without_a_publication_date_only_explicit_dates_have_a_value():
    text = "On Friday, three weeks ago, March 7, last week and in March; March 7, 2030 and in 2029."
    found = {time.text: time.value for time in find_times(text, None)}
    assert found.pop("March 7, 2030") == "2030-03-07"
    assert found.pop("2029") == "2029"
    assert found == dict.fromkeys(["Friday", "three weeks ago", "March 7", "last week", "March"])


DATELINES = {
    "capitals": ("PORT AMSEL, 18 NOV 89 (ONA) -- THE ARMY SPOKE.", date(1989, 11, 18)),
    "own line": ("Ferry sinks\nApril 9, 2031\nA ferry sank.", date(2031, 4, 9)),
    "no year": ("PORT AMSEL, April 9 (ONA) - A ferry sank.", None),
    "in a sentence": ("A treaty signed on April 9, 2001 was broken.", None),
    "none": ("A ferry sank.", None),
}


@pytest.mark.parametrize(("text", "expected"), DATELINES.values(), ids=DATELINES.keys())
def test_only_a_full_dateline_dates_a_text(text, expected):
    assert find_dateline(text) == expected


WORDS = "the last next Monday May 31 2019 and , - weeks ago early 3 p.m. 00/00/00 9999999 fall ² ٣ 1990s".split()


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.none() | st.dates())
def test_any_words_give_ordered_spans_of_the_text(words, anchor):
    text = " ".join(words)
    reached = 0
    for time in find_times(text, anchor):
        assert reached <= time.start < time.end
        assert text[time.start : time.end] == time.text
        reached = time.end
