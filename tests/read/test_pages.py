"""Pages give their article and what they say of it, and a hostile page costs little."""

from __future__ import annotations

import json
import time

import pytest
from read.samples import YARD, make_page

from rashomon.errors import ReadError
from rashomon.read.kinds import looks_like_html
from rashomon.read.pages import read_page
from rashomon.settings import ReadSettings

SETTINGS = ReadSettings()


def page_of(html, *, url=None):
    return read_page(html, name="page.html", path="page.html", url=url, settings=SETTINGS)


def linked(*, type, **fields):  # noqa: A002  the vocabulary's own name
    item = {"@type": type, "datePublished": "2031-05-04", **fields}
    if "graph" in fields:
        item = {"@type": type, "@graph": fields["graph"]}
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


def test_article_is_found_between_its_surroundings():
    draft = page_of(make_page())
    assert draft.title == YARD.partition("\n")[0]
    assert draft.text.startswith(draft.title + "\n")
    assert draft.text.count(draft.title) == 1
    assert '"There is no other way," she told reporters' in draft.text
    assert "Copyright" not in draft.text
    assert "Home" not in draft.text


def test_metadata_of_the_page_is_kept_with_its_origin():
    head = (
        '<meta property="og:site_name" content="The Tarnow Courier">'
        '<meta name="author" content="Jane Doe and Max Roe">'
        '<meta property="article:published_time" content="2031-05-04T10:15:00+02:00">'
        '<link rel="canonical" href="https://courier.example/2031/yard">'
    )
    metadata, page = page_of(
        make_page(head=head), url="https://courier.example/2031/yard?x=1"
    ).layers
    assert metadata.origin == "metadata"
    assert metadata.outlet == "The Tarnow Courier"
    assert metadata.published == "2031-05-04T10:15:00+02:00"
    assert metadata.authors == ("Jane Doe", "Max Roe")
    assert metadata.url == "https://courier.example/2031/yard"
    assert page.published is None


@pytest.mark.parametrize(
    ("head", "before", "metadata", "page"),
    [
        pytest.param(linked(type="NewsArticle"), "", "2031-05-04", None, id="json-ld"),
        pytest.param(
            linked(graph=[{"@type": ["WebPage", "NewsArticle"], "datePublished": "2031-05-04"}], type="Site"),
            "", "2031-05-04", None, id="json-ld graph",
        ),
        pytest.param('<meta name="pubdate" content="May 4, 2031">', "", "2031-05-04", None, id="meta"),
        pytest.param("", '<time class="published" datetime="2031-05-04">x</time>', None, "2031-05-04", id="time"),
        pytest.param(linked(type="Event"), "", None, None, id="another thing's date"),
        pytest.param('<meta name="last-modified" content="2031-05-04">', "", None, None, id="changed is not published"),
        pytest.param("", "<p>The harbour opened on May 4, 2011.</p>", None, None, id="a date in the text"),
        pytest.param('<script type="application/ld+json">{"broken": </script>', "", None, None, id="broken json-ld"),
    ],
)  # fmt: skip
def test_date_comes_from_marked_places_only(head, before, metadata, page):
    layers = page_of(
        make_page(head=head, before=before), url="https://courier.example/2019/03/08/yard"
    ).layers
    assert [layer.published for layer in layers] == [metadata, page]


def test_known_domain_names_the_outlet_of_a_page_without_a_name():
    assert page_of(make_page(), url="https://www.reuters.com/yard").layers[0].outlet == "Reuters"
    assert page_of(make_page(), url="https://www.some-paper.example/yard").layers[0].outlet in (
        "some-paper.example",
        "Some-Paper",
    )


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<html><body></body></html>", id="empty"),
        pytest.param("<html><body>" + '<a href="/a">Section</a> ' * 300 + "</body></html>", id="links"),
        pytest.param(
            "<html><body><form><input name=user><button>Sign in</button></form>"
            "<p>Please sign in to go on.</p></body></html>",
            id="sign-in",
        ),
        pytest.param(
            "<html><body><ul>" + "<li><a href=x>Minister denies the claims</a></li>" * 40 + "</ul></body></html>",
            id="front page",
        ),
        pytest.param("", id="nothing"),
    ],
)  # fmt: skip
def test_page_without_an_article_is_refused(html):
    with pytest.raises(ReadError, match="no article") as caught:
        page_of(html)
    assert caught.value.hint


def text_or_refusal(html):
    try:
        return page_of(html).text
    except ReadError:
        return "refused"


HOSTILE = {
    "deep": "<html><body>" + "<div>" * 30_000 + "x" + "</div>" * 29_000,
    "giant attribute": make_page(before=f'<p data-x="{"a" * 1_000_000}">x</p>'),
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    + make_page(before="<p>&b;&b;&b;</p>"),
    "scripts": make_page(before="<script>while (true) { alert('<p>x</p>') }</script>" * 50),
    "deep json-ld": make_page(head=f'<script type="application/ld+json">{"[" * 200_000}</script>'),
    "many tags": make_page(after="<p>word <b>said</b></p>" * 200_000),
    "brackets": "<html>" + "<" * 2_000_000,
    "unclosed": "<html><body>" + "<table><tr><td>x" * 10_000,
    "zero and surrogates": make_page(before="<p>\x00\ud800\ufffe</p>"),
    "embedded picture": make_page(
        before=f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 600_000}">'
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_page_is_read_or_refused_in_time(name):
    started = time.monotonic()
    text = text_or_refusal(HOSTILE[name])
    assert "alert(" not in text
    assert "There is no other way" in text or text == "refused"
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("name", ["embedded picture", "scripts", "entities", "deep json-ld"])
def test_article_on_a_heavy_page_is_still_found(name):
    assert "There is no other way" in page_of(HOSTILE[name]).text


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("\n <!doctype HTML><html>", True),
        ("<HTML lang=en>", True),
        ('<?xml version="1.0"?>\n<html xmlns="x">', True),
        ("<!-- saved -->\n<html>", True),
        ("<b>Headline</b>\nThe minister said", False),
        ("The minister said <html> was a format", False),
    ],
)
def test_pages_are_known_by_how_they_begin(text, is_page):
    assert looks_like_html(text) is is_page
