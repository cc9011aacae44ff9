from __future__ import annotations

from dataclasses import replace
from datetime import date

import factory

from rashomon.records import Moment, Place, Silence
from rashomon.report.overview import make_overview
from rashomon.report.page import PageMaker
from rashomon.report.timeline import make_days, make_lanes


def lay_out(report):
    lanes = make_lanes(PageMaker(make_overview(report)))
    names = [lane.name for lane in lanes.lanes]
    return lanes, names


def find_dots(lanes, names, name):
    return [dot for dot in lanes.dots if names[dot.lane] == name]


def make_moment(report, words, **fields):
    article = report.articles[2]
    return Moment(
        "happened", Place(article.article_id, factory.make_span(article, words)), **fields
    )


def test_parties_have_lanes_and_what_happened_stands_above_them():
    _, names = lay_out(factory.make_report())
    assert names[:2] == ["what happened", "articles"]
    assert {"Orlena", "Maravia"} <= set(names)


def test_the_day_of_the_words_and_the_day_of_the_article_are_told_apart():
    lanes, names = lay_out(factory.make_report())
    dots = find_dots(lanes, names, "Orlena")
    assert {dot.is_full for dot in dots} == {True, False}
    (said,) = [dot for dot in dots if dot.is_full]
    assert said.on == date(2031, 4, 11)
    assert said.label.endswith("11 April 2031 (day of the words)")


def test_a_partys_first_word_is_marked():
    report = factory.make_report()
    first = replace(report.timeline[1], kind="first-word")
    lanes, names = lay_out(replace(report, timeline=(*report.timeline, first)))
    assert [dot.is_first for dot in find_dots(lanes, names, "Orlena")].count(True) == 1


def test_a_first_word_on_a_point_says_so_and_is_not_the_partys_first():
    report = factory.make_report()
    first = replace(report.timeline[1], kind="first-word", point_id=report.points[0].point_id)
    changed = replace(report, timeline=(first, replace(first, on=None, by="2031-04-12")))
    lanes, _ = lay_out(changed)
    assert not any(dot.is_first for dot in lanes.dots)
    days = make_days(PageMaker(make_overview(changed)))
    kinds = [kind for day in days for entry in day.entries for kind in entry.kinds]
    assert kinds == ["first word on point 1", "first word on point 1, by 12 April 2031"]


def test_a_silence_with_its_ends_is_a_gap_on_the_partys_lane():
    report = factory.make_report()
    told = report.silences[0]
    silence = Silence(
        report.parties[0].party_id, "the cause", told.place, since="2031-04-01", until="2031-04-12"
    )
    lanes, names = lay_out(replace(report, silences=(silence,)))
    (gap,) = lanes.gaps
    assert names[gap.lane] == "Orlena"
    assert (gap.since, gap.until) == (lanes.first, date(2031, 4, 12))


def test_a_silence_without_a_beginning_is_no_gap():
    report = factory.make_report()
    told = replace(report.silences[0], party_id=report.parties[0].party_id, until="2031-04-12")
    lanes, _ = lay_out(replace(report, silences=(told,)))
    assert lanes.gaps == ()


def test_a_day_far_from_the_articles_is_counted_not_drawn():
    report = factory.make_report()
    long_ago = make_moment(report, "before dawn", on="1987-05-01")
    lanes, _ = lay_out(replace(report, timeline=(*report.timeline, long_ago)))
    assert lanes.outside == 1
    assert lanes.first.year == 2031


def test_a_month_is_no_place_on_the_axis_but_stands_in_the_list():
    report = factory.make_report()
    month = make_moment(report, "before dawn", on="2031-03", precision="month")
    changed = replace(report, timeline=(month,))
    lanes, names = lay_out(changed)
    assert not find_dots(lanes, names, "what happened")
    (day,) = make_days(PageMaker(make_overview(changed)))
    assert day.shown == "March 2031"


def test_dots_of_one_day_are_piled_up_and_none_hides_another():
    lanes, _ = lay_out(factory.make_report())
    places = [(dot.lane, dot.on, dot.level) for dot in lanes.dots]
    assert len(places) == len(set(places))


def test_without_two_days_there_is_no_chart():
    report = factory.make_report()
    bare = replace(
        report,
        articles=tuple(replace(one, published=None) for one in report.articles),
        statements=tuple(replace(one, said_on=None) for one in report.statements),
        timeline=(),
    )
    assert make_lanes(PageMaker(make_overview(bare))) is None


def test_the_list_says_first_word_and_saying_in_one_line_and_undated_last():
    report = factory.make_report()
    said = report.timeline[1]
    undated = replace(report.timeline[0], on=None)
    moments = (said, replace(said, kind="first-word"), undated)
    days = make_days(PageMaker(make_overview(replace(report, timeline=moments))))
    assert [day.shown for day in days] == ["11 April 2031", "no date known"]
    assert [entry.kinds for entry in days[0].entries] == [("said", "first word")]
