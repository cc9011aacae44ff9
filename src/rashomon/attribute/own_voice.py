"""What an outlet asserts itself: sentences of the article that nobody is quoted with.

A sentence counts if less than a third of it belongs to attributed statements, if it says something of the
event (it names someone or gives a figure and is long enough to hold a verb), and if it is not the page's
furniture (bylines, credits, calls to subscribe). A later classifier takes this rule's place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.attribute.spans import trim_span
from rashomon.records import Statement, StatementKind, content_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Span

_FURNITURE = re.compile(
    r"^(?:by |author:|photo|image|video|watch|read more|related|see also|follow |subscribe|sign up|copyright|©|"
    r"advertisement|reporting by|editing by|updated|contributed to this|contact |http)|"
    r"\b(?:contributed to this (?:report|story)|all rights reserved|senior editor|is a (?:reporter|correspondent)|"
    r"newsletter|click here|getty images)\b",
    re.IGNORECASE,
)
_MIN_WORDS = 7


def find_own_voice(annotated: Annotated, statements: Sequence[Statement]) -> list[Statement]:
    """Give the outlet's own assertions in one article, in text order.

    Args:
        annotated: The article.
        statements: Its attributed statements.
    """
    taken: set[int] = set()
    for statement in statements:
        for span in (*statement.content, statement.source, statement.cue):
            if span is not None:
                taken.update(range(span.start, span.end))
    names = {place for mention in annotated.mentions for place in range(mention.start, mention.end)}
    found = []
    for sentence in annotated.sentences:
        if not _asserts(sentence, taken, names):
            continue
        span = trim_span(annotated.article, sentence.start, sentence.end)
        if span is not None:
            article_id = annotated.article.article_id
            found.append(
                Statement(
                    statement_id=content_id(
                        "statement", article_id, "own-voice", span.start, span.end
                    ),
                    article_id=article_id,
                    content=(span,),
                    kind=StatementKind.OWN_VOICE,
                    confidence=0.5,
                    made_by="attribute",
                )
            )
    return found


def _asserts(sentence: Span, taken: set[int], names: set[int]) -> bool:
    places = range(sentence.start, sentence.end)
    if len(sentence.text.split()) < _MIN_WORDS or _FURNITURE.search(sentence.text):
        return False
    if sentence.text.endswith("?") or 3 * sum(place in taken for place in places) >= len(places):
        return False
    return any(place in names for place in places) or bool(re.search(r"\d", sentence.text))
