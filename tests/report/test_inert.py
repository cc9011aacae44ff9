from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.report.inert import cut_quote, make_inert, show_on_one_line

QUOTE = (
    "the offer was partial relief, not the full relief that the other side said it had asked for"
)


@given(st.text())
def test_no_steering_character_is_left_and_the_length_stays(text):
    shown = make_inert(text)
    assert len(shown) == len(text)
    assert not any(
        unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t" for char in shown
    )
    assert not any(
        unicodedata.bidirectional(char) in {"RLO", "LRO", "RLI", "PDF"} for char in shown
    )


@pytest.mark.parametrize("text", ["“naïve” – 李, 👩‍🚀", "e\u0301", "שלום", "co\u00adoperate"])
def test_ordinary_writing_stays_as_it_is(text):
    assert make_inert(text) == text


def test_piled_up_accents_are_cut_to_four():
    assert make_inert("a" + "\u0301" * 50).count("\u0301") == 4


def test_lines_become_one():
    assert show_on_one_line(" a\n\n b\tc ") == "a b c"


@given(st.text("ab c", min_size=1).map(str.strip), st.integers(1, 40))
def test_a_cut_quote_holds_only_words_of_the_quote(quote, limit):
    cut = cut_quote(quote, limit)
    kept = cut.removesuffix(" …").removeprefix("… ")
    assert kept in quote
    assert len(kept) <= limit


def test_a_quote_is_cut_between_words():
    assert cut_quote(QUOTE, 20) == "the offer was …"


def test_the_words_that_clash_stay_in_sight():
    cut = cut_quote(QUOTE, 40, around=("asked for",))
    assert cut.startswith("… ")
    assert cut.endswith("asked for")
    assert "full relief" in cut_quote(QUOTE, 40, around=("", "full relief"))


def test_a_word_longer_than_the_limit_is_cut_inside():
    assert cut_quote("a" * 90, 30) == "a" * 30 + " …"
