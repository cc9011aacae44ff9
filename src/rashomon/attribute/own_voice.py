"""What an outlet asserts itself of the event: sentences of the article that nobody is quoted with.

Most of what is left when attributed statements are taken out is no claim: scene-setting, history, biography, the
page's furniture. A logistic regression over a few readable signals tells them apart; its weights lie in
`own_voice.json` (fitted by `training/own_voice.py` on sentences labelled by hand).
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.attribute.logistic import open_logistic
from rashomon.attribute.spans import trim_span
from rashomon.records import Statement, StatementKind, content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Annotated, Span

SIGNALS = (
    "words",
    "ends as a sentence",
    "names",
    "a time",
    "a number",
    "words of headline and lead",
    "how far down",
    "among the first",
    "past tense",
    "is or are",
    "may or will",
    "page furniture",
    "a question",
    "begins with a pronoun",
    "quoted",
)
"""Names of what `read_signals` gives."""
_WEIGHTS = Path(__file__).with_name("own_voice.json")
_FURNITURE = re.compile(
    r"^(?:by |author:|photo|image|video|watch|read more|more:|related|see also|follow |subscribe|sign up|copyright|©|"
    r"advertisement|reporting by|editing by|update|corrections?\b|contributed to this|contact |http)|"
    r"\b(?:contributed(?: to this (?:report|story))?\.|all rights reserved|senior editor|"
    r"is a (?:reporter|correspondent)|"
    r"story has been updated|newsletter|click here|getty images|transcript (?:as )?follows)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|\w{3,}ed|said|told|took|made|came|went|began|shot|fell|held|led|left|sent|"
    r"struck|broke|gave|found|met|became|brought|kept|lost|saw|drew|rose)\b"
)
_IS = re.compile(r"\b(?:is|are|am)\b|['’]s\b")
_MAY = re.compile(r"\b(?:may|might|could|would|will|should|can)\b")
_PRONOUN = re.compile(
    r"\W*(?:he|she|they|it|his|her|their|its|this|that|these|those|here)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_MIN_WORDS = 4
_LEAD = 3
_FIRST = 6


def find_own_voice(
    annotated: Annotated, statements: Sequence[Statement], *, min_confidence: float
) -> list[Statement]:
    """Give the outlet's own assertions in one article, in text order.

    Args:
        annotated: The article.
        statements: Its attributed statements.
        min_confidence: Less likely sentences are left out.
    """
    article_id = annotated.article.article_id
    found = []
    for sentence, signals in read_signals(annotated, statements):
        confidence = open_logistic(_WEIGHTS, SIGNALS).weigh(signals)
        span = trim_span(annotated.article, sentence.start, sentence.end)
        if span is not None and confidence >= min_confidence:
            found.append(
                Statement(
                    statement_id=content_id(
                        "statement", article_id, "own-voice", span.start, span.end
                    ),
                    article_id=article_id,
                    content=(span,),
                    kind=StatementKind.OWN_VOICE,
                    confidence=round(confidence, 4),
                    made_by="attribute",
                )
            )
    return found


def read_signals(
    annotated: Annotated, statements: Sequence[Statement]
) -> list[tuple[Span, tuple[float, ...]]]:
    """Give the sentences that belong to nobody, each with its signals in the order of `SIGNALS`.

    A sentence belongs to nobody if less than a third of it is source, cue or content of a statement.
    """
    taken = _cover(
        span
        for statement in statements
        for span in (*statement.content, statement.source, statement.cue)
        if span is not None
    )
    quoted = _cover(annotated.quotes)
    lead = _terms(
        " ".join([annotated.article.title, *(s.text for s in annotated.sentences[:_LEAD])])
    )
    rows: list[tuple[Span, tuple[float, ...]]] = []
    for nth, sentence in enumerate(annotated.sentences):
        size = sentence.end - sentence.start
        places = range(sentence.start, sentence.end)
        words = sentence.text.split()
        if len(words) < _MIN_WORDS or 3 * sum(place in taken for place in places) >= size:
            continue
        text = sentence.text
        names = sum(m.start >= sentence.start and m.end <= sentence.end for m in annotated.mentions)
        terms = _terms(text)
        own_lead = lead if nth >= _LEAD else _terms(annotated.article.title)
        rows.append(
            (
                sentence,
                (
                    math.log(len(words)),
                    float(text.rstrip("\"”’')")[-1:] in {".", "!"}),
                    math.log1p(names),
                    float(any(sentence.start <= t.start < sentence.end for t in annotated.times)),
                    float(bool(re.search(r"\d", text))),
                    len(terms & own_lead) / max(1, len(terms)),
                    nth / len(annotated.sentences),
                    float(nth < _FIRST),
                    float(bool(_PAST.search(text))),
                    float(bool(_IS.search(text))),
                    float(bool(_MAY.search(text))),
                    float(bool(_FURNITURE.search(text))),
                    float(text.rstrip("\"”’'").endswith("?")),
                    float(bool(_PRONOUN.match(text))),
                    sum(place in quoted for place in places) / size,
                ),
            )
        )
    return rows


def _cover(spans: Iterable[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def _terms(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
