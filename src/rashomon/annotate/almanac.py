"""The words of the calendar, and sums with dates.

Each word that can take part in a time expression has one letter that says what it can be there; the
grammar in `times.py` is written in these letters.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

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

ABBREVIATIONS = frozenset({name for name in {**WEEKDAYS, **MONTHS} if len(name) == 3} - {"may"}) | {  # noqa: PLR2004
    "sept", "tues", "thur", "thurs",
}  # fmt: skip

SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}

# Words that are also something else; they count only where the words around say so.
DOUBTFUL = frozenset(
    {"may", "march", "mar", "mon", "sun", "sat", "wed", "fri", "dec", "jan", "sep"}
)

UNITS = {
    "day": "D", "days": "D", "week": "W", "weeks": "W", "month": "M", "months": "M", "year": "Y",
    "years": "Y", "decade": "E", "decades": "E", "century": "C", "centuries": "C", "quarter": "Q",
    "quarters": "Q", "hour": "TH", "hours": "TH", "minute": "TM", "minutes": "TM", "fortnight": "F",
}  # fmt: skip

PARTS = {
    "morning": "TMO", "mornings": "TMO", "dawn": "TMO", "afternoon": "TAF", "afternoons": "TAF",
    "evening": "TEV", "evenings": "TEV", "night": "TNI", "nights": "TNI", "midnight": "TNI",
    "noon": "TMI", "midday": "TMI", "overnight": "TNI", "tonight": "TNI",
}  # fmt: skip

NUMBERS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip

REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
    "recently": "PAST_REF", "past": "PAST_REF", "future": "FUTURE_REF",
}  # fmt: skip

REPEATS = {
    "hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip

_GROUPS: dict[str, Iterable[str]] = {
    "w": WEEKDAYS,
    "m": MONTHS,
    "s": SEASONS,
    "P": [name for name in PARTS if name != "tonight"],
    "T": ("today", "tonight", "yesterday", "tomorrow"),
    "n": [name for name in NUMBERS if name not in {"first", "second", "third", "fourth"}],
    "Q": ("first", "second", "third", "fourth"),
    "U": ("day", "week", "month", "year", "decade", "century", "fortnight"),
    "V": ("days", "weeks", "months", "years", "decades", "centuries"),
    "u": ("quarter", "quarters"),
    "X": ("hour", "hours", "minute", "minutes"),
    "W": ("weekend",),
    "R": [name for name in REFERENCES if name != "past"],
    "r": ("recent",),
    "O": ("old",),
    "g": REPEATS,
    "l": ("last", "past", "previous"),
    "x": ("next", "coming", "following", "upcoming"),
    "c": ("this", "that", "same"),
    "a": ("ago",),
    "b": ("earlier", "later"),
    "e": ("early", "late", "mid", "beginning", "end", "start", "middle"),
    "o": ("of", "in", "on"),
    "t": ("the",),
    "A": ("a", "an"),
    "v": ("several", "few", "couple", "many"),
    "j": ("about", "nearly", "almost", "more", "than", "least", "at", "over",
          "around", "some", "less", "up", "roughly"),
    "F": ("fiscal",),
    "z": ("each", "every"),
    "&": ("and", "to", "or", "through"),
    "Z": ("est", "edt", "et", "pst", "pdt", "pt", "gmt", "utc", "bst", "cet", "cest"),
    "H": ("st", "nd", "rd", "th"),
    "-": ("-", "–"),
    ",": (",",),
}  # fmt: skip
LEXICON = {word: letter for letter, words in _GROUPS.items() for word in words}
"""Word in lower case -> letter."""

_MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


def as_week(day: date) -> str:
    """Write a day's week: "2019-W10"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


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
    moved: tuple[str, str] | None = None
    try:
        if unit == "D":
            moved = (day + timedelta(days=count)).isoformat(), "day"
        elif unit in {"W", "F"}:
            moved = as_week(day + timedelta(weeks=count * (2 if unit == "F" else 1))), "week"
    except OverflowError:
        return None
    year, month = shift_months(day, count * _MONTHS_OF.get(unit, 0))
    if moved or unit not in _MONTHS_OF or not 0 < year < 10_000:  # noqa: PLR2004 - as `date`
        return moved
    if unit == "M":
        return f"{year:04d}-{month:02d}", "month"
    return (
        (f"{year:04d}-Q{(month + 2) // 3}", "quarter") if unit == "Q" else (f"{year:04d}", "year")
    )


def day_of(year: int, month: int, day: int) -> date | None:
    """Make a date, or None where there is no such day or news tells of no such year."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
