"""A source's words that could not be told further, as their own name.

Words go in, a kind of people, a body or nobody comes out. The one idea: only nouns for people and bodies can speak.
A thing, a paper, a number, a fragment names nobody, and a party unknown is better than a party that is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.answers import Answer
from rashomon.resolve.lexicon import (
    AGENT,
    CROWD,
    HUMAN,
    MEDIA,
    PEOPLE,
    QUANTITY,
    Head,
    plural,
    singular,
)
from rashomon.resolve.names import tokenize
from rashomon.resolve.parties import read_words
from rashomon.resolve.phrases import NEUTRAL, PREPOSITIONS, Noun, Stretch, parse_noun
from rashomon.resolve.view import Reading
from rashomon.resolve.wording import is_modifier, own_name

if TYPE_CHECKING:
    from rashomon.resolve.view import View

_OWN_WORDS = 60  # characters of a name made of a source's words
_FIGURE = re.compile(r"\d")  # "a crowd of about 2,000"
_FIGURES = frozenset(
    "public prominent leading political religious military senior key other".split()
)
_AMONG = frozenset({"in", "on", "at", "within", "inside"})
_ASKING = frozenset({"q", "question", "questions", "reporter"})
_ANYBODY = frozenset("people person persons man men woman women other others media press".split())
_PERSONS = AGENT | CROWD | HUMAN | (PEOPLE - {"crowd", "mob", "household", "community", "society"})
_ORGANS = frozenset({"ministry", "department", "embassy", "parliament"})
_LEADING = frozenset("so called the a an some many several his her its their".split())


def of_own_words(part: Stretch, view: View) -> Answer:
    """Let words that could not be told further stand for themselves, as a guess.

    Only people and bodies can: words that point or count ("you", "everyone", "one another"), things and papers
    ("the alert", "opinion polls"), and what is no noun at all name nobody.
    """
    tokens = tokenize(part.text)
    if len(tokens) == 1 and tokens[0].key in _ASKING and part.text.strip(" .:").isupper():
        return _who_asks(part)
    is_empty = all(token.key in QUANTITY or token.key.isdigit() for token in tokens)
    reading = None if is_empty else _by_capitals(part, view) or _by_kind(part, view)
    if reading is None:
        return Answer(None, None, ("the source's words name nobody",), part.text)
    is_guess = reading.is_guess or not reading.is_named
    detail = f"guess: {reading.detail}" if is_guess else reading.detail
    return Answer(reading, None, (detail,), part.text)


def _by_capitals(part: Stretch, view: View) -> Reading | None:
    """The name of an organisation, people or organ that no list knows."""
    named = own_name(part, view)
    if named is None:
        return None
    if not _is_place(named.party, part, view):
        return _organ(named.party, part, view) or named
    if _is_people(named.party, part, view):
        detail = f"“{named.party}” are people of that name"
        return replace(named, kind=PartyKind.GROUP, detail=detail)
    return None


def _by_kind(part: Stretch, view: View) -> Reading | None:
    """A noun for people or bodies; who speaks for one ("head of the miners' union") gives way to it."""
    noun = parse_noun(part, view.hits)
    is_ones = noun.head_class is Head.AGENT and noun.head[0].key not in CROWD
    is_ones = is_ones and noun.head[0].key == singular(noun.head[0].key)
    last = tokenize(part.text)[-1].key
    if noun.tail is not None and noun.preposition in (NEUTRAL if is_ones else {"called"}):
        part = noun.tail
        noun = parse_noun(part, view.hits)
    name = _own_name_of(noun, part, view) if _stands_for_people(noun) else ""
    if not name:
        return None
    detail = f"“{name}” could not be told further; the words stand for themselves"
    aliases = (part.text, singular(last))
    return Reading(name, PartyKind.GROUP, detail, aliases, is_named=False)


def _who_asks(part: Stretch) -> Answer:
    """Read the label of a question in a transcript: "Q", "REPORTER"."""
    detail = f"“{part.text}” marks a reporter's question"
    aliases = (part.text, "reporter", "media", "press")
    reading = Reading("reporters", PartyKind.GROUP, detail, aliases)
    return Answer(reading, None, (detail,), part.text)


def _stands_for_people(noun: Noun) -> bool:
    """Say whether a noun's head is a word for people, for a body, or for what the press reports."""
    if noun.core and noun.core[0].key in PREPOSITIONS:
        return False
    if noun.tail is None and len(noun.core) == 1 and _is_bare(noun):
        return False
    if noun.head_class is None:
        last = noun.core[-1].key if noun.core else ""
        return bool({last, singular(last), f"{last.removesuffix('ies')}y"} & PEOPLE)
    head = noun.head[0].key
    if noun.head_class is Head.DOCUMENT:
        inner = {token.key for token in noun.before}
        return (head == "figures" and bool(inner & _FIGURES)) or head == "reports"
    if head in QUANTITY:  # "many in the industry"
        return noun.tail is not None and noun.preposition in _AMONG
    return noun.head_class is not Head.MEDIA or head in MEDIA


def _is_bare(noun: Noun) -> bool:
    """Say whether a noun alone does not say who: "the group", "people", somebody's "spokesman"."""
    if not noun.head:
        return False
    key = noun.head[0].key
    if singular(key) in (CROWD - _ANYBODY) | {"church"} and key not in _ANYBODY:
        return False
    is_ones = noun.head_class is Head.AGENT and key == singular(key)
    return noun.head_class in {Head.BODY, Head.MEDIA} or is_ones or key in _ANYBODY


def _own_name_of(noun: Noun, part: Stretch, view: View) -> str:
    """The words without articles and numbers, what goes on behind the head cut off where no preposition stands."""
    is_whole = view.in_capitals or not noun.head  # without case a name may go on behind its kind
    core = [token for token in noun.core if is_whole or token.start <= noun.head[-1].start]
    core = core or list(noun.head)
    while len(core) > 1 and (is_modifier(core[0]) or core[0].key in _LEADING):
        core.pop(0)
    if not core:
        return ""
    tail = noun.tail if noun.tail is None or not _FIGURE.search(noun.tail.text) else None
    end = core[-1].end if tail is None else min(part.end, core[0].start + _OWN_WORDS)
    name = view.text[core[0].start : end]
    if end < part.end and tail is not None:
        name = name.rsplit(" ", 1)[0]
    name = name.strip(" \"“”'‘’,")
    is_one = tokenize(part.text)[0].key in {"a", "an", "one", "another"}
    is_one = is_one or name.endswith("source")
    if is_one and name.islower() and singular(name.split()[-1]) in _PERSONS:
        name = " ".join([*name.split()[:-1], plural(name.split()[-1])])
    return name.capitalize() if view.in_capitals else name


def _organ(name: str, part: Stretch, view: View) -> Reading | None:
    """Read a name that ends in an organ of a state as that: "the Agriculture Ministry"."""
    if singular(tokenize(name)[-1].key) not in _ORGANS:
        return None
    reading = read_words(part.cut(part.text.find(name), part.text.find(name) + len(name)), view)
    return reading if reading is not None and reading.kind is PartyKind.COUNTRY else None


def _is_people(name: str, part: Stretch, view: View) -> bool:
    """Say whether capitals that no list knows are a people, faith or movement: "the Yazidis"."""
    start = part.start + max(0, part.text.find(name))
    end = start + len(name)
    is_marked = any(
        one.label == "NORP" and one.start <= start and end <= one.end
        for one in view.annotated.mentions
    )
    return is_marked and name.endswith("s") and not view.hits_in(start, end)


def _is_place(name: str, part: Stretch, view: View) -> bool:
    """Say whether capitals among a source's words are a place or people: "a leader in X" is not X."""
    start = part.start + max(0, part.text.find(name))
    end = start + len(name)
    is_known = any(hit.start <= start and end <= hit.end for hit in view.hits_in(start, end))
    return is_known or any(
        mention.label in {"Location", "NORP"} and mention.start <= start and end <= mention.end
        for mention in view.annotated.mentions
    )
