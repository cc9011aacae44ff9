"""Who of a country does not speak for it in this event: its sides, lawmakers, those out of office, towns, courts.

Answers of an event go in and come out, some with another party and one more step that says why. The one idea: whose
voice is whose depends on the event. Where governments face each other, a country's officials are one voice; where a
country quarrels with itself, they are several.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.answers import party_of, role_of, wing_of_answer, words_of_office
from rashomon.resolve.lexicon import EXPERT, PROSECUTING, singular
from rashomon.resolve.names import tokenize
from rashomon.resolve.people import TAGGED
from rashomon.resolve.wings import FORMER_WING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.resolve.answers import Answer
    from rashomon.resolve.view import Reading
    from rashomon.settings import ResolveSettings

_CONGRESS = "U.S. Congress"
_LAWMAKERS = frozenset("lawmaker legislator senator sen congressman congresswoman".split())
_GOVERNING = frozenset("president secretary minister ambassador governor".split())
_LAWYERS = frozenset({"lawyer", "attorney"})
_STATES_LAWYERS = PROSECUTING | frozenset(
    "states united city deputy assistant department government justice administration federal house".split()
)
_LOCAL = frozenset(
    "governor gov mayor alderman councilman councilwoman councilor councillor".split()
)
_WORDS_OF_BODIES = {
    "special counsel": "special+counsel",
    "FBI": "fbi",
    "courts": "court judge tribunal magistrate juror",
    "police": "police sheriff constable detective",
    "intelligence agencies": "intelligence spy cia nsa odni dni",
}
_BODIES = {
    name: tuple(frozenset(words.split("+")) for words in told.split())
    for name, told in _WORDS_OF_BODIES.items()
}
"""Bodies that stand against their own government in a country's own affairs; the first that fits is taken."""


def stand_apart(
    answers: Mapping[str, Sequence[Answer]], settings: ResolveSettings
) -> dict[str, list[Answer]]:
    """Give every answer the party it has in this event.

    Args:
        answers: By statement id, as their sources were read.
        settings: When sides stand by themselves, and when an event is one country's own affair.
    """
    scene = _Scene([one for given in answers.values() for one in given], settings)
    return {key: [scene.place(one) for one in given] for key, given in answers.items()}


class _Scene:
    """What an event's answers say together: whose sides stand apart, who is in office, whose own affair it is."""

    def __init__(self, answers: Sequence[Answer], settings: ResolveSettings) -> None:
        self._settings = settings
        told = [one for one in answers if one.reading is not None]
        states = [
            (one, one.reading)
            for one in answers
            if one.reading is not None and one.reading.kind is PartyKind.COUNTRY
        ]
        sided = Counter(reading.party for _, reading in states if reading.faction)
        least = max(settings.min_faction_statements, settings.faction_share * len(told))
        self._split = {country for country, count in sided.items() if count >= least}
        self._present = Counter(
            reading.party for one, reading in states if not reading.faction and not _is_former(one)
        )
        self._home = self._find_home(Counter(reading.party for _, reading in states), len(told))

    def _find_home(self, spoken: Counter[str], total: int) -> str | None:
        """Find the country whose own affair an event is: it speaks most, and no other speaks much."""
        ranked = spoken.most_common(2)
        settings = self._settings
        least = max(settings.min_home_statements, settings.home_share * total)
        if not ranked or ranked[0][1] < least:
            return None
        is_alone = all(count <= settings.abroad_share * total for _, count in ranked[1:])
        return ranked[0][0] if is_alone else None

    def place(self, answer: Answer) -> Answer:
        """Give an answer the party it has in this event."""
        reading = answer.reading
        if reading is None or reading.kind is not PartyKind.COUNTRY:
            return answer
        if reading.faction and (reading.party in self._split or reading.party != TAGGED):
            return replace(answer, reading=replace(reading, party=reading.faction, aliases=()))
        if _is_lawmakers(answer, reading):
            return _of_lawmakers(answer, reading)
        enough = self._settings.min_present_statements
        if _is_former(answer) and self._present[reading.party] >= enough:
            return _alone(answer, reading, "holds no office now")
        office = {singular(token.key) for token in tokenize(words_of_office(answer))}
        if answer.person is not None and _LAWYERS & office and not _STATES_LAWYERS & office:
            return _alone(answer, reading, "speaks for a client")
        return self._of_place(answer, reading, office) or self._of_body(answer, reading, office)

    def _of_place(self, answer: Answer, reading: Reading, office: set[str]) -> Answer | None:
        """Mayors and governors speak for their town or state; who is only placed there, for nobody else."""
        if not reading.place:
            return None
        wing = wing_of_answer(answer)
        if office & _LOCAL or (wing is not None and reading.party == self._home):
            return _apart(answer, reading, reading.place, f"a place inside {reading.party}")
        if answer.person is not None and wing is None:
            return _alone(answer, reading, f"is only placed in {reading.place}")
        return None

    def _of_body(self, answer: Answer, reading: Reading, office: set[str]) -> Answer:
        """Courts, police and spies stand apart in their country's own affair."""
        named = (name for name, told in _BODIES.items() if any(words <= office for words in told))
        body = next(named, None)
        if body is None or reading.party != self._home:
            return answer
        return _apart(answer, reading, body, f"the event is an affair of {reading.party}")


def _is_former(answer: Answer) -> bool:
    """Say whether somebody is out of office: a person by what all articles say, the unnamed by their words."""
    if answer.person is not None:
        return answer.person.left_office
    return wing_of_answer(answer) == FORMER_WING


def _is_lawmakers(answer: Answer, reading: Reading) -> bool:
    """Say whether words without a side are lawmakers', who are not the government's."""
    if not reading.is_guess:
        return False
    keys = {singular(token.key) for token in tokenize(f"{answer.words} {reading.role}")}
    titles = set(answer.person.titles) if answer.person is not None else set()
    is_lawmaker = bool(_LAWMAKERS & keys or (_LAWMAKERS | {"rep"}) & titles)
    return is_lawmaker and not _GOVERNING & titles and not EXPERT & keys


def _of_lawmakers(answer: Answer, reading: Reading) -> Answer:
    why = "lawmakers of no side named"
    if reading.party == TAGGED:
        return _apart(answer, reading, _CONGRESS, why, aliases=("Congress",))
    return _apart(answer, reading, "lawmakers", why, kind=PartyKind.GROUP)


def _alone(answer: Answer, reading: Reading, why: str) -> Answer:
    """Let a person speak for nobody else; those without a name are former officials."""
    if answer.person is None:
        return _apart(answer, reading, FORMER_WING, why, kind=PartyKind.GROUP)
    alone = replace(party_of(answer.person), role=role_of(answer) or "")
    return replace(answer, reading=alone, steps=(*answer.steps, f"“{answer.person.name}” {why}"))


def _apart(
    answer: Answer,
    reading: Reading,
    name: str,
    why: str,
    *,
    aliases: tuple[str, ...] = (),
    kind: PartyKind = PartyKind.ORGANISATION,
) -> Answer:
    is_named = kind is not PartyKind.GROUP
    apart = replace(reading, party=name, kind=kind, aliases=aliases, is_named=is_named)
    return replace(answer, reading=apart, steps=(*answer.steps, f"{name} by themselves: {why}"))
