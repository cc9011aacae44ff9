"""A corrected brat folder read back: which statements and relations are there now.

The report and the folder that `as_brat` made of it come in, as a person left it; `Edits` go out. A
mark is the report's statement if it has the key it was exported with and still touches the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.errors import ReportError
from rashomon.records import RelationKind
from rashomon.report.brat import (
    CONTENT,
    CUED_BY,
    DENIES,
    KINDS,
    PARTY,
    SAID_BY,
    Arc,
    Mark,
    Standoff,
    make_standoff,
    name_files,
    name_values,
    restore_range,
    restore_ranges,
)
from rashomon.report.corrections import (
    EditedStatement,
    Edits,
    check_ranges,
    join_edits,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rashomon.decisions import Range
    from rashomon.records import Article, Report

_TEXT_BOUND = re.compile(r"(T\S+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?")
_RELATION = re.compile(r"(R\S+)\t(\S+) Arg1:(\S+) Arg2:(\S+)\s*")
_ATTRIBUTE = re.compile(r"[AM]\S+\t(\S+) (\S+)(?: (\S+))?\s*")
_NOTE = re.compile(r"#\S*\t\S+ (\S+)\t(.*)")
_SAID = re.compile(r"(?:^|[;,|]\s*)(party|speaker)\s*[:=]\s*([^;|]+)", re.IGNORECASE)
_HINT = "name a folder that `rashomon report --brat` made of this report"


def read_brat(report: Report, folder: Path) -> Edits:
    """Read a corrected brat folder.

    Args:
        report: The report that was exported.
        folder: The folder. Articles whose `.ann` is missing are passed over.

    Raises:
        ReportError: The folder is not one of this report, or a line cannot be understood; the message names
            file and line.
    """
    stems = name_files(report)
    edits = [
        _read_article(report, article, path)
        for article in report.articles
        if (path := folder / f"{stems[article.article_id]}.ann").is_file()
    ]
    if not edits:
        message = f"{folder} holds no annotations of this report's articles"
        raise ReportError(message, hint=_HINT)
    return join_edits(edits)


def _read_article(report: Report, article: Article, path: Path) -> Edits:
    try:
        # Not `splitlines`: words of articles hold characters that it takes for line ends.
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
        text = path.with_suffix(".txt").read_bytes().decode("utf-8", "replace")
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read {path}: {error}"
        raise ReportError(message, hint=_HINT) from error
    if len(text) != len(article.text):
        message = (
            f"{path.with_suffix('.txt')} is not the text of the report's article {article.name!r}"
        )
        raise ReportError(message, hint="texts must stay as they are; correct the annotations only")
    before = make_standoff(report, article)
    now = _parse(lines, path)
    for mark in now.marks.values():
        check_ranges(article, mark.ranges, str(path))
    same = {
        key: statement_id
        for key, statement_id in before.statements.items()
        if key in now.marks
        and now.marks[key].label == CONTENT
        and _touches(now.marks[key].ranges, before.marks[key].ranges)
    }
    statements = tuple(_read_statements(report, article, now, same))
    kinds = tuple(
        (same[arc.first], same[arc.second], RelationKind(arc.name))
        for arc in now.arcs
        if arc.name in KINDS and arc.first in same and arc.second in same
    )
    ids = set(before.statements.values())
    pairs = frozenset(
        pair
        for one in report.relations
        if (pair := frozenset((one.first_id, one.second_id))) <= ids
    )
    kept = set(same.values())
    return Edits(
        statements=statements,
        covered=frozenset(ids),
        relations=kinds,
        covered_pairs=frozenset(pair for pair in pairs if pair <= kept),
    )


def _read_statements(
    report: Report, article: Article, now: Standoff, same: dict[str, str]
) -> Iterator[EditedStatement]:
    names = {value: party_id for party_id, value in name_values(report).items()}
    parties = {one.party_id: one.name for one in report.parties}
    ends = {
        (arc.name, arc.first): now.marks[arc.second].ranges
        for arc in now.arcs
        if arc.second in now.marks
    }
    by_id = {one.statement_id: one for one in report.statements}
    for key, mark in now.marks.items():
        if mark.label != CONTENT:
            continue
        old = by_id.get(same.get(key, ""))
        told = {
            name.lower(): value.strip() for name, value in _SAID.findall(now.notes.get(key, ""))
        }
        value = now.parties.get(key, "")
        party = parties.get(names.get(value, ""), value.replace("_", " "))
        yield EditedStatement(
            statement_id=same.get(key),
            article_id=article.article_id,
            content=restore_ranges(article, mark.ranges, old.content if old else ()),
            source=restore_range(
                article, ends.get((SAID_BY, key), ()), old.source if old else None
            ),
            cue=restore_range(article, ends.get((CUED_BY, key), ()), old.cue if old else None),
            denies=key in now.denials,
            party=told.get("party", party),
            speaker=told.get("speaker", ""),
        )


def _touches(first: tuple[Range, ...], second: tuple[Range, ...]) -> bool:
    return any(a < d and c < b for a, b in first for c, d in second)


def _parse(lines: list[str], path: Path) -> Standoff:
    """Read standoff lines; kinds of lines that we do not write are passed over."""
    marks: dict[str, Mark] = {}
    arcs: list[Arc] = []
    parties: dict[str, str] = {}
    denials: set[str] = set()
    notes: dict[str, str] = {}
    for number, line in enumerate((one.rstrip("\r") for one in lines), start=1):
        if not line.strip() or line[0] not in "TRAM#":
            continue
        if line[0] == "T" and (found := _TEXT_BOUND.fullmatch(line)):
            ranges = tuple(
                (int(start), int(end))
                for start, end in (part.split(" ") for part in found[3].split(";"))
            )
            marks[found[1]] = Mark(found[1], found[2], ranges)
        elif line[0] == "R" and (found := _RELATION.fullmatch(line)):
            arcs.append(Arc(*found.groups()))
        elif line[0] in "AM" and (found := _ATTRIBUTE.fullmatch(line)):
            if found[1] == PARTY and found[3]:
                parties[found[2]] = found[3]
            elif found[1] == DENIES:
                denials.add(found[2])
        elif line[0] == "#" and (found := _NOTE.fullmatch(line)):
            notes[found[1]] = found[2]
        else:
            message = f"{path}:{number}: cannot understand {line[:60]!r}"
            raise ReportError(message, hint="lines are in brat's standoff format")
    return Standoff(marks, tuple(arcs), parties, frozenset(denials), notes, {})
