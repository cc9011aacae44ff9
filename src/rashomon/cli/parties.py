"""`rashomon parties`: who was found in the articles, from which words, the doubtful ones first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.compare import ARTICLES_HELP, name_sources
from rashomon.cli.console import (
    one_line_errors,
    open_console,
    print_failures,
    show,
    show_progress,
)
from rashomon.cli.options import Inputs, Look

if TYPE_CHECKING:
    from rashomon.records import Report


def parties(
    articles: Annotated[
        list[str],
        typer.Argument(metavar="ARTICLE...", help=f"{ARTICLES_HELP} Or one report in JSON."),
    ],
    *,
    is_toml: Annotated[
        bool, typer.Option("--toml", help="Print a parties.toml to start corrections from.")
    ] = False,
    inputs: Inputs,
    look: Look,
) -> None:
    """Say which parties were found, from which words, the doubtful ones first."""
    with one_line_errors():
        from rashomon.report import render_parties, render_parties_toml  # noqa: PLC0415

        found = _find(articles, inputs)
        print_failures(found.failures)
        console = open_console(look)
        if is_toml:
            console.out(render_parties_toml(found), end="", highlight=False)
        else:
            show(console, render_parties(found), look)


def _find(articles: list[str], inputs: Inputs) -> Report:
    """Take the parties from a report, or find them in articles."""
    from rashomon.read import is_report  # noqa: PLC0415 - the help shows without loading the rooms

    if len(articles) == 1 and is_report(articles[0]):
        from rashomon.report import read_json  # noqa: PLC0415

        return read_json(Path(articles[0]))
    from rashomon.pipeline import find_parties  # noqa: PLC0415

    with show_progress() as enter:
        return find_parties(
            name_sources(articles, inputs),
            engines=inputs.addresses,
            decisions=[*inputs.parties, *inputs.decisions],
            progress=enter,
        )
