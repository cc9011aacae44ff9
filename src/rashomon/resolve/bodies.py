"""Organisations that nobody listed and that stand inside a source's words: "AMCU regional secretary X".

Words go in, the organisation they speak for comes out. What tells one: the tagger marks an organisation there, or
the words hold a union, party, front or company; ministries, armies, courts and commissions are organs of their state
and are left to the steps that know countries.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.records import PartyKind
from rashomon.resolve.lexicon import AGENT, BODY, DOCUMENT, FIELDS, STATE, TITLES, Head, singular
from rashomon.resolve.names import tokenize
from rashomon.resolve.view import Reading
from rashomon.resolve.wording import (
    FREE_BODIES,
    NO_MODIFIERS,
    Words,
    as_role,
    is_of_place,
    role_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.gazetteer import Hit
    from rashomon.resolve.names import Token
    from rashomon.resolve.view import View

_FREE = FREE_BODIES | frozenset(
    "party front movement church observatory group airways parti partido partai frente".split()
)
_ORGANS = frozenset(
    "ministry department army police navy parliament senate court assembly government embassy cabinet military treasury"
    " commission committee council authority bureau office agency guard command intelligence secretariat customs"
    " marine force prison house oversight judiciary".split()
)
_ASSEMBLIES = frozenset({"congress", "staff", "bureau"})
_POSSESSIVES = frozenset({"'s", "’s"})
_ELECTED = frozenset({"mp", "lawmaker", "legislator", "senator", "sen", "councillor", "candidate"})
_HEADS = frozenset({Head.STATE, Head.AGENT})
_MIN_ACRONYM = 3
_MAX_SPELLED = 120  # characters before the bracket that may spell an acronym out
_AROUND = 40  # characters in which a known name may go on: "X administration"
_LINKS = frozenset("of for and the in on to".split())


def read_named_body(words: Words) -> Reading | None:
    """An unlisted organisation that is the words' own head, or whose office they name: "the X Union", "X leader"."""
    noun, view = words.noun, words.view
    if view.in_capitals or not noun.head:
        return None
    whole = _whole_name(words)
    if whole is not None:
        return whole
    if noun.head_class not in _HEADS or not noun.before:
        return None
    name = _name_before(noun.before, view, is_elected=words.head in _ELECTED)
    return as_role(_organisation(name, view), words.part, role_of(noun, view)) if name else None


def _whole_name(words: Words) -> Reading | None:
    """A free body named in full, its country included: "the Fiji Trades Union Congress"."""
    noun, view = words.noun, words.view
    tokens = [token for token in (*noun.before, *noun.head) if token.key not in NO_MODIFIERS]
    owner = [k for k, t in enumerate(tokens) if view.text[t.end : t.end + 2] in _POSSESSIVES]
    if owner and not view.hits_in(tokens[0].start, tokens[owner[-1]].end):
        tokens = tokens[owner[-1] + 1 :]
    is_proper = len(tokens) > 1 and all(token.is_capital for token in tokens)
    if not is_proper or noun.head_class not in {Head.STATE, Head.BODY}:
        return None
    keys = {singular(token.key) for token in tokens}
    if not keys & _FREE or noun.head[0].end != tokens[-1].end:
        return None
    is_office = singular(tokens[-1].key) in (STATE | AGENT | TITLES) - _ASSEMBLIES
    if is_office or "'s" in _between(tokens, view):
        return None
    hits = view.hits_in(tokens[0].start, tokens[-1].end)
    return None if len(hits) == 1 and _covers(hits[0], tokens) else _organisation(tokens, view)


def _between(tokens: Sequence[Token], view: View) -> str:
    """What stands between tokens, typographic marks made plain."""
    gaps = (view.text[a.end : b.start] for a, b in pairwise(tokens))
    return "".join(gaps).replace("’", "'")


def _covers(hit: object, tokens: Sequence[Token]) -> bool:
    start, end = hit.start, hit.end  # type: ignore[attr-defined]
    return bool(start <= tokens[0].start and tokens[-1].end <= end)


def _name_before(before: Sequence[Token], view: View, *, is_elected: bool) -> list[Token]:
    """The last run of capitals before an office that is no office, field or known state itself.

    Args:
        before: What stands before the office.
        view: The article.
        is_elected: The office is a lawmaker's; two unmarked capitals are a party then ("Move Ahead MP").
    """
    run: list[Token] = []
    for token in reversed(before):
        key = singular(token.key)
        is_office = key in STATE | AGENT | TITLES | NO_MODIFIERS | DOCUMENT
        if not run and (not token.is_capital or (is_office and key not in _FREE)):
            continue
        if not token.is_capital:
            break
        run.insert(0, token)
    if not run or view.text[run[-1].end : run[-1].end + 1] == "-":
        return []
    behind = next((token for token in before if token.start > run[-1].end), None)
    is_kind = behind is not None and behind.key in _FREE  # "Green Zambia party leader"
    is_organ = bool({singular(token.key) for token in run} & _ORGANS)
    is_party = is_elected and len(run) > 1 and not _labels(run, view) and not _hits(run, view)
    is_party = is_party and not is_organ
    return run if is_kind or is_party or _is_organisation(run, view) else []


def _is_organisation(run: Sequence[Token], view: View) -> bool:
    """Say whether capitals name an organisation that is no organ of a state."""
    keys = {singular(token.key) for token in run}
    if opens_sentence(run, view) or is_of_place(run, view):
        return False
    start, end = run[0].start, run[-1].end
    if keys <= FIELDS | STATE | AGENT | TITLES | BODY or (keys & _ORGANS and not keys & _FREE):
        return False
    around = view.hits_in(start - _AROUND, end + _AROUND)
    if any(hit.start <= start and end <= hit.end for hit in around):
        return False
    is_free = bool(keys & _FREE)
    if any(view.hits_in(start, end)) and not is_free:
        return False
    labels = _labels(run, view)
    is_acronym = len(run) == 1 and run[0].text.isupper() and len(run[0].text) >= _MIN_ACRONYM
    if labels & {"Location", "Facility", "NORP", "Person"} and not is_free:
        return False
    return is_free or is_acronym or "Organization" in labels


def _hits(run: Sequence[Token], view: View) -> list[Hit]:
    return view.hits_in(run[0].start, run[-1].end)


def _labels(run: Sequence[Token], view: View) -> set[str]:
    """What the tagger calls words, names that go on behind them left out."""
    start, end = run[0].start, run[-1].end
    return {
        mention.label
        for mention in view.annotated.mentions
        if mention.start < end and start < mention.end <= end + 1
    }


def opens_sentence(run: Sequence[Token], view: View) -> bool:
    """Say whether a single capital only opens a sentence: "Hotel owner X"; acronyms and marked names do not count."""
    if len(run) != 1 or run[0].text.isupper():
        return False
    starts = view.sentence_starts
    is_first = bool(starts) and starts[view.sentence_at(run[0].start)] == run[0].start
    return is_first and not _labels(run, view) & {"Organization", "Misc", "Product"}


def _organisation(tokens: Sequence[Token], view: View) -> Reading:
    """Name an organisation, an acronym by the words the article spells it out with."""
    name = view.text[tokens[0].start : tokens[-1].end]
    full = spell_out(name, view.text)
    if full:
        detail = f"“{name}” is short for “{full}”, an organisation under its own name"
        return Reading(full, PartyKind.ORGANISATION, detail, (full, name))
    detail = f"“{name}” is an organisation under its own name"
    return Reading(name, PartyKind.ORGANISATION, detail, (name,))


def spell_out(acronym: str, text: str) -> str:
    """Give the capitals that stand before an acronym in brackets and begin with its letters; "" if there are none."""
    if not acronym.isupper() or len(acronym) < _MIN_ACRONYM or f"({acronym})" not in text:
        return ""
    before = text[: text.index(f"({acronym})")].rstrip()
    tokens = tokenize(before[-_MAX_SPELLED:], max(0, len(before) - _MAX_SPELLED))
    letters = list(acronym.casefold())
    for token in reversed(tokens):
        if token.is_capital and letters and token.key[:1] == letters[-1]:
            letters.pop()
        elif token.key not in _LINKS:
            return ""
        if not letters:
            return before[token.start :]
    return ""
