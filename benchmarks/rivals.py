"""How rival statements stand to each other: the rivals head on the quotes that gold tables pair up by hand.

Takes event folders with a `gold.json`, whose relations carry `pairs` (two quotes that clash or agree by themselves)
and which holds `unrelated` pairs, chosen to be close in topic. Each quote is worded with the party and cue of the gold
statement it stands in. Area under the ROC curve, so no threshold is chosen:

asked     related pairs (agreeing and clashing) before unrelated ones, by the chance of one question.
clash     clashing pairs before agreeing and unrelated ones, by the chance of contradiction or difference.
sides     clashing pairs before agreeing ones, by the share of clash in both.
kinds     among clashing pairs taken for a clash, the share with the right kind (contradicts / differs).

`cosine` is "asked" by the embedder's plain cosine of the quotes, for comparison.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.figures import Figures, Outcome, mean
from benchmarks.rows import DataError
from rashomon.models.rivals import RIVAL_LABELS, word_rival

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from rashomon.models.base import Embedder, PairScorer

    Chances = NDArray[np.floating]

COLUMNS = ("asked", "clash", "sides", "kinds", "cosine")
CLASHES = ("contradicts", "differs")


@dataclass(frozen=True, slots=True)
class Paired:
    """Two quotes as printed, as worded for the model, and the kind of the table ("unrelated" too)."""

    quotes: tuple[str, str]
    words: tuple[str, str]
    kind: str


def read_paired(folder: Path) -> list[Paired]:
    """Read an event's pairs of quotes.

    Raises:
        DataError: No gold table, or one without pairs.
    """
    path = folder / "gold.json"
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        names = {party["id"]: party["name"] for party in gold["parties"]}
        said = [
            (_fold(" ".join(row["content"])), names[row["party"]], row["cue"] or "", row["party"])
            for row in gold["statements"]
        ]
        rows = [
            (pair[0], pair[1], tuple(relation["parties"]), relation["kind"])
            for relation in gold["relations"]
            for pair in relation.get("pairs", ())
        ]
        rows += [
            (row["first"], row["second"], (None, None), "unrelated") for row in gold["unrelated"]
        ]
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise DataError(f"{path} is no gold table with pairs: {error!r}") from error
    if not rows:
        raise DataError(
            f"{path} holds no pairs of quotes", hint="name folders whose table has them"
        )

    def word(quote: str, party: str | None) -> str:
        folded = _fold(quote)
        fitting = [row for row in said if folded in row[0] or row[0] in folded]
        fitting = [row for row in fitting if party in (None, row[3])] or fitting
        if fitting:
            return word_rival(fitting[0][1], fitting[0][2], quote)
        return word_rival(names.get(party or "", ""), "", quote)

    return [
        Paired((first, second), (word(first, sides[0]), word(second, sides[1])), kind)
        for first, second, sides, kind in rows
    ]


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def rank_area(scores: Chances, wanted: Sequence[bool]) -> float | None:
    """Give the area under the ROC curve: the share of (wanted, other) pairs in the right order, ties half."""
    yes, no = scores[np.array(wanted)], scores[~np.array(wanted)]
    if not len(yes) or not len(no):
        return None
    order = np.sign(yes[:, None] - no[None, :])
    return round(float((order + 1).mean() / 2), 4)


def score_paired(
    paired: Sequence[Paired], scorer: PairScorer, embedder: Embedder
) -> dict[str, float | int | None]:
    """Score one event's pairs."""
    chances = (
        scorer.score([p.words for p in paired]) + scorer.score([p.words[::-1] for p in paired])
    ) / 2
    of = {label: chances[:, RIVAL_LABELS.index(label)] for label in RIVAL_LABELS}
    clash = of["contradicts"] + of["differs"]
    kinds = [p.kind for p in paired]
    clashing = np.array([kind in CLASHES for kind in kinds])
    related = np.array([kind != "unrelated" for kind in kinds])
    sides = clash / np.maximum(clash + of["agrees"], 1e-9)
    taken = clashing & (clash > of["agrees"])
    right = [
        (of["differs"][k] > of["contradicts"][k]) == (kinds[k] == "differs")
        for k in np.flatnonzero(taken)
    ]
    vectors = [embedder.embed([p.quotes[side] for p in paired]) for side in (0, 1)]
    return {
        "asked": rank_area(1 - of["unrelated"], related.tolist()),
        "clash": rank_area(clash, clashing.tolist()),
        "sides": rank_area(sides[related], clashing[related].tolist()),
        "kinds": round(sum(right) / len(right), 4) if right else None,
        "cosine": rank_area((vectors[0] * vectors[1]).sum(axis=1), related.tolist()),
        "pairs": len(paired),
    }


def run(folders: Sequence[Path], scorer: PairScorer, embedder: Embedder) -> Outcome:
    """Score the pairs of event folders.

    Args:
        folders: Each with a `gold.json`.
        scorer: Its labels are `RIVAL_LABELS`.
        embedder: For the comparison.

    Raises:
        DataError: A folder cannot be used, or the scorer has other labels.
    """
    if tuple(scorer.labels) != RIVAL_LABELS:
        raise DataError("the scorer has other labels", hint=f"wanted: {', '.join(RIVAL_LABELS)}")
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
