"""From numbers to spans."""

import numpy as np

from rashomon.models.decode import Window, decode_spans, decode_tags, decode_words


def logits_of(labels: list[int], columns: int = 3) -> np.ndarray:
    logits = np.zeros((len(labels), columns), dtype=np.float32)
    logits[np.arange(len(labels)), labels] = 6
    return logits


def test_neighbouring_spans_stay_apart():
    assert [(s.start, s.end) for s in decode_spans(logits_of([1, 2, 1, 2, 0]))] == [(0, 2), (2, 4)]


def test_nothing_goes_on_that_has_not_begun():
    logits = logits_of([0, 2, 2, 0])
    logits[1, 1] = 5
    assert [(s.start, s.end) for s in decode_spans(logits)] == [(1, 3)]


def test_a_type_does_not_go_on_as_another():
    spans = decode_spans(logits_of([1, 2, 3, 4], columns=5))
    assert [(s.start, s.end, s.kind) for s in spans] == [(0, 2, 0), (2, 4, 1)]


def test_links_join_a_cue_to_its_own_content_only():
    roles = np.concatenate(
        [logits_of([1, 0, 0, 0, 0]), logits_of([0, 1, 0, 0, 0]), logits_of([0, 0, 1, 2, 0])], axis=1
    )
    query, key = np.zeros((5, 2, 4), dtype=np.float32), np.zeros((5, 2, 4), dtype=np.float32)
    query[1] = 4
    key[0, 0], key[2:4, 1] = 4, 4
    tags = decode_tags(
        np.array([[0, 4], [5, 9], [10, 13], [14, 18], [18, 19]]),
        np.arange(5),
        roles,
        np.zeros((5, 3), dtype=np.float32),
        [Window(0, 5, query, key)],
        np.full((2, 9), -3, dtype=np.float32),
        entity_types=("Person",),
    )
    assert [(role.start, role.end, role.label) for role in tags.roles] == [
        (0, 4, "source"),
        (5, 9, "cue"),
        (10, 18, "content"),
    ]
    assert {(link.cue, link.span): link.score > 0.9 for link in tags.links} == {
        (1, 0): True,
        (1, 2): True,
    }


def test_a_span_never_ends_inside_a_word():
    (span,) = decode_words(logits_of([0, 1, 0, 0]), np.array([0, 1, 3]))
    assert (span.start, span.end) == (1, 3)
