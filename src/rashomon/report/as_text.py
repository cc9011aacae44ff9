"""A report for the terminal: disputed points, best quotes, what clashes, who blames whom.

A `Report` and a width come in, something rich can print goes out. Two parties side by side need 38
columns each; where more speak than fit, each party has a row of its own, so that 80 columns read as
well as 160.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from rashomon.records import PartyKind, RelationKind, Standing
from rashomon.report.inert import cut_quote, show_on_one_line
from rashomon.report.overview import CONFLICTS, find_clash, make_overview
from rashomon.report.wording import STANDS, set_off, show_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from rashomon.records import Blame, Cell, Point, Relation, Report, Statement
    from rashomon.report.overview import Overview

_MOST_POINTS = 8  # a terminal shows what is disputed most; the page has the rest
_MOST_PARTIES = 6  # on a point: those in conflict first, then those that say most
_MOST_RELATIONS = 4
_MOST_BLAMES = 6
_MOST_MOMENTS = 5  # first words, changes, silences: each list names so many
_COLUMN = 38  # columns a quote needs to read well beside another
_WIDE = 120  # columns from which on speaker and article stand beside the quote
_QUOTE_LIMIT = 220  # characters
_COLOURS = (
    "blue",
    "dark_orange",
    "green",
    "magenta",
    "cyan",
    "yellow",
    "bright_blue",
    "bright_red",
)
_SIGNS = {
    RelationKind.CONTRADICTS: ("✗", "contradicts", "bold red"),
    RelationKind.DIFFERS: ("≠", "differs from", "bold yellow"),
    RelationKind.AGREES: ("✓", "agrees with", "bold green"),
    RelationKind.UNSURE: ("?", "may agree or clash with", "dim"),
}


def render_text(report: Report, width: int) -> Group:
    """Make what the terminal shows of a report.

    Args:
        report: The report.
        width: Columns to write for.

    Returns:
        Something `rich` prints; in a pipe it prints without colours.
    """
    overview = make_overview(report)
    shown = [point for point in overview.points if _find_speaking(overview, point)]
    colours = _give_colours(overview, shown[:_MOST_POINTS])
    parts: list[RenderableType] = [_make_heading(report)]
    most = max((len(_find_speaking(overview, point)) for point in shown[:_MOST_POINTS]), default=0)
    is_beside = most * (_COLUMN + 2) <= width
    for point in shown[:_MOST_POINTS]:
        parts += _render_point(overview, point, colours, width, is_beside=is_beside)
    if len(shown) > _MOST_POINTS:
        more = len(shown) - _MOST_POINTS
        parts.append(_say(f"{more} more point{_plural(more)} in the full report.", "dim", above=1))
    if not shown:
        parts.append(_say("No point was found on which a party takes a stand.", "dim", above=1))
    parts += _render_first_words(overview, colours, width)
    parts += _render_shifts(overview, colours, width)
    parts += _render_silences(overview, colours, width)
    parts += _render_blame(overview, colours, width)
    parts += _render_failures(report)
    return Group(*parts)


def _make_heading(report: Report) -> Text:
    conflicts = sum(relation.kind in CONFLICTS for relation in report.relations)
    counts = (
        (len(report.articles), "article"),
        (len(report.points), "point"),
        (conflicts, "conflict"),
    )
    heading = Text(show_on_one_line(report.title), style="bold")
    line = " · ".join(f"{count} {noun}{_plural(count)}" for count, noun in counts)
    return heading.append("\n" + line, style="not bold dim")


def _plural(count: int) -> str:
    return "" if count == 1 else "s"


def _say(words: str, style: str, *, above: int = 0) -> Padding:
    return Padding(Text(words, style=style), (above, 0, 0, 0))


def _find_speaking(overview: Overview, point: Point) -> list[Cell]:
    """Find the cells to show: who speaks, outlets for themselves only where they clash or agree."""
    related = {
        one
        for relation in overview.relations.get(point.point_id, ())
        if relation.kind is not RelationKind.UNSURE
        for one in (relation.first_id, relation.second_id)
    }
    return [
        cell
        for cell in overview.cells.get(point.point_id, ())
        if cell.statement_ids
        and cell.statement_ids[0] in overview.statements
        and (not _is_outlet(overview, cell.party_id) or related & set(cell.statement_ids))
    ]


def _is_outlet(overview: Overview, party_id: str) -> bool:
    party = overview.parties.get(party_id)
    return party is not None and party.kind is PartyKind.OUTLET


def _give_colours(overview: Overview, points: Sequence[Point]) -> dict[str, str]:
    speaking = dict.fromkeys(
        cell.party_id for point in points for cell in _find_speaking(overview, point)
    )
    named = [one for one in speaking if not _is_outlet(overview, one)]
    return {one: f"bold {_COLOURS[at % len(_COLOURS)]}" for at, one in enumerate(named)}


def _render_point(
    overview: Overview, point: Point, colours: dict[str, str], width: int, *, is_beside: bool
) -> list[RenderableType]:
    """Give a rule with the point's label, the quotes, what clashes, and who says nothing."""
    label = Text(cut_quote(show_on_one_line(point.label), max(width - 8, 20)), style="bold")
    relations = overview.relations.get(point.point_id, [])
    clashing = _gather_clashing(relations)
    speaking = _rank_cells(_find_speaking(overview, point), relations)
    cells = [
        (
            _name_party(overview, cell.party_id, colours),
            _show_quote(statement, clashing),
            _show_origin(overview, statement, cell),
        )
        for cell in speaking[:_MOST_PARTIES]
        for statement in [_pick_statement(overview, cell, relations)]
    ]
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    if is_beside:
        for _ in cells:
            table.add_column(ratio=1, overflow="fold")
        for parts in zip(*cells, strict=True):
            table.add_row(*parts)
    else:
        is_wide = width >= _WIDE
        table.add_column(width=min(18, width // 4), overflow="fold")
        table.add_column(ratio=2, overflow="fold")
        if is_wide:
            table.add_column(ratio=1, overflow="fold")
        for party, words, origin in cells:
            table.add_row(party, *((words, origin) if is_wide else (Group(words, origin),)))
    lines: list[RenderableType] = []
    if len(speaking) > _MOST_PARTIES:
        others = ", ".join(
            show_on_one_line(overview.parties[cell.party_id].name)
            for cell in speaking[_MOST_PARTIES:]
        )
        lines.append(_say(f"  and {len(speaking) - _MOST_PARTIES} more: {others}", "dim"))
    lines += _render_relations(overview, relations, colours)
    lines += _render_quiet(overview, point, colours)
    return [Text(), Rule(label, align="left", style="dim"), table, *lines]


def _rank_cells(cells: Sequence[Cell], relations: Sequence[Relation]) -> list[Cell]:
    """Put those in conflict first, then those that say most; ties keep their order."""
    clashing = {
        one
        for relation in relations
        if relation.kind in CONFLICTS
        for one in (relation.first_id, relation.second_id)
    }
    return sorted(
        cells,
        key=lambda cell: (clashing.isdisjoint(cell.statement_ids), -len(cell.statement_ids)),
    )


def _pick_statement(overview: Overview, cell: Cell, relations: Sequence[Relation]) -> Statement:
    """Pick the party's statement in the point's surest conflict, if it is in one; else its best."""
    for relation in relations:
        if relation.kind in CONFLICTS:
            for one in (relation.first_id, relation.second_id):
                if one in cell.statement_ids:
                    return overview.statements[one]
    return overview.statements[cell.statement_ids[0]]


def _gather_clashing(relations: Sequence[Relation]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for relation in relations:
        if relation.kind in CONFLICTS:
            first, second, _ = find_clash(relation)
            words.setdefault(relation.first_id, []).append(first)
            words.setdefault(relation.second_id, []).append(second)
    return words


def _name_party(overview: Overview, party_id: str, colours: dict[str, str]) -> Text:
    return Text(
        show_on_one_line(overview.name_party(party_id)), style=colours.get(party_id, "dim bold")
    )


def _show_quote(statement: Statement, clashing: dict[str, list[str]]) -> Text:
    wanted = [
        words
        for one in clashing.get(statement.statement_id, ())
        if (words := show_on_one_line(one))
    ]
    words = cut_quote(show_on_one_line(statement.words), _QUOTE_LIMIT, around=wanted)
    text = Text()
    if statement.denies:
        text.append("denies: ", style="red")
    for piece, clashes in set_off(words, wanted):
        text.append(piece, style="bold reverse" if clashes else "")
    return text


def _show_origin(overview: Overview, statement: Statement, cell: Cell) -> Text:
    article = overview.articles.get(statement.article_id)
    text = Text(style="dim")
    text.append(show_on_one_line(overview.name_speaker(statement)), style="italic")
    if statement.via:
        told = ", ".join(overview.name_party(one) for one in statement.via)
        text.append(f", told by {show_on_one_line(told)}")
    if article:
        text.append(f" — {show_on_one_line(article.name)}")
        if article.published:
            text.append(f", {show_day(article.published)}")
    if len(cell.statement_ids) > 1:
        text.append(f" (+{len(cell.statement_ids) - 1} more)")
    return text


def _render_relations(
    overview: Overview, relations: Sequence[Relation], colours: dict[str, str]
) -> list[RenderableType]:
    """Give a line for each two parties and kind, the surest; agreeing with oneself is no news."""
    surest: dict[tuple[frozenset[str | None], RelationKind], Relation] = {}
    for relation in relations:
        first, second = overview.find_pair(relation)
        if relation.kind is RelationKind.AGREES and overview.is_split(relation):
            continue
        surest.setdefault((frozenset((first.party_id, second.party_id)), relation.kind), relation)
    shown = list(surest.values())
    lines: list[RenderableType] = [
        Padding(_show_relation(overview, one, colours), (0, 0, 0, 2))
        for one in shown[:_MOST_RELATIONS]
    ]
    return lines


def _show_relation(overview: Overview, relation: Relation, colours: dict[str, str]) -> Text:
    sign, verb, style = _SIGNS[relation.kind]
    first, second = overview.find_pair(relation)
    first_words, second_words, detail = find_clash(relation)
    text = Text()
    text.append(f"{sign} ", style=style)
    text.append(f"{relation.score:.2f} ", style="dim")
    text.append_text(_name_party(overview, first.party_id or "", colours))
    text.append(f" {verb} ", style=style)
    if overview.is_split(relation):
        text.append("itself", style="")
    else:
        text.append_text(_name_party(overview, second.party_id or "", colours))
    if first_words or second_words:
        words = [show_on_one_line(one) for one in (first_words, second_words) if one]
        text.append(": ")
        for place, one in enumerate(words):
            text.append(" / " if place else "")
            text.append(_quote(cut_quote(one, 60)), style="bold")
    elif detail:
        text.append(f": {show_on_one_line(detail)}", style="dim")
    return text


def _quote(words: str) -> str:
    return words if words[:1] in "“\"‘'" else f"“{words}”"


def _render_quiet(
    overview: Overview, point: Point, colours: dict[str, str]
) -> list[RenderableType]:
    """Say who is silent or refused; who is merely not covered is left to the full report."""
    text = Text(style="dim")
    for stands in (Standing.REFUSED, Standing.SILENT):
        for cell in overview.cells.get(point.point_id, ()):
            if cell.stands is stands:
                text.append("   " if text else "")
                text.append_text(_name_party(overview, cell.party_id, colours))
                text.append(f": {STANDS[stands]}")
    return [Padding(text, (0, 0, 0, 2))] if text else []


def _render_first_words(
    overview: Overview, colours: dict[str, str], width: int
) -> list[RenderableType]:
    """Give the first words of each party in the event, where dated, the earliest first."""
    firsts = [
        one
        for one in overview.report.timeline
        if one.kind == "first-word"
        and one.point_id is None
        and one.on
        and one.statement_id in overview.statements
    ]
    lines = []
    for moment in sorted(firsts, key=lambda one: one.on or ""):
        line = Text(f"{show_day(moment.on or '')}: ", style="not bold")
        line.append_text(_name_party(overview, moment.party_id or "", colours))
        words = overview.statements[moment.statement_id or ""].words
        line.append(f" {_quote(cut_quote(show_on_one_line(words), max(width, 60)))}")
        lines.append(line)
    return _list_under("Who spoke first", lines)


def _render_shifts(overview: Overview, colours: dict[str, str], width: int) -> list[RenderableType]:
    """Give each change of a party's version with both quotes."""
    lines = []
    for shift in overview.report.shifts:
        pair = [overview.statements.get(one) for one in (shift.earlier_id, shift.later_id)]
        told = [_tell_dated(overview, one, width) for one in pair if one is not None]
        if len(told) == len(pair):
            line = Text().append_text(_name_party(overview, shift.party_id, colours))
            lines.append(line.append(f" {shift.kind}: {' → '.join(told)}", style="not bold"))
    return _list_under("Versions that changed", lines)


def _tell_dated(overview: Overview, statement: Statement, width: int) -> str:
    article = overview.articles.get(statement.article_id)
    day = statement.said_on or (article.published if article else None)
    words = _quote(cut_quote(show_on_one_line(statement.words), max(width - 20, 60)))
    return f"{words} ({show_day(day)})" if day else words


def _render_silences(
    overview: Overview, colours: dict[str, str], width: int
) -> list[RenderableType]:
    """Give each silence: with the words that tell it, or saying that no article does."""
    lines = []
    for silence in overview.report.silences:
        line = Text().append_text(_name_party(overview, silence.party_id, colours))
        span = f" from {show_day(silence.since)}" if silence.since else ""
        span += f" to {show_day(silence.until)}" if silence.until else ""
        words = _quote(cut_quote(show_on_one_line(silence.place.span.text), max(width, 60)))
        if silence.is_seen:
            about = _quote(cut_quote(show_on_one_line(silence.about), max(width - 40, 40)))
            words = f"its own articles pass over {about}; no article says so"
        lines.append(line.append(f"{span}: {words}", style="not bold"))
    return _list_under("Silences", lines)


def _list_under(title: str, lines: Sequence[Text]) -> list[RenderableType]:
    """Put lines under a rule; those beyond the fifth are counted."""
    if not lines:
        return []
    rule = Rule(Text(title, style="bold"), align="left", style="dim")
    more = len(lines) - _MOST_MOMENTS
    rest = [Text(f"{more} more in the full report.", style="dim")] if more > 0 else []
    return [Text(), rule, *lines[:_MOST_MOMENTS], *rest]


def _render_blame(overview: Overview, colours: dict[str, str], width: int) -> list[RenderableType]:
    """Give a line for each two parties, those that blame most often first."""
    pairs: dict[tuple[str, str], list[Blame]] = {}
    for blame in overview.report.blame:
        if blame.statement_id in overview.statements:
            pairs.setdefault((blame.by_party_id, blame.on_party_id), []).append(blame)
    if not pairs:
        return []
    title = Text("Who blames whom", style="bold")
    lines: list[RenderableType] = [Text(), Rule(title, align="left", style="dim")]
    ordered = sorted(pairs.items(), key=lambda item: -len(item[1]))
    for (by, on), blames in ordered[:_MOST_BLAMES]:
        best = max(blames, key=lambda one: min(len(one.words), width))
        statement = overview.statements[best.statement_id]
        line = Text().append_text(_name_party(overview, by, colours)).append(" blames ", "dim")
        line.append_text(Text("itself") if by == on else _name_party(overview, on, colours))
        words = cut_quote(show_on_one_line(best.words), max(width, 60))
        line.append(f": {_quote(words)} " if words else " ")
        article = overview.articles[statement.article_id]
        source = show_on_one_line(f"{overview.name_speaker(statement)}, {article.name}")
        line.append(f"({source})", style="dim")
        if len(blames) > 1:
            line.append(f" (+{len(blames) - 1} more)", style="dim")
        lines.append(line)
    if len(ordered) > _MOST_BLAMES:
        more = f"{len(ordered) - _MOST_BLAMES} more in the full report."
        lines.append(Text(more, style="dim"))
    return lines


def _render_failures(report: Report) -> list[RenderableType]:
    if not report.failures:
        return []
    count = len(report.failures)
    title = Text(f"Left out: {count} input{_plural(count)}", style="bold yellow")
    lines: list[RenderableType] = [Text(), Rule(title, align="left", style="dim")]
    for failure in report.failures:
        text = Text(show_on_one_line(failure.what), style="bold")
        text.append(f": {show_on_one_line(failure.error)}", style="not bold")
        if failure.hint:
            text.append(f" - {show_on_one_line(failure.hint)}", style="not bold dim")
        lines.append(text)
    return lines
