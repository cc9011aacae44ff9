"""Who of a country speaks for it in an event, and who stands apart."""

from __future__ import annotations

import pytest

OFFICIALS = "[The White House] said {it would act}.\n" * 12
AFFAIR = OFFICIALS * 2  # 24 statements of one country and none of another
ABROAD = OFFICIALS + "[The Kremlin] said {it would answer}.\n" * 12


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("The FBI", "FBI"),
        ("FBI Director Ivo Brandt", "FBI"),
        ("A federal judge", "courts"),
        ("The police", "police"),
        ("U.S. intelligence officials", "intelligence agencies"),
        ("U.S. Special Counsel Ivo Brandt", "special counsel"),
        ("White House Counsel Ivo Brandt", "United States"),
        ("The State Department", "United States"),
    ],
)
def test_bodies_stand_apart_in_their_countrys_own_affair(settle, source, party):
    told = settle(AFFAIR + f"[{source}] said {{no}}.", people=("Ivo Brandt",))
    assert told.parties[-1] == party


@pytest.mark.parametrize("source", ["The FBI", "U.S. intelligence officials"])
def test_bodies_speak_for_their_country_where_governments_face_each_other(settle, source):
    assert settle(ABROAD + f"[{source}] said {{no}}.").parties[-1] == "United States"


def test_few_statements_do_not_make_a_countrys_own_affair(settle):
    assert settle(OFFICIALS + "[The FBI] said {no}.").parties[-1] == "United States"


def test_who_left_office_speaks_for_himself_where_officials_speak(settle):
    told = settle(
        ABROAD
        + "[Former U.S. Ambassador Ada Brook] said {no}.\n[Former U.S. officials] said {yes}.",
        people=("Ada Brook",),
    )
    assert told.parties[-2:] == ["Ada Brook", "former officials"]
    assert told.resolved.statements[-2].because[-1] == "“Ada Brook” holds no office now"


def test_who_left_office_stands_for_a_country_that_is_silent(settle):
    told = settle("[Former U.S. Ambassador Ada Brook] said {no}.", people=("Ada Brook",))
    assert told.parties == ["United States"]


def test_a_mayor_speaks_for_the_town_a_doctor_there_for_nobody_else(settle):
    told = settle(
        ABROAD + "[Boston Mayor Ada Brook] said {no}.\n[Ivo Brandt of Boston] said {yes}.",
        people=("Ada Brook", "Ivo Brandt"),
        labels={"Boston": "Location"},
    )
    assert told.parties[-2:] == ["Boston", "Ivo Brandt"]


def test_lawmakers_of_no_side_are_not_the_government(settle):
    told = settle(ABROAD + "American voters wait.\n[Lawmakers] said {no}.\n[A senator] said {yes}.")
    assert set(told.parties[-2:]) <= {"U.S. Congress", "lawmakers"}


def test_a_presidents_lawyer_speaks_for_a_client(settle):
    told = settle(
        "U.S. President Ruth Calder waits.\n[Ivo Brandt, an attorney for Calder,] said {no}.\n"
        "[U.S. Attorney Ada Brook] said {yes}.",
        people=("Ruth Calder", "Ivo Brandt", "Ada Brook"),
    )
    assert told.parties == ["Ivo Brandt", "United States"]


@pytest.mark.parametrize(
    ("source", "party"),
    [("AP president Ivo Brandt", "Associated Press"), ("Seven other countries", "countries")],
)
def test_a_states_word_alone_makes_no_state(settle, source, party):
    told = settle(f"Chile waits in Santiago.\n[{source}] said {{no}}.", people=("Ivo Brandt",))
    assert told.parties == [party]


def test_a_department_is_not_the_person_who_led_it(settle):
    told = settle(
        "Former State Department head Ada Brook left in 2013.\n[The State Department] said {no}.",
        people=("Ada Brook",),
    )
    assert told.parties == ["United States"]
    assert "Ada Brook" not in told.speakers


def test_the_office_before_a_name_is_no_part_of_it(settle):
    told = settle("[Secretary of State John Brook] said {no}.", people=("State John Brook",))
    assert told.speakers == ["John Brook"]


def test_a_clause_behind_a_name_tells_no_party(settle):
    told = settle(
        "Kenya waits. Ivo Brandt, intentionally hiding papers from Chile's Congress, left.\n"
        "[Ivo Brandt] said {no}.",
        people=("Ivo Brandt",),
    )
    assert told.parties == ["Ivo Brandt"]


def test_a_person_is_in_office_or_out_of_it_throughout(settle):
    told = settle(
        ABROAD
        + "[Former U.S. Ambassador Ada Brook] said {no}.\n[Ex-Ambassador Ada Brook] said {yes}.\n"
        "[U.S. Ambassador Ada Brook] said {never}.",
        people=("Ada Brook",),
    )
    assert told.parties[-3:] == ["Ada Brook"] * 3


def test_a_former_secretary_of_state_is_out_of_office(settle):
    told = settle(
        ABROAD + "[Former Secretary of State Ada Brook] said {no}.", people=("Ada Brook",)
    )
    assert told.parties[-1] == "Ada Brook"


def test_another_persons_title_is_no_part_of_a_title(settle):
    told = settle(
        "Then-Secretary of State Ada Brook and Russian Foreign Minister Ivo Brandt met.\n"
        + ABROAD
        + "[Brandt] said {no}.",
        people=("Ada Brook", "Ivo Brandt", "Brandt"),
    )
    assert told.parties[-1] == "Russia"


@pytest.mark.parametrize(
    "source", ["CBI Director-General Ada Brook", "Workers' Party candidate Ada Brook"]
)
def test_initials_are_the_body_of_a_country_that_is_named(settle, source):
    told = settle(f"[{source}] said {{no}}.", people=("Ada Brook",))
    assert set(told.parties).isdisjoint({"India", "North Korea"})


def test_right_in_a_picture_is_no_party(settle):
    told = settle("[Sergeant Ivo Brandt (R) of the Army] said {no}.", people=("Ivo Brandt",))
    assert "Republicans" not in told.parties


def test_a_place_of_two_words_is_no_person(settle):
    told = settle(
        "[New York Attorney General Ada Brook] said {no}.", people=("New York", "Ada Brook")
    )
    assert "New York" not in told.speakers


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("Prosecutors", "prosecutors"),
        ("The Justice Department's inspector general", "inspector general"),
        ("Calder's campaign", "Calder's campaign"),
    ],
)
def test_prosecutors_auditors_and_campaigns_stand_apart_in_their_countrys_own_affair(
    settle, source, party
):
    told = settle(
        "U.S. President Ruth Calder waits.\n" + AFFAIR + f"[{source}] said {{no}}.",
        people=("Ruth Calder", "Calder"),
    )
    assert told.parties[-1] == party


def test_a_persons_report_and_lawyers_stand_with_that_person(settle):
    told = settle(
        AFFAIR + "[U.S. Special Counsel Ivo Brandt] said {no}.\n[Brandt's report] said {so}.\n"
        "[Supreme Court nominee Ada Brook] said {yes}.\n[An attorney for Brook] said {too}.",
        people=("Ivo Brandt", "Brandt", "Ada Brook", "Brook"),
    )
    assert told.parties[-4:] == ["special counsel", "special counsel", "Ada Brook", "Ada Brook"]


def test_a_professor_who_accuses_somebody_is_no_analyst(settle):
    told = settle(
        AFFAIR + "[Brook accuser Ada Lind] said {no}.\n[Ada Lind, a professor of law,] said {yes}.",
        people=("Ada Lind",),
    )
    assert told.parties[-2:] == ["Ada Lind", "Ada Lind"]


def test_who_is_only_a_former_staffer_speaks_for_nobody_else(settle):
    told = settle(
        "American voters wait.\n[Ada Brook, a former Senate staffer,] said {no}.",
        people=("Ada Brook",),
    )
    assert told.parties == ["Ada Brook"]


def test_what_a_lawmakers_list_knows_is_only_asked_of_lawmakers(settle):
    side = "[Democrats] said {no}.\n[Republicans] said {yes}.\n" * 3
    told = settle(
        AFFAIR + side + "[Sen. Bob Casey] said {no}.\n[Coach Mike Rogers] said {yes}.",
        people=("Bob Casey", "Mike Rogers"),
    )
    assert told.parties[-2:] == ["Democrats", "Mike Rogers"]


def test_a_secretary_who_was_a_lawmaker_speaks_for_the_government(settle):
    side = "[Democrats] said {no}.\n[Republicans] said {yes}.\n" * 3
    told = settle(
        AFFAIR + side + "Rep. Ada Brook (R) waits.\n[Attorney General Ada Brook] said {no}.",
        people=("Ada Brook",),
    )
    assert told.parties[-1] == "United States"


@pytest.mark.parametrize("source", ["The treasury secretary", "Senior administration officials"])
def test_offices_only_one_country_has_are_that_countrys(settle, source):
    told = settle(
        "[The White House] said {no}.\n"
        + "[China's Foreign Ministry] said {yes}.\n" * 4
        + f"China waits.\n[{source}] said {{so}}."
    )
    assert told.parties[-1] == "United States"


def test_a_partys_secretary_speaks_for_the_party(settle):
    side = "[Democrats] said {no}.\n[Republicans] said {yes}.\n" * 3
    told = settle(
        AFFAIR
        + side
        + "Ada Brook, general secretary of the Democratic Party, waits.\n[Ada Brook] said {no}.",
        people=("Ada Brook",),
    )
    assert told.parties[-1] == "Democrats"


def test_both_after_two_persons_are_these(settle):
    told = settle(
        "China and the United States wait.\nThe street was quiet for a whole day and a night.\n"
        "Ada Brook met Ivo Brandt, a baker.\n[Both] said {no}.",
        people=("Ada Brook", "Ivo Brandt"),
    )
    assert set(told.speakers) == {"Ada Brook", "Ivo Brandt"}


def test_a_tag_behind_a_name_is_no_organisation(settle):
    told = settle("American voters wait.\n[D-Calif] said {no}.")
    assert "D-Calif" not in told.parties


def test_what_stands_before_doctor_is_no_kind_of_people(settle):
    told = settle("[Three other people Dr. Ada Brook] said {no}.", people=("Ada Brook",))
    assert told.parties == ["Ada Brook"]


def test_what_somebody_is_ends_with_the_sentence(settle):
    told = settle(
        "[Ivo Brandt, mayor of Lund in 2016.] said {no}.\nSweden waits.", people=("Ivo Brandt",)
    )
    assert told.resolved.speakers[0].role in {None, "mayor"}
