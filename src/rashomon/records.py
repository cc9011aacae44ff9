"""Every record that crosses a room's door.

Records are frozen; ids are made from content, so the same input gives the same id on every machine.
A span is a half-open range of code points in the text of its article and carries the words as printed:
every line of a report can be walked back to characters of an article.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


def content_id(kind: str, *parts: object) -> str:
    """Make an id from what a record holds.

    Args:
        kind: The record's kind; it becomes the id's first letters.
        parts: What makes the record itself; their `str` is hashed in order.

    Returns:
        The kind's first letter, a dash, and 12 hexadecimal digits of a SHA-256.
    """
    digest = hashlib.sha256("\x1f".join([kind, *map(str, parts)]).encode("utf-8", "surrogatepass"))
    return f"{kind[0]}-{digest.hexdigest()[:12]}"


class StatementKind(StrEnum):
    """How the words of a statement stand in the article."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN_VOICE = "own-voice"


class PartyKind(StrEnum):
    """What a party is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"
    OUTLET = "outlet"


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


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` to `end` (half-open, code points) of an article's text, and those characters."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A span together with the article it lies in."""

    article_id: str
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One input as the user named it, with what the user says of it (options, sidecar).

    Attributes:
        address: Path, web address, or "-" for standard input.
        outlet: Outlet's name, if the user gave it; so with the other fields.
        country: ISO 3166 two-letter code or English name.
        published: ISO 8601 date or date-time, as precise as known.
        url: Where the text was published.
        authors: Names.
        sidecar: Path of the table that describes it; an `articles.csv` beside a file is found unasked.
    """

    address: str
    outlet: str | None = None
    country: str | None = None
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    sidecar: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read. What is not known is None; nothing is invented.

    Attributes:
        article_id: From the text's digest and the outlet.
        path: The file it came from, as the user wrote it (None for a web address). A JSONL row has `path:LINE`.
        url: Where it was published, if known.
        title: Headline; "" if there is none. Where the text holds it, it is the text's first line.
        text: The whole text, headline included, as shown and as all spans count. Line feeds only.
        outlet: Name of the outlet.
        country: ISO 3166 two-letter code of the outlet's country.
        authors: Names, in order.
        published: ISO 8601 date ("2019-03-08") or date-time with offset; only as precise as known.
        origins: (field, origin) pairs; origin is "metadata", "page", "text", "sidecar" or "option".
        language: ISO 639-1 code of the text.
        sha256: Of the text in UTF-8.
        copies: Other inputs that hold the same text (copies, reprints); they are not counted again.
    """

    article_id: str
    text: str
    title: str = ""
    path: str | None = None
    url: str | None = None
    outlet: str | None = None
    country: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    language: str = "en"
    sha256: str = ""
    copies: tuple[str, ...] = ()

    @property
    def published_on(self) -> date | None:
        """The day of publication."""
        return date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def name(self) -> str:
        """What a reader calls this article: outlet, or file name, or address."""
        return self.outlet or (self.path or self.url or self.article_id).rsplit("/", 1)[-1]

    def span(self, start: int, end: int) -> Span:
        """Cut a span out of this article's text."""
        return Span(start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """A labelled range of a text, as a tagger gives it; `score` is the model's probability in 0..1."""

    start: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """A tagger's score in 0..1 that a role span belongs to a cue; both are places in `Tags.roles`."""

    cue: int
    span: int
    score: float


@dataclass(frozen=True, slots=True)
class Tags:
    """All a tagger says of one text.

    Attributes:
        roles: Spans labelled "source", "cue", "content", in text order.
        links: Scores for pairs of a cue and a source or content.
        entities: Spans labelled Person, Organization, NORP, Location, Facility, Date, Money, Product, Misc.
    """

    roles: tuple[TaggedSpan, ...] = ()
    links: tuple[Link, ...] = ()
    entities: tuple[TaggedSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of an article that name a time, and the time they name.

    Attributes:
        start: First character in the article's text (code points).
        end: One past the last.
        text: The words as printed.
        value: "2019-03-08", "2019-W10", "2019-03", "2019-Q1", "2019", "199" (a decade), "P3D" (a duration) or
            "PAST_REF"; None where the words lean on a date that is not known.
        precision: "day", "week", "month", "quarter", "season", "year", "decade"; "duration", "repeated" and
            "vague" name no place on the calendar.
        part: What TIMEX3 adds to the value: "TMO" (morning), "TNI" (night), "-WE" (weekend); "" if nothing.
    """

    start: int
    end: int
    text: str
    value: str | None
    precision: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with what was found in it.

    Attributes:
        article: The article.
        sentences: In order; together they cover all but white space.
        quotes: Stretches inside quotation marks, marks included, in order.
        mentions: Named entities, in order.
        tags: What the tagger said of roles and links.
        times: Time expressions, in order; they do not overlap.
    """

    article: Article
    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]
    mentions: tuple[TaggedSpan, ...]
    tags: Tags
    times: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Who says what, in which words.

    `attribute` fills the spans; `resolve` fills speaker, party, via and adds to `because`.

    Attributes:
        statement_id: From article, spans and (for joint sources) party.
        article_id: Where it stands.
        source: The words that name who speaks; None where the article does not say.
        cue: The words that attribute ("said", "according to").
        content: What is said; several spans where it is broken up, in text order.
        kind: Direct, indirect or mixed by quotation marks; own-voice of the outlet.
        confidence: Probability in 0..1 that this is a statement with these spans.
        denies: The cue denies or rejects the content ("denied that", "dismissed").
        speaker_id: Who speaks; None where only the party is known.
        party_id: For whom.
        via: Parties or outlets that passed it on, outermost first.
        said_on: ISO date, where the text gives it.
        about: ISO dates it speaks of.
        because: How source became speaker became party, a short step each.
        made_by: Room and model identity.
    """

    statement_id: str
    article_id: str
    content: tuple[Span, ...]
    kind: StatementKind
    source: Span | None = None
    cue: Span | None = None
    confidence: float = 1.0
    denies: bool = False
    speaker_id: str | None = None
    party_id: str | None = None
    via: tuple[str, ...] = ()
    said_on: str | None = None
    about: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    made_by: str = ""

    @property
    def words(self) -> str:
        """The content as printed, fragments joined by an ellipsis."""
        return " … ".join(span.text for span in self.content)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Someone who speaks: a person or a body, under its fullest name in the articles."""

    speaker_id: str
    name: str
    role: str | None = None
    party_id: str | None = None
    is_anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A side: a country, organisation, group, person or outlet that statements stand for.

    Attributes:
        party_id: From the name.
        name: The usual English name, or the words of the article.
        kind: What it is.
        aliases: Other names, those found in the articles first.
        speaker_ids: Who speaks for it here.
    """

    party_id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    speaker_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolved:
    """Statements with speakers and parties, and those speakers and parties."""

    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A question on which somebody takes a stand: the statements that speak to it.

    Attributes:
        point_id: From its statements.
        label: Words of the articles that name it.
        label_place: Where those words stand; None if joined from several places.
        statement_ids: Most central first.
    """

    point_id: str
    label: str
    statement_ids: tuple[str, ...]
    label_place: Place | None = None


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
    """

    kind: str
    place: Place
    on: str | None = None
    precision: str = "day"
    party_id: str | None = None
    statement_id: str | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody did not speak, as an article says."""

    party_id: str
    about: str
    place: Place
    speaker_id: str | None = None
    since: str | None = None
    until: str | None = None


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
    """How a party speaks of another: -1 hostile .. 1 friendly."""

    party_id: str
    on_party_id: str
    score: float
    statement_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What `follow` made of one event: time, silence, change, blame, tone.

    Attributes:
        timeline: Dated moments in order, undated ones last.
        silences: What articles say of silence.
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
class Failure:
    """An input or item that could not be used: what, why, and what to do."""

    what: str
    error: str
    hint: str = ""


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
