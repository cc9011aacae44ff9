"""One statement's source: from its words to a person, a party, and the steps between.

The cascade: 1. no words (the speaker before goes on, or nobody); 2. two at once ("both sides"); 3. a pronoun; 4. a
person's name (`named.py`); 5. what belongs to somebody named before; 6. the words themselves (`unnamed.py`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.answers import Answer, of_referent
from rashomon.resolve.joint import split_joint
from rashomon.resolve.lexicon import AMERICA
from rashomon.resolve.named import main_person, note_owner, of_person
from rashomon.resolve.own_words import of_own_words
from rashomon.resolve.people import find_sides
from rashomon.resolve.phrases import Stretch, trim
from rashomon.resolve.plurals import find_both
from rashomon.resolve.pronouns import Role
from rashomon.resolve.recover import find_relative
from rashomon.resolve.references import (
    LOOSE,
    RELATIVES,
    SELVES,
    of_mention,
    own_voice,
    pronoun_of,
    refer,
)
from rashomon.resolve.unnamed import of_owner, of_words

if TYPE_CHECKING:
    from rashomon.records import Statement
    from rashomon.resolve.view import View

_GOES_ON_CHARACTERS = 400
_OPENING = " \n\"“‘'"
_SPEAKING = frozenset({Role.SUBJECT, Role.OPEN, Role.OWNER})
_NOBODY = Answer(None, None, ("the article names no source here",))
_OURS = re.compile(r"^(?:my|our)\s+", re.IGNORECASE)


def resolve_source(statement: Statement, view: View) -> list[Answer]:
    """Tell who speaks in a statement; joint sources give one answer a party.

    Args:
        statement: Its source is looked at, and what was settled before it.
        view: Its article.
    """
    if statement.source is None:
        return [_without_source(statement, view)]
    whole = Stretch(statement.source.start, statement.source.text)
    if both := find_both(whole, view):
        return [of_referent(one, whole) for one in both]
    parts = split_joint(trim(whole), view)
    told: list[Answer] = []
    first: Answer | None = None
    for part in parts:
        answers = _resolve_part(part, view)
        if answers[0].reading is None and part is not parts[-1]:
            answers = _resolve_part(parts[-1], view)
        first = first or answers[0]
        for answer in answers:
            known = {(one.reading.party, one.reading.faction) for one in told if one.reading}
            reading = answer.reading
            if reading is not None and (reading.party, reading.faction) not in known:
                told.append(answer)
    told = told or ([first] if first is not None else [])
    return [_with_side(one, whole) for one in told]


def _with_side(answer: Answer, whole: Stretch) -> Answer:
    """Take the side that tags give all lawmakers of a source: "lawmakers including X, R-Iowa, and Y, R-Ohio"."""
    reading = answer.reading
    if reading is None or reading.faction or not reading.is_guess or reading.party != AMERICA:
        return answer
    sides = find_sides(whole.text)
    if len(sides) != 1:
        return answer
    (side,) = sides
    step = f"“{whole.text}” marks {side}"
    return replace(answer, reading=replace(reading, faction=side), steps=(*answer.steps, step))


def _without_source(statement: Statement, view: View) -> Answer:
    """A quotation belongs to whom the words before its colon name, or goes on from the speaker before; else nobody's.

    A heading in capitals goes on from nobody.
    """
    last = view.settled[-1] if view.settled else None
    first = statement.content[0].start
    colon = len(view.text[:first].rstrip(_OPENING)) - 1
    if view.in_quotes(first) and colon >= 0 and view.text[colon] == ":":
        return _introduced(colon, view) or _NOBODY
    is_heading = statement.content[0].text.isupper() and not view.in_capitals
    if last is not None and last.reading is not None and view.in_quotes(first) and not is_heading:
        gap = first - max(span.end for span in last.statement.content)
        if 0 <= gap <= _GOES_ON_CHARACTERS:
            shown = last.person.name if last.person is not None else last.words
            step = f"guess: no source is named; the quotation goes on from “{shown}”"
            return Answer(last.reading, last.person, (step,), shown)
    return _NOBODY


def _introduced(colon: int, view: View) -> Answer | None:
    """Who the sentence speaks of that ends in a colon before a quotation: "X struck another tone: ..."."""
    low = view.sentence_starts[view.sentence_at(colon)]
    for one in view.mentions:
        is_inside = low <= one.start < colon and not view.in_quotes(one.start)
        if is_inside and one.role in _SPEAKING and one.kind != "other":
            stretch = Stretch(one.start, view.text[one.start : one.end])
            found = of_mention(one, stretch, view)
            if found is not None and (found.reading or found.person):
                step = f"no source is named; “{stretch.text}” stands before the colon"
                return of_referent(replace(found, step=step), stretch, is_guess=True)
    return None


def _resolve_part(part: Stretch, view: View) -> list[Answer]:
    """Tell who one stretch is; several only where it stands for several."""
    pronoun = pronoun_of(part)
    if pronoun and (view.in_capitals or part.text != "WHO"):
        return _of_pronoun(pronoun, part, view)
    if (match := _OURS.match(part.text)) and (told := _speakers_of(part, view)):
        owner = part.text[: match.end()].strip()
        return [_owned(one, owner, part) for one in told]
    one = main_person(part, view)
    owner_answer = of_owner(part, view)
    if one is None:
        return [owner_answer or of_words(part, view)]
    answer = of_person(one, part, view)
    if owner_answer is None or not _is_doubtful(answer):
        return [answer]
    note_owner(one.person, owner_answer)
    return [replace(owner_answer, person=one.person)]


def _of_pronoun(pronoun: str, part: Stretch, view: View) -> list[Answer]:
    if pronoun in SELVES:
        return _of_self(part, view)
    if pronoun in RELATIVES:
        before = find_relative(part, view)
        if before is not None:
            step = f"“{part.text}” stands for “{before.text}” before it"
            return [_with_step(one, step) for one in _resolve_part(before, view)]
    found = refer(pronoun, part, view)
    if found is not None:
        return [of_referent(one, part) for one in (found, *found.others)]
    if pronoun in LOOSE:
        return [of_own_words(part, view)]
    return [Answer(None, None, (f"“{part.text}” points to nobody named before",), part.text)]


def _of_self(part: Stretch, view: View) -> list[Answer]:
    """Tell who "I" and "we" are: whoever is quoted, else the speaker before, else the outlet itself."""
    told = _speakers_of(part, view)
    if told:
        return [_with_step(one, f"“{part.text}” is whoever is quoted here") for one in told]
    last = view.settled[-1] if view.settled else None
    if view.in_quotes(part.start) and last is not None and last.reading is not None:
        shown = last.person.name if last.person is not None else last.words
        step = f"guess: “{part.text}” in a quotation is the speaker before, “{shown}”"
        return [Answer(last.reading, last.person, (step, last.reading.detail), shown)]
    return [of_referent(own_voice(part, view), part)]


def _speakers_of(part: Stretch, view: View) -> list[Answer]:
    """Whoever says the statement in whose content a stretch stands, the innermost; [] if nobody does."""
    holding = [
        (span.end - span.start, statement)
        for statement in view.statements
        for span in statement.content
        if span.start <= part.start and part.end <= span.end and statement.source is not None
    ]
    holding = [one for one in holding if one[1].source and one[1].source.start != part.start]
    if not holding:
        return []
    outer = min(holding, key=lambda one: one[0])[1]
    if outer.source is None or pronoun_of(Stretch(outer.source.start, outer.source.text)) in SELVES:
        return []
    told = resolve_source(outer, view)
    return told if told and told[0].reading is not None else []


def _with_step(answer: Answer, step: str) -> Answer:
    return replace(answer, steps=(step, *answer.steps))


def _owned(answer: Answer, owner: str, part: Stretch) -> Answer:
    step = f"“{owner}” is whoever is quoted here"
    return replace(answer, person=None, words=part.text, steps=(step, *answer.steps))


def _is_doubtful(answer: Answer) -> bool:
    """Say whether a person's party is a guess, a mere kind, or the person alone."""
    reading = answer.reading
    return (
        reading is None
        or reading.is_guess
        or not reading.is_named
        or reading.kind is PartyKind.PERSON
    )
