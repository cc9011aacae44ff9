"""Names as keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.resolve.names import fold, is_in_capitals, is_near, match_names, tokenize


@pytest.mark.parametrize(
    ("first", "second"),
    [("Erdoğan", "Erdogan"), ("Kim Jong-un", "KIM JONG UN"), ("U.S.", "US"), ("Łukasz", "lukasz")],
)
def test_spellings_of_one_name_have_one_key(first, second):
    assert fold(first) == fold(second)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("sergei", "sergey", True),
        ("poroshenko", "porshenko", True),
        ("aquino", "aqiuno", True),
        ("ri", "li", False),
        ("brown", "crown", False),
        ("khan", "khin", False),
    ],
)
def test_only_long_words_forgive_a_slip(first, second, expected):
    assert is_near(first, second) is expected


@pytest.mark.parametrize(
    ("short", "full", "matches"),
    [
        ("Duarte", "Ana Duarte", True),
        ("Mun", "Mun Jae Ko", True),
        ("de la Cruz", "Ana de la Cruz", True),
        ("Ana M. Duarte", "Ana Duarte", True),
        ("Pedro Duarte", "Ana Duarte", False),
        ("Ana Duarte", "Duarte", False),
    ],
)
def test_short_names_stand_for_full_ones(short, full, matches):
    keys = [[token.key for token in tokenize(name)] for name in (short, full)]
    assert (match_names(*keys) > 0) is matches


def test_capitals_throughout_are_seen_and_acronyms_are_not():
    assert is_in_capitals("THE MINISTER SAID TODAY THAT THE ROAD IS OPEN AGAIN TO ALL TRAFFIC")
    assert not is_in_capitals(
        "NATO and the UN said on Friday that the road is open again to traffic"
    )


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text):
    for token in tokenize(text, offset=7):
        assert text[token.start - 7 : token.end - 7] == token.text
