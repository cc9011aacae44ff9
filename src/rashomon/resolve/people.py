"""Persons across the articles of an event: one person under all spellings, and whom they speak for.

Articles go in (as views), persons come out, each with the clues found beside the name anywhere: a title before
it, an apposition behind it, "of X", a party tag "(D-Ohio)", or the gazetteer's leaders.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.beside import SHORTENED, TITLE_WEIGHT, title_before, words_beside
from rashomon.resolve.lexicon import AMERICA, EXECUTIVE, HONORIFICS, LAWMAKING, singular
from rashomon.resolve.names import match_names, tokenize
from rashomon.resolve.parties import read_words
from rashomon.resolve.spotting import Spot, spot_names
from rashomon.resolve.view import Occurrence, Reading
from rashomon.resolve.wings import FORMER_WING, wing_of
from rashomon.resolve.wording import office_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Statement
    from rashomon.resolve.gazetteer import Entry, Gazetteer
    from rashomon.resolve.phrases import Stretch
    from rashomon.resolve.view import View

_TAG = re.compile(r"\s*,?\s*(?:\(?\b(?P<side>[DR])-[A-Z][a-z]*\.?(?:[A-Z]\.)?|\((?P<alone>[DR])\))")
LAWMAKER = "lawmaker"
"""The sense of a name that only a list of lawmakers tells."""
_TAGGED_TITLES = LAWMAKING | {"gov", "governor"}
_LAWMAKERS = LAWMAKING | {"speaker", "whip", "chairman", "chairwoman"}
_CLOSING = SHORTENED | HONORIFICS.keys()
"""Titles that stand last before a name."""
_NO_LAWMAKERS = EXECUTIVE | {"general", "mayor"}
_FACTIONS = {"D": "Democrats", "R": "Republicans"}
_KNOWN_WEIGHT = 2.9  # a leader's full name: below a title in the text, above all else
_SURNAME_WEIGHT = 1.8
_GUESS_WEIGHT = 0.4
_BARE_GUESS_WEIGHT = 0.3  # "Minister X", when X was named in full before
_OFFICE_TELLS = 0.3  # "foreign minister" leaves fewer countries than "senator"
_AGAIN = 0.2  # each further clue for one party
_IS_FORMER = "former"
_LED = re.compile(
    r"\b(?:President|Prime Minister|Premier|Chancellor|King|Queen|Emir|Supreme Leader)\s+(?=(?P<name>[^\W_]\S*))"
)
_SAME_NAME = 2.0  # `match_names` of two spellings of one person


@dataclass(frozen=True, slots=True)
class Clue:
    """Words beside a person's name, what they were read as, and how much that weighs."""

    reading: Reading
    weight: float
    words: str
    article: str


@dataclass(slots=True)
class Person:
    """A person of the event.

    Attributes:
        name: Fullest name found, as printed.
        keys: Its folded tokens.
        spellings: All names found, with counts.
        clues: What was found beside the name.
        titles: Folded words found as titles or roles.
        gender: "f", "m" or "".
    """

    name: str
    keys: tuple[str, ...]
    spellings: Counter[str] = field(default_factory=Counter)
    clues: list[Clue] = field(default_factory=list)
    titles: Counter[str] = field(default_factory=Counter)
    gender: str = ""

    @property
    def is_former(self) -> bool:
        """The articles call the person former more often than every second time they name an office."""
        now = max(self.titles[office] for office in EXECUTIVE)
        return 2 * self.titles[_IS_FORMER] > now

    @property
    def left_office(self) -> bool:
        """The offices named beside the name are mostly former ones."""
        roles = [clue.reading.role for clue in self.clues if clue.reading.role]
        former = sum(wing_of(role) == FORMER_WING for role in roles)
        return len(roles) < 2 * former

    def best_clue(self) -> Clue | None:
        """The clue of the party most clues speak for, the heaviest first; guesses only if nothing else."""
        firm = [clue for clue in self.clues if not clue.reading.is_guess] or self.clues
        if not firm:
            return None
        weights: dict[str, float] = {}
        for clue in firm:
            party = clue.reading.party
            weights[party] = max(weights.get(party, 0.0) + _AGAIN, clue.weight)
        chosen = max(weights, key=lambda name: (weights[name], name))
        return max(
            (clue for clue in firm if clue.reading.party == chosen),
            key=lambda clue: (bool(clue.reading.faction), clue.weight),
        )

    def note_titles(self, words: str) -> None:
        """Remember the words of a title or role, and the gender they tell."""
        for token in tokenize(words):
            self.titles[singular(token.key)] += 1
            self.gender = self.gender or HONORIFICS.get(token.key, "")


def gather_people(
    views: Sequence[View], statements: Sequence[Statement], gazetteer: Gazetteer
) -> None:
    """Find all persons of the event and hang their occurrences into the views.

    Args:
        views: One per article.
        statements: Their sources hold names that no mention covers.
        gazetteer: For leaders and first names.
    """
    for view in views:
        view.led = frozenset(tokenize(match["name"])[0].text for match in _LED.finditer(view.text))
    by_article = {view.annotated.article.article_id: view for view in views}
    sources = [(s.source, by_article[s.article_id]) for s in statements if s.source is not None]
    spots = spot_names(views, sources)
    people = _cluster(spots, gazetteer)
    hung = [(spot, who) for spot in spots if (who := _hang(spot, people)) is not None]
    day = _day_of(views)
    for person in people:
        _know(person, gazetteer, views, day)
    for view in views:
        view.people.sort(key=lambda occurrence: occurrence.start)
    for spot, named in hung:
        _note_clues(spot, named)
    for person in people:
        _know_lawmaker(person, gazetteer, day)


def pick_person(spot: Spot, people: Iterable[Person]) -> Person | None:
    """Find whom a name stands for: the best match, a leader before namesakes, who is in the article, the most named."""
    latest = {id(one.person): one.start for one in spot.view.people if one.start < spot.start}
    scored = [
        (
            score,
            _means_leader(spot, person, is_here=id(person) in latest),
            id(person) in latest,
            latest.get(id(person), 0),
            sum(person.spellings.values()),
            place,
        )
        for place, person in enumerate(people)
        if (score := match_names(spot.keys, person.keys)) > 0
    ]
    return list(people)[max(scored)[-1]] if scored else None


def _means_leader(spot: Spot, person: Person, *, is_here: bool) -> bool:
    """Say whether a bare family name means this leader rather than a namesake: he is in the article, by name or office.

    A president's wife or brother whom the article names in full does not take the president's name.
    """
    view = spot.view
    if len(spot.keys) > 1 or not _is_leader(person.keys, view.gazetteer):
        return False
    before = title_before(view, spot.start)
    genders = {HONORIFICS.get(token.key, "") for token in tokenize(before.text if before else "")}
    if genders & {"m", "f"} - {view.gazetteer.gender(person.keys[0])}:
        return False
    return is_here or spot.tokens[0].text in view.led


def _is_leader(keys: Sequence[str], gazetteer: Gazetteer) -> bool:
    return any(entry.sense == "leader" for entry in gazetteer.entries(" ".join(keys)))


def _is_leaders_family(family: str, gazetteer: Gazetteer) -> bool:
    return any(entry.sense == "surname" and entry.terms for entry in gazetteer.entries(family))


def _cluster(spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Person]:
    """Bring spellings together, fuller names first; a leader's bare name is no namesake's."""
    counts = Counter(spot.keys for spot in spots)
    printed: dict[tuple[str, ...], str] = {}
    for spot in spots:
        shown = spot.view.text[spot.start : spot.end]
        if spot.keys not in printed or (printed[spot.keys].isupper() and not shown.isupper()):
            printed[spot.keys] = shown
    led = {
        spot.keys for spot in spots if len(spot.keys) == 1 and spot.tokens[0].text in spot.view.led
    }
    people: list[Person] = []
    for keys in sorted(counts, key=lambda k: (-len(k), -counts[k], k)):
        scores = [match_names(keys, person.keys) for person in people]
        best = max(scores, default=0.0)
        is_same = best >= _SAME_NAME or (best > 0 and len(keys) == 1)
        fitting = [one for one, score in zip(people, scores, strict=True) if score == best]
        leader = next((one for one in fitting if _is_leader(one.keys, gazetteer)), None)
        is_missing = leader is None and keys in led and _is_leaders_family(keys[0], gazetteer)
        if is_same and not is_missing:
            (leader or fitting[0]).spellings[printed[keys]] += counts[keys]
        else:
            people.append(Person(printed[keys], keys, Counter({printed[keys]: counts[keys]})))
    return people


def _know(person: Person, gazetteer: Gazetteer, views: Sequence[View], day: str) -> None:
    """Add what the gazetteer says of a person, and a gender from the first name."""
    for spelling in person.spellings:
        keys = [token.key for token in tokenize(spelling)]
        entries = _entries_of(keys, gazetteer, {"leader", "member"})
        weight = _KNOWN_WEIGHT
        if not entries:
            entries, weight = (
                _by_family_name(person, " ".join(keys), gazetteer, views),
                _SURNAME_WEIGHT,
            )
        if entries:
            entry = pick_side(entries, day, is_former=person.is_former)
            person.clues.append(
                Clue(_read_known(entry, spelling, day, gazetteer), weight, spelling, "")
            )
            person.gender = person.gender or ("f" if entry.is_female else "m")
    if not person.gender and len(person.keys) > 1:
        person.gender = gazetteer.gender(person.keys[0])


def _day_of(views: Sequence[View]) -> str:
    """Give the ISO date of the latest article; "" if none is dated."""
    days = [view.annotated.article.published for view in views]
    return max((day[:10] for day in days if day), default="")


def _entries_of(keys: Sequence[str], gazetteer: Gazetteer, senses: set[str]) -> list[Entry]:
    """Give what a full name stands for, initials inside it left out."""
    plain = [key for place, key in enumerate(keys) if len(key) > 1 or place in {0, len(keys) - 1}]
    return [entry for entry in gazetteer.entries(" ".join(plain)) if entry.sense in senses]


def _know_lawmaker(person: Person, gazetteer: Gazetteer, day: str) -> None:
    """Add the side of a member of Congress that no article names; a namesake in another office is none."""
    is_lawmaker = bool(_LAWMAKERS & person.titles.keys())
    is_other = any(not clue.reading.is_guess for clue in person.clues) or person.is_former
    is_other = is_other or bool(_NO_LAWMAKERS & person.titles.keys())
    if any(clue.reading.faction for clue in person.clues) or (is_other and not is_lawmaker):
        return
    for spelling in person.spellings:
        keys = [token.key for token in tokenize(spelling)]
        found = [e for e in _entries_of(keys, gazetteer, {LAWMAKER}) if e.faction]
        sat = [e for e in found if any(term.holds_on(day) for term in e.terms)] if day else found
        if sat and (is_lawmaker or day):
            read = _read_known(sat[0], spelling, day, gazetteer)
            person.clues.append(Clue(replace(read, sense=LAWMAKER), _KNOWN_WEIGHT, spelling, ""))
            return


def pick_side(entries: Sequence[Entry], day: str, *, is_former: bool) -> Entry:
    """Take a politician out of office for a member of the party, if there is one; else the first entry.

    Args:
        entries: Of one name.
        day: ISO date of the articles; "" if not known.
        is_former: An article calls the person former; asked only where no date tells.
    """
    first = entries[0]
    if not first.terms or (not day and not is_former):
        return first
    if day and any(term.holds_on(day) for term in first.terms):
        return first
    return next((entry for entry in entries if entry.faction), first)


def _read_known(entry: Entry, spelling: str, day: str, gazetteer: Gazetteer) -> Reading:
    """Read a known person, with the office held or held last on a day."""
    kind = gazetteer.parties[entry.party].kind
    detail = f"“{spelling}” is a known name of {entry.faction or entry.party}"
    held = [term for term in entry.terms if day and term.since <= day]
    if not held:
        return Reading(entry.party, kind, detail, faction=entry.faction)
    last = max(held, key=lambda term: (term.holds_on(day), term.since))
    if last.holds_on(day):
        detail = f"{detail} ({last.office} since {last.since})"
        return Reading(entry.party, kind, detail, faction=entry.faction, role=last.office)
    detail = f"{detail} ({last.office} until {last.until}, so former here)"
    return Reading(entry.party, kind, detail, faction=entry.faction, role=f"former {last.office}")


def _by_family_name(
    person: Person, key: str, gazetteer: Gazetteer, views: Sequence[View]
) -> list[Entry]:
    """Leaders of that family name whose country the event names; none if two countries have one."""
    named = {hit.entry.party for view in views for hit in view.hits}
    fitting = [
        entry
        for entry in gazetteer.entries(key)
        if entry.sense == "surname"
        and entry.party in named
        and match_names(person.keys, [token.key for token in tokenize(entry.printed)]) > 0
    ]
    return fitting if len({entry.party for entry in fitting}) == 1 else []


def _hang(spot: Spot, people: Sequence[Person]) -> Person | None:
    """Note whom a name stands for, with titles and gender; None if nobody fits."""
    person = pick_person(spot, people)
    if person is None:
        return None
    before = title_before(spot.view, spot.start)
    titles = tuple(token.key for token in tokenize(before.text)) if before else ()
    person.note_titles(before.text if before else "")
    spot.view.people.append(Occurrence(person, spot.start, spot.end, titles))
    return person


def _note_clues(spot: Spot, person: Person) -> None:
    """Note what the words around a name say; other persons' names in them are known by now."""
    view = spot.view
    before = title_before(view, spot.start)
    named = view.annotated.article.name
    for words, weight in words_beside(view, spot.start, spot.end):
        reading = read_words(words, view)
        if reading is None or (reading.kind is PartyKind.GROUP and _ends_in_honorific(words)):
            continue
        if before is None or words.start != before.start:
            person.note_titles(words.text)
        is_bare = len(tokenize(words.text)) == 1
        guess = _BARE_GUESS_WEIGHT if is_bare else _GUESS_WEIGHT
        guess += _OFFICE_TELLS if office_in(words.text) else 0.0
        weight_here = guess if reading.is_guess else weight
        person.clues.append(Clue(reading, weight_here, words.text.strip(), named))
    tag = _TAG.match(view.text, spot.end)
    # "(R)" alone also stands for "right" in a caption
    if tag and (tag["side"] or person.titles.keys() & _TAGGED_TITLES):
        faction, shown = _side_of(tag), tag.group().strip(" ,(")
        detail = f"“{shown}” marks {faction}"
        reading = Reading(AMERICA, PartyKind.COUNTRY, detail, faction=faction)
        person.clues.append(Clue(reading, TITLE_WEIGHT, shown, named))


def _ends_in_honorific(words: Stretch) -> bool:
    """Say whether a title closes in "Dr." or "Rep.": what stands before is no kind of people the person belongs to."""
    return tokenize(words.text)[-1].key in _CLOSING


def find_sides(text: str) -> set[str]:
    """Give the sides that tags in a text name: "X, R-Ohio, and Y (D)"."""
    return {_side_of(tag) for tag in _TAG.finditer(text)}


def _side_of(tag: re.Match[str]) -> str:
    return _FACTIONS[tag["side"] or tag["alone"]]
