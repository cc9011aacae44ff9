"""What a person decided: corrections that outrank every model.

`read` loads them from `parties.toml` and `decisions.toml`; `resolve` and `judge` apply them; each one
that took effect is a step in `Statement.because` or evidence of a `Relation`. The one idea: a
correction names a text by its digest and characters by their offsets, or a party by its name, never
an id that another model would give another time.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.records import Article, RelationKind, Statement, StatementKind

DIGEST_LETTERS = 12
"""Of `Article.sha256`, as corrections write it."""

Range = tuple[int, int]
"""First character and one past the last."""


class PartyVerb(StrEnum):
    """What a person says of parties."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    SPEAKS_FOR = "speaks_for"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the content of a statement stands.

    Attributes:
        digest: The first `DIGEST_LETTERS` of the text's SHA-256.
        ranges: Half-open ranges of code points, in text order.
    """

    digest: str
    ranges: tuple[Range, ...]

    def __str__(self) -> str:
        """Write it as corrections do: `3f2a91c07be4:120-180+190-210`."""
        return f"{self.digest}:{write_ranges(self.ranges)}"


@dataclass(frozen=True, slots=True)
class PartyRule:
    """A correction of parties, by name.

    Attributes:
        origin: Where it was written: file and key.
        verb: What is done.
        party: The party that results ("merge", "split", "rename", "speaks for"); "" for "ignore".
        names: Whom it concerns: parties, speakers, or the words of sources.
        of: The party that is split; "" otherwise.
    """

    origin: str
    verb: PartyVerb
    party: str
    names: tuple[str, ...]
    of: str = ""


@dataclass(frozen=True, slots=True)
class StatementRule:
    """A correction of one statement: removed, changed or added.

    Attributes:
        origin: Where it was written.
        was: What it corrects; None for an added statement.
        of: The party's name if a joint source makes several statements of these words; "" otherwise.
        is_removed: There is no such statement.
        content: Where the corrected content stands; so with source and cue.
        source: The words that name who speaks; None if there are none.
        cue: The words that attribute; None if there are none.
        kind: How the words stand; None leaves it to the quotation marks.
        denies: The cue denies the content.
        party: The party's name if a person set it; None leaves it to `resolve`.
        speaker: Likewise the speaker's.
    """

    origin: str
    was: Spot | None
    of: str = ""
    is_removed: bool = False
    content: Spot | None = None
    source: Range | None = None
    cue: Range | None = None
    kind: StatementKind | None = None
    denies: bool = False
    party: str | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class RelationRule:
    """A correction of how two statements stand to each other.

    Attributes:
        origin: Where it was written.
        first: Content of the one statement.
        second: Content of the other.
        kind: How they stand; None rejects any relation.
    """

    origin: str
    first: Spot
    second: Spot
    kind: RelationKind | None


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that a person decided for one event; where two rules meet, the later one holds."""

    parties: tuple[PartyRule, ...] = ()
    statements: tuple[StatementRule, ...] = ()
    relations: tuple[RelationRule, ...] = ()


NO_DECISIONS = Decisions()


def join_decisions(*decisions: Decisions) -> Decisions:
    """Put decisions of several files behind each other."""
    return Decisions(
        tuple(rule for one in decisions for rule in one.parties),
        tuple(rule for one in decisions for rule in one.statements),
        tuple(rule for one in decisions for rule in one.relations),
    )


def find_spot(article: Article, statement: Statement) -> Spot:
    """Say where a statement's content stands."""
    ranges = tuple((span.start, span.end) for span in statement.content)
    return Spot(article.sha256[:DIGEST_LETTERS], ranges)


def measure_overlap(first: Spot, second: Spot) -> float:
    """Say which share of the characters of both the two have in common, 0 to 1."""
    if first.digest != second.digest:
        return 0.0
    shared = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in first.ranges
        for other_start, other_end in second.ranges
    )
    both = sum(end - start for one in (first, second) for start, end in one.ranges) - shared
    return shared / both if both else 0.0


def write_ranges(ranges: tuple[Range, ...]) -> str:
    """Write ranges as `120-180+190-210`."""
    return "+".join(f"{start}-{end}" for start, end in ranges)


def read_ranges(text: str) -> tuple[Range, ...]:
    """Read what `write_ranges` wrote; blanks and commas part ranges as well.

    Raises:
        ValueError: It is not `START-END`, or a range is empty or out of order.
    """
    found = []
    for part in text.replace("+", " ").replace(",", " ").split():
        start, dash, end = part.partition("-")
        if not (dash and start.isdecimal() and end.isdecimal() and int(start) < int(end)):
            message = f"{part!r} is no range of characters"
            raise ValueError(message)
        found.append((int(start), int(end)))
    if found != sorted(found) or any(a[1] > b[0] for a, b in itertools.pairwise(found)):
        message = f"{text!r}: ranges should follow each other"
        raise ValueError(message)
    return tuple(found)
