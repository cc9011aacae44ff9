"""Silences that an article tells of: who did not speak, and about what.

In come articles and resolved statements; out come `Silence`s. A phrase of not speaking ("declined to comment on",
"made no mention of", "has yet to respond") is looked for in the outlet's own words, and its subject among the
names before it or the sources of statements beside it. Nobody named, no silence; and a report that is missing is
no silence either: only told ones are found here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.follow.dates import sentence_at, times_in
from rashomon.follow.names import Named, PartyNames
from rashomon.records import Place, Silence, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.records import Annotated, Resolved, Span, Statement
    from rashomon.settings import FollowSettings

_SAYING = (
    r"(?:comment\w*|sa(?:y|id)|discuss\w*|elaborat\w*|confirm\w*|disclos\w*|specif\w+|reveal\w*|mention\w*|"
    r"acknowledg\w*|explain\w*|report\w*|address\w*|react\w*|identif\w+|describ\w*|tell|told)"
)
_ANSWERING = (
    r"(?:respon\w+|repl(?:y|ied)|answer\w*|return\w*|react\w*)(?=\s*[.,;]|\s+to\s+(?:\w+\s+){0,3}?"
    r"(?:requests?|questions?|calls?|messages?|e-?mails?|inquir\w+|quer\w+|reporters)|\s+(?:\w+\s+){0,2}?"
    r"(?:requests?|calls?|messages?|e-?mails?|questions?))"
)
_GIVING = (
    r"(?:give|given|gave|offer\w*|provid\w*|releas\w*|issu\w*)\s+(?:\w+\s+){0,3}?"
    r"(?:details?|evidence|explanations?|reasons?|specifics|names?|comments?|information|statements?|examples?)"
)
_SOON = r"(?:(?:immediately|yet|publicly|directly|ever|even|previously|specifically|officially|so\s+far)\s+)*"
_PHRASES = (
    rf"(?:declin|refus)(?:ed|es|ing)\s+to\s+(?:publicly\s+|immediately\s+)?(?:{_SAYING}|{_ANSWERING}|{_GIVING}|speak\b)",
    rf"(?:would|did|does|do|has|have|had)(?:\s+not|n['’]t)\s+{_SOON}(?:{_SAYING}|{_ANSWERING}|{_GIVING})\b",
    rf"(?:has|have|had)\s+yet\s+to\s+(?:publicly\s+)?(?:{_SAYING}|respond|reply|answer|react|speak)\b",
    r"(?:made|makes|making|make)\s+no\s+(?:\w+\s+)?(?:mention|comment|reference|statement|reply|response)\b",
    r"mentioned\s+no\b",
    (
        r"(?:gave|gives|offered|offers|provided|provides|releas\w+)\s+no\s+(?:\w+\s+)?"
        r"(?:details?|explanations?|reasons?|comment|specifics|information|names?)\b"
    ),
    r"(?:remain|stay)(?:ed|s|ing)?\s+(?:\w+ly\s+)?(?:silent|quiet|tight-lipped|mum)\b|kept\s+(?:silent|quiet|mum|silence)\b",
    r"(?:could|was|were)(?:\s+not|n['’]t)\s+(?:immediately\s+)?(?:be\s+reached|available)\s+for\s+comment\b",
    r"had\s+no\s+(?:immediate\s+)?comment\b",
)
_PHRASE = re.compile(rf"\b(?:{'|'.join(_PHRASES)})", re.IGNORECASE)
_NO_WORD = re.compile(
    r"\bno\s+(?:immediate\s+|official\s+)?(?:comment|response|reaction|word|reply)\s+(?:\w+\s+)?from\s+(?:the\s+)?",
    re.IGNORECASE,
)
_NO_SILENCE = re.compile(
    r"\A\W*(?:\w+\s+)?(?:be\s+)?(?:named|identified|identify|his\s+name|her\s+name|their\s+names?|if\s+|the\s+possibility)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"\b(?:identif\w+|name[sd]?|tell)\Z", re.IGNORECASE)
_END = re.compile(
    r",\s+(?:but|and|saying|adding|although|though|while|citing)\b|;|[.!?]?[\"”’)]*\s*\Z"
)
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|officials?|representatives?|members?|government|ministry|ministers?|army|military|president|"
    r"ambassador|embassy|department|offices?|leaders?|media|authorities|mission|delegation)\s+"
    r"(?:of|for|in|from|at|to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:of|for|in|from|at|to|on|with|against|about|by|over|into|near)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\A(?:has|have|had)\b", re.IGNORECASE)
_HAS = re.compile(r"\A(?:has|have)\b", re.IGNORECASE)
_TO_NOW = re.compile(r"\b(?:until|till|up\s+to)\s+now\b|\b(?:so\s+far|to\s+date)\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|by|as\s+of|before)\s+(?:late\s+|early\s+)?$", re.IGNORECASE)
_SUBJECT_REACH = 140


def find_silences(
    annotated: Sequence[Annotated], resolved: Resolved, *, settings: FollowSettings
) -> tuple[Silence, ...]:
    """Find who, as an article says, did not speak.

    A phrase inside a quotation or inside what somebody says is left out: there it is an accusation.

    Args:
        annotated: The articles, with their time expressions.
        resolved: The statements, and the names of parties and speakers.
        settings: `silence_words` bounds the words that are kept.

    Returns:
        In text order, article by article. `about` holds the words from the phrase to its clause's end;
        `since` and `until` only where a date stands behind those words, or, for "has not" and "has yet to", the
        day of publication as `until`.
    """
    names = PartyNames(resolved)
    found: list[Silence] = []
    for view in annotated:
        article_id = view.article.article_id
        statements = [one for one in resolved.statements if one.article_id == article_id]
        spoken = [
            s for one in statements if one.kind != StatementKind.OWN_VOICE for s in one.content
        ]
        closed = (*spoken, *view.quotes)
        for start, end, named in _told(view, statements, names):
            if any(span.start <= start and end <= span.end for span in closed):
                continue
            sentence = sentence_at(view, start)
            if sentence is None:
                continue
            about = _about(view.article.text, start, end, sentence, settings.silence_words)
            since, until = _dates(view, sentence, start, about)
            place = Place(article_id, sentence)
            found.append(Silence(named.party_id, about, place, named.speaker_id, since, until))
    return tuple(dict.fromkeys(found))


def _told(
    view: Annotated, statements: Sequence[Statement], names: PartyNames
) -> Iterator[tuple[int, int, Named]]:
    """Give the phrases of silence in an article, with who is silent."""
    text = view.article.text
    for hit in _PHRASE.finditer(text):
        if _NO_SILENCE.match(text, hit.end()) or _UNNAMED.search(hit[0]):
            continue
        sentence = sentence_at(view, hit.start())
        named = _subject(text, hit.start(), sentence, statements, names) if sentence else None
        if named:
            yield hit.start(), hit.end(), named
    for hit in _NO_WORD.finditer(text):
        named = next(names.find(text, hit.end(), hit.end() + _SUBJECT_REACH), None)
        if named and named.start - hit.end() == 0:
            yield hit.start(), named.end, named


def _subject(
    text: str,
    place: int,
    sentence: Span,
    statements: Sequence[Statement],
    names: PartyNames,
) -> Named | None:
    """Give who stands before a phrase as its subject: the nearest name or source of a statement."""
    first = max(sentence.start, place - _SUBJECT_REACH)
    found = [
        Named(one.source.start, one.source.end, one.party_id, one.speaker_id)
        for one in statements
        if one.source and one.party_id and first <= one.source.start and one.source.end <= place
    ]
    for named in names.find(text, first, place):
        before = text[first : named.start]
        if text[named.end : named.end + 1] not in {"'", "’", "-"} and (
            _SPEAKS_FOR.search(before) or not _OBJECT.search(before)
        ):
            found.append(named)
    return max(found, key=lambda named: (named.end, named.speaker_id is not None), default=None)


def _about(text: str, start: int, end: int, sentence: Span, longest: int) -> str:
    """Give the words from a phrase to the end of its clause, cut at a word's end if long."""
    rest = text[end : sentence.end]
    stop = _END.search(rest)
    words = text[start : end + (stop.start() if stop else len(rest))]
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0]


def _dates(
    view: Annotated, sentence: Span, start: int, about: str
) -> tuple[str | None, str | None]:
    """Give since when and until when, where the sentence says so.

    "Has not", "has yet to" and "until now" reach to the day of publication. What has not been reported or
    mentioned was passed over since its own day, if the words give it.
    """
    since = until = within = None
    published = view.article.published_on
    is_unfinished = _PERFECT.match(about) is not None
    for time in times_in(view, sentence):
        before = view.article.text[sentence.start : time.start]
        if time.precision != "day" or time.value is None:
            continue
        if start <= time.start < start + len(about):
            within = time.value
        elif _SINCE.search(before):
            since = time.value
        elif _UNTIL.search(before):
            until = time.value
    if is_unfinished and since is None and within and published:
        since = within if within <= published.isoformat() else None
    if until is None and published and (_HAS.match(about) or _TO_NOW.search(sentence.text)):
        until = published.isoformat()
    return since, until
