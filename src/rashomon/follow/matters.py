"""Which point some words are on.

In come the points with their statements; for the words of an article comes out the point that shares most with
them. Words that stand on many points say little, so each counts by how few points it is on; two words at least
must be shared, or one statement beside them must already stand on the point.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Point, Statement

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_PLAIN = frozenset(
    """
    about after also been before being could does down from have having into more most much only other over said
    says some such than that their them then there these they this those under until very were what when where which
    while will with would your told tell asked declined refused comment comments mention response respond reporters
    details detail request requests questions immediately
    """.split()
)
_FEWEST = 2
_BESIDE = 1.5


def find_matter(words: str) -> frozenset[str]:
    """Give the stems of the words that say what a passage is on."""
    folded = (word.casefold() for word in _WORD.findall(words))
    return frozenset(word[:_STEM] for word in folded if word not in _PLAIN)


class Matters:
    """The points of an event, ready to be looked up by words."""

    def __init__(self, points: Sequence[Point], statements: Sequence[Statement]) -> None:
        """Gather the words of each point."""
        said = {one.statement_id: one.words for one in statements}
        self._on: dict[str, set[str]] = {}
        self._words: dict[str, frozenset[str]] = {}
        for point in points:
            texts = [said[one] for one in point.statement_ids if one in said]
            self._words[point.point_id] = find_matter(" ".join((point.label, *texts)))
            for one in point.statement_ids:
                self._on.setdefault(one, set()).add(point.point_id)
        counts = Counter(word for words in self._words.values() for word in words)
        self._worth = {w: math.log((1 + len(points)) / n) for w, n in counts.items()}

    def points_of(self, statement_id: str) -> frozenset[str]:
        """Give the points that a statement stands on."""
        return frozenset(self._on.get(statement_id, ()))

    def find(self, words: str, beside: Iterable[str] = ()) -> str | None:
        """Find the point that words are on.

        Args:
            words: Of an article.
            beside: Statements that stand beside them.

        Returns:
            Its id, or None if no point shares enough.
        """
        matter = find_matter(words)
        near = Counter(point for one in dict.fromkeys(beside) for point in self._on.get(one, ()))
        best, found = 0.0, None
        for point_id, known in self._words.items():
            shared = matter & known
            if len(shared) < _FEWEST and not (near[point_id] and shared):
                continue
            score = sum(self._worth[word] for word in shared) + _BESIDE * bool(near[point_id])
            if score > best:
                best, found = score, point_id
        return found
