import numpy as np
import pytest

from rashomon.align.questions import QUESTIONS, weigh_questions


def nearness(first, second):
    left, right = weigh_questions(first), weigh_questions(second)
    return float(left @ right / np.sqrt((left @ left) * (right @ right)))


@pytest.mark.parametrize(
    ("first", "second", "other"),
    [
        ("the mayor had been told of it", "he was kept in the dark", "nine people died"),
        ("nine people died", "the toll may rise", "both sides will resume talks"),
        ("they forged the letters", "the papers are genuine", "the army must leave"),
        ("both sides will resume talks", "an offer of dialogue", "the guards were beaten"),
    ],
)
def test_other_words_for_one_kind_of_question_meet(first, second, other):
    assert nearness(first, second) > nearness(first, other)


def test_a_word_of_two_kinds_counts_less_for_each():
    once = weigh_questions("funeral")
    assert np.count_nonzero(once) == 1
    assert 0 < weigh_questions("withdrawal").max() < once.max()


def test_words_of_no_kind_weigh_nothing():
    weights = weigh_questions("Orlen, the 7th")
    assert weights.shape == (len(QUESTIONS),)
    assert not weights.any()
