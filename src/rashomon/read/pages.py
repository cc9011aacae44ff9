"""Articles from HTML pages.

In goes decoded HTML; out comes a `Draft`: the article's text as trafilatura finds it, the
headline in its first line, and layers "metadata" (meta tags, JSON-LD, address) and "page"
(elements marked as date). Dates are taken from marked places only: trafilatura's own search
(htmldate) may settle for any date on the page, which would be an invented one. Size and number of
tags are limited first, because the extractor's time grows with both and a page may be hostile.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import trafilatura
from lxml import etree

from rashomon.errors import ReadError
from rashomon.read.clean import count_letters, join_title
from rashomon.read.dates import as_published
from rashomon.read.drafts import Draft, Layer, as_authors
from rashomon.read.outlets import outlet_of_host, outlet_of_name, outlet_of_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from rashomon.settings import ReadSettings

_EMBEDDED = re.compile(r"data:[\w/+.-]{0,80};base64,[A-Za-z0-9+/=%]*")
_NO_ARTICLE = (
    "open the page in a browser and save it whole, or save the article's words as plain text"
)
# What lxml and trafilatura 2.3.1 raise on broken trees and broken metadata.
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError)
_ARTICLE_TYPES = re.compile(r"(Article|Posting|Report|Review)$|^WebPage$")
_META_DATES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
    "dcterms.issued", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "parsely-pub-date", "sailthru.date", "originalpublicationdate", "cxenseparse:recs:publishtime", "pdate",
)  # fmt: skip
_MARKED_TIME = (
    "//time[@pubdate or @itemprop='datePublished' or contains(@class, 'publish')"
    " or contains(@class, 'entry-date')]/@datetime"
    "|//*[@itemprop='datePublished']/@content|//abbr[@itemprop='datePublished' or @class='published']/@title"
)
_PROSE_WORDS = 8  # a line of running text; navigation and teasers stay below or end without a stop
_DEPTH_MAX = 20  # of JSON-LD; real graphs have 3 to 6


def read_page(
    html: str, *, name: str, path: str | None, url: str | None, settings: ReadSettings
) -> Draft:
    """Find the article on a page.

    Args:
        html: The whole page.
        name: What to call it in messages.
        path: For `Article.path`; None for a web address.
        url: Where it was fetched; a canonical address on the page outranks it.
        settings: Limits, and the letters an article needs.

    Returns:
        The article's text and what the page says of it.

    Raises:
        ReadError: Too large, no HTML, or no article on it.
    """
    markup = _within_limits(html, settings)
    try:
        tree = trafilatura.load_html(markup)
        found = None if tree is None else trafilatura.extract_metadata(tree, default_url=url)
        dates = None if tree is None else _dates(tree)
        body = None if tree is None else trafilatura.bare_extraction(tree, include_comments=False)
    except _FAULTS as error:
        raise ReadError(f"the page is broken HTML: {error}", hint=_NO_ARTICLE) from error
    text = "" if body is None or isinstance(body, dict) else body.text or ""
    if found is None or dates is None or _count_prose(text) < settings.min_letters:
        raise ReadError("no article found on the page", hint=_NO_ARTICLE)
    title, text = join_title(found.title or "", text)
    page_url = found.url or url
    outlet = _outlet(found.sitename, page_url)
    published, shown = dates
    metadata = Layer(
        origin="metadata",
        outlet=outlet,
        published=published,
        url=page_url,
        authors=tuple(name for name in as_authors(found.author) if name != outlet),
    )
    return Draft(
        name, text, title=title, path=path, layers=(metadata, Layer(origin="page", published=shown))
    )


def _within_limits(html: str, settings: ReadSettings) -> str:
    markup = _EMBEDDED.sub("", html)  # saved pages carry their pictures along
    if len(markup) > settings.max_page_bytes:
        raise ReadError(f"the page is too large: {len(markup) / 1e6:.1f} MB", hint=_NO_ARTICLE)
    tags = markup.count("<")
    if tags > settings.max_page_tags:
        raise ReadError(f"the page has too many tags: {tags}", hint=_NO_ARTICLE)
    return markup


def _count_prose(text: str) -> int:
    """Count letters in lines of running text; lists of links have none."""
    return sum(
        count_letters(line)
        for line in text.split("\n")
        if len(line.split()) >= _PROSE_WORDS and re.search(r"[.!?][\"”’')\]]*(\s|$)", line)
    )


def _outlet(sitename: str | None, url: str | None) -> str | None:
    """Take the name the page gives itself, in the form it is known by; else the address's."""
    if sitename:
        name = " ".join(sitename.split())
        is_domain = "." in name and " " not in name
        known = outlet_of_host(name) if is_domain else outlet_of_name(name)
        return known.name if known else name
    by_url = outlet_of_url(url)
    return by_url.name if by_url else None


def _dates(tree: HtmlElement) -> tuple[str | None, str | None]:
    """Find the date of publication in metadata, and in elements of the page marked as such."""
    linked = (
        as_published(item.get("datePublished"))
        for item in _linked_items(tree)
        if any(_ARTICLE_TYPES.search(kind) for kind in _types(item))
    )
    tags = {
        (tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(): tag.get(
            "content"
        )
        for tag in reversed(tree.findall(".//meta"))
    }
    named = (as_published(tags.get(key)) for key in _META_DATES)
    marked = (as_published(str(value)) for value in tree.xpath(_MARKED_TIME))
    metadata = next(filter(None, linked), None) or next(filter(None, named), None)
    return metadata, next(filter(None, marked), None)


def _types(item: dict[str, Any]) -> list[str]:
    kinds = item.get("@type")
    return [
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    ]


def _linked_items(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue  # broken metadata is no metadata
        yield from _items(value, 0)


def _items(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH_MAX:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _items(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _items(inner, depth + 1)
