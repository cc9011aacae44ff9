"""Weigh the checks: four small logistic models whose weights can be read in `weights.json`.

In: what the checks say of each pair. Out: for each pair how strongly it clashes, agrees, and differs rather than
contradicts. A fourth model, "stands", weighs the signs of one claim: is it a stand on something disputed at all?
`training/weigh.py` fits the weights; the file says on what. A score of 0.5 is the working point chosen there.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from rashomon.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.judge.claims import Claim
    from rashomon.records import Evidence


@dataclass(frozen=True, slots=True)
class Weights:
    """A bias and a weight for each check or sign, by its name; one with "*topic" is multiplied by nearness."""

    bias: float
    weights: Mapping[str, float]

    def weigh(self, scores: Mapping[str, float]) -> float:
        """Give 0..1 for scores by check name; a check that is missing counts 0."""
        topic = scores.get("topic", 0.0)
        total = self.bias
        for name, weight in self.weights.items():
            check, gate, _ = name.partition("*topic")
            total += weight * scores.get(check, 0.0) * (topic if gate else 1.0)
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Judged:
    """What the weighed checks say of a pair: three scores in 0..1, and the evidence in the checks' order."""

    clash: float
    agree: float
    differs: float
    evidence: tuple[Evidence, ...]


MODELS = ("stands", "clash", "agree", "differs")


@cache
def read_weights() -> Mapping[str, Weights]:
    """Read the weights in the package, one set for each of `MODELS`.

    Raises:
        ModelError: The file is broken.
    """
    text = resources.files("rashomon.judge").joinpath("weights.json").read_text(encoding="utf-8")
    try:
        held = json.loads(text)
        return {
            name: Weights(
                float(held[name]["bias"]), {k: float(v) for k, v in held[name]["weights"].items()}
            )
            for name in MODELS
        }
    except (KeyError, TypeError, ValueError) as error:
        message = f"judge/weights.json cannot be read: {error!r}"
        raise ModelError(
            message, hint="install rashomon again, or run training/weigh.py"
        ) from error


def weigh_standing(claims: Mapping[str, Claim], weights: Mapping[str, Weights]) -> dict[str, Claim]:
    """Fill in how much each claim looks like a stand on something disputed."""
    model = weights["stands"]
    return {i: replace(claim, standing=model.weigh(claim.signs)) for i, claim in claims.items()}


def weigh_evidence(evidence: Sequence[Evidence], weights: Mapping[str, Weights]) -> Judged:
    """Weigh what the checks say of one pair."""
    scores = {e.check: e.score for e in evidence}
    return Judged(
        clash=weights["clash"].weigh(scores),
        agree=weights["agree"].weigh(scores),
        differs=weights["differs"].weigh(scores),
        evidence=tuple(evidence),
    )


def rank_telling(
    evidence: Sequence[Sequence[Evidence]], weights: Mapping[str, Weights]
) -> list[int]:
    """Give the places of the pairs, those first that most likely clash or agree."""
    told = [
        max(weights[model].weigh({e.check: e.score for e in found}) for model in ("clash", "agree"))
        for found in evidence
    ]
    return sorted(range(len(told)), key=lambda k: (-told[k], k))
