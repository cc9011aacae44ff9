"""One article as `resolve` looks at it: known names in it, who is in it, what it is mostly about.

An `Annotated` goes in; questions about places are answered. What earlier statements settled is remembered, in
text order, so that "he", "the ministry" and "officials" can look back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.gazetteer import Hit, is_side
from rashomon.resolve.lexicon import AGENT, AMERICA, STATE, TITLES, singular
from rashomon.resolve.names import Token, fold, is_in_capitals, is_near, name_key, tokenize
from rashomon.resolve.short_names import with_last_words, with_short_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Span, Statement
    from rashomon.resolve.antecedents import Antecedent
    from rashomon.resolve.beliefs import Beliefs
    from rashomon.resolve.gazetteer import Gazetteer
    from rashomon.resolve.mentions import Mention
    from rashomon.resolve.people import Person

_STRONG = frozenset({"name", "people", "seat", "body", "leader"})
_OPENERS = _STRONG | {"place"}
_NEAR_CHARACTERS = 700
_OPENING_CHARACTERS = 25
_OPENING_WEIGHT = 1.5  # as much as a name just before; set on the demo, checked on gold, 2026-11
_DATELINE = re.compile(
    r"^[A-Z][\w.’' -]{2,40}?(?:,\s*[A-Z][\w. ]{2,25})?(?:\s*\([^()]{2,30}\))?\s*(?:[–—:]|--?)\s",
    re.MULTILINE,
)
_DATELINE_WITHIN = 600  # characters
_DATELINE_WEIGHT = 1.0
_SLIP_LETTERS = 6  # shorter names differ from other words by one letter too often
_SHARED_BODIES = frozenset(
    "congress;the house"
    ";house of representatives;coast guard;national guard;marines;marine corps;border patrol;secret service"
    ";secretary of state;secretary of defense;house speaker;speaker of the house;federal reserve;foreign office"
    ";home office;ministry of defence;house of commons;house of lords;metropolitan police;state council;diet;rada"
    ";duma;federation council;investigative committee;national assembly;sovereign council;civil guard"
    ";joint chiefs;joint chiefs of staff;central command;southern command;defense department;justice department"
    ";treasury department;energy department;commerce department;department of justice;department of defense".split(
        ";"
    )
)
_LARGER = frozenset({"DR Congo", "Dominican Republic", "South Korea"})
_OTHER_DEMOCRATS = frozenset({"liberal", "social", "christian", "new", "national"})
_FIRST_AND_LAST = 2
_ISLANDS = frozenset({"island", "jersey"})
_ADJECTIVES = frozenset({"western", "european", "eastern"})
_POLITICS = frozenset(
    "democratic democrat democrats republican republicans labour labor conservative conservatives liberal liberals"
    " socialist socialists national people's peoples workers greens green justice unity party and the tory"
    " tories".split()
)
_AMBIGUOUS = frozenset(
    {"general", "major", "state", "nation", "country", "foreign", "interior", "vice"}
)
_FOR_OR_AGAINST = ("pro-", "anti-")
_COMPOUND = re.compile(
    r"-(?:based|led|backed|linked|controlled|held|allied|affiliated|born|style|sponsored|funded|trained|run by|aligned"
    r"|supported|educated|bound|made|brokered|mediated)\b"
)
_AMERICAN_GEORGIA = ("atlanta", "savannah", "gov ", "ga.", "republican")


@dataclass(frozen=True, slots=True)
class Reading:
    """What words were read as.

    Attributes:
        party: The party's name.
        kind: What it is.
        detail: How the words led there, one short step.
        aliases: Further names of the party found on the way.
        faction: Domestic party inside the party, if one was named.
        role: The office or occupation named, as printed.
        is_guess: It rests on context alone.
        is_named: The party is a name (gazetteer or proper name), not a kind of people.
        sense: In which sense the gazetteer knows the name that told it; "" if none did.
        place: The place inside a country that told it, as printed; "" if none did.
    """

    party: str
    kind: PartyKind
    detail: str
    aliases: tuple[str, ...] = ()
    faction: str = ""
    role: str = ""
    is_guess: bool = False
    is_named: bool = True
    sense: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A statement's source after it was told: what later words may point back to.

    `others` are the further parties of a joint source.
    """

    statement: Statement
    span: Span
    reading: Reading | None
    person: Person | None
    is_plural: bool
    words: str
    others: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A person named at characters `start` to `end` of an article, and the words around the name."""

    person: Person
    start: int
    end: int
    titles: tuple[str, ...] = ()


@dataclass(slots=True)
class View:
    """An article with its known names, persons and what was settled so far.

    Attributes:
        home: The outlet's country.
        dateline: The country the article was sent from ("HARARE, June 3 - ").
        led: Family names behind a leader's office, as printed: "President X".
        statements: Its attributed statements, in text order.
        mentions: What pronouns may mean, in text order.
        antecedents: What third-person pronouns mean, by their first character.
        beliefs: What the tagger believes whom words refer to.
    """

    annotated: Annotated
    in_capitals: bool
    hits: list[Hit]
    counts: Counter[str]
    home: str | None
    dateline: str | None
    gazetteer: Gazetteer
    sentence_starts: list[int]
    people: list[Occurrence] = field(default_factory=list)
    led: frozenset[str] = frozenset()
    settled: list[Settled] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    antecedents: dict[int, Antecedent] = field(default_factory=dict)
    beliefs: Beliefs | None = None

    @property
    def text(self) -> str:
        """The article's text."""
        return self.annotated.article.text

    def hits_in(self, start: int, end: int) -> list[Hit]:
        """Known names that lie inside a stretch."""
        low = bisect_right(self.hits, start - 1, key=lambda hit: hit.start)
        found = []
        for hit in self.hits[low:]:
            if hit.start >= end:
                break
            if hit.end <= end:
                found.append(hit)
        return found

    def people_in(self, start: int, end: int) -> list[Occurrence]:
        """Persons whose name lies inside a stretch."""
        return [one for one in self.people if one.start >= start and one.end <= end]

    def sentence_at(self, place: int) -> int:
        """Index of the sentence a character lies in."""
        return max(0, bisect_right(self.sentence_starts, place) - 1)

    def in_quotes(self, place: int) -> bool:
        """Say whether a character lies inside quotation marks."""
        return any(quote.start <= place < quote.end for quote in self.annotated.quotes)

    def kind_of(self, party: str) -> PartyKind:
        """Kind of a party the gazetteer knows."""
        return self.gazetteer.parties[party].kind

    def context_country(
        self, place: int, *, words: str = "", without: frozenset[str] = frozenset()
    ) -> str | None:
        """Guess which country plain words like "officials" belong to.

        What statements shortly before belong to counts most, then countries named shortly before, then
        countries named often in the article; the country of the dateline and the outlet's own a little.

        Args:
            place: Where the words stand.
            words: The words; a country that has no such office ("prime minister") is out of question.
            without: Further countries out of question.
        """
        office = fold(words)
        scores: defaultdict[str, float] = defaultdict(float)
        for weight, one in zip((2.0, 1.2, 0.8, 0.5), reversed(self.settled), strict=False):
            if one.reading and one.reading.kind is PartyKind.COUNTRY and not one.reading.is_guess:
                scores[one.reading.party] += weight
        near = [
            hit
            for hit in self.hits_in(max(0, place - _NEAR_CHARACTERS), place)
            if hit.entry.sense in _STRONG
        ]
        for hit in near:
            scores[hit.entry.party] += (
                1.5 * (1 - (place - hit.start) / _NEAR_CHARACTERS) / max(1, len(near)) * 3
            )
        total = sum(self.counts.values()) or 1
        for party, count in self.counts.items():
            scores[party] += 3.0 * count / total
        if self.home:
            scores[self.home] += 0.5
        if self.dateline:
            scores[self.dateline] += _DATELINE_WEIGHT
        for opener in self._openers(place):
            scores[opener] += _OPENING_WEIGHT
        countries = [
            (score, name)
            for name, score in scores.items()
            if name not in without
            and self.kind_of(name) is PartyKind.COUNTRY
            and self.gazetteer.has_office(name, office)
        ]
        return max(countries, key=lambda pair: (pair[0], pair[1]))[1] if countries else None

    def _openers(self, place: int) -> set[str]:
        """Countries and places that open a character's paragraph, its sentence or the one before."""
        here = self.sentence_at(place)
        paragraph = self.text.rfind("\n", 0, place) + 1
        found: set[str] = set()
        for start in (paragraph, *self.sentence_starts[max(0, here - 1) : here + 1]):
            hits = self.hits_in(start, min(start + _OPENING_CHARACTERS, place))
            found.update(hit.entry.party for hit in hits[:1] if hit.entry.sense in _OPENERS)
        return found


def look(annotated: Annotated, gazetteer: Gazetteer) -> View:
    """Find known names in an article and count what it is about."""
    text = annotated.article.text
    in_capitals = is_in_capitals(text)
    tokens = tokenize(text)
    persons = [mention for mention in annotated.mentions if mention.label == "Person"]
    hits = [
        hit
        for hit in gazetteer.find(tokens, in_capitals=in_capitals)
        if not _is_inside_person(hit, persons, tokens)
    ]
    named = {
        hit.entry.party
        for hit in hits
        if hit.entry.sense not in {"place", "faction"} and not is_side(tokens[hit.first].key)
    }
    hits = _owned_bodies(hits, gazetteer)
    hits = [
        hit
        for hit in hits
        if _is_meant(hit, tokens, text, named) and not _is_other_end(hit, tokens)
    ]
    hits = with_short_names(hits, tokens, gazetteer)
    hits = with_last_words(hits, tokens, annotated.article.outlet or "", gazetteer)
    hits = _told_apart(hits, gazetteer)
    hits = _with_slips(hits, annotated, tokens, gazetteer)
    if in_capitals:
        hits = _american_in_capitals(hits, tokens, gazetteer)
    counts: Counter[str] = Counter()
    for hit in hits:
        if hit.entry.sense in _STRONG:
            counts[hit.entry.party] += 2 if hit.entry.sense in {"body", "leader", "seat"} else 1
    home = next(
        (
            e.party
            for e in gazetteer.entries(fold(annotated.article.country or ""))
            if e.sense == "name"
        ),
        None,
    ) or _home_in(annotated.article.outlet or "", gazetteer)
    starts = [sentence.start for sentence in annotated.sentences]
    dateline = _dateline_of(text, hits)
    return View(annotated, in_capitals, hits, counts, home, dateline, gazetteer, starts)


def _dateline_of(text: str, hits: Sequence[Hit]) -> str | None:
    """The country of the first place that stands as a dateline among the first lines."""
    for match in _DATELINE.finditer(text, 0, _DATELINE_WITHIN):
        inside = [hit for hit in hits if match.start() <= hit.start and hit.end <= match.end()]
        if inside:
            return inside[0].entry.party
    return None


def _home_in(outlet: str, gazetteer: Gazetteer) -> str | None:
    """The country in an outlet's own name: "Voice of X", "The X Post"."""
    tokens = tokenize(outlet)
    hits = (hit for k in range(len(tokens)) for hit in gazetteer.find(tokens[k : k + 1]))
    return next((hit.entry.party for hit in hits if hit.entry.sense in {"name", "people"}), None)


def _is_inside_person(hit: Hit, persons: Sequence[object], tokens: Sequence[Token]) -> bool:
    """Say whether a known name is only part of a person's name ("Jordan" in "Michael Jordan")."""
    if hit.entry.sense in {"leader", "member"}:
        return False
    if (
        hit.entry.sense == "people"
        and hit.last - hit.first == 1
        and tokens[hit.first].key != "north"
    ):
        return False
    for mention in persons:
        start, end = mention.start, mention.end  # type: ignore[attr-defined]
        if start <= hit.start and hit.end <= end and (end - start) > (hit.end - hit.start) + 1:
            inner = [
                token
                for token in tokens[max(0, hit.first - 4) : hit.last + 4]
                if start <= token.start < end
            ]
            is_first = bool(inner) and inner[0].start == hit.start
            if hit.entry.sense == "faction" and _is_lawmaker(hit, inner):
                return False
            return not (
                is_first
                and hit.entry.sense in {"people", "name", "body", "seat"}
                and len(inner) > _FIRST_AND_LAST
            )
    return False


def _is_lawmaker(hit: Hit, inner: Sequence[Token]) -> bool:
    """Say whether words that were taken for a name say whose lawmaker: "Republican Sen.", "Arizona Republican"."""
    if inner[-1].end == hit.end:
        return True
    return inner[0].start == hit.start and (
        singular(inner[1].key) in TITLES or inner[1].key == "and"
    )


def _told_apart(hits: list[Hit], gazetteer: Gazetteer) -> list[Hit]:
    """Settle names that two countries share ("Congolese") by what else the article names of either."""
    rivals = {
        hit.start: {
            e.party: e
            for e in gazetteer.entries(name_key(hit.entry.printed))
            if e.sense == hit.entry.sense
        }
        for hit in hits
        if hit.entry.sense in {"name", "people"}
    }
    sure = Counter(hit.entry.party for hit in hits if len(rivals.get(hit.start, ())) <= 1)
    told = []
    for hit in hits:
        shared = rivals.get(hit.start, {})
        if len(shared) > 1:
            party = max(shared, key=lambda name: (sure[name], name in _LARGER, name))
            told.append(replace(hit, entry=shared[party]))
        else:
            told.append(hit)
    return told


def _american_in_capitals(
    hits: list[Hit], tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Hit]:
    """Take "US" for the country in print without case where an office follows ("US OFFICIALS")."""
    entry = next(e for e in gazetteer.entries("us") if e.sense == "name")
    more = [
        Hit(token.start, token.end, place, place + 1, entry)
        for place, token in enumerate(tokens[:-1])
        if token.key == "us"
        and "." not in token.text
        and singular(tokens[place + 1].key) in STATE - _AMBIGUOUS
    ]
    return sorted([*hits, *more], key=lambda hit: hit.start) if more else hits


def _with_slips(
    hits: list[Hit], annotated: Annotated, tokens: Sequence[Token], gazetteer: Gazetteer
) -> list[Hit]:
    """Add capitals that nothing explains and that are one letter off a country the article names: "North Kora"."""
    covered = {place for hit in hits for place in range(hit.first, hit.last)}
    named = {
        name_key(hit.entry.printed): hit.entry
        for hit in hits
        if hit.entry.sense in {"name", "people", "seat"} and len(hit.entry.printed) >= _SLIP_LETTERS
    }
    persons = [m for m in annotated.mentions if m.label == "Person"]
    small = {token.text for token in tokens if token.text.islower()}
    more = []
    for key, entry in named.items():
        size = key.count(" ") + 1
        joined = key.replace(" ", "")
        for place in range(len(tokens) - size + 1):
            window = tokens[place : place + size]
            if window[0].key[0] != key[0] or not all(token.is_capital for token in window):
                continue
            found = " ".join(token.key for token in window)
            if found == key or not is_near(found.replace(" ", ""), joined):
                continue
            is_free = not covered & set(range(place, place + size))
            is_known = bool(gazetteer.entries(found)) or window[-1].key in small
            start, end = window[0].start, window[-1].end
            is_person = any(m.start < start < m.end or start < m.end < end for m in persons)
            is_person = is_person or any(m.start <= start and end < m.end for m in persons)
            if is_free and not is_known and (size > 1 or not is_person):
                more.append(Hit(start, end, place, place + size, entry, is_slip=True))
    return sorted([*hits, *more], key=lambda hit: hit.start) if more else hits


def _owned_bodies(hits: list[Hit], gazetteer: Gazetteer) -> list[Hit]:
    """Leave bodies that many countries have ("Congress"), and initials, to a country the article names otherwise.

    Initials of American bodies ("FBI") need no more.
    """
    sure = Counter(
        hit.entry.party for hit in hits if hit.entry.sense in {"name", "people", "seat", "leader"}
    )
    owned = []
    for hit in hits:
        key = name_key(hit.entry.printed)
        is_vague = hit.entry.printed.isupper() or key.endswith(" party")  # "CBI"
        is_open = key in _SHARED_BODIES or (is_vague and hit.entry.party != AMERICA)
        if hit.entry.sense != "body" or not is_open:
            owned.append(hit)
            continue
        senses = {"body", "faction"}
        owners = [e for e in gazetteer.entries(key) if e.sense in senses and sure[e.party]]
        if owners:
            owned.append(replace(hit, entry=max(owners, key=lambda e: sure[e.party])))
    return owned


def _is_other_end(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Say whether a known name only closes another: "the National Security Council", "Long Island"."""
    if not hit.first:
        return False
    key, before = tokens[hit.first].key, tokens[hit.first - 1]
    return (key == "security" and before.key == "national") or (
        key in _ISLANDS and before.is_capital
    )


def is_for_or_against(text: str, start: int) -> bool:
    """Say whether a name only tells whom somebody is for or against: "a pro-Beijing lawmaker" is not China's."""
    return text[max(0, start - len("anti-")) : start].lower().endswith(_FOR_OR_AGAINST)


def _is_meant(hit: Hit, tokens: Sequence[Token], text: str, named: set[str]) -> bool:
    """Weed out words that only look like a known name."""
    key = tokens[hit.first].key
    if hit.last - hit.first == 1 and is_side(key):
        before = tokens[hit.first - 1].key if hit.first else ""
        after = tokens[hit.last] if hit.last < len(tokens) else None
        is_compound = after is not None and after.is_capital and not after.text.isupper()
        return hit.entry.party in named and before == "the" and not is_compound
    if _COMPOUND.match(text, hit.end) or is_for_or_against(text, hit.start):
        return False
    after = tokens[hit.last] if hit.last < len(tokens) else None
    goes_on = after is not None and after.is_capital and text[hit.end : after.start] == " "
    if after is not None and goes_on and hit.last - hit.first <= _FIRST_AND_LAST:
        is_adjective = key in _ADJECTIVES or (hit.entry.sense == "outlet" and key == "the")
        if is_adjective and not after.text.isupper() and singular(after.key) not in AGENT:
            return False
    keys = {token.key for token in tokens[hit.first : hit.last]}
    if hit.entry.sense == "faction" and keys <= _POLITICS:
        previous = tokens[hit.first - 1] if hit.first else None
        is_other = previous is not None and previous.is_capital and previous.key in _OTHER_DEMOCRATS
        return hit.entry.party in named and not is_other
    if key == "georgia":
        folded = text.casefold()
        return sum(word in folded for word in _AMERICAN_GEORGIA) <= 1
    return True
