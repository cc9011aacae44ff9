"""What the world's names stand for: countries, their people, seats, bodies and leaders, organisations, outlets.

`gazetteer.json` is built by training/gazetteer.py from `world.toml` (written by hand) and public lists; their
licences stand in the file. `Gazetteer.find` gives the longest known names in a text, each with its sense.
"""

from __future__ import annotations

import json
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.names import is_near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.names import Token

# In print without case these are English words first, so they need more than their letters.
_WORDS_IN_CAPITALS = frozenset(
    "us who is it am ice kan mit mena spa rt ria mir time fox wired vox slate sun mirror dawn wire hill diet rada"
    " bild age apple shell vale marines america west western china day may bush may gore brown major cook straw"
    " care solidarity anonymous azov contra contras basij ms da pa au dc inquirer semana proceso sky reforma geo"
    " nice male reading amnesty nation star mehr fars javan independence hayat azad congress speaker".split()
)
_SIDES = frozenset({"north", "south"})
_SLIP_LETTERS = 6  # shorter names differ from others by one letter too often ("Niger", "Nigel")


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party the gazetteer knows: its usual name, kind, other names and, for an outlet, its country."""

    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One name: the party it stands for and in which sense.

    Attributes:
        party: Usual name of the party.
        sense: "name", "people", "seat", "body", "leader", "media", "faction", "member", "place", "outlet", "surname".
        printed: The name as papers print it.
        is_female: For a person.
        faction: For a domestic party or one of its members, that party's name.
    """

    party: str
    sense: str
    printed: str
    is_female: bool = False
    faction: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text, at characters `start` to `end`, tokens `first` to `last` (half-open)."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


class Gazetteer:
    """Looks names up.

    Args:
        data: What `gazetteer.json` holds.
    """

    def __init__(self, data: dict[str, object]) -> None:
        """Index the names."""
        parties = data["parties"]
        names = data["names"]
        genders = data["genders"]
        if not (
            isinstance(parties, list) and isinstance(names, list) and isinstance(genders, dict)
        ):
            message = "the gazetteer's data file has not the expected form"
            raise TypeError(message)
        self.parties: dict[str, KnownParty] = {}
        for name, kind, aliases, country in parties:
            self.parties[name] = KnownParty(name, PartyKind(kind), tuple(aliases), country)
        known = list(self.parties)
        index: dict[str, list[Entry]] = {}
        self.genders: dict[str, str] = genders
        for key, place, sense, printed, is_female, faction in names:
            entry = Entry(known[place], sense, printed, bool(is_female), faction)
            index.setdefault(key, []).append(entry)
        self.index(index)

    def entries(self, key: str) -> list[Entry]:
        """Give what a folded name stands for, surest first; surnames alone included."""
        return self._names.get(key, [])

    def near(self, key: str, sense: str) -> list[Entry]:
        """Give entries of one sense whose single long word is one slip off a folded name."""
        if len(key) < _SLIP_LETTERS or " " in key:
            return []
        return [
            entry
            for known, entries in self._names.items()
            if len(known) >= _SLIP_LETTERS and is_near(key, known)
            for entry in entries
            if entry.sense == sense
        ]

    def extended(
        self, parties: Sequence[KnownParty], names: Sequence[tuple[str, Entry]]
    ) -> Gazetteer:
        """Give a gazetteer that knows more; this one stays as it is.

        Args:
            parties: Further parties.
            names: Folded names and what they stand for; names known before keep their first sense.
        """
        index = dict(self._names)
        for key, entry in names:
            index[key] = [*index.get(key, ()), entry]
        more = copy(self)
        more.parties = {**self.parties, **{party.name: party for party in parties}}
        more.index(index)
        return more

    def index(self, names: dict[str, list[Entry]]) -> None:
        """Take an index of folded names for the one to look in."""
        self._names = names
        self._longest = max(len(key.split()) for key in names)
        self._first_words = {key.split()[0] for key in names}

    def gender(self, first_name: str) -> str:
        """Say "f", "m" or "" for a folded first name."""
        return self.genders.get(first_name, "")

    def find(self, tokens: Sequence[Token], *, in_capitals: bool = False) -> list[Hit]:
        """Find the longest known names, left to right, none overlapping; surnames alone are left out.

        Args:
            tokens: A text's tokens.
            in_capitals: The text is printed in capitals throughout.
        """
        hits: list[Hit] = []
        place = 0
        while place < len(tokens):
            hit = self._find_at(tokens, place, in_capitals=in_capitals)
            if hit is None:
                place += 1
            else:
                hits.append(hit)
                place = hit.last
        return hits

    def _find_at(self, tokens: Sequence[Token], place: int, *, in_capitals: bool) -> Hit | None:
        if tokens[place].key not in self._first_words and not tokens[place].key.endswith("s"):
            return None
        for length in range(min(self._longest, len(tokens) - place), 0, -1):
            window = tokens[place : place + length]
            key = " ".join(token.key for token in window)
            entry = self._fitting(key, window, in_capitals=in_capitals)
            if entry is not None:
                return Hit(window[0].start, window[-1].end, place, place + length, entry)
        return None

    def _fitting(self, key: str, window: Sequence[Token], *, in_capitals: bool) -> Entry | None:
        entries = self._names.get(key)
        if entries is None and key.endswith("s") and len(key) > 4:  # noqa: PLR2004 - "Syrias", apostrophe lost
            entries = [
                e for e in self._names.get(key[:-1], ()) if e.sense in {"name", "people", "leader"}
            ]
        for entry in entries or ():
            if entry.sense == "surname":
                continue
            if in_capitals:
                if key not in _WORDS_IN_CAPITALS or "." in window[0].text:
                    return entry
            elif _is_printed_like(entry, window):
                return entry
        return None


def _is_printed_like(entry: Entry, window: Sequence[Token]) -> bool:
    """Say whether capitals stand where the printed name has them; acronyms want all of theirs."""
    parts = [
        part for part in entry.printed.replace("-", " ").split() if any(c.isalnum() for c in part)
    ]
    letters = "".join(part for part in parts).replace(".", "")
    if letters.isupper() and len(parts) == 1 and len(letters) <= 6:  # noqa: PLR2004 - acronyms, not shouted words
        return window[0].text.replace(".", "").isupper()
    if entry.sense == "body" and len(parts) > 2 and window[0].text.islower():  # noqa: PLR2004
        return all(token.text.islower() for token in window)
    if len(parts) != len(window):
        return window[0].is_capital
    return all(
        token.is_capital or not part[0].isupper() or (place == 0 and part == "The")
        for place, (part, token) in enumerate(zip(parts, window, strict=True))
    )


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer of the package; the second call costs nothing."""
    text = files(__package__).joinpath("gazetteer.json").read_text(encoding="utf-8")
    return Gazetteer(json.loads(text))


def is_side(key: str) -> bool:
    """Say whether a key is a half of a divided country ("the North"), which needs that country in the text."""
    return key in _SIDES
