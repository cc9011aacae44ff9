"""Names that stand beside other names: leaders and their relatives, credits, lawmakers, links to other stories."""

import pytest

VOTE = "The U.S. Senate met.\n" + "[Republicans] said {yes}.\n[Democrats] said {no}.\n" * 4
LEADERS = ("Donald Trump", "Melania Trump", "Kim Jong Un", "Kim Jong Nam", "Trump", "Kim")


def test_a_president_named_by_office_keeps_the_name_his_wife_bears(settle):
    one = settle(
        "[Donald Trump] said {the deal was near}.",
        "President Trump was in Washington with Melania Trump.\n[Trump] said {the talks went well}.",
        people=LEADERS,
    )
    assert one.speakers == ["Donald Trump"] * 2
    assert one.parties == ["United States"] * 2


def test_the_wife_keeps_her_own_full_name(settle):
    one = settle(
        "In Washington [President Trump] said {all was well}.\n[Melania Trump] said {she was glad}.",
        people=LEADERS,
    )
    assert one.parties[0] == "United States"
    assert one.speakers[1] == "Melania Trump"


def test_mrs_before_a_leaders_name_is_not_the_leader(settle):
    one = settle(
        "President Donald Trump and Melania Trump came.\n[Mrs. Trump] said {she was glad}.",
        people=LEADERS,
    )
    assert one.speakers == ["Melania Trump"]


def test_a_senator_of_a_leaders_family_name_is_not_that_leader(settle):
    one = settle(
        "[Senator Ron Johnson] said {it was wrong}.\n[Johnson] said {it would cost votes}.",
        people=("Ron Johnson", "Johnson"),
    )
    assert set(one.speakers) == {"Ron Johnson"}


def test_a_leaders_half_brother_does_not_take_his_name(settle):
    one = settle(
        "North Korean leader Kim Jong Un had a rival killed.\nThe rival was Kim Jong Nam.\n"
        "[Kim] claimed {he was a thief}.",
        people=LEADERS,
    )
    assert one.speakers == ["Kim Jong Un"]


def test_a_credit_above_a_paragraph_is_not_part_of_the_name_that_opens_it(settle):
    one = settle(
        "Photo by Ola Berg\n\nRubio went on.\n\n[Rubio] said {the law would pass}.",
        people=("Ola Berg\n\nRubio", "Rubio"),
    )
    assert "Berg" not in one.speakers[0]


def test_a_name_goes_on_behind_an_initial(settle):
    one = settle(
        "The Chilean adviser Pedro R. Lanza came.\n[Mr. Lanza] said {there was no doubt}.",
        people=("Pedro R", "Mr. Lanza"),
    )
    assert one.speakers == ["Pedro R. Lanza"]
    assert one.parties == ["Chile"]


@pytest.mark.parametrize(
    ("source", "people"),
    [
        pytest.param("Republican Sen. Ida Moss", ("Republican Sen.", "Ida Moss"), id="title"),
        pytest.param("The Ohio Republican", ("Ohio Republican",), id="state"),
        pytest.param("Most Republicans", ("Most Republicans",), id="many"),
        pytest.param("A “Republican”, as he said,", ("“Republican”",), id="in quotation marks"),
    ],
)
def test_a_lawmakers_party_is_no_part_of_a_persons_name(settle, source, people):
    one = settle(f"{VOTE}[{source}] said {{the aid must end}}.", people=people)
    assert one.parties[-1] == "Republicans"


def test_rival_parties_that_say_one_thing_are_two(settle):
    one = settle(
        f"{VOTE}With the bill, [Republicans and Democrats] said {{it was time}}.",
        people=("Republicans and Democrats",),
    )
    assert sorted(one.parties[-2:]) == ["Democrats", "Republicans"]


def test_the_leaders_of_three_countries_are_three(settle):
    one = settle("[The leaders of Norway, Chile and Kenya] said {the strait was open}.")
    assert sorted(one.parties) == ["Chile", "Kenya", "Norway"]


def test_and_inside_an_apposition_joins_no_second_speaker(settle):
    one = settle("[Hamas, an alliance of local and Chilean fighters,] said {it would hold}.")
    assert one.parties == ["Hamas"]


def test_an_adjective_is_nobody_whom_it_could_mean(settle):
    one = settle(
        "[The FBI] said {it knew}.\nIt spoke of overlap with North Korean tools.\n"
        "But it did not say how [it] concluded {who was behind it}.",
        labels={"North Korean": "NORP"},
    )
    assert one.parties == ["United States"] * 2


def test_a_link_in_capitals_is_nobody_whom_they_could_mean(settle):
    one = settle(
        "Chile protested.\nKENYA SENDS MORE SHIPS TO THE STRAIT\n[It] said {the ships must leave}."
    )
    assert one.parties == ["Chile"]


def test_the_president_is_sooner_one_who_spoke_before(settle):
    one = settle(
        "[Chilean President Pedro Lanza] said {the border was shut}.\n"
        "The rebels fought Kenyan President Amo Otieno.\n[The president] said {he would wait}.",
        people=("Pedro Lanza", "Amo Otieno"),
    )
    assert one.parties == ["Chile", "Chile"]


def test_what_somebody_is_now_counts_before_what_he_was(settle):
    one = settle(
        "[Ola Berg, a former Chilean diplomat who is now an analyst at the Fjord Center,] said {no}.",
        people=("Ola Berg",),
    )
    assert one.parties == ["analysts"]


def test_a_pro_chilean_lawmaker_is_not_chile(settle):
    one = settle(
        "Kenya voted.\n[Pro-Chilean lawmaker Amo Otieno] said {no}.", people=("Amo Otieno",)
    )
    assert one.parties != ["Chile"]


def test_a_capital_that_only_opens_the_sentence_is_no_organisation(settle):
    one = settle("[Rights groups] said {the camp was full}.", labels={"Rights": "Organization"})
    assert one.parties == ["Rights groups"]


def test_a_departments_statement_is_no_armed_groups(settle):
    one = settle(
        "[The NRF militia] said {it held the town}.\n"
        "The plane was hit, according to [the department’s statement], {in self-defence}.",
        labels={"NRF": "Organization"},
    )
    assert one.parties[1] != one.parties[0]


@pytest.mark.parametrize(
    ("before", "quote", "party"),
    [
        pytest.param("", "“It was a mistake.”", "Chile", id="goes on"),
        pytest.param("Norway struck another tone: ", "“We are glad.”", "Norway", id="colon"),
        pytest.param("Many in the streets shouted: ", "“Open the gates.”", None, id="crowd"),
        pytest.param("", "“FIVE DEMANDS, NOT ONE LESS”", None, id="heading in capitals"),
    ],
)
def test_whose_a_quotation_without_a_source_is(settle, before, quote, party):
    one = settle(f"[Chile] said {{“The order was ours.”}}\n{before}{{{quote}}}")
    assert one.parties == ["Chile", party]


def test_lawmakers_without_a_side_do_not_speak_for_the_government(settle):
    one = settle(
        f"{VOTE}[Many lawmakers] said {{the bill was weak}}.\n[Senator Ida Moss] said {{so too}}.\n"
        "[President Barack Obama] said {it was strong}.",
        people=("Ida Moss", "Barack Obama"),
    )
    assert one.parties[-3:] == ["U.S. Congress", "U.S. Congress", "United States"]


def test_where_no_domestic_parties_quarrel_lawmakers_are_their_countrys(settle):
    one = settle("Kenya warned Washington.\n[U.S. lawmakers] said {it was weak}.")
    assert one.parties == ["United States"]


def test_tags_tell_the_side_of_lawmakers_named_among_many(settle):
    one = settle(
        f"{VOTE}[Some lawmakers including Reps. Ida Moss, R-Ohio, and Bo Hale, R-Utah,] said {{yes}}.",
        people=("Reps.", "Ida Moss", "R-Ohio", "Bo Hale", "R-Utah"),
    )
    assert one.parties[-1] == "Republicans"


def test_a_tag_is_no_part_of_the_name_before_it(settle):
    one = settle(f"{VOTE}[Rep. Ida Moss, R-Mo.,] said {{yes}}.", people=("Ida Moss, R-Mo",))
    assert one.speakers[-1] == "Ida Moss"
    assert one.parties[-1] == "Republicans"


def test_a_committee_between_two_countries_is_nobodys_organ(settle):
    one = settle(
        "Nairobi was silent.\n[The Chilean Kenya Public Affairs Committee] said {it was wrong}.",
        labels={"Chilean Kenya Public Affairs Committee": "Organization"},
    )
    assert one.parties == ["Chilean Kenya Public Affairs Committee"]


def test_a_sitting_president_whom_one_word_calls_former_speaks_for_the_country(settle):
    one = settle(
        f"{VOTE}[President Donald Trump] said {{it was his right}}.\n"
        "A critic of former businessman Donald Trump wrote.\n[President Trump] said {it was done}.\n"
        "[The president] said {he would wait}.",
        people=("Donald Trump", "Trump"),
    )
    assert one.parties[-3:] == ["United States"] * 3


def test_a_side_in_brackets_is_a_tag_too(settle):
    one = settle(f"{VOTE}[Rep. Ida Moss (R) of Utah] said {{yes}}.", people=("Ida Moss",))
    assert one.parties[-1] == "Republicans"


def test_asylum_seekers_do_not_speak_for_the_country_they_fled(settle):
    one = settle("[Chilean asylum seekers] said {they had fled}.")
    assert one.parties == ["Chilean asylum seekers"]


def test_a_chamber_of_commerce_is_not_its_country(settle):
    one = settle(
        "Kenya put duties on fish.\n[The Chilean Chamber of Commerce] said {nobody would win}."
    )
    assert one.parties[0] != "Chile"
    assert "Chilean Chamber" in one.parties[0]
