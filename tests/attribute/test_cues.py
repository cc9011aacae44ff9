"""Cues that deny what they introduce."""

import pytest

from rashomon.attribute.cues import is_denial


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("denied", True),
        ("flatly rejected claims", True),
        ("DISMISSED", True),
        ("dispute", True),
        ("said", False),
        ("did not deny", False),
        ("has never disputed", False),
        ("confirmed", False),
    ],
)
def test_denials_are_told_from_other_cues(cue, expected):
    assert is_denial(cue) is expected
