"""Claims for the judge's tests, from a sentence each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from factory import make_article, make_party, make_statement

from rashomon.judge.claims import Claim, make_claims
from rashomon.models.fake import FakeEmbedder
from rashomon.records import Annotated, Resolved, Span, Statement, Tags

if TYPE_CHECKING:
    from collections.abc import Sequence

ORLENA = make_party("Orlena", aliases=("Orlenan", "Ida Voss"))
MARAVIA = make_party("Maravia", aliases=("Maravian", "Teo Brandt"))
FERRY = make_party("Halden Line", aliases=("the company",))
PARTIES = {"o": ORLENA, "m": MARAVIA, "f": FERRY}


def make_annotated(lines: Sequence[str]) -> Annotated:
    """Make an article of these lines, a sentence each."""
    article = make_article("\n".join(lines))
    sentences, start = [], 0
    for line in lines:
        sentences.append(Span(start, start + len(line), line))
        start += len(line) + 1
    return Annotated(article, tuple(sentences), (), (), Tags())


def make_event(
    *said: tuple[str, str, str], headline: str = "A collision at sea"
) -> tuple[Annotated, Resolved]:
    """Make an article in which each (party letter, cue, content) is a line "cue content" below the headline."""
    lines = [f"{cue} {content}" for _, cue, content in said]
    annotated = make_annotated([headline, *lines] if headline else lines)
    statements: list[Statement] = []
    for letter, cue, content in said:
        nth = Counter(s.words for s in statements)[content]
        statements.append(
            make_statement(
                annotated.article,
                content,
                cue=cue,
                nth=nth,
                party_id=PARTIES[letter].party_id,
                denies=cue == "denied",
            )
        )
    return annotated, Resolved(tuple(statements), (), tuple(PARTIES.values()))


def make_pair(first: tuple[str, str, str], second: tuple[str, str, str]) -> tuple[Claim, Claim]:
    """Make two claims of one event."""
    annotated, resolved = make_event(first, second)
    ids = [s.statement_id for s in resolved.statements]
    claims = make_claims([annotated], resolved, FakeEmbedder(), frozenset(ids))
    return claims[ids[0]], claims[ids[1]]
