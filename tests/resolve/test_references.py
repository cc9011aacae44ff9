"""What points back: pronouns, roles, things, owners."""

PEOPLE = ("Alice Kayo", "Tomas Ferro", "Juan Ibarra", "Rosa Ibarra", "Khalid Anwar", "Rajan Mehta")


def test_she_is_the_woman_who_spoke_before(settle):
    one = settle(
        "[Rwanda's Foreign Minister Alice Kayo] said {the charge was false}."
        " President Juan Ibarra of Chile was not there.\n[She] said {no troops had crossed}.",
        people=PEOPLE,
    )
    assert one.parties == ["Rwanda", "Rwanda"]
    assert one.speakers == ["Alice Kayo", "Alice Kayo"]
    assert "“She” stands for “Alice Kayo”" in one.because()


def test_he_prefers_who_spoke_to_who_was_spoken_of(settle):
    one = settle(
        "[Chilean President Juan Ibarra] said {Tomas Ferro had lied}.\n[He] called {it a shame}.",
        people=PEOPLE,
    )
    assert one.speakers == ["Juan Ibarra", "Juan Ibarra"]


def test_it_is_the_body_that_spoke_before(settle):
    one = settle(
        "[Human Rights Watch] said {it had seen wounds}.\n[It] called {for an inquiry}.\n"
        "[The rights group] said {the police lied}."
    )
    assert one.parties == ["Human Rights Watch"] * 3


def test_a_role_points_to_the_person_who_holds_it(settle):
    one = settle(
        "[Peru's Interior Minister Rosa Ibarra] said {nobody fired}.\n[Miners] said {four fell}.\n"
        "[The minister] rejected {that}.",
        people=PEOPLE,
    )
    assert one.parties[-1] == "Peru"
    assert one.speakers[-1] == "Rosa Ibarra"


def test_a_statement_belongs_to_whoever_made_one(settle):
    one = settle(
        "[North Korea's Foreign Ministry] said {it was a plot}.\n[The statement] called {it mad}."
    )
    assert one.parties == ["North Korea", "North Korea"]


def test_an_owner_named_before_owns_its_spokesman(settle):
    one = settle(
        "[Pakistan's military] rejected {the charge}.\n"
        "[Its spokesman, Major General Khalid Anwar,] said {there was no proof}.\n"
        "[Anwar] said {borders were open}.",
        people=PEOPLE,
    )
    assert one.parties == ["Pakistan"] * 3


def test_a_second_prime_minister_is_not_of_the_same_country(settle):
    one = settle(
        "[Indian Prime Minister Rajan Mehta] said {Pakistan would pay}. India mourned.\n"
        "[Prime Minister Khalid Anwar] said {Pakistan wanted peace}.",
        people=PEOPLE,
    )
    assert one.parties == ["India", "Pakistan"]
    assert one.because().startswith("guess:")


def test_a_source_that_is_new_does_not_point_back(settle):
    one = settle(
        "[Kenyan officials] said {yes}.\n[A witness] said {no}.\n[Another witness] said {so}."
    )
    assert one.parties == ["Kenya", "witnesses", "witnesses"]


def test_a_pronoun_without_anybody_names_nobody(settle):
    one = settle("[He] said {it was late}.")
    assert one.parties == [None]
    assert one.speakers == [None]
    assert "nobody" in one.because()
