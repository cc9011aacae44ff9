"""`rashomon correct`: what a person changed in an export, kept as decisions for the next run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import one_line_errors, open_console
from rashomon.cli.options import Look
from rashomon.cli.report import ReportFile

if TYPE_CHECKING:
    from rashomon.decisions import Decisions
    from rashomon.records import Report
    from rashomon.report import Edits


def correct(
    report_file: ReportFile,
    corrected: Annotated[
        Path,
        typer.Argument(
            metavar="CORRECTED",
            help="What a person corrected: a folder of `--brat` or `--webanno`, or a table or folder of `--csv`.",
        ),
    ],
    *,
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            help="Where the decisions go, behind those that stand there; keep it beside the articles.",
        ),
    ] = Path("decisions.toml"),
    look: Look,
) -> None:
    """Turn a corrected export into decisions, which outrank the models on the next run."""
    with one_line_errors():
        from rashomon.read import load_decisions  # noqa: PLC0415 - the help shows without loading the rooms
        from rashomon.report import find_decisions, read_json, write_decisions  # noqa: PLC0415

        report = read_json(report_file)
        if out.exists():
            load_decisions(out)  # nothing is added to a file that cannot be read
        decisions = find_decisions(report, _read_edits(report, corrected), corrected.name)
        console = open_console(look)
        if not (decisions.statements or decisions.relations):
            console.print(
                f"{corrected} is as the report has it; nothing to correct.", soft_wrap=True
            )
            return
        write_decisions(decisions, report, out)
        console.print(f"{_count(decisions)} -> {out}", soft_wrap=True)


def _read_edits(report: Report, corrected: Path) -> Edits:
    """Read an export by what lies in it: brat's annotations, WebAnno's, else tables."""
    from rashomon.report import read_brat, read_csv_edits, read_webanno  # noqa: PLC0415

    if corrected.is_dir() and any(corrected.glob("*.ann")):
        return read_brat(report, corrected)
    if corrected.is_dir() and any(corrected.rglob("*.tsv")):
        return read_webanno(report, corrected)
    return read_csv_edits(report, corrected)


def _count(decisions: Decisions) -> str:
    removed = sum(one.is_removed for one in decisions.statements)
    added = sum(one.was is None for one in decisions.statements)
    changed = len(decisions.statements) - removed - added
    rejected = sum(one.kind is None for one in decisions.relations)
    related = len(decisions.relations) - rejected
    counts = (
        (changed, "statement", "changed"),
        (removed, "statement", "removed"),
        (added, "statement", "added"),
        (rejected, "relation", "rejected"),
        (related, "relation", "set"),
    )
    return ", ".join(
        f"{number} {noun}{'' if number == 1 else 's'} {verb}"
        for number, noun, verb in counts
        if number
    )
