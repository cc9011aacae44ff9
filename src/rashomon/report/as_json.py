"""A report as JSON, format `rashomon-report/1`.

A `Report` comes in, a dictionary or file goes out; `from_json` gives an equal `Report` back.
Nothing is written that cannot be walked back: a span whose text is not that of its article is
refused.
"""

from __future__ import annotations

import json
from importlib import metadata
from typing import TYPE_CHECKING, Literal, cast

from rashomon.errors import ReportError
from rashomon.records import Resolved, content_id
from rashomon.report.matrix import find_own_parties

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rashomon.records import (
        Article,
        Blame,
        Cell,
        Evidence,
        Moment,
        Party,
        Place,
        Point,
        Relation,
        Report,
        Shift,
        Silence,
        Span,
        Speaker,
        Statement,
        Tone,
    )
    from rashomon.report import document

    Texts = Mapping[str, str]


def make_document(report: Report) -> document.ReportObject:
    """Turn a report into the dictionary that is written as JSON.

    The event's `from` and `to` are the first and last day on which its articles were published.

    Raises:
        ReportError: A span is not where it says in its article, or a party's speaker is not in the
            report.
    """
    texts = {article.article_id: article.text for article in report.articles}
    own = find_own_parties(
        report.articles, Resolved(report.statements, report.speakers, report.parties)
    )
    days = sorted(article.published[:10] for article in report.articles if article.published)
    speakers = {speaker.speaker_id: speaker for speaker in report.speakers}
    return {
        "format": "rashomon-report/1",
        "tool": {
            "name": "rashomon",
            "version": _find_version(),
            "models": dict(report.models),
            "settings": report.settings_digest,
        },
        "event": {
            "id": content_id("event", *sorted(texts)),
            "title": report.title,
            "from": days[0] if days else None,
            "to": days[-1] if days else None,
        },
        "articles": [_write_article(one, own) for one in report.articles],
        "parties": [_write_party(one, speakers) for one in report.parties],
        "speakers": [{**_write_speaker(one), "party": one.party_id} for one in report.speakers],
        "statements": [_write_statement(one, texts) for one in report.statements],
        "points": [_write_point(one, texts) for one in report.points],
        "relations": [_write_relation(one) for one in report.relations],
        "matrix": [_write_cell(one) for one in report.matrix],
        "timeline": [_write_moment(one, texts) for one in report.timeline],
        "silences": [_write_silence(one, texts) for one in report.silences],
        "shifts": [_write_shift(one) for one in report.shifts],
        "blame": [_write_blame(one) for one in report.blame],
        "tone": [_write_tone(one) for one in report.tone],
        "failures": [
            {"what": one.what, "error": one.error, "hint": one.hint} for one in report.failures
        ],
    }


def write_json(report: Report, path: Path) -> None:
    """Write a report as a JSON file in UTF-8.

    Raises:
        ReportError: The file cannot be written, or a span is not where it says in its article.
    """
    made = make_document(report)
    try:
        written = json.dumps(made, ensure_ascii=False, indent=1).encode()
    except UnicodeEncodeError:  # half a surrogate pair has no UTF-8; as \udXXX it survives
        written = json.dumps(made, indent=1).encode()
    try:
        path.write_bytes(written + b"\n")
    except OSError as error:
        message = f"cannot write the report to {path}: {error.strerror}"
        raise ReportError(
            message, hint="name a file in a folder that exists and is yours"
        ) from error


def _find_version() -> str:
    try:
        return metadata.version("rashomon")
    except metadata.PackageNotFoundError:  # run from a checkout that is not installed
        return "0"


def _write_span(span: Span, article_id: str, texts: Texts) -> document.SpanObject:
    text = texts.get(article_id)
    if text is None or not 0 <= span.start <= span.end or text[span.start : span.end] != span.text:
        message = f"{span.text[:40]!r} is not at {span.start}-{span.end} of article {article_id!r}"
        raise ReportError(message, hint="compare the articles again")
    return {"start": span.start, "end": span.end, "text": span.text}


def _write_place(place: Place, texts: Texts) -> document.PlaceObject:
    return {"article": place.article_id, "span": _write_span(place.span, place.article_id, texts)}


def _write_article(article: Article, own: Mapping[str, str]) -> document.ArticleObject:
    origin = dict(article.origins).get("published")
    origin = "option" if origin == "sidecar" else origin  # the sidecar is the user's word, too
    return {
        "id": article.article_id,
        "path": article.path,
        "url": article.url,
        "title": article.title,
        "outlet": article.outlet,
        "outlet_party": own.get(article.article_id),
        "country": article.country,
        "authors": list(article.authors),
        "published": article.published,
        "published_from": cast("Literal['metadata', 'page', 'text', 'option'] | None", origin),
        "origins": [list(one) for one in article.origins],
        "language": article.language,
        "text": article.text,
        "sha256": article.sha256,
        "copies": list(article.copies),
    }


def _write_speaker(speaker: Speaker) -> document.SpeakerObject:
    return {
        "id": speaker.speaker_id,
        "name": speaker.name,
        "role": speaker.role,
        "anonymous": speaker.is_anonymous,
    }


def _write_party(party: Party, speakers: Mapping[str, Speaker]) -> document.PartyObject:
    missing = [one for one in party.speaker_ids if one not in speakers]
    if missing:
        message = (
            f"party {party.name!r} names the speaker {missing[0]!r}, which the report does not hold"
        )
        raise ReportError(message, hint="compare the articles again")
    return {
        "id": party.party_id,
        "name": party.name,
        "kind": party.kind.value,
        "aliases": list(party.aliases),
        "speakers": [_write_speaker(speakers[one]) for one in party.speaker_ids],
    }


def _write_statement(statement: Statement, texts: Texts) -> document.StatementObject:
    where = statement.article_id
    return {
        "id": statement.statement_id,
        "article": where,
        "source": None if statement.source is None else _write_span(statement.source, where, texts),
        "cue": None if statement.cue is None else _write_span(statement.cue, where, texts),
        "content": [_write_span(span, where, texts) for span in statement.content],
        "kind": statement.kind.value,
        "speaker": statement.speaker_id,
        "party": statement.party_id,
        "via": list(statement.via),
        "said_on": statement.said_on,
        "about": list(statement.about),
        "denies": statement.denies,
        "force": statement.force.value,
        "continued": statement.is_continued,
        "within": statement.within_id,
        "wing": statement.wing,
        "confidence": statement.confidence,
        "because": list(statement.because),
        "made_by": statement.made_by,
    }


def _write_point(point: Point, texts: Texts) -> document.PointObject:
    return {
        "id": point.point_id,
        "label": point.label,
        "label_span": None if point.label_place is None else _write_place(point.label_place, texts),
        "statements": list(point.statement_ids),
        "passages": [_write_place(place, texts) for place in point.passages],
    }


def _write_evidence(evidence: Sequence[Evidence]) -> list[document.EvidenceObject]:
    return [
        {
            "check": one.check,
            "score": one.score,
            "first_words": one.first_words,
            "second_words": one.second_words,
            "detail": one.detail,
        }
        for one in evidence
    ]


def _write_relation(relation: Relation) -> document.RelationObject:
    return {
        "point": relation.point_id,
        "first": relation.first_id,
        "second": relation.second_id,
        "kind": relation.kind.value,
        "score": relation.score,
        "evidence": _write_evidence(relation.evidence),
    }


def _write_moment(moment: Moment, texts: Texts) -> document.MomentObject:
    return {
        "date": moment.on,
        "precision": cast("Literal['day', 'week', 'month', 'year']", moment.precision),
        "kind": cast("Literal['happened', 'said', 'first-word', 'published']", moment.kind),
        "party": moment.party_id,
        "statement": moment.statement_id,
        "point": moment.point_id,
        "by": moment.by,
        **_write_place(moment.place, texts),
    }


def _write_silence(silence: Silence, texts: Texts) -> document.SilenceObject:
    return {
        "party": silence.party_id,
        "speaker": silence.speaker_id,
        "about": silence.about,
        "from": silence.since,
        "to": silence.until,
        "point": silence.point_id,
        "seen": silence.is_seen,
        **_write_place(silence.place, texts),
    }


def _write_shift(shift: Shift) -> document.ShiftObject:
    return {
        "party": shift.party_id,
        "point": shift.point_id,
        "earlier": shift.earlier_id,
        "later": shift.later_id,
        "kind": cast("Literal['reversed', 'softened', 'hardened', 'new']", shift.kind),
        "evidence": _write_evidence(shift.evidence),
    }


def _write_cell(cell: Cell) -> document.CellObject:
    return {
        "party": cell.party_id,
        "point": cell.point_id,
        "statements": list(cell.statement_ids),
        "stands": cell.stands.value,
    }


def _write_blame(blame: Blame) -> document.BlameObject:
    return {
        "by": blame.by_party_id,
        "on": blame.on_party_id,
        "for": blame.words,
        "statement": blame.statement_id,
    }


def _write_tone(tone: Tone) -> document.ToneObject:
    return {
        "party": tone.party_id,
        "on": tone.on_party_id,
        "score": tone.score,
        "statements": list(tone.statement_ids),
        "covers": cast("Literal['statement', 'day', 'event']", tone.covers),
        "date": tone.on,
        "insult": tone.has_insult,
        "threat": tone.has_threat,
    }
