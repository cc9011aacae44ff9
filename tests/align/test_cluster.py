import numpy as np
import pytest

from rashomon.align.cluster import join_pairs, link_groups, merge_groups, settle_rows

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


CHANCES = 1 / (1 + np.exp(-TWO_BLOCKS))


def settle(chances, groups, *, worth_at=0.5, most=3, least=1):
    return settle_rows(
        chances, groups, worth_at=worth_at, most=most, is_question=lambda rows: len(rows) >= least
    )


def test_a_statement_may_stand_in_a_second_group_that_brings_new_company():
    assert settle(CHANCES, [[0, 1, 2], [3, 4]]) == [[0, 1, 2], [3, 4]]
    fitting = CHANCES.copy()
    fitting[2, 3] = fitting[3, 2] = 0.7
    assert settle(fitting, [[0, 1, 2], [3, 4]]) == [[0, 1, 2], [2, 3, 4]]
    assert settle(fitting, [[0, 1, 2], [3, 4]], most=1) == [[0, 1, 2], [3, 4]]


def test_two_groups_of_the_same_company_are_not_both_joined():
    always = np.full((4, 4), 0.9)
    settled = settle(always, [[0, 1], [0, 1], [2]])
    assert all(sum(row in rows for rows in settled) <= 2 for row in range(4))


def test_a_large_group_does_not_draw_in_what_fits_one_of_its_members():
    chances = np.full((6, 6), 0.1)
    chances[:5, :5] = 0.8
    chances[5, 0] = chances[0, 5] = 0.9
    assert settle(chances, [[0, 1, 2, 3, 4, 5]]) == [[0, 1, 2, 3, 4]]


def test_a_left_over_statement_joins_the_group_it_fits():
    assert settle(CHANCES, [[0, 1]]) == [[0, 1, 2]]


def test_a_group_that_lost_its_members_is_no_question_any_more():
    assert settle(CHANCES, [[0, 1, 2], [2, 3], [3, 4]], least=2) == [[0, 1, 2], [3, 4]]


def test_no_group_to_choose():
    assert settle(CHANCES, []) == []


def test_groups_with_mostly_the_same_statements_become_one():
    assert merge_groups([[0, 1, 2, 3], [2, 3, 4], [7, 8]], merge_at=0.6) == [
        [0, 1, 2, 3, 4],
        [7, 8],
    ]
    assert merge_groups([[0, 1, 2, 3], [3, 4]], merge_at=0.6) == [[0, 1, 2, 3], [3, 4]]


class TestJoinPairs:
    """Sure pairs meet where the groups have parted them."""

    ODDS = np.array(
        [
            [0.0, 2.0, -3.0, -3.0, -1.0],
            [2.0, 0.0, -3.0, -2.0, -1.0],
            [-3.0, -3.0, 0.0, 1.0, -1.0],
            [-3.0, -2.0, 1.0, 0.0, -1.0],
            [-1.0, -1.0, -1.0, -1.0, 0.0],
        ]
    )
    GROUPS = ((0, 1), (2, 3))

    def test_the_row_that_fits_better_moves(self):
        assert join_pairs(self.GROUPS, [(1, 2)], self.ODDS, most=3) == [[0, 1], [1, 2, 3]]

    def test_a_row_of_no_group_joins_the_others(self):
        assert join_pairs(self.GROUPS, [(0, 4)], self.ODDS, most=3) == [[0, 1, 4], [2, 3]]

    @pytest.mark.parametrize("pairs", [[], [(0, 1)], [(2, 3), (0, 1)]])
    def test_who_has_met_stays(self, pairs):
        assert join_pairs(self.GROUPS, pairs, self.ODDS, most=3) == [[0, 1], [2, 3]]

    def test_two_of_no_group_make_none(self):
        assert join_pairs(((0, 1),), [(2, 3)], self.ODDS, most=3) == [[0, 1]]

    def test_a_row_in_enough_groups_joins_no_further_one(self):
        assert join_pairs(self.GROUPS, [(1, 2)], self.ODDS, most=1) == [[0, 1], [2, 3]]
        assert join_pairs(self.GROUPS, [(1, 2), (0, 3)], self.ODDS, most=2) == [
            [0, 1],
            [0, 1, 2, 3],
        ]
