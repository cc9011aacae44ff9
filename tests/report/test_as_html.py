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
from rashomon.records import Relation, RelationKind, Shift, StatementKind, Tone
from rashomon.report.as_html import render_html, write_html
from rashomon.report.as_json import make_document
from rashomon.report.from_json import read_document
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
        classes = {name for _, one in self.open for name in (one.get("class") or "").split()}
        is_tag = bool(classes & {"tag", "answers"})
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
    assert not re.search(r"url\((?!#)|@import", page)


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
        "score 97 of 100",
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


def test_the_same_report_gives_the_same_page():
    report = factory.make_report()
    assert render_html(report) == render_html(report)


def test_a_report_read_back_from_json_gives_the_same_page():
    report = factory.make_report()
    again = read_document(make_document(report))
    assert render_html(again) == render_html(report)


def test_findings_that_are_missing_leave_no_empty_section():
    page = Page(render_html(factory.make_report(timeline=(), silences=(), shifts=(), blame=())))
    assert not {"timeline", "silences", "shifts", "blame", "tone"} & set(get_ids(page))


def test_tone_is_shown_where_it_was_found():
    report = factory.make_report()
    orlena, maravia, *_ = report.parties
    said = report.statements[6].statement_id
    tone = Tone(maravia.party_id, orlena.party_id, -0.7, (said,))
    assert "hostile (-0.70)" in render_html(replace(report, tone=(tone,)))


def test_of_tone_only_the_whole_event_is_listed_and_a_threat_is_named():
    report = factory.make_report()
    orlena, maravia, *_ = report.parties
    said = (report.statements[6].statement_id,)
    whole = Tone(maravia.party_id, orlena.party_id, -0.7, said, has_threat=True)
    day = Tone(maravia.party_id, orlena.party_id, 0.9, said, covers="day", on="2031-04-12")
    page = render_html(replace(report, tone=(whole, day)))
    assert ">threat</span>" in page
    assert "friendly (+0.90)" not in page


def test_a_neutral_tone_is_not_listed():
    report = factory.make_report()
    orlena, maravia, *_ = report.parties
    tone = Tone(maravia.party_id, orlena.party_id, 0.0, (report.statements[6].statement_id,))
    page = render_html(replace(report, tone=(tone,)))
    assert "None of 1 pair leaves the neutral band." in page
    assert "neutral (" not in page


def test_a_silence_that_no_article_tells_says_so():
    report = factory.make_report()
    assert "no article says so" not in render_html(report)
    seen = replace(report.silences[0], is_seen=True)
    assert "no article says so" in render_html(replace(report, silences=(seen,)))


def test_a_version_that_changed_is_shown_with_both_quotes_and_its_point():
    report = factory.make_report()
    rammed, inside, *_ = report.statements
    point = report.points[0]
    shift = Shift(
        report.parties[0].party_id,
        point.point_id,
        rammed.statement_id,
        inside.statement_id,
        "hardened",
        (factory.make_evidence("rammed", "struck", detail="other verbs: rammed / struck"),),
    )
    page = render_html(replace(report, shifts=(shift,)))
    changed = page[page.index('id="shifts"') :].partition("</section>")[0]
    for expected in ("hardened", "earlier", "later", "<mark>rammed</mark>", "<mark>struck</mark>"):
        assert expected in changed, expected


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
