"""The nth of something: "the first week of March", "the last day of 2015", "the first two weeks of May"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rashomon.annotate.almanac import MONTHS, as_week, shift_day
from rashomon.annotate.lengths import write_length
from rashomon.annotate.matches import Match, Value

if TYPE_CHECKING:
    from collections.abc import Callable

_DECEMBER = 12
_DAY = timedelta(days=1)


def _nth_of(match: Match) -> Value | None:
    """The first week of March; the last month of 2015; the first ten days of May 2014."""
    head, tail = match.split("of")
    whole, unit = _whole(tail, match), head.unit()
    if whole is None or unit not in {"D", "W", "M"}:
        return None
    count = head.count() if head.has("units") else 1
    if count is None or count != int(count):
        return None
    begins = _begin(whole, head.ordinal(), int(count), unit)
    after = shift_day(begins, int(count), unit) if begins else None
    if begins is None or after is None or not whole[0] <= begins <= whole[1]:
        return None
    ends = min(after - _DAY, whole[1])
    if count > 1:
        return Value(
            write_length(count, unit), "duration", "", begins.isoformat(), ends.isoformat()
        )
    if unit == "W":
        return Value(as_week(begins), "week", "", begins.isoformat(), ends.isoformat())
    return (
        Value(begins.isoformat(), "day") if unit == "D" else Value(begins.isoformat()[:7], "month")
    )


def _whole(tail: Match, match: Match) -> tuple[date, date] | None:
    """Give the first and the last day of the month or year behind "of"."""
    anchor, month, year = match.context.anchor, tail.word("month"), tail.year()
    if year is None:
        if anchor is None:
            return None
        year = tail.its_year(anchor) if tail.has("year") else _nearest_year(match, anchor, month)
    first = date(year, MONTHS[month] if month else 1, 1)
    after = shift_day(first, 1, "M" if month else "Y")
    return (first, after - _DAY) if after else None


def _nearest_year(match: Match, anchor: date, month: str | None) -> int:
    """Give the year of a month named without one: the last that has begun, or the next where the tense looks ahead."""
    number = MONTHS[month or "january"]
    if match.context.is_ahead:
        return anchor.year + (number < anchor.month)
    return anchor.year - (number > anchor.month)


def _begin(whole: tuple[date, date], nth: int | None, count: int, unit: str) -> date | None:
    """Give the first day of the nth unit, or of the last ones, of a stretch of days."""
    if nth is None:
        return shift_day(whole[1] + _DAY, -count, unit)
    return shift_day(whole[0], nth - 1, unit)


NTHS: dict[str, Callable[[Match], Value | None]] = {"nth_of": _nth_of}
"""Rule -> its function."""
