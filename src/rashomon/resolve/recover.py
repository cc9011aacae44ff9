"""The source of a statement that came without one: the subject of its cue.

A statement and its article go in, the words before the cue (or behind it: "said X") come out, if they hold a
name, a pronoun or a role. Everything found here is a guess and says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.resolve.beside import title_before
from rashomon.resolve.lexicon import Head
from rashomon.resolve.names import tokenize
from rashomon.resolve.phrases import Stretch, parse_noun, trim
from rashomon.resolve.references import pronoun_of

if TYPE_CHECKING:
    from rashomon.records import Statement
    from rashomon.resolve.view import View

_HARD = re.compile(r"[;:“”\"(\[)\]—–|]\s*|--|\s-\s|\n")
_SOFT = re.compile(
    r"\b(?:but|while|although|though|and|that|when|because|after|before|if|where)\b", re.IGNORECASE
)
_TRAILING = re.compile(
    r"[\s,]*\b(?:has|have|had|is|was|were|are|also|later|then|today|yesterday|reportedly|repeatedly|again|once|earlier"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|on|would|will|could|may|might|widely|who|which)\b$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:in|on|at|after|before|during|from|for|with|by|earlier|later|also|meanwhile|however|still|yet|instead|since)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\s*,?\s*\bwho(?:\s+(?:also|has|have|had|then|later))*\s*$", re.IGNORECASE)
_TO_WHOM = re.compile(r"\b(?:by|from|with|of|to|for)\s+", re.IGNORECASE)
_OPENING_TOKENS = 4
_GOES_ON = re.compile(r"(?:\band|\bbut|,)(?:\s+(?:also|then|later|has|had))*\s*$", re.IGNORECASE)
_FOLLOWING = re.compile(r"\s*(?P<words>[^,.;:“”\"\n]{2,90})")
_RELATIVE_REACH = 40  # characters between a name and its "who": ", a doctor,"
_MIN_REACH = 160  # characters of a sentence before the cue that are looked at
_CLASSES = frozenset(
    {Head.STATE, Head.AGENT, Head.EXPERT, Head.CROWD, Head.BODY, Head.DOCUMENT, Head.MEDIA}
)


def find_subject(statement: Statement, view: View) -> Stretch | None:
    """Find the words that name who speaks, beside the cue of a statement without a source.

    Args:
        statement: It has no source.
        view: Its article.

    Returns:
        Words of the article; None if there is no cue or nobody beside it.
    """
    cue = statement.cue
    if cue is None:
        return None
    start = max(view.annotated.sentences[view.sentence_at(cue.start)].start, cue.start - _MIN_REACH)
    while 0 < start < cue.start and view.text[start - 1].isalnum():
        start += 1  # the reach ended inside a word
    inside = [span for span in statement.content if start <= span.end <= cue.start]
    start = max([start, *(span.end for span in inside)])
    left = Stretch(start, view.text[start : cue.start])
    if _goes_on(left, cue.text):
        return _earlier_source(start, cue.start, view) or _first_name(left, view)
    return (
        _before(left, view) or _behind(statement, view) or _earlier_source(start, cue.start, view)
    )


def _goes_on(left: Stretch, cue: str) -> bool:
    """Say whether the cue shares its subject with one before it: ", adding", "and said"."""
    is_participle = tokenize(cue)[:1] != [] and tokenize(cue)[0].key.endswith("ing")
    return bool(_GOES_ON.search(left.text)) and (
        is_participle or not left.text.rstrip().endswith(",")
    )


def _earlier_source(start: int, end: int, view: View) -> Stretch | None:
    """The latest source settled in the same sentence."""
    for one in reversed(view.settled):
        if start <= one.span.start < end:
            return Stretch(one.span.start, one.span.text)
    return None


def _first_name(left: Stretch, view: View) -> Stretch | None:
    """The name, pronoun or known party a sentence opens with: "X was unmoved, saying"."""
    tokens = tokenize(left.text, left.start)[:_OPENING_TOKENS]
    if tokens and pronoun_of(Stretch(tokens[0].start, tokens[0].text)):
        return Stretch(tokens[0].start, tokens[0].text)
    if not tokens:
        return None
    low, high = tokens[0].start, tokens[-1].end
    named = [(one.start, one.end) for one in view.people_in(low, high)]
    known = [(h.start, h.end) for h in view.hits_in(low, high) if h.entry.sense != "place"]
    start, end = min([*named, *known], default=(0, 0))
    return Stretch(start, view.text[start:end]) if end else None


def find_relative(part: Stretch, view: View) -> Stretch | None:
    """Find the words that "who" or "which" takes up, in the same sentence.

    Args:
        part: The relative pronoun.
        view: Its article.
    """
    sentence = view.annotated.sentences[view.sentence_at(part.start)].start
    is_thing = part.text.casefold().startswith("which")
    fitting = [
        one
        for one in view.mentions
        if sentence <= one.start
        and one.end <= part.start <= one.end + _RELATIVE_REACH
        and (one.kind in {"body", "many"} if is_thing else one.kind in {"person", "many"})
    ]
    if fitting:
        nearest = max(fitting, key=lambda one: (one.end, one.end - one.start))
        title = title_before(view, nearest.start) if nearest.person and nearest.is_name else None
        start = title.start if title is not None and title.start >= sentence else nearest.start
        return Stretch(start, view.text[start : nearest.end])
    return _whom(Stretch(sentence, view.text[sentence : part.start]), view)


def _whom(left: Stretch, view: View) -> Stretch | None:
    """Whom "who" stands for: the last person before it, else the words behind the last preposition."""
    text = _WHO.sub("", left.text)
    people = view.people_in(left.start, left.start + len(text))
    if people:
        title = title_before(view, people[-1].start)
        start = title.start if title is not None else people[-1].start
        return Stretch(start, view.text[start : people[-1].end])
    place = max((match.end() for match in _TO_WHOM.finditer(text)), default=0)
    found = trim(left.cut(max(place, text.rfind(", ", 0, len(text) - 2) + 1), len(text)))
    return found if _names_somebody(found, view) else None


def _before(left: Stretch, view: View) -> Stretch | None:
    """The subject right before the cue, auxiliaries and adverbs left out."""
    if _WHO.search(left.text):
        return _whom(left, view)
    text = left.text.rstrip(" ,")
    while cut := _TRAILING.search(text):
        text = text[: cut.start()].rstrip(" ,")
    boundaries = [match.end() for match in _HARD.finditer(text)]
    last = _joint_free(text, max(boundaries, default=0), left, view)
    parts = text[last:].split(", ")
    while len(parts) > 1 and _OPENING.match(parts[0].strip()):
        last += len(parts[0]) + 2
        parts.pop(0)
    found = trim(left.cut(last, len(text)))
    return found if _names_somebody(found, view) else None


def _joint_free(text: str, last: int, left: Stretch, view: View) -> int:
    """Place after the last conjunction that is not part of a name."""
    for match in _SOFT.finditer(text):
        place = left.start + match.start()
        if match.start() >= last and not any(h.start < place < h.end for h in view.hits):
            last = match.end()
    return last


def _behind(statement: Statement, view: View) -> Stretch | None:
    """The subject behind the cue: "said the minister"."""
    if statement.cue is None:
        return None
    match = _FOLLOWING.match(view.text, statement.cue.end)
    if match is None:
        return None
    found = trim(Stretch(match.start("words"), match["words"]))
    is_content = any(span.start <= found.start < span.end for span in statement.content)
    return found if not is_content and _names_somebody(found, view) else None


def _names_somebody(found: Stretch, view: View) -> bool:
    """Say whether words hold a person, a known name, a pronoun or a role."""
    if not tokenize(found.text):
        return False
    if pronoun_of(found) or view.people_in(found.start, found.end):
        return True
    noun = parse_noun(found, view.hits)
    known = [hit for hit in view.hits_in(found.start, found.end) if hit.entry.sense != "place"]
    return bool(known) or noun.head_class in _CLASSES
