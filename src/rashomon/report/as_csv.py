"""A report as CSV: a folder with `statements.csv`, `relations.csv` and `matrix.csv`.

A `Report` comes in, files go out; `from_csv` reads corrections in them back. Spreadsheets run a cell
that begins like a formula, and articles are hostile input: such a cell is written behind an
apostrophe.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from rashomon.report.files import make_folder, write_file
from rashomon.report.permalinks import DEFAULT_PAGE
from rashomon.report.tables import make_tables

if TYPE_CHECKING:
    from pathlib import Path

    from rashomon.records import Report
    from rashomon.report.tables import Table, Value

FILES = ("statements", "relations", "matrix")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""How a cell begins that a spreadsheet would run, or that `unguard` would take for guarded."""


def render_csv(table: Table) -> str:
    """Write a table as CSV with a header line, commas and line feeds."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_write(value) for value in row] for row in table.rows)
    return out.getvalue()


def write_csv(report: Report, folder: Path, *, page: str = DEFAULT_PAGE) -> None:
    """Write statements, relations and matrix as CSV files into a folder.

    Args:
        report: The report.
        folder: Made if it is not there.
        page: Address of the report's page, to which the column `page` leads.

    Raises:
        ReportError: The folder or a file cannot be written.
    """
    make_folder(folder)
    for table in make_tables(report, page=page):
        if table.name in FILES:
            write_file(folder / f"{table.name}.csv", render_csv(table))


def guard(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguard(text: str) -> str:
    """Take the apostrophe of `guard` away."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def _write(value: Value) -> Value:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return guard(value) if isinstance(value, str) else value
