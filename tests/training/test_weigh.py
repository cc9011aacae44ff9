"""The judge's weights: what each event counts in a fit."""

from __future__ import annotations

import numpy as np

from training.weigh import ROWS, fit_model

NAMES, FREE = ["told"], np.array([0])


def _weight(shares: list[float]) -> float:
    yes = np.array([[1.0], [0.0]] * 50)
    no = 1 - yes
    wanted = np.array([1, 0] * 50)
    return fit_model([yes, no], [wanted, wanted], NAMES, FREE, shares).weights.get("told", 0.0)


def test_of_two_events_that_gainsay_each_other_the_larger_share_wins():
    assert _weight([1.0, 0.2]) > 0.1
    assert _weight([0.2, 1.0]) < -0.1
    assert abs(_weight([1.0, 1.0])) < 0.01


def test_an_event_counts_the_same_however_many_pairs_it_has():
    few, many = np.array([[1.0], [0.0]] * 5), np.array([[1.0], [0.0]] * 500)
    wanted = [np.array([1, 0] * 5), np.array([1, 0] * 500)]
    assert ROWS > 0
    turned = fit_model([few, 1 - many], wanted, NAMES, FREE)
    assert abs(turned.weights.get("told", 0.0)) < 0.01
