"""How sure a statement is."""

from dataclasses import replace

import pytest

from rashomon.attribute.confidence import SIGNALS, read_signals, weigh_confidence
from rashomon.records import Span, Statement, StatementKind

SAID = Statement(
    statement_id="s-1",
    article_id="a-1",
    content=(Span(10, 34, "the boat had been warned"),),
    kind=StatementKind.INDIRECT,
    source=Span(0, 4, "Voss"),
    cue=Span(5, 9, "said"),
    confidence=0.8,
)


def test_every_signal_has_a_value():
    assert len(read_signals(SAID)) == len(SIGNALS)


@pytest.mark.parametrize("chance", [0.0, 0.3, 0.99, 1.0])
def test_confidence_is_a_share(chance):
    assert 0 < weigh_confidence(replace(SAID, confidence=chance)) < 1


def test_a_surer_reading_is_surer():
    doubtful, sure = (weigh_confidence(replace(SAID, confidence=c)) for c in (0.4, 0.95))
    assert doubtful < sure


def test_quoted_words_are_surer_than_reported_ones():
    quoted = replace(SAID, kind=StatementKind.DIRECT)
    assert weigh_confidence(quoted) > weigh_confidence(SAID)


def test_what_goes_on_without_a_cue_is_less_sure():
    continued = replace(SAID, cue=None, is_continued=True)
    assert weigh_confidence(continued) < weigh_confidence(SAID)
