"""Seen silences: only where a party has an article of its own that passes a point over."""

from factory import (
    make_annotated,
    make_article,
    make_party,
    make_point,
    make_resolved,
    make_speaker,
    make_statement,
)

from rashomon.follow.unheard import find_own_articles, find_unheard
from rashomon.records import PartyKind, StatementKind

MARAVIA, ORLENA = make_party("Maravia"), make_party("Orlena")
HERALD = make_party("Strait Herald", kind=PartyKind.OUTLET)
PARTIES = (MARAVIA, ORLENA, HERALD)


def unheard_of(own_text, *, voice=MARAVIA, own_day="2031-04-12", first_word=None):
    article = make_article("Orlena said the ferry was rammed.", published="2031-04-10")
    charge = make_statement(article, "the ferry was rammed", party_id=ORLENA.party_id)
    own = make_article(own_text, published=own_day)
    told = make_statement(own, own_text, party_id=voice.party_id, kind=StatementKind.OWN_VOICE)
    statements = [charge, told]
    views = [make_annotated(article), make_annotated(own)]
    on_point = [charge]
    if first_word:
        late = make_article("Maravia said the ferry was warned.", published=first_word)
        answer = make_statement(late, "the ferry was warned", party_id=MARAVIA.party_id)
        statements.append(answer)
        on_point.append(answer)
        views.append(make_annotated(late))
    point = make_point("ferry was rammed", *on_point)
    found = find_unheard(views, make_resolved(*statements, parties=PARTIES), [point])
    assert all(one.point_id == point.point_id and one.is_seen for one in found)
    assert all(one.place.article_id == own.article_id for one in found)
    return [(one.party_id, one.since, one.until) for one in found]


def test_state_media_that_pass_a_point_over_are_silent_from_the_others_first_word():
    found = unheard_of("Harvest festival opens in the capital.")
    assert found == [(MARAVIA.party_id, "2031-04-10", "2031-04-12")]


def test_the_silence_ends_with_the_partys_first_word():
    found = unheard_of("Harvest festival opens in the capital.", first_word="2031-04-15")
    assert found == [(MARAVIA.party_id, "2031-04-10", "2031-04-15")]


def test_an_article_that_touches_the_point_is_not_silent():
    assert unheard_of("The ferry was rammed by nobody, a commentary says.") == []


def test_an_article_from_before_the_others_spoke_shows_nothing():
    assert unheard_of("Harvest festival opens in the capital.", own_day="2031-04-09") == []


def test_without_an_article_of_its_own_a_party_is_not_covered_but_not_silent():
    assert unheard_of("Harvest festival opens in the capital.", voice=HERALD) == []


def test_an_outlet_through_which_a_party_speaks_elsewhere_is_its_own():
    own = make_article("Harvest festival opens.", outlet="The Maravian News Agency")
    text = "Harvest festival opens"
    told = make_statement(own, text, party_id=HERALD.party_id, kind=StatementKind.OWN_VOICE)
    agency = make_speaker("Maravian News Agency", party_id=MARAVIA.party_id)
    view = make_annotated(own)
    resolved = make_resolved(told, parties=PARTIES, speakers=(agency,))
    assert find_own_articles([view], resolved) == {MARAVIA.party_id: [view]}
    assert find_own_articles([view], make_resolved(told, parties=PARTIES)) == {}
