"""Who "he", "they", "the minister" and "the statement" point back to, within one article.

A stretch of words goes in, what an earlier source or name was settled as comes out. Candidates are scored by
nearness in sentences, by being a subject or an earlier source, and by fitting gender or role.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.lexicon import DOCUMENT, HONORIFICS, HUMAN, Head, singular
from rashomon.resolve.names import tokenize
from rashomon.resolve.view import Reading

if TYPE_CHECKING:
    from rashomon.resolve.people import Person
    from rashomon.resolve.phrases import Noun, Stretch
    from rashomon.resolve.view import Settled, View

GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
THINGS = {"it", "its", "itself"}
GROUPS = {
    "they",
    "their",
    "them",
    "theirs",
    "those",
    "these",
    "both",
    "others",
    "many",
    "some",
    "most",
    "another",
    "one",
    "who",
}
LOOSE = {"some", "many", "others", "most", "another", "one"}
SELVES = {"i", "we", "my", "our", "me"}
_SENTENCES_BACK = 7
_THINGS_BACK = 5
_DOCUMENT_BACK = 12
_BODY_CLASSES = frozenset({Head.BODY, Head.MEDIA})
_GENERIC_BODIES = frozenset(
    "group organisation organization company firm agency institution body alliance bloc paper newspaper network channel"
    " magazine website outlet party movement charity watchdog bank airline union club school bureau ministry department"
    " embassy council committee commission coalition newsletter".split()
)


_PASSING = frozenset(
    "the former same monday tuesday wednesday thursday friday saturday sunday today yesterday new latest official"
    " whole own earlier later recent top senior".split()
)
_PAPERS = frozenset(
    "newspaper paper magazine network broadcaster channel outlet website tabloid daily reporting agency station".split()
)
_ORGANS = frozenset({"ministry", "embassy"})  # of states: the text's country tells more
_UNIONS = frozenset("organisation organization alliance bloc watchdog body agency union".split())
_ARMED = frozenset("group movement militia".split())
_SERVICES = frozenset(
    "bureau agency service department ministry council committee commission command".split()
)


@dataclass(frozen=True, slots=True)
class Referent:
    """What words point back to: a person or an earlier source, and the step to write down."""

    reading: Reading | None
    person: Person | None
    step: str
    name: str = ""


def pronoun_of(stretch: Stretch) -> str:
    """Give the folded pronoun a source consists of, or ""."""
    tokens = tokenize(stretch.text)
    known = GENDERS.keys() | THINGS | GROUPS | SELVES
    words = [
        t.key
        for t in tokens
        if t.key
        not in {"also", "himself", "herself", "themselves", "all", "who", "the", "of", "them"}
    ] or [t.key for t in tokens]
    return words[0] if len(words) == 1 and words[0] in known else ""


def refer(pronoun: str, stretch: Stretch, view: View) -> Referent | None:
    """Find what a pronoun points back to.

    Args:
        pronoun: Folded.
        stretch: Its place.
        view: The article, with what was settled before.
    """
    if pronoun in GENDERS:
        return _refer_person(pronoun, stretch, view)
    if pronoun in SELVES:
        last = view.settled[-1] if view.settled else None
        return _point(stretch, last, view) if last else None
    return _refer_thing(pronoun, stretch, view)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody "he" or "she" may mean: named in the text, or an earlier source."""

    person: Person | None
    settled: Settled | None
    start: int
    end: int


def _refer_person(pronoun: str, stretch: Stretch, view: View) -> Referent | None:
    wanted = GENDERS[pronoun]
    firsts: dict[int, int] = {}
    for one in view.people:
        if not view.in_quotes(one.start):
            firsts.setdefault(view.sentence_at(one.start), one.start)
    best: tuple[float, int] | None = None
    chosen: _Candidate | None = None
    for candidate in _candidates(stretch, wanted, view):
        score = _score_person(candidate, stretch, wanted, firsts, view)
        if score is not None and (best is None or (score, candidate.start) > best):
            best, chosen = (score, candidate.start), candidate
    if chosen is None:
        return None
    name = chosen.settled.words if chosen.settled is not None else ""
    name = chosen.person.name if chosen.person is not None else name
    step = f"“{stretch.text}” stands for “{name}” ({_where(chosen.start, stretch.start, view)})"
    return Referent(chosen.settled.reading if chosen.settled else None, chosen.person, step, name)


def _candidates(stretch: Stretch, wanted: str, view: View) -> list[_Candidate]:
    before = [one for one in view.settled if one.span.start < stretch.start]
    named = [
        _Candidate(one.person, None, one.start, one.end)
        for one in view.people
        if one.start < stretch.start
    ]
    told = [
        _Candidate(one.person, one, one.span.start, one.span.end)
        for one in before
        if one.person is not None or _is_unnamed_human(one, wanted)
    ]
    return [*named, *told]


def _score_person(
    candidate: _Candidate, stretch: Stretch, wanted: str, firsts: dict[int, int], view: View
) -> float | None:
    """Weigh nearness, gender, being a source, being first in the sentence; None if out of question.

    The weights were set by hand on ten training events, 2026-11.
    """
    start = candidate.start
    sentence = view.sentence_at(start)
    distance = view.sentence_at(stretch.start) - sentence
    gender = candidate.person.gender if candidate.person is not None else ""
    if (gender and gender != wanted) or not 0 <= distance <= _SENTENCES_BACK:
        return None
    is_source = candidate.settled is not None or any(
        one.person is not None and start < one.span.end and one.span.start < candidate.end
        for one in view.settled
    )
    in_content = any(
        c.start <= start < c.end for one in view.settled for c in one.statement.content
    )
    score = -0.9 * distance
    score += 0.6 if gender == wanted else 0.0
    score += 1.6 if is_source else 0.0
    score += 0.6 if firsts.get(sentence) == start else 0.0
    score -= 0.8 if view.in_quotes(start) else 0.0
    score -= 0.7 if in_content and not is_source else 0.0
    return score


def _is_unnamed_human(settled: Settled, wanted: str) -> bool:
    if settled.person is not None or settled.reading is None or settled.is_plural:
        return False
    keys = [singular(token.key) for token in tokenize(settled.span.text)]
    gender = next((HONORIFICS[key] for key in keys if key in HONORIFICS), "")
    return bool(HUMAN & set(keys)) and gender in {"", wanted}


def _refer_thing(pronoun: str, stretch: Stretch, view: View) -> Referent | None:
    here = view.sentence_at(stretch.start)
    best: tuple[float, int] | None = None
    chosen: Settled | None = None
    loose = pronoun in LOOSE
    for one in view.settled:
        if loose and (one.person is not None or one.reading is None or one.reading.is_named):
            continue
        distance = here - view.sentence_at(one.span.start)
        if (
            not 0 <= distance <= _THINGS_BACK
            or one.reading is None
            or one.span.start >= stretch.start
        ):
            continue
        is_thing = one.person is None
        score = -0.8 * distance + (1.0 if is_thing else -0.8)
        if pronoun in GROUPS:
            score += 0.8 if one.is_plural else 0.0
            score += (
                0.5
                if pronoun not in {"they", "their", "them"} and not one.reading.is_named
                else 0.0
            )
        if best is None or (score, one.span.start) >= best:
            best, chosen = (score, one.span.start), one
    return _point(stretch, chosen, view) if chosen is not None else None


def _point(stretch: Stretch, settled: Settled, view: View) -> Referent:
    shown = settled.person.name if settled.person else settled.words
    step = (
        f"“{stretch.text}” stands for “{shown}” ({_where(settled.span.start, stretch.start, view)})"
    )
    return Referent(settled.reading, settled.person, step, settled.words)


def refer_nominal(
    noun: Noun, stretch: Stretch, view: View, *, loosely: bool, party: str | None = None
) -> Referent | None:
    """Find what a bare role or thing points back to: "the minister", "the statement", "the group".

    Args:
        noun: The words, cut at their head.
        stretch: The words.
        view: The article.
        loosely: Also answer on the head's class alone, not only where the same word or role was used before.
        party: Name of the party the words already say ("the Kenyan president"); only such are answered.
    """
    if not noun.head:
        return None
    head = singular(noun.head[0].key)
    inner = [singular(token.key) for token in noun.before if token.key not in _PASSING]
    found = _by_role(head, inner, stretch, view, party) or _by_word(
        head, inner, stretch, view, party
    )
    if found is None and not inner:
        found = _by_known_name(head, stretch, view)
    if found is not None or not loosely or party is not None:
        return found
    return _by_class(noun, head, stretch, view)


def _by_role(
    head: str, inner: list[str], stretch: Stretch, view: View, party: str | None
) -> Referent | None:
    """The latest person in the article with that role."""
    if head not in HUMAN:
        return None
    scored = []
    for one in view.people:
        if one.start >= stretch.start or one.person.titles[head] == 0:
            continue
        clue = one.person.best_clue()
        if party is not None and (clue is None or clue.reading.party != party):
            continue
        fits = sum(one.person.titles[word] > 0 for word in inner)
        scored.append((fits, min(one.person.titles[head], 2), one.start, one))
    best = max(scored, key=lambda row: row[:3], default=None)
    if best is None or (inner and best[0] == 0 and party is None):
        return None
    one = best[3]
    where = _where(one.start, stretch.start, view)
    return Referent(
        None, one.person, f"“{stretch.text}” is “{one.person.name}” by that role ({where})"
    )


def _by_word(
    head: str, inner: list[str], stretch: Stretch, view: View, party: str | None
) -> Referent | None:
    """The latest source that used the same head word."""
    noun_is_paper = head in DOCUMENT
    for one in reversed(view.settled):
        if one.reading is None or one.span.start >= stretch.start:
            continue
        if party is not None and one.reading.party != party:
            continue
        keys = {singular(token.key) for token in tokenize(one.span.text)}
        is_strict = head in {"official", "spokesman", "source"} or noun_is_paper
        if head in keys and (not inner or set(inner) <= keys or not is_strict):
            return _point(stretch, one, view)
    return None


def _by_known_name(head: str, stretch: Stretch, view: View) -> Referent | None:
    """The latest body whose full or short name fits: "the bureau", "the agency", "the newspaper"."""
    here = view.sentence_at(stretch.start)
    for hit in reversed(view.hits_in(0, stretch.start)):
        distance = here - view.sentence_at(hit.start)
        if distance > _DOCUMENT_BACK:
            return None
        printed = hit.entry.printed
        is_paper = (
            head in _PAPERS
            and hit.entry.sense in {"outlet", "media"}
            and distance <= _SENTENCES_BACK
        )
        is_body = (
            head in _SERVICES
            and hit.entry.sense == "body"
            and (
                head in printed.casefold().split()
                or (printed.isupper() and head in {"bureau", "agency", "service"})
            )
        )
        party_kind = view.kind_of(hit.entry.party)
        is_union = (
            head in _UNIONS and party_kind is PartyKind.ORGANISATION and hit.entry.sense == "name"
        )
        is_union = is_union or (head in _ARMED and party_kind is PartyKind.GROUP)
        if is_paper or is_body or is_union:
            shown = view.text[hit.start : hit.end]
            step = (
                f"“{stretch.text}” stands for “{shown}” ({_where(hit.start, stretch.start, view)})"
            )
            kind = party_kind
            detail = f"“{shown}” is a name of {hit.entry.party}"
            return Referent(Reading(hit.entry.party, kind, detail), None, step, shown)
    return None


def _by_class(noun: Noun, head: str, stretch: Stretch, view: View) -> Referent | None:
    here = view.sentence_at(stretch.start)
    if noun.head_class is Head.DOCUMENT:
        return _by_paper(stretch, view, here)
    if head in _ORGANS:
        return None
    for one in reversed(view.settled):
        distance = here - view.sentence_at(one.span.start)
        if one.reading is None or one.span.start >= stretch.start or distance > _DOCUMENT_BACK:
            continue
        if noun.head_class in _BODY_CLASSES or head in _GENERIC_BODIES:
            fits = one.reading.kind is not PartyKind.COUNTRY or noun.head_class is Head.MEDIA
            is_side = head == "party" and one.reading.kind is not PartyKind.PERSON
            if fits and (one.reading.is_named or is_side) and head in _GENERIC_BODIES:
                return _point(stretch, one, view)
            continue
        if (
            head in HUMAN
            and not one.is_plural
            and (one.person is not None or _is_unnamed_human(one, ""))
        ):
            return _point(stretch, one, view)
    return None


def _by_paper(stretch: Stretch, view: View, here: int) -> Referent | None:
    """Whoever may have written a paper: a body rather than a person, and not in the same sentence."""
    scored = []
    for one in view.settled:
        distance = here - view.sentence_at(one.span.start)
        if (
            one.reading is not None
            and one.span.start < stretch.start
            and distance <= _DOCUMENT_BACK
        ):
            score = (
                -0.4 * distance
                - (1.5 if distance == 0 else 0.0)
                + (0.7 if one.person is None else 0.0)
            )
            score -= 0.0 if one.reading.is_named else 1.0
            scored.append((score, one.span.start, one))
    best = max(scored, key=lambda row: row[:2], default=None)
    return _point(stretch, best[2], view) if best else None


def _where(place: int, here: int, view: View) -> str:
    distance = view.sentence_at(here) - view.sentence_at(place)
    if distance <= 0:
        return "same sentence"
    return "sentence before" if distance == 1 else f"{distance} sentences before"
