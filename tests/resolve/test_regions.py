"""Paragraphs in the style of five regions' papers, from the tagger to the party, with the shipped models.

`regions.json` holds 40 paragraphs written for this test before the rules they were tried on: half of them ("tuned")
were looked at while rules were made, the other half ("held-out") were only counted.
"""

import json
from pathlib import Path

import pytest

from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.models.open import open_tagger
from rashomon.records import Article
from rashomon.resolve import resolve
from rashomon.resolve.names import fold
from rashomon.settings import Settings

pytestmark = pytest.mark.models

CASES = json.loads(Path(__file__).with_name("regions.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def outcomes():
    """For each expected (paragraph, says): the set it belongs to, whether it was found, and whether it was right."""
    settings = Settings()
    tagger = open_tagger()
    rows = []
    for place, case in enumerate(CASES):
        article = Article(f"a-{place}", case["text"], outlet=case["outlet"], published="2022-06-03")
        annotated = annotate([article], tagger)
        statements = attribute(annotated, settings=settings.attribute)
        resolved = resolve(annotated, statements, settings=settings.resolve)
        rows.extend((case["set"], *judge(one, case["text"], resolved)) for one in case["expected"])
    return rows


def judge(expected, text, resolved):
    """Say whether a statement was found for the expected words, and whether a party of it has an expected name."""
    parties = {party.party_id: party for party in resolved.parties}
    low = text.index(expected["says"])
    high = low + len(expected["says"])
    found = [
        one
        for one in resolved.statements
        if one.kind != "own-voice"
        and any(span.start < high and low < span.end for span in one.content)
    ]
    said = [one for one in found if one.source and one.source.text in expected["source"]] or found
    names = {
        plain(name)
        for one in said
        if one.party_id
        for name in (parties[one.party_id].name, *parties[one.party_id].aliases)
    }
    return bool(found), bool(names & {plain(name) for name in expected["party"]})


def plain(name):
    return fold(name).removeprefix("the ")


def share(rows, column):
    return sum(row[column] for row in rows) / len(rows)


def test_every_paragraph_has_at_least_two_parties():
    assert len(CASES) == 40
    assert all(len({one["party"][0] for one in case["expected"]}) > 1 for case in CASES)
    regions = [case["region"] for case in CASES]
    assert {region: regions.count(region) for region in regions} == dict.fromkeys(regions, 8)


def test_parties_of_the_found_statements_are_right(outcomes):
    found = [row for row in outcomes if row[1]]
    assert share(outcomes, 1) >= 0.9
    assert (
        share(found, 2) >= 0.9
    )  # 0.93 when written (2026-11): tuned half 0.98, held-out half 0.87


def test_paragraphs_nobody_looked_at_do_not_fall_far_behind(outcomes):
    held_out = [row for row in outcomes if row[0] == "held-out" and row[1]]
    assert share(held_out, 2) >= 0.85
