from __future__ import annotations

import tomllib
from dataclasses import replace

import factory
import pytest
from rich.console import Console

from rashomon.report.as_parties import find_findings, render_parties, render_parties_toml


@pytest.fixture
def report():
    """The ferry, with a guess behind one of Maravia's four statements and one statement without a party."""
    report = factory.make_report()
    guessed = replace(report.statements[2], because=("guess: “coast guard” names no country",))
    lost = replace(report.statements[10], party_id=None)
    statements = [*report.statements[:2], guessed, *report.statements[3:10], lost]
    return replace(report, statements=tuple(statements))


def show(report):
    console = Console(width=100, color_system=None)
    with console.capture() as capture:
        console.print(render_parties(report))
    return capture.get()


def test_doubtful_ones_come_first(report):
    names = [one.party.name if one.party else None for one in find_findings(report)]
    assert names == [None, "Maravia", "Orlena", "hospital officials"]


def test_each_party_comes_with_the_words_it_was_found_by(report):
    told = show(report)
    assert "Maravia - country, 4 statements, doubtful: 1 by a guess" in told
    assert "“Maravia's coast guard” ×2, “Commander Teo Brandt” ×2" in told
    assert "? “Maravia's coast guard”: “coast guard” names no country" in told
    assert "A hospital official, unnamed" in told


def test_template_is_toml_that_changes_nothing(report):
    made = render_parties_toml(report)
    assert tomllib.loads(made) == {
        "merge": {},
        "split": {},
        "rename": {},
        "speaks_for": {},
        "ignore": {},
    }
    assert '# "Maravia" (doubtful: 1 by a guess): “Maravia\'s coast guard”' in made
