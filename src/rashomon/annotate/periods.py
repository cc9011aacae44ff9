"""Weeks, months, seasons, years and what is longer: which of them the words name.

One function a rule of `grammar.py`: a `Match` in, a `Value` out, None where the words turn out to name no time.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from rashomon.annotate.almanac import MONTHS, SEASON_STARTS, SEASONS, as_week, shift
from rashomon.annotate.matches import Match, Value, part_of
from rashomon.annotate.timewords import TENS

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY_DIGITS, _YEAR_DIGITS = 2, 4
_SATURDAY, _SUNDAY = 5, 6
_SEASON_CUES = frozenset(
    {
        "in",
        "over",
        "during",
        "into",
        "until",
        "since",
        "by",
        "through",
        "throughout",
        "last",
        "before",
    }
)
_PRECISION = {"D": "day", "W": "week", "F": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade",
              "C": "century"}  # fmt: skip


def _month(match: Match) -> Value | None:
    """March; early March; last April; May 1972; January of this year."""
    month, year = MONTHS[match.word("month") or ""], match.year()
    if match.has("every"):
        return Value(f"XXXX-{month:02d}", "repeated")
    if year:
        return Value(f"{year}-{month:02d}", "month")
    anchor = match.context.anchor
    if anchor is None:
        return Value(None, "month")
    number = anchor.year
    if match.has("year"):
        number = match.its_year(anchor)
    elif match.has("next"):
        number += month <= anchor.month
    elif match.has("last"):
        number -= month >= anchor.month - 1  # of the month before nobody says "last March"
    elif match.has("that"):
        number = match.context.year or number
    elif not match.has("this"):
        is_gone = month < anchor.month
        number += is_gone if match.context.is_ahead else -(month > anchor.month)
    return Value(f"{number:04d}-{month:02d}", "month")


def _month_range(match: Match) -> Value | None:
    """June-August 1992: two months, and the year of the second tells the first's."""
    months, year = (
        [MONTHS[word] for word in match.words("month")],
        int(match.word("year_number") or 0),
    )
    year -= match.nth == 0 and months[0] > months[1]
    return Value(f"{year:04d}-{months[match.nth]:02d}", "month")


def _quarter(match: Match) -> Value | None:
    """The third quarter of 1989; this year's first quarter; the 1988 period, with the quarter in hand."""
    year, anchor = match.word("year_number"), match.context.anchor
    number = match.ordinal() or int((match.context.quarter or "Q0")[-1])
    if not 0 < number <= 4:  # noqa: PLR2004 - a year has four
        return None
    if year:
        return Value(f"{year}-Q{number}", "quarter")
    if anchor is None:
        return Value(None, "quarter")
    if match.has("year"):
        return Value(f"{match.its_year(anchor):04d}-Q{number}", "quarter")
    is_behind = number > (anchor.month + 2) // 3 and not match.context.is_ahead
    return Value(f"{anchor.year - is_behind:04d}-Q{number}", "quarter")


def _sign(match: Match) -> Value | None:
    """Q3 2019; 2019-H2; Q1."""
    sign, year = (match.word("sign") or "").upper(), match.word("year_number")
    precision = "quarter" if sign[0] == "Q" else "half"
    if year:
        return Value(f"{year}-{sign}", precision)
    anchor = match.context.anchor
    if precision == "half":
        return None
    if anchor is None:
        return Value(None, precision)
    is_behind = int(sign[1]) > (anchor.month + 2) // 3 and not match.context.is_ahead
    return Value(f"{anchor.year - is_behind:04d}-{sign}", precision)


def _near_quarter(match: Match) -> Value | None:
    """This quarter, the latest quarter, the quarter: the quarter in hand, else from the publication."""
    in_hand, anchor = match.context.quarter, match.context.anchor
    is_plain = not match.has("last", "next", "that")
    if is_plain and in_hand:
        return Value(in_hand, "quarter")
    if match.has("period"):
        return None
    if anchor is None:
        return Value(None, "quarter")
    moved = shift(anchor, match.direction(), "Q")
    return Value(*moved) if moved else None


def _half_year(match: Match) -> Value | None:
    """The first half of 1989, the last half of the year."""
    half = match.ordinal() or 2
    year, anchor = match.word("year_number"), match.context.anchor
    if half > 2:  # noqa: PLR2004 - a year has two
        return None
    if year:
        return Value(f"{year}-H{half}", "half")
    if anchor is None:
        return Value(None, "half")
    turns = match.lower[1:].count("last") + match.lower[1:].count(
        "next"
    )  # not the "last" of "last half"
    number = anchor.year + (match.direction() if turns else 0)
    return Value(f"{number:04d}-H{half}", "half")


def _near(match: Match) -> Value | None:
    """Last week, this year, next month, the same day, the following year."""
    if match.has("weekend"):
        return _weekend(match)
    unit, context = match.unit(), match.context
    if unit.startswith("T"):
        return None
    leans_back = match.has("that") or match.has_word("following", "previous", "preceding")
    if unit == "D" and not match.has_word("this", "last", "past"):
        leans_back = True
    base = context.base(unit) if leans_back else context.anchor
    if base is None:
        return Value(None, _PRECISION[unit])
    is_week_over = unit == "W" and base.weekday() >= (_SATURDAY if match.has("this") else _SUNDAY)
    direction = 0 if is_week_over and match.has("last") else match.direction()
    moved = shift(base, direction, unit)
    return _as_unit(moved, unit) if moved else None


def _as_unit(moved: tuple[str, str], unit: str) -> Value:
    """Cut a year to its decade or century where that is what was named."""
    if unit == "E":
        return Value(moved[0][:3], "decade")
    return Value(moved[0][:2], "century") if unit == "C" else Value(*moved)


def _the_unit(match: Match) -> Value | None:
    """The week, the end of the month, earlier in the year, the latest fiscal year."""
    unit, anchor = match.unit(), match.context.anchor
    if unit in {"E", "C", "F"} and not match.has("early", "end", "whole"):
        return None
    if anchor is None:
        return Value(None, _PRECISION[unit])
    moved = shift(anchor, 0, unit)
    return _as_unit(moved, unit) if moved else None


def _year_end(match: Match) -> Value | None:
    """Year-end, the year's end."""
    anchor = match.context.anchor
    if not match.has_word("end"):
        return None
    return Value(f"{anchor.year:04d}" if anchor else None, "year")


def _all(match: Match) -> Value | None:
    """All week, all day: the week and the day in hand."""
    anchor = match.context.anchor
    if match.has("part"):
        return Value(anchor.isoformat() if anchor else None, "day", part_of(match))
    unit = match.unit()
    if anchor is None:
        return Value(None, _PRECISION[unit])
    moved = shift(anchor, 0, unit)
    return _as_unit(moved, unit) if moved else None


def _beside(match: Match) -> Value | None:
    """The day after, the week following: known once the happening is (`happenings.py`)."""
    if match.context.after[:1] not in {("before",), ("after",), ("following",)}:
        return None
    if match.has("part"):
        return Value(None, "day", part_of(match))
    return Value(None, _PRECISION[match.unit()])


def _weekend(match: Match) -> Value | None:
    """The weekend, last weekend: its Saturday and Sunday."""
    anchor = match.context.anchor
    if match.word("weekend") == "weekends":
        return Value("XXXX-WXX-WE", "repeated")
    if anchor is None:
        return Value(None, "week", "-WE")
    saturday = anchor - timedelta(days=(anchor.weekday() - _SATURDAY) % 7)
    is_now = anchor.weekday() >= _SATURDAY
    if is_now:
        saturday += timedelta(weeks=match.direction())
    elif match.has("next") or (not match.has("last") and (match.context.is_ahead)):
        saturday += timedelta(weeks=1)
    sunday = saturday + timedelta(days=1)
    return Value(as_week(saturday), "week", "-WE", saturday.isoformat(), sunday.isoformat())


def _season(match: Match) -> Value | None:
    """Last fall; the summer of 1994; over the summer."""
    season, year = SEASONS[match.word("season") or ""], match.year()
    if year:
        return Value(f"{year}-{season}", "season")
    before = match.context.before[-1:]
    is_bare = not match.has("last", "next", "this", "that")
    if is_bare and not (_SEASON_CUES & set(before)):
        return None
    anchor = match.context.anchor
    if anchor is None:
        return Value(None, "season")
    starts, number = SEASON_STARTS[season], anchor.year
    if match.has("last"):
        number -= starts + 2 >= anchor.month
    elif match.has("next"):
        number += starts <= anchor.month
    elif is_bare and not match.context.is_ahead:
        number -= starts > anchor.month
    return Value(f"{number:04d}-{season}", "season")


def _decade(match: Match) -> Value | None:
    """The 1990s; the '80s; the nineties."""
    word = match.word("decade_number")
    if word is None:
        return Value(f"19{TENS[match.word('tens') or '']}", "decade")
    if len(word) > _YEAR_DIGITS:
        return Value(word[:3], "decade")
    is_written = match.has("tick", "the", "early")
    return Value(f"19{word[0]}", "decade") if is_written and len(word) == _DAY_DIGITS + 1 else None


def _century(match: Match) -> Value | None:
    """The 20th century."""
    if not match.has_word("century"):
        return None
    return Value(f"{(match.ordinal() or 1) - 1:02d}", "century")


def _spelt_year(match: Match) -> Value | None:
    """Nineteen ninety-six; twenty thirteen; the year two thousand."""
    if match.has("thousand"):
        spelt = match.numbers("teen", "spelt")
        return Value(str(spelt[0] * 1000 + sum(spelt[1:])), "year") if spelt[0] == 2 else None  # noqa: PLR2004
    year = match.year()
    return Value(str(year), "year") if year else None


def _years(match: Match) -> Value | None:
    """2017; early 1989; fiscal 1988; 1979-80, a year for each."""
    year = match.word("year_number") or ""
    if match.nth == 0:
        return Value(year, "year")
    second = (match.word("two_digits") or match.word("day_number") or "").zfill(_DAY_DIGITS)
    return Value(year[:_DAY_DIGITS] + second, "year")


PERIODS: dict[str, Callable[[Match], Value | None]] = {
    "month": _month,
    "month_range": _month_range,
    "quarter": _quarter,
    "sign": _sign,
    "near_quarter": _near_quarter,
    "half_year": _half_year,
    "near": _near,
    "the_unit": _the_unit,
    "year_end": _year_end,
    "all": _all,
    "beside": _beside,
    "weekend": _weekend,
    "season": _season,
    "decade": _decade,
    "century": _century,
    "spelt_year": _spelt_year,
    "years": _years,
}
"""Rule -> its function."""
