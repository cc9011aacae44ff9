"""Fit the weights of the judge's checks on events with a gold table.

Takes gold statements with gold parties, lets `align` find the points as in a run, puts every pair on a point (found
or gold) through the judge's checks and fits four logistic models: clash against all else on all pairs ("telling"), the
same on the most telling pairs ("clash"), agreement against all else, and, among clashes, difference against
contradiction. A check may not weigh against its own description:
weights of the wrong sign are dropped and the rest fitted again. The working point is chosen with each event left
out in turn, for the wanted precision, and moved to a score of 0.5.

    python training/weigh.py --events EVENTS_ROOT --out src/rashomon/judge/weights.json [--scorer none]

EVENTS_ROOT/train/* is fitted on; EVENTS_ROOT/* is only measured.
"""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from gold import read_gold

from rashomon.align import align
from rashomon.judge.checks import CHECKS
from rashomon.judge.claims import make_claims
from rashomon.judge.entail import ENTAILMENT_NAMES, make_entailment_checks, score_entailment
from rashomon.judge.pick import Candidate, find_candidates, pick_relations
from rashomon.judge.weigh import MODELS, Judged, Weights
from rashomon.models.open import open_embedder, open_scorer
from rashomon.records import (
    Point,
    RelationKind,
)
from rashomon.settings import AlignSettings, JudgeSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rashomon.models.base import Embedder, PairScorer

    Rows = np.ndarray

log = logging.getLogger("weigh")

GATED = (
    "denial",
    "negation",
    "named denial",
    "blame",
    "opposites",
    "numbers",
    "names",
    "contradiction",
)
FREE = ("voices", "length", "rivals", "outright")
ALIKE = ("topic", "terms", "nearest")
LEAST = {"clash": 11, "agree": 5}
PULL = 20.0  # ridge on standardised weights: 5 to 80 give the same precision with events left out


@dataclass(frozen=True)
class Event:
    """A gold event as the judge would meet it, with what is true of its pairs.

    `pairs` hold candidates on found and gold points; rows of `scores` and `labels` belong to them.
    Labels: same point, clash, differs, agreement.
    """

    name: str
    points: tuple[Point, ...]
    pairs: list[Candidate]
    is_found: Rows
    scores: Rows
    labels: Rows
    claims: dict
    hits: list[frozenset[int]]
    golden: int


def read_event(folder: Path, embedder: Embedder) -> Event:
    """Read an event and put its pairs through the checks; the model's columns stay 0 until `ask_scorer`."""
    gold, annotated, resolved, stands = read_gold(folder)
    points = align(annotated, resolved, embedder, settings=AlignSettings())
    golden = tuple(
        Point(
            f"gold-{row['id']}",
            row["label"],
            tuple(i for i, on in stands.items() if row["id"] in on),
        )
        for row in gold["points"]
    )
    settings = JudgeSettings()
    found = find_candidates(resolved, points, settings)
    pairs = find_candidates(resolved, (*points, *golden), settings)
    ids = frozenset(i for c in pairs for i in (c.first_id, c.second_id))
    claims = make_claims(annotated, resolved, embedder, ids)
    both = [(claims[c.first_id], claims[c.second_id]) for c in pairs]
    checks = (*CHECKS, *make_entailment_checks({}))
    labels, hits = label_pairs(gold, pairs, claims, stands)
    return Event(
        name=folder.name,
        points=tuple(points),
        pairs=pairs,
        is_found=np.arange(len(pairs)) < len(found),
        scores=np.array([[check(*pair).score for check in checks] for pair in both]),
        labels=labels,
        claims=claims,
        hits=hits,
        golden=sum(row["kind"] != "agrees" for row in gold["relations"]),
    )


def ask_scorer(event: Event, scorer: PairScorer, telling: Weights) -> Event:
    """Fill in the model's columns of the pairs that a run would put to it."""
    asked = find_telling(event, telling)[: JudgeSettings().most_scored]
    both = [
        (event.claims[event.pairs[k].first_id], event.claims[event.pairs[k].second_id])
        for k in asked
    ]
    checks = make_entailment_checks(score_entailment(both, scorer))
    scores = event.scores.copy()
    for k, pair in zip(asked, both, strict=True):
        scores[k, -len(checks) :] = [check(*pair).score for check in checks]
    return replace(event, scores=scores)


def find_telling(event: Event, telling: Weights) -> Rows:
    """Give the places of the pairs on found points that most likely clash, as a run would find them."""
    chance = weigh_rows(event.scores, telling)
    return np.argsort(-(chance - 2.0 * ~event.is_found), kind="stable")[
        : JudgeSettings().most_weighed
    ]


def weigh_rows(scores: Rows, weights: Weights) -> Rows:
    """Weigh all pairs of an event at once."""
    columns, wide = widen(scores, name_columns())
    row = np.array([weights.weights.get(name, 0.0) for name in wide])
    return 1 / (1 + np.exp(-np.clip(columns @ row + weights.bias, -30, 30)))


def label_pairs(
    gold: dict, pairs: Sequence[Candidate], claims: dict, stands: dict
) -> tuple[Rows, list]:
    """Say of each pair: same point, clash, differs, agreement; and which gold conflicts it hits."""
    rows, hits = [], []
    for pair in pairs:
        parties = [claims[i].party_id for i in (pair.first_id, pair.second_id)]
        on = stands[pair.first_id] & stands[pair.second_id]
        right = [
            (k, row["kind"])
            for k, row in enumerate(gold["relations"])
            if row["point"] in on and row["parties"] in (parties, parties[::-1])
        ]
        kinds = {kind for _, kind in right}
        clash = bool(kinds - {"agrees"})
        rows.append((bool(on), clash, clash and "contradicts" not in kinds, "agrees" in kinds))
        hits.append(frozenset(k for k, kind in right if kind != "agrees"))
    return np.array(rows, dtype=bool).reshape(-1, 4), hits


def name_columns() -> list[str]:
    """Give the names of the scores' columns, from the checks themselves."""
    return [name_check(check) for check in CHECKS] + list(ENTAILMENT_NAMES)


def name_check(check: Callable) -> str:
    """Give a check's name as its evidence carries it."""
    return check.__name__.removeprefix("check_").replace("_", " ")


def widen(scores: Rows, names: Sequence[str]) -> tuple[Rows, list[str]]:
    """Add the columns that are multiplied by nearness in meaning."""
    topic = scores[:, [names.index("topic")]]
    gated = [names.index(name) for name in GATED]
    return np.hstack([scores, scores[:, gated] * topic]), [
        *names,
        *(f"{name}*topic" for name in GATED),
    ]


def fit_signed(columns: Rows, wanted: Rows, share: Rows, signs: Rows) -> tuple[float, Rows]:
    """Fit a logistic model whose weights have the given signs (0: free); others become 0.

    Args:
        columns: Shape (n, d).
        wanted: Shape (n,), 0 or 1.
        share: Shape (n,), how much each row counts.
        signs: Shape (d,), -1, 0 or 1.

    Returns:
        Bias, and weights of shape (d,).
    """
    mean, spread = columns.mean(0), columns.std(0)
    kept = spread > 1e-6
    while True:
        scaled = np.hstack(
            [np.ones((len(columns), 1)), (columns[:, kept] - mean[kept]) / spread[kept]]
        )
        found = fit_ridge(scaled, wanted, share)
        bad = np.where(kept)[0][found[1:] * signs[kept] < 0]
        if not len(bad):
            break
        kept[bad] = False
    weights = np.zeros(len(signs))
    weights[kept] = found[1:] / spread[kept]
    return float(found[0] - weights @ mean), weights


def fit_ridge(columns: Rows, wanted: Rows, share: Rows) -> Rows:
    """Fit a ridge logistic regression by Newton's steps; the first column is the bias and is not pulled."""
    pull = np.full(columns.shape[1], PULL)
    pull[0] = 0.0
    weights = np.zeros(columns.shape[1])
    for _ in range(25):
        chance = 1 / (1 + np.exp(-np.clip(columns @ weights, -30, 30)))
        slope = columns.T @ (share * (wanted - chance)) - pull * weights
        curve = (columns * (share * chance * (1 - chance) + 1e-6)[:, None]).T @ columns + np.diag(
            pull + 1e-6
        )
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def fit_events(events: Sequence[Event]) -> dict[str, Weights]:
    """Fit the four models on some events; every event counts the same."""
    everything = [np.arange(len(e.pairs)) for e in events]
    fitted = {"telling": fit_model(events, everything, lambda e: e.labels[:, 1], 1)}
    telling = [find_telling(e, fitted["telling"]) for e in events]
    fitted["clash"] = fit_model(events, telling, lambda e: e.labels[:, 1], 1)
    fitted["agree"] = fit_model(events, everything, lambda e: e.labels[:, 3] & ~e.labels[:, 1], -1)
    clashes = [np.flatnonzero(e.labels[:, 1]) for e in events]
    fitted["differs"] = fit_model(events, clashes, lambda e: e.labels[:, 2], 0)
    return fitted


def fit_model(
    events: Sequence[Event], rows: Sequence[Rows], wanted: Callable[[Event], Rows], direction: int
) -> Weights:
    """Fit one model on some rows of some events.

    Args:
        events: The events.
        rows: For each event the places of the pairs to fit on.
        wanted: Gives an event's labels.
        direction: 1 where checks of clash must weigh for it, -1 against it, 0 either way.
    """
    columns, wide = widen(
        np.concatenate([e.scores[r] for e, r in zip(events, rows, strict=True)]), name_columns()
    )
    labels = np.concatenate([wanted(e)[r] for e, r in zip(events, rows, strict=True)])
    share = np.concatenate(
        [
            np.where(e.is_found[r], 1.0, 0.4) * 2000 / max(1, len(r))
            for e, r in zip(events, rows, strict=True)
        ]
    )
    bare = [name.partition("*")[0] for name in wide]
    signs = np.array(
        [0 if n in FREE else abs(direction) if n in ALIKE else direction for n in bare]
    )
    bias, weights = fit_signed(columns, labels, share, signs)
    return Weights(
        round(bias, 4), {n: round(float(w), 4) for n, w in zip(wide, weights, strict=True) if w}
    )


def weigh_event(event: Event, weights: dict[str, Weights]) -> list[Judged]:
    """Weigh an event's pairs as a run would."""
    telling = np.zeros(len(event.pairs))
    telling[find_telling(event, weights["telling"])] = 1.0
    clash, agree, differs = (
        weigh_rows(event.scores, weights[m]) for m in ("clash", "agree", "differs")
    )
    return [
        Judged(float(a), float(b), float(c), ())
        for a, b, c in zip(clash * telling, agree, differs, strict=True)
    ]


def choose_relations(
    event: Event, judged: Sequence[Judged], settings: JudgeSettings
) -> list[tuple[int, str, float]]:
    """Pick relations on the found points: (place of the pair, kind, score)."""
    place = {(c.first_id, c.second_id): k for k, c in enumerate(event.pairs)}
    found = [k for k in range(len(event.pairs)) if event.is_found[k]]
    picked = pick_relations(
        [event.pairs[k] for k in found],
        [judged[k] for k in found],
        event.points,
        event.claims,
        settings,
    )
    return [(place[r.first_id, r.second_id], r.kind, r.score) for r in picked]


def measure(event: Event, weights: dict[str, Weights], settings: JudgeSettings) -> dict[str, float]:
    """Give precision and recall of conflicts and precision of agreements, as the events' scorer counts them."""
    picked = choose_relations(event, weigh_event(event, weights), settings)
    clashes = [
        k for k, kind, _ in picked if kind in (RelationKind.CONTRADICTS, RelationKind.DIFFERS)
    ]
    agrees = [k for k, kind, _ in picked if kind == RelationKind.AGREES]
    hit = frozenset[int]().union(*(event.hits[k] for k in clashes))
    return {
        "precision": float(event.labels[clashes, 1].mean()) if clashes else 0.0,
        "recall": len(hit) / max(1, event.golden),
        "said": len(clashes),
        "agree precision": float(event.labels[agrees, 3].mean()) if agrees else 0.0,
        "agree said": len(agrees),
        "base": float(event.labels[event.is_found, 1].mean()),
        "same point": float(event.labels[event.is_found, 0].mean()),
    }


def choose_shift(events: Sequence[Event], held_out: Sequence[dict], model: str) -> float:
    """Find how far a model's bias must fall for the most precise relations with each event left out.

    All shifts of a grid are tried that say at least `LEAST` relations an event.
    """
    key, said = ("precision", "said") if model == "clash" else ("agree precision", "agree said")
    best = (-1.0, 0.0)
    for shift in np.arange(-3.0, 3.01, 0.25):
        rows = [
            measure(e, {**w, model: replace(w[model], bias=w[model].bias - shift)}, JudgeSettings())
            for e, w in zip(events, held_out, strict=True)
        ]
        precision, number, recall = (
            float(np.mean([row[k] for row in rows])) for k in (key, said, "recall")
        )
        log.info(
            "%s shift %.2f precision %.3f recall %.3f said %.1f",
            model,
            shift,
            precision,
            recall,
            number,
        )
        if number < LEAST[model]:
            break
        best = max(best, (round(precision, 2), float(shift)))
    return best[1]


def main() -> None:
    """Fit, choose the working points, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--scorer", default="", help='address of the pair scorer; "none" leaves it out'
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    embedder = open_embedder()
    scorer = None if options.scorer == "none" else open_scorer(options.scorer)
    train = [
        read_event(p.parent, embedder) for p in sorted(options.events.glob("train/*/gold.json"))
    ]
    dev = [read_event(p.parent, embedder) for p in sorted(options.events.glob("*/gold.json"))]
    if scorer:
        telling = fit_events(train)["telling"]
        train = [ask_scorer(event, scorer, telling) for event in train]
        dev = [ask_scorer(event, scorer, telling) for event in dev]
    held_out = [fit_events([e for e in train if e is not event]) for event in train]
    weights = fit_events(train)
    for model in LEAST:
        shift = choose_shift(train, held_out, model)
        for held in (weights, *held_out):
            held[model] = replace(held[model], bias=round(held[model].bias - shift, 4))
    figures = {}
    for event, held in zip(train, held_out, strict=True):
        figures[event.name] = measure(event, held, JudgeSettings())
        log.info("%s %s", event.name, {k: round(v, 2) for k, v in figures[event.name].items()})
    mean = {
        k: round(float(np.mean([f[k] for f in figures.values()])), 3)
        for k in next(iter(figures.values()))
    }
    log.info("train, each event left out: %s", mean)
    for event in dev:
        log.info(
            "%s %s",
            event.name,
            {k: round(v, 2) for k, v in measure(event, weights, JudgeSettings()).items()},
        )
    origin = {
        "fitted_by": "training/weigh.py",
        "on": f"{len(train)} training events with a gold table",
        "scorer": scorer.identity if scorer else "none",
        "embedder": embedder.identity,
        "left_out": mean,
    }
    held = {
        name: {"bias": weights[name].bias, "weights": dict(weights[name].weights)}
        for name in MODELS
    }
    options.out.write_text(
        json.dumps({"origin": origin, **held}, indent=2) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
