"""The event in quotes: what is most disputed, where sides agree, each party's own version.

Rows of the page come in, quotes go out; nothing is paraphrased. A party's version is three to five of
its statements, in the order of the points: from each of its cells the first in quotation marks, else
the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.report.page import find_conflicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.report.page import Box, Clash, Quote, Row, Side

_MOST_SENTENCES = 5
_FEWEST_SENTENCES = 3
_MOST_VERSIONS = 6
_MOST_DISPUTED = 3
_MOST_SHARED = 4
_FEWEST_WORDS = 6  # a shorter fragment tells little outside its cell
_SURE_PERCENT = 50  # a reading that is more likely wrong than right is nobody's version


@dataclass(frozen=True, slots=True)
class Version:
    """A party's version: (point it speaks to, what it says), in the order of the points."""

    side: Side
    sentences: tuple[tuple[Row, Quote], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The event in quotes.

    Attributes:
        disputed: The surest conflict between two parties on each of the most disputed points.
        shared: What two parties say alike and none was found to dispute.
        versions: Each party's version, those that speak on most points first.
    """

    disputed: tuple[Clash, ...]
    shared: tuple[Clash, ...]
    versions: tuple[Version, ...]


def make_summary(rows: Sequence[Row]) -> Summary:
    """Choose the quotes that tell the event.

    Args:
        rows: The points, most disputed first.
    """
    return Summary(
        disputed=_find_disputed(rows),
        shared=_find_shared(rows),
        versions=tuple(_find_versions(rows)),
    )


def _find_disputed(rows: Sequence[Row]) -> tuple[Clash, ...]:
    """Take the surest conflict of each point; one pair of quotes is shown once."""
    found: dict[frozenset[str], Clash] = {}
    for row in rows:
        between = [one for one in find_conflicts([row]) if not one.is_split and _is_claimed(one)]
        for clash in between[:1]:
            found.setdefault(frozenset((clash.first.place, clash.second.place)), clash)
    return tuple(found.values())[:_MOST_DISPUTED]


def _is_claimed(clash: Clash) -> bool:
    """Whether both sides claim something: an outlet's own telling is not a party's version."""
    return "outlet" not in {clash.first.side.kind, clash.second.side.kind}


def _find_shared(rows: Sequence[Row]) -> tuple[Clash, ...]:
    disputed = {
        place for clash in find_conflicts(rows) for place in (clash.first.place, clash.second.place)
    }
    found: dict[str, Clash] = {}
    for clash in find_conflicts(rows, kinds=["agrees"]):
        places = clash.first.place, clash.second.place
        if not clash.is_split and disputed.isdisjoint(places) and not found.keys() & set(places):
            found.update(dict.fromkeys(places, clash))
    return tuple(dict.fromkeys(found.values()))[:_MOST_SHARED]


def _find_versions(rows: Sequence[Row]) -> Iterable[Version]:
    sides = dict.fromkeys(
        box.side for row in rows for box in row.boxes if box.quotes and box.side.kind != "outlet"
    )
    versions = []
    for side in sides:
        cells = [(row, box) for row in rows for box in row.boxes if box.side == side and box.quotes]
        sentences = _pick_sentences(cells)
        if len(sentences) >= _FEWEST_SENTENCES:
            versions.append(Version(side, sentences))
    return versions[:_MOST_VERSIONS]


def _pick_sentences(cells: Sequence[tuple[Row, Box]]) -> tuple[tuple[Row, Quote], ...]:
    """Pick a sentence per point, then second ones while there are fewer than three."""
    chosen: dict[str, tuple[Row, Quote]] = {}
    for least in (1, 2, 3):
        for row, box in cells:
            have = sum(one is row for one, _ in chosen.values())
            told = {_read(one) for _, one in chosen.values()}
            fresh = [one for one in box.quotes if _is_own_sentence(one) and _read(one) not in told]
            if have < least and fresh and len(chosen) < _MOST_SENTENCES:
                quoted = [one for one in fresh[:3] if one.kind in {"quoted", "partly quoted"}]
                best = (quoted or fresh)[0]
                chosen[best.place] = row, best
        if len(chosen) >= _FEWEST_SENTENCES:
            break
    return tuple(sorted(chosen.values(), key=lambda one: one[0].number))


def _read(quote: Quote) -> str:
    return "".join(words for words, _ in quote.pieces)


def _is_own_sentence(quote: Quote) -> bool:
    """Whether it tells something, at first hand, and is more likely read right than not."""
    is_long = len(_read(quote).split()) >= _FEWEST_WORDS
    return is_long and quote.percent >= _SURE_PERCENT and not quote.via
