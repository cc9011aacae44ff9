"""Fit the weights of `rashomon.align.compare` and look at the thresholds of `AlignSettings`.

    python training/align.py EVENT_FOLDER ... [--measure EVENT_FOLDER ...] [--grid]

Each folder holds `gold.json` and the articles it names. Statements are those of the gold table plus the free
sentences as the outlet's own voice; a statement carries the points of the gold positions it covers. Pairs of
statements that carry points are positive when they share one. Logistic regression by Newton's method, every event
with the same weight, on the package's own comparisons, so that what is fitted is what runs. Figures: average
precision and best F1 over pairs, and F1 over pairs of covered positions after grouping, each event held out once.

Recipe of the weights in the package: the ten training events, the package's embedder, no seed (convex).
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from rashomon.align import align
from rashomon.align.compare import COMPARISONS, Comparison
from rashomon.align.views import Views, view_statements
from rashomon.annotate.sentences import find_sentences
from rashomon.models.open import open_embedder
from rashomon.records import (
    Annotated,
    Article,
    Party,
    PartyKind,
    Resolved,
    Statement,
    StatementKind,
    Tags,
    content_id,
)
from rashomon.settings import AlignSettings


@dataclass
class Event:
    name: str
    annotated: list[Annotated]
    resolved: Resolved
    views: Views
    carried: list[set[str]]  # by statement of `views`: points of the gold positions it covers
    positions: list[tuple[set[str], set[str]]]  # (gold points, ids of the statements that cover it)


def find_spots(text: str, quote: str, after: int = 0) -> tuple[int, int] | None:
    """Find a gold quote whatever the white space and quotation marks; the first behind `after`, else the first."""
    plain = re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", text)).casefold()
    wanted = re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", quote)).casefold()
    pattern = r"\s*".join(map(re.escape, "".join(wanted.split())))
    found = [match.span() for match in re.finditer(pattern, plain)]
    return next((spot for spot in found if spot[0] >= after), found[0] if found else None)


def read_event(folder: Path, embedder) -> Event:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    articles = {}
    for entry in gold["articles"]:
        text = (folder / entry["file"]).read_text(encoding="utf-8").replace("\r\n", "\n")
        articles[entry["id"]] = Article(content_id("article", text), text, outlet=entry["outlet"])
    annotated = {
        name: Annotated(article, find_sentences(article.text), (), (), Tags())
        for name, article in articles.items()
    }
    statements = read_statements(gold, articles)
    for name, one in annotated.items():
        statements += own_voice(
            one, [s for s in statements if s.article_id == articles[name].article_id]
        )
    statements = sorted(
        {s.statement_id: s for s in statements}.values(), key=lambda s: s.statement_id
    )
    carried = [set() for _ in statements]
    positions = {}
    for position in gold["positions"]:
        article = articles[position["article"]]
        spot = find_spots(article.text, position["quote"])
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
    parties = tuple(
        Party(p["id"], p["name"], PartyKind.COUNTRY, tuple(p["aliases"])) for p in gold["parties"]
    )
    ordered = list(annotated.values())
    return Event(
        folder.name,
        ordered,
        Resolved(tuple(statements), (), parties),
        view_statements(ordered, statements, embedder),
        carried,
        [one for one in positions.values() if one[1]],
    )


def read_statements(gold: dict, articles: dict[str, Article]) -> list[Statement]:
    found, last = [], dict.fromkeys(articles, 0)
    for entry in gold["statements"]:
        article = articles[entry["article"]]
        spots = [
            find_spots(article.text, words, last[entry["article"]] - 300)
            for words in entry["content"]
        ]
        spans = tuple(sorted(article.span(*spot) for spot in spots if spot))
        if not spans:
            continue
        last[entry["article"]] = spans[0].start
        statement_id = content_id("statement", article.article_id, spans, entry["party"])
        found.append(
            Statement(
                statement_id,
                article.article_id,
                spans,
                StatementKind.INDIRECT,
                party_id=entry["party"],
            )
        )
    return found


def own_voice(one: Annotated, statements: list[Statement]) -> list[Statement]:
    taken = {i for s in statements for span in s.content for i in range(span.start, span.end)}
    return [
        Statement(
            content_id("statement", one.article.article_id, span),
            one.article.article_id,
            (span,),
            StatementKind.OWN_VOICE,
        )
        for span in one.sentences
        if len(span.text.split()) > 6
        and sum(i in taken for i in range(span.start, span.end)) < 0.3 * len(span.text)
    ]


def covers(statement: Statement, spot: tuple[int, int]) -> bool:
    shared = sum(
        max(0, min(span.end, spot[1]) - max(span.start, spot[0])) for span in statement.content
    )
    size = sum(span.end - span.start for span in statement.content)
    return shared >= 0.5 * min(size, spot[1] - spot[0])


def read_pairs(event: Event, comparisons: tuple[Comparison, ...]) -> tuple[np.ndarray, np.ndarray]:
    rows = [row for row, points in enumerate(event.carried) if points]
    first, second = np.triu_indices(len(rows), 1)
    chosen = np.array(rows)
    columns = [c.compare(event.views)[chosen[first], chosen[second]] for c in comparisons]
    shared = [
        bool(event.carried[rows[i]] & event.carried[rows[j]])
        for i, j in zip(first, second, strict=True)
    ]
    return np.stack(columns, axis=1), np.array(shared)


def fit(pairs: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Weights, offset last. A ridge of 0.5 on standardised columns keeps like comparisons from cancelling out."""
    values = np.concatenate([x for x, _ in pairs])
    mean, spread = values.mean(axis=0), values.std(axis=0)
    inputs = np.hstack([(values - mean) / spread, np.ones((len(values), 1))])
    answers = np.concatenate([y for _, y in pairs]).astype(float)
    share = np.concatenate([np.full(len(y), len(answers) / len(pairs) / len(y)) for _, y in pairs])
    ridge = np.diag([0.5] * len(mean) + [0.0])
    weights = np.zeros(len(mean) + 1)
    for _ in range(12):
        chance = 1 / (1 + np.exp(-inputs @ weights))
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
    embedder = open_embedder()
    events = [read_event(folder, embedder) for folder in options.events]
    others = [read_event(folder, embedder) for folder in options.measure]

    def report(comparisons: tuple[Comparison, ...]) -> np.ndarray:
        pairs = {e.name: read_pairs(e, comparisons) for e in events + others}
        weights = fit([pairs[e.name] for e in events])
        held_out = []
        for event in events:
            w = fit([pairs[e.name] for e in events if e is not event])
            x, y = pairs[event.name]
            held_out.append(measure_pairs(x @ w[:-1] + w[-1], y))
        print(" ".join(c.name for c in comparisons))
        print("  held out: AP, best F1", np.round(np.mean(held_out, axis=0), 3), end="  ")
        if others:
            measured = [
                measure_pairs(x @ weights[:-1] + weights[-1], y)
                for x, y in (pairs[e.name] for e in others)
            ]
            print("measured:", np.round(np.mean(measured, axis=0), 3), end="  ")
        print("weights", np.round(weights, 2))
        return weights

    report(COMPARISONS)
    for comparison in COMPARISONS:
        report(tuple(c for c in COMPARISONS if c is not comparison))

    def grouped(settings: AlignSettings) -> str:
        lines = []
        for some in (events, others):
            figures = []
            for event in some:
                points = align(event.annotated, event.resolved, embedder, settings=settings)
                figures.append((*measure_points(event, points), len(points)))
            lines.append(" ".join(f"{x:.3f}" for x in np.mean(figures, axis=0)) if figures else "")
        return "  F1 precision recall points: " + "  |  ".join(lines)

    print("grouped", grouped(AlignSettings()))
    if options.grid:
        for join_at, attach_at in itertools.product(
            (-1.25, -1.0, -0.75, -0.5), (-1.1, -0.9, -0.75, -0.6)
        ):
            tried = replace(AlignSettings(), join_at=join_at, attach_at=attach_at)
            print(join_at, attach_at, grouped(tried), flush=True)


if __name__ == "__main__":
    main()
