"""Fit the weights of tone on labelled pairs of a statement and a target.

Takes `labels/tone.jsonl`: 200 pairs drawn from the ten training events as the rooms found them end to end (seed
20261122, twenty an event), each labelled hostile (-1), neutral (0) or friendly (1) by two readers who did not see each
other's labels. The rows hold places in the events' articles and no text of theirs. The model is a softmax over the
named signals of `rashomon.follow.signals`, fitted to both readers' labels at once; it is measured with each event left
out in turn, against the pairs on which the readers agree and against each reader alone. The signals were read against
these labels while they were written, so the figures are somewhat kind.

    python training/tone.py --events EVENTS_ROOT --out src/rashomon/follow/tone.json

EVENTS_ROOT/train/EVENT/articles/*.txt are the articles.
"""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.follow.signals import has_insult, has_threat, read_signals
from rashomon.read import read
from rashomon.records import Source, Span
from rashomon.settings import ReadSettings

log = logging.getLogger("tone")

CLASSES = (-1, 0, 1)
NAMES = ("hostile", "neutral", "friendly")
LABELS = Path(__file__).parent / "labels" / "tone.jsonl"
PULL, BALANCE = 0.01, 0.5
"""Weight of the squared weights; how far rare classes are made up for, 0 not at all, 1 wholly. Macro F1 where the
readers agree: 0.003 and 0.5 0.610; 0.01 and 0.5 0.626; 0.01 and 0 0.477; 0.03 and 0.5 0.553; counting harsh against
kind words alone 0.527. Added to the signals, the vector of the sentence with its target masked made it 0.471, the
entailment model's answers ("someone accuses X") 0.602, both 0.489; they were left out (2026-11)."""
STEPS, PACE = 1500, 0.3


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair: its event, its signals, both labels, and whether flags are found and labelled."""

    event: str
    signals: dict[str, float]
    labels: tuple[int, int]
    found: tuple[bool, bool]
    flags: tuple[tuple[bool, bool], tuple[bool, bool]]


def read_pairs(root: Path) -> list[Pair]:
    """Read the labels and the signals of the words they point at."""
    texts: dict[Path, str] = {}
    pairs = []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        path = root / "train" / row["event"] / row["file"]
        if path not in texts:
            texts[path] = read([Source(str(path))], settings=ReadSettings()).articles[0].text
        text = texts[path]
        cue = _cut(text, row["cue"]) if row["cue"] else None
        content = [_cut(text, place) for place in row["content"]]
        target = row["target_at"][0], row["target_at"][1]
        signals = read_signals(
            text, cue=cue, content=content, target=target, denies=bool(row["denies"])
        )
        found = has_insult(text, content, target), has_threat(cue, content, target)
        labels = row["labels"][0], row["labels"][1]
        flags = tuple(row["insult"]), tuple(row["threat"])
        pairs.append(Pair(row["event"], dict(signals), labels, found, flags))
    return pairs


def _cut(text: str, place: list[int]) -> Span:
    return Span(place[0], place[1], text[place[0] : place[1]])


def make_rows(pairs: list[Pair], names: list[str]) -> np.ndarray:
    """Give the signals as rows, a 1 for the bias last."""
    return np.array([[pair.signals.get(name, 0.0) for name in names] + [1.0] for pair in pairs])


def make_wanted(pairs: list[Pair]) -> np.ndarray:
    """Give the share of readers for each class."""
    return np.array(
        [[pair.labels.count(label) / len(pair.labels) for label in CLASSES] for pair in pairs]
    )


def fit(rows: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Fit weights, shape (signals + 1, 3), by plain gradient descent."""
    weights = np.zeros((rows.shape[1], len(CLASSES)))
    pull = np.full((rows.shape[1], 1), PULL)
    pull[-1] = 0.0
    counts = (wanted @ (wanted.sum(axis=0) / wanted.sum()) ** -BALANCE)[:, None]
    for _ in range(STEPS):
        slope = rows.T @ ((weigh(rows, weights) - wanted) * counts) / counts.sum()
        weights -= PACE * (slope + pull * weights)
    return weights


def weigh(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Give the chances of the classes, shape (n, 3)."""
    raised = np.exp(rows @ weights - (rows @ weights).max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def hold_out(pairs: list[Pair], names: list[str]) -> np.ndarray:
    """Give the chances of each pair from weights fitted without its event."""
    rows, wanted = make_rows(pairs, names), make_wanted(pairs)
    chances = np.zeros_like(wanted)
    for event in sorted({pair.event for pair in pairs}):
        is_out = np.array([pair.event == event for pair in pairs])
        chances[is_out] = weigh(rows[is_out], fit(rows[~is_out], wanted[~is_out]))
    return chances


def score(said: np.ndarray, gold: np.ndarray) -> dict[str, float]:
    """Give accuracy, F1 of each class and their mean."""
    figures = {"accuracy": float((said == gold).mean())}
    for label, name in zip(CLASSES, NAMES, strict=True):
        both = float(((said == label) & (gold == label)).sum())
        figures[name] = 2 * both / max(float((said == label).sum() + (gold == label).sum()), 1.0)
    figures["macro F1"] = sum(figures[name] for name in NAMES) / len(NAMES)
    return {name: round(value, 3) for name, value in figures.items()}


def find_agreement(pairs: list[Pair]) -> dict[str, float]:
    """Give the share of equal labels and Cohen's kappa."""
    first, second = (np.array([pair.labels[nth] for pair in pairs]) for nth in (0, 1))
    equal = float((first == second).mean())
    chance = sum(float((first == one).mean() * (second == one).mean()) for one in CLASSES)
    return {"equal": round(equal, 3), "kappa": round((equal - chance) / (1 - chance), 3)}


def measure_calibration(chances: np.ndarray, wanted: np.ndarray) -> dict[str, float]:
    """Give the Brier score and the expected calibration error of the most probable class, five bins."""
    top, best = chances.max(axis=1), chances.argmax(axis=1)
    right = wanted[np.arange(len(wanted)), best]
    bins = np.minimum((top * 5).astype(int), 4)
    gaps = [
        abs(float(top[bins == one].mean() - right[bins == one].mean()))
        * float((bins == one).mean())
        for one in set(bins.tolist())
    ]
    brier = float(((chances - wanted) ** 2).sum(axis=1).mean())
    return {"brier": round(brier, 3), "calibration error": round(sum(gaps), 3)}


def count_flags(pairs: list[Pair], nth: int) -> dict[str, int]:
    """Count insults (0) or threats (1): found, labelled by either reader, found and labelled."""
    found = [pair.found[nth] for pair in pairs]
    wanted = [any(pair.flags[nth]) for pair in pairs]
    both = sum(one and two for one, two in zip(found, wanted, strict=True))
    return {"found": sum(found), "labelled": sum(wanted), "both": both}


def main() -> None:
    """Fit, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    pairs = read_pairs(options.events)
    names = sorted({name for pair in pairs for name in pair.signals})
    log.info("pairs %d, readers %s", len(pairs), find_agreement(pairs))
    chances = hold_out(pairs, names)
    said = np.array(CLASSES)[chances.argmax(axis=1)]
    agreed = np.array([pair.labels[0] == pair.labels[1] for pair in pairs])
    for title, nth in (("first reader", 0), ("second reader", 1)):
        log.info("%s: %s", title, score(said, np.array([pair.labels[nth] for pair in pairs])))
    gold = np.array([pair.labels[0] for pair in pairs])
    log.info("where they agree (%d): %s", agreed.sum(), score(said[agreed], gold[agreed]))
    log.info("%s", measure_calibration(chances, make_wanted(pairs)))
    log.info("insults %s, threats %s", count_flags(pairs, 0), count_flags(pairs, 1))
    weights = fit(make_rows(pairs, names), make_wanted(pairs))
    written = {
        name: [round(float(one), 3) for one in row]
        for name, row in zip([*names, "bias"], weights, strict=True)
    }
    if options.out:
        made = {"classes": list(NAMES), "pairs": len(pairs), "weights": written}
        options.out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
