"""From sources to articles: the room's verb.

In go sources, out come articles and failures. Each input becomes drafts (`read_*` by its kind),
each draft is checked (length, language) and settled with what options, sidecar, metadata, page and
text say of it; then copies are merged. Whatever cannot be used leaves a `Failure` and the rest
goes on.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from rashomon.decisions import NO_DECISIONS, Decisions
from rashomon.errors import ReadError
from rashomon.read.clean import count_letters
from rashomon.read.copies import merge_copies
from rashomon.read.decisions import find_decisions
from rashomon.read.drafts import Draft, Layer, settle
from rashomon.read.gather import expand
from rashomon.read.headers import read_header
from rashomon.read.kinds import read_input
from rashomon.read.language import detect_language, name_language
from rashomon.read.outlets import outlet_of_name, outlet_of_url
from rashomon.read.raw import is_address, load_bytes
from rashomon.read.sidecars import Sidecar, check_details, key_of, load_sidecar
from rashomon.records import Article, Failure, Source, content_id
from rashomon.settings import ReadSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.read.addresses import Fetched

_DEFAULTS = ReadSettings()
_SUFFIX_OF_TYPE = {
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/plain": "",
}


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What `read` gives: the articles, copies merged, what could not be used, and corrections found beside them."""

    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    decisions: Decisions = NO_DECISIONS


def read(
    sources: Sequence[Source | str | os.PathLike[str]],
    *,
    settings: ReadSettings = _DEFAULTS,
    stdin: BinaryIO | None = None,
) -> ReadResult:
    """Read articles from files, folders, patterns, tables, addresses and standard input, mixed.

    Args:
        sources: As the user named them, with what the user says of them; see `expand`.
        settings: Limits and thresholds.
        stdin: Read for the address "-" instead of the process's standard input.

    Returns:
        Articles in the order of the sources (rows of one file in theirs), copies merged; and a
        failure for each input or row that could not be used, with what to do about it.

    Raises:
        SettingsError: A `parties.toml` or `decisions.toml` beside the articles cannot be understood.
    """
    singles, failures = expand(sources, settings=settings)
    named = [one.address if isinstance(one, Source) else os.fspath(one) for one in sources]
    decisions = find_decisions([one.address for one in singles], named)
    tables = {
        path: load_sidecar(path, settings=settings)
        for path in dict.fromkeys(source.sidecar for source in singles)
        if path
    }
    failures += [failure for table in tables.values() for failure in table.failures]
    fetched = _fetch([source.address for source in singles], settings)
    articles: list[Article] = []
    for source in singles:
        said, faults = _said(source, tables)
        failures += faults
        try:
            drafts = _drafts(source.address, fetched, settings, stdin)
        except ReadError as error:
            failures.append(Failure(source.address, error.message, error.hint))
            continue
        for draft in drafts:
            result = draft if isinstance(draft, Failure) else _finish(draft, said, settings)
            if isinstance(result, Failure):
                failures.append(result)
            else:
                articles.append(result)
    merged = tuple(merge_copies(articles, settings=settings))
    return ReadResult(merged, tuple(failures), decisions)


def _fetch(addresses: list[str], settings: ReadSettings) -> dict[str, Fetched | ReadError]:
    wanted = [address for address in addresses if is_address(address)]
    if not wanted:
        return {}
    from rashomon.read.addresses import fetch_all  # noqa: PLC0415  httpx costs start-up; few runs fetch

    return fetch_all(wanted, settings=settings)


def _said(source: Source, tables: dict[str, Sidecar]) -> tuple[list[Layer], list[Failure]]:
    """Gather what the user says of a source, by options and by table."""
    country, published, failures = check_details(
        source.address, country=source.country, published=source.published
    )
    layers = [
        Layer(
            origin="option",
            outlet=source.outlet,
            country=country,
            published=published,
            url=source.url,
            authors=source.authors,
        )
    ]
    table = tables.get(source.sidecar) if source.sidecar else None
    row = table.layers.get(key_of(source.address)) if table else None
    return ([*layers, row] if row else layers), failures


def _drafts(
    address: str,
    fetched: dict[str, Fetched | ReadError],
    settings: ReadSettings,
    stdin: BinaryIO | None,
) -> list[Draft | Failure]:
    if not is_address(address):
        data = load_bytes(address, max_bytes=settings.max_bytes, stdin=stdin)
        suffix = Path(address).suffix.lower()
        return read_input(data, name=address, path=address, suffix=suffix, settings=settings)
    answer = fetched[address]
    if isinstance(answer, ReadError):
        raise answer
    return read_input(
        answer.data,
        name=address,
        path=None,
        suffix=_SUFFIX_OF_TYPE.get(answer.content_type, ".html"),
        settings=settings,
        url=answer.url,
        charset=answer.charset,
    )


def _finish(draft: Draft, said: list[Layer], settings: ReadSettings) -> Article | Failure:
    """Check a draft and settle what is known of it."""
    letters = count_letters(draft.text)
    if letters < settings.min_letters:
        return Failure(
            draft.name,
            f"too short for an article: {letters} letters",
            f"give the whole article, at least {settings.min_letters} letters",
        )
    if len(draft.text) > settings.max_characters:
        return Failure(
            draft.name,
            f"too long for one article: {len(draft.text)} characters",
            "give one article in each file or row",
        )
    language = detect_language(draft.text)
    if language != "en":
        return Failure(
            draft.name,
            f"the article is in {name_language(language)}, not in English",
            "give an English version; it is left out",
        )
    known, origins = _settle([*said, *draft.layers], read_header(draft.text))
    sha256 = hashlib.sha256(draft.text.encode()).hexdigest()
    return Article(
        article_id=content_id("article", sha256, known.outlet or ""),
        text=draft.text,
        title=draft.title,
        path=draft.path,
        url=known.url,
        outlet=known.outlet,
        country=known.country,
        authors=known.authors,
        published=known.published,
        origins=origins,
        language=language,
        sha256=sha256,
    )


def _settle(layers: list[Layer], header: Layer) -> tuple[Layer, tuple[tuple[str, str], ...]]:
    """Lay all layers over each other; fill in what follows from address and outlet.

    A known address names the outlet before the text does: the text's dateline may credit the
    agency it was taken from. A country follows from the outlet, never from another layer's outlet.
    """
    known, origins = settle(layers)
    by_url = outlet_of_url(known.url)
    if by_url and not known.outlet:
        layers = [*layers, Layer(origin=dict(origins)["url"], outlet=by_url.name)]
    known, origins = settle([*layers, header])
    if known.country or not known.outlet:
        return known, origins
    origin = dict(origins)["outlet"]
    country = next(
        (
            outlet.country
            for outlet in (outlet_of_name(known.outlet), None if origin == "text" else by_url)
            if outlet and outlet.country
        ),
        None,
    )
    return settle([*layers, header, Layer(origin=origin, country=country)])
