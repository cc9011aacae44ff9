"""Lengths of time, and times that lie one length from another.

The same shape as `values.py`: one function a rule, a `Match` in, a `Value` out. "The past two weeks" and "the next
three days" are lengths with a begin and an end; "three days ago" is a day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.annotate.almanac import UNITS, shift, shift_day
from rashomon.annotate.matches import Match, Value
from rashomon.annotate.timewords import ORDINALS, REPEATS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

_PRECISION = {
    "D": "day",
    "W": "week",
    "F": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "year",
    "C": "year",
}
_SMALLER = {"Y": (12, "M"), "D": (24, "TH"), "TH": (60, "TM"), "TM": (60, "TS")}
_YEARS_OF = {"E": 10, "C": 100}
_FORTNIGHT = 2
_HOURS_OF_DAY = 24
_DAY_TO_DAY = frozenset({"D", "W", "F"})


def write_length(count: float | None, unit: str) -> str:
    """Write a length as TIMEX3 does: "P2W", "PT5H30M", "P10Y" for a decade, "PXD" for a few days."""
    if count is not None and unit in _YEARS_OF:
        count, unit = count * _YEARS_OF[unit], "Y"
    if unit == "F":
        count, unit = (count * _FORTNIGHT if count is not None else None), "W"
    clock, letter = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    if count is None:
        return f"P{clock}X{letter}"
    if count == int(count):
        return f"P{clock}{int(count)}{letter}"
    whole, rest = int(count), count - int(count)
    if unit not in _SMALLER or round(rest * _SMALLER[unit][0]) != rest * _SMALLER[unit][0]:
        return f"P{clock}{count:g}{letter}"
    times, smaller = _SMALLER[unit]
    small = f"{round(rest * times)}{smaller.lstrip('T')}"
    turn = "T" if smaller.startswith("T") and not clock else ""
    return f"P{clock}{f'{whole}{letter}' if whole else ''}{turn}{small}"


def _length(match: Match) -> Value | None:
    """Two years; a few days; a year and a half; in two weeks, which is a day."""
    count, unit = match.count(), match.unit()
    if unit == "Q" and _is_share(match, count):
        return None
    is_someday = match.lower == ["one", "day"] and match.context.is_ahead
    if is_someday and not _IN & set(match.context.before[-1:]):
        return Value("FUTURE_REF", "vague")
    ahead = _in_so_long(match, count, unit)
    return ahead or Value(write_length(count, unit), "duration")


def _is_share(match: Match, count: float | None) -> bool:
    """Say whether "a quarter of", "three-quarters" are shares and not times."""
    return count in {None, 1} or match.has("dash") or match.context.after[:1] == ("of",)


def _in_so_long(match: Match, count: float | None, unit: str) -> Value | None:
    """In two weeks, where the tense looks ahead: the time that lies as far from the publication."""
    context = match.context
    is_until = (
        context.before[-1:] == ("in",) and context.is_ahead and unit not in {"TH", "TM", "TS"}
    )
    follows = context.after[:1] in {("after",), ("of",), ("before",)}
    if not is_until or follows or context.anchor is None or count is None or count != int(count):
        return None
    return _moved(context.anchor, int(count), unit)


def _bare(match: Match) -> Value | None:
    """Years; for weeks; decades-long; for hours."""
    unit = match.unit()
    if unit == "TH" and match.context.before[-1:] != ("for",):
        return None
    return Value(write_length(None, unit), "duration")


def _span(match: Match) -> Value | None:
    """The past three months; the next two weeks; recent years; the first nine months."""
    unit = match.unit()
    count = None if not match.has(*_COUNTED) else match.count()
    if match.has("ordinal") and not match.has("last", "next"):
        return Value(write_length(count, unit), "duration") if _is_nth_span(match) else None
    if match.has("recent") or (count is None and match.has_word("past") and not match.has("vague")):
        return Value("PAST_REF", "vague")
    begins, ends = _reach(match, count, unit)
    return Value(write_length(count, unit), "duration", "", begins, ends)


_IN = frozenset({"in", "for", "of", "within", "than", "only", "just"})
_COUNTED = ("day_number", "two_digits", "number", "broken", "spelt", "teen", "vague", "a", "half")


def _is_nth_span(match: Match) -> bool:
    """Say whether an ordinal and a count make "the first nine months"; "second a day" does not."""
    return ORDINALS[match.word("ordinal") or ""] <= ORDINALS["fourth"] and not match.has("a")


def _reach(match: Match, count: float | None, unit: str) -> tuple[str, str]:
    """Give the first and the last day of a length that ends or begins with the publication; "" where unknown."""
    anchor = match.context.anchor
    if anchor is None or count is None or count != int(count):
        return "", ""
    whole = max(int(count) // _HOURS_OF_DAY, 1) if unit == "TH" else int(count)
    other = shift_day(anchor, whole * (match.direction() or -1), "D" if unit == "TH" else unit)
    if other is None or unit in {"TM", "TS"}:
        return "", ""
    first, last = sorted((anchor, other))
    return first.isoformat(), last.isoformat()


def _rolling(match: Match) -> Value | None:
    """The past week, the past 24 hours: a length up to the publication, where "the last week" is on the calendar."""
    if not match.has_word("past"):
        return None
    unit = match.unit()
    if match.has("units", "hours"):
        return Value("PAST_REF", "vague")
    begins, ends = _reach(match, 1, unit)
    return Value(write_length(1, unit), "duration", "", begins, ends)


def _these(match: Match) -> Value | None:
    """These days."""
    return (
        Value("PRESENT_REF", "vague")
        if match.has_word("these") and match.has_word("days")
        else None
    )


def _lasting(match: Match) -> Value | None:
    """Day-long, weeklong."""
    word = match.word("lasting")
    unit = (
        UNITS["day" if word == "nightlong" else word.removesuffix("long")] if word else match.unit()
    )
    return Value(write_length(1, unit), "duration")


def _ended(match: Match) -> Value | None:
    """The year ended March 31: a length of a year, whose end stands beside it."""
    if match.has("quarter"):
        quarter = match.context.quarter
        return Value(quarter, "quarter") if quarter else Value("P1Q", "duration")
    return Value("P1Y", "duration")


def _ago(match: Match) -> Value | None:
    """Three days ago; a year ago; years ago; the year-ago quarter."""
    quarter = match.context.quarter
    if match.unit() in {"Y", "Q"} and quarter and _is_one_year(match):
        return _year_before(quarter)
    if match.has("period", "quarter") and quarter is None:
        return None
    return _move(match, match.context.anchor, -1)


def _is_one_year(match: Match) -> bool:
    """Say whether a match counts one year, as reports of a quarter do."""
    names = match.words("year", "units", "quarter")
    return names[:1] == ["year"] and (not match.has(*_COUNTED) or match.count() == 1)


def _year_before(quarter: str) -> Value:
    """Give the same quarter of the year before."""
    return Value(f"{int(quarter[:4]) - 1:04d}{quarter[4:]}", "quarter")


def _shifted(match: Match) -> Value | None:
    """Three days earlier, two years later: from what was named before. The year-earlier quarter."""
    context, unit = match.context, match.unit()
    sign = 1 if match.has_word("later") else -1
    if sign < 0 and context.quarter and _is_one_year(match):
        return _year_before(context.quarter)
    if match.has("period", "quarter") and not match.has("units"):
        return None
    if unit.startswith("T"):
        count = match.count() if match.has(*_COUNTED) else None
        return Value(write_length(count, unit), "duration")
    base = context.day_in_hand() if unit in _DAY_TO_DAY else context.base(unit)
    return _move(match, base, sign)


def _move(match: Match, base: date | None, sign: int) -> Value | None:
    """Move a day by what the match counts."""
    count = (
        match.count() if match.has(*_COUNTED) else (1 if not match.has("units", "hours") else None)
    )
    unit = match.unit()
    if count is None or unit.startswith("T"):
        return Value("FUTURE_REF" if sign > 0 else "PAST_REF", "vague")
    if base is None:
        return Value(None, _PRECISION[unit])
    if count != int(count):
        count, unit = (round(count * 12), "M") if unit == "Y" else (round(count), unit)
    return _moved(base, sign * int(count), unit)


def _moved(base: date, count: int, unit: str) -> Value | None:
    """Move a day by so many units; what moves by decades is known to the year."""
    moved = shift(base, count, unit)
    return Value(*moved) if moved else None


def _time_to_come(match: Match) -> Value | None:
    """In three days' time."""
    anchor, count = match.context.anchor, match.count()
    if anchor is None or count is None:
        return Value(None if anchor is None else "FUTURE_REF", "vague")
    return _moved(anchor, int(count), match.unit())


def _repeated(match: Match) -> Value | None:
    """Daily; every year; every two weeks; each morning."""
    word = match.word("repeat")
    if word:
        return Value(REPEATS[word], "repeated")
    if match.has("part"):
        return Value("P1D", "repeated")
    count = match.count() if match.has(*_COUNTED) else 1
    return Value(write_length(count, match.unit()), "repeated")


LENGTHS: dict[str, Callable[[Match], Value | None]] = {
    "ago": _ago,
    "shifted": _shifted,
    "span": _span,
    "rolling": _rolling,
    "these": _these,
    "length": _length,
    "lasting": _lasting,
    "ended": _ended,
    "time_to_come": _time_to_come,
    "bare": _bare,
    "repeated": _repeated,
}
