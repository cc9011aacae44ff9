"""What the first lines of a plain text show: headline, byline, dateline, date of publication.

In goes the text; out come the headline and a `Layer` of origin "text". Only what is written out
counts: a date needs day, month and year in a line of its own, a byline or a dateline; a weekday
sets nothing.
"""

from __future__ import annotations

import re

from rashomon.read.dates import find_day, is_clock
from rashomon.read.drafts import Layer
from rashomon.read.outlets import Outlet, outlet_of_name

_HEAD_LINES = (
    8  # a header block is headline, deck, byline, outlet, place, date, and a caption or two
)
_DATELINE_LINES = 5
_FOOT_LINES = 3
_HEADLINE_MAX = 250  # characters; longer first lines are paragraphs
_HEADLINE_SENTENCES_MAX = 150  # characters that a headline of several sentences may have
_SHORT_LINE = 120

# "PLACE, Region (AGENCY) -- ": the bracket, and the dash if there is one.
_CREDIT = re.compile(r"\((?P<name>[^()]{2,40})\)\s*(?P<dash>--|—|–|-|:)?\s*(?P<next>\S?)")
_CREDIT_WITHIN = 140  # characters from the start of the line
_PLACE_WORD = re.compile(r"[A-Z0-9][\w.'’/,-]*|of|the|and|de|del|near|aboard|in", re.ASCII)
_PLACE = re.compile(r"\s*(?P<place>[A-Z][A-Z.'’-]{2,}[^()—–]{0,70}?)\s*(?:—|–|--|\s-)\s")
_UNDASHED_WORDS = (
    3  # "Istanbul (CNN) One of": short enough not to be a sentence that names an agency
)

_BYLINE = re.compile(r"\s*by:?\s+(?P<names>\S.*)", re.IGNORECASE)
_NAME = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|del|van|von|der|bin|al|el|la)){1,4}"
)
_NO_NAME = re.compile(
    r"\b(?:staff|writers?|correspondents?|reporters?|editors?|press|news|times|post|contributors?|bureau"
    r"|chief|service|agency|special|columnist|analyst|team|desk|wire|wires)\b",
    re.IGNORECASE,
)
_NAMES_APART = re.compile(r",\s*|\s+and\s+|\s*&\s*|;\s*", re.IGNORECASE)
_PARTS_APART = re.compile(r"\s*[|•·]\s*|\s+[—–-]\s+")
_STAMP_WORD = re.compile(
    r"\s*(?P<word>first published|originally published|published|posted|last updated|last modified|updated"
    r"|date)\b\s*(?:on\b)?\s*:?\s*",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’']?\s+[\"“‘']?[A-Z]")


def find_title(text: str) -> str:
    """Take the first line for the headline, if it looks like one and a text follows it.

    Returns:
        The line as printed, without white space around it; "" for a paragraph, dateline or byline.
    """
    lines = _lines(text, 2)
    if len(lines) < 2:  # noqa: PLR2004  a headline needs a text below it
        return ""
    first = lines[0]
    has_sentences = len(first) > _HEADLINE_SENTENCES_MAX and _SENTENCE_ENDS.search(first)
    if len(first) > _HEADLINE_MAX or has_sentences or (_BYLINE.match(first) and _authors(first)):
        return ""
    if (
        _credit(first)
        or _day_of_stamp(first)
        or (_PLACE.match(first) and find_day(first[:_SHORT_LINE]))
    ):
        return ""
    return first


def read_header(text: str) -> Layer:
    """Read outlet, authors and date from the first lines (and a publication line at the foot).

    Returns:
        A layer of origin "text", empty where the lines show nothing. The outlet is an agency
        credited in the dateline, or a known outlet named in the byline or a line of its own.
    """
    lines = _lines(text, _HEAD_LINES)
    outlet, day = _dateline(lines[:_DATELINE_LINES])
    authors: tuple[str, ...] = ()
    for line in lines[1:]:
        authors = authors or _authors(line)
        outlet = outlet or _named_outlet(line)
    published = _published(lines, _lines(text, _FOOT_LINES, last=True)) or day
    return Layer(
        origin="text",
        outlet=outlet.name if outlet else None,
        published=published,
        authors=authors,
    )


def _lines(text: str, most: int, *, last: bool = False) -> list[str]:
    """Give the first (or last) lines that are not blank, stripped; long texts are not split whole."""
    part = text[-20_000:] if last else text[:20_000]
    lines = [line.strip() for line in part.split("\n") if line.strip()]
    return lines[-most:] if last else lines[:most]


def _dateline(lines: list[str]) -> tuple[Outlet | None, str | None]:
    for line in lines:
        credit = _credit(line)
        if credit:
            return credit
        place = _PLACE.match(line)
        if place:
            found = find_day(place["place"])
            return None, found[0] if found else None
    return None, None


def _credit(line: str) -> tuple[Outlet, str | None] | None:
    """Read "PLACE, date (AGENCY) - "; None where no bracket holds an agency."""
    brackets = _CREDIT.finditer(line[:_CREDIT_WITHIN])
    credits_ = (_credit_in(match, line[: match.start()]) for match in brackets)
    return next(filter(None, credits_), None)


def _credit_in(match: re.Match[str], place: str) -> tuple[Outlet, str | None] | None:
    words = re.sub(r"[(),]", " ", place).split()
    if not all(map(_PLACE_WORD.fullmatch, words)):
        return None
    name = " ".join(match["name"].split())
    known, found = outlet_of_name(name), find_day(place, wire=True)
    day = found[0] if found else None
    if match["dash"]:
        # A full date before the bracket makes it a wire's dateline, whoever the wire is.
        outlet = known or (Outlet(name, None) if day else None)
        return (outlet, day) if outlet else None
    begins = match["next"]
    is_text = begins.isupper() or begins in {'"', "“"}
    return (known, day) if known and is_text and len(words) <= _UNDASHED_WORDS else None


def _authors(line: str) -> tuple[str, ...]:
    match = _BYLINE.match(line)
    if not match or len(line) > _SHORT_LINE:
        return ()
    names: list[str] = []
    for part in _NAMES_APART.split(_PARTS_APART.split(match["names"])[0]):
        words = re.sub(r"^by\s+", "", part.strip().rstrip("."), flags=re.IGNORECASE)
        is_name = (
            _NAME.fullmatch(words) and not _NO_NAME.search(words) and not outlet_of_name(words)
        )
        if not is_name:
            break  # "Staff Writer", an outlet or a date: the names are over
        names.append(words.title() if words.isupper() else words)
    return tuple(names)


def _named_outlet(line: str) -> Outlet | None:
    """Find a known outlet as a whole line, as a part of one between bars, or in a byline."""
    if len(line) > _SHORT_LINE:
        return None
    match = _BYLINE.match(line)
    parts = _PARTS_APART.split(match["names"] if match else line)
    if match:
        parts = [piece for part in parts for piece in part.split(",")]
    return next(filter(None, (outlet_of_name(part.strip()) for part in parts)), None)


def _published(head: list[str], foot: list[str]) -> str | None:
    updated = None
    stamps = [_day_of_stamp(part) for line in head for part in _parts(line)]
    stamps += [stamp for line in foot if (stamp := _day_of_stamp(line)) and stamp[0]]
    for stamp in filter(None, stamps):
        word, day = stamp
        if not word.startswith(("updated", "last")):
            return day
        updated = updated or day
    return updated


def _parts(line: str) -> list[str]:
    """Cut a header line at bars and dots, and a byline at the comma before its date."""
    if len(line) > _SHORT_LINE:
        return []
    parts = _PARTS_APART.split(line)
    if _authors(line):
        found = find_day(line)
        parts += [line[found[1] :]] if found else []
    return parts


def _day_of_stamp(words: str) -> tuple[str, str] | None:
    """Read "Published March 8, 2019, 10:15 a.m."; the word ("" for a bare date) and the day."""
    if len(words) > _SHORT_LINE:
        return None
    lead = _STAMP_WORD.match(words)
    rest = words[lead.end() :] if lead else words
    found = find_day(rest)
    if found is None:
        return None
    day, start, end = found
    if rest[:start].strip() or not is_clock(rest[end:]):
        return None
    return (lead["word"].lower() if lead else ""), day
