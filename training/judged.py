"""Read pairs of statements that a reader judged one by one (`training/judged.jsonl`).

Where a table (`tables.py`) gives positions letters, so that all pairs of an event have a label that follows from them,
here the judge's own first choices in unseen stories were put to a reader, right or wrong: what looks like a clash and
is none. How they came about says `tables.md`.

    python training/judged.py --data DATA_ROOT --events EVENTS_ROOT --articles ARTICLE_BIAS_PREDICTION
    # counts; fails where a text is another
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from tables import find_listed, parse_roots

from rashomon.models.open import open_tagger
from rashomon.models.rivals import RIVAL_LABELS, word_statement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tables import Roots

    from rashomon.models.base import SpanTagger
    from rashomon.records import Annotated, Resolved, Statement

log = logging.getLogger("judged")

FILE = Path(__file__).parent / "judged.jsonl"


def read_judged(roots: Roots, tagger: SpanTagger) -> Iterator[tuple[str, str, str]]:
    """Give each judged pair as the rivals head reads it, with its label; stories that are not at hand are left out.

    Raises:
        ValueError: An article is not the one that was judged, or a label is unknown; names the story.
    """
    for line in FILE.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        found = find_listed(story["articles"], roots, tagger, story["event"])
        if found is None:
            log.warning("%s is left out: its articles are not at hand (--articles)", story["event"])
            continue
        said = _by_place(*found)
        names = {party.party_id: party.name for party in found[1].parties}
        for row in story["pairs"]:
            if row["label"] not in RIVAL_LABELS:
                message = f"{story['event']}: no label {row['label']}"
                raise ValueError(message)
            places = [(place["article"], *place["span"]) for place in row["places"]]
            if all(place in said for place in places):
                first, second = (word_statement(said[place], names) for place in places)
                yield first, second, row["label"]


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
    print(Counter(label for *_, label in read_judged(parse_roots(__doc__), open_tagger())))


if __name__ == "__main__":
    main()
