"""Do two answers say the same? Against NAnCo: balanced accuracy over the pairs of a question.

Takes a JSONL file of questions with `answers`, each with a `cluster` made by people. Two answers of
a question are called the same when their similarity reaches a threshold; they are the same when
their cluster is. Balanced accuracy is the mean of the share of same pairs called same and the share
of different pairs called different. The threshold for a question is the one with the best mean over
all OTHER questions, the lowest of several. The last row is the mean over the questions.

What is compared is the answer's own words, which is what people clustered, or the paragraph around
them.

The similarity is the one that `align` uses: its log-odds over statements that each stand alone in an
article. The embedder's plain cosine stands beside it; any function from texts to a square matrix
takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

import numpy as np

from benchmarks.figures import Figures, Outcome, mean
from benchmarks.rows import DataError, make_article, read_rows, show_progress
from rashomon.align.compare import compare_all
from rashomon.align.views import view_statements
from rashomon.annotate.sentences import find_sentences
from rashomon.records import Annotated, Statement, StatementKind, Tags

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from rashomon.models.base import Embedder, Floats

    Similarity: TypeAlias = Callable[[Sequence[str]], Floats]

TEXTS = ("answer", "paragraph")


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the texts that answer it and the cluster of each."""

    name: str
    texts: tuple[str, ...]
    clusters: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PairValues:
    """Sorted similarities of the pairs of one question: the same, and the different."""

    same: NDArray[np.float64]
    different: NDArray[np.float64]

    def balance(self, threshold: float) -> float:
        """Give the balanced accuracy when pairs at or above the threshold are called the same."""
        missed = np.searchsorted(self.same, threshold) / len(self.same)
        rejected = np.searchsorted(self.different, threshold) / len(self.different)
        return float((1 - missed + rejected) / 2)


def read_questions(path: Path, *, text: str = "answer") -> list[Question]:
    """Read questions with their answers; `text` is the field of an answer that is compared.

    Raises:
        DataError: The file is of another format.
    """
    questions = []
    for number, row in enumerate(read_rows(path, needs=("answers",)), 1):
        answers = cast("list[dict[str, object]]", row["answers"])
        try:
            texts = tuple(str(answer[text]) for answer in answers)
            clusters = tuple(int(cast("int", answer["cluster"])) for answer in answers)
        except (KeyError, TypeError, ValueError) as error:
            hint = f"each needs {text} and a number as cluster"
            raise DataError(f"{path}: question {number} has a broken answer", hint=hint) from error
        questions.append(Question(str(row.get("qid", number)), texts, clusters))
    return questions


def split_pairs(similarity: Floats, clusters: Sequence[int]) -> PairValues:
    """Sort the similarities of all pairs into same and different.

    Args:
        similarity: Shape (n, n), symmetric.
        clusters: n clusters.
    """
    first, second = np.triu_indices(len(clusters), k=1)
    values = similarity[first, second].astype(np.float64)
    labels = np.array(clusters)
    is_same = labels[first] == labels[second]
    return PairValues(same=np.sort(values[is_same]), different=np.sort(values[~is_same]))


def choose_threshold(questions: Sequence[PairValues]) -> float:
    """Find the lowest threshold, between neighbouring values, with the best mean balance."""
    values = np.unique(np.concatenate([v for q in questions for v in (q.same, q.different)]))
    candidates = [float(values[0]), *((values[1:] + values[:-1]) / 2).tolist()]
    means = [np.mean([q.balance(threshold) for q in questions]) for threshold in candidates]
    return float(candidates[int(np.argmax(means))])


def score_questions(values: Sequence[PairValues]) -> list[tuple[float, float]]:
    """Give (balanced accuracy, threshold) of each question, the threshold chosen on the others."""
    found = []
    for place, question in enumerate(values):
        threshold = choose_threshold([*values[:place], *values[place + 1 :]])
        found.append((round(question.balance(threshold), 4), round(threshold, 4)))
    return found


def cosine(embedder: Embedder) -> Similarity:
    """Make the plain similarity: the cosine of the embedder's vectors."""

    def compare_texts(texts: Sequence[str]) -> Floats:
        vectors = embedder.embed(texts)
        return vectors @ vectors.T

    return compare_texts


def aligned(embedder: Embedder) -> Similarity:
    """Make the similarity that `align` uses; each text is a statement and an article of its own."""

    def compare_texts(texts: Sequence[str]) -> Floats:
        annotated, statements = [], []
        for number, text in enumerate(texts):
            article = make_article(str(number), text)
            sentences = find_sentences(text)
            annotated.append(Annotated(article, sentences, (), (), Tags()))
            content = (article.span(0, len(text)),)
            statements.append(
                Statement(str(number), article.article_id, content, StatementKind.INDIRECT)
            )
        return compare_all(view_statements(annotated, statements, embedder)).astype(np.float32)

    return compare_texts


SIMILARITIES = {"align": aligned, "cosine": cosine}
"""Name on the command line -> what makes the similarity of an embedder."""


def run(path: Path, similarity: Similarity, *, text: str = "answer", model: str = "") -> Outcome:
    """Score a similarity on a file of questions.

    Args:
        path: The file.
        similarity: From n texts to a symmetric matrix of shape (n, n).
        text: Field of an answer that is compared: "answer" or "paragraph".
        model: Identity of what stands behind the similarity.

    Raises:
        DataError: The file cannot be used, or fewer than two questions have pairs of both kinds.
    """
    names, values = list[str](), list[PairValues]()
    for question in show_progress(read_questions(path, text=text), "points"):
        pairs = split_pairs(similarity(question.texts), question.clusters)
        if len(pairs.same) and len(pairs.different):
            names.append(question.name)
            values.append(pairs)
    if len(values) < 2:
        hint = "a threshold is chosen on the other questions, so two are needed"
        raise DataError(f"{path} has {len(values)} questions with pairs of both kinds", hint=hint)
    figures: Figures = {}
    for name, pairs, (balance, threshold) in zip(
        names, values, score_questions(values), strict=True
    ):
        figures[name] = {
            "balanced accuracy": balance,
            "threshold": threshold,
            "same": len(pairs.same),
            "different": len(pairs.different),
        }
    balances = [row["balanced accuracy"] for row in figures.values()]
    figures["mean"] = {"balanced accuracy": mean(balances)}
    about = {"data": f"{path.name}, {len(values)} questions", "compared": text, "model": model}
    return Outcome("points", figures, about)
