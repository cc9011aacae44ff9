"""Adjectives and the names they come from: which word is "of" which place, by its ending alone.

Folded single words go in, a yes or no comes out. Both share a stem of four letters or more and differ in an ending.
"""

from __future__ import annotations

from rashomon.resolve.names import fold

_MIN_STEM = 4
_MAX_NAME_END = 5
_LONE_LETTERS = (
    6  # an adjective that stands without its name is taken at its ending only from here on
)
_NAME_ENDS = frozenset(["", *"a e i o u y ia ea ie io is os us as um ium ica land stan".split()])
_ENDS = frozenset(
    "n an ian ean ese nese i ish ite ic ine er ers ns ans ians eans is ites ines ch nian nians lander landers landic"
    " lese ovar ovars iot iots".split()
)
_ADJECTIVE_ENDS = ("ian", "ean", "ese", "ish", "oran", "stani")


def is_demonym_of(word: str, name: str) -> bool:
    """Say whether a folded word is the adjective or people of a folded name: "Corvian" of "Corvia".

    Args:
        word: A single word.
        name: A name; of several words the last counts.
    """
    base = name.rsplit(maxsplit=1)[-1]
    if word in {base, name, ""} or " " in word:
        return False
    shared = next(
        (k for k, (a, b) in enumerate(zip(word, base, strict=False)) if a != b),
        min(len(word), len(base)),
    )
    for stem in range(shared, _MIN_STEM - 1, -1):
        rest = base[stem:]
        if len(rest) > _MAX_NAME_END:
            return False
        if rest in _NAME_ENDS and word[stem:] in _ENDS:
            return True
    return False


def looks_like_demonym(word: str) -> bool:
    """Say whether a folded word has an ending that names of peoples have ("-ian", "-ese", "-ish")."""
    return len(word) >= _LONE_LETTERS and fold(word).endswith(_ADJECTIVE_ENDS)
