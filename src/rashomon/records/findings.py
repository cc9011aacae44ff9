"""What an event comes to: points, relations, time, and the report that holds all."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.records.statements import Party, Speaker, Statement
    from rashomon.records.texts import Article, Failure, Place


class RelationKind(StrEnum):
    """How two statements on a point stand to each other."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    DIFFERS = "differs"
    UNSURE = "unsure"


class Standing(StrEnum):
    """What a party does on a point."""

    SPEAKS = "speaks"
    SILENT = "silent"
    REFUSED = "refused"
    NOT_COVERED = "not-covered"


@dataclass(frozen=True, slots=True)
class Point:
    """A question on which somebody takes a stand: the statements that speak to it.

    Attributes:
        point_id: From its statements.
        label: Words of the articles that name it.
        label_place: Where those words stand; None if joined from several places.
        statement_ids: Most central first.
        passages: Of statements that say several things, the part that speaks to this point, in their order;
            each lies in the content of its statement. Of a statement without one, all words count.
    """

    point_id: str
    label: str
    statement_ids: tuple[str, ...]
    label_place: Place | None = None
    passages: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one named check says of a pair.

    Attributes:
        check: The check's name.
        score: -1 (speaks against) .. 1 (speaks for) the relation's kind.
        detail: One short sentence for a reader.
        first_words: The words of the first statement it rests on, as printed; "" if none.
        second_words: Likewise of the second.
    """

    check: str
    score: float
    detail: str = ""
    first_words: str = ""
    second_words: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two statements on a point stand to each other, and why."""

    point_id: str
    first_id: str
    second_id: str
    kind: RelationKind
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A party on a point: its statements, best first, and where it stands."""

    party_id: str
    point_id: str
    statement_ids: tuple[str, ...]
    stands: Standing


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on the timeline.

    Attributes:
        kind: "happened", "said", "first-word" or "published".
        place: Where the article says so.
        on: ISO date; None if unknown.
        precision: "day", "week", "month" or "year".
        party_id: Whose moment it is.
        statement_id: The statement, if it is one.
        point_id: The point that a first word is the first on; None if it is the first in the event.
        by: Day of the article, where `on` is unknown: it was not later.
    """

    kind: str
    place: Place
    on: str | None = None
    precision: str = "day"
    party_id: str | None = None
    statement_id: str | None = None
    point_id: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody did not speak, as an article says, or as the party's own articles show.

    Attributes:
        party_id: Who was silent.
        about: Words of an article on what.
        place: Where an article tells it; of one that is seen, the article of the party that passes the point over.
        speaker_id: Who was silent, if a person or body is named.
        since: First day, ISO; None if unknown.
        until: Last day.
        point_id: The point passed over, where one fits.
        is_seen: No article tells it: others spoke to the point, the party's own articles did not.
    """

    party_id: str
    about: str
    place: Place
    speaker_id: str | None = None
    since: str | None = None
    until: str | None = None
    point_id: str | None = None
    is_seen: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """One party on one point at two times: "reversed", "softened", "hardened" or "new"."""

    party_id: str
    point_id: str
    earlier_id: str
    later_id: str
    kind: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Blame:
    """A party holds another (or itself) responsible, in the words of a statement."""

    by_party_id: str
    on_party_id: str
    words: str
    statement_id: str


@dataclass(frozen=True, slots=True)
class Tone:
    """How a party speaks of another: in one statement, on one day, or in the whole event.

    Attributes:
        party_id: Who speaks.
        on_party_id: Of whom.
        score: -1 hostile .. 1 friendly; 0 within the neutral band.
        statement_ids: The statements it rests on, in text order.
        covers: "statement", "day" or "event".
        on: ISO day of the statement or day; None if unknown, and for the event.
        has_insult: A statement belittles or abuses the other.
        has_threat: A statement announces or warns of harm to the other.
    """

    party_id: str
    on_party_id: str
    score: float
    statement_ids: tuple[str, ...]
    covers: str = "event"
    on: str | None = None
    has_insult: bool = False
    has_threat: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """What `follow` made of one event: time, silence, change, blame, tone.

    Attributes:
        timeline: Dated moments in order, undated ones last.
        silences: What articles say of silence, then those that are seen.
        shifts: Where a party speaks against its earlier self.
        blame: Who holds whom responsible.
        tone: How parties speak of one another.
    """

    timeline: tuple[Moment, ...] = ()
    silences: tuple[Silence, ...] = ()
    shifts: tuple[Shift, ...] = ()
    blame: tuple[Blame, ...] = ()
    tone: tuple[Tone, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in the articles of one event."""

    title: str
    articles: tuple[Article, ...]
    parties: tuple[Party, ...]
    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]
    points: tuple[Point, ...]
    relations: tuple[Relation, ...]
    matrix: tuple[Cell, ...]
    timeline: tuple[Moment, ...] = ()
    silences: tuple[Silence, ...] = ()
    shifts: tuple[Shift, ...] = ()
    blame: tuple[Blame, ...] = ()
    tone: tuple[Tone, ...] = ()
    failures: tuple[Failure, ...] = ()
    models: tuple[tuple[str, str], ...] = field(default=())
    settings_digest: str = ""
