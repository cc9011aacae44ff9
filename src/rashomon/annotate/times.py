"""Time expressions of news prose: which words name a time, and which time.

In comes a text and the day it was published; out come `TimeExpression`s. The idea: every word becomes
one letter that says what it can be in a time expression, so the text becomes a string with as many
letters as it has words, and the grammar of time is a table of named rules over those letters.

1. Cut the text into words and give each its letter (`timewords.py`).
2. Find the rules of the table, leftmost first (`grammar.py`).
3. Work out each value (`values.py`, `lengths.py`): explicit dates by themselves, the others from the publication date,
   from the tense of the verb beside them (`tense.py`), or from what was named before.
4. Lean what follows or precedes a happening ("two days after the attack") on its day, where the text tells it
   (`happenings.py`).

Without a publication date what leans on one has no value: nothing is invented.

Source:
    Values after TIMEX3 (Pustejovsky et al. 2003); `part` holds what TIMEX3 adds to a date.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rashomon.annotate.almanac import YEARS
from rashomon.annotate.grammar import RULES, STARTS
from rashomon.annotate.happenings import Found, lean_on_happenings
from rashomon.annotate.matches import Context, Match, Value
from rashomon.annotate.tense import looks_ahead
from rashomon.annotate.timewords import LETTERS, Words, cut
from rashomon.annotate.values import VALUES
from rashomon.records import TimeExpression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_DATELINE_AGE = 3
_DATELINE_REACH, _DATELINE_LINES, _DATELINE_WIDTH = 2000, 8, 120
_AROUND, _LEAD = 3, 400
_WRITTEN_OUT = frozenset(
    {"day", "iso", "slash", "dotted"}
)  # of "February 30, 2030" nothing is left
_NAMES_QUARTERS = frozenset({"quarter", "near_quarter"})
_LEANS_ON_TENSE = frozenset(
    {"day", "feast", "month", "weekday", "quarter", "weekend", "season", "length", "nth_of", "sign"}
)
_JOINS = frozenset((LETTERS["dash"], LETTERS["and"]))
_DAY, _YEAR, _MONTH_DIGITS = LETTERS["day_number"], LETTERS["year_number"], 7


def find_times(text: str, anchor: date | None) -> tuple[TimeExpression, ...]:
    """Find the time expressions of a text and say which times they name.

    A bare weekday is the most recent one up to the anchor, unless its verb looks ahead ("will meet on
    Friday"); so with bare months. "Feb. 27 and 28" gives two, one for each day.

    Args:
        text: News prose in English, in any case (capitals throughout as well).
        anchor: The day of publication; None if unknown: then only explicit dates have a value.
            So with one outside `YEARS`.

    Returns:
        In text order, without overlap.
    """
    if anchor and anchor.year not in YEARS:
        anchor = None
    words = cut(text)
    context = Context(anchor)
    found: list[Found] = []
    place = 0
    while start := STARTS.search(words.letters, place):
        hit = RULES.match(words.letters, start.start())
        if hit is None:
            place = start.end()
            continue
        rule = hit.lastgroup or ""
        context = _look_around(words, context, hit, rule)
        read = list(_read(words, hit, rule, context))
        place = hit.end() if read or rule in _WRITTEN_OUT else hit.start() + 1
        found += read
        for one in read:
            context = _remember(context, one.time, rule)
            if rule == "day" and _is_dateline(text, one.time, anchor):
                context = replace(context, anchor=context.day)
    return tuple(lean_on_happenings(words, found))


def _look_around(words: Words, context: Context, hit: re.Match[str], rule: str) -> Context:
    """Add to the context what stands around a match."""
    first, last = hit.span()
    return replace(
        context,
        is_lead=words.starts[first] < _LEAD,
        is_ahead=rule in _LEANS_ON_TENSE and looks_ahead(words, first, last),
        before=tuple(words.lower[max(first - _AROUND, 0) : first]),
        after=tuple(words.lower[last : last + _AROUND]),
    )


def _read(words: Words, hit: re.Match[str], rule: str, context: Context) -> Iterator[Found]:
    """Give the expressions of a match: one a day for "Feb. 27 and 28", else one or none."""
    first, last = hit.span()
    for nth, (start, end) in enumerate(_pieces(rule, hit)):
        match = Match(words.lower[first:last], hit[0], context, nth)
        value = VALUES[rule](match)
        if value is not None:
            yield Found(_express(words, start, end, value), rule, match, start, end)


def _express(words: Words, first: int, last: int, value: Value) -> TimeExpression:
    """Put words and value together."""
    start, end = words.starts[first], words.ends[last - 1]
    return TimeExpression(
        start,
        end,
        words.text[start:end],
        value.value,
        value.precision,
        value.part,
        value.begins,
        value.ends,
        value.zone,
    )


def _pieces(rule: str, hit: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Cut a match into the words of its expressions."""
    first, last = hit.span()
    if rule == "years" and hit[0][-1] != _YEAR:
        yield first, last - 2
        yield last - 1, last
        return
    if rule in {"day_range", "month_range"}:
        middle = next(place for place in range(first, last) if hit.string[place] in _JOINS)
        yield first, middle
        yield middle + 1, last
        return
    days = [place for place in range(first, last) if hit.string[place] == _DAY]
    if rule != "day" or len(days) == 1:
        yield first, last
        return
    after = [place + 1 + (hit.string[place + 1 : place + 2] == LETTERS["suffix"]) for place in days]
    yield first, after[0]
    yield from zip(days[1:-1], after[1:-1], strict=True)
    yield days[-1], last


def _remember(context: Context, time: TimeExpression, rule: str) -> Context:
    """Keep what a time names for those that lean on it."""
    if time.value is None or time.precision not in {"day", "month", "year", "quarter"}:
        return context
    if (
        time.precision == "quarter"
    ):  # comparisons with the year before do not move the quarter in hand
        is_later = rule in _NAMES_QUARTERS and time.value >= (context.quarter or "")
        return replace(context, quarter=time.value) if is_later else context
    year = int(time.value[:4])
    if time.precision == "year":
        return replace(context, year=year, month=None)
    month = int(time.value[5:_MONTH_DIGITS])
    if time.precision == "month" or rule == "clock":
        return replace(context, year=year, month=month)
    day = date.fromisoformat(time.value)
    is_tomorrow = rule == "weekday" and not context.is_ahead and _follows(context.anchor, day)
    return replace(
        context,
        year=year,
        month=month,
        day=day,
        names_tomorrow=is_tomorrow or context.names_tomorrow,
    )


def _is_dateline(text: str, time: TimeExpression, anchor: date | None) -> bool:
    """Say whether a day is the dateline of a report that was printed a little later: "AMSEL, Aug. 13 (ONA) --"."""
    if not anchor or not time.value or time.start > _DATELINE_WIDTH:
        return False
    is_near = 0 < (anchor - date.fromisoformat(time.value)).days <= _DATELINE_AGE
    opens = text[: time.start].rstrip().endswith((",", "("))
    return is_near and opens and text[time.end :].lstrip()[:1] in set("(-–—_)")


def _follows(anchor: date | None, day: date) -> bool:
    """Say whether a day is the one after the anchor."""
    return anchor is not None and (day - anchor).days == 1


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
