"""What is found in a text before anybody asks who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.records.texts import Article, Span


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
class Reference:
    """A tagger's guess whom a pronoun or noun phrase refers to: one candidate earlier in the text.

    Attributes:
        start: First character of the words that refer ("he", "the minister").
        end: One past the last.
        antecedent_start: First character of the candidate: a named entity, a source, another pronoun.
        antecedent_end: One past the last.
        score: Probability in 0..1; those of one anaphor sum to at most 1, the rest is "none of these".
    """

    start: int
    end: int
    antecedent_start: int
    antecedent_end: int
    score: float


@dataclass(frozen=True, slots=True)
class Tags:
    """All a tagger says of one text.

    Attributes:
        roles: Spans labelled "source", "cue", "content", in text order.
        links: Scores for pairs of a cue and a source or content.
        entities: Spans labelled Person, Organization, NORP, Location, Facility, Date, Money, Product, Misc.
        references: Whom pronouns and noun phrases refer to, best candidate first; () from a tagger that cannot say.
        refused: How many stretches the tagger named that are not in the text; they are dropped.
    """

    roles: tuple[TaggedSpan, ...] = ()
    links: tuple[Link, ...] = ()
    entities: tuple[TaggedSpan, ...] = ()
    references: tuple[Reference, ...] = ()
    refused: int = 0


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words of an article that name a time, and the time they name.

    Attributes:
        start: First character in the article's text (code points).
        end: One past the last.
        text: The words as printed.
        value: "2019-03-08", "2019-W10", "2019-03", "2019-Q1", "2019-H1" (a half), "2019", "199" (a decade), "19"
            (a century), "P3D" (a duration) or "PAST_REF"; None where the words lean on a date that is not known.
        precision: "day", "week", "month", "quarter", "half", "season", "year", "decade", "century"; "duration",
            "repeated" and "vague" name no place on the calendar.
        part: What TIMEX3 adds to the value: "TMO" (morning), "TNI" (night), "T15:10", "-WE" (weekend); "" if nothing.
        begins: First day, ISO, of what covers several and has an end: "the past two weeks", "the weekend", "the week
            after the vote"; "" for all else.
        ends: Last day of it.
        zone: What the clock of `part` is ahead of UTC, "-05:00", where a time zone is printed; "" if none.
    """

    start: int
    end: int
    text: str
    value: str | None
    precision: str
    part: str = ""
    begins: str = ""
    ends: str = ""
    zone: str = ""


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
