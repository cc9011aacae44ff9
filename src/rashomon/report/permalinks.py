"""Links that lead from a table or another format back to the words.

Statements and articles come in, addresses go out: into the report's page by its anchors, and into the
article on the web by a text fragment, which browsers scroll to and mark.

Source: URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from rashomon.records import content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Article, Relation, Report, Span

DEFAULT_PAGE = "report.html"
_WORDS_WHOLE = 10  # a longer stretch is named by its first and last words
_WORDS_EACH_END = 5
_EDGES = " \t\n.,;:!?\"'“”‘’«»()[]…-–—"  # quotation marks differ between page and text as read


def is_web_address(article: Article) -> bool:
    """Whether an article's address is one to follow."""
    return (article.url or "").startswith(("https://", "http://"))


def name_resource(one: str) -> str:
    """Name what has no address of its own: a URN made from its id."""
    return f"urn:rashomon:{one}"


def link_words(article: Article, content: Sequence[Span]) -> str:
    """Give the article's address with a text fragment for each stretch of the content.

    Returns:
        An address on which a browser marks the words; "" if the article has no web address.
    """
    url = article.url or ""
    if not is_web_address(article):
        return ""
    parts = [part for span in content if (part := _name_stretch(span.text))]
    if not parts:
        return url
    directive = "&".join(f"text={part}" for part in parts)
    joint = ":~:" if "#" in url else "#:~:"
    return f"{url}{joint}{directive}"


def _name_stretch(text: str) -> str:
    """Write a stretch as a text directive: `words` or `first words,last words`."""
    words = re.split(r"\s+", text.strip(_EDGES))
    if words == [""]:
        return ""
    if len(words) <= _WORDS_WHOLE:
        return _encode(" ".join(words))
    first, last = " ".join(words[:_WORDS_EACH_END]), " ".join(words[-_WORDS_EACH_END:])
    return f"{_encode(first)},{_encode(last)}"


def _encode(words: str) -> str:
    """Percent-encode; a dash, comma or ampersand would be read as part of the directive."""
    return quote(words, safe="", errors="replace").replace("-", "%2D")


def number_statements(report: Report) -> dict[str, str]:
    """Give each statement's anchor in the report's page."""
    return {one.statement_id: f"s{at}" for at, one in enumerate(report.statements)}


def name_relation(relation: Relation) -> str:
    """Give a relation an id from its statements; the order of the two does not matter."""
    return content_id("relation", *sorted((relation.first_id, relation.second_id)))
