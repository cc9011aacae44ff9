"""A report as a workbook: the matrix to read, and its tables to sort and filter.

A `Report` comes in, one file goes out. Every text is written as text: no cell can be a formula,
whatever an article holds. The same report gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from rashomon.records import Standing
from rashomon.report.files import write_file
from rashomon.report.inert import make_inert
from rashomon.report.overview import make_overview
from rashomon.report.permalinks import DEFAULT_PAGE
from rashomon.report.tables import make_tables

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from rashomon.records import Cell, Report
    from rashomon.report.overview import Overview
    from rashomon.report.tables import Table, Value

_LONGEST = 32_767  # characters of a cell, Excel's limit
_LONGEST_LINK = 2_079  # characters of an address, likewise
_TALL = 90  # points of a row's height in the matrix: six lines
_WIDE = 40
_WIDTHS = {"content": 70, "first_content": 60, "second_content": 60, "because": 50, "title": 50}
_NARROW = 16
_FORMULA = ("=", "+", "-", "@")
_STANDS = {
    Standing.SILENT: "(silent)",
    Standing.REFUSED: "(refused to say)",
    Standing.NOT_COVERED: "(not covered)",
}


def write_xlsx(report: Report, path: Path, *, page: str = DEFAULT_PAGE) -> None:
    """Write a report as an Excel workbook.

    Sheets: "overview" (points against parties, best quotes), then a sheet for each table.

    Args:
        report: The report.
        path: The file.
        page: Address of the report's page, to which the column `page` leads.

    Raises:
        ReportError: The file cannot be written.
    """
    # Here and not above: only this needs it.
    from xlsxwriter import Workbook  # noqa: PLC0415

    held = io.BytesIO()
    with Workbook(
        held,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    ) as book:
        # A fixed day: the same report gives the same file.
        book.set_properties(
            {"title": make_inert(report.title), "created": datetime(2000, 1, 1, tzinfo=UTC)}
        )
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        # Text even after somebody edits the cell, where plain text would turn into a formula.
        guarded = book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True})
        _write_overview(book, make_overview(report), head, body, guarded)
        for table in make_tables(report, page=page):
            _write_table(book, table, head, body, guarded)
    write_file(path, held.getvalue())


def _write_overview(
    book: Workbook, overview: Overview, head: Format, body: Format, guarded: Format
) -> None:
    sheet = book.add_worksheet("overview")
    parties = list(dict.fromkeys(cell.party_id for cell in overview.report.matrix))
    sheet.write_string(0, 0, "point", head)
    for column, party_id in enumerate(parties, start=1):
        sheet.write_string(0, column, make_inert(overview.name_party(party_id))[:_LONGEST], head)
    for row, point in enumerate(overview.points, start=1):
        sheet.write_string(row, 0, make_inert(point.label)[:_LONGEST], head)
        sheet.set_row(row, _TALL)
        for cell in overview.cells.get(point.point_id, ()):
            text = _tell_cell(overview, cell)
            chosen = guarded if text.startswith(_FORMULA) else body
            sheet.write_string(row, parties.index(cell.party_id) + 1, text, chosen)
    sheet.set_column(0, len(parties), _WIDE)
    sheet.freeze_panes(1, 1)


def _tell_cell(overview: Overview, cell: Cell) -> str:
    best = next((overview.statements.get(one) for one in cell.statement_ids), None)
    if best is None:
        return _STANDS.get(cell.stands, "")
    article = overview.articles[best.article_id]
    more = len(cell.statement_ids) - 1
    who = f"{overview.name_speaker(best)}, {article.name}" + (f" (+{more} more)" if more else "")
    return make_inert(f"{best.words}\n- {who}")[:_LONGEST]


def _write_table(book: Workbook, table: Table, head: Format, body: Format, guarded: Format) -> None:
    sheet = book.add_worksheet(table.name)
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, head)
        sheet.set_column(column, column, _WIDTHS.get(name, _NARROW))
    for row, values in enumerate(table.rows, start=1):
        for column, value in enumerate(values):
            is_link = table.columns[column].endswith(("link", "url"))
            is_formula = isinstance(value, str) and value.startswith(_FORMULA)
            chosen = guarded if is_formula else body
            _write_value(sheet, (row, column), value, chosen, is_link=is_link)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _write_value(
    sheet: Worksheet, place: tuple[int, int], value: Value, body: Format, *, is_link: bool
) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, body)
    elif isinstance(value, int | float):
        sheet.write_number(*place, value, body)
    elif value is None or value == "":
        sheet.write_blank(*place, None, body)
    elif is_link and value.startswith(("https://", "http://")) and len(value) <= _LONGEST_LINK:
        text = make_inert(value)
        sheet.write_url(*place, text, body, text)
    else:
        sheet.write_string(*place, make_inert(value)[:_LONGEST], body)
