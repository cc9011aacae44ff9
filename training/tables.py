"""Read tables of real articles that were labelled for training (`training/tables/*.json`).

A table names articles of the data and events roots, or of a public collection (they are not copied), points, positions
with a letter (the same letter says the same) and how letters stand to each other. Positions are ranges of characters: a
found statement that overlaps one stands there. How they came about, and by whom, says `tables.md`.

    python training/tables.py --data DATA_ROOT --events EVENTS_ROOT --articles ARTICLE_BIAS_PREDICTION
    # counts; fails where a text is another

`--articles` is a clone of ramybaly/Article-Bias-Prediction (Baly et al., EMNLP 2020); without it the tables over its
articles are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import tempfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import combinations, combinations_with_replacement
from pathlib import Path
from typing import TYPE_CHECKING

from gold import Table, find_said, name_sides
from rivals import KINDS, relate_letters

from rashomon.align.compare import compare_all
from rashomon.align.reading import find_nearest
from rashomon.align.views import view_statements
from rashomon.judge.scene import find_spots
from rashomon.models.open import open_tagger
from rashomon.models.rivals import word_statement
from rashomon.records import StatementKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rashomon.models.base import Embedder, SpanTagger
    from rashomon.records import Annotated, Resolved, Statement

log = logging.getLogger("tables")

FOLDER = Path(__file__).parent / "tables"
OVERLAP = 0.3
"""As much of the shorter of statement and position must be shared; as the events' scorer has it."""

NEAREST = 20
"""Neighbours of a statement among which unrelated pairs are taken: what `judge` meets, and some more."""

Letters = dict[str, dict[str, str]]
"""By statement id: the letter on each point it stands on."""


@dataclass(slots=True)
class Labelled:
    """A table read: what the judge's weights are fitted on, and each statement's letters, whoever was taken to say it.

    Attributes:
        topic: Tables of one topic are left out together.
        table: As of an event with a gold table; parties' relations follow from their letters.
        letters: See `Letters`.
        relations: By point: two letters -> kind.
    """

    topic: str
    table: Table
    letters: Letters
    relations: dict[str, dict[frozenset[str], str]]

    def relate(self, first_id: str, second_id: str) -> str:
        """Give the label of two statements."""
        first, second = (self.letters.get(one, {}) for one in (first_id, second_id))
        return relate_letters(first, second, self.relations)


@dataclass(frozen=True, slots=True)
class Roots:
    """Where the articles of tables lie.

    Attributes:
        data: The data root, for files under `attribution/`.
        events: The events root, for files under `raw/`.
        articles: The collection, for files under `data/jsons/`; None where it is not at hand.
    """

    data: Path
    events: Path
    articles: Path | None = None

    def find(self, file: str) -> Path | None:
        """Give the path of an article's file; None where its root is not at hand."""
        if file.startswith("data/jsons/"):
            return self.articles and self.articles / file
        return (self.events if file.startswith("raw/") else self.data) / file


def read_labelled(path: Path, roots: Roots, tagger: SpanTagger) -> Labelled | None:
    """Read a table and what the rooms find in its articles; None where their root is not at hand.

    Raises:
        ValueError: An article is not the one that was labelled; names table and article.
    """
    held = json.loads(path.read_text(encoding="utf-8"))
    found = find_listed(held["articles"], roots, tagger, path.name)
    if found is None:
        return None
    annotated, resolved = found
    names = {a.article.article_id: Path(a.article.path or "").stem for a in annotated}
    relations = {point["id"]: {} for point in held["points"]}
    for row in held["relations"]:
        relations[row["point"]][frozenset(row["letters"])] = KINDS[row["sign"]]
    sides = name_sides(held["parties"], resolved)
    letters, stands = find_letters(held["positions"], resolved, names, sides)
    gold = {"relations": list(relate_parties(held["positions"], relations))}
    table = Table(gold, annotated, resolved, sides, stands)
    return Labelled(held["topic"], table, letters, relations)


def find_listed(
    rows: list[dict], roots: Roots, tagger: SpanTagger, name: str
) -> tuple[tuple[Annotated, ...], Resolved] | None:
    """Give what the rooms find in the articles that a labelled file lists; None where their root is not at hand.

    Raises:
        ValueError: An article is not the one that was labelled; names file and article.
    """
    if any(roots.find(row["file"]) is None for row in rows):
        return None
    with tempfile.TemporaryDirectory() as scratch:
        files = []
        for row in rows:
            text = find_text(row, roots)
            if hashlib.sha256(text.encode()).hexdigest()[:16] != row["digest"]:
                message = f"{name}: article {row['id']} is not the one that was labelled"
                raise ValueError(message)
            files.append(Path(scratch) / f"{row['id']}.txt")
            files[-1].write_text(text, encoding="utf-8")
        return find_said(files, tagger)


def find_text(row: dict, roots: Roots) -> str:
    """Give an article's text as it was labelled: the title in front unless the text begins with it."""
    path = roots.find(row["file"])
    found = _read_rows(path)[row.get("row", 0)]
    title = (found.get("title") or "").strip()
    text = found["content_original"] if "row" not in row else found["text"]
    if title and not text.lstrip().startswith(title[:40]):
        return f"{title}\n\n{text}"
    return text


@cache
def _read_rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.load(lines)] if path.suffix == ".json" else [json.loads(row) for row in lines]


def find_letters(
    positions: list[dict], resolved: Resolved, names: dict[str, str], sides: dict[str, str | None]
) -> tuple[Letters, dict[str, frozenset[str]]]:
    """Give each statement's letters, and the points on which it stands for the party it is said for."""
    letters: Letters = {}
    stands: dict[str, frozenset[str]] = {s.statement_id: frozenset() for s in resolved.statements}
    for statement in resolved.statements:
        for row in positions:
            if row["article"] != names[statement.article_id] or not overlaps(
                statement, row["spans"]
            ):
                continue
            letters.setdefault(statement.statement_id, {})[row["point"]] = row["letter"]
            if row["party"] == sides[statement.statement_id]:
                stands[statement.statement_id] |= {row["point"]}
    return letters, stands


def overlaps(statement: Statement, spans: list[list[int]]) -> bool:
    have = find_spots(statement)
    wanted = {k for start, end in spans for k in range(start, end)}
    return len(have & wanted) >= OVERLAP * min(len(have), len(wanted)) > 0


def relate_parties(
    positions: list[dict], relations: dict[str, dict[frozenset[str], str]]
) -> Iterator[dict]:
    """Give the relations of parties that follow from their letters, as a gold table lists them."""
    held: dict[str, dict[str, set[str]]] = {}
    for row in positions:
        held.setdefault(row["point"], {}).setdefault(row["party"], set()).add(row["letter"])
    for point, letters in held.items():
        for first, second in combinations_with_replacement(sorted(letters), 2):
            kinds = {
                relations[point].get(frozenset((a, b)))
                for a in letters[first]
                for b in letters[second]
            }
            found = [kind for kind in ("contradicts", "differs") if kind in kinds][:1]
            if first != second and letters[first] & letters[second]:
                found.append("agrees")
            for kind in found:
                yield {"point": point, "parties": [first, second], "kind": kind}


def relate_gold(table: Table, first_id: str, second_id: str) -> str:
    """Give the label of two statements of an event with a gold table, which knows parties' relations only."""
    on = table.stands[first_id] & table.stands[second_id]
    sides = [table.sides[first_id], table.sides[second_id]]
    if not on:
        return "unrelated"
    if sides[0] == sides[1]:
        return "agrees"
    kinds = {
        row["kind"]
        for row in table.gold["relations"]
        if row["point"] in on and row["parties"] in (sides, sides[::-1])
    }
    return next((kind for kind in ("contradicts", "differs", "agrees") if kind in kinds), "open")


def make_pairs(
    table: Table, relate: Callable[[str, str], str], embedder: Embedder
) -> Iterator[tuple[str, str, str]]:
    """Make the pairs of one event's attributed statements: all on one question, and the `NEAREST` of each statement.

    Args:
        table: The event.
        relate: Label of two statement ids.
        embedder: Nearness as `align` has it.
    """
    said = [
        s for s in table.resolved.statements if s.content and s.kind is not StatementKind.OWN_VOICE
    ]
    names = {party.party_id: party.name for party in table.resolved.parties}
    log_odds = compare_all(view_statements(table.annotated, said, embedder))
    near = set(find_nearest(log_odds, NEAREST))
    for i, j in combinations(range(len(said)), 2):
        label = relate(said[i].statement_id, said[j].statement_id)
        if label != "unrelated" or (i, j) in near:
            yield word_statement(said[i], names), word_statement(said[j], names), label


def read_all(
    roots: Roots, tagger: SpanTagger, *, without: tuple[str, ...] = ()
) -> Iterator[Labelled]:
    """Read every table whose articles are at hand, but those whose topic begins with one of `without`."""
    for path in sorted(FOLDER.glob("*.json")):
        if path.stem.startswith(without):
            continue
        labelled = read_labelled(path, roots, tagger)
        if labelled is None:
            log.warning("%s is left out: its articles are not at hand (--articles)", path.name)
        else:
            yield labelled


def parse_roots(description: str) -> Roots:
    """Read from the command line where the articles of labelled files lie."""
    parser = argparse.ArgumentParser(description=description.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--events", type=Path, required=True)
    parser.add_argument("--articles", type=Path)
    options = parser.parse_args()
    return Roots(options.data, options.events, options.articles)


def main() -> None:
    for labelled in read_all(parse_roots(__doc__), open_tagger()):
        ids = [s.statement_id for s in labelled.table.resolved.statements]
        counts = Counter(labelled.relate(a, b) for a, b in combinations(ids, 2))
        print(labelled.topic, len(ids), "statements,", len(labelled.letters), "on a point;", counts)


if __name__ == "__main__":
    main()
