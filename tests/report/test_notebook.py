from __future__ import annotations

import re

import factory
import pytest

import rashomon
from rashomon.records import Report, Statement

TAGS = {"h4", "p", "table", "thead", "tbody", "tr", "th", "td", "em", "br", "small", "strong"}
TAGS |= {"blockquote", "ul", "li"}


def every_record(report):
    yield report
    for records in (report.articles, report.parties, report.speakers, report.statements):
        yield from records
    yield from (*report.points, *report.relations)
    yield from (evidence for relation in report.relations for evidence in relation.evidence)


def test_report_shows_points_against_parties():
    shown = factory.make_report()._repr_html_()
    assert "<th>Orlena</th><th>Maravia</th>" in shown
    assert "<strong>repeated radio calls</strong>" in shown
    assert "<em>refused to say</em>" in shown
    assert "Orlena ✗ contradicts Maravia" in shown


def test_statement_shows_words_source_and_place():
    shown = factory.make_report().statements[1]._repr_html_()
    assert "<blockquote>“The Halden was two miles inside our waters" in shown
    assert "Transport Minister Ida Voss told" in shown
    assert "transport minister of Orlena" in shown


def test_relation_shows_its_evidence():
    shown = factory.make_report().relations[0]._repr_html_()
    assert "✗ contradicts" in shown
    assert "<td>opposites</td><td>+0.90</td><td>inside our waters</td>" in shown


@pytest.mark.parametrize("words", factory.HOSTILE)
def test_nothing_of_an_article_is_markup(words):
    for record in every_record(factory.make_hostile_report(words)):
        shown = record._repr_html_()
        assert set(re.findall(r"</?([^\s/>]+)", shown)) <= TAGS
        assert not re.search(r"<\w+\s", shown), "no tag of ours has attributes"


def test_records_show_themselves_once_the_package_is_imported():
    assert rashomon.Report is Report
    assert callable(Statement._repr_html_)
