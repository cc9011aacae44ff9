"""Silences that an article tells of: who did not speak, about what, from when to when.

In come articles and resolved statements; out come `Silence`s. A phrase of not speaking ("declined to comment on",
"made no mention of", "has yet to respond") is looked for in the outlet's own words, with its subject before it; "I
won't discuss that" is looked for in the words of whoever is quoted. Nobody named, no silence; and a report that is
missing is no silence either: only told ones are found here, `unheard.py` has those that are seen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.follow.dates import sentence_at, times_in
from rashomon.follow.matters import Matters
from rashomon.follow.names import Named, PartyNames
from rashomon.follow.subjects import find_subject
from rashomon.follow.unsaid import MY_SILENCE, NO_WORD, UNSAID, is_of_names_only
from rashomon.records import Place, Silence, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.records import Annotated, Point, Resolved, Span, Statement
    from rashomon.settings import FollowSettings

_END = re.compile(
    r",?\s+but\b|,\s+(?:and|saying|adding|although|though|while|citing|was|were|is|are)\b|;|[.!?]?[\"”’)]*\s*\Z",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"([^“\"]*?\S)[,.!?]?[”\"]")
_TURN = re.compile(r"(?:,\s*(?:but|and|though)|\bbut)\s+(?:(it|he|she|they)\s+)?\Z", re.IGNORECASE)
_TURN_REACH = 12
_PERFECT = re.compile(r"\A(?:has|have|had)\b", re.IGNORECASE)
_HAS = re.compile(r"\A(?:has|have)\b", re.IGNORECASE)
_TO_NOW = re.compile(r"\b(?:until|till|up\s+to)\s+now\b|\b(?:so\s+far|to\s+date)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|by|as\s+of|before)\s+(?:late\s+|early\s+)?$", re.IGNORECASE)
_ON = re.compile(r"(?:\A\W*|\bon\s+|\b(?:late|early)\s+|[\w’']\s+|,\s+)$", re.IGNORECASE)
_NAME_REACH = 140
_DAY_REACH = 60
_BESIDE = 300

_Told = tuple[int, int, Named]


def find_silences(
    annotated: Sequence[Annotated],
    resolved: Resolved,
    points: Sequence[Point] = (),
    *,
    settings: FollowSettings,
) -> tuple[Silence, ...]:
    """Find who, as an article says, did not speak.

    A phrase inside a quotation or inside what somebody says is left out: there it is an accusation. What follows an
    indirect statement by ", but it" is the outlet's own again.

    Args:
        annotated: The articles, with their time expressions.
        resolved: The statements, and the names of parties and speakers.
        points: The points of the event.
        settings: `silence_words` bounds the words that are kept.

    Returns:
        In text order, article by article. `about` holds the words from the phrase to its clause's end;
        `since` and `until` only where a date stands beside those words, or, for "has not" and "has yet to", the
        day of publication as `until`; who "did not elaborate" was silent on the day of the words before.
    """
    names = PartyNames(resolved)
    matters = Matters(points, resolved.statements)
    found: list[Silence] = []
    for view in annotated:
        article_id = view.article.article_id
        statements = [
            one
            for one in resolved.statements
            if one.article_id == article_id and one.kind != StatementKind.OWN_VOICE
        ]
        told = [*_told(view, statements, names), *_confessed(view, statements)]
        for start, end, named in sorted(told, key=lambda one: one[0]):
            sentence = sentence_at(view, start)
            if sentence is None:
                continue
            about = _about(view.article.text, start, end, sentence, settings.silence_words)
            near = [one for one in statements if _is_beside(one, named, start)]
            since, until = _dates(view, sentence, start, about)
            if since is None and until is None and not _PERFECT.match(about):
                since = until = next((one.said_on for one in near[::-1] if one.said_on), None)
            point_id = matters.find(f"{about} {sentence.text}", [one.statement_id for one in near])
            place = Place(article_id, sentence)
            found.append(
                Silence(named.party_id, about, place, named.speaker_id, since, until, point_id)
            )
    return tuple(dict.fromkeys(found))


def _is_beside(statement: Statement, named: Named, place: int) -> bool:
    """Say whether a statement of the same party, and of the same speaker if both are known, ends shortly before."""
    is_other = None not in {statement.speaker_id, named.speaker_id}
    is_other = is_other and statement.speaker_id != named.speaker_id
    is_near = 0 <= place - statement.content[-1].end <= _BESIDE
    return statement.party_id == named.party_id and is_near and not is_other


def _told(view: Annotated, statements: Sequence[Statement], names: PartyNames) -> Iterator[_Told]:
    """Give the phrases of silence in the outlet's own words, with who is silent."""
    text = view.article.text
    for hit in UNSAID.finditer(text):
        start, end = hit.span()
        sentence = sentence_at(view, start)
        is_quoted = any(quote.start <= start and end <= quote.end for quote in view.quotes)
        if sentence is None or is_quoted or is_of_names_only(text, start, end):
            continue
        inside = [s for s in statements for c in s.content if c.start <= start and end <= c.end]
        named = (
            _turned(text, start, inside[-1])
            if inside
            else find_subject(view, start, sentence, statements, names)
        )
        if named:
            yield start, end, named
    for hit in NO_WORD.finditer(text):
        named = next(names.find(text, hit.end(), hit.end() + _NAME_REACH), None)
        if named and named.start == hit.end():
            yield hit.start(), named.end, named


def _turned(text: str, place: int, statement: Statement) -> Named | None:
    """Give a statement's source where its words end before ", but it" and a phrase of silence."""
    turn = _TURN.search(text, max(place - _TURN_REACH, 0), place)
    is_indirect = statement.kind != StatementKind.DIRECT
    if not turn or not is_indirect or not statement.source or not statement.party_id:
        return None
    return Named(
        statement.source.start, statement.source.end, statement.party_id, statement.speaker_id
    )


def _confessed(view: Annotated, statements: Sequence[Statement]) -> Iterator[_Told]:
    """Give the places where somebody who is quoted says that they will not speak."""
    for statement in statements:
        if statement.party_id is None or statement.kind == StatementKind.INDIRECT:
            continue
        for span in statement.content:
            for hit in MY_SILENCE.finditer(view.article.text, span.start, span.end):
                named = Named(*hit.span(), statement.party_id, statement.speaker_id)
                yield *hit.span(), named


def _about(text: str, start: int, end: int, sentence: Span, longest: int) -> str:
    """Give the words from a phrase to the end of its clause or quotation, cut at a word's end if long."""
    rest = text[end : sentence.end]
    stop = _END.search(rest)
    words = text[start : end + (stop.start() if stop else len(rest))].strip()
    closed = _CLOSED.match(words)
    words = closed[1] if closed else words
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0]


def _dates(
    view: Annotated, sentence: Span, start: int, about: str
) -> tuple[str | None, str | None]:
    """Give since when and until when, where the sentence says so.

    "Has not", "has yet to" and "until now" reach to the day of publication. What has not been reported or
    mentioned was passed over since its own day, if the words give it; its last day, if it had several. Who
    "declined on Monday" was silent that day.
    """
    since = until = within = day = None
    published = view.article.published_on
    text = view.article.text
    is_unfinished = _PERFECT.match(about) is not None
    for time in times_in(view, sentence):
        before = text[sentence.start : time.start]
        value = time.ends or (time.value if time.precision == "day" else None)
        if value is None:
            continue
        gap = max(start - time.end, time.start - start - len(about), 0)
        if _SINCE.search(before):
            since = value
        elif _UNTIL.search(before):
            until = value
        elif is_unfinished and start <= time.start < start + len(about):
            within = value
        elif gap <= _DAY_REACH and time.precision == "day" and _ON.search(before):
            day = day or value
    if is_unfinished and since is None and within and published:
        since = within if within <= published.isoformat() else None
    if until is None and published and (_HAS.match(about) or _TO_NOW.search(sentence.text)):
        until = published.isoformat()
    if since is None and until is None and day and not is_unfinished:
        is_past = published is None or day <= published.isoformat()
        since = until = day if is_past else None
    return since, until
