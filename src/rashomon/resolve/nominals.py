"""Who "the minister", "the statement" and "the group" point back to, within one article.

A role or thing goes in, what it was found to mean comes out. A role is the latest person who holds it, a word the
latest source that used it, a kind of body the latest body of that kind; what the reader believes with confidence goes
before all of these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.beside import DOMAINS
from rashomon.resolve.lexicon import (
    AGENT,
    BODY,
    DOCUMENT,
    HONORIFICS,
    HUMAN,
    STATE,
    TITLES,
    Head,
    singular,
)
from rashomon.resolve.names import tokenize
from rashomon.resolve.pronouns import Role
from rashomon.resolve.references import Referent, of_mention, point, where_from
from rashomon.resolve.view import Reading

if TYPE_CHECKING:
    from rashomon.resolve.phrases import Noun, Stretch
    from rashomon.resolve.view import Settled, View

_SENTENCES_BACK = 7
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
_FIRMS = frozenset("company firm organisation organization".split())
_ORGANS = frozenset({"ministry", "embassy"})  # of states: the text's country tells more
_UNIONS = frozenset("organisation organization alliance bloc watchdog body agency union".split())
_STRICT = STATE | AGENT | HUMAN | DOCUMENT | {"source"}  # "the prime minister" is no other minister
_KINDS_OF_OFFICE = DOMAINS | {"prime", "vice", "deputy"}
_ANONYMOUS = re.compile(
    r",?\s+(?:who\s+(?:asked|declined|requested|insisted|wished|refused|was not|spoke on)|speaking on|on condition)",
    re.IGNORECASE,
)  # whoever is named is not called so again
_BY = re.compile(r"\s+(?:released\s+|issued\s+)?(?:by|from|of)\s+(?:the\s+)?", re.IGNORECASE)
_BY_REACH = 12
_SURE = 0.5  # what the reader believes from here on goes before every rule
_STATES_OWN = frozenset("department ministry government military army police".split())
_ARMED = frozenset("group movement militia".split())
_SERVICES = frozenset(
    "bureau agency service department ministry council committee commission command".split()
)


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
    found = (
        _by_reader(noun, stretch, view, party)
        or _by_role(head, inner, stretch, view, party)
        or _by_word(head, noun, stretch, view, party)
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
    speakers = {id(one.person) for one in view.settled if one.person is not None}
    for one in view.people:
        if one.start >= stretch.start or one.person.titles[head] == 0:
            continue
        clue = one.person.best_clue()
        if party is not None and (clue is None or clue.reading.party != party):
            continue
        fits = sum(one.person.titles[word] > 0 for word in inner)
        has_spoken = id(one.person) in speakers
        scored.append((fits, has_spoken, min(one.person.titles[head], 2), one.start, one))
    best = max(scored, key=lambda row: row[:4], default=None)
    if best is None or (inner and best[0] == 0 and party is None):
        return None
    one = best[4]
    where = where_from(one.start, stretch.start, view)
    return Referent(
        None, one.person, f"“{stretch.text}” is “{one.person.name}” by that role ({where})"
    )


def _by_reader(noun: Noun, stretch: Stretch, view: View, party: str | None) -> Referent | None:
    """What the reader is sure of, if it fits: a person for one person's role, people for many, else a body."""
    if view.beliefs is None or party is not None or not noun.is_definite:
        return None
    known = {place: one.shares for place, one in view.antecedents.items()}
    shares = view.beliefs.of(stretch.start, stretch.end, view.mentions, known)
    best = max(shares, key=lambda entity: (shares[entity], entity), default="")
    if not best or shares[best] < _SURE:
        return None
    head = singular(noun.head[0].key)
    is_many = noun.head[0].key != head
    kind = "many" if is_many else "person" if head in HUMAN | TITLES else "body"
    fitting = [
        one
        for one in view.mentions
        if one.entity == best and one.end <= stretch.start and one.kind == kind
    ]
    return of_mention(fitting[-1], stretch, view) if fitting else None


def _by_word(
    head: str, noun: Noun, stretch: Stretch, view: View, party: str | None
) -> Referent | None:
    """The latest source that used the same head word and every name before it."""
    inner = {singular(token.key) for token in noun.before if token.key not in _PASSING}
    named = {singular(token.key) for token in noun.before if token.is_capital}
    wanted = inner if head in _STRICT else named - _PASSING
    for one in reversed(view.settled):
        is_paper = head in DOCUMENT | BODY and party is None
        if (one.reading is None and not is_paper) or one.span.start >= stretch.start:
            continue
        if party is not None and one.reading is not None and one.reading.party != party:
            continue
        tokens = tokenize(one.span.text)
        keys = {singular(token.key) for token in tokens}
        heads = [token for token in tokens[1:] if singular(token.key) == head]
        is_name = bool(heads) and all(token.is_capital for token in heads)
        is_said_so = noun.head[0].is_capital or view.in_capitals or not is_name
        if head in keys and wanted <= keys and is_said_so:
            return point(stretch, one, view)
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
            step = f"“{stretch.text}” stands for “{shown}” ({where_from(hit.start, stretch.start, view)})"
            kind = party_kind
            detail = f"“{shown}” is a name of {hit.entry.party}"
            return Referent(Reading(hit.entry.party, kind, detail), None, step, shown)
    return None


def _by_class(noun: Noun, head: str, stretch: Stretch, view: View) -> Referent | None:
    here = view.sentence_at(stretch.start)
    if noun.head_class is Head.DOCUMENT:
        found = _by_announcement(head, stretch, view) or _by_paper(stretch, view, here)
        is_states = any(singular(token.key) in _STATES_OWN for token in noun.before)
        is_other = found is not None and (
            found.reading is None or found.reading.kind is not PartyKind.COUNTRY
        )  # "the department's statement" is no armed group's
        return None if is_states and is_other else found
    if head in _ORGANS:
        return None
    for one in reversed(view.settled):
        distance = here - view.sentence_at(one.span.start)
        if one.reading is None or one.span.start >= stretch.start or distance > _DOCUMENT_BACK:
            continue
        if noun.head_class in _BODY_CLASSES or head in _GENERIC_BODIES:
            no_body = {PartyKind.COUNTRY, PartyKind.PERSON}
            fits = one.reading.kind not in no_body or noun.head_class is Head.MEDIA
            if one.reading.kind is PartyKind.OUTLET:
                fits = head in _PAPERS | _FIRMS
            is_side = head == "party" and one.reading.kind is not PartyKind.PERSON
            if fits and (one.reading.is_named or is_side) and head in _GENERIC_BODIES:
                return point(stretch, one, view)
            continue
        if head in HUMAN and not one.is_plural and _may_be(one, noun, stretch, view):
            return point(stretch, one, view)
    return None


def _may_be(settled: Settled, noun: Noun, stretch: Stretch, view: View) -> bool:
    """Say whether an earlier source may be "the prime minister": a person is none whom no word called "prime"."""
    if settled.person is None:
        return _is_unnamed_human(settled, "")
    offices = {token.key for token in noun.before} & _KINDS_OF_OFFICE
    is_anonymous = _ANONYMOUS.match(view.text, stretch.end)
    return is_anonymous is None and all(settled.person.titles[key] > 0 for key in offices)


def _by_announcement(head: str, stretch: Stretch, view: View) -> Referent | None:
    """Who made the paper when it was first told of: "issued a statement", "a report by X", "In a statement, X said"."""
    here = view.sentence_at(stretch.start)
    low = view.sentence_starts[max(0, here - _DOCUMENT_BACK)]
    first = re.compile(
        rf"\b(?:an?|one|new|its|his|her|their)\s+(?:[\w’'.-]+\s+){{0,3}}{re.escape(head)}s?\b",
        re.IGNORECASE,
    )
    told = list(first.finditer(view.text, low, stretch.start))
    if not told:
        return None
    match = told[-1]
    by = _BY.match(view.text, match.end())
    if by is not None:
        makers = [one for one in view.mentions if by.end() <= one.start <= by.end() + _BY_REACH]
        return of_mention(makers[0], stretch, view) if makers else None
    sentence = view.annotated.sentences[view.sentence_at(match.start())]
    inside = [one for one in view.mentions if sentence.start <= one.start < sentence.end]
    roles = {Role.SUBJECT, Role.OPEN, Role.OWNER}
    subjects = [one for one in inside if one.role in roles and one.is_name]
    subjects = [one for one in subjects if not view.in_quotes(one.start)]
    return of_mention(subjects[0], stretch, view) if subjects else None


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
    return point(stretch, best[2], view) if best else None


def _is_unnamed_human(settled: Settled, wanted: str) -> bool:
    if settled.person is not None or settled.reading is None or settled.is_plural:
        return False
    keys = [singular(token.key) for token in tokenize(settled.span.text)]
    gender = next((HONORIFICS[key] for key in keys if key in HONORIFICS), "")
    return bool(HUMAN & set(keys)) and gender in {"", wanted}
