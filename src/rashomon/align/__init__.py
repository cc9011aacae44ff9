"""Align: the statements of all parties that speak to one question.

Takes annotated articles and resolved statements, gives points. The steps:

1. `views`: vectors and terms of each statement, of its sentence and of the sentences around it; `questions`: the
   kinds of question it speaks to.
2. `compare`: log-odds for every pair, from a short list of comparisons; `reading`: the nearest pairs are also
   put to the rivals head of `pairs`.
3. `cluster`: attributed statements make the seeds; then every statement, the outlets' own voice among them,
   chooses the points it fits, up to three. Points that end up with mostly the same statements become one. Two
   parties' statements that the head is sure of meet on a point even where likeness keeps them apart.
4. Points on which several parties speak come first; what is too small to be a question is dropped.
5. `passages`: of a statement that says several things, the part that speaks to the point.
6. `label`: each point is named in words of the articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rashomon.align.cluster import join_pairs, link_groups, merge_groups, settle_rows
from rashomon.align.compare import compare_all
from rashomon.align.label import label_points
from rashomon.align.passages import find_passages
from rashomon.align.reading import read_nearest
from rashomon.align.views import view_statements
from rashomon.records import Point, StatementKind, content_id
from rashomon.settings import AlignSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from rashomon.models.base import Embedder, PairScorer
    from rashomon.records import Annotated, Resolved, Statement

__all__ = ["align"]


def align(
    annotated: Sequence[Annotated],
    resolved: Resolved,
    embedder: Embedder,
    rivals: PairScorer,
    *,
    settings: AlignSettings | None = None,
) -> tuple[Point, ...]:
    """Find the questions on which somebody takes a stand.

    The order of articles and statements makes no difference.

    Args:
        annotated: The articles of one event.
        resolved: Their statements; those without content are left out.
        embedder: Any engine of `models`.
        rivals: Says of two statements whether they speak to one question; see `rashomon.models.rivals`.
        settings: Thresholds; the defaults were chosen on the training events.

    Returns:
        Points, those with the most parties first, then those with the most statements. A statement may stand
        on several, or on none. Labels are unique unless the articles leave no other words, and each is the text
        at its `label_place`. No attributed statement: no point.
    """
    chosen = settings or AlignSettings()
    statements = sorted((s for s in resolved.statements if s.content), key=lambda s: s.statement_id)
    if all(s.kind is StatementKind.OWN_VOICE for s in statements):
        return ()
    reading = read_nearest(
        statements,
        {party.party_id: party.name for party in resolved.parties},
        compare_all(view_statements(annotated, statements, embedder)),
        rivals,
        most=min(chosen.nearest_read, max(1, chosen.most_read // len(statements))),
        sure_at=chosen.sure_at,
    )
    groups = join_pairs(
        _find_groups(statements, reading.log_odds, chosen),
        [(i, j) for i, j in reading.sure if len(_parties([statements[i], statements[j]])) > 1],
        reading.log_odds,
        most=chosen.max_points_of_a_statement,
    )
    members = [
        [statements[row] for row in _order_rows(rows, statements, reading.log_odds)]
        for rows in groups
    ]
    members.sort(
        key=lambda one: (-len(_parties(one)), -len(one), sorted(s.statement_id for s in one))
    )
    members = members[: chosen.max_points]
    names = [name for party in resolved.parties for name in (party.name, *party.aliases)]
    names += [speaker.name for speaker in resolved.speakers]
    return tuple(
        Point(
            point_id=content_id("point", *sorted(s.statement_id for s in one)),
            label=label,
            statement_ids=tuple(s.statement_id for s in one),
            label_place=place,
            passages=passages,
        )
        for one, (label, place), passages in zip(
            members,
            label_points(members, names),
            find_passages(members, embedder, clear_by=chosen.clear_by),
            strict=True,
        )
    )


def _find_groups(
    statements: Sequence[Statement], log_odds: NDArray[np.float64], settings: AlignSettings
) -> list[list[int]]:
    """Make the seeds of attributed statements, drop what is too small, and let all statements choose."""

    def is_question(rows: Sequence[int]) -> bool:
        return _is_question([statements[row] for row in rows], settings)

    attributed = [row for row, s in enumerate(statements) if s.kind is not StatementKind.OWN_VOICE]
    linked = link_groups(log_odds[np.ix_(attributed, attributed)], join_at=settings.join_at)
    seeds = [[attributed[place] for place in places] for places in linked]
    settled = settle_rows(
        1 / (1 + np.exp(-log_odds)),
        [rows for rows in seeds if is_question(rows)],
        worth_at=settings.worth_at,
        most=settings.max_points_of_a_statement,
        is_question=is_question,
    )
    return merge_groups(settled, merge_at=settings.merge_at)


def _is_question(statements: Sequence[Statement], settings: AlignSettings) -> bool:
    """Whether there are enough attributed statements: fewer do where several parties speak."""
    attributed = sum(s.kind is not StatementKind.OWN_VOICE for s in statements)
    several = len(_parties(statements)) > 1
    return attributed >= (settings.min_shared if several else settings.min_alone)


def _parties(statements: Sequence[Statement]) -> set[str]:
    return {s.party_id for s in statements if s.party_id and s.kind is not StatementKind.OWN_VOICE}


def _order_rows(
    rows: Sequence[int], statements: Sequence[Statement], log_odds: NDArray[np.float64]
) -> list[int]:
    """Most central first; the outlets' own voice behind the parties."""
    central = {row: float(log_odds[row, list(rows)].mean()) for row in rows}
    return sorted(
        rows,
        key=lambda row: (
            statements[row].kind is StatementKind.OWN_VOICE,
            -central[row],
            statements[row].statement_id,
        ),
    )
