"""`rashomon report`: a report that was kept as JSON, in other formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.console import one_line_errors
from rashomon.cli.keep import keep_report
from rashomon.cli.options import Look, Outputs

ReportFile = Annotated[
    Path, typer.Argument(metavar="REPORT.json", help="A report that `--json` wrote.")
]


def report(report_file: ReportFile, *, outputs: Outputs, look: Look) -> None:
    """Show a report again, or write it in other formats, from its JSON alone."""
    with one_line_errors():
        from rashomon.report import read_json  # noqa: PLC0415 - the help shows without loading the rooms

        keep_report(read_json(report_file), outputs, look)
