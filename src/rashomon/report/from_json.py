"""A report read back from JSON, format `rashomon-report/1`.

A dictionary or file comes in, checked against the schema and span by span; an equal `Report` goes
out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rashomon.errors import ReportError
from rashomon.records import (
    Article,
    Blame,
    Cell,
    Evidence,
    Failure,
    Moment,
    Party,
    PartyKind,
    Place,
    Point,
    Relation,
    RelationKind,
    Report,
    Shift,
    Silence,
    Span,
    Speaker,
    Standing,
    Statement,
    StatementForce,
    StatementKind,
    Tone,
)
from rashomon.report.as_json import make_document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rashomon.report import document

_HINT = "name a file that `rashomon compare --json` wrote"


def read_document(report_dict: object) -> Report:
    """Turn a report's dictionary back into records.

    Args:
        report_dict: What `json.loads` gave; fields the schema does not know are passed over.

    Raises:
        ReportError: It does not follow the schema, or a span is not where it says in its article.
    """
    # Here and not above: pydantic is slow to load, and only reading needs it.
    from rashomon.report.document import validate  # noqa: PLC0415

    read = validate(report_dict)
    report = Report(
        title=read["event"]["title"],
        articles=tuple(map(_read_article, read["articles"])),
        parties=tuple(map(_read_party, read["parties"])),
        speakers=tuple(
            Speaker(one["id"], one["name"], one["role"], one["party"], one["anonymous"])
            for one in read["speakers"]
        ),
        statements=tuple(map(_read_statement, read["statements"])),
        points=tuple(map(_read_point, read["points"])),
        relations=tuple(map(_read_relation, read["relations"])),
        matrix=tuple(
            Cell(one["party"], one["point"], tuple(one["statements"]), Standing(one["stands"]))
            for one in read["matrix"]
        ),
        timeline=tuple(map(_read_moment, read["timeline"])),
        silences=tuple(map(_read_silence, read["silences"])),
        shifts=tuple(map(_read_shift, read["shifts"])),
        blame=tuple(
            Blame(one["by"], one["on"], one["for"], one["statement"]) for one in read["blame"]
        ),
        tone=tuple(map(_read_tone, read["tone"])),
        failures=tuple(Failure(one["what"], one["error"], one["hint"]) for one in read["failures"]),
        models=tuple(read["tool"]["models"].items()),
        settings_digest=read["tool"]["settings"],
    )
    make_document(report)  # refuses spans that are not where they say
    return report


def read_json(path: Path) -> Report:
    """Read a report that `write_json` wrote.

    Raises:
        ReportError: The file cannot be read, is no JSON, or holds no such report.
    """
    try:
        loaded = json.loads(path.read_bytes())
    except OSError as error:
        message = f"cannot read the report {path}: {error.strerror}"
        raise ReportError(message, hint=_HINT) from error
    except (ValueError, RecursionError) as error:
        message = f"{path} is not JSON: {error}"
        raise ReportError(message, hint=_HINT) from error
    try:
        return read_document(loaded)
    except ReportError as error:
        message = f"{path}: {error.message}"
        raise ReportError(message, hint=error.hint) from error


def _read_span(span: document.SpanObject) -> Span:
    return Span(span["start"], span["end"], span["text"])


def _read_article(one: document.ArticleObject) -> Article:
    return Article(
        article_id=one["id"],
        text=one["text"],
        title=one["title"],
        path=one["path"],
        url=one["url"],
        outlet=one["outlet"],
        country=one["country"],
        authors=tuple(one["authors"]),
        published=one["published"],
        origins=tuple((name, origin) for name, origin in one["origins"]),
        language=one["language"],
        sha256=one["sha256"],
        copies=tuple(one["copies"]),
    )


def _read_party(one: document.PartyObject) -> Party:
    return Party(
        party_id=one["id"],
        name=one["name"],
        kind=PartyKind(one["kind"]),
        aliases=tuple(one["aliases"]),
        speaker_ids=tuple(speaker["id"] for speaker in one["speakers"]),
    )


def _read_statement(one: document.StatementObject) -> Statement:
    return Statement(
        statement_id=one["id"],
        article_id=one["article"],
        content=tuple(map(_read_span, one["content"])),
        kind=StatementKind(one["kind"]),
        source=None if one["source"] is None else _read_span(one["source"]),
        cue=None if one["cue"] is None else _read_span(one["cue"]),
        confidence=one["confidence"],
        denies=one["denies"],
        force=StatementForce(one.get("force", "claim")),
        is_continued=one.get("continued", False),
        within_id=one.get("within"),
        wing=one.get("wing"),
        speaker_id=one["speaker"],
        party_id=one["party"],
        via=tuple(one["via"]),
        said_on=one["said_on"],
        about=tuple(one["about"]),
        because=tuple(one["because"]),
        made_by=one["made_by"],
    )


def _read_point(one: document.PointObject) -> Point:
    place = one["label_span"]
    return Point(
        point_id=one["id"],
        label=one["label"],
        statement_ids=tuple(one["statements"]),
        label_place=None if place is None else Place(place["article"], _read_span(place["span"])),
        passages=tuple(
            Place(passage["article"], _read_span(passage["span"]))
            for passage in one.get("passages", [])
        ),
    )


def _read_evidence(evidence: Sequence[document.EvidenceObject]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(one["check"], one["score"], one["detail"], one["first_words"], one["second_words"])
        for one in evidence
    )


def _read_relation(one: document.RelationObject) -> Relation:
    return Relation(
        point_id=one["point"],
        first_id=one["first"],
        second_id=one["second"],
        kind=RelationKind(one["kind"]),
        score=one["score"],
        evidence=_read_evidence(one["evidence"]),
    )


def _read_moment(one: document.MomentObject) -> Moment:
    return Moment(
        kind=one["kind"],
        place=Place(one["article"], _read_span(one["span"])),
        on=one["date"],
        precision=one["precision"],
        party_id=one["party"],
        statement_id=one["statement"],
        point_id=one.get("point"),
        by=one.get("by"),
    )


def _read_silence(one: document.SilenceObject) -> Silence:
    return Silence(
        party_id=one["party"],
        about=one["about"],
        place=Place(one["article"], _read_span(one["span"])),
        speaker_id=one["speaker"],
        since=one["from"],
        until=one["to"],
        point_id=one.get("point"),
        is_seen=one.get("seen", False),
    )


def _read_shift(one: document.ShiftObject) -> Shift:
    return Shift(
        party_id=one["party"],
        point_id=one["point"],
        earlier_id=one["earlier"],
        later_id=one["later"],
        kind=one["kind"],
        evidence=_read_evidence(one["evidence"]),
    )


def _read_tone(one: document.ToneObject) -> Tone:
    return Tone(
        party_id=one["party"],
        on_party_id=one["on"],
        score=one["score"],
        statement_ids=tuple(one["statements"]),
        covers=one.get("covers", "event"),
        on=one.get("date"),
        has_insult=one.get("insult", False),
        has_threat=one.get("threat", False),
    )
