"""Tables that describe articles: `articles.csv` with path, outlet, country, published, url, author.

In goes the path of a table; out come a `Layer` of origin "sidecar" for each file or address it
names, and a `Failure` for each thing in it that cannot be used. The rest of the table still
counts.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import ReadError
from rashomon.read.clean import decode, tidy
from rashomon.read.dates import as_published
from rashomon.read.drafts import Layer, as_authors
from rashomon.read.outlets import country_code
from rashomon.read.raw import is_address, load_bytes
from rashomon.records import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.settings import ReadSettings

SIDECAR_NAME = "articles.csv"
_COLUMNS = ("path", "outlet", "country", "published", "url", "author")
_TELL_DATE = "write the full date as 2019-03-08"
_TELL_COUNTRY = "write a two-letter code such as KR or an English name such as South Korea"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """A table as read.

    Attributes:
        path: The table.
        addresses: What its rows name, in order: paths joined to the table's folder, and web
            addresses.
        layers: What it says, by `key_of` of what it names.
        failures: What in it cannot be used.
    """

    path: str
    addresses: tuple[str, ...]
    layers: dict[str, Layer]
    failures: tuple[Failure, ...]


def key_of(address: str) -> str:
    """Name a file or web address so that two ways of writing one path meet."""
    return address if is_address(address) else str(Path(address).resolve())


def load_sidecar(path: str, *, settings: ReadSettings) -> Sidecar:
    """Read a table.

    Columns may stand in any order and any case; cells may be empty; commas, semicolons or tabs
    divide them.

    Args:
        path: The table's path.
        settings: `max_bytes` limits its size.

    Returns:
        What it says; a table that cannot be read at all gives one failure and nothing else.
    """
    try:
        text = tidy(decode(load_bytes(path, max_bytes=settings.max_bytes)))
        return _from_text(path, text)
    except ReadError as error:
        return Sidecar(path, (), {}, (Failure(path, error.message, error.hint),))
    except csv.Error as error:
        return Sidecar(
            path,
            (),
            {},
            (Failure(path, f"not a readable table: {error}", "save it as CSV in UTF-8"),),
        )


def check_details(
    what: str, *, country: str | None, published: str | None
) -> tuple[str | None, str | None, list[Failure]]:
    """Bring a country and a date that a user wrote to the form records hold.

    Args:
        what: What to name in a failure.
        country: As written; None or "" if not given.
        published: As written; likewise.

    Returns:
        Country code or None, ISO date or None, and a failure for each value that says neither.
    """
    failures = []
    code, day = country_code(country), as_published(published)
    if country and not code:
        failures.append(Failure(what, f"unknown country '{country}', left out", _TELL_COUNTRY))
    if published and not day:
        failures.append(Failure(what, f"'{published}' is no full date, left out", _TELL_DATE))
    return code, day, failures


def _from_text(path: str, text: str) -> Sidecar:
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(text.split("\n"), delimiter=delimiter)
    columns = [name.strip().lower().replace("authors", "author") for name in next(reader, [])]
    if "path" not in columns:
        raise ReadError(
            "the table has no column 'path'", hint=f"its first line should be {','.join(_COLUMNS)}"
        )
    failures: list[Failure] = []
    unknown = [name for name in columns if name not in _COLUMNS]
    if unknown:
        failures.append(
            Failure(
                path,
                f"unknown columns {', '.join(map(repr, unknown))}, left out",
                f"known columns: {', '.join(_COLUMNS)}",
            )
        )
    layers: dict[str, Layer] = {}
    addresses: list[str] = []
    missing: list[str] = []
    for number, cells in _rows(reader, columns):
        address = _address(path, cells)
        if address is None:
            failures.append(
                Failure(f"{path}:{number}", "the row names no path", "fill in its path")
            )
            continue
        if not is_address(address) and not Path(address).exists():
            missing.append(cells["path"])
            continue
        layer, faults = _layer(f"{path}:{number}", cells)
        failures += faults
        addresses.append(address)
        layers[key_of(address)] = layer
    if missing:
        failures.append(
            Failure(
                path,
                f"it names files that are not there: {', '.join(missing[:5])}"
                + (f" and {len(missing) - 5} more" if len(missing) > 5 else ""),  # noqa: PLR2004  as above
                "paths count from the table's own folder; correct or remove the rows",
            )
        )
    return Sidecar(path, tuple(addresses), layers, tuple(failures))


def _rows(reader: Iterator[list[str]], columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in enumerate(reader, start=2):
        cells = {name: cell.strip() for name, cell in zip(columns, row, strict=False)}
        if any(cells.values()):
            yield number, cells


def _address(path: str, cells: dict[str, str]) -> str | None:
    named = cells.get("path") or cells.get("url") or ""
    if not named or is_address(named):
        return named or None
    return str(Path(path).parent / named)


def _layer(what: str, cells: dict[str, str]) -> tuple[Layer, list[Failure]]:
    country, published, failures = check_details(
        what, country=cells.get("country"), published=cells.get("published")
    )
    layer = Layer(
        origin="sidecar",
        outlet=cells.get("outlet") or None,
        country=country,
        published=published,
        url=cells.get("url") or None,
        authors=as_authors(cells.get("author")),
    )
    return layer, failures
