"""From the bytes of one input to drafts, by what kind of input it is.

The suffix (or the server's content type) decides where there is one that says something;
otherwise how the text begins. Plain text is what is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.errors import ReadError
from rashomon.read.clean import declared_charset, decode, tidy
from rashomon.read.drafts import Draft
from rashomon.read.headers import find_title
from rashomon.read.rows import looks_like_json, read_json, read_jsonl

if TYPE_CHECKING:
    from rashomon.records import Failure
    from rashomon.settings import ReadSettings

_PAGES = (".html", ".htm", ".xhtml")
_ROWS = (".jsonl", ".ndjson")
_ARCHIVED_PAGE = ("From: <Saved by ", "MIME-Version: 1.0")


def read_input(
    data: bytes,
    *,
    name: str,
    path: str | None,
    suffix: str,
    settings: ReadSettings,
    url: str | None = None,
    charset: str | None = None,
) -> list[Draft | Failure]:
    """Decode an input and read it as page, rows or plain text.

    Args:
        data: All its bytes.
        name: What to call it in messages.
        path: For `Article.path`; None for a web address.
        suffix: In small letters, with its dot; "" where there is none.
        settings: Limits.
        url: Where it was fetched.
        charset: The encoding that the server named.

    Returns:
        One draft, or for rows a draft or failure each.

    Raises:
        ReadError: Nothing in it can be used.
    """
    text = decode(data, declared=charset or declared_charset(data))
    if suffix in _PAGES or looks_like_html(text):
        from rashomon.read.pages import read_page  # noqa: PLC0415  half a second; only pages need it

        return [read_page(text, name=name, path=path, url=url, settings=settings)]
    if suffix in _ROWS:
        return read_jsonl(text, name=name, path=path)
    if suffix == ".json" or looks_like_json(text):
        return read_json(text, name=name, path=path)
    if text.startswith(_ARCHIVED_PAGE):
        raise ReadError("this is a web archive (MHTML)", hint="save the page as HTML instead")
    clean = tidy(text)
    return [Draft(name, clean, title=find_title(clean), path=path)]


def looks_like_html(text: str) -> bool:
    """Say whether a text of unknown kind begins like a page."""
    start = text[:2000].lstrip().lower()
    if start.startswith(("<!doctype html", "<html", "<head", "<body")):
        return True
    return (
        start.startswith(("<?xml", "<!--", "<meta", "<script")) and "<html" in text[:20_000].lower()
    )
