"""What every step of reading words shares: the words taken apart, and the small readings steps are made of."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.lexicon import (
    AGENT,
    AMERICA,
    BODY,
    DAYS,
    DOCUMENT,
    FIELDS,
    FORMER,
    POINTING,
    STATE,
    TITLES,
    singular,
)
from rashomon.resolve.names import Token, fold, tokenize
from rashomon.resolve.view import Reading, is_for_or_against

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rashomon.resolve.gazetteer import Hit
    from rashomon.resolve.phrases import Noun, Stretch
    from rashomon.resolve.view import View

STATE_SENSES = frozenset({"name", "people", "seat", "body", "leader", "place", "member"})
BLOCS = frozenset({"European governments", "Western governments"})
NO_MODIFIERS = frozenset(
    "a an the senior top high ranking unnamed anonymous local several two three many some other former another one"
    " new whole own more than dozen mid early recent official same unidentified most various few numerous ordinary"
    " this that these those every each no such various first second third fourth fifth four five six seven eight nine"
    " ten eleven twelve hundred thousand elderly young year old".split()
)
OFFICIALS = frozenset(
    "official government army military ministry minister president police authority parliament force troop navy"
    " spokesman spokeswoman spokesperson prosecutor general colonel embassy court intelligence state judge guard"
    " secretary regime lawmaker senator governor mayor investigator commander premier delegation cabinet leadership"
    " department defence defense interior foreign command presidency officer soldier congress senate congressional"
    " presidential governmental ministerial parliamentary security judicial political ambassador".split()
)
_AMERICAN_SECRETARIES = frozenset(
    "treasury agriculture education commerce labor energy interior housing transportation veteran homeland".split()
)
_PRIVATE = frozenset(
    "school university company church hospital club team union firm airline bank charity college campaign".split()
)
_AMERICAN = frozenset(
    "administration congress senator senate congressman congresswoman sen rep bureau".split()
)
_HOW = {
    "name": "is a name of",
    "people": "are the people of",
    "seat": "stands for the government of",
    "body": "is a body of",
    "leader": "is a known name of",
    "media": "is state media of",
    "faction": "is a party in",
    "member": "is a known name of",
    "place": "lies in",
    "outlet": "is the outlet",
}
TYPOLOGY = {"SC": "controlled by the state", "CaPu": "public, captured by the state"}
FREE_BODIES = frozenset(
    "union association federation company corporation league club society foundation guild syndicate confederation"
    " institute airline bank university chamber alliance hospital school".split()
)
_COMPOUND = re.compile(r"-(?:based|led|backed|linked|controlled|held|allied|run|funded|brokered)\b")
_OWNS = frozenset({"'s", "’s", "' ", "’ "})
_REGIONS = frozenset(
    "middle east;mideast;near east;far east;southeast asia;south asia;east asia;central asia;western europe"
    ";eastern europe;latin america;south america;central america;north america;north africa;west africa;east africa"
    ";arab world;persian gulf;gulf;caucasus;balkans;caribbean;sahel;levant;indo pacific;asia pacific"
    ";internet;web".split(";")
)
_AIR = frozenset({"tv", "radio", "television"})
_MAX_IN_CAPITALS = 8  # words; in print without case a name's end is not to be seen
_ORGANS = frozenset({"council", "ministry", "department", "committee"})
_LANDS = frozenset({"name", "people", "place", "faction"})
_CONTRACTED = re.compile(
    r"(?:i|you|he|she|it|we|they|that|there|here|who|what|how|where|let)'(?:s|m|re|ve|ll|d)|\w+n't"
)
_OFFICES_WORDS = STATE | AGENT | {"prime", "mr", "mrs", "dr", "majority", "minority"}
_PAIR = 2  # "Kenyan Union": the country's name says more than the body's
_TAG = re.compile(r"[DRI]-[A-Z]\w*(?:\.[A-Z]\.?)?")  # "(D-Ohio)" is no organisation
_INSIDE_NAMES = frozenset("of for the and de al on in".split())
_JOINTS = frozenset({"", "'s", "’s", "'", "’", "-", "&", "."})


@dataclass(frozen=True, slots=True)
class Words:
    """Words to be read.

    Attributes:
        noun: They, cut at their head.
        part: They, with their place.
        view: Their article.
        depth: How often a tail was entered already.
        read_tail: Reads a stretch inside them.
    """

    noun: Noun
    part: Stretch
    view: View
    depth: int
    read_tail: Callable[[Stretch, View, int], Reading | None]

    @property
    def head(self) -> str:
        """The head word, folded, singular; "" if there is none."""
        return singular(self.noun.head[0].key) if self.noun.head else ""

    @property
    def inner(self) -> set[str]:
        """What stands before the head, folded, singular."""
        return {singular(token.key) for token in self.noun.before}

    def read(self, stretch: Stretch) -> Reading | None:
        """Read a stretch inside these words."""
        return self.read_tail(stretch, self.view, self.depth + 1)

    def hits_of(self, tokens: Sequence[Token]) -> list[Hit]:
        """Known names among tokens."""
        return self.view.hits_in(tokens[0].start, tokens[-1].end) if tokens else []


def of_entry(hit: Hit, view: View, *, role: str = "", words: str = "") -> Reading:
    """Read a known name.

    Args:
        hit: The name.
        view: Its article.
        role: The office named beside it.
        words: All the words, if they are more than the name.
    """
    entry = hit.entry
    printed = view.text[hit.start : hit.end]
    known = view.gazetteer.parties[entry.party]
    shown = words.strip() or printed
    detail = f"“{printed}” {_HOW[entry.sense]} {entry.party}"
    if entry.typology:
        detail = f"{detail} ({TYPOLOGY[entry.typology]})"
    if hit.is_slip:
        detail = f"“{printed}”, one letter off “{entry.printed}”, {_HOW[entry.sense]} {entry.party}"
    if shown != printed:
        detail = f"“{shown}”: {detail}"
    aliases = (printed,) if entry.sense in {"name", "people", "seat"} else ()
    is_guess = entry.sense == "place"
    return Reading(
        known.name,
        known.kind,
        detail,
        aliases,
        entry.faction,
        role,
        is_guess,
        sense=entry.sense,
        place=printed if is_guess else "",
    )


def of_context(head: str, part: Stretch, view: View, role: str = "") -> Reading | None:
    """Give plain words for a state's people to the country the article is about just here."""
    tokens = tokenize(part.text)
    keys = {singular(token.key) for token in tokens}
    if keys & _PRIVATE:
        return of_kind(plain_name(tokens), part, ())
    if _is_american(head, keys) and AMERICA in view.counts:
        country: str | None = AMERICA
        detail = f"“{part.text}” in an article that names the United States"
    else:
        country = view.context_country(part.start, words=office_in(part.text))
        detail = f"“{part.text}” names no country; the article speaks of {country} here"
    if country is None:
        return None
    return Reading(country, PartyKind.COUNTRY, detail, role=role, is_guess=True)


def _is_american(head: str, keys: set[str]) -> bool:
    """Say whether an office is American by its words: "the administration", "Treasury Secretary"."""
    is_secretary = "secretary" in keys and bool(keys & _AMERICAN_SECRETARIES)
    return head in _AMERICAN or "administration" in keys or is_secretary


_OFFICE = re.compile(
    r"\b(?:(?:prime|foreign|defen[cs]e|interior)\s+minist(?:er|ry)|(?:foreign|home)\s+secretary|attorney\s+general"
    r"|president|premier|chancellor)\b",
    re.IGNORECASE,
)


def office_in(text: str) -> str:
    """The office named first that some countries lack."""
    match = _OFFICE.search(text)
    return " ".join(match.group().split()) if match else ""


def of_kind(
    name: str, part: Stretch, aliases: tuple[str, ...], *, kind: PartyKind = PartyKind.GROUP
) -> Reading:
    """Name a kind of people or bodies by their own words."""
    detail = f"“{part.text}” stand for themselves"
    return Reading(name, kind, detail, aliases, is_named=kind is not PartyKind.GROUP)


def as_role(reading: Reading, part: Stretch, role: str = "") -> Reading:
    """Say that words speak for a party read from some of them."""
    detail = f"“{part.text}” speaks for “{reading.party}” ({reading.detail})"
    return replace(reading, detail=detail, role=role)


def plain_name(tokens: Sequence[Token]) -> str:
    """Join words without determiners and the like."""
    return " ".join(token.text for token in tokens if not is_modifier(token))


def is_modifier(token: Token) -> bool:
    """Say whether a word before a noun says nothing of whose it is: an article, a number, an age."""
    return token.key in NO_MODIFIERS or token.key.isdigit()


def role_of(noun: Noun, view: View) -> str:
    """The office as printed, "former" in front if it was said."""
    tokens = (*noun.before, *noun.head)
    text = view.text[tokens[0].start : tokens[-1].end] if tokens else ""
    is_former = any(token.key in FORMER for token in tokens)
    return f"former {text}" if is_former and not text.casefold().startswith("former") else text


def free_body(stretch: Stretch, view: View) -> Reading | None:
    """Read words that name a body which is nobody's organ: "the Kenyan Farmers' Union" is not Kenya's.

    Args:
        stretch: Words that may hold such a name and more behind it.
        view: The article.
    """
    if view.in_capitals:
        return None
    own = own_name(stretch, view)
    if own is None:
        return None
    keys = [singular(token.key) for token in tokenize(own.party)]
    place = next((k for k, key in enumerate(keys) if k and key in FREE_BODIES), None)
    if place is None or keys[-1] != keys[place]:
        return None
    return None if any(view.hits_in(stretch.start, stretch.end)) and len(keys) <= _PAIR else own


def is_covered(hits: Sequence[Hit], token: Token) -> bool:
    """Say whether a token is part of a known name."""
    return any(hit.start <= token.start < hit.end for hit in hits)


def own_name(part: Stretch, view: View) -> Reading | None:
    """Read capitalised words as the name of an organisation nobody listed: "the Third Border Brigade"."""
    tokens = tokenize(part.text, part.start)
    is_first = (
        k
        for k, t in enumerate(tokens)
        if t.is_capital
        and (k or t.key not in NO_MODIFIERS)
        and _may_open(tokens, k)
        and not is_for_or_against(view.text, t.start)
        and not is_for_or_against(view.text, t.end + 1)
        and not _COMPOUND.match(view.text, t.end)
    )
    start = next(is_first, None)
    if start is None or (view.in_capitals and not any(singular(t.key) in BODY for t in tokens)):
        return None
    end = start + 1
    while end < len(tokens) and _goes_on(tokens, end, part):
        end += 1
    while end > start + 1 and (not tokens[end - 1].is_capital or tokens[end - 1].key in DAYS):
        end -= 1
    if end > start + 1 and not tokens[start + 1].is_capital and _is_opener(tokens[start], view):
        return own_name(part.cut(tokens[start + 1].start - part.start, len(part.text)), view)
    chosen = tokens[start:end]
    if _is_no_name(chosen, view):
        return None
    if is_of_place(chosen, view):  # "New Hampshire-based X"
        return own_name(part.cut(chosen[-1].end - part.start, len(part.text)), view)
    name = part.text[chosen[0].start - part.start : chosen[-1].end - part.start]
    name = name.title() if view.in_capitals else name
    detail = f"“{name}” is an organisation under its own name"
    return Reading(name, PartyKind.ORGANISATION, detail, (name,))


def _is_no_name(chosen: Sequence[Token], view: View) -> bool:
    """Say whether capitals are plain words, offices, a state's organ or a person."""
    keys = [singular(token.key) for token in chosen]
    if _OFFICES_WORDS.issuperset(keys):
        return True
    if _TAG.fullmatch(view.text[chosen[0].start : chosen[-1].end]):
        return True
    if len(chosen) == 1 and (keys[0] in BODY | _AIR or _is_plain_word(chosen[0], view)):
        return True
    is_endless = view.in_capitals and len(chosen) > _MAX_IN_CAPITALS
    return is_endless or _is_person(chosen, view) or _is_organ(keys)


def _is_organ(keys: Sequence[str]) -> bool:
    """Say whether a name says no more than its field: "the National Security Council" is some state's."""
    return keys[-1] in _ORGANS and len(keys) > 1 and set(keys[:-1]) <= FIELDS


def _is_opener(token: Token, view: View) -> bool:
    """Say whether a capital only opens its sentence: nothing marks it as a name."""
    starts = view.sentence_starts
    is_first = bool(starts) and starts[view.sentence_at(token.start)] == token.start
    marked = [(one.start, one.end) for one in view.annotated.mentions]
    marked += [(hit.start, hit.end) for hit in view.hits]
    return is_first and not any(first <= token.start < last for first, last in marked)


def _is_person(chosen: Sequence[Token], view: View) -> bool:
    """Say whether capitals are a person's name, with a title or not: "Mr. X" is no organisation."""
    people = view.people_in(chosen[0].start, chosen[-1].end)
    covered = {place for one in people for place in range(one.start, one.end)}
    rest = [token for token in chosen if token.start not in covered]
    if people and view.text[people[0].end : people[0].end + 2] in _OWNS:
        before = [token for token in chosen if token.start < people[0].start]
        return all(token.key in TITLES for token in before)  # "Mr. X's Middle East policy"
    return bool(people) and all(
        token.key in TITLES or not token.is_capital or token.key.isdigit() for token in rest
    )


def is_of_place(chosen: Sequence[Token], view: View) -> bool:
    """Say whether capitals are a country, its people or a place and no more: "Russian" of "Russian operators".

    Args:
        chosen: The capitals.
        view: Their article.
    """
    start, end = chosen[0].start, chosen[-1].end
    hits = [hit for hit in view.hits_in(start, end) if hit.entry.sense in _LANDS]
    if any(
        hit.start <= start and end <= hit.end and view.kind_of(hit.entry.party) is PartyKind.COUNTRY
        for hit in hits
    ):
        return True
    name = view.text[start:end]
    votes = Counter(
        one.label == "Location"
        for one in view.annotated.mentions
        if view.text[one.start : one.end] == name
    )
    return fold(name) in _REGIONS or votes[True] > votes[False]


def _is_plain_word(token: Token, view: View) -> bool:
    """Say whether a single capital word is no name: nothing marks it, and it stands in small letters elsewhere."""
    is_marked = any(
        mention.start <= token.start < mention.end for mention in view.annotated.mentions
    )
    if view.in_capitals or singular(token.key) in DOCUMENT:
        return not view.in_capitals
    starts = view.sentence_starts
    is_first = bool(starts) and starts[view.sentence_at(token.start)] == token.start
    small = rf"(?<![\w-]){re.escape(token.text.lower())}(?![\w-])"
    is_common = re.search(small, view.text) is not None
    return (is_first and is_common) or (not is_marked and (is_first or is_common))


def _may_open(tokens: Sequence[Token], place: int) -> bool:
    """Say whether a name can begin at a token: no pronoun or day, a number only with a capital behind it."""
    token = tokens[place]
    if token.key in POINTING | DAYS or _CONTRACTED.fullmatch(token.key):
        return False
    if not token.text[0].isdigit():
        return True
    return place + 1 < len(tokens) and tokens[place + 1].text[0].isupper()


def _goes_on(tokens: Sequence[Token], place: int, part: Stretch) -> bool:
    """Say whether a name goes on at a token: a capital, or a small word with a capital behind it."""
    token = tokens[place]
    between = part.text[tokens[place - 1].end - part.start : token.start - part.start].strip()
    reach = 2 if token.key == "and" else 3
    is_link = token.key in _INSIDE_NAMES and any(
        t.is_capital for t in tokens[place + 1 : place + reach]
    )
    return between in _JOINTS and (token.is_capital or is_link)
