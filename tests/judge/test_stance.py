"""What a statement does is read from its cue and its words."""

from __future__ import annotations

import pytest
from judge.statements import make_pair

OTHER = ("m", "said", "the fog was thick")


@pytest.mark.parametrize(
    ("cue", "content", "act", "words"),
    [
        pytest.param("denied", "that its boat was there", "denies", "denied", id="cue of denial"),
        pytest.param("said", "the report was baseless", "denies", "baseless", id="called baseless"),
        pytest.param(
            "said", "it had nothing to do with it", "denies", "nothing to do with", id="no part"
        ),
        pytest.param("rejected", "the accusation", "denies", "rejected", id="rejects a claim"),
        pytest.param(
            "rejected", "new talks on the border", "refuses", "rejected", id="rejects an offer"
        ),
        pytest.param(
            "questioned", "the captain's account", "doubts", "questioned", id="cue of doubt"
        ),
        pytest.param("said", "there was no proof of it", "doubts", "no proof", id="no proof"),
        pytest.param("said", "the log proves it", "sure", "proves", id="sure"),
        pytest.param("accused", "the coast guard of lying", "accuses", "accused", id="accuses"),
        pytest.param("praised", "the crew", "approves", "praised", id="praises"),
        pytest.param("condemned", "the order", "condemns", "condemned", id="condemns"),
        pytest.param("urged", "both sides to talk", "demands", "urged", id="urges"),
        pytest.param("said", "it will not pay", "refuses", "will not", id="will not"),
    ],
)
def test_act_is_found_with_its_words(cue, content, act, words):
    claim = make_pair(("o", cue, content), OTHER)[0]
    assert claim.act(act).words == words
    assert 0 < claim.act(act).strength <= 1


def test_who_rejects_an_offer_denies_nothing():
    assert (
        make_pair(("o", "rejected", "new talks on the border"), OTHER)[0].act("denies").strength
        == 0
    )


def test_plain_telling_does_nothing():
    assert make_pair(OTHER, OTHER)[0].acts == {}


def test_the_cue_is_stronger_than_a_word_inside():
    cue = make_pair(("o", "denied", "it"), OTHER)[0].act("denies")
    word = make_pair(("o", "said", "it is untrue"), OTHER)[0].act("denies")
    assert cue.strength > word.strength
