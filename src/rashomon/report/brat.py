"""How a report stands in brat: names of files, labels, and the standoff lines.

What `as_brat` writes and `from_brat` reads back lies here, so that the two cannot part: which statement
is which line, and how a party's name becomes a value that brat can hold.

Source: brat standoff format, https://brat.nlplab.org/standoff.html. Offsets count code points.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import RelationKind, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rashomon.decisions import Range
    from rashomon.records import Article, Report, Span, Statement

CONTENT, SOURCE, CUE = "Content", "Source", "Cue"
SAID_BY, CUED_BY = "said_by", "cued_by"
PARTY, DENIES = "Party", "Denies"
KINDS = tuple(kind.value for kind in RelationKind)
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Mark:
    """A span as brat holds it: `T1`, its label, and its ranges."""

    key: str
    label: str
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Arc:
    """A relation as brat holds it: `R1`, its name, and the marks it runs from and to."""

    key: str
    name: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Standoff:
    """All annotations of one text.

    Attributes:
        marks: By key.
        arcs: In order.
        parties: The party's value by the key of its mark.
        denials: Keys of the marks that are denied.
        notes: A person's or our note by the key of its mark.
        statements: Which statement a content mark is, by key; () when read from a file.
    """

    marks: Mapping[str, Mark]
    arcs: tuple[Arc, ...]
    parties: Mapping[str, str]
    denials: frozenset[str]
    notes: Mapping[str, str]
    statements: Mapping[str, str]


def name_files(report: Report) -> dict[str, str]:
    """Give each article the stem of its file: a number and its name in plain letters."""
    return {
        article.article_id: f"{number:02d}-{_plain(article.name).lower() or 'article'}"
        for number, article in enumerate(report.articles, start=1)
    }


def name_values(report: Report) -> dict[str, str]:
    """Give each party a value that brat can hold, none twice, by party id."""
    values: dict[str, str] = {}
    for party in report.parties:
        stem = _plain(party.name) or "party"
        value, number = stem, 2
        while value in values.values():
            value, number = f"{stem}_{number}", number + 1
        values[party.party_id] = value
    return values


def make_standoff(report: Report, article: Article) -> Standoff:
    """Turn an article's attributed statements and the relations between them into annotations."""
    values = name_values(report)
    names = {one.speaker_id: one.name for one in report.speakers}
    said = [
        one
        for one in report.statements
        if one.article_id == article.article_id
        and one.kind is not StatementKind.OWN_VOICE
        and any(not span.text.isspace() for span in one.content)  # blanks cannot be marked
    ]
    marks: dict[str, Mark] = {}
    shared: dict[tuple[str, Span], str] = {}
    content: dict[str, str] = {}
    arcs: list[tuple[str, str, str]] = []

    def put(label: str, spans: Iterable[Span]) -> str:
        key = f"T{len(marks) + 1}"
        marks[key] = Mark(key, label, split_lines(article, ((s.start, s.end) for s in spans)))
        return key

    for statement in said:
        content[statement.statement_id] = key = put(CONTENT, statement.content)
        for label, name, span in (
            (SOURCE, SAID_BY, statement.source),
            (CUE, CUED_BY, statement.cue),
        ):
            if span is not None and span.text.strip():
                if (label, span) not in shared:
                    shared[label, span] = put(label, [span])
                arcs.append((name, key, shared[label, span]))
    arcs += [
        (one.kind.value, content[one.first_id], content[one.second_id])
        for one in report.relations
        if one.first_id in content and one.second_id in content
    ]
    return Standoff(
        marks=marks,
        arcs=tuple(Arc(f"R{number}", *arc) for number, arc in enumerate(arcs, start=1)),
        parties={
            content[one.statement_id]: values[one.party_id]
            for one in said
            if one.party_id in values
        },
        denials=frozenset(content[one.statement_id] for one in said if one.denies),
        notes={
            content[one.statement_id]: _note(one, names) for one in said if one.speaker_id in names
        },
        statements={key: statement_id for statement_id, key in content.items()},
    )


def _note(statement: Statement, names: Mapping[str, str]) -> str:
    return f"speaker: {' '.join(names[statement.speaker_id or ''].split())}"


def split_lines(article: Article, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Cut ranges at line ends, as brat wants them; blanks at the edges of the parts go."""
    found = []
    for start, end in ranges:
        for line in re.finditer(r"[^\n]+", article.text[start:end]):
            words = line.group()
            first = start + line.start() + len(words) - len(words.lstrip())
            last = start + line.start() + len(words.rstrip())
            if last > first:
                found.append((first, last))
    return tuple(found)


def join_lines(article: Article, ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Join ranges that only a line end parts: the way back from `split_lines`."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined:
            between = article.text[joined[-1][1] : start]
            if start <= joined[-1][1] or ("\n" in between and not between.strip()):
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
                continue
        joined.append((start, end))
    return tuple(joined)


def restore_ranges(
    article: Article, ranges: tuple[Range, ...], old: Sequence[Span]
) -> tuple[Range, ...]:
    """Give ranges as records hold them: those the statement had, if the export shows them unchanged.

    Blanks at the ends of lines, which the export does not hold, come back that way.
    """
    before = tuple((span.start, span.end) for span in old)
    return before if split_lines(article, before) == ranges else join_lines(article, ranges)


def restore_range(article: Article, ranges: tuple[Range, ...], old: Span | None) -> Range | None:
    """Give a source or cue as one range, or None if there is none."""
    found = restore_ranges(article, ranges, () if old is None else (old,))
    return (found[0][0], found[-1][1]) if found else None


def _plain(name: str) -> str:
    """Write a name in letters, digits and underscores, which is all brat allows in a value."""
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "_", folded).strip("_")[:_LONGEST_NAME]
