"""Rows of JSON and JSONL, each by itself."""

from __future__ import annotations

import dataclasses
import json

import pytest
from factory import make_article
from read.samples import BRIDGE, YARD

from rashomon.errors import ReadError
from rashomon.read.drafts import Draft
from rashomon.read.rows import looks_like_json, read_json, read_jsonl
from rashomon.records import Failure

TITLE, BODY = YARD.split("\n", 1)


def one(row):
    (draft,) = read_json(json.dumps(row), name="a.json", path="a.json")
    return draft


def test_fields_of_news_please():
    draft = one({
        "maintext": BODY, "title": TITLE, "date_publish": "2031-05-04 10:15:00", "source_domain": "www.reuters.com",
        "authors": ["Jane Doe", "Max Roe"], "url": "https://www.reuters.com/yard", "language": "en",
        "description": "A yard.", "filename": "x.json", "image_url": None,
    })  # fmt: skip
    (layer,) = draft.layers
    assert draft.title == TITLE
    assert draft.text == f"{TITLE}\n\n{BODY.rstrip()}"
    assert (layer.outlet, layer.published) == ("Reuters", "2031-05-04")
    assert layer.authors == ("Jane Doe", "Max Roe")
    assert layer.url == "https://www.reuters.com/yard"


def test_own_records_come_back_as_they_were():
    article = make_article(
        YARD, title=TITLE, outlet="Courier", country="PL", published="2031-05-04"
    )
    draft = one(dataclasses.asdict(article))
    assert (draft.title, draft.text) == (TITLE, YARD.rstrip())
    assert draft.layers[0].country == "PL"
    assert draft.layers[0].outlet == "Courier"


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"outlet": "The Courier", "url": "https://reuters.com/a"}, "outlet", "The Courier"),
        ({"outlet": "www.nytimes.com"}, "outlet", "The New York Times"),
        ({"outlet": "news.some-paper.example"}, "outlet", "news.some-paper.example"),
        ({"url": "https://edition.cnn.com/a"}, "outlet", "CNN"),
        ({"url": "https://www.some-paper.example/a"}, "outlet", "some-paper.example"),
        ({"url": "http://[broken"}, "outlet", None),
        ({"date": "last Friday"}, "published", None),
        ({"date": 20310504}, "published", None),
        ({"country": "South Korea"}, "country", "KR"),
        ({"country": "UK/US"}, "country", None),
        (
            {"author": "Jane Doe, Max Roe and Ann Poe"},
            "authors",
            ("Jane Doe", "Max Roe", "Ann Poe"),
        ),
        ({"author": "Doe, Jane"}, "authors", ("Doe, Jane",)),
        ({"authors": {"name": "Jane"}}, "authors", ()),
    ],
)
def test_fields_are_taken_as_far_as_they_say_something(row, field, value):
    assert getattr(one({"text": YARD, **row}).layers[0], field) == value


def test_broken_lines_fail_by_themselves():
    lines = [
        json.dumps({"text": YARD}),
        '{"text": "cut off',
        "",
        json.dumps({"title": "No text"}),
        json.dumps(["no", "object"]),
        json.dumps({"text": 5}),
        "[" * 100_000,
        json.dumps({"text": BRIDGE + "\u2028More."}, ensure_ascii=False),
    ]
    rows = read_jsonl("\n".join(lines), name="a.jsonl", path="dir/a.jsonl")
    assert [row.path for row in rows if isinstance(row, Draft)] == [
        "dir/a.jsonl:1",
        "dir/a.jsonl:8",
    ]
    failures = [row for row in rows if isinstance(row, Failure)]
    assert [failure.what for failure in failures] == [f"a.jsonl:{line}" for line in (2, 4, 5, 6, 7)]
    assert all(failure.hint for failure in failures)


def test_a_file_full_of_broken_lines_does_not_fill_the_margin():
    rows = read_jsonl("{broken\n" * 500, name="a.jsonl", path=None)
    assert len(rows) == 21
    assert rows[-1].error == "480 more rows could not be read"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps([{"text": YARD}, {"text": BRIDGE}]), id="list"),
        pytest.param(json.dumps({"articles": [{"text": YARD}, {"text": BRIDGE}]}, indent=1), id="object"),
        pytest.param(json.dumps({"text": YARD}) + "\n" + json.dumps({"text": BRIDGE}), id="lines after all"),
    ],
)  # fmt: skip
def test_shapes_of_json(text):
    assert [row.path for row in read_json(text, name="a.json", path="a.json")] == [
        "a.json:1",
        "a.json:2",
    ]


@pytest.mark.parametrize("text", ['{"a": ', "[]", "5", '[{"a": 1}, {"b": 2}]', "[" * 100_000, ""])
def test_json_without_articles_is_one_error(text):
    with pytest.raises(ReadError) as caught:
        read_json(text, name="a.json", path="a.json")
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "is_json"),
    [
        ('{"text": "x"}\n{"text": "y"}', True),
        ('[{"text": "x"}]', True),
        ('{\n "text": "x"\n}', True),
        ("[TEXT] The minister said", False),
        ("{curly} words", False),
        ("[1, 2]", False),
    ],
)
def test_json_is_known_by_how_it_begins(text, is_json):
    assert looks_like_json(text) is is_json
