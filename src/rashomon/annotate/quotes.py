"""Find what stands inside quotation marks.

1. Double marks (straight, curly, angled, and two single ones: ''...'') open and close by what stands beside them, and
   by their shape where that leaves it open; a straight mark between letters opens and closes in turn.
2. A mark that opens while another is open is nested if enough marks close behind it; else the first was never closed
   and ends there. A mark that closes nothing is passed over.
3. A paragraph's end closes an open quotation; if the next paragraph begins with an opening mark the quotation runs on,
   as is the custom of newspapers, and each paragraph gives a stretch of its own.
4. Single marks ('...', ‘...’) count where no double ones stand around them, if two words or a stop stand inside:
   apostrophes are no quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from rashomon.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPH = re.compile(r"[^\n]+")
_WORD = re.compile(r"\w")
_DOUBLE = re.compile(r"''|``|[\"“”„«»]")
_OPENS_BY_SHAPE = frozenset(["“", "„", "«", "``"])
_CLOSES_BY_SHAPE = frozenset(["”", "»"])
_SINGLE = re.compile(
    r"(?<![^\s(\[—–-])(?P<mark>['‘])(?=[^\s'’])(?P<words>[^\n\"“”]{2,600}?)(?<=\S)(?P<end>['’])(?![\w'’])"
)
_BESIDE_OPENING = frozenset("([{—–-/‘'’“\"")
_BESIDE_CLOSING = frozenset(")]}—–-.,;:!?…’'”\"")


def find_quotes(text: str) -> tuple[Span, ...]:
    """Give the quoted stretches in order, their marks included; an unclosed one ends with its paragraph."""
    quotes: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        first, last = paragraph.span()
        double = list(_find_double(text, first, last))
        starts = [start for start, _ in double]
        single = [
            match.span()
            for match in _SINGLE.finditer(text, first, last)
            if _is_quotation(match) and not _overlaps(*match.span(), starts, double)
        ]
        found = sorted([*double, *single])
        quotes += [Span(*one, text[slice(*one)]) for one in found if _WORD.search(text, *one)]
    return tuple(quotes)


def _find_double(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Pair the double marks of a paragraph."""
    marks = [match.span() for match in _DOUBLE.finditer(text, first, last)]
    sides = _tell_sides(text, marks, first, last)
    closers_left = sum(side == "close" for side in sides)
    opened_at, depth = -1, 0
    for (start, end), side in zip(marks, sides, strict=True):
        closers_left -= side == "close"
        opens = side == "open" or (side == "either" and opened_at < 0)
        if opens and opened_at < 0:
            opened_at, depth = start, 0
        elif opens and text[start:end] != '"' and closers_left > depth + 1:
            depth += 1
        elif opens:
            stop = start - len(text[opened_at:start]) + len(text[opened_at:start].rstrip())
            yield opened_at, stop
            opened_at, depth = start, 0
        elif opened_at >= 0 and depth:
            depth -= 1
        elif opened_at >= 0:
            yield opened_at, end
            opened_at = -1
    if opened_at >= 0 and last - opened_at > 1:
        yield opened_at, last


def _tell_sides(text: str, marks: list[tuple[int, int]], first: int, last: int) -> list[str]:
    """Say of each mark whether it opens, closes, or could do either."""
    sides = []
    for start, end in marks:
        before = text[start - 1] if start > first else " "
        behind = text[end] if end < last else " "
        could_open = (before.isspace() or before in _BESIDE_OPENING) and not behind.isspace()
        could_close = not before.isspace() and (behind.isspace() or behind in _BESIDE_CLOSING)
        mark = text[start:end]
        if could_open != could_close:
            sides.append("open" if could_open else "close")
        elif mark in _OPENS_BY_SHAPE:
            sides.append("open")
        else:
            sides.append("close" if mark in _CLOSES_BY_SHAPE else "either")
    return sides


def _is_quotation(match: re.Match[str]) -> bool:
    """Say whether single marks hold a quotation: more than one word, or a stop before the closing mark."""
    words = match["words"]
    return " " in words.strip() or words[-1] in ",.!?…"


def _overlaps(first: int, last: int, starts: list[int], spans: list[tuple[int, int]]) -> bool:
    """Say whether a stretch shares a character with one of the spans, which stand in order."""
    found = bisect_left(starts, last) - 1
    return found >= 0 and first < spans[found][1]
