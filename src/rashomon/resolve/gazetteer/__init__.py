"""What the world's names stand for: countries, their people, seats, bodies and leaders, organisations, outlets.

`gazetteer.json` is built by training/gazetteer.py from `world.toml` (written by hand) and public lists; their
licences stand in the file. It is an index already: a name becomes an `Entry` only when somebody asks for it, so that
loading costs no more than reading the file. `Gazetteer.find` gives the longest known names in a text, each with its
sense.
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
_ONLY_ASKED_FOR = frozenset({"surname", "lawmaker"})
_SLIP_LETTERS = 6  # shorter names differ from others by one letter too often ("Niger", "Nigel")


@dataclass(frozen=True, slots=True)
class KnownParty:
    """A party the gazetteer knows: its usual name, kind, other names and, for an outlet, its country."""

    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class Term:
    """An office and when it was held: ISO dates, as precise as known; an end of "" is not known or not come."""

    office: str
    since: str
    until: str

    def holds_on(self, day: str) -> bool:
        """Say whether the office was held on an ISO date."""
        return self.since <= day and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name: the party it stands for and in which sense.

    Attributes:
        party: Usual name of the party.
        sense: "name", "people", "seat", "body", "leader", "media", "faction", "member", "place", "outlet", "surname",
            "lawmaker" (a full name, looked up only of persons that the articles show to be lawmakers).
        printed: The name as papers print it.
        is_female: For a person.
        faction: For a domestic party or one of its members, that party's name.
        terms: For a person, the offices held.
        typology: For state media, the code of the State Media Matrix: "SC" (controlled by the state), "CaPu"
            (captured public), "CaPr" (captured private), "ISFM", "ISF", "ISM", "IP" (independent, by who funds and
            manages).
    """

    party: str
    sense: str
    printed: str
    is_female: bool = False
    faction: str = ""
    terms: tuple[Term, ...] = ()
    typology: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in a text, at characters `start` to `end`, tokens `first` to `last` (half-open).

    Attributes:
        is_slip: The text prints it with one letter wrong.
    """

    start: int
    end: int
    first: int
    last: int
    entry: Entry
    is_slip: bool = False


class Gazetteer:
    """Looks names up.

    Args:
        data: What `gazetteer.json` holds.
    """

    def __init__(self, data: dict[str, object]) -> None:
        """Take the index."""
        parties, names = data["parties"], data["names"]
        genders, lacking = data["genders"], data["lacking"]
        if not (isinstance(parties, list) and isinstance(names, dict)):
            message = "the gazetteer's data file has not the expected form"
            raise TypeError(message)
        if not (isinstance(genders, dict) and isinstance(lacking, dict)):
            message = "the gazetteer's data file has not the expected form"
            raise TypeError(message)
        self.parties: dict[str, KnownParty] = {
            name: KnownParty(name, PartyKind(kind), tuple(aliases), country)
            for name, kind, aliases, country in parties
        }
        self.genders: dict[str, str] = genders
        self._lacking: dict[str, list[str]] = lacking
        self._known = list(self.parties)
        self._rows: dict[str, list[list[object]]] = names
        self._names: dict[str, list[Entry]] = {}
        self._longest = max(key.count(" ") for key in names) + 1
        self._first_words = {key.partition(" ")[0] for key in names}

    def entries(self, key: str) -> list[Entry]:
        """Give what a folded name stands for, surest first; surnames alone included."""
        found = self._names.get(key)
        if found is None:
            rows = self._rows.get(key)
            if rows is None:
                return []
            found = self._names[key] = [_entry_of(row, self._known) for row in rows]
        return found

    def has_office(self, country: str, office: str) -> bool:
        """Say whether a country has a "president", a "prime minister" or a "foreign minister", as far as known."""
        return country not in self._lacking.get(office, ())

    def near(self, key: str, sense: str) -> list[Entry]:
        """Give entries of one sense whose single long word is one slip off a folded name."""
        if len(key) < _SLIP_LETTERS or " " in key:
            return []
        return [
            entry
            for known in self._rows.keys() | self._names.keys()
            if len(known) >= _SLIP_LETTERS and known[0] == key[0] and is_near(key, known)
            for entry in self.entries(known)
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
        more = copy(self)
        more.parties = {**self.parties, **{party.name: party for party in parties}}
        index = dict(self._names)
        for key, entry in names:
            index[key] = [*(index.get(key) or self.entries(key)), entry]
        more._names = index  # noqa: SLF001 - a copy of its own
        more._longest = max([self._longest, *(key.count(" ") + 1 for key, _ in names)])  # noqa: SLF001
        more._first_words = self._first_words | {key.partition(" ")[0] for key, _ in names}  # noqa: SLF001
        return more

    def gender(self, first_name: str) -> str:
        """Say "f", "m" or "" for a folded first name."""
        return self.genders.get(first_name, "")

    def find(self, tokens: Sequence[Token], *, in_capitals: bool = False) -> list[Hit]:
        """Find the longest known names, left to right, none overlapping; surnames alone and lawmakers are left out.

        Args:
            tokens: A text's tokens.
            in_capitals: The text is printed in capitals throughout.
        """
        hits: list[Hit] = []
        place = 0
        while place < len(tokens):
            hit = self._find_at(tokens, place, in_capitals=in_capitals)
            if hit is not None and tokens[place].key == "the" and place + 1 < len(tokens):
                inner = self._find_at(tokens, place + 1, in_capitals=in_capitals)
                if inner is not None and inner.last > hit.last:  # no paper in "the National Guard"
                    hit = inner
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
        entries = self.entries(key)
        if not entries and key.endswith("s") and len(key) > 4:  # noqa: PLR2004 - "Syrias", apostrophe lost
            senses = {"name", "people", "leader"}
            entries = [entry for entry in self.entries(key[:-1]) if entry.sense in senses]
        for entry in entries:
            if entry.sense in _ONLY_ASKED_FOR:
                continue
            if in_capitals:
                if key not in _WORDS_IN_CAPITALS or "." in window[0].text:
                    return entry
            elif _is_printed_like(entry, window):
                return entry
        return None


def _entry_of(row: list[object], known: list[str]) -> Entry:
    """Make an entry of a row: party's place, sense, printed form, is female, faction, offices or typology."""
    place, sense, printed, is_female, faction, *more = row
    extra = more[0] if more else ""
    terms = tuple(Term(*term) for term in extra) if isinstance(extra, list) else ()
    typology = extra if isinstance(extra, str) else ""
    party = known[int(str(place))]
    return Entry(party, str(sense), str(printed), bool(is_female), str(faction), terms, typology)


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
