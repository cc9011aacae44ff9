"""The answer to one source: who speaks, for whom, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.view import Reading

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
    if reading.faction or reading.kind is not PartyKind.COUNTRY:
        return reading
    titles = person.titles
    in_office = titles["president"] > sum(titles[word] for word in _PLAIN_TITLES)
    if in_office or titles["administration"]:
        return reading
    named = [clue.reading for clue in person.clues if clue.reading.party == reading.party]
    faction = next((one.faction for one in named if one.faction), "")
    return replace(reading, faction=faction) if faction else reading
