"""Who says what, against PolNeAR: exact spans, characters, and linked triples.

Takes a JSONL file of whole articles (`text`, and `attributions` with lists of [start, end] for
`source`, `cue` and `content`; of an article read by several annotators only the row marked
`first`). Every figure is micro-averaged: counts are added over all articles, then divided.

exact       A predicted fragment is right when a gold fragment of the same role in the same article
            has the same start and end. Each fragment counts by itself, and once, however many
            attributions share it.
characters  The same over characters: those inside any fragment of the role.
triples     A triple is a gold attribution or a predicted statement: the sets of fragments of
            source, cue and content. `triples exact`: all three sets are equal. `triples overlap`:
            gold and predicted triples are paired one to one, best pair first; a pair is allowed
            when for each of the three roles the characters that both cover are at least half of
            those that either covers (Jaccard >= 0.5; 1 where both are empty, 0 where one is). The
            better pair has the greater sum of the three values; ties go in the order given.

What is scored is what the rooms give: `attribute(annotate(articles))` without own-voice statements.
With `tags` the tagger's role spans are scored instead, before anything is linked; triples are then
left out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from benchmarks.figures import Counts, Figures, Outcome
from benchmarks.rows import DataError, Row, choose_evenly, make_article, read_rows, show_progress
from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.records import Annotated, Span, Statement, StatementKind
from rashomon.settings import AttributeSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from rashomon.models.base import SpanTagger

Fragments: TypeAlias = frozenset[tuple[int, int]]

ROLES = ("source", "cue", "content")
OVERLAP_AT = 0.5


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution as sets of half-open character ranges."""

    source: Fragments
    cue: Fragments
    content: Fragments

    def role(self, name: str) -> Fragments:
        """Give the fragments of one role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with the attributions that an annotator found."""

    name: str
    text: str
    triples: tuple[Triple, ...]


def read_articles(path: Path, *, limit: int | None = None) -> list[GoldArticle]:
    """Read the articles of a PolNeAR file: rows marked `first`, or without the mark.

    Raises:
        DataError: The file is of another format, or a span lies outside its text.
    """
    rows = read_rows(path, needs=("text", "attributions"))
    firsts = [(k, row) for k, row in enumerate(rows, 1) if row.get("first", True)]
    return [_read_article(path, k, row) for k, row in choose_evenly(firsts, limit)]


def _read_article(path: Path, number: int, row: Row) -> GoldArticle:
    text = str(row["text"])
    triples = []
    for attribution in cast("list[dict[str, list[list[int]]]]", row["attributions"]):
        try:
            triple = Triple(*(frozenset((s, e) for s, e in attribution[role]) for role in ROLES))
        except (KeyError, TypeError, ValueError) as error:
            hint = f"each needs {', '.join(ROLES)}, lists of [start, end]"
            raise DataError(
                f"{path}: article {number} has a broken attribution", hint=hint
            ) from error
        if any(not 0 <= s < e <= len(text) for role in ROLES for s, e in triple.role(role)):
            raise DataError(f"{path}: article {number} has a span outside its text")
        triples.append(triple)
    return GoldArticle(str(row.get("id", number)), text, tuple(triples))


def score_spans(gold: Iterable[Iterable[Triple]], said: Iterable[Iterable[Triple]]) -> Figures:
    """Count exact fragments and characters of each role; `said` has the articles of `gold`."""
    exact = dict.fromkeys(ROLES, Counts())
    chars = dict.fromkeys(ROLES, Counts())
    for wanted, found in zip(gold, said, strict=True):
        wanted_list, found_list = list(wanted), list(found)
        for role in ROLES:
            first, second = _gather(wanted_list, role), _gather(found_list, role)
            exact[role] += _count(first, second)
            chars[role] += _count(_characters(first), _characters(second))
    rows = {f"{role} exact": exact[role].as_row() for role in ROLES}
    return rows | {f"{role} characters": chars[role].as_row() for role in ROLES}


def score_triples(gold: Iterable[Sequence[Triple]], said: Iterable[Sequence[Triple]]) -> Figures:
    """Count whole triples, equal and overlapping; `said` has the articles of `gold`."""
    exact, overlap = Counts(), Counts()
    for wanted, found in zip(gold, said, strict=True):
        equal = (Counter(wanted) & Counter(found)).total()
        exact += Counts(equal, len(found), len(wanted))
        overlap += Counts(len(pair_triples(wanted, found)), len(found), len(wanted))
    return {"triples exact": exact.as_row(), "triples overlap": overlap.as_row()}


def pair_triples(gold: Sequence[Triple], said: Sequence[Triple]) -> list[tuple[int, int]]:
    """Pair gold with predicted triples of one article, one to one, as the module's text defines.

    Returns:
        Pairs of places (in `gold`, in `said`), best first.
    """
    candidates = []
    for i, first in enumerate(gold):
        for j, second in enumerate(said):
            values = [jaccard(first.role(role), second.role(role)) for role in ROLES]
            if min(values) >= OVERLAP_AT:
                candidates.append((-sum(values), i, j))
    pairs: list[tuple[int, int]] = []
    used_gold, used_said = set[int](), set[int]()
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_said:
            pairs.append((i, j))
            used_gold.add(i)
            used_said.add(j)
    return pairs


def jaccard(first: Fragments, second: Fragments) -> float:
    """Divide the characters that both cover by those that either covers; 1 where both are empty."""
    first_chars, second_chars = _characters(first), _characters(second)
    either = first_chars | second_chars
    return len(first_chars & second_chars) / len(either) if either else 1.0


def _gather(triples: Iterable[Triple], role: str) -> Fragments:
    return frozenset(fragment for triple in triples for fragment in triple.role(role))


def _characters(fragments: Fragments) -> frozenset[int]:
    return frozenset(place for start, end in fragments for place in range(start, end))


def _count(gold: frozenset[Any], said: frozenset[Any]) -> Counts:
    return Counts(len(gold & said), len(said), len(gold))


def triples_of(statements: Iterable[Statement], article_id: str) -> list[Triple]:
    """Turn the attributed statements of one article into triples."""
    return [
        Triple(_ranges(s.source), _ranges(s.cue), _ranges(*s.content))
        for s in statements
        if s.article_id == article_id and s.kind is not StatementKind.OWN_VOICE
    ]


def triples_of_tags(annotated: Annotated) -> list[Triple]:
    """Turn each role span of the tagger into a triple of its own, for scoring spans only."""
    none: Fragments = frozenset()
    return [
        Triple(
            *(frozenset({(tag.start, tag.end)}) if tag.label == role else none for role in ROLES)
        )
        for tag in annotated.tags.roles
    ]


def _ranges(*spans: Span | None) -> Fragments:
    return frozenset((span.start, span.end) for span in spans if span is not None)


def run(path: Path, tagger: SpanTagger, *, limit: int | None = None, tags: bool = False) -> Outcome:
    """Attribute the articles of a PolNeAR file and score the statements.

    Args:
        path: The file.
        tagger: Any span tagger.
        limit: Take so many articles, evenly spread.
        tags: Score the tagger's role spans, before linking.

    Raises:
        DataError: The file cannot be used.
    """
    articles = read_articles(path, limit=limit)
    said = []
    for gold in show_progress(articles, "statements"):
        article = make_article(gold.name, gold.text)
        annotated = annotate([article], tagger)
        if tags:
            said.append(triples_of_tags(annotated[0]))
        else:
            statements = attribute(annotated, settings=AttributeSettings())
            said.append(triples_of(statements, article.article_id))
    wanted = [gold.triples for gold in articles]
    figures = score_spans(wanted, said) | ({} if tags else score_triples(wanted, said))
    about = {
        "data": f"{path.name}, {len(articles)} articles",
        "model": tagger.identity,
        "scored": "the tagger's role spans" if tags else "attributed statements",
    }
    return Outcome("statements", figures, about)
