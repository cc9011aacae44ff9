"""A report made easy to show: lookups, orders and short marks that the page and the terminal share.

A `Report` comes in; nothing is added to it. The one idea: what is disputed most comes first.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import PartyKind, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Article, Cell, Party, Point, Relation, Report, Speaker, Statement

CONFLICTS = frozenset({RelationKind.CONTRADICTS, RelationKind.DIFFERS})
_KIND_ORDER = (
    RelationKind.CONTRADICTS,
    RelationKind.DIFFERS,
    RelationKind.AGREES,
    RelationKind.UNSURE,
)
_SMALL_WORDS = frozenset("a an and at by de for from in la of on the to".split())
_WORD = re.compile(r"\w+")
_LONGEST_MARK = 5  # characters of a name in capitals that is its own mark


@dataclass(frozen=True, slots=True)
class Overview:
    """Where to find what in a report.

    Attributes:
        report: The report.
        articles: By id; so with the next four.
        parties: Parties.
        speakers: Speakers.
        statements: Statements.
        cells: The cells of each point, in the order of the matrix.
        points: Most disputed first.
        relations: The relations of each point, surest conflicts first.
        marks: A short mark for each party, none twice.
    """

    report: Report
    articles: dict[str, Article]
    parties: dict[str, Party]
    speakers: dict[str, Speaker]
    statements: dict[str, Statement]
    cells: dict[str, list[Cell]]
    points: tuple[Point, ...]
    relations: dict[str, list[Relation]]
    marks: dict[str, str]

    def name_party(self, party_id: str | None) -> str:
        """Give a party's name, or say that it is unknown."""
        party = self.parties.get(party_id or "")
        return party.name if party else "party unknown"

    def name_speaker(self, statement: Statement) -> str:
        """Say who speaks: the speaker's name, else the words of the article, else the party."""
        speaker = self.speakers.get(statement.speaker_id or "")
        if speaker:
            return speaker.name
        return statement.source.text if statement.source else self.name_party(statement.party_id)

    def find_pair(self, relation: Relation) -> tuple[Statement, Statement]:
        """Give the two statements of a relation."""
        return self.statements[relation.first_id], self.statements[relation.second_id]

    def is_split(self, relation: Relation) -> bool:
        """Whether both statements are of one party."""
        first, second = self.find_pair(relation)
        return first.party_id is not None and first.party_id == second.party_id


def make_overview(report: Report) -> Overview:
    """Index a report; relations of statements the report does not hold are left out."""
    statements = {one.statement_id: one for one in report.statements}
    relations: dict[str, list[Relation]] = defaultdict(list)
    for relation in order_relations(report.relations):
        if relation.first_id in statements and relation.second_id in statements:
            relations[relation.point_id].append(relation)
    cells: dict[str, list[Cell]] = defaultdict(list)
    for cell in report.matrix:
        cells[cell.point_id].append(cell)
    return Overview(
        report=report,
        articles={one.article_id: one for one in report.articles},
        parties={one.party_id: one for one in report.parties},
        speakers={one.speaker_id: one for one in report.speakers},
        statements=statements,
        cells=dict(cells),
        points=tuple(
            sorted(report.points, key=lambda point: -_rate_dispute(relations[point.point_id]))
        ),
        relations=dict(relations),
        marks=_make_marks(report.parties),
    )


def order_relations(relations: Iterable[Relation]) -> list[Relation]:
    """Put conflicts before agreements before open questions; among conflicts the surest first."""
    return sorted(
        relations,
        key=lambda one: (
            0 if one.kind in CONFLICTS else _KIND_ORDER.index(one.kind),
            -one.score,
            _KIND_ORDER.index(one.kind),
        ),
    )


def find_clash(relation: Relation) -> tuple[str, str, str]:
    """Give the words a relation rests on most, of the first and the second, and what is said of it.

    The surest evidence with words on both sides; else on one side; else none. Words that both sides
    share show what a clash is about, not where it lies, so in a conflict they do not count.
    """
    is_conflict = relation.kind in CONFLICTS
    both = [one for one in relation.evidence if one.first_words and one.second_words]
    if is_conflict:
        both = [one for one in both if one.first_words.casefold() != one.second_words.casefold()]
    either = [one for one in relation.evidence if bool(one.first_words) != bool(one.second_words)]
    for worded in (both, either):
        if worded:
            best = max(worded, key=lambda one: one.score)
            return best.first_words, best.second_words, best.detail
    detail = max(relation.evidence, key=lambda one: one.score).detail if relation.evidence else ""
    return "", "", detail


def _rate_dispute(relations: Sequence[Relation]) -> float:
    """Rate how disputed a point is: contradictions count whole, differences and doubts in part.

    The second and further clashes of the same two statements' sides add little: a clash told often
    is one clash.
    """
    weights = {
        RelationKind.CONTRADICTS: 1.0,
        RelationKind.DIFFERS: 0.7,
        RelationKind.UNSURE: 0.05,
        RelationKind.AGREES: 0.02,
    }
    scores = sorted((weights[one.kind] * one.score for one in relations), reverse=True)
    return sum(score / (1 + place) for place, score in enumerate(scores))


def _make_marks(parties: Sequence[Party]) -> dict[str, str]:
    """Make a short mark from each name; countries choose first, outlets last."""
    taken: set[str] = set()
    marks = {}
    ranks = {PartyKind.COUNTRY: 0, PartyKind.OUTLET: 2}
    for party in sorted(parties, key=lambda one: ranks.get(one.kind, 1)):
        words = [word for word in _WORD.findall(party.name) if word.casefold() not in _SMALL_WORDS]
        words = words or _WORD.findall(party.name) or ["X"]
        initials = "".join(word[0] for word in words[:3]).upper()
        joined = "".join(words)
        wishes = [initials] if len(words) > 1 else []
        wishes += [joined] if joined.isupper() and len(joined) <= _LONGEST_MARK else []
        wishes += [joined[:2].capitalize(), joined[:3].capitalize()]
        wishes += [f"{joined[:1].upper()}{number}" for number in range(2, len(parties) + 2)]
        marks[party.party_id] = next(wish for wish in wishes if wish not in taken)
        taken.add(marks[party.party_id])
    return marks
