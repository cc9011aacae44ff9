"""Times that lean on a happening: "two days after the attack", "the Sunday after the vote".

In come the words of a text and the times found in it; out come the same times, those that lean on a happening with its
day where the text tells it. The one idea: news dates a happening once ("Tuesday's attack", "the attack on Sept. 11")
and counts from it later, in the same word. Days that stand close to the word vote for it, the closer the stronger;
where no day has the clear majority, the time stays a mere length.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rashomon.annotate.almanac import WEEKDAYS, shift, shift_day
from rashomon.annotate.matches import Match, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.annotate.timewords import Words
    from rashomon.records import TimeExpression

_FROM = {"after": 1, "following": 1, "of": 1, "before": -1, "from": 1}
_NAMING = frozenset({"day", "weekday", "turn", "slash", "iso", "dotted", "feast"})
_LEANING = frozenset({"length", "beside", "weekday"})
_NO_HAPPENING = frozenset(
    """that this these those their there which what when where while said says told announced reported according
    also just only more most other some such with from into over under about would could should will have been
    being were them they president minister government officials people state united american""".split()
)
_BASES = frozenset({"day", "month", "year"})
_REACH, _LOOK_ON, _SHORTEST, _SHORTEST_STEM = 6, 7, 4, 3
_MAJORITY, _LEAST = 0.6, 0.25
_WITHIN_DAYS = 400


@dataclass(frozen=True, slots=True)
class Found:
    """A time with the rule that found it and the places of its words, the last exclusive."""

    time: TimeExpression
    rule: str
    match: Match
    first: int
    last: int


def lean_on_happenings(words: Words, found: Sequence[Found]) -> list[TimeExpression]:
    """Give the times, with a day for those that lean on a happening whose day the text tells.

    Args:
        words: The text.
        found: Its times, in order.

    Returns:
        One time each, in the same order.
    """
    leaning = [one for one in found if _sign(words, one)]
    if not leaning:
        return [one.time for one in found]
    days = _days_of_words(words, found)
    by_place = {one.first: one for one in found}
    moved = {
        id(one): _lean_on_date(words, one, by_place) or _lean(words, one, days) for one in leaning
    }
    return [moved.get(id(one)) or one.time for one in found]


def _sign(words: Words, one: Found) -> int:
    """Say which way a time leans: 1 for "after", -1 for "before", 0 for neither."""
    if one.rule not in _LEANING or one.last >= len(words.lower):
        return 0
    link = words.lower[one.last]
    if link == "from" and one.rule != "length":
        return 0
    if link == "of" and (one.rule != "length" or "within" not in one.match.context.before):
        return 0
    if one.rule == "weekday" and "the" not in (one.match.lower[0], *one.match.context.before[-1:]):
        return 0
    return _FROM.get(link, 0)


def _lean_on_date(words: Words, one: Found, by_place: dict[int, Found]) -> TimeExpression | None:
    """Count from the date that follows: "two weeks before Christmas", "a day after Tuesday's vote"."""
    follows_the = words.lower[one.last + 1 : one.last + 2] == ["the"]
    base = by_place.get(one.last + 1) or (by_place.get(one.last + 2) if follows_the else None)
    if base is None or base.time.precision not in _BASES or not base.time.value:
        return None
    unit = one.match.unit()
    if base.time.precision == "day":
        start = date.fromisoformat(base.time.value)
    elif base.time.precision == "year" and unit == "Y":
        start = date(int(base.time.value), 1, 1)
    elif base.time.precision == "month" and unit == "M":
        start = date.fromisoformat(f"{base.time.value}-01")
    else:
        return None
    value = _from(one, start, _sign(words, one))
    return _with(one.time, value) if value else None


def _days_of_words(words: Words, found: Sequence[Found]) -> dict[str, dict[date, float]]:
    """Give each stem the days named near it, each with the weight of its votes."""
    days: dict[str, dict[date, float]] = defaultdict(lambda: defaultdict(float))
    for one in found:
        if (
            one.rule not in _NAMING
            or one.time.precision != "day"
            or not one.time.value
            or _sign(words, one)
        ):
            continue
        day = date.fromisoformat(one.time.value)
        for step, place in _around(words, one):
            stem = _stem(words.lower[place])
            if stem:
                days[stem][day] += 1 / step**2
    return days


def _around(words: Words, one: Found) -> Iterator[tuple[int, int]]:
    """Give the places before and after a time, up to the ends of the sentence, with their distance."""
    for direction, start in ((-1, one.first - 1), (1, one.last)):
        for step in range(_REACH):
            place = start + direction * step
            if not 0 <= place < len(words.lower) or words.lower[place] in {".", "!", "?", ";"}:
                break
            yield step + 1, place


def _lean(words: Words, one: Found, days: dict[str, dict[date, float]]) -> TimeExpression | None:
    """Move a time to where its happening puts it; None if the text does not tell the day."""
    anchor = one.match.context.anchor
    if words.lower[one.last] == "from":
        return None
    for place in range(one.last + 1, min(one.last + 1 + _LOOK_ON, len(words.lower))):
        if words.lower[place] in {".", ",", ";", "!", "?"}:
            return None
        votes = days.get(_stem(words.lower[place]) or "", {})
        best, weight = max(votes.items(), key=lambda vote: (vote[1], vote[0]), default=(None, 0.0))
        if best is None or weight < _LEAST:
            continue
        is_clear = weight >= _MAJORITY * sum(votes.values())
        is_near = anchor is None or abs((anchor - best).days) < _WITHIN_DAYS
        value = _from(one, best, _sign(words, one)) if is_clear and is_near else None
        return _with(one.time, value) if value else None
    return None


def _from(one: Found, base: date, sign: int) -> Value | None:
    """Count from the day of a happening."""
    match = one.match
    if one.rule == "weekday":
        weekday = WEEKDAYS[match.word("weekday") or ""]
        away = ((weekday - base.weekday()) * sign - 1) % 7 + 1
        return Value((base + timedelta(days=sign * away)).isoformat(), "day", one.time.part)
    unit = match.unit() or "D"
    count = match.count() if one.rule == "length" else 1
    if count is None or count != int(count) or unit in {"TM", "TS"}:
        return None
    if unit in {"M", "Q", "Y", "E", "C"}:
        moved = shift(base, sign * int(count), unit)
        return Value(*moved) if moved else None
    if one.rule == "beside" and unit == "W":
        near, far = sorted((base + timedelta(days=sign), base + timedelta(days=7 * sign)))
        moved = shift(base, sign, unit)
        return Value(*moved, "", near.isoformat(), far.isoformat()) if moved else None
    day = shift_day(base, sign * int(count), unit)
    return Value(day.isoformat(), "day", one.time.part) if day else None


def _with(time: TimeExpression, value: Value) -> TimeExpression:
    """Give a time another value."""
    return replace(
        time,
        value=value.value,
        precision=value.precision,
        part=value.part,
        begins=value.begins,
        ends=value.ends,
    )


def _stem(word: str) -> str | None:
    """Cut the endings of a word that may name a happening; None if it names none."""
    if len(word) < _SHORTEST or word in _NO_HAPPENING or not word.isalpha():
        return None
    for ending in ("ings", "ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
