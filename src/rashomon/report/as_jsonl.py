"""A report as JSON lines: a line for each record, as in the JSON report, with its `type`.

A `Report` comes in, a file goes out that can be read line by line: the event first, then articles,
parties, speakers, statements, points, relations and the rest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from rashomon.report.as_json import make_document
from rashomon.report.files import write_file

if TYPE_CHECKING:
    from pathlib import Path

    from rashomon.records import Report

TYPES = {
    "articles": "article",
    "parties": "party",
    "speakers": "speaker",
    "statements": "statement",
    "points": "point",
    "relations": "relation",
    "matrix": "cell",
    "timeline": "moment",
    "silences": "silence",
    "shifts": "shift",
    "blame": "blame",
    "tone": "tone",
    "failures": "failure",
}
"""The lists of the JSON report, and the type a line of each has."""


def write_jsonl(report: Report, path: Path) -> None:
    """Write a report as JSON lines in UTF-8.

    Raises:
        ReportError: The file cannot be written, or a span is not where it says in its article.
    """
    made = cast("dict[str, Any]", make_document(report))
    lines = [{"type": "event", "format": made["format"], "tool": made["tool"], **made["event"]}]
    for name, kind in TYPES.items():
        lines += [{"type": kind, **one} for one in made[name]]
    write_file(path, "".join(f"{_write(one)}\n" for one in lines))


def _write(line: dict[str, Any]) -> str:
    written = json.dumps(line, ensure_ascii=False)
    try:
        written.encode()
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8; as \udXXX it survives
        return json.dumps(line)
    return written
