"""What the rivals head is asked: the same words in training and at run time."""

from __future__ import annotations

import pytest
from factory import make_article, make_statement

from rashomon.models.fake import FakeRivals
from rashomon.models.rivals import RIVAL_LABELS, word_rival, word_statement


@pytest.mark.parametrize(
    ("party", "cue", "expected"),
    [
        ("Orlena", "denied", "Orlena denied: it rammed the ferry"),
        ("Orlena", "", "Orlena: it rammed the ferry"),
        ("", "denied", "denied: it rammed the ferry"),
        ("", "", "it rammed the ferry"),
    ],
    ids=["party and cue", "no cue", "no party", "neither"],
)
def test_a_statement_is_worded_with_what_is_known_of_it(party, cue, expected):
    assert word_rival(party, cue, "it rammed the ferry") == expected


def test_nothing_said_is_still_a_text():
    assert word_rival("Orlena", "denied", "") == "Orlena denied: "
    assert word_rival("", "", "") == ""


def test_fragments_are_read_without_what_lies_between():
    article = make_article("“We never,” said Ida Voss of Orlena, “rammed the ferry.”")
    said = make_statement(article, "“We never,”", "“rammed the ferry.”", cue="said", party_id="p-1")
    expected = "“We never,” “rammed the ferry.”"
    assert word_statement(said, {"p-1": "Orlena"}) == f"Orlena said: {expected}"
    assert word_statement(said, {}) == f"said: {expected}"


def test_the_labels_in_their_order_are_what_weights_were_trained_with():
    assert RIVAL_LABELS == ("unrelated", "open", "agrees", "contradicts", "differs")


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("Refunds are paid from Tuesday.", "unrelated"),
        ("The patrol boat never rammed the ferry.", "contradicts"),
        ("Yes, the patrol rammed the ferry.", "agrees"),
    ],
)
def test_the_fake_goes_by_shared_words_and_negations(second, expected):
    (row,) = FakeRivals().score([("The patrol boat rammed the ferry.", second)])
    assert RIVAL_LABELS[row.argmax()] == expected
