"""A source's words taken apart: who is joined, what is said beside a name, head and tail.

A stretch of text goes in, smaller stretches of it come out, all with their places. Nothing is looked up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.resolve.lexicon import Head, head_class, singular
from rashomon.resolve.names import Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.gazetteer import Hit

_CLAUSE_WORDS = (
    "who|whom|which|whose|that|speaking|citing|quoting|quoted|asking|asked|requesting|wishing|whether|as well as"
    "|interviewed|briefed|fighting|working|operating|seeking|investigating|monitoring|tracking|covering|involved"
    "|trying|opposed|loyal|affiliated|allied|stationed|located|living|based in|identified|familiar|close to|reached"
    "|obtained|consulted|including|on (?:the )?condition|led by (?:his|her)|via"
    r"|with (?:[\w-]+ )?knowledge"
)
# "a report released by X" keeps its author; "a report released today" loses the rest
_ISSUED = r"(?:released|published|posted|issued|dated|signed)(?!(?:\s+[\w-]+){0,4}\s+by\b)(?!\s+in\s+[A-Z])"
_IN_PAPER = (
    r"in (?:a|an|his|her|its|their) (?:[\w-]+ ){0,4}"
    r"(?:statement|report|interview|speech|letter|tweet|post|communique|briefing|conference|article|commentary)"
)
_CLAUSE = re.compile(
    rf",?\s+(?:{_CLAUSE_WORDS}|{_ISSUED}|{_IN_PAPER})\b.*$", re.IGNORECASE | re.DOTALL
)
# "HARARE, June 3 (Reuters) - " before a source that opens an article
_DATELINE = re.compile(
    r"^[A-Z][A-Z .'’/-]{2,40}(?:,\s*[A-Z][a-z]+\.?(?:\s+\d{1,2})?)?(?:\s*\([^()]{2,30}\))?\s*(?:[–—:]|--?)\s+"
    r"(?=\S*[A-Za-z]?[a-z])"
)
_LEADING = re.compile(
    r"^(?:[\s\"“”'‘’,:;(\[—–-]+|(?:both|neither|either|even|only|just|meanwhile|earlier|later|however|but|also|and"
    r"|while|as|according to|then|now|so-called"
    r"|(?:about|around|nearly|roughly|almost|over|more than|at least|up to|as many as)(?=\s+\d)"
    r"|(?:tens of )?(?:hundreds|thousands|dozens|scores) of"
    r"|one of|some of|many of|most of|two of|three of|several of|all of|each of)\s+)",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s,;:—–\-(\[\"“‘@]+$")
_JOINT = re.compile(r"\s*,?\s+(?:and|or|nor|&|as well as)\s+|\s*[,;/]\s+|\s*/\s*", re.IGNORECASE)
_APPOSITION = re.compile(r"\s*(?:;|,(?!\d{3}))\s*|\s*[(\[]\s*|\s*[)\]]\s*|\s+[—–]+\s+|\s+--\s+")
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our another other some any many several few two three four"
    " one more most all every each both no such various numerous dozens".split()
)
PREPOSITIONS = frozenset(
    "of for at from with by in to on near inside outside around across called named representing within based against"
    " about under over into among between throughout behind familiar close".split()
)
NEUTRAL = frozenset(
    {"of", "for", "at", "from", "with", "by", "called", "named", "representing", "within"}
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a text: its first character's place in the article, and its words."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Place after the last character."""
        return self.start + len(self.text)

    def cut(self, start: int, end: int) -> Stretch:
        """Give a part; places count from this stretch's beginning."""
        return Stretch(self.start + start, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun phrase cut at its head.

    Attributes:
        before: Tokens before the head, determiners left out.
        head: Head tokens (one or two); empty if no known head.
        head_class: What the head does.
        preposition: First word of the tail, "" if there is none.
        tail: What follows the preposition.
        is_definite: It begins with "the", "this", "its".
        core: All tokens before the preposition, determiners left out.
    """

    before: tuple[Token, ...]
    head: tuple[Token, ...]
    head_class: Head | None
    preposition: str
    tail: Stretch | None
    is_definite: bool
    core: tuple[Token, ...] = ()


def trim(stretch: Stretch) -> Stretch:
    """Cut off datelines, relative clauses and leading adverbs; keep at least one word."""
    if match := _DATELINE.match(stretch.text):
        stretch = stretch.cut(match.end(), len(stretch.text))
    cut = _CLAUSE.sub("", stretch.text)
    text = cut if tokenize(cut) else stretch.text
    start = 0
    while match := _LEADING.match(text[start:]):
        if not tokenize(text[start + match.end() :]):
            break
        start += match.end()
    text = _TRAILING.sub("", text)
    return stretch.cut(start, max(start, len(text)))


def appositions(stretch: Stretch) -> list[Stretch]:
    """Cut at commas, brackets and dashes: the core first, then what is said beside it."""
    parts, last = [], 0
    for match in _APPOSITION.finditer(stretch.text):
        parts.append(stretch.cut(last, match.start()))
        last = match.end()
    parts.append(stretch.cut(last, len(stretch.text)))
    return [part for part in parts if tokenize(part.text)]


def joints(stretch: Stretch) -> list[tuple[Stretch, Stretch]]:
    """Give every way to cut a stretch in two at "and", "or", a comma or a slash, left to right."""
    return [
        (stretch.cut(0, match.start()), stretch.cut(match.end(), len(stretch.text)))
        for match in _JOINT.finditer(stretch.text)
        if match.start() > 0
    ]


def parse_noun(stretch: Stretch, hits: Sequence[Hit]) -> Noun:
    """Find head, what stands before it, and the tail behind the first preposition outside known names.

    Args:
        stretch: One noun phrase, without appositions.
        hits: Known names in the article, with their places.
    """
    tokens = tokenize(stretch.text, stretch.start)
    is_definite = bool(tokens) and tokens[0].key in {
        "the",
        "this",
        "that",
        "its",
        "these",
        "those",
        "his",
        "her",
    }
    covered = {
        place
        for hit in hits
        if hit.start >= stretch.start and hit.end <= stretch.end
        for place in range(hit.start, hit.end)
    }
    stop = next(
        (
            k
            for k, token in enumerate(tokens)
            if k
            and token.key in PREPOSITIONS
            and token.start not in covered
            and (token.text.islower() or token.text.isupper())
            # "Britain-based" is one word; "so-called" names what follows
            and (stretch.text[token.start - stretch.start - 1] != "-" or token.key == "called")
        ),
        len(tokens),
    )
    core = list(tokens[:stop])
    tail = None
    preposition = ""
    if stop < len(tokens) - 1:
        preposition = tokens[stop].key
        tail = stretch.cut(tokens[stop + 1].start - stretch.start, len(stretch.text))
    while len(core) > 1 and core[0].key in _DETERMINERS:
        core.pop(0)
    head, kind = _find_head(core, covered)
    before = tuple(core[: core.index(head[0])]) if head else tuple(core)
    return Noun(before, head, kind, preposition, tail, is_definite, tuple(core))


def _find_head(core: Sequence[Token], covered: set[int]) -> tuple[tuple[Token, ...], Head | None]:
    """Find the last word that may be a head; people inside a known name ("Doctors Without Borders") are none."""
    for place in range(len(core) - 1, max(-1, len(core) - 5), -1):
        keys = [core[place - 1].key] if place else []
        kind = head_class([*keys, singular(core[place].key)])
        is_inside_name = core[place].start in covered and kind in {Head.CROWD, Head.EXPERT}
        is_inside_name = is_inside_name or (
            kind in {Head.CROWD, Head.EXPERT} and _opens_name(core[place : place + 2])
        )
        if kind is not None and not is_inside_name:
            return (core[place],), kind
    return (), None


def _opens_name(pair: Sequence[Token]) -> bool:
    """Say whether a capital word goes on into another: "Public Security", in print with case."""
    return len(pair) > 1 and all(token.is_capital and not token.text.isupper() for token in pair)
