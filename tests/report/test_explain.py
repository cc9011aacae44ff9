from __future__ import annotations

from dataclasses import replace

import factory
import pytest
from rich.console import Console

from rashomon.errors import ReportError
from rashomon.records import Evidence, RelationKind
from rashomon.report.explain import find_relation, number_relations, render_explanation
from rashomon.report.permalinks import name_relation

MEANINGS = {"opposites": "The two use words from opposite ends of one scale."}


@pytest.fixture
def report():
    return factory.make_report()


def show(report, relation):
    console = Console(width=200, color_system=None)
    with console.capture() as capture:
        console.print(render_explanation(report, relation, MEANINGS))
    return capture.get()


def test_it_quotes_both_sides_with_place_and_says_what_the_check_looks_at(report):
    told = show(report, report.relations[0])
    assert "Orlena contradicts Maravia" in told
    assert "Orlena: “The Halden was two miles inside our waters when it was struck,”" in told
    span = report.statements[1].content[0]
    assert f"Ida Voss, Amsel Courier, 11 April 2031, characters {span.start}-{span.end}" in told
    assert "+0.90 opposites" in told
    assert MEANINGS["opposites"] in told
    assert "“inside our waters” / “never crossed the line”" in told


def test_what_speaks_against_a_clash_stands_apart(report):
    mixed = replace(
        report.relations[0],
        evidence=(
            Evidence("opposites", 0.6, "", "full", "none"),
            Evidence("reuse", -0.7, "same words"),
        ),
    )
    told = show(report, mixed)
    assert told.index("Speaks for it:") < told.index("+0.60 opposites")
    assert told.index("Speaks against it:") < told.index("-0.70 reuse")


def test_what_speaks_for_agreement_is_what_speaks_against_a_clash(report):
    agreed = replace(
        report.relations[3],
        kind=RelationKind.AGREES,
        evidence=(Evidence("numbers", -1.0, "same number"),),
    )
    told = show(report, agreed)
    assert "Speaks for it:" in told
    assert "Speaks against it:" not in told


def test_a_relation_has_several_names(report):
    numbered = number_relations(report)
    for name, relation in numbered.items():
        for alias in (
            name,
            f"#{name}",
            name[1:],
            name_relation(relation),
            f"{relation.second_id}/{relation.first_id}",
        ):
            assert find_relation(report, alias) is relation


def test_unknown_name_lists_what_there_is(report):
    with pytest.raises(
        ReportError, match=r"no relation 'r99' - it has r0 \(\w+ contradicts Maravia\), r1"
    ):
        find_relation(report, "r99")
