"""A claim knows what speaks for its being a stand, and how its party stands to others."""

from __future__ import annotations

import pytest
from judge.statements import MARAVIA, ORLENA, make_event

from rashomon.judge.claims import make_claims
from rashomon.models.fake import FakeEmbedder


def place(*said, headline="A collision at sea"):
    """Make the claims of an event, in order."""
    annotated, resolved = make_event(*said, headline=headline)
    ids = [s.statement_id for s in resolved.statements]
    claims = make_claims([annotated], resolved, FakeEmbedder(), frozenset(ids))
    return [claims[i] for i in ids]


def test_the_first_line_is_a_headline():
    claims = place(("o", "said", "ferry rammed"), ("m", "said", "it turned late"), headline="")
    assert [claim.signs["headline"] for claim in claims] == [1.0, 0.0]


@pytest.mark.parametrize(
    ("said", "sign"),
    [
        pytest.param(("m", "denied", "the report"), "denies", id="denies"),
        pytest.param(("m", "said", "the crew ignored us"), "accuses", id="accuses"),
        pytest.param(("m", "said", "fog lay over the bay"), "said outright", id="outright"),
    ],
)
def test_sign_is_found(said, sign):
    plain = ("o", "noting", "fog lay over the bay")
    claims = place(plain, said)
    assert claims[1].signs[sign] > claims[0].signs[sign]


def test_a_party_that_accuses_another_is_hostile_to_it():
    first, second = place(("o", "said", "Maravia lied to us"), ("m", "said", "Orlena is near"))
    assert first.hostility[MARAVIA.party_id] > 0
    assert ORLENA.party_id not in second.hostility
