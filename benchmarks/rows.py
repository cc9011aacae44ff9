"""Reading the benchmarks' JSONL files; one clear line when a row is not what it should be."""

from __future__ import annotations

import hashlib
import json
import sys
from typing import TYPE_CHECKING, TypeAlias, TypeVar, cast

from rich.console import Console
from rich.progress import track

from rashomon.errors import RunError
from rashomon.records import Article, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Row: TypeAlias = dict[str, object]
T = TypeVar("T")


class DataError(RunError):
    """The data named for a benchmark cannot be used."""


def read_rows(path: Path, *, needs: Sequence[str]) -> list[Row]:
    """Read a JSONL file whose rows must hold the keys of `needs`.

    Raises:
        DataError: There is no such file, it holds no rows, or a row is no object or lacks a key.
    """
    if not path.is_file():
        raise DataError(f"no file {path}", hint="--data takes a JSONL file here")
    rows: list[Row] = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is not UTF-8", hint="is it a JSONL file?") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise DataError(f"{path}:{number} is not JSON: {error.msg}") from error
        missing = [key for key in needs if not isinstance(row, dict) or key not in row]
        if missing:
            raise DataError(
                f"{path}:{number} lacks {', '.join(missing)}",
                hint=f"a row needs {', '.join(needs)}",
            )
        rows.append(cast("Row", row))
    if not rows:
        raise DataError(f"{path} holds no rows")
    return rows


def choose_evenly(items: Sequence[T], limit: int | None) -> list[T]:
    """Take at most `limit` items, evenly spread, so that a cut is the same on every machine."""
    if limit is None or limit >= len(items):
        return list(items)
    return [items[k * len(items) // limit] for k in range(limit)]


def make_article(name: str, text: str) -> Article:
    """Make the record of a bare text: headline in its first line, nothing else known."""
    return Article(
        article_id=content_id("article", name, text),
        text=text,
        title=text.split("\n", 1)[0],
        path=name,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def show_progress(items: Sequence[T], what: str) -> Iterable[T]:
    """Go through the items with a bar on standard error; without one where nobody watches."""
    console = Console(stderr=True)
    return track(items, what, console=console, transient=True, disable=not sys.stderr.isatty())
