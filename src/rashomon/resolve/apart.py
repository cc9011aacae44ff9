"""Who of a country does not speak for it in this event: its sides, lawmakers, those out of office, towns, courts.

Answers of an event go in and come out, some with another party and one more step that says why. The one idea: whose
voice is whose depends on the event. Where governments face each other, a country's officials are one voice; where a
country quarrels with itself, they are several.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.answers import party_of, role_of, wing_of_answer, words_of_office
from rashomon.resolve.lexicon import AMERICA, EXECUTIVE, EXPERT, LAWMAKING, PROSECUTING, singular
from rashomon.resolve.names import tokenize
from rashomon.resolve.people import LAWMAKER
from rashomon.resolve.wings import FORMER_WING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.resolve.answers import Answer
    from rashomon.resolve.view import Reading
    from rashomon.settings import ResolveSettings

_CONGRESS = "U.S. Congress"
_LAWMAKERS = LAWMAKING - {"rep", "representative"}  # words that others bear too
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
    "inspector general": "inspector+general",
    "courts": "court judge tribunal magistrate juror supreme+justice",
    "prosecutors": "prosecutor",
    "police": "police sheriff constable detective",
    "intelligence agencies": "intelligence spy cia nsa odni dni",
}
_ACCUSERS = frozenset({"accuser", "accused"})
_CAMPAIGN = re.compile(
    r"(?P<name>[A-Z][\w-]+(?:['’]s)? (?:re-?election |presidential |\d{4} )*[Cc]ampaign)\b"
)
_OWNER = re.compile(r"(?:[Tt]he )?(?P<name>(?:[A-Z][\w.-]+ ?)+['’]s?)\s")
_CLIENT = re.compile(r"\b(?:lawyers?|attorneys?|counsel) for (?P<name>(?:[A-Z][\w.-]+ ?)+)")
_BODIES = {
    name: tuple(frozenset(words.split("+")) for words in told.split())
    for name, told in _WORDS_OF_BODIES.items()
}
"""Bodies that stand against their own government in a country's own affairs; the first that fits is taken."""
(_SPECIAL_COUNSEL,) = _BODIES["special counsel"]


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
        self._home = self._find_home(Counter(reading.party for _, reading in states), len(told))
        sided = Counter(
            reading.party
            for _, reading in states
            if reading.faction and (reading.sense != LAWMAKER or reading.party == self._home)
        )
        least = max(settings.min_faction_statements, settings.faction_share * len(told))
        self._split = {country for country, count in sided.items() if count >= least}
        self._present = Counter(
            reading.party for one, reading in states if not reading.faction and not _is_former(one)
        )
        self._named = {one.person.keys[-1]: one for one in answers if one.person is not None}

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
        if reading is None:
            return answer
        if _is_accuser(answer, reading):
            return _alone(answer, reading, "speaks as one who accuses")
        if reading.kind is not PartyKind.COUNTRY:
            return answer
        if reading.faction and (reading.party in self._split or reading.party != AMERICA):
            return replace(answer, reading=replace(reading, party=reading.faction, aliases=()))
        office = _office_of(answer)
        steps = (
            self._of_lawmakers,
            self._out_of_office,
            self._of_owner,
            self._of_cause,
            self._of_place,
            self._of_body,
        )
        placed = (step(answer, reading, office) for step in steps)
        return next((one for one in placed if one is not None), answer)

    def _of_lawmakers(self, answer: Answer, reading: Reading, _: set[str]) -> Answer | None:
        """Lawmakers without a side are not the government."""
        if not _is_lawmakers(answer, reading):
            return None
        why = "lawmakers of no side named"
        if reading.party == AMERICA:
            return _apart(answer, reading, _CONGRESS, why, aliases=("Congress",))
        return _apart(answer, reading, "lawmakers", why, kind=PartyKind.GROUP)

    def _out_of_office(self, answer: Answer, reading: Reading, _: set[str]) -> Answer | None:
        """Who held an office speaks for nobody else where those in office speak, or nothing surer is known."""
        is_only_former = answer.person is not None and reading.is_guess
        is_heard = self._present[reading.party] >= self._settings.min_present_statements
        if not _is_former(answer) or not (is_only_former or is_heard):
            return None
        return _alone(answer, reading, "holds no office now")

    def _of_owner(self, answer: Answer, reading: Reading, _: set[str]) -> Answer | None:
        """Somebody's report, team or lawyers speak for that person, who may stand apart."""
        words = answer.words if answer.person is None else ""
        own = _OWNER.match(words) or _CLIENT.search(words)
        if own is None or reading.party != self._home:
            return None
        owner = self._named.get(tokenize(own["name"])[-1].key)
        if owner is None:
            return None
        placed = self.place(owner)
        told = placed.reading
        if told is None or told.party == reading.party:
            return None
        step = f"“{own['name'].strip()}” is “{told.party}”"
        return replace(
            answer, reading=replace(told, role=reading.role), steps=(*answer.steps, step)
        )

    def _of_cause(self, answer: Answer, reading: Reading, office: set[str]) -> Answer | None:
        """Lawyers of a person stand for themselves; in their country's own affair campaigns and nominees, too."""
        is_lawyers = bool(_LAWYERS & office) and not _STATES_LAWYERS & office
        person = answer.person
        if person is not None and is_lawyers:
            return _alone(answer, reading, "speaks for a client")
        if reading.party != self._home:
            return None
        if person is None:
            return _of_unnamed_cause(answer, reading, is_lawyers=is_lawyers)
        if person.titles["nominee"] and not person.titles["president"]:
            return _alone(answer, reading, "is only put forward for an office")
        return _alone(answer, reading, "works for a campaign") if "campaign" in office else None

    def _of_place(self, answer: Answer, reading: Reading, office: set[str]) -> Answer | None:
        """Mayors and governors speak for their town or state; who is only placed there, for nobody else."""
        is_local = bool(office & _LOCAL)
        if not reading.place:
            is_home = is_local and reading.is_guess and reading.party == self._home
            is_person = is_home and answer.person is not None
            return _alone(answer, reading, "governs a part of the country") if is_person else None
        wing = wing_of_answer(answer)
        if is_local or (wing is not None and reading.party == self._home):
            return _apart(answer, reading, reading.place, f"a place inside {reading.party}")
        if answer.person is not None and wing is None:
            return _alone(answer, reading, f"is only placed in {reading.place}")
        return None

    def _of_body(self, answer: Answer, reading: Reading, office: set[str]) -> Answer | None:
        """Courts, police and spies stand apart in their country's own affair."""
        named = (name for name, told in _BODIES.items() if any(words <= office for words in told))
        body = next(named, None)
        if body is None or reading.party != self._home:
            return None
        return _apart(answer, reading, body, f"the event is an affair of {reading.party}")


def _of_unnamed_cause(answer: Answer, reading: Reading, *, is_lawyers: bool) -> Answer | None:
    """Take "Calder's campaign" and "Brook's lawyers" for themselves."""
    if campaign := _CAMPAIGN.search(answer.words):
        return _apart(answer, reading, campaign["name"], "a campaign is no government")
    owner = _OWNER.match(answer.words) if is_lawyers else None
    if owner is None:
        return None
    name, why = f"{owner['name']} lawyers", "they speak for a client"
    return _apart(answer, reading, name, why, kind=PartyKind.GROUP)


def _office_of(answer: Answer) -> set[str]:
    """Give the words of an office, singular; a special counsel may bear the title apart from the office told."""
    office = {singular(token.key) for token in tokenize(words_of_office(answer))}
    titles = answer.person.titles if answer.person is not None else Counter[str]()
    if titles.keys() >= _SPECIAL_COUNSEL and not titles["president"]:
        office |= _SPECIAL_COUNSEL
    return office


def _is_accuser(answer: Answer, reading: Reading) -> bool:
    """Say whether somebody of no office is told of as an accuser: no expert on what is accused, whatever the trade."""
    person = answer.person
    is_nobodys = reading.kind is PartyKind.GROUP or reading.is_guess
    return person is not None and is_nobodys and bool(_ACCUSERS & person.titles.keys())


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
    return is_lawmaker and not EXECUTIVE & titles and not EXPERT & keys


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
