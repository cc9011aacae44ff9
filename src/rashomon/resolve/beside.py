"""The words beside a person's name that may say whom the person speaks for.

A name's place goes in, stretches come out with weights: the title before it, an apposition behind or before it in
commas, "of X" behind it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.resolve.lexicon import AGENT, BODY, CROWD, EXPERT, FORMER, STATE, TITLES, singular
from rashomon.resolve.names import Token, tokenize
from rashomon.resolve.phrases import Stretch

if TYPE_CHECKING:
    from rashomon.resolve.gazetteer import Hit
    from rashomon.resolve.view import View

ROLES = STATE | AGENT | EXPERT | CROWD | TITLES
TITLE_WEIGHT = 3.0  # the four weights order the clues; chosen on ten training events, 2026-11
APPOSITION_WEIGHT = 2.6
PREPOSITION_WEIGHT = 1.6
BARE_WEIGHT = 1.0  # a country before a name without a role: "Russia's X"
DOMAINS = frozenset(
    "information finance trade health justice education agriculture economy energy labor labour communications"
    " transport planning culture tourism environment public works national security internal external affairs home"
    " prime".split()
)
_LINKS = DOMAINS | frozenset("the of for a an to in 's and former deputy then acting co".split())
_CROSSED = frozenset("of for to in and".split())
_OPENERS = frozenset("the a an his her its their another one".split())
_AFTER_ROLE = frozenset("of for at in to from with and who on based near that under s".split())
_NO_APPOSITION = frozenset(
    "said says told added to answer he she it they we was is were are has had have will would could which where when"
    " while but and or who that as if because after before speaking other many some most few several asked explained"
    " believe".split()
)
SHORTENED = frozenset(  # titles printed with a full stop
    "sen sens rep reps gen gov dr mr mrs ms col capt lt maj sgt adm prof st brig rev hon cmdr".split()
)
_VERBS = frozenset("said told says added was is were are has had".split())
_ADJECTIVES = ("an", "ish", "ese", "ian", "al", "ary", "ic", "time", "ior")
_PREPOSITION = re.compile(r"\s+(?:of|from|with)\s+(?P<tail>[^,.;:()\n]{3,80})")
_SHARED = re.compile(
    r"\b(?P<title>(?:Republican |Democratic )?(?:Sens|Reps|Govs|Gens|Senators|Representatives|Generals|Ministers"
    r"|Justices|Congressmen|Ambassadors))\.?\s+(?P<names>[^\n;:“”\"]{3,120}?(?:,|\band|, and)\s+)$"
)
_BETWEEN_NAMES = frozenset("and of the de la".split())
_TAIL_END = re.compile(r"\s(?:on|during|after|before|told|said|says|who|when|while)\s")
_BESIDE = re.compile(r"\s*(?:,|\()\s*(?P<words>[^,;:()\n]{3,120})")
_IS_CLAUSE = re.compile(
    r"^(?:who|which)\s+(?:is|was|has been|serves as|served as|heads|leads|runs)\s+", re.IGNORECASE
)
_NOW = re.compile(r"\bnow (?=(?:an?|the|with|at)\b)")
"""What somebody is comes behind it: "a former officer who is now an analyst at X"."""
_BEFORE_COMMA = re.compile(r"(?:^|[.,;:(“\"\n—–]|--)\s*(?P<words>[^.,;:()“”\"\n—–]{6,110})\s*,\s*$")
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”\"’])\.\s+(?=[A-Z“\"])")
_NO_NOUNS = ("ed", "ing", "ly")
_MAX_TITLE_TOKENS = 12
_MAX_ROLE_TOKENS = 14
_ROLE_WITHIN = 6
_WINDOW = 130
_BEFORE_REACH = 120


def words_beside(view: View, start: int, end: int) -> list[tuple[Stretch, float]]:
    """Give the stretches beside a name that may say whom it speaks for, with weights.

    Args:
        view: The article.
        start: First character of the name.
        end: Place after its last character.
    """
    found: list[tuple[Stretch, float]] = []
    before = title_before(view, start)
    if before is not None:
        has_role = any(singular(token.key) in ROLES for token in tokenize(before.text))
        found.append((before, TITLE_WEIGHT if has_role else BARE_WEIGHT))
    elif (shared := shared_title(view, start)) is not None:
        found.append((shared, TITLE_WEIGHT))
    if match := _PREPOSITION.match(view.text, end):
        tail = _TAIL_END.split(match["tail"])[0]
        found.append((Stretch(match.start("tail"), tail), PREPOSITION_WEIGHT))
    if match := _BESIDE.match(view.text, end):
        words = Stretch(match.start("words"), _SENTENCE_END.split(match["words"])[0])
        clause = _IS_CLAUSE.match(words.text)
        words = words.cut(clause.end(), len(words.text)) if clause else words
        now = _NOW.search(words.text)
        words = words.cut(now.end(), len(words.text)) if now else words
        if _is_apposition(words, view):
            found.append((words, APPOSITION_WEIGHT))
    opens = before.start if before is not None else start
    if match := _BEFORE_COMMA.search(view.text, max(0, opens - _BEFORE_REACH), opens):
        words = Stretch(match.start("words"), match["words"])
        if _is_role_last(words, view):
            found.append((words, APPOSITION_WEIGHT))
    return found


def shared_title(view: View, start: int) -> Stretch | None:
    """Find the title in the plural that a name shares with those before it: "Sens. X of Ohio and Y".

    Args:
        view: The article.
        start: First character of the name.
    """
    match = _SHARED.search(view.text, max(0, start - _WINDOW), start)
    if match is None:
        return None
    words = [token for token in tokenize(match["names"]) if token.key not in _BETWEEN_NAMES]
    if not words or not all(token.is_capital for token in words):
        return None
    return Stretch(match.start("title"), match["title"])


def title_before(view: View, start: int) -> Stretch | None:
    """Walk back from a name over titles, adjectives and known names; None if there is no role or name."""
    text = view.text
    low = max(text.rfind("\n", 0, start) + 1, start - _WINDOW)
    tokens = tokenize(text[low:start], low)
    known = {p for hit in view.hits_in(low, start) for p in range(hit.start, hit.end)}
    taken: list[Token] = []
    right = start
    for token in reversed(tokens):
        is_open = _is_joined(token, text[token.end : right]) and len(taken) < _MAX_TITLE_TOKENS
        if not is_open or not _belongs(token, known, view):
            break
        only_titles = all(singular(t.key) in TITLES or t.key in {"prime", "the"} for t in taken)
        if token.key in _CROSSED and only_titles:
            break
        taken.insert(0, token)
        right = token.start
    taken = _behind_other(taken, view)
    while taken and taken[0].key in _LINKS - DOMAINS - {"former", "deputy", "then", "acting"}:
        taken.pop(0)
    if not any(singular(token.key) in ROLES or token.start in known for token in taken):
        return None
    return Stretch(taken[0].start, text[taken[0].start : taken[-1].end])


def _behind_other(taken: list[Token], view: View) -> list[Token]:
    """Leave out another person's title and name: "Secretary X and Foreign Minister" is one minister's title."""
    for one in reversed(view.people_in(taken[0].start, taken[-1].end) if taken else []):
        after = [token for token in taken if token.start >= one.end]
        if after and after[0].key == "and":
            return after[1:]
    return taken


def _is_joined(token: Token, between: str) -> bool:
    """Say whether nothing but a space, a possessive or a shortening's full stop follows a token."""
    is_short = token.key in SHORTENED or len(token.key) == 1 or "." in token.text
    pattern = r"['’]s?|\." if is_short else r"['’]s?"
    return " - " not in between and not re.sub(pattern, "", between).strip(" \t-")


def _belongs(token: Token, known: set[int], view: View) -> bool:
    """Say whether a token can be part of a title: a role, a known name, a link, a capital, an adjective."""
    if singular(token.key) in ROLES | BODY or token.start in known or token.key in _LINKS:
        return True
    return not view.in_capitals and (token.is_capital or token.key.endswith(_ADJECTIVES))


def _is_apposition(words: Stretch, view: View) -> bool:
    """Say whether words behind a name are an apposition: a role closes among the first words, no verb before it."""
    tokens = tokenize(words.text, words.start)[: _ROLE_WITHIN + 4]
    hits = view.hits_in(words.start, words.end)
    known = {p for hit in hits for p in range(hit.start, hit.end)}
    if not tokens or not _opens(tokens[0], known, view):
        return False
    sides = {hit.start for hit in hits if hit.entry.sense == "faction" and not _is_many(hit, view)}
    for place, token in enumerate(tokens[:_ROLE_WITHIN]):
        if token.key in _NO_APPOSITION:
            return False
        if singular(token.key) not in ROLES and token.start not in sides:
            continue
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if _is_some_crowd(tokens[0], token, after):
            return False
        if after is None or after.key in _AFTER_ROLE or singular(after.key) in ROLES:
            return True
        if after.start in known or (after.is_capital and not view.in_capitals):
            return True
    return False


def _opens(first: Token, known: set[int], view: View) -> bool:
    """Say whether an apposition can begin with a token."""
    if first.key in _NO_APPOSITION:
        return False
    if (
        first.key in _OPENERS
        or first.start in known
        or first.key in FORMER
        or singular(first.key) in ROLES
    ):
        return True
    return not view.in_capitals and (first.is_capital or not first.key.endswith(_NO_NOUNS))


def _is_many(hit: Hit, view: View) -> bool:
    """Say whether a known name is a plural: no single person is "the Democrats"."""
    return view.text[hit.end - 1] == "s"


def _is_some_crowd(first: Token, role: Token, after: Token | None) -> bool:
    """Say whether "the witness" is somebody else, not the person named before."""
    is_last = after is None or singular(after.key) not in ROLES
    return first.key in {"the", "this"} and is_last and singular(role.key) in CROWD - STATE - AGENT


def _is_role_last(words: Stretch, view: View) -> bool:
    """Say whether words before a comma and a name are a role: "the group's leader, X"."""
    tokens = tokenize(words.text, words.start)
    if not tokens or len(tokens) > _MAX_ROLE_TOKENS or _VERBS & {token.key for token in tokens}:
        return False
    hits = view.hits_in(words.start, words.end)
    opens = tokens[0].key in _OPENERS or any(hit.start == tokens[0].start for hit in hits)
    prepositions = {"of", "for", "to", "at", "in", "on", "with"}
    stop = next((k for k, token in enumerate(tokens) if token.key in prepositions), len(tokens))
    if not opens or not stop:
        return False
    sides = {hit.start for hit in hits if hit.entry.sense == "faction"}
    return singular(tokens[stop - 1].key) in ROLES or tokens[stop - 1].start in sides
