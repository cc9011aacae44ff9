"""From words without a person's name to a party: a cascade of small steps, each saying why.

1. the words are a known name ("Pyongyang", "the State Department")
2. they end in one ("state news agency X"), or in a name nobody listed behind its kind ("local newspaper Y")
3. somebody who speaks for a person, or for a church
4. an organisation nobody listed whose office is named ("AMCU regional secretary")
5. an office of no state: "the self-declared mayor", "the coalition's spokesman"
6. an office, force or organ: the country named before it, behind it, or of the article
7. somebody who speaks for somebody: "a spokesman for X", "X's lawyer"
8. papers and media: by whom; state media to their state
9. a kind of people: analysts, witnesses, rebels - named by their own words
10. an organisation: of a state, or under its own name
11. a known name anywhere in the words
The first step that answers wins. None means that the words name nobody ("it", "the statement").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.bodies import read_named_body
from rashomon.resolve.kinds import read_body, read_crowd, read_defector, read_expert
from rashomon.resolve.lexicon import FORMER, Head
from rashomon.resolve.names import tokenize
from rashomon.resolve.offices import (
    read_agent,
    read_church,
    read_media,
    read_officer,
    read_paper,
    read_person_tail,
    read_state,
)
from rashomon.resolve.phrases import Stretch, appositions, parse_noun, trim
from rashomon.resolve.stateless import read_stateless
from rashomon.resolve.view import Reading
from rashomon.resolve.wording import NO_MODIFIERS, Words, of_entry, own_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.gazetteer import Hit
    from rashomon.resolve.names import Token
    from rashomon.resolve.view import View

_MAX_DEPTH = 4
_CLAUSE_LENGTH = 20  # characters behind the words, "who defected" may have been cut off
_DEFECTED = re.compile(r"\b(?:who|has|had|have) (?:\w+ )?defected\b", re.IGNORECASE)


def read_words(stretch: Stretch, view: View, depth: int = 0) -> Reading | None:
    """Read a stretch of an article as a party; None if it names nobody.

    Args:
        stretch: Words of the article, with their place; what is said beside a name in commas comes after it.
        view: The article.
        depth: How often a tail ("of X") was entered already.

    Returns:
        The first part's reading that is no guess, else the first guess.
    """
    if depth > _MAX_DEPTH:
        return None
    if not depth and _DEFECTED.search(view.text, stretch.start, stretch.end + _CLAUSE_LENGTH):
        defectors = read_defector(stretch, view)
        if defectors is not None:
            return defectors
    guess: Reading | None = None
    for part in appositions(trim(stretch)):
        reading = _read_part(trim(part), view, depth)
        if reading is not None and not reading.is_guess and not _is_open(reading, part, view):
            return reading
        guess = guess or reading
    return guess


def _is_open(reading: Reading, part: Stretch, view: View) -> bool:
    """Say whether a body or paper was read without a name, so that a name beside it says more."""
    if reading.is_named or reading.kind is not PartyKind.GROUP:
        return False
    return parse_noun(trim(part), view.hits).head_class in {Head.BODY, Head.MEDIA}


def _read_part(part: Stretch, view: View, depth: int) -> Reading | None:
    words = Words(parse_noun(part, view.hits), part, view, depth, read_words)
    for step in STEPS:
        reading = step(words)
        if reading is not None:
            return reading
    return None


def read_known_name(words: Words) -> Reading | None:
    """The words are one known name, with nothing but determiners around it."""
    core, head = words.noun.core, words.noun.head
    for hit in words.hits_of(core):
        is_office = (
            bool(head) and not hit.start <= head[0].start < hit.end
        )  # "senior Kenyan official"
        if not is_office and _is_whole(hit, core) and hit.entry.sense != "place":
            is_former = any(token.key in FORMER for token in core)
            role = f"former {words.view.text[hit.start : hit.end]}" if is_former else ""
            return of_entry(hit, words.view, role=role)
    return None


def _is_whole(hit: Hit, tokens: Sequence[Token]) -> bool:
    return all(hit.start <= t.start < hit.end or t.key in NO_MODIFIERS for t in tokens)


def read_final_name(words: Words) -> Reading | None:
    """A known name closes the words, behind a role or kind: "its main ally X", "broadcaster Y"."""
    core, head = words.noun.core, words.noun.head
    hits = words.hits_of(core)
    if not hits or not head or hits[-1].end != core[-1].end or hits[-1].entry.sense == "people":
        return None
    last = hits[-1]
    is_behind = last.start >= head[-1].end or last.start < head[0].start < last.end
    return of_entry(last, words.view, words=words.part.text) if is_behind else None


def read_named_after(words: Words) -> Reading | None:
    """A paper or body named behind its kind: "local newspaper X", "mining company Y"."""
    noun, view = words.noun, words.view
    if noun.head_class not in {Head.MEDIA, Head.BODY} or view.in_capitals:
        return None
    after = [token for token in noun.core if token.start >= noun.head[-1].end]
    if not after or not after[0].is_capital or noun.head[0].is_capital:
        return None
    own = own_name(Stretch(after[0].start, view.text[after[0].start : after[-1].end]), view)
    if own is None or noun.head_class is Head.BODY:
        return own
    detail = f"“{words.part.text}” is an outlet under its own name"
    return replace(own, kind=PartyKind.OUTLET, detail=detail)


def read_any_name(words: Words) -> Reading | None:
    """A known name anywhere in words without a known head, as a guess; an outlet behind its country."""
    part, view = words.part, words.view
    hits = view.hits_in(part.start, part.end)
    if words.noun.head_class is not None or not hits:
        return None
    last = tokenize(part.text)[-1].key
    entries = view.gazetteer.entries(f"the {last}")
    outlet = next((entry.party for entry in entries if entry.sense == "outlet"), None)
    if outlet is not None and hits[-1].end < part.end - len(last):
        return Reading(outlet, PartyKind.OUTLET, f"“{part.text}” is the outlet {outlet}")
    strong = [hit for hit in hits if hit.entry.sense != "place"] or hits
    strong = [hit for hit in strong if hit.entry.sense == "faction"] or strong
    return replace(of_entry(strong[0], view, words=part.text), role="", is_guess=True)


STEPS = (
    read_known_name,
    read_final_name,
    read_named_after,
    read_person_tail,
    read_church,
    read_named_body,
    read_officer,
    read_stateless,
    read_state,
    read_agent,
    read_paper,
    read_media,
    read_expert,
    read_crowd,
    read_body,
    read_any_name,
)
