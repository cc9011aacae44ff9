"""A tiny article by hand: "Ann said it rained." / "It poured, Bob added, and stopped."."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.rows import DataError
from benchmarks.statements import (
    Triple,
    jaccard,
    pair_triples,
    read_articles,
    run,
    score_spans,
    score_triples,
    triples_of,
)
from rashomon.models.fake import FakeTagger
from rashomon.records import Span, Statement, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def triple(
    source: Iterable[tuple[int, int]] = (),
    cue: Iterable[tuple[int, int]] = (),
    content: Iterable[tuple[int, int]] = (),
) -> Triple:
    return Triple(frozenset(source), frozenset(cue), frozenset(content))


ANN = triple([(0, 3)], [(4, 8)], [(9, 19)])
BOB = triple([(31, 34)], [(35, 40)], [(20, 29), (42, 52)])
BOB_SHORT = triple([(31, 34)], [(35, 40)], [(42, 52)])
NOBODY = triple([], [(4, 8)], [(9, 19)])


def test_each_fragment_counts_by_itself() -> None:
    figures = score_spans([[ANN, BOB]], [[ANN, BOB_SHORT]])
    assert figures["content exact"] == {
        "precision": 1.0,
        "recall": 0.6667,
        "f1": 0.8,
        "said": 2,
        "gold": 3,
    }
    assert figures["source exact"]["f1"] == 1.0


def test_a_source_of_two_attributions_counts_once() -> None:
    shared = triple([(0, 3)], [(60, 64)], [(70, 80)])
    assert score_spans([[ANN, shared]], [[ANN]])["source exact"]["gold"] == 1


def test_characters_are_counted_over_all_fragments_of_an_article() -> None:
    figures = score_spans([[ANN]], [[triple([(0, 3)], [(4, 8)], [(9, 14), (14, 24)])]])
    # gold covers 10 characters, said 15, both 10
    assert figures["content characters"]["precision"] == 0.6667
    assert figures["content characters"]["recall"] == 1.0
    assert figures["content exact"]["f1"] == 0.0


def test_articles_are_scored_apart_and_counts_added() -> None:
    figures = score_spans([[ANN], []], [[], [ANN]])
    assert figures["cue exact"] == {
        "precision": 0.0,
        "recall": 0.0,
        "f1": 0.0,
        "said": 1,
        "gold": 1,
    }


def test_overlap_is_divided_by_what_either_covers() -> None:
    assert jaccard(frozenset({(0, 10)}), frozenset({(5, 15)})) == pytest.approx(1 / 3)
    assert jaccard(frozenset(), frozenset()) == 1.0
    assert jaccard(frozenset(), frozenset({(0, 1)})) == 0.0


def test_a_missing_source_overlaps_only_a_missing_source() -> None:
    assert pair_triples([NOBODY], [NOBODY]) == [(0, 0)]
    assert pair_triples([NOBODY], [ANN]) == []


def test_triples_are_paired_one_to_one_best_first() -> None:
    nearly = triple([(0, 3)], [(4, 8)], [(9, 17)])
    assert pair_triples([ANN], [nearly, ANN]) == [(0, 1)]
    assert pair_triples([ANN, BOB], [BOB, ANN, nearly]) == [(0, 1), (1, 0)]


def test_whole_triples_exact_and_overlapping() -> None:
    figures = score_triples([[ANN, BOB]], [[ANN, BOB_SHORT]])
    # Bob's second fragment alone covers 10 of 19 characters: no exact triple, but one that overlaps
    assert figures["triples exact"]["f1"] == 0.5
    assert figures["triples overlap"]["f1"] == 1.0


def test_a_triple_said_twice_is_right_once() -> None:
    assert score_triples([[ANN]], [[ANN, ANN]])["triples exact"]["precision"] == 0.5
    assert score_triples([[ANN]], [[ANN, ANN]])["triples overlap"]["precision"] == 0.5


def test_what_the_outlet_says_itself_is_left_out() -> None:
    def state(kind: StatementKind) -> Statement:
        return Statement("s-1", "a-1", (Span(9, 19, "it rained."),), kind, Span(0, 3, "Ann"))

    said = triples_of([state(StatementKind.INDIRECT), state(StatementKind.OWN_VOICE)], "a-1")
    assert said == [triple([(0, 3)], [], [(9, 19)])]
    assert triples_of([state(StatementKind.INDIRECT)], "a-2") == []


def write(path: Path, *rows: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


TEXT = "Ann said it rained."
GOLD = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]]}


def test_only_first_readings_of_an_article_are_read(tmp_path: Path) -> None:
    rows = [
        {"id": "x", "first": first, "text": TEXT, "attributions": [GOLD]} for first in (True, False)
    ]
    articles = read_articles(write(tmp_path / "gold.jsonl", *rows))
    assert [article.name for article in articles] == ["x"]


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [
        ({"source": [], "cue": []}, "broken attribution"),
        ({**GOLD, "content": [[9]]}, "broken attribution"),
        ({**GOLD, "content": [[9, 99]]}, "outside its text"),
    ],
    ids=["lacks a role", "no range", "outside"],
)
def test_broken_gold_is_refused(
    tmp_path: Path, attribution: dict[str, object], expected: str
) -> None:
    path = write(tmp_path / "gold.jsonl", {"text": TEXT, "attributions": [attribution]})
    with pytest.raises(DataError, match=expected):
        read_articles(path)


@pytest.mark.parametrize("tags", [False, True])
def test_a_file_is_scored_from_end_to_end(tmp_path: Path, *, tags: bool) -> None:
    text = "A Quiet Day\n\nAnn Lee said that the bridge was closed.\n"
    start = text.index("Ann")
    gold = {
        "source": [[start, start + 7]],
        "cue": [[start + 8, start + 12]],
        "content": [[start + 13, len(text) - 1]],
    }
    path = write(tmp_path / "gold.jsonl", {"text": text, "attributions": [gold]})
    outcome = run(path, FakeTagger(), tags=tags)
    assert outcome.figures["source exact"]["f1"] == 1.0
    assert ("triples overlap" in outcome.figures) is not tags
