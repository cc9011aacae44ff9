"""The models door: three tasks, whatever engine does them.

An engine is an object with these methods; nothing registers. `identity` (name and digest) travels into
what it helped to make. One that cannot give probabilities says `is_calibrated = False`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from rashomon.records import Tags

    Floats = NDArray[np.float32]


class SpanTagger(Protocol):
    """Finds roles, links and entities in whole texts."""

    identity: str
    is_calibrated: bool

    def tag(self, texts: Sequence[str]) -> list[Tags]:
        """Tag texts of any length; one result each, in order. An empty text gives empty tags."""
        ...


class PairScorer(Protocol):
    """Says how each second text stands to its first."""

    identity: str
    is_calibrated: bool
    labels: tuple[str, ...]

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Score n pairs: shape (n, len(labels)), float32, rows sum to 1, in order."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors."""

    identity: str

    def embed(self, texts: Sequence[str]) -> Floats:
        """Embed n texts: shape (n, d), float32, rows of length 1, in order."""
        ...
