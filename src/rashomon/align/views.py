"""What the comparisons read of an event's statements, worked out once.

In: annotated articles, statements, an embedder. Out: `Views`, one row a statement: vectors and terms of its own
words, of its sentence and of the sentences around it, and the kinds of question it speaks to. The one idea: a short
quotation often names its question only in the sentence that introduces it ("He called it a lie").
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rashomon.align.questions import weigh_questions
from rashomon.align.terms import count_terms, scale_rows, weigh_terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from rashomon.models.base import Embedder, Floats
    from rashomon.records import Annotated, Span, Statement

    Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Views:
    """The statements of one event as the comparisons see them; row i belongs to statements[i].

    Attributes:
        statements: n statements, by id.
        own_words: (n, d) vectors of the statements' own words, as embedded, length 1.
        words: The same less the event's mean, length 1.
        sentences: Likewise of the sentences the statements stand in.
        surroundings: Likewise with one sentence before and one behind.
        terms: (n, t) vectors of the terms in the statements' own words, length 1.
        sentence_terms: Likewise of their sentences.
        surrounding_terms: Likewise with the sentences around.
        questions: (n, k) kinds of question the own words and the cue speak to, length 1.
        articles: (n,) number of the article.
        places: (n,) number of the sentence in its article, a half for statements over two.
    """

    statements: tuple[Statement, ...]
    own_words: Matrix
    words: Matrix
    sentences: Matrix
    surroundings: Matrix
    terms: Matrix
    sentence_terms: Matrix
    surrounding_terms: Matrix
    questions: Matrix
    articles: NDArray[np.int64]
    places: Matrix


def view_statements(
    annotated: Sequence[Annotated], statements: Sequence[Statement], embedder: Embedder
) -> Views:
    """Work out vectors and terms of the statements; each distinct text is embedded once.

    Args:
        annotated: The articles the statements stand in.
        statements: At least one, in the order the rows shall have.
        embedder: Any engine of `models`.
    """
    by_article = {one.article.article_id: one for one in annotated}
    numbers = {article_id: number for number, article_id in enumerate(sorted(by_article))}
    ranges = [_sentence_range(s, by_article[s.article_id].sentences) for s in statements]
    own: list[tuple[Span, ...]] = []
    around: list[tuple[Span, ...]] = []
    for statement, (first, last) in zip(statements, ranges, strict=True):
        sentences = by_article[statement.article_id].sentences
        own.append(sentences[first : last + 1] or statement.content)
        around.append(sentences[max(0, first - 1) : last + 2] or statement.content)
    wanted = dict.fromkeys(
        [s.words for s in statements] + [span.text for spans in around for span in spans]
    )
    vectors = dict(zip(wanted, embedder.embed(list(wanted)), strict=True))
    return Views(
        statements=tuple(statements),
        own_words=scale_rows(np.array([vectors[s.words] for s in statements], dtype=np.float64)),
        words=_centre([vectors[s.words] for s in statements]),
        sentences=_centre([_mean(vectors, spans) for spans in own]),
        surroundings=_centre([_mean(vectors, spans) for spans in around]),
        terms=weigh_terms([count_terms(s.words) for s in statements]),
        sentence_terms=weigh_terms([count_terms(_join(spans)) for spans in own]),
        surrounding_terms=weigh_terms([count_terms(_join(spans)) for spans in around]),
        questions=scale_rows(np.array([_weigh_statement(s) for s in statements])),
        articles=np.array([numbers[s.article_id] for s in statements], dtype=np.int64),
        places=np.array([(first + last) / 2 for first, last in ranges]),
    )


def _weigh_statement(statement: Statement) -> Matrix:
    """Weigh content and cue together: "apologised" or "accused" names the question as well as what follows."""
    if statement.cue is None:
        return weigh_questions(statement.words)
    return np.hypot(weigh_questions(statement.words), weigh_questions(statement.cue.text))


def _sentence_range(statement: Statement, sentences: Sequence[Span]) -> tuple[int, int]:
    """Give the numbers of the first and last sentence a statement's content touches."""
    starts = [sentence.start for sentence in sentences]
    first = max(0, bisect_right(starts, statement.content[0].start) - 1)
    last = max(first, bisect_right(starts, statement.content[-1].end - 1) - 1)
    return first, last


def _join(spans: Sequence[Span]) -> str:
    return " ".join(span.text for span in spans)


def _mean(vectors: Mapping[str, Floats], spans: Sequence[Span]) -> Floats:
    mean: Floats = np.mean([vectors[span.text] for span in spans], axis=0)
    return mean


def _centre(vectors: Sequence[Floats]) -> Matrix:
    """Take the event's mean off: what all statements share does not tell their questions apart."""
    matrix = scale_rows(np.array(vectors, dtype=np.float64))
    return scale_rows(matrix - matrix.mean(axis=0))
