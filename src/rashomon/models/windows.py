"""Word pieces of a text, with what the lower-cased pieces lost, cut into overlapping windows.

Takes a text; gives `Pieces` (ids, offsets, surface features) once, and windows over them. The encoder's
vocabulary is lower-case and blind to line breaks, so three surface features go beside each piece: the
shape of its letters, the white space before it, and whether it stands inside double quotation marks.
Training and running share this module, so a model never sees features made in two ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

CLS, SEP, PAD = 101, 102, 0
"""Ids of the BERT uncased vocabulary."""

BEFORE, AFTER = 96, 128
"""Pieces before and after a cue that its second reading sees; PolNeAR's train part has 99.5 % of the ends of
sources and contents nearer (64 and 102 pieces)."""

FEATURE_SIZES = (5, 4, 3)
"""Values of each surface feature: letter shape, white space before, place in quotation marks."""

_MARK = 4
"""Letter shape of punctuation."""

_OPENERS = "“„«"
_CLOSERS = "”»"


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text.

    Attributes:
        ids: Shape (n,), int64, without special tokens.
        offsets: Shape (n, 2), int64, half-open code point ranges of the text.
        features: Shape (n, 3), int64; columns as in `FEATURE_SIZES`.
    """

    ids: NDArray[np.int64]
    offsets: NDArray[np.int64]
    features: NDArray[np.int64]

    @property
    def word_starts(self) -> NDArray[np.int64]:
        """Places of the pieces that begin a word: a run of letters and digits, or a mark by itself."""
        is_lettered = self.features[:, 0] != _MARK
        goes_on = is_lettered[1:] & is_lettered[:-1] & (self.features[1:, 1] == 0)
        return np.flatnonzero(np.concatenate([[True], ~goes_on])[: len(self.ids)])


@lru_cache(maxsize=4)
def open_tokenizer(path: Path) -> Tokenizer:
    """Open a `tokenizer.json` with its own truncation and padding switched off."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def cut_pieces(tokenizer: Tokenizer, text: str) -> Pieces:
    """Cut a text into word pieces; an empty text gives empty arrays."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    return Pieces(
        ids=np.array(encoding.ids, dtype=np.int64),
        offsets=offsets,
        features=_surface_features(text, offsets),
    )


def _surface_features(text: str, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    quoted = _quote_states(text)
    letters = [char for char in text[:20000] if char.isalpha()]
    # A text all in capitals (radio monitoring, old wires) says nothing by its capitals.
    is_shouted = sum(char.isupper() for char in letters) > 0.6 * max(1, len(letters))
    features = np.zeros((len(offsets), 3), dtype=np.int64)
    end_before = 0
    for row, (start, end) in enumerate(offsets.tolist()):
        piece = text[start:end]
        gap = text[end_before:start]
        features[row, 0] = _shape(piece, is_shouted=is_shouted)
        features[row, 1] = (
            0 if not gap else 1 if "\n" not in gap else 2 if gap.count("\n") == 1 else 3
        )
        features[row, 2] = quoted[start]
        end_before = end
    if len(offsets):
        features[0, 1] = 3
    return features


def _shape(piece: str, *, is_shouted: bool) -> int:
    first = piece[:1]
    if first.isalpha():
        if is_shouted or first.islower():
            return 0
        return 2 if len(piece) > 1 and piece.isupper() else 1
    return 3 if first.isdigit() else _MARK


def _quote_states(text: str) -> bytearray:
    """Say for each character: 0 outside, 1 inside, 2 on a double quotation mark. Paragraphs start outside."""
    states = bytearray(len(text) + 1)
    is_inside = False
    for place, char in enumerate(text):
        if char == "\n":
            is_inside = False
        elif char == '"':
            is_inside = not is_inside
            states[place] = 2
            continue
        elif char in _OPENERS or char in _CLOSERS:
            is_inside = char in _OPENERS
            states[place] = 2
            continue
        states[place] = is_inside
    return states


def cut_windows(size: int, *, width: int, overlap: int) -> list[tuple[int, int]]:
    """Cover `size` pieces with ranges of at most `width`, neighbours sharing `overlap`.

    The last window is moved back so that it is full where the text is long enough.
    """
    if size <= width:
        return [(0, size)] if size else []
    step = width - overlap
    starts = list(range(0, size - width, step))
    return [(start, start + width) for start in [*starts, size - width]]
