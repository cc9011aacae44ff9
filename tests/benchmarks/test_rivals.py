from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from benchmarks.__main__ import main
from benchmarks.rivals import COLUMNS, rank_area, read_paired, run
from benchmarks.rows import DataError
from rashomon.models.fake import FakeEmbedder, FakeRivals, FakeScorer

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = "the patrol boat rammed the ferry"
DENIAL = "our patrol boat never rammed the ferry"
WITNESS = "the patrol boat rammed the little ferry"
TOLL = "four passengers died"
OTHER_TOLL = "six passengers died"
RAIN = "rain fell for two days"
GOLD: dict[str, Any] = {
    "parties": [
        {"id": "orlena", "name": "Orlena"},
        {"id": "maravia", "name": "Maravia"},
        {"id": "crew", "name": "ferry crew"},
    ],
    "statements": [
        {"content": [f"{CLAIM},", "at dawn"], "party": "orlena", "cue": "said"},
        {"content": [DENIAL], "party": "maravia", "cue": "denied that"},
        {"content": [WITNESS], "party": "crew", "cue": None},
    ],
    "relations": [
        {"parties": ["orlena", "maravia"], "kind": "contradicts", "pairs": [[CLAIM, DENIAL]]},
        {"parties": ["orlena", "crew"], "kind": "agrees", "pairs": [[CLAIM, WITNESS]]},
        {"parties": ["orlena", "maravia"], "kind": "differs", "pairs": [[TOLL, OTHER_TOLL]]},
        {"parties": ["maravia", "crew"], "kind": "contradicts"},
    ],
    "unrelated": [{"first": CLAIM, "second": RAIN}],
}


@pytest.fixture(name="folder")
def make_folder(tmp_path: Path) -> Path:
    return write(tmp_path, GOLD)


def write(tmp_path: Path, gold: object) -> Path:
    folder = tmp_path / "ferry"
    folder.mkdir(exist_ok=True)
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return folder


class Knowing(FakeRivals):
    """Knows the answers of the table; takes the toll for a contradiction."""

    def score(self, pairs: Any) -> Any:
        rows = []
        for pair in pairs:
            words = " ".join(pair)
            if "rain" in words:
                rows.append((0.9, 0.1, 0, 0, 0))
            elif "never" in words or "died" in words:
                rows.append((0.1, 0.1, 0.1, 0.6, 0.1))
            else:
                rows.append((0.1, 0.1, 0.7, 0.1, 0))
        return np.array(rows, np.float32)


def test_quotes_are_worded_with_party_and_cue_of_their_statement(folder: Path) -> None:
    told = {paired.quotes: paired.words for paired in read_paired(folder)}
    assert told[CLAIM, DENIAL] == (f"Orlena said: {CLAIM}", f"Maravia denied that: {DENIAL}")
    assert told[CLAIM, WITNESS][1] == f"ferry crew: {WITNESS}"


def test_a_quote_in_no_statement_keeps_its_party(folder: Path) -> None:
    told = {paired.quotes: paired.words for paired in read_paired(folder)}
    assert told[TOLL, OTHER_TOLL] == (f"Orlena: {TOLL}", f"Maravia: {OTHER_TOLL}")
    assert told[CLAIM, RAIN] == (f"Orlena said: {CLAIM}", RAIN)


def test_kinds_are_those_of_the_relations(folder: Path) -> None:
    kinds = [paired.kind for paired in read_paired(folder)]
    assert kinds == ["contradicts", "agrees", "differs", "unrelated"]


def test_a_scorer_that_knows_everything_but_a_kind(folder: Path) -> None:
    figures = run([folder], Knowing(), FakeEmbedder()).figures
    row = figures["ferry"]
    assert (row["asked"], row["clash"], row["sides"], row["pairs"]) == (1, 1, 1, 4)
    assert row["kinds"] == 0.5
    assert {column: row[column] for column in COLUMNS} == figures["mean"]


def test_area_counts_ties_half_and_needs_both_kinds() -> None:
    assert rank_area(np.array([0.9, 0.5, 0.5, 0.1]), [True, True, False, False]) == 0.875
    assert rank_area(np.array([0.1, 0.9]), [True, False]) == 0
    assert rank_area(np.array([0.1, 0.9]), [True, True]) is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        pytest.param({"relations": [], "unrelated": []}, "no pairs of quotes", id="empty"),
        pytest.param(
            {"relations": GOLD["relations"][-1:], "unrelated": []}, "no pairs", id="bare relations"
        ),
        pytest.param({"parties": []}, "orlena", id="a party unheard of"),
        pytest.param({"statements": [{}]}, "content", id="no content"),
        pytest.param({"relations": None}, "no gold table", id="no relations"),
    ],
)
def test_a_table_without_pairs_is_named(
    tmp_path: Path, changed: dict[str, Any], expected: str
) -> None:
    folder = write(tmp_path, {**GOLD, **changed})
    with pytest.raises(DataError, match=expected) as caught:
        run([folder], FakeRivals(), FakeEmbedder())
    assert str(folder / "gold.json") in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", '"x"', "{}"])
def test_what_is_no_table_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "gold.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"gold\.json is no gold table"):
        read_paired(tmp_path)
    with pytest.raises(DataError, match=r"gold\.json is no gold table"):
        read_paired(tmp_path / "nowhere")


def test_a_scorer_with_other_labels_is_refused(folder: Path) -> None:
    with pytest.raises(DataError, match="wanted: unrelated, open, agrees, contradicts, differs"):
        run([folder], FakeScorer(), FakeEmbedder())


def test_the_command_prints_a_row_for_each_event(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rivals", "--data", str(folder), "--model", "fake", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)["figures"]
    assert figures["ferry"]["pairs"] == 4
    assert set(figures["mean"]) == set(COLUMNS)
