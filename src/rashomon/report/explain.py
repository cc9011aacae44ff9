"""Why two statements were said to agree or clash: the checks, words and scores behind one relation.

A report and one of its relations come in, something rich can print goes out. Every sentence is made of
evidence and of what the checks say of themselves; the words are those of the articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from rashomon.errors import ReportError
from rashomon.records import RelationKind
from rashomon.report.inert import show_on_one_line
from rashomon.report.overview import CONFLICTS, make_overview
from rashomon.report.permalinks import name_relation
from rashomon.report.tables import find_ranges
from rashomon.report.wording import show_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from rashomon.records import Evidence, Relation, Report, Statement
    from rashomon.report.overview import Overview

_VERBS = {
    RelationKind.CONTRADICTS: "contradicts",
    RelationKind.DIFFERS: "differs from",
    RelationKind.AGREES: "agrees with",
    RelationKind.UNSURE: "may agree or clash with",
}
_MOST_NAMED = 6
_FAINT = 0.05  # a check below it says next to nothing


def find_relation(report: Report, name: str) -> Relation:
    """Find a relation by what a user calls it.

    Args:
        report: The report.
        name: `r3` or `3` (its anchor in the page), its id in a table, or the ids of both statements with a
            slash, colon or comma between them.

    Raises:
        ReportError: There is none of that name; the hint lists the first ones.
    """
    numbered = number_relations(report)
    wanted = name.strip().removeprefix("#")
    if wanted.isdecimal():
        wanted = f"r{wanted}"
    if wanted in numbered:
        return numbered[wanted]
    pair = frozenset(wanted.replace("/", " ").replace(":", " ").replace(",", " ").split())
    for relation in numbered.values():
        if wanted == name_relation(relation) or pair == {relation.first_id, relation.second_id}:
            return relation
    overview = make_overview(report)
    some = [
        f"{number} ({_head(overview, one)})" for number, one in [*numbered.items()][:_MOST_NAMED]
    ]
    more = f" and {len(numbered) - len(some)} more" if len(numbered) > len(some) else ""
    hint = f"it has {', '.join(some)}{more}" if some else "it has none"
    message = f"the report has no relation {name!r}"
    raise ReportError(message, hint=hint)


def number_relations(report: Report) -> dict[str, Relation]:
    """Give each relation its anchor in the report's page, in the page's order."""
    overview = make_overview(report)
    ordered = [
        one for point in overview.points for one in overview.relations.get(point.point_id, ())
    ]
    return {f"r{at}": one for at, one in enumerate(ordered)}


def render_explanation(
    report: Report, relation: Relation, meanings: Mapping[str, str]
) -> RenderableType:
    """Make what the terminal shows of one relation.

    Args:
        report: The report that holds it.
        relation: The relation.
        meanings: What each check looks at, by its name.

    Returns:
        Both statements with their places, then the checks that speak for the verdict and those that speak
        against it, strongest first.
    """
    overview = make_overview(report)
    point = next((one for one in report.points if one.point_id == relation.point_id), None)
    parts: list[RenderableType] = [Text(_head(overview, relation), style="bold")]
    if point:
        parts.append(_say(f"on “{show_on_one_line(point.label)}”, score {relation.score:.2f}"))
    for statement in overview.find_pair(relation):
        parts += _tell_statement(overview, statement)
    sign = -1.0 if relation.kind is RelationKind.AGREES else 1.0
    telling = [one for one in relation.evidence if abs(one.score) >= _FAINT]
    ranked = sorted(telling, key=lambda one: -abs(one.score))
    sides = [
        ("Speaks for it:", [one for one in ranked if one.score * sign > 0 or _is_human(one)]),
        ("Speaks against it:", [one for one in ranked if one.score * sign < 0]),
    ]
    if relation.kind is RelationKind.UNSURE:
        sides = [
            ("Speaks for a clash:", [one for one in ranked if one.score > 0]),
            ("Speaks for agreement:", [one for one in ranked if one.score < 0]),
        ]
    for title, evidence in sides:
        if evidence:
            parts += ["", Text(title, style="bold")]
            for one in evidence:
                parts += _tell_evidence(one, meanings)
    if not telling:
        parts += ["", Text("No check found words to point at; the weights alone decided.")]
    if relation.kind in CONFLICTS or relation.kind is RelationKind.AGREES:
        parts += [
            "",
            Text(
                "The score is where the weighed checks put the pair; 0.5 is the line.", style="dim"
            ),
        ]
    return Group(*parts)


def _is_human(evidence: Evidence) -> bool:
    return evidence.check == "decision"


def _head(overview: Overview, relation: Relation) -> str:
    first, second = overview.find_pair(relation)
    names = [show_on_one_line(overview.name_party(one.party_id)) for one in (first, second)]
    return f"{names[0]} {_VERBS[relation.kind]} {names[1]}"


def _tell_statement(overview: Overview, statement: Statement) -> list[RenderableType]:
    article = overview.articles[statement.article_id]
    facts = [overview.name_speaker(statement), article.name]
    facts += [show_day(article.published)] if article.published else []
    told = ", ".join(show_on_one_line(one) for one in dict.fromkeys(facts))
    party = show_on_one_line(overview.name_party(statement.party_id))
    denied = " denies" if statement.denies else ""
    return [
        "",
        Text.assemble((f"{party}{denied}: ", "bold"), show_on_one_line(statement.words)),
        _say(f"{told}, characters {find_ranges(statement.content)}", style="dim"),
    ]


def _tell_evidence(evidence: Evidence, meanings: Mapping[str, str]) -> list[RenderableType]:
    meaning = meanings.get(evidence.check, "")
    head = Text.assemble((f"{evidence.score:+.2f} {evidence.check}", "bold"))
    lines: list[RenderableType] = [Padding(head, (0, 0, 0, 2))]
    if meaning:
        lines.append(_say(meaning, indent=8))
    words = [
        f"“{show_on_one_line(one)}”" for one in (evidence.first_words, evidence.second_words) if one
    ]
    if words:
        lines.append(_say(" / ".join(words), indent=8, style="italic"))
    if evidence.detail:
        lines.append(_say(show_on_one_line(evidence.detail), indent=8, style="dim"))
    return lines


def _say(words: str, *, indent: int = 2, style: str = "") -> Padding:
    return Padding(Text(words, style=style), (0, 0, 0, indent))
