from __future__ import annotations

from dataclasses import replace

import factory

from rashomon.records import RelationKind
from rashomon.report.overview import make_overview
from rashomon.report.page import PageMaker
from rashomon.report.sheets import make_sheets


def find_paragraph(report, words, answers=5):
    maker = PageMaker(make_overview(report))
    sheets = make_sheets(maker, report.articles, answers=answers)
    paragraphs = [one for sheet in sheets for one in sheet.paragraphs]
    shown = [("".join(part.text for part in one.stretches), one) for one in paragraphs]
    return next(one for text, one in shown if words in text), maker


def test_what_rivals_say_to_a_sentence_stands_beside_it_with_its_place():
    report = factory.make_report()
    paragraph, maker = find_paragraph(report, "two miles inside our waters")
    (answer,) = paragraph.answers
    never = report.statements[3]
    assert answer.kind == "contradicts"
    assert answer.quote.place == f"s{maker.number[never.statement_id]}"
    assert answer.to == "… miles inside our waters when it was …"
    assert ("never crossed the line", True) in answer.quote.pieces


def test_a_party_does_not_answer_itself_and_doubt_is_no_answer():
    report = factory.make_report()
    rammed, inside, entered, *_ = report.statements
    own = factory.make_relation(report.points[0], rammed, inside)
    doubt = factory.make_relation(report.points[0], inside, entered, RelationKind.UNSURE)
    paragraph, _ = find_paragraph(replace(report, relations=(own, doubt)), "two miles inside")
    assert paragraph.answers == ()


def test_conflicts_stand_before_agreements_and_no_more_than_asked_for():
    report = factory.make_report()
    dead = report.points[1]
    six, four, passenger = report.statements[7], report.statements[8], report.statements[10]
    relations = (
        factory.make_relation(dead, six, passenger, RelationKind.AGREES, score=0.99),
        factory.make_relation(dead, four, six, RelationKind.DIFFERS, score=0.6),
    )
    both, _ = find_paragraph(replace(report, relations=relations), "Hospital officials in Port")
    assert [one.kind for one in both.answers] == ["differs", "agrees"]
    one, _ = find_paragraph(replace(report, relations=relations), "Hospital officials in Port", 1)
    assert [answer.kind for answer in one.answers] == ["differs"]
