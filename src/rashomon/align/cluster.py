"""From pairs to groups: seeds by average linkage, then every statement chooses its groups until none moves.

Last, pairs that are sure to belong together are brought together where the groups have parted them.

In: log-odds, or chances, that two statements speak to one question. Out: groups of rows that may overlap, since one
statement can speak to two questions ("the drone crossed the border and killed nine").

Average linkage after Sokal and Michener (1958); the second step is local search for correlation clustering
(Bansal, Blum and Chawla 2004) with overlap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_MOST_ROUNDS = 5


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


def settle_rows(
    chances: Matrix,
    groups: Sequence[Sequence[int]],
    *,
    worth_at: float,
    most: int,
    is_question: Callable[[Sequence[int]], bool],
) -> list[list[int]]:
    """Let every row choose its groups again, until none would move.

    A row joins the group where the chances that it belongs with the members, each less `worth_at`, have the
    highest sum above zero; then a further one, where only members count that it does not meet in the first. So
    one large group does not draw in what fits a few of its members, and a second group must bring new company.

    Args:
        chances: Shape (n, n), symmetric, 0 to 1: that two rows speak to one question.
        groups: The seeds.
        worth_at: Chance from which it pays to bring two rows together.
        most: Groups a row may stand in.
        is_question: Whether a group is large enough to stay; asked after each round.

    Returns:
        The groups that stayed, in the same order, rows sorted. A row may stand in none.
    """
    gains = chances - worth_at
    np.fill_diagonal(gains, 0.0)
    member = np.zeros((len(chances), len(groups)), dtype=bool)
    for group, rows in enumerate(groups):
        member[list(rows), group] = True
    for _ in range(_MOST_ROUNDS):
        before = member.copy()
        for row in range(len(chances)):
            _choose_groups(row, gains, member, most)
        stays = [is_question(list(np.flatnonzero(rows))) for rows in member.T]
        if all(stays) and (member == before).all():
            break
        member = member[:, np.array(stays, dtype=bool)]
    return [[int(row) for row in np.flatnonzero(rows)] for rows in member.T]


def _choose_groups(row: int, gains: Matrix, member: NDArray[np.bool_], most: int) -> None:
    """Write the groups of one row anew into `member`."""
    member[row] = False
    unmet = gains[row].copy()
    for _ in range(min(most, member.shape[1])):
        worth = np.where(member[row], -np.inf, unmet @ member)
        best = int(worth.argmax())
        if worth[best] <= 0:
            break
        unmet[member[:, best]] = 0.0
        member[row, best] = True


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


def join_pairs(
    groups: Sequence[Sequence[int]],
    pairs: Sequence[tuple[int, int]],
    log_odds: Matrix,
    *,
    most: int,
) -> list[list[int]]:
    """Bring each two rows that share no group into one: a group of either, the one that the other fits best.

    Args:
        groups: Groups that may overlap.
        pairs: Rows that belong together, surest first. Of two rows in no group nothing is made.
        log_odds: Shape (n, n), symmetric: fit is the mean with the members.
        most: Groups a row may stand in; one that stands in so many joins no further one.

    Returns:
        The groups in the same order, rows sorted.
    """
    joined = [set(rows) for rows in groups]
    for pair in pairs:
        own = [{k for k, rows in enumerate(joined) if row in rows} for row in pair]
        if own[0] & own[1]:
            continue
        open_to = [
            (float(log_odds[row, sorted(joined[k])].mean()), k, row)
            for row, theirs, held in zip(pair, reversed(own), own, strict=True)
            if len(held) < most
            for k in sorted(theirs)
        ]
        if open_to:
            _, group, row = max(open_to)
            joined[group].add(row)
    return [sorted(rows) for rows in joined]
