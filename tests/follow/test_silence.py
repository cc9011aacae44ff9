"""Told silences: who, about which words, and no silence where nobody is named."""

import pytest
from factory import (
    make_annotated,
    make_article,
    make_party,
    make_resolved,
    make_speaker,
    make_statement,
)

from rashomon.annotate.times import find_times
from rashomon.follow.silence import find_silences
from rashomon.settings import FollowSettings

ORLENA = make_party("Orlena", aliases=("Orlenan", "Orlena's state news agency"))
MARAVIA = make_party("Maravia", aliases=("Maravian", "the Maravian navy"))
BRANDT = make_speaker("Teo Brandt", party_id=MARAVIA.party_id)


def silences_in(text, *statements, published="2031-04-11", article=None):
    article = article or make_article(text, published=published)
    times = find_times(text, article.published_on)
    resolved = make_resolved(*statements, parties=(ORLENA, MARAVIA), speakers=(BRANDT,))
    found = find_silences(
        [make_annotated(article, times=times)], resolved, settings=FollowSettings()
    )
    names = {ORLENA.party_id: "Orlena", MARAVIA.party_id: "Maravia"}
    assert all(one.about in text and one.place.span.text in text for one in found)
    return [(names[one.party_id], one.about) for one in found]


TOLD = {
    "declined": ("Maravia declined to comment on the cause.", "declined to comment on the cause"),
    "refused": ("Teo Brandt refused to say who steered, but smiled.", "refused to say who steered"),
    "did not respond": (
        "The Maravian navy did not respond to a request for comment.",
        "did not respond to a request for comment",
    ),
    "has yet": ("Maravia has yet to respond.", "has yet to respond"),
    "no mention": ("Maravia made no mention of the ferry.", "made no mention of the ferry"),
    "silent": ("Maravia remained silent.", "remained silent"),
    "no word": (
        "There was no immediate comment from Maravia.",
        "no immediate comment from Maravia",
    ),
    "spokesman of": ("A spokesman for Maravia declined to comment.", "declined to comment"),
    "capitals": ("MARAVIA REFUSED TO REVEAL THE NAMES.", "REFUSED TO REVEAL THE NAMES"),
}


@pytest.mark.parametrize(("text", "about"), TOLD.values(), ids=TOLD.keys())
def test_a_told_silence_is_found_with_its_words(text, about):
    assert silences_in(text) == [("Maravia", about)]


NONE = {
    "nobody named": "The company declined to comment.",
    "object": "Critics of Maravia declined to comment.",
    "only unnamed": "A Maravian official declined to be named.",
    "spoke": "Maravia said nothing would stop the talks.",
    "quoted": "“Maravia declined to comment on that,” he wrote.",
    "refused to leave": "Maravia refused to leave the strait.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_what_is_no_told_silence_is_left_out(text):
    assert silences_in(text) == []


def test_a_silence_that_somebody_alleges_is_left_out():
    text = "Orlena said Maravia had refused to comment on the cause."
    article = make_article(text, published="2031-04-11")
    content = "Maravia had refused to comment on the cause"
    statement = make_statement(
        article, content, source="Orlena", cue="said", party_id=ORLENA.party_id
    )
    assert silences_in(text, statement, article=article) == []


def test_the_source_of_a_statement_in_the_sentence_is_who_is_silent():
    text = "He said the boat was old but declined to comment on the radio."
    article = make_article(text, published="2031-04-11")
    statement = make_statement(
        article,
        "the boat was old",
        source="He",
        cue="said",
        party_id=MARAVIA.party_id,
        speaker_id=BRANDT.speaker_id,
    )
    assert silences_in(text, statement, article=article) == [
        ("Maravia", "declined to comment on the radio")
    ]


def dates_in(text, published="2031-04-11"):
    article = make_article(text, published=published)
    view = make_annotated(article, times=find_times(text, article.published_on))
    resolved = make_resolved(parties=(ORLENA, MARAVIA))
    (found,) = find_silences([view], resolved, settings=FollowSettings())
    return found.since, found.until


def test_until_now_reaches_from_the_event_to_the_publication():
    text = "Until now, Orlena's state news agency had not reported the collision of April 7."
    assert dates_in(text) == ("2031-04-07", "2031-04-11")


def test_dates_that_are_not_given_stay_unknown():
    assert dates_in("Maravia declined to comment.") == (None, None)
    assert dates_in("Maravia has not commented.", published=None) == (None, None)
