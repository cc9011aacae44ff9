"""Read pairs of statements that a reader judged one by one (`training/judged.jsonl`).

Where a table (`tables.py`) gives positions letters, so that all pairs of an event have a label that follows from them,
here the judge's own first choices in unseen stories were put to a reader, right or wrong: what looks like a clash and
is none. How they came about says `tables.md`.

    python training/judged.py --data DATA_ROOT --events EVENTS_ROOT --articles ARTICLE_BIAS_PREDICTION
    # counts, and how the shipped rivals head ranks the pairs of the stories nothing is learnt from; fails where a text
    # is another
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tables import find_listed, parse_roots

from benchmarks.rivals import CLASHES, rank_area
from rashomon.models.open import open_rivals, open_tagger
from rashomon.models.rivals import RIVAL_LABELS, word_statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tables import Roots

    from rashomon.models.base import PairScorer, SpanTagger
    from rashomon.records import Annotated, Resolved, Statement

log = logging.getLogger("judged")

FILE = Path(__file__).parent / "judged.jsonl"


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair as the rivals head reads it, with its label.

    Attributes:
        words: Both statements, worded.
        label: One of `RIVAL_LABELS`.
        is_clear: The reader saw it from the two quotes alone and did not waver.
    """

    words: tuple[str, str]
    label: str
    is_clear: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A judged story.

    Attributes:
        name: The story's.
        is_contested: Chosen for its quarrels, and judged as a table of stands would have it; else taken as it came.
        annotated: Its articles.
        resolved: What the rooms find in them.
        pairs: Both statements, label, and whether the label is clear; pairs that are not found any more are left out.
    """

    name: str
    is_contested: bool
    annotated: tuple[Annotated, ...]
    resolved: Resolved
    pairs: tuple[tuple[Statement, Statement, str, bool], ...]


def read_stories(roots: Roots, tagger: SpanTagger, *, held: bool = False) -> Iterator[Story]:
    """Give the judged stories; those that are not at hand are left out.

    Args:
        roots: Where articles lie.
        tagger: Finds the statements.
        held: Give the stories kept to measure on, instead of those to learn from.

    Raises:
        ValueError: An article is not the one that was judged, or a label is unknown; names the story.
    """
    for line in FILE.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        if bool(story.get("held")) != held:
            continue
        found = find_listed(story["articles"], roots, tagger, story["event"])
        if found is None:
            log.warning("%s is left out: its articles are not at hand (--articles)", story["event"])
            continue
        said = _by_place(*found)
        pairs = []
        for row in story["pairs"]:
            if row["label"] not in RIVAL_LABELS:
                message = f"{story['event']}: no label {row['label']}"
                raise ValueError(message)
            places = [(place["article"], *place["span"]) for place in row["places"]]
            if all(place in said for place in places):
                first, second = (said[place] for place in places)
                pairs.append((first, second, row["label"], not row.get("loose")))
        yield Story(story["event"], bool(story.get("contested")), *found, tuple(pairs))


def read_judged(roots: Roots, tagger: SpanTagger, *, held: bool = False) -> Iterator[JudgedPair]:
    """Give each judged pair of the stories that `read_stories` gives."""
    for story in read_stories(roots, tagger, held=held):
        names = {party.party_id: party.name for party in story.resolved.parties}
        for first, second, label, is_clear in story.pairs:
            words = word_statement(first, names), word_statement(second, names)
            yield JudgedPair(words, label, is_clear)


def measure(pairs: Sequence[JudgedPair], scorer: PairScorer) -> dict[str, float | None]:
    """Give areas under the ROC curve: one question before none, clash before all else, agreement before all else."""
    both = [scorer.score([p.words[::turn] for p in pairs]) for turn in (1, -1)]
    chances = np.mean(both, axis=0)
    clash = sum(chances[:, RIVAL_LABELS.index(label)] for label in CLASHES)
    of = {label: chances[:, RIVAL_LABELS.index(label)] for label in ("agrees", "unrelated")}
    return {
        "one question": rank_area(1 - of["unrelated"], [p.label != "unrelated" for p in pairs]),
        "clash": rank_area(clash, [p.label in CLASHES for p in pairs]),
        "agreement": rank_area(of["agrees"], [p.label == "agrees" for p in pairs]),
    }


def _by_place(
    annotated: tuple[Annotated, ...], resolved: Resolved
) -> dict[tuple[str, int, int], Statement]:
    """Statements by article and characters, the first of a joint source's."""
    articles = {a.article.article_id: Path(a.article.path or "").stem for a in annotated}
    said: dict[tuple[str, int, int], Statement] = {}
    for one in resolved.statements:
        if one.content:
            place = (articles[one.article_id], one.content[0].start, one.content[-1].end)
            said.setdefault(place, one)
    return said


def main() -> None:
    roots, tagger = parse_roots(__doc__), open_tagger()
    print("to learn from:", Counter(pair.label for pair in read_judged(roots, tagger)))
    held = list(read_judged(roots, tagger, held=True))
    print("to measure on:", Counter(pair.label for pair in held))
    print(measure(held, open_rivals()) if held else "no story to measure on is at hand")


if __name__ == "__main__":
    main()
