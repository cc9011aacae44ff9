from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser

import factory
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import ReportError
from rashomon.records import Relation, RelationKind, StatementKind
from rashomon.report.as_html import render_html, write_html
from rashomon.report.inert import make_inert

WORDS = st.lists(
    st.sampled_from(factory.HOSTILE) | st.text(max_size=8), min_size=1, max_size=5
).map("".join)


class Page(HTMLParser):
    """A page as read: elements, attributes, the words of the article view."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.open, self.sheets = [], [], [], []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *one) for one in attrs]
        if tag == "div" and ("class", "text") in attrs:
            self.sheets.append("")
        self.open.append((tag, dict(attrs)))
        if tag in {"meta", "br", "img", "link", "input"}:
            self.open.pop()

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        names = [tag for tag, _ in self.open]
        if "style" not in names and "script" not in names:
            self.words += data
        is_tag = any("tag" in (one.get("class") or "").split() for _, one in self.open)
        if any(one.get("class") == "text" for _, one in self.open) and not is_tag:
            self.sheets[-1] += data


def get_ids(page):
    return [value for _, name, value in page.attributes if name == "id"]


def squeeze(text):
    return "".join(make_inert(text).split())


@given(WORDS)
@settings(max_examples=12, deadline=None)
def test_words_of_an_article_never_become_markup(words):
    plain, page = (
        Page(render_html(factory.make_hostile_report("plain"))),
        Page(render_html(factory.make_hostile_report(words))),
    )
    assert set(page.tags) == set(plain.tags)
    assert page.tags.count("script") == page.tags.count("style") == 1
    names = {name for _, name, _ in page.attributes}
    assert not {name for name in names if name.startswith("on") or name == "style"}
    links = [value for tag, name, value in page.attributes if (tag, name) == ("a", "href")]
    assert all(link.startswith(("#", "https://", "http://")) for link in links)
    assert squeeze(page.sheets[-1]) == squeeze(f"{words}So said {words} on {words}.")


@given(WORDS)
@settings(max_examples=12, deadline=None)
def test_no_character_steers_the_page(words):
    page = render_html(factory.make_hostile_report(words))
    assert make_inert(page) == page


def test_nothing_is_loaded_or_run_but_the_pages_own_parts():
    page = render_html(factory.make_report())
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page).group(1)
    assert policy.startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "unsafe" not in policy
    assert not re.search(r"<(?:link|img|iframe|object|script src)", page)
    assert not re.search(r"url\(|@import", page)


def test_every_link_lands_and_no_anchor_stands_twice():
    page = Page(render_html(factory.make_report()))
    ids = get_ids(page)
    links = {value[1:] for _, name, value in page.attributes if name == "href" and value[0] == "#"}
    assert links <= set(ids)
    assert len(ids) == len(set(ids))


def test_every_quote_leads_to_its_place_and_every_place_back():
    report = factory.make_report()
    page = render_html(report)
    for at, statement in enumerate(report.statements):
        if statement.kind is StatementKind.OWN_VOICE:
            continue
        assert f'class="words" href="#s{at}"' in page
        place = re.search(rf'<a class="tag mark [^"]*" id="s{at}" href="#([^"]+)"', page)
        assert place, statement.words
        assert f'id="{place.group(1)}"' in page


def test_the_articles_stand_whole():
    report = factory.make_report()
    page = Page(render_html(report))
    for article, shown in zip(report.articles, page.sheets, strict=True):
        assert squeeze(shown) == squeeze(article.text)


def test_a_reader_sees_what_each_party_does_on_each_point():
    words = " ".join(Page(render_html(factory.make_report())).words.split())
    for expected in (
        "refused to say",
        "silent",
        "not covered",
        "denies that its boat had entered",
        "contradict",
        "differ",
        "no verdict",
        "97 % sure",
        "broken.pdf",
        "save the page as HTML",
        "published: unknown",
        "published: 12 April 2031 (from the page's metadata)",
        "same text in copy-of-wire.txt; counted once",
        "11 April 2031",
    ):
        assert expected in words, expected


def test_the_words_that_clash_are_set_off():
    page = render_html(factory.make_report())
    assert "<mark>four</mark>" in page
    assert "<mark>six</mark> people had died" in page


def test_a_party_that_contradicts_itself_is_shown():
    report = factory.make_report()
    first, second = report.statements[0], report.statements[1]
    relation = Relation(
        report.points[0].point_id,
        first.statement_id,
        second.statement_id,
        RelationKind.DIFFERS,
        0.8,
    )
    page = render_html(replace(report, relations=(relation,)))
    assert "inside one party" in page


def test_a_report_with_nothing_in_it_is_a_page():
    empty = factory.make_report(
        parties=(), speakers=(), statements=(), points=(), relations=(), matrix=(), timeline=(),
        silences=(), blame=(), failures=(), articles=(),
    )  # fmt: skip
    assert "No point was found" in render_html(empty)


def test_fifty_articles_stay_under_two_megabytes():
    text = " ".join(factory.COURIER.splitlines() * 8)
    articles, statements = [], []
    for number in range(50):
        article = factory.make_article(f"Number {number}\n{text}", outlet=f"Outlet {number % 9}")
        articles.append(article)
        statements += [
            factory.make_statement(
                article,
                "that a patrol boat from Maravia rammed the ferry Halden inside Orlenan waters, "
                "killing four passengers",
                nth=nth,
                source="The government of Orlena",
                cue="said",
                party_id=factory.make_party().party_id,
                statement_id=f"s-{number}-{nth}-{copy}",
            )
            for nth in range(8)
            for copy in range(3)
        ]
    point = factory.make_point("inside", *statements[:400])
    relations = [
        factory.make_relation(point, first, second)
        for first, second in itertools.pairwise(statements[:400])
    ]
    report = factory.make_report(
        articles=tuple(articles),
        statements=tuple(statements),
        points=(point,),
        relations=tuple(relations),
        timeline=(), silences=(), blame=(), matrix=(),
    )  # fmt: skip
    assert len(render_html(report).encode()) < 2_000_000


def test_a_page_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ReportError, match="nowhere"):
        write_html(factory.make_report(), tmp_path / "nowhere" / "report.html")
