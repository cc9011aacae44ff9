"""From pairs to groups: seeds by average linkage, then every statement to the seeds it fits.

In: log-odds that two statements speak to one question. Out: groups of rows that may overlap, since one statement
can speak to two questions ("the drone crossed the border and killed nine").

Average linkage after Sokal and Michener (1958).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


def link_groups(log_odds: Matrix, *, join_at: float) -> list[list[int]]:
    """Join the two groups with the highest mean log-odds until none reaches `join_at`.

    Args:
        log_odds: Shape (n, n), symmetric; the diagonal is not read.
        join_at: Two groups below this stay apart.

    Returns:
        All n rows in disjoint groups, each sorted; groups by their first row.
    """
    count = len(log_odds)
    between = log_odds.astype(np.float64)
    np.fill_diagonal(between, -np.inf)
    sizes = np.ones(count)
    groups = {row: [row] for row in range(count)}
    while len(groups) > 1:
        first, second = sorted(divmod(int(between.argmax()), count))
        if between[first, second] < join_at:
            break
        joined = between[first] * sizes[first] + between[second] * sizes[second]
        joined /= sizes[first] + sizes[second]
        joined[[first, second]] = -np.inf
        between[first] = between[:, first] = joined
        between[second] = between[:, second] = -np.inf
        sizes[first] += sizes[second]
        groups[first] += groups.pop(second)
    return [sorted(rows) for rows in groups.values()]


def attach_rows(
    log_odds: Matrix, groups: Sequence[Sequence[int]], *, attach_at: float, most: int
) -> list[list[int]]:
    """Let every row join further groups whose members it fits.

    Args:
        log_odds: Shape (n, n), symmetric.
        groups: The seeds; a row in one stays there.
        attach_at: Mean log-odds to a seed's members from which a row joins it.
        most: Groups a row may stand in.

    Returns:
        The groups in the same order, rows sorted.
    """
    grown = [list(rows) for rows in groups]
    if not groups:
        return grown
    fits = np.stack([log_odds[:, list(rows)].mean(axis=1) for rows in groups], axis=1)
    taken = np.zeros(fits.shape, dtype=bool)
    for group, rows in enumerate(groups):
        taken[list(rows), group] = True
    for row in range(len(log_odds)):
        room = most - int(taken[row].sum())
        open_to = [k for k in np.argsort(-fits[row], kind="stable") if not taken[row, k]]
        for group in open_to[: max(0, room)]:
            if fits[row, group] >= attach_at:
                grown[group].append(row)
    return [sorted(rows) for rows in grown]


def merge_groups(groups: Sequence[Sequence[int]], *, merge_at: float) -> list[list[int]]:
    """Make one of two groups when the smaller lies for the most part in the larger.

    Args:
        groups: Groups that may overlap.
        merge_at: Share of the smaller group's rows, 0 to 1, from which two groups are one.

    Returns:
        Groups, larger first, rows sorted; no two of them overlap as much as `merge_at`.
    """
    kept: list[set[int]] = []
    waiting = sorted((set(rows) for rows in groups), key=lambda rows: (len(rows), sorted(rows)))
    while waiting:
        largest = waiting.pop()
        for number, other in enumerate(kept):
            if len(largest & other) >= merge_at * len(largest):
                waiting.append(kept.pop(number) | largest)
                break
        else:
            kept.append(largest)
            continue
        waiting.sort(key=lambda rows: (len(rows), sorted(rows)))
    return [sorted(rows) for rows in sorted(kept, key=lambda rows: (-len(rows), sorted(rows)))]
