"""The command line: arguments in, one library call, lines out.

Printing, exit codes and progress live here only. Exit status: 0 if something could be compared, 1 if nothing could
or a run failed, 2 for misuse.
"""

from __future__ import annotations

import sys
import webbrowser
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import version
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from rashomon.errors import NothingToCompare, RashomonError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rashomon.records import Failure, Report, Source

app = typer.Typer(
    name="rashomon",
    help="Sort the rival versions of a contested event: who claims what, in which words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

HtmlFile = Annotated[
    Path | None, typer.Option("--html", help="Write the full report as one self-contained page.")
]
JsonFile = Annotated[Path | None, typer.Option("--json", help="Write the report as JSON.")]
OpenPage = Annotated[
    bool,
    typer.Option(
        "--open", help="Open the page in a browser (writes rashomon.html without --html)."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Plain = Annotated[bool, typer.Option("--plain", help="No colours and no bold letters.")]
Width = Annotated[
    int | None,
    typer.Option(
        "--width", min=40, max=400, help="Columns of the table; the terminal's by default."
    ),
]
"""Options that several commands share."""


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


@app.command()
def compare(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help='Text, HTML, JSON or JSONL files, folders, web addresses, or "-" for standard input.',
        ),
    ],
    *,
    html: HtmlFile = None,
    json: JsonFile = None,
    is_opened: OpenPage = False,
    outlet: Annotated[str | None, typer.Option(help="Outlet of all inputs named here.")] = None,
    country: Annotated[
        str | None, typer.Option(help="Its country: two-letter code or English name.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(help="Date of publication, as 2019-03-08 or with a time.")
    ] = None,
    model: Annotated[
        str, typer.Option(help='Models: "onnx" (those of the package), "onnx:PATH" or "fake".')
    ] = "onnx",
    is_plain: Plain = False,
    is_quiet: Quiet = False,
    width: Width = None,
) -> None:
    """Say which party claims what on which point, and where the versions clash."""
    from rashomon.records import Source  # noqa: PLC0415 - the help shows without loading the rooms

    sources = [
        Source(address=one, outlet=outlet, country=country, published=published) for one in inputs
    ]
    _run(
        sources,
        html=html,
        json=json,
        is_opened=is_opened,
        model=model,
        console=_console(is_plain, is_quiet, width),
    )


@app.command()
def demo(
    *,
    html: HtmlFile = None,
    json: JsonFile = None,
    is_opened: OpenPage = False,
    is_plain: Plain = False,
    is_quiet: Quiet = False,
    width: Width = None,
) -> None:
    """Compare three invented articles on an invented collision at sea."""
    from rashomon.records import Source  # noqa: PLC0415

    with as_file(files("rashomon.demo") / "articles") as folder:
        _run(
            [Source(address=str(folder))],
            html=html,
            json=json,
            is_opened=is_opened,
            model="onnx",
            console=_console(is_plain, is_quiet, width),
        )


def _console(is_plain: bool, is_quiet: bool, width: int | None) -> Console:  # noqa: FBT001 - three flags, passed on
    return Console(
        no_color=is_plain or None, highlight=False, quiet=is_quiet, width=width, soft_wrap=False
    )


def _run(
    sources: Sequence[Source],
    *,
    html: Path | None,
    json: Path | None,
    is_opened: bool,
    model: str,
    console: Console,
) -> None:
    with _one_line_errors():
        from rashomon.pipeline import compare as compare_articles  # noqa: PLC0415
        from rashomon.report import render_text, write_html, write_json  # noqa: PLC0415

        with _progress() as enter:
            report = compare_articles(sources, engines=model, progress=enter)
        if is_opened and html is None:
            html = Path("rashomon.html")
        if json is not None:
            write_json(report, json)
        if html is not None:
            write_html(report, html)
        _print_failures(report.failures)
        console.print(render_text(replace(report, failures=()), console.width))
        _print_places(console, report, html, json)
        if is_opened and html is not None:
            webbrowser.open(html.resolve().as_uri())


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A spinner with the room's name on a terminal's error stream; nothing when piped."""
    console = Console(stderr=True)
    if not (console.is_terminal and sys.stdout.isatty()):
        yield lambda _: None
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda room: bar.update(task, description=room)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    try:
        yield
    except NothingToCompare as error:
        _print_failures(error.failures)
        typer.echo(f"rashomon: {error}", err=True)
        raise typer.Exit(1) from error
    except RashomonError as error:
        typer.echo(f"rashomon: {error}", err=True)
        raise typer.Exit(1) from error


def _print_failures(failures: Sequence[Failure]) -> None:
    for failure in failures:
        hint = f" - {failure.hint}" if failure.hint else ""
        typer.echo(f"rashomon: {failure.what}: {failure.error}{hint}", err=True)


def _print_places(console: Console, report: Report, html: Path | None, json: Path | None) -> None:
    written = [str(path) for path in (html, json) if path is not None]
    if written:
        console.print(f"Full report: {', '.join(written)}")
    elif report.statements:
        console.print("Full report: add --html FILE, or --open to read it in a browser.")


def main() -> None:
    """Run the command line."""
    app()
