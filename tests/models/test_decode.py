"""From numbers to spans."""

import numpy as np

from rashomon.models.decode import decode_roles, decode_spans, decode_words


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


def test_the_first_reading_gives_spans_of_three_roles():
    roles = np.concatenate(
        [logits_of([1, 0, 0, 0, 0]), logits_of([0, 1, 0, 0, 0]), logits_of([0, 0, 1, 2, 0])], axis=1
    )
    found = decode_roles(roles, np.arange(5))
    assert [(span.start, span.end, span.kind) for span in found] == [
        (0, 1, 0),
        (1, 2, 1),
        (2, 4, 2),
    ]


def test_a_span_never_ends_inside_a_word():
    (span,) = decode_words(logits_of([0, 1, 0, 0]), np.array([0, 1, 3]))
    assert (span.start, span.end) == (1, 3)
