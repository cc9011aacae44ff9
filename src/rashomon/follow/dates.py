"""When something was said and what it speaks about; neither is mixed with when it was published.

A date beside the cue, outside what is said, is the day of saying (`said_on`); dates inside what is said are what it
speaks about (`about`). A sentence without a date gives none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rashomon.records import Resolved, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.records import Annotated, Span, Statement, TimeExpression

_PRECISIONS = ("day", "week", "month", "year")
_ISO = {"day": 10, "month": 7, "year": 4}
_REACH = 80
_OTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|when|where|after|before|since|until|while|because|that|referring)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:since|until|till|after|before|from|between|of|for)\s+(?:the\s+|late\s+|early\s+)?$",
    re.IGNORECASE,
)


def date_statements(annotated: Sequence[Annotated], resolved: Resolved) -> Resolved:
    """Fill in when statements were made and which dates they speak of.

    Args:
        annotated: The articles of the statements, with their time expressions.
        resolved: Statements; a `said_on` or `about` that is already there is kept.

    Returns:
        The same, with `said_on` (days only) and `about` (days, months, years) where the text gives them.
    """
    views = {one.article.article_id: one for one in annotated}
    spoken: dict[str, list[Span]] = {}
    for statement in resolved.statements:
        if statement.kind != StatementKind.OWN_VOICE:
            spoken.setdefault(statement.article_id, []).extend(statement.content)
    dated = []
    for statement in resolved.statements:
        view = views[statement.article_id]
        said_on = statement.said_on or _said_on(
            statement, view, spoken.get(statement.article_id, [])
        )
        about = statement.about or tuple(_about(statement, view))
        dated.append(replace(statement, said_on=said_on, about=about))
    return replace(resolved, statements=tuple(dated))


def iso_date(time: TimeExpression) -> str | None:
    """Write a time as an ISO date as precise as known; a week as its Monday; None if it is no such date."""
    if time.value is None or time.precision not in _PRECISIONS:
        return None
    if time.precision == "week":
        year, week = time.value.split("-W")
        return date.fromisocalendar(int(year), int(week), 1).isoformat()
    return time.value if len(time.value) == _ISO[time.precision] else None


def sentence_at(view: Annotated, place: int) -> Span | None:
    """Give the sentence at or before a place in the text."""
    nth = bisect_right(view.sentences, place, key=lambda sentence: sentence.start)
    return view.sentences[nth - 1] if nth else None


def times_in(view: Annotated, span: Span) -> list[TimeExpression]:
    """Give the time expressions that lie inside a span."""
    first = bisect_right(view.times, span.start - 1, key=lambda time: time.start)
    found = []
    for time in view.times[first:]:
        if time.end > span.end:
            break
        found.append(time)
    return found


def _said_on(statement: Statement, view: Annotated, spoken: Sequence[Span]) -> str | None:
    """Give the day nearest to the cue in its sentence, outside everything that is said there."""
    cue = statement.cue or statement.source
    if statement.kind == StatementKind.OWN_VOICE or cue is None:
        return None
    sentence = sentence_at(view, cue.start)
    published = view.article.published_on
    if sentence is None:
        return None
    nearest: tuple[int, str] | None = None
    for time in times_in(view, sentence):
        is_said = any(span.start < time.end and time.start < span.end for span in spoken)
        if time.precision != "day" or time.value is None or is_said:
            continue
        if published and date.fromisoformat(time.value) > published:
            continue
        gap = max(cue.start - time.end, time.start - cue.end, 0)
        between = view.article.text[min(time.end, cue.end) : max(time.start, cue.start)]
        before = view.article.text[max(time.start - _REACH, sentence.start) : time.start]
        if _OTHER_CLAUSE.search(between) or _BOUND.search(before):
            continue
        if gap <= _REACH and (nearest is None or gap < nearest[0]):
            nearest = gap, time.value
    return nearest[1] if nearest else None


def _about(statement: Statement, view: Annotated) -> Iterator[str]:
    """Give the dates inside what is said, each once, in text order."""
    seen = set()
    for span in statement.content:
        for time in times_in(view, span):
            value = iso_date(time) if time.precision != "week" else None
            if value and value not in seen:
                seen.add(value)
                yield value
