"""The calendar's facts, against almanacs."""

from datetime import date

import pytest

from rashomon.annotate.almanac import feast, offset, shift, shift_day

FEASTS = {
    "Easter": ("easter", 2024, date(2024, 3, 31)),
    "early Easter": ("easter", 2008, date(2008, 3, 23)),
    "late Easter": ("easter", 2038, date(2038, 4, 25)),
    "before Easter": ("good friday", 2019, date(2019, 4, 19)),
    "fourth Thursday": ("thanksgiving", 2018, date(2018, 11, 22)),
    "last Monday": ("memorial day", 2021, date(2021, 5, 31)),
    "election": ("election day", 2020, date(2020, 11, 3)),
    "no election": ("election day", 2021, None),
}


@pytest.mark.parametrize(("name", "year", "day"), FEASTS.values(), ids=FEASTS.keys())
def test_feasts_fall_on_their_day(name, year, day):
    assert feast(name, year) == day


@pytest.mark.parametrize(
    ("zone", "day", "expected"),
    [
        ("edt", None, "-04:00"),
        ("ist", None, "+05:30"),
        ("et", date(2019, 3, 9), "-05:00"),
        ("et", date(2019, 3, 10), "-04:00"),
        ("pt", date(1990, 4, 1), "-07:00"),
        ("et", None, ""),
    ],
)
def test_a_zone_tells_its_offset_where_the_day_is_known(zone, day, expected):
    assert offset(zone, day) == expected


def test_a_shift_is_as_coarse_as_its_unit():
    day = date(2031, 3, 31)
    assert shift(day, -1, "M") == ("2031-02", "month")
    assert shift(day, 1, "W") == ("2031-W15", "week")
    assert shift(day, 1, "TH") is None
    assert shift_day(day, -1, "M") == date(2031, 2, 28)
    assert shift_day(date.max, 1, "D") is None
