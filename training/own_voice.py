"""Fit which sentences an outlet asserts itself of the event.

Reads `labels/own-voice.jsonl` (article and offsets of a sentence of the training events, and whether it asserts
something of the event: what happened, who did it, what came of it, how the versions stand; 0 for scene, history,
biography, headings and page furniture) and writes the weights of `rashomon.attribute.own_voice`. Figures leave
each event out in turn.

    PYTHONPATH=src:. python training/own_voice.py --events EVENTS_ROOT/train --out src/rashomon/attribute/own_voice.json
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score

from rashomon.annotate import annotate
from rashomon.attribute.assemble import assemble_statements
from rashomon.attribute.own_voice import SIGNALS, read_signals
from rashomon.models.open import open_tagger
from rashomon.records import Article
from rashomon.settings import AttributeSettings

LABELS = Path(__file__).parent / "labels/own-voice.jsonl"


def read_rows(events: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give signals (n, s), labels (n,) and event names (n,) of the labelled sentences."""
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    wanted = {(row["event"], row["article"], row["start"]): row["asserts"] for row in labels}
    tagger = open_tagger()
    signals, right, names = [], [], []
    for event, file in sorted({(row["event"], row["article"]) for row in labels}):
        text = (events / event / "articles" / file).read_text(encoding="utf-8")
        article = Article(article_id=file, text=text, title=text.split("\n")[0])
        (annotated,) = annotate([article], tagger)
        statements = assemble_statements(annotated, settings=AttributeSettings())
        for sentence, row in read_signals(annotated, statements):
            label = wanted.get((event, file, sentence.start))
            if label is not None:
                signals.append(row)
                right.append(label)
                names.append(event)
    return np.array(signals), np.array(right), np.array(names)


def main() -> None:
    parser = argparse.ArgumentParser(description="Fit the outlet's own voice.")
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    x, y, events = read_rows(options.events)
    spread = x.std(axis=0) + 1e-9
    chances = np.zeros(len(y))
    for event in np.unique(events):
        held = events == event
        model = LogisticRegression(C=0.3, max_iter=1000).fit(x[~held] / spread, y[~held])
        chances[held] = model.predict_proba(x[held] / spread)[:, 1]
    right = chances >= 0.5
    print(f"{len(y)} sentences, {y.mean():.2f} assert something; each event left out in turn:")
    print(
        f"  accuracy {(right == y).mean():.3f}  F1 {f1_score(y, right):.3f}  AUC {roc_auc_score(y, chances):.3f}"
    )
    print(
        f"  all called assertions: accuracy {y.mean():.3f}  F1 {f1_score(y, np.ones(len(y))):.3f}"
    )
    model = LogisticRegression(C=0.3, max_iter=1000).fit(x / spread, y)
    weights = {
        "about": "Weights of rashomon.attribute.own_voice, fitted by training/own_voice.py.",
        "accuracy": round(float((right == y).mean()), 3),
        "bias": round(float(model.intercept_[0]), 4),
        "weights": {
            name: round(float(w), 4)
            for name, w in zip(SIGNALS, model.coef_[0] / spread, strict=True)
        },
    }
    options.out.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
