from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
import pytest

from benchmarks.rows import DataError
from benchmarks.speed import (
    count_operations,
    list_inputs,
    measure_peak_memory,
    measure_products,
    watch_models,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_operations_of_one_piece() -> None:
    # 6 layers, 2 operations a weight: 4 * 384^2 + 2 * 384 * 1536, and attention to itself 2 * 384
    assert count_operations(1, 1) == 2 * 6 * (589_824 + 1_179_648 + 768)


def test_attention_grows_with_the_square_of_the_width() -> None:
    plain = 2 * 6 * (589_824 + 1_179_648)
    assert count_operations(1, 200) - 200 * plain == 4 * (count_operations(1, 100) - 100 * plain)


def test_runs_of_a_session_are_watched_and_then_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(
        _session: object, _names: None, feed: dict[str, Any], _options: None = None
    ) -> list[Any]:
        return [feed["embedded"]]

    monkeypatch.setattr(onnxruntime.InferenceSession, "run", run)
    session = object.__new__(onnxruntime.InferenceSession)
    feed = {"mask": np.ones((3, 7)), "embedded": np.ones((3, 7, 384))}
    with watch_models() as watch:
        assert session.run(None, feed)[0].shape == (3, 7, 384)
    session.run(None, feed)
    assert (watch.calls, watch.pieces) == (1, 21)
    assert watch.operations == count_operations(3, 7)
    assert onnxruntime.InferenceSession.run is run


def test_machine_is_measured() -> None:
    assert measure_products(pieces=64, repeats=1) > 1e6
    assert measure_peak_memory() > 10


def test_articles_are_found_in_folders_events_and_files(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "articles" / "notes.csv").write_text("x", encoding="utf-8")
    inner = [tmp_path / "articles" / "a.txt"]
    assert list_inputs(tmp_path) == list_inputs(tmp_path / "articles") == inner
    assert list_inputs(inner[0]) == inner
    inner[0].unlink()
    with pytest.raises(DataError, match="no articles"):
        list_inputs(tmp_path)
