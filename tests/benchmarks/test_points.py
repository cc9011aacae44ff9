from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.points import (
    SIMILARITIES,
    PairValues,
    choose_threshold,
    run,
    score_questions,
    split_pairs,
)
from benchmarks.rows import DataError
from rashomon.models.fake import FakeEmbedder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rashomon.models.base import Floats


def values(same: list[float], different: list[float]) -> PairValues:
    return PairValues(np.array(sorted(same), float), np.array(sorted(different), float))


def test_pairs_are_split_by_cluster() -> None:
    similarity = np.array([[1, 0.9, 0.2], [0.9, 1, 0.3], [0.2, 0.3, 1]], dtype=np.float32)
    pairs = split_pairs(similarity, [4, 4, 7])
    assert pairs.same == pytest.approx([0.9])
    assert pairs.different == pytest.approx([0.2, 0.3])


def test_balance_is_the_mean_of_both_shares() -> None:
    pairs = values([0.4, 0.8], [0.1, 0.2, 0.3, 0.5])
    # at 0.5 one of two same pairs is called same, three of four different ones are not
    assert pairs.balance(0.5) == 0.625
    assert pairs.balance(-1.0) == 0.5


def test_threshold_separates_where_it_can() -> None:
    assert choose_threshold([values([0.8, 0.6], [0.2, 0.4])]) == pytest.approx(0.5)


def test_threshold_of_a_question_comes_from_the_others() -> None:
    low, high = values([0.4], [0.2]), values([0.8], [0.6])
    # 0.7, learnt on the high question, misses the low one; 0.3 calls all of the high one the same
    assert score_questions([low, high]) == [(0.5, 0.7), (0.5, 0.3)]


def write(path: Path, *questions: list[tuple[str, int]]) -> Path:
    rows = [
        {"answers": [{"answer": text, "cluster": cluster} for text, cluster in answers]}
        for answers in questions
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


ANSWERS = [("a one", 0), ("a two", 0), ("b one", 1)]


def test_any_similarity_takes_the_place_of_the_cosine(tmp_path: Path) -> None:
    def compare_first_letter(texts: Sequence[str]) -> Floats:
        return np.array([[float(a[0] == b[0]) for b in texts] for a in texts], dtype=np.float32)

    path = write(tmp_path / "q.jsonl", ANSWERS, ANSWERS, [("c", 0), ("d", 1)])
    figures = run(path, compare_first_letter).figures
    assert figures["mean"]["balanced accuracy"] == 1.0
    assert list(figures) == ["1", "2", "mean"]  # the third has no pair that is the same


@pytest.mark.parametrize("name", list(SIMILARITIES))
def test_every_similarity_prefers_texts_that_share_their_words(name: str) -> None:
    similarity = SIMILARITIES[name](FakeEmbedder())
    texts = ["The bridge fell.", "The bridge fell in the storm.", "Prices rose again."]
    matrix = similarity(texts)
    assert matrix.shape == (3, 3)
    assert matrix[0, 1] == pytest.approx(matrix[1, 0])
    assert matrix[0, 1] > matrix[0, 2]


def test_one_question_is_not_enough(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="1 questions"):
        run(
            write(tmp_path / "q.jsonl", ANSWERS), lambda texts: np.eye(len(texts), dtype=np.float32)
        )
