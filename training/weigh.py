"""Fit the weights of the judge's checks on events with a gold table.

Takes the statements that the rooms find in each event's articles; lets `align` find the points as in a run, puts every
pair on a point through the judge's checks, and fits four logistic models: does a statement stand on a gold point at
all ("stands"), does a pair clash, does it agree, and, among clashes, does it differ rather than contradict. A pair is
right as the events' scorer counts it. A check may not weigh against its own description: weights of the wrong sign are
dropped and the rest fitted again. Contested stories whose pairs a reader judged one by one (`training/judged.py`) may
stand beside the events, all of them together for a few events. The working points are chosen with each event left out
in turn, and moved to a score of 0.5. With the tables' own statements beside the found ones precision was lower: what is
found is cut otherwise.

    python training/weigh.py --events EVENTS_ROOT --out src/rashomon/judge/weights.json \
        --unseen runs/first/pairs.onnx alasad russian ... --unseen runs/second/pairs.onnx benghazi ... \
        --judged runs/before/pairs.onnx --data DATA_ROOT --articles ARTICLE_BIAS_PREDICTION

EVENTS_ROOT/train/* is fitted on; EVENTS_ROOT/* is only measured, and only with `--dev`. The shipped `pairs` has learnt
from the training events, so what it says of them is surer than what it says of others: each event's pairs are put to
a model that was trained without its topic (`training/pairs.py --hold`), and those of the judged stories to one from
before they were judged.
"""

from __future__ import annotations

import argparse
import json
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from gold import Table, read_found
from judged import read_stories
from tables import Roots

from rashomon.align import align
from rashomon.judge.checks import CHECKS, name_check
from rashomon.judge.claims import make_claims
from rashomon.judge.likeness import join_standing
from rashomon.judge.pick import Candidate, find_candidates, pick_relations
from rashomon.judge.versions import make_version_checks, read_versions
from rashomon.judge.weigh import MODELS, Judged, Weights
from rashomon.models.open import open_embedder, open_rivals, open_tagger
from rashomon.records import Point, RelationKind
from rashomon.settings import AlignSettings, JudgeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from judged import Story

    from rashomon.models.base import Embedder, PairScorer

    Rows = np.ndarray

log = logging.getLogger("weigh")

GATED = ("denial", "doubt", "answered", "certainty", "accusation", "condemnation", "verdict", "demand", "culprit",
         "negation", "opposites", "numbers")  # fmt: skip
"""Checks that are also multiplied by nearness in meaning."""
FREE = ("voices", "length", "rivals", "outright")
ALIKE = ("asked", "topic", "terms", "rare word", "nearest", "company", "standing", "nested")
"""What speaks for clash and agreement alike. "nested" is below 0 where words are merely passed on, which is neither."""
DIFFERING = {"measure": 1, "numbers": 1, "times": 1, "degree": 1, "denial": -1, "answered": -1, "named denial": -1,
             "denied claim": -1, "negation": -1, "culprit": -1, "verdict": -1, "demand": -1}  # fmt: skip
"""What speaks for a difference (1) and for a contradiction (-1); other checks may weigh either way."""
AGAINST = ("headline", "inside another", "outlet's")
"""Signs that speak against a statement's being a stand."""
ADDED = {
    "clash": {"standing": 2.0, "numbers": 1.5, "versions": 1.0, "sides": 0.1, "other pairs": 1.0},
    "agree": {"sides": -0.25, "opposed degree": -1.0},
    "differs": {"numbers": 2.5},
}
"""Added to fitted weights. "standing": a fit serves all pairs, a report shows the first few; precision of the first
8 clashes of an event that is left out, found statements, by what is added: 0 0.31, 0.5 0.34, 1 0.38, 2 0.40, 3 0.38
(2026-11). "numbers": other numbers of one thing differ by definition; the fit saw few of them. With 1.5 for the clash
too, precision of the events left out rises from 0.41 to 0.45 at 7.6 clashes an event. "versions": the fit gives it
little beside the readable checks, yet of the first 8 clashes 0.49 are right with 0 added, 0.54 with 1, 0.55 with 1.5
(events and topics left out, 2026-11). "sides": a gold table says how *parties* stand on a point, so a fit calls two
rivals' statements a clash even where these two agree, and gives this check nothing. Of the clearest clashes of 19 other
stories a careful reader called one in four an agreement. What is right of the first 2 / 3 / 4 clashes by what is added,
0, 0.25, 0.5, 1: training events left out 0.70, 0.63, 0.60; 0.70, 0.67, 0.65; 0.75, 0.67, 0.65; 0.75, 0.70, 0.65; the
four 0.50, 0.42, 0.38; 0.50, 0.42, 0.44; 0.25, 0.42, 0.38; 0.25, 0.33, 0.31; as the reader has it 0.43, 0.42, 0.36;
0.49, 0.41, 0.37; 0.49, 0.44, 0.39; 0.53, 0.51, 0.40. 0.1 leaves what is shown of the four as it was; 0.25 took two of
nine there. Agreements, the first 2, 0 and -0.25: 0.60, 0.70; 0.38, 0.38; 0.51, 0.58. "opposed degree": who says "full
relief" and who says "partial relief" do not agree by definition; the fit saw few of them (the first 3 agreements of the
four 0.25 to 0.33, of the training events 0.53 as before). "other pairs": the fit serves all pairs and gives it little;
what is right of the first 2 / 3 / 8 clashes of the training events, each left out, by what is added, 0, 0.5, 1: 0.85,
0.77, 0.55; 0.85, 0.80, 0.56; 0.90, 0.80, 0.56 (2026-11)."""
LEAST = {"clash": 4.5, "agree": 4.0}
"""At the working point the training events say at least so many relations each, one for 25 judged statements at most;
more than is shown by default, so that a score of 0.5 means the same whatever is shown."""
WORKING_POINT = JudgeSettings(clash_at=0.5, agree_at=0.5, statements_a_relation=25)
PULL = 300.0
"""Ridge on standardised weights; of 100, 300, 1000 and 3000 the most precise with events left out (2026-11)."""
ROWS = 1000.0
"""What each event counts in a fit, however many pairs it has."""
JUDGED = 1.0
"""What all judged stories together count, in events. With 0, 1, 3: right of what is shown by default of the training
events, each left out, clashes 0.80, 0.80, 0.76, agreements 0.60, 0.52, 0.48; of the four others clashes 0.25
throughout, agreements 0.25, 0.38, 0.12. On 68 stories that the model had not learnt from, of the first 4 of each,
clashes 0.42, 0.43, 0.45, agreements 0.37, 0.47, 0.53 (2026-11)."""
CLASHES = (RelationKind.CONTRADICTS, RelationKind.DIFFERS)


@dataclass(frozen=True)
class Event:
    """An event as the judge would meet it, with what is true of it.

    Attributes:
        name: The event's.
        points: As `align` finds them.
        pairs: n candidates.
        scores: Shape (n, checks); the column of "standing" is filled in once "stands" is fitted.
        first: Shape (n,): row of `signs` that belongs to the pair's first statement; `second` likewise.
        labels: Shape (n, 4): same point, clash, differs, agreement.
        hits: The gold conflicts each pair stands for.
        signs: Shape (m, signs), one row a statement; `sign_names` names the columns.
        is_stand: Shape (m,): it stands on a gold point.
        parties: Party by statement id.
        golden: Gold conflicts in all.
        share: What the event counts in a fit, beside others.
    """

    name: str
    points: tuple[Point, ...]
    pairs: list[Candidate]
    scores: Rows
    first: Rows
    second: Rows
    labels: Rows
    hits: list[frozenset[int]]
    signs: Rows
    sign_names: tuple[str, ...]
    is_stand: Rows
    parties: dict[str, str]
    golden: int
    share: float = 1.0


def read_story(story: Story, embedder: Embedder, rivals: PairScorer) -> Event:
    """Put a story's judged pairs through the checks; those whose statements meet on no point are left out."""
    sides = {s.statement_id: None for s in story.resolved.statements}
    stands = {s.statement_id: frozenset[str]() for s in story.resolved.statements}
    blank = Table({"relations": []}, list(story.annotated), story.resolved, sides, stands)
    event = read_event(blank, story.name, embedder, rivals)
    places = {frozenset((c.first_id, c.second_id)): k for k, c in enumerate(event.pairs)}
    told = [
        (places[pair], label)
        for first, second, label, _ in story.pairs
        if (pair := frozenset((first.statement_id, second.statement_id))) in places
    ]
    rows = np.array([k for k, _ in told], dtype=int)
    labels = [
        (label != "unrelated", label in CLASHES, label == "differs", label == "agrees")
        for _, label in told
    ]
    return replace(
        event,
        pairs=[event.pairs[k] for k in rows],
        scores=event.scores[rows],
        first=event.first[rows],
        second=event.second[rows],
        labels=np.array(labels, dtype=bool).reshape(-1, 4),
        hits=[frozenset()] * len(rows),
    )


def share_out(stories: Sequence[Event]) -> list[Event]:
    """Let all stories together count `JUDGED` events."""
    return [replace(one, share=JUDGED / len(stories)) for one in stories]


def read_event(table: Table, name: str, embedder: Embedder, rivals: PairScorer) -> Event:
    """Put the pairs of an event's points through the checks; all of them through those of the rivals head."""
    points = align(table.annotated, table.resolved, embedder, rivals, settings=AlignSettings())
    pairs = find_candidates(table.resolved, points, JudgeSettings())
    ids = list(dict.fromkeys(i for c in pairs for i in (c.first_id, c.second_id)))
    claims = make_claims(table.annotated, table.resolved, embedder, frozenset(ids))
    place = {i: k for k, i in enumerate(ids)}
    labels, hits = label_pairs(table, pairs)
    named = {party.party_id: party.name for party in table.resolved.parties}
    both = [(claims[p.first_id], claims[p.second_id]) for p in pairs]
    checks = (*CHECKS, *make_version_checks(read_versions(both, named, rivals)))
    return Event(
        name=name,
        points=tuple(points),
        pairs=pairs,
        scores=np.array([[check(*pair).score for check in checks] for pair in both]),
        first=np.array([place[p.first_id] for p in pairs]),
        second=np.array([place[p.second_id] for p in pairs]),
        labels=labels,
        hits=hits,
        signs=np.array([list(claims[i].signs.values()) for i in ids]),
        sign_names=tuple(claims[ids[0]].signs),
        is_stand=np.array([bool(table.stands[i]) for i in ids]),
        parties={i: claims[i].party_id or "" for i in ids},
        golden=sum(row["kind"] != "agrees" for row in table.gold["relations"]),
    )


def label_pairs(table: Table, pairs: Sequence[Candidate]) -> tuple[Rows, list[frozenset[int]]]:
    """Say of each pair: same point, clash, differs, agreement; and which gold conflicts it hits."""
    rows, hits = [], []
    for pair in pairs:
        sides = [table.sides[i] for i in (pair.first_id, pair.second_id)]
        on = table.stands[pair.first_id] & table.stands[pair.second_id]
        right = [
            (k, row["kind"])
            for k, row in enumerate(table.gold["relations"])
            if row["point"] in on and row["parties"] in (sides, sides[::-1])
        ]
        kinds = {kind for _, kind in right}
        clash = bool(kinds - {"agrees"})
        rows.append((bool(on), clash, clash and "contradicts" not in kinds, "agrees" in kinds))
        hits.append(frozenset(k for k, kind in right if kind != "agrees"))
    return np.array(rows, dtype=bool).reshape(-1, 4), hits


def name_columns() -> list[str]:
    """Give the names of the scores' columns as the checks' evidence carries them."""
    return [name_check(check) for check in (*CHECKS, *make_version_checks({}))]


def widen(scores: Rows, names: Sequence[str]) -> tuple[Rows, list[str]]:
    """Add the columns that are multiplied by nearness in meaning."""
    gated = [names.index(name) for name in GATED]
    topic = scores[:, [names.index("topic")]]
    return np.hstack([scores, scores[:, gated] * topic]), [*names, *(f"{n}*topic" for n in GATED)]


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
        if np.abs(step).max() < 1e-4:
            break
    return weights


def fit_events(tabled: Sequence[Event], judged: Sequence[Event] = ()) -> dict[str, Weights]:
    """Fit the four models on some events; what is a stand, only those with a gold table tell."""
    events = [*tabled, *judged]
    sign_names = events[0].sign_names
    directions = np.array([-1 if name in AGAINST else 1 for name in sign_names])
    fitted = {
        "stands": fit_model(
            [e.signs for e in tabled], [e.is_stand for e in tabled], sign_names, directions
        )
    }
    scores = [fill_standing(e, fitted["stands"]) for e in events]
    wide = [widen(s, name_columns())[0] for s in scores]
    names = widen(scores[0], name_columns())[1]
    bare = [name.partition("*")[0] for name in names]
    for model, sign in (("clash", 1), ("agree", -1), ("differs", 0)):
        directions = np.array([0 if n in FREE else abs(sign) if n in ALIKE else sign for n in bare])
        if model == "differs":
            directions = np.array([DIFFERING.get(n, 0) for n in bare])
        rows = [
            e.labels[:, 1] if model == "differs" else np.ones(len(e.pairs), bool) for e in events
        ]
        wanted = {
            "clash": [e.labels[:, 1] for e in events],
            "agree": [e.labels[:, 3] & ~e.labels[:, 1] for e in events],
            "differs": [e.labels[:, 2] for e in events],
        }[model]
        fitted[model] = fit_model(
            [w[r] for w, r in zip(wide, rows, strict=True)],
            [w[r] for w, r in zip(wanted, rows, strict=True)],
            names,
            directions,
            [e.share for e in events],
        )
        held = fitted[model].weights
        added = {n: round(held.get(n, 0.0) + more, 4) for n, more in ADDED.get(model, {}).items()}
        fitted[model] = replace(fitted[model], weights={**held, **added})
    return fitted


def fit_model(
    columns: Sequence[Rows],
    wanted: Sequence[Rows],
    names: Sequence[str],
    directions: Rows,
    shares: Sequence[float] = (),
) -> Weights:
    """Fit one model on the rows of some events, each of its share (1 if not given); weights of 0 are left out."""
    shares = shares or [1.0] * len(wanted)
    share = np.concatenate(
        [np.full(len(w), s * ROWS / max(1, len(w))) for w, s in zip(wanted, shares, strict=True)]
    )
    bias, weights = fit_signed(np.concatenate(columns), np.concatenate(wanted), share, directions)
    return Weights(
        round(bias, 4),
        {n: round(float(w), 4) for n, w in zip(names, weights, strict=True) if abs(w) >= 1e-4},
    )


def weigh_rows(columns: Rows, names: Sequence[str], weights: Weights) -> Rows:
    """Weigh all rows at once."""
    row = np.array([weights.weights.get(name, 0.0) for name in names])
    return 1 / (1 + np.exp(-np.clip(columns @ row + weights.bias, -30, 30)))


def fill_standing(event: Event, stands: Weights) -> Rows:
    """Give an event's scores with the column of "standing" filled in."""
    chance = weigh_rows(event.signs, event.sign_names, stands)
    scores = event.scores.copy()
    scores[:, name_columns().index("standing")] = join_standing(
        chance[event.first], chance[event.second]
    )
    return scores


def weigh_event(event: Event, weights: dict[str, Weights]) -> list[Judged]:
    """Weigh an event's pairs as a run would."""
    columns, names = widen(fill_standing(event, weights["stands"]), name_columns())
    chances = [weigh_rows(columns, names, weights[model]) for model in MODELS[1:]]
    return [Judged(*map(float, row), ()) for row in zip(*chances, strict=True)]


def measure(event: Event, weights: dict[str, Weights], settings: JudgeSettings) -> dict[str, float]:
    """Give precision and recall of conflicts and precision of agreements, as the events' scorer counts them."""
    place = {(c.first_id, c.second_id): k for k, c in enumerate(event.pairs)}
    picked = pick_relations(
        event.pairs, weigh_event(event, weights), event.points, event.parties, settings
    )
    clashes = [place[r.first_id, r.second_id] for r in picked if r.kind in CLASHES]
    agrees = [place[r.first_id, r.second_id] for r in picked if r.kind == RelationKind.AGREES]
    right = [
        r for r in picked if r.kind in CLASHES and event.labels[place[r.first_id, r.second_id], 1]
    ]
    kinds = [
        (r.kind == RelationKind.DIFFERS) == event.labels[place[r.first_id, r.second_id], 2]
        for r in right
    ]
    hit = frozenset[int]().union(*(event.hits[k] for k in clashes))
    return {
        "said": len(clashes),
        "right": int(event.labels[clashes, 1].sum()),
        "same point": int(event.labels[clashes, 0].sum()),
        "kinds": int(sum(kinds)),
        "recall": len(hit) / max(1, event.golden),
        "agree said": len(agrees),
        "agree right": int(event.labels[agrees, 3].sum()),
    }


def pool(rows: Sequence[dict[str, float]]) -> dict[str, float]:
    """Put the figures of several events together: shares of all that was said, mean recall."""
    total = {k: sum(row[k] for row in rows) for k in rows[0]}
    return {
        "said": total["said"] / len(rows),
        "precision": total["right"] / max(1, total["said"]),
        "same point": total["same point"] / max(1, total["said"]),
        "kinds": total["kinds"] / max(1, total["right"]),
        "recall": total["recall"] / len(rows),
        "agree said": total["agree said"] / len(rows),
        "agree precision": total["agree right"] / max(1, total["agree said"]),
    }


def choose_shift(events: Sequence[Event], held_out: Sequence[dict], model: str) -> float:
    """Find how far a model's bias must move for the most precise relations with each event left out.

    Of a grid the most precise shift is taken that says at least `LEAST` relations an event on found statements.
    """
    key, said = ("precision", "said") if model == "clash" else ("agree precision", "agree said")
    best = (-1.0, 0.0)
    for shift in np.arange(-4.0, 4.01, 0.25):
        row = pool(
            [
                measure(
                    e, {**w, model: replace(w[model], bias=w[model].bias - shift)}, WORKING_POINT
                )
                for e, w in zip(events, held_out, strict=True)
            ]
        )
        log.info("%s shift %.2f %s", model, shift, {k: round(v, 3) for k, v in row.items()})
        if row[said] < LEAST[model]:
            break
        best = max(best, (round(row[key], 2), float(shift)))
    return best[1]


def fit_and_measure(
    events: Sequence[Event], judged: Sequence[Event]
) -> tuple[dict[str, Weights], dict[str, dict]]:
    """Fit on all events, choose the working points with each left out; also gives what was measured so."""
    names = list(dict.fromkeys(e.name for e in events))
    left = {n: fit_events([e for e in events if e.name != n], judged) for n in names}
    weights = fit_events(events, judged)
    for model in LEAST:
        shift = choose_shift(events, [left[e.name] for e in events], model)
        for held in (weights, *left.values()):
            held[model] = replace(held[model], bias=round(held[model].bias - shift, 4))
    rows = [measure(e, left[e.name], JudgeSettings()) for e in events]
    for event, row in zip(events, rows, strict=True):
        log.info("%s %s", event.name, row)
    return weights, {k: round(v, 3) for k, v in pool(rows).items()}


def write_weights(
    path: Path, weights: dict[str, Weights], figures: dict, models: list[str], on: str
) -> None:
    """Write the weights with what they were fitted on and how well they did."""
    origin = {
        "fitted_by": "training/weigh.py",
        "on": on,
        "models": models,
        "left_out": figures,
    }
    held = {
        name: {"bias": weights[name].bias, "weights": dict(weights[name].weights)}
        for name in MODELS
    }
    path.write_text(json.dumps({"origin": origin, **held}, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, choose the working points, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--dev", action="store_true", help="measure on the other events too")
    parser.add_argument(
        "--unseen", nargs="+", action="append", default=[], metavar="GRAPH_OR_EVENT",
        help="a graph of pairs and beginnings of the events that it has not seen",
    )  # fmt: skip
    parser.add_argument("--judged", help="a graph of pairs that has not seen the judged stories")
    parser.add_argument("--data", type=Path, help="the data root, for the judged stories")
    parser.add_argument("--articles", type=Path, help="their articles (tables.py)")
    options = parser.parse_args()
    if options.judged and not (options.data and options.articles):
        parser.error("--judged needs --data and --articles")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    embedder, tagger, shipped = open_embedder(), open_tagger(), open_rivals()
    unseen = [(open_rivals(f"onnx:{path}"), tuple(names)) for path, *names in options.unseen]

    def read_events(pattern: str) -> list[Event]:
        events = []
        for path in sorted(options.events.glob(pattern)):
            name = path.parent.name
            rivals = next((one for one, held in unseen if name.startswith(held)), shipped)
            event = read_event(read_found(path.parent, tagger), name, embedder, rivals)
            log.info("%s: %d pairs", name, len(event.pairs))
            events.append(event)
        return events

    train = read_events("train/*/gold.json")
    judged = []
    if options.judged:
        before = open_rivals(f"onnx:{options.judged}")
        stories = read_stories(Roots(options.data, options.events, options.articles), tagger)
        judged = [read_story(one, embedder, before) for one in stories if one.is_contested]
    judged = share_out([one for one in judged if one.pairs])
    weights, figures = fit_and_measure(train, judged)
    log.info("train, each event left out: %s", figures)
    for event in read_events("*/gold.json") if options.dev else ():
        log.info("%s %s", event.name, measure(event, weights, JudgeSettings()))
    models = [embedder.identity, *(one.identity for one, _ in unseen), shipped.identity]
    on = f"{len(train)} training events with a gold table, {len(judged)} judged stories, found statements"
    write_weights(options.out, weights, figures, models, on)


if __name__ == "__main__":
    main()
