"""Options that several commands share, as records: a command asks for one and gets it filled.

A command whose argument is annotated with such a record has an option for each of its fields. So the
formats a report can be kept in are listed once, and every command that makes a report has them all.
"""

from __future__ import annotations

import functools
import inspect
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Outputs:
    """What a report is kept as; each command that makes a report has these options."""

    html: Annotated[
        Path | None,
        typer.Option("--html", help="Write the full report as one self-contained page."),
    ] = None
    json: Annotated[Path | None, typer.Option("--json", help="Write the report as JSON.")] = None
    jsonl: Annotated[
        Path | None, typer.Option("--jsonl", help="Write it as JSON lines, one record each.")
    ] = None
    markdown: Annotated[Path | None, typer.Option("--markdown", help="Write it as Markdown.")] = (
        None
    )
    csv: Annotated[
        Path | None,
        typer.Option(
            "--csv",
            metavar="FOLDER",
            help="Write statements, relations and matrix as CSV files into a folder.",
        ),
    ] = None
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", help="Write the same tables as an Excel workbook.")
    ] = None
    annotations: Annotated[
        Path | None,
        typer.Option("--annotations", help="Write W3C Web Annotations (JSON-LD)."),
    ] = None
    claims: Annotated[
        Path | None, typer.Option("--claims", help="Write schema.org Claims (JSON-LD).")
    ] = None
    bibtex: Annotated[
        Path | None, typer.Option("--bibtex", help="Write the articles as BibTeX entries.")
    ] = None
    brat: Annotated[
        Path | None,
        typer.Option("--brat", metavar="FOLDER", help="Write a brat collection, to correct."),
    ] = None
    webanno: Annotated[
        Path | None,
        typer.Option(
            "--webanno", metavar="FOLDER", help="Write WebAnno TSV files, to read in INCEpTION."
        ),
    ] = None
    is_opened: Annotated[
        bool,
        typer.Option(
            "--open", help="Open the page in a browser (writes rashomon.html without --html)."
        ),
    ] = False


@dataclass(frozen=True, slots=True)
class Look:
    """How the terminal shows things."""

    is_plain: Annotated[
        bool, typer.Option("--plain", help="No colours, no bold letters, no pager.")
    ] = False
    is_quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")] = (
        False
    )
    width: Annotated[
        int | None,
        typer.Option(
            "--width", min=40, max=400, help="Columns of the table; the terminal's by default."
        ),
    ] = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What is said of the articles, and how they are read."""

    outlet: Annotated[str | None, typer.Option(help="Outlet of all inputs named here.")] = None
    country: Annotated[
        str | None, typer.Option(help="Its country: two-letter code or English name.")
    ] = None
    published: Annotated[
        str | None, typer.Option(help="Date of publication, as 2019-03-08 or with a time.")
    ] = None
    parties: Annotated[
        list[Path],
        typer.Option(
            "--parties",
            metavar="FILE",
            help="Corrections of parties (TOML); adds to a parties.toml beside the articles. May be repeated.",
        ),
    ] = ()  # type: ignore[assignment]  # typer wants a list, a record a value that cannot change
    decisions: Annotated[
        list[Path],
        typer.Option(
            "--decisions",
            metavar="FILE",
            help="Corrections that `rashomon correct` wrote; adds to a decisions.toml beside the articles.",
        ),
    ] = ()  # type: ignore[assignment]
    model: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help='All models that are not named one by one: "onnx" (those of the package), "onnx:PATH", "hf:DIR", '
            '"openai:MODEL@URL" or "fake".',
        ),
    ] = "onnx"
    reader: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The model that finds who says what; no hf:DIR."),
    ] = None
    pairs: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The model that says how two sentences stand."),
    ] = None
    embedder: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The model that says how near two wordings are."),
    ] = None

    @property
    def addresses(self) -> dict[str, str]:
        """The address of each task's model."""
        return {
            "reader": self.reader or self.model,
            "pairs": self.pairs or self.model,
            "embedder": self.embedder or self.model,
        }


def spread_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each field of the records among its arguments."""
    parameters: list[inspect.Parameter] = []
    records: dict[str, type] = {}
    for parameter in inspect.signature(command, eval_str=True).parameters.values():
        record = parameter.annotation
        if not (isinstance(record, type) and is_dataclass(record)):
            parameters.append(parameter)
            continue
        records[parameter.name] = record
        hints = get_type_hints(record, include_extras=True)
        parameters += [
            inspect.Parameter(
                field.name,
                parameter.KEYWORD_ONLY,
                default=field.default,
                annotation=hints[field.name],
            )
            for field in fields(record)
        ]

    @functools.wraps(command)
    def call(**given: Any) -> None:  # noqa: ANN401 - whatever typer made of the words
        filled = {
            name: record(**{field.name: given.pop(field.name) for field in fields(record)})
            for name, record in records.items()
        }
        command(**given, **filled)

    call.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    call.__annotations__ = {one.name: one.annotation for one in parameters}
    return call
