"""Who blames whom: from plain words, never from a denial, a question or a possibility."""

import pytest
from factory import (
    make_annotated,
    make_article,
    make_party,
    make_resolved,
    make_speaker,
    make_statement,
)

from rashomon.follow.blame import find_blame
from rashomon.records import PartyKind, StatementKind
from rashomon.settings import FollowSettings

ORLENA = make_party("Orlena", aliases=("Orlenan", "Port Amsel", "the Orlenan government"))
MARAVIA = make_party("Maravia", aliases=("Maravian", "Maravia's coast guard", "Tovik"))
LEAGUE = make_party("Strait League", kind=PartyKind.ORGANISATION)
WIRE = make_party("Strait Wire", kind=PartyKind.OUTLET)
PARTIES = (ORLENA, MARAVIA, LEAGUE, WIRE)
BRANDT = make_speaker("Teo Brandt", party_id=MARAVIA.party_id)


def blame_in(text, *content, by=ORLENA, speakers=(), **fields):
    article = make_article(text)
    statement = make_statement(article, *content, party_id=by.party_id, **fields)
    resolved = make_resolved(statement, parties=PARTIES, speakers=speakers)
    found = find_blame([make_annotated(article)], resolved, settings=FollowSettings())
    names = {party.party_id: party.name for party in PARTIES}
    assert all(one.words in text and one.statement_id == statement.statement_id for one in found)
    assert all(one.by_party_id == by.party_id for one in found)
    return [names[one.on_party_id] for one in found]


BLAMES = {
    "blamed": ("Orlena", "blamed", "Maravia for the collision", ["Maravia"]),
    "blamed on": ("Orlena", "blamed", "the collision on Tovik", ["Maravia"]),
    "accused": ("Orlena", "accused", "the Maravian navy of ramming the ferry", ["Maravia"]),
    "condemned": ("Orlena", "condemned", "the Maravian attack on a ferry", ["Maravia"]),
    "responsible": ("Orlena", "said", "that Maravia was responsible for four deaths", ["Maravia"]),
    "behind": ("Orlena", "said", "it believed Maravia was behind the ramming", ["Maravia"]),
    "fault": ("Orlena", "said", "it was Maravia's fault", ["Maravia"]),
    "because of": (
        "Orlena",
        "said",
        "the talks failed because of Maravia's demand for tolls",
        ["Maravia"],
    ),
    "act": ("Orlena", "said", "Maravian boats violated its waters", ["Maravia"]),
    "passive": (
        "Orlena",
        "said",
        "the ferry was attacked from the north by Maravia",
        ["Maravia"],
    ),
    "crime": ("Orlena", "said", "it would not bow to Maravian aggression", []),
    "two": (
        "Orlena",
        "said",
        "Maravia and the Strait League were responsible for it",
        ["Maravia", "Strait League"],
    ),
    "victim": ("Orlena", "said", "two Maravian sailors were killed", []),
    "not": ("Orlena", "said", "Maravia was not responsible", []),
    "if": ("Orlena", "said", "it would answer if Maravia violated its waters", []),
    "whether": ("Orlena", "asked", "whether Maravia was responsible", []),
    "may": ("Orlena", "said", "Maravia may be responsible", []),
    "denied": ("Orlena", "denied", "that Maravia was responsible", []),
    "place": ("Orlena", "said", "a storm in Maravia killed four", []),
    "relayed": ("Orlena", "said", "the Strait League claimed that Maravia was responsible", []),
    "itself": ("Orlena", "said", "Orlena was responsible for the harbour", []),
    "admits": ("Orlena", "admitted", "that Orlena was responsible for the collision", ["Orlena"]),
    "own people": (
        "Orlena",
        "acknowledged",
        "that military personnel attacked the ferry",
        ["Orlena"],
    ),
    "no own people": ("Orlena", "said", "that military personnel attacked the ferry", []),
    "no doubt": ("Orlena", "said", "there was no doubt Maravia attacked the ferry", ["Maravia"]),
    "lawsuit": ("Orlena", "said", "it would file lawsuits against Maravia", []),
    "charges": ("Orlena", "filed", "war-crimes charges in spring against Maravia", ["Maravia"]),
    "inquiry": ("Orlena", "praised", "the inquiry carried out by Maravia", []),
    "plain": ("Orlena", "said", "it had talked with Maravia about tolls", []),
}


@pytest.mark.parametrize(
    ("source", "cue", "content", "expected"), BLAMES.values(), ids=BLAMES.keys()
)
def test_blame_is_read_from_the_words(source, cue, content, expected):
    found = blame_in(f"{source} {cue} {content}.", content, source=source, cue=cue)
    assert sorted(found) == expected


def test_parties_joined_by_and_are_both_blamed():
    text = "Orlena blamed Maravia and the Strait League for the collision."
    content = "Maravia and the Strait League for the collision"
    assert blame_in(text, content, source="Orlena", cue="blamed") == ["Maravia", "Strait League"]


def test_a_speaker_is_blamed_as_their_party():
    text = "Orlena accused Commander Brandt of lying."
    found = blame_in(
        text, "Commander Brandt of lying", source="Orlena", cue="accused", speakers=(BRANDT,)
    )
    assert found == ["Maravia"]


def test_capitals_are_read_as_well():
    text = "ORLENA BLAMED MARAVIA FOR THE COLLISION."
    assert blame_in(text, "MARAVIA FOR THE COLLISION", source="ORLENA", cue="BLAMED") == ["Maravia"]


def test_a_negated_cue_blames_nobody():
    text = "Orlena did not blame Maravia for the collision."
    assert blame_in(text, "Maravia for the collision", source="Orlena", cue="blame") == []


def test_a_pronoun_is_not_guessed():
    text = "Orlena accused them of lying."
    assert blame_in(text, "them of lying", source="Orlena", cue="accused") == []


def test_a_name_that_two_parties_share_blames_neither():
    article = make_article("Orlena blamed the navy for the collision.")
    first = make_party("Maravia", aliases=("the navy",))
    second = make_party("Strait League", aliases=("the navy",))
    statement = make_statement(
        article, "the navy for the collision", cue="blamed", party_id=ORLENA.party_id
    )
    resolved = make_resolved(statement, parties=(ORLENA, first, second))
    assert find_blame([make_annotated(article)], resolved, settings=FollowSettings()) == ()


def test_the_outlets_own_voice_accuses_nobody():
    text = "Maravian boats violated Orlenan waters."
    found = blame_in(text, text[:-1], by=WIRE, kind=StatementKind.OWN_VOICE)
    assert found == []


def test_long_words_are_cut_between_words():
    content = "Maravia for " + "a long list of harms " * 40 + "and more"
    article = make_article(f"Orlena blamed {content}.")
    statement = make_statement(article, content, cue="blamed", party_id=ORLENA.party_id)
    resolved = make_resolved(statement, parties=PARTIES)
    (found,) = find_blame(
        [make_annotated(article)], resolved, settings=FollowSettings(blame_words=60)
    )
    assert len(found.words) <= 60
    assert article.text.startswith(found.words + " ", article.text.index(found.words))
