"""One statement's source: from its words to a person, a party, and the steps between.

The cascade: 1. no words (the speaker before goes on, or nobody); 2. a pronoun; 3. a person's name (`named.py`);
4. what belongs to somebody named before; 5. the words themselves (`unnamed.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.answers import Answer, of_referent
from rashomon.resolve.lexicon import Head, singular
from rashomon.resolve.named import main_person, note_owner, of_person
from rashomon.resolve.names import tokenize
from rashomon.resolve.phrases import Stretch, joints, parse_noun, trim
from rashomon.resolve.references import LOOSE, pronoun_of, refer
from rashomon.resolve.unnamed import of_own_words, of_owner, of_words

if TYPE_CHECKING:
    from rashomon.records import Statement
    from rashomon.resolve.view import View

_GOES_ON_CHARACTERS = 400


def resolve_source(statement: Statement, view: View) -> list[Answer]:
    """Tell who speaks in a statement; joint sources give one answer a party.

    Args:
        statement: Its source is looked at, and what was settled before it.
        view: Its article.
    """
    if statement.source is None:
        return [_without_source(statement, view)]
    parts = _split(trim(Stretch(statement.source.start, statement.source.text)), view)
    told: list[Answer] = []
    first: Answer | None = None
    for part in parts:
        answer = _resolve_part(part, view)
        if answer.reading is None and part is not parts[-1]:
            answer = _resolve_part(parts[-1], view)
        first = first or answer
        parties = {one.reading.party for one in told if one.reading is not None}
        if answer.reading is not None and answer.reading.party not in parties:
            told.append(answer)
    return told or ([first] if first is not None else [])


def _without_source(statement: Statement, view: View) -> Answer:
    """A quotation that goes on belongs to the speaker before; anything else to nobody."""
    last = view.settled[-1] if view.settled else None
    first = statement.content[0].start
    if last is not None and last.reading is not None and view.in_quotes(first):
        gap = first - max(span.end for span in last.statement.content)
        if 0 <= gap <= _GOES_ON_CHARACTERS:
            shown = last.person.name if last.person is not None else last.words
            step = f"guess: no source is named; the quotation goes on from “{shown}”"
            return Answer(last.reading, last.person, (step,), shown)
    return Answer(None, None, ("the article names no source here",))


def _split(whole: Stretch, view: View) -> list[Stretch]:
    """Cut a joint source where both sides name somebody of their own."""
    for left, right in joints(whole):
        is_comma = view.text[left.end : right.start].strip() in {",", ";", "/"}
        if _is_inside_name(left, right, view) or _is_one_person(left, right, view):
            continue
        right_strictly = is_comma and not joints(right)
        if _is_party(left, view, strictly=is_comma) and _is_party(
            right, view, strictly=right_strictly
        ):
            return [left, *_split(right, view)]
    return [whole]


def _is_inside_name(left: Stretch, right: Stretch, view: View) -> bool:
    if any(hit.start < left.end and hit.end > right.start for hit in view.hits):
        return True
    others = (m for m in view.annotated.mentions if m.label != "Person")
    return any(mention.start < left.end and mention.end > right.start for mention in others)


def _is_one_person(left: Stretch, right: Stretch, view: View) -> bool:
    """Say whether both sides are roles of the person named last: "lawyer and minister X"."""
    noun = parse_noun(left, view.hits)
    is_role = bool(noun.head) and noun.head[-1].end == left.end and noun.core[0].start == left.start
    is_single = is_role and noun.head[0].key == singular(noun.head[0].key)
    named = view.people_in(right.start, right.end)
    return is_single and not view.people_in(left.start, left.end) and bool(named)


def _is_party(part: Stretch, view: View, *, strictly: bool) -> bool:
    """Say whether a side of "and" names somebody; strictly: it is one known name and nothing else."""
    hits = [h for h in view.hits_in(part.start, part.end) if h.entry.sense != "place"]
    if strictly:
        tokens = [token for token in tokenize(part.text) if token.key != "the"]
        return len(hits) == 1 and len(tokens) == hits[0].last - hits[0].first
    people = view.people_in(part.start, part.end)
    noun = parse_noun(part, view.hits)
    if noun.tail is not None and not people:
        hits = [hit for hit in hits if hit.start < noun.tail.start]
        return bool(hits)
    is_many = bool(noun.head) and noun.head[0].key != singular(noun.head[0].key)
    return bool(hits or people or (is_many and noun.head_class in {Head.CROWD, Head.EXPERT}))


def _resolve_part(part: Stretch, view: View) -> Answer:
    pronoun = pronoun_of(part)
    if pronoun:
        return _of_pronoun(pronoun, part, view)
    one = main_person(part, view)
    owner = of_owner(part, view)
    if one is None:
        return owner or of_words(part, view)
    answer = of_person(one, part, view)
    if owner is None or not _is_doubtful(answer):
        return answer
    note_owner(one.person, owner)
    return replace(owner, person=one.person)


def _of_pronoun(pronoun: str, part: Stretch, view: View) -> Answer:
    found = refer(pronoun, part, view)
    if found is not None:
        return of_referent(found, part)
    if pronoun in LOOSE:
        return of_own_words(part, view)
    return Answer(None, None, (f"“{part.text}” points to nobody named before",), part.text)


def _is_doubtful(answer: Answer) -> bool:
    """Say whether a person's party is a guess, a mere kind, or the person alone."""
    reading = answer.reading
    return (
        reading is None
        or reading.is_guess
        or not reading.is_named
        or reading.kind is PartyKind.PERSON
    )
