"""Whom and what the pronouns of an article may mean: names, known bodies, and nouns for people.

A view goes in, `Mention` records come out in text order, each with the entity it stands for. A person is one entity
under all its spellings, a party likewise; a noun ("a woman") is the latest one of its words, or the person who holds
that role ("the minister").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.resolve.beside import ROLES
from rashomon.resolve.lexicon import BODY, CROWD, HONORIFICS, HUMAN, MEDIA, STATE, TITLES, singular
from rashomon.resolve.names import fold, match_names, tokenize
from rashomon.resolve.pronouns import GENDERS, MANY, THINGS, Role, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.gazetteer import Hit
    from rashomon.resolve.names import Token
    from rashomon.resolve.people import Person
    from rashomon.resolve.view import View

_PREPOSITIONS = frozenset(
    "of for at from with by in to on near about against between among under over into onto within without despite"
    " like unlike through throughout across around behind beside beyond during per toward towards upon versus via"
    " alongside called named including".split()
)
_CLAUSE_WORDS = frozenset(
    "that when while as because and but if after before although though since until where who which whether than so"
    " then or what how why once unless yet".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my another one".split()
)
_NO_NOUNS = _PREPOSITIONS | _CLAUSE_WORDS | _DETERMINERS
_JOINED = re.compile(r"(?:, [^,.;:“”\"\n]{3,60},)? (?:and|or) (?:[A-Za-z.]+ ){0,4}")
_SPANNED = 5  # tokens of titles and adjectives that may stand before a name
_APPOSITION = 90  # characters between the commas behind a name
_PART_OF_NAME = 1.5  # of `match_names`
_AROUND = 4  # tokens on either side that tell a heading
_HEADING_SHARE = 0.6  # of them in capitals, from which words are a heading's
_LINE = re.compile(r"[^\n]+")
_LINK_WORDS = 3
_NOUN_WORDS = 3  # words between determiner and head
_MANY_HEADS = (CROWD | STATE | HUMAN | BODY) - {"people", "force", "intelligence", "customs"}
_SHORTENED = frozenset("mr mrs ms dr gen sen".split())
_MR = frozenset("mr mrs ms miss sir dr prof rev".split())
_SELVES = GENDERS.keys() | THINGS | MANY | {"i", "we", "you", "me", "us", "who"}
_ONE_HEADS = (HUMAN | HONORIFICS.keys() | TITLES) - _MR - _SELVES
_GROUP_HEADS = (BODY | MEDIA | frozenset("government ministry army navy military police regime".split())) - {
    "order", "project", "program", "programme", "service", "office", "monitor", "news", "media", "press", "wire"
}  # fmt: skip
_BODY_SENSES = frozenset({"name", "people", "seat", "body", "media", "outlet", "faction"})
_BODY_LABELS = frozenset({"Organization", "NORP"})
_NAME_LABELS = _BODY_LABELS | {"Person", "Location", "Facility", "Misc", "Product"}
_NO_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec"
    " the a an".split()
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that a pronoun may mean.

    Attributes:
        start: First character.
        end: Place after the last.
        entity: Whom or what they stand for; two mentions of one entity have the same.
        kind: "person", "body" (a country, an organisation) or "many" (people of a kind).
        gender: "m", "f" or "" if not known.
        role: What they do in their clause.
        person: The person, if they name one or a role that one holds.
        hit: The known name, if they are one.
        label: What the tagger takes a name for that no list and no rule knows as a person's or body's; "capital" for
            a capitalised word that it passed over; "" for all others.
        is_name: They are a name, not a noun or pronoun.
        parts: The mentions that are joined in them ("A and B").
    """

    start: int
    end: int
    entity: str
    kind: str
    gender: str
    role: Role
    person: Person | None = None
    hit: Hit | None = None
    label: str = ""
    is_name: bool = True
    parts: tuple[Mention, ...] = ()


def find_mentions(view: View, tokens: Sequence[Token]) -> list[Mention]:
    """Find what pronouns may mean, in text order; of two that overlap the named one, then the longer, is kept.

    Args:
        view: The article, persons gathered.
        tokens: Of its text.
    """
    starts = [token.start for token in tokens]
    links = _shouted_lines(view)
    found = [
        one
        for one in (*_persons(view), *_bodies(view, tokens, starts))
        if not any(first <= one.start < last for first, last in links)
    ]
    taken = {place for one in found for place in range(one.start, one.end)}
    found += _capitals(view, tokens, taken)
    taken |= {place for one in found for place in range(one.start, one.end)}
    nouns = [*_nouns(view, tokens, taken), *_pairs(found, view.text)]
    placed = sorted([*found, *nouns], key=lambda one: (one.start, -one.end))
    kept: list[Mention] = []
    last = 0
    for one in placed:
        if one.start < last and not one.entity.startswith("pair"):
            continue
        known = _known_person(one, view, found) if one.label else one
        role = find_role(one.start, one.end, tokens, starts, view.text)
        kept.append(replace(known, role=role))
        last = last if one.entity.startswith("pair") else one.end
    return kept


def _shouted_lines(view: View) -> list[tuple[int, int]]:
    """Lines in capitals inside an article that is not: links to other stories and headings, whom no pronoun means."""
    if view.in_capitals:
        return []
    return [
        match.span()
        for match in _LINE.finditer(view.text)
        if match.group().isupper() and len(match.group().split()) >= _LINK_WORDS
    ]


def _known_person(one: Mention, view: View, found: Sequence[Mention]) -> Mention:
    """Take a name that nobody listed for the person of the article whose family or first name it is."""
    keys = [token.key for token in tokenize(view.text[one.start : one.end]) if token.key not in _MR]
    for other in found:
        if (
            other.person is not None
            and keys
            and match_names(keys, other.person.keys) >= _PART_OF_NAME
        ):
            return replace(other, start=one.start, end=one.end)
    return one


def _pairs(found: Sequence[Mention], text: str) -> list[Mention]:
    """Two persons or bodies joined by "and" or "or", whom "they" may mean together."""
    ordered = sorted(found, key=lambda one: one.start)
    made = []
    for first, second in pairwise(ordered):
        between = text[first.end : second.start]
        if first.kind == second.kind and first.kind != "other" and _JOINED.fullmatch(between):
            entity = f"pair {first.entity} + {second.entity}"
            pair = Mention(first.start, second.end, entity, "many", "", Role.OPEN, is_name=False)
            made.append(replace(pair, parts=(first, second)))
    return made


def _persons(view: View) -> list[Mention]:
    names: dict[int, str] = {}
    made = []
    for one in view.people:
        is_credit = (
            view.text[max(0, one.start - 1) : one.start] == "/"
        )  # "REUTERS/X" below a picture
        if is_credit or _is_no_name(view.text[one.start : one.end]):
            continue
        entity = names.setdefault(id(one.person), f"person {len(names)}")
        made.append(
            Mention(one.start, one.end, entity, "person", one.person.gender, Role.OPEN, one.person)
        )
    return made


def _is_no_name(words: str) -> bool:
    """Say whether words that a tagger took for a name are a pronoun, a title or a small word."""
    keys = [token.key for token in tokenize(words)]
    no_names = _SELVES | _NO_NAMES | _MR | ROLES
    if not any(char.isalpha() for char in words):
        return True
    return not keys or all(singular(key) in no_names or key in no_names for key in keys)


def _bodies(view: View, tokens: Sequence[Token], starts: Sequence[int]) -> list[Mention]:
    people = {p for one in view.people for p in range(one.start, one.end)}
    made = []
    taken: set[int] = set()
    for hit in view.hits:
        is_body = hit.entry.sense in _BODY_SENSES and hit.start not in people
        is_adjective = hit.entry.sense == "people" and _is_adjective(hit, tokens, starts, view.text)
        if is_adjective:
            taken.update(range(hit.start, hit.end))
        elif is_body and not _is_modifier(hit.end, tokens, starts, view.text):
            is_many = hit.entry.sense in {"people", "faction"} and _ends_in_s(view.text, hit.end)
            kind = "many" if is_many else "body"
            entity = f"party {hit.entry.party} {hit.entry.faction}"
            made.append(Mention(hit.start, hit.end, entity, kind, "", Role.OPEN, hit=hit))
            taken.update(range(hit.start, hit.end))
    for mention in view.annotated.mentions:
        is_new = not (taken | people) & {mention.start, mention.end - 1}
        words = view.text[mention.start : mention.end]
        if mention.label in _NAME_LABELS and is_new and not _is_no_name(words):
            is_many = mention.label == "NORP" and _ends_in_s(view.text, mention.end)
            kind = "many" if is_many else "body" if mention.label in _BODY_LABELS else "other"
            made.append(_of_label(mention.start, mention.end, kind, mention.label, words))
            taken.update(range(mention.start, mention.end))
    return made


def _is_modifier(end: int, tokens: Sequence[Token], starts: Sequence[int], text: str) -> bool:
    """Say whether a name only describes the noun behind it: "Kenya" in "a Kenya official"."""
    after = _right_behind(end, tokens, starts, text, joints=" ")
    return after is not None and (
        singular(after.key) in ROLES or after.key in {"foreign", "prime", "defense"}
    )


def _right_behind(
    end: int, tokens: Sequence[Token], starts: Sequence[int], text: str, *, joints: str
) -> Token | None:
    """Give the token that just one of some characters parts from a place."""
    k = bisect_left(starts, end)
    between = text[end : tokens[k].start] if k < len(tokens) else ""
    return tokens[k] if len(between) == 1 and between in joints else None


def _is_adjective(hit: Hit, tokens: Sequence[Token], starts: Sequence[int], text: str) -> bool:
    """Say whether a word for a people describes a noun behind it: "Russian spy", "THE RUSSIAN SPY"."""
    if _ends_in_s(text, hit.end):
        return False
    after = _right_behind(hit.end, tokens, starts, text, joints=" -")
    return (
        after is not None
        and after.text.isalpha()
        and after.key not in _NO_NOUNS
        and not is_verb(after)
    )


def _of_label(start: int, end: int, kind: str, label: str, words: str) -> Mention:
    entity = f"name {fold(words).removeprefix('the ')}"
    return Mention(start, end, entity, kind, "", Role.OPEN, label=label)


def _capitals(view: View, tokens: Sequence[Token], taken: set[int]) -> list[Mention]:
    """Capitalised words inside a sentence that nobody took for a name; none where all is in capitals."""
    if view.in_capitals:
        return []
    openers = {*view.sentence_starts}
    made = []
    for place, token in enumerate(tokens):
        is_inside = token.start not in openers and view.text[token.start - 1 : token.start] == " "
        is_word = token.text.isalpha() and token.text[1:].islower() and token.start not in taken
        around = tokens[max(0, place - _AROUND) : place + _AROUND + 1]
        is_heading = sum(t.text[0].isupper() for t in around) > len(around) * _HEADING_SHARE
        is_name = token.text[0].isupper() and is_inside and is_word and not is_heading
        if is_name and not _is_no_name(token.text):
            made.append(_of_label(token.start, token.end, "other", "capital", token.text))
    return made


def _ends_in_s(text: str, end: int) -> bool:
    return text[end - 1 : end] in {"s", "S"}


def _nouns(view: View, tokens: Sequence[Token], taken: set[int]) -> list[Mention]:
    """Nouns for people and bodies that no name covers: "the minister", "a woman", "officials", "the army"."""
    made = []
    latest: dict[str, str] = {}
    entities = {id(one.person): one.entity for one in _persons(view)}
    for place, token in enumerate(tokens):
        head = singular(token.key)
        is_many = head != token.key
        heads = _MANY_HEADS if is_many else _ONE_HEADS | _GROUP_HEADS
        if head not in heads or token.start in taken or _goes_on(place, tokens, view.text):
            continue
        first = _noun_start(place, tokens, taken, view.text)
        opener = tokens[first].key
        if not is_many and opener not in _DETERMINERS:
            continue
        kind = "many" if is_many else ("person" if head in _ONE_HEADS else "body")
        person = _holder(head, token.start, view) if kind == "person" and opener == "the" else None
        entity = latest.get(head) if opener in {"the", "this", "that"} else None
        if person is not None:
            entity = entities.get(id(person))
        entity = entity or f"words {token.start}"
        latest[head] = entity
        gender = person.gender if person is not None else HONORIFICS.get(head, "")
        start = tokens[first].start
        made.append(
            Mention(start, token.end, entity, kind, gender, Role.OPEN, person, is_name=False)
        )
    return made


def _goes_on(place: int, tokens: Sequence[Token], text: str) -> bool:
    """Say whether a noun is no head: another noun for people or a capital follows at once ("army officer")."""
    if place + 1 >= len(tokens):
        return False
    after = tokens[place + 1]
    is_next = text[tokens[place].end : after.start].strip("-") in {" ", ""}
    is_noun = singular(after.key) in ROLES | BODY | MEDIA
    return is_next and (is_noun or after.is_capital)


def _noun_start(place: int, tokens: Sequence[Token], taken: set[int], text: str) -> int:
    first = place
    for back in range(1, _NOUN_WORDS + 2):
        k = place - back
        if (
            k < 0
            or text[tokens[k].end : tokens[k + 1].start].strip("-'’s ")
            or "\n" in text[tokens[k].end : tokens[k + 1].start]
        ):
            break
        if tokens[k].key in _DETERMINERS:
            return k
        if tokens[k].key in _PREPOSITIONS | _CLAUSE_WORDS or is_verb(tokens[k]):
            break
        first = k
    return first if first == place or tokens[first].start not in taken else place


def _holder(head: str, place: int, view: View) -> Person | None:
    """The latest person named before with that role."""
    for one in reversed(view.people):
        if one.start < place and one.person.titles[head] > 0:
            return one.person
    return None


def find_role(
    start: int, end: int, tokens: Sequence[Token], starts: Sequence[int], text: str
) -> Role:
    """Tell what a mention does in its clause from the words beside it.

    Args:
        start: Its first character.
        end: Place after its last.
        tokens: Of the whole text.
        starts: Where they start.
        text: The whole text.
    """
    if text[end : end + 2] in {"'s", "’s"} or text[end : end + 2] in {"' ", "’ "}:
        return Role.OWNER
    before = _before(bisect_left(starts, start), tokens, text)
    if before is Role.OBLIQUE:
        return before
    has_verb = _has_verb(end, tokens, starts, text)
    if before is Role.OPEN:
        return Role.SUBJECT if has_verb else Role.OPEN
    return Role.SUBJECT if has_verb else Role.OBJECT


def _before(place: int, tokens: Sequence[Token], text: str) -> Role:
    """Look at what stands before a mention, its titles and adjectives left out."""
    for k in range(place - 1, place - 1 - _SPANNED, -1):
        if k < 0 or _is_cut(tokens[k], tokens[k + 1], text) or tokens[k].key in _CLAUSE_WORDS:
            return Role.OPEN
        key = tokens[k].key
        if key in _PREPOSITIONS and tokens[k].text.islower():
            return Role.OBLIQUE
        is_title = tokens[k].is_capital or singular(key) in ROLES or key in _DETERMINERS
        if not is_title and is_verb(tokens[k]):
            return Role.OBJECT
    return Role.OBJECT


def _is_cut(token: Token, after: Token, text: str) -> bool:
    """Say whether a mark parts two tokens; the point behind "Gen." and an initial parts nothing."""
    between = text[token.end : after.start]
    is_short = token.key in _SHORTENED or len(token.key) == 1
    return "\n" in between or bool(between.strip(" .-'’s" if is_short else " -'’s"))


def _has_verb(end: int, tokens: Sequence[Token], starts: Sequence[int], text: str) -> bool:
    """Say whether a verb follows, at once or behind an apposition in commas or brackets."""
    place = end
    opener = text[end : end + 2].strip()
    if opener[:1] in {",", "("}:
        closer = text.find(")" if opener[:1] == "(" else ",", end + 2, end + _APPOSITION)
        if closer < 0 or "\n" in text[end:closer]:
            return False
        place = closer + 1
    k = bisect_left(starts, place)
    if k >= len(tokens) or text[place : tokens[k].start].strip(" \"”’'"):
        return False
    return is_verb(tokens[k])
