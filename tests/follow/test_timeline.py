"""The timeline: in order, walked back to the text, with first words in the event and on each point."""

from factory import (
    make_annotated,
    make_article,
    make_party,
    make_point,
    make_resolved,
    make_statement,
)

from rashomon.annotate.times import find_times
from rashomon.follow.dates import date_statements
from rashomon.follow.timeline import build_timeline
from rashomon.settings import FollowSettings

MARAVIA = make_party("Maravia")
ORLENA = make_party("Orlena")


def view_of(text, published="2031-04-11"):
    article = make_article(text, published=published)
    return make_annotated(article, times=find_times(text, article.published_on))


TEXT = """Ferry sinks
A ferry sank in the narrow strait on Monday, and four died.
Maravia said on Thursday that it was calm.
Orlena added the boat was fast.
The inquiry will open in the town hall on Tuesday."""


def moments():
    view = view_of(TEXT)
    first = make_statement(
        view.article, "that it was calm", source="Maravia", cue="said", party_id=MARAVIA.party_id
    )
    second = make_statement(
        view.article, "the boat was fast", source="Orlena", party_id=ORLENA.party_id
    )
    resolved = date_statements([view], make_resolved(first, second, parties=(MARAVIA, ORLENA)))
    return build_timeline([view], resolved, settings=FollowSettings())


def test_the_timeline_is_in_order_and_what_is_undated_comes_last():
    assert [(moment.kind, moment.on) for moment in moments()] == [
        ("happened", "2031-04-07"),
        ("said", "2031-04-10"),
        ("first-word", "2031-04-10"),
        ("published", "2031-04-11"),
        ("first-word", None),
    ]


def test_each_moment_can_be_walked_back_to_the_article():
    for moment in moments():
        span = moment.place.span
        assert TEXT[span.start : span.end] == span.text


def test_the_first_word_is_the_earliest_across_articles():
    late = view_of("Maravia said on Thursday that it was calm.")
    early = view_of("Maravia said on Monday that it was angry.", published="2031-04-08")
    statements = [
        make_statement(view.article, words, source="Maravia", cue="said", party_id=MARAVIA.party_id)
        for view, words in ((late, "that it was calm"), (early, "that it was angry"))
    ]
    resolved = date_statements([late, early], make_resolved(*statements, parties=(MARAVIA,)))
    timeline = build_timeline([late, early], resolved, settings=FollowSettings())
    (first,) = [moment for moment in timeline if moment.kind == "first-word"]
    assert (first.statement_id, first.on) == (statements[1].statement_id, "2031-04-07")


def test_a_week_stands_under_its_monday():
    view = view_of("Divers reached the wreck of the ferry in the strait last week.")
    timeline = build_timeline([view], make_resolved(), settings=FollowSettings())
    assert [(moment.on, moment.precision) for moment in timeline] == [
        ("2031-03-31", "week"),
        ("2031-04-11", "day"),
    ]


def test_first_words_are_told_for_each_point_with_the_latest_day_they_can_be_from():
    view = view_of("Maravia said on Thursday it was calm. Maravia added the boat was old.")
    calm, old = (
        make_statement(view.article, words, source="Maravia", cue=cue, party_id=MARAVIA.party_id)
        for words, cue in (("it was calm", "said"), ("the boat was old", "added"))
    )
    points = make_point("calm", calm), make_point("boat", old)
    resolved = date_statements([view], make_resolved(calm, old, parties=(MARAVIA,)))
    timeline = build_timeline([view], resolved, points, settings=FollowSettings())
    firsts = [(one.point_id, one.on, one.by) for one in timeline if one.kind == "first-word"]
    assert firsts == [
        (None, "2031-04-10", None),
        (points[0].point_id, "2031-04-10", None),
        (points[1].point_id, None, "2031-04-11"),
    ]
