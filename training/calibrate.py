"""Fit how sure a statement is: from the readings' chances to the share that is right.

Runs the shipped reader over PolNeAR's development part, holds each statement against the gold attributions, and
fits `attribute/confidence.json`, a logistic regression over the named signals of `rashomon.attribute.confidence`.
A statement is right when at least 60 % of its content's characters lie in the content of one gold attribution (the
events' rule). Figures are cross-fitted: each half of the articles is judged by weights fitted on the other.

    PYTHONPATH=src:. python training/calibrate.py --data DATA_ROOT --out src/rashomon/attribute/confidence.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.rows import make_article
from benchmarks.statements import GoldArticle, read_articles
from rashomon.annotate import annotate
from rashomon.attribute.assemble import draft_statements
from rashomon.attribute.confidence import SIGNALS, read_signals
from rashomon.models.open import open_tagger
from rashomon.settings import AttributeSettings

if TYPE_CHECKING:
    from rashomon.records import Statement

RIGHT_AT = 0.6
BINS = 10


def is_right(statement: Statement, gold: GoldArticle) -> bool:
    """Say whether one gold attribution holds most of a statement's content."""
    own = {place for span in statement.content for place in range(span.start, span.end)}
    return any(
        len(own & {place for start, end in triple.content for place in range(start, end)})
        >= RIGHT_AT * len(own)
        for triple in gold.triples
    )


def measure(chances: np.ndarray, right: np.ndarray) -> tuple[float, list[tuple[float, float, int]]]:
    """Give the expected calibration error (Guo et al. 2017, ten bins of like width), and the bins.

    Returns:
        The error; and for each bin that holds something its mean chance, share right and size.
    """
    places = np.minimum((chances * BINS).astype(int), BINS - 1)
    rows = [
        (
            float(chances[places == k].mean()),
            float(right[places == k].mean()),
            int((places == k).sum()),
        )
        for k in range(BINS)
        if (places == k).any()
    ]
    return sum(abs(a - b) * n for a, b, n in rows) / len(right), rows


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the confidence of statements.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    gold = read_articles(options.data / "attribution/polnear-dev.jsonl")
    annotated = annotate([make_article(one.name, one.text) for one in gold], open_tagger())
    settings = AttributeSettings()
    signals, right, halves = [], [], []
    for k, view in enumerate(annotated):
        drafted = draft_statements(view, settings=settings)
        for statement in [one for one in drafted if one.confidence >= settings.min_chance]:
            signals.append(read_signals(statement))
            right.append(is_right(statement, gold[k]))
            halves.append(k % 2)
    x, y, half = np.array(signals), np.array(right, dtype=float), np.array(halves)
    crossed = np.zeros(len(y))
    for fold in (0, 1):
        model = LogisticRegression(C=1.0, max_iter=1000).fit(x[half != fold], y[half != fold])
        crossed[half == fold] = model.predict_proba(x[half == fold])[:, 1]
    error, rows = measure(crossed, y)
    print(
        f"{len(y)} statements, {y.mean():.3f} right; calibration error {error:.4f} (cross-fitted)"
    )
    for mean, share, size in rows:
        print(f"  said {mean:.2f}  right {share:.2f}  {size:5d}  {'#' * round(40 * share)}")
    for bound in (0.3, 0.4, 0.5, 0.6, 0.7):
        kept = crossed >= bound
        print(
            f"  at {bound}: precision {y[kept].mean():.3f}, keeps {y[kept].sum() / y.sum():.3f} of the right"
        )
    model = LogisticRegression(C=1.0, max_iter=1000).fit(x, y)
    weights = {
        "about": "Weights of rashomon.attribute.confidence, fitted by training/calibrate.py.",
        "data": "PolNeAR, development part",
        "calibration_error": round(error, 4),
        "bias": round(float(model.intercept_[0]), 4),
        "weights": {
            name: round(float(w), 4) for name, w in zip(SIGNALS, model.coef_[0], strict=True)
        },
    }
    options.out.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
