"""Third-person pronouns of a text: where they stand, whom they may mean, what they do in their clause.

Tokens of an article go in, `Pronoun` records come out, in text order. Nothing is decided about whom they mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.names import Token


class Role(StrEnum):
    """What a mention does in its clause, as far as the words beside it tell."""

    SUBJECT = "subject"
    OPEN = "open"  # it opens a clause, but no verb was seen behind it
    OBJECT = "object"
    OBLIQUE = "oblique"  # behind a preposition
    OWNER = "owner"


GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_OWNERS = frozenset({"his", "its", "their", "hers", "theirs"})
_SUBJECTS = frozenset({"he", "she", "they"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
_NO_NOUN = frozenset(
    "to in on at for from with by of and or but that who when while as because after before if than then so about"
    " into over under again too up down out off away back is was were are has had have will would could should may"
    " might did does do not".split()
)


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A third-person pronoun.

    Attributes:
        start: Its first character.
        end: Place after its last.
        key: Folded.
        gender: "m" or "f"; "" for "it" and "they".
        role: What it does in its clause.
        place: Its token's index.
    """

    start: int
    end: int
    key: str
    gender: str
    role: Role
    place: int

    @property
    def is_person(self) -> bool:
        """It means one person."""
        return bool(self.gender)

    @property
    def is_reflexive(self) -> bool:
        """It means its own clause's subject."""
        return self.key in _REFLEXIVES


def find_pronouns(text: str, tokens: Sequence[Token]) -> list[Pronoun]:
    """Find the third-person pronouns among a text's tokens, in order.

    "US" and "IT" in capitals are no pronouns unless everything is printed so; "it" is taken wherever it stands.
    """
    found = []
    for place, token in enumerate(tokens):
        key = token.key.removesuffix("'ll").removesuffix("'d").removesuffix("'re")
        key = key.removesuffix("'ve")
        if key not in GENDERS and key not in THINGS and key not in MANY:
            continue
        end = token.start + len(key)
        role = _role(key, place, tokens, text)
        found.append(Pronoun(token.start, end, key, GENDERS.get(key, ""), role, place))
    return found


def _role(key: str, place: int, tokens: Sequence[Token], text: str) -> Role:
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_next = after is not None and not text[tokens[place].end : after.start].strip()
    if key in _SUBJECTS:
        return Role.SUBJECT
    if key == "her":
        is_owner = is_next and after is not None and after.key not in _NO_NOUN
        return Role.OWNER if is_owner else Role.OBJECT
    if key in _OWNERS:
        return Role.OWNER
    if key == "it" and is_next and after is not None and is_verb(after):
        return Role.SUBJECT
    return Role.OBJECT


_VERBS = frozenset(
    "is was were are has had have will would can could may might should shall must did does do says said told tells"
    " became went took made gave left won met got came began wrote found ran saw led sent held lost kept felt put set"
    " brought thought spoke broke chose fell knew grew drew drove stood rose fought taught bought caught paid laid"
    " understood meant read cut hit shot sold built spent sought insists wants plans argues believes thinks calls"
    " also never then later now still reportedly reiterated not ’s".split()
)


def is_verb(token: Token) -> bool:
    """Say whether a token looks like a finite verb or what stands before one ("also"); no parser is asked."""
    if token.key in _VERBS or "'" in token.key:
        return True
    is_lower = token.text[0].islower()
    return is_lower and token.key.endswith(("ed", "es", "ies", "ts", "ns", "ks", "ls", "ms", "ds"))
