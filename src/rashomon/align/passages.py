"""Of a statement that says several things, the part that speaks to the point.

In: the statements of each point, an embedder. Out: places, only for statements where one proposition clearly fits the
point better than the statement's others. The one idea: "the drone crossed the border and killed nine" stands on two
points, and on each of them other words of it count.

1. A content is cut into propositions at sentence ends, semicolons and conjunctions that open a clause.
2. Each proposition is held against the mean of the point's other statements; the nearest one speaks for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from rashomon.align.terms import scale_rows
from rashomon.records import Place, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import Embedder
    from rashomon.records import Statement

_BORDER = re.compile(
    r"(?<!\b[A-Z])[.!?;][\"”’']?\s+"
    r"|,\s+(?=(?:and|but|while|because|which|who|although|though|so)\s)"
    r"|\s+(?=(?:but|because|while|although|whereas|unless)\s)"
    r"|\s+(?=and\s+(?:that|he|she|they|it|we|I|the|is|are|was|were|has|had|have|will|would|could|did)\s)"
)
_MIN_LETTERS = 24
"""A shorter piece says little by itself: it stays with the piece before and speaks for no statement."""


def split_propositions(span: Span) -> tuple[Span, ...]:
    """Cut a content into the things it says.

    Returns:
        Spans in order, without the white space between them; the span itself if it says one thing.
    """
    starts = [0]
    for border in _BORDER.finditer(span.text):
        enough_before = border.start() - starts[-1] >= _MIN_LETTERS
        if enough_before and len(span.text) - border.end() >= _MIN_LETTERS:
            starts.append(border.end())
    ends = [*starts[1:], len(span.text)]
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        text = span.text[start:end].rstrip()
        pieces.append(Span(span.start + start, span.start + start + len(text), text))
    return tuple(pieces)


def find_passages(
    points: Sequence[Sequence[Statement]], embedder: Embedder, *, clear_by: float
) -> list[tuple[Place, ...]]:
    """Find, for each point, the parts of long statements that speak to it.

    Args:
        points: Statements of each point, most central first.
        embedder: Any engine of `models`.
        clear_by: How much nearer, as a difference of cosines, a proposition is than the statement's next.

    Returns:
        For each point the places in the order of its statements; a statement that says one thing, or several that
        fit equally well, has none: all its words count.
    """
    pieces = {
        statement.statement_id: [
            piece
            for span in statement.content
            for piece in split_propositions(span)
            if len(piece.text) >= _MIN_LETTERS
        ]
        for statements in points
        for statement in statements
    }
    texts = dict.fromkeys(s.words for statements in points for s in statements)
    texts |= dict.fromkeys(p.text for found in pieces.values() for p in found if len(found) > 1)
    vectors = dict(zip(texts, embedder.embed(list(texts)), strict=True))
    passages = []
    for statements in points:
        words = np.array([vectors[s.words] for s in statements], dtype=np.float64)
        places = []
        for row, statement in enumerate(statements):
            found = pieces[statement.statement_id]
            if len(found) < 2 or len(statements) < 2:  # noqa: PLR2004 - one piece, or no company
                continue
            others = scale_rows(np.delete(words, row, axis=0).mean(axis=0, keepdims=True))[0]
            nearness = np.array([vectors[p.text] for p in found], dtype=np.float64) @ others
            ranked = np.argsort(-nearness, kind="stable")
            if nearness[ranked[0]] - nearness[ranked[1]] >= clear_by:
                places.append(Place(statement.article_id, found[int(ranked[0])]))
        passages.append(tuple(places))
    return passages
