"""Tone: towards whom, in which direction, neutral where nothing is said; insult and threat marked."""

import pytest
from factory import (
    make_annotated,
    make_article,
    make_party,
    make_resolved,
    make_statement,
)

from rashomon.follow.tone import find_tone, rate
from rashomon.records import PartyKind, StatementKind

ORLENA = make_party("Orlena", aliases=("Orlenan",))
MARAVIA = make_party("Maravia", aliases=("Maravian",))
WIRE = make_party("Strait Wire", kind=PartyKind.OUTLET)


def tones_of(*texts, by=ORLENA, cue="said", days=(), **fields):
    views, statements = [], []
    for text, day in zip(texts, days or ["2031-04-11"] * len(texts), strict=True):
        article = make_article(f"{by.name} {cue} {text}.", published=day)
        views.append(make_annotated(article))
        statements.append(
            make_statement(article, text, source=by.name, cue=cue, party_id=by.party_id, **fields)
        )
    return find_tone(views, make_resolved(*statements, parties=(ORLENA, MARAVIA, WIRE)))


def event_tone(text, cue="said"):
    tone, *_ = tones_of(text, cue=cue)
    assert (tone.party_id, tone.on_party_id, tone.covers) == (
        ORLENA.party_id,
        MARAVIA.party_id,
        "event",
    )
    return tone


HOSTILE = {
    "accused": ("Maravia of ramming the ferry and lying about it", "accused"),
    "condemned": ("the Maravian attack on the ferry", "condemned"),
    "charged": ("that Maravia was responsible for four deaths", "said"),
}
FRIENDLY = {
    "praise": ("Maravia for its courageous help and its support for the peace talks", "thanked"),
    "hope": ("it hoped for good talks with Maravia and respected its people", "said"),
}


@pytest.mark.parametrize(("text", "cue"), HOSTILE.values(), ids=HOSTILE.keys())
def test_charges_are_hostile(text, cue):
    assert event_tone(text, cue).score < 0


@pytest.mark.parametrize(("text", "cue"), FRIENDLY.values(), ids=FRIENDLY.keys())
def test_praise_and_good_will_are_friendly(text, cue):
    assert event_tone(text, cue).score > 0


def test_a_plain_mention_lies_in_the_neutral_band():
    assert event_tone("the Maravian delegation arrived by train in the evening").score == 0


def test_insult_and_threat_are_marked():
    tone = event_tone("Maravia was run by liars and would face grave consequences")
    assert (tone.has_insult, tone.has_threat) == (True, True)
    plain = event_tone("the Maravian delegation arrived by train in the evening")
    assert (plain.has_insult, plain.has_threat) == (False, False)


def test_days_are_told_where_there_are_several_and_the_mean_is_kept():
    texts = "Maravia was responsible for four deaths", "Maravia was a good partner and friend"
    tones = tones_of(*texts, days=("2031-04-11", "2031-04-14"))
    assert [(one.covers, one.on) for one in tones] == [
        ("event", None),
        ("day", "2031-04-11"),
        ("day", "2031-04-14"),
        ("statement", "2031-04-11"),
        ("statement", "2031-04-14"),
    ]
    assert tones[1].score < 0 < tones[2].score
    assert tones[0].score == pytest.approx((tones[3].score + tones[4].score) / 2, abs=0.001)


def test_places_oneself_and_outlets_are_no_targets():
    assert tones_of("a storm in Maravia killed four") == ()
    assert tones_of("Orlena was guilty of lies") == ()
    assert tones_of("the Strait Wire told lies") == ()


def test_the_outlets_own_voice_has_no_tone():
    assert tones_of("Maravia was responsible for it", kind=StatementKind.OWN_VOICE) == ()


def test_signals_that_the_weights_do_not_know_change_nothing():
    assert rate({"unheard of": 1.0}) == rate({})
