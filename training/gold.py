"""Read an event folder with a gold table as the records that the rooms give.

Takes a folder with `gold.json` and its articles; gives what the rooms find in them, and the gold points each
statement stands on (as the events' scorer counts it).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.follow import date_statements
from rashomon.read import read
from rashomon.records import (
    Annotated,
    Resolved,
    Source,
    Span,
    Statement,
)
from rashomon.resolve import resolve
from rashomon.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import SpanTagger

QUOTES = str.maketrans("“”‘’", "\"\"''")


class Places:
    """Finds a quote in a text whatever its white space and quotation marks."""

    def __init__(self, text: str, article_id: str = "") -> None:
        self.text = text
        self.article_id = article_id
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


@dataclass(frozen=True, slots=True)
class Table:
    """An event with what is true of its statements.

    Attributes:
        gold: The gold table.
        annotated: Its articles.
        resolved: Statements and parties as the rooms find them.
        sides: Statement id -> the gold party it is said for; None where the party is none of the table's.
        stands: Statement id -> the gold points that this party's statement stands on.
    """

    gold: dict
    annotated: list[Annotated]
    resolved: Resolved
    sides: dict[str, str | None]
    stands: dict[str, frozenset[str]]


def find_said(files: Sequence[Path], tagger: SpanTagger) -> tuple[tuple[Annotated, ...], Resolved]:
    """Give what the rooms find in articles, up to parties and times."""
    settings = Settings()
    articles = read([Source(str(path)) for path in files], settings=settings.read).articles
    annotated = annotate(articles, tagger)
    statements = attribute(annotated, settings=settings.attribute)
    resolved = resolve(annotated, statements, settings=settings.resolve)
    return annotated, date_statements(annotated, resolved)


def name_sides(parties: Sequence[dict], resolved: Resolved) -> dict[str, str | None]:
    """Give the table's party for which each found statement is said, by names; None where the table has none."""
    names = {
        fold_name(name): row["id"]
        for row in parties
        for name in (row["name"], row["id"], *row["aliases"])
    }
    side_of = {
        party.party_id: next(
            (names[n] for n in map(fold_name, (party.name, *party.aliases)) if n in names), None
        )
        for party in resolved.parties
    }
    return {s.statement_id: side_of.get(s.party_id or "") for s in resolved.statements}


def read_found(folder: Path, tagger: SpanTagger) -> Table:
    """Read an event with the statements and parties that the rooms find in its articles."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    annotated, resolved = find_said([folder / row["file"] for row in gold["articles"]], tagger)
    files = {Path(row["file"]).name: row["id"] for row in gold["articles"]}
    places = {
        files[Path(a.article.path or "").name]: Places(a.article.text, a.article.article_id)
        for a in annotated
    }
    sides = name_sides(gold["parties"], resolved)
    stands = find_stands(gold, resolved.statements, places, sides)
    return Table(gold, list(annotated), resolved, sides, stands)


def fold_name(name: str) -> str:
    """Fold a party's name as the events' scorer does."""
    return re.sub(r"^the\s+", "", name.casefold().strip()).replace("’", "'")


def find_stands(
    gold: dict,
    statements: Sequence[Statement],
    places: dict[str, Places],
    sides: dict[str, str | None],
) -> dict[str, frozenset[str]]:
    """Find the gold points each statement stands on: its party's quotes on them that it overlaps."""
    positions: dict[str, list[tuple[dict, Span]]] = {}
    for row in gold["positions"]:
        held = places.get(row["article"])
        span = held.find(row["quote"]) if held else None
        if held and span:
            positions.setdefault(held.article_id or row["article"], []).append((row, span))
    stands = {}
    for statement in statements:
        have = {k for span in statement.content for k in range(span.start, span.end)}
        stands[statement.statement_id] = frozenset(
            row["point"]
            for row, span in positions.get(statement.article_id, [])
            if row["party"] == sides[statement.statement_id]
            and len(have & set(range(span.start, span.end)))
            >= 0.3 * min(span.end - span.start, len(have))
        )
    return stands
