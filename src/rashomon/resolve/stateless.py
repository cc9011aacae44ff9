"""Offices of no state, whose words name nobody yet: of breakaway regions, of unions of states, of coalitions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.lexicon import Head, singular
from rashomon.resolve.wording import Words, as_role, of_entry, of_kind, role_of

if TYPE_CHECKING:
    from rashomon.resolve.view import Reading

_GENERALS = frozenset({"general"})
_BUREAUCRATS = frozenset({"secretary", "director"})
_SELF_MADE = re.compile(
    r"\bself-(?:appointed|proclaimed|declared|styled)\b|\bde facto\b|\b(?:separatist|secessionist|breakaway)\b",
    re.IGNORECASE,
)
_LED = re.compile(
    r"\b(?P<name>[A-Z][\w.]*-led (?:military |international )?(?:coalition|alliance))\b"
)


def read_stateless(words: Words) -> Reading | None:
    """An office that no state has: of a breakaway region, a union of states, a coalition."""
    if words.noun.head_class not in {Head.STATE, Head.AGENT}:
        return None
    role = role_of(words.noun, words.view)
    return _of_breakaways(words) or _of_union(words, role) or _of_coalition(words, role)


def _of_breakaways(words: Words) -> Reading | None:
    """Offices that no state gave: "the self-appointed mayor", "a separatist leader"."""
    if not _SELF_MADE.search(words.part.text[: words.noun.head[0].start - words.part.start]):
        return None
    name = "separatists"
    return of_kind(name, words.part, (singular(name), f"{words.noun.head[0].text}s"))


def _of_union(words: Words, role: str) -> Reading | None:
    """A secretary or director general without more: of the last organisation named in the paragraph."""
    noun, view = words.noun, words.view
    keys = {singular(token.key) for token in (*noun.before, *noun.head)}
    if not keys >= _GENERALS or not keys & _BUREAUCRATS or noun.tail is not None:
        return None
    start = words.part.start
    low = view.text.rfind("\n", 0, start) + 1
    unions = [
        hit
        for hit in view.hits_in(low, start)
        if view.kind_of(hit.entry.party) is PartyKind.ORGANISATION and hit.entry.sense == "name"
    ]
    if not unions or words.hits_of(noun.before):
        return None
    return of_entry(unions[-1], view, role=role, words=words.part.text)


def _of_coalition(words: Words, role: str) -> Reading | None:
    """A spokesman of "the coalition": of the coalition that the article names for who leads it."""
    view = words.view
    if not words.inner & {"coalition", "alliance"} or words.hits_of(words.noun.before):
        return None
    led = _LED.search(view.text)
    if led is None:
        return None
    reading = of_kind(led["name"], words.part, ("coalition",), kind=PartyKind.ORGANISATION)
    return as_role(reading, words.part, role)
