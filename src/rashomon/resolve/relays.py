"""Who passed a statement on: the source around it, and outlets that were told it.

"The agency reported that officials said X": X is the officials' statement, via the agency. "Officials told the
paper": via the paper.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.records import Statement
    from rashomon.resolve.register import Register
    from rashomon.resolve.view import View

_TOLD = re.compile(
    r"\b(?:told|tells|telling|interview with|quoted by|cited by|reported by|carried by|published by|broadcast (?:by|on)"
    r"|aired (?:by|on)|speaking to|spoke to|remarks to|comments to|statement to|according to)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)
_NEAR = 120


def relays_of(
    statements: Sequence[Statement], views: Mapping[str, View], register: Register
) -> tuple[Statement, ...]:
    """Fill `via`: parties of enclosing statements, outermost first, then an outlet that was told.

    An outer statement that was written once for each of its parties has new ids; `within_id` follows to the first.

    Args:
        statements: Resolved statements.
        views: The articles.
        register: Knows the outlets.
    """
    by_article: dict[str, list[Statement]] = {}
    for statement in statements:
        by_article.setdefault(statement.article_id, []).append(statement)
    known = {statement.statement_id for statement in statements}
    written = []
    for statement in statements:
        around = [
            other for other in by_article[statement.article_id] if _encloses(other, statement)
        ]
        outer = [one for one in around if one.party_id and one.party_id != statement.party_id]
        outer.sort(key=lambda other: -sum(span.end - span.start for span in other.content))
        via = [other.party_id for other in outer if other.party_id]
        outlet = _told_outlet(statement, views[statement.article_id], register)
        if outlet and outlet != statement.party_id:
            via.append(outlet)
        steps = () if not via else ("passed on by another (see via)",)
        within_id = statement.within_id
        if within_id not in known:
            nearest = min(around, key=lambda one: len(one.words), default=None)
            within_id = nearest.statement_id if nearest and within_id else None
        because = (*statement.because, *steps)
        via_ids = tuple(dict.fromkeys(via))
        written.append(replace(statement, via=via_ids, because=because, within_id=within_id))
    return tuple(written)


def _encloses(outer: Statement, inner: Statement) -> bool:
    """Say whether one statement's content holds the other's source and content."""
    if inner.source is None or outer.kind == "own-voice":
        return False
    spans = [inner.source, *inner.content]
    return all(
        any(o.start <= span.start and span.end <= o.end for o in outer.content) for span in spans
    )


def _told_outlet(statement: Statement, view: View, register: Register) -> str | None:
    """Find an outlet right behind "told" or "quoted by" beside the cue."""
    if statement.cue is None:
        return None
    low, high = statement.cue.start, min(len(view.text), statement.cue.end + _NEAR)
    for hit in view.hits_in(low, high):
        if view.sentence_at(hit.start) != view.sentence_at(low):
            return None
        if hit.entry.sense in {"outlet", "media"} and _TOLD.search(
            view.text, max(0, hit.start - 40), hit.start
        ):
            return register.named(view.text[hit.start : hit.end])
    return None
