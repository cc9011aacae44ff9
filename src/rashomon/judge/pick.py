"""Which pairs are judged, and which relations are kept.

In: points before, weighed pairs after. Out: candidate pairs; relations, the strongest few for each point and two
parties. The one idea: a reader wants the clearest clash between two sides, not all of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from rashomon.records import Evidence, PartyKind, Relation, RelationKind, StatementKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rashomon.judge.claims import Claim
    from rashomon.judge.weigh import Judged
    from rashomon.records import Point, Resolved, Statement
    from rashomon.settings import JudgeSettings


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two statements on a point."""

    point_id: str
    first_id: str
    second_id: str


def find_candidates(
    resolved: Resolved, points: Sequence[Point], settings: JudgeSettings
) -> list[Candidate]:
    """Pair up the statements of each point that take a stand; each pair of statements once."""
    outlets = {p.party_id for p in resolved.parties if p.kind == PartyKind.OUTLET}
    judged = {s.statement_id for s in resolved.statements if takes_stand(s, outlets, settings)}
    seen: set[frozenset[str]] = set()
    found = []
    for point in points:
        ids = [i for i in dict.fromkeys(point.statement_ids) if i in judged]
        for first_id, second_id in combinations(ids, 2):
            pair = frozenset((first_id, second_id))
            if pair not in seen:
                seen.add(pair)
                found.append(Candidate(point.point_id, first_id, second_id))
    return found


def takes_stand(statement: Statement, outlets: Collection[str], settings: JudgeSettings) -> bool:
    """Say whether a statement is judged: it has a party and is no question, nor an outlet's telling."""
    if not statement.party_id or not statement.content:
        return False
    if statement.content[-1].text.rstrip(" \"”’'").endswith("?"):
        return False
    is_outlets = statement.kind == StatementKind.OWN_VOICE or statement.party_id in outlets
    return settings.judges_own_voice or not is_outlets


def keep_nearest(
    candidates: Sequence[Candidate], claims: Mapping[str, Claim], most: int
) -> list[Candidate]:
    """Keep the `most` pairs that are nearest in meaning, in their order: pairs grow with the square of statements."""
    if len(candidates) <= most:
        return list(candidates)
    firsts = np.stack([claims[c.first_id].vector for c in candidates])
    seconds = np.stack([claims[c.second_id].vector for c in candidates])
    nearness = np.einsum("nd,nd->n", firsts, seconds)
    kept = sorted(np.argsort(-nearness, kind="stable")[:most].tolist())
    return [candidates[k] for k in kept]


def pick_relations(
    candidates: Sequence[Candidate],
    judged: Sequence[Judged],
    points: Sequence[Point],
    parties: Mapping[str, str],
    settings: JudgeSettings,
) -> tuple[Relation, ...]:
    """Keep the strongest relations of each kind for each point and two parties (`parties` by statement id).

    Contradictions and differences share one allowance. A pair near the working point is `UNSURE`, kept
    only where nothing surer stands between the two parties on that point.
    """
    by_cell: dict[tuple[str, frozenset[str]], list[Relation]] = {}
    for candidate, result in zip(candidates, judged, strict=True):
        relation = make_relation(candidate, result, settings)
        if relation:
            sides = frozenset(parties[i] for i in (candidate.first_id, candidate.second_id))
            by_cell.setdefault((candidate.point_id, sides), []).append(relation)
    kept = [r for relations in by_cell.values() for r in pick_best(relations, settings)]
    clashes = sorted(
        (r for r in kept if _is_clash(r)), key=lambda r: (-r.score, r.first_id, r.second_id)
    )
    inside = [r for r in clashes if parties[r.first_id] == parties[r.second_id]]
    late = inside[settings.most_clashes_inside :]
    clashes = [r for r in clashes if not any(r is other for other in late)]
    dropped = {id(r) for r in (*late, *clashes[settings.most_clashes :])}
    order = {point.point_id: place for place, point in enumerate(points)}
    kept = [r for r in kept if id(r) not in dropped]
    return tuple(
        sorted(
            kept,
            key=lambda r: (order[r.point_id], r.kind == RelationKind.UNSURE, -r.score, r.first_id),
        )
    )


def _is_clash(relation: Relation) -> bool:
    return relation.kind in (RelationKind.CONTRADICTS, RelationKind.DIFFERS)


def pick_best(relations: Sequence[Relation], settings: JudgeSettings) -> list[Relation]:
    """Keep the best few of one point and two parties."""
    ranked = sorted(relations, key=lambda r: (-r.score, r.first_id, r.second_id))
    clashes = [r for r in ranked if _is_clash(r)][: settings.most_clashes_a_cell]
    agreements = [r for r in ranked if r.kind == RelationKind.AGREES][
        : settings.most_agreements_a_cell
    ]
    if clashes or agreements:
        return [*clashes, *agreements]
    return ranked[: settings.most_unsure_a_cell]


def make_relation(candidate: Candidate, judged: Judged, settings: JudgeSettings) -> Relation | None:
    """Decide the kind of a pair; None where nothing is worth saying."""
    surest = max(judged.clash, judged.agree)
    clashes = judged.clash >= judged.agree
    if surest < settings.unsure_at:
        return None
    if surest < (settings.clash_at if clashes else settings.agree_at):
        kind = RelationKind.UNSURE
    elif clashes:
        kind = (
            RelationKind.DIFFERS
            if judged.differs >= settings.differs_at
            else RelationKind.CONTRADICTS
        )
    else:
        kind = RelationKind.AGREES
    return Relation(
        candidate.point_id,
        candidate.first_id,
        candidate.second_id,
        kind,
        round(surest, 4),
        choose_evidence(judged.evidence, clashes=clashes),
    )


def choose_evidence(evidence: Sequence[Evidence], *, clashes: bool) -> tuple[Evidence, ...]:
    """Keep the evidence that says something, signed for the relation's kind, strongest first.

    For agreement the sign of a check of clash turns; nearness speaks for both.
    """
    either = ("topic", "terms", "rare word", "nearest", "standing", "company")
    signed = [
        e
        if clashes or e.check in either
        else Evidence(e.check, -e.score, e.detail, e.first_words, e.second_words)
        for e in evidence
        if e.score and e.detail
    ]
    return tuple(sorted(signed, key=lambda e: -e.score))
