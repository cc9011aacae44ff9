"""Which relations are kept: the clearest few of an event, by its size; the rest is unsure."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from factory import make_article, make_party, make_resolved, make_statement

from rashomon.judge.pick import Candidate, find_candidates, pick_relations
from rashomon.judge.weigh import Judged
from rashomon.records import Point, RelationKind
from rashomon.settings import JudgeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

SETTINGS = JudgeSettings()
CLASHES = (RelationKind.CONTRADICTS, RelationKind.DIFFERS)


def pick(
    scores: Sequence[tuple[float, float, float]],
    *,
    statements: int = 20,
    one_party: bool = False,
    settings: JudgeSettings = SETTINGS,
) -> dict[int, RelationKind]:
    """Judge one pair a point, each with (clash, agree, differs); gives the relations' kinds by place."""
    points = [Point(f"p{k}", f"question {k}", (f"a{k}", f"b{k}")) for k in range(len(scores))]
    candidates = [Candidate(f"p{k}", f"a{k}", f"b{k}") for k in range(len(scores))]
    judged = [Judged(*row, ()) for row in scores]
    parties = {
        f"{side}{k}": "x" if one_party else side for k in range(len(scores)) for side in "ab"
    }
    parties |= {f"other{k}": "c" for k in range(statements - len(parties))}
    return {
        int(r.point_id[1:]): r.kind
        for r in pick_relations(candidates, judged, points, parties, settings)
    }


def test_a_small_event_shows_its_clearest_clashes_and_the_rest_as_unsure() -> None:
    found = pick([(0.3, 0.05, 0.0), (0.9, 0.05, 0.0), (0.6, 0.05, 0.9), (0.4, 0.05, 0.0)])
    assert found == {
        1: RelationKind.CONTRADICTS,
        2: RelationKind.DIFFERS,
        3: RelationKind.UNSURE,
        0: RelationKind.UNSURE,
    }


def test_a_large_event_shows_more() -> None:
    scores = [(0.9 - k / 100, 0.05, 0.0) for k in range(12)]
    shown = [
        sum(kind in CLASHES for kind in pick(scores, statements=n).values()) for n in (20, 100, 250)
    ]
    assert shown == [2, 2, 6]


def test_a_pair_that_hardly_clashes_is_not_shown_to_fill_the_event() -> None:
    assert pick([(0.05, 0.02, 0.0)]) == {}


def test_agreements_have_their_own_allowance() -> None:
    found = pick([(0.9, 0.05, 0.0)] * 3 + [(0.3, 0.8, 0.0)] * 3)
    counts = Counter(found.values())
    assert counts[RelationKind.CONTRADICTS] == counts[RelationKind.AGREES] == 2
    assert counts[RelationKind.UNSURE] == 2


def test_that_a_party_agrees_with_itself_is_not_said() -> None:
    assert RelationKind.AGREES not in pick([(0.05, 0.9, 0.0)], one_party=True).values()


ARTICLE = make_article(
    "The harbour was closed\nA paper said the port office said the harbour was closed. "
    "Orlena and Maravia agreed the strait was safe. They argued for years over the strait. "
    "They blamed each other for the fire."
)
OUTER = make_statement(
    ARTICLE, "the port office said the harbour was closed", cue="said", party_id="paper"
)
INNER = make_statement(ARTICLE, "the harbour was closed", cue="said", nth=0, party_id="port")


def both_said(words: str, cue: str) -> list:
    return [
        make_statement(ARTICLE, words, cue=cue, party_id=party) for party in ("orlena", "maravia")
    ]


@pytest.mark.parametrize(
    ("pair", "kind"),
    [
        ((OUTER, INNER), RelationKind.UNSURE),
        (both_said("the strait was safe", "agreed"), RelationKind.AGREES),
        (both_said("for years over the strait", "argued"), RelationKind.UNSURE),
        (both_said("each other for the fire", "blamed"), RelationKind.UNSURE),
    ],
    ids=["passed on", "said together", "quarrel", "blame"],
)
def test_only_what_two_parties_say_for_themselves_is_agreement(pair, kind) -> None:
    ids = tuple(one.statement_id for one in pair)
    resolved = make_resolved(*pair, parties=[make_party(one.party_id) for one in pair])
    points = [Point("p", "question", ids)]
    found = find_candidates(resolved, points, SETTINGS)
    parties = {one.statement_id: one.party_id for one in pair}
    (relation,) = pick_relations(found, [Judged(0.05, 0.9, 0.0, ())], points, parties, SETTINGS)
    assert relation.kind == kind


def test_one_clash_inside_parties_is_shown() -> None:
    found = pick([(0.9, 0.05, 0.0), (0.8, 0.05, 0.0)], one_party=True)
    assert found == {0: RelationKind.CONTRADICTS, 1: RelationKind.UNSURE}


def test_unsure_pairs_are_few() -> None:
    settings = replace(SETTINGS, fewest=0, most_unsure=3)
    found = pick([(0.5, 0.1, 0.0)] * 8, settings=settings)
    assert list(found.values()) == [RelationKind.UNSURE] * 3


HARBOUR = make_article(
    "The port\nOrlena: the ferry was in the strait at noon. Maravia: the ferry was in the strait at noon.\n"
    "Maravia: the ferry was not in the strait at noon. Maravia: 40 ferries were in the strait at noon.\n"
    "Orlena: 60 ferries were in the strait at noon. Orlena: the strait. Orlena: six sailors were lost.\n"
    "Maravia: nine sailors were lost and the port was shut."
)


def port(words: str, party: str, *, cue: str | None = None, nth: int = 0):
    return make_statement(HARBOUR, words, cue=cue, party_id=party, nth=nth)


@pytest.mark.parametrize(
    ("first", "second", "is_clash"),
    [
        (("the ferry was in the strait at noon", 0), ("the ferry was in the strait at noon", 1), False),
        (("the ferry was in the strait at noon", 0), ("the ferry was not in the strait at noon", 0), True),
        (("60 ferries were in the strait at noon", 0), ("40 ferries were in the strait at noon", 0), True),
        (("six sailors were lost", 0), ("nine sailors were lost and the port was shut", 0), True),
        (("the strait", 0), ("the ferry was in the strait at noon", 1), True),
    ],
    ids=["same words", "not", "another number", "another number in words", "too few words to tell"],
)  # fmt: skip
def test_the_same_words_are_no_clash(first, second, is_clash) -> None:
    pair = [port(first[0], "orlena", nth=first[1]), port(second[0], "maravia", nth=second[1])]
    points = [Point("p", "question", tuple(one.statement_id for one in pair))]
    resolved = make_resolved(*pair, parties=[make_party(one.party_id) for one in pair])
    (candidate,) = find_candidates(resolved, points, SETTINGS)
    assert candidate.may_clash is is_clash
    parties = {one.statement_id: one.party_id for one in pair}
    kept = pick_relations([candidate], [Judged(0.9, 0.05, 0.0, ())], points, parties, SETTINGS)
    assert [one.kind in CLASHES for one in kept] == [is_clash]
