from __future__ import annotations

import json
from dataclasses import replace

import factory
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import ReportError
from rashomon.records import Place, Point, Span
from rashomon.report.as_json import make_document, write_json
from rashomon.report.document import make_schema, read_schema, validate
from rashomon.report.from_json import read_document, read_json

TEXTS = st.text(
    st.characters() | st.sampled_from("\n“”\u202e\x00\ud83d\u2028 "), min_size=1, max_size=60
)


def walk_spans(value, article_id=None):
    """Find every span of a document with the id of the article it counts in."""
    if isinstance(value, dict):
        article_id = value.get("article", article_id)
        if value.keys() == {"start", "end", "text"}:
            yield article_id, value
        for inner in value.values():
            yield from walk_spans(inner, article_id)
    elif isinstance(value, list):
        for inner in value:
            yield from walk_spans(inner, article_id)


@st.composite
def reports(draw):
    """Draw a report of the ferry with one more article of any text and a statement of any span."""
    report = factory.make_report()
    article = factory.make_article(draw(TEXTS), outlet=draw(TEXTS), url=draw(TEXTS))
    edges = sorted(draw(st.lists(st.integers(0, len(article.text)), min_size=4, max_size=4)))
    statement = replace(
        report.statements[0],
        statement_id="s-drawn",
        article_id=article.article_id,
        content=(article.span(*edges[:2]), article.span(*edges[2:])),
        source=draw(st.none() | st.just(article.span(*edges[1:3]))),
        cue=None,
        confidence=draw(st.floats(0, 1)),
        because=tuple(draw(st.lists(TEXTS, max_size=2))),
    )
    place = draw(st.none() | st.just(Place(article.article_id, article.span(*edges[:2]))))
    point = Point("p-drawn", draw(TEXTS), (statement.statement_id,), place)
    return replace(
        report,
        title=draw(TEXTS),
        articles=(*report.articles, article),
        statements=(*report.statements, statement),
        points=(*report.points, point),
    )


@given(reports())
@settings(max_examples=20, deadline=None)
def test_every_span_walks_back_to_its_article(report):
    document = json.loads(json.dumps(make_document(report)))
    texts = {article["id"]: article["text"] for article in document["articles"]}
    spans = list(walk_spans(document))
    assert len(spans) > 30
    assert all(texts[where][one["start"] : one["end"]] == one["text"] for where, one in spans)


@given(report=reports())
@settings(max_examples=20, deadline=None)
def test_what_is_written_reads_back_equal(report, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.json"
    write_json(report, path)
    assert read_json(path) == report


def test_what_is_written_follows_the_published_schema():
    jsonschema.Draft202012Validator.check_schema(read_schema())
    document = json.loads(json.dumps(make_document(factory.make_report())))
    jsonschema.validate(document, read_schema(), cls=jsonschema.Draft202012Validator)


def test_the_published_schema_is_the_one_the_package_checks_with():
    # If this fails after a change of document.py, write what make_schema gives to schema.json.
    assert read_schema() == make_schema()


def test_a_report_may_hold_more_than_the_schema_names():
    document = json.loads(json.dumps(make_document(factory.make_report())))
    document["articles"][0]["mood"] = "grim"
    document["extra"] = 1
    assert read_document(document) == factory.make_report()


def test_the_sidecar_counts_as_the_users_word():
    report = factory.make_report()
    article = replace(report.articles[0], origins=(("published", "sidecar"),))
    written = make_document(replace(report, articles=(article, *report.articles[1:])))
    assert written["articles"][0]["published_from"] == "option"
    assert written["articles"][0]["origins"] == [["published", "sidecar"]]


def test_the_event_spans_the_days_of_its_articles():
    event = make_document(factory.make_report())["event"]
    assert (event["from"], event["to"]) == ("2031-04-11", "2031-04-12")


def test_an_outlets_own_party_is_named():
    report = factory.make_report()
    written = make_document(report)["articles"]
    assert [one["outlet_party"] for one in written] == [report.parties[4].party_id, None, None]


def test_a_span_that_is_not_in_its_article_is_refused():
    report = factory.make_report()
    false = replace(report.statements[0], content=(Span(3, 9, "the ferry never sailed"),))
    with pytest.raises(ReportError, match="'the ferry never sailed' is not at 3-9"):
        make_document(replace(report, statements=(false,)))


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda one: one.update(format="other/9"), "format"),
        (lambda one: one["statements"][0].update(confidence=1.5), "statements.0.confidence"),
        (lambda one: one["matrix"][0].update(stands="sulks"), "matrix.0.stands"),
        (lambda one: one["articles"][0].pop("text"), "articles.0.text"),
        (lambda one: one.pop("points"), "points"),
    ],
    ids=["format", "range", "word", "field", "list"],
)
def test_a_report_that_does_not_follow_the_schema_is_refused_by_field(spoil, where):
    document = json.loads(json.dumps(make_document(factory.make_report())))
    spoil(document)
    with pytest.raises(ReportError, match=where):
        validate(document)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, read_schema(), cls=jsonschema.Draft202012Validator)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]"], ids=repr)
def test_a_file_that_holds_no_report_is_named(tmp_path, content):
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(ReportError, match="rashomon compare --json"):
        read_json(path)


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ReportError, match="nowhere"):
        write_json(factory.make_report(), tmp_path / "nowhere" / "report.json")
