"""Bodies inside a party."""

import pytest

from rashomon.resolve.wings import is_nameless, wing_of


@pytest.mark.parametrize(
    ("words", "wing"),
    [
        ("Foreign Minister", "foreign ministry"),
        ("Secretary of State", "foreign ministry"),
        ("the Kenyan army", "armed forces"),
        ("President", "government"),
        ("former president", "former officials"),
        ("a senior lawmaker", "parliament"),
        ("state television", "state media"),
        ("Agriculture Minister", "government"),
        ("Kenya", None),
    ],
)
def test_words_tell_the_wing(words, wing):
    assert wing_of(words) == wing


def test_a_domestic_party_is_its_own_wing():
    assert wing_of("Senator", faction="Republicans") == "Republicans"


@pytest.mark.parametrize(
    ("words", "is_hidden"),
    [
        ("senior official", True),
        ("Western diplomat", True),
        ("foreign minister", False),
        ("press office", False),
        ("army", False),
    ],
)
def test_an_unnamed_official_hides_and_an_office_does_not(words, is_hidden):
    assert is_nameless(words) is is_hidden


def test_a_minister_and_state_media_are_two_wings_of_one_party(settle):
    one = settle(
        "[Vietnam's foreign minister] said {talks went well}.\n"
        "[Vietnamese state television] said {talks had failed}.\n[Vietnam] said {no}."
    )
    assert set(one.parties) == {"Vietnam"}
    assert [s.wing for s in one.resolved.statements] == ["foreign ministry", "state media", None]


def test_unnamed_officials_are_anonymous_and_ministries_are_not(settle):
    one = settle(
        "[A senior Kenyan official] said {yes}.\n[Peru's Interior Ministry] said {no}.\n"
        "[An adviser to Kenya's president, who asked not to be named,] said {so}."
    )
    assert [one.speaker[s.speaker_id].is_anonymous for s in one.resolved.statements] == [
        True,
        False,
        True,
    ]
