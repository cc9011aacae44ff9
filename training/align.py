"""Fit the weights of `rashomon.align.compare` and look at the thresholds of `AlignSettings`.

    python training/align.py EVENT_FOLDER ... [--measure EVENT_FOLDER ...] [--grid]

Each folder holds `gold.json` and the articles it names. Statements are those that the package finds; a statement
carries the points of the gold positions it covers. Pairs of statements that carry points are positive when they
share one. Logistic regression by Newton's method, every event with the same weight, on the package's own comparisons,
so that what is fitted is what runs; a comparison in `GIVEN` keeps the weight it has. Figures: average precision and
best F1 over pairs, and F1 over pairs of covered positions after grouping, each event held out once. The rivals head,
which reads the nearest pairs before they are grouped, has learnt from the training events: there, trust the others.

Recipe of the weights in the package: the ten training events, the package's models, no seed (convex).
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rashomon.align import align
from rashomon.align.compare import COMPARISONS, Comparison
from rashomon.align.views import Views, view_statements
from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.models.open import open_embedder, open_rivals, open_tagger
from rashomon.read import read
from rashomon.resolve import resolve
from rashomon.settings import AlignSettings

if TYPE_CHECKING:
    from rashomon.records import Annotated, Resolved, Statement

GIVEN = {"meaning where few speak"}


@dataclass
class Event:
    name: str
    annotated: list[Annotated]
    resolved: Resolved
    views: Views
    carried: list[set[str]]  # by statement of `views`: points of the gold positions it covers
    positions: list[tuple[set[str], set[str]]]  # (gold points, ids of the statements that cover it)


def find_spots(text: str, quote: str) -> tuple[int, int] | None:
    """Find a gold quote whatever the white space and quotation marks; the first of several."""
    plain = re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", text)).casefold()
    wanted = re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", quote)).casefold()
    pattern = r"\s*".join(map(re.escape, "".join(wanted.split())))
    found = re.search(pattern, plain)
    return found.span() if found else None


def read_event(folder: Path, tagger, embedder) -> Event:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    result = read([folder / entry["file"] for entry in gold["articles"]])
    article_of = {Path(article.path).name: article for article in result.articles}
    articles = {entry["id"]: article_of.get(Path(entry["file"]).name) for entry in gold["articles"]}
    annotated = annotate(result.articles, tagger)
    resolved = resolve(annotated, attribute(annotated))
    statements = sorted((s for s in resolved.statements if s.content), key=lambda s: s.statement_id)
    carried = [set() for _ in statements]
    positions = {}
    for position in gold["positions"]:
        article = articles[position["article"]]
        spot = find_spots(article.text, position["quote"]) if article else None
        if spot is None:
            continue
        points, covering = positions.setdefault(
            (position["article"], position["quote"]), (set(), set())
        )
        points.add(position["point"])
        for row, statement in enumerate(statements):
            if statement.article_id == article.article_id and covers(statement, spot):
                carried[row].add(position["point"])
                covering.add(statement.statement_id)
    return Event(
        folder.name,
        annotated,
        resolved,
        view_statements(annotated, statements, embedder),
        carried,
        [one for one in positions.values() if one[1]],
    )


def covers(statement: Statement, spot: tuple[int, int]) -> bool:
    shared = sum(
        max(0, min(span.end, spot[1]) - max(span.start, spot[0])) for span in statement.content
    )
    size = sum(span.end - span.start for span in statement.content)
    return shared >= 0.5 * min(size, spot[1] - spot[0])


def read_pairs(
    event: Event, comparisons: tuple[Comparison, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Give what is fitted (pairs, comparisons), what the given comparisons add already, and the answers."""
    rows = np.array([row for row, points in enumerate(event.carried) if points])
    first, second = (rows[place] for place in np.triu_indices(len(rows), 1))
    given = np.zeros(len(first))
    columns = []
    for one in comparisons:
        values = one.compare(event.views)[first, second]
        if one.name in GIVEN:
            given += one.weight * values
        else:
            columns.append(values)
    shared = [bool(event.carried[i] & event.carried[j]) for i, j in zip(first, second, strict=True)]
    return np.stack(columns, axis=1), given, np.array(shared)


def score_pairs(
    pairs: tuple[np.ndarray, np.ndarray, np.ndarray], weights: np.ndarray
) -> np.ndarray:
    return pairs[0] @ weights[:-1] + weights[-1] + pairs[1]


def fit(pairs: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> np.ndarray:
    """Weights, offset last. A ridge of 0.5 on standardised columns keeps like comparisons from cancelling out."""
    values = np.concatenate([x for x, _, _ in pairs])
    given = np.concatenate([g for _, g, _ in pairs])
    mean, spread = values.mean(axis=0), values.std(axis=0)
    inputs = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    answers = np.concatenate([y for _, _, y in pairs]).astype(float)
    share = np.concatenate(
        [np.full(len(y), len(answers) / len(pairs) / len(y)) for _, _, y in pairs]
    )
    ridge = np.diag([0.5] * len(mean) + [0.0])
    weights = np.zeros(len(mean) + 1)
    for _ in range(12):
        chance = 1 / (1 + np.exp(-inputs @ weights - given))
        gradient = inputs.T @ (share * (answers - chance)) - ridge @ weights
        curve = (inputs * (share * chance * (1 - chance))[:, None]).T @ inputs + ridge
        weights += np.linalg.solve(curve, gradient)
    scaled = weights[:-1] / spread
    return np.append(scaled, weights[-1] - scaled @ mean)


def measure_pairs(scores: np.ndarray, shared: np.ndarray) -> tuple[float, float]:
    """Average precision and best F1."""
    ranked = shared[np.argsort(-scores)]
    hits, places = np.cumsum(ranked), np.arange(1, len(ranked) + 1)
    return float((hits / places)[ranked].mean()), float((2 * hits / (places + ranked.sum())).max())


def measure_points(event: Event, points) -> tuple[float, float, float]:
    """F1, precision, recall over pairs of covered gold positions."""
    stands = {}
    for point in points:
        for statement_id in point.statement_ids:
            stands.setdefault(statement_id, set()).add(point.point_id)
    placed = [
        (gold, set().union(*(stands.get(one, set()) for one in ids)))
        for gold, ids in event.positions
    ]
    both = said = true = 0
    for (gold_a, ids_a), (gold_b, ids_b) in itertools.combinations(placed, 2):
        is_true, is_said = bool(gold_a & gold_b), bool(ids_a & ids_b)
        both, said, true = both + (is_true and is_said), said + is_said, true + is_true
    return 2 * both / max(1, said + true), both / max(1, said), both / max(1, true)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("events", type=Path, nargs="+")
    parser.add_argument("--measure", type=Path, nargs="*", default=[])
    parser.add_argument("--grid", action="store_true", help="try other thresholds")
    options = parser.parse_args()
    tagger, embedder, rivals = open_tagger(), open_embedder(), open_rivals()
    events = [read_event(folder, tagger, embedder) for folder in options.events]
    others = [read_event(folder, tagger, embedder) for folder in options.measure]

    def report(comparisons: tuple[Comparison, ...]) -> None:
        pairs = {e.name: read_pairs(e, comparisons) for e in events + others}
        weights = fit([pairs[e.name] for e in events])
        held_out = [
            measure_pairs(
                score_pairs(pairs[e.name], fit([pairs[o.name] for o in events if o is not e])),
                pairs[e.name][2],
            )
            for e in events
        ]
        print(" ".join(c.name for c in comparisons))
        print("  held out: AP, best F1", np.round(np.mean(held_out, axis=0), 3), end="  ")
        if others:
            measured = [
                measure_pairs(score_pairs(pairs[e.name], weights), pairs[e.name][2]) for e in others
            ]
            print("measured:", np.round(np.mean(measured, axis=0), 3), end="  ")
        print("weights, offset", np.round(weights, 2))

    report(COMPARISONS)
    for comparison in COMPARISONS:
        report(tuple(c for c in COMPARISONS if c is not comparison))

    def grouped(settings: AlignSettings) -> str:
        lines = []
        for some in (events, others):
            figures = []
            for event in some:
                points = align(event.annotated, event.resolved, embedder, rivals, settings=settings)
                figures.append((*measure_points(event, points), len(points)))
            lines.append(" ".join(f"{x:.3f}" for x in np.mean(figures, axis=0)) if figures else "")
        return "  F1 precision recall points: " + "  |  ".join(lines)

    print("grouped", grouped(AlignSettings()))
    if options.grid:
        for join_at, worth_at in itertools.product((-1.2, -1.0, -0.8), (0.26, 0.28, 0.3, 0.32)):
            tried = replace(AlignSettings(), join_at=join_at, worth_at=worth_at)
            print(join_at, worth_at, grouped(tried), flush=True)


if __name__ == "__main__":
    main()
