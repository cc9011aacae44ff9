"""Parties and speakers of an event as they come up: one record for one name, aliases gathered.

Readings go in, ids come out; `finish` gives the records. Domestic parties stand by themselves only where an event
has much of them; kinds of people ("rebels") join the fuller kind ("Syrian rebels") where only one fits.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import Party, PartyKind, Resolved, Speaker, Statement, content_id
from rashomon.resolve.demonyms import looks_like_demonym
from rashomon.resolve.lexicon import AGENT, FIELDS, FORMER, STATE, singular
from rashomon.resolve.names import fold, match_names, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.answers import Answer
    from rashomon.resolve.gazetteer import Gazetteer

_LINKS = frozenset("the of for and in a an de la du".split())
_EDITION = re.compile(r"\s*\([^()]*\)$")
_SAME_END = 2.0  # of `match_names`
_ACRONYM_WORDS = 3  # initials of two words say too little
_MAX_ROLES = 3
_WHERE = frozenset("of in from at near around".split())
_GENERIC = frozenset(
    "group committee council party front university institute firm company association".split()
)


class Register:
    """Gives one id to one party and one speaker.

    Args:
        gazetteer: Usual names and aliases.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Start empty."""
        self._gazetteer = gazetteer
        self._parties: dict[str, Party] = {}
        self._named: dict[str, bool] = {}
        self._speakers: dict[str, Speaker] = {}

    def party(self, answer: Answer, words: Sequence[str]) -> str:
        """Give the id of an answer's party, adding it or its new aliases."""
        reading = answer.reading
        if reading is None:
            message = "an answer without a reading has no party"
            raise ValueError(message)
        if reading.kind is PartyKind.OUTLET:
            return self.outlet(reading.party, (*words, *reading.aliases))
        known = self._gazetteer.parties.get(reading.party)
        kind = known.kind if known else reading.kind
        aliases = (*words, *reading.aliases, *(known.aliases if known else ()))
        return self._add(reading.party, kind, aliases, is_named=reading.is_named)

    def outlet(self, name: str, aliases: Sequence[str] = ()) -> str:
        """Give the id of an outlet's party, adding it or its new aliases."""
        plain = _EDITION.sub("", name)  # "CNN (Web News)"
        keys = dict.fromkeys((fold(plain), fold(plain).removeprefix("the ")))
        entries = [e for key in keys for e in self._gazetteer.entries(key) if e.sense == "outlet"]
        known = self._gazetteer.parties[entries[0].party] if entries else None
        return self._add(
            known.name if known else name,
            PartyKind.OUTLET,
            (*aliases, *(known.aliases if known else ())),
            is_named=True,
        )

    def named(self, name: str) -> str | None:
        """Give the id of an outlet or party the gazetteer knows under a name, adding it."""
        entries = self._gazetteer.entries(fold(name))
        if not entries:
            return None
        known = self._gazetteer.parties[entries[0].party]
        return self._add(known.name, known.kind, known.aliases, is_named=True)

    def speaker(self, speaker: Speaker) -> str:
        """Give the id of a speaker, adding it or a further role ("foreign minister; former foreign minister")."""
        speaker_id = content_id("speaker", fold(speaker.name), speaker.party_id)
        old = self._speakers.get(speaker_id)
        role = join_roles(old.role if old else None, speaker.role)
        self._speakers[speaker_id] = replace(speaker, speaker_id=speaker_id, role=role)
        return speaker_id

    def finish(self, statements: Sequence[Statement]) -> Resolved:
        """Join parties that are one, and give the records."""
        joined = self._joined()
        parties: dict[str, Party] = {}
        for party_id, party in self._parties.items():
            target = joined.get(party_id, party_id)
            base = parties.get(target) or self._parties[target]
            extra = (party.name, *party.aliases) if target != party_id else ()
            parties[target] = replace(base, aliases=_unique(base.name, (*base.aliases, *extra)))
        speakers: dict[str, Speaker] = {}
        for speaker_id, speaker in self._speakers.items():
            mine = joined.get(speaker.party_id or "", speaker.party_id)
            speakers[speaker_id] = replace(speaker, party_id=mine)
            if mine is not None and mine in parties:
                known = (*parties[mine].speaker_ids, speaker_id)
                parties[mine] = replace(parties[mine], speaker_ids=known)
        written = tuple(
            replace(
                s,
                party_id=joined.get(s.party_id or "", s.party_id),
                via=tuple(joined.get(party_id, party_id) for party_id in s.via),
            )
            for s in statements
        )
        return Resolved(written, tuple(speakers.values()), tuple(parties.values()))

    def _add(self, name: str, kind: PartyKind, aliases: Sequence[str], *, is_named: bool) -> str:
        party_id = content_id("party", fold(name).removeprefix("the "))
        old = self._parties.get(party_id)
        found = (*old.aliases, *aliases) if old else tuple(aliases)
        base = old or Party(party_id, name, kind)
        self._parties[party_id] = replace(base, aliases=_unique(base.name, found))
        self._named[party_id] = self._named.get(party_id, False) or is_named
        return party_id

    def _joined(self) -> dict[str, str]:
        """Map parties that another, fuller one holds: "rebels" in "Syrian rebels", "TTP" in its long name."""
        joined: dict[str, str] = {}
        for party_id, party in self._parties.items():
            is_kind = not self._named[party_id]
            fits = [
                other.party_id
                for other in self._parties.values()
                if other.kind is party.kind and _holds(other, party, is_kind=is_kind)
            ]
            if len(fits) == 1:
                joined[party_id] = fits[0]
        return {party_id: _last(target, joined) for party_id, target in joined.items()}


def join_roles(first: str | None, second: str | None) -> str | None:
    """Put two offices of one person side by side, one only if it says no more than the other."""
    if not first or not second:
        return first or second
    known = [_role_words(role) for role in first.split("; ")]
    more = _role_words(second)
    is_said = any(more <= words or words <= more for words in known) or not more
    return first if is_said or len(known) >= _MAX_ROLES else f"{first}; {second}"


def _role_words(role: str) -> set[str]:
    """The words that tell an office from others, "former" among them."""
    keys = {singular(token.key) for token in tokenize(role)}
    return keys & (STATE | AGENT | FORMER | FIELDS)


def _last(party_id: str, joined: dict[str, str]) -> str:
    """Follow joins to their end; each step leads to a longer name, so there is one."""
    while party_id in joined:
        party_id = joined[party_id]
    return party_id


def _holds(full: Party, short: Party, *, is_kind: bool) -> bool:
    """Say whether a fuller name holds a shorter one; none holds itself.

    A kind of people is held by its longer form, a person by the same end of a name, an organisation by its
    initials or by all its words in order.
    """
    large = [token.key for token in tokenize(full.name)]
    small = [token.key for token in tokenize(short.name)]
    if len(small) >= len(large) or (is_kind and small == ["people"]):
        return False
    if is_kind:
        is_placed = large[: len(small)] == small and large[len(small)] in _WHERE
        is_named_more = large[-len(small) :] == small
        return short.kind is PartyKind.GROUP and (is_named_more or is_placed)
    if short.kind is PartyKind.PERSON:
        return match_names(small, large) >= _SAME_END
    if short.kind is not PartyKind.ORGANISATION:
        return False
    initials = "".join(key[0] for key in large if key not in _LINKS)
    content = [key for key in small if key not in _LINKS]
    if len(content) == 1 and looks_like_demonym(content[0]):
        return False
    is_acronym = len(large) >= _ACRONYM_WORDS and small == [initials]
    return is_acronym or (not set(content) <= _GENERIC and set(content) <= set(large))


def _unique(name: str, aliases: Sequence[str]) -> tuple[str, ...]:
    """Keep aliases in order, each once, case and "the" not told apart."""
    seen = {fold(name)}
    kept = []
    for alias in aliases:
        key = fold(alias).removeprefix("the ")
        if key and key not in seen:
            seen.add(key)
            kept.append(alias)
    return tuple(kept)
