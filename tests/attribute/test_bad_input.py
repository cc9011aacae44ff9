"""Input nobody wrote on purpose: no crash, and every span is the characters it says it is."""

from __future__ import annotations

import random

import pytest
from factory import make_article
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.annotate import annotate
from rashomon.annotate.quotes import find_quotes
from rashomon.annotate.sentences import find_sentences
from rashomon.attribute import attribute
from rashomon.models.fake import FakeTagger
from rashomon.models.open import open_tagger
from rashomon.records import Annotated, Article, Link, TaggedSpan, Tags
from rashomon.settings import AttributeSettings

PIECES = [
    "Voss said ", "that the ferry was armed", ", adding ", "BRANDT DENIED IT", "according to ", "Q: ", "VOSS: ",
    "“", "”", '"', "''", "‘", "’", "'", "«", "»", "(", ")", "—", " - ", ":", ",", ".", "...", "?", "\n", "\n\n", " ",
    "\u200b", "\u200e", "\u202b", "\ufeff", "\u00ad", "\u00a0", "🚢🔥", "e\u0301", "ﬁ", "Tlie fer1y vvas arrned",
    "@brandt",    "declined to comment", "Orlena's Version:", "says:", "\t", "\x00", "מרביה אמרה", "\ud83d",
]  # fmt: skip
LOOSE = AttributeSettings(min_confidence=0.0, min_content_link=0.0, min_source_link=0.0)


def check(text, statements):
    for statement in statements:
        assert statement.content
        for span in (*statement.content, statement.source, statement.cue):
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
                assert text[span.start : span.end] == span.text
        assert 0 <= statement.confidence <= 1
    known = {statement.statement_id for statement in statements}
    assert all(one.within_id is None or one.within_id in known for one in statements)


@st.composite
def tagged_texts(draw):
    """A text of odd pieces with spans and links anywhere in it, overlapping or not."""
    text = "".join(draw(st.lists(st.sampled_from(PIECES), max_size=40)))
    ranges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    labels = st.sampled_from(["source", "cue", "content"])
    drawn = draw(st.lists(st.tuples(ranges, labels, st.floats(0, 1)), max_size=12))
    roles = sorted(
        (
            TaggedSpan(*sorted(where), label, score)
            for where, label, score in drawn
            if where[0] != where[1]
        ),
        key=lambda role: (role.start, role.end, role.label),
    )
    cues = [k for k, role in enumerate(roles) if role.label == "cue"]
    others = [k for k, role in enumerate(roles) if role.label != "cue"]
    pairs = [(cue, other) for cue in cues for other in others]
    linked = draw(st.lists(st.sampled_from(pairs), max_size=12, unique=True)) if pairs else []
    links = tuple(Link(cue, other, draw(st.floats(0, 1))) for cue, other in linked)
    return text, Tags(roles=tuple(roles), links=links)


@given(tagged_texts())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_tagger_says_every_span_is_its_characters(case):
    text, tags = case
    article = Article(article_id="a-1", text=text)
    one = Annotated(article, find_sentences(text), find_quotes(text), (), tags)
    check(text, attribute([one], settings=LOOSE))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=200, deadline=None)
def test_quotations_stand_in_order_and_hold_words(text):
    end = 0
    for quote in find_quotes(text):
        assert quote.start >= end
        assert text[quote.start : quote.end] == quote.text
        assert "\n" not in quote.text
        assert any(char.isalnum() for char in quote.text)
        end = quote.end


BROKEN = {
    "unbalanced marks": 'Voss said: "The ferry was armed. "It was late," she added. Brandt: “No.',
    "nested marks": "“He told me ‘it was “a trap” from the start’ and left,” said Voss.",
    "ocr": 'V0ss sa1d tl1at the ferry vvas arrned , " it was late."she aclded',
    "capitals": "VOSS SAID THE FERRY WAS ARMED. BRANDT DENIED IT.",
    "no stops": "voss said the ferry was armed brandt denied it and said the log was false",
    "emoji": "🚢 Voss said 🔥 the ferry was armed 🔥 — Brandt (@brandt)",
    "right to left": "\u202bVoss said\u202c the ferry \u200fwas armed\u200f. מרביה הכחישה.",
    "zero width": "V\u200boss s\u200baid the f\u200berry was\ufeff armed.",
    "combining": "Vo\u0301ss said the fe\u0301rry was armed.",
    "spaces": " \u00a0 \t\n \u2003\n",
    "controls": "Voss said\x00 the ferry\x07 was armed.\x0c",
}  # fmt: skip


@pytest.mark.models
@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_the_shipped_reader_stands_broken_text(text):
    check(text, attribute(annotate([make_article(text)], open_tagger()), settings=LOOSE))


@pytest.mark.slow
def test_one_very_long_article_takes_seconds_and_stays_right():
    chance = random.Random(7)  # noqa: S311 - sampling is not secrecy
    sentences = [
        "Voss said that the ferry was armed. ",
        "“It was late,” said Brandt. ",
        "Four people died in the strait on that Monday. ",
        "VOSS: Nobody called us at all.\n",
        "Orlena's Version:\n",
        "\n\n",
    ]
    text = "".join(chance.choices(sentences, k=44_000))
    assert len(text.split()) > 200_000
    check(text, attribute(annotate([make_article(text)], FakeTagger())))
