"""A report as a brat collection: a text and its annotations for each article, and the labels.

A `Report` comes in, a folder goes out; `from_brat` reads a corrected one back. Contents are marked with
their party (an attribute) and speaker (a note), tied to source and cue; relations between statements
of one article are arcs. The outlets' own voice is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.report.brat import (
    CONTENT,
    CUE,
    CUED_BY,
    DENIES,
    KINDS,
    PARTY,
    SAID_BY,
    SOURCE,
    make_standoff,
    name_files,
    name_values,
)
from rashomon.report.files import make_folder, write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from rashomon.records import Article, Report
    from rashomon.report.brat import Standoff


def write_brat(report: Report, folder: Path) -> None:
    """Write a report as a folder that brat opens.

    Args:
        report: The report.
        folder: Made if it is not there; holds a `.txt` and `.ann` for each article, `annotation.conf` and
            `visual.conf`.

    Raises:
        ReportError: The folder or a file cannot be written.
    """
    make_folder(folder)
    names = name_files(report)
    for article in report.articles:
        stem = names[article.article_id]
        write_file(folder / f"{stem}.txt", article.text)
        write_file(folder / f"{stem}.ann", render_standoff(make_standoff(report, article), article))
    write_file(folder / "annotation.conf", _write_labels(name_values(report).values()))
    write_file(folder / "visual.conf", _DRAWING)


def render_standoff(standoff: Standoff, article: Article) -> str:
    """Write annotations as standoff lines."""
    return "".join(f"{line}\n" for line in _list_lines(standoff, article))


def _list_lines(standoff: Standoff, article: Article) -> Iterator[str]:
    for mark in standoff.marks.values():
        ranges = ";".join(f"{start} {end}" for start, end in mark.ranges)
        words = " ".join(article.text[start:end] for start, end in mark.ranges).replace("\t", " ")
        yield f"{mark.key}\t{mark.label} {ranges}\t{words}"
    for arc in standoff.arcs:
        yield f"{arc.key}\t{arc.name} Arg1:{arc.first} Arg2:{arc.second}"
    number = 0
    for number, (key, value) in enumerate(standoff.parties.items(), start=1):
        yield f"A{number}\t{PARTY} {key} {value}"
    for further, key in enumerate(sorted(standoff.denials), start=number + 1):
        yield f"A{further}\t{DENIES} {key}"
    for at, (key, note) in enumerate(standoff.notes.items(), start=1):
        yield f"#{at}\tAnnotatorNotes {key}\t{note}"


def _write_labels(parties: Iterable[str]) -> str:
    values = "|".join(parties)
    party = f"{PARTY}\tArg:{CONTENT}, Value:{values}\n" if values else ""
    relations = "\n".join(f"{kind}\tArg1:{CONTENT}, Arg2:{CONTENT}" for kind in KINDS)
    return (
        f"[entities]\n{CONTENT}\n{SOURCE}\n{CUE}\n\n"
        f"[relations]\n{SAID_BY}\tArg1:{CONTENT}, Arg2:{SOURCE}\n{CUED_BY}\tArg1:{CONTENT}, Arg2:{CUE}\n"
        f"{relations}\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n\n"
        f"[events]\n\n[attributes]\n{party}{DENIES}\tArg:{CONTENT}\n"
    )


_DRAWING = f"""[labels]
{CONTENT} | Content | Said
{SOURCE} | Source | Who
{CUE} | Cue | Cue

[drawing]
{CONTENT}\tbgColor:#cfe3ff
{SOURCE}\tbgColor:#ffe3b3
{CUE}\tbgColor:#e2e2e2
contradicts\tcolor:#b00020
differs\tcolor:#8a5a00
agrees\tcolor:#00692d
unsure\tcolor:#666666, dashArray:3-3
"""
