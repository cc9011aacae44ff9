"""What the rivals head of `pairs` says of two claims, as five checks among others.

In: pairs of claims and a scorer. Out: a table of what the model says of each pair, and the checks over it: do the two
speak to one question at all, and, if so, do they clash, rather than agree, and in degree; and do their parties clash
elsewhere. The one idea: the model reads who speaks and by which cue, so that accusation and denial, demand and refusal
meet without a shared word.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.judge.claims import key_pair
from rashomon.models.rivals import RIVAL_LABELS, word_statement
from rashomon.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.judge.checks import Check
    from rashomon.judge.claims import Claim
    from rashomon.models.base import PairScorer

    Table = Mapping[frozenset[str], "Told"]


@dataclass(frozen=True, slots=True)
class Told:
    """Chances in 0..1, but for `sides`; `clash` and `differs` are shares of what came before.

    Attributes:
        asked: The two speak to one question.
        clash: If so, they contradict each other or differ.
        differs: If they clash, it is in degree, number or scope.
        sides: From -1 to 1, how much sooner a clash than an agreement: 1 from twenty to one. The model need not be
            sure that the two meet on one question to be sure that they do not say the same.
        elsewhere: From -1 to 1, `sides` in the other pairs of the same two parties, less what is usual in the event;
            0 inside a party.
    """

    asked: float = 0.0
    clash: float = 0.0
    differs: float = 0.0
    sides: float = 0.0
    elsewhere: float = 0.0


NOT_READ = Told()
_LEAST_CHANCE = 1e-3
_SUREST_ODDS = 3.0
"""Natural logarithm of the odds from which `sides` is 1: twenty to one."""
_DOUBT = 5.0
"""What is usual in the event counts as so many further pairs of two parties. 2, 5 and 10 do as well (2026-11)."""


def read_versions(
    pairs: Sequence[tuple[Claim, Claim]], names: Mapping[str, str], scorer: PairScorer
) -> Table:
    """Ask the model about each pair, in the order of their ids as `align` does: what it read is not read again.

    Args:
        pairs: n pairs.
        names: Party id -> name.
        scorer: Its labels are `RIVAL_LABELS`; one with other labels answers nothing.

    Returns:
        By the two statement ids.
    """
    if not pairs or tuple(scorer.labels) != RIVAL_LABELS:
        return {}
    ordered = [sorted(pair, key=lambda claim: claim.statement.statement_id) for pair in pairs]
    words = [
        (word_statement(first.statement, names), word_statement(second.statement, names))
        for first, second in ordered
    ]
    told = [_tell(*map(float, row)) for row in scorer.score(words)]
    elsewhere = _tell_elsewhere(ordered, told)
    return {
        key_pair(*pair): replace(one, elsewhere=between)
        for pair, one, between in zip(ordered, told, elsewhere, strict=True)
    }


def _tell(
    unrelated: float, _open: float, agrees: float, contradicts: float, differs: float
) -> Told:
    """Turn the five chances of `RIVAL_LABELS` into steps."""
    asked = max(1e-6, 1 - unrelated)
    clash = contradicts + differs
    odds = math.log((clash + _LEAST_CHANCE) / (agrees + _LEAST_CHANCE)) / _SUREST_ODDS
    return Told(asked, clash / asked, differs / max(1e-6, clash), max(-1.0, min(1.0, odds)))


def _tell_elsewhere(pairs: Sequence[Sequence[Claim]], told: Sequence[Told]) -> list[float]:
    """Say of each pair how its two parties stand in their other pairs, each as sure as it is on one question."""
    parties = [frozenset((first.party_id, second.party_id)) for first, second in pairs]
    leaning: dict[frozenset[str | None], float] = defaultdict(float)
    sure: dict[frozenset[str | None], float] = defaultdict(float)
    for both, one in zip(parties, told, strict=True):
        if len(both) > 1:
            leaning[both] += one.asked * one.sides
            sure[both] += one.asked
    usual = sum(leaning.values()) / max(1e-6, sum(sure.values()))

    def weigh(both: frozenset[str | None], one: Told) -> float:
        if len(both) == 1:
            return 0.0
        others = leaning[both] - one.asked * one.sides + _DOUBT * usual
        mean = others / (sure[both] - one.asked + _DOUBT)
        return max(-1.0, min(1.0, mean - usual))

    return [weigh(both, one) for both, one in zip(parties, told, strict=True)]


def make_version_checks(table: Table) -> tuple[Check, ...]:
    """Give the checks that look a pair up in the table; a pair that is not in it scores 0."""

    def look_up(first: Claim, second: Claim) -> Told:
        return table.get(key_pair(first, second), NOT_READ)

    def check_asked(first: Claim, second: Claim) -> Evidence:
        """The model takes the two to speak to one question."""
        score = look_up(first, second).asked
        return Evidence("asked", score, f"model: on one question {score:.2f}" if score else "")

    def check_versions(first: Claim, second: Claim) -> Evidence:
        """The model takes the two for rival versions."""
        told = look_up(first, second)
        score = told.asked * told.clash
        return Evidence("versions", score, f"model: rival versions {score:.2f}" if score else "")

    def check_sides(first: Claim, second: Claim) -> Evidence:
        """The model takes the two sooner for rival than for like versions; or the other way round."""
        score = look_up(first, second).sides
        said = "sooner rival than like" if score > 0 else "sooner like than rival"
        return Evidence("sides", score, f"model: {said} versions {abs(score):.2f}" if score else "")

    def check_other_pairs(first: Claim, second: Claim) -> Evidence:
        """In their other pairs the two parties sooner clash than agree, to the model; or the other way round."""
        score = look_up(first, second).elsewhere
        said = "clash" if score > 0 else "agree"
        detail = f"model: in their other pairs the parties sooner {said} {abs(score):.2f}"
        return Evidence("other pairs", score, detail if score else "")

    def check_measure(first: Claim, second: Claim) -> Evidence:
        """If the two clash, the model takes it for one of degree, number or scope."""
        score = look_up(first, second).differs
        return Evidence("measure", score)

    return check_asked, check_versions, check_sides, check_other_pairs, check_measure
