"""From the second reading's numbers to attributions."""

import numpy as np

from rashomon.models.decode import PieceSpan, best_paths, runs_of
from rashomon.models.reading import (
    places_around,
    propose_cues,
    read_attributions,
    settle_ends,
    tag_roles,
)
from rashomon.models.windows import AFTER, BEFORE

WORDS = np.arange(8)
OFFSETS = np.array([[4 * k, 4 * k + 3] for k in range(8)])
"""Eight words of three letters, a space between."""


def logits_of(labels: list[int]) -> np.ndarray:
    logits = np.zeros((len(labels), 3), dtype=np.float32)
    logits[np.arange(len(labels)), labels] = 6
    return logits


def first_reading(**labels: list[int]) -> np.ndarray:
    rows = [labels.get(role, [0] * len(WORDS)) for role in ("source", "cue", "content")]
    return np.concatenate([logits_of(row) for row in rows], axis=1)


def second_reading(at: int, /, **labels: list[int]) -> np.ndarray:
    """The logits around one cue, as the second graph gives them, from labels of the whole text."""
    whole = first_reading(**labels)
    around = np.zeros((BEFORE + 1 + AFTER, 9), dtype=np.float32)
    around[:, [0, 3, 6]] = 6
    around[BEFORE - at : BEFORE - at + len(whole)] = whole
    return around


SAID = {"source": [1, 2, 0, 0, 0, 0, 0, 0], "cue": [0, 0, 1, 0, 0, 0, 0, 0]}


def test_a_cue_takes_the_source_and_content_of_its_own_reading():
    first = first_reading(**SAID, content=[0, 0, 0, 1, 2, 2, 2, 2])
    second = second_reading(2, **SAID, content=[0, 0, 0, 1, 2, 0, 0, 0])
    (found,) = read_attributions(np.array([2]), second[None], first, WORDS)
    assert [(s.start, s.end) for s in (found.cue, *found.sources, *found.contents)] == [
        (2, 3),
        (0, 2),
        (3, 5),
    ]


def test_a_proposal_that_the_second_reading_does_not_see_is_no_cue():
    first = first_reading(**SAID)
    empty = second_reading(2)
    assert read_attributions(np.array([2]), empty[None], first, WORDS) == []


def test_of_two_cues_that_share_words_the_surer_stays():
    cue = [0, 0, 1, 2, 0, 0, 0, 0]
    first = first_reading(cue=cue)
    sure = second_reading(2, cue=cue, content=[0, 0, 0, 0, 1, 2, 0, 0])
    rival = second_reading(3, cue=[0, 0, 0, 1, 0, 0, 0, 0], content=[0, 0, 0, 0, 0, 1, 2, 0])
    found = read_attributions(np.array([2, 3]), np.stack([sure, rival]), first, WORDS)
    assert [(one.cue.start, one.cue.end) for one in found] == [(2, 4)]


def test_a_likely_cue_is_proposed_and_an_unlikely_one_not():
    assert propose_cues(first_reading(**SAID), WORDS).tolist() == [2]


def test_places_outside_the_text_are_not_real():
    places, real = places_around(np.array([1]), 4)
    assert places.shape == real.shape == (1, BEFORE + 1 + AFTER)
    assert places[real].tolist() == [0, 1, 2, 3]


def test_a_cue_of_the_second_reading_is_linked_to_its_spans_and_loose_contents_stay_unlinked():
    said = first_reading(**SAID)
    second = second_reading(2, **SAID, content=[0, 0, 0, 1, 2, 0, 0, 0])
    found = read_attributions(np.array([2]), second[None], said, WORDS)
    loose = [PieceSpan(4, 6, 2, 0.9), PieceSpan(6, 8, 2, 0.8)]
    roles, links = tag_roles(found, loose, OFFSETS)
    assert [(role.label, role.start, role.end) for role in roles] == [
        ("source", 0, 7),
        ("cue", 8, 11),
        ("content", 12, 19),
        ("content", 24, 31),
    ]
    assert {(roles[link.cue].label, roles[link.span].label, link.span) for link in links} == {
        ("cue", "source", 0),
        ("cue", "content", 2),
    }


def test_ends_are_the_first_readings_where_both_mean_one_span():
    said = first_reading(**SAID)
    second = second_reading(2, **SAID, content=[0, 0, 0, 1, 2, 2, 0, 0])
    found = read_attributions(np.array([2]), second[None], said, WORDS)
    (longer,) = settle_ends(found, [PieceSpan(3, 8, 2, 0.9)])
    (other,) = settle_ends(found, [PieceSpan(6, 8, 2, 0.9)])
    assert [(s.start, s.end) for s in longer.contents] == [(3, 8)]
    assert [(s.start, s.end) for s in other.contents] == [(3, 6)]


def test_many_rows_are_decoded_as_one_by_one():
    random = np.random.default_rng(5)
    rows = random.normal(size=(6, 12, 3)).astype(np.float32)
    real = np.ones((6, 12), dtype=bool)
    together = best_paths(rows, real)
    assert all((best_paths(rows[k : k + 1], real[:1])[0] == together[k]).all() for k in range(6))


def test_padding_is_outside_and_nothing_goes_on_that_has_not_begun():
    rows = np.stack([logits_of([2, 1, 2, 2])])
    real = np.array([[True, True, True, False]])
    assert best_paths(rows, real)[0, 3] == 0
    assert runs_of(best_paths(rows, real)[0])[-1] == (1, 3)
