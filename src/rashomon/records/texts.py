"""Texts: what was read, and characters of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date


def content_id(kind: str, *parts: object) -> str:
    """Make an id from what a record holds.

    Args:
        kind: The record's kind; it becomes the id's first letters.
        parts: What makes the record itself; their `str` is hashed in order.

    Returns:
        The kind's first letter, a dash, and 12 hexadecimal digits of a SHA-256.
    """
    digest = hashlib.sha256("\x1f".join([kind, *map(str, parts)]).encode("utf-8", "surrogatepass"))
    return f"{kind[0]}-{digest.hexdigest()[:12]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (half-open, code points) of an article's text, and those characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A span together with the article it lies in."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One input as the user named it, with what the user says of it (options, sidecar).

    Attributes:
        address: Path, web address, or "-" for standard input.
        outlet: Outlet's name, if the user gave it; so with the other fields.
        country: ISO 3166 two-letter code or English name.
        published: ISO 8601 date or date-time, as precise as known.
        url: Where the text was published.
        authors: Names.
        sidecar: Path of the table that describes it; an `articles.csv` beside a file is found unasked.
    """

    address: str
    outlet: str | None = None
    country: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    sidecar: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. What is not known is None; nothing is invented.

    Attributes:
        article_id: From the text's digest and the outlet.
        path: The file it came from, as the user wrote it (None for a web address). A JSONL row has `path:LINE`.
        url: Where it was published, if known.
        title: Headline; "" if there is none. Where the text holds it, it is the text's first line.
        text: The whole text, headline included, as shown and as all spans count. Line feeds only.
        outlet: Name of the outlet.
        country: ISO 3166 two-letter code of the outlet's country.
        authors: Names, in order.
        published: ISO 8601 date ("2019-03-08") or date-time with offset; only as precise as known.
        origins: (field, origin) pairs; origin is "metadata", "page", "text", "sidecar" or "option".
        language: ISO 639-1 code of the text.
        sha256: Of the text in UTF-8.
        copies: Other inputs that hold the same text (copies, reprints); they are not counted again.
    """

    article_id: str
    text: str
    title: str = ""
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    country: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    sha256: str = ""
    copies: tuple[str, ...] = ()

    @property
    def published_on(self) -> date | None:
        """The day of publication."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def name(self) -> str:
        """What a reader calls this article: outlet, or file name, or address."""
        return self.outlet or (self.path or self.url or self.article_id).rsplit("/", 1)[-1]

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of this article's text."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Failure:
    """An input or item that could not be used: what, why, and what to do."""

    what: str
    error: str
    hint: str = ""
