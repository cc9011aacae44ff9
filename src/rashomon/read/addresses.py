"""Pages fetched from web addresses.

In go addresses; out comes for each what the server sent, or why it could not be had. The idea:
every address has one deadline for everything (name look-up, redirects, a body that drips), so the
fetch runs in a thread of its own and is left behind when its time is over; no slow server holds up
a run or its end. Errors of httpx become ours here.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from rashomon.errors import ReadError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Sequence

    from rashomon.settings import ReadSettings

FOREIGN_ERRORS = (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, httpx.CookieConflict)
"""All that httpx raises; a test compares them with what it exports."""

_SAVE = "open it in a browser, save the page, and give the file"
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; rashomon/0.1; reads one page on a user's request)",
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/json;q=0.8",
    "Accept-Language": "en",
}
_READABLE = (
    "text/",
    "application/xhtml",
    "application/json",
    "application/x-ndjson",
    "application/jsonl",
)
_DENIED = (401, 402, 403, 451)
_GONE = (404, 410)
_BUSY = (429, 503)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent.

    Attributes:
        data: The body, decompressed.
        url: Where it came from in the end, after redirects.
        content_type: In small letters, without parameters; "" if the server named none.
        charset: As the server named it.
    """

    data: bytes
    url: str
    content_type: str
    charset: str | None


def fetch_all(
    addresses: Sequence[str], *, settings: ReadSettings
) -> dict[str, Fetched | ReadError]:
    """Fetch pages, several at a time.

    Args:
        addresses: http or https addresses; others give an error.
        settings: `timeout_s` for each fetch, `fetches` at a time, `max_bytes`, `max_redirects`.

    Returns:
        For every address what came or why nothing did.
    """
    results: dict[str, Fetched | ReadError] = {}
    todo = list(dict.fromkeys(addresses))
    # Loading certificates takes longer than many a fetch: once for all.
    context = httpx.create_ssl_context()
    for first in range(0, len(todo), settings.fetches):
        batch = todo[first : first + settings.fetches]
        boxes: list[list[Fetched | ReadError]] = [[] for _ in batch]
        threads = [
            # A daemon: one that hangs past its deadline must not keep the program from ending.
            threading.Thread(
                target=_fetch_into, args=(box, address, context, settings), daemon=True
            )
            for box, address in zip(boxes, batch, strict=True)
        ]
        deadline = time.monotonic() + settings.timeout_s
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        for address, box in zip(batch, boxes, strict=True):
            results[address] = box[0] if box else _too_slow(settings)
    return results


def _fetch_into(
    box: list[Fetched | ReadError], address: str, context: ssl.SSLContext, settings: ReadSettings
) -> None:
    try:
        box.append(_fetch(address, context, settings))
    except ReadError as error:
        box.append(error)


def _fetch(address: str, context: ssl.SSLContext, settings: ReadSettings) -> Fetched:
    if not address.lower().startswith(("http://", "https://")):
        raise ReadError("not a web address", hint="give an http:// or https:// address, or a file")
    try:
        with (
            httpx.Client(
                follow_redirects=True,
                headers=_HEADERS,
                max_redirects=settings.max_redirects,
                timeout=settings.timeout_s,
                verify=context,
            ) as client,
            client.stream("GET", address) as response,
        ):
            _check_status(response.status_code)
            content_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
            _check_type(content_type)
            data = _body(response, settings)
            return Fetched(data, str(response.url), content_type, response.charset_encoding)
    except FOREIGN_ERRORS as error:
        raise _translate(error, settings) from error
    except (ValueError, OSError) as error:  # a host that IDNA cannot write; a port out of range
        raise ReadError(f"not a usable web address: {error}", hint="check its spelling") from error


def _body(response: httpx.Response, settings: ReadSettings) -> bytes:
    announced = response.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > settings.max_bytes:
        raise _too_large(settings)
    deadline = time.monotonic() + settings.timeout_s
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > settings.max_bytes:
            raise _too_large(settings)
        if time.monotonic() > deadline:
            raise _too_slow(settings)
    if not data.strip():
        raise ReadError("the server sent an empty page", hint=_SAVE)
    return bytes(data)


def _check_status(status: int) -> None:
    if status < 400:  # noqa: PLR2004  RFC 9110, section 15: errors begin here
        return
    if status in _DENIED:
        raise ReadError(f"the server refuses it to programs (status {status})", hint=_SAVE)
    if status in _GONE:
        raise ReadError(
            f"no such page (status {status})",
            hint="check the address, or find an archived copy of the page",
        )
    if status in _BUSY:
        raise ReadError(f"the server is busy (status {status})", hint="try again later")
    raise ReadError(f"the server answered with an error (status {status})", hint=_SAVE)


def _check_type(content_type: str) -> None:
    if content_type and not content_type.startswith(_READABLE):
        raise ReadError(
            f"the address holds {content_type}, not a page",
            hint="give the address of the article's page",
        )


def _translate(error: Exception, settings: ReadSettings) -> ReadError:
    if isinstance(error, httpx.TimeoutException):
        return _too_slow(settings)
    if isinstance(error, httpx.TooManyRedirects):
        return ReadError("the address redirects without end", hint=_SAVE)
    if isinstance(error, (httpx.InvalidURL, httpx.UnsupportedProtocol)):
        return ReadError(f"not a usable web address: {error}", hint="check its spelling")
    if isinstance(error, httpx.ConnectError):
        return ReadError(f"no connection: {error}", hint="check the address and the network")
    return ReadError(f"the fetch broke off: {_words(error)}", hint=f"try again, or {_SAVE}")


def _words(error: Exception) -> str:
    return str(error) or type(error).__name__


def _too_slow(settings: ReadSettings) -> ReadError:
    return ReadError(f"no full answer in {settings.timeout_s:g} s", hint=f"try again, or {_SAVE}")


def _too_large(settings: ReadSettings) -> ReadError:
    return ReadError(f"the page is larger than {settings.max_bytes / 1e6:g} MB", hint=_SAVE)
