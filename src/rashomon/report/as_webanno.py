"""A report as WebAnno TSV 3.3, which INCEpTION imports: a file for each article, and its layers.

A `Report` comes in, a folder goes out. One span layer holds contents, sources and cues with their role,
party and speaker; one relation layer ties content to source and cue, the parts of a broken content to
each other, and statements of one article to one another. Offsets count UTF-16 units there, and
every line of a text is a sentence. The outlets' own voice is left out.

Source: https://inception-project.github.io (user guide, "WebAnno TSV 3.3 File format").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from rashomon.report.brat import CONTENT, make_standoff, name_files
from rashomon.report.files import make_folder, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rashomon.decisions import Range
    from rashomon.records import Article, Report

SPANS = "webanno.custom.Rashomon"
RELATIONS = "webanno.custom.RashomonRelation"
SPAN_FEATURES = ("party", "role", "speaker", "denies")
CONTINUES = "continues"
"""Ties a part of a broken content to the next one, from the first to the last."""
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NONE, _NO_VALUE = "_", "*"
_VALUE = re.compile(r"->|[\\\[\]|_;\t\n*]")
_CONTROL = re.compile(r"[\x00-\x07\x0e-\x1f\\\t\r\f\b]")
_NAMED_CONTROL = {"\t": r"\t", "\r": r"\r", "\f": r"\f", "\b": r"\b", "\\": "\\\\"}
_LINE_ENDS = re.compile(r"[\x0b\x85\u2028\u2029]")
"""Ends a line for some readers but not for us; shown as a blank, which keeps the offsets."""


@dataclass(frozen=True, slots=True)
class _Span:
    """An annotation: its number, its range, and the values of `SPAN_FEATURES`."""

    number: int
    range: Range
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A token with its place in the file (`sentence-token`)."""

    name: str
    start: int
    end: int


def write_webanno(report: Report, folder: Path) -> None:
    """Write a report as a folder of WebAnno TSV files.

    Args:
        report: The report.
        folder: Made if it is not there; holds a `.tsv` for each article, and `layers.xml`, the type
            system to import into a project of INCEpTION first.

    Raises:
        ReportError: The folder or a file cannot be written.
    """
    make_folder(folder)
    names = name_files(report)
    for article in report.articles:
        path = folder / f"{names[article.article_id]}.tsv"
        write_file(path, render_webanno(report, article))
    write_file(folder / "layers.xml", _write_layers())


def render_webanno(report: Report, article: Article) -> str:
    """Write an article with its statements as WebAnno TSV."""
    spans, arcs = _gather(report, article)
    text = article.text
    cuts = {edge for span in spans for edge in span.range}
    units = _count_units(text)
    lines = [
        "#FORMAT=WebAnno TSV 3.3",
        f"#T_SP={SPANS}|{'|'.join(SPAN_FEATURES)}",
        f"#T_RL={RELATIONS}|kind|BT_{SPANS}",
        "",
    ]
    sentences = list(_cut_sentences(text, cuts))
    tokens = [token for _, sentence in sentences for token in sentence]
    starts = [token.start for token in tokens]
    first = {one.number: tokens[bisect_left(starts, one.range[0])].name for one in spans}
    into: dict[str, list[tuple[str, int, int]]] = {}
    for name, source, target in arcs:
        into.setdefault(first[target], []).append((name, source, target))
    for line, sentence in sentences:
        lines += ["", f"#Text={_escape_text(line)}"]
        for token in sentence:
            held = [
                one for one in spans if one.range[0] <= token.start and token.end <= one.range[1]
            ]
            cells = [
                token.name,
                f"{units[token.start]}-{units[token.end]}",
                text[token.start : token.end],
                *_write_spans(held),
                *_write_arcs(into.get(token.name, []), first),
            ]
            lines.append("\t".join(cells) + "\t")
    return "\n".join(lines) + "\n"


def _gather(report: Report, article: Article) -> tuple[list[_Span], list[tuple[str, int, int]]]:
    """Turn the article's annotations into spans of one range each, and arcs between their numbers."""
    standoff = make_standoff(report, article)
    names = {one.party_id: one.name for one in report.parties}
    by_id = {one.statement_id: one for one in report.statements}
    parties, speakers = {}, {}
    people = {one.speaker_id: one.name for one in report.speakers}
    for key, statement_id in standoff.statements.items():
        statement = by_id[statement_id]
        parties[key] = names.get(statement.party_id or "", "")
        speakers[key] = people.get(statement.speaker_id or "", "")
    spans: list[_Span] = []
    arcs: list[tuple[str, int, int]] = []
    heads: dict[str, int] = {}
    for mark in standoff.marks.values():
        denies = "yes" if mark.key in standoff.denials else ""
        role = mark.label.lower()
        values = (parties.get(mark.key, ""), role, speakers.get(mark.key, ""), denies)
        for part, one in enumerate(mark.ranges):
            number = len(spans) + 1
            spans.append(_Span(number, one, values if not part else ("", role, "", "")))
            if part:
                arcs.append((CONTINUES, number - 1, number))
            else:
                heads[mark.key] = number
    arcs += [
        (arc.name, heads[arc.first], heads[arc.second])
        for arc in standoff.arcs
        if arc.first in heads and arc.second in heads
    ]
    return spans, arcs


def _cut_sentences(text: str, cuts: set[int]) -> Iterator[tuple[str, list[_Token]]]:
    """Cut a text into lines and tokens; tokens are also cut where an annotation begins or ends."""
    number = 0
    for found in re.finditer(r"[^\n]+", text):
        line = found.group().rstrip()
        start = found.start() + len(line) - len(line.lstrip())
        tokens = list(_cut_tokens(text, start, found.start() + len(line), cuts))
        if tokens and tokens[0][0] == start:
            number += 1
            named = [_Token(f"{number}-{at}", *one) for at, one in enumerate(tokens, start=1)]
            yield line.lstrip(), named


def _cut_tokens(text: str, start: int, end: int, cuts: set[int]) -> Iterator[Range]:
    for found in _TOKEN.finditer(text, start, end):
        edges = sorted(
            {found.start(), found.end(), *(cuts & set(range(found.start() + 1, found.end())))}
        )
        yield from pairwise(edges)


def _write_spans(held: list[_Span]) -> list[str]:
    """Write a token's cells of the span layer: stacked annotations stand in one order in all of them."""
    if not held:
        return [_NONE] * len(SPAN_FEATURES)
    return [
        "|".join(f"{_escape_value(one.values[at]) or _NO_VALUE}[{one.number}]" for one in held)
        for at in range(len(SPAN_FEATURES))
    ]


def _write_arcs(arcs: list[tuple[str, int, int]], first: dict[int, str]) -> list[str]:
    """Write a token's cells of the relation layer: they stand where the target begins."""
    if not arcs:
        return [_NONE, _NONE]
    kinds = "|".join(_escape_value(name) for name, _, _ in arcs)
    origins = "|".join(f"{first[source]}[{source}_{target}]" for _, source, target in arcs)
    return [kinds, origins]


def _escape_value(value: str) -> str:
    plain = " ".join(value.split())
    return _VALUE.sub(lambda hit: f"\\{hit[0]}", plain)


def _escape_text(line: str) -> str:
    inert = _LINE_ENDS.sub(" ", line)
    return _CONTROL.sub(lambda hit: _NAMED_CONTROL.get(hit[0], f"\\{hit[0]}"), inert)


def _count_units(text: str) -> list[int]:
    """Give the offset in UTF-16 units of each code point, and of the end."""
    sizes = (2 if ord(one) > 0xFFFF else 1 for one in text)  # noqa: PLR2004 - the last of one unit
    return [0, *accumulate(sizes)]


def _write_layers() -> str:
    """Write both layers as a UIMA type system, which INCEpTION imports."""
    spans = "".join(_write_feature(one, "uima.cas.String") for one in SPAN_FEATURES)
    ends = "".join(_write_feature(one, SPANS) for one in ("Governor", "Dependent"))
    kind = _write_feature("kind", "uima.cas.String")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">\n<types>\n'
        f"{_write_type(SPANS, f'{CONTENT}, source or cue of a statement', spans)}"
        f"{_write_type(RELATIONS, 'How statements and their parts belong together', ends + kind)}"
        "</types>\n</typeSystemDescription>\n"
    )


def _write_type(name: str, meaning: str, features: str) -> str:
    return (
        f"<typeDescription><name>{name}</name><description>{escape(meaning)}</description>"
        "<supertypeName>uima.tcas.Annotation</supertypeName>\n"
        f"<features>\n{features}</features></typeDescription>\n"
    )


def _write_feature(name: str, kind: str) -> str:
    return (
        f"<featureDescription><name>{name}</name><description/>"
        f"<rangeTypeName>{kind}</rangeTypeName></featureDescription>\n"
    )
