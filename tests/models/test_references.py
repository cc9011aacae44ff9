"""Which mentions are scored against which."""

import numpy as np
import pytest

from rashomon.models.references import find_references
from rashomon.records import TaggedSpan

TEXT = "Ana Roe met Bo Lim. She said he left."
OFFSETS = np.array(
    [[0, 3], [4, 7], [8, 11], [12, 14], [15, 18], [18, 19], [20, 23], [24, 28], [29, 31], [32, 36]]
)
PEOPLE = [TaggedSpan(0, 7, "Person", 0.9), TaggedSpan(12, 18, "Person", 0.9)]


def vectors(**links: int) -> np.ndarray:
    """Mention vectors in which the piece `pN` looks for the mention that begins at the given piece."""
    refer = np.zeros((len(OFFSETS), 4, len(OFFSETS)), dtype=np.float32)
    refer[np.arange(len(OFFSETS)), 2, np.arange(len(OFFSETS))] = 1
    for piece, target in links.items():
        refer[int(piece[1:]), 0, target] = 20
    return refer


def best(references) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in references:
        found.setdefault(TEXT[one.start : one.end], TEXT[one.antecedent_start : one.antecedent_end])
    return found


def test_pronouns_find_whom_their_vectors_look_for():
    said = [TaggedSpan(20, 23, "source", 0.9)]
    found = find_references(TEXT, said, PEOPLE, OFFSETS, vectors(p6=0, p8=3), np.zeros(9))
    assert best(found) == {"She": "Ana Roe", "he": "Bo Lim"}


def test_chances_of_one_pronoun_leave_room_for_nobody():
    found = find_references(TEXT, [], PEOPLE, OFFSETS, vectors(), np.zeros(9))
    chances = [one.score for one in found if one.start == 20]
    assert sum(chances) == pytest.approx(2 / 3, abs=0.01)


def test_a_named_source_refers_to_nobody_else():
    said = [TaggedSpan(12, 18, "source", 0.9)]
    found = find_references(TEXT, said, PEOPLE, OFFSETS, vectors(), np.zeros(9))
    assert {TEXT[one.start : one.end] for one in found} == {"She", "he"}


def test_a_text_without_mentions_has_no_references():
    assert find_references("", [], [], np.zeros((0, 2)), np.zeros((0, 4, 2)), np.zeros(3)) == ()
