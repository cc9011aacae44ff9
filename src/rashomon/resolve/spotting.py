"""Where persons are named in an article, before it is known whose names they are.

Views and sources go in, runs of tokens come out: the tagger's persons without their titles, known leaders, names
behind titles in sources, and family names of all these wherever they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.resolve.beside import DOMAINS, ROLES, SHORTENED
from rashomon.resolve.lexicon import DOCUMENT, FIELDS, TITLES, singular
from rashomon.resolve.names import PARTICLES, Token, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Span
    from rashomon.resolve.view import View

_KIND_BEFORE = re.compile(
    r"\b(?:newspaper|magazine|daily|company|firm|group|party|agency|station|channel|broadcaster|website|network|bank"
    r"|airline|ship|vessel|town|city|village|province|district|region)\b,?\s*$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"\b(?:in|near|outside|across)\s*$", re.IGNORECASE)
_TAG = re.compile(r"[DR]-[A-Z]")  # "(D-Ohio)" behind a lawmaker's name
_OFFICE_OF = re.compile(r"\b(?:Secretary|Minister) of $")
_LINE = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)
_BEHIND_INITIAL = re.compile(r"\. (?P<name>[A-Z][\w’'-]+)")  # "Ana R" of "Ana R. Silva"
_STOP = frozenset(
    "every each source sources the a an and or of for in on at to with by from as he she it they his her its their who"
    " which that this these those another other some many several one two three both neither either officials mr mrs"
    " ms dr sr retired former senior top deputy under vice chief ranking ruling armed forces general staff new official"
    " according himself herself themselves today yesterday".split()
)
_NOT_IN_NAMES = frozenset(
    "senate congress ministry government majority minority house army party police president minister leader official"
    " campaign administration".split()
)
_BODY_WORDS = frozenset(
    "ministry department council committee party front army university institute association agency company news"
    " times post group union church court office house commission bank police communique statement note command"
    " pictures entertainment corp corporation inc ltd holdings industries systems technologies airlines airways"
    " foundation society federation movement front alliance coalition congress network organization organisation"
    " centre center".split()
)
_OTHER_SENSES = frozenset({"name", "people", "seat", "body", "media", "outlet", "place"})
_MAX_NAME_TOKENS = 6
_MIN_FAMILY_LETTERS = 3
_REACH = 30


@dataclass(frozen=True, slots=True)
class Spot:
    """A name found in an article."""

    tokens: tuple[Token, ...]
    view: View

    @property
    def keys(self) -> tuple[str, ...]:
        """Its folded tokens."""
        return tuple(token.key for token in self.tokens)

    @property
    def start(self) -> int:
        """Its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Place after its last character."""
        return self.tokens[-1].end


def spot_names(views: Sequence[View], sources: Iterable[tuple[Span, View]]) -> list[Spot]:
    """Find all names of persons, one per place, in text order of each article.

    Args:
        views: The articles.
        sources: Spans that name sources, with their articles.
    """
    found = [spot for view in views for spot in _in_article(view)]
    for span, view in sources:
        found.extend(_in_source(span, view))
    places = _place_names(views)
    found = [spot for spot in found if len(spot.tokens) > 1 or spot.keys[0] not in places]
    found = _without_lost_s(found)
    found.extend(_families(views, found))
    return _one_per_place(found, views)


def _in_article(view: View) -> list[Spot]:
    found = []
    for mention in view.annotated.mentions:
        cut = view.text[mention.end : mention.end + 1].isalnum()
        if (
            mention.label != "Person"
            or cut
            or view.text[max(0, mention.start - 1) : mention.start].isalnum()
        ):
            continue
        for run in _in_lines(mention.start, mention.end, view):
            tokens = _bare_name(run, view)
            if (
                tokens
                and _is_name(tokens, view)
                and not _is_whose(tokens, mention.end, view)
                and not _is_place_or_firm(Spot(tokens, view))
            ):
                found.append(Spot(tokens, view))
    for hit in view.hits:
        if hit.entry.sense in {"leader", "member"} and hit.last - hit.first > 1:
            tokens = _bare_name(tokenize(view.text[hit.start : hit.end], hit.start), view)
            found.extend([Spot(tokens, view)] if tokens else [])
    return found


def _in_lines(start: int, end: int, view: View) -> list[list[Token]]:
    """Cut a name's words at empty lines: the credit below a picture is not the name that opens the next paragraph."""
    runs = []
    for line in _LINE.finditer(view.text, start, end):
        tokens = tokenize(line.group(), line.start())
        after = _BEHIND_INITIAL.match(view.text, line.end())
        if after is not None and tokens and len(tokens[-1].text) == 1 and tokens[-1].is_capital:
            tokens += tokenize(after["name"], after.start("name"))
        runs.append(tokens)
    return runs


def _is_whose(tokens: Sequence[Token], end: int, view: View) -> bool:
    """Say whether a single capital only says where an office is: "the Arizona senator"."""
    if len(tokens) != 1:
        return False
    before = view.text[max(0, tokens[0].start - len("the ")) : tokens[0].start].casefold()
    after = tokenize(view.text[tokens[0].end : max(end, tokens[0].end + _REACH)])[:1]
    return before == "the " and bool(after) and after[0].text in ROLES


def _in_source(span: Span, view: View) -> list[Spot]:
    """Find names behind titles in a source's words (in capitals nothing else marks a name)."""
    tokens = tokenize(span.text, span.start)
    hits = view.hits_in(span.start, span.end)
    taken = {
        p
        for hit in hits
        if hit.entry.sense not in {"leader", "member"}
        for p in range(hit.start, hit.end)
    } | {p for m in view.annotated.mentions if m.label != "Person" for p in range(m.start, m.end)}
    found = []
    for run in _runs(tokens, taken, view):
        place = tokens.index(run[0])
        behind_title = place > 0 and singular(tokens[place - 1].key) in TITLES
        after = tokens[place + len(run)] if place + len(run) < len(tokens) else None
        is_adjective = len(run) == 1 and after is not None and singular(after.key) in ROLES
        is_adjective = is_adjective or any(singular(token.key) in DOCUMENT for token in run)
        is_alone = view.in_capitals and (len(run) == len(tokens) or place == 0) and not is_adjective
        is_person = behind_title or is_alone or bool(view.gazetteer.gender(run[0].key))
        is_body = any(singular(token.key) in _BODY_WORDS for token in run)
        if is_person and not is_body and not _is_place_or_firm(Spot(tuple(run), view)):
            found.append(Spot(tuple(run), view))
    return found


def _runs(tokens: Sequence[Token], taken: set[int], view: View) -> list[list[Token]]:
    """Cut capitalised tokens that are no roles and no known names into runs."""
    runs: list[list[Token]] = []
    last: Token | None = None
    for token in tokens:
        is_part = token.is_capital and not token.text[0].isdigit() and token.start not in taken
        if not is_part or singular(token.key) in ROLES or token.key in _STOP | DOMAINS:
            last = None
            continue
        if last is not None and not view.text[last.end : token.start].strip(" -."):
            runs[-1].append(token)
        else:
            runs.append([token])
        last = token
    return runs


def _bare_name(tokens: list[Token], view: View) -> tuple[Token, ...]:
    """Leave out titles and countries before a name, and small words behind it."""
    kept = list(tokens)
    for place in range(1, len(kept)):
        is_tag = _TAG.match(view.text, kept[place].start) is not None
        if is_tag or "(" in view.text[kept[place - 1].end : kept[place].start]:
            kept = kept[:place]
            break
    covered = (
        {
            hit.start
            for hit in view.hits_in(tokens[0].start, tokens[-1].end)
            if hit.entry.sense in {"people", "name", "body", "seat", "faction"}
        }
        if tokens
        else set()
    )
    while len(kept) > 1 and (
        singular(kept[0].key) in TITLES
        or kept[0].key in {"the", "former", "some", "many", "several"}
        or kept[0].start in covered
        or (
            kept[0].key in FIELDS
            and _OFFICE_OF.search(view.text, max(0, kept[0].start - _REACH), kept[0].start)
        )
    ):
        kept.pop(0)
    while len(kept) > 1 and not kept[-1].is_capital and view.text[kept[-1].start - 1] not in "-’'":
        kept.pop()
    return tuple(kept)


def _is_name(tokens: Sequence[Token], view: View) -> bool:
    around = view.hits_in(max(0, tokens[0].start - _REACH), tokens[-1].end + _REACH)
    for hit in around:
        is_whole = hit.start <= tokens[0].start and tokens[-1].end <= hit.end
        senses = _OTHER_SENSES | {"faction"} if len(tokens) == 1 else _OTHER_SENSES
        if is_whole and hit.entry.sense in senses:
            return False
        is_last = hit.start <= tokens[-1].start and tokens[-1].end <= hit.end
        if is_last and hit.entry.sense == "faction" and hit.last - hit.first == 1:
            return False
    keys = [singular(token.key) for token in tokens]
    if _TAG.match(view.text, tokens[0].start):
        return False
    is_plain = len(keys) == 1 and (keys[0] in ROLES or keys[0] in PARTICLES)
    if is_plain or tokens[-1].key in SHORTENED or set(keys) <= _STOP or set(keys) & _NOT_IN_NAMES:
        return False
    is_body = bool({keys[-1], tokens[-1].key} & _BODY_WORDS)
    return tokens[0].is_capital and len(keys) <= _MAX_NAME_TOKENS and not is_body


def _is_place_or_firm(spot: Spot) -> bool:
    """Say whether the words before mark a place or an enterprise: "in X", "the company X"."""
    before = spot.view.text[max(0, spot.start - 24) : spot.start]
    return bool(_KIND_BEFORE.search(before)) or (
        len(spot.tokens) == 1 and bool(_IN_PLACE.search(before))
    )


def _place_names(views: Sequence[View]) -> set[str]:
    """Single words that the tagger takes for places or bodies more often than for persons."""
    votes: Counter[str] = Counter()
    for view in views:
        for mention in view.annotated.mentions:
            tokens = tokenize(view.text[mention.start : mention.end])
            if len(tokens) == 1:
                votes[tokens[0].key] += 1 if mention.label == "Person" else -1
    return {key for key, vote in votes.items() if vote < 0}


def _families(views: Sequence[View], found: Sequence[Spot]) -> list[Spot]:
    """Find family names of known persons where nothing marked them, also where they look like a place."""
    families = {
        spot.keys[-1]
        for spot in found
        if len(spot.tokens) > 1 or _is_leader(spot.keys[-1], spot.view)
    }
    families = {key for key in families if len(key) >= _MIN_FAMILY_LETTERS and key not in _STOP}
    marked = {(id(spot.view), token.start) for spot in found for token in spot.tokens}
    more = []
    for view in views:
        weak = {"place", "leader", "member"}
        covered = {p for h in view.hits if h.entry.sense not in weak for p in range(h.start, h.end)}
        has_lost = not _has_apostrophes(view)
        for token in tokenize(view.text):
            if has_lost and token.key not in families and token.key[:-1] in families:
                token = _without_s(token)  # noqa: PLW2901 - "Assads" in print without apostrophes
            is_new = (id(view), token.start) not in marked and token.start not in covered
            if token.key in families and token.is_capital and is_new:
                more.append(Spot((token,), view))
    return more


def _is_leader(family: str, view: View) -> bool:
    """Say whether a family name is a known leader's."""
    return any(entry.sense == "surname" for entry in view.gazetteer.entries(family))


def _without_lost_s(found: Sequence[Spot]) -> list[Spot]:
    """Cut the "s" off "Assads" where print has lost its apostrophes and the name stands without it elsewhere."""
    families = {spot.keys[-1] for spot in found}
    kept = []
    for spot in found:
        last = _without_s(spot.tokens[-1])
        is_lost = (
            last.key != spot.keys[-1] and last.key in families and not _has_apostrophes(spot.view)
        )
        kept.append(Spot((*spot.tokens[:-1], last), spot.view) if is_lost else spot)
    return kept


def _has_apostrophes(view: View) -> bool:
    return "'s" in view.text or "’s" in view.text


def _without_s(token: Token) -> Token:
    """Give a token without its last letter if that is an "s"."""
    if not token.key.endswith("s"):
        return token
    return Token(token.start, token.end - 1, token.text[:-1], token.key[:-1])


def _one_per_place(found: Sequence[Spot], views: Sequence[View]) -> list[Spot]:
    """Keep the longest name at each place."""
    order = {id(view): place for place, view in enumerate(views)}
    kept: list[Spot] = []
    for spot in sorted(found, key=lambda s: (order[id(s.view)], s.start, -s.end)):
        if not kept or kept[-1].view is not spot.view or spot.start >= kept[-1].end:
            kept.append(spot)
    return kept
