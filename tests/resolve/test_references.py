"""What points back: pronouns, roles, things, owners."""

import pytest

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


def test_it_may_be_a_body_that_was_only_named(settle):
    one = settle("Kenya closed its border. [It] said {nobody would pass}.")
    assert one.parties == ["Kenya"]


def test_it_is_never_a_person(settle):
    one = settle(
        "[Chile] said {it was ready}. [Juan Ibarra] said {it was not}.\n[It] named {a date}.",
        people=PEOPLE,
    )
    assert one.parties[-1] == "Chile"


def test_they_are_two_who_were_named_together(settle):
    one = settle("Kenya and Chile met on Monday.\n[They] called {the talks useful}.")
    assert one.parties == ["Kenya", "Chile"]


def test_they_are_both_of_a_joint_source(settle):
    one = settle("[Kenya and Chile] said {they would talk}.\n[They] named {no date}.")
    assert one.parties == ["Kenya", "Chile"] * 2


@pytest.mark.parametrize("who", ["Both sides", "Both governments", "The two countries", "both"])
def test_both_are_the_two_the_article_speaks_of(settle, who):
    one = settle(
        f"Kenya met Chile in Geneva. Kenyan and Chilean envoys sat down.\n[{who}] said {{it was good}}."
    )
    assert sorted(one.parties) == ["Chile", "Kenya"]
    assert one.because().startswith("guess:")


def test_both_leaders_are_the_persons_named_last(settle):
    one = settle(
        "Chilean President Juan Ibarra met Rwanda's President Alice Kayo.\n"
        "[Both presidents] said {it was good}.",
        people=PEOPLE,
    )
    assert sorted(one.parties) == ["Chile", "Rwanda"]
    assert sorted(one.speakers) == ["Alice Kayo", "Juan Ibarra"]


def test_both_in_a_headline_are_those_before_it(settle):
    one = settle("[Kenya, Chile both] expect {a deal}")
    assert one.parties == ["Kenya", "Chile"]


def test_our_ministry_is_the_speakers(settle):
    marked = "[Peru's army] said: {[Our ministry] reported a fire}."
    assert settle(marked).parties[0] == "Peru"


def test_we_outside_of_quotations_is_the_outlet(settle):
    one = settle("[We] asked {whether he would resign}.", outlet="The Harbour Post")
    assert one.parties == ["The Harbour Post"]


def test_the_us_is_no_pronoun(settle):
    assert settle("[The US] said {it was ready}.").parties == ["United States"]


def test_who_is_the_words_before_it(settle):
    one = settle(
        "[Kenya] said {no}. The plan angered a Chilean official, [who] called {it mad}.\n"
        "It pleased Peru's President Rosa Ibarra, [who] called {it wise}.",
        people=PEOPLE,
    )
    assert one.parties == ["Kenya", "Chile", "Peru"]


def test_the_prime_minister_is_no_other_minister(settle):
    one = settle(
        "Peru mourned. [Chilean Foreign Minister Juan Ibarra] said {Peru lied}.\n"
        "Peru's people waited in Lima. [The prime minister] said {Peru did not}.",
        people=PEOPLE,
    )
    assert one.speakers[-1] != "Juan Ibarra"


def test_a_statement_belongs_to_whoever_issued_it(settle):
    one = settle(
        "[Kenya] said {no}. Chile's army issued a statement on Monday.\n[The statement] denied {all}."
    )
    assert one.parties == ["Kenya", "Chile"]


def test_a_report_that_is_new_does_not_point_back(settle):
    one = settle("[Chile's army] said {all was calm}.\n[Preliminary reports] spoke of {a fire}.")
    assert one.parties[0] == "Chile"
    assert one.parties[1] != "Chile"
