from __future__ import annotations

import json

import factory
import pytest

from rashomon.errors import ReportError
from rashomon.report.as_json import make_document
from rashomon.report.from_json import read_document

LATER = ("force", "continued", "within", "wing")


@pytest.fixture
def document():
    return json.loads(json.dumps(make_document(factory.make_report())))


def test_report_from_before_a_field_was_there_is_read(document):
    for statement in document["statements"]:
        for name in LATER:
            del statement[name]
    assert read_document(document) == factory.make_report()


def test_field_nobody_knows_is_passed_over(document):
    document["statements"][0]["mood"] = "grave"
    assert read_document(document) == factory.make_report()


@pytest.mark.parametrize("name", ["id", "content", "because"])
def test_missing_field_is_named(document, name):
    del document["statements"][3][name]
    with pytest.raises(ReportError, match=rf"statements\.3\.{name}"):
        read_document(document)
