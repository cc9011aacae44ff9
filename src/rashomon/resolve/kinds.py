"""Words for kinds of people and for organisations: analysts, rebels, witnesses, groups, committees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.lexicon import FIELDS, Head, plural, singular
from rashomon.resolve.names import tokenize
from rashomon.resolve.phrases import PREPOSITIONS
from rashomon.resolve.view import Reading
from rashomon.resolve.wording import (
    BLOCS,
    OFFICIALS,
    STATE_SENSES,
    Words,
    as_role,
    is_covered,
    is_modifier,
    of_context,
    of_entry,
    of_kind,
    own_name,
    plain_name,
    role_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.gazetteer import Hit
    from rashomon.resolve.names import Token
    from rashomon.resolve.phrases import Stretch
    from rashomon.resolve.view import View

_ANALYSTS = frozenset(
    "analyst expert scholar academic professor commentator observer specialist pundit strategist economist historian"
    " researcher skeptic sceptic consultant lecturer fellow".split()
)
_STATE_BODIES = frozenset(
    "committee commission council board agency authority bureau service assembly court office mission command"
    " secretariat inquiry".split()
)
_FREE_BODIES = frozenset(
    "group union front party church observatory association federation movement alliance industry business retail"
    " manufacturer chamber".split()
)
_COMMITTEES = frozenset("committee subcommittee commission panel".split())
_STATE_COMMITTEES = frozenset(
    "armed foreign intelligence judiciary defense defence senate house parliamentary congressional electoral election"
    " military state oversight homeland affair relation".split()
)
_GOVERNING = frozenset("government governmental presidential parliamentary ministerial".split())
_FIGHTERS = frozenset("rebel militant opposition insurgent guerrilla separatist".split())
_SIDES = frozenset("opponent critic enemy supporter ally follower rival".split())
_OFFICIAL_PEOPLE = frozenset("diplomat source peacekeeper".split())
_EMPTY = frozenset("other many some most few several one person man woman ally".split())
_PLACED = frozenset(
    "resident villager local people townspeople citizen inhabitant fisherman farmer miner worker student elder doctor"
    " medic nurse family relative activist shopkeeper trader driver mourner refugee prisoner inmate teacher".split()
)
_WHERE = frozenset({"of", "in", "from", "at", "near", "around"})
_MAX_PLACE = 5  # words from the preposition to the place's name
_UNCOUNTED = frozenset("opposition public media press people".split())
_KNOWING = frozenset("person people man woman one some others".split())
_KNOWING_WITHIN = 60  # characters
_KNOWS = re.compile(
    r"\W*(?:who (?:is|are|was|were) )?(?:\w+ly )?(?:familiar|briefed|close to|with (?:[\w-]+ )?knowledge)\b",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"\b([\w.]+)-(led|backed)\b")
_POSSESSIVES = frozenset({"'s", "’s", "s'", "s’"})
_OWNERS = frozenset({"'s", "’s", "' ", "’ "})


def read_expert(words: Words) -> Reading | None:
    """Analysts and their like are one kind of party, whatever country they come from."""
    noun = words.noun
    if noun.head_class is not Head.EXPERT:
        return None
    name = "analysts" if words.head in _ANALYSTS else plural(words.head)
    more = plain_name(noun.before)
    shown = plural(words.head)
    fuller = (f"{more} {shown}", f"{more} {words.head}") if more else ()
    detail = f"“{words.part.text}” is one of the {name}"
    role = role_of(noun, words.view)
    aliases = (shown, words.head, *fuller)
    return Reading(name, PartyKind.GROUP, detail, aliases, role=role, is_named=False)


def read_defector(stretch: Stretch, view: View) -> Reading | None:
    """Somebody who "defected" speaks no more for the state that the words name."""
    people = [h for h in view.hits_in(stretch.start, stretch.end) if h.entry.sense == "people"]
    if not people:
        return None
    name = f"{view.text[people[0].start : people[0].end]} defectors"
    return of_kind(name, stretch, ("defectors", "defector"))


def read_crowd(words: Words) -> Reading | None:
    """A kind of people, named by their own words: "Syrian rebels", "witnesses"."""
    noun = words.noun
    if noun.head_class is not Head.CROWD:
        return None
    is_inside_name = noun.head[0].is_capital and noun.head[0].start > words.part.start
    if is_inside_name and not words.view.in_capitals and noun.preposition == "of":
        return own_name(words.part, words.view)
    behind = words.view.text[words.part.end : words.part.end + _KNOWING_WITHIN]
    if words.head in _KNOWING and _KNOWS.match(behind):
        first = (*noun.before, *noun.head)[0].start
        shown = words.view.text[first : noun.head[0].end]
        return of_kind("sources", words.part, ("source", shown, words.part.text))
    return kind_of_people(words, noun.head[0], noun.before, with_tail=True)


def kind_of_people(
    words: Words,
    head_token: Token,
    before: Sequence[Token] | None = None,
    *,
    with_tail: bool = False,
) -> Reading | None:
    """Name people by their kind, or give them to the group or state they are of.

    Args:
        words: The words.
        head_token: The word that names the kind.
        before: What stands before it; all that does, if left out.
        with_tail: The tail belongs to the kind ("opponents of X").
    """
    if before is None:
        before = tuple(token for token in words.noun.before if token.start < head_token.start)
    head = singular(head_token.key)
    owner = [token for token in before if not is_modifier(token)]
    told = _of_their_party(words, head, before)
    is_bare = words.part.text.casefold() in {"people", "most people"}  # "two people" are somebody
    is_nobody = not owner and (head in _EMPTY or is_bare)
    if told is not None or is_nobody or (before and before[0].key in PREPOSITIONS):
        return told  # "in other words" are nobody
    if with_tail:
        told = _of_their_tail(words, head) or _of_their_place(words, head, owner)
        if told is not None:
            return told
    shown = head if head in _UNCOUNTED else plural(head)
    known = _known_kind(words, owner, shown)
    if known is not None:
        return known
    text = words.view.text
    if head in _SIDES and any(text[token.end : token.end + 2] in _POSSESSIVES for token in owner):
        return of_kind(text[owner[0].start : head_token.end], words.part, (shown, words.part.text))
    more = " ".join(token.text for token in owner)
    return of_kind(f"{more} {shown}".strip(), words.part, (f"{more} {head}".strip(), shown, head))


def _of_their_party(words: Words, head: str, before: Sequence[Token]) -> Reading | None:
    """Fighters of a named group, diplomats of a named state, sources in some ministry."""
    for hit in words.hits_of(before)[:1]:
        is_country = words.view.kind_of(hit.entry.party) is PartyKind.COUNTRY
        is_official = head in _OFFICIAL_PEOPLE and hit.entry.sense in STATE_SENSES
        if hit.entry.party not in BLOCS and (not is_country or is_official):
            return of_entry(hit, words.view, words=words.part.text)
    if head == "source" and any(singular(token.key) in OFFICIALS for token in before):
        return of_context("official", words.part, words.view)
    return None


def _of_their_tail(words: Words, head: str) -> Reading | None:
    """Keep “opponents of X” as a kind; give others to an organisation named behind them."""
    noun = words.noun
    if noun.tail is None or noun.preposition not in {"of", "from", "at", "with"}:
        return None
    reading = words.read(noun.tail)
    if reading is not None and head in _SIDES:
        name = f"{plural(head)} of {noun.tail.text.strip()}"
        return of_kind(name, words.part, (plural(head), words.part.text))
    if reading is not None and reading.kind is not PartyKind.COUNTRY and reading.is_named:
        return as_role(reading, words.part)
    return None


def _of_their_place(words: Words, head: str, owner: Sequence[Token]) -> Reading | None:
    """People of one place, named with it: "residents of Kafr Zita"."""
    noun, text = words.noun, words.view.text
    if head not in _PLACED or noun.tail is None or noun.preposition not in _WHERE:
        return None
    tokens = tokenize(noun.tail.text, noun.tail.start)
    capitals = [k for k, token in enumerate(tokens[:_MAX_PLACE]) if token.is_capital]
    if not capitals or words.view.in_capitals:
        return None
    end = capitals[0]
    while end + 1 in capitals and text[tokens[end].end : tokens[end + 1].start] in {" ", "-"}:
        end += 1
    more = " ".join(token.text for token in owner)
    shown = head if head in _UNCOUNTED else plural(head)
    place = text[noun.tail.start : tokens[end].end]
    kind = f"{more} {shown}".strip()
    aliases = (kind, f"{more} {head}".strip(), shown, head)
    return of_kind(f"{kind} {noun.preposition} {place}", words.part, aliases)


def _known_kind(words: Words, owner: Sequence[Token], shown: str) -> Reading | None:
    """A kind the gazetteer knows: "European allies"."""
    entries = words.view.gazetteer.entries(f"{owner[-1].key} {shown}") if owner else []
    party = next((entry.party for entry in entries if entry.sense == "name"), None)
    if party is None:
        return None
    known = words.view.gazetteer.parties[party]
    return Reading(known.name, known.kind, f"“{words.part.text}” are {known.name}")


def read_body(words: Words) -> Reading | None:
    """An organisation: of a state if a country stands before it, else under its own name."""
    noun, part, view = words.noun, words.part, words.view
    if noun.head_class is not Head.BODY:
        return None
    hits = words.hits_of(noun.before)
    inner = {singular(token.key) for token in noun.before if not is_covered(hits, token)}
    country = next((h for h in hits if h.entry.sense in {"name", "people", "seat", "body"}), None)
    is_public = (words.head in _STATE_BODIES or inner & OFFICIALS) and not inner & _FREE_BODIES
    is_free = bool(inner & _FREE_BODIES)
    lands = {hit.entry.party for hit in hits if hit.entry.sense in {"name", "people"}}
    # "the Chilean Kenya Affairs Committee" is nobody's organ
    is_between = len(lands) > 1 and not view.in_capitals
    is_organ = country is not None and (is_public or (inner & FIELDS and not is_free))
    is_organ = is_organ and not is_between
    named = country if is_organ else None if is_public else _group_before(words, hits)
    if named is not None:
        return of_entry(named, view, words=part.text)
    is_committee = words.head in _COMMITTEES and bool(inner & _STATE_COMMITTEES)
    is_committee = is_committee or (words.head == "council" and inner >= {"national", "security"})
    is_governing = words.head in _STATE_BODIES and bool(inner & _GOVERNING)
    if noun.tail is not None and noun.preposition in {"called", "named"}:
        return own_name(noun.tail, view)
    fighters = [token for token in noun.before if singular(token.key) in _FIGHTERS]
    if fighters and not _has_own_capitals(words, hits):
        return kind_of_people(words, fighters[0])
    if not is_between and (is_committee or (is_governing and not is_free)):
        return of_context(words.head, part, view)
    plain = _by_own_words(words) if _is_plain_opener(words) else None
    return _of_compound(words) or plain or own_name(part, view) or _by_own_words(words)


def _is_plain_opener(words: Words) -> bool:
    """Say whether a single word before "groups" is a capital only because it opens the sentence: "Rights groups"."""
    noun, view = words.noun, words.view
    if len(noun.before) != 1 or not noun.head[0].key.endswith("s") or noun.head[0].is_capital:
        return False
    word = noun.before[0]
    if word.start not in view.sentence_starts or view.hits_in(word.start, word.end):
        return False
    others = re.finditer(rf"\b{re.escape(word.text)}\b", view.text)
    return all(match.start() in view.sentence_starts for match in others)


def _group_before(words: Words, hits: Sequence[Hit]) -> Hit | None:
    """The body named right before its kind: "Lebanon's militant X group"."""
    if not hits or hits[-1].end != words.noun.head[0].start - 1:
        return None
    is_country = words.view.kind_of(hits[-1].entry.party) is PartyKind.COUNTRY
    return None if is_country or hits[-1].entry.sense != "name" else hits[-1]


def _has_own_capitals(words: Words, hits: Sequence[Hit]) -> bool:
    tokens = (*words.noun.before, *words.noun.head)
    return not words.view.in_capitals and any(
        t.is_capital and not is_covered(hits, t) for t in tokens
    )


def _of_compound(words: Words) -> Reading | None:
    """Name “the US-led coalition” as a body of its own."""
    noun, part = words.noun, words.part
    compound = _COMPOUND.search(part.text)
    if compound is None or compound.end() + part.start > noun.head[0].end:
        return None
    name = words.view.text[part.start : noun.head[0].end]
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.IGNORECASE)
    aliases = (f"{compound[1]}-{compound[2]} {noun.head[0].text}", words.head)
    return of_kind(name, part, aliases, kind=PartyKind.ORGANISATION)


def _by_own_words(words: Words) -> Reading | None:
    """Name bodies that have no name: “the miners' union”, “aid agencies”."""
    noun, text = words.noun, words.view.text
    if noun.before and text[noun.before[-1].end : noun.before[-1].end + 2] in _OWNERS:
        name = text[noun.before[0].start : noun.head[-1].end]
        return of_kind(name, words.part, (words.head,), kind=PartyKind.ORGANISATION)
    name = plain_name((*noun.before, *noun.head))
    is_many = noun.head[0].key.endswith("s") and name.casefold() != noun.head[0].key
    return of_kind(name, words.part, (name.split()[-1],)) if noun.before and is_many else None
