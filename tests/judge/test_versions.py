"""What the rivals head says of a pair becomes checks that do not mind the order."""

from __future__ import annotations

import numpy as np
import pytest
from judge.statements import PARTIES, make_pair

from rashomon.judge.versions import NOT_READ, Told, make_version_checks, read_versions
from rashomon.models.rivals import RIVAL_LABELS, word_statement

NAMES = {party.party_id: party.name for party in PARTIES.values()}
ACCUSED = ("o", "said", "the Maravian boat rammed the ferry")
DENIED = ("m", "denied", "any part in it")
CLASHING = (0.2, 0.1, 0.1, 0.4, 0.2)
SIDES = 0.5944915  # ln(0.601 / 0.101) / 3


MORE = [
    make_pair(("o", "said", f"boat {k} was sunk"), ("m", "said", f"boat {k} is afloat"))
    for k in range(9)
]


class Sure:
    """Gives every pair the same chances; keeps the questions."""

    identity = "sure@1"
    is_calibrated = False
    labels = RIVAL_LABELS

    def __init__(self, chances):
        self.chances = chances
        self.asked = []

    def score(self, pairs):
        self.asked += pairs
        return np.array([self.chances] * len(pairs), np.float32)


class Reader(Sure):
    """Takes statements for agreement where either has the word, else for a clash."""

    def __init__(self, word):
        super().__init__(CLASHING)
        self.word = word

    def score(self, pairs):
        agrees = (0.2, 0.1, 0.6, 0.1, 0)
        rows = [agrees if self.word in " ".join(pair) else self.chances for pair in pairs]
        return np.array(rows, np.float32)


def scores(pair, table):
    """Give the checks' scores by name."""
    return {found.check: found.score for found in (c(*pair) for c in make_version_checks(table))}


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        pytest.param((1, 0, 0, 0, 0), Told(0, 0, 0, 0), id="other questions"),
        pytest.param((0, 1, 0, 0, 0), Told(1, 0, 0, 0), id="one question, no more"),
        pytest.param((0.5, 0, 0.5, 0, 0), Told(0.5, 0, 0, -1), id="agreement if on one question"),
        pytest.param((0.5, 0, 0, 0.5, 0), Told(0.5, 1, 0, 1), id="contradiction"),
        pytest.param((0.5, 0, 0, 0.1, 0.4), Told(0.5, 1, 0.8, 1), id="mostly in degree"),
        pytest.param((0.2, 0.2, 0.3, 0.2, 0.1), Told(0.8, 0.375, 1 / 3, 0), id="neither side"),
        pytest.param(CLASHING, Told(0.8, 0.75, 1 / 3, SIDES), id="mixed"),
    ],
)
def test_five_chances_become_steps(chances, expected):
    (told,) = read_versions([make_pair(ACCUSED, DENIED)], NAMES, Sure(chances)).values()
    for name in Told.__slots__:
        assert getattr(told, name) == pytest.approx(getattr(expected, name), abs=1e-5), name


def test_checks_multiply_the_steps_again():
    pair = make_pair(ACCUSED, DENIED)
    found = scores(pair, read_versions([pair], NAMES, Sure(CLASHING)))
    expected = {"asked": 0.8, "versions": 0.6, "sides": SIDES, "other pairs": 0, "measure": 1 / 3}
    assert found == pytest.approx(expected, abs=1e-5)


def test_whoever_comes_first_the_model_is_asked_the_same_once():
    pair, scorer = make_pair(ACCUSED, DENIED), Sure(CLASHING)
    there, back = (read_versions([one], NAMES, scorer) for one in (pair, pair[::-1]))
    assert there == back
    first, second = sorted(pair, key=lambda claim: claim.statement.statement_id)
    asked = tuple(word_statement(one.statement, NAMES) for one in (first, second))
    assert scorer.asked == [asked, asked]


def test_sides_are_told_however_sure_the_question_is():
    pair = make_pair(ACCUSED, DENIED)
    unsure, sure = (
        scores(pair, read_versions([pair], NAMES, Sure(chances)))
        for chances in ((0.9, 0, 0.01, 0.09, 0), (0.1, 0, 0.09, 0.81, 0))
    )
    assert unsure["versions"] < sure["versions"]
    assert unsure["sides"] == pytest.approx(sure["sides"], abs=0.05)
    like = scores(pair, read_versions([pair], NAMES, Sure((0.5, 0, 0.4, 0.1, 0))))
    assert like["sides"] < 0 < sure["sides"]


class TestOtherPairs:
    """Two parties that clash in their other pairs are rivals in this one, too."""

    PAIRS = (
        make_pair(ACCUSED, DENIED),
        make_pair(("o", "said", "its crew was beaten"), ("m", "said", "nobody touched the crew")),
        make_pair(("o", "demanded", "a refund for all"), ("f", "promised", "a refund for all")),
        make_pair(("o", "said", "the strait is open"), ("f", "said", "no refund for the strait")),
        make_pair(("o", "said", "its flag is blue"), ("o", "said", "its flag is green")),
    )

    def told(self, pairs):
        table = read_versions(pairs, NAMES, Reader("refund"))
        return [scores(pair, table)["other pairs"] for pair in pairs]

    def test_rivals_stand_above_allies_and_a_party_is_no_rival_of_its_own(self):
        rivals, too, allies, also, inside = self.told(self.PAIRS)
        assert rivals == too > 0 > allies == also
        assert inside == 0

    def test_a_pair_says_nothing_of_itself(self):
        alone = self.told([self.PAIRS[0], self.PAIRS[2], self.PAIRS[3]])
        assert alone[0] == pytest.approx(0, abs=1e-9)
        assert alone[1] < 0

    def test_more_pairs_make_it_surer(self):
        few, many = self.told(self.PAIRS), self.told([*self.PAIRS, *MORE])
        assert many[0] > few[0]
        assert -1 <= min(many) <= max(many) <= 1


@pytest.mark.parametrize("check", range(5))
def test_order_of_the_pair_does_not_change_a_score(check):
    pair = make_pair(ACCUSED, DENIED)
    found = make_version_checks(read_versions([pair], NAMES, Sure(CLASHING)))[check]
    assert found(*pair) == found(*pair[::-1])
    assert -1 <= found(*pair).score <= 1


def test_the_model_is_told_who_speaks_and_how():
    scorer = Sure(CLASHING)
    read_versions([make_pair(ACCUSED, DENIED)], NAMES, scorer)
    assert set(scorer.asked[0]) == {
        "Orlena said: the Maravian boat rammed the ferry",
        "Maravia denied: any part in it",
    }


def test_a_party_without_a_name_is_left_out_of_the_words():
    scorer = Sure(CLASHING)
    read_versions([make_pair(ACCUSED, DENIED)], {}, scorer)
    assert set(scorer.asked[0]) == {
        "said: the Maravian boat rammed the ferry",
        "denied: any part in it",
    }


def test_a_pair_that_was_not_read_says_nothing():
    read, unread = make_pair(ACCUSED, DENIED), make_pair(ACCUSED, ("f", "said", "refunds are paid"))
    table = read_versions([read], NAMES, Sure(CLASHING))
    for check in make_version_checks(table):
        evidence = check(*unread)
        assert evidence.score == 0
        assert not evidence.detail
    assert Told(0, 0, 0, 0) == NOT_READ


def test_a_scorer_with_other_labels_is_not_asked():
    scorer = Sure(CLASHING)
    scorer.labels = ("entailment", "neutral", "contradiction")
    assert read_versions([make_pair(ACCUSED, DENIED)], NAMES, scorer) == {}
    assert read_versions([], NAMES, Sure(CLASHING)) == {}
    assert scorer.asked == []
