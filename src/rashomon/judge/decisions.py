"""What a person decided of relations, applied after the checks were weighed.

Relations and rules come in; the corrected relations go out, each that was set carrying the evidence
"decision". A rejected pair is gone, a pair that a person related is there whatever the models say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.decisions import DIGEST_LETTERS, find_spot, measure_overlap
from rashomon.records import Evidence, Failure, Relation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.decisions import Decisions, Spot
    from rashomon.records import Article, Point, Resolved, Statement

_SAME_AT = 0.5
"""Share of characters in common from which a statement is the one that is meant."""


def settle_relations(
    relations: Sequence[Relation],
    decisions: Decisions,
    *,
    articles: Sequence[Article],
    resolved: Resolved,
    points: Sequence[Point],
) -> tuple[tuple[Relation, ...], tuple[Failure, ...]]:
    """Reject, change and add relations as a person decided.

    Args:
        relations: As the checks judged them.
        decisions: Only its relation rules are looked at; the last of two on one pair holds.
        articles: By which rules find their statements.
        resolved: The statements.
        points: A relation that is added stands on the first point that holds both statements, else on
            the first that holds one.

    Returns:
        The relations, those that were added behind the others; and a failure for each rule whose
        statements are not there or stand on no point.
    """
    texts = {one.sha256[:DIGEST_LETTERS]: one for one in articles}
    kept = list(relations)
    failures = []
    for rule in decisions.relations:
        firsts = _find(rule.first, texts, resolved)
        seconds = _find(rule.second, texts, resolved)
        pairs = {frozenset((a, b)) for a in firsts for b in seconds if a != b}
        known = [one for one in kept if frozenset((one.first_id, one.second_id)) in pairs]
        kept = [one for one in kept if one not in known]
        if rule.kind is None:
            continue
        point_id = known[0].point_id if known else _find_point(firsts, seconds, points)
        if not pairs or point_id is None:
            failures.append(
                Failure(
                    rule.origin,
                    "its statements are not there"
                    if not pairs
                    else "its statements are on no point",
                    "remove it, or add the article and compare again",
                )
            )
            continue
        evidence = Evidence("decision", 1.0, f"a person says so ({rule.origin})")
        if known:
            first_id, second_id = known[0].first_id, known[0].second_id
            evidence_before = known[0].evidence
        else:
            first_id, second_id, evidence_before = firsts[0], seconds[0], ()
        kept.append(
            Relation(point_id, first_id, second_id, rule.kind, 1.0, (evidence, *evidence_before))
        )
    return tuple(kept), tuple(failures)


def _find(spot: Spot, texts: Mapping[str, Article], resolved: Resolved) -> list[str]:
    """Find the statements at a place: those of its very words, else the nearest one."""
    article = texts.get(spot.digest)
    if article is None:
        return []
    near: list[tuple[float, Statement]] = [
        (measure_overlap(find_spot(article, one), spot), one)
        for one in resolved.statements
        if one.article_id == article.article_id
    ]
    best = max((share for share, _ in near), default=0.0)
    return [one.statement_id for share, one in near if share == best and share >= _SAME_AT]


def _find_point(
    firsts: Sequence[str], seconds: Sequence[str], points: Sequence[Point]
) -> str | None:
    held = [(point.point_id, set(point.statement_ids)) for point in points]
    both = [one for one, ids in held if ids & set(firsts) and ids & set(seconds)]
    either = [one for one, ids in held if ids & {*firsts, *seconds}]
    return next(iter([*both, *either]), None)
