"""Articles from JSON and JSONL: own records, news-please's fields, other exports' usual names.

In goes decoded text; out comes a `Draft` or a `Failure` for each row, in order. A row is called
`name:LINE` (JSONL) or `name:NUMBER` (JSON list, from 1); a file that is one JSON object keeps its
own name.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rashomon.errors import ReadError
from rashomon.read.clean import join_title, unscramble
from rashomon.read.dates import as_published
from rashomon.read.drafts import Draft, Layer, as_authors
from rashomon.read.headers import find_title
from rashomon.read.outlets import country_code, outlet_of_host, outlet_of_url
from rashomon.records import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TEXT = ("text", "maintext", "body", "content", "article_text")
_TITLE = ("title", "headline")
_OUTLET = ("outlet", "sitename", "publisher", "source_domain", "source")
_PUBLISHED = ("published", "date", "date_publish", "publish_date", "published_at", "publishedAt")
_AUTHORS = ("authors", "author", "byline")
_URL = ("url", "link")
_TELL_TEXT = f"a row needs the article's text in one of {', '.join(_TEXT)}"
_TELL_JSON = "write one JSON object a line"
_FAILURES_MAX = 20  # of one file; a file that is no JSON at all should not fill the report's margin


def read_json(text: str, *, name: str, path: str | None) -> list[Draft | Failure]:
    """Read a JSON file: an object, a list, an object with a list "articles", or JSONL after all.

    Args:
        text: The decoded file.
        name: What to call it in messages.
        path: For `Article.path`; None for a web address.

    Returns:
        A draft or failure for each row; one failure where no row holds a text.

    Raises:
        ReadError: It is not JSON, or holds no objects.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "\n" in text.strip() and _is_object(text.strip().split("\n", 1)[0]):
            return read_jsonl(text, name=name, path=path)
        raise ReadError(f"broken JSON: {error}", hint="export it again, or give JSONL") from error
    if isinstance(value, dict) and isinstance(value.get("articles"), list):
        value = value["articles"]
    if isinstance(value, dict):
        return [_draft(value, name=name, path=path)]
    if not isinstance(value, list) or not value:
        raise ReadError("the JSON holds no articles", hint=_TELL_TEXT)
    rows = [_numbered(row, number, name, path) for number, row in enumerate(value, start=1)]
    if not any(isinstance(row, Draft) for row in rows):
        raise ReadError(f"none of its {len(rows)} rows holds an article's text", hint=_TELL_TEXT)
    return _limited(rows, name)


def read_jsonl(text: str, *, name: str, path: str | None) -> list[Draft | Failure]:
    """Read JSONL; a broken line fails by itself, blank lines are passed over.

    Args:
        text: The decoded file.
        name: What to call it in messages.
        path: For `Article.path`; None for a web address.

    Returns:
        A draft or failure for each line, in order.
    """
    return _limited(list(_lines(text, name, path)), name)


def looks_like_json(text: str) -> bool:
    """Say whether a text of unknown kind is JSON or JSONL by its first line, or else the whole."""
    start = text.lstrip()
    if not start.startswith(("{", "[")):
        return False
    return _is_object(start.split("\n", 1)[0]) or _is_object(start)


def _is_object(text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    )


def _lines(text: str, name: str, path: str | None) -> Iterator[Draft | Failure]:
    # Not splitlines: JSON strings may hold U+2028 and its kin unescaped.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Failure(f"{name}:{number}", f"broken JSON: {error}", _TELL_JSON)
            continue
        yield _numbered(row, number, name, path)


def _numbered(row: object, number: int, name: str, path: str | None) -> Draft | Failure:
    called = f"{name}:{number}"
    if not isinstance(row, dict):
        return Failure(called, "the row is no JSON object", _TELL_JSON)
    return _draft(row, name=called, path=None if path is None else f"{path}:{number}")


def _limited(rows: list[Draft | Failure], name: str) -> list[Draft | Failure]:
    failures = [row for row in rows if isinstance(row, Failure)]
    if len(failures) <= _FAILURES_MAX:
        return rows
    shown = {id(failure) for failure in failures[:_FAILURES_MAX]}
    kept = [row for row in rows if isinstance(row, Draft) or id(row) in shown]
    left = len(failures) - _FAILURES_MAX
    return [
        *kept,
        Failure(name, f"{left} more rows could not be read", "see the rows named before"),
    ]


def _draft(row: Mapping[str, object], *, name: str, path: str | None) -> Draft | Failure:
    body = _first(row, _TEXT)
    if not body:
        return Failure(name, "the row holds no text", _TELL_TEXT)
    title, text = join_title(unscramble(_first(row, _TITLE)), unscramble(body))
    url = _first(row, _URL) or None
    published = next(filter(None, (as_published(row.get(key)) for key in _PUBLISHED)), None)
    authors = next(filter(None, (as_authors(row.get(key)) for key in _AUTHORS)), ())
    layer = Layer(
        origin="metadata",
        outlet=_outlet(row, url),
        country=country_code(_first(row, ("country",))),
        published=published,
        url=url,
        authors=authors,
    )
    return Draft(name, text, title=title or find_title(text), path=path, layers=(layer,))


def _first(row: Mapping[str, object], keys: tuple[str, ...]) -> str:
    """Give the first of some fields that holds words."""
    return next(
        (value for key in keys if isinstance(value := row.get(key), str) and value.strip()), ""
    )


def _outlet(row: Mapping[str, object], url: str | None) -> str | None:
    """Take the outlet's name as given; a bare domain becomes the name it is known by."""
    name = _first(row, _OUTLET).strip()
    if name:
        known = outlet_of_host(name) if "." in name and " " not in name else None
        return known.name if known else name
    by_url = outlet_of_url(url)
    return by_url.name if by_url else None
