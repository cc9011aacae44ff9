"""The calendar: its names, its feasts, its clocks, and sums with dates.

Everything here is fact about the calendar, nothing about language; `timewords.py` says which words are
read as what.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

WEEKDAYS: dict[str, int] = {}
for _place, _name in enumerate(calendar.day_name):
    WEEKDAYS |= {_name.lower(): _place, f"{_name.lower()}s": _place, _name[:3].lower(): _place}
WEEKDAYS |= {"tues": 1, "thur": 3, "thurs": 3}

MONTHS: dict[str, int] = {}
for _place, _name in enumerate(calendar.month_name):
    if _name:
        MONTHS |= {_name.lower(): _place, _name[:3].lower(): _place}
MONTHS["sept"] = 9

YEARS = range(1500, 2101)
"""Years that a four-digit number can be."""

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, as in the north."""

UNITS = {
    "day": "D", "week": "W", "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "hour": "TH", "minute": "TM", "second": "TS",
}  # fmt: skip
"""Letter of each unit as TIMEX3 writes it; "F" is ours and never leaves the room."""

PARTS = {
    "morning": "TMO", "dawn": "TMO", "afternoon": "TAF", "evening": "TEV", "dusk": "TEV",
    "night": "TNI", "nighttime": "TNI", "overnight": "TNI",
}  # fmt: skip
POINTS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}

_OFFSETS = {
    "gmt": 0, "utc": 0, "bst": 1, "cet": 1, "cest": 2, "ist": 5.5, "jst": 9, "kst": 9, "est": -5, "edt": -4,
    "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_AMERICAN = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
ZONES = (*_OFFSETS, *_AMERICAN)
"""Names of time zones as news prints them; "CST" and "IST" are read as America's and India's."""

_MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
_DECEMBER, _MOST_YEARS = 12, 10_000
_MONDAY, _THURSDAY, _SUNDAY = 0, 3, 6
_LAST = -1

# Day of each feast: (month, day), or (month, weekday, which of the month).
_FIXED = {
    "new year's day": (1, 1), "valentine's day": (2, 14), "st. patrick's day": (3, 17), "may day": (5, 1),
    "fourth of july": (7, 4), "independence day": (7, 4), "bastille day": (7, 14), "halloween": (10, 31),
    "veterans day": (11, 11), "armistice day": (11, 11), "christmas eve": (12, 24), "christmas": (12, 25),
    "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
_MOVING = {
    "martin luther king day": (1, _MONDAY, 3), "presidents day": (2, _MONDAY, 3), "memorial day": (5, _MONDAY, _LAST),
    "labor day": (9, _MONDAY, 1), "columbus day": (10, _MONDAY, 2), "thanksgiving": (11, _THURSDAY, 4),
    "thanksgiving day": (11, _THURSDAY, 4),
}  # fmt: skip
_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "good friday": -2, "easter": 0, "easter sunday": 0,
    "easter monday": 1, "pentecost": 49,
}  # fmt: skip
FEASTS = (*_FIXED, *_MOVING, *_EASTER, "election day")


def as_week(day: date) -> str:
    """Write a day's week: "2019-W10"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def as_quarter(year: int, month: int) -> str:
    """Write a month's quarter: "2019-Q1"."""
    return f"{year:04d}-Q{(month + 2) // 3}"


def shift_months(day: date, months: int) -> tuple[int, int]:
    """Give the year and month that lie `months` after (before, if negative) a day's month."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def shift(day: date, count: int, unit: str) -> tuple[str, str] | None:
    """Move `count` units from a day; the result is as coarse as the unit.

    Args:
        day: Where to start.
        count: How many units, negative for back.
        unit: "D", "W", "F" (fortnight), "M", "Q", "Y", "E" (decade) or "C" (century).

    Returns:
        (value, precision); None for hours and minutes, and where the calendar ends.
    """
    try:
        if unit == "D":
            return (day + timedelta(days=count)).isoformat(), "day"
        if unit in {"W", "F"}:
            return as_week(day + timedelta(weeks=count * (2 if unit == "F" else 1))), "week"
    except OverflowError:
        return None
    year, month = shift_months(day, count * _MONTHS_OF.get(unit, 0))
    if unit not in _MONTHS_OF or not 0 < year < _MOST_YEARS:
        return None
    if unit == "M":
        return f"{year:04d}-{month:02d}", "month"
    return (as_quarter(year, month), "quarter") if unit == "Q" else (f"{year:04d}", "year")


def shift_day(day: date, count: int, unit: str) -> date | None:
    """Move `count` units from a day to a day; in a shorter month its last day.

    Hours count as days where they fill one (24 hours are a day); shorter spans stay on the day.
    None where the calendar ends.
    """
    try:
        if unit == "TH":
            return day + timedelta(hours=count)
        if unit in {"D", "W", "F"}:
            return day + timedelta(days=count * {"D": 1, "W": 7, "F": 14}[unit])
        year, month = shift_months(day, count * _MONTHS_OF.get(unit, 0))
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (OverflowError, ValueError):
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """Make a date, or None where there is no such day or news tells of no such year."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def feast(name: str, year: int) -> date | None:
    """Give the day of a feast in a year, as kept in the United States where countries differ.

    Args:
        name: One of `FEASTS`.
        year: Election Day is given for even years only.

    Returns:
        The day; None if it is not kept that year.
    """
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _MOVING:
        return _nth_weekday(year, *_MOVING[name])
    if name in _EASTER:
        return _easter(year) + timedelta(days=_EASTER[name])
    return _nth_weekday(year, 11, _MONDAY, 1) + timedelta(days=1) if year % 2 == 0 else None


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Give the nth such weekday of a month; `_LAST` counts from the end."""
    if nth == _LAST:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _easter(year: int) -> date:
    """Give the Western Easter Sunday.

    Source:
        The anonymous Gregorian computus (Nature, 20 April 1876), in Meeus's naming.
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def offset(zone: str, day: date | None) -> str:
    """Write what a time zone lies ahead of UTC: "-05:00".

    Args:
        zone: One of `ZONES`, in lower case.
        day: Decides whether "ET", "CT", "MT" and "PT" mean summer time.

    Returns:
        "+HH:MM" or "-HH:MM"; "" where it depends on a day that is not known.
    """
    hours: float
    if zone in _AMERICAN:
        if day is None:
            return ""
        hours = _AMERICAN[zone] + _is_american_summer(day)
    else:
        hours = _OFFSETS[zone]
    return f"{'-' if hours < 0 else '+'}{int(abs(hours)):02d}:{round(abs(hours) % 1 * 60):02d}"


def _is_american_summer(day: date) -> bool:
    """Say whether American clocks show summer time (Energy Policy Act of 2005; before 2007, the act of 1986)."""
    if day.year >= 2007:  # noqa: PLR2004 - when the act of 2005 took effect
        starts, ends = _nth_weekday(day.year, 3, _SUNDAY, 2), _nth_weekday(day.year, 11, _SUNDAY, 1)
    else:
        starts, ends = (
            _nth_weekday(day.year, 4, _SUNDAY, 1),
            _nth_weekday(day.year, 10, _SUNDAY, _LAST),
        )
    return starts <= day < ends
