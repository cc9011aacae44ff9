"""Speakers named by labels and credits."""

import pytest
from factory import annotate_by_hand

from rashomon.attribute.assemble import assemble_statements
from rashomon.settings import AttributeSettings


def read(text, roles=(), links=()):
    one = annotate_by_hand(text, list(roles), list(links))
    return [
        (s.source and s.source.text, s.words, str(s.force), s.is_continued)
        for s in assemble_statements(one, settings=AttributeSettings())
    ]


TRANSCRIPT = """Inquiry hears minister

VOSS: I have the log of the ferry here.

It shows no call at all.

Q: Did anybody see the lights?

(CROSSTALK)

BRANDT (via link): Nobody looked for them.

The hearing goes on next week."""


def test_turns_of_a_transcript_are_their_speakers():
    assert read(TRANSCRIPT) == [
        ("VOSS", "I have the log of the ferry here.", "claim", False),
        ("VOSS", "It shows no call at all.", "claim", True),
        ("Q", "Did anybody see the lights?", "question", False),
        ("BRANDT (via link)", "Nobody looked for them.", "claim", False),
    ]


def test_a_live_blog_s_clock_is_no_part_of_the_speaker():
    text = (
        "Live: the inquiry\n11:02 VOSS: I have the log here.\n11:04 BRANDT: Then it is a fake log."
    )
    assert [one[0] for one in read(text)] == ["VOSS", "BRANDT"]


def test_what_the_tagger_made_of_a_turn_gives_way():
    roles = [
        ("VOSS", "source"),
        (":", "cue"),
        ("I have the log of the ferry here.\n\nIt shows", "content"),
    ]
    assert read(TRANSCRIPT, roles, [(1, 0, 0.9), (1, 2, 0.9)]) == read(TRANSCRIPT)


@pytest.mark.parametrize(
    "text",
    [
        "Ferry sunk\nUpdate: four people are dead.\nCorrection: it was Monday.\nUpdate: five are dead.",
        "Ferry sunk\nPort Amsel: the harbour was closed on Monday.",
        "Ferry sunk\nThere was one question: who gave the order?",
    ],
)
def test_not_every_colon_makes_a_transcript(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        (
            "Voices\n“We never saw a boat.” — Ana Lind, passenger",
            "Ana Lind, passenger",
            "“We never saw a boat.”",
        ),
        ('Voices\n"Nobody called us."\n- Ruben Tal', "Ruben Tal", '"Nobody called us."'),
        ("Voices\n”It was dark.” ― Eva Moor.", "Eva Moor", "”It was dark.”"),
        (
            "Reaction\nThe ferry was armed!!! — Teo Brandt (@teobrandt) March 14, 2023",
            "Teo Brandt (@teobrandt)",
            "The ferry was armed!!!",
        ),
    ],
)
def test_a_name_behind_a_dash_says_what_stands_before_it(text, source, words):
    ((found, said, _, _),) = read(text)
    assert (found, said) == (source, words)
