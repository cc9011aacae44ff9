"""Entailment pairs: accuracy, and precision, recall and F1 of each label.

Takes JSONL files of `premise`, `hypothesis`, `label`. The predicted label is the scorer's most
probable one. Each file has its own rows of figures; with several files there are rows for all pairs
together.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from benchmarks.figures import Counts, Figures, Outcome, share
from benchmarks.rows import DataError, read_rows, show_progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rashomon.models.base import PairScorer

LabelledPair: TypeAlias = tuple[str, str, str]

BATCH = 128


def read_pairs(path: Path, *, limit: int | None = None, seed: int = 0) -> list[LabelledPair]:
    """Read (premise, hypothesis, label); with `limit` so many, drawn by `seed`, in file order.

    Raises:
        DataError: The file is of another format.
    """
    rows = read_rows(path, needs=("premise", "hypothesis", "label"))
    pairs = [(str(r["premise"]), str(r["hypothesis"]), str(r["label"])) for r in rows]
    if limit is None or limit >= len(pairs):
        return pairs
    drawn = np.random.default_rng(seed).choice(len(pairs), size=limit, replace=False)
    return [pairs[place] for place in sorted(drawn.tolist())]


def score_labels(gold: Sequence[str], said: Sequence[str]) -> Figures:
    """Compare labels one by one.

    Returns:
        A row "all" with accuracy and count, and a row of precision, recall and F1 per label.
    """
    both = Counter(zip(gold, said, strict=True))
    right = sum(count for (first, second), count in both.items() if first == second)
    figures: Figures = {"all": {"accuracy": share(right, len(gold)), "gold": len(gold)}}
    wanted, found = Counter(gold), Counter(said)
    for label in sorted(set(wanted) | set(found)):
        figures[label] = Counts(both[label, label], found[label], wanted[label]).as_row()
    return figures


def label_pairs(pairs: Sequence[LabelledPair], scorer: PairScorer) -> list[str]:
    """Give the most probable label of each pair."""
    said: list[str] = []
    for start in show_progress(range(0, len(pairs), BATCH), "pairs"):
        batch = [(first, second) for first, second, _ in pairs[start : start + BATCH]]
        said += [scorer.labels[k] for k in scorer.score(batch).argmax(axis=1).tolist()]
    return said


def run(
    paths: Sequence[Path], scorer: PairScorer, *, limit: int | None = None, seed: int = 0
) -> Outcome:
    """Score files of labelled pairs.

    Args:
        paths: The files.
        scorer: Any pair scorer whose labels are those of the files.
        limit: So many pairs of each file.
        seed: Which ones.

    Raises:
        DataError: A file cannot be used, or holds a label that the scorer does not know.
    """
    figures: Figures = {}
    all_gold, all_said = list[str](), list[str]()
    for path in paths:
        pairs = read_pairs(path, limit=limit, seed=seed)
        gold = [label for *_, label in pairs]
        unknown = set(gold) - set(scorer.labels)
        if unknown:
            hint = f"the scorer knows {', '.join(scorer.labels)}"
            raise DataError(f"{path} holds the label {min(unknown)!r}", hint=hint)
        said = label_pairs(pairs, scorer)
        figures |= {f"{path.stem} {row}": v for row, v in score_labels(gold, said).items()}
        all_gold += gold
        all_said += said
    if len(paths) > 1:
        figures |= {f"together {row}": v for row, v in score_labels(all_gold, all_said).items()}
    about = {
        "data": ", ".join(path.name for path in paths),
        "pairs": f"{len(all_gold)}" + (f" (at most {limit} a file, seed {seed})" if limit else ""),
        "model": scorer.identity,
    }
    return Outcome("pairs", figures, about)
