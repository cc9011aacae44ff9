from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.pairs import read_pairs, run, score_labels
from benchmarks.rows import DataError
from rashomon.models.fake import FakeScorer

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, rows: list[tuple[str, str, str]]) -> Path:
    lines = [
        json.dumps(dict(zip(("premise", "hypothesis", "label"), row, strict=True))) for row in rows
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_accuracy_and_figures_of_each_label() -> None:
    gold = ["yes", "yes", "yes", "no", "no"]
    figures = score_labels(gold, ["yes", "yes", "no", "no", "yes"])
    assert figures["all"] == {"accuracy": 0.6, "gold": 5}
    assert figures["yes"] == {
        "precision": 0.6667,
        "recall": 0.6667,
        "f1": 0.6667,
        "said": 3,
        "gold": 3,
    }
    assert figures["no"]["f1"] == 0.5


def test_a_label_never_said_has_no_precision() -> None:
    assert score_labels(["yes", "no"], ["yes", "yes"])["no"]["precision"] is None


def test_a_draw_depends_on_the_seed_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "p.jsonl", [(str(k), "x", "neutral") for k in range(50)])
    first = read_pairs(path, limit=10, seed=1)
    assert first == read_pairs(path, limit=10, seed=1)
    assert first != read_pairs(path, limit=10, seed=2)
    assert len(set(first)) == 10


def test_files_are_scored_apart_and_together(tmp_path: Path) -> None:
    first = write(tmp_path / "one.jsonl", [("It rained.", "It did not rain.", "contradiction")])
    second = write(tmp_path / "two.jsonl", [("It rained.", "It poured.", "entailment")])
    figures = run([first, second], FakeScorer()).figures
    assert figures["one all"]["accuracy"] == 1.0
    assert figures["two all"]["accuracy"] == 0.0
    assert figures["together all"] == {"accuracy": 0.5, "gold": 2}


def test_a_label_the_scorer_does_not_know_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "p.jsonl", [("a", "b", "SPE1")])
    with pytest.raises(DataError, match="SPE1"):
        run([path], FakeScorer())
