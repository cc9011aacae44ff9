"""What every command prints with: the console, a pager, progress, failures, errors of one line."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

from rashomon.errors import NothingToCompare, RashomonError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rich.console import RenderableType

    from rashomon.cli.options import Look
    from rashomon.records import Failure


def open_console(look: Look) -> Console:
    """Open standard output; without colours and bold letters if plain, silent if quiet.

    `rich` itself keeps to NO_COLOR, TERM=dumb and pipes.
    """
    return Console(
        color_system=None if look.is_plain else "auto",
        highlight=False,
        quiet=look.is_quiet,
        width=look.width,
        soft_wrap=False,
    )


def show(console: Console, shown: RenderableType, look: Look) -> None:
    """Print something long: through the pager on a terminal if it does not fit, else as it is."""
    is_paged = console.is_terminal and sys.stdin.isatty() and not look.is_plain
    if not is_paged or console.quiet or console.is_dumb_terminal:
        console.print(shown)
        return
    lines = len(console.render_lines(shown))
    if lines < console.height:
        console.print(shown)
        return
    # As git asks less: leave at once what fits, let colours through, keep the screen.
    os.environ.setdefault("LESS", "FRX")
    with console.pager(styles=True):
        console.print(shown)


@contextmanager
def show_progress() -> Iterator[Callable[[str], None]]:
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
def one_line_errors() -> Iterator[None]:
    """End the command with status 1 and one line if an error of ours comes up."""
    try:
        yield
    except NothingToCompare as error:
        print_failures(error.failures)
        typer.echo(f"rashomon: {error}", err=True)
        raise typer.Exit(1) from error
    except RashomonError as error:
        typer.echo(f"rashomon: {error}", err=True)
        raise typer.Exit(1) from error


def print_failures(failures: Sequence[Failure]) -> None:
    """Print a line for each input that could not be used."""
    for failure in failures:
        hint = f" - {failure.hint}" if failure.hint else ""
        typer.echo(f"rashomon: {failure.what}: {failure.error}{hint}", err=True)
