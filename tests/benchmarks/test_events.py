from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from benchmarks.events import (
    average,
    find_folders,
    find_scorer,
    flatten,
    list_articles,
    open_scorer,
    run,
)
from benchmarks.rows import DataError
from rashomon.demo import ARTICLES
from rashomon.models.fake import FakeEmbedder, FakeRivals, FakeScorer, FakeTagger
from rashomon.pipeline import Engines

if TYPE_CHECKING:
    from pathlib import Path


SCORER = """
def score(folder, report):
    texts = [article["text"] for article in report["articles"]]
    known = [a for a in report["articles"] if a["outlet"] or a["published"]]
    told = {"known": len(known), "f1": None}
    return {"event": folder.name, "articles": len(texts), "told": told}, ["x"]
"""
ARTICLE = """Harbour Closed After Storm

The harbour of Tarn was closed on Friday after a storm broke the wall, the port authority said.

Mayor Ida Solberg said that the wall had been weak for years.
She told reporters that nobody listened to the town.
The port authority denied that it had been warned about the wall before the storm."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "events" / "storm"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "tarn.txt").write_text(ARTICLE, encoding="utf-8")
    gold = {"articles": [{"outlet": "The Tarn Post", "published": "2020-01-03"}]}
    (folder / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "events" / "score.py").write_text(SCORER, encoding="utf-8")
    return tmp_path / "events"


def test_a_root_stands_for_its_events(root: Path) -> None:
    assert find_folders([root]) == find_folders([root / "storm"]) == [root / "storm"]
    assert find_folders([root, root / "storm"]) == [root / "storm"]


def test_a_folder_without_events_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no event in"):
        find_folders([tmp_path])


def test_the_scorer_is_found_above_the_event(root: Path, tmp_path: Path) -> None:
    assert find_scorer(root / "storm") == root / "score.py"
    with pytest.raises(DataError, match="--scorer"):
        find_scorer(tmp_path)


def test_a_file_that_scores_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text("value = 1\n", encoding="utf-8")
    with pytest.raises(DataError, match="no function score"):
        open_scorer(tmp_path / "other.py")
    with pytest.raises(DataError, match="no scorer"):
        open_scorer(tmp_path / "nothing.py")


def test_an_event_without_texts_is_named(root: Path) -> None:
    (root / "storm" / "articles" / "tarn.txt").unlink()
    with pytest.raises(DataError, match="no articles"):
        list_articles(root / "storm")


def test_nested_figures_get_one_name_and_texts_are_left_out() -> None:
    assert flatten({"event": "x", "articles": 1.0, "party": {"accuracy": 0.5}}) == {
        "articles": 1.0,
        "party accuracy": 0.5,
    }


def test_mean_is_over_events_that_have_the_figure() -> None:
    rows = average({"one": {"f1": 0.5, "kinds": None}, "two": {"f1": 1.0, "kinds": 0.25}})
    assert rows["f1"] == {"one": 0.5, "two": 1.0, "mean": 0.75}
    assert rows["kinds"]["mean"] == 0.25


def test_saying_nothing_where_there_is_something_counts_as_nothing_right() -> None:
    silent = {"statements recall": 0.0, "statements f1": None, "party accuracy": None}
    spoken = {"statements recall": 0.5, "statements f1": 0.5, "party accuracy": 1.0}
    rows = average({"one": silent, "two": spoken})
    assert rows["statements f1"] == {"one": None, "two": 0.5, "mean": 0.25}
    assert rows["party accuracy"]["mean"] == 0.5


def test_the_gold_tells_the_machine_nothing(root: Path) -> None:
    engines = Engines(FakeTagger(), FakeScorer(), FakeRivals(), FakeEmbedder())
    outcome = run([root / "storm"], engines)
    assert outcome.figures["articles"]["storm"] == 1
    assert outcome.figures["told known"]["mean"] == 0
    assert outcome.figures["told f1"]["mean"] is None
    assert outcome.misses == ("storm: x",)


def test_what_was_read_is_counted_with_and_without_a_gold_table(root: Path) -> None:
    engines = Engines(FakeTagger(), FakeScorer(), FakeRivals(), FakeEmbedder())
    shutil.copytree(ARTICLES, root / "demo" / "articles")
    loads = [root / "demo" / "articles", root / "storm" / "articles" / "tarn.txt"]
    figures = run([root / "demo", root / "storm"], engines, loads=loads).figures
    for name in ("statements", "pairs read", "pairs read a statement"):
        alone, scored = figures[f"load {name}"], figures[f"cost {name}"]
        assert alone == {"articles": scored["demo"], "tarn": scored["storm"]}
    assert figures["load pairs read"]["articles"] > 0
    assert figures["load align and judge seconds"].keys() == {"articles", "tarn"}


def test_a_load_that_is_not_there_is_named_before_anything_is_read(root: Path) -> None:
    engines = Engines(FakeTagger(), FakeScorer(), FakeRivals(), FakeEmbedder())
    (root / "storm" / "articles" / "tarn.txt").unlink()
    with pytest.raises(DataError, match=r"large\.jsonl") as caught:
        run([root / "storm"], engines, loads=[root / "large.jsonl"])
    assert "--load" in caught.value.hint
