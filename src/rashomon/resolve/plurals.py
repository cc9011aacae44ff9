"""Sources that are two at once: "both sides", "the two countries", "both leaders", "the two parties".

Words go in, the two they mean come out: the two persons, domestic parties or states that the article spoke of just
before. All of it is a guess, and says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.answers import party_of, with_faction
from rashomon.resolve.lexicon import singular
from rashomon.resolve.references import Referent, where_from
from rashomon.resolve.view import Reading
from rashomon.resolve.wording import of_entry

if TYPE_CHECKING:
    from rashomon.resolve.gazetteer import Hit
    from rashomon.resolve.people import Person
    from rashomon.resolve.phrases import Stretch
    from rashomon.resolve.view import View

_BOTH = re.compile(
    r"^(?:both|(?:the|these|those|all|either|neither of the) two|both of the|neither|either)"
    r"(?:\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}?(?P<noun>[a-z]+))?$",
    re.IGNORECASE,
)
_STATES = frozenset(
    "side country government nation state capital military army delegation neighbour neighbor power foe rival ally"
    " party camp force team enemy".split()
)
_PERSONS = frozenset(
    "leader president minister man woman candidate diplomat lawmaker senator official general negotiator envoy"
    " chancellor premier king spokesman spokeswoman politician commander candidate nominee".split()
)
_ANY_PERSON = frozenset({"leader", "man", "woman", "official", "politician", "diplomat"})
_SENTENCES_BACK = 8
_SENSES = frozenset({"name", "people", "seat", "body", "leader"})


def find_both(part: Stretch, view: View) -> list[Referent]:
    """Find the two that words like "both sides" mean.

    Args:
        part: A source's words.
        view: Its article.

    Returns:
        Two referents; none if the words are others, or if the article names no two before.
    """
    match = _BOTH.match(part.text.strip())
    if match is None:
        return []
    noun = singular((match["noun"] or "").casefold())
    if noun in _PERSONS or (not noun and _are_persons(part, view)):
        return _persons(noun, part, view)
    if noun and noun not in _STATES:
        return []
    return (_factions(part, view) if noun in {"party", "side", "camp"} else []) or _states(
        part, view
    )


def _are_persons(part: Stretch, view: View) -> bool:
    """Say whether "both" alone are persons: the sentence before and this one name two, and no two countries."""
    low = view.sentence_starts[max(0, view.sentence_at(part.start) - 1)]
    persons = {id(one.person) for one in view.people_in(low, part.start)}
    countries = {h.entry.party for h in view.hits_in(low, part.start) if h.entry.sense in _SENSES}
    return len(persons) > 1 and len(countries) <= 1


def _persons(noun: str, part: Stretch, view: View) -> list[Referent]:
    """The two persons named last, with that title if it is one."""
    found: dict[int, tuple[Person, int]] = {}
    here = view.sentence_at(part.start)
    for one in reversed(view.people):
        is_before = one.start < part.start
        if not is_before or here - view.sentence_at(one.start) > _SENTENCES_BACK:
            continue
        if not noun or noun in _ANY_PERSON or one.person.titles[noun] > 0:
            found.setdefault(id(one.person), (one.person, one.start))
    told = []
    for person, place in [*found.values()][:2]:
        clue = person.best_clue()
        reading = with_faction(clue.reading, person) if clue else party_of(person)
        where = where_from(place, part.start, view)
        step = f"“{part.text}” are two; “{person.name}” is one of them ({where})"
        told.append(Referent(reading, person, step, person.name, is_guess=True))
    return told if len(told) > 1 else []


def _factions(part: Stretch, view: View) -> list[Referent]:
    """The two domestic parties named last, if they are what the article is about."""
    hits = [hit for hit in _hits_before(part, view) if hit.entry.sense == "faction"]
    latest = {(hit.entry.party, hit.entry.faction): hit for hit in hits}
    chosen = sorted(latest.values(), key=lambda hit: hit.start)[-2:]
    is_main = len(hits) * 2 >= len(_hits_before(part, view))
    return [_of_hit(hit, part, view) for hit in chosen] if len(chosen) > 1 and is_main else []


def _states(part: Stretch, view: View) -> list[Referent]:
    """The two states that the article speaks of here."""
    first = view.context_country(part.start)
    second = view.context_country(part.start, without=frozenset({first})) if first else None
    named = {hit.entry.party for hit in view.hits_in(0, len(view.text))}
    pair = [name for name in (first, second) if name is not None and name in named]
    told = []
    for name in pair:
        detail = f"“{part.text}” are two; the article speaks of {name} here"
        reading = Reading(name, PartyKind.COUNTRY, detail, is_guess=True)
        told.append(Referent(reading, None, detail, name, is_guess=True))
    return told if len(told) > 1 else []


def _hits_before(part: Stretch, view: View) -> list[Hit]:
    low = view.sentence_starts[max(0, view.sentence_at(part.start) - _SENTENCES_BACK)]
    senses = _SENSES | {"faction"}
    return [hit for hit in view.hits_in(low, part.start) if hit.entry.sense in senses]


def _of_hit(hit: Hit, part: Stretch, view: View) -> Referent:
    shown = view.text[hit.start : hit.end]
    where = where_from(hit.start, part.start, view)
    step = f"“{part.text}” are two; “{shown}” is one of them ({where})"
    return Referent(of_entry(hit, view), None, step, shown, is_guess=True)
