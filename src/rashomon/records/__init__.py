"""Every record that crosses a room's door.

Records are frozen; ids are made from content, so the same input gives the same id on every machine.
A span is a half-open range of code points in the text of its article and carries the words as printed:
every line of a report can be walked back to characters of an article.
"""

from rashomon.records.findings import (
    Blame,
    Cell,
    Evidence,
    Followed,
    Moment,
    Point,
    Relation,
    RelationKind,
    Report,
    Shift,
    Silence,
    Standing,
    Tone,
)
from rashomon.records.statements import (
    Party,
    PartyKind,
    Resolved,
    Speaker,
    Statement,
    StatementForce,
    StatementKind,
)
from rashomon.records.tags import (
    Annotated,
    Link,
    Reference,
    TaggedSpan,
    Tags,
    TimeExpression,
)
from rashomon.records.texts import (
    Article,
    Failure,
    Place,
    Source,
    Span,
    content_id,
)

__all__ = [
    "Annotated",
    "Article",
    "Blame",
    "Cell",
    "Evidence",
    "Failure",
    "Followed",
    "Link",
    "Moment",
    "Party",
    "PartyKind",
    "Place",
    "Point",
    "Reference",
    "Relation",
    "RelationKind",
    "Report",
    "Resolved",
    "Shift",
    "Silence",
    "Source",
    "Span",
    "Speaker",
    "Standing",
    "Statement",
    "StatementForce",
    "StatementKind",
    "TaggedSpan",
    "Tags",
    "TimeExpression",
    "Tone",
    "content_id",
]
