"""States and state-like powers that no gazetteer knows, learned from the articles of one event.

Articles go in, a gazetteer that knows more comes out. A name that owns offices of a state ("X's foreign ministry",
"the government of X", "the X-ian coast guard") and is used like a place is a polity: breakaway regions, provinces,
self-declared republics. A known country's name with one slip in it is that country.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.demonyms import is_demonym_of, looks_like_demonym
from rashomon.resolve.gazetteer import Entry, KnownParty
from rashomon.resolve.lexicon import TITLES, singular
from rashomon.resolve.names import fold, is_in_capitals, is_near, name_key, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rashomon.records import Annotated
    from rashomon.resolve.gazetteer import Gazetteer

_SURE = 2  # points; one strong office, or a weak one and a demonym with an office
_FIELDS = (
    "foreign|defen[cs]e|interior|prime|finance|justice|health|transport|information|energy|culture|fisheries"
    "|environment|education|agriculture|trade"
)
_STRONG = (
    rf"(?:{_FIELDS})\s+(?:minister|ministry)|ministry|parliament|navy|air\s+force|armed\s+forces|coast\s*guard"
    r"|border\s+guards?|ambassador|embassy|consulate|supreme\s+court|national\s+(?:assembly|guard)"
    r"|state\s+(?:television|tv|radio|media|news)|government|army|military|troops"
)
_WEAK = (
    r"president|premier|authorities|police|cabinet|officials|security\s+forces|soldiers|leadership"
)
_WORD = r"[^\W\d_a-z][^\W\d_]+"
_NAME = rf"{_WORD}(?:[ -]{_WORD}){{0,2}}"
_OWNS = re.compile(
    rf"\b(?P<name>{_NAME})['’]s?\s+(?:[\w-]+\s+){{0,2}}?(?P<office>(?i:{_STRONG}|{_WEAK}))\b"
)
_OF = re.compile(
    rf"\b(?P<office>(?i:government|president|parliament|(?:prime|foreign)\s+minister|foreign\s+ministry|army|navy"
    rf"|armed\s+forces))\s+of\s+(?:the\s+)?(?P<name>{_NAME})\b"
)
_SENT = re.compile(
    rf"\b(?P<office>(?i:ambassador|envoy|embassy))\s+(?:to|in)\s+(?P<name>{_NAME})\b"
)
_ADJECTIVE = re.compile(
    rf"\b(?P<name>{_WORD})\s+(?:[a-z-]+\s+)?(?P<office>(?i:{_STRONG}|{_WEAK}))\b"
)
_IS_STRONG = re.compile(_STRONG, re.IGNORECASE)
_PLACE_OF = re.compile(
    rf"\b(?P<owner>{_WORD})(?:['’]s)?\s+(?:port|border|coastal)?\s*(?:capital|port|city|town|village|island|province)"
    rf"(?:\s+of|,)?\s+(?P<name>{_NAME})\b"
)
_PLACE_IN = re.compile(
    rf"(?:^|\bin )(?P<name>{_NAME}),\s+(?P<owner>{_WORD})(?=[,.)\s])", re.MULTILINE
)
_LOCATIVE = re.compile(
    r"\b(?:in|inside|across|near|into|throughout|within|outside)\s+$", re.IGNORECASE
)
_SIDES = frozenset(
    "north south east west new northern southern eastern western san santa saint port upper lower".split()
)
_NO_POLITY = frozenset(
    "the an his her its their our my your this that these those both each no in on at as but and or if for from by with"
    " after when while because since although also prime foreign defence defense interior state federal national"
    " republican democratic democrat conservative liberal labour labor socialist communist christian catholic orthodox"
    " protestant muslim islamic islamist jewish hindu buddhist arab western european african asian latin central"
    " eastern northern southern american royal supreme military civilian parliament senate congress government court"
    " army navy police monday tuesday wednesday thursday friday saturday sunday january february march april may june"
    " july august september october november december today yesterday last deputy vice former acting chief general"
    " council union association ministry department office party bank company university group committee commission"
    " human revolutionary special marxist tribal affairs justice war god people republic administration ukrainian"
    " guardian civilian veteran british parliamentarian veterinarian middle mediterranean scandinavian balkan".split()
)


@dataclass(frozen=True, slots=True)
class _Print:
    """An article in print with case, and which of its characters known names cover."""

    text: str
    known: frozenset[int]


def learn_polities(annotated: Sequence[Annotated], gazetteer: Gazetteer) -> Gazetteer:
    """Let a gazetteer know the polities of an event that it lacks.

    Args:
        annotated: All articles of the event.
        gazetteer: What is known before.

    Returns:
        A new gazetteer, or the given one where the articles name no further polity.
    """
    texts = [one.article.text for one in annotated]
    prints = [_print(text, gazetteer) for text in texts if not is_in_capitals(text)]
    lesson = _Lesson(prints, _persons(annotated), gazetteer)
    lesson.learn_names()
    if lesson.has_learned:
        lesson.learn_slips()
        lesson.learn_places()
        lesson.learn_outlets(one.article.outlet for one in annotated)
    return gazetteer.extended(lesson.parties, lesson.entries) if lesson.has_learned else gazetteer


class _Lesson:
    """What the articles of an event teach, gathered step by step.

    Args:
        prints: The articles.
        persons: Folded words that are parts of persons' names.
        gazetteer: What is known before.
    """

    def __init__(
        self, prints: Sequence[_Print], persons: frozenset[str], gazetteer: Gazetteer
    ) -> None:
        self.parties: list[KnownParty] = []
        self.entries: list[tuple[str, Entry]] = []
        self._prints = prints
        self._persons = persons
        self._gazetteer = gazetteer
        self._words: dict[str, Counter[str]] = defaultdict(Counter)
        self._named_countries: set[str] = set()
        for one in prints:
            tokens = tokenize(one.text)
            self._named_countries.update(hit.entry.party for hit in gazetteer.find(tokens))
            for token in tokens:
                if token.text[0].isupper() and token.start not in one.known:
                    self._words[token.key][token.text] += 1

    @property
    def has_learned(self) -> bool:
        """Some polity was learned."""
        return bool(self.entries)

    def learn_names(self) -> None:
        """Learn names that own offices, with their adjectives; then adjectives that stand without a name."""
        owners = self._offices(_OWNS, _OF, _SENT)
        adjectives = self._offices(_ADJECTIVE)
        for name in sorted(owners, key=lambda name: (len(name.split()), name)):
            demonyms = sorted(word for word in self._words if is_demonym_of(word, name))
            points = owners[name] + sum(adjectives.get(word, 0) for word in demonyms)
            is_adjective = any(is_demonym_of(name, other) for other in owners)
            has_offices = bool(set(demonyms) & adjectives.keys())
            is_place = bool(demonyms) or self._is_place(name)
            is_fitting = has_offices or (is_place and name not in self._persons)
            if points < _SURE or is_adjective or not is_fitting:
                continue
            party = self._add_party(name)
            self._add(name, party, "name")
            for word in demonyms:
                if word not in self._persons:
                    self._add(word, party, "people")
        told = {key for key, _ in self.entries}
        for word in sorted(adjectives.keys() - told - self._persons):
            if adjectives[word] >= _SURE and looks_like_demonym(word):
                self._add(word, self._add_party(word), "people")

    def learn_slips(self) -> None:
        """Learn spellings of learned names that are one slip off."""
        learned = list(self.entries)
        told = {key for key, _ in learned}
        for word in sorted(self._words.keys() - told - self._persons - _NO_POLITY):
            fits = {
                (entry.party, entry.sense)
                for key, entry in learned
                if is_near(word, key) and not self._gazetteer.entries(word)
            }
            if len(fits) == 1:
                party, sense = fits.pop()
                self._add(word, party, sense)

    def learn_places(self) -> None:
        """Learn towns that are said to lie in a learned polity."""
        owners = {key: entry.party for key, entry in self.entries}
        for one, match in self._matches(_PLACE_OF, _PLACE_IN):
            party = owners.get(fold(match["owner"]))
            key = name_key(match["name"])
            is_new = key not in owners and not self._gazetteer.entries(key)
            if party is not None and is_new and match.start("name") not in one.known:
                owners[key] = party
                self.entries.append((key, Entry(party, "place", match["name"].title())))

    def learn_outlets(self, outlets: Iterable[str | None]) -> None:
        """Learn outlets whose name holds a learned polity's, so that they are not taken for it."""
        keys = {key for key, _ in self.entries}
        for name in sorted({outlet for outlet in outlets if outlet}):
            words = name_key(name).split()
            if len(words) > 1 and keys & set(words) and not self._gazetteer.entries(fold(name)):
                self.parties.append(KnownParty(name, PartyKind.OUTLET, (), ""))
                self.entries.append((name_key(name), Entry(name, "outlet", name)))

    def _offices(self, *patterns: re.Pattern[str]) -> dict[str, int]:
        """Points of each name: two for an office only states have, one for all others together."""
        strong: Counter[str] = Counter()
        weak: set[str] = set()
        for one, match in self._matches(*patterns):
            name = self._chosen(match["name"])
            start = match.end("name") - len(match["name"].split()[-1])
            if not name or start in one.known:
                continue
            if _IS_STRONG.fullmatch(match["office"]):
                strong[name] += _SURE
            else:
                weak.add(name)
        return {name: strong[name] + (name in weak) for name in strong.keys() | weak}

    def _matches(self, *patterns: re.Pattern[str]) -> Iterator[tuple[_Print, re.Match[str]]]:
        for one in self._prints:
            for pattern in patterns:
                for match in pattern.finditer(one.text):
                    yield one, match

    def _chosen(self, printed: str) -> str:
        """The folded name in a run of capitals: the last word, with a side ("North") or a steady companion."""
        words = name_key(printed).split()
        name = words[-1:]
        if not name or name[0] in _NO_POLITY or singular(name[0]) in TITLES:
            return ""
        if self._gazetteer.entries(name[0]):
            return ""
        for word in reversed(words[:-1]):
            is_steady = sum(self._words[word].values()) >= sum(self._words[name[0]].values())
            is_free = word not in _NO_POLITY and singular(word) not in TITLES
            if word not in _SIDES and not (is_free and is_steady):
                break
            name.insert(0, word)
        return " ".join(name)

    def _is_place(self, name: str) -> bool:
        """Say whether a name is used like a place's anywhere: "in X", "the government of X"."""
        shown = re.compile(rf"\b{re.escape(self._printed(name))}\b")
        return any(
            _LOCATIVE.search(one.text, max(0, match.start() - 12), match.start())
            for one in self._prints
            for match in shown.finditer(one.text)
        ) or any(self._chosen(match["name"]) == name for _, match in self._matches(_OF, _SENT))

    def _printed(self, name: str) -> str:
        """A folded name as most articles print it, not in capitals."""
        shown = []
        for word in name.split():
            usual = self._words[word] or Counter({word.title(): 1})
            shown.append(max(usual, key=lambda text: (not text.isupper(), usual[text], text)))
        return " ".join(shown)

    def _add_party(self, name: str) -> str:
        """Give the party of a name: a country the event names whose name is one slip off, else a new one."""
        for sense in ("name", "people"):
            near = {
                entry.party
                for entry in self._gazetteer.near(name, sense)
                if entry.party in self._named_countries
            }
            if len(near) == 1:
                return near.pop()
        printed = self._printed(name)
        if printed not in {party.name for party in self.parties}:
            self.parties.append(KnownParty(printed, PartyKind.COUNTRY, (), ""))
        return printed

    def _add(self, key: str, party: str, sense: str) -> None:
        self.entries.append((key, Entry(party, sense, self._printed(key))))


def _print(text: str, gazetteer: Gazetteer) -> _Print:
    hits = gazetteer.find(tokenize(text))
    return _Print(text, frozenset(p for hit in hits for p in range(hit.start, hit.end)))


def _persons(annotated: Sequence[Annotated]) -> frozenset[str]:
    """Family names: last words of longer names of persons, unless marked as something else as often."""
    votes: Counter[str] = Counter()
    for one in annotated:
        for mention in one.mentions:
            words = name_key(one.article.text[mention.start : mention.end]).split()
            is_person = mention.label == "Person"
            if words and (is_person or len(words) == 1):
                votes[words[-1]] += (len(words) > 1) if is_person else -1
    return frozenset(word for word, vote in votes.items() if vote > 0)
