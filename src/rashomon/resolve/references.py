"""Who "he", "they", "who", "we" and "both" point back to, within one article.

A pronoun goes in, what it was found to mean comes out, with the step to write down. "He", "she", "it" and "they" were
weighed beforehand over the whole article (`antecedents.py`); "who" is the words before it, "we" inside a quotation
whoever is quoted, outside of one the outlet; "both" are the two parties just named; "others" look back at earlier
sources alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.names import tokenize
from rashomon.resolve.parties import read_words
from rashomon.resolve.phrases import Stretch
from rashomon.resolve.pronouns import GENDERS, MANY, THINGS
from rashomon.resolve.view import Reading
from rashomon.resolve.wording import of_entry

if TYPE_CHECKING:
    from rashomon.resolve.mentions import Mention
    from rashomon.resolve.people import Person
    from rashomon.resolve.view import Settled, View

LOOSE = frozenset({"some", "many", "others", "most", "another", "one"})
SELVES = frozenset({"i", "we", "my", "our", "me"})
RELATIVES = frozenset({"who", "which", "whom"})
_POINTERS = LOOSE | {"those", "these", "both"}
_BESIDE = frozenset("also himself herself themselves itself all the of".split())
_LOOSE_BACK = 5


@dataclass(frozen=True, slots=True)
class Referent:
    """What words point back to.

    Attributes:
        reading: The party, if it is known already.
        person: The person, if it is one.
        step: How the words led there.
        name: What they stand for, as printed.
        is_guess: The way there is a guess.
        others: The others, where the words stand for several at once.
    """

    reading: Reading | None
    person: Person | None
    step: str
    name: str = ""
    is_guess: bool = False
    others: tuple[Referent, ...] = ()


def pronoun_of(stretch: Stretch) -> str:
    """Give the folded pronoun a source consists of, or ""."""
    keys = [token.key for token in tokenize(stretch.text)]
    words = [key for key in keys if key not in _BESIDE] or keys
    if len(words) > 1 and words[-1] in RELATIVES | {"them"} and words[0] in _POINTERS:
        words.pop()
    known = GENDERS.keys() | THINGS | MANY | SELVES | _POINTERS | RELATIVES
    return words[0] if len(words) == 1 and words[0] in known else ""


def refer(pronoun: str, stretch: Stretch, view: View) -> Referent | None:
    """Find what a pronoun points back to; None if it is nobody that can be told.

    Args:
        pronoun: Folded; no self ("we") and no relative ("who"), see `speaker_of` and `before_relative`.
        stretch: Its place.
        view: The article, with its antecedents and what was settled before.
    """
    if pronoun in _POINTERS:
        return _refer_loosely(pronoun, stretch, view)
    place = stretch.start + _offset(pronoun, stretch)
    found = view.antecedents.get(place)
    for mention in (found.mention, *found.rivals) if found is not None else ():
        referent = of_mention(mention, stretch, view)
        if referent is not None:
            return referent
    return None if pronoun in GENDERS else _refer_loosely(pronoun, stretch, view)


def _offset(pronoun: str, stretch: Stretch) -> int:
    """Where in a stretch the pronoun itself begins."""
    return next((t.start for t in tokenize(stretch.text) if t.key.startswith(pronoun)), 0)


def of_mention(mention: Mention, stretch: Stretch, view: View) -> Referent | None:
    """Say that words point to a mention; None if it cannot be read as anybody.

    Args:
        mention: What they mean.
        stretch: The words.
        view: Their article.
    """
    words = view.text[mention.start : mention.end]
    where = where_from(mention.start, stretch.start, view)
    if mention.parts:
        told = [of_mention(one, stretch, view) for one in mention.parts]
        known = [one for one in told if one is not None]
        return replace(known[0], others=tuple(known[1:])) if known else None
    if mention.person is not None:
        name = mention.person.name
        same = (one.reading for one in reversed(view.settled) if one.person is mention.person)
        step = f"“{stretch.text}” stands for “{name}” ({where})"
        return Referent(next(same, None), mention.person, step, name)
    for one in reversed(view.settled):
        is_same = one.span.start < mention.end and mention.start < one.span.end
        is_part = bool(one.others) and mention.end - mention.start < len(one.span.text)
        if is_same and one.reading is not None and one.person is None and not is_part:
            return point(stretch, one, view)
    part = Stretch(mention.start, words)
    reading = of_entry(mention.hit, view) if mention.hit is not None else read_words(part, view)
    if reading is None:
        return None
    return Referent(reading, None, f"“{stretch.text}” stands for “{words}” ({where})", words)


def _refer_loosely(pronoun: str, stretch: Stretch, view: View) -> Referent | None:
    """Earlier sources that "others", "some" or "those" may be more of; the loose ones only unnamed kinds."""
    here = view.sentence_at(stretch.start)
    best: tuple[float, int] | None = None
    chosen: Settled | None = None
    for one in view.settled:
        if one.reading is None or one.span.start >= stretch.start:
            continue
        if pronoun in LOOSE and (one.person is not None or one.reading.is_named):
            continue
        distance = here - view.sentence_at(one.span.start)
        if not 0 <= distance <= _LOOSE_BACK:
            continue
        score = -0.8 * distance + (1.0 if one.person is None else -0.8)
        score += (0.8 if one.is_plural else 0.0) + (0.0 if one.reading.is_named else 0.5)
        if best is None or (score, one.span.start) >= best:
            best, chosen = (score, one.span.start), one
    return point(stretch, chosen, view) if chosen is not None else None


def point(stretch: Stretch, settled: Settled, view: View) -> Referent:
    """Say that words point to an earlier source."""
    shown = settled.person.name if settled.person else settled.words
    where = where_from(settled.span.start, stretch.start, view)
    step = f"“{stretch.text}” stands for “{shown}” ({where})"
    others = tuple(Referent(reading, None, step, settled.words) for reading in settled.others)
    return Referent(settled.reading, settled.person, step, settled.words, others=others)


def own_voice(stretch: Stretch, view: View) -> Referent:
    """Who "I" and "we" are outside of every quotation: the outlet that prints them."""
    article = view.annotated.article
    name = article.outlet or article.name
    step = f"“{stretch.text}” stands outside of quotations, so it is “{name}” itself"
    reading = Reading(name, PartyKind.OUTLET, f"“{name}” is the outlet")
    return Referent(reading, None, step, name)


def where_from(place: int, here: int, view: View) -> str:
    """Say how far apart two places are: "same sentence", "sentence before", "3 sentences before"."""
    distance = view.sentence_at(here) - view.sentence_at(place)
    if distance <= 0:
        return "same sentence"
    return "sentence before" if distance == 1 else f"{distance} sentences before"
