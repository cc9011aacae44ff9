"""Where a party's words on a point change from one day to a later one.

In come dated statements, points, judged relations and blame; out come `Shift`s, each with both statements. For two
statements of one party on one matter, made on different days, named checks say what changed:

1. reversed: what was denied, or laid on others, is admitted; or the judge calls the two contradictory,
2. new: a party is blamed whom nobody on this side blamed before, though they had spoken to the point,
3. hardened, softened: what was in doubt is sure, what was sure is in doubt.

Two statements are on one matter if they, with the sentences they begin in, share telling words. The day
is the day of saying, else the day the article was published; without both days nothing is said.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.follow.dates import sentence_at
from rashomon.follow.matters import Matters, find_matter
from rashomon.follow.stances import admits, denies, rate_sureness
from rashomon.records import Evidence, RelationKind, Shift, StatementForce, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rashomon.records import Annotated, Blame, Point, Relation, Resolved, Statement

_CHARGE = re.compile(
    r"\b(?:accus\w+|blam\w+|responsible|culpri\w+|guilty|at\s+fault|fault\s+of|behind\s+(?:the|this|it))\b",
    re.IGNORECASE,
)
_CUE_REACH = 25
_ALIKE = 0.5
_FEWEST = 2
_SHARED = 3
_NEAR = 4
_SURE = 2


def find_shifts(
    annotated: Sequence[Annotated],
    resolved: Resolved,
    points: Sequence[Point],
    relations: Sequence[Relation],
    blame: Sequence[Blame] = (),
) -> tuple[Shift, ...]:
    """Find reversals, new charges, and words that hardened or softened.

    Args:
        annotated: The articles, for their days.
        resolved: Dated statements.
        points: The points of the event; what stands on none is left out.
        relations: How statements stand to each other.
        blame: Who blames whom.

    Returns:
        By day of the later statement; at most one of a kind for a party and a point, the best.
    """
    record = _Record(annotated, resolved, points, blame)
    found = [*_contradicted(record, relations, points)]
    for statements in record.by_party.values():
        for earlier, later in combinations(statements, 2):
            if record.day[earlier.statement_id] < record.day[later.statement_id]:
                found += _compare(record, earlier, later)
        found += _newly_blamed(record, statements)
    best: dict[tuple[str, str, str], Shift] = {}
    for shift in found:
        key = shift.party_id, shift.point_id, shift.kind
        if key not in best or shift.evidence[0].score > best[key].evidence[0].score:
            best[key] = shift
    pairs: dict[tuple[str, str, str], Shift] = {}
    for shift in best.values():
        pairs.setdefault((shift.earlier_id, shift.later_id, shift.kind), shift)
    return tuple(sorted(pairs.values(), key=lambda one: record.day[one.later_id]))


class _Record:
    """What a party said when, and on what: looked up by statement."""

    def __init__(
        self,
        annotated: Sequence[Annotated],
        resolved: Resolved,
        points: Sequence[Point],
        blame: Sequence[Blame],
    ) -> None:
        self.views = {one.article.article_id: one for one in annotated}
        self.matters = Matters(points, resolved.statements)
        self.day: dict[str, str] = {}
        self.by_party: dict[str, list[Statement]] = {}
        self.matter: dict[str, frozenset[str]] = {}
        self.blamed: dict[str, set[str]] = {}
        for one in blame:
            self.blamed.setdefault(one.statement_id, set()).add(one.on_party_id)
        for statement in resolved.statements:
            published = self.views[statement.article_id].article.published_on
            day = statement.said_on or (published.isoformat() if published else None)
            if day and statement.party_id and statement.kind != StatementKind.OWN_VOICE:
                self.day[statement.statement_id] = day
                self.by_party.setdefault(statement.party_id, []).append(statement)
                self.matter[statement.statement_id] = find_matter(self._around(statement))
        for statements in self.by_party.values():
            statements.sort(key=lambda one: (self.day[one.statement_id], one.content[0].start))

    def _around(self, statement: Statement) -> str:
        """Give a statement's words with those of its first sentence."""
        sentence = sentence_at(self.views[statement.article_id], statement.content[0].start)
        return f"{sentence.text if sentence else ''} {statement.words}"

    def before_cue(self, statement: Statement) -> str:
        """Give the words before a statement's cue."""
        start = statement.cue.start if statement.cue else statement.content[0].start
        text = self.views[statement.article_id].article.text
        return text[max(start - _CUE_REACH, 0) : start]

    def share(self, earlier: Statement, later: Statement) -> tuple[str | None, int]:
        """Give a point that both or the later stands on, None without one, and how many words they share."""
        first = self.matters.points_of(earlier.statement_id)
        second = self.matters.points_of(later.statement_id)
        shared = len(self.matter[earlier.statement_id] & self.matter[later.statement_id])
        both = sorted(first & second)
        if both and shared:
            return both[0], shared
        either = sorted(second) or sorted(first)
        return (either[0] if either else None), shared


def _contradicted(
    record: _Record, relations: Sequence[Relation], points: Sequence[Point]
) -> Iterator[Shift]:
    """Give a party's contradictions of itself, as judged."""
    statements = {one.statement_id: one for said in record.by_party.values() for one in said}
    known = {point.point_id for point in points}
    for relation in relations:
        pair = statements.get(relation.first_id), statements.get(relation.second_id)
        if relation.kind != RelationKind.CONTRADICTS or relation.point_id not in known:
            continue
        if pair[0] is None or pair[1] is None or pair[0].party_id != pair[1].party_id:
            continue
        days = record.day[pair[0].statement_id], record.day[pair[1].statement_id]
        if days[0] == days[1] or _rate_likeness(pair[0], pair[1]) < _ALIKE:
            continue
        earlier, later = (pair[0], pair[1]) if days[0] < days[1] else (pair[1], pair[0])
        party_id = earlier.party_id or ""
        ids = earlier.statement_id, later.statement_id
        evidence = relation.evidence or (Evidence("contradiction", relation.score),)
        yield Shift(party_id, relation.point_id, *ids, "reversed", evidence)


def _compare(record: _Record, earlier: Statement, later: Statement) -> Iterator[Shift]:
    """Give what changed between two statements of a party on different days."""
    point_id, shared = record.share(earlier, later)
    if point_id is None or not shared:
        return
    ids = earlier.party_id or "", point_id, earlier.statement_id, later.statement_id
    if admits(later, record.before_cue(later)) and not denies(later):
        check = _find_reversal(record, earlier, later, shared)
        if check:
            yield Shift(*ids, "reversed", (_tell(check, shared, earlier, later),))
        return
    sureness = rate_sureness(earlier), rate_sureness(later)
    is_like = shared >= _NEAR and _rate_likeness(earlier, later) >= _ALIKE
    if not is_like or denies(earlier) != denies(later):
        return
    if sureness == (0, _SURE):
        yield Shift(*ids, "hardened", (_tell("doubt to certainty", shared, earlier, later),))
    elif sureness == (_SURE, 0):
        yield Shift(*ids, "softened", (_tell("certainty to doubt", shared, earlier, later),))


def _find_reversal(record: _Record, earlier: Statement, later: Statement, shared: int) -> str:
    """Name what an admission takes back: a denial, or a charge against somebody else; "" if nothing."""
    own = later.party_id in record.blamed.get(later.statement_id, set())
    laid = record.blamed.get(earlier.statement_id, set()) - {earlier.party_id}
    if own and (laid or (earlier.force == StatementForce.ALLEGATION and not denies(earlier))):
        return "blame on others to admission"
    is_same = own or _rate_likeness(earlier, later) >= _ALIKE
    return "denial to admission" if denies(earlier) and is_same and shared >= _FEWEST else ""


def _rate_likeness(first: Statement, second: Statement) -> float:
    """Rate how much two statements share: telling words of both, by those of the longer."""
    words = find_matter(first.words), find_matter(second.words)
    longer = max(len(words[0]), len(words[1]))
    return len(words[0] & words[1]) / longer if longer else 0.0


def _newly_blamed(record: _Record, statements: Sequence[Statement]) -> Iterator[Shift]:
    """Give the charges against parties that a party had not blamed on days before, on points it had spoken to."""
    blamed: Mapping[str, set[str]] = record.blamed
    seen: dict[str, str] = {}
    for later in statements:
        day = record.day[later.statement_id]
        for target in sorted(blamed.get(later.statement_id, set()) - {later.party_id}):
            if target in seen:
                continue
            seen[target] = day
            if not _CHARGE.search(f"{later.cue.text if later.cue else ''} {later.words}"):
                continue
            before = [
                (record.share(one, later), one)
                for one in statements
                if record.day[one.statement_id] < day
            ]
            near = [
                (shared, one, point_id)
                for (point_id, shared), one in before
                if point_id and shared >= _SHARED
            ]
            if near:
                shared, earlier, point_id = max(near, key=lambda row: row[0])
                evidence = _tell("first blame", shared, earlier, later)
                ids = later.party_id or "", point_id, earlier.statement_id, later.statement_id
                yield Shift(*ids, "new", (evidence,))


def _tell(check: str, shared: int, earlier: Statement, later: Statement) -> Evidence:
    """Write down what a check saw, with the cues it rests on."""
    cues = [one.cue.text if one.cue else "" for one in (earlier, later)]
    score = min(1.0, _WORTH.get(check, 0.3) + shared / 20)
    return Evidence(check, score, _DETAILS[check], *cues)


_WORTH = {"blame on others to admission": 0.6, "denial to admission": 0.5}
_DETAILS = {
    "blame on others to admission": "blamed others first, later admits that its own did it",
    "denial to admission": "denied it first, later admits it",
    "doubt to certainty": "left it open first, later says it for sure",
    "certainty to doubt": "said it for sure first, later leaves it open",
    "first blame": "spoke to this before without blaming this party",
}
