"""Which pairs are judged, and which relations are kept.

In: points before, weighed pairs after. Out: candidate pairs; relations, the clearest few of an event. The one idea:
scores rank the pairs of one event well, but compare badly between a small event and a large one, so how many are
shown goes by the event's size and not by a score alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from rashomon.judge import lexicon
from rashomon.judge.scene import repeats_words
from rashomon.records import (
    Evidence,
    PartyKind,
    Relation,
    RelationKind,
    StatementForce,
    StatementKind,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rashomon.judge.claims import Claim
    from rashomon.judge.weigh import Judged
    from rashomon.records import Point, Resolved, Statement
    from rashomon.settings import JudgeSettings


_MUTUAL = re.compile(r"\b(?:each other|one another)\b", re.IGNORECASE)
_OVER = re.compile(r"\W*(?:\w+\W+){0,2}(?:over|about)\b", re.IGNORECASE)
_TURNING = (
    lexicon.DENIAL_CUES,
    lexicon.REJECTING_CUES,
    lexicon.DOUBT_CUES,
    lexicon.REFUSAL_CUES,
    lexicon.CONDEMNING_CUES,
)
_WORD = re.compile(r"[\w’']+")
_NUMBERS = lexicon.NUMBER_WORDS.keys() | lexicon.VAGUE_NUMBERS.keys() | lexicon.MAGNITUDES.keys()
_FEW_WORDS = 4  # of fewer, no two statements are the same words
_SAME_WORDS = 0.75
"""Share of the shorter one's words. Of 28 such pairs that looked like clashes in 68 unseen stories, one was one."""
_Cell: TypeAlias = "tuple[str, frozenset[str]]"
"""A point and the one or two parties whose statements meet there."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two statements on a point.

    Attributes:
        may_agree: False where the one only repeats the other's words in the same article, under another cue, and
            where one cue says of both that they quarrel.
        may_clash: False where both say the same words and neither, or both, turn against them.
    """

    point_id: str
    first_id: str
    second_id: str
    may_agree: bool = True
    may_clash: bool = True


def find_candidates(
    resolved: Resolved, points: Sequence[Point], settings: JudgeSettings
) -> list[Candidate]:
    """Pair up the statements of each point that take a stand; each pair of statements once."""
    outlets = {p.party_id for p in resolved.parties if p.kind == PartyKind.OUTLET}
    judged = {s.statement_id: s for s in resolved.statements if takes_stand(s, outlets, settings)}
    words = {statement_id: _find_words(one) for statement_id, one in judged.items()}
    seen: set[frozenset[str]] = set()
    found = []
    for point in points:
        ids = [i for i in dict.fromkeys(point.statement_ids) if i in judged]
        for first_id, second_id in combinations(ids, 2):
            pair = frozenset((first_id, second_id))
            if pair not in seen:
                seen.add(pair)
                both = judged[first_id], judged[second_id]
                may_clash = not _is_same(words[first_id], words[second_id]) or (
                    _turns_against(both[0]) != _turns_against(both[1])
                )
                found.append(
                    Candidate(point.point_id, first_id, second_id, _may_agree(*both), may_clash)
                )
    return found


def _may_agree(first: Statement, second: Statement) -> bool:
    """Say whether two statements can confirm each other: not who passes words on, nor "both argued over the strait"."""
    if not repeats_words(first, second):
        return True
    words = " ".join(span.text for span in first.content)
    is_quarrel = bool(_MUTUAL.search(words)) or (
        first.cue is not None
        and bool(lexicon.QUARREL_CUES.search(first.cue.text))
        and bool(_OVER.match(words))
    )
    return first.cue == second.cue and not is_quarrel


def _find_words(statement: Statement) -> frozenset[str]:
    """Give the words of a statement's content, folded."""
    return frozenset(w.casefold() for span in statement.content for w in _WORD.findall(span.text))


def _is_same(first: frozenset[str], second: frozenset[str]) -> bool:
    """Say whether two statements say the same words; not where a number or a "not" differs."""
    least = min(len(first), len(second))
    if least < _FEW_WORDS or len(first & second) < _SAME_WORDS * least:
        return False
    has_other_numbers = all(
        any(word[0].isdigit() or word in _NUMBERS for word in odd)
        for odd in (first - second, second - first)
    )
    is_negated = bool(lexicon.NEGATIONS.search(" ".join(sorted(first ^ second))))
    return not has_other_numbers and not is_negated


def _turns_against(statement: Statement) -> bool:
    """Say whether a statement denies, doubts or condemns its own content."""
    cue = statement.cue.text if statement.cue else ""
    return statement.force is StatementForce.DENIAL or any(t.search(cue) for t in _TURNING)


def takes_stand(statement: Statement, outlets: Collection[str], settings: JudgeSettings) -> bool:
    """Say whether a statement is judged: it has a party and is no question, nor an outlet's telling."""
    if not statement.party_id or not statement.content:
        return False
    if statement.content[-1].text.rstrip(" \"”’'").endswith("?"):
        return False
    is_outlets = statement.kind == StatementKind.OWN_VOICE or statement.party_id in outlets
    return settings.judges_own_voice or not is_outlets


def keep_nearest(
    candidates: Sequence[Candidate], claims: Mapping[str, Claim], most: int
) -> list[Candidate]:
    """Keep the `most` pairs that are nearest in meaning, in their order: pairs grow with the square of statements."""
    if len(candidates) <= most:
        return list(candidates)
    firsts = np.stack([claims[c.first_id].vector for c in candidates])
    seconds = np.stack([claims[c.second_id].vector for c in candidates])
    nearness = np.einsum("nd,nd->n", firsts, seconds)
    kept = sorted(np.argsort(-nearness, kind="stable")[:most].tolist())
    return [candidates[k] for k in kept]


def pick_relations(
    candidates: Sequence[Candidate],
    judged: Sequence[Judged],
    points: Sequence[Point],
    parties: Mapping[str, str],
    settings: JudgeSettings,
) -> tuple[Relation, ...]:
    """Keep the clearest relations of an event.

    For each point and two parties there is at most one clash and one agreement, the strongest; of all these the
    strongest few are kept, more in a larger event. A clash inside a party is kept beside them if it is stronger than
    the last of them; that a party agrees with itself, or with who passes its words on, says nothing. What is passed
    over, or falls short, is `UNSURE`: one for each point and two parties that nothing surer is said of.

    Args:
        candidates: Pairs, each on a point.
        judged: What the checks say of each.
        points: For their order.
        parties: Party by statement id, for all statements that are judged.
        settings: How many, and from which score.
    """
    cells: dict[_Cell, list[int]] = {}
    for k, candidate in enumerate(candidates):
        sides = frozenset(parties[i] for i in (candidate.first_id, candidate.second_id))
        cells.setdefault((candidate.point_id, sides), []).append(k)
    most = max(settings.fewest, len(parties) // settings.statements_a_relation)
    clash = [j.clash if c.may_clash else 0.0 for c, j in zip(candidates, judged, strict=True)]
    ranked = _rank(cells, clash, settings.clash_at)
    between = [one for one in ranked if len(one[0][1]) > 1][:most]
    weakest = ranked.index(between[-1]) if between else len(ranked)
    inside = [one for one in ranked[:weakest] if len(one[0][1]) == 1]
    clashes = between + inside[: settings.most_clashes_inside]
    taken = {k for _, k in clashes}
    agreements = [
        (cell, k)
        for cell, k in _rank(cells, [j.agree for j in judged], settings.agree_at)
        if k not in taken and len(cell[1]) > 1 and candidates[k].may_agree
    ][:most]
    said = {cell for cell, _ in (*clashes, *agreements)}
    surest = [max(j.clash, j.agree) for j in judged]
    unsure = [one for one in _rank(cells, surest, settings.unsure_at) if one[0] not in said]
    kept = [
        *(_relate(candidates[k], judged[k], _name_clash(judged[k], settings)) for _, k in clashes),
        *(_relate(candidates[k], judged[k], RelationKind.AGREES) for _, k in agreements),
        *(
            _relate(candidates[k], judged[k], RelationKind.UNSURE)
            for _, k in unsure[: max(settings.most_unsure, most)]
        ),
    ]
    order = {point.point_id: place for place, point in enumerate(points)}
    return tuple(
        sorted(
            kept,
            key=lambda r: (order[r.point_id], r.kind == RelationKind.UNSURE, -r.score, r.first_id),
        )
    )


def _rank(
    cells: Mapping[_Cell, Sequence[int]], scores: Sequence[float], least: float
) -> list[tuple[_Cell, int]]:
    """Give the strongest pair of each cell that reaches `least`, strongest first."""
    best = [(cell, max(rows, key=lambda k: (scores[k], -k))) for cell, rows in cells.items()]
    return sorted(
        ((cell, k) for cell, k in best if scores[k] >= least), key=lambda one: -scores[one[1]]
    )


def _name_clash(judged: Judged, settings: JudgeSettings) -> RelationKind:
    if judged.differs >= settings.differs_at:
        return RelationKind.DIFFERS
    return RelationKind.CONTRADICTS


def _relate(candidate: Candidate, judged: Judged, kind: RelationKind) -> Relation:
    """Make the relation of a pair, with the score and the evidence that speak for its kind."""
    clashes = judged.clash >= judged.agree
    if kind is not RelationKind.UNSURE:
        clashes = kind is not RelationKind.AGREES
    return Relation(
        candidate.point_id,
        candidate.first_id,
        candidate.second_id,
        kind,
        round(judged.clash if clashes else judged.agree, 4),
        choose_evidence(judged.evidence, clashes=clashes),
    )


def choose_evidence(evidence: Sequence[Evidence], *, clashes: bool) -> tuple[Evidence, ...]:
    """Keep the evidence that says something, signed for the relation's kind, strongest first.

    For agreement the sign of a check of clash turns; nearness speaks for both.
    """
    either = ("asked", "topic", "terms", "rare word", "nearest", "standing", "company")
    signed = [
        e
        if clashes or e.check in either
        else Evidence(e.check, -e.score, e.detail, e.first_words, e.second_words)
        for e in evidence
        if e.score and e.detail
    ]
    return tuple(sorted(signed, key=lambda e: -e.score))
