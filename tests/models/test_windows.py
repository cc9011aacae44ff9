"""Pieces keep their place in the text; windows cover all of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.models.onnx import WEIGHTS
from rashomon.models.windows import cut_pieces, cut_windows, open_tokenizer


@given(st.integers(0, 2000), st.integers(20, 400))
def test_windows_cover_every_piece_and_are_never_too_wide(size, width):
    windows = cut_windows(size, width=width, overlap=width // 3)
    assert set().union(*(range(start, end) for start, end in windows)) == set(range(size))
    assert all(0 < end - start <= width for start, end in windows)
    assert windows == sorted(set(windows))


@given(st.text(max_size=200))
def test_offsets_point_into_the_text_whatever_it_holds(text):
    pieces = cut_pieces(open_tokenizer(WEIGHTS / "tokenizer.json"), text)
    assert len(pieces.ids) == len(pieces.offsets) == len(pieces.features)
    assert all(0 <= start <= end <= len(text) for start, end in pieces.offsets.tolist())


def features_of(text: str, word: str) -> list[int]:
    pieces = cut_pieces(open_tokenizer(WEIGHTS / "tokenizer.json"), text)
    start = text.index(word)
    row = int(np.flatnonzero(pieces.offsets[:, 0] == start)[0])
    return pieces.features[row].tolist()


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Ships sail.", "Ships", [1, 3, 0]),
        ("the NATO fleet", "NATO", [2, 1, 0]),
        ("about 40 men", "40", [3, 1, 0]),
        ("He said “never again” twice", "never", [0, 0, 1]),
        ("He said “never again” twice", "twice", [0, 1, 0]),
        ("Headline\nbody text", "body", [0, 2, 0]),
        ("THE ARMY SPOKE TODAY", "ARMY", [0, 1, 0]),
    ],
    ids=["title case", "capitals", "digits", "in quotation", "after it", "new line", "all shouted"],
)
def test_features_say_what_lower_case_pieces_lost(text, word, expected):
    assert features_of(text, word) == expected
