"""Time expressions of news prose: which words name a time, and which time.

In comes a text and the day it was published; out come `TimeExpression`s. The idea: every word
becomes one letter that says what it can be in a time expression (w weekday, m month, d day of the
month, ...), so the text becomes a string with as many letters as it has words, and the grammar of
time is a short table of patterns over those letters.

1. Cut the text into words and give each its letter (`_cut`; the letters are in `almanac.py`).
2. Find the patterns of `GRAMMAR`: leftmost first, at one place in the order of the table.
3. Work out each value (`values.py`): explicit dates by themselves, the others from the publication
   date, the tense of the words around (bare weekdays, days and months), or the day named last.

Without a publication date what leans on one has no value: nothing is invented.

Source:
    Values after TIMEX3 (Pustejovsky et al. 2003); `part` holds what TIMEX3 adds to a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rashomon.annotate.almanac import ABBREVIATIONS, DOUBTFUL, LEXICON, YEARS
from rashomon.annotate.values import VALUES, Match
from rashomon.records import TimeExpression

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\.\d\d\.\d{4}(?!\d)"
    r"|\d{1,2}(?:[:.]\d\d)?[ ]?[aApP](?:[mM]\b|\.[ ]?[mM]\b\.?)"
    r"|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|\d+(?:,\d{3})+(?!\d)|\d+(?:[.:]\d+)*s?"
    r"|[^\W\d_]+|[^\s\w]"
)
# Repetitions are bounded: a page of bare numbers must not be tried over and over.
_COUNT = "(?:A?vo?|n(?:-?n)?|[dDiA])"
_MANY = f"j{{0,3}}{_COUNT}(?:[-&]j{{0,2}}{_COUNT})?"
_EDGE = "(?:t?e-?o?t?)"
_DAYS = "dH?(?:[-&,]{1,2}dH?){0,3}"
_UNIT = "[UVuX]"
_CLOCK = "(?:KZ?,?o?)"

GRAMMAR: tuple[tuple[str, str], ...] = (
    ("iso", "I"),
    ("slash", "S"),
    ("dotted", "N"),
    ("day", f"{_CLOCK}?(?:wB?,?o?t?)?(?:mB?t?{_DAYS}(?:,?y)?|t?{_DAYS}o?mB?(?:,?[yD])?)"),
    ("month", f"{_EDGE}?[lxcz]?mB?(?:[,o]?y)?"),
    ("weekday", f"{_CLOCK}?(?:e-?o?|P)?[lxcz]?wB?(?:e?P)?"),
    ("today", f"{_CLOCK}?(?:e?TP?|P?T)"),
    ("clock", "KZ?"),
    ("part", "[cl]P|t?xP"),
    ("ago", f"{_MANY}-?{_UNIT}-?a|{_UNIT}-a[Uu]?"),
    ("earlier", f"{_MANY}-?{_UNIT}-?b|{_UNIT}-b[Uu]?"),
    ("day_itself", "b?[oc]tU"),
    ("span", f"t?[lxr]{_MANY}-?{_UNIT}|t?[lxr][VX]"),
    ("quarter", "t?e?F?Q-?u(?:oy|oF?y)?"),
    ("near", f"(?:{_EDGE}|b)?t?[lxc]-?[UuW]|{_EDGE}?tW|eo?tU"),
    ("repeated", "z[UuVP]|g"),
    ("season", f"(?:{_EDGE}|t)?[lxc]s|{_EDGE}?t?so?y"),
    ("decade", f"{_EDGE}?t?Y"),
    ("length", f"{_MANY}-?[UVX](?!-?O)"),
    ("year", f"{_EDGE}?t?F?y"),
    ("reference", "t?R|tl"),
)
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in GRAMMAR))

_AHEAD = frozenset(
    {"will", "shall", "ll", "would", "scheduled", "expected", "expects", "due", "plans", "plan"}
    | {"planned", "planning", "going", "upcoming", "deadline", "tomorrow"}
)
_BEHIND = frozenset({"was", "were", "had", "did", "said", "told", "has", "have", "been", "since"})
_INTO_A_MONTH = frozenset(
    {"in", "since", "last", "this", "next", "of", "until", "by", "from", "through", "between", "-"}
)
_ENDS = frozenset(".!?;")
_FAR_BACK, _FAR_AHEAD = 12, 6

_DATELINE_REACH, _DATELINE_LINES, _DATELINE_WIDTH = 2000, 8, 120
_MOST_DIGITS, _YEAR_DIGITS, _DAY_DIGITS, _LAST_DAY = 7, 4, 2, 31
_GLUE = 6
_GLUED = re.compile(r"(?<=[^\W\d_])(?<!mid)(?<!Mid)-\Z")  # the number of "F-16", not of "mid-1990"
_NUMBER_LETTERS = (
    (re.compile(r".*[m.]"), "K"),
    (re.compile(r"\d?\d?\d0s"), "Y"),
    (re.compile(r".*-.*"), "I"),
    (re.compile(r".*/.*"), "S"),
    (re.compile(r"\d+\.\d+\.\d{4}"), "N"),
    (re.compile(r"\d+(?:,\d+)+|\d+\.\d+"), "i"),
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text: in lower case, their places, and their letters (one each)."""

    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]
    letters: str


def find_times(text: str, anchor: date | None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text and say which times they name.

    A bare weekday is the most recent one up to the anchor, unless the words around look ahead
    ("will meet on Friday"); so with bare months. "Feb. 27 and 28" gives two, one for each day.

    Args:
        text: News prose in English, in any case (capitals throughout as well).
        anchor: The day of publication; None if unknown: then only explicit dates have a value.
            So with one outside `YEARS`.

    Returns:
        In text order, without overlap.
    """
    if anchor and anchor.year not in YEARS:
        anchor = None
    words = _cut(text)
    found: list[TimeExpression] = []
    last_day: date | None = None
    for hit in _GRAMMAR.finditer(words.letters):
        rule = hit.lastgroup or ""
        looks_ahead = _looks_ahead(words, hit.start(), hit.end())
        for nth, (first, last) in enumerate(_pieces(rule, hit)):
            match = Match(
                words.lower[hit.start() : hit.end()], hit[0], anchor, last_day, looks_ahead, nth
            )
            value = VALUES[rule](match)
            if value is None:
                continue
            start, end = words.starts[first], words.ends[last - 1]
            found.append(TimeExpression(start, end, text[start:end], *value))
            if rule != "clock" and value[1] == "day" and value[0]:
                last_day = date.fromisoformat(value[0])
    return tuple(found)


def find_dateline(text: str) -> date | None:
    """Find the day a text says it was written: its dateline, with day, month and year.

    Only the top of the text is looked at. "SAN JOSE, 18 NOV 89 (ACAN)" is one, and "March 7, 2019"
    on a line of its own; a date inside a sentence is none.

    Args:
        text: An article.

    Returns:
        The day, or None where the text does not say it in full.
    """
    for line in text[:_DATELINE_REACH].split("\n")[:_DATELINE_LINES]:
        for time in find_times(line[:_DATELINE_WIDTH], None)[:1]:
            before, after = line[: time.start].strip(), line[time.end :].strip()
            opens = not before or before.endswith("(") or (before.isupper() and before[-1] == ",")
            closes = not after or after[0] in "(-–—_)|,"
            if time.precision == "day" and time.value and opens and closes:
                return date.fromisoformat(time.value)
    return None


def _cut(text: str) -> _Words:
    """Cut a text into words and give each its letter."""
    hits = list(_WORD.finditer(text))
    lower = [hit[0].lower() for hit in hits]
    starts, ends = [hit.start() for hit in hits], [hit.end() for hit in hits]
    letters = [LEXICON.get(word, "_") for word in lower]
    for place, word in enumerate(lower):
        if word[0].isdecimal():
            letters[place] = _number_letter(text, word, starts[place], ends[place])
        elif word == "." and place and lower[place - 1] in ABBREVIATIONS:
            letters[place] = "B"
    words = _Words(text, lower, starts, ends, "")
    for place, letter in enumerate(letters):
        if letter in "mw" and lower[place] in DOUBTFUL and not _is_calendar(words, letters, place):
            letters[place] = "_"
    return _Words(text, lower, starts, ends, "".join(letters))


def _number_letter(text: str, word: str, start: int, end: int) -> str:
    """Say what a number can be: a day, a year, a decade, a count, or nothing."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 2].lower()
    if before.isalpha() or before in set("$€£#.") or after[:1] == "%":
        return "_"
    if not word.isascii() or _GLUED.search(text, max(start - _GLUE, 0), start):
        return "_"
    if not word.isdigit():
        return next((x for shape, x in _NUMBER_LETTERS if shape.fullmatch(word)), "_")
    if len(word) > _MOST_DIGITS or (after[:1].isalpha() and after not in {"st", "nd", "rd", "th"}):
        return "_"
    if len(word) > _DAY_DIGITS:
        return "y" if len(word) == _YEAR_DIGITS and int(word) in YEARS else "i"
    return "d" if 1 <= int(word) <= _LAST_DAY else "D"


def _is_calendar(words: _Words, letters: list[str], place: int) -> bool:
    """Say whether "May", "Sun" and the like mean the calendar: a date or "in", "last" beside it."""
    after = "".join(letters[place + 1 : place + 3])
    is_capital = words.text[words.starts[place]].isupper()
    if after[:1] in {"d", "y", "B"} or letters[place] != "m" or not is_capital:
        return is_capital and after[:1] in {"d", "y", "B"}
    before = letters[place - 1] if place else "_"
    if after in {",y", "td"} or before in {"d", "H", "e", "x"}:
        return True
    return place > 0 and words.lower[place - 1] in _INTO_A_MONTH


def _pieces(rule: str, hit: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Cut a match into expressions: one a day for "Feb. 27 and 28", else the match itself."""
    days = [place for place in range(*hit.span()) if hit.string[place] == "d"]
    if rule != "day" or len(days) == 1:
        yield hit.span()
        return
    after = [place + (hit.string[place + 1 : place + 2] == "H") + 1 for place in days]
    yield hit.start(), after[0]
    yield from zip(days[1:-1], after[1:-1], strict=True)
    yield days[-1], hit.end()


def _looks_ahead(words: _Words, first: int, last: int) -> bool:
    """Say whether the nearest tense word before (else after) in the sentence looks ahead."""
    before = words.lower[first - 1] if first else ""
    if before.endswith("ed") and before not in _AHEAD:
        return False
    for place in range(first - 1, max(first - _FAR_BACK, 0) - 1, -1):
        word = words.lower[place]
        if word in _ENDS and words.letters[place] == "_":
            break
        if word in _AHEAD:
            return True
        if word in _BEHIND:
            return False
    for word in words.lower[last : last + _FAR_AHEAD]:
        if word in _ENDS or word in _BEHIND:
            return False
        if word in _AHEAD:
            return True
    return before in {"by", "until", "till"}
