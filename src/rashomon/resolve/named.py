"""A source that names a person: which person speaks, and for whom.

First the words beside the name in this source, then what any article of the event says beside it, then whom the
words behind the name point back to, then the person alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.answers import Answer, party_of, with_faction
from rashomon.resolve.lexicon import Head, singular
from rashomon.resolve.names import tokenize
from rashomon.resolve.nominals import refer_nominal
from rashomon.resolve.parties import read_words
from rashomon.resolve.people import Clue
from rashomon.resolve.phrases import Stretch, appositions, parse_noun
from rashomon.resolve.pronouns import Role
from rashomon.resolve.wording import of_entry

if TYPE_CHECKING:
    from rashomon.resolve.people import Person
    from rashomon.resolve.view import Occurrence, Reading, View

_TOLD_BY_OWNER = 2.0
_TOLD_BY_OFFICE = 0.9  # above other guesses, below all else
_UNIQUE_OFFICES = (
    {"prime", "minister"},
    {"foreign", "minister"},
    {"president"},
    {"king"},
    {"chancellor"},
    {"premier"},
)
_POSSESSIVES = frozenset({"'s", "’s", "s "})  # "s ": an apostrophe lost in print
_SPOKESMEN = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_DEPUTIES = frozenset({"vice", "deputy", "former"})
_ENTERPRISES = frozenset(
    "company firm group organisation organization charity bank airline party club".split()
)
_FOR_OTHERS = frozenset("for by with from".split())
_TITLES_OF_OTHERS = frozenset("of president the mr mrs gen prime minister".split())


def main_person(part: Stretch, view: View) -> Occurrence | None:
    """Find the person who speaks, not one the words only belong to ("a spokesman for X", "X's lawyer")."""
    for one in view.people_in(part.start, part.end):
        before = view.text[part.start : one.start]
        keys = [token.key for token in tokenize(before)]
        is_owner = view.text[one.end : one.end + 2] in _POSSESSIVES and one.end + 2 < part.end - 1
        is_other = "," not in before and (
            bool(_FOR_OTHERS & set(keys)) or ("of" in keys and keys[-1] in _TITLES_OF_OTHERS)
        )
        if not is_owner and not is_other:
            return one
    return None


def note_owner(person: Person, owner: Answer) -> None:
    """Keep for later mentions of a person what was told here: "its spokesman, X"."""
    if owner.reading is not None:
        person.clues.append(Clue(owner.reading, _TOLD_BY_OWNER, "", ""))


def of_person(one: Occurrence, part: Stretch, view: View) -> Answer:
    """Tell for whom a named person speaks.

    Args:
        one: The person in the source.
        part: The source's words.
        view: The article.
    """
    person = one.person
    name = view.text[one.start : one.end]
    steps = () if name == person.name else (f"“{name}” is “{person.name}”",)
    here = [clue for clue in person.clues if clue.words and clue.words in part.text]
    firm = [clue for clue in here if not clue.reading.is_guess]
    best = max(firm, key=lambda clue: clue.weight, default=None) or person.best_clue()
    if best is None:
        return _without_clue(one, part, view, steps)
    if best.reading.is_guess:
        firm_here = _beside_here(one, part, view)
        if firm_here is not None:
            return Answer(firm_here, person, (*steps, firm_here.detail), part.text)
        other = _other_country(best.reading, one, view)
        if other is not None:
            person.clues.append(Clue(other, _TOLD_BY_OFFICE, "", ""))
            return Answer(other, person, (*steps, f"guess: {other.detail}"), part.text)
    detail = _detail(best, name, person, view)
    detail = f"guess: {detail}" if best.reading.is_guess else detail
    return Answer(with_faction(best.reading, person), person, (*steps, detail), part.text)


def _beside_here(one: Occurrence, part: Stretch, view: View) -> Reading | None:
    """What the words in commas beside a name say for sure: "Japan's top spokesman, Secretary X"."""
    for beside in appositions(part):
        if not beside.start <= one.start < beside.end:
            reading = read_words(beside, view)
            if reading is not None and not reading.is_guess and reading.is_named:
                return reading
    return None


def _detail(clue: Clue, name: str, person: Person, view: View) -> str:
    """Say which words beside the name told the party, and in which other article they stand."""
    if not clue.words or clue.words.casefold() in name.casefold():
        return clue.reading.detail
    is_elsewhere = clue.article and clue.article != view.annotated.article.name
    where = f" in {clue.article}" if is_elsewhere else ""
    return f"“{person.name}” is named with “{clue.words}”{where}: {clue.reading.detail}"


def _without_clue(one: Occurrence, part: Stretch, view: View, steps: tuple[str, ...]) -> Answer:
    """Look at what stands beside the name once more: whom it points back to, what it says by itself."""
    person = one.person
    for beside in appositions(part):
        if beside.start <= one.start < beside.end:
            continue
        noun = parse_noun(beside, view.hits)
        owner = parse_noun(noun.tail, view.hits) if noun.tail is not None else noun
        is_agent = noun.head_class is Head.AGENT and owner.head_class is not Head.DOCUMENT
        if noun.tail is not None and is_agent:
            found = refer_nominal(owner, noun.tail, view, loosely=True)
            if found is not None and found.reading is not None:
                person.clues.append(Clue(found.reading, _TOLD_BY_OWNER, "", ""))
                told = (*steps, found.step, found.reading.detail)
                return Answer(found.reading, person, told, part.text)
        reading = read_words(beside, view)
        if reading is not None:
            return Answer(reading, person, (*steps, reading.detail), part.text)
    told_here = _of_subject(one, view)
    if told_here is not None:
        person.clues.append(Clue(told_here, _TOLD_BY_OFFICE, "", ""))
        return Answer(told_here, person, (*steps, f"guess: {told_here.detail}"), part.text)
    alone = _alone(person, part)
    return Answer(alone, person, (*steps, alone.detail), part.text)


def _of_subject(one: Occurrence, view: View) -> Reading | None:
    """A bare "spokesman X" speaks for the subject of the sentence: "The ministry erred, spokesman X said"."""
    if not one.titles or not set(one.titles) <= _SPOKESMEN:
        return None
    low = view.sentence_starts[view.sentence_at(one.start)]
    subjects = [
        mention.hit
        for mention in view.mentions
        if mention.hit is not None
        and low <= mention.start < one.start
        and mention.role is Role.SUBJECT
        and not view.in_quotes(mention.start)
    ]
    if not subjects:
        return None
    words = view.text[subjects[-1].start : subjects[-1].end]
    reading = of_entry(subjects[-1], view)
    detail = f"“{one.person.name}” is spokesman where “{words}” is spoken of; {reading.detail}"
    return replace(reading, detail=detail, role=" ".join(one.titles), is_guess=True)


def _alone(person: Person, part: Stretch) -> Reading:
    """A name beside "company" or "group" is an organisation, else a person alone."""
    reading = party_of(person)
    noun = parse_noun(appositions(part)[0], [])
    if {singular(token.key) for token in noun.head} & _ENTERPRISES:
        detail = f"“{part.text}” is an organisation under its own name"
        return replace(reading, kind=PartyKind.ORGANISATION, detail=detail)
    return reading


def _other_country(reading: Reading, one: Occurrence, view: View) -> Reading | None:
    """Guess another country where a different person already holds that office in the guessed one."""
    mine = _office_titles(one.person, view)
    offices = [office for office in _UNIQUE_OFFICES if office <= mine]
    if not offices or mine & _DEPUTIES:
        return None
    for other in {id(two.person): two.person for two in view.people}.values():
        clue = other.best_clue()
        if other is one.person or clue is None or clue.reading.is_guess:
            continue
        held = _office_titles(other, view)
        holds = any(office <= held for office in offices) and not held & _DEPUTIES
        if holds and clue.reading.party == reading.party:
            country = view.context_country(
                one.start, words=" ".join(one.titles), without=frozenset({reading.party})
            )
            if country is None:
                return None
            who = f"“{other.name}” holds that office of {reading.party}"
            return replace(reading, party=country, detail=f"{who}, so this one may be {country}'s")
    return None


def _office_titles(person: Person, view: View) -> set[str]:
    """Words that stand as titles right before a person's name in an article."""
    return {title for one in view.people if one.person is person for title in one.titles}
