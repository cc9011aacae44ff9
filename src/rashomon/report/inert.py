"""Words of articles made safe to show: nothing in them may steer a terminal or reorder a line.

Article text in, the same number of characters out. Only what is shown is changed; records and the
JSON report keep the exact characters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Controls but line feed and tab; marks that change the direction of writing; surrogates; characters
# that end a line; interlinear and tag characters; those that never stand for anything. Soft
# hyphens, joiners and blanks of no width, which pages are full of, stay.
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2061-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
# The fifth and further accents on one letter: four are more than any living language writes.
_PILED = re.compile(
    "(?<=[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
)
_HIDDEN = "\ufffd"


def make_inert(text: str) -> str:
    """Replace each character that could steer the display by U+FFFD; the length stays.

    Args:
        text: Any text; line feeds and tabs stay.

    Returns:
        As many code points as came in, so spans still fit.
    """
    return _PILED.sub(_HIDDEN, _STEERING.sub(_HIDDEN, text))


def show_on_one_line(text: str) -> str:
    """Make a text inert and every run of white space one blank."""
    return " ".join(make_inert(text).split())


def cut_quote(quote: str, limit: int, *, around: Iterable[str] = ()) -> str:
    """Shorten a quote to whole words; what is left stands as printed.

    Args:
        quote: The words, on one line.
        limit: Most characters wanted, the ellipses not counted. A single longer word is cut inside.
        around: Words of the quote that should stay in sight; the first one found decides.

    Returns:
        The quote, or a stretch of it with "…" at the end or the beginning that was cut.
    """
    if len(quote) <= limit:
        return quote
    found = [(place, words) for words in around if words and (place := quote.find(words)) >= 0]
    start = 0
    if found and found[0][0] + len(found[0][1]) > limit:
        place, words = found[0]
        start = max(0, min(place - (limit - len(words)) // 2, len(quote) - limit))
        start = _next_word(quote, start, place)
    end = start + limit
    if end < len(quote):
        end = _last_word(quote, start, end)
    head = "… " if start else ""
    tail = " …" if end < len(quote) else ""
    return f"{head}{quote[start:end].strip()}{tail}"


def _next_word(quote: str, start: int, latest: int) -> int:
    if start == 0 or quote[start - 1].isspace():
        return start
    blank = quote.find(" ", start, latest)
    return blank + 1 if blank >= 0 else start


def _last_word(quote: str, start: int, end: int) -> int:
    if quote[end].isspace():
        return end
    blank = quote.rfind(" ", start, end)
    return blank if blank > start else end
