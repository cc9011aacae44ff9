"""Names as keys: what two spellings of one name share.

Text goes in, tokens with places and folded keys come out. The one idea: a name is compared by its folded
tokens (no case, accents, hyphens, possessives), and small misspellings are forgiven in long tokens only.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# a full stop inside a word joins "U.S", not "border.Turkey" where print has lost a space
_TOKEN = re.compile(r"[^\W_]+(?:(?:\.(?![A-Z][a-z])|['’])[^\W_]+)*")
_SPECIAL = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'"}
)
_POSSESSIVE = re.compile(r"['’][sS]$")
PARTICLES = frozenset(
    "al el bin bint ibn abu de del della di da dos du von van der den la le ul".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_MIN_CAPITALS = 40  # letters; below this a text is too short to say that case tells nothing
_CAPITALS_SHARE = 0.85
_FUZZY_LETTERS = 5  # shorter tokens differ by one letter too often ("Ri", "Li"; "Khan", "Khin")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: its place, its printed form, and its folded key without a possessive."""

    start: int
    end: int
    text: str
    key: str

    @property
    def is_capital(self) -> bool:
        """It begins with a capital or a digit."""
        return self.text[0].isupper() or self.text[0].isdigit()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Give a text without case, accents and full stops; one space between words."""
    if text.isascii():
        return " ".join(text.lower().replace(".", "").replace("-", " ").split())
    lower = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    kept = "".join(char for char in lower if not unicodedata.combining(char))
    return " ".join(kept.replace(".", "").replace("-", " ").split())


def tokenize(text: str, offset: int = 0) -> list[Token]:
    """Cut a text into tokens; hyphens part words, a possessive is left out of token and key.

    Args:
        text: Any text.
        offset: Added to all places.
    """
    tokens = []
    for match in _TOKEN.finditer(text):
        printed = _POSSESSIVE.sub("", match.group())
        tokens.append(
            Token(
                offset + match.start(),
                offset + match.start() + len(printed),
                printed,
                fold(printed),
            )
        )
    return tokens


def name_key(text: str) -> str:
    """Give the key of a whole name: its tokens' keys, one space between."""
    return " ".join(token.key for token in tokenize(text))


def is_in_capitals(text: str) -> bool:
    """Say whether a text is printed in capitals throughout, so that case tells nothing."""
    letters = [char for char in text[:5000] if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return len(letters) >= _MIN_CAPITALS and capitals >= _CAPITALS_SHARE * len(letters)


def is_near(first: str, second: str) -> bool:
    """Say whether two folded tokens are one word, one slip apart.

    A slip is one letter changed, added or left out, or two neighbours swapped, in tokens of at least five
    letters that begin alike.
    """
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) < _FUZZY_LETTERS or len(longer) - len(shorter) > 1 or first[0] != second[0]:
        return False
    place = next(
        (i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter)
    )
    if len(longer) > len(shorter):
        return shorter[place:] == longer[place + 1 :]
    rest_first, rest_second = shorter[place:], longer[place:]
    is_swap = rest_first[:2] == rest_second[1::-1] and rest_first[2:] == rest_second[2:]
    return rest_first[1:] == rest_second[1:] or is_swap


def _without_initials(keys: list[str]) -> list[str]:
    """Leave out single letters between first and last name ("Ana M. Silva")."""
    return [key for place, key in enumerate(keys) if len(key) > 1 or place in {0, len(keys) - 1}]


def match_names(short: Sequence[str], full: Sequence[str]) -> float:
    """Say how well a shorter name stands for a fuller one.

    Args:
        short: Folded tokens of the name as used.
        full: Folded tokens of the name it may stand for.

    Returns:
        3 for the same name, 2 for its end ("Yong Ho" no, "Ri" of "Mr. Ri" see below, "de la Cruz") or its first and
        last ("Ana Silva", "Ana Maria Silva"), 1.5 for its beginning (a family name put
        first, or a first name), 1 for other tokens in order, 0 for no match.
    """
    small = [key for key in short if key not in PARTICLES] or list(short)
    large = [key for key in full if key not in PARTICLES and key not in _SUFFIXES] or list(full)
    small = [key for key in small if key not in _SUFFIXES] or small
    small, large = _without_initials(small), _without_initials(large)
    if "".join(small) == "".join(large):
        return 3.0
    if len(small) > len(large):
        return 0.0
    if len(small) == len(large):
        return 2.5 if all(is_near(a, b) for a, b in zip(small, large, strict=True)) else 0.0
    is_end = all(is_near(a, b) for a, b in zip(small, large[-len(small) :], strict=True))
    no_middle = len(small) > 1 and is_near(small[0], large[0]) and is_near(small[-1], large[-1])
    if is_end or no_middle:
        return 2.0
    if all(is_near(a, b) for a, b in zip(small, large, strict=False)):
        return 1.5
    rest = iter(large)
    return 1.0 if all(any(is_near(a, b) for b in rest) for a in small) else 0.0
