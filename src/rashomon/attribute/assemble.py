"""From role spans and links to statements.

1. Every content goes to the cue it is linked to most strongly, if that link is strong enough.
2. Every cue takes its best source.
3. A content without a cue is a statement of its own if it is a quotation that goes on from a statement
   just before it; its speaker is then told by `resolve`.
4. A cue without content says nothing and is dropped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.attribute.cues import is_denial
from rashomon.attribute.spans import classify_content, trim_content, trim_span
from rashomon.records import Statement, content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Span, TaggedSpan
    from rashomon.settings import AttributeSettings


@dataclass(frozen=True, slots=True)
class _Draft:
    """A cue (or none) with its source and contents, as places in the tags."""

    cue: int | None
    source: int | None
    contents: tuple[int, ...]
    confidence: float


def assemble_statements(annotated: Annotated, *, settings: AttributeSettings) -> list[Statement]:
    """Put one article's attributed statements together, in text order."""
    drafts = _draft(annotated, settings)
    statements = []
    for draft in drafts:
        statement = _finish(annotated, draft)
        if statement is not None and statement.confidence >= settings.min_confidence:
            statements.append(statement)
    return sorted(statements, key=lambda statement: (statement.content[0], statement.statement_id))


def _draft(annotated: Annotated, settings: AttributeSettings) -> list[_Draft]:
    roles, links = annotated.tags.roles, annotated.tags.links
    best_cue: dict[int, tuple[float, int]] = {}
    best_source: dict[int, tuple[float, int]] = {}
    for link in links:
        target = roles[link.span]
        if target.label == "content" and link.score >= settings.min_content_link:
            best_cue[link.span] = max(best_cue.get(link.span, (0.0, -1)), (link.score, link.cue))
        elif target.label == "source" and link.score >= settings.min_source_link:
            best_source[link.cue] = max(
                best_source.get(link.cue, (0.0, -1)), (link.score, link.span)
            )
    drafts: list[_Draft] = []
    for cue, role in enumerate(roles):
        if role.label != "cue":
            continue
        contents = tuple(k for k, (_, own) in best_cue.items() if own == cue)
        if not contents:
            continue
        source = best_source.get(cue, (0.0, None))[1]
        score = min(role.score, _weigh(roles, contents)) * max(best_cue[k][0] for k in contents)
        drafts.append(_Draft(cue, source, tuple(sorted(contents)), score))
    orphans = [k for k, role in enumerate(roles) if role.label == "content" and k not in best_cue]
    drafts += [_Draft(None, None, (k,), settings.orphan_factor * roles[k].score) for k in orphans]
    return drafts


def _weigh(roles: Sequence[TaggedSpan], places: tuple[int, ...]) -> float:
    """Mean score of spans, weighted by their length."""
    sizes = [roles[k].end - roles[k].start for k in places]
    return sum(roles[k].score * size for k, size in zip(places, sizes, strict=True)) / sum(sizes)


def _finish(annotated: Annotated, draft: _Draft) -> Statement | None:
    article, roles = annotated.article, annotated.tags.roles
    content = []
    for place in draft.contents:
        near = [
            q
            for q in annotated.quotes
            if q.end >= roles[place].start - 2 and q.start <= roles[place].end + 2
        ]
        span = trim_content(article, roles[place].start, roles[place].end, near)
        if span is not None:
            content.append(span)
    if not content:
        return None
    cue = _span(annotated, draft.cue)
    source = _span(annotated, draft.source)
    return Statement(
        statement_id=content_id(
            "statement",
            article.article_id,
            source,
            cue,
            *((span.start, span.end) for span in content),
        ),
        article_id=article.article_id,
        content=tuple(content),
        kind=classify_content(content, annotated.quotes),
        source=source,
        cue=cue,
        confidence=round(draft.confidence, 4),
        denies=cue is not None and is_denial(cue.text),
        made_by="attribute",
    )


def _span(annotated: Annotated, place: int | None) -> Span | None:
    if place is None:
        return None
    role = annotated.tags.roles[place]
    return trim_span(annotated.article, role.start, role.end)
