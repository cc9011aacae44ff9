"""The shape of a report in JSON: a typed dictionary per object, and the schema made of them.

Names are fixed; a report may hold more. `schema.json` beside this file is what `make_schema` gives
(a test compares them), for those who read reports in another language.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,  # pydantic wants this one before Python 3.12
)

from pydantic import Field, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from rashomon.errors import ReportError

Day = Annotated[str, Field(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")]
Moment = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d([T ].*)?$")]
Share = Annotated[float, Field(ge=0, le=1)]
Balance = Annotated[float, Field(ge=-1, le=1)]
Offset = Annotated[int, Field(ge=0)]


class SpanObject(TypedDict):
    """Characters of an article; `text` is exactly `article.text[start:end]`."""

    start: Offset
    end: Offset
    text: str


class PlaceObject(TypedDict):
    """A span and the article it lies in."""

    article: str
    span: SpanObject


class ToolObject(TypedDict):
    """What made the report; `models` maps a task to the identity of its engine."""

    name: str
    version: str
    models: dict[str, str]
    settings: str


EventObject = TypedDict(
    "EventObject", {"id": str, "title": str, "from": Day | None, "to": Day | None}
)


class ArticleObject(TypedDict):
    """An article as read; `origins` holds (field, where it came from) for each known field."""

    id: str
    path: str | None
    url: str | None
    title: str
    outlet: str | None
    outlet_party: str | None
    country: str | None
    authors: list[str]
    published: Moment | None
    published_from: Literal["metadata", "page", "text", "option"] | None
    origins: list[Annotated[list[str], Field(min_length=2, max_length=2)]]
    language: str
    text: str
    sha256: str
    copies: list[str]


class SpeakerObject(TypedDict):
    """Somebody who speaks for a party."""

    id: str
    name: str
    role: str | None
    anonymous: bool


class ListedSpeakerObject(SpeakerObject):
    """A speaker in the list of all speakers, with its party."""

    party: str | None


class PartyObject(TypedDict):
    """A side."""

    id: str
    name: str
    kind: Literal["country", "organisation", "group", "person", "outlet"]
    aliases: list[str]
    speakers: list[SpeakerObject]


class StatementObject(TypedDict):
    """Who says what, in which words."""

    id: str
    article: str
    source: SpanObject | None
    cue: SpanObject | None
    content: list[SpanObject]
    kind: Literal["direct", "indirect", "mixed", "own-voice"]
    speaker: str | None
    party: str | None
    via: list[str]
    said_on: Day | None
    about: list[Day]
    denies: bool
    # Older reports lack these four and are read all the same.
    force: NotRequired[
        Literal["claim", "denial", "allegation", "rumour", "question", "hypothetical"]
    ]
    continued: NotRequired[bool]
    within: NotRequired[str | None]
    wing: NotRequired[str | None]
    confidence: Share
    because: list[str]
    made_by: str


class PointObject(TypedDict):
    """A question on which somebody takes a stand."""

    id: str
    label: str
    label_span: PlaceObject | None
    statements: list[str]
    passages: NotRequired[list[PlaceObject]]


class EvidenceObject(TypedDict):
    """What one check says of a pair."""

    check: str
    score: Balance
    first_words: str
    second_words: str
    detail: str


class RelationObject(TypedDict):
    """How two statements on a point stand to each other."""

    point: str
    first: str
    second: str
    kind: Literal["agrees", "contradicts", "differs", "unsure"]
    score: Share
    evidence: list[EvidenceObject]


class CellObject(TypedDict):
    """A party on a point."""

    party: str
    point: str
    statements: list[str]
    stands: Literal["speaks", "silent", "refused", "not-covered"]


class MomentObject(TypedDict):
    """Something on the timeline."""

    date: Day | None
    precision: Literal["day", "week", "month", "year"]
    kind: Literal["happened", "said", "first-word", "published"]
    party: str | None
    statement: str | None
    point: NotRequired[str | None]
    by: NotRequired[Day | None]
    article: str
    span: SpanObject


SilenceObject = TypedDict(
    "SilenceObject",
    {
        "party": str,
        "speaker": str | None,
        "about": str,
        "from": Day | None,
        "to": Day | None,
        "point": NotRequired[str | None],
        "seen": NotRequired[bool],
        "article": str,
        "span": SpanObject,
    },
)


class ShiftObject(TypedDict):
    """One party on one point at two times."""

    party: str
    point: str
    earlier: str
    later: str
    kind: Literal["reversed", "softened", "hardened", "new"]
    evidence: list[EvidenceObject]


BlameObject = TypedDict("BlameObject", {"by": str, "on": str, "for": str, "statement": str})


class ToneObject(TypedDict):
    """How a party speaks of another."""

    party: str
    on: str
    score: Balance
    statements: list[str]
    covers: NotRequired[Literal["statement", "day", "event"]]
    date: NotRequired[Day | None]
    insult: NotRequired[bool]
    threat: NotRequired[bool]


class FailureObject(TypedDict):
    """An input or item that could not be used."""

    what: str
    error: str
    hint: str


class ReportObject(TypedDict):
    """A whole report."""

    format: Literal["rashomon-report/1"]
    tool: ToolObject
    event: EventObject
    articles: list[ArticleObject]
    parties: list[PartyObject]
    speakers: list[ListedSpeakerObject]
    statements: list[StatementObject]
    points: list[PointObject]
    relations: list[RelationObject]
    matrix: list[CellObject]
    timeline: list[MomentObject]
    silences: list[SilenceObject]
    shifts: list[ShiftObject]
    blame: list[BlameObject]
    tone: list[ToneObject]
    failures: list[FailureObject]


@cache
def _adapter() -> TypeAdapter[ReportObject]:
    return TypeAdapter(ReportObject)


def make_schema() -> dict[str, Any]:
    """Make the JSON Schema (draft 2020-12) of a report."""
    schema = _adapter().json_schema()
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, **schema, "title": "rashomon-report/1"}


def read_schema() -> dict[str, Any]:
    """Read the schema that travels with the package."""
    schema: dict[str, Any] = json.loads(Path(__file__).with_name("schema.json").read_text("utf-8"))
    return schema


def validate(report_dict: object) -> ReportObject:
    """Check a report read from somewhere against the schema.

    Args:
        report_dict: What `json.loads` gave.

    Returns:
        The same report without the fields the schema does not know.

    Raises:
        ReportError: It is no such report; names the first field that is wrong.
    """
    try:
        return _adapter().validate_python(report_dict)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        message = f"not a report of format rashomon-report/1: {where}: {first['msg']}"
        raise ReportError(
            message, hint="name a file that `rashomon compare --json` wrote"
        ) from error
