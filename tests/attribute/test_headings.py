"""Speakers set by headlines, announcements and section headings."""

import pytest
from factory import annotate_by_hand

from rashomon.attribute.assemble import assemble_statements
from rashomon.settings import AttributeSettings


def read(text, roles=(), links=()):
    one = annotate_by_hand(text, list(roles), list(links))
    return assemble_statements(one, settings=AttributeSettings())


@pytest.mark.parametrize(
    ("headline", "source", "cue", "content"),
    [
        ("Maravia: captain ignored calls", "Maravia", ":", "captain ignored calls"),
        ("Maravia denies ramming ferry", "Maravia", "denies", "ramming ferry"),
        ("Coast guard accuses captain of theft", "Coast guard", "accuses", "captain of theft"),
    ],
)
def test_a_headline_s_first_words_speak_where_no_source_was_seen(headline, source, cue, content):
    (statement,) = read(
        f"{headline}\n\nThe ministry met.", [(cue, "cue"), (content, "content")], [(0, 1, 0.8)]
    )
    assert statement.source.text == source


def test_a_block_quotation_is_the_whole_paragraph_below_its_announcement():
    (statement,) = read(
        "Log published\n\nThe coast guard said:\n\nThe ferry entered at 04:12. Nobody answered us.\n\nIt rained.",
        [("The coast guard", "source"), ("said", "cue"), ("The ferry entered at 04", "content")],
        [(1, 0, 0.9), (1, 2, 0.9)],
    )
    assert statement.words == "The ferry entered at 04:12. Nobody answered us."


SECTIONS = """Two stories of one night

Nobody agrees.

Orlena's Version:
Voss said the ferry was empty. The boat had no lights.

Maravia's Version:
Brandt said the ferry was armed. It then turned across the bow.

The inquiry opens in May."""


def test_sentences_under_a_heading_go_on_in_its_name():
    statements = read(
        SECTIONS,
        [
            ("Voss", "source"),
            ("said", "cue"),
            ("the ferry was empty", "content"),
            ("Brandt", "source"),
            ("said the ferry was a", "cue"),
            ("rmed", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (4, 3, 0.9), (4, 5, 0.9)],
    )
    found = {(s.source.text, s.words, s.is_continued) for s in statements}
    assert ("Orlena", "The boat had no lights.", True) in found
    assert ("Maravia", "It then turned across the bow.", True) in found
    assert not any("inquiry" in words or "agrees" in words for _, words, _ in found)


def test_a_heading_that_says_lends_its_verb_to_the_first_sentence():
    statements = read(
        "Two stories\n\nSouth Maravia says:\nThe ferry was armed. It was late.\n\n"
        "Orlena says:\nIt was empty then.\n\nEnd."
    )
    assert [(s.source.text, s.cue and s.cue.text, s.is_continued) for s in statements] == [
        ("South Maravia", "says", False),
        ("South Maravia", None, True),
        ("Orlena", "says", False),
    ]
