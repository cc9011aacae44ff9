"""What readers hand on before it becomes an `Article`: text, and layers of what is said about it.

A layer holds what one origin says (options, sidecar, metadata, page, text). `settle` lays them over each
other: for every field the first layer that knows it wins, and its origin is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ORIGINS = ("option", "sidecar", "metadata", "page", "text")
"""Who outranks whom: what the user says, then what the publisher says, then what the words show."""

_NAMES_APART = re.compile(r"\s*(?:;|\||\s&\s|\sand\s)\s*")

FIELDS = ("outlet", "country", "published", "url", "authors")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one origin says of an article; None and () where it says nothing.

    Attributes:
        origin: One of `ORIGINS`.
        outlet: Name.
        country: ISO 3166 two-letter code.
        published: ISO 8601 date, or date-time with offset.
        url: Web address.
        authors: Names, in order.
    """

    origin: str
    outlet: str | None = None
    country: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A text as read, with what its own input says of it.

    Attributes:
        name: What to call the input in a message: path, `path:LINE`, or web address.
        text: The whole text, cleaned (see `clean.tidy`), headline included.
        title: Headline; "" if none was found.
        path: For `Article.path`.
        layers: At most one for each origin.
    """

    name: str
    text: str
    title: str = ""
    path: str | None = None
    layers: tuple[Layer, ...] = ()


def settle(layers: Sequence[Layer]) -> tuple[Layer, tuple[tuple[str, str], ...]]:
    """Take each field from the highest layer that knows it.

    Args:
        layers: In any order.

    Returns:
        One layer with all that is known, and (field, origin) pairs for the fields that are.
    """
    values: dict[str, str] = {}
    authors: tuple[str, ...] = ()
    origins: list[tuple[str, str]] = []
    ranked = sorted(layers, key=lambda layer: ORIGINS.index(layer.origin))
    for field in FIELDS:
        for layer in ranked:
            value = getattr(layer, field)
            if not value:
                continue
            origins.append((field, layer.origin))
            if field == "authors":
                authors = layer.authors
            else:
                values[field] = value
            break
    known = Layer(
        origin=ranked[0].origin if ranked else "text",
        outlet=values.get("outlet"),
        country=values.get("country"),
        published=values.get("published"),
        url=values.get("url"),
        authors=authors,
    )
    return known, tuple(origins)


def as_authors(value: object) -> tuple[str, ...]:
    """Bring the author field of some metadata to names.

    Args:
        value: A list of names, or names in one string joined by ";", "and" or "&" (by commas only
            where every part has two words: "Doe, Jane" is one name). Anything else gives no names.

    Returns:
        Names, in order, each once, without a leading "By".
    """
    if isinstance(value, str):
        parts = _NAMES_APART.split(value)
        parts = [name for part in parts for name in _split_commas(part)]
    elif isinstance(value, (list, tuple)):
        parts = [part for part in value if isinstance(part, str)]
    else:
        parts = []
    names = (re.sub(r"^by:?\s+", "", " ".join(part.split()), flags=re.IGNORECASE) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name))


def _split_commas(words: str) -> list[str]:
    parts = words.split(",")
    return parts if all(len(part.split()) > 1 for part in parts) else [words]
