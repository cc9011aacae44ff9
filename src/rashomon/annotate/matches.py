"""What a rule of the grammar found, and what its value may lean on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rashomon.annotate.almanac import PARTS, POINTS, UNITS, offset
from rashomon.annotate.timewords import LETTERS, NUMBERS, ORDINALS

_TWO_DIGIT_PIVOT, _HUNDRED, _NOON = 30, 100, 12
_MULTIPLIERS = frozenset({"hundred", "dozen"})
_CENTURIES, _RESTS = frozenset({18, 19, 20}), range(10, 100)
_HALF_DAY_LATE = frozenset({"TAF", "TEV", "TNI"})


@dataclass(frozen=True, slots=True)
class Value:
    """A time: the fields of `TimeExpression` that say which."""

    value: str | None
    precision: str
    part: str = ""
    begins: str = ""
    ends: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a value may lean on.

    Attributes:
        anchor: The day of publication, or of the dateline.
        day: The day named last.
        year: The year named last, alone or in a date.
        month: The month named last, of `year`.
        quarter: The quarter named last: "1989-Q3".
        names_tomorrow: The day after the anchor was named: the text is younger than its date says.
        is_lead: The match stands in the first lines, which tell the news itself.
        is_ahead: The tense of the words around looks ahead.
        before: Up to three words before, in lower case.
        after: Up to three words after.
    """

    anchor: date | None
    day: date | None = None
    year: int | None = None
    month: int | None = None
    quarter: str | None = None
    names_tomorrow: bool = False
    is_lead: bool = False
    is_ahead: bool = False
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def day_in_hand(self) -> date | None:
        """Give the day named last, unless it lies ahead; else the anchor."""
        if self.day and not (self.anchor and self.day > self.anchor):
            return self.day
        return self.anchor

    def base(self, unit: str) -> date | None:
        """Give the day from which "that week" or "the following year" counts: in what was named last.

        Days lean on a day that was named; anything coarser may lean on the publication as well.
        """
        if unit == "D":
            return self.day
        if unit in {"W", "F"}:
            return self.day or self.anchor
        if self.year is None:
            return self.anchor
        month = self.month or (self.anchor.month if self.anchor else 1)
        return date(self.year, month, 1)


@dataclass(frozen=True, slots=True)
class Match:
    """One match: the words, their letters, and what the value may lean on.

    Attributes:
        lower: The words, in lower case.
        letters: One letter a word, as in `timewords.LETTERS`.
        context: What the value may lean on.
        nth: Which of several: 1 for the second day of "Feb. 27 and 28".
    """

    lower: list[str]
    letters: str
    context: Context
    nth: int = 0

    def has(self, *names: str) -> bool:
        """Say whether there is a word of one of these classes."""
        return any(LETTERS[name] in self.letters for name in names)

    def has_word(self, *words: str) -> bool:
        """Say whether one of these words is there."""
        return any(word in self.lower for word in words)

    def words(self, *names: str) -> list[str]:
        """Give the words of some classes, in order."""
        wanted = {LETTERS[name] for name in names}
        return [w for w, letter in zip(self.lower, self.letters, strict=True) if letter in wanted]

    def word(self, name: str) -> str | None:
        """Give the first word of a class."""
        place = self.letters.find(LETTERS[name])
        return self.lower[place] if place >= 0 else None

    def numbers(self, *names: str) -> list[int]:
        """Give the numbers that words of some classes spell, in order."""
        return [NUMBERS[word] for word in self.words(*names)]

    def direction(self) -> int:
        """Give -1 for "last", 1 for "next", 0 for "this" and "that"."""
        return int(self.has("next")) - int(self.has("last"))

    def unit(self) -> str:
        """Give the letter of the last unit named; "" if there is none."""
        names = self.words("day", "unit", "year", "units", "quarter", "clock_unit", "hours")
        if not names:
            return ""
        name = names[-1]
        return UNITS.get(name) or UNITS.get("century" if name == "centuries" else name[:-1], "")

    def count(self) -> float | None:
        """Read how many: "three", "twenty four", "a hundred", "two and a half"; None for "a few" and "12 to 18"."""
        if self.has("vague"):
            return 2 if "couple" in self.lower else None
        digits = self.words("day_number", "two_digits", "number", "broken", "year_number")
        if len(digits) > 1:
            return None
        half = self._half()
        if digits:
            return float(digits[0].replace(",", "")) + half
        total = self._spelling()
        if total is None:
            return None
        if total == 0:  # "half a year" is half of one; "a year and a half" more than one
            return (
                half
                if half and self.lower[0] in {"half", "a"} and not self.has("and")
                else 1 + half
            )
        return total + half

    def year(self) -> int | None:
        """Read the year of a match, in figures or in words ("nineteen ninety-six")."""
        figures = self.word("year_number")
        if figures:
            return int(figures)
        spelt = self.numbers("teen", "spelt")
        if len(spelt) < 2 or "hundred" in self.lower:  # noqa: PLR2004 - a century and the rest
            return None
        rest = sum(spelt[1:])
        return spelt[0] * _HUNDRED + rest if spelt[0] in _CENTURIES and rest in _RESTS else None

    def split(self, name: str) -> tuple[Match, Match]:
        """Cut before and after the first word of a class, which must be there."""
        place = self.letters.index(LETTERS[name])
        head = Match(self.lower[:place], self.letters[:place], self.context)
        return head, Match(self.lower[place + 1 :], self.letters[place + 1 :], self.context)

    def ordinal(self) -> int | None:
        """Read "first", "3rd"; None if there is no ordinal."""
        word = self.word("ordinal")
        if word:
            return ORDINALS[word]
        place = self.letters.find(LETTERS["suffix"])
        return int(self.lower[place - 1]) if place > 0 else None

    def its_year(self, anchor: date) -> int:
        """Give the year that "last year", "of this year" or "that year" adds to a month, a quarter or a feast."""
        if self.has("that"):
            return self.context.year or anchor.year
        return anchor.year + self.direction()

    def _half(self) -> float:
        """Give what "1/2" or "and a half" adds."""
        fraction = self.word("fraction")
        if fraction:
            above, below = map(int, fraction.split("/"))
            return above / below if below else 0.0
        return 0.5 if self.has("half") else 0.0

    def _spelling(self) -> int | None:
        """Add up spelt numbers: 0 if there are none, None if there are two ("two or three")."""
        total = 0
        for place, letter in enumerate(self.letters):
            if letter not in {LETTERS["spelt"], LETTERS["teen"]}:
                continue
            word = self.lower[place]
            if word in _MULTIPLIERS:
                total = max(total, 1) * NUMBERS[word]
                continue
            is_second = (
                self.lower[place - 1] in {"to", "or"} or NUMBERS[word] >= total or total % 10
            )
            if total and is_second:
                return None
            total += NUMBERS[word]
        return total


def full_year(number: int) -> int:
    """89 is 1989, 15 is 2015; any other number is itself."""
    if number >= _HUNDRED:
        return number
    return number + (2000 if number < _TWO_DIGIT_PIVOT else 1900)


def part_of(match: Match) -> str:
    """Give the part of the day a match names, as TIMEX3 writes it: "TMO", "T15:10"; "" for none."""
    word = match.word("part")
    part = PARTS.get(word or "") or PARTS.get((word or "")[:-1], "")
    point = match.word("point")
    if point:
        return POINTS[point]
    clock = match.word("clock")
    if clock:
        return _read_clock(clock, is_late=part in _HALF_DAY_LATE)
    if match.has("zone"):
        digits = match.word("number") or match.word("year_number") or ""
        return f"T{digits[:2]}:{digits[2:]}" if len(digits) == 4 else ""  # noqa: PLR2004 - "0100 GMT"
    hour = match.word("day_number")
    if part and hour and not match.has("month") and match.has("in"):  # "4 in the morning"
        return (
            f"T{(int(hour) + (_NOON if part in _HALF_DAY_LATE else 0)) % 24:02d}:00"
            if int(hour) <= _NOON
            else ""
        )
    return part


def _read_clock(clock: str, *, is_late: bool) -> str:
    """Read "3:10 p.m.", "9am" or "15:10"; "" where it is no time of day."""
    hour_words, _, minute = clock.rstrip("apm. ").replace(".", ":").partition(":")
    hour = int(hour_words)
    if clock[-1] not in "m." and (len(hour_words) == 1 and not is_late):
        return ""
    if ("p" in clock or is_late) and hour < _NOON:
        hour += _NOON
    elif "a" in clock and hour == _NOON:
        hour = 0
    is_time = hour <= 24 and int(minute or 0) < 60  # noqa: PLR2004 - hours of a day, minutes of an hour
    return f"T{hour:02d}:{minute or '00'}" if is_time else ""


def zone_of(match: Match, day: date | None) -> str:
    """Give the offset of the time zone a match names: "-05:00"; "" for none."""
    zone = match.word("zone")
    return offset(zone, day) if zone else ""
