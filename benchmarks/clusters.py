"""Scores for clusters of mentions: MUC, B-cubed, CEAF over entities, and their mean.

Clusters are sets of mentions, any hashable thing; a mention is in one cluster of a side at most. Each measure gives
(precision's numerator, its denominator, recall's numerator, its denominator), so that documents can be added up.

MUC         Vilain et al. (1995), "A model-theoretic coreference scoring scheme": links; a cluster of n mentions has
            n - 1, less one for each part into which the other side's clusters cut it.
B-cubed     Bagga and Baldwin (1998), "Algorithms for scoring coreference chains": per mention, the share of its
            cluster that its cluster on the other side holds too.
CEAFe       Luo (2005), "On coreference resolution performance metrics", with phi4: clusters are paired one to one so
            that the sum of 2 |A and B| / (|A| + |B|) is greatest.
CoNLL F1    The mean of the three F1 (Pradhan et al. 2012, CoNLL shared task).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from numpy.typing import NDArray

Clusters: TypeAlias = "Sequence[frozenset[Hashable]]"
Sums: TypeAlias = tuple[float, float, float, float]


def muc(gold: Clusters, said: Clusters) -> Sums:
    """Count links that both sides have."""
    return (*_links(said, gold), *_links(gold, said))


def _links(first: Clusters, second: Clusters) -> tuple[float, float]:
    home = {mention: k for k, cluster in enumerate(second) for mention in cluster}
    kept = possible = 0
    for cluster in first:
        parts = {home[m] for m in cluster if m in home}
        alone = sum(mention not in home for mention in cluster)
        kept += len(cluster) - len(parts) - alone
        possible += len(cluster) - 1
    return float(kept), float(possible)


def b_cubed(gold: Clusters, said: Clusters) -> Sums:
    """Add up, mention by mention, what share of its cluster is right."""
    return (*_shares(said, gold), *_shares(gold, said))


def _shares(first: Clusters, second: Clusters) -> tuple[float, float]:
    home = {mention: cluster for cluster in second for mention in cluster}
    total = sum(
        len(cluster & home[mention]) / len(cluster)
        for cluster in first
        for mention in cluster
        if mention in home
    )
    return total, float(sum(len(cluster) for cluster in first))


def ceaf(gold: Clusters, said: Clusters) -> Sums:
    """Pair clusters one to one and add up how alike the pairs are."""
    if not gold or not said:
        return 0.0, float(len(said)), 0.0, float(len(gold))
    alike = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in said] for a in gold])
    total = _best_total(alike)
    return total, float(len(said)), total, float(len(gold))


def _best_total(alike: NDArray[np.float64]) -> float:
    """Greatest sum of one-to-one pairs, by shortest augmenting paths (Jonker and Volgenant 1987).

    Args:
        alike: Shape (n, m), values of 0 and more.
    """
    costs = -(alike if len(alike) <= alike.shape[1] else alike.T)
    size, width = costs.shape
    of_row, of_column = np.zeros(size), np.zeros(width + 1)
    row_at = np.full(width + 1, -1)  # the last column is where each path begins
    for row in range(size):
        row_at[width] = row
        column = width
        least = np.full(width, np.inf)
        came_from = np.full(width, width)
        is_done = np.zeros(width + 1, dtype=bool)
        while row_at[column] >= 0:
            is_done[column] = True
            here = int(row_at[column])
            open_columns = np.flatnonzero(~is_done[:width])
            slack = costs[here, open_columns] - of_row[here] - of_column[open_columns]
            better = slack < least[open_columns]
            least[open_columns[better]] = slack[better]
            came_from[open_columns[better]] = column
            nearest = int(open_columns[least[open_columns].argmin()])
            step = least[nearest]
            of_row[row_at[is_done]] += step
            of_column[is_done] -= step
            least[open_columns] -= step
            column = nearest
        while column != width:
            before = int(came_from[column])
            row_at[column] = row_at[before]
            column = before
    paired = np.flatnonzero(row_at[:width] >= 0)
    return float(-costs[row_at[paired], paired].sum())


MEASURES: dict[str, Callable[[Clusters, Clusters], Sums]] = {
    "MUC": muc,
    "B-cubed": b_cubed,
    "CEAFe": ceaf,
}
