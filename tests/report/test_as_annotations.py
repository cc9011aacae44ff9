from __future__ import annotations

import json
from dataclasses import replace

import factory
import jsonschema
import pytest

from rashomon.report.as_annotations import make_annotations, write_annotations

# What the Web Annotation Data Model says MUST or SHOULD be there (sections 3, 4 and 5).
IRI = {"type": "string", "pattern": "^[a-z]+:"}
SCHEMA = {
    "type": "object",
    "required": ["@context", "id", "type", "first", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "first": {
            "required": ["id", "type", "partOf", "items", "startIndex"],
            "properties": {
                "type": {"const": "AnnotationPage"},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
        },
    },
    "$defs": {
        "annotation": {
            "required": ["id", "type", "target"],
            "properties": {
                "id": IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": ["identifying", "linking"]},
                "body": {"type": "array", "items": {"$ref": "#/$defs/body"}},
                "target": {
                    "type": "array",
                    "minItems": 1,
                    "items": {"anyOf": [IRI, {"$ref": "#/$defs/place"}]},
                },
            },
        },
        "body": {
            "required": ["type", "value", "purpose"],
            "properties": {
                "type": {"const": "TextualBody"},
                "purpose": {"enum": ["tagging", "describing", "classifying"]},
            },
        },
        "place": {
            "required": ["type", "source", "selector"],
            "properties": {"type": {"const": "SpecificResource"}, "source": {"required": ["id"]}},
        },
    },
}


@pytest.fixture
def report():
    return factory.make_report()


def test_collection_has_the_shape_of_the_standard(report):
    made = make_annotations(report)
    jsonschema.validate(made, SCHEMA)
    assert made["total"] == len(made["first"]["items"])


def test_both_selectors_find_the_words(report):
    texts = {one.url or f"urn:rashomon:{one.article_id}": one.text for one in report.articles}
    found = 0
    for item in make_annotations(report)["first"]["items"]:
        for target in item["target"]:
            if isinstance(target, dict):
                text = texts[target["source"]["id"]]
                quote, position = target["selector"]
                assert text[position["start"] : position["end"]] == quote["exact"]
                assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
                found += 1
    assert found == 10


def test_relations_link_annotations_that_are_there(report):
    items = make_annotations(report)["first"]["items"]
    ids = {one["id"] for one in items}
    links = [one for one in items if one["motivation"] == "linking"]
    assert len(links) == len(report.relations)
    assert all(set(one["target"]) <= ids for one in links)
    assert "contradicts" in {one["body"][0]["value"] for one in links}


def test_address_that_is_no_web_address_is_not_given_out(report, tmp_path):
    article = replace(report.articles[0], url="javascript:alert(1)")
    write_annotations(
        replace(report, articles=(article, *report.articles[1:])), tmp_path / "a.json"
    )
    assert "javascript" not in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["total"] == 17
