from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import main
from rashomon.demo import ARTICLES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["nothing"], "invalid choice"),
        (["pairs"], "--data"),
        (["pairs", "--data", "x", "--limit", "0"], "--limit"),
        (["points", "--data", "x", "--text", "title"], "--text"),
    ],
)
def test_misuse_is_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    lines = capsys.readouterr().err.splitlines()
    assert caught.value.code == 2
    assert len(lines) == 1
    assert expected in lines[0]


@pytest.mark.parametrize(
    "name", ["statements", "entities", "pairs", "rivals", "points", "events", "speed"]
)
def test_missing_data_are_one_line_and_status_2(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    missing = str(tmp_path / "nothing")
    assert main([name, "--data", missing, "--model", "fake"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert missing in lines[0]


def test_figures_go_to_standard_output_as_table_or_json(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "p.jsonl"
    row = {"premise": "It rained.", "hypothesis": "It did not rain.", "label": "contradiction"}
    path.write_text(json.dumps(row), encoding="utf-8")
    assert main(["pairs", "--data", str(path), "--model", "fake"]) == 0
    assert "accuracy" in capsys.readouterr().out
    assert main(["pairs", "--data", str(path), "--model", "fake", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"]["p all"]["accuracy"] == 1.0


def test_loads_are_measured_beside_the_events(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    gold = {"articles": [], "parties": []}
    folder = tmp_path / "strait"
    shutil.copytree(ARTICLES, folder / "articles")
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "score.py").write_text("def score(*_):\n    return {}, []\n", encoding="utf-8")
    load = ("--load", str(ARTICLES))
    assert main(["events", "--data", str(folder), *load, "--model", "fake", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert figures["load statements"] == {"articles": figures["cost statements"]["strait"]}
