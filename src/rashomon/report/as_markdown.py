"""A report as Markdown, for wikis, issues and notes: points, quotes, what clashes, articles.

A `Report` comes in, one text goes out in GitHub's Markdown. Words of articles are escaped, so that
nothing in them becomes a heading, link, image or markup.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.records import RelationKind, StatementKind
from rashomon.report.files import write_file
from rashomon.report.inert import cut_quote, show_on_one_line
from rashomon.report.overview import CONFLICTS, find_clash, make_overview
from rashomon.report.permalinks import link_words
from rashomon.report.wording import STANDS, show_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rashomon.records import Article, Cell, Point, Relation, Report, Statement
    from rashomon.report.overview import Overview

_MARKUP = re.compile(r"[\\`*_{}\[\]()<>|~#&$!]")
_QUOTE_LIMIT = 320  # characters, as in the page
_WORDS_LIMIT = 80
_VERBS = {
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.DIFFERS: "differs from",
    RelationKind.AGREES: "agrees with",
    RelationKind.UNSURE: "may agree or clash with",
}


def write_markdown(report: Report, path: Path) -> None:
    """Write a report as Markdown.

    Raises:
        ReportError: The file cannot be written.
    """
    write_file(path, render_markdown(report))


def render_markdown(report: Report) -> str:
    """Make the whole text."""
    return "\n".join(_tell_report(make_overview(report))) + "\n"


def _tell_report(overview: Overview) -> Iterator[str]:
    report = overview.report
    conflicts = sum(one.kind in CONFLICTS for one in report.relations)
    yield f"# {_escape(report.title)}"
    yield ""
    yield (
        f"{_count(len(report.articles), 'article')}, {_count(len(report.points), 'point')}, "
        f"{_count(conflicts, 'conflict')}. Most disputed first; every quote is as printed."
    )
    for point in overview.points:
        yield from _tell_point(overview, point)
    yield from _tell_blame(overview)
    yield from ["", "## Articles", ""]
    for article in report.articles:
        yield f"- {_tell_article(article)}"
    if report.failures:
        yield from ["", "## What could not be used", ""]
        for failure in report.failures:
            told = ": ".join(one for one in (failure.what, failure.error) if one)
            yield f"- {_escape(told)}" + (f" - {_escape(failure.hint)}" if failure.hint else "")


def _tell_point(overview: Overview, point: Point) -> Iterator[str]:
    cells = overview.cells.get(point.point_id, ())
    yield from ["", f"## {_escape(point.label)}", ""]
    yield "| party | words | who | where |"
    yield "| --- | --- | --- | --- |"
    for cell in cells:
        yield _tell_cell(overview, cell)
    relations = [
        one for one in overview.relations.get(point.point_id, ()) if not _is_plain(overview, one)
    ]
    if relations:
        yield ""
        yield from (f"- {_tell_relation(overview, one)}" for one in relations)


def _is_plain(overview: Overview, relation: Relation) -> bool:
    """Whether it is no news: a party agrees with itself."""
    return relation.kind is RelationKind.AGREES and overview.is_split(relation)


def _tell_cell(overview: Overview, cell: Cell) -> str:
    party = _escape(overview.name_party(cell.party_id))
    best = next((overview.statements.get(one) for one in cell.statement_ids), None)
    if best is None:
        return f"| {party} | *{STANDS.get(cell.stands, '')}* | | |"
    words = _escape(cut_quote(show_on_one_line(best.words), _QUOTE_LIMIT))
    denied = "denies: " if best.denies else ""
    more = len(cell.statement_ids) - 1
    who = _escape(overview.name_speaker(best))
    where = _tell_place(overview, best) + (f" (+{more} more)" if more else "")
    own = " (the outlet itself)" if best.kind is StatementKind.OWN_VOICE else ""
    return f"| {party} | {denied}{words} | {who}{own} | {where} |"


def _tell_place(overview: Overview, statement: Statement) -> str:
    article = overview.articles[statement.article_id]
    day = statement.said_on or article.published
    told = _escape(article.name) + (f", {show_day(day)}" if day else "")
    link = link_words(article, statement.content)
    return f"[{told}]({_escape_link(link)})" if link else told


def _tell_relation(overview: Overview, relation: Relation) -> str:
    first, second = overview.find_pair(relation)
    first_words, second_words, _ = find_clash(relation)
    told = (
        f"**{_escape(overview.name_party(first.party_id))}** {_VERBS[relation.kind]} "
        f"**{_escape(overview.name_party(second.party_id))}** ({round(100 * relation.score)} %)"
    )
    shown = [
        f"“{_escape(cut_quote(show_on_one_line(one), _WORDS_LIMIT))}”"
        for one in (first_words, second_words)
        if one
    ]
    return f"{told}: {' / '.join(shown)}" if shown else told


def _tell_blame(overview: Overview) -> Iterator[str]:
    known = [one for one in overview.report.blame if one.statement_id in overview.statements]
    if known:
        yield from ["", "## Who blames whom", ""]
    for blame in known:
        statement = overview.statements[blame.statement_id]
        by, on = (
            _escape(overview.name_party(one)) for one in (blame.by_party_id, blame.on_party_id)
        )
        words = _escape(cut_quote(show_on_one_line(blame.words), _QUOTE_LIMIT))
        yield f"- **{by}** blames **{on}**: “{words}” ({_tell_place(overview, statement)})"


def _tell_article(article: Article) -> str:
    facts = [article.name, article.title, show_day(article.published) if article.published else ""]
    told = _escape(", ".join(dict.fromkeys(one for one in facts if one)))
    url = article.url or ""
    return f"[{told}]({_escape_link(url)})" if url.startswith(("https://", "http://")) else told


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _escape(text: str) -> str:
    return _MARKUP.sub(lambda hit: f"\\{hit[0]}", show_on_one_line(text))


def _escape_link(url: str) -> str:
    """Keep an address from ending the link around it."""
    return re.sub(r"[\s()<>\\]", lambda hit: f"%{ord(hit[0]):02X}", show_on_one_line(url))
