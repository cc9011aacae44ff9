"""Entailment as one check among others.

In: pairs of claims and a scorer. Out: a table of what the model says of each pair, read both ways, and two
checks over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.judge.claims import key_pair
from rashomon.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.judge.checks import Check
    from rashomon.judge.claims import Claim
    from rashomon.models.base import PairScorer

Entailment = tuple[float, float]
"""Probability in 0..1 of contradiction (the higher of both ways) and of entailment (the mean of both ways)."""


def word_claim(claim: Claim) -> str:
    """Give a claim as a sentence for the model: a denial keeps its cue, else it would say the opposite."""
    return f"{claim.cue} {claim.text}" if claim.statement.denies else claim.text


def score_entailment(
    pairs: Sequence[tuple[Claim, Claim]], scorer: PairScorer
) -> dict[frozenset[str], Entailment]:
    """Ask the model about each pair, both ways, in one call.

    Args:
        pairs: n pairs; 2n questions.
        scorer: Its labels name "entailment" and "contradiction"; a scorer without them answers nothing.

    Returns:
        By the two statement ids.
    """
    if not pairs or not {"entailment", "contradiction"} <= set(scorer.labels):
        return {}
    words = [(word_claim(first), word_claim(second)) for first, second in pairs]
    rows = scorer.score([*words, *((b, a) for a, b in words)])
    yes, no = scorer.labels.index("entailment"), scorer.labels.index("contradiction")
    table = {}
    for k, (first, second) in enumerate(pairs):
        there, back = rows[k], rows[k + len(pairs)]
        table[key_pair(first, second)] = (
            float(max(there[no], back[no])),
            float(there[yes] + back[yes]) / 2,
        )
    return table


def make_entailment_checks(table: Mapping[frozenset[str], Entailment]) -> tuple[Check, Check]:
    """Give the two checks that look a pair up in the table; a pair that is not in it scores 0."""

    def look_up(first: Claim, second: Claim) -> Entailment:
        return table.get(key_pair(first, second), (0.0, 0.0))

    def check_contradiction(first: Claim, second: Claim) -> Evidence:
        """The entailment model takes the two for contradictory."""
        score = look_up(first, second)[0]
        return Evidence("contradiction", score, f"model: contradictory {score:.2f}")

    def check_entailment(first: Claim, second: Claim) -> Evidence:
        """The entailment model takes one to follow from the other: agreement."""
        score = look_up(first, second)[1]
        return Evidence("entailment", -score, f"model: the same {score:.2f}")

    return check_contradiction, check_entailment
