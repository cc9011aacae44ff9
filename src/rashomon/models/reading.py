"""The second reading: from what the reader says around each cue to spans and links.

The first reading labels every piece for the three roles by itself. Where it sees a chance that a cue begins, the
reader looks a second time at the pieces around it and labels source, cue and content of that cue alone. A cue the
second reading does not see where it was proposed is dropped; spans of the first reading that no cue claims are
kept without a link, for a content may stand with no cue at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rashomon.models.decode import PieceSpan, best_paths, log_softmax, runs_of
from rashomon.models.windows import AFTER, BEFORE
from rashomon.records import Link, TaggedSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from rashomon.models.base import Floats

ROLES = ("source", "cue", "content")
PROPOSE_AT = 0.15
"""Chance of a cue's beginning in the first reading from which on it is read a second time."""
ACCEPT_AT = 0.5
"""Mean chance of both readings from which on a cue is one."""
SETTLE_AT = 0.05
"""Share of pieces from which on two spans of one role are the same one."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with what the second reading found around it.

    Attributes:
        cue: Its span, in pieces.
        sources: Spans of its source, in order.
        contents: Spans of its content, in order.
    """

    cue: PieceSpan
    sources: tuple[PieceSpan, ...]
    contents: tuple[PieceSpan, ...]


def propose_cues(roles: Floats, word_starts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Find the pieces at which a cue may begin.

    Args:
        roles: Shape (n, 9), the first reading's logits.
        word_starts: Shape (w,), the pieces that begin a word.
    """
    chances = np.exp(log_softmax(roles[word_starts, 3:6]))[:, 1]
    return word_starts[chances >= PROPOSE_AT]


def places_around(
    cues: NDArray[np.int64], size: int
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Give the pieces that the second reading sees of each cue.

    Returns:
        Shape (k, BEFORE + 1 + AFTER): places, held inside the text; and which of them are real.
    """
    places = cues[:, None] + np.arange(-BEFORE, AFTER + 1)
    real = (places >= 0) & (places < size)
    return places.clip(0, max(0, size - 1)), real


def read_attributions(
    cues: NDArray[np.int64],
    logits: Floats,
    roles: Floats,
    word_starts: NDArray[np.int64],
) -> list[Attribution]:
    """Decode the second reading of one text.

    Args:
        cues: Shape (k,), the proposed pieces.
        logits: Shape (k, BEFORE + 1 + AFTER, 9), three columns a role.
        roles: Shape (n, 9), the first reading.
        word_starts: Shape (w,).

    Returns:
        The accepted ones by the place of their cue; no two cues share a piece (the surer stays).
    """
    if not len(cues):
        return []
    size = len(roles)
    at = np.searchsorted(word_starts, cues)
    firsts = np.searchsorted(word_starts, cues - BEFORE)
    lasts = np.searchsorted(word_starts, cues + AFTER, side="right")
    words = firsts[:, None] + np.arange(int((lasts - firsts).max()))
    real = words < lasts[:, None]
    words = words.clip(0, len(word_starts) - 1)
    rows = np.arange(len(cues))[:, None]
    columns = (word_starts[words] - cues[:, None] + BEFORE).clip(0, logits.shape[1] - 1)
    seen = log_softmax(logits.reshape(*logits.shape[:2], 3, 3))[rows, columns]
    labels = np.stack([best_paths(seen[:, :, k], real) for k in range(3)], axis=1)
    chances = np.exp(np.take_along_axis(seen, labels.transpose(0, 2, 1)[..., None], axis=3))[..., 0]
    first_chance = np.exp(log_softmax(roles[cues, 3:6]))[:, 1]
    second_chance = np.exp(seen[np.arange(len(cues)), at - firsts, 1, 1])
    ends = np.append(word_starts[1:], size)
    found = []
    for k in range(len(cues)):
        chance = float(first_chance[k] + second_chance[k]) / 2
        spans = [
            [
                PieceSpan(
                    int(word_starts[words[k, start]]),
                    int(ends[words[k, end - 1]]),
                    role,
                    float(chances[k, start:end, role].mean()),
                )
                for start, end in runs_of(labels[k, role])
            ]
            for role in range(3)
        ]
        own = [span for span in spans[1] if span.start == cues[k]]
        if chance >= ACCEPT_AT and own:
            cue = PieceSpan(own[0].start, own[0].end, 1, chance)
            found.append(Attribution(cue, tuple(spans[0]), tuple(spans[2])))
    return _keep_apart(found)


def _keep_apart(found: Sequence[Attribution]) -> list[Attribution]:
    kept: list[Attribution] = []
    for one in sorted(found, key=lambda one: -one.cue.score):
        if all(one.cue.end <= other.cue.start or other.cue.end <= one.cue.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.cue.start)


def settle_ends(
    attributions: Sequence[Attribution], loose: Sequence[PieceSpan]
) -> list[Attribution]:
    """Let the first reading say where spans begin and end, the second which belong together.

    A source or content takes the ends of the span of the first reading that it shares most pieces with, where they
    share `SETTLE_AT` of what either covers. On PolNeAR dev (2026-11-22) contents exact move from 61.8 to 65.6,
    whole triples from 46.2 to 50.3; cues are better left as the second reading has them.
    """

    def settle(span: PieceSpan) -> PieceSpan:
        best = max(
            (one for one in loose if one.kind == span.kind),
            key=lambda one: _shared(one, span),
            default=span,
        )
        is_same = _shared(best, span) >= SETTLE_AT
        return replace(span, start=best.start, end=best.end) if is_same else span

    return [
        replace(
            one,
            sources=tuple(map(settle, one.sources)),
            contents=tuple(map(settle, one.contents)),
        )
        for one in attributions
    ]


def _shared(first: PieceSpan, second: PieceSpan) -> float:
    """Pieces of both by pieces of either, gaps between them counted; negative where they are apart."""
    both = min(first.end, second.end) - max(first.start, second.start)
    return both / (max(first.end, second.end) - min(first.start, second.start))


def tag_roles(
    attributions: Sequence[Attribution],
    loose: Sequence[PieceSpan],
    offsets: NDArray[np.int64],
) -> tuple[tuple[TaggedSpan, ...], tuple[Link, ...]]:
    """Put the attributions of a text into role spans and links.

    Args:
        attributions: From `read_attributions`.
        loose: Spans of the first reading, `kind` in the order of `ROLES`; those that touch no span of the
            same role above are kept, cues aside.
        offsets: Shape (n, 2), code points of each piece.

    Returns:
        Role spans in text order (they may overlap: one cue's content may hold another's), and a link from
        each cue to each of its spans, with the second reading's chance.
    """
    chances: dict[tuple[int, int, int], float] = {}
    for one in attributions:
        for span in (one.cue, *one.sources, *one.contents):
            key = (span.start, span.end, span.kind)
            chances[key] = max(chances.get(key, 0.0), span.score)
    claimed = list(chances)
    for span in loose:
        if span.kind != 1 and not any(
            kind == span.kind and start < span.end and span.start < end
            for start, end, kind in claimed
        ):
            chances[span.start, span.end, span.kind] = span.score
    order = sorted(chances, key=lambda key: (key[0], key[1], ROLES[key[2]]))
    place = {key: k for k, key in enumerate(order)}
    roles = tuple(
        TaggedSpan(
            int(offsets[start, 0]),
            int(offsets[end - 1, 1]),
            ROLES[kind],
            round(chances[start, end, kind], 4),
        )
        for start, end, kind in order
    )
    links = tuple(
        Link(
            place[one.cue.start, one.cue.end, 1],
            place[span.start, span.end, span.kind],
            round(span.score, 4),
        )
        for one in attributions
        for span in (*one.sources, *one.contents)
    )
    return roles, links
