"""Numbers with what they count, and times, as they stand in a text.

In: a text. Out: ranges with a unit stem, and times on their own scale (year, month, weekday, ago). The one
idea: "at least 30 dead" and "dozens of victims" are ranges on the same scale and can be compared.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rashomon.judge.lexicon import MAGNITUDES, MONTHS, NUMBER_WORDS, STOP_WORDS, VAGUE_NUMBERS

_NUMBER = re.compile(
    r"(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<percent>\s?(?:%|percent|per cent))?|(?P<word>[A-Za-z]+(?:-[a-z]+)?)"
)
_LOWER = re.compile(
    r"(?:at least|more than|over|above|no fewer than|no less than|upwards of|exceeding)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"(?:up to|at most|fewer than|less than|under|below|no more than|not more than)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_YEARS = range(1800, 2101)
_UNIT_WORDS = 4
_MEASURES = (
    ("dead", "killed", "died", "deaths", "death", "casualties", "victims", "bodies", "lives", "fatalities", "corpses",
     "perished", "drowned", "killing", "murdered"),
    ("wounded", "injured", "hurt"),
    ("dollars", "dollar", "euros", "euro", "pounds"),
    ("percent", "%"),
    ("miles", "mile", "kilometers", "kilometres", "kilometer", "kilometre", "km", "feet", "metres", "meters",
     "nautical"),
    ("seconds", "second", "minutes", "minute", "hours", "hour"),
    ("days", "day", "weeks", "week", "months", "month", "years", "year"),
    ("missiles", "missile", "rockets", "rocket", "bombs", "shells", "mortars"),
)  # fmt: skip
_MEASURE_OF = {word: group[0] for group in _MEASURES for word in group}
_TIMES_OF = {
    "minute": 60.0, "hour": 3600.0, "week": 7.0, "month": 30.4, "year": 365.25,
    "kilometer": 0.621, "kilometre": 0.621, "km": 0.621, "metre": 0.000621, "meter": 0.000621, "feet": 0.000189,
}  # fmt: skip
"""How many of its group's first measure one of these is: five minutes are 300 seconds."""
_PERSONS = frozenset(("people", "person", "persons"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or range: `low`..`high` of `unit`, and the words as printed."""

    low: float
    high: float
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Time:
    """A time on one scale ("year", "month", "weekday", "clock", "ago") and the words as printed."""

    scale: str
    value: str
    words: str


def find_figures(text: str) -> tuple[Figure, ...]:
    """Find numbers in digits and words, with ranges ("at least", "dozens") and what they count.

    Bare years, dates and clock times are no figures. Words for one measure are grouped ("victims", "bodies" and
    "killed" count the dead; money is another); else the unit is the first noun behind. A number whose unit is
    not seen in the next words has unit "".
    """
    tokens = list(_NUMBER.finditer(text))
    found: list[Figure] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        value = _read_value(token)
        if value is None or _is_time(text, token):
            place += 1
            continue
        low, high = value
        last = place
        while (
            last + 1 < len(tokens) and (tokens[last + 1].group("word") or "").lower() in MAGNITUDES
        ):
            factor = MAGNITUDES[tokens[last + 1].group().lower()]
            low, high, last = low * factor, high * factor, last + 1
        before, end = text[: token.start()], tokens[last].end()
        lower, upper = _LOWER.search(before), _UPPER.search(before)
        start = (lower or upper).start() if lower or upper else token.start()  # type: ignore[union-attr]
        if lower:
            high = low * 1.6
        if upper:
            low = high * 0.4
        unit, end = _find_unit(
            text, tokens, last, end, is_money=before.rstrip().endswith(("$", "€", "£"))
        )
        if unit or token.group("digits"):
            factor = _TIMES_OF.get(
                re.split(r"\W", text[start:end].lower())[-1].removesuffix("s"), 1.0
            )
            found.append(Figure(low * factor, high * factor, unit, text[start:end]))
        place = last + 1
    return tuple(found)


def _read_value(token: re.Match[str]) -> tuple[float, float] | None:
    digits = token.group("digits")
    if digits:
        try:
            value = float(digits.replace(",", ""))
        except ValueError:
            return None
        return value, value
    word = token.group("word").lower()
    if word in VAGUE_NUMBERS:
        return VAGUE_NUMBERS[word]
    parts = word.split("-")
    if all(p in NUMBER_WORDS for p in parts) and word != "one":
        total = float(sum(NUMBER_WORDS[p] for p in parts))
        return total, total
    return None


def _is_time(text: str, token: re.Match[str]) -> bool:
    digits = token.group("digits")
    if not digits:
        return False
    before = text[max(0, token.start() - 12) : token.start()].lower()
    after = text[token.end() : token.end() + 6].lower()
    if digits.isdigit() and int(digits) in _YEARS and len(digits) == 4:  # noqa: PLR2004 - a year has four digits
        return True
    if re.search(rf"(?:{'|'.join(m[:3] for m in MONTHS)})\w*\.?\s*$", before):
        return True
    return bool(re.match(r":\d\d|\s?[ap]\.?m|th\b|st\b|rd\b|nd\b", after)) or before.endswith(":")


def _find_unit(
    text: str, tokens: list[re.Match[str]], last: int, end: int, *, is_money: bool
) -> tuple[str, int]:
    if is_money:
        return "dollars", end
    if tokens[last].group("percent"):
        return "percent", end
    first_noun = ""
    noun_end = end
    for token in tokens[last + 1 : last + 1 + _UNIT_WORDS]:
        word = (token.group("word") or "").lower()
        if (
            re.search(r"[.;:!?]", text[end : token.start()])
            or word in ("and", "")
            or word in NUMBER_WORDS
        ):
            break
        if word in _MEASURE_OF:
            return _MEASURE_OF[word], token.end()
        if not first_noun and (word in _PERSONS or word not in STOP_WORDS):
            first_noun, noun_end = "people" if word in _PERSONS else word.rstrip("s"), token.end()
    return first_noun, noun_end


_TIME = re.compile(
    rf"""(?P<month>\b(?:{"|".join(MONTHS[:4] + MONTHS[5:])}|May(?=\s\d)|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.)
        (?:\s+(?P<day>\d{{1,2}})\b)?)
    | (?P<year>\b(?:19|20)\d\d\b)
    | (?P<weekday>\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)
    | (?P<clock>\b\d{{1,2}}[:.]\d\d\b|\b\d{{1,2}}\s?[ap]\.?m\b)
    | (?P<ago>\b(?:\w+)\s+(?:minutes|hours|days|weeks|months|years)\s+(?:ago|earlier|before|later|after)\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def find_times(text: str) -> tuple[Time, ...]:
    """Find months (with day), years, weekdays, clock times and "three months ago"."""
    found: list[Time] = []
    for hit in _TIME.finditer(text):
        for scale in ("month", "year", "weekday", "clock", "ago"):
            words = hit.group(scale)
            if words:
                value = words.lower()
                if scale == "month":
                    value = value[:3] + (hit.group("day") or "")
                found.append(Time(scale, value, words))
    return tuple(found)
