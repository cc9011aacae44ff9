from __future__ import annotations

import re
import sys

import factory

from rashomon.report.charts import draw_blame, draw_outlets, draw_parties, draw_timeline
from rashomon.report.overview import make_overview
from rashomon.report.page import PageMaker, Side
from rashomon.report.shares import count_shares
from rashomon.report.timeline import make_lanes

ORLENA = Side("p0", "c0", "Or", "Orlena", "country")
MARAVIA = Side("p1", "c1", "Ma", "Maravia", "country")


def draw_all(report):
    maker = PageMaker(make_overview(report))
    shares, lanes = count_shares(maker), make_lanes(maker)
    return [draw_timeline(lanes), draw_parties(shares), draw_outlets(shares)]


def test_a_chart_brings_no_script_no_style_and_no_address():
    for chart in [*draw_all(factory.make_report()), draw_blame([(ORLENA, MARAVIA, 2, "b0")])]:
        assert not re.search(r"<script|<style|style=| id=|https?://(?!www\.w3\.org)", chart)
        assert chart.startswith("<svg")


def test_words_of_an_article_stay_words_in_a_chart():
    for words in ("".join(factory.HOSTILE), "\u202e\x1b" + "W" * 400):
        for chart in draw_all(factory.make_hostile_report(words)):
            assert not re.search(r"<script|<img|\u202e|\x1b", chart)


def test_every_bar_says_whose_it_is_and_how_much():
    _, parties, outlets = draw_all(factory.make_report())
    assert re.search(r"<title>Orlena: \d+ %, \d+ words</title>", parties)
    assert re.search(r"<title>Tovik Herald: Maravia \d+ %, \d+ words</title>", outlets)


def test_every_dot_and_arrow_is_a_link_with_a_name():
    timeline, *_ = draw_all(factory.make_report())
    (link,) = re.findall(r'<a [^>]*href="#s0"[^>]*>', timeline)
    assert 'aria-label="Orlena: 1 statement on point 1, 11 April 2031' in link
    blame = draw_blame([(ORLENA, MARAVIA, 2, "b0"), (MARAVIA, MARAVIA, 1, "b1")])
    assert '<a href="#b0" aria-label="Orlena blames Maravia (2 times)">' in blame
    assert '<a href="#b1" aria-label="Maravia blames itself">' in blame


def test_drawing_leaves_no_import_hook_behind():
    draw_blame([(ORLENA, MARAVIA, 1, "b0")])
    assert not [one for one in sys.meta_path if "pygal" in type(one).__module__]
