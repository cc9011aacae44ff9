"""Full dates, as metadata and header lines write them; a date that leaves anything open is none.

Day and month in figures alone count where only one reading is possible: "21/08/2013", or with
points ("02.08.2013"), which are written day first everywhere. "03/08/2019" is read two ways and is
passed over.
"""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_WRITTEN = (
    re.compile(rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY}(?:,\s*|\s+){_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_WEEKDAY}{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_YEAR}[-/](?P<number>[01]\d)[-/](?P<day>[0-3]\d)\b"),
)
_FIGURES = re.compile(
    rf"\b(?P<first>[0-3]?\d)(?P<sign>[./-])(?P<second>[0-3]?\d)(?P=sign){_YEAR}\b"
)
# Wire services of the 1980s and 1990s: "16 NOV 89". Capitals and the two-digit year together make
# it one.
_WIRE = re.compile(r"\b(?P<day>[0-3]?\d) (?P<month>[A-Z]{3,9}) (?P<year>\d\d)\b")
_CENTURY_TURNS_AT = 50  # "49" is 2049, "50" is 1950; no wire of either kind is that old or that new
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")
_CLOCK = re.compile(
    r"[\s,|·•-]*(?:at\s+|t)?(?:\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:z|[a-z]{2,4}|(?:gmt|utc)?[+-]\d\d:?\d\d)?\s*",
    re.IGNORECASE,
)


def find_day(words: str, *, wire: bool = False) -> tuple[str, int, int] | None:
    """Find the first full date in some words.

    Args:
        words: One line.
        wire: Take the two-digit years of old wire datelines ("16 NOV 89") as well.

    Returns:
        ISO date, and where its words start and end; None if there is none.
    """
    found = [
        (match.start(), day, match.end())
        for pattern in (*_WRITTEN, _FIGURES, *((_WIRE,) if wire else ()))
        for match in pattern.finditer(words)
        if (day := _day(match.groupdict()))
    ]
    if not found:
        return None
    start, day, end = min(found)
    return day, start, end


def as_published(value: object) -> str | None:
    """Bring a date of some metadata to ISO 8601.

    Args:
        value: What the field holds; anything but a string gives None.

    Returns:
        Date-time with offset where the value has both, else the date alone; None if it is no full
        date.
    """
    if not isinstance(value, str):
        return None
    words = value.strip()
    if _STAMP.fullmatch(words):
        try:
            stamp = datetime.fromisoformat(words)
        except ValueError:
            pass  # not ISO after all; the day may still be readable
        else:
            return stamp.isoformat() if stamp.tzinfo else stamp.date().isoformat()
    found = find_day(words)
    if found is None:
        return None
    day, start, end = found
    return day if start == 0 and _CLOCK.fullmatch(words[end:]) else None


def is_clock(words: str) -> bool:
    """Say whether words after a date are nothing but a time of day and a zone, or empty."""
    return _CLOCK.fullmatch(words) is not None


def _day(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    if year < 100:  # noqa: PLR2004  two digits
        year += 1900 if year >= _CENTURY_TURNS_AT else 2000
    if parts.get("sign"):
        return _day_of_figures(
            year, int(parts["first"] or 0), int(parts["second"] or 0), parts["sign"]
        )
    name = parts.get("month")
    if not name:
        return _iso(year, int(parts["number"] or 0), int(parts["day"] or 0))
    if name[:3].lower() not in _MONTHS:
        return None
    return _iso(year, _MONTHS.index(name[:3].lower()) + 1, int(parts["day"] or 0))


def _day_of_figures(year: int, first: int, second: int, sign: str | None) -> str | None:
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    if sign == "." or month_first is None or day_first == month_first:
        return day_first
    return month_first if day_first is None else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
