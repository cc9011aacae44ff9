"""Each check sees what it describes, points at the words, and does not mind the order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from judge.statements import make_pair

from rashomon.judge.checks import CHECKS, check_denial

if TYPE_CHECKING:
    from rashomon.judge import checks

SEEN = [
    pytest.param(
        "denial",
        ("o", "said", "the patrol boat rammed the ferry"),
        ("m", "denied", "that its boat rammed the ferry"),
        ("", "denied"),
        id="a denying cue",
    ),
    pytest.param(
        "denial",
        ("o", "said", "the boat crossed the line before dawn"),
        ("m", "called", "the report about the line baseless"),
        ("", "baseless"),
        id="called baseless",
    ),
    pytest.param(
        "named denial",
        ("o", "said", "the captain heard no call"),
        ("m", "said", "the account given by Ida Voss was inaccurate"),
        ("", "inaccurate"),
        id="whose claim is denied",
    ),
    pytest.param(
        "negation",
        ("o", "said", "the patrol boat entered our waters"),
        ("m", "said", "our vessel never entered those waters"),
        ("entered", "entered"),
        id="never entered",
    ),
    pytest.param(
        "answered",
        ("o", "said", "a Maravian boat rammed the ferry"),
        ("m", "denied", "any part in it"),
        ("rammed", "denied"),
        id="the accused denies",
    ),
    pytest.param(
        "doubt",
        ("o", "said", "the boat was inside our waters"),
        ("m", "said", "there is no evidence of that"),
        ("", "no evidence"),
        id="no evidence",
    ),
    pytest.param(
        "accusation",
        ("o", "said", "Maravia is responsible for the deaths"),
        ("m", "said", "the ferry turned too late"),
        ("responsible", ""),
        id="accuses the other",
    ),
    pytest.param(
        "condemnation",
        ("o", "called", "the Maravian order reckless"),
        ("m", "said", "the fog was thick"),
        ("reckless", ""),
        id="condemns the other",
    ),
    pytest.param(
        "deeds",
        ("o", "said", "the boat rammed the ferry"),
        ("m", "said", "the crew ignored the radio"),
        ("rammed", "ignored"),
        id="two deeds",
    ),
    pytest.param(
        "rare word",
        ("o", "said", "the foghorn was silent"),
        ("m", "said", "our foghorn worked"),
        ("foghorn", "foghorn"),
        id="a word few use",
    ),
    pytest.param(
        "culprit",
        ("o", "said", "the Maravian boat is to blame"),
        ("m", "said", "Halden Line was at fault"),
        ("Maravian", "Halden Line"),
        id="two culprits",
    ),
    pytest.param(
        "verdict",
        ("o", "called", "the rescue a shameful failure"),
        ("m", "called", "the rescue brave and professional"),
        ("shameful", "brave"),
        id="approval and condemnation",
    ),
    pytest.param(
        "demand",
        ("o", "said", "Maravia must hand over the log"),
        ("m", "said", "the log will not be handed over"),
        ("must", "will not"),
        id="demand and refusal",
    ),
    pytest.param(
        "certainty",
        ("o", "said", "the radar record proves it"),
        ("m", "said", "it is too early to say what happened"),
        ("proves", "too early"),
        id="sure and doubtful",
    ),
    pytest.param(
        "opposites",
        ("o", "said", "the ramming was deliberate"),
        ("m", "said", "the collision was an accident"),
        ("deliberate", "accident"),
        id="deliberate or accident",
    ),
    pytest.param(
        "opposed degree",
        ("o", "said", "Maravia asked for full lifting of all fishing limits"),
        ("m", "said", "it offered all its boats and wanted only partial lifting of the limits"),
        ("full", "partial"),
        id="full and partial, though both say all",
    ),
    pytest.param(
        "degree",
        ("o", "said", "all passengers were rescued"),
        ("m", "said", "some passengers were rescued"),
        ("all", "some"),
        id="all or some",
    ),
    pytest.param(
        "numbers",
        ("o", "said", "four passengers died"),
        ("m", "said", "at least 16 passengers were dead"),
        ("four passengers died", "at least 16 passengers were dead"),
        id="other toll",
    ),
    pytest.param(
        "times",
        ("o", "said", "the boat left on Monday"),
        ("m", "said", "the boat left on Friday"),
        ("Monday", "Friday"),
        id="other day",
    ),
]

AGREEING = [
    pytest.param(
        "culprit",
        ("o", "said", "Halden Line was at fault"),
        ("m", "said", "blame lies with Halden Line"),
        id="one culprit",
    ),
    pytest.param(
        "numbers",
        ("o", "said", "dozens of passengers were hurt"),
        ("m", "said", "more than 30 passengers were hurt"),
        id="ranges that meet",
    ),
    pytest.param(
        "times",
        ("o", "said", "it began on 3 May 2031"),
        ("m", "said", "it began in 2031"),
        id="the same year",
    ),
    pytest.param(
        "reuse",
        ("o", "said", "the captain ignored every radio call"),
        ("m", "said", "he said the captain ignored every radio call"),
        id="the same words",
    ),
    pytest.param(
        "verdict",
        ("o", "called", "it a brutal act"),
        ("m", "called", "it a reckless crime"),
        id="both condemn",
    ),
    pytest.param(
        "denial", ("o", "denied", "the charge"), ("m", "denied", "the charge too"), id="both deny"
    ),
]

SILENT = [
    pytest.param(
        "opposed degree",
        ("o", "said", "full support for the crew"),
        ("m", "said", "a partial eclipse"),
        id="opposites of two things",
    ),
    pytest.param(
        "negation",
        ("o", "said", "Halden crews came home"),
        ("m", "said", "it was not the Halden"),
        id="a name under a negation",
    ),
    pytest.param(
        "numbers",
        ("o", "said", "four boats came"),
        ("m", "said", "nine passengers died"),
        id="numbers of other things",
    ),
    pytest.param(
        "answered",
        ("o", "said", "Halden Line rammed our boat"),
        ("m", "denied", "the report"),
        id="somebody else is accused",
    ),
    pytest.param(
        "accusation",
        ("o", "said", "Maravia is welcome"),
        ("m", "said", "thanks"),
        id="named but not accused",
    ),
    pytest.param(
        "opposites",
        ("o", "said", "it was deliberate and no accident"),
        ("m", "said", "it was an accident"),
        id="both ends in one claim",
    ),
    pytest.param(
        "named denial",
        ("o", "said", "we deny what Halden Line says"),
        ("m", "said", "fog was thick"),
        id="denies a third party",
    ),
    pytest.param(
        "times",
        ("o", "said", "it began in May"),
        ("m", "said", "it began at 9:30"),
        id="other scales",
    ),
]


def test_words_of_two_parties_in_one_sentence_are_joint():
    first, second = make_pair(
        ("o", "said", "more patrols were needed"), ("m", "said", "the fog was thick")
    )
    shared = replace(first.statement, party_id=second.party_id)
    assert find_check("joint")(first, replace(first, statement=shared)).score == -1
    assert find_check("joint")(first, second).score == 0


def find_check(name: str) -> checks.Check:
    """Give a check by the name its evidence carries."""
    return next(c for c in CHECKS if c.__name__ == f"check_{name.replace(' ', '_')}")


@pytest.mark.parametrize(("name", "first", "second", "words"), SEEN)
def test_clash_is_seen_and_its_words_are_named(name, first, second, words):
    evidence = find_check(name)(*make_pair(first, second))
    assert evidence.check == name
    assert evidence.score > 0
    assert (evidence.first_words, evidence.second_words) == words
    assert evidence.detail


@pytest.mark.parametrize(("name", "first", "second"), AGREEING)
def test_agreement_counts_against_a_clash(name, first, second):
    assert find_check(name)(*make_pair(first, second)).score < 0


@pytest.mark.parametrize(("name", "first", "second"), SILENT)
def test_check_keeps_silent(name, first, second):
    assert find_check(name)(*make_pair(first, second)).score == 0


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_order_of_the_pair_does_not_change_the_score(check):
    for case in SEEN:
        pair = make_pair(case.values[1], case.values[2])
        there, back = check(*pair), check(*pair[::-1])
        assert there.score == pytest.approx(back.score)
        assert -1 <= there.score <= 1


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_words_named_stand_in_the_claims(check):
    for case in (*SEEN, *AGREEING):
        first, second = make_pair(case.values[1], case.values[2])
        evidence = check(first, second)
        assert evidence.first_words in f"{first.cue} {first.text}"
        assert evidence.second_words in f"{second.cue} {second.text}"


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_every_check_describes_itself(check):
    assert (check.__doc__ or "").strip().endswith(".")


def test_a_denying_cue_outweighs_a_word_inside():
    cue = check_denial(*make_pair(("o", "said", "it rammed us"), ("m", "denied", "it")))
    word = check_denial(
        *make_pair(("o", "said", "it rammed us"), ("m", "said", "others disputed it"))
    )
    assert cue.score > word.score > 0
