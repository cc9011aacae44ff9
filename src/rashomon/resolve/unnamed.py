"""A source that names no person: what its words say, and what they point back to.

1. a bare role or thing that was named before; 2. a name beside it ("the company, X"); 3. the words as a party;
4. a looser look back; 5. whatever the tail points to; 6. the words as their own name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.resolve.answers import Answer, of_referent
from rashomon.resolve.lexicon import HUMAN, TITLES, Head, singular
from rashomon.resolve.names import tokenize
from rashomon.resolve.nominals import refer_nominal
from rashomon.resolve.own_words import of_own_words
from rashomon.resolve.parties import read_words
from rashomon.resolve.phrases import (
    NEUTRAL,
    Noun,
    Stretch,
    appositions,
    parse_noun,
    trim,
)
from rashomon.resolve.references import refer
from rashomon.resolve.wording import own_name

if TYPE_CHECKING:
    from rashomon.resolve.references import Referent
    from rashomon.resolve.view import View

_PRONOUN = re.compile(r"^(his|her|its|their)\s+", re.IGNORECASE)
_THING = re.compile(r"^((?:the|this|that)\s+(?:[\w-]+\s+){0,2}[\w-]+?)['’]s\s+", re.IGNORECASE)
_BODY = re.compile(
    r"^(?:a|an|the|another)?\s*(?:[a-z]+\s+)?(company|firm|party|union|group|school|university|airline|bank)\s",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(r"\b[A-Z][\w.]*-based\b")  # a description brings in somebody new
_SIDES = frozenset({"ally", "critic", "opponent", "rival"})
_NEW = frozenset("a an another one two three four several some many few other".split())


@dataclass(frozen=True, slots=True)
class _Look:
    """A source's words with their core cut at its head."""

    part: Stretch
    core: Stretch
    noun: Noun
    has_names: bool
    has_beside: bool


def of_owner(part: Stretch, view: View) -> Answer | None:
    """Find whom "his office", "its commander", "the party's lawyer", "a company spokesman" belong to."""
    noun = _look_at(part, view).noun
    is_other = bool({singular(token.key) for token in noun.head} & _SIDES)
    if is_other or noun.head_class in {Head.CROWD, Head.EXPERT}:
        return None
    found: Referent | None = None
    if match := _PRONOUN.match(part.text):
        found = refer(match[1].casefold(), part.cut(0, match.end(1)), view)
    elif match := _THING.match(part.text):
        found = _owner_thing(part.cut(0, match.end(1)), view)
    if found is None and noun.head_class is Head.AGENT and (match := _BODY.match(part.text)):
        owner = part.cut(match.start(1), match.end(1))
        if not view.hits_in(part.start, part.end):
            found = refer_nominal(parse_noun(owner, view.hits), owner, view, loosely=True)
    if found is None:
        return None
    return replace(of_referent(found, part), person=None, words=part.text)


def _owner_thing(owner: Stretch, view: View) -> Referent | None:
    noun = parse_noun(owner, view.hits)
    is_thing = noun.head_class in {Head.BODY, Head.MEDIA}
    if not is_thing or view.hits_in(owner.start, owner.end):
        return None
    return refer_nominal(noun, owner, view, loosely=True)


def of_words(part: Stretch, view: View) -> Answer:
    """Tell whom words without a person's name speak for.

    Args:
        part: The source's words.
        view: The article, with what was settled before.
    """
    look = _look_at(part, view)
    for step in (_back_to_role, _name_beside, _by_reading, _by_tail):
        answer = step(look, view)
        if answer is not None:
            return answer
    return of_own_words(look.core, view)


def _look_at(part: Stretch, view: View) -> _Look:
    parts = appositions(part)
    core = trim(parts[0]) if parts else part
    has_names = bool(view.hits_in(part.start, part.end))
    return _Look(part, core, parse_noun(core, view.hits), has_names, len(parts) > 1)


def _back_to_role(look: _Look, view: View) -> Answer | None:
    """A bare role or thing named before: "the minister", "the statement"."""
    noun = look.noun
    is_short = noun.tail is None or noun.preposition not in NEUTRAL
    first = tokenize(look.core.text)[0].key
    may_point = (noun.is_definite or first not in _NEW) and not _is_proper(look, view)
    if look.has_names or look.has_beside or not (is_short and noun.head and may_point):
        return None
    found = refer_nominal(noun, look.core, view, loosely=False)
    return of_referent(found, look.part) if found is not None else None


def _is_proper(look: _Look, view: View) -> bool:
    """Say whether the words are a name with a capital head: "the Reform Party" points to nobody."""
    tokens = tokenize(look.core.text, look.core.start)
    inside = [
        token
        for token in tokens[1:]
        if token.is_capital and view.text[token.end : token.end + 1] != "-"
    ]
    is_head = bool(look.noun.head) and look.noun.head[0] in inside
    return is_head and len(inside) > 1 and not view.in_capitals


def _name_beside(look: _Look, view: View) -> Answer | None:
    """A name in commas behind a bare body: "the company, X"."""
    noun = look.noun
    if look.has_names or not noun.is_definite or noun.head_class not in {Head.BODY, Head.MEDIA}:
        return None
    named = (own_name(beside, view) for beside in appositions(look.part)[1:])
    own = next((one for one in named if one is not None), None)
    return Answer(own, None, (own.detail,), own.party) if own is not None else None


def _by_reading(look: _Look, view: View) -> Answer | None:
    """The words as a party; a definite role may also tell the person, a guess gives way to a look back."""
    noun, part = look.noun, look.part
    reading = read_words(part, view)
    is_somebodys = bool(noun.head) and singular(noun.head[0].key) in HUMAN | TITLES
    if reading is not None and look.has_names and noun.is_definite and is_somebodys:
        found = refer_nominal(noun, look.core, view, loosely=False, party=reading.party)
        if found is not None and found.person is not None:
            return Answer(reading, found.person, (found.step, reading.detail), part.text)
    is_open = noun.is_definite and (reading is None or reading.is_guess)
    if is_open and not _is_proper(look, view):
        found = refer_nominal(noun, look.core, view, loosely=True)
        if found is not None and (reading is None or found.reading is not None):
            return of_referent(found, part, is_guess=True)
    if reading is None:
        return None
    detail = f"guess: {reading.detail}" if reading.is_guess else reading.detail
    return Answer(reading, None, (detail,), part.text)


def _by_tail(look: _Look, view: View) -> Answer | None:
    """Whatever the tail points back to: "the authors of the letter"."""
    tail = look.noun.tail
    is_theirs = look.noun.preposition in NEUTRAL and look.noun.head_class is not Head.CROWD
    if tail is None or not is_theirs or _DESCRIBED.search(tail.text):
        return None
    found = refer_nominal(parse_noun(tail, view.hits), tail, view, loosely=True)
    return of_referent(found, look.part) if found is not None else None
