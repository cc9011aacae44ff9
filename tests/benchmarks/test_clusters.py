"""Scores of clusters, against examples worked out by hand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.clusters import b_cubed, ceaf, muc

GOLD = [frozenset("abc"), frozenset("defg")]
SAID = [frozenset("ab"), frozenset("cd"), frozenset("fgh")]


def test_muc_counts_links():
    assert muc(GOLD, SAID) == (2, 4, 2, 5)


def test_b_cubed_counts_by_mention():
    hits, said, found, gold = b_cubed(GOLD, SAID)
    assert (said, gold) == (7, 7)
    assert hits == pytest.approx(2 + 2 * 1 / 2 + 2 * 2 / 3)
    assert found == pytest.approx(2 * 2 / 3 + 1 / 3 + 1 / 4 + 2 * 2 / 4)


def test_ceaf_pairs_clusters_once():
    hits, said, found, gold = ceaf(GOLD, SAID)
    assert (said, gold) == (3, 2)
    assert hits == found == pytest.approx(2 * 2 / 5 + 2 * 2 / 7)


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf])
def test_gold_against_itself_is_all_right(measure):
    hits, said, found, gold = measure(GOLD, GOLD)
    assert hits == pytest.approx(said)
    assert found == pytest.approx(gold)


@pytest.mark.parametrize("measure", [muc, b_cubed, ceaf])
def test_nothing_said_finds_nothing(measure):
    hits, said, found, gold = measure(GOLD, [])
    assert hits == said == found == 0
    assert gold > 0


@st.composite
def partitions(draw):
    places = draw(st.lists(st.integers(0, 3), min_size=6, max_size=6))
    return [frozenset(k for k, home in enumerate(places) if home == group) for group in set(places)]


@given(partitions(), partitions())
def test_ceaf_is_the_best_of_all_pairings(gold, said):
    small, large = sorted((gold, said), key=len)
    best = max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(small, chosen, strict=True))
        for chosen in itertools.permutations(large, len(small))
    )
    assert ceaf(gold, said)[0] == pytest.approx(best)
