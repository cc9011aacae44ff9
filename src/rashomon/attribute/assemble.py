"""From role spans and links to statements.

1. Every content goes to the cue it is linked to most strongly, if that link is strong enough.
2. Every cue takes its best source.
3. A content without a cue is a statement of its own, with a lower confidence; who says it is told by
   `resolve`, if it can be.
4. A cue without content says nothing and is dropped, unless it stands inside another's content
   ("A said B had told him that ..."): then the rest of that content is its own.
5. A section heading ("The Navy's Version:", "Lima says") that takes in the next line gives way to a
   cue inside that line.
6. A cue that tells of not having spoken ("made no mention of") makes no statement: `follow` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.attribute.cues import is_denial, is_unsaid
from rashomon.attribute.spans import classify_content, trim_content, trim_span
from rashomon.records import Statement, content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Span, TaggedSpan
    from rashomon.settings import AttributeSettings


_MIN_NESTED = 3
"""Words a nested statement has at least."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A cue (or none) with its source, as places in the tags, and its contents as ranges of the text."""

    cue: int | None
    source: int | None
    contents: tuple[tuple[int, int], ...]
    confidence: float


def assemble_statements(annotated: Annotated, *, settings: AttributeSettings) -> list[Statement]:
    """Put one article's attributed statements together, in text order."""
    drafts = _draft(annotated, settings)
    nested = _nest(annotated, drafts, settings)
    headed = {outer for outer, _ in nested if _is_headed(annotated, outer)}
    finished = [_finish(annotated, draft) for draft in drafts if draft not in headed]
    finished += [_finish(annotated, inner) for _, inner in nested]
    statements = [
        statement
        for statement in finished
        if statement is not None
        and statement.confidence >= settings.min_confidence
        and not (statement.cue and is_unsaid(statement.cue.text))
    ]
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
        drafts.append(_Draft(cue, source, _ranges(roles, contents), score))
    orphans = [k for k, role in enumerate(roles) if role.label == "content" and k not in best_cue]
    drafts += [
        _Draft(None, None, _ranges(roles, (k,)), settings.orphan_factor * roles[k].score)
        for k in orphans
    ]
    return drafts


def _ranges(roles: Sequence[TaggedSpan], places: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((roles[k].start, roles[k].end) for k in sorted(places))


def _nest(
    annotated: Annotated, drafts: Sequence[_Draft], settings: AttributeSettings
) -> list[tuple[_Draft, _Draft]]:
    """Find cues with a source inside another's content; give (outer, inner) drafts."""
    roles, links = annotated.tags.roles, annotated.tags.links
    busy = {draft.cue for draft in drafts}
    nested = []
    for outer in drafts:
        for start, end in outer.contents:
            for cue, role in enumerate(roles):
                if role.label != "cue" or cue in busy or not start <= role.start < role.end < end:
                    continue
                sources = [
                    (link.score, link.span)
                    for link in links
                    if link.cue == cue
                    and roles[link.span].label == "source"
                    and link.score >= settings.min_source_link
                    and start <= roles[link.span].start < role.start
                ]
                if sources and len(annotated.article.text[role.end : end].split()) >= _MIN_NESTED:
                    score, source = max(sources)
                    confidence = min(outer.confidence, role.score) * score
                    inner = _Draft(cue, source, ((role.end, end),), confidence)
                    nested.append((outer, inner))
    return nested


def _is_headed(annotated: Annotated, draft: _Draft) -> bool:
    """Say whether a draft's cue stands in a heading: a line of its own before the content's line."""
    if draft.cue is None:
        return False
    text, cue = annotated.article.text, annotated.tags.roles[draft.cue]
    line_end = text.find("\n", cue.end)
    ends_line = line_end >= 0 and not text[cue.end : line_end].strip(" :")
    return ends_line and line_end <= draft.contents[0][0]


def _weigh(roles: Sequence[TaggedSpan], places: tuple[int, ...]) -> float:
    """Mean score of spans, weighted by their length."""
    sizes = [roles[k].end - roles[k].start for k in places]
    return sum(roles[k].score * size for k, size in zip(places, sizes, strict=True)) / sum(sizes)


def _finish(annotated: Annotated, draft: _Draft) -> Statement | None:
    article = annotated.article
    content = []
    for start, end in draft.contents:
        near = [q for q in annotated.quotes if q.end >= start - 2 and q.start <= end + 2]
        span = trim_content(article, start, end, near)
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
