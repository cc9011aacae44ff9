"""The answer to one source: who speaks, for whom, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.lexicon import LAWMAKING
from rashomon.resolve.view import Reading
from rashomon.resolve.wings import wing_of

if TYPE_CHECKING:
    from rashomon.resolve.people import Person
    from rashomon.resolve.phrases import Stretch
    from rashomon.resolve.references import Referent

_PLAIN_TITLES = ("former", "candidate", "nominee")


@dataclass(frozen=True, slots=True)
class Answer:
    """Who speaks, for whom, and why.

    Attributes:
        reading: The party; None if nothing can be told.
        person: The person, if one is named or pointed to.
        steps: Why, in order.
        words: The words that name the speaker: the source's, or those a pronoun stands for.
    """

    reading: Reading | None
    person: Person | None
    steps: tuple[str, ...]
    words: str = ""


def of_referent(found: Referent, part: Stretch, *, is_guess: bool = False) -> Answer:
    """Make the answer of what words point back to.

    Args:
        found: What they point to.
        part: The words.
        is_guess: The way there is a guess, whatever the referent says.
    """
    reading, step = found.reading, found.step
    if found.person is not None and reading is None:
        clue = found.person.best_clue()
        reading = with_faction(clue.reading, found.person) if clue else party_of(found.person)
    steps = [f"guess: {step}" if is_guess or found.is_guess else step]
    if reading is not None:
        detail = reading.detail.removeprefix("guess: ")
        steps.append(f"guess: {detail}" if reading.is_guess else detail)
    return Answer(reading, found.person, tuple(steps), found.name or part.text)


def party_of(person: Person) -> Reading:
    """A person of whom no article says more is a party alone."""
    aliases = tuple(dict.fromkeys((person.name, *person.spellings)))
    detail = f"no article says for whom “{person.name}” speaks"
    return Reading(person.name, PartyKind.PERSON, detail, aliases)


def with_faction(reading: Reading, person: Person) -> Reading:
    """Add a person's domestic party, unless the person holds the state's office."""
    if reading.kind is not PartyKind.COUNTRY:
        return reading
    titles = person.titles
    plain = sum(titles[word] for word in _PLAIN_TITLES)
    if _is_in_cabinet(person, plain):
        return replace(reading, faction="")
    if reading.faction or titles["president"] > plain or titles["administration"]:
        return reading
    weights: defaultdict[str, float] = defaultdict(float)
    for clue in person.clues:
        if clue.reading.party == reading.party and clue.reading.faction:
            weights[clue.reading.faction] += clue.weight
    return replace(reading, faction=max(weights, key=weights.__getitem__)) if weights else reading


def _is_in_cabinet(person: Person, plain: int) -> bool:
    """Say whether a person is named with an office of the executive more than as a lawmaker, candidate or former."""
    titles = person.titles
    if titles["party"]:  # "general secretary of the party"
        return False
    executive = titles["secretary"] + titles["ambassador"]
    executive += min(titles["attorney"], titles["general"])
    return executive > plain and executive >= sum(titles[word] for word in LAWMAKING)


def wing_of_answer(answer: Answer) -> str | None:
    """Name the wing of a country that speaks; other parties have none."""
    reading = answer.reading
    if reading is None or reading.kind is not PartyKind.COUNTRY:
        return None
    return wing_of(words_of_office(answer), sense=reading.sense, faction=reading.faction)


def words_of_office(answer: Answer) -> str:
    """The words that name the office: a person's role, else the role read from the source, else its words."""
    if answer.person is not None:
        return role_of(answer) or ""
    return (answer.reading.role if answer.reading is not None else "") or answer.words


def role_of(answer: Answer) -> str | None:
    """The office named in the source itself, else the one that told the party, else any found."""
    told = answer.person.clues if answer.person is not None else []
    here = (c.reading.role for c in told if c.words and c.reading.role and c.words in answer.words)
    role = next(here, "")
    if role:
        return role
    if answer.reading is not None and answer.reading.role:
        return answer.reading.role
    clues = answer.person.clues if answer.person is not None else []
    return next((clue.reading.role for clue in clues if clue.reading.role), None)
