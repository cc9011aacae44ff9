"""A logistic regression whose weights lie in a file beside the code and can be read by name."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Logistic:
    """A bias and one weight a signal."""

    bias: float
    weights: tuple[float, ...]

    def weigh(self, signals: Sequence[float]) -> float:
        """Give the chance, in 0..1, of signals in the order of the weights."""
        total = self.bias + sum(w * s for w, s in zip(self.weights, signals, strict=True))
        return 1 / (1 + math.exp(-total))


@lru_cache(maxsize=4)
def open_logistic(path: Path, names: tuple[str, ...]) -> Logistic:
    """Read the weights of the named signals, once."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Logistic(float(stored["bias"]), tuple(float(stored["weights"][n]) for n in names))
