"""Organisations nobody listed, inside a source's words."""

import pytest

from rashomon.resolve.bodies import spell_out


@pytest.mark.parametrize(
    ("marked", "party"),
    [
        ("[The Fiji Teachers' Union Congress] said {no}.", "Fiji Teachers' Union Congress"),
        ("[Reform Alliance leader Ana Duarte] said {no}.", "Reform Alliance"),
        ("[Green Kenya party leader Ana Duarte] said {no}.", "Green Kenya"),
        ("[Move Ahead MP Ana Duarte] said {no}.", "Move Ahead"),
        ("[Ana Duarte's Progress Party] said {no}.", "Progress Party"),
    ],
)
def test_an_office_of_an_unlisted_body_speaks_for_it(settle, marked, party):
    assert settle(f"Kenya voted. {marked}", people=("Ana Duarte",)).parties == [party]


@pytest.mark.parametrize(
    "marked",
    [
        "[Deputy Health Minister Ana Duarte] said {no}.",
        "[The Supreme Court] said {no}.",
        "[The Bureau of Fisheries] said {no}.",
        "[The Department of Labour] said {no}.",
        "[The UN-backed government] said {no}.",
        "[The Public Security Directorate] said {no}.",
    ],
)
def test_organs_of_the_state_are_no_bodies_of_their_own(settle, marked):
    one = settle(f"Kenya's road to Nairobi is shut. {marked}", people=("Ana Duarte",))
    assert one.parties == ["Kenya"]


def test_a_capital_that_only_opens_the_sentence_is_no_name(settle):
    one = settle("[Hotel owner Ana Duarte] said {rooms were empty}.", people=("Ana Duarte",))
    assert one.parties != ["Hotel"]


def test_an_acronym_is_named_in_full(settle):
    one = settle(
        "The Union of Salt Miners (USM) met. [USM secretary Ana Duarte] said {pay was late}.",
        people=("Ana Duarte",),
    )
    assert one.parties == ["Union of Salt Miners"]
    assert "USM" in one.resolved.parties[0].aliases


@pytest.mark.parametrize(
    ("acronym", "text", "full"),
    [
        ("USM", "The Union of Salt Miners (USM) met.", "Union of Salt Miners"),
        ("USM", "Some salt miners (USM) met.", ""),
        ("USM", "The USM met.", ""),
        ("Usm", "The Union of Salt Miners (Usm) met.", ""),
    ],
)
def test_only_matching_capitals_spell_an_acronym_out(acronym, text, full):
    assert spell_out(acronym, text) == full
