"""Read an event folder with a gold table as the records that the rooms give.

Takes a folder with `gold.json` and its articles; gives articles with sentences, statements with parties (those of the
table, or those the rooms find), and the gold points each statement stands on (as the events' scorer counts it).
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
from rashomon.judge.lexicon import DENIAL_CUES
from rashomon.read import read
from rashomon.records import (
    Annotated,
    Article,
    Party,
    PartyKind,
    Resolved,
    Source,
    Span,
    Statement,
    StatementKind,
    Tags,
    content_id,
)
from rashomon.resolve import resolve
from rashomon.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import SpanTagger

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[“\"A-Z])")
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


def read_article(folder: Path, row: dict) -> Annotated:
    """Read one article with its sentences; entities and quotes are not needed here."""
    text = (folder / row["file"]).read_text(encoding="utf-8")
    sentences = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for gap in SENTENCE_END.finditer(line.group()):
            sentences.append(
                Span(start, line.start() + gap.start(), text[start : line.start() + gap.start()])
            )
            start = line.start() + gap.end()
        sentences.append(Span(start, line.end(), text[start : line.end()]))
    article = Article(
        article_id=row["id"],
        text=text,
        path=row["file"],
        outlet=row.get("outlet"),
        published=row.get("published"),
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
        best = min(
            found, key=lambda m: min(abs(m.end() - spans[0].start), abs(m.start() - spans[-1].end))
        )
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


@dataclass(frozen=True, slots=True)
class Table:
    """An event with what is true of its statements.

    Attributes:
        gold: The gold table.
        annotated: Its articles.
        resolved: Statements and parties, of the table or as the rooms find them.
        sides: Statement id -> the gold party it is said for; None where the party is none of the table's.
        stands: Statement id -> the gold points that this party's statement stands on.
    """

    gold: dict
    annotated: list[Annotated]
    resolved: Resolved
    sides: dict[str, str | None]
    stands: dict[str, frozenset[str]]


def read_gold(folder: Path) -> Table:
    """Read an event with the statements and parties of its table."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    annotated = [read_article(folder, row) for row in gold["articles"]]
    places = {a.article.article_id: Places(a.article.text) for a in annotated}
    found = [make_statement(row, places[row["article"]]) for row in gold["statements"]]
    statements = {s.statement_id: s for s in found if s}
    outlets = {row.get("outlet") for row in gold["articles"]}
    parties = tuple(
        Party(
            row["id"],
            row["name"],
            PartyKind.OUTLET
            if outlets & {row["name"], *row["aliases"]}
            else PartyKind.ORGANISATION,
            tuple(row["aliases"]),
        )
        for row in gold["parties"]
    )
    sides = {i: s.party_id for i, s in statements.items()}
    stands = find_stands(gold, list(statements.values()), places, sides)
    return Table(gold, annotated, Resolved(tuple(statements.values()), (), parties), sides, stands)


def read_found(folder: Path, tagger: SpanTagger) -> Table:
    """Read an event with the statements and parties that the rooms find in its articles."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    settings = Settings()
    sources = [Source(str(folder / row["file"])) for row in gold["articles"]]
    articles = read(sources, settings=settings.read).articles
    annotated = annotate(articles, tagger)
    statements = attribute(annotated, settings=settings.attribute)
    resolved = resolve(annotated, statements, settings=settings.resolve)
    resolved = date_statements(annotated, resolved)
    names = {
        fold_name(name): row["id"]
        for row in gold["parties"]
        for name in (row["name"], row["id"], *row["aliases"])
    }
    side_of = {
        party.party_id: next(
            (names[n] for n in map(fold_name, (party.name, *party.aliases)) if n in names), None
        )
        for party in resolved.parties
    }
    files = {Path(row["file"]).name: row["id"] for row in gold["articles"]}
    places = {
        files[Path(a.article.path or "").name]: Places(a.article.text, a.article.article_id)
        for a in annotated
    }
    sides = {s.statement_id: side_of.get(s.party_id or "") for s in resolved.statements}
    stands = find_stands(gold, resolved.statements, places, sides)
    return Table(gold, annotated, resolved, sides, stands)


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
