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
    "ordinal day": ("It sank on the 1st of March.", [("the 1st of March", "2031-03-01", "day")]),
    "two digit year": ("PORT AMSEL, 16 NOV 89 (ONA) --", [("16 NOV 89", "1989-11-16", "day")]),
    "two days": (
        "They met on Feb. 27 and 28.",
        [("Feb. 27", "2031-02-27", "day"), ("28", "2031-02-28", "day")],
    ),
    "days from to": (
        "It ran from March 3 to 5.",
        [("March 3", "2031-03-03", "day"), ("5", "2031-03-05", "day")],
    ),
    "a number after a day": (
        "On March 3, 20 people drowned.",
        [("March 3", "2031-03-03", "day")],
    ),
    "days over a year": (
        "It ran Nov. 18-Jan. 19, 2015.",
        [("Nov. 18", "2014-11-18", "day"), ("Jan. 19, 2015", "2015-01-19", "day")],
    ),
    "months of a year": (
        "It ran from June to August 1992.",
        [("June", "1992-06", "month"), ("August 1992", "1992-08", "month")],
    ),
    "years": (
        "in the crisis of 1979-80,",
        [("1979", "1979", "year"), ("80", "1980", "year")],
    ),
    "week of": ("The week of March 3 was wet.", [("The week of March 3", "2031-W10", "week")]),
    "weekday and date": ("Wednesday, April 9", [("Wednesday, April 9", "2031-04-09", "day")]),
    "the weekday tells the year": ("Tuesday, April 9", [("Tuesday, April 9", "2030-04-09", "day")]),
    "day to come": ("He will decide by May 12.", [("May 12", "2031-05-12", "day")]),
    "the attacks": (
        "Before the Sept. 11 attacks he flew.",
        [("Sept. 11", "2001-09-11", "day")],
    ),
    "their anniversary": (
        "On the anniversary of the Sept. 11 attacks he flew.",
        [("Sept. 11", "2030-09-11", "day")],
    ),
    "feast": ("They met on Christmas Eve.", [("Christmas Eve", "2030-12-24", "day")]),
    "moving feast": ("They met last Thanksgiving.", [("last Thanksgiving", "2030-11-28", "day")]),
    "month": ("In early March it froze.", [("early March", "2031-03", "month")]),
    "month gone": ("It began in October.", [("October", "2030-10", "month")]),
    "month of a year": (
        "It began in October of last year.",
        [("October of last year", "2030-10", "month")],
    ),
    "month and year": ("Since May 1972 he has", [("May 1972", "1972-05", "month")]),
    "month beside its noun": ("The May vote was void.", [("May", "2030-05", "month")]),
    "year": ("It was signed in 2017.", [("2017", "2017", "year")]),
    "spoken year": ("In nineteen ninety-six it", [("nineteen ninety-six", "1996", "year")]),
    "decade": ("In the late 1980s it", [("the late 1980s", "198", "decade")]),
    "spelt decade": ("In the nineties it", [("the nineties", "199", "decade")]),
    "century": ("In the 19th century it", [("the 19th century", "18", "century")]),
    "weekday": ("He spoke on Thursday.", [("Thursday", "2031-04-10", "day")]),
    "same weekday": ("He spoke on Friday morning.", [("Friday morning", "2031-04-11", "day")]),
    "weekday gone": ("It arrived Monday.", [("Monday", "2031-04-07", "day")]),
    "weekday to come": ("They will meet on Tuesday.", [("Tuesday", "2031-04-15", "day")]),
    "weekday of a week": (
        "It fell on Monday of last week.",
        [("Monday of last week", "2031-03-31", "day")],
    ),
    "next weekday": ("The vote is next Friday.", [("next Friday", "2031-04-18", "day")]),
    "last weekday": ("It closed last Friday.", [("last Friday", "2031-04-04", "day")]),
    "not yesterday": ("It closed last Thursday.", [("last Thursday", "2031-04-03", "day")]),
    "today": ("THE ARMY SAID TODAY", [("TODAY", "2031-04-11", "day")]),
    "a paper is no day": ("He told the Amsel Today that", []),
    "yesterday": ("It fell yesterday.", [("yesterday", "2031-04-10", "day")]),
    "day before yesterday": (
        "It fell the day before yesterday.",
        [("the day before yesterday", "2031-04-09", "day")],
    ),
    "last night": ("It fell last night.", [("last night", "2031-04-10", "day")]),
    "clock": ("It fell at 3:10 p.m. Thursday.", [("3:10 p.m. Thursday", "2031-04-10", "day")]),
    "small hours": (
        "It fell in the early hours of Thursday.",
        [("the early hours of Thursday", "2031-04-10", "day")],
    ),
    "this week": ("It falls this week.", [("this week", "2031-W15", "week")]),
    "last week": ("It fell last week.", [("last week", "2031-W14", "week")]),
    "all week": ("It fell all week.", [("all week", "2031-W15", "week")]),
    "first week": (
        "It fell in the first week of March.",
        [("the first week of March", "2031-W09", "week")],
    ),
    "last year": ("It fell late last year.", [("late last year", "2030", "year")]),
    "end of the year": ("It may fall by year-end.", [("year-end", "2031", "year")]),
    "quarter": (
        "In the third quarter of 2029",
        [("the third quarter of 2029", "2029-Q3", "quarter")],
    ),
    "written quarter": ("In Q3 2029 sales", [("Q3 2029", "2029-Q3", "quarter")]),
    "half": ("In the first half of 2029", [("the first half of 2029", "2029-H1", "half")]),
    "fiscal year": ("In fiscal 2029 it", [("fiscal 2029", "2029", "year")]),
    "season": ("It fell last fall.", [("last fall", "2030-FA", "season")]),
    "bare season": ("It grew over the winter.", [("the winter", "2030-WI", "season")]),
    "a fall is no season": ("After the fall of the bridge", []),
    "ago": ("It fell three days ago.", [("three days ago", "2031-04-08", "day")]),
    "years ago": ("It fell years ago.", [("years ago", "PAST_REF", "vague")]),
    "months ago": ("about six months ago", [("about six months ago", "2030-10", "month")]),
    "in so long": ("It will end in seven years.", [("seven years", "2038", "year")]),
    "took so long": ("It was built in seven years.", [("seven years", "P7Y", "duration")]),
    "length": ("It took two weeks.", [("two weeks", "P2W", "duration")]),
    "with a half": ("It took 2 1/2 years.", [("2 1/2 years", "P2Y6M", "duration")]),
    "vague length": ("It took several months.", [("several months", "PXM", "duration")]),
    "bare length": ("It lasted for weeks.", [("weeks", "PXW", "duration")]),
    "decades": ("It lasted two decades.", [("two decades", "P20Y", "duration")]),
    "a share is no length": ("About three-quarters of them fled.", []),
    "every": ("It sails every day.", [("every day", "P1D", "repeated")]),
    "weekly": ("It sails every Friday.", [("every Friday", "XXXX-WXX-5", "repeated")]),
    "now": ("It is now closed.", [("now", "PRESENT_REF", "vague")]),
    "soon": ("It will soon close.", [("soon", "FUTURE_REF", "vague")]),
    "as soon as": ("He left as soon as he could.", []),
    "may is no month": ("It may 5 times fail; they march on.", []),
    "no dates": ("An F-16 and 1,300 men, $2019, 45% and 3.5 knots.", []),
    "old": ("A 6-year-old boy", []),
    "no such day": ("On February 30, 2030, nothing", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_news_words_name_their_time(text, expected):
    found = find_times(text, FRIDAY)
    assert [(time.text, time.value, time.precision) for time in found] == expected


LEANING = {
    "days earlier": ("It sank on April 2. Three days earlier a storm had begun.", "2031-03-30"),
    "that year": ("It sank in June 1998. Later that year divers came.", "1998"),
    "the following year": ("It sank in May 1995, and the following year divers came.", "1996"),
    "years later": ("It sank in 1995. Two years later divers came.", "1997"),
    "the quarter in hand": ("Profit fell in the first quarter from that of a year ago.", "2030-Q1"),
    "the day of the publication": ("It sank. Later in the day divers came.", "2031-04-11"),
}


@pytest.mark.parametrize(("text", "value"), LEANING.values(), ids=LEANING.keys())
def test_words_that_lean_on_the_time_named_before(text, value):
    assert find_times(text, FRIDAY)[-1].value == value


def test_the_following_morning_leans_on_the_day_named_before():
    found = find_times("It sank on April 2. The following morning divers came.", FRIDAY)
    assert [(time.value, time.part) for time in found] == [
        ("2031-04-02", ""),
        ("2031-04-03", "TMO"),
    ]


RANGES = {
    "past hours": ("over the past 24 hours", "2031-04-10", "2031-04-11"),
    "past weeks": ("in the past two weeks", "2031-03-28", "2031-04-11"),
    "past week": ("in the past week", "2031-04-04", "2031-04-11"),
    "next weeks": ("within the next two weeks", "2031-04-11", "2031-04-25"),
    "weekend": ("over the weekend", "2031-04-05", "2031-04-06"),
    "first days": ("the first ten days of March", "2031-03-01", "2031-03-10"),
    "last week of": ("the last week of 2030", "2030-12-25", "2030-12-31"),
}


@pytest.mark.parametrize(("text", "begins", "ends"), RANGES.values(), ids=RANGES.keys())
def test_what_covers_several_days_tells_its_first_and_last(text, begins, ends):
    (time,) = find_times(text, FRIDAY)
    assert (time.begins, time.ends) == (begins, ends)


CLOCKS = {
    "with zone": ("at 5 p.m. EST Thursday", "2031-04-10", "T17:00", "-05:00"),
    "zone by the season": ("at 9 a.m. ET on March 3", "2031-03-03", "T09:00", "-05:00"),
    "summer": ("at 9 a.m. ET on April 3", "2031-04-03", "T09:00", "-04:00"),
    "figures": ("(0735 GMT) Thursday", "2031-04-11", "T07:35", "+00:00"),
    "half day": ("at 4 in the afternoon", "2031-04-11", "T16:00", ""),
    "noon": ("at noon Thursday", "2031-04-10", "T12:00", ""),
    "after the day": ("on Thursday at 9 p.m.", "2031-04-10", "T21:00", ""),
}


@pytest.mark.parametrize(("text", "value", "part", "zone"), CLOCKS.values(), ids=CLOCKS.keys())
def test_hours_keep_their_zone(text, value, part, zone):
    time = find_times(text, FRIDAY)[0]
    assert (time.value, time.part, time.zone) == (value, part, zone)


def test_a_lead_of_tomorrow_was_written_after_its_date():
    found = find_times("The mayor on Saturday denied it. He had left before Saturday.", FRIDAY)
    assert [time.value for time in found] == ["2031-04-12", "2031-04-12"]


def test_a_report_printed_later_counts_from_its_dateline():
    found = find_times("PORT AMSEL, April 9 (ONA) -- The army said today it had left.", FRIDAY)
    assert [time.value for time in found] == ["2031-04-09", "2031-04-09"]


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


WORDS = (
    "the last next this that Monday May 31 2019 and , - weeks ago early 3 p.m. 00/00/00 9999999 fall ² ٣ 1990s of week "
    "first two half a hundred quarter year later Q3 20th century in before after Easter hours 's ET 0735 the nineties"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=9), st.none() | st.dates())
def test_any_words_give_ordered_spans_of_the_text(words, anchor):
    text = " ".join(words)
    reached = 0
    for time in find_times(text, anchor):
        assert reached <= time.start < time.end
        assert text[time.start : time.end] == time.text
        reached = time.end
