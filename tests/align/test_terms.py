import numpy as np
import pytest

from rashomon.align.terms import count_terms, stem_word, weigh_terms


@pytest.mark.parametrize(
    ("first", "second"),
    [("inspected", "inspections"), ("ferry’s", "ferry"), ("gates", "gate"), ("Rammed", "RAMMED")],
)
def test_forms_of_a_word_meet(first, second):
    assert stem_word(first) == stem_word(second)


def test_words_that_carry_no_topic_do_not_count():
    assert count_terms("He said that it was not their ferry") == {"ferry": 1}


def test_a_word_that_all_use_counts_less_than_a_rare_one():
    shared = weigh_terms(
        [{"ferry": 1, "radio": 1}, {"ferry": 1, "fog": 1}, {"ferry": 1, "radio": 1}]
    )
    likeness = shared @ shared.T
    assert likeness[0, 2] > 0.99
    assert likeness[0, 1] < 0.2


def test_a_text_without_terms_is_like_nothing():
    assert np.array_equal(weigh_terms([{}, {"ferry": 1}])[0], [0.0])
