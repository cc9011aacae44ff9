"""`rashomon explain`: the checks, words and scores behind one mark of a report."""

from __future__ import annotations

import inspect
from typing import Annotated

import typer

from rashomon.cli.console import one_line_errors, open_console, show
from rashomon.cli.options import Look
from rashomon.cli.report import ReportFile


def explain(
    relation: Annotated[
        str,
        typer.Argument(
            metavar="RELATION",
            help="r3 as in the page's address, an id from a table, or two ids of statements with a slash between.",
        ),
    ],
    report_file: ReportFile,
    *,
    look: Look,
) -> None:
    """Say in plain words why two statements are said to agree or clash."""
    with one_line_errors():
        from rashomon.report import find_relation, read_json, render_explanation  # noqa: PLC0415

        report = read_json(report_file)
        found = find_relation(report, relation)
        show(open_console(look), render_explanation(report, found, describe_checks()), look)


def describe_checks() -> dict[str, str]:
    """Give the first line of each check's docstring, by the name its evidence bears."""
    from rashomon.judge import EVERY_CHECK  # noqa: PLC0415 - the help shows without loading the rooms
    from rashomon.judge.checks import name_check  # noqa: PLC0415

    told = {
        name_check(check): (inspect.getdoc(check) or "").partition("\n")[0] for check in EVERY_CHECK
    }
    told["decision"] = "A person decided it; that outranks every check."
    return told
