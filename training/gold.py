"""Read an event folder with a gold table as the records that the rooms give.

Takes a folder with `gold.json` and its articles; gives articles with sentences, statements with parties, and the
gold points each statement stands on (as the events' scorer counts it).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from rashomon.judge.lexicon import DENIAL_CUES
from rashomon.records import (
    Annotated,
    Article,
    Party,
    PartyKind,
    Resolved,
    Span,
    Statement,
    StatementKind,
    Tags,
    content_id,
)

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[“\"A-Z])")
QUOTES = str.maketrans("“”‘’", "\"\"''")


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


def read_gold(folder: Path) -> tuple[dict, list[Annotated], Resolved, dict[str, frozenset[str]]]:
    """Read an event: its table, articles, statements, and the gold points each statement stands on."""
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
            and len(have & set(range(span.start, span.end)))
            >= 0.3 * min(span.end - span.start, len(have))
        )
    return gold, annotated, Resolved(tuple(statements.values()), (), parties), stands
