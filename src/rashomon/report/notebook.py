"""How records show themselves in a notebook: short HTML, escaped, without scripts.

Records come in, markup goes out. `show_in_notebooks` gives each record class the method that Jupyter
asks for; the records themselves stay plain and know nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from rashomon.records import (
    Article,
    Evidence,
    Party,
    Point,
    Relation,
    RelationKind,
    Report,
    Speaker,
    Standing,
    Statement,
)
from rashomon.report.inert import cut_quote, show_on_one_line
from rashomon.report.overview import CONFLICTS, make_overview
from rashomon.report.tables import find_ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rashomon.report.overview import Overview

_MOST_POINTS = 12
_MOST_PARTIES = 6
_MOST_EVIDENCE = 6
_QUOTE_LIMIT = 200  # characters
_SIGNS = {
    RelationKind.CONTRADICTS: "✗ contradicts",
    RelationKind.DIFFERS: "≠ differs from",
    RelationKind.AGREES: "✓ agrees with",
    RelationKind.UNSURE: "? unsure",
}
_STANDS = {
    Standing.SILENT: "silent",
    Standing.REFUSED: "refused to say",
    Standing.NOT_COVERED: "",
}


def show_in_notebooks() -> None:
    """Give the record classes `_repr_html_`, by which Jupyter shows them."""
    for record, show in _SHOWS.items():
        record._repr_html_ = show  # type: ignore[attr-defined]


def show_report(report: Report) -> str:
    """Show a report: points against the parties that say most, best quotes, conflicts beside them."""
    overview = make_overview(report)
    conflicts = sum(one.kind in CONFLICTS for one in report.relations)
    counts = ", ".join(
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in (
            (len(report.articles), "article"),
            (len(report.statements), "statement"),
            (len(report.points), "point"),
            (conflicts, "conflict"),
        )
    )
    parties = list(dict.fromkeys(cell.party_id for cell in report.matrix))[:_MOST_PARTIES]
    head = [_text("point"), *(_text(overview.name_party(one)) for one in parties), _text("clashes")]
    rows = [
        [
            _strong(point.label),
            *_show_cells(overview, point, parties),
            _show_clashes(overview, point),
        ]
        for point in overview.points[:_MOST_POINTS]
    ]
    more = len(overview.points) - len(rows)
    tail = Markup("<p>{} more points in the report</p>").format(more) if more > 0 else Markup()
    title = Markup("<h4>{}</h4><p>{}</p>").format(_text(report.title), counts)
    return str(title + _table(head, rows) + tail)


def _show_cells(overview: Overview, point: Point, parties: Sequence[str]) -> Iterable[Markup]:
    cells = {cell.party_id: cell for cell in overview.cells.get(point.point_id, ())}
    for party_id in parties:
        cell = cells.get(party_id)
        best = (
            overview.statements.get(cell.statement_ids[0]) if cell and cell.statement_ids else None
        )
        if best is not None:
            yield Markup("{}<br><small>{}, {}</small>").format(
                _quote(best.words),
                _text(overview.name_speaker(best)),
                _text(overview.articles[best.article_id].name),
            )
        else:
            yield Markup("<em>{}</em>").format(_STANDS.get(cell.stands, "") if cell else "")


def _show_clashes(overview: Overview, point: Point) -> Markup:
    clashes = [one for one in overview.relations.get(point.point_id, ()) if one.kind in CONFLICTS]
    lines = []
    for one in clashes:
        first, second = (overview.name_party(each.party_id) for each in overview.find_pair(one))
        lines.append(Markup("{} {} {}").format(_text(first), _SIGNS[one.kind], _text(second)))
    return Markup("<br>").join(lines)


def show_statement(statement: Statement) -> str:
    """Show a statement: its words, who says so, how sure that is, and where it stands."""
    who = _text(statement.source.text) if statement.source else Markup("<em>nobody named</em>")
    cue = _text(statement.cue.text) if statement.cue else Markup()
    denied = ", denied" if statement.denies else ""
    return str(
        Markup(
            "<blockquote>{}</blockquote><p>{} {}<br><small>{}{}, confidence {:.2f}, characters {} of {}</small></p>"
        ).format(
            _text(statement.words),
            who,
            cue,
            statement.kind.value,
            denied,
            statement.confidence,
            find_ranges(statement.content),
            _text(statement.article_id),
        )
        + _list(statement.because)
    )


def show_relation(relation: Relation) -> str:
    """Show a relation: its kind and score, and the evidence that says most."""
    strongest = sorted(relation.evidence, key=lambda one: -abs(one.score))[:_MOST_EVIDENCE]
    head = Markup("<p><strong>{}</strong> ({:.2f})<br><small>{} / {}</small></p>").format(
        _SIGNS[relation.kind], relation.score, _text(relation.first_id), _text(relation.second_id)
    )
    return str(head + _show_all(strongest))


def show_evidence(evidence: Evidence) -> str:
    """Show one check's evidence."""
    return str(_show_all([evidence]))


def _show_all(evidence: Sequence[Evidence]) -> Markup:
    rows = [
        [
            _text(one.check),
            Markup("{:+.2f}").format(one.score),
            _quote(one.first_words),
            _quote(one.second_words),
            _text(one.detail),
        ]
        for one in evidence
    ]
    names = ("check", "score", "first", "second", "detail")
    return _table([_text(one) for one in names], rows) if rows else Markup()


def show_article(article: Article) -> str:
    """Show an article: what is known of it, and how it begins."""
    facts = [
        article.outlet,
        article.published,
        ", ".join(article.authors),
        article.path or article.url,
    ]
    told = ", ".join(_flat(one) for one in facts if one)
    return str(
        Markup("<p><strong>{}</strong><br><small>{}</small></p><p>{}</p>").format(
            _text(article.title or article.name), told, _quote(article.text)
        )
    )


def show_party(party: Party) -> str:
    """Show a party: name, kind and other names."""
    others = ", ".join(map(_flat, party.aliases))
    return str(
        Markup("<p><strong>{}</strong>, {}<br><small>{}</small></p>").format(
            _text(party.name), party.kind.value, others
        )
    )


def show_speaker(speaker: Speaker) -> str:
    """Show a speaker: name, role, and whether unnamed."""
    facts = [speaker.role or "", "unnamed" if speaker.is_anonymous else ""]
    told = "".join(f", {_flat(one)}" for one in facts if one)
    return str(Markup("<p><strong>{}</strong>{}</p>").format(_text(speaker.name), told))


def show_point(point: Point) -> str:
    """Show a point: its label and how many statements stand on it."""
    return str(
        Markup("<p><strong>{}</strong>, {} statements</p>").format(
            _text(point.label), len(point.statement_ids)
        )
    )


def _flat(text: str) -> str:
    return show_on_one_line(text)


def _text(text: str) -> Markup:
    return escape(_flat(text))


def _strong(text: str) -> Markup:
    return Markup("<strong>{}</strong>").format(_text(text))


def _quote(text: str) -> Markup:
    return escape(cut_quote(_flat(text), _QUOTE_LIMIT))


def _list(lines: Sequence[str]) -> Markup:
    items = Markup().join(Markup("<li>{}</li>").format(_text(one)) for one in lines)
    return Markup("<ul>{}</ul>").format(items) if lines else Markup()


def _table(head: Sequence[Markup], rows: Sequence[Sequence[Markup]]) -> Markup:
    def line(cells: Sequence[Markup], tag: str) -> Markup:
        made = Markup().join(Markup(f"<{tag}>{{}}</{tag}>").format(one) for one in cells)  # noqa: S704 - ours
        return Markup("<tr>{}</tr>").format(made)

    body = Markup().join(line(row, "td") for row in rows)
    return Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(
        line(head, "th"), body
    )


_SHOWS: dict[type, Callable[[Any], str]] = {
    Report: show_report,
    Statement: show_statement,
    Relation: show_relation,
    Evidence: show_evidence,
    Article: show_article,
    Party: show_party,
    Speaker: show_speaker,
    Point: show_point,
}
