"""Name each point in words of the articles.

In: the statements of each point, most central first. Out: a label and its place. The one idea: a good
name is a short noun phrase that many statements of the point share and few others use.

1. Noun phrases are cut out of the contents by their borders (determiners, prepositions, punctuation, verbs).
2. A phrase scores by the terms it holds: how much more common each is among the most central statements of
   this point than in the others.
3. Points choose in order; no two points take the same terms. If no phrase is shared, the first of the most central
   statements stands in; if there is none, a short content or that statement's first words.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.align.lexicon import (
    BEFORE_A_VERB,
    DETERMINERS,
    FUNCTION_WORDS,
    LINKS,
    LOOSE,
    REPORTING,
    VERBS,
)
from rashomon.align.terms import WORD, count_terms, stem_word
from rashomon.records import Place, Span

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from rashomon.records import Statement

_MAX_WORDS = 4
_MAX_FALLBACK_WORDS = 6
_NO_NOUN_ENDINGS = (
    "ly",
    "n't",
    "n’t",
    "'re",
    "’re",
    "'ve",
    "’ve",
    "'ll",
    "’ll",
    "'d",
    "’d",
    "'m",
    "’m",
)
_CORE_SHARE = 0.6
_MIN_CORE = 4
_LENGTH_FACTORS = (0.65, 1.0, 1.0, 0.9)
"""By number of content words: one word alone rarely says what the question is."""
_LONE_NAME_FACTOR = 0.5
_UNBORDERED_FACTOR = 0.8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of a statement: where it stands and the stems of its words."""

    place: Place
    stems: tuple[str, ...]
    is_firm: bool

    @property
    def content(self) -> frozenset[str]:
        """Its stems, each once."""
        return frozenset(self.stems)


def label_points(
    points: Sequence[Sequence[Statement]], names: Iterable[str]
) -> list[tuple[str, Place]]:
    """Find a label for each point; no two are alike.

    Args:
        points: Statements of each point, most central first; a statement may stand in several.
        names: Names of parties and speakers; they name who speaks, not what about.

    Returns:
        Label and place, in the order of the points. The label is the text at its place.
    """
    named = {stem_word(word) for name in names for word in WORD.findall(name)}
    everywhere = {s.statement_id: frozenset(count_terms(s.words)) for one in points for s in one}
    spread = Counter(term for terms in everywhere.values() for term in terms)
    taken: list[frozenset[str]] = []
    labels: list[tuple[str, Place]] = []
    for statements in points:
        core = statements[: max(_MIN_CORE, math.ceil(_CORE_SHARE * len(statements)))]
        terms = [everywhere[s.statement_id] for s in core]
        contrast = _contrast(terms, spread, len(everywhere))
        phrases = [phrase for statement in core for phrase in find_phrases(statement)]
        free = [one for one in phrases if not any(one.content <= other for other in taken)]
        scores = [_score(phrase, contrast, terms, named) for phrase in free]
        ranked = sorted(zip(scores, free, strict=True), key=_rank)
        if ranked and ranked[0][0] > 0:
            chosen = ranked[0][1].place
        else:
            used = {label.casefold() for label, _ in labels}
            chosen = _choose_any(free, named) or _fall_back(statements, used)
        taken.append(frozenset(stem_word(word) for word in WORD.findall(chosen.span.text)))
        labels.append((chosen.span.text, chosen))
    return labels


def _rank(scored: tuple[float, Phrase]) -> tuple[object, ...]:
    """Best first; of equals the one with fewer capitals, then the shorter."""
    score, phrase = scored
    words = phrase.place.span.text
    capitals = sum(char.isupper() for char in words)
    return -round(score, 9), capitals, len(words), words, phrase.place.article_id, phrase.place.span


def find_phrases(statement: Statement) -> Iterator[Phrase]:
    """Cut the noun phrases out of a statement's content, longer ones also without their first words."""
    for span in statement.content:
        words = list(WORD.finditer(span.text))
        start = 0
        while start < len(words):
            end = _run_end(words, span.text, start)
            far = _linked_end(words, span.text, end) if end > start else end
            for first in range(start, end):
                yield from _phrase(statement, span, words, first, end)
                if far > end:
                    yield from _phrase(statement, span, words, first, far)
            start = max(end, start + 1)


def _run_end(words: Sequence[re.Match[str]], text: str, start: int) -> int:
    """Give the place behind the run of content words that begins at `start`."""
    end = start
    while end < len(words) and _may_stand_in(words[end].group()):
        end += 1
        if not _is_joined(words, text, end):
            break
    return end


def _linked_end(words: Sequence[re.Match[str]], text: str, end: int) -> int:
    """Give the place behind a second run that a preposition joins to the one ending at `end`, else `end`."""
    place = end
    if place < len(words) and words[place].group() in LINKS and _is_joined(words, text, place):
        place += 1
        if _is_deed(words, place):
            return end
        if place < len(words) and words[place].group() in DETERMINERS:
            place += 1
        if (
            place < len(words)
            and _is_joined(words, text, place)
            and _is_joined(words, text, end + 1)
        ):
            return max(end, _run_end(words, text, place)) if place < len(words) else end
    return end


def _is_deed(words: Sequence[re.Match[str]], place: int) -> bool:
    """Whether a name's deed with its object begins here: "(accuses) Orlena of Ramming Ferry" holds no noun phrase."""
    if place + 1 >= len(words):
        return False
    return words[place - 2].group()[0].isupper() and words[place].group().endswith("ing")


def _is_joined(words: Sequence[re.Match[str]], text: str, place: int) -> bool:
    """Whether just one blank stands before the word at `place`; past the last word, yes."""
    return place >= len(words) or text[words[place - 1].end() : words[place].start()] == " "


def _may_stand_in(word: str) -> bool:
    plain = word.casefold()
    return (
        word[0].isalpha()
        and plain not in FUNCTION_WORDS
        and plain not in REPORTING
        and plain not in VERBS
        and not plain.endswith(_NO_NOUN_ENDINGS)
    )


def _phrase(
    statement: Statement, span: Span, words: Sequence[re.Match[str]], first: int, end: int
) -> Iterator[Phrase]:
    within = [word.group() for word in words[first:end]]
    topical = [word for word in within if word.casefold() not in FUNCTION_WORDS]
    last = within[-1].casefold()
    before = words[first - 1].group().casefold() if first else ""
    is_participle = last.endswith("ed") and len(last) > _MAX_WORDS
    is_lone_gerund = len(within) == 1 and last.endswith("ing") and before not in DETERMINERS
    is_lone_opening = (
        len(within) == 1 and not before and len(words) > 1
    )  # often a verb: "defend its ..."
    if (
        len(topical) > _MAX_WORDS
        or before in BEFORE_A_VERB
        or last in LOOSE
        or last in FUNCTION_WORDS
        or is_participle
        or is_lone_gerund
        or _is_abbreviated(span.text, words[end - 1].end())
        or is_lone_opening
    ):
        return
    start, stop = words[first].start(), words[end - 1].end()
    cut = Span(span.start + start, span.start + stop, span.text[start:stop])
    yield Phrase(
        Place(statement.article_id, cut),
        tuple(stem_word(word) for word in topical),
        is_firm=before in FUNCTION_WORDS or not before,
    )


def _is_abbreviated(text: str, end: int) -> bool:
    """Whether the word that ends here goes on behind a full stop: "killing of U" out of "U.S. troops"."""
    return text[end : end + 1] == "." and text[end + 1 : end + 2].isalnum()


def _contrast(
    terms: Sequence[frozenset[str]], spread: Counter[str], total: int
) -> dict[str, float]:
    """How telling each term is for a point: its share of the point's statements against the others'."""
    here = Counter(term for one in terms for term in one)
    elsewhere = max(1, total - len(terms))
    telling = {}
    for term, count in here.items():
        inside = count / len(terms)
        outside = max(0, spread[term] - count) / elsewhere
        certainty = (count - 1) / count if len(terms) > 1 else 1.0
        telling[term] = inside * certainty * math.log((inside + 0.02) / (outside + 0.02))
    return telling


def _score(
    phrase: Phrase,
    contrast: dict[str, float],
    terms: Sequence[frozenset[str]],
    named: set[str],
) -> float:
    """How well a phrase names a point: telling terms, found together in many of its statements."""
    fresh = phrase.content - named
    if not fresh:
        return -1.0
    telling = sum(contrast.get(stem, -0.05) for stem in fresh) / math.sqrt(len(phrase.stems))
    together = sum(phrase.content <= one for one in terms) / len(terms)
    length = _LENGTH_FACTORS[len(phrase.stems) - 1]
    if len(phrase.stems) == 1 and phrase.place.span.text[0].isupper():
        length *= _LONE_NAME_FACTOR
    return telling * (0.4 + together) * length * (1.0 if phrase.is_firm else _UNBORDERED_FACTOR)


def _choose_any(phrases: Sequence[Phrase], named: set[str]) -> Place | None:
    """Give the first phrase of two or three words that name no party or speaker, where none is shared."""
    fitting = (
        phrase
        for phrase in phrases
        if phrase.is_firm and len(phrase.stems) in {2, 3} and not phrase.content & named
    )
    found = next(fitting, None)
    return found.place if found else None


def _fall_back(statements: Sequence[Statement], used: set[str]) -> Place:
    """Give a whole content of few words, else the first words of the most central one that are still free."""
    whole: list[Place] = []
    cut: list[Place] = []
    for statement in statements:
        span = statement.content[0]
        words = list(WORD.finditer(span.text))
        few = words[:_MAX_FALLBACK_WORDS]
        start, stop = (few[0].start(), few[-1].end()) if few else (0, len(span.text))
        text = span.text[start:stop]
        place = Place(statement.article_id, Span(span.start + start, span.start + stop, text))
        if text.casefold() not in used:
            (whole if 1 < len(words) == len(few) else cut).append(place)
        elif not cut and not whole:
            cut.append(place)
    return (whole or cut)[0]
