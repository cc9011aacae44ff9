"""What a user names, turned into single inputs.

In go `Source`s as written: files, folders, patterns, tables, web addresses, "-". Out come sources
that are one file, address or standard input each, every one once, with the table that describes
it.
"""

from __future__ import annotations

import difflib
import glob
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.read.raw import is_address
from rashomon.read.sidecars import SIDECAR_NAME, key_of, load_sidecar
from rashomon.records import Failure, Source
from rashomon.settings import ReadSettings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson")
"""What is taken from a folder."""

_DEFAULTS = ReadSettings()
_REPORT = re.compile(rb'\s*\{\s*"format"\s*:\s*"rashomon-report/')


def expand(
    sources: Sequence[Source | str | os.PathLike[str]], *, settings: ReadSettings = _DEFAULTS
) -> tuple[list[Source], list[Failure]]:
    """Turn folders, patterns and tables into the inputs they stand for.

    A folder gives its `SUFFIXES` files, sub-folders included, sorted by path, hidden ones left
    out. A table (any `.csv`) gives what its rows name. What the user says of a folder is said of
    everything in it.

    Args:
        sources: As the user named them; a bare path or address is a source of which nothing is said.
        settings: Limits for tables.

    Returns:
        Single inputs, each once, in order; and a failure for each name that stands for nothing.
    """
    singles: dict[str, Source] = {}
    failures: list[Failure] = []
    for named in sources:
        source = named if isinstance(named, Source) else Source(os.fspath(named))
        for item in _expand_one(source, settings):
            if isinstance(item, Failure):
                failures.append(item)
            else:
                single = item if item.sidecar else replace(item, sidecar=_beside(item.address))
                singles.setdefault(key_of(single.address) if single.address != "-" else "-", single)
    return list(singles.values()), failures


def _expand_one(source: Source, settings: ReadSettings) -> Iterator[Source | Failure]:
    address = source.address
    if address == "-" or is_address(address):
        yield source
        return
    if not address:
        yield Failure(address, "an empty name", "name a file, folder or web address")
        return
    try:
        path = Path(address)
        is_folder, is_there = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        yield Failure(address, f"not a usable path: {reason}", "check its spelling")
        return
    if is_folder:
        yield from _folder(source)
    elif is_there and path.suffix.lower() == ".csv":
        yield from _table(source, settings)
    elif is_there:
        yield source
    elif glob.has_magic(address):
        yield from _pattern(source, settings)
    else:
        yield Failure(address, "no such file or folder", _suggest(path))


def _folder(source: Source) -> Iterator[Source | Failure]:
    failures: list[Failure] = []

    def note(error: OSError) -> None:
        failures.append(
            Failure(
                str(error.filename),
                f"the folder cannot be read: {error.strerror}",
                "change its permissions",
            )
        )

    found = 0
    for folder, inner, names in os.walk(source.address, onerror=note):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if name.startswith(".") or not name.lower().endswith(SUFFIXES):
                continue
            found += 1
            path = os.path.join(folder, name)  # noqa: PTH118  keeps "./" as the user wrote it
            if is_report(path):
                continue
            yield replace(source, address=path, sidecar=_above(path, source.address))
    yield from failures
    if not found and not failures:
        yield Failure(
            source.address,
            "the folder holds no articles",
            f"it should hold {', '.join(SUFFIXES)} files",
        )


def is_report(path: str) -> bool:
    """Say whether a file is a report of ours, which may lie among the articles it was made from."""
    if not path.endswith(".json"):
        return False
    try:
        with Path(path).open("rb") as file:
            return _REPORT.match(file.read(200)) is not None
    except OSError:
        return False  # reading it will say why


def _above(path: str, root: str) -> str | None:
    """Find the table in a file's folder or the nearest above it, up to the folder the user named."""
    folder, top = Path(path).parent, Path(root)
    while True:
        table = folder / SIDECAR_NAME
        if table.is_file():
            return str(table)
        if folder in (top, folder.parent):
            return None
        folder = folder.parent


def _beside(address: str) -> str | None:
    if address == "-" or is_address(address):
        return None
    table = Path(address).parent / SIDECAR_NAME
    return str(table) if table.is_file() else None


def _table(source: Source, settings: ReadSettings) -> Iterator[Source | Failure]:
    sidecar = load_sidecar(source.address, settings=settings)
    for address in sidecar.addresses:
        yield replace(source, address=address, sidecar=source.address)
    if not sidecar.addresses:
        yield from sidecar.failures or (
            Failure(source.address, "the table names no articles", "fill in its column 'path'"),
        )


def _pattern(source: Source, settings: ReadSettings) -> Iterator[Source | Failure]:
    matches = sorted(glob.glob(source.address, recursive=True))  # noqa: PTH207  absolute patterns, too
    for match in matches:
        yield from _expand_one(replace(source, address=match), settings)
    if not matches:
        yield Failure(
            source.address, "nothing matches the pattern", "check the folder and the pattern"
        )


def _suggest(path: Path) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return f"the folder {path.parent} is not there either"
    near = difflib.get_close_matches(path.name, names, n=1)
    return f"did you mean {path.parent / near[0]}?" if near else "check the spelling and the folder"
