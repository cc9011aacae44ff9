"""Pairs judged one by one: the file is whole, and places become statements."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rashomon.models.rivals import RIVAL_LABELS
from training.judged import FILE, JudgedPair, measure, read_judged
from training.tables import FOLDER, Roots

STORIES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def test_every_pair_is_whole():
    for story in STORIES:
        ids = {row["id"] for row in story["articles"]}
        for row in story["pairs"]:
            assert row["label"] in RIVAL_LABELS
            assert {place["article"] for place in row["places"]} <= ids
            assert all(0 <= start < end for start, end in (p["span"] for p in row["places"]))


def test_no_judged_article_is_in_a_table():
    files = {row["file"] for story in STORIES for row in story["articles"]}
    tables = [json.loads(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.json")]
    assert files.isdisjoint({row["file"] for table in tables for row in table["articles"]})


def test_stories_that_are_not_at_hand_are_left_out_and_named(caplog):
    roots = Roots(Path("data"), Path("events"))
    assert list(read_judged(roots, tagger=None)) == []
    assert STORIES[0]["event"] in caplog.text


def test_what_is_held_back_is_only_given_to_measure_on(caplog):
    roots = Roots(Path("data"), Path("events"))
    held = {story["event"] for story in STORIES if story.get("held")}
    assert held
    assert list(read_judged(roots, tagger=None, held=True)) == []
    named = {record.args[0] for record in caplog.records}
    assert named == held


def test_a_measure_of_pairs_in_the_right_order_is_one():
    class Sure:
        labels = RIVAL_LABELS

        def score(self, pairs):
            return np.array([np.eye(len(RIVAL_LABELS))[int(first)] for first, _ in pairs])

    pairs = [
        JudgedPair((str(k), str(k)), label, is_clear=True) for k, label in enumerate(RIVAL_LABELS)
    ]
    assert measure(pairs, Sure()) == {"one question": 1.0, "clash": 1.0, "agreement": 1.0}
    turned = [
        JudgedPair((str(4 - k),) * 2, label, is_clear=True) for k, label in enumerate(RIVAL_LABELS)
    ]
    assert measure(turned, Sure())["one question"] < 1


def test_another_text_is_refused(tmp_path):
    for row in STORIES[0]["articles"]:
        path = tmp_path / row["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"title": "Another", "content_original": "text"}))
    with pytest.raises(ValueError, match=STORIES[0]["event"]):
        list(read_judged(Roots(tmp_path, tmp_path, tmp_path), tagger=None))
