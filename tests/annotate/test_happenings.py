"""Times counted from a happening: only where the text tells its day."""

from datetime import date

import pytest

from rashomon.annotate.times import find_times

FRIDAY = date(2031, 4, 11)
TOLD = "The March 12 collapse of the bridge killed four. "

CASES = {
    "days after": ("He spoke three days after the collapse.", "three days", "2031-03-15"),
    "other form of the word": (
        "He spoke a day after the bridges collapsed.",
        "a day",
        "2031-03-13",
    ),
    "weeks before": ("He had warned two weeks before the collapse.", "two weeks", "2031-02-26"),
    "the day after": ("He spoke the day after the collapse.", "the day", "2031-03-13"),
    "weekday after": ("He spoke on the Sunday after the collapse.", "Sunday", "2031-03-16"),
    "within hours": ("He knew it within 24 hours of the collapse.", "24 hours", "2031-03-13"),
    "from a date": ("He spoke two days after March 20.", "two days", "2031-03-22"),
    "from a feast": ("He will speak a week before Christmas.", "a week", "2031-12-18"),
    "from a weekday": ("He spoke a day after Tuesday's vote.", "a day", "2031-04-09"),
    "other happening": ("He spoke three days after the verdict.", "three days", "P3D"),
    "another clause": ("He spoke three days after, as the collapse showed.", "three days", "P3D"),
}


@pytest.mark.parametrize(("text", "words", "value"), CASES.values(), ids=CASES.keys())
def test_a_length_from_a_happening_is_a_day(text, words, value):
    found = {time.text: time.value for time in find_times(TOLD + text, FRIDAY)}
    assert found[words] == value


def test_the_week_after_has_first_and_last_day():
    found = find_times(TOLD + "He spoke in the week after the collapse.", FRIDAY)
    assert (found[-1].begins, found[-1].ends) == ("2031-03-13", "2031-03-19")


def test_two_days_for_one_happening_leave_it_open():
    text = "The collapse on March 12 was one. The collapse on March 20 was another. "
    found = find_times(text + "He spoke a day after the collapse.", FRIDAY)
    assert found[-1].value == "P1D"


def test_a_happening_without_a_day_leaves_the_day_after_open():
    (time,) = find_times("He spoke the day after the collapse.", FRIDAY)
    assert (time.value, time.precision) == (None, "day")
