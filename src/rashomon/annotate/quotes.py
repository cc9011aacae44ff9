"""Find what stands inside double quotation marks.

Curly and angled marks open and close by their shape; straight ones in turn. A paragraph's end closes an
open quotation, unless the next paragraph begins with an opening mark: then the quotation runs on, as is
the custom of newspapers, and each paragraph gives a stretch of its own.
"""

from __future__ import annotations

import re

from rashomon.records import Span

_OPEN = {"“": "”", "„": "”", "«": "»"}
_PARAGRAPH = re.compile(r"[^\n]+")


def find_quotes(text: str) -> tuple[Span, ...]:
    """Give the quoted stretches in order, their marks included; an unclosed one ends with its paragraph."""
    quotes: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        opened_at, closing = -1, ""
        for place in range(paragraph.start(), paragraph.end()):
            char = text[place]
            if opened_at < 0 and (char in _OPEN or char == '"'):
                opened_at, closing = place, _OPEN.get(char, char)
            elif opened_at >= 0 and char == closing:
                quotes.append(Span(opened_at, place + 1, text[opened_at : place + 1]))
                opened_at = -1
        if opened_at >= 0 and paragraph.end() - opened_at > 1:
            quotes.append(Span(opened_at, paragraph.end(), text[opened_at : paragraph.end()]))
    return tuple(quotes)
