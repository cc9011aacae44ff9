"""Fit the weights of the judge's checks on events with a gold table.

Takes gold statements with gold parties, lets `align` find the points as in a run, puts every pair on a point (found
or gold) through the judge's checks and fits three logistic models: clash against all else, agreement against all
else, and, among clashes, difference against contradiction. A check may not weigh against its own description:
weights of the wrong sign are dropped and the rest fitted again. The working point is chosen with each event left
out in turn, for the wanted precision, and moved to a score of 0.5.

    python training/weigh.py --events EVENTS_ROOT --out src/rashomon/judge/weights.json [--scorer none]

EVENTS_ROOT/train/* is fitted on; EVENTS_ROOT/* is only measured.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rashomon.align import align
from rashomon.judge.checks import CHECKS
from rashomon.judge.claims import make_claims
from rashomon.judge.entail import ENTAILMENT_NAMES, make_entailment_checks, score_entailment
from rashomon.judge.lexicon import DENIAL_CUES
from rashomon.judge.pick import Candidate, find_candidates, pick_relations
from rashomon.judge.weigh import Judged, Weights
from rashomon.models.open import open_embedder, open_scorer
from rashomon.records import (
    Annotated,
    Article,
    Party,
    PartyKind,
    Point,
    RelationKind,
    Resolved,
    Span,
    Statement,
    StatementKind,
    Tags,
    content_id,
)
from rashomon.settings import AlignSettings, JudgeSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rashomon.models.base import Embedder, PairScorer

    Rows = np.ndarray

log = logging.getLogger("weigh")

GATED = ("denial", "negation", "named denial", "blame", "opposites", "numbers", "names", "contradiction")
FREE = ("one party", "voices", "length", "rivals")
ALIKE = ("topic", "terms", "nearest", "length", "voices")
PULL = 20.0  # ridge on standardised weights: 5 to 80 give the same precision with events left out
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[“\"A-Z])")
QUOTES = str.maketrans("“”‘’", "\"\"''")


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


class Places:
    """Finds a quote in a text whatever its white space and quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [k for k, c in enumerate(text) if not c.isspace()]
        self.flat = "".join(text[k].translate(QUOTES).casefold()[:1] for k in self.places)

    def find(self, quote: str) -> Span | None:
        """Give the first occurrence."""
        flat = "".join(c.casefold()[:1] for c in quote.translate(QUOTES) if not c.isspace())
        start = self.flat.find(flat) if flat else -1
        if start < 0:
            return None
        first, last = self.places[start], self.places[start + len(flat) - 1] + 1
        return Span(first, last, self.text[first:last])


def read_article(folder: Path, row: dict) -> Annotated:
    """Read one article with its sentences; entities and quotes are not needed here."""
    text = (folder / row["file"]).read_text(encoding="utf-8")
    sentences = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for gap in SENTENCE_END.finditer(line.group()):
            sentences.append(Span(start, line.start() + gap.start(), text[start : line.start() + gap.start()]))
            start = line.start() + gap.end()
        sentences.append(Span(start, line.end(), text[start : line.end()]))
    article = Article(
        article_id=row["id"], text=text, path=row["file"], outlet=row.get("outlet"), published=row.get("published")
    )
    return Annotated(article, tuple(sentences), (), (), Tags())


def make_statement(row: dict, places: Places) -> Statement | None:
    """Find a gold statement's words; None if they are not in the article."""
    spans = tuple(sorted(s for s in map(places.find, row["content"]) if s))
    if not spans:
        return None
    cue = None
    found = list(re.finditer(re.escape(row["cue"]), places.text)) if row["cue"] else []
    if found:
        best = min(found, key=lambda m: min(abs(m.end() - spans[0].start), abs(m.start() - spans[-1].end)))
        cue = Span(best.start(), best.end(), best.group())
    return Statement(
        content_id("statement", row["article"], row["party"], spans),
        row["article"],
        spans,
        StatementKind.INDIRECT,
        cue=cue,
        denies=bool(cue and DENIAL_CUES.search(cue.text)),
        party_id=row["party"],
    )


def read_gold(folder: Path) -> tuple[dict, list[Annotated], Resolved, dict[str, frozenset[str]]]:
    """Read an event: its table, articles, statements, and the gold points each statement stands on."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    annotated = [read_article(folder, row) for row in gold["articles"]]
    places = {a.article.article_id: Places(a.article.text) for a in annotated}
    found = [make_statement(row, places[row["article"]]) for row in gold["statements"]]
    statements = {s.statement_id: s for s in found if s}
    parties = tuple(
        Party(row["id"], row["name"], PartyKind.ORGANISATION, tuple(row["aliases"])) for row in gold["parties"]
    )
    positions = [(row, places[row["article"]].find(row["quote"])) for row in gold["positions"]]
    stands = {}
    for statement in statements.values():
        have = {k for span in statement.content for k in range(span.start, span.end)}
        stands[statement.statement_id] = frozenset(
            row["point"]
            for row, span in positions
            if span
            and row["party"] == statement.party_id
            and row["article"] == statement.article_id
            and len(have & set(range(span.start, span.end))) >= 0.3 * min(span.end - span.start, len(have))
        )
    return gold, annotated, Resolved(tuple(statements.values()), (), parties), stands


def read_event(folder: Path, embedder: Embedder, scorer: PairScorer | None) -> Event:
    """Read an event and put its pairs through the checks."""
    gold, annotated, resolved, stands = read_gold(folder)
    points = align(annotated, resolved, embedder, settings=AlignSettings())
    golden = tuple(
        Point(f"gold-{row['id']}", row["label"], tuple(i for i, on in stands.items() if row["id"] in on))
        for row in gold["points"]
    )
    settings = JudgeSettings()
    found = find_candidates(resolved, points, settings)
    pairs = find_candidates(resolved, (*points, *golden), settings)
    ids = frozenset(i for c in found for i in (c.first_id, c.second_id))
    ids |= frozenset(i for c in pairs for i in (c.first_id, c.second_id))
    claims = make_claims(annotated, resolved, embedder, ids)
    both = [(claims[c.first_id], claims[c.second_id]) for c in pairs]
    table = score_entailment(both, scorer) if scorer else {}
    checks = (*CHECKS, *make_entailment_checks(table))
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


def label_pairs(gold: dict, pairs: Sequence[Candidate], claims: dict, stands: dict) -> tuple[Rows, list]:
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
    return np.hstack([scores, scores[:, gated] * topic]), [*names, *(f"{name}*topic" for name in GATED)]


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
        scaled = np.hstack([np.ones((len(columns), 1)), (columns[:, kept] - mean[kept]) / spread[kept]])
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
        curve = (columns * (share * chance * (1 - chance) + 1e-6)[:, None]).T @ columns + np.diag(pull + 1e-6)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return weights


def fit_events(events: Sequence[Event]) -> dict[str, Weights]:
    """Fit the three models on some events; every event counts the same."""
    names = name_columns()
    columns, wide = widen(np.concatenate([e.scores for e in events]), names)
    labels = np.concatenate([e.labels for e in events])
    share = np.concatenate([np.where(e.is_found, 1.0, 0.4) * 2000 / len(e.pairs) for e in events])
    bare = [name.partition("*")[0] for name in wide]
    clash_signs = np.array([0 if name in FREE else 1 for name in bare])
    agree_signs = np.array([0 if name in FREE else 1 if name in ALIKE else -1 for name in bare])
    clash, agree = labels[:, 1], labels[:, 3] & ~labels[:, 1]
    fitted = {
        "clash": fit_signed(columns, clash, share, clash_signs),
        "agree": fit_signed(columns, agree, share, agree_signs),
        "differs": fit_signed(columns[clash], labels[clash, 2], share[clash], np.zeros(len(wide))),
    }
    return {
        model: Weights(round(bias, 4), {n: round(float(w), 4) for n, w in zip(wide, weights, strict=True) if w})
        for model, (bias, weights) in fitted.items()
    }


def weigh_event(event: Event, weights: dict[str, Weights]) -> list[Judged]:
    """Weigh an event's pairs."""
    names = name_columns()
    rows = [dict(zip(names, row, strict=True)) for row in event.scores.tolist()]
    return [
        Judged(weights["clash"].weigh(r), weights["agree"].weigh(r), weights["differs"].weigh(r), ()) for r in rows
    ]


def choose_relations(event: Event, judged: Sequence[Judged], settings: JudgeSettings) -> list[tuple[int, str, float]]:
    """Pick relations on the found points: (place of the pair, kind, score)."""
    place = {(c.first_id, c.second_id): k for k, c in enumerate(event.pairs)}
    found = [k for k in range(len(event.pairs)) if event.is_found[k]]
    picked = pick_relations(
        [event.pairs[k] for k in found], [judged[k] for k in found], event.points, event.claims, settings
    )
    return [(place[r.first_id, r.second_id], r.kind, r.score) for r in picked]


def measure(event: Event, weights: dict[str, Weights], settings: JudgeSettings) -> dict[str, float]:
    """Give precision and recall of conflicts and precision of agreements, as the events' scorer counts them."""
    picked = choose_relations(event, weigh_event(event, weights), settings)
    clashes = [k for k, kind, _ in picked if kind in (RelationKind.CONTRADICTS, RelationKind.DIFFERS)]
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


def choose_shift(events: Sequence[Event], held_out: Sequence[dict], model: str, wanted: float) -> float:
    """Find how far a model's bias must fall for `wanted` mean precision with each event left out.

    Relations of all thresholds on a grid are picked anew; the least strict one that reaches the wanted
    precision wins, or the most precise one that still says ten relations an event.
    """
    key, said = ("precision", "said") if model == "clash" else ("agree precision", "agree said")
    best: tuple[float, float] = (-1.0, 0.0)
    for shift in np.arange(-1.0, 4.01, 0.25):
        rows = [
            measure(e, {**w, model: replace(w[model], bias=w[model].bias - shift)}, JudgeSettings())
            for e, w in zip(events, held_out, strict=True)
        ]
        precision, number = (float(np.mean([row[k] for row in rows])) for k in (key, said))
        recall = float(np.mean([row["recall"] for row in rows]))
        log.info("%s shift %.2f precision %.3f recall %.3f said %.1f", model, shift, precision, recall, number)
        if number < 10:
            break
        best = max(best, (precision, float(shift)))
        if precision >= wanted:
            break
    return best[1]


def main() -> None:
    """Fit, choose the working points, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scorer", default="", help='address of the pair scorer; "none" leaves it out')
    parser.add_argument("--clash-precision", type=float, default=0.6)
    parser.add_argument("--agree-precision", type=float, default=0.5)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    embedder = open_embedder()
    scorer = None if options.scorer == "none" else open_scorer(options.scorer)
    train = [read_event(p.parent, embedder, scorer) for p in sorted(options.events.glob("train/*/gold.json"))]
    held_out = [fit_events([e for e in train if e is not event]) for event in train]
    weights = fit_events(train)
    for model, wanted in (("clash", options.clash_precision), ("agree", options.agree_precision)):
        shift = choose_shift(train, held_out, model, wanted)
        for held in (weights, *held_out):
            held[model] = replace(held[model], bias=round(held[model].bias - shift, 4))
    figures = {}
    for event, held in zip(train, held_out, strict=True):
        figures[event.name] = measure(event, held, JudgeSettings())
        log.info("%s %s", event.name, {k: round(v, 2) for k, v in figures[event.name].items()})
    mean = {k: round(float(np.mean([f[k] for f in figures.values()])), 3) for k in next(iter(figures.values()))}
    log.info("train, each event left out: %s", mean)
    dev = [read_event(p.parent, embedder, scorer) for p in sorted(options.events.glob("*/gold.json"))]
    for event in dev:
        log.info("%s %s", event.name, {k: round(v, 2) for k, v in measure(event, weights, JudgeSettings()).items()})
    origin = {
        "fitted_by": "training/weigh.py",
        "on": f"{len(train)} training events with a gold table",
        "scorer": scorer.identity if scorer else "none",
        "embedder": embedder.identity,
        "left_out": mean,
    }
    held = {name: {"bias": w.bias, "weights": dict(w.weights)} for name, w in weights.items()}
    options.out.write_text(json.dumps({"origin": origin, **held}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
