"""The nearest pairs are read, few enough, and what is read moves them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from factory import make_article, make_party, make_statement
from hypothesis import given
from hypothesis import strategies as st

from rashomon.align.reading import ask_pairs, find_nearest, read_nearest
from rashomon.models.rivals import RIVAL_LABELS
from rashomon.records import StatementKind

ORLENA, MARAVIA = make_party("Orlena"), make_party("Maravia")
NAMES = {party.party_id: party.name for party in (ORLENA, MARAVIA)}
ARTICLE = make_article(
    "Collision in the strait\n"
    "Orlena said the boat rammed the ferry. Maravia denied any part in it. "
    "Orlena said refunds were paid. Rain fell."
)
RAMMED = make_statement(ARTICLE, "the boat rammed the ferry", cue="said", party_id=ORLENA.party_id)
DENIED = make_statement(ARTICLE, "any part in it", cue="denied", party_id=MARAVIA.party_id)
PAID = make_statement(ARTICLE, "refunds were paid", cue="said", party_id=ORLENA.party_id)
RAIN = make_statement(ARTICLE, "Rain fell.")
STATEMENTS = [RAMMED, DENIED, PAID, RAIN]
LIKENESS = np.array(
    [
        [0.0, -1.0, 1.0, -9.0],
        [-1.0, 0.0, -2.0, -9.0],
        [1.0, -2.0, 0.0, -9.0],
        [-9.0, -9.0, -9.0, 0.0],
    ]
)
"""By their words alone, ramming is nearest to refunds."""
SHIFTED = np.roll(LIKENESS, 1, axis=(0, 1))


class Reader:
    """Takes the two on the ramming to speak to one question, as sure as it is told to be; nothing else."""

    identity = "reader@1"
    is_calibrated = False
    labels = RIVAL_LABELS

    def __init__(self, sure=0.95):
        self.sure = sure
        self.asked = []

    def score(self, pairs):
        self.asked += pairs
        unrelated = [
            1 - self.sure if {p.partition(" ")[0] for p in pair} == {"Orlena", "Maravia"}
            and "rammed" in "".join(pair) else self.sure
            for pair in pairs
        ]  # fmt: skip
        return np.array([(one, 1 - one, 0, 0, 0) for one in unrelated], np.float32)


def read(scorer, *, most=3):
    return read_nearest(STATEMENTS, NAMES, LIKENESS, scorer, most=most, sure_at=0.9).log_odds


def tables(most_rows=40):
    """Symmetric log-odds of a few statements, with ties."""
    return st.integers(1, most_rows).flatmap(
        lambda n: st.lists(st.integers(-3, 3), min_size=n * n, max_size=n * n).map(
            lambda values: (t := np.array(values, np.float64).reshape(n, n)) + t.T
        )
    )


@given(tables(), st.integers(0, 20))
def test_each_near_pair_stands_once_and_there_are_few(log_odds, most):
    pairs = find_nearest(log_odds, most)
    assert pairs == sorted(set(pairs))
    assert all(0 <= i < j < len(log_odds) for i, j in pairs)
    assert len(pairs) <= len(log_odds) * most


@given(tables(12), st.integers(1, 20))
def test_every_row_meets_its_nearest_one(log_odds, most):
    pairs = set(find_nearest(log_odds, most))
    np.fill_diagonal(log_odds, -np.inf)
    for row, values in enumerate(log_odds):
        met = [values[j] for j in range(len(values)) if (min(row, j), max(row, j)) in pairs]
        assert len(met) >= min(most, len(values) - 1)
        assert not met or max(met) == values.max()


def test_ten_times_the_statements_are_ten_times_the_pairs():
    rng = np.random.default_rng(5)

    def count(rows):
        table = rng.normal(size=(rows, rows))
        return len(find_nearest(table + table.T, 15))

    assert count(1000) <= 11 * count(100)


def test_looking_for_near_pairs_leaves_the_log_odds_alone():
    before = LIKENESS.copy()
    find_nearest(LIKENESS, 2)
    read(Reader())
    assert (before == LIKENESS).all()


def test_claim_and_denial_are_brought_together_and_an_unlike_pair_apart():
    read_odds = read(Reader())
    assert LIKENESS[0, 2] > LIKENESS[0, 1]
    assert read_odds[0, 1] > 0 > read_odds[0, 2]
    assert (read_odds == read_odds.T).all()


def test_the_surer_the_model_the_further_they_move():
    there, doubtful = read(Reader(0.9)), read(Reader(0.6))
    assert there[0, 1] > doubtful[0, 1]
    assert there[0, 2] < doubtful[0, 2]


@pytest.mark.parametrize(("chance", "sure"), [(0.95, ((0, 1),)), (0.85, ())])
def test_only_pairs_that_the_model_is_sure_of_are_named(chance, sure):
    found = read_nearest(STATEMENTS, NAMES, LIKENESS, Reader(chance), most=3, sure_at=0.9)
    assert found.sure == sure


def test_an_all_too_sure_model_does_not_outweigh_everything():
    told = ask_pairs(STATEMENTS, NAMES, [(0, 1), (0, 2)], Reader(1.0))
    assert np.isfinite(told).all()
    assert told[0] == -told[1] <= 6


def test_pairs_further_away_are_not_read():
    scorer = Reader()
    read_odds = read(scorer, most=1)
    assert len(scorer.asked) == 3
    assert read_odds[1, 2] == pytest.approx(LIKENESS[1, 2], abs=1)


def test_what_outlets_say_themselves_is_not_read():
    scorer = Reader()
    own = replace(RAIN, kind=StatementKind.OWN_VOICE)
    found = read_nearest([own, *STATEMENTS[:3]], NAMES, SHIFTED, scorer, most=3, sure_at=0.9)
    assert len(scorer.asked) == 3
    assert (found.log_odds[0] == SHIFTED[0]).all()
    assert found.sure == ((1, 2),), "rows are those of all statements"


def test_a_scorer_without_the_label_leaves_all_alone():
    scorer = Reader()
    scorer.labels = ("entailment", "neutral", "contradiction")
    assert read(scorer) is LIKENESS
    assert scorer.asked == []


@pytest.mark.parametrize("rows", [0, 1])
def test_nobody_to_meet(rows):
    scorer = Reader()
    likeness = LIKENESS[:rows, :rows]
    alone = read_nearest(STATEMENTS[:rows], NAMES, likeness, scorer, most=15, sure_at=0.9)
    assert alone.log_odds.shape == (rows, rows)
    assert not alone.sure
    assert scorer.asked == []


def test_the_model_is_told_who_speaks_and_how():
    scorer = Reader()
    ask_pairs(STATEMENTS, NAMES, [(0, 1), (2, 3)], scorer)
    assert scorer.asked == [
        ("Orlena said: the boat rammed the ferry", "Maravia denied: any part in it"),
        ("Orlena said: refunds were paid", "Rain fell."),
    ]
