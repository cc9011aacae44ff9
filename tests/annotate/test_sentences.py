"""Sentences of news prose: abbreviations, quotations, headlines, capitals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.sentences import find_sentences

CASES = {
    "plain": ("The ship sank. Nobody was hurt.", ["The ship sank.", "Nobody was hurt."]),
    "title": ("Gen. Abel Okoro spoke. He left.", ["Gen. Abel Okoro spoke.", "He left."]),
    "initial": (
        "Maria J. Campos resigned. She was tired.",
        ["Maria J. Campos resigned.", "She was tired."],
    ),
    "country": ("A U.S. official spoke.", ["A U.S. official spoke."]),
    "country ends": (
        "He left the U.S. The talks went on.",
        ["He left the U.S.", "The talks went on."],
    ),
    "number": ("It cost 3.5 million. They paid.", ["It cost 3.5 million.", "They paid."]),
    "closing mark": ("“We won.” She smiled.", ["“We won.”", "She smiled."]),
    "headline": ("Port Closed\nThe port was shut.", ["Port Closed", "The port was shut."]),
    "capitals": ("THE ARMY SPOKE. IT DENIED ALL.", ["THE ARMY SPOKE.", "IT DENIED ALL."]),
    "question": ("Who fired? “Not us,” he said.", ["Who fired?", "“Not us,” he said."]),
    "empty": ("", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert [sentence.text for sentence in find_sentences(text)] == expected


@given(st.text(alphabet='Aa. \n"“”!?Mr1', max_size=80))
def test_sentences_cover_all_but_white_space_and_stay_in_order(text):
    sentences = find_sentences(text)
    covered = set()
    for sentence in sentences:
        assert text[sentence.start : sentence.end] == sentence.text
        assert not covered & set(range(sentence.start, sentence.end))
        covered |= set(range(sentence.start, sentence.end))
    assert all(place in covered for place, char in enumerate(text) if not char.isspace())
