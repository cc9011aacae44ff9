"""From role spans and links to statements.

1. Drafts come from the tagger's links (`drafts`).
2. Statements inside statements get a cue and a source of their own (`nested`); a section heading that takes in the
   next line gives way to them.
3. What one draft holds of several sentences is cut apart; the later parts are `continued` (`pieces`).
4. Lines that name a speaker ("VOSS: ...", "“...” — Ida Voss") are read as such (`lines`).
5. A cue that tells of not having spoken makes no statement, nor does the prompt of an answer ("Asked whether ...").
6. Borders are mended, kinds and forces told, and each inner statement is given its outer one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.attribute.confidence import weigh_confidence
from rashomon.attribute.cues import (
    find_lead,
    is_attributing,
    is_denial,
    is_empty,
    is_prompt,
    is_unsaid,
    tell_force,
)
from rashomon.attribute.drafts import draft_from_tags
from rashomon.attribute.headings import read_headings
from rashomon.attribute.lexicon import POINTING
from rashomon.attribute.nested import find_nested
from rashomon.attribute.orphans import draft_orphans
from rashomon.attribute.pieces import cut_apart
from rashomon.attribute.spans import classify_content, find_near, trim_content, trim_cue, trim_span
from rashomon.attribute.turns import find_turns
from rashomon.records import Statement, StatementKind, content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.attribute.drafts import Draft
    from rashomon.records import Annotated, Article, Span
    from rashomon.settings import AttributeSettings


def assemble_statements(annotated: Annotated, *, settings: AttributeSettings) -> list[Statement]:
    """Put one article's attributed statements together, in text order, the outer before the inner."""
    weighed = [
        replace(statement, confidence=round(weigh_confidence(statement), 4))
        for statement in draft_statements(annotated, settings=settings)
        if statement.confidence >= settings.min_chance
    ]
    return _place([one for one in weighed if one.confidence >= settings.min_confidence])


def draft_statements(annotated: Annotated, *, settings: AttributeSettings) -> list[Statement]:
    """Give every statement one article may hold, in text order, with the reader's chance as confidence."""
    drafts, orphans = draft_from_tags(annotated, settings)
    drafts += draft_orphans(annotated, drafts, orphans, settings)
    drafts = find_nested(annotated, drafts, settings)
    drafts = cut_apart(annotated, drafts, settings)
    drafts = find_turns(annotated, drafts, continued=settings.continued_factor)
    drafts = read_headings(annotated, drafts, continued=settings.continued_factor)
    finished = [_finish(annotated, draft, settings) for draft in drafts]
    unique: dict[str, Statement] = {}
    for statement in filter(None, finished):
        unique.setdefault(statement.statement_id, statement)
    return sorted(unique.values(), key=_text_order)


def _text_order(statement: Statement) -> tuple[int, int, str]:
    return statement.content[0].start, -statement.content[-1].end, statement.statement_id


def _finish(annotated: Annotated, draft: Draft, settings: AttributeSettings) -> Statement | None:
    article = annotated.article
    content = []
    for start, end in draft.contents:
        span = trim_content(article, start, end, find_near(annotated.quotes, start, end))
        if span is not None:
            content.append(span)
    if all(span.text.casefold() in POINTING for span in content):
        return None
    cue = None if draft.cue is None else trim_cue(article, *draft.cue)
    source = None if draft.source is None else trim_span(article, *draft.source)
    words = " ".join(span.text for span in content)
    cue_words = article.text[find_lead(article.text, cue.start) : cue.end] if cue else ""
    if cue is not None and _is_void(article, cue, cue_words, source, words):
        return None
    kind = classify_content(content, annotated.quotes)
    ids = ((span.start, span.end) for span in content)
    return Statement(
        statement_id=content_id("statement", article.article_id, source, cue, *ids),
        article_id=article.article_id,
        content=tuple(content),
        kind=kind,
        source=source,
        cue=cue,
        confidence=round(_weigh(draft.confidence, cue, source, kind, settings), 4),
        denies=is_denial(cue_words, words),
        made_by="attribute",
        force=tell_force(cue_words, words, has_source=source is not None),
        is_continued=draft.is_continued,
    )


def _is_void(article: Article, cue: Span, cue_words: str, source: Span | None, words: str) -> bool:
    """Say whether a cue tells of a question put, or of somebody who did not speak."""
    before = article.text[max(0, cue.start - 20) : cue.start]
    return (
        is_unsaid(cue_words, words)
        or is_prompt(cue_words, before, has_source=source is not None)
        or is_empty(cue_words, source.text if source else "")
    )


def _weigh(
    confidence: float,
    cue: Span | None,
    source: Span | None,
    kind: StatementKind,
    settings: AttributeSettings,
) -> float:
    """Lower the confidence where nothing in the cue speaks of speaking and nothing is quoted."""
    if cue is None or kind is not StatementKind.INDIRECT or is_attributing(cue.text):
        return confidence
    return confidence * (settings.mute_factor if source else settings.mute_factor**2)


def _place(statements: Sequence[Statement]) -> list[Statement]:
    """Give each statement the innermost one around it; takes and gives text order."""
    placed: list[Statement] = []
    open_ones: list[Statement] = []
    for inner in statements:
        spans = (inner.cue, *inner.content) if inner.cue else inner.content
        first = min(span.start for span in spans)
        open_ones = [one for one in open_ones if one.content[-1].end > first]
        around = [outer for outer in open_ones if _encloses(outer, inner)]
        nearest = min(around, key=lambda s: sum(len(span.text) for span in s.content), default=None)
        placed.append(replace(inner, within_id=nearest.statement_id if nearest else None))
        open_ones.append(inner)
    return placed


def _encloses(outer: Statement, inner: Statement) -> bool:
    """Say whether one statement's content holds all of another: source, cue and content."""
    own = [span for span in (inner.source, inner.cue) if span is not None]
    return bool(inner.cue) and all(
        any(o.start <= span.start and span.end <= o.end for o in outer.content)
        for span in (*own, *inner.content)
    )
