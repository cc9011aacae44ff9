"""What bringing statements together and judging them costs: pairs read by the cross-encoder, and seconds.

Pairs grow with the square of the statements; what is read should not. `Counting` stands before a pair scorer and counts
each ordered pair of texts once; `Clock` is told by `compare` which room it enters.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.figures import Figure, share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import Floats, PairScorer

ROOMS = ("align", "judge")


class Counting:
    """A pair scorer that counts the different pairs it is asked about."""

    def __init__(self, scorer: PairScorer) -> None:
        """Count from nothing."""
        self.identity = scorer.identity
        self.is_calibrated = scorer.is_calibrated
        self.labels = scorer.labels
        self._scorer = scorer
        self._asked: set[tuple[str, str]] = set()

    @property
    def pairs(self) -> int:
        """How many different pairs were asked about."""
        return len(self._asked)

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Score n pairs, as the scorer behind does."""
        self._asked.update(pairs)
        return self._scorer.score(pairs)


@dataclass(slots=True)
class Clock:
    """Notes when a run enters each room; give it to `compare` as `progress`."""

    entered: list[tuple[str, float]] = field(default_factory=list)

    def __call__(self, room: str) -> None:
        """Note the room."""
        self.entered.append((room, time.perf_counter()))

    def seconds(self, rooms: Sequence[str] = ROOMS) -> float:
        """Add up the seconds in some rooms; one that was not left counts nothing."""
        left = [*self.entered[1:], self.entered[-1]] if self.entered else []
        return sum(
            end - start
            for (room, start), (_, end) in zip(self.entered, left, strict=True)
            if room in rooms
        )


def describe_cost(statements: int, pairs: int, clock: Clock) -> dict[str, Figure]:
    """Give the rows of one event; `pairs` of them were read by any head of the cross-encoder."""
    return {
        "cost statements": statements,
        "cost pairs read": pairs,
        "cost pairs read a statement": share(pairs, statements),
        "cost align and judge seconds": round(clock.seconds(), 2),
    }
