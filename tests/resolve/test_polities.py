"""States that no gazetteer knows, learned from the articles of the event itself."""

import pytest

from rashomon.records import PartyKind
from rashomon.resolve.demonyms import is_demonym_of, looks_like_demonym

ABOUT = (
    "Torvenia's Foreign Ministry met envoys in Torvenia. The Torvenian navy sailed. "
    "Pellory's government sent its ambassador. Ferries from Pellory to Dusk stopped in Pellory.\n"
)


@pytest.mark.parametrize(
    ("marked", "party"),
    [
        ("[Torvenia] said {it would wait}.", "Torvenia"),
        ("[The Torvenian coast guard] said {the boat turned}.", "Torvenia"),
        ("[Torvenia's ambassador to Pellory] said {the talks were over}.", "Torvenia"),
        ("[The Foreign Ministry of Pellory] said {the talks were over}.", "Pellory"),
        ("[Torvennia] said {it would wait}.", "Torvenia"),
        (
            "[The Torvenian Dockers' Union] said {the pier was shut}.",
            "Torvenian Dockers' Union",
        ),
        (
            "[The president of the Torvenian Dockers' Union] said {the pier was shut}.",
            "Torvenian Dockers' Union",
        ),
    ],
)
def test_a_name_that_owns_offices_is_a_state(settle, marked, party):
    assert settle(ABOUT + marked).parties == [party]


def test_what_is_learned_is_a_country_under_its_name_and_adjective(settle):
    (party,) = settle(ABOUT + "[Torvenia] said {no}.").resolved.parties
    assert party.kind is PartyKind.COUNTRY


def test_one_article_teaches_the_others(settle):
    one = settle(ABOUT, "[Torvenian coast guard commander Jan Obel] said {nobody fired}.")
    assert one.parties == ["Torvenia"]


def test_a_minister_of_a_learned_state_speaks_for_it(settle):
    one = settle(
        ABOUT + "[Mira Sandvik, Pellory's trade minister,] said {tolls would rise}.\n"
        "[Sandvik] said {so again}.",
        people=("Mira Sandvik",),
    )
    assert one.parties == ["Pellory", "Pellory"]


def test_a_union_does_not_swallow_the_coast_guard_of_its_country(settle):
    one = settle(
        ABOUT + "[The Torvenian Dockers' Union] said {no}.\n[The Torvenian coast guard] said {yes}."
    )
    assert one.parties == ["Torvenian Dockers' Union", "Torvenia"]


def test_a_person_who_owns_a_government_is_no_state(settle):
    one = settle(
        "Ruth Calder won in May. Calder's government fell.\n[Calder's government] said {no}.",
        people=("Ruth Calder",),
    )
    assert PartyKind.COUNTRY not in {party.kind for party in one.resolved.parties}


def test_a_ministry_in_a_town_of_a_learned_state_is_that_states(settle):
    one = settle("DUNMERE, Torvenia, May 2 - " + ABOUT + "[The Ministry in Dunmere] said {no}.")
    assert one.parties == ["Torvenia"]


def test_an_age_is_no_name(settle):
    assert settle("[the 52-year-old cook] said {it burned}.").parties == ["cook"]


@pytest.mark.parametrize(
    ("word", "name"),
    [("torvenian", "torvenia"), ("malvese", "malvo"), ("brackish", "brack"), ("ostrans", "ostra")],
)
def test_an_adjective_shares_its_names_stem(word, name):
    assert is_demonym_of(word, name)


@pytest.mark.parametrize(("word", "name"), [("torvenia", "torvenia"), ("marten", "marble")])
def test_other_words_are_no_adjectives_of_a_name(word, name):
    assert not is_demonym_of(word, name)


def test_only_long_words_with_an_ending_look_like_adjectives():
    assert looks_like_demonym("torvenian")
    assert not looks_like_demonym("ian")
