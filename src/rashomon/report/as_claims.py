"""A report as schema.org claims in JSON-LD, for archives and fact-checking tools.

A `Report` comes in, one file goes out: a `Claim` for each attributed statement, with who makes it, for
whom, and the `NewsArticle` it appears in. How claims stand to each other is not in that vocabulary.

Source: https://schema.org/Claim (terms as of version 29).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rashomon.records import PartyKind, StatementKind
from rashomon.report.files import write_file
from rashomon.report.overview import make_overview
from rashomon.report.permalinks import is_web_address, link_words, name_resource

if TYPE_CHECKING:
    from pathlib import Path

    from rashomon.records import Article, Party, Report, Statement
    from rashomon.report.overview import Overview

_TYPES = {
    PartyKind.COUNTRY: "GovernmentOrganization",
    PartyKind.OUTLET: "NewsMediaOrganization",
    PartyKind.PERSON: "Person",
}


def write_claims(report: Report, path: Path) -> None:
    """Write a report as JSON-LD of schema.org.

    Raises:
        ReportError: The file cannot be written.
    """
    write_file(path, json.dumps(make_claims(report), indent=1) + "\n")


def make_claims(report: Report) -> dict[str, Any]:
    """Turn a report into a graph of claims, articles and parties; the outlets' own voice is left out."""
    overview = make_overview(report)
    attributed = [one for one in report.statements if one.kind is not StatementKind.OWN_VOICE]
    making = {one.party_id for one in attributed}
    return {
        "@context": "https://schema.org",
        "@graph": [
            *(_tell_article(one) for one in report.articles),
            *(_tell_party(one) for one in report.parties if one.party_id in making),
            *(_tell_claim(overview, one) for one in attributed),
        ],
    }


def _tell_claim(overview: Overview, statement: Statement) -> dict[str, Any]:
    article = overview.articles[statement.article_id]
    claim: dict[str, Any] = {
        "@type": "Claim",
        "@id": name_resource(statement.statement_id),
        "text": statement.words,
        "inLanguage": article.language,
        "appearance": {"@id": name_resource(article.article_id)},
    }
    if maker := _tell_maker(overview, statement):
        claim["author"] = maker
    if link := link_words(article, statement.content):
        claim["url"] = link
    if statement.said_on:
        claim["dateCreated"] = statement.said_on
    return claim


def _tell_maker(overview: Overview, statement: Statement) -> dict[str, Any] | None:
    """Tell who makes a claim: a person with the party as affiliation, or the party itself."""
    party = overview.parties.get(statement.party_id or "")
    speaker = overview.speakers.get(statement.speaker_id or "")
    held = {"@id": name_resource(party.party_id)} if party else None
    if speaker is None or speaker.is_anonymous:
        return held
    person: dict[str, Any] = {"@type": "Person", "name": speaker.name}
    if speaker.role:
        person["jobTitle"] = speaker.role
    if held and party and party.kind is not PartyKind.PERSON:
        person["affiliation"] = held
    return person


def _tell_party(party: Party) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": _TYPES.get(party.kind, "Organization"),
        "@id": name_resource(party.party_id),
        "name": party.name,
    }
    if party.aliases:
        told["alternateName"] = list(party.aliases)
    return told


def _tell_article(article: Article) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": name_resource(article.article_id),
        "inLanguage": article.language,
    }
    if article.title:
        told["headline"] = article.title
    if article.published:
        told["datePublished"] = article.published
    if article.outlet:
        told["publisher"] = {"@type": "NewsMediaOrganization", "name": article.outlet}
    if article.authors:
        told["author"] = [{"@type": "Person", "name": one} for one in article.authors]
    if is_web_address(article):
        told["url"] = article.url
    return told
