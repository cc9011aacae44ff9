"""Time as the page shows it: a list of days, and parties as lanes on which gaps are seen.

Made from a report's moments and statements. When something was said, when it happened and when it was
published stay three things: a dot is full where the text says when the words were spoken, hollow where
only the day of the article is known.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from rashomon.records import PartyKind, StatementKind
from rashomon.report.inert import cut_quote, show_on_one_line
from rashomon.report.wording import show_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Moment
    from rashomon.report.page import PageMaker, Side

BUCKETS = 38  # dots that stand side by side on a lane without touching
_MOST_LANES = 9  # parties with a lane of their own
_MOST_LEVELS = 4  # dots on one another on a lane; further ones are counted in the last
_LEAST_DAYS = 7  # shown before the first and after the last article, at least
_WORDS_LIMIT = 240  # characters of a moment in the list
_KIND_NAMES = {
    "said": "said",
    "first-word": "first word",
    "happened": "happened",
    "published": "published",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of days.

    Attributes:
        kinds: What it is: "happened", "published", "said", "first word".
        side: Whose moment it is; None if nobody's.
        words: Those of the statement, else those that date it.
        article: The article's name.
        outlet: Anchor of its outlet.
        anchor: Where it stands.
    """

    kinds: tuple[str, ...]
    side: Side | None
    words: str
    article: str
    outlet: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day (or month, or year) of the list; `on` is "" for what has no date."""

    on: str
    shown: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot on a lane: what was said on one point around one day.

    Attributes:
        lane: Place of the lane.
        level: Place in the pile of dots on that lane and day, 0 the lowest.
        on: The day.
        text: What stands in it: the point's number, or "".
        colour: Class of the point's colour.
        is_full: The text says when the words were spoken or when it happened.
        is_first: The first words of the party in this event.
        label: What a reader is told of it.
        href: Where it leads.
    """

    lane: int
    level: int
    on: date
    text: str
    colour: str
    is_full: bool
    is_first: bool
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A party, or what happened, or the articles; `levels` is the height of its highest pile."""

    name: str
    levels: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A time of silence on a lane, as an article says."""

    lane: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Lanes:
    """The timeline at a glance; `outside` counts the dots that lie too far off to be drawn."""

    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    gaps: tuple[Gap, ...]
    first: date
    last: date
    outside: int


@dataclass(slots=True)
class _Pile:
    """Dots to be: what is gathered for one lane, day, point."""

    on: date
    until: date = date.min
    hrefs: list[str] = field(default_factory=list)
    is_first: bool = False


def make_days(maker: PageMaker) -> list[Day]:
    """List the moments of a report by day; a party's first word and its saying are one line."""
    merged: dict[tuple[str, str], list[Moment]] = defaultdict(list)
    for at, moment in enumerate(maker.overview.report.timeline):
        merged[moment.on or "", moment.statement_id or str(at)].append(moment)
    days: dict[str, list[Entry]] = defaultdict(list)
    for (on, _), moments in merged.items():
        days[on].append(_make_entry(maker, moments))
    return [
        Day(on, show_day(on) if on else "no date known", tuple(days[on]))
        for on in sorted(days, key=lambda one: (not one, one))
    ]


def _make_entry(maker: PageMaker, moments: Sequence[Moment]) -> Entry:
    moment = moments[0]
    statement = maker.overview.statements.get(moment.statement_id or "")
    words = statement.words if statement else moment.place.span.text
    place = f"s{maker.number[statement.statement_id]}" if statement else ""
    article = maker.find_article(moment.place.article_id)
    return Entry(
        kinds=tuple(dict.fromkeys(_name_kind(maker, one) for one in moments)),
        side=maker.find_side(moment.party_id) if moment.party_id else None,
        words=cut_quote(show_on_one_line(words), _WORDS_LIMIT),
        article=article,
        outlet=maker.outlets.get(article, ""),
        anchor=place or maker.article_anchors.get(moment.place.article_id, ""),
    )


def _name_kind(maker: PageMaker, moment: Moment) -> str:
    """Say what a moment is: on which point a first word is the first, and until when if undated."""
    name = _KIND_NAMES.get(moment.kind, moment.kind)
    if moment.kind == "first-word" and moment.point_id in maker.point_anchors:
        name += f" on point {int(maker.point_anchors[moment.point_id][1:]) + 1}"
    if moment.on is None and moment.by:
        name += f", by {show_day(moment.by)}"
    return name


def make_lanes(maker: PageMaker) -> Lanes | None:
    """Lay the report's days out on lanes: what happened, the articles, then each party.

    Returns:
        None if no two days are known.
    """
    piles, names = _gather_piles(maker)
    bounds = _find_bounds(maker, [pile.on for pile in piles.values()])
    if bounds is None:
        return None
    first, last = bounds
    inside = {key: pile for key, pile in piles.items() if first <= pile.on <= last}
    outside = sum(len(pile.hrefs) for key, pile in piles.items() if key not in inside)
    dots = _stack(inside, names, first, last)
    shown = sorted({dot.lane for dot in dots})
    place = {lane: at for at, lane in enumerate(shown)}
    levels = Counter[int]()
    for dot in dots:
        levels[dot.lane] = max(levels[dot.lane], dot.level + 1)
    return Lanes(
        lanes=tuple(Lane(names[lane], levels[lane]) for lane in shown),
        dots=tuple(_move(dot, place[dot.lane]) for dot in dots),
        gaps=tuple(_find_gaps(maker, names, place, first, last)),
        first=first,
        last=last,
        outside=outside,
    )


_Key = tuple[int, str, int, bool]
"""Lane, ISO day, number of the point (0: none), whether the day is that of the saying."""


def _gather_piles(maker: PageMaker) -> tuple[dict[_Key, _Pile], list[str]]:
    """Gather what is dated, by lane, day and point; give the lanes' names too."""
    report = maker.overview.report
    numbers = _number_points(maker)
    firsts = {
        one.statement_id
        for one in report.timeline
        if one.kind == "first-word" and one.point_id is None
    }
    said = [
        one
        for one in report.statements
        if one.statement_id in numbers
        and one.kind is not StatementKind.OWN_VOICE
        and maker.find_side(one.party_id).kind not in {"", PartyKind.OUTLET.value}
    ]
    count = Counter(one.party_id for one in said)
    main = [party_id for party_id, _ in count.most_common(_MOST_LANES)]
    names = ["what happened", "articles", *(maker.find_side(one).name for one in main)]
    names += ["other parties"] if len(count) > len(main) else []
    lane_of = {party_id: at + 2 for at, party_id in enumerate(main)}
    piles: dict[_Key, _Pile] = {}

    def put(key: _Key, href: str, *, is_first: bool = False) -> None:
        on = _read_day(key[1])
        if on is not None:
            pile = piles.setdefault(key, _Pile(on))
            pile.hrefs.append(href)
            pile.is_first = pile.is_first or is_first

    for statement in said:
        lane = lane_of.get(statement.party_id, len(names) - 1)
        key = (
            lane,
            maker.find_day(statement),
            numbers[statement.statement_id],
            bool(statement.said_on),
        )
        href = f"s{maker.number[statement.statement_id]}"
        put(key, href, is_first=statement.statement_id in firsts)
    for moment in report.timeline:
        if moment.kind == "happened" and moment.precision == "day":
            put(
                (0, moment.on or "", 0, True),
                maker.article_anchors.get(moment.place.article_id, ""),
            )
    for article in report.articles:
        put((1, article.published or "", 0, False), maker.article_anchors[article.article_id])
    return piles, names


def _number_points(maker: PageMaker) -> dict[str, int]:
    """Give each statement the number of the first point it speaks to."""
    numbers: dict[str, int] = {}
    for at, point in enumerate(maker.overview.points, start=1):
        for statement_id in point.statement_ids:
            numbers.setdefault(statement_id, at)
    return numbers


def _read_day(day: str) -> date | None:
    try:
        return date.fromisoformat(day[:10])
    except ValueError:
        return None  # a month or a year is no place on the axis


def _find_bounds(maker: PageMaker, days: Sequence[date]) -> tuple[date, date] | None:
    """Find the days to show: those of the articles and as many around them, where there is anything."""
    if len(set(days)) < 2:  # noqa: PLR2004 - one day is no line
        return None
    published = [
        one
        for article in maker.overview.report.articles
        if (one := _read_day(article.published or ""))
    ]
    if not published:
        return min(days), max(days)
    reach = max(_LEAST_DAYS, (max(published) - min(published)).days)
    near = [
        day
        for day in days
        if (min(published) - day).days <= reach and (day - max(published)).days <= reach
    ]
    return (min(near), max(near)) if len(set(near)) > 1 else None


def _stack(piles: dict[_Key, _Pile], names: Sequence[str], first: date, last: date) -> list[Dot]:
    """Pile up the dots that would touch: those of one lane within one stretch of days."""
    stretch = (last - first).days / BUCKETS
    buckets: dict[tuple[int, date], dict[tuple[int, bool], _Pile]] = defaultdict(dict)
    opened: dict[int, date] = {}
    for (lane, _, number, is_full), pile in sorted(piles.items()):
        if lane not in opened or (pile.on - opened[lane]).days > stretch:
            opened[lane] = pile.on
        bucket = buckets[lane, opened[lane]]
        both = bucket.setdefault((number, is_full), _Pile(pile.on))
        both.until = pile.on
        both.hrefs += pile.hrefs
        both.is_first = both.is_first or pile.is_first
    dots: list[Dot] = []
    for (lane, on), bucket in buckets.items():
        keys = sorted(bucket)
        for level, key in enumerate(keys[:_MOST_LEVELS]):
            rest = keys[_MOST_LEVELS:] if level == _MOST_LEVELS - 1 else []
            dots.append(_make_dot(names[lane], (lane, level, on), key, bucket[key], len(rest)))
    return dots


def _make_dot(
    name: str, place: tuple[int, int, date], key: tuple[int, bool], pile: _Pile, rest: int
) -> Dot:
    """Make a dot of a pile at (lane, level, day), and say what it stands for."""
    lane, level, on = place
    number, is_full = key
    noun = {0: "event", 1: "article"}.get(lane, "statement")
    count = f"{len(pile.hrefs)} {noun}{'s' if len(pile.hrefs) > 1 else ''}"
    told = f"{name}: {count}" if lane > 1 else count
    if number:
        told += f" on point {number}"
    told += f", {show_day(pile.on.isoformat())}"
    if pile.until > pile.on:
        told += f" to {show_day(pile.until.isoformat())}"
    if lane > 1:
        told += " (day of the words)" if is_full else " (day of the article)"
    if pile.is_first:
        told += "; its first word"
    if rest:
        told += f"; and {rest} more point{'s' if rest > 1 else ''} that day"
    return Dot(
        lane=lane,
        level=level,
        on=on,
        text=(f"{number}" + ("+" if rest else "")) if number else "",
        colour=f"c{number - 1}" if 0 < number <= 8 else "outlet",  # noqa: PLR2004 - eight hues
        is_full=is_full,
        is_first=pile.is_first,
        label=told,
        href=pile.hrefs[0],
    )


def _move(dot: Dot, lane: int) -> Dot:
    return Dot(
        lane,
        dot.level,
        dot.on,
        dot.text,
        dot.colour,
        dot.is_full,
        dot.is_first,
        dot.label,
        dot.href,
    )


def _find_gaps(
    maker: PageMaker, names: Sequence[str], place: dict[int, int], first: date, last: date
) -> Iterable[Gap]:
    """Find the silences whose beginning is known; without an end they last until the article."""
    for silence in maker.overview.report.silences:
        name = maker.find_side(silence.party_id).name
        lane = names.index(name) if name in names else -1
        article = maker.overview.articles.get(silence.place.article_id)
        since = _read_day(silence.since or "")
        until = _read_day(silence.until or (article.published if article else None) or "")
        if lane in place and since and until:
            start, end = max(since, first), min(until, last)
            if start < end:
                yield Gap(place[lane], start, end)
