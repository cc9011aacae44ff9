"""Corrected WebAnno TSV files read back, as INCEpTION exports them.

The report and a folder of `.tsv` files come in; `Edits` go out. Nothing in such a file says which
statement a content was, so each is the statement whose words it shares most.

Source: https://inception-project.github.io (user guide, "WebAnno TSV 3.3 File format").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.decisions import Spot, find_spot, measure_overlap
from rashomon.errors import ReportError
from rashomon.records import RelationKind
from rashomon.report.as_webanno import CONTINUES, RELATIONS, SPANS
from rashomon.report.brat import (
    CONTENT,
    CUED_BY,
    KINDS,
    SAID_BY,
    make_standoff,
    name_files,
    restore_range,
    restore_ranges,
)
from rashomon.report.corrections import EditedStatement, Edits, join_edits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rashomon.decisions import Range
    from rashomon.records import Article, Report, Statement

_ROW = re.compile(r"(\d+-\d+)(\.\d+)?\t(\d+)-(\d+)\t")
_STACK = re.compile(r"(?<!\\)\|")
_NUMBER = re.compile(r"(?<!\\)\[(\d+)\]$")
_ORIGIN = re.compile(r"([\d.-]+)(?:\[(\d+)_(\d+)\])?$")
_ESCAPED = re.compile(r"\\(->|.)")
_SAME_AT = 0.3
"""Share of characters in common from which a content is a statement that was moved."""
_HINT = 'export the documents as "WebAnno TSV v3.3"'


@dataclass(slots=True)
class _Span:
    """An annotation while its tokens are read; ranges count code points."""

    start: int
    end: int
    values: dict[str, str]


@dataclass(slots=True)
class _File:
    """What a file holds: spans by key, and arcs (kind, from, to) between keys."""

    spans: dict[str, _Span] = field(default_factory=dict)
    arcs: list[tuple[str, str, str]] = field(default_factory=list)


def read_webanno(report: Report, folder: Path) -> Edits:
    """Read corrected WebAnno TSV files.

    Args:
        report: The report that was exported.
        folder: Holds the files under the names they were exported with, at any depth (INCEpTION exports each
            annotator's file into a folder of the document's name).

    Raises:
        ReportError: The folder holds no file of this report, or a file cannot be understood; the message names
            file and line.
    """
    stems = name_files(report)
    edits = [
        _read_article(report, article, path)
        for article in report.articles
        if (path := _find_file(folder, stems[article.article_id])) is not None
    ]
    if not edits:
        message = f"{folder} holds no WebAnno files of this report's articles"
        raise ReportError(message, hint=_HINT)
    return join_edits(edits)


def _find_file(folder: Path, stem: str) -> Path | None:
    direct = folder / f"{stem}.tsv"
    if direct.is_file():
        return direct
    nested = sorted(
        path
        for path in folder.rglob("*.tsv")
        if path.is_file() and stem in (path.stem, path.parent.name.partition(".")[0])
    )
    return nested[0] if nested else None


def _read_article(report: Report, article: Article, path: Path) -> Edits:
    held = _parse(article, path)
    before = make_standoff(report, article)
    by_id = {one.statement_id: one for one in report.statements}
    known = [by_id[one] for one in before.statements.values()]
    contents = dict(_find_contents(held))
    same = _match(report, article, held, contents, known)
    kinds = tuple(
        (same[first], same[second], RelationKind(kind))
        for kind, first, second in held.arcs
        if kind in KINDS and first in same and second in same
    )
    kept = frozenset(same.values())
    pairs = {frozenset((one.first_id, one.second_id)) for one in report.relations}
    return Edits(
        statements=tuple(
            _tell(article, held, key, ranges, by_id.get(same.get(key, "")))
            for key, ranges in contents.items()
        ),
        covered=frozenset(one.statement_id for one in known),
        relations=kinds,
        covered_pairs=frozenset(pair for pair in pairs if pair <= kept),
    )


def _find_contents(held: _File) -> Iterator[tuple[str, tuple[Range, ...]]]:
    """Give each content with all its parts, by the key of its first part."""
    later = {second for kind, _, second in held.arcs if kind == CONTINUES}
    for key, span in held.spans.items():
        if span.values.get("role") == CONTENT.lower() and key not in later:
            yield key, _gather_parts(held, key)


def _gather_parts(held: _File, key: str) -> tuple[Range, ...]:
    """Follow an annotation to its next parts, in text order."""
    onward = {first: second for kind, first, second in held.arcs if kind == CONTINUES}
    found: dict[str, Range] = {}
    while key in held.spans and key not in found:
        found[key] = held.spans[key].start, held.spans[key].end
        key = onward.get(key, "")
    return tuple(sorted(found.values()))


def _match(
    report: Report,
    article: Article,
    held: _File,
    contents: Mapping[str, tuple[Range, ...]],
    known: list[Statement],
) -> dict[str, str]:
    """Say which statement each content is: those that share most first, none twice."""
    names = {one.party_id: one.name for one in report.parties}
    digest = find_spot(article, known[0]).digest if known else ""
    shares = []
    for key, ranges in contents.items():
        party = held.spans[key].values.get("party", "")
        for statement in known:
            shared = measure_overlap(Spot(digest, ranges), find_spot(article, statement))
            if shared >= _SAME_AT:
                # Statements of a joint source have the same words; their party tells them apart.
                is_party = names.get(statement.party_id or "", "") == party
                shares.append((shared, is_party, key, statement.statement_id))
    found: dict[str, str] = {}
    for _, _, key, statement_id in sorted(shares, key=lambda one: (-one[0], not one[1])):
        if key not in found and statement_id not in found.values():
            found[key] = statement_id
    return found


def _tell(
    article: Article, held: _File, key: str, parts: tuple[Range, ...], old: Statement | None
) -> EditedStatement:
    values = held.spans[key].values
    ends = {kind: _gather_parts(held, to) for kind, first, to in held.arcs if first == key}
    return EditedStatement(
        statement_id=old.statement_id if old else None,
        article_id=article.article_id,
        content=restore_ranges(article, parts, old.content if old else ()),
        source=restore_range(article, ends.get(SAID_BY, ()), old.source if old else None),
        cue=restore_range(article, ends.get(CUED_BY, ()), old.cue if old else None),
        denies=values.get("denies", "").lower() in ("yes", "true"),
        party=values.get("party", ""),
        speaker=values.get("speaker", ""),
    )


def _parse(article: Article, path: Path) -> _File:
    """Read a file: columns by its header, then a row for each token or part of one."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read {path}: {error}"
        raise ReportError(message, hint=_HINT) from error
    if not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
        message = f"{path}:1: no WebAnno TSV 3 file"
        raise ReportError(message, hint=_HINT)
    columns = _read_header(lines)
    if (SPANS, "role") not in columns:
        message = f"{path} has no annotations of the layer {SPANS}"
        raise ReportError(message, hint="import layers.xml into the project before the documents")
    points = _count_points(article.text)
    text = article.text.encode("utf-8", "replace").decode()  # as it was written
    held = _File()
    for number, line in enumerate(lines, start=1):
        found = _ROW.match(line)
        if found is None:
            continue
        cells = line.rstrip("\r").split("\t")
        begin, end = int(found[3]), int(found[4])
        if end >= len(points) or text[points[begin] : points[end]] != cells[2]:
            message = f"{path}:{number}: {cells[2][:40]!r} is not there in the report's article"
            raise ReportError(message, hint="texts must stay as they are; correct annotations only")
        unit = found[1] + (found[2] or "")
        row = dict(zip(columns, cells[3:], strict=False))
        _read_spans(held, row, unit, (points[begin], points[end]))
        _read_arcs(held, row, unit)
    return held


def _read_header(lines: list[str]) -> list[tuple[str, str]]:
    """Name the columns: (layer, feature); the origin of a relation is the feature "from"."""
    columns: list[tuple[str, str]] = []
    for line in lines[1:]:
        if not line.startswith("#T_"):
            break
        layer, *features = line.partition("=")[2].strip().split("|")
        names = ["from" if one.startswith("BT_") else one for one in features]
        columns += [(layer, one) for one in names or [""]]
    return columns


def _read_spans(held: _File, row: Mapping[tuple[str, str], str], unit: str, place: Range) -> None:
    """Note the annotations of a row; one that goes on from an earlier row becomes longer."""
    for (layer, name), cell in row.items():
        if layer != SPANS or cell == "_":
            continue
        for at, value in enumerate(_STACK.split(cell)):
            number = _NUMBER.search(value)
            key = f"[{number[1]}]" if number else f"{unit}:{at}"
            span = held.spans.setdefault(key, _Span(*place, {}))
            span.end = max(span.end, place[1])
            bare = value[: number.start()] if number else value
            if bare != "*":
                span.values[name] = _ESCAPED.sub(r"\1", bare)


def _read_arcs(held: _File, row: Mapping[tuple[str, str], str], unit: str) -> None:
    """Note the relations of a row, which stands where the target begins."""
    kinds, origins = row.get((RELATIONS, "kind"), "_"), row.get((RELATIONS, "from"), "_")
    if origins == "_":
        return
    for kind, origin in zip(_STACK.split(kinds), _STACK.split(origins), strict=False):
        if found := _ORIGIN.match(origin):
            first = f"[{found[2]}]" if found[2] and found[2] != "0" else f"{found[1]}:0"
            second = f"[{found[3]}]" if found[3] and found[3] != "0" else f"{unit}:0"
            held.arcs.append((_ESCAPED.sub(r"\1", kind), first, second))


def _count_points(text: str) -> list[int]:
    """Give the code point at each offset in UTF-16 units, and at the end."""
    points = [at for at, one in enumerate(text) for _ in range(1 + (ord(one) > 0xFFFF))]  # noqa: PLR2004 - two units
    return [*points, len(text)]
