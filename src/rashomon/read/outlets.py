"""What is generally known of outlets: names, web domains and countries; and names of countries.

The tables `outlets.csv` and `countries.csv` beside this file are general knowledge, put together
by hand.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

# Several outlets go by these names or they are plain words: only a domain tells them.
_SHARED_NAMES = frozenset(
    "abc news;cna;daily mirror;daily nation;dawn;evening standard;independent;metro;national post;reason"
    ";slate;salon;the age;the daily star;the guardian;guardian;the hill;the independent;the mirror"
    ";the nation;the national;the punch;the star;the sun;the telegraph;the times;time".split(";")
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet under its usual name, with its ISO 3166 country (None for a bare domain)."""

    name: str
    country: str | None


def outlet_of_name(name: str) -> Outlet | None:
    """Find an outlet by its name or a usual short form, whatever the case.

    Returns:
        The outlet; None if it is not known, or if several outlets go by that name.
    """
    folded = _fold(name)
    return None if folded in _SHARED_NAMES else _tables()[0].get(folded)


def outlet_of_host(host: str) -> Outlet | None:
    """Find an outlet by a host name or one of the domains above it; None if it is not known."""
    labels = host.lower().rstrip(".").split(".")
    domains = _tables()[1]
    for start in range(len(labels) - 1):
        outlet = domains.get(".".join(labels[start:]))
        if outlet:
            return outlet
    return None


def outlet_of_url(url: str | None) -> Outlet | None:
    """Say who publishes at a web address.

    Returns:
        The known outlet, else the bare domain as a name without a country; None without a host.
    """
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    if not host or "." not in host or host.replace(".", "").isdigit():
        return None
    return outlet_of_host(host) or Outlet(host.removeprefix("www."), None)


def country_code(words: str | None) -> str | None:
    """Bring a country to its ISO 3166 two-letter code.

    Args:
        words: A code in capitals or not, or a usual English name.

    Returns:
        The code; None if the words are neither.
    """
    return _countries().get(_fold(words)) if words else None


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _tables() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    names: dict[str, Outlet] = {}
    domains: dict[str, Outlet] = {}
    for row in _rows("outlets.csv"):
        outlet = Outlet(row["name"], row["country"])
        for name in (row["name"], *filter(None, row["names"].split(";"))):
            names[_fold(name)] = outlet
        for domain in row["domains"].split(";"):
            domains[domain] = outlet
    return names, domains


@cache
def _countries() -> dict[str, str]:
    return {
        _fold(name): row["code"]
        for row in _rows("countries.csv")
        for name in (row["code"], *row["names"].split(";"))
    }


def _rows(name: str) -> list[dict[str, str]]:
    table = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))
