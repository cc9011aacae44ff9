"""Whom pronouns and noun phrases refer to: scores of the reader's mention vectors against each other.

A mention is scored by its first and last piece, as the reader was trained on GUM and GAP. Candidates are named
entities, sources and pronouns; "none of these" always stands against them with a score of 0 before the softmax.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from rashomon.records import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from rashomon.models.base import Floats
    from rashomon.records import TaggedSpan

PRONOUNS = re.compile(
    r"\b(?:he|she|they|it|him|her|them|his|hers|their|theirs|its|himself|herself|themselves|itself)\b",
    re.IGNORECASE,
)
NAMED = frozenset({"Person", "Organization", "NORP", "Location", "Facility", "Misc"})
MOST = 6
"""Candidates kept of each anaphor."""
BACK = 300
"""Pieces that an antecedent may lie back: what a window of the training holds, nearly."""
AHEAD = 30
"""Pieces that a name may come after its pronoun ("When he arrived, Mr Roe said")."""


def find_references(
    text: str,
    roles: Iterable[TaggedSpan],
    entities: Iterable[TaggedSpan],
    offsets: NDArray[np.int64],
    refer: Floats,
    reach: Floats,
) -> tuple[Reference, ...]:
    """Score each pronoun, and each source that is no name, against what stands near.

    Args:
        text: The text.
        roles: Its role spans.
        entities: Its named entities.
        offsets: Shape (n, 2), code points of each piece.
        refer: Shape (n, 4, d): query parts of first and last piece, key parts of first and last piece.
        reach: Shape (2m + 1,), what a distance of -m..m pieces adds.

    Returns:
        Up to `MOST` candidates of each anaphor, in text order, best first.
    """
    named = {(e.start, e.end) for e in entities if e.label in NAMED}
    pronouns = {match.span() for match in PRONOUNS.finditer(text)}
    sources = {(r.start, r.end) for r in roles if r.label == "source"}
    spans = sorted(named | pronouns | sources)
    if len(spans) < 2 or not len(offsets):  # noqa: PLR2004 - one mention refers to nothing
        return ()
    starts = np.searchsorted(offsets[:, 1], [s for s, _ in spans], side="right")
    ends = np.searchsorted(offsets[:, 0], [e for _, e in spans], side="left")
    lasts = np.maximum(starts, ends - 1)
    queries = refer[starts, 0] + refer[lasts, 1]
    keys = refer[starts, 2] + refer[lasts, 3]
    half = len(reach) // 2
    found: list[Reference] = []
    for row, span in enumerate(spans):
        is_pronoun = span in pronouns
        if not is_pronoun and any(span[0] <= s and e <= span[1] for s, e in named):
            continue
        away = starts - starts[row]
        near = (away < 0) & (away >= -BACK) & (lasts < starts[row])
        if is_pronoun:
            near |= (away > 0) & (away <= AHEAD) & np.array([s in named for s in spans])
        (places,) = np.nonzero(near)
        if not len(places):
            continue
        scores = keys[places] @ queries[row] / np.sqrt(keys.shape[1])
        scores += reach[away[places].clip(-half, half) + half]
        powers = np.exp(scores - max(0.0, float(scores.max())))
        chances = powers / (powers.sum() + np.exp(-max(0.0, float(scores.max()))))
        for k in np.argsort(-chances, kind="stable")[:MOST]:
            start, end = spans[places[k]]
            found.append(Reference(*span, start, end, round(float(chances[k]), 4)))
    return tuple(found)
