"""Copies and reprints of one text, found and counted once.

Texts are compared by shingles: the set of all runs of five words, case and punctuation aside
(Broder 1997, "On the resemblance and containment of documents"). Candidates share one of the
shingles whose hash is divisible by 8 (or of the four smallest); only they are compared in full, so
a thousand articles stay cheap. Two texts are one when the shorter is nearly all inside the other
and not much shorter.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Article
    from rashomon.settings import ReadSettings

_WORD = re.compile(r"\w+")
_Shingles = frozenset[int]
_RUN = 5  # words; shorter runs meet by chance, longer ones break at every edited word
_KEPT_OF = 8  # one shingle in so many is used to find candidates
_NEARLY_AS_LONG = 0.9  # of the longest: among these the earliest is kept


def merge_copies(articles: Sequence[Article], *, settings: ReadSettings) -> list[Article]:
    """Keep one article of each group of copies, and list the others in its `copies`.

    Kept is, among those nearly as long as the longest, the earliest by known date; then the first
    in order.

    Args:
        articles: In the user's order.
        settings: `copy_at` and `copy_length_at` say when two texts are one.

    Returns:
        The kept articles, in order.
    """
    numbers: dict[str, int] = {}
    shingles = [_shingles(article.text, numbers) for article in articles]
    groups: list[list[int]] = []
    leaders: dict[int, list[int]] = {}  # sampled shingle: places in `groups`
    for place in sorted(range(len(articles)), key=lambda place: -len(shingles[place])):
        sampled = _sample(shingles[place])
        candidates = sorted({group for shingle in sampled for group in leaders.get(shingle, ())})
        for group in candidates:
            if _is_copy(shingles[place], shingles[groups[group][0]], settings=settings):
                groups[group].append(place)
                break
        else:
            for shingle in sampled:
                leaders.setdefault(shingle, []).append(len(groups))
            groups.append([place])
    kept: dict[int, Article] = {}
    for members in groups:
        best = _choose(members, articles, [len(shingles[place]) for place in members])
        others = [_address(articles[place]) for place in sorted(members) if place != best]
        article = articles[best]
        kept[best] = replace(article, copies=(*article.copies, *others)) if others else article
    return [kept[place] for place in sorted(kept)]


def _shingles(text: str, numbers: dict[str, int]) -> _Shingles:
    """Hash all runs of words by the words' numbers: hashes of strings differ between runs."""
    words = [numbers.setdefault(word, len(numbers)) for word in _WORD.findall(text.lower())]
    if len(words) < _RUN:
        return frozenset((hash(tuple(words)),))
    return frozenset(map(hash, zip(*(words[start:] for start in range(_RUN)), strict=False)))


def _sample(shingles: _Shingles) -> set[int]:
    """Pick by value, so that two texts pick the same of what they share; never nothing."""
    return {shingle for shingle in shingles if shingle % _KEPT_OF == 0} | {*sorted(shingles)[:4]}


def _is_copy(shorter: _Shingles, longer: _Shingles, *, settings: ReadSettings) -> bool:
    if len(shorter) < settings.copy_length_at * len(longer):
        return False
    return len(shorter & longer) >= settings.copy_at * len(shorter)


def _choose(group: list[int], articles: Sequence[Article], lengths: list[int]) -> int:
    long_enough = [
        place
        for place, length in zip(group, lengths, strict=True)
        if length >= _NEARLY_AS_LONG * max(lengths)
    ]
    return min(long_enough, key=lambda place: ((articles[place].published or "9999")[:10], place))


def _address(article: Article) -> str:
    return article.path or article.url or article.article_id
