"""The command line: arguments in, one library call, lines out; a file for each command.

Printing, exit codes and progress live here only. Exit status: 0 if something could be compared, 1 if nothing could
or a run failed, 2 for misuse.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from rashomon.cli.compare import compare, demo
from rashomon.cli.correct import correct
from rashomon.cli.explain import explain
from rashomon.cli.options import spread_options
from rashomon.cli.parties import parties
from rashomon.cli.report import report

__all__ = ["app", "main"]

app = typer.Typer(
    name="rashomon",
    help="Sort the rival versions of a contested event: who claims what, in which words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (compare, demo, report, explain, parties, correct):
    app.command()(spread_options(command))


@app.callback(invoke_without_command=True)
def show_version(
    *,
    is_version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)
    ] = False,
) -> None:
    """Sort the rival versions of a contested event: who claims what, in which words."""
    if is_version:
        typer.echo(f"rashomon {version('rashomon')}")
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()
