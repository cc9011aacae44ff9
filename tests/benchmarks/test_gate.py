from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.figures import Outcome
from benchmarks.gate import (
    FLOORS,
    Floors,
    Suite,
    describe,
    digest,
    judge_suite,
    lower_floor,
    raise_floors,
    read_floors,
    select_watched,
    write_floors,
)
from benchmarks.rows import DataError

if TYPE_CHECKING:
    from pathlib import Path


NAME = "entities/all/f1"
HELD = Floors(margin=0.01, pins={"rows.jsonl": "abc"}, floors={NAME: 0.7})


def make_suite(tmp_path: Path, value: float | None) -> Suite:
    path = tmp_path / "rows.jsonl"
    path.write_text("{}", encoding="utf-8")

    def measure() -> list[Outcome]:
        return [Outcome("entities", {"all": {"f1": value, "recall": 0.1}, "Date": {"f1": 0.2}})]

    return Suite("own", {"rows.jsonl": path}, measure)


@pytest.mark.parametrize(
    ("value", "is_good"), [(0.8, True), (0.695, True), (0.68, False), (None, False)]
)
def test_a_figure_below_its_floor_closes_the_gate(
    tmp_path: Path, value: float | None, *, is_good: bool
) -> None:
    suite = make_suite(tmp_path, value)
    floors = Floors(margin=0.01, floors={NAME: 0.7})
    verdict = judge_suite(suite, floors)
    assert verdict.is_good is is_good
    assert ("FELL" in describe(verdict)) is not is_good


def test_other_data_close_the_gate(tmp_path: Path) -> None:
    verdict = judge_suite(make_suite(tmp_path, 0.9), HELD)
    assert verdict.changed == ("rows.jsonl",)
    assert not verdict.is_good
    assert "CHANGED rows.jsonl" in describe(verdict)


def test_missing_data_are_named(tmp_path: Path) -> None:
    suite = make_suite(tmp_path, 0.9)
    suite.files["rows.jsonl"].unlink()
    with pytest.raises(DataError, match=r"rows\.jsonl"):
        judge_suite(suite, HELD)


def test_floors_only_rise() -> None:
    raised = raise_floors(HELD, {NAME: 0.6, "pairs/all/accuracy": 0.5}, {"new.jsonl": "def"})
    assert raised.floors == {NAME: 0.7, "pairs/all/accuracy": 0.5}
    assert raise_floors(HELD, {NAME: 0.8}, {}).floors == {NAME: 0.8}
    assert raised.pins == {"rows.jsonl": "abc", "new.jsonl": "def"}


def test_a_pin_is_not_moved_by_raising() -> None:
    assert raise_floors(HELD, {}, {"rows.jsonl": "other"}).pins == {"rows.jsonl": "abc"}


def test_lowering_needs_a_reason_and_keeps_it() -> None:
    lowered = lower_floor(HELD, NAME, 0.6, because="the gold was corrected")
    assert lowered.floors == {NAME: 0.6}
    assert lowered.lowered == (f"{NAME}: 0.7 -> 0.6: the gold was corrected",)
    for name, value, because in [
        (NAME, 0.6, " "),
        (NAME, 0.7, "why"),
        (NAME, None, "why"),
        ("nothing", 0.1, "why"),
    ]:
        with pytest.raises(DataError):
            lower_floor(HELD, name, value, because=because)


def test_floors_survive_the_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    write_floors({"own": HELD}, path)
    assert read_floors(path) == {"own": HELD}
    path.write_text(json.dumps({"own": {"margin": 1}}), encoding="utf-8")
    with pytest.raises(DataError, match="broken"):
        read_floors(path)


def test_the_floors_in_the_repository_can_be_read() -> None:
    assert set(read_floors(FLOORS)) <= {"own", "quick", "full"}


def test_watched_figures_of_every_file_of_pairs_are_kept() -> None:
    figures = {
        "pairs/mnli-dev all/accuracy": 0.7,
        "pairs/mnli-dev neutral/f1": 0.6,
        "entities/Date/f1": 0.5,
        NAME: 0.4,
        "events/conflicts precision/mean": None,
    }
    assert select_watched(figures) == {"pairs/mnli-dev all/accuracy": 0.7, NAME: 0.4}


def test_digest_of_an_event_covers_gold_and_texts(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("one", encoding="utf-8")
    before = digest(tmp_path)
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    with_gold = digest(tmp_path)
    (tmp_path / "articles" / "a.txt").write_text("two", encoding="utf-8")
    assert len({before, with_gold, digest(tmp_path)}) == 3
