"""Judge: how statements stand to each other on a point, and by which words that shows.

In: statements with parties, and points. Out: relations, each with the named checks that speak for it.

1. Every statement on a point is worked out once as a `Claim` (`claims.py`), with what it does (`stance.py`) and
   where it stands among the others (`scene.py`).
2. Pairs on a point go through the named checks (`likeness.py`, `checks.py`).
3. They are weighed by tables that can be read (`weigh.py`); the most telling pairs are also put to the rivals head
   (`versions.py`) and, fewer, to entailment (`entail.py`), whose answers are checks among the others.
4. For each point and two parties the strongest few relations are kept (`pick.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.judge.checks import CHECKS
from rashomon.judge.claims import make_claims
from rashomon.judge.entail import make_entailment_checks, score_entailment
from rashomon.judge.pick import find_candidates, keep_nearest, pick_relations
from rashomon.judge.versions import make_version_checks, read_versions
from rashomon.judge.weigh import rank_telling, read_weights, weigh_evidence, weigh_standing
from rashomon.settings import JudgeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import Embedder, PairScorer
    from rashomon.records import Annotated, Point, Relation, Resolved

__all__ = ["EVERY_CHECK", "judge"]

EVERY_CHECK = (*CHECKS, *make_version_checks({}), *make_entailment_checks({}))
"""All checks, for their names and docstrings: those of the models look up nothing here."""


def judge(
    annotated: Sequence[Annotated],
    resolved: Resolved,
    points: Sequence[Point],
    scorer: PairScorer,
    rivals: PairScorer,
    embedder: Embedder,
    *,
    settings: JudgeSettings | None = None,
) -> tuple[Relation, ...]:
    """Say how the statements of parties stand to each other on each point.

    Args:
        annotated: The event's articles.
        resolved: Their statements, with parties; statements without a party are not judged.
        points: Which statements speak to one question.
        scorer: Entailment; `scorer.labels` names its columns, of which "entailment" and
            "contradiction" are used.
        rivals: How two parties' statements stand to each other; see `rashomon.models.rivals`.
        embedder: Nearness in meaning; each text is embedded once.
        settings: Thresholds and how many relations to keep.

    Returns:
        Relations in the order of the points, strongest first on each. First and second stand in the
        order of the point's statements; a pair of statements is reported once, on the first of its points.

    Raises:
        ModelError: The scorer or embedder failed.
    """
    chosen = settings or JudgeSettings()
    candidates = find_candidates(resolved, points, chosen)
    wanted = frozenset(i for c in candidates for i in (c.first_id, c.second_id))
    weights = read_weights()
    claims = weigh_standing(make_claims(annotated, resolved, embedder, wanted), weights)
    candidates = keep_nearest(candidates, claims, chosen.most_checked)
    pairs = [(claims[c.first_id], claims[c.second_id]) for c in candidates]
    evidence = [tuple(check(*pair) for check in CHECKS) for pair in pairs]
    order = rank_telling(evidence, weights)
    names = {party.party_id: party.name for party in resolved.parties}
    most = min(chosen.most_read, chosen.read_a_statement * len(claims))
    telling = [pairs[k] for k in order[:most]]
    entailed = score_entailment([pairs[k] for k in order[: chosen.most_scored]], scorer)
    of_models = (
        *make_version_checks(read_versions(telling, names, rivals)),
        *make_entailment_checks(entailed),
    )
    judged = [
        weigh_evidence((*found, *(check(*pair) for check in of_models)), weights)
        for found, pair in zip(evidence, pairs, strict=True)
    ]
    parties = {i: claim.party_id or "" for i, claim in claims.items()}
    return pick_relations(candidates, judged, points, parties, chosen)
