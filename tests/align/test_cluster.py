import numpy as np
import pytest

from rashomon.align.cluster import attach_rows, link_groups, merge_groups

TWO_BLOCKS = np.array(
    [
        [0.0, 2.0, 2.0, -3.0, -3.0],
        [2.0, 0.0, 2.0, -3.0, -3.0],
        [2.0, 2.0, 0.0, -3.0, 1.0],
        [-3.0, -3.0, -3.0, 0.0, 2.0],
        [-3.0, -3.0, 1.0, 2.0, 0.0],
    ]
)


def test_likely_pairs_become_groups_and_unlikely_ones_stay_apart():
    assert link_groups(TWO_BLOCKS, join_at=0.0) == [[0, 1, 2], [3, 4]]


def test_groups_join_on_their_mean_not_on_one_good_pair():
    assert link_groups(TWO_BLOCKS, join_at=-2.5) == [[0, 1, 2, 3, 4]]
    assert link_groups(TWO_BLOCKS, join_at=2.5) == [[0], [1], [2], [3], [4]]


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_link(count):
    assert link_groups(np.zeros((count, count)), join_at=0.0) == [[row] for row in range(count)]


def test_a_statement_may_join_a_second_group():
    fitting = TWO_BLOCKS.copy()
    fitting[2, 3] = fitting[3, 2] = 1.0
    assert attach_rows(fitting, [[0, 1, 2], [3, 4]], attach_at=0.5, most=2) == [
        [0, 1, 2],
        [2, 3, 4],
    ]


def test_no_more_groups_than_allowed():
    always = np.ones((3, 3))
    assert attach_rows(always, [[0], [1], [2]], attach_at=0.0, most=1) == [[0], [1], [2]]
    grown = attach_rows(always, [[0], [1], [2]], attach_at=0.0, most=2)
    assert all(sum(row in rows for rows in grown) == 2 for row in range(3))


def test_a_left_over_statement_joins_the_group_it_fits():
    assert attach_rows(TWO_BLOCKS, [[0, 1]], attach_at=0.0, most=3) == [[0, 1, 2]]


def test_groups_with_mostly_the_same_statements_become_one():
    assert merge_groups([[0, 1, 2, 3], [2, 3, 4], [7, 8]], merge_at=0.6) == [
        [0, 1, 2, 3, 4],
        [7, 8],
    ]
    assert merge_groups([[0, 1, 2, 3], [3, 4]], merge_at=0.6) == [[0, 1, 2, 3], [3, 4]]
