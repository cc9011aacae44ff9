"""Cut a text into sentences, each a span of the text.

1. A line break ends a sentence (headlines, bylines and section headings have no full stop).
2. `.`, `!`, `?` or `…`, with closing quotation marks and brackets behind it, ends one if white space
   follows and the next word could begin a sentence (capital, digit, opening mark).
3. A full stop does not end one behind a known abbreviation or a single initial, or between a number
   and its unit. A text all in capitals is cut by the same rules.
"""

from __future__ import annotations

import re

from rashomon.records import Span

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj capt cmdr sgt adm rep sen gov pres rev hon st sr jr messrs mme "
    "inc ltd corp co vs etc no vol fig al dept univ approx est jan feb mar apr jun jul aug sep sept oct "
    "nov dec mon tue tues wed thu thurs fri sat sun ave blvd rd mt ft brig atty supt insp det amb fr "
    "e.g i.e u.s u.k u.n u.s.s.r d.c a.m p.m ph.d b.c".split()
)
_ENDS_TOO = frozenset("u.s u.k u.n d.c a.m p.m jr sr inc ltd corp co etc".split())
"""Abbreviations that often stand at a sentence's end: there a following capital word decides."""
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those in on at but and or if when while as for "
    "there his her its their our my what who why how no not both some many most after before".split()
)
_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[—–-]*[A-Z0-9À-ÖØ-Þ])|\n+")


def find_sentences(text: str) -> tuple[Span, ...]:
    """Give all sentences in order, trimmed of white space; an empty text gives none."""
    sentences: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == "\n" or not _is_inside_sentence(text, stop):
            _append(sentences, text, start, stop.end())
            start = stop.end()
    _append(sentences, text, start, len(text))
    return tuple(sentences)


def _append(sentences: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end]
    trimmed = words.strip()
    if trimmed:
        first = start + len(words) - len(words.lstrip())
        sentences.append(Span(first, first + len(trimmed), trimmed))


def _is_inside_sentence(text: str, stop: re.Match[str]) -> bool:
    if stop.group() != ".":
        return False
    before = re.search(r"[\w.’'-]+$", text[max(0, stop.start() - 20) : stop.start()])
    if before is None:
        return False
    word = before.group().casefold()
    following = re.match(r"\s+[\"“‘(\[]*([\w’']+)", text[stop.end() : stop.end() + 40])
    next_word = following.group(1) if following else ""
    if word in _ENDS_TOO:
        return next_word.casefold() not in _STARTERS
    if word in _ABBREVIATIONS:
        return True
    return len(word) == 1 and word.isalpha() and word != "i"
