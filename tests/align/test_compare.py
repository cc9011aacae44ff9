import numpy as np
import pytest
from factory import make_annotated, make_article, make_statement

from rashomon.align.compare import COMPARISONS, compare_all, compare_nearness, compare_terms
from rashomon.align.views import view_statements
from rashomon.models.fake import FakeEmbedder

ARTICLE = make_article(
    "Bridge closes after cable snaps\n"
    "The builder said the cable had been replaced. "
    "Drivers said the cable was rusty. "
    "The mayor promised a toll-free ferry."
)
CABLE = make_statement(ARTICLE, "the cable had been replaced")
RUSTY = make_statement(ARTICLE, "the cable was rusty")
FERRY = make_statement(ARTICLE, "a toll-free ferry")


@pytest.fixture(name="views")
def make_views():
    return view_statements([make_annotated(ARTICLE)], [CABLE, RUSTY, FERRY], FakeEmbedder())


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda one: one.name)
def test_a_comparison_does_not_depend_on_who_comes_first(comparison, views):
    values = comparison.compare(views)
    assert values.shape == (3, 3)
    assert np.allclose(values, values.T)
    assert np.isfinite(values).all()


def test_statements_that_share_a_term_are_more_alike(views):
    terms = compare_terms(views)
    assert terms[0, 1] > terms[0, 2]
    log_odds = compare_all(views)
    assert log_odds[0, 1] > log_odds[0, 2]


def test_the_next_sentence_is_nearer_than_the_one_after_it(views):
    nearness = compare_nearness(views)
    assert 1 > nearness[0, 1] > nearness[0, 2] > 0


def test_each_distinct_text_is_embedded_once():
    class Counting(FakeEmbedder):
        def embed(self, texts):
            assert len(set(texts)) == len(texts)
            return super().embed(texts)

    view_statements([make_annotated(ARTICLE)], [CABLE, CABLE, RUSTY], Counting())
