"""How rival statements stand to each other, on the quotes that gold tables pair up by hand.

Takes event folders with a `gold.json`, whose relations carry `pairs` (two quotes that clash or agree by themselves)
and which holds `unrelated` pairs, chosen to be close in topic. The models see the bare quotes. Figures are areas under
the ROC curve, so no threshold is chosen:

asked     related pairs (agreeing and clashing) before unrelated ones, by the cosine of the embedder's vectors.
clash     clashing pairs before agreeing and unrelated ones, by the chance of contradiction (the higher of both
          directions).
sides     clashing pairs before agreeing ones, by the chance of contradiction less that of entailment, both directions
          added.
pairs     how many pairs the event has.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.figures import Figure, Figures, Outcome, mean
from benchmarks.rows import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from rashomon.models.base import Embedder, PairScorer

    Chances = NDArray[np.float32]

COLUMNS = ("asked", "clash", "sides")
CLASHES = ("contradicts", "differs")
LABELS = ("entailment", "contradiction")
"""What a scorer must know."""


@dataclass(frozen=True, slots=True)
class Paired:
    """Two quotes as printed, and the kind of the table ("unrelated" too)."""

    quotes: tuple[str, str]
    kind: str


def read_paired(folder: Path) -> list[Paired]:
    """Read an event's pairs of quotes.

    Raises:
        DataError: No gold table, or one without pairs.
    """
    path = folder / "gold.json"
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        paired = [
            Paired((first, second), relation["kind"])
            for relation in gold["relations"]
            for first, second in relation.get("pairs", ())
        ]
        paired += [Paired((row["first"], row["second"]), "unrelated") for row in gold["unrelated"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{path} is no gold table with pairs: {error!r}") from error
    if not paired:
        raise DataError(
            f"{path} holds no pairs of quotes", hint="name folders whose table has them"
        )
    return paired


def rank_area(scores: Chances, wanted: Sequence[bool]) -> float | None:
    """Give the area under the ROC curve: the share of (wanted, other) pairs in the right order, ties half."""
    yes, no = scores[np.array(wanted)], scores[~np.array(wanted)]
    if not len(yes) or not len(no):
        return None
    order = np.sign(yes[:, None] - no[None, :])
    return round(float((order + 1).mean() / 2), 4)


def score_paired(
    paired: Sequence[Paired], scorer: PairScorer, embedder: Embedder
) -> dict[str, Figure]:
    """Score one event's pairs."""
    quotes = [one.quotes for one in paired]
    chances = scorer.score([*quotes, *((second, first) for first, second in quotes)])
    yes, no = (scorer.labels.index(label) for label in LABELS)
    there, back = chances[: len(quotes)], chances[len(quotes) :]
    against = np.maximum(there[:, no], back[:, no])
    balance = (there[:, no] - there[:, yes]) + (back[:, no] - back[:, yes])
    left, right = (embedder.embed([pair[side] for pair in quotes]) for side in (0, 1))
    clashing = np.array([one.kind in CLASHES for one in paired])
    related = np.array([one.kind != "unrelated" for one in paired])
    return {
        "asked": rank_area((left * right).sum(axis=1), related.tolist()),
        "clash": rank_area(against, clashing.tolist()),
        "sides": rank_area(balance[related], clashing[related].tolist()),
        "pairs": len(paired),
    }


def run(folders: Sequence[Path], scorer: PairScorer, embedder: Embedder) -> Outcome:
    """Score the pairs of event folders.

    Args:
        folders: Each with a `gold.json`.
        scorer: Its labels name "entailment" and "contradiction".
        embedder: What `asked` is measured with.

    Raises:
        DataError: A folder cannot be used, or the scorer has other labels.
    """
    if not set(LABELS) <= set(scorer.labels):
        raise DataError(
            f"the scorer knows {', '.join(scorer.labels)}", hint=f"wanted: {', '.join(LABELS)}"
        )
    figures: Figures = {
        folder.name: score_paired(read_paired(folder), scorer, embedder) for folder in folders
    }
    figures["mean"] = {
        column: mean([row[column] for row in figures.values()]) for column in COLUMNS
    }
    about = {
        "data": ", ".join(folder.name for folder in folders),
        "model": f"{scorer.identity}, {embedder.identity}",
    }
    return Outcome("rivals", figures, about)
