from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.rows import DataError, choose_evenly, make_article, read_rows

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{broken", "not JSON"),
        ('{"a": 1}', "lacks b"),
        ("[1, 2]", "lacks a, b"),
        ("\n\n", "holds no rows"),
    ],
    ids=["broken", "missing key", "no object", "empty"],
)
def test_odd_files_give_one_clear_line(tmp_path: Path, words: str, expected: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(DataError, match=expected) as caught:
        read_rows(path, needs=("a", "b"))
    assert "rows.jsonl" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_and_binary_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no file"):
        read_rows(tmp_path / "nothing.jsonl", needs=())
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(DataError, match="not UTF-8"):
        read_rows(tmp_path / "binary", needs=())


def test_line_separators_inside_a_text_do_not_break_a_row(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"a": "one\u2028two"}\n', encoding="utf-8")
    assert read_rows(path, needs=("a",)) == [{"a": "one\u2028two"}]


def test_a_cut_is_even_and_always_the_same() -> None:
    assert choose_evenly(range(10), 3) == [0, 3, 6]
    assert choose_evenly(range(3), 10) == [0, 1, 2]
    assert choose_evenly(range(3), None) == [0, 1, 2]


def test_articles_with_the_same_text_and_other_names_are_kept_apart() -> None:
    first, second = make_article("a", "Headline\nText"), make_article("b", "Headline\nText")
    assert first.title == "Headline"
    assert first.article_id != second.article_id
