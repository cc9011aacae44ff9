from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from benchmarks.__main__ import main
from benchmarks.rivals import COLUMNS, rank_area, read_paired, run
from benchmarks.rows import DataError
from rashomon.models.fake import FakeEmbedder, FakeScorer

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = "the patrol boat rammed the ferry"
DENIAL = "our patrol boat never rammed the ferry"
WITNESS = "the patrol boat rammed the little ferry"
TOLL = "four passengers died"
OTHER_TOLL = "six passengers died"
RAIN = "rain fell for two days"
GOLD: dict[str, Any] = {
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


class Knowing(FakeScorer):
    """Knows the answers of the table, each of them in one direction only."""

    labels = ("neutral", "contradiction", "entailment")

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def score(self, pairs: Any) -> Any:
        self.asked += pairs
        told = {
            (DENIAL, CLAIM): (0.2, 0.8, 0.0),
            (TOLL, OTHER_TOLL): (0.3, 0.7, 0.0),
            (CLAIM, WITNESS): (0.0, 0.1, 0.9),
            (CLAIM, RAIN): (0.4, 0.6, 0.0),
        }
        return np.array([told.get(pair, (0.8, 0.1, 0.1)) for pair in pairs], np.float32)


def test_kinds_are_those_of_the_relations(folder: Path) -> None:
    kinds = [paired.kind for paired in read_paired(folder)]
    assert kinds == ["contradicts", "agrees", "differs", "unrelated"]


def test_bare_quotes_are_asked_about_in_both_directions(folder: Path) -> None:
    scorer = Knowing()
    run([folder], scorer, FakeEmbedder())
    quotes = [(CLAIM, DENIAL), (CLAIM, WITNESS), (TOLL, OTHER_TOLL), (CLAIM, RAIN)]
    assert [paired.quotes for paired in read_paired(folder)] == quotes
    assert scorer.asked == [*quotes, *(pair[::-1] for pair in quotes)]


def test_models_that_know_the_answers_put_every_pair_in_order(folder: Path) -> None:
    figures = run([folder], Knowing(), FakeEmbedder()).figures
    assert figures["ferry"] == {"asked": 1, "clash": 1, "sides": 1, "pairs": 4}
    assert figures["mean"] == dict.fromkeys(COLUMNS, 1)


def test_unrelated_quotes_taken_for_a_clash_count_against_clash_alone(tmp_path: Path) -> None:
    unrelated = [{"first": DENIAL, "second": CLAIM}]
    folder = write(tmp_path, {**GOLD, "unrelated": unrelated})
    row = run([folder], Knowing(), FakeEmbedder()).figures["ferry"]
    assert row["clash"] == 0.625  # 0.8 and 0.7 before 0.1 and 0.8
    assert row["sides"] == 1


def test_a_side_is_contradiction_less_entailment(tmp_path: Path) -> None:
    folder = write(tmp_path, GOLD)

    class Torn(FakeScorer):
        def score(self, pairs: Any) -> Any:
            agreeing, clashing = (0.5, 0.0, 0.5), (0.1, 0.5, 0.4)
            rows = [agreeing if WITNESS in pair else clashing for pair in pairs]
            return np.array(rows, np.float32)

    row = run([folder], Torn(), FakeEmbedder()).figures["ferry"]
    assert (row["clash"], row["sides"]) == (0.25, 1)


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
        pytest.param({"relations": None}, "no gold table", id="no relations"),
        pytest.param({"relations": [CLAIM]}, "no gold table", id="no relation"),
        pytest.param({"relations": [{"pairs": [[CLAIM, RAIN]]}]}, "kind", id="no kind"),
        pytest.param(
            {"relations": [{"kind": "agrees", "pairs": [[CLAIM]]}]}, "no gold", id="half a pair"
        ),
        pytest.param({"unrelated": [{"first": CLAIM}]}, "second", id="half an unrelated pair"),
    ],
)
def test_a_table_without_pairs_is_named(
    tmp_path: Path, changed: dict[str, Any], expected: str
) -> None:
    folder = write(tmp_path, {**GOLD, **changed})
    with pytest.raises(DataError, match=expected) as caught:
        run([folder], FakeScorer(), FakeEmbedder())
    assert str(folder / "gold.json") in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", '"x"', "{}"])
def test_what_is_no_table_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "gold.json").write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"gold\.json is no gold table"):
        read_paired(tmp_path)
    with pytest.raises(DataError, match=r"gold\.json is no gold table"):
        read_paired(tmp_path / "nowhere")


def test_a_scorer_with_other_labels_is_refused(folder: Path) -> None:
    class Binary(FakeScorer):
        labels = ("entailment", "rest")

    with pytest.raises(DataError, match="knows entailment, rest") as caught:
        run([folder], Binary(), FakeEmbedder())
    assert caught.value.hint == "wanted: entailment, contradiction"


def test_the_command_prints_a_row_for_each_event(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    models = ("--model", "fake", "--embedder", "fake")
    assert main(["rivals", "--data", str(folder), *models, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    figures = told["figures"]
    assert told["about"] == {"data": "ferry", "model": "fake-scorer@1, fake-embedder@1"}
    assert figures["ferry"]["pairs"] == 4
    assert set(figures["mean"]) == set(COLUMNS)
