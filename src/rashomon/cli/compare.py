"""`rashomon compare` and `rashomon demo`: articles in, a report out."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Annotated

import typer

from rashomon.cli.console import one_line_errors, show_progress
from rashomon.cli.keep import keep_report
from rashomon.cli.options import Inputs, Look, Outputs

if TYPE_CHECKING:
    from rashomon.records import Source

ARTICLES_HELP = (
    'Text, HTML, JSON or JSONL files, folders, web addresses, or "-" for standard input.'
)


def compare(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help=ARTICLES_HELP)],
    *,
    inputs: Inputs,
    outputs: Outputs,
    look: Look,
) -> None:
    """Say which party claims what on which point, and where the versions clash."""
    _run(name_sources(articles, inputs), inputs, outputs, look)


def demo(*, outputs: Outputs, look: Look) -> None:
    """Compare three invented articles on an invented collision at sea."""
    inputs = Inputs()
    with as_file(files("rashomon.demo") / "articles") as folder:
        _run(name_sources([str(folder)], inputs), inputs, outputs, look)


def name_sources(addresses: list[str], inputs: Inputs) -> list[Source]:
    """Say of each input what the options say."""
    from rashomon.records import Source  # noqa: PLC0415 - the help shows without loading the rooms

    return [
        Source(
            address=one, outlet=inputs.outlet, country=inputs.country, published=inputs.published
        )
        for one in addresses
    ]


def _run(sources: list[Source], inputs: Inputs, outputs: Outputs, look: Look) -> None:
    with one_line_errors():
        from rashomon.pipeline import compare as compare_articles  # noqa: PLC0415

        with show_progress() as enter:
            report = compare_articles(
                sources,
                engines=inputs.addresses,
                decisions=[*inputs.parties, *inputs.decisions],
                progress=enter,
            )
        keep_report(report, outputs, look)
