"""Do two statements speak to one question? The nearest pairs are also put to the rivals head.

In: statements, log-odds of the readable comparisons, a scorer. Out: log-odds once more, and the pairs that the head
is sure of. The one idea: likeness finds the few pairs worth reading, so what is read grows with the statements and not
with their pairs. The head has read real articles in which four statements in ten stand on no question: likeness cannot
know that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rashomon.models.rivals import word_statement
from rashomon.records import StatementKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from rashomon.models.base import PairScorer
    from rashomon.records import Statement

    Matrix = NDArray[np.float64]

COMPARED, READ = 0.8, 0.4
"""Weights of the log-odds of the comparisons and of the model's for a pair that was read."""
READ_OFFSET, UNREAD_OFFSET = 0.3, -0.3
"""Added where a pair was read, and where it was not: too far apart for that. Of a grid of weights and offsets, with
models that had not seen the event, these gave the judge's clearest clashes on the training events (2026-11)."""
_SUREST = 5.3


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of n statements after reading.

    Attributes:
        log_odds: Shape (n, n), symmetric: that two speak to one question.
        sure: Pairs of rows (i < j) that the head takes to speak to one question, surest first.
    """

    log_odds: Matrix
    sure: tuple[tuple[int, int], ...] = ()


def find_nearest(log_odds: Matrix, most: int) -> list[tuple[int, int]]:
    """Pair each row with its `most` nearest; pairs (i < j), each once, sorted: at most n times `most`."""
    apart = log_odds.copy()
    np.fill_diagonal(apart, -np.inf)
    nearest = np.argsort(-apart, axis=1, kind="stable")[:, : min(most, len(apart) - 1)]
    return sorted({(min(i, int(j)), max(i, int(j))) for i, row in enumerate(nearest) for j in row})


def read_nearest(
    statements: Sequence[Statement],
    names: Mapping[str, str],
    log_odds: Matrix,
    scorer: PairScorer,
    *,
    most: int,
    sure_at: float,
) -> Reading:
    """Read the nearest pairs and say which statements speak to one question.

    Args:
        statements: n statements. What outlets say in their own voice is not read: the head knows speakers.
        names: Party id -> name.
        log_odds: Shape (n, n), as `compare_all` gives them.
        scorer: Its labels name "unrelated"; a scorer without it reads nothing.
        most: Neighbours of each statement that are read.
        sure_at: Chance, 0 to 1, from which the head is sure of a pair.

    Returns:
        `log_odds` itself and no sure pair where nothing can be read.
    """
    said = [row for row, one in enumerate(statements) if one.kind is not StatementKind.OWN_VOICE]
    block = np.ix_(said, said)
    pairs = find_nearest(log_odds[block], most) if len(said) > 1 else []
    if not pairs or "unrelated" not in scorer.labels:
        return Reading(log_odds)
    told = ask_pairs([statements[row] for row in said], names, pairs, scorer)
    among = log_odds[block]
    mixed: Matrix = among + UNREAD_OFFSET
    first, second = np.array(pairs).T
    mixed[first, second] = COMPARED * among[first, second] + READ * told + READ_OFFSET
    mixed[second, first] = mixed[first, second]
    whole = log_odds.copy()
    whole[block] = mixed
    chances = 1 / (1 + np.exp(-told))
    surest = np.argsort(-chances, kind="stable")
    sure = [pairs[k] for k in surest if chances[k] >= sure_at]
    return Reading(whole, tuple((said[i], said[j]) for i, j in sure))


def ask_pairs(
    statements: Sequence[Statement],
    names: Mapping[str, str],
    pairs: Sequence[tuple[int, int]],
    scorer: PairScorer,
) -> Matrix:
    """Give the model's log-odds that each pair of rows speaks to one question, at most `_SUREST` either way."""
    words = [word_statement(statement, names) for statement in statements]
    scores = scorer.score([(words[i], words[j]) for i, j in pairs])
    other = np.clip(scores[:, scorer.labels.index("unrelated")].astype(np.float64), 1e-6, 1 - 1e-6)
    told: Matrix = np.clip(np.log((1 - other) / other), -_SUREST, _SUREST)
    return told
