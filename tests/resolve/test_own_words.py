"""What may be a party under its own words, and what names nobody."""

import pytest

from rashomon.records import PartyKind

ABOUT = "Kenya closed the border. Kenyan troops stood at the bridge and Kenya's navy at the port.\n"


@pytest.mark.parametrize(
    "source",
    [
        "I've",
        "Mr",
        "Some",
        "Everyone",
        "MORE",
        "ADVERTISEMENT",
        "OPINION",
        "the jet",
        "a sign outside the hall",
        "the narrative built on the deal",
        "retaliation for the",
        "Seventy-eight percent",
        "Opinion polls",
        "New documents",
        "the 2008 agreement",
        "A timeline of events Tuesday",
        "Friday's e-mail",
        "many of whom",
        "In other words",
        "angry",
        "people",
        "the group",
        "the spokesperson",
        "3.5 percent",
    ],
)
def test_words_that_name_nobody_are_no_party(settle, source):
    assert settle(f"[{source}] said {{the bridge would hold}}.").parties == [None]


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("adversaries", "adversaries"),
        ("hundreds of angry residents", "angry residents"),
        ("about 50 protesters", "protesters"),
        ("Some Russian tour operators", "Russian tour operators"),
        ("many in the mining industry", "many in the mining industry"),
        ("Several public figures", "public figures"),
        ("a 72-year-old fisherman", "fishermen"),
        ("One source", "sources"),
        ("another source", "sources"),
        ("The second source", "sources"),
        ("A third person familiar with the talks", "sources"),
        ("people briefed on the matter", "sources"),
        ("A crowd of about 2,000", "crowd"),
        ("A spokeswoman for the Oslo-based organisation", "Oslo-based organisation"),
        ("QUESTION", "reporters"),
        ("Preliminary reports", "Preliminary reports"),
    ],
)
def test_kinds_of_people_are_named_by_their_own_words(settle, source, party):
    assert settle(f"[{source}] said {{the bridge would hold}}.").parties == [party]


def test_sources_are_one_party_however_they_are_counted(settle):
    one = settle(
        "[One source] said {the pump failed}.\n[Other sources] said {it did not}.\n"
        "[A person familiar with the plant] said {it was old}."
    )
    assert len(one.resolved.parties) == 1


def test_a_report_of_nobody_is_not_the_speakers_before(settle):
    one = settle(
        "[A report by the Miners' Union] said {the shaft was sound}. It rained for a week. "
        "\n[A new report] said {it was not}.\n[The report] said {water came in}."
    )
    assert one.parties[1:] == [None, None]


def test_a_people_that_no_list_knows_is_a_group(settle):
    one = settle(
        "[The Blue Hill Brothers] said {the land was theirs}.",
        labels={"Blue Hill Brothers": "NORP"},
    )
    (party,) = one.resolved.parties
    assert (party.name, party.kind) == ("Blue Hill Brothers", PartyKind.GROUP)


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("Mr. Calder's comments", "Kenya"),
        ("Calder's actions", "Kenya"),
        ("a top Calder administration official", "Kenya"),
        ("a personal aide to Mr. Calder", "Kenya"),
        ("Ivo Brandt, Calder's former lawyer,", "Ivo Brandt"),  # for a client, not for the country
        ("press secretary for Calder's 2020 campaign", "Kenya"),
    ],
)
def test_what_is_a_persons_stands_with_the_persons_party(settle, source, party):
    one = settle(
        f"Kenyan President Ruth Calder spoke in May.\n[{source}] suggested {{a new course}}.",
        people=("Ruth Calder", "Calder", "Ivo Brandt"),
    )
    assert one.parties == [party]


def test_a_foundation_under_a_persons_name_is_not_the_persons(settle):
    one = settle(
        "Kenyan President Ruth Calder spoke.\n[The director of the Ruth Calder Center] said {no}.",
        people=("Ruth Calder",),
    )
    assert one.parties != ["Kenya"]


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("the National Security Council", "Kenya"),
        ("National Security Council spokesman Ivo Brandt", "Kenya"),
        ("A statement on the Agriculture Ministry website", "Kenya"),
        ("Chief Justice Ivo Brandt", "Kenya"),
        ("The leader of Lebanon's Hezbollah group", "Hezbollah"),
        ("Iran's semiofficial outlet, the Fars News Agency,", "Iran"),
        ("Rhode Island Governor Ivo Brandt", "Rhode Island"),
        ("the U.N. Security Council", "United Nations"),
    ],
)
def test_bodies_go_to_whom_they_belong(settle, source, party):
    assert settle(ABOUT + f"[{source}] said {{no}}.", people=("Ivo Brandt",)).parties == [party]
