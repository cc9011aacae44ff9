"""Fit the weights by which `resolve` weighs what a pronoun may mean.

    python -m training.antecedents --coreference ROOT --articles polnear-train.jsonl

Three kinds of pronouns are learnt from:

1. GAP (train): the entities of the right name; of a snippet where neither is right, all but the two named.
2. GUM (train): the entities that the pronoun's gold cluster has among its candidates.
3. PolNeAR (train), without any gold: where just one person of the pronoun's gender stands near it, and others of the
   other gender do, genders are hidden and that person is the right one. So news is learnt from too, where sources
   speak. These count `NEWS_COUNTS` times.

The model is a softmax over mentions; what is raised is the logarithm of the right entities' sum (Durrett and Klein
2013, without their features of words), less the squared distance of the weights from a few set by hand.

Run of 2026-11-22 on the reader of that day: 1960 + 935 + 305 pronouns. With the reader's own references 0.72 on GAP
dev and 0.90 on the 200 sources of PolNeAR dev; l2 of 1, 5, 15, 40 and 1 or 4 counts of news were tried on these.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.conll import Document, GoldMention, read_documents
from benchmarks.coreference import overlaps, read_gap
from benchmarks.rows import choose_evenly, make_article, read_rows, show_progress
from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.models.open import open_tagger
from rashomon.records import StatementKind
from rashomon.resolve import antecedents
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.people import gather_people
from rashomon.resolve.polities import learn_polities
from rashomon.resolve.view import look
from rashomon.settings import AttributeSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rashomon.models.base import SpanTagger
    from rashomon.resolve.antecedents import Candidate, Scene
    from rashomon.resolve.pronouns import Pronoun
    from rashomon.resolve.view import View

OUT = Path(antecedents.__file__).with_name("antecedents.json")
NEWS_COUNTS = 4.0
NEWS_ARTICLES = 120
L2 = 5.0
STEPS = 400
RATE = 0.05
BY_HAND = {
    "speaks: candidate in it": -1.5,
    "own quotation": -1.5,
    "speaks: last speaker": 0.7,
    "speaks: speaker": 0.5,
}
KINDS = ("person", "it", "th")


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun to learn from.

    Attributes:
        features: Of each candidate.
        is_right: For each candidate, whether it belongs to a right entity.
        counts: How often it counts.
    """

    features: list[list[str]]
    is_right: list[bool]
    counts: float = 1.0


def open_view(name: str, text: str, tagger: SpanTagger) -> View:
    """Look at a text with its statements and persons."""
    (annotated,) = annotate([make_article(name, text)], tagger)
    told = [
        statement
        for statement in attribute([annotated], settings=AttributeSettings())
        if statement.kind is not StatementKind.OWN_VOICE
    ]
    gazetteer = load_gazetteer()
    view = look(annotated, learn_polities([annotated], gazetteer))
    gather_people([view], told, gazetteer)
    view.statements.extend(told)
    return view


def walk(view: View) -> Iterator[tuple[Scene, Pronoun, list[Candidate], list[Candidate]]]:
    """Go through a text's pronouns as `resolve` does: (scene, pronoun, candidates, pronouns before)."""
    antecedents.find_antecedents(view)
    scene = antecedents.set_scene(view, view.statements)
    earlier: list[Candidate] = []
    for pronoun in scene.pronouns:
        candidates = antecedents.gather(pronoun, scene, earlier)
        yield scene, pronoun, candidates, earlier
        found = view.antecedents.get(pronoun.start)
        if found is not None:
            earlier.append(antecedents.follow_on(pronoun, found.mention, scene))


def make_case(
    scene: Scene,
    pronoun: Pronoun,
    candidates: Sequence[Candidate],
    is_right: Callable[[str], bool],
    counts: float = 1.0,
) -> Case | None:
    """Make a case; None where every candidate is right or none is."""
    right = [is_right(one.mention.entity) for one in candidates]
    if all(right) or not any(right):
        return None
    named = [antecedents.features(pronoun, one, candidates, scene) for one in candidates]
    return Case(named, right, counts)


def learn_gap(path: Path, tagger: SpanTagger) -> Iterator[Case]:
    """Read the cases of a GAP file."""
    for row in show_progress(read_gap(path), "GAP"):
        view = open_view(row["ID"], row["Text"], tagger)
        place = int(row["Pronoun-offset"])
        for scene, pronoun, candidates, _ in walk(view):
            if pronoun.start != place:
                continue
            told: dict[bool, set[str]] = {True: set(), False: set()}
            for name in ("A", "B"):
                start = int(row[f"{name}-offset"])
                span = (start, start + len(row[name]))
                here = {m.entity for m in scene.mentions if overlaps((m.start, m.end), span)}
                told[row[f"{name}-coref"].upper() == "TRUE"] |= here
            good, bad = told[True], told[False] - told[True]
            others = {one.mention.entity for one in candidates} - bad
            case = make_case(scene, pronoun, candidates, (good or others).__contains__)
            if case is not None:
                yield case


def learn_gum(path: Path, tagger: SpanTagger) -> Iterator[Case]:
    """Read the cases of a file of documents with clusters."""
    for document in show_progress(read_documents(path), "GUM"):
        view = open_view(document.name, document.text, tagger)
        gold = {(one.start, one.end): one for one in document.mentions}
        for scene, pronoun, candidates, _ in walk(view):
            wanted = gold.get((pronoun.start, pronoun.end))
            if wanted is None:
                continue
            good = {
                one.mention.entity
                for one in candidates
                if not one.is_pronoun and _is_of(one, wanted, document)
            }
            case = make_case(scene, pronoun, candidates, good.__contains__)
            if case is not None:
                yield case


def _is_of(one: Candidate, wanted: GoldMention, document: Document) -> bool:
    """Say whether the innermost gold mention around a candidate is of the wanted cluster."""
    start, end = one.mention.start, one.mention.end
    around = [m for m in document.mentions if m.start <= start and end <= m.end]
    inner = min(around, key=lambda m: m.end - m.start, default=None)
    return inner is not None and (inner.kind, inner.cluster) == (wanted.kind, wanted.cluster)


def learn_news(path: Path, tagger: SpanTagger) -> Iterator[Case]:
    """Make cases of news articles whose pronouns are told by gender alone."""
    rows = [row for row in read_rows(path, needs=("text",)) if row.get("first", True)]
    for row in show_progress(choose_evenly(rows, NEWS_ARTICLES), "news"):
        view = open_view(str(row.get("id", "")), str(row["text"]), tagger)
        hidden = antecedents.set_scene(view, view.statements)
        hidden.mentions = [replace(one, gender="") for one in hidden.mentions]
        for scene, pronoun, candidates, earlier in walk(view):
            persons = [one.mention for one in candidates if one.mention.kind == "person"]
            right = {one.entity for one in persons if one.gender == pronoun.gender}
            is_open = any(one.is_name and not one.gender for one in persons)
            if not pronoun.is_person or len(right) != 1 or is_open:
                continue
            hidden.counts, hidden.speakers = scene.counts, scene.speakers
            before = [replace(one, mention=replace(one.mention, gender="")) for one in earlier]
            all_of_them = antecedents.gather(pronoun, hidden, before)
            others = [one.mention for one in all_of_them if one.mention.entity not in right]
            if any(one.kind == "person" and one.is_name for one in others):
                case = make_case(hidden, pronoun, all_of_them, right.__contains__, NEWS_COUNTS)
                if case is not None:
                    yield case


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Fit the weights by Adam over all cases at once.

    Returns:
        Feature to weight, to three places.
    """
    start = {f"{kind}: {name}": value for kind in KINDS for name, value in BY_HAND.items()}
    names = sorted({f for case in cases for one in case.features for f in one} | set(start))
    index = {name: k for k, name in enumerate(names)}
    rows = [one for case in cases for one in case.features]
    flat = np.array([index[name] for one in rows for name in one])
    row_of = np.repeat(np.arange(len(rows)), [len(one) for one in rows])
    case_of = np.repeat(np.arange(len(cases)), [len(case.is_right) for case in cases])
    right = np.array([value for case in cases for value in case.is_right])
    counts = np.array([case.counts for case in cases])[case_of]
    prior = np.array([start.get(name, 0.0) for name in names])
    weights, first, second = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        scores = np.bincount(row_of, weights[flat], len(rows))
        top = np.full(len(cases), -np.inf)
        np.maximum.at(top, case_of, scores)
        raw = np.exp(scores - top[case_of])
        share = raw / np.bincount(case_of, raw, len(cases))[case_of]
        of_right = np.bincount(case_of, share * right, len(cases))[case_of]
        slope = (share - share * right / np.maximum(of_right, 1e-12)) * counts
        gradient = np.bincount(flat, slope[row_of], len(names)) + L2 * (weights - prior)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        scale = np.sqrt(second / (1 - 0.999**step)) + 1e-9
        weights -= RATE * first / (1 - 0.9**step) / scale
    return {name: round(float(value), 3) for name, value in zip(names, weights, strict=True)}


def write(weights: Mapping[str, float], about: Mapping[str, int]) -> None:
    """Write the file that `resolve` reads."""
    stored = {"cases": dict(about), "weights": dict(sorted(weights.items()))}
    OUT.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Fit and write; see the module's text."""
    parser = argparse.ArgumentParser(prog="python -m training.antecedents")
    parser.add_argument("--coreference", type=Path, required=True, metavar="ROOT")
    parser.add_argument("--articles", type=Path, required=True, metavar="FILE")
    options = parser.parse_args()
    tagger = open_tagger()
    cases: defaultdict[str, list[Case]] = defaultdict(list)
    cases["GAP"] = list(learn_gap(options.coreference / "gap-train.tsv", tagger))
    cases["GUM"] = list(learn_gum(options.coreference / "gum-train.conll", tagger))
    cases["news"] = list(learn_news(options.articles, tagger))
    weights = fit([case for found in cases.values() for case in found])
    write(weights, {name: len(found) for name, found in cases.items()})
    print({name: len(found) for name, found in cases.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
