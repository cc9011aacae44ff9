"""A small invented event is judged end to end, on engines without weights."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judge.statements import MARAVIA, ORLENA, make_event

from rashomon.judge import judge
from rashomon.models.fake import FakeEmbedder, FakeRivals, FakeScorer
from rashomon.records import PartyKind, Point, RelationKind, StatementKind
from rashomon.settings import JudgeSettings

SAID = (
    ("o", "said", "the Maravian patrol boat rammed the ferry Halden inside our waters"),
    ("m", "denied", "that its patrol boat rammed the ferry Halden inside Orlenan waters"),
    ("f", "said", "refunds are paid from Tuesday"),
)
LOW = JudgeSettings(clash_at=0.05, agree_at=0.9, unsure_at=0.05)


class CountingScorer(FakeScorer):
    """Counts what it is asked."""

    def __init__(self):
        self.asked = 0

    def score(self, pairs):
        """Count, then score."""
        self.asked += len(pairs)
        return super().score(pairs)


class CountingRivals(FakeRivals):
    """Keeps what it is asked."""

    def __init__(self):
        self.pairs = []

    def score(self, pairs):
        """Keep, then score."""
        self.pairs += pairs
        return super().score(pairs)


class CountingEmbedder(FakeEmbedder):
    """Keeps what it is asked."""

    def __init__(self):
        self.texts = []

    def embed(self, texts):
        """Keep, then embed."""
        self.texts += texts
        return super().embed(texts)


def run(said=SAID, settings=LOW, scorer=None, rivals=None, embedder=None, points=None):
    """Judge an event whose statements all stand on one point."""
    annotated, resolved = make_event(*said)
    ids = tuple(s.statement_id for s in resolved.statements)
    points = points or [Point("p-1", "who rammed whom", ids)]
    found = judge(
        [annotated],
        resolved,
        points,
        scorer or FakeScorer(),
        rivals or FakeRivals(),
        embedder or FakeEmbedder(),
        settings=settings,
    )
    return found, resolved


def test_denial_contradicts_the_claim_it_denies():
    relations, resolved = run()
    best = max(relations, key=lambda r: r.score)
    by_id = {s.statement_id: s.party_id for s in resolved.statements}
    assert best.kind == RelationKind.CONTRADICTS
    assert {by_id[best.first_id], by_id[best.second_id]} == {ORLENA.party_id, MARAVIA.party_id}
    denial = next(e for e in best.evidence if e.check == "denial")
    assert (denial.first_words, denial.second_words) == ("", "denied")


def test_nothing_to_say_is_no_relation():
    assert run(settings=JudgeSettings(clash_at=1.0, agree_at=1.0, unsure_at=1.0))[0] == ()


@pytest.mark.parametrize("points", [[], [Point("p-1", "", ())]])
def test_no_statement_on_a_point(points):
    annotated, resolved = make_event(*SAID)
    assert judge([annotated], resolved, points, FakeScorer(), FakeRivals(), FakeEmbedder()) == ()


def test_pairs_between_working_points_are_unsure():
    relations, _ = run(settings=JudgeSettings(clash_at=0.999, agree_at=0.999, unsure_at=0.01))
    assert relations
    assert {r.kind for r in relations} == {RelationKind.UNSURE}


def test_order_of_statements_does_not_change_the_scores():
    there, _ = run()
    back, _ = run(said=SAID[::-1])
    assert sorted(r.score for r in there) == pytest.approx(sorted(r.score for r in back), abs=0.01)


def test_same_input_gives_the_same_relations():
    assert run()[0] == run()[0]


def test_a_pair_on_two_points_is_told_once():
    annotated, resolved = make_event(*SAID[:2])
    ids = tuple(s.statement_id for s in resolved.statements)
    points = [Point("p-1", "", ids), Point("p-2", "", ids)]
    relations = judge(
        [annotated], resolved, points, FakeScorer(), FakeRivals(), FakeEmbedder(), settings=LOW
    )
    assert [r.point_id for r in relations] == ["p-1"]


def test_model_is_asked_about_the_most_telling_pairs_only():
    scorer = CountingScorer()
    run(settings=JudgeSettings(most_scored=1), scorer=scorer)
    assert scorer.asked == 2


def test_pairs_read_by_the_rivals_head_grow_with_the_statements():
    rivals = CountingRivals()
    lines = [("om"[n % 2], "said", f"the boat number {n} rammed the ferry") for n in range(20)]
    run(said=lines, settings=replace(LOW, read_a_statement=2), rivals=rivals)
    assert len(rivals.pairs) == 2 * len(lines)


def test_the_rivals_head_reads_party_and_cue_of_both_sides():
    rivals = CountingRivals()
    run(said=SAID[:2], rivals=rivals)
    (asked,) = rivals.pairs
    assert set(asked) == {
        "Orlena said: the Maravian patrol boat rammed the ferry Halden inside our waters",
        "Maravia denied: that its patrol boat rammed the ferry Halden inside Orlenan waters",
    }


def test_what_the_rivals_head_says_is_evidence_that_can_be_read():
    relations, _ = run(said=SAID[:2])
    (told,) = {e.detail for r in relations for e in r.evidence if e.check == "versions"}
    assert told == "model: rival versions 0.50"


def test_no_text_is_embedded_twice():
    embedder = CountingEmbedder()
    run(said=(*SAID, SAID[0]), embedder=embedder)
    assert len(embedder.texts) == len(set(embedder.texts))


def test_a_scorer_without_the_labels_is_not_asked():
    scorer, rivals = CountingScorer(), CountingRivals()
    scorer.labels = rivals.labels = ("same", "other")
    run(scorer=scorer, rivals=rivals)
    assert scorer.asked == 0
    assert rivals.pairs == []


def test_statements_that_take_no_stand_are_left_out():
    annotated, resolved = make_event(*SAID[:2])
    first, second = resolved.statements
    points = [Point("p-1", "", (first.statement_id, second.statement_id))]
    question = replace(second.content[0], text="did its boat ram the ferry?”")
    for changed in (
        {"party_id": None},
        {"kind": StatementKind.OWN_VOICE},
        {"content": (question,)},
    ):
        altered = _replace(resolved, changed)
        assert (
            judge(
                [annotated],
                altered,
                points,
                FakeScorer(),
                FakeRivals(),
                FakeEmbedder(),
                settings=LOW,
            )
            == ()
        )


def test_what_an_outlet_tells_is_left_out():
    annotated, resolved = make_event(*SAID[:2])
    points = [Point("p-1", "", tuple(s.statement_id for s in resolved.statements))]
    parties = tuple(replace(p, kind=PartyKind.OUTLET) for p in resolved.parties)
    altered = replace(resolved, parties=parties)
    assert (
        judge(
            [annotated], altered, points, FakeScorer(), FakeRivals(), FakeEmbedder(), settings=LOW
        )
        == ()
    )


def _replace(resolved, changed):
    first, second = resolved.statements
    return replace(resolved, statements=(replace(first, **changed), second))


def test_so_many_pairs_are_checked_and_no_more():
    assert run(settings=LOW)[0]
    assert run(settings=replace(LOW, most_checked=0))[0] == ()
