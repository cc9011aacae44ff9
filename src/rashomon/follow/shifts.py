"""Where a party speaks against its earlier self.

In come judged relations; out come `Shift`s. Only the certain case is told: two statements of one party on one
point that contradict each other and whose days, as the articles give them, differ. The day is the day of saying,
else the day the article was published; without both days nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.records import RelationKind, Shift, StatementKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Point, Relation, Resolved, Statement


def find_shifts(
    annotated: Sequence[Annotated],
    resolved: Resolved,
    points: Sequence[Point],
    relations: Sequence[Relation],
) -> tuple[Shift, ...]:
    """Find reversals.

    Args:
        annotated: The articles, for their days.
        resolved: Dated statements.
        points: The points of the event; relations on others are left out.
        relations: How statements stand to each other.

    Returns:
        Shifts of kind "reversed", in the order of the relations, with the relation's evidence.
    """
    statements = {one.statement_id: one for one in resolved.statements}
    published = {one.article.article_id: one.article.published_on for one in annotated}
    known = {point.point_id for point in points}

    def day_of(statement: Statement) -> str | None:
        day = published[statement.article_id]
        return statement.said_on or (day.isoformat() if day else None)

    shifts = []
    for relation in relations:
        if relation.kind != RelationKind.CONTRADICTS or relation.point_id not in known:
            continue
        pair = statements[relation.first_id], statements[relation.second_id]
        party_id = pair[0].party_id
        if party_id is None or party_id != pair[1].party_id:
            continue
        days = [day_of(one) for one in pair if one.kind != StatementKind.OWN_VOICE]
        dated = [day for day in days if day]
        if len(dated) == len(pair) and dated[0] != dated[1]:
            earlier, later = pair if dated[0] < dated[1] else pair[::-1]
            ids = earlier.statement_id, later.statement_id
            shifts.append(Shift(party_id, relation.point_id, *ids, "reversed", relation.evidence))
    return tuple(shifts)
