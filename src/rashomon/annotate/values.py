"""From the words of a time expression to the time they name.

In comes a `Match`: the words a rule of the grammar in `times.py` found, their letters, and what the
value may lean on (the publication date, the day named last, the tense around). Out comes value,
precision and what TIMEX3 adds. There is one small function a rule; `VALUES` is the table of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rashomon.annotate.almanac import (
    MONTHS,
    NUMBERS,
    PARTS,
    REFERENCES,
    REPEATS,
    SEASONS,
    UNITS,
    WEEKDAYS,
    as_week,
    day_of,
    shift,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Value = tuple[str | None, str, str]
"""Value, precision and part of a `TimeExpression`."""

_YEAR_DIGITS, _DAY_DIGITS = 4, 2
_TWO_DIGIT_PIVOT = 30
_SATURDAY = 5
_PRECISION = {
    "D": "day", "W": "week", "F": "week", "M": "month", "Q": "quarter", "Y": "year", "E": "decade",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """One match: its words, their letters, and what its value may lean on."""

    lower: list[str]
    letters: str
    anchor: date | None
    last_day: date | None
    looks_ahead: bool
    nth_day: int = 0

    def word(self, *letters: str) -> str | None:
        """Give the first word that has one of these letters."""
        found = (w for w, x in zip(self.lower, self.letters, strict=True) if x in letters)
        return next(found, None)

    def count(self) -> int | None:
        """Read how many: "three", "twenty four", "a"; None for "a few"."""
        digits = self.word("d", "D", "i")
        if digits:
            return int(digits.replace(",", "")) if digits.replace(",", "").isdigit() else None
        if "v" in self.letters:
            return 2 if "couple" in self.lower else None
        spelt = [NUMBERS[w] for w, x in zip(self.lower, self.letters, strict=True) if x in "nQ"]
        if spelt:
            return sum(spelt) if spelt[0] >= 20 else spelt[0]  # noqa: PLR2004 - "twenty" and up take a unit
        return 1

    def day_in_hand(self) -> date | None:
        """Give the day named last, unless it lies ahead; else the anchor."""
        if self.last_day and not (self.anchor and self.last_day > self.anchor):
            return self.last_day
        return self.anchor

    def unit(self) -> str:
        """Give the letter of the unit."""
        return UNITS.get(self.word("U", "V", "u", "X") or "", "")


def _iso(match: Match) -> Value | None:
    """2019-02-28."""
    year, month, day = map(int, match.lower[0].split("-"))
    found = day_of(year, month, day)
    return (found.isoformat(), "day", "") if found else None


def _slash(match: Match) -> Value | None:
    """2/28/2019, month first; 28/2/2019 where only that is a date."""
    first, second, year = map(int, match.lower[0].split("/"))
    year = _full_year(year) if len(match.lower[0].rsplit("/", 1)[1]) == _DAY_DIGITS else year
    found = day_of(year, first, second) or day_of(year, second, first)
    return (found.isoformat(), "day", "") if found else None


def _dotted(match: Match) -> Value | None:
    """28.02.2019, day first."""
    day, month, year = map(int, match.lower[0].split("."))
    found = day_of(year, month, day)
    return (found.isoformat(), "day", "") if found else None


def _clock(match: Match) -> Value | None:
    """3:10 p.m.: a time on the day in hand."""
    base = match.day_in_hand()
    return base.isoformat() if base else None, "day", _part(match)


def _full_year(two_digits: int) -> int:
    """89 is 1989, 15 is 2015."""
    return two_digits + (2000 if two_digits < _TWO_DIGIT_PIVOT else 1900)


def _day(match: Match) -> Value | None:
    """Feb. 27; 16 NOV 89; Wednesday, August 21, 2013."""
    days = [int(w) for w, x in zip(match.lower, match.letters, strict=True) if x == "d"]
    month, day = MONTHS[match.word("m") or ""], days[match.nth_day]
    year = match.word("y")
    if year or "D" in match.letters:
        number = int(year) if year else _full_year(int(match.word("D") or 0))
        found = day_of(number, month, day)
        return (found.isoformat(), "day", "") if found else None
    if match.anchor is None:
        return None, "day", ""
    years = range(match.anchor.year - 1, match.anchor.year + 2)
    near = [found for found in (day_of(year, month, day) for year in years) if found]
    if not near:
        return None
    anchor, unlikely = match.anchor, -1 if match.looks_ahead else 1
    return (
        min(near, key=lambda found: _cost((found - anchor).days, unlikely)).isoformat(),
        "day",
        "",
    )


def _cost(days: int, unlikely: int) -> int:
    """Weigh a distance in days; what lies in the unlikely direction counts double."""
    return abs(days) * (2 if days * unlikely > 0 else 1)


def _month(match: Match) -> Value | None:
    """March; early March; last April; May 1972."""
    month, year = MONTHS[match.word("m") or ""], match.word("y")
    if "z" in match.letters:
        return f"XXXX-{month:02d}", "repeated", ""
    if year:
        return f"{year}-{month:02d}", "month", ""
    if match.anchor is None:
        return None, "month", ""
    number = match.anchor.year
    if match.looks_ahead or "x" in match.letters:
        number += month < match.anchor.month or (
            "x" in match.letters and month == match.anchor.month
        )
    elif "l" in match.letters:
        number -= month >= match.anchor.month
    elif "c" not in match.letters:
        number -= month > match.anchor.month
    return f"{number:04d}-{month:02d}", "month", ""


def _weekday(match: Match) -> Value | None:
    """Friday; last Friday; Friday morning; every Friday."""
    word = match.word("w") or ""
    weekday, part = WEEKDAYS[word], _part(match)
    if "z" in match.letters or word.endswith("days"):
        return f"XXXX-WXX-{weekday + 1}", "repeated", part
    if match.anchor is None:
        return None, "day", part
    ahead = (weekday - match.anchor.weekday()) % 7
    if "x" in match.letters:
        days = ahead or 7
    elif "l" in match.letters:
        days = ahead - 7
    elif match.looks_ahead or "this" in match.lower:
        days = ahead
    else:
        days = ahead - 7 if ahead else 0
    return (match.anchor + timedelta(days=days)).isoformat(), "day", part


def _part(match: Match) -> str:
    """Give the part of the day a match names, as TIMEX3 writes it: "TMO", "T15:10"."""
    clock = match.word("K")
    if clock:
        hour, _, minute = clock.rstrip("apm. ").replace(".", ":").partition(":")
        late = "p" in clock and int(hour) < 12  # noqa: PLR2004
        return f"T{int(hour) + (12 if late else 0):02d}:{minute or '00'}"
    return PARTS.get(match.word("P") or "", "TNI" if "tonight" in match.lower else "")


def _today(match: Match) -> Value | None:
    """Today, tonight, yesterday, tomorrow morning."""
    days = {"yesterday": -1, "tomorrow": 1}.get(match.word("T") or "", 0)
    value = (match.anchor + timedelta(days=days)).isoformat() if match.anchor else None
    return value, "day", _part(match)


def _part_alone(match: Match) -> Value | None:
    """This morning, last night; the following morning leans on the day named before."""
    if "x" in match.letters:
        base, days = match.last_day, 1
    else:
        base, days = match.anchor, -1 if "l" in match.letters else 0
    return (base + timedelta(days=days)).isoformat() if base else None, "day", _part(match)


def _ago(match: Match) -> Value | None:
    """Three days ago; a year ago."""
    return _moved(match, match.anchor, -1)


def _earlier(match: Match) -> Value | None:
    """Three days earlier: from the day named before. A month later: from the publication."""
    coarse = match.unit() not in {"D", "W"}
    return _moved(
        match, match.anchor if coarse else match.day_in_hand(), 1 if "later" in match.lower else -1
    )


def _moved(match: Match, base: date | None, sign: int) -> Value | None:
    """Move a day by the match's count and unit."""
    count, unit = match.count(), match.unit()
    precision = _PRECISION.get(unit, "vague")
    if count is None or unit.startswith("T"):
        return ("FUTURE_REF" if sign > 0 else "PAST_REF"), "vague", ""
    if base is None:
        return None, precision, ""
    moved = shift(base, sign * count, unit)
    return (*moved, "") if moved else None


def _day_itself(match: Match) -> Value | None:
    """Later in the day; of the year is nothing by itself."""
    if match.unit() != "D" or match.letters[0] != "b":
        return None
    base = match.day_in_hand()
    return base.isoformat() if base else None, "day", ""


def _length(match: Match) -> Value | None:
    """Two years; the past three months; a few days."""
    count, unit = match.count() if set(match.letters) & set("vndDiAQ") else None, match.unit()
    number = "X" if count is None else str(count)
    return (f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"), "duration", ""


def _quarter(match: Match) -> Value | None:
    """The third quarter of 1989; without a year, the most recent one."""
    number = NUMBERS[match.word("Q") or ""]
    year = match.word("y")
    if year:
        return f"{year}-Q{number}", "quarter", ""
    if match.anchor is None:
        return None, "quarter", ""
    behind = number > (match.anchor.month + 2) // 3 and not match.looks_ahead
    return f"{match.anchor.year - behind:04d}-Q{number}", "quarter", ""


def _near(match: Match) -> Value | None:
    """Last week, this year, next month, the weekend, the same day, the following day."""
    sign = {"l": -1, "x": 1}.get(next((x for x in match.letters if x in "lxc"), ""), 0)
    if "W" in match.letters:
        return _weekend(match, sign)
    unit = match.unit()
    leans_back = unit == "D" and not {"this", "last"} & set(match.lower)
    base = match.last_day if leans_back else match.anchor
    if base is None:
        return None, _PRECISION.get(unit, "vague"), ""
    moved = shift(base, sign, unit)
    return (*moved, "") if moved else None


def _weekend(match: Match, sign: int) -> Value | None:
    """The weekend: the most recent Saturday's week, or the coming one."""
    if match.anchor is None:
        return None, "week", "-WE"
    ahead = (_SATURDAY - match.anchor.weekday()) % 7
    is_now = match.anchor.weekday() >= _SATURDAY
    coming = sign > 0 or match.looks_ahead or "this" in match.lower
    days = (
        (0 if sign == 0 else 7 * sign) - (match.anchor.weekday() - _SATURDAY)
        if is_now
        else (ahead if coming else ahead - 7)
    )
    return as_week(match.anchor + timedelta(days=days)), "week", "-WE"


def _repeated(match: Match) -> Value | None:
    """Daily; every year; each quarter."""
    word = match.word("g")
    return (REPEATS[word] if word else f"P1{match.unit() or 'D'}"), "repeated", ""


def _season(match: Match) -> Value | None:
    """Last fall; the summer of 1994."""
    season = SEASONS[match.word("s") or ""]
    year = match.word("y")
    if year:
        return f"{year}-{season}", "season", ""
    if match.anchor is None:
        return None, "season", ""
    starts = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    number = match.anchor.year
    if "l" in match.letters:
        number -= starts + 2 >= match.anchor.month
    elif "x" in match.letters:
        number += starts <= match.anchor.month
    return f"{number:04d}-{season}", "season", ""


def _decade(match: Match) -> Value | None:
    """The 1990s; the '80s."""
    word = match.word("Y") or ""
    return (word[:3] if len(word) > _YEAR_DIGITS else f"19{word[0]}"), "decade", ""


def _year(match: Match) -> Value | None:
    """In 2017; early 1989."""
    return match.word("y"), "year", ""


def _reference(match: Match) -> Value | None:
    """Now; recently; the future; the past."""
    word = match.word("R", "l") or ""
    return (REFERENCES[word], "vague", "") if word in REFERENCES else None


VALUES: dict[str, Callable[[Match], Value | None]] = {
    "iso": _iso,
    "slash": _slash,
    "dotted": _dotted,
    "day": _day,
    "month": _month,
    "weekday": _weekday,
    "today": _today,
    "clock": _clock,
    "part": _part_alone,
    "ago": _ago,
    "earlier": _earlier,
    "day_itself": _day_itself,
    "span": _length,
    "quarter": _quarter,
    "near": _near,
    "repeated": _repeated,
    "season": _season,
    "decade": _decade,
    "length": _length,
    "year": _year,
    "reference": _reference,
}
