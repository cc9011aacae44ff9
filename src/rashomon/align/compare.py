"""Do two statements speak to one question? A list of small comparisons, each with its weight.

In: `Views` of an event. Out: log-odds for every pair. The one idea: no comparison decides by itself; the
weights come from a logistic regression on pairs of positions that people put on points (`training/align.py`).

Tried there and left out, because they add nothing on events held out: a learned projection or whitening of the
embeddings (worse from the first steps on), shared figures, shared names beside shared terms, same speaker, same
party, similarity of the nearest pair of clauses, kinds of question of the sentence beside those of the statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from rashomon.align.views import Views

    Matrix = NDArray[np.float64]

WALK_STEPS = 6
NEARBY_SENTENCES = 6.0
FEW_STATEMENTS = 30


@dataclass(frozen=True, slots=True)
class Comparison:
    """One way to compare statements.

    Attributes:
        name: What a reader calls it.
        weight: Log-odds for each unit of what `compare` gives.
        compare: Gives (n, n) for n statements, symmetric.
    """

    name: str
    weight: float
    compare: Callable[[Views], Matrix]


def compare_meaning(views: Views) -> Matrix:
    """Cosine of the statements' own words, -1 to 1."""
    return views.words @ views.words.T


def compare_meaning_of_few(views: Views) -> Matrix:
    """How much more alike than others two statements are where they are few, fading as they become more.

    Among few statements the walk of `compare_company` finds few stations in between, and their mean says little of
    what they share, so likeness itself counts: the plain cosine, less its mean over all pairs.
    """
    count = len(views.statements)
    likeness = views.own_words @ views.own_words.T
    alike = likeness - (likeness.sum() - count) / max(1, count * (count - 1))
    faded: Matrix = alike * min(1.0, (FEW_STATEMENTS / count) ** 4)
    return faded


def compare_sentences(views: Views) -> Matrix:
    """Cosine of the sentences they stand in, -1 to 1."""
    return views.sentences @ views.sentences.T


def compare_surroundings(views: Views) -> Matrix:
    """Cosine of those sentences with their neighbours, -1 to 1."""
    return views.surroundings @ views.surroundings.T


def compare_terms(views: Views) -> Matrix:
    """Terms both use, the rarer in the event the heavier, 0 to 1."""
    return views.terms @ views.terms.T


def compare_questions(views: Views) -> Matrix:
    """Kinds of question both speak to (how many died, who knew, what comes next), 0 to 1."""
    return views.questions @ views.questions.T


def compare_nearness(views: Views) -> Matrix:
    """How near they stand in one article, 1 to 0; 0 in different articles."""
    apart = np.abs(views.places[:, None] - views.places[None, :])
    same = views.articles[:, None] == views.articles[None, :]
    nearness: Matrix = np.where(same, np.exp(-apart / NEARBY_SENTENCES), 0.0)
    return nearness


def compare_company(views: Views) -> Matrix:
    """How easily a walk over similar statements leads from one to the other, about -3 to 3.

    Two statements that share few words with each other may both be like a third. The walk goes from a
    statement to another with a chance that grows with the square of their mixed similarity; counted are
    the chances to arrive within `WALK_STEPS` steps, against those of a blind walk, as a logarithm.
    """
    asked = compare_questions(views)
    similar = (
        compare_meaning(views)
        + compare_sentences(views)
        + 0.5 * compare_surroundings(views)
        + 1.5 * compare_terms(views)
        + 0.7 * views.sentence_terms @ views.sentence_terms.T
        + 0.3 * views.surrounding_terms @ views.surrounding_terms.T
        + (asked - asked.mean())
    ) / 5.0
    chances = np.maximum(similar, 0.0) ** 2
    np.fill_diagonal(chances, 0.0)
    chances /= chances.sum(axis=1, keepdims=True) + 1e-9
    step, arrived = chances, chances.copy()
    for _ in range(WALK_STEPS - 1):
        step = step @ chances
        arrived += step
    company: Matrix = np.log((arrived + arrived.T) * len(chances) / WALK_STEPS + 0.01)
    return company


COMPARISONS = (
    Comparison("company", 1.15, compare_company),
    Comparison("terms", 2.0, compare_terms),
    Comparison("nearness", 0.4, compare_nearness),
    Comparison("meaning where few speak", 8.0, compare_meaning_of_few),
)
"""Average precision over pairs of found statements on ten training events, each held out (2026-11): 0.533; with the
published embedder 0.508, without the kinds of question in company 0.02 less. Meaning (the embeddings) and the kinds act
through company; beside it, they add nothing more on events. The last weight was not fitted there, where it hardly
counts: answers to one question (NAnCo dev) give 0.843 balanced accuracy with it and 0.774 without."""
OFFSET = -2.01
USUAL_STATEMENTS = 150
"""The training events have 130 to 200 statements. A larger event has more questions: the chance that two of its
statements share one is taken to fall with the square root of their number, as the share of words known already does in
a growing text (Heaps 1978). Thirty-seven articles with 1,790 statements: 246 on the largest point, without it 559."""


def compare_all(views: Views, comparisons: Sequence[Comparison] = COMPARISONS) -> Matrix:
    """Give the log-odds that each two statements speak to one question, shape (n, n)."""
    count = len(views.statements)
    rarer = 0.5 * np.log(max(1.0, count / USUAL_STATEMENTS))
    log_odds = np.full((count, count), OFFSET - rarer)
    for comparison in comparisons:
        log_odds += comparison.weight * comparison.compare(views)
    return log_odds
