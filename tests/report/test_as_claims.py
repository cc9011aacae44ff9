from __future__ import annotations

import json

import factory
import pytest

from rashomon.report.as_claims import make_claims, write_claims

# Properties that schema.org gives these types, their parents included (CreativeWork, Thing).
THING = {"@type", "@id", "name", "alternateName", "url", "description"}
WORK = THING | {
    "text",
    "author",
    "inLanguage",
    "dateCreated",
    "datePublished",
    "publisher",
    "headline",
}
TERMS = {
    "Claim": WORK | {"appearance", "firstAppearance", "claimInterpreter"},
    "NewsArticle": WORK,
    "Person": THING | {"jobTitle", "affiliation"},
    "Organization": THING,
    "GovernmentOrganization": THING,
    "NewsMediaOrganization": THING,
}


@pytest.fixture
def graph():
    return make_claims(factory.make_report())["@graph"]


def walk(value):
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def test_every_term_is_one_of_schema_org(graph):
    typed = [one for one in walk(graph) if "@type" in one]
    assert all(one.keys() <= TERMS[one["@type"]] for one in typed)


def test_every_reference_leads_to_something_in_the_graph(graph):
    named = {one["@id"] for one in graph}
    pointers = [one["@id"] for one in walk(graph) if one.keys() == {"@id"}]
    assert pointers
    assert set(pointers) <= named


def test_claim_says_who_for_whom_and_where(graph):
    claim = next(one for one in graph if "captain" in one.get("text", ""))
    assert claim["author"]["name"] == "Teo Brandt"
    assert claim["author"]["jobTitle"] == "Commander"
    by_id = {one["@id"]: one for one in graph}
    assert by_id[claim["author"]["affiliation"]["@id"]]["name"] == "Maravia"
    assert by_id[claim["appearance"]["@id"]]["publisher"]["name"] == "Tovik Herald"
    assert claim["url"].startswith("https://herald.example/ferry#:~:text=")


def test_unnamed_official_claims_as_the_party(graph):
    claims = [one for one in graph if one.get("text") == "six people had died"]
    by_id = {one["@id"]: one for one in graph}
    assert {by_id[one["author"]["@id"]]["name"] for one in claims} == {"hospital officials"}


def test_file_is_json_ld(tmp_path):
    write_claims(factory.make_report(), tmp_path / "claims.json")
    assert (
        json.loads((tmp_path / "claims.json").read_text("utf-8"))["@context"]
        == "https://schema.org"
    )
