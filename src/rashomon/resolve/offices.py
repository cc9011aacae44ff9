"""Words for those who hold an office or speak for somebody: states, agents, churches, papers, media."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.bodies import opens_sentence
from rashomon.resolve.kinds import kind_of_people
from rashomon.resolve.lexicon import (
    AGENT,
    BODY,
    CROWD,
    FIELDS,
    PROSECUTING,
    Head,
    plural,
    singular,
)
from rashomon.resolve.names import tokenize
from rashomon.resolve.phrases import NEUTRAL, Stretch, parse_noun
from rashomon.resolve.view import Reading
from rashomon.resolve.wording import (
    BLOCS,
    OFFICIALS,
    STATE_SENSES,
    Words,
    as_role,
    free_body,
    of_context,
    of_entry,
    of_kind,
    own_name,
    plain_name,
    role_of,
)

if TYPE_CHECKING:
    from rashomon.resolve.gazetteer import Hit
    from rashomon.resolve.view import View

_STATE_MEDIA = frozenset("state official semi government run controlled owned ruling".split())
_BROADCAST = frozenset({"television", "tv", "radio"})
_CHURCH = frozenset(
    "archbishop bishop cardinal priest nun jesuit archbishopric diocese archdiocese monsignor friar".split()
)
_FATHERS = frozenset({"Father", "FATHER"})  # as a title before a name
_CHURCHES = {
    "anglican": "Anglican Church",
    "episcopal": "Episcopal Church",
    "orthodox": "Orthodox Church",
    "lutheran": "Lutheran Church",
    "coptic": "Coptic Church",
    "methodist": "Methodist Church",
}
_THINKERS = frozenset(
    "institute institution university college center centre foundation school program programme scientist".split()
)
_STATE_NAMES = frozenset(
    "affairs defense defence foreign state interior justice finance staff intelligence security health education"
    " trade information energy parliament government armed forces armee air navy".split()
)
_FIGHTERS = frozenset("opposition rebel separatist insurgent militant".split())
_SOCIETIES = frozenset("opposition rebel separatist student union church".split())
_BUREAUS = frozenset({"bureau", "office"})
_DEPARTMENTS = frozenset(
    "department ministry secretariat mayor governor prefect".split()
)  # "of" names their field or town
_ABROAD = frozenset("ambassador embassy consul envoy attache".split())
_LEADERS = frozenset("council court commander leader representative".split())
_HEADS_OF_BODIES = frozenset(
    "president secretary official leader deputy lawyer representative".split()
)
_MANY_STATES = frozenset({"countries", "nations", "states"})
_RANKS = frozenset("vice deputy senior top chief executive a an the".split())
_SERVING = frozenset({"adviser", "advisor", "aide", "assistant", "counsel"})
_AFTER = 30  # characters in which the next word stands
_OWNERS = frozenset({"'s", "’s"})
_POLLS = frozenset({"poll", "survey"})
_LONG = 90
_LOCAL = frozenset("provincial regional municipal city county district local township".split())


def read_person_tail(words: Words) -> Reading | None:
    """Somebody speaks for a person named in the words: "a spokesman for Mr. X", "X's team"."""
    noun, view = words.noun, words.view
    is_theirs = noun.head_class in {Head.AGENT, Head.STATE, Head.DOCUMENT} or _is_persons(words)
    if not is_theirs or words.depth > 1:
        return None
    spots = [(noun.before[0].start, noun.before[-1].end)] if noun.before else []
    serves = {"to"} if words.head in _SERVING else frozenset()
    if noun.tail is not None and noun.preposition in {"of", "for", "by", *serves}:
        spots.append((noun.tail.start, noun.tail.end))
    named = (person for start, end in spots for person in view.people_in(start, end))
    for one in named:
        if _is_inside_body(one.end, view):
            continue
        clue = one.person.best_clue()
        if clue is not None and not view.hits_in(words.part.start, one.start):
            detail = f"“{words.part.text}” speaks for “{one.person.name}”; {clue.reading.detail}"
            return replace(clue.reading, detail=detail, role=words.part.text)
    return None


def _is_inside_body(end: int, view: View) -> bool:
    """Say whether a person's name is part of a body's: "the Carter Center"."""
    after = tokenize(view.text[end : end + _AFTER])[:1]
    is_joined = bool(after) and view.text[end : end + after[0].start] == " "
    return is_joined and after[0].is_capital and singular(after[0].key) in BODY


def _is_persons(words: Words) -> bool:
    """Say whether words without a known head are what a person does: "Mr. X's actions"."""
    if words.noun.head_class is not None or not words.noun.before:
        return False
    start, end = words.noun.before[0].start, words.noun.before[-1].end
    return any(
        words.view.text[one.end : one.end + 2] in _OWNERS
        for one in words.view.people_in(start, end)
    )


def read_church(words: Words) -> Reading | None:
    """Bishops, priests and orders speak for their church, not for a country."""
    keys = words.inner | {words.head}
    if not keys & _CHURCH and words.part.text not in _FATHERS:
        return None
    church = next((name for key, name in _CHURCHES.items() if key in keys), "Catholic Church")
    aliases = ("Church",) if church == "Catholic Church" else ()
    detail = f"“{words.part.text}” speaks for the {church}"
    role = role_of(words.noun, words.view)
    return Reading(church, PartyKind.ORGANISATION, detail, aliases, role=role)


def read_state(words: Words) -> Reading | None:
    """An office or organ of a state: the country before it, behind it, then that of the article."""
    noun, part, view = words.noun, words.part, words.view
    if noun.head_class is not Head.STATE or _is_nobodys_state(words):
        return None
    role = role_of(noun, view)
    named = _named_outlet(words) or _named_state(words)
    if named is not None:
        shown = part.text if len(part.text) < _LONG else view.text[part.start : noun.head[0].end]
        return of_entry(named, view, role=role, words=shown)
    crowd = [token for token in noun.before if singular(token.key) in _FIGHTERS]
    is_private = words.head == "guard" and "security" in words.inner
    if crowd or words.head == "diplomat" or is_private:
        return kind_of_people(words, (*crowd, *noun.head)[0])
    if words.head not in _DEPARTMENTS and (
        noun.tail is not None
        and noun.preposition in {"of", "for", "at", "with"}
        and not view.in_capitals
    ):
        own = own_name(noun.tail, view)
        if own is not None and not {token.key for token in tokenize(own.party)} & _STATE_NAMES:
            return as_role(own, part, role)
    plain = OFFICIALS | FIELDS
    capitals = [t for t in noun.before if t.is_capital and singular(t.key) not in plain]
    if words.head in _LEADERS and capitals and not view.in_capitals:
        return None
    return _of_dateline(words, role) or of_context(words.head, part, view, role)


def _is_nobodys_state(words: Words) -> bool:
    """Say whether words are no one state's: "other countries", "ten states", a lawyer who is no prosecutor."""
    tokens = [*words.noun.before, *words.noun.head]
    if words.head == "attorney":
        return not {singular(token.key) for token in tokens} & PROSECUTING
    return bool(tokens) and tokens[-1].key in _MANY_STATES


def _of_dateline(words: Words, role: str) -> Reading | None:
    """An office of a province or town: of the country the article was sent from."""
    country = words.view.dateline
    if country is None or not words.inner & _LOCAL:
        return None
    detail = f"“{words.part.text}” in an article from {country}"
    return Reading(country, PartyKind.COUNTRY, detail, role=role, is_guess=True)


def read_officer(words: Words) -> Reading | None:
    """An office of a union or company that is named with its country: "president of the Kenyan Farmers' Union"."""
    free = _free_body_of(words)
    return as_role(free, words.part, role_of(words.noun, words.view)) if free is not None else None


def _free_body_of(words: Words) -> Reading | None:
    """The union or company an office belongs to."""
    noun, view = words.noun, words.view
    if words.head not in _HEADS_OF_BODIES:
        return None
    is_plain = all(token.key in _RANKS for token in noun.before)
    if noun.tail is not None and noun.preposition in {"of", "from", "at", "with"} and is_plain:
        hits = view.hits_in(noun.tail.start, noun.tail.end)
        return (
            free_body(noun.tail, view) if any(h.entry.sense in STATE_SENSES for h in hits) else None
        )
    if noun.before and any(h.entry.sense in STATE_SENSES for h in words.hits_of(noun.before)):
        start, end = noun.before[0].start, noun.before[-1].end
        return free_body(Stretch(start, view.text[start:end]), view)
    return None


def _named_outlet(words: Words) -> Hit | None:
    """The outlet named before an office that states have too: "AP president"."""
    hits = words.hits_of(words.noun.before)
    return next((hit for hit in hits if hit.entry.sense == "outlet"), None)


def _named_state(words: Words) -> Hit | None:
    """The country named before the head, else behind it ("of X", "in X" for those at home)."""
    noun = words.noun
    for hit in words.hits_of(noun.before):
        if hit.entry.sense in STATE_SENSES or hit.entry.sense == "faction":
            return None if words.head == "diplomat" and hit.entry.party in BLOCS else hit
    if noun.tail is None or noun.preposition not in (NEUTRAL | {"in", "inside"}) - {"with"}:
        return None
    if noun.preposition == "in" and words.head in _ABROAD:
        return None
    return next(iter(words.view.hits_in(noun.tail.start, noun.tail.end)), None)


def read_agent(words: Words) -> Reading | None:
    """Somebody who speaks for the words before or behind: "NATO spokesman", "the head of X"."""
    noun, part, view = words.noun, words.part, words.view
    if noun.head_class is not Head.AGENT:
        return None
    role = role_of(noun, view)
    if words.head in _BUREAUS and noun.head[0].is_capital and noun.preposition == "of":
        return _of_bureau(words)
    hits = [
        hit for hit in words.hits_of(noun.before) if hit.entry.sense != "place" or noun.tail is None
    ]
    if hits and not words.inner & _SOCIETIES:
        return of_entry(hits[0], view, role=role, words=part.text)
    reading = _of_tail(words, role)
    if reading is not None:
        return reading
    if words.inner & OFFICIALS and not words.inner & _FIGHTERS:
        return of_context(singular(noun.before[-1].key), part, view, role)
    return _of_society(words) or _of_unlisted(words, role)


def _of_society(words: Words) -> Reading | None:
    """Who leads people without a name: "an opposition leader"."""
    crowd = [token for token in words.noun.before if singular(token.key) in _SOCIETIES]
    return kind_of_people(words, crowd[-1]) if crowd else None


def _of_bureau(words: Words) -> Reading | None:
    """A public office named for its field: "the Bureau of Meteorology"."""
    hits = words.view.hits_in(words.part.start, words.part.end)
    known = next((hit for hit in hits if hit.entry.sense in STATE_SENSES), None)
    if known is not None:
        return of_entry(known, words.view, words=words.part.text)
    return of_context(words.head, words.part, words.view)


def _of_unlisted(words: Words, role: str) -> Reading | None:
    """Capitals before the head that nobody listed: "Corvina spokeswoman"."""
    view = words.view
    capitals = [
        token
        for token in words.noun.before
        if token.is_capital and singular(token.key) not in AGENT
    ]
    if not capitals or view.in_capitals or opens_sentence(capitals, view):
        return None
    start, end = capitals[0].start, capitals[-1].end
    own = own_name(Stretch(start, view.text[start:end]), view)
    return as_role(own, words.part, role) if own is not None else None


def _of_tail(words: Words, role: str) -> Reading | None:
    """Whom somebody is "of", "for", "at"; those of institutes are analysts."""
    noun = words.noun
    serves = words.head in _SERVING and noun.preposition == "to"
    if noun.tail is None or not (serves or noun.preposition in NEUTRAL):
        return None
    reading = words.read(noun.tail) or own_name(noun.tail, words.view)
    if reading is None:
        return _of_town(words) if words.head in CROWD else None
    if reading.kind is PartyKind.ORGANISATION and _is_place(noun.tail, reading.party, words.view):
        shown = plural(words.head)
        name = f"{shown} {noun.preposition} {reading.party}"
        return of_kind(name, words.part, (shown, words.head))
    keys = {singular(token.key) for token in tokenize(noun.tail.text)}
    if reading.kind is PartyKind.ORGANISATION and keys & _THINKERS:
        detail = f"“{words.part.text}” works at an institute: one of the analysts"
        aliases = ("experts", reading.party)
        return Reading("analysts", PartyKind.GROUP, detail, aliases, role=role, is_named=False)
    return as_role(reading, words.part, role)


def _of_town(words: Words) -> Reading | None:
    """People of a place that no list knows: "an office worker from X"."""
    tail, view = words.noun.tail, words.view
    if tail is None or view.hits_in(tail.start, tail.end):
        return None
    for mention in view.annotated.mentions:
        if mention.label == "Location" and tail.start <= mention.start and mention.end <= tail.end:
            shown = plural(words.head)
            place = view.text[mention.start : mention.end]
            name = f"{shown} {words.noun.preposition} {place}"
            return of_kind(name, words.part, (shown, words.head))
    return None


def _is_place(tail: Stretch, name: str, view: View) -> bool:
    """Say whether a name in a tail is a place that no list knows."""
    start = tail.start + max(0, tail.text.find(name))
    return not view.hits_in(tail.start, tail.end) and any(
        mention.label == "Location" and mention.start < start + len(name) and start < mention.end
        for mention in view.annotated.mentions
    )


def read_paper(words: Words) -> Reading | None:
    """A statement, report, post: whoever stands before it or behind "by", "from", "of"."""
    noun, part, view = words.noun, words.part, words.view
    if noun.head_class is not Head.DOCUMENT:
        return None
    hits = words.hits_of(noun.before)
    if hits:
        return of_entry(hits[0], view, words=part.text)
    printed = [
        h for h in view.hits_in(part.start, part.end) if h.entry.sense in {"outlet", "media"}
    ]
    if printed and noun.preposition == "in":  # "a report in X"
        return of_entry(printed[0], view, words=part.text)
    asked = {"among"} if words.head in _POLLS else frozenset()
    if noun.tail is not None and noun.preposition in {
        "by",
        "from",
        "of",
        "with",
        "on",
        "at",
        *asked,
    }:
        reading = words.read(noun.tail)
        is_office = reading is not None and reading.kind is PartyKind.COUNTRY and not reading.sense
        is_office = is_office and bool(parse_noun(noun.tail, view.hits).before)
        if reading is not None and (is_office or not reading.is_guess):
            return as_role(reading, part)
    states = [token for token in noun.before if singular(token.key) in OFFICIALS - {"state"}]
    return of_context(singular(states[-1].key), part, view) if states else None


def read_media(words: Words) -> Reading | None:
    """A paper or broadcaster: state media belong to their state, others are their own party."""
    noun, part, view = words.noun, words.part, words.view
    if noun.head_class is not Head.MEDIA:
        return None
    hits = words.hits_of(noun.before)
    outlet = next((h for h in hits if h.entry.sense in {"outlet", "media"}), None)
    if outlet is not None:
        return of_entry(outlet, view, words=part.text)
    is_state = any(token.key in _STATE_MEDIA for token in noun.before) or "run" in part.text.split(
        "-"
    )
    country = next((h for h in hits if h.entry.sense in STATE_SENSES), None)
    if country is not None and (is_state or words.head in _BROADCAST):
        reading = of_entry(country, view, words=part.text)
        detail = f"{reading.detail}; {'state' if is_state else 'national'} media speak for it"
        return Reading(reading.party, reading.kind, detail, is_guess=not is_state)
    if is_state:
        return of_context(words.head, part, view)
    if noun.tail is not None and noun.preposition in {"of", "by"}:
        reading_of_tail = words.read(noun.tail)
        if reading_of_tail is not None:
            return as_role(reading_of_tail, part)
    return _kind_of_media(words, is_foreign=country is not None)


def _kind_of_media(words: Words, *, is_foreign: bool) -> Reading | None:
    noun = words.noun
    is_many = words.head in {"media", "press", "outlet"} or noun.head[0].key.endswith("s")
    if not (is_foreign or is_many):
        return None
    name = plain_name((*noun.before, *noun.head))
    detail = f"“{words.part.text}” are a kind of media"
    return Reading(name, PartyKind.GROUP, detail, is_named=False)
