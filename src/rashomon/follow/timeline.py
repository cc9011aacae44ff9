"""The timeline: what happened, what was said, what was published, and who spoke first.

Publications, dated statements, each party's first word in the event and on each point, and dated sentences that
attribute nothing to anybody. Dated moments come in order, undated ones last; of an undated first word the day of its
article is kept as the latest it can be.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rashomon.follow.dates import iso_date, times_in
from rashomon.records import Moment, Place, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.records import Annotated, Point, Resolved, Span, Statement, TimeExpression
    from rashomon.settings import FollowSettings

_HAPPENING_WORDS = 6
_DAY = 10  # characters of an ISO day
_AHEAD = re.compile(
    r"\b(?:will|would|scheduled|expected|plans?|planned|set\s+to|due|if|may|might|could)\b",
    re.IGNORECASE,
)


def build_timeline(
    annotated: Sequence[Annotated],
    resolved: Resolved,
    points: Sequence[Point] = (),
    *,
    settings: FollowSettings,
) -> tuple[Moment, ...]:
    """Put what is dated in order.

    Args:
        annotated: The articles, with their time expressions.
        resolved: Dated statements.
        points: The points of the event.
        settings: `happened_within_days` keeps history out.

    Returns:
        Moments by date; a week stands under its Monday. A party's first word, in the event and on each point, is the
        earliest statement whose day the text gives, else the first of the earliest article, undated, with that
        article's day in `by`. Undated moments come last, those with the earliest such day first.
    """
    moments = [
        *_published(annotated),
        *_said(resolved),
        *_first_words(annotated, resolved, points),
        *_happened(annotated, resolved, settings.happened_within_days),
    ]
    return tuple(
        sorted(
            moments, key=lambda one: (one.on is None, one.on or "", one.by is None, one.by or "")
        )
    )


def _published(annotated: Sequence[Annotated]) -> Iterator[Moment]:
    """Give the publication of each article, at its first line."""
    for view in annotated:
        if view.sentences:
            day = view.article.published_on
            place = Place(view.article.article_id, view.sentences[0])
            yield Moment("published", place, on=day.isoformat() if day else None)


def _said(resolved: Resolved) -> Iterator[Moment]:
    """Give the statements whose day is known."""
    for statement in resolved.statements:
        if statement.said_on and statement.kind != StatementKind.OWN_VOICE:
            yield _moment("said", statement)


def _first_words(
    annotated: Sequence[Annotated], resolved: Resolved, points: Sequence[Point]
) -> Iterator[Moment]:
    """Give each party's first word in the event and on each point, in the order of the parties."""
    order = {view.article.article_id: nth for nth, view in enumerate(annotated)}
    days = {
        view.article.article_id: view.article.published_on.isoformat()
        for view in annotated
        if view.article.published_on
    }
    on_points: dict[str, list[str]] = {}
    for point in points:
        for one in point.statement_ids:
            on_points.setdefault(one, []).append(point.point_id)
    first: dict[tuple[str, str | None], tuple[tuple[str, bool, int, int], Statement]] = {}
    for statement in resolved.statements:
        if statement.party_id is None or statement.kind == StatementKind.OWN_VOICE:
            continue
        bound = statement.said_on or days.get(statement.article_id, "9")
        nth = order[statement.article_id]
        rank = bound, statement.said_on is None, nth, statement.content[0].start
        for point_id in (None, *on_points.get(statement.statement_id, ())):
            key = statement.party_id, point_id
            if key not in first or rank < first[key][0]:
                first[key] = rank, statement
    for party in resolved.parties:
        for point_id in (None, *(point.point_id for point in points)):
            if (party.party_id, point_id) in first:
                _, statement = first[party.party_id, point_id]
                by = None if statement.said_on else days.get(statement.article_id)
                yield replace(_moment("first-word", statement), point_id=point_id, by=by)


def _moment(kind: str, statement: Statement) -> Moment:
    """Make a moment of a statement."""
    return Moment(
        kind,
        Place(statement.article_id, statement.content[0]),
        on=statement.said_on,
        party_id=statement.party_id,
        statement_id=statement.statement_id,
    )


def _happened(annotated: Sequence[Annotated], resolved: Resolved, within: int) -> Iterator[Moment]:
    """Give dated sentences in which nobody is quoted: what the outlet itself says happened."""
    attributed: dict[str, list[Span]] = {}
    for statement in resolved.statements:
        if statement.kind != StatementKind.OWN_VOICE:
            parts = (*statement.content, *filter(None, (statement.cue, statement.source)))
            attributed.setdefault(statement.article_id, []).extend(parts)
    for view in annotated:
        published = view.article.published_on
        taken = attributed.get(view.article.article_id, [])
        for sentence in view.sentences if published else ():
            is_attributed = any(s.start < sentence.end and sentence.start < s.end for s in taken)
            is_note = sentence.text.count(" ") < _HAPPENING_WORDS
            if is_attributed or is_note or _AHEAD.search(sentence.text):
                continue
            dated = {
                (iso_date(time), time.precision)
                for time in times_in(view, sentence)
                if time.precision != "year" and not _is_quoted(view, time)
            }
            for value, precision in sorted(dated, key=str):
                if value and published and _is_recent(value, published, within):
                    place = Place(view.article.article_id, sentence)
                    yield Moment("happened", place, on=value, precision=precision)


def _is_quoted(view: Annotated, time: TimeExpression) -> bool:
    """Say whether a time lies inside quotation marks."""
    nth = bisect_right(view.quotes, time.start, key=lambda quote: quote.start)
    return nth > 0 and time.start < view.quotes[nth - 1].end


def _is_recent(value: str, published: date, within: int) -> bool:
    """Say whether a date lies at or before publication, and not too long before."""
    day = date.fromisoformat(value if len(value) == _DAY else f"{value}-01")
    return 0 <= (published - day).days <= within
