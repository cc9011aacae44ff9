"""What a statement does with a charge: admit, deny, doubt, be sure."""

import pytest
from factory import make_article, make_statement

from rashomon.follow.stances import admits, denies, rate_sureness


def said(cue, content, **fields):
    article = make_article(f"Maravia {cue} {content}.")
    return make_statement(article, content, source="Maravia", cue=cue, **fields)


@pytest.mark.parametrize(
    "cue", ["admitted", "officially acknowledged", "has conceded", "CONFESSED"]
)
def test_a_cue_that_owns_up_admits(cue):
    assert admits(said(cue, "that its boat rammed the ferry"))


@pytest.mark.parametrize("cue", ["said", "did not admit", "never acknowledged"])
def test_other_cues_admit_nothing(cue):
    assert not admits(said(cue, "that its boat rammed the ferry"))


def test_a_negation_before_the_cue_undoes_it():
    assert not admits(said("admit", "that its boat rammed the ferry"), "Maravia refused to ")


@pytest.mark.parametrize(
    "content",
    [
        "it had nothing to do with the collision",
        "its boat was not involved",
        "it would be rash to say the navy did it",
    ],
)
def test_words_that_clear_somebody_deny(content):
    assert denies(said("said", content))


def test_sureness_is_read_from_cue_and_content():
    assert rate_sureness(said("said", "the boat may have crossed the line")) == 0
    assert rate_sureness(said("said", "the boat crossed the line")) == 1
    assert rate_sureness(said("said", "there is no doubt that the boat crossed the line")) == 2
