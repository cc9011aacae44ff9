"""Contents without a cue: read the verb before them, go on from the statement before them, or stand alone.

1. A tagged source, a verb of saying and the content in a row make a statement, whatever the tagger said of the verb.
2. A content that begins where a statement with a source ends goes on in its name: `is_continued`.
3. Any other is a draft without a source. A few words without verb or quotation marks say nothing and are dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from rashomon.attribute.cues import find_verb
from rashomon.attribute.drafts import Draft
from rashomon.attribute.spans import find_near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.attribute.drafts import Range
    from rashomon.records import Annotated, TaggedSpan
    from rashomon.settings import AttributeSettings

_NOTHING = re.compile(r"[\s.,!?…”\"’)]*\Z")
"""What stands between a statement and one that goes on from it."""
_MIN_WORDS = 4
_REACH = 6
_READ = 0.7
"""Confidence of a cue read out of plain words, as a share of the spans' own."""


def draft_orphans(
    annotated: Annotated,
    drafts: Sequence[Draft],
    orphans: Sequence[int],
    settings: AttributeSettings,
) -> list[Draft]:
    """Make drafts of contents without a cue.

    Args:
        annotated: The article.
        drafts: What has a cue.
        orphans: Places of the contents in the tags, in order.
        settings: `continued_factor` and `orphan_factor`.
    """
    text, roles = annotated.article.text, annotated.tags.roles
    sources: dict[int, Range] = {
        max(end for _, end in (*draft.contents, draft.cue, draft.source) if end): draft.source
        for draft in drafts
        if draft.source and draft.cue
    }
    ends = sorted(sources)
    made: list[Draft] = []
    for place in orphans:
        role = roles[place]
        content = role.start, role.end
        told = _read_verb(text, roles, place)
        is_short = len(text[slice(*content)].split()) < _MIN_WORDS
        is_bare = is_short and not find_near(annotated.quotes, *content)
        before = bisect_right(ends, role.start) - 1
        if told is not None:
            made.append(told)
            source = told.source
        elif not is_bare and before >= 0 and _NOTHING.match(text, ends[before], role.start):
            source = sources[ends[before]]
            made.append(
                Draft(
                    (content,),
                    None,
                    source,
                    settings.continued_factor * role.score,
                    is_continued=True,
                )
            )
        elif not is_bare:
            source = None
            made.append(Draft((content,), None, None, settings.orphan_factor * role.score))
        else:
            continue
        if source is not None and role.end not in sources:
            sources[role.end] = source
            ends.insert(bisect_right(ends, role.end), role.end)
    return made


def _read_verb(text: str, roles: Sequence[TaggedSpan], place: int) -> Draft | None:
    """Read "SOURCE has denied CONTENT" where the verb has no tag."""
    content = roles[place]
    for role in roles[max(0, place - _REACH) : place]:
        if role.label != "source" or role.end > content.start:
            continue
        cue = find_verb(text, role.end, content.start)
        if cue is not None:
            score = _READ * min(role.score, content.score)
            return Draft(((content.start, content.end),), cue, (role.start, role.end), score)
    return None
