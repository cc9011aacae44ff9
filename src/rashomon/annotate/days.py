"""Days, and hours of a day: which day the words name.

One function a rule of `grammar.py`: a `Match` in, a `Value` out, None where the words turn out to name no day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from rashomon.annotate.almanac import MONTHS, WEEKDAYS, as_week, day_of, feast
from rashomon.annotate.matches import Match, Value, full_year, part_of, zone_of
from rashomon.annotate.timewords import TURNS

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY_DIGITS = 2
_YESTERDAY, _TOMORROW = 6, 1
_ATTACKS = date(2001, 9, 11)


def _day_value(day: date | None, match: Match | None = None) -> Value | None:
    """Make the value of a day, with the hour or part of the day that the match names."""
    if day is None:
        return None
    part = part_of(match) if match else ""
    return Value(day.isoformat(), "day", part, zone=zone_of(match, day) if match else "")


def _iso(match: Match) -> Value | None:
    """2019-02-28."""
    return _day_value(day_of(*map(int, match.lower[0].split("-"))))


def _slash(match: Match) -> Value | None:
    """2/28/2019, month first; 28/2/2019 where only that is a date."""
    first, second, year = map(int, match.lower[0].split("/"))
    if len(match.lower[0].rsplit("/", 1)[1]) == _DAY_DIGITS:
        year = full_year(year)
    return _day_value(day_of(year, first, second) or day_of(year, second, first))


def _dotted(match: Match) -> Value | None:
    """28.02.2019, day first."""
    day, month, year = map(int, match.lower[0].split("."))
    return _day_value(day_of(year, month, day))


def _attacks(match: Match) -> Value | None:
    """9/11, which names one day of 2001."""
    anchor = match.context.anchor
    return _day_value(_ATTACKS) if anchor is None or anchor >= _ATTACKS else None


def _week_of(match: Match) -> Value | None:
    """The week of March 6."""
    if not match.has_word("week"):
        return None
    value = _day(match)
    if value is None or value.value is None:
        return Value(None, "week")
    return Value(as_week(date.fromisoformat(value.value)), "week")


def _day(match: Match) -> Value | None:
    """Feb. 27; 16 NOV 89; Wednesday, August 21, 2013; 5 p.m. EST Nov. 9."""
    days = match.words("day_number")
    month, day = MONTHS[match.word("month") or ""], int(days[match.nth])
    year = match.word("year_number") or match.word("two_digits")
    if year:
        return _day_value(day_of(full_year(int(year)), month, day), match)
    anchor = match.context.anchor
    is_anniversary = "anniversary" in match.context.before
    if (
        (month, day) == (_ATTACKS.month, _ATTACKS.day)
        and not is_anniversary
        and _tells_of_2001(match)
    ):
        return _day_value(_ATTACKS)
    if anchor is None:
        return Value(None, "day", part_of(match))
    near = [
        found
        for number in range(anchor.year - 1, anchor.year + 2)
        if (found := day_of(number, month, day))
    ]
    weekday = match.word("weekday")
    fitting = [found for found in near if weekday and found.weekday() == WEEKDAYS[weekday]]
    unlikely = -1 if match.context.is_ahead else 1
    best = min(
        fitting or near, key=lambda found: _cost((found - anchor).days, unlikely), default=None
    )
    return _day_value(best, match)


def _day_range(match: Match) -> Value | None:
    """Nov. 18-Dec. 19, 2015: two days, and the year of the second tells the first's."""
    months, year = (
        [MONTHS[word] for word in match.words("month")],
        int(match.word("year_number") or 0),
    )
    year -= match.nth == 0 and months[0] > months[1]
    return _day_value(day_of(year, months[match.nth], int(match.words("day_number")[match.nth])))


def _weekday_of(match: Match) -> Value | None:
    """Monday of last week, Tuesday of that week."""
    anchor = match.context.base("W") if match.has("that") else match.context.anchor
    if match.unit() != "W":
        return None
    if anchor is None:
        return Value(None, "day")
    monday = anchor + timedelta(days=7 * match.direction() - anchor.weekday())
    return _day_value(monday + timedelta(days=WEEKDAYS[match.word("weekday") or ""]))


def _tells_of_2001(match: Match) -> bool:
    """Say whether "Sept. 11" goes on as the attacks of 2001 do: with "attacks", of which other years have none."""
    after = match.context.after
    anchor = match.context.anchor
    is_later = anchor is None or anchor > _ATTACKS
    return is_later and ("attacks" in after or "hijackings" in after or "hijackers" in after)


def _cost(days: int, unlikely: int) -> int:
    """Weigh a distance in days; what lies in the unlikely direction counts double, against an outlook threefold."""
    weight = 2 if unlikely > 0 else 3
    return abs(days) * (weight if days * unlikely > 0 else 1)


def _feast(match: Match) -> Value | None:
    """Christmas; Thanksgiving Day; last Easter; Christmas 2018."""
    name = " ".join((match.word("feast") or "").replace("’", "'").split())
    year, anchor = match.word("year_number"), match.context.anchor
    if year:
        return _day_value(feast(name, int(year)))
    if anchor is None:
        return Value(None, "day")
    if match.has("year"):
        return _day_value(feast(name, match.its_year(anchor)))
    near = [
        day for number in range(anchor.year - 2, anchor.year + 3) if (day := feast(name, number))
    ]
    if match.has("next"):
        return _day_value(min(day for day in near if day >= anchor))
    if match.has("last"):
        return _day_value(max(day for day in near if day <= anchor))
    unlikely = -1 if match.context.is_ahead else 1
    return _day_value(min(near, key=lambda found: _cost((found - anchor).days, unlikely)))


def _weekday(match: Match) -> Value | None:
    """Friday; last Friday; Friday morning; every Friday; 3 p.m. Thursday."""
    word = match.word("weekday") or ""
    weekday, part = WEEKDAYS[word], part_of(match)
    if match.has("every") or word.endswith("days"):
        return Value(f"XXXX-WXX-{weekday + 1}", "repeated", part)
    anchor = match.context.anchor
    if match.has("that"):
        anchor = match.context.day or anchor
    if anchor is None:
        return Value(None, "day", part)
    ahead = (weekday - anchor.weekday()) % 7
    if match.has("next"):
        days = ahead or 7
    elif match.has("last"):  # of yesterday nobody says "last Friday"
        days = ahead - 7 if ahead != _YESTERDAY else ahead - 14
    elif match.context.is_ahead or match.has("this"):
        days = ahead
    elif ahead == _TOMORROW and (match.context.is_lead or match.context.names_tomorrow):
        days = 1  # written where it is tomorrow already, or brought up to date after its date
    else:
        days = ahead - 7 if ahead else 0
    return _day_value(anchor + timedelta(days=days), match)


def _turn(match: Match) -> Value | None:
    """Today, tonight, yesterday, tomorrow morning, 9 p.m. today."""
    word, anchor = match.word("turn") or "", match.context.anchor
    part = part_of(match) or ("TNI" if word == "tonight" else "")
    if anchor is None:
        return Value(None, "day", part)
    day = anchor + timedelta(days=TURNS[word])
    return Value(day.isoformat(), "day", part, zone=zone_of(match, day))


def _day_beyond(match: Match) -> Value | None:
    """The day before yesterday, the day after tomorrow."""
    word, anchor = match.word("turn") or "", match.context.anchor
    if anchor is None:
        return Value(None, "day")
    return _day_value(anchor + timedelta(days=TURNS[word] + (1 if match.has("after") else -1)))


def _clock(match: Match) -> Value | None:
    """3:10 p.m.; noon; 4 in the morning; 0100 GMT: a time on the day in hand."""
    part = part_of(match)
    if not part:
        return None
    day = match.context.day_in_hand()
    return Value(day.isoformat() if day else None, "day", part, zone=zone_of(match, day))


def _small_hours(match: Match) -> Value | None:
    """The early hours of Friday; the early hours."""
    if match.has("weekday"):
        return _weekday(match)
    part = part_of(match) or "TMO"
    day = match.context.anchor
    return Value(day.isoformat() if day else None, "day", part)


def _part(match: Match) -> Value | None:
    """This morning, last night; that night and the following morning lean on the day named before."""
    if match.has("that", "next"):
        base, days = match.context.day, int(match.has("next"))
    else:
        base, days = match.context.anchor, match.direction()
    day = base + timedelta(days=days) if base else None
    return Value(day.isoformat() if day else None, "day", part_of(match))


def _of_day(match: Match) -> Value | None:
    """Later in the day: the day in hand."""
    day = match.context.day_in_hand()
    return _day_value(day) if day else Value(None, "day")


DAYS: dict[str, Callable[[Match], Value | None]] = {
    "iso": _iso,
    "slash": _slash,
    "dotted": _dotted,
    "attacks": _attacks,
    "week_of": _week_of,
    "day": _day,
    "day_range": _day_range,
    "weekday_of": _weekday_of,
    "feast": _feast,
    "weekday": _weekday,
    "turn": _turn,
    "day_beyond": _day_beyond,
    "clock": _clock,
    "small_hours": _small_hours,
    "part": _part,
    "of_day": _of_day,
}
"""Rule -> its function."""
