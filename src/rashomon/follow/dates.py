"""When something was said, happened, or was published; three things that are never mixed.

1. `date_statements`: a date beside the cue, outside what is said, is the day of saying (`said_on`); dates inside
   what is said are what it speaks about (`about`). A sentence without a date gives none.
2. `build_timeline`: publications, dated statements, each party's first word, and dated sentences that attribute
   nothing to anybody ("happened"). Dated moments come in order, undated ones last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rashomon.records import Moment, Place, Resolved, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.records import Annotated, Span, Statement, TimeExpression
    from rashomon.settings import FollowSettings

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
_HAPPENING_WORDS = 6
_AHEAD = re.compile(
    r"\b(?:will|would|scheduled|expected|plans?|planned|set\s+to|due|if|may|might|could)\b",
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


def build_timeline(
    annotated: Sequence[Annotated], resolved: Resolved, *, settings: FollowSettings
) -> tuple[Moment, ...]:
    """Put what is dated in order.

    Args:
        annotated: The articles, with their time expressions.
        resolved: Dated statements.
        settings: `happened_within_days` keeps history out.

    Returns:
        Moments by date; a week stands under its Monday. A party's first word is the earliest statement whose
        day the text gives, else the first of the earliest article, undated. Undated moments come last.
    """
    moments = [
        *_published(annotated),
        *_said(resolved),
        *_first_words(annotated, resolved),
        *_happened(annotated, resolved, settings.happened_within_days),
    ]
    return tuple(sorted(moments, key=lambda moment: (moment.on is None, moment.on or "")))


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


def _first_words(annotated: Sequence[Annotated], resolved: Resolved) -> Iterator[Moment]:
    """Give each party's first word, in the order of the parties."""
    order = {view.article.article_id: nth for nth, view in enumerate(annotated)}
    published = {view.article.article_id: view.article.published or "9" for view in annotated}
    first: dict[str, tuple[tuple[str, bool, int, int], Statement]] = {}
    for statement in resolved.statements:
        if statement.party_id is None or statement.kind == StatementKind.OWN_VOICE:
            continue
        bound = statement.said_on or published[statement.article_id][:10]
        nth = order[statement.article_id]
        key = bound, statement.said_on is None, nth, statement.content[0].start
        if statement.party_id not in first or key < first[statement.party_id][0]:
            first[statement.party_id] = key, statement
    for party in resolved.parties:
        if party.party_id in first:
            yield _moment("first-word", first[party.party_id][1])


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
    day = date.fromisoformat(value if len(value) == _ISO["day"] else f"{value}-01")
    return 0 <= (published - day).days <= within
