from __future__ import annotations

import json

from benchmarks.figures import Counts, Outcome, as_json, as_text, mean, name_figures

OUTCOME = Outcome(
    "pairs",
    {"all": {"accuracy": 0.5, "gold": 4}, "neutral": {"f1": None, "gold": 2}},
    {"data": "rows.jsonl"},
    ("row 3 is wrong",),
)


def test_shares_are_taken_of_added_counts() -> None:
    row = (Counts(1, 2, 4) + Counts(2, 2, 2)).as_row()
    assert row == {"precision": 0.75, "recall": 0.5, "f1": 0.6, "said": 4, "gold": 6}


def test_share_of_nothing_is_unknown_and_not_zero() -> None:
    assert Counts().as_row()["f1"] is None
    assert Counts(0, 0, 3).as_row()["precision"] is None
    assert Counts(0, 0, 3).as_row()["f1"] == 0.0


def test_mean_leaves_out_what_is_unknown() -> None:
    assert mean([0.5, None, 1.0]) == 0.75
    assert mean([None]) is None


def test_table_names_each_column_once_and_shows_gaps() -> None:
    lines = as_text(OUTCOME).splitlines()
    assert lines[0] == "pairs"
    assert lines[3].split() == ["accuracy", "gold", "f1"]
    assert lines[5].split() == ["neutral", "-", "2", "-"]
    assert "row 3" not in as_text(OUTCOME)
    assert as_text(OUTCOME, with_misses=True).endswith("row 3 is wrong")


def test_json_holds_the_same_figures() -> None:
    found = json.loads(as_json(OUTCOME))
    assert found["figures"]["all"]["accuracy"] == 0.5
    assert "misses" not in found


def test_every_figure_has_a_name() -> None:
    assert name_figures(OUTCOME)["pairs/all/accuracy"] == 0.5
