"""Words as time expressions use them: each gets a class, and each class is one letter.

In comes a text; out come its words with a string of as many letters. A word that has no part in time
expressions is `OTHER`. The grammar (`grammar.py`) names the classes; the letters themselves are arbitrary.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.annotate.almanac import FEASTS, MONTHS, PARTS, POINTS, SEASONS, WEEKDAYS, YEARS, ZONES

if TYPE_CHECKING:
    from collections.abc import Iterable

OTHER = "_"

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
TENS = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "recently": "PAST_REF",
    "lately": "PAST_REF",
}  # fmt: skip
REPEATS = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M",
    "yearly": "P1Y", "annually": "P1Y",
}  # fmt: skip
TURNS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
"""Days from the day of writing."""

CLASSES: dict[str, Iterable[str]] = {
    "weekday": WEEKDAYS,
    "month": MONTHS,
    "season": SEASONS,
    "part": [word for name in PARTS for word in (name, f"{name}s")],
    "point": POINTS,
    "hours": ("hours",),
    "turn": TURNS,
    "feast": FEASTS,
    "spelt": [name for name, count in NUMBERS.items() if count not in {18, 19, 1000}],
    "teen": ("eighteen", "nineteen"),
    "thousand": ("thousand",),
    "ordinal": ORDINALS,
    "tens": TENS,
    "half": ("half",),
    "day": ("day",),
    "unit": ("week", "month", "decade", "century", "fortnight"),
    "year": ("year",),
    "units": ("days", "weeks", "fortnights", "months", "years", "decades", "centuries"),
    "quarter": ("quarter", "quarters"),
    "clock_unit": ("hour", "minute", "minutes", "seconds"),
    "weekend": ("weekend", "weekends"),
    "sign": ("q1", "q2", "q3", "q4", "h1", "h2"),
    "period": ("period",),
    "reference": REFERENCES,
    "future": ("future",),
    "soon": ("soon",),
    "recent": ("recent",),
    "time": ("time",),
    "ended": ("ended", "ending"),
    "repeat": REPEATS,
    "old": ("old", "olds"),
    "long": ("long",),
    "lasting": ("daylong", "nightlong", "weeklong", "monthlong", "yearlong"),
    "last": ("last", "past", "previous", "preceding"),
    "next": ("next", "coming", "following", "upcoming"),
    "this": ("this",),
    "these": ("these", "those"),
    "that": ("that", "same"),
    "all": ("all",),
    "whole": ("whole", "entire", "full"),
    "latest": ("latest", "current"),
    "near": ("near", "foreseeable", "immediate", "distant"),
    "ago": ("ago",),
    "shifted": ("earlier", "later"),
    "early": ("early", "late", "mid"),
    "end": ("beginning", "end", "start", "middle", "rest", "remainder", "outset", "close"),
    "before": ("before",),
    "after": ("after",),
    "of": ("of",),
    "in": ("in", "on", "during"),
    "at": ("at",),
    "the": ("the",),
    "a": ("a", "an"),
    "vague": ("several", "few", "couple", "many"),
    "about": ("about", "nearly", "almost", "than", "least", "over", "around", "some", "less", "up", "roughly",
              "just", "only", "approximately", "under"),
    "more": ("more", "additional", "another", "other", "consecutive", "straight", "full-time"),
    "fiscal": ("fiscal", "calendar"),
    "every": ("each", "every"),
    "and": ("and", "to", "or", "through"),
    "zone": ZONES,
    "suffix": ("st", "nd", "rd", "th"),
    "dash": ("-", "–", "—"),
    "comma": (",",),
    "s": ("'s", "’s"),
    "tick": ("'", "’"),
}  # fmt: skip
"""Class -> its words, in lower case; numbers, clocks and written dates are told by their shape instead."""

_SHAPES = ("clock", "iso", "slash", "dotted", "attacks", "day_number", "two_digits", "number", "broken", "year_number",
           "decade_number", "fraction", "dot")  # fmt: skip
_POOL = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789" + "".join(
    map(chr, range(0xC0, 0xD7))
)
LETTERS = dict(zip((*CLASSES, *_SHAPES), _POOL, strict=False))
"""Class -> its letter."""
_LEXICON = {word: LETTERS[name] for name, words in CLASSES.items() for word in words}

# Words that are also something else; they count only where the words around say so.
_DOUBTFUL = frozenset(
    {"may", "march", "mar", "mon", "sun", "sat", "wed", "fri", "dec", "jan", "sep"}
)
_ABBREVIATIONS = frozenset(
    {name for name in {**WEEKDAYS, **MONTHS} if len(name) == 3 and name != "may"}  # noqa: PLR2004
    | {"sept", "tues", "thur", "thurs"}
)
_INTO_A_MONTH = frozenset(
    {
        "in",
        "since",
        "last",
        "this",
        "next",
        "of",
        "until",
        "by",
        "from",
        "through",
        "between",
        "during",
        "-",
    }
)
_NO_MONTH_BEFORE = frozenset({"on", "for", "of", "to", "against", "in", "and"})

_FEAST = "|".join(
    sorted(
        (name.replace("'", "['’]").replace(" ", r"\s") for name in FEASTS), key=len, reverse=True
    )
)
_FEAST_INITIALS = "".join(sorted({name[0].upper() for name in FEASTS}))
_WORD = re.compile(
    rf"(?=[{_FEAST_INITIALS}])(?i:{_FEAST})\b"
    r"|\d{4}-\d\d-\d\d(?!\d)|\d{1,2}\.\d\d\.\d{4}(?!\d)"
    r"|\d{1,2}(?:[:.]\d\d)?[ ]?[aApP](?:[mM]\b|\.[ ]?[mM]\b\.?)|(?<!\d)\d\d?:\d\d(?![\d:])"
    r"|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|9/11\b|\d/\d(?![\d/])|\d+(?:,\d{3})+(?!\d)|\d*0s\b|\d+(?:[.:]\d+)*"
    r"|[QHqh][1-4]\b|['’]s\b|[^\W\d_]+|[^\s\w]"
)
_MOST_DIGITS, _YEAR_DIGITS, _DAY_DIGITS, _LAST_DAY = 7, 4, 2, 31
_GLUE, _SHORT_FEAST = 6, 8
_GLUED = re.compile(r"(?<=[^\W\d_])(?<!mid)(?<!Mid)-\Z")  # the number of "F-16", not of "mid-1990"
_NUMBER_SHAPES = (
    (re.compile(r"9/11"), "attacks"),
    (re.compile(r"\d/\d"), "fraction"),
    (re.compile(r".*[m.]|\d\d?:\d\d"), "clock"),
    (re.compile(r"\d?\d?\d0s"), "decade_number"),
    (re.compile(r".*-.*"), "iso"),
    (re.compile(r".*/.*"), "slash"),
    (re.compile(r"\d+\.\d+\.\d{4}"), "dotted"),
    (re.compile(r"\d+(?:,\d+)+"), "number"),
    (re.compile(r"\d+\.\d+"), "broken"),
)


_CHECKED = frozenset((LETTERS["month"], LETTERS["weekday"], LETTERS["turn"]))
_DATE_AFTER = frozenset((LETTERS["day_number"], LETTERS["year_number"], LETTERS["dot"]))
_DATE_BEFORE = frozenset(
    (LETTERS["day_number"], LETTERS["suffix"], LETTERS["early"], LETTERS["next"])
)
_PARTED_DATE = {LETTERS["comma"] + LETTERS["year_number"], LETTERS["the"] + LETTERS["day_number"]}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: in lower case, their places, and their letters (one each)."""

    text: str
    lower: list[str]
    starts: list[int]
    ends: list[int]
    letters: str

    def printed(self, place: int) -> str:
        """Give a word as printed."""
        return self.text[self.starts[place] : self.ends[place]]


def cut(text: str) -> Words:
    """Cut a text into words and give each its letter."""
    hits = list(_WORD.finditer(text))
    lower = [hit[0].lower() for hit in hits]
    starts, ends = [hit.start() for hit in hits], [hit.end() for hit in hits]
    letters = [_LEXICON.get(word, OTHER) for word in lower]
    words = Words(text, lower, starts, ends, "")
    for place in [place for place, word in enumerate(lower) if word[0].isdecimal()]:
        letters[place] = LETTERS.get(_shape(text, lower[place], starts[place], ends[place]), OTHER)
    for place in [place for place, word in enumerate(lower) if word == "."]:
        if place and lower[place - 1] in _ABBREVIATIONS:
            letters[place] = LETTERS["dot"]
    for place in [place for place, word in enumerate(lower) if len(word) > _SHORT_FEAST]:
        if letters[place] == OTHER:  # a feast over a line break, or with a curly mark
            letters[place] = _LEXICON.get(" ".join(lower[place].replace("’", "'").split()), OTHER)
    for place in [place for place, letter in enumerate(letters) if letter in _CHECKED]:
        if not _is_meant(words, letters, place):
            letters[place] = OTHER
    return Words(text, lower, starts, ends, "".join(letters))


def _is_meant(words: Words, letters: list[str], place: int) -> bool:
    """Say whether a word that could also be something else means a time."""
    if letters[place] == LETTERS["turn"]:
        return not _is_name(words, place)
    return words.lower[place] not in _DOUBTFUL or _is_calendar(words, letters, place)


def _shape(text: str, word: str, start: int, end: int) -> str:
    """Say what a number can be: a day, a year, a decade, a clock, a count; "" for nothing."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 2].lower()
    is_part = before.isalpha() or before in set("$€£#.") or after[:1] == "%" or not word.isascii()
    if is_part or _GLUED.search(text, max(start - _GLUE, 0), start):
        return ""
    if not word.isdigit():
        return next((name for shape, name in _NUMBER_SHAPES if shape.fullmatch(word)), "")
    if len(word) > _MOST_DIGITS or (after[:1].isalpha() and after not in {"st", "nd", "rd", "th"}):
        return ""
    return _shape_of_digits(word)


def _shape_of_digits(word: str) -> str:
    """Say what bare digits can be."""
    if len(word) > _DAY_DIGITS:
        return "year_number" if len(word) == _YEAR_DIGITS and int(word) in YEARS else "number"
    if 1 <= int(word) <= _LAST_DAY:
        return "day_number"
    return "two_digits" if len(word) == _DAY_DIGITS else "number"


def _is_name(words: Words, place: int) -> bool:
    """Say whether "Today" ends a name, as a paper's: capitals beside it, but not throughout."""
    if (
        not place
        or not words.printed(place).istitle()
        or words.ends[place - 1] + 1 != words.starts[place]
    ):
        return False
    before = words.printed(place - 1)
    return before[0].isupper() and (before.isupper() or before not in {"The", "And", "But"})


def _is_calendar(words: Words, letters: list[str], place: int) -> bool:
    """Say whether "May", "Sun" and the like mean the calendar: a date or "in", "last" beside it."""
    after = "".join(letters[place + 1 : place + 3])
    is_capital = words.text[words.starts[place]].isupper()
    if after[:1] in _DATE_AFTER or letters[place] != LETTERS["month"] or not is_capital:
        return is_capital and after[:1] in _DATE_AFTER
    before = letters[place - 1] if place else OTHER
    if after in _PARTED_DATE or before in _DATE_BEFORE:
        return True
    if not place:
        return False
    if words.lower[place - 1] == "the" and place + 1 < len(words.lower):  # "the May elections"
        noun = words.printed(place + 1)
        return noun.islower() and noun.isalpha() and noun not in _NO_MONTH_BEFORE
    return words.lower[place - 1] in _INTO_A_MONTH
