"""Who stands before a phrase as its subject.

In come a place in an article, the statements of the article and the names of the parties; out comes who is meant:

1. a pronoun or "the ministry" right before the phrase is whoever the statements beside it say it is,
2. else the nearest name before the phrase, alone or with a body of it ("Orlena's state news agency", "a spokesman for
   Orlena"), or the nearest source of a statement.

Nobody is guessed: a name behind a preposition is no subject, and words that fit two parties fit none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.follow.names import Named, PartyNames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Span, Statement

_BODY = (
    r"(?:spokes\w+|officials?|representatives?|members?|government|ministry|ministers?|army|military|navy|"
    r"president|ambassador|embassy|department|offices?|leaders?|media|authorities|mission|delegation|agency|"
    r"television|tv|radio|newspapers?|press|news|leadership|troops|forces|administration|regime|lawyers?|"
    r"foreign|state|official|defen[cs]e)"
)
_SPEAKS_FOR = re.compile(
    rf"\b{_BODY}\s+(?:of|for|in|from|at|to|with)\s+(?:the\s+)?$", re.IGNORECASE
)
_OWNS_BODY = re.compile(
    rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,3}}?{_BODY}(?:\s+{_BODY}){{0,2}}\b", re.IGNORECASE
)
_OBJECT = re.compile(
    r"\b(?:(?:of|for|in|from|at|to|on|with|against|about|by|over|into|near)\s+(?:the\s+)?|"
    r"(?:of|for|from|to|with|against|about|over|into)\s+(?:the\s+|an?\s+)?[\w-]+\s+)$",
    re.IGNORECASE,
)
_ADVERBS = r"(?:\s+(?:also|still|again|itself|himself|herself|themselves|\w+ly))?\s*$"
_PRONOUN = re.compile(rf"\b(he|she|it|they){_ADVERBS}", re.IGNORECASE)
_DEFINITE = re.compile(
    rf"\b(?:the|its|their)\s+((?:[\w-]+\s+){{0,3}}?[\w-]+){_ADVERBS}", re.IGNORECASE
)
_REACH = 140
_ANSWERS_FOR = 420


def find_subject(
    view: Annotated,
    place: int,
    sentence: Span,
    statements: Sequence[Statement],
    names: PartyNames,
) -> Named | None:
    """Find who is the subject of a phrase.

    Args:
        view: The article.
        place: Where the phrase begins.
        sentence: The sentence around it.
        statements: Attributed statements of the article.
        names: The parties' names.

    Returns:
        The party, with the place of the words that name it, or None.
    """
    text = view.article.text
    first = max(sentence.start, place - _REACH)
    spoken = [span for one in statements for span in one.content]
    printed = _named(text, first, place, names)
    named = [
        one
        for one in printed
        if not any(span.start <= one.start and one.end <= span.end for span in spoken)
    ]
    found = [*_sources(statements, first, place), *named]
    pronoun = _PRONOUN.search(text, first, place)
    if pronoun:
        return _of_pronoun(view, pronoun, found or printed[:1], statements, names)
    nearest = max(found, key=lambda named: (named.end, named.speaker_id is not None), default=None)
    words = _DEFINITE.search(text, first, place)
    if words and (nearest is None or nearest.end <= words.start()):
        return _of_body(text, words[1], statements, names) or nearest
    return nearest


def _sources(statements: Sequence[Statement], first: int, place: int) -> list[Named]:
    """Give the sources of statements between two places."""
    return [
        Named(one.source.start, one.source.end, one.party_id, one.speaker_id)
        for one in statements
        if one.source and one.party_id and first <= one.source.start and one.source.end <= place
    ]


def _named(text: str, first: int, place: int, names: PartyNames) -> list[Named]:
    """Give the names between two places that may be subjects."""
    found = []
    for named in names.find(text, first, place):
        before = text[first : named.start]
        body = _OWNS_BODY.match(text, named.end, place)
        is_owner = text[named.end : named.end + 1] in {"'", "’", "-"}
        if (body or not is_owner) and (_SPEAKS_FOR.search(before) or not _OBJECT.search(before)):
            found.append(named)
    return found


def _of_pronoun(
    view: Annotated,
    pronoun: re.Match[str],
    found: Sequence[Named],
    statements: Sequence[Statement],
    names: PartyNames,
) -> Named | None:
    """Give who a pronoun stands for: as the tagger links it, else a subject of its sentence, else who spoke last."""
    start, end = pronoun.span(1)
    text = view.article.text
    linked = [one for one in view.tags.references if one.start == start]
    for one in sorted(linked, key=lambda one: -one.score)[:1]:
        for named in names.find(text, one.antecedent_start, one.antecedent_end):
            return Named(start, end, named.party_id, named.speaker_id)
    is_person = pronoun[1].casefold() in {"he", "she"}
    subjects = [one for one in found if one.end <= start and (one.speaker_id or not is_person)]
    if subjects:
        return max(subjects, key=lambda one: one.end)
    spoke = [
        one
        for one in statements
        if one.party_id
        and one.content[0].start < start
        and start - one.content[-1].end <= _ANSWERS_FOR
        and (one.speaker_id or not is_person)
    ]
    if not spoke:
        return None
    last = max(spoke, key=lambda one: one.content[0].start)
    return Named(start, end, last.party_id or "", last.speaker_id)


def _of_body(
    text: str, words: str, statements: Sequence[Statement], names: PartyNames
) -> Named | None:
    """Give whose body "the state news agency" is: of the one party that is printed with it, or speaks as it."""
    head = words.casefold().split()[-1]
    owners: dict[str, Named] = {}
    for one in statements:
        if one.source and one.party_id and one.source.text.casefold().split()[-1:] == [head]:
            named = Named(one.source.start, one.source.end, one.party_id, one.speaker_id)
            owners.setdefault(one.party_id, named)
    pattern = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,3}}?{re.escape(head)}\b", re.IGNORECASE)
    for named in names.find(text):
        if pattern.match(text, named.end):
            owners.setdefault(named.party_id, named)
    return next(iter(owners.values())) if len(owners) == 1 else None
