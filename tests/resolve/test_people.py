"""One person under many spellings, over all articles."""

PEOPLE = (
    "Mun Jae Ko",
    "Mun Jae-ko",
    "Ilke Aydın",
    "Ilke Aydin",
    "Pedro Lanza",
    "Ana M. Duarte",
    "Ana Duarte",
)


def test_a_title_in_one_article_tells_the_party_in_another(settle):
    one = settle(
        "[South Korean Unification Minister Mun Jae Ko] said {the road was open}.",
        "[Mun Jae-ko] said {the road was shut}.\n[Mr. Mun] said {it would stay shut}.",
        people=(*PEOPLE, "Mun"),
    )
    assert one.parties == ["South Korea"] * 3
    assert set(one.speakers) == {"Mun Jae Ko"}


def test_accents_do_not_make_two_people(settle):
    one = settle(
        "[Turkish lawyer and minister Ilke Aydın] said {yes}.\n[Aydin] said {no}.", people=PEOPLE
    )
    assert len(one.resolved.speakers) == 1


def test_an_initial_does_not_make_two_people(settle):
    one = settle(
        "[Ana M. Duarte, the Bolivian foreign minister,] said {yes}.\n[Ana Duarte] said {no}.",
        people=PEOPLE,
    )
    assert one.parties == ["Bolivia", "Bolivia"]
    assert len(one.resolved.speakers) == 1


def test_former_office_stays_with_its_country_and_is_marked(settle):
    one = settle(
        "[Former Chilean Defense Minister Pedro Lanza] said {it was folly}.", people=PEOPLE
    )
    assert one.parties == ["Chile"]
    assert one.resolved.speakers[0].role.casefold().startswith("former")


def test_a_role_in_commas_before_the_name_counts(settle):
    one = settle(
        "[Cuba's deputy foreign minister, Pedro Lanza,] said {the post was shut}.", people=PEOPLE
    )
    assert one.parties == ["Cuba"]


def test_a_person_of_whom_nothing_is_said_is_a_party_alone(settle):
    one = settle("[Pedro Lanza] said {he saw nothing}.", people=PEOPLE)
    assert one.parties == ["Pedro Lanza"]
    assert one.resolved.parties[0].kind == "person"


def test_a_verb_behind_the_comma_is_no_apposition(settle):
    one = settle("[Pedro Lanza], said the minister of Kenya, was wrong. {He erred}.", people=PEOPLE)
    assert one.parties == ["Pedro Lanza"]


def test_text_in_capitals_is_read_too(settle):
    one = settle(
        "ASMARA CLOSED THE ROAD TODAY.\n[ERITREAN INFORMATION MINISTER YONAS TESFAI] SAID {IT WOULD STAY SHUT}.\n"
        "[TESFAI] SAID {ETHIOPIA WAS TO BLAME}.\n[US OFFICIALS] ASKED {FOR CALM}.\n"
        "[WITNESSES] SAID {TRUCKS WERE BURNING}."
    )
    assert one.parties == ["Eritrea", "Eritrea", "United States", "witnesses"]


def test_two_persons_of_one_family_name_are_kept_apart(settle):
    one = settle(
        "[North Korean leader Kim Chol Su] said {yes}. [Kim] said {again}.",
        "[South Korean lawmaker Kim Ha-neul] said {no}. [Kim] said {never}.",
        people=("Kim Chol Su", "Kim Ha-neul", "Kim"),
    )
    assert one.parties == ["North Korea", "North Korea", "South Korea", "South Korea"]
    assert one.speakers == ["Kim Chol Su", "Kim Chol Su", "Kim Ha-neul", "Kim Ha-neul"]


def test_one_person_may_hold_two_offices(settle):
    one = settle(
        "[Defence Minister Ana Duarte of Bolivia] said {yes}.",
        "[Bolivian Foreign Minister Ana Duarte] said {no}.",
        people=PEOPLE,
    )
    (speaker,) = one.resolved.speakers
    assert "Defence Minister" in speaker.role
    assert "Foreign Minister" in speaker.role


def test_who_left_office_before_the_article_is_marked_former(settle):
    one = settle("[Angela Merkel] said {no}.", people=("Angela Merkel",), published="2023-05-01")
    (speaker,) = one.resolved.speakers
    assert one.parties == ["Germany"]
    assert speaker.role == "former chancellor"
    assert "former here" in one.because()
    assert one.resolved.statements[0].wing == "former officials"


def test_whom_an_undated_article_calls_former_speaks_for_the_faction(settle):
    words = "[Former Vice President Joe Biden] said {no}.\n[Joe Biden] added {never}.\n"
    rivals = "[Republicans] said {it was so}.\n[Democrats] said {it was not}.\n" * 4
    assert settle(words + rivals, people=["Joe Biden"]).parties[:2] == ["Democrats"] * 2
    serving = words.replace("Former Vice President", "President")
    assert settle(serving + rivals, people=["Joe Biden"]).parties[:2] == ["United States"] * 2


def test_who_holds_office_has_it_for_a_role(settle):
    one = settle("[Angela Merkel] said {no}.", people=("Angela Merkel",), published="2015-05-01")
    assert one.resolved.speakers[0].role == "chancellor"


def test_articles_and_particles_are_no_persons(settle):
    one = settle("Kenya waited. [The governor] said {no}.", people=("The",))
    assert one.speakers != ["The"]


def test_a_name_that_lost_its_apostrophe_owns_what_follows(settle):
    one = settle(
        "Bashar al-Assad spoke. [Assads main ally Moscow] said {no}.",
        people=("Bashar al-Assad", "Assads"),
    )
    assert one.parties == ["Russia"]


def test_a_party_tag_in_a_marked_name_is_still_a_tag(settle):
    one = settle(
        "Washington voted.\n[Sen. Karl Marsh (R-Iowa)] said {no}.", people=("Karl Marsh (R-Iowa",)
    )
    assert one.speakers == ["Karl Marsh"]


def test_a_middle_name_does_not_make_two_people(settle):
    one = settle(
        "[Pedro Maria Lanza of the Dock Workers' Union] said {yes}.\n[Pedro Lanza] said {no}.",
        people=("Pedro Maria Lanza", "Pedro Lanza"),
    )
    assert len(one.resolved.speakers) == 1


def test_the_senator_of_a_state_is_no_person_of_that_name(settle):
    one = settle(
        "[Republican Sen. Cole Harlan of Arizona] said {yes}.\n[The Arizona senator] said {no}.",
        people=("Cole Harlan", "Arizona"),
    )
    assert set(one.speakers) == {"Cole Harlan"}


def test_a_title_in_the_plural_is_everybodys(settle):
    one = settle(
        "American troops left.\n[Sens. Cole Harlan of Ohio and Ada Brook of Maine] said {no}.\n"
        "[Brook] said {never}.",
        people=("Cole Harlan", "Ada Brook"),
    )
    assert one.parties[-1] == "U.S. Congress"


def test_a_bare_spokesman_speaks_for_the_subject_of_the_sentence(settle):
    one = settle(
        "The White House gave three reasons, with [spokesman Ivo Brandt] saying {more would come}."
        "\n[Brandt] said {no}.",
        people=("Ivo Brandt",),
    )
    assert one.parties == ["United States", "United States"]
    assert "guess" in one.because(0)
