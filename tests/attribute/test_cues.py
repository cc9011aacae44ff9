"""What cues do: deny, refuse, ask, accuse, pass on rumours."""

import pytest

from rashomon.attribute.cues import (
    is_attributing,
    is_denial,
    is_empty,
    is_prompt,
    is_unsaid,
    tell_force,
    widen_cue,
)
from rashomon.records import StatementForce


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("denied", "that the boat had no lights", True),
        ("DISMISSED", "", True),
        ("flatly rejected claims", "that the hold carried weapons", True),
        ("rejected", "claims that the hold carried weapons", True),
        ("dismissed as", "a fairy tale", True),
        ("dismissed", 'as "a fairy tale" reports of a second boat', True),
        ("ruled out", "any link to the fire", True),
        ("disputes", "the navy's account", True),
        ("said", "the ship was armed", False),
        ("did not deny", "that the lights were off", False),
        ("neither confirmed nor denied", "a second boat", False),
        ("has never disputed", "the figure", False),
        ("rejected", "the offer", False),
        ("ruled out", "talks with the union", False),
        ("was denied", "access to the wreck", False),
        ("dismissed", "the minister", False),
    ],
)
def test_denials_are_told_from_other_cues(cue, content, expected):
    assert is_denial(cue, content) is expected


@pytest.mark.parametrize(
    "words",
    [
        "declined to comment",
        "refused to say",
        "did not respond",
        "did not immediately return",
        "could not be reached",
        "had no immediate comment",
        "would not elaborate",
        "has yet to respond",
    ],
)
def test_refusals_to_speak_are_known_and_make_no_statement(words):
    assert is_unsaid(words)


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("had not reported", "the collision", True),
        ("made no mention of", "the dead", True),
        ("has not publicly and specifically described", "the fire as arson", True),
        ("did not deny", "that the lights were off", True),
        ("offered no", "specifics", True),
        ("declined", "to comment on the report", True),
        ("declined", "the invitation to talks", False),
        ("does not believe", "the ferry was armed", False),
        ("said", "he did not know", False),
    ],
)
def test_not_having_spoken_is_told_from_having_said_no(cue, content, expected):
    assert is_unsaid(cue, content) is expected


@pytest.mark.parametrize(
    ("cue", "content", "has_source", "expected"),
    [
        ("said", "the ferry was armed", True, StatementForce.CLAIM),
        ("denied", "that the ferry was armed", True, StatementForce.DENIAL),
        ("called", "the report a lie", True, StatementForce.DENIAL),
        ("said", "it was not true that the boat had no lights", True, StatementForce.DENIAL),
        (
            "said",
            "the allegations against him were completely unfounded",
            True,
            StatementForce.DENIAL,
        ),
        ("said", "it was wrong of the crew to leave", True, StatementForce.CLAIM),
        ("called", "the captain a liar", True, StatementForce.CLAIM),
        ("accuses", "Orlena of staging the collision", True, StatementForce.ALLEGATION),
        ("alleged", "that the log was forged", True, StatementForce.ALLEGATION),
        ("is feared", "that six people are missing", False, StatementForce.RUMOUR),
        ("is reported", "to have left without lights", False, StatementForce.RUMOUR),
        ("Rumours", "that the captain was drunk", False, StatementForce.RUMOUR),
        ("asked", "why nobody had called for help", True, StatementForce.QUESTION),
        (":", "Did anybody see the boat's lights?", True, StatementForce.QUESTION),
        ("asked", "Maravia to hand over the crew", True, StatementForce.CLAIM),
        (
            "said",
            "If the boat had slowed down, the ferry would have passed",
            True,
            StatementForce.HYPOTHETICAL,
        ),
        ("said", "the border would open in May", True, StatementForce.CLAIM),
    ],
)
def test_force_keeps_claim_denial_allegation_and_rumour_apart(cue, content, has_source, expected):
    assert tell_force(cue, content, has_source=has_source) is expected


@pytest.mark.parametrize(
    ("cue", "before", "has_source", "expected"),
    [
        ("Asked", "", False, True),
        ("was asked about", "The mayor ", True, True),
        ("WAS ASKED", "THE MAYOR ", True, True),
        ("asked", "Brandt, when ", True, True),
        ("asked", "Voss ", True, False),
    ],
)
def test_a_question_put_to_somebody_is_no_question_of_theirs(cue, before, has_source, expected):
    assert is_prompt(cue, before, has_source=has_source) is expected


def test_nobody_has_spoken_where_neither_did_or_something_is_only_expected():
    assert is_empty("commented on", "Neither office")
    assert is_empty("is widely expected", "")
    assert not is_empty("is widely expected", "the ministry")
    assert not is_empty("is feared", "")


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("told reporters", True),
        (":", True),
        ("made it clear", True),
        ("vetoed", False),
        ("also", False),
    ],
)
def test_attributing_cues_hold_a_word_of_saying(cue, expected):
    assert is_attributing(cue) is expected


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Voss also later said the log was false", "also", "also later said"),
        ("The paper has learned the log was false", "has", "has learned"),
        ("Voss also in Port Amsel said so", "also", "also"),
        ("Voss said angrily the log was false", "said", "said"),
    ],
)
def test_a_cue_that_lost_its_verb_gets_it_back(text, cue, expected):
    start = text.index(cue)
    assert text[start : widen_cue(text, start, start + len(cue), len(text))] == expected
