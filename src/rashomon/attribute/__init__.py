"""Attribute: who says what, in which words.

Takes annotated articles, gives statements: source, cue and content spans, direct, indirect or mixed, and
what the outlets assert themselves. Who the source is, is told by `resolve`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.attribute.assemble import assemble_statements
from rashomon.attribute.own_voice import find_own_voice
from rashomon.settings import AttributeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Statement

__all__ = ["attribute"]


def attribute(
    annotated: Sequence[Annotated], *, settings: AttributeSettings | None = None
) -> list[Statement]:
    """Find the statements of articles.

    Args:
        annotated: Articles in any order.
        settings: Thresholds; the defaults were chosen on PolNeAR dev.

    Returns:
        Statements article by article, in text order; own-voice ones among them.
    """
    chosen = settings or AttributeSettings()
    found: list[Statement] = []
    for one in annotated:
        attributed = assemble_statements(one, settings=chosen)
        own = find_own_voice(one, attributed, min_confidence=chosen.min_own_voice)
        found += sorted([*attributed, *own], key=lambda s: (s.content[0].start, s.content[0].end))
    return found
