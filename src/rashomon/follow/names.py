"""Where the event's parties are named in a text.

In come the parties and speakers of `Resolved`; out come places in a text with the party they name. A name that
two parties share names nobody: it is never guessed who is meant. Pronouns are left out for the same reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import PartyKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rashomon.records import Resolved

MASK = "\ue000"
"""A private-use character that stands for each character of a name in a masked text."""

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "him", "her", "them", "his", "its", "their"}
    | {"who", "some", "others", "one", "this", "that", "these", "those", "both", "many", "the"}
)
_BODIES = frozenset(
    """
    administration agency alliance army association authority bank bureau cabinet campaign center centre coalition
    command commission committee company congress corporation council court crew department embassy federation
    force forces foundation front government group guard house institute intelligence league media ministry
    mission movement navy network news newspaper office organisation organization parliament party police
    presidency press radio republic secretariat senate service services society staff state states television
    times treasury tribunal union university
    """.split()
)
_WORD = re.compile(r"\w+(?:[.'’&]\w+)*")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: its place, the party, and the speaker where a person or body is named."""

    start: int
    end: int
    party_id: str
    speaker_id: str | None = None


class PartyNames:
    """The names of an event's parties and speakers, ready to be looked up."""

    def __init__(self, resolved: Resolved) -> None:
        """Gather the names; those that would mean two parties are dropped."""
        owners: dict[str, set[tuple[str, str | None]]] = {}
        for party in resolved.parties:
            for name in (party.name, *party.aliases):
                owners.setdefault(name.strip(), set()).add((party.party_id, None))
        of_parties = frozenset(owners)
        for speaker in resolved.speakers:
            if speaker.party_id and not speaker.is_anonymous:
                whole = speaker.name.strip()
                for name in {whole, *({_find_surname(whole)} - of_parties)} - {""}:
                    owners.setdefault(name, set()).add((speaker.party_id, speaker.speaker_id))
        self.outlets = frozenset(p.party_id for p in resolved.parties if p.kind == PartyKind.OUTLET)
        self._names: dict[str, list[tuple[str, str, str | None]]] = {}
        for name, holders in owners.items():
            parties = {party_id for party_id, _ in holders}
            first = _WORD.match(name)
            is_word = name == name.casefold() and " " not in name and not name.endswith("s")
            if len(parties) != 1 or first is None or is_word or name.casefold() in _PRONOUNS:
                continue
            speakers = {speaker_id for _, speaker_id in holders if speaker_id}
            speaker_id = speakers.pop() if len(speakers) == 1 else None
            row = (name, parties.pop(), speaker_id)
            self._names.setdefault(_first_word(first[0]), []).append(row)
        for rows in self._names.values():
            rows.sort(key=lambda row: -len(row[0]))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
        """Find the names in part of a text, left to right, the longest at each place.

        Args:
            text: An article's text.
            start: Where to begin.
            end: Where to stop; the text's end if None.

        Yields:
            Names that do not overlap, with places in the whole text.
        """
        stop = len(text) if end is None else end
        reached = start
        for word in _WORD.finditer(text, start, stop):
            if word.start() < reached:
                continue
            for name, party_id, speaker_id in self._names.get(_first_word(word[0]), ()):
                printed = text[word.start() : min(word.start() + len(name), stop)]
                after = text[word.start() + len(name) : word.start() + len(name) + 1]
                if _is_same(printed, name) and not after.isalnum():
                    reached = word.start() + len(name)
                    yield Named(word.start(), reached, party_id, speaker_id)
                    break


def mask(text: str, start: int, end: int, named: list[Named]) -> str:
    """Cut out part of a text with each name overwritten by `MASK`, so that places stay where they are."""
    pieces, reached = [], start
    for name in named:
        pieces += [text[reached : name.start], MASK * (name.end - name.start)]
        reached = name.end
    return "".join([*pieces, text[reached:end]])


def _find_surname(name: str) -> str:
    """Give the last word of a name where it may be a surname; "" of "Voice of Orlena" and other bodies."""
    words = name.split() or [""]
    is_person = all(word[:1].isupper() for word in words) and len(words[-1]) >= _SHORT
    is_person = is_person and words[-1].casefold() not in _BODIES
    return words[-1] if is_person else ""


def _first_word(word: str) -> str:
    """Look a possessive up under its owner."""
    folded = word.casefold()
    return folded[:-2] if folded.endswith(("'s", "’s")) else folded


def _is_same(printed: str, name: str) -> bool:
    """Say whether the printed words are this name: same letters, or capitals throughout, or a sentence's start."""
    if printed == name:
        return True
    if printed.casefold() != name.casefold():
        return False
    return (printed.isupper() and len(name) > _SHORT) or printed[:1].lower() + printed[1:] == name
