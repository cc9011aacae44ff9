"""Whether a bare weekday lies ahead: the verb beside it decides."""

import pytest

from rashomon.annotate.tense import looks_ahead
from rashomon.annotate.timewords import cut

AHEAD = {
    "will": "The council will vote on Friday.",
    "would": "He said the council would vote on Friday.",
    "passive": "The hostages will be released Friday.",
    "infinitive": "The council agreed to meet again on Friday.",
    "is to": "The council is to meet Friday.",
    "scheduled": "A hearing is scheduled for Friday.",
    "progressive": "The envoy is flying home Friday.",
    "present": "The trial begins Friday.",
    "by": "They were ordered to leave by Friday.",
    "until": "He has until Friday.",
    "over an abbreviation": "He could come to the U.S. from Amsel on Friday.",
    "to the right": "On Friday the council will vote.",
    "ahead of": "They spoke ahead of Friday's vote.",
}
BEHIND = {
    "past": "The council met on Friday.",
    "irregular": "The bridge fell Friday.",
    "passive": "The hostages were released Friday.",
    "perfect": "The council would have met Friday.",
    "participle": "The plan, announced on Friday, is dead.",
    "since": "The port will stay shut as it has since Friday.",
    "possessive": "They will look for ways around Friday's ruling.",
    "beside its noun": "They vowed they would retaliate after the Friday killing.",
    "two sentences": "It will end. On Friday they spoke.",
    "until then": "Until Friday they had kept silent.",
    "overtaken": "It had been due to end Friday.",
    "no verb": "Clashes on Friday in Amsel.",
}


def place_of(words):
    return next(nth for nth, word in enumerate(words.lower) if word == "friday")


@pytest.mark.parametrize("text", AHEAD.values(), ids=AHEAD.keys())
def test_a_verb_that_looks_ahead_puts_the_day_ahead(text):
    words = cut(text)
    assert looks_ahead(words, place_of(words), place_of(words) + 1)


@pytest.mark.parametrize("text", BEHIND.values(), ids=BEHIND.keys())
def test_all_else_looks_back(text):
    words = cut(text)
    assert not looks_ahead(words, place_of(words), place_of(words) + 1)
