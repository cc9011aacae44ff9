"""Statements inside statements."""

import pytest
from factory import annotate_by_hand

from rashomon.attribute.assemble import assemble_statements
from rashomon.settings import AttributeSettings


def read(text, content, *, inner=()):
    """Give the statements of "Lima said CONTENT."; `inner` are further tags inside."""
    roles = [("Lima", "source"), ("said", "cue"), (content, "content"), *inner]
    one = annotate_by_hand(text, roles, [(1, 0, 0.9), (1, 2, 0.9)])
    return assemble_statements(one, settings=AttributeSettings())


@pytest.mark.parametrize(
    ("content", "source", "cue", "words"),
    [
        (
            "that the harbour master believed the boat was empty",
            "the harbour master",
            "believed",
            "the boat was empty",
        ),
        (
            "Commander Brandt had told her that the radar was off",
            "Commander Brandt",
            "told",
            "that the radar was off",
        ),
        (
            "that a second witness claimed the lights were off",
            "a second witness",
            "claimed",
            "the lights were off",
        ),
    ],
)
def test_plain_words_inside_a_content_name_an_inner_speaker(content, source, cue, words):
    outer, inner = read(f"Lima said {content}.", content)
    assert (inner.source.text, inner.cue.text, inner.content[0].text) == (source, cue, words)
    assert inner.within_id == outer.statement_id
    assert inner.confidence < outer.confidence


@pytest.mark.parametrize(
    "content",
    [
        "that he believed the boat was empty",
        "that the boat was empty",
        "what the boat carried was said to be grain",
    ],
)
def test_a_pronoun_or_no_speaker_inside_makes_no_inner_statement(content):
    assert len(read(f"Lima said {content}.", content)) == 1


def test_a_participle_behind_a_comma_ends_the_outer_content():
    outer, inner = read(
        "Lima said the log was lost, calling it a great misfortune.",
        "the log was lost, calling it a great misfortune",
        inner=[("calling", "cue")],
    )
    assert outer.content[0].text == "the log was lost"
    assert (inner.source.text, inner.content[0].text) == ("Lima", "it a great misfortune")
    assert inner.within_id is None


def test_an_inner_sentence_with_its_own_speaker_leaves_the_outer_content():
    outer, inner = read(
        "Lima said the log was lost. Quito said it had never been written.",
        "the log was lost. Quito said it had never been written",
        inner=[("Quito", "source")],
    )
    assert outer.content[0].text == "the log was lost."
    assert (inner.source.text, inner.within_id) == ("Quito", None)


def test_a_heading_gives_way_to_a_cue_that_has_its_own_content():
    one = annotate_by_hand(
        "The Navy Says:\nAdmiral Brun, however, suggests that the radar was off.",
        [
            ("The Navy", "source"),
            ("Says:", "cue"),
            ("Admiral Brun, however, suggests that the radar was off", "content"),
            ("Admiral Brun", "source"),
            ("suggests", "cue"),
            ("that the radar was off", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (4, 3, 0.9), (4, 5, 0.9)],
    )
    (statement,) = assemble_statements(one, settings=AttributeSettings())
    assert statement.source.text == "Admiral Brun"
