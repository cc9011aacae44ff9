"""The demo event: what a newcomer sees first."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from rashomon.demo import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

SIDES = {"Valdora", "Kestria"}


def test_sidecar_names_every_article() -> None:
    with (ARTICLES / "articles.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == ["path", "outlet", "country", "published", "url", "author"]
    assert {row["path"] for row in rows} == {path.name for path in ARTICLES.glob("*.txt")}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The demo's report as JSON, from a run of its own."""
    folder = tmp_path_factory.mktemp("demo")
    written = folder / "report.json"
    subprocess.run(
        [sys.executable, "-m", "rashomon", "demo", "--json", str(written)],
        check=True,
        capture_output=True,
        cwd=folder,
    )
    return json.loads(written.read_text(encoding="utf-8"))


def party_of(demo: dict[str, Any]) -> dict[str, str]:
    names = {party["id"]: party["name"] for party in demo["parties"]}
    return {one["id"]: names.get(one["party"], "") for one in demo["statements"]}


@pytest.mark.models
def test_both_states_are_parties_and_speak(demo: dict[str, Any]) -> None:
    assert set(party_of(demo).values()) >= SIDES


@pytest.mark.models
def test_their_versions_are_shown_to_clash(demo: dict[str, Any]) -> None:
    parties = party_of(demo)
    clashes = [
        relation
        for relation in demo["relations"]
        if relation["kind"] == "contradicts"
        and {parties[relation["first"]], parties[relation["second"]]} == SIDES
    ]
    assert clashes
    assert all(clash["evidence"] for clash in clashes)


def spans_within(value: object) -> list[tuple[str | None, dict[str, Any]]]:
    """Every span below a JSON value."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            return [(None, value)]
        below = [found for one in value.values() for found in spans_within(one)]
        article = value.get("article")
        return [(own or article, span) for own, span in below]
    if isinstance(value, list):
        return [found for one in value for found in spans_within(one)]
    return []


@pytest.mark.models
def test_every_span_is_cut_from_its_article(demo: dict[str, Any]) -> None:
    texts = {article["id"]: article["text"] for article in demo["articles"]}
    found = spans_within({key: value for key, value in demo.items() if key != "articles"})
    assert found
    for article, span in found:
        assert article is not None
        assert texts[article][span["start"] : span["end"]] == span["text"]


@pytest.mark.models
def test_demo_prints_the_parties_and_writes_one_page(
    run_command: Callable[..., Ran], tmp_path: Path
) -> None:
    page = tmp_path / "report.html"
    ran = run_command("demo", "--html", page)
    assert ran.status == 0
    assert all(side in ran.out for side in SIDES)
    html = page.read_text(encoding="utf-8")
    assert "Meridian News Agency" in html
    for outside in ('src="http', "src='http", '<link rel="stylesheet"', "@import"):
        assert outside not in html
