"""A report shown and kept: on the terminal, and in each format that was asked for."""

from __future__ import annotations

import os
import webbrowser
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.cli.console import open_console, print_failures, show

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.cli.options import Look, Outputs
    from rashomon.records import Report


def keep_report(report: Report, outputs: Outputs, look: Look) -> None:
    """Write a report in the formats that were asked for, then show it and say where it lies.

    Raises:
        ReportError: A file cannot be written.
    """
    from rashomon.report import render_text  # noqa: PLC0415 - the help shows without loading the rooms

    if outputs.is_opened and outputs.html is None:
        outputs = replace(outputs, html=Path("rashomon.html"))
    written = write_outputs(report, outputs)
    print_failures(report.failures)
    console = open_console(look)
    show(console, render_text(replace(report, failures=()), console.width), look)
    _print_places(console, report, written)
    if outputs.is_opened and outputs.html is not None:
        webbrowser.open(outputs.html.resolve().as_uri())


def write_outputs(report: Report, outputs: Outputs) -> list[Path]:
    """Write a report in the formats that were asked for.

    Returns:
        The files and folders that were written.

    Raises:
        ReportError: A file cannot be written.
    """
    from rashomon import report as room  # noqa: PLC0415

    writers = (
        (outputs.html, room.write_html),
        (outputs.json, room.write_json),
        (outputs.jsonl, room.write_jsonl),
        (outputs.markdown, room.write_markdown),
        (outputs.annotations, room.write_annotations),
        (outputs.claims, room.write_claims),
        (outputs.bibtex, room.write_bibtex),
        (outputs.brat, room.write_brat),
        (outputs.webanno, room.write_webanno),
    )
    written = []
    for path, write in writers:
        if path is not None:
            write(report, path)
            written.append(path)
    if outputs.csv is not None:
        room.write_csv(report, outputs.csv, page=_find_page(outputs, outputs.csv))
        written.append(outputs.csv)
    if outputs.xlsx is not None:
        room.write_xlsx(report, outputs.xlsx, page=_find_page(outputs, outputs.xlsx.parent))
        written.append(outputs.xlsx)
    return written


def _find_page(outputs: Outputs, folder: Path) -> str:
    """Give the way from a folder to the report's page, for links in tables."""
    if outputs.html is None:
        return "report.html"
    return Path(os.path.relpath(outputs.html.resolve(), folder.resolve())).as_posix()


def _print_places(console: Console, report: Report, written: list[Path]) -> None:
    if written:
        console.print(f"Full report: {', '.join(map(str, written))}", soft_wrap=True)
    elif report.statements:
        console.print("Full report: add --html FILE, or --open to read it in a browser.")
