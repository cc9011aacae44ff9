"""Who says what: statements, speakers, parties."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.records.texts import Failure, Span


class StatementKind(StrEnum):
    """How the words of a statement stand in the article."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN_VOICE = "own-voice"


class StatementForce(StrEnum):
    """What a statement does with its content."""

    CLAIM = "claim"
    DENIAL = "denial"
    ALLEGATION = "allegation"
    RUMOUR = "rumour"
    QUESTION = "question"
    HYPOTHETICAL = "hypothetical"


class PartyKind(StrEnum):
    """What a party is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    GROUP = "group"
    PERSON = "person"
    OUTLET = "outlet"


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
        force: What it does: claims, denies, accuses, passes on a rumour, asks, supposes.
        is_continued: It goes on where the statement before it ended, without a cue of its own.
        within_id: The statement that it stands inside ("A said B had promised ..."); None if outermost.
        wing: The body inside the party that speaks: "foreign ministry", "state media", "parliament", a domestic
            party; None where nothing tells one.
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
    force: StatementForce = StatementForce.CLAIM
    is_continued: bool = False
    within_id: str | None = None
    wing: str | None = None

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
    """Statements with speakers and parties, those speakers and parties, and corrections that found nobody."""

    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    parties: tuple[Party, ...]
    failures: tuple[Failure, ...] = ()
