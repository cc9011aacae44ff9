from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.cost import Clock, Counting, describe_cost
from rashomon.models.fake import FakeScorer

if TYPE_CHECKING:
    import pytest


def test_a_pair_counts_once_however_often_it_is_asked() -> None:
    counted = Counting(FakeScorer())
    pair = ("It rained.", "It was dry.")
    scores = counted.score([pair, pair, pair[::-1]])
    assert (scores == FakeScorer().score([pair, pair, pair[::-1]])).all()
    counted.score([pair])
    assert counted.pairs == 2
    assert counted.labels == FakeScorer.labels
    assert counted.identity == FakeScorer.identity
    assert not counted.is_calibrated


def test_seconds_are_those_of_the_rooms_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([0.0, 1.0, 4.0, 9.0])
    monkeypatch.setattr("benchmarks.cost.time.perf_counter", lambda: next(times))
    clock = Clock()
    for room in ("read", "align", "judge", "follow"):
        clock(room)
    assert clock.seconds() == 8.0
    assert clock.seconds(["read"]) == 1.0
    assert clock.seconds(["follow"]) == 0.0
    assert Clock().seconds() == 0.0


def test_pairs_are_told_for_each_statement() -> None:
    told = describe_cost(2, 3, Clock())
    assert told == {
        "cost statements": 2,
        "cost pairs read": 3,
        "cost pairs read a statement": 1.5,
        "cost align and judge seconds": 0,
    }
    assert describe_cost(0, 0, Clock())["cost pairs read a statement"] is None
