from __future__ import annotations

from typing import Any

import pytest

from benchmarks.demo import Expected, read_expected, score_report
from benchmarks.rows import DataError
from rashomon.demo import ARTICLES

TEXT = "Ann said the gate was open. Ben said the gate was shut."


def make_report(**changes: object) -> dict[str, Any]:
    def state(
        statement_id: str, words: str, party: str, kind: str = "indirect"
    ) -> dict[str, object]:
        start = TEXT.index(words)
        span = {"start": start, "end": start + len(words), "text": words}
        return {
            "id": statement_id,
            "article": "a",
            "content": [span],
            "party": party,
            "kind": kind,
        }

    report = {
        "articles": [{"id": "a", "path": "some/where/gate.txt", "text": TEXT}],
        "parties": [
            {"id": "p-1", "name": "the Anns", "aliases": []},
            {"id": "p-2", "name": "Others", "aliases": ["Bens"]},
        ],
        "statements": [state("s-1", "the gate was open", "p-1"), state("s-2", "was shut", "p-2")],
        "relations": [{"first": "s-2", "second": "s-1", "kind": "contradicts"}],
    }
    return report | changes


LISTED = [
    Expected("gate.txt", "the gate was open", "Anns"),
    Expected("gate.txt", "gate was shut", "Bens"),
]


def test_half_of_the_words_an_alias_and_either_order_are_enough() -> None:
    figures, misses = score_report(make_report(), LISTED, [(0, 1)])
    assert figures["statements"] == {"recall": 1.0, "party": 1.0, "gold": 2}
    assert figures["conflicts"] == {"recall": 1.0, "gold": 1}
    assert misses == []


def test_what_the_outlet_says_itself_does_not_count() -> None:
    statements = make_report()["statements"]
    statements[0]["kind"] = "own-voice"
    figures, misses = score_report(make_report(statements=statements), LISTED, [])
    assert figures["statements"]["recall"] == 0.5
    assert misses == ["not found: the gate was open"]


def test_wrong_party_and_weaker_relation_are_misses() -> None:
    wrong = [Expected("gate.txt", "the gate was open", "Bens"), LISTED[1]]
    relations = [{"first": "s-1", "second": "s-2", "kind": "unsure"}]
    figures, misses = score_report(make_report(relations=relations), wrong, [(0, 1)])
    assert figures["statements"]["party"] == 0.5
    assert figures["conflicts"]["recall"] == 0.0
    assert len(misses) == 2


def test_words_that_are_not_in_the_article_are_an_error() -> None:
    with pytest.raises(DataError, match="does not hold"):
        score_report(make_report(), [Expected("gate.txt", "ajar", "Anns")], [])


def test_the_list_fits_the_demo() -> None:
    statements, conflicts = read_expected()
    for expected in statements:
        assert expected.words in (ARTICLES / expected.article).read_text(encoding="utf-8")
    assert all(first < len(statements) and second < len(statements) for first, second in conflicts)
