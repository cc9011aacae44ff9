"""The words of a text as comparable terms, and how rare they are in an event.

In: words of statements. Out: stems that carry a topic, and vectors over them. The one idea: what every
statement of an event says does not tell its questions apart, so a term counts by its rarity in the event.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rashomon.align.lexicon import FUNCTION_WORDS, REPORTING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d,.]*\d|\d")
_ENDINGS = tuple("ations ation ingly edly ings ing ies ied ers ions ion ed er es ly al s".split())
_MIN_STEM = 4
_MIN_TERM = 2


@lru_cache(maxsize=65536)
def stem_word(word: str) -> str:
    """Cut a common English ending off, so that "inspected" and "inspections" meet."""
    stem = re.sub(r"['’]s?$", "", word.casefold())
    for ending in _ENDINGS:
        if stem.endswith(ending) and len(stem) - len(ending) >= _MIN_STEM:
            stem = stem[: -len(ending)]
            break
    return stem[:-1] if stem.endswith("e") and len(stem) > _MIN_STEM else stem


def is_topical(word: str) -> bool:
    """Whether a word may tell one question from another."""
    plain = word.casefold()
    return len(word) >= _MIN_TERM and plain not in FUNCTION_WORDS and plain not in REPORTING


def count_terms(text: str) -> Counter[str]:
    """Count the stems of a text that carry a topic."""
    return Counter(stem_word(word) for word in WORD.findall(text) if is_topical(word))


def weigh_terms(counts: Sequence[Mapping[str, int]]) -> Matrix:
    """Turn term counts into vectors of length 1, rare terms heavier.

    Args:
        counts: Terms of n texts of one event.

    Returns:
        Shape (n, terms); a text without terms has zeros. A term in `d` of the n texts weighs
        (1 + ln count) ln((n + 1) / (d + 0.5)).
    """
    spread = Counter(term for one in counts for term in one)
    column = {term: place for place, term in enumerate(sorted(spread))}
    matrix = np.zeros((len(counts), len(column)))
    for row, one in enumerate(counts):
        for term, count in one.items():
            rarity = np.log((len(counts) + 1) / (spread[term] + 0.5))
            matrix[row, column[term]] = (1 + np.log(count)) * rarity
    return scale_rows(matrix)


def scale_rows(matrix: Matrix) -> Matrix:
    """Scale each row to length 1; a row of zeros stays."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    scaled: Matrix = matrix / np.maximum(lengths, 1e-9)
    return scaled
