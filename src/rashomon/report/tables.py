"""A report as tables: statements, relations, the matrix, articles, parties.

A `Report` comes in; tables of plain values go out, with the characters each row rests on and links
back to them. CSV, XLSX and data frames are made from these, so they have the same columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.decisions import write_ranges
from rashomon.report.overview import make_overview
from rashomon.report.permalinks import DEFAULT_PAGE, link_words, name_relation, number_statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.records import Article, Relation, Report, Span, Statement
    from rashomon.report.overview import Overview

Value = str | int | float | bool | None
"""What a cell of a table may hold; None is an empty cell."""
GAP = " … "
"""Between the fragments of a statement that is broken up."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal length under named columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def make_tables(report: Report, *, page: str = DEFAULT_PAGE) -> tuple[Table, ...]:
    """Make all tables of a report.

    Args:
        report: The report.
        page: Address of the report's page, to which the column `page` leads.

    Returns:
        "statements", "relations", "matrix" (a row for each party and point), "articles", "parties".
    """
    maker = _TableMaker(report, page)
    return (
        _gather("statements", [maker.tell_statement(one) for one in report.statements]),
        _gather("relations", list(maker.tell_relations())),
        _gather("matrix", list(maker.tell_cells())),
        _gather("articles", [maker.tell_article(one) for one in report.articles]),
        _gather("parties", list(maker.tell_parties())),
    )


def _gather(name: str, rows: list[dict[str, Value]]) -> Table:
    columns = tuple(rows[0]) if rows else COLUMNS[name]
    return Table(name, columns, tuple(tuple(row.values()) for row in rows))


def find_ranges(content: tuple[Span, ...]) -> str:
    """Write where a content stands: `120-180+190-210`."""
    return write_ranges(tuple((span.start, span.end) for span in content))


class _TableMaker:
    """Makes rows; every row is a dictionary in the order of the columns."""

    def __init__(self, report: Report, page: str) -> None:
        self._report = report
        self._page = page
        self._overview: Overview = make_overview(report)
        self._anchors = number_statements(report)
        self._labels: dict[str, list[str]] = {}
        for point in report.points:
            for one in point.statement_ids:
                self._labels.setdefault(one, []).append(point.label)

    def tell_statement(self, statement: Statement) -> dict[str, Value]:
        article = self._overview.articles[statement.article_id]
        speaker = self._overview.speakers.get(statement.speaker_id or "")
        source, cue = statement.source, statement.cue
        return {
            "statement_id": statement.statement_id,
            "article_id": statement.article_id,
            "outlet": article.outlet,
            "published": article.published,
            "party": self._name_party(statement.party_id),
            "speaker": speaker.name if speaker else None,
            "role": speaker.role if speaker else None,
            "anonymous": speaker.is_anonymous if speaker else None,
            "wing": statement.wing,
            "kind": statement.kind.value,
            "force": statement.force.value,
            "denies": statement.denies,
            "content": GAP.join(span.text for span in statement.content),
            "spans": find_ranges(statement.content),
            "source": source.text if source else None,
            "source_span": find_ranges((source,)) if source else None,
            "cue": cue.text if cue else None,
            "cue_span": find_ranges((cue,)) if cue else None,
            "said_on": statement.said_on,
            "about": "; ".join(statement.about),
            "via": "; ".join(map(self._overview.name_party, statement.via)),
            "points": "; ".join(self._labels.get(statement.statement_id, ())),
            "confidence": statement.confidence,
            "because": "; ".join(statement.because),
            **self._link(statement),
        }

    def tell_relations(self) -> Iterator[dict[str, Value]]:
        for point in self._overview.points:
            for relation in self._overview.relations.get(point.point_id, ()):
                first, second = self._overview.find_pair(relation)
                yield {
                    "relation_id": name_relation(relation),
                    "point_id": point.point_id,
                    "point": point.label,
                    "kind": relation.kind.value,
                    "score": relation.score,
                    **self._tell_side("first", first, relation),
                    **self._tell_side("second", second, relation),
                    "checks": "; ".join(
                        f"{one.check} {one.score:.2f}" for one in relation.evidence if one.score
                    ),
                    "details": "; ".join(one.detail for one in relation.evidence if one.detail),
                }

    def _tell_side(self, side: str, statement: Statement, relation: Relation) -> dict[str, Value]:
        article = self._overview.articles[statement.article_id]
        words = [getattr(one, f"{side}_words") for one in relation.evidence if one.score]
        told: dict[str, Value] = {
            "id": statement.statement_id,
            "party": self._name_party(statement.party_id),
            "speaker": self._overview.name_speaker(statement),
            "content": GAP.join(span.text for span in statement.content),
            "words": next((one for one in words if one), None),
            "article_id": article.article_id,
            "outlet": article.outlet,
            "published": article.published,
            "spans": find_ranges(statement.content),
            **self._link(statement),
        }
        return {f"{side}_{name}": value for name, value in told.items()}

    def tell_cells(self) -> Iterator[dict[str, Value]]:
        for point in self._overview.points:
            for cell in self._overview.cells.get(point.point_id, ()):
                held = [self._overview.statements.get(one) for one in cell.statement_ids]
                best = next((one for one in held if one is not None), None)
                article = self._overview.articles[best.article_id] if best else None
                yield {
                    "point_id": point.point_id,
                    "point": point.label,
                    "party_id": cell.party_id,
                    "party": self._name_party(cell.party_id),
                    "stands": cell.stands.value,
                    "statements": len(cell.statement_ids),
                    "statement_id": best.statement_id if best else None,
                    "speaker": self._overview.name_speaker(best) if best else None,
                    "content": GAP.join(span.text for span in best.content) if best else None,
                    "article_id": article.article_id if article else None,
                    "outlet": article.outlet if article else None,
                    "published": article.published if article else None,
                    "spans": find_ranges(best.content) if best else None,
                    "link": self._link(best)["link"] if best else None,
                    "page": self._link(best)["page"] if best else None,
                    "all_statements": "; ".join(cell.statement_ids),
                }

    def tell_article(self, article: Article) -> dict[str, Value]:
        said = [one for one in self._report.statements if one.article_id == article.article_id]
        return {
            "article_id": article.article_id,
            "outlet": article.outlet,
            "country": article.country,
            "published": article.published,
            "title": article.title,
            "authors": "; ".join(article.authors),
            "url": article.url,
            "path": article.path,
            "characters": len(article.text),
            "statements": sum(one.kind.value != "own-voice" for one in said),
            "copies": "; ".join(article.copies),
            "sha256": article.sha256,
        }

    def tell_parties(self) -> Iterator[dict[str, Value]]:
        for party in self._report.parties:
            said = [one for one in self._report.statements if one.party_id == party.party_id]
            named = [self._overview.speakers.get(one) for one in party.speaker_ids]
            yield {
                "party_id": party.party_id,
                "party": party.name,
                "kind": party.kind.value,
                "aliases": "; ".join(party.aliases),
                "speakers": "; ".join(one.name for one in named if one),
                "statements": sum(one.kind.value != "own-voice" for one in said),
                "points": sum(
                    cell.party_id == party.party_id and bool(cell.statement_ids)
                    for cell in self._report.matrix
                ),
            }

    def _name_party(self, party_id: str | None) -> str | None:
        party = self._overview.parties.get(party_id or "")
        return party.name if party else None

    def _link(self, statement: Statement) -> dict[str, Value]:
        article = self._overview.articles[statement.article_id]
        return {
            "link": link_words(article, statement.content) or None,
            "page": f"{self._page}#{self._anchors[statement.statement_id]}",
        }


_STATEMENT = (
    "statement_id article_id outlet published party speaker role anonymous wing kind force denies content spans source "
    "source_span cue cue_span said_on about via points confidence because link page"
)
_SIDE = "id party speaker content words article_id outlet published spans link page".split()
COLUMNS: dict[str, tuple[str, ...]] = {
    "statements": tuple(_STATEMENT.split()),
    "relations": (
        *"relation_id point_id point kind score".split(),
        *(f"{side}_{name}" for side in ("first", "second") for name in _SIDE),
        "checks",
        "details",
    ),
    "matrix": tuple(
        (
            "point_id point party_id party stands statements statement_id speaker content article_id outlet "
            "published spans link page all_statements"
        ).split()
    ),
    "articles": tuple(
        "article_id outlet country published title authors url path characters statements copies sha256".split()
    ),
    "parties": tuple("party_id party kind aliases speakers statements points".split()),
}
"""The columns of each table; what an empty one has, too."""
