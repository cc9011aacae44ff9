from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.entities import join_words, read_tags, read_texts, score_entities
from benchmarks.rows import DataError

if TYPE_CHECKING:
    from pathlib import Path


def plain(words: str) -> list[tuple[str, str]]:
    return [(word, "O") for word in words.split(" ")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Rain fell , and stopped .", "Rain fell, and stopped."),
        ("He said : “ No . ”", "He said: “No.”"),
        ('" No , " he said .', '"No," he said.'),
        ("The world ’ s 14 ( old ) ports", "The world’s 14 (old) ports"),
        ("They did n't see Ann 's car", "They didn't see Ann's car"),
        ("al - Hussain paid $ 5", "al-Hussain paid $5"),
        ("All - out war - said nobody", "All-out war-said nobody"),
        ("the teachers ’ union", "the teachers’ union"),
    ],
)
def test_words_are_set_as_in_print(words: str, expected: str) -> None:
    assert join_words([plain(words)])[0] == expected


def test_first_sentence_is_a_headline_and_addresses_are_left_out() -> None:
    sentences = [plain(w) for w in ("https://a.example/b", "Storm", "One .", "Two .", "Three .")]
    assert join_words(sentences)[0] == "Storm\n\nOne. Two.\n\nThree."


def test_entities_are_placed_in_the_running_text() -> None:
    sentence = [("In", "O"), ("al", "B-Person"), ("-", "I-Person"), ("Saie", "E-Person")]
    text, entities = join_words([plain("Storm"), [*sentence, (".", "O"), ("Oslo", "S-Location")]])
    assert text == "Storm\n\nIn al-Saie. Oslo"
    assert [(text[start:end], kind) for start, end, kind in entities] == [
        ("al-Saie", "Person"),
        ("Oslo", "Location"),
    ]


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("B-A I-A O B-A", [(0, 1, "A"), (3, 3, "A")]),
        ("B-A E-A S-A", [(0, 1, "A"), (2, 2, "A")]),
        ("B-A B-A I-A", [(0, 0, "A"), (1, 2, "A")]),
        ("B-A I-B", [(0, 0, "A"), (1, 1, "B")]),
        ("S-A I-A", [(0, 0, "A"), (1, 1, "A")]),
        ("B-Miscellaneous", [(0, 0, "Misc")]),
        ("O O", []),
    ],
)
def test_bio_and_bioes_tags_are_read(tags: str, expected: list[tuple[int, int, str]]) -> None:
    assert read_tags(tags.split()) == expected


def test_span_and_type_must_both_be_right() -> None:
    gold = [[(0, 4, "Person"), (5, 9, "Location"), (10, 14, "Location")]]
    said = [[(0, 4, "Person"), (5, 9, "Organization"), (10, 13, "Location")]]
    figures = score_entities(gold, said)
    assert figures["all"] == {
        "precision": 0.3333,
        "recall": 0.3333,
        "f1": 0.3333,
        "said": 3,
        "gold": 3,
    }
    assert figures["Person"]["f1"] == 1.0
    assert figures["Organization"]["recall"] is None


def test_rows_without_tags_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"sentences": [["only", "words"]]}', encoding="utf-8")
    with pytest.raises(DataError, match=r"article 1 is not tagged by word"):
        read_texts(path)
