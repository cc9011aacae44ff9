"""A report as W3C Web Annotations: a collection in JSON-LD that annotation tools read.

A `Report` comes in, one file goes out. Each statement is an annotation of its article: the party and
speaker are its bodies, each stretch of its content is a target, found by quoting it with the words
around it and by its position. Each relation is an annotation that links two of them.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017, https://www.w3.org/TR/annotation-model/.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rashomon.records import StatementKind, content_id
from rashomon.report.files import write_file
from rashomon.report.overview import make_overview
from rashomon.report.permalinks import is_web_address, name_relation, name_resource

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rashomon.records import Article, Relation, Report, Span, Statement
    from rashomon.report.overview import Overview

_AROUND = 32  # characters before and behind a quote, as annotation tools commonly keep


def write_annotations(report: Report, path: Path) -> None:
    """Write a report as an annotation collection.

    Raises:
        ReportError: The file cannot be written.
    """
    write_file(path, json.dumps(make_annotations(report), indent=1) + "\n")


def make_annotations(report: Report) -> dict[str, Any]:
    """Turn a report into an annotation collection of one page.

    Statements in the outlets' own voice are left out. Positions count code points of the article's text
    as the JSON report holds it, which on a web page is not the text of the page.
    """
    overview = make_overview(report)
    items = [
        *(
            _annotate_statement(overview, one)
            for one in report.statements
            if one.kind is not StatementKind.OWN_VOICE
        ),
        *_annotate_relations(overview),
    ]
    collection = name_resource(content_id("event", *sorted(overview.articles)))
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": collection,
        "type": "AnnotationCollection",
        "label": report.title,
        "total": len(items),
        "first": {
            "id": f"{collection}:page1",
            "type": "AnnotationPage",
            "partOf": collection,
            "startIndex": 0,
            "items": items,
        },
    }


def _annotate_statement(overview: Overview, statement: Statement) -> dict[str, Any]:
    article = overview.articles[statement.article_id]
    speaker = overview.speakers.get(statement.speaker_id or "")
    bodies = [_say(overview.name_party(statement.party_id), "tagging")]
    if speaker:
        bodies.append(_say(f"speaker: {speaker.name}", "describing"))
    bodies.append(_say(statement.kind.value, "classifying"))
    return {
        "id": name_resource(statement.statement_id),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": _tell_maker(),
        "body": bodies,
        "target": [_point_at(article, span) for span in statement.content],
    }


def _annotate_relations(overview: Overview) -> Iterator[dict[str, Any]]:
    for point in overview.points:
        for relation in overview.relations.get(point.point_id, ()):
            pair = overview.find_pair(relation)
            if any(one.kind is StatementKind.OWN_VOICE for one in pair):
                continue
            yield _annotate_relation(relation, point.label)


def _annotate_relation(relation: Relation, label: str) -> dict[str, Any]:
    return {
        "id": name_resource(name_relation(relation)),
        "type": "Annotation",
        "motivation": "linking",
        "generator": _tell_maker(),
        "body": [_say(relation.kind.value, "classifying"), _say(label, "describing")],
        "target": [name_resource(relation.first_id), name_resource(relation.second_id)],
    }


def _point_at(article: Article, span: Span) -> dict[str, Any]:
    text = article.text
    is_on_web = is_web_address(article)
    return {
        "type": "SpecificResource",
        "source": {
            "id": article.url if is_on_web else name_resource(article.article_id),
            "type": "Text",
            "language": article.language,
            "format": "text/html" if is_on_web else "text/plain",
        },
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }


def _say(words: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": words, "purpose": purpose, "format": "text/plain"}


def _tell_maker() -> dict[str, str]:
    return {"id": "urn:rashomon", "type": "Software", "name": "rashomon"}
