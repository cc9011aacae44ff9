"""From a source's words to a party: names, offices, bodies, media, kinds of people."""

import pytest


@pytest.mark.parametrize(
    ("marked", "party"),
    [
        ("[Nairobi] said {it would wait}.", "Kenya"),
        ("[The Kremlin] said {it knew nothing}.", "Russia"),
        ("[Downing Street] said {the visit was off}.", "United Kingdom"),
        ("[Brasília] said {the fires were out}.", "Brazil"),
        ("[The Malians] said {the well was theirs}.", "Mali"),
        ("[Turkish officials] said {the road was shut}.", "Turkey"),
        ("[A senior Kenyan official, speaking on condition of anonymity,] said {no}.", "Kenya"),
        ("[Peru's Interior Ministry] said {nobody fired}.", "Peru"),
        ("[The State Department] said {it was watching}.", "United States"),
        ("[Ghana's ambassador to the United Nations] said {the vote was fair}.", "Ghana"),
        ("[India's UN envoy] said {the map was wrong}.", "India"),
        ("[The government of Chile] said {the pass was closed}.", "Chile"),
        ("[police in Lagos] said {two men fled}.", "Nigeria"),
        ("[Xinhua] said {the boat had sunk}.", "China"),
        ("[state-run Press TV] said {the base was hit}.", "Iran"),
        ("[Vietnamese state media] said {talks went well}.", "Vietnam"),
        ("[A spokesman for the Taliban] said {the town fell}.", "Taliban"),
        ("[An M23 spokesman] said {the front held}.", "M23"),
        ("[The African Union's observer mission] said {the vote was calm}.", "African Union"),
        (
            "[The International Atomic Energy Agency] said {seals were intact}.",
            "International Atomic Energy Agency",
        ),
        ("[Reuters] said {shots were heard}.", "Reuters"),
        ("[Some analysts] said {it was a bluff}.", "analysts"),
        ("[a political science professor at Lund University] said {it was a bluff}.", "analysts"),
        ("[Witnesses] said {a truck burned}.", "witnesses"),
        ("[Two residents of the quarter] said {a truck burned}.", "residents"),
        ("[A European diplomat] said {the draft was weak}.", "European diplomats"),
        ("[A Kenyan diplomat] said {the draft was weak}.", "Kenya"),
        ("[The Third Border Brigade] said {it took the hill}.", "Third Border Brigade"),
        ("[The Senegalese opposition] said {the roll was false}.", "Senegalese opposition"),
        ("[The archbishop of Managua] called {for calm}.", "Catholic Church"),
        ("[The French-led coalition] said {one plane was lost}.", "French-led coalition"),
        ("[local newspaper El Cerro] said {six were dead}.", "El Cerro"),
    ],
)
def test_words_lead_to_their_party(settle, marked, party):
    assert settle(marked).parties == [party]


@pytest.mark.parametrize(
    ("marked", "party"),
    [
        ("A quiet day in Amman.\n[Michael Jordan] said {he would play}.", "Michael Jordan"),
        ("He told us all. [One of us] said {the door was open}.", None),
        ("[Chad Whitfield, a spokesman for Boeing,] said {tests went on}.", "Boeing"),
    ],
)
def test_words_that_look_like_countries_are_none(settle, marked, party):
    assert settle(marked, people=("Michael Jordan", "Chad Whitfield")).parties == [party]


def test_us_is_the_country_only_in_capitals_or_with_points(settle):
    one = settle("[The US] said {it was ready}.\n[U.S. officials] said {it was not}.")
    assert one.parties == ["United States"] * 2


def test_the_north_needs_a_north_in_the_article(settle):
    korea = settle("North Korea fired. [The North's state media] said {the test went well}.")
    assert korea.parties == ["North Korea"]
    other = settle("Farmers met in Ghana. [the North] said {rain was late}.")
    assert "North Korea" not in other.parties


def test_countries_of_one_demonym_are_told_by_the_rest_of_the_article(settle):
    goma = settle("Shells fell on Goma. Kinshasa sent troops. [The Congolese army] said {12 died}.")
    brazzaville = settle("Brazzaville was calm. [The Congolese army] said {nobody died}.")
    assert goma.parties == ["DR Congo"]
    assert brazzaville.parties == ["Congo"]


def test_plain_officials_are_a_guess_and_say_so(settle):
    one = settle(
        "Kenya closed the port. Kenya's navy was out. [Officials] said {ships would wait}."
    )
    assert one.parties == ["Kenya"]
    assert one.because().startswith("guess:")


def test_domestic_parties_stand_apart_only_where_an_event_is_about_them(settle):
    quarrel = "".join(
        f"[Rep. Ann Lodge{n}, D-Ohio,] said {{the bill was dead}}.\n" for n in ("er", "ing", "well")
    ) + "".join(
        f"[Sen. Karl Marsh{n} (R-Iowa)] said {{the bill was alive}}.\n" for n in ("", "all")
    )
    apart = settle("Washington voted.\n" + quarrel, people=("Ann Lodger", "Karl Marsh"))
    assert set(apart.parties) == {"Democrats", "Republicans"}
    single = settle("Washington voted. Kenya waited.\n[Sen. Karl Marsh (R-Iowa)] said {no}.")
    assert single.parties == ["United States"]


@pytest.mark.parametrize(
    ("marked", "party"),
    [
        ("[Residents of Kafr Tal] said {planes came}.", "residents of Kafr Tal"),
        ("[Two farmers from Lower Kazo] said {planes came}.", "farmers from Lower Kazo"),
        ("[Villagers] said {planes came}.", "villagers"),
        ("[A crew member] said {the captain slept}.", "crew members"),
        ("[an army programmer from North Korea's North Korean army who defected] said {no}.",
         "North Korean defectors"),
    ],
)  # fmt: skip
def test_people_without_a_name_are_named_by_their_own_words(settle, marked, party):
    assert settle(marked).parties == [party]


def test_bare_residents_are_those_named_with_their_place(settle):
    one = settle("[Residents of Kafr Tal] said {yes}.\n[Residents] said {no}.")
    assert one.parties == ["residents of Kafr Tal"] * 2


def test_a_country_one_letter_off_is_told_and_the_step_says_so(settle):
    one = settle("South Korea waited.\n[South Kora] believes {talks will go on}.")
    assert one.parties == ["South Korea"]
    assert "one letter off “South Korea”" in one.because()


def test_a_person_is_no_misspelt_country(settle):
    one = settle("Norway waited.\n[Anna Norwey] said {no}.", people=("Anna Norwey",))
    assert one.parties == ["Anna Norwey"]


def test_a_body_many_countries_have_belongs_to_one_that_is_named(settle):
    here = settle("Peru voted. Lima was calm.\n[Congress] said {the vote stands}.")
    there = settle("Washington voted. The United States waited.\n[Congress] said {it stands}.")
    assert here.parties != ["United States"]
    assert there.parties == ["United States"]


def test_an_office_a_country_lacks_is_not_given_to_it(settle):
    one = settle(
        "Canada agreed. The United States, U.S. envoys and Washington waited.\n"
        "[The prime minister] said {the treaty was dead}."
    )
    assert one.parties == ["Canada"]


def test_datelines_are_no_part_of_the_source_and_tell_whose_province_speaks(settle):
    one = settle(
        "HONIARA, June 3 (Reuters) - China sent a ship. [The provincial government] said {no}.\n"
        "[HARARE - Citizens' Front leader Ana Duarte] said {yes}.",
        people=("Ana Duarte",),
    )
    assert one.parties == ["Solomon Islands", "Citizens' Front"]


def test_state_media_say_whose_they_are(settle):
    assert "controlled by the state" in settle("[Xinhua] said {no}.").because()


def test_a_listed_name_that_goes_on_is_another_name(settle):
    one = settle("Ghana waited. [The Independent Fishing Board] said {boats were lost}.")
    assert "The Independent" not in one.parties


def test_a_paper_is_one_party_under_all_its_names(settle):
    one = settle(
        "[The Times] reported {the find}.\n[The New York Times] said {it had more}.",
        outlet="New York Times (Online News)",
    )
    assert one.parties == ["New York Times", "New York Times"]


def test_a_sentence_without_its_space_still_names_a_country(settle):
    one = settle("The talks ended at the border.Turkey saw no gain. [Turkey] said {it would wait}.")
    assert one.parties == ["Turkey"]
