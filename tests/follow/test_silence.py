"""Told silences: who, about which words, and no silence where nobody is named."""

import pytest
from factory import (
    make_annotated,
    make_article,
    make_party,
    make_point,
    make_resolved,
    make_speaker,
    make_statement,
)

from rashomon.annotate.times import find_times
from rashomon.follow.silence import find_silences
from rashomon.records import PartyKind, StatementKind
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
    "gerund": ("MARAVIA DECLINED BLAMING ANYBODY.", "DECLINED BLAMING ANYBODY"),
    "neither": (
        "Maravia neither confirmed nor denied the sale.",
        "neither confirmed nor denied the sale",
    ),
    "without": (
        "Maravia closed the strait without giving any reason.",
        "without giving any reason",
    ),
    "body": (
        "Maravia's state news media had not reported the collision.",
        "had not reported the collision",
    ),
    "the body": (
        "Maravia's state news agency is read by all. The news agency made no mention of it.",
        "made no mention of it",
    ),
    "capitals": ("MARAVIA REFUSED TO REVEAL THE NAMES.", "REFUSED TO REVEAL THE NAMES"),
}


@pytest.mark.parametrize(("text", "about"), TOLD.values(), ids=TOLD.keys())
def test_a_told_silence_is_found_with_its_words(text, about):
    assert silences_in(text) == [("Maravia", about)]


NONE = {
    "crisis of": "It was cut off from the Maravia crisis, without giving any reason.",
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


def test_what_follows_an_indirect_statement_by_but_is_the_outlets_own():
    text = "Maravia said the boat was old, but did not elaborate."
    article = make_article(text, published="2031-04-11")
    content = "the boat was old, but did not elaborate"
    statement = make_statement(
        article, content, source="Maravia", cue="said", party_id=MARAVIA.party_id
    )
    assert silences_in(text, statement, article=article) == [("Maravia", "did not elaborate")]


def test_names_inside_what_is_said_are_not_the_subject_behind_it():
    text = "Maravia said Orlenan boats crossed the line, but did not offer more details."
    article = make_article(text, published="2031-04-11")
    content = "Orlenan boats crossed the line"
    statement = make_statement(
        article, content, source="Maravia", cue="said", party_id=MARAVIA.party_id
    )
    found = silences_in(text, statement, article=article)
    assert found == [("Maravia", "did not offer more details")]


def test_who_says_of_themselves_that_they_will_not_speak_is_silent():
    text = "“I won’t talk about the radio,” Brandt said."
    article = make_article(text, published="2031-04-11")
    statement = make_statement(
        article,
        "“I won’t talk about the radio,”",
        source="Brandt",
        cue="said",
        party_id=MARAVIA.party_id,
        speaker_id=BRANDT.speaker_id,
        kind=StatementKind.DIRECT,
    )
    found = silences_in(text, statement, article=article)
    assert found == [("Maravia", "I won’t talk about the radio")]


def test_a_pronoun_stands_for_who_spoke_last():
    text = "Maravia said the boat was old. It did not say who steered."
    article = make_article(text, published="2031-04-11")
    statement = make_statement(
        article, "the boat was old", source="Maravia", cue="said", party_id=MARAVIA.party_id
    )
    found = silences_in(text, statement, article=article)
    assert found == [("Maravia", "did not say who steered")]


def test_a_pronoun_stands_for_the_subject_of_its_sentence_first():
    text = (
        "Orlena said so. Maravia is believed to be armed, though it neither confirms nor denies it."
    )
    article = make_article(text, published="2031-04-11")
    first = make_statement(article, "so", source="Orlena", cue="said", party_id=ORLENA.party_id)
    believed = make_statement(article, "Maravia is believed to be armed", party_id=None)
    found = silences_in(text, first, believed, article=article)
    assert found == [("Maravia", "neither confirms nor denies it")]


def test_a_body_that_ends_in_a_partys_name_does_not_take_it_away():
    article = make_article("Maravia's Defence Ministry refused to say who steered.")
    voice = make_party("Voice of Maravia", kind=PartyKind.OUTLET)
    speakers = make_speaker("Voice of Maravia", party_id=voice.party_id), BRANDT
    resolved = make_resolved(parties=(ORLENA, MARAVIA, voice), speakers=speakers)
    (found,) = find_silences([make_annotated(article)], resolved, settings=FollowSettings())
    assert found.party_id == MARAVIA.party_id


def test_a_silence_is_given_its_point():
    text = "Maravia said the radio calls were loud. It declined to discuss the radio calls."
    article = make_article(text, published="2031-04-11")
    statement = make_statement(
        article,
        "the radio calls were loud",
        source="Maravia",
        cue="said",
        party_id=MARAVIA.party_id,
    )
    point = make_point("radio calls", statement)
    resolved = make_resolved(statement, parties=(MARAVIA,))
    (found,) = find_silences(
        [make_annotated(article)], resolved, [point], settings=FollowSettings()
    )
    assert found.point_id == point.point_id


def dates_in(text, published="2031-04-11"):
    article = make_article(text, published=published)
    view = make_annotated(article, times=find_times(text, article.published_on))
    resolved = make_resolved(parties=(ORLENA, MARAVIA))
    (found,) = find_silences([view], resolved, settings=FollowSettings())
    return found.since, found.until


def test_until_now_reaches_from_the_event_to_the_publication():
    text = "Until now, Orlena's state news agency had not reported the collision of April 7."
    assert dates_in(text) == ("2031-04-07", "2031-04-11")


def test_what_had_several_days_was_passed_over_since_the_last():
    text = "Until now, Orlena's state news agency had not reported the talks of April 6 and 7."
    assert dates_in(text) == ("2031-04-07", "2031-04-11")


def test_who_declined_on_a_day_was_silent_that_day():
    assert dates_in("On Wednesday, Maravia declined to comment.") == ("2031-04-09", "2031-04-09")


def test_who_did_not_elaborate_was_silent_on_the_day_of_the_words_before():
    text = "Maravia said on Thursday the boat was old. It did not elaborate."
    article = make_article(text, published="2031-04-11")
    statement = make_statement(
        article,
        "the boat was old",
        source="Maravia",
        cue="said",
        party_id=MARAVIA.party_id,
        said_on="2031-04-10",
    )
    resolved = make_resolved(statement, parties=(MARAVIA,))
    (found,) = find_silences([make_annotated(article)], resolved, settings=FollowSettings())
    assert (found.since, found.until) == ("2031-04-10", "2031-04-10")


def test_dates_that_are_not_given_stay_unknown():
    assert dates_in("Maravia declined to comment.") == (None, None)
    assert dates_in("Maravia has not commented.", published=None) == (None, None)
