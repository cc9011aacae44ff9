"""Who holds whom responsible, in the words of a statement.

In come resolved statements; out come directed `Blame`s: the statement's party, the party it blames, and the
words. The names of parties in a sentence are masked, and a short list of patterns over cue and content says which
of them is blamed:

1. the cue itself blames ("blamed X for", "accused X of", "condemned X's attack", "X was accused by"),
2. the content says who is answerable ("X was responsible", "X is behind", "it was X's fault"),
3. the content says that X did a hostile act ("X violated", "the shelling by X", "X's aggression").

What is denied, asked, only possible or yet to come blames nobody. Targets are named parties only: a pronoun is
never guessed. A party blames itself only where it says so outright (1 and 2).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.follow.charges import (
    ACTS,
    ANSWERABLE,
    BLAMING,
    CLAUSE,
    DOUBT,
    HOSTILE,
    choose_patterns,
    is_in_doubt,
)
from rashomon.follow.dates import sentence_at
from rashomon.follow.names import Named, PartyNames, mask
from rashomon.records import Blame, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.records import Annotated, Resolved, Statement
    from rashomon.settings import FollowSettings

_DENYING_CUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|dismiss\w*|refut\w+|disput\w+|doubt\w*|question\w*|asked|ask|"
    r"contradict\w*|rebut\w*|debunk\w*|skeptic\w*|sceptic\w*|minimi[sz]\w*|prais\w*|not|never)\b|n['’]t\b",
    re.IGNORECASE,
)
_ADMITS = re.compile(
    r"\b(?:admit|acknowledg|conced|confess|accus|blam|implicat|indict|charg)", re.IGNORECASE
)
_OWNS_UP = re.compile(r"\b(?:admit|acknowledg|conced|confess)", re.IGNORECASE)
_OWN_DEED = re.compile(
    r"\b(?:(?:military|security)\s+(?:personnel|forces|officers|men)|(?:armed\s+)?forces|army|troops|soldiers|officers|"
    rf"police(?:men)?|agents|guards|pilots|sailors|its\s+own|our\s+own)(?:\s+[\w'’-]+){{0,4}}?\s+(?:{ACTS})\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\.?\s*(?:,\s*)?(?:and|or|&)?\s+(?:the\s+)?", re.IGNORECASE)
_SPEECH = (
    r"(?:said|says|saying|claim(?:s|ed)?|concluded|alleg(?:es|ed)|called|calls|told|announced|reported|argued|"
    r"insist(?:s|ed)|assert(?:s|ed)|tweeted|wrote|warned|declared)"
)
_SPEAKS = re.compile(rf",?\s+(?:[\w'’.-]+,?\s+){{0,3}}?{_SPEECH}\b", re.IGNORECASE)
_SPOKEN_BY = re.compile(rf"\b{_SPEECH}\s+(?:the\s+)?$", re.IGNORECASE)
_SPEECH_REACH = 50
_CUE_REACH = 60


def find_blame(
    annotated: Sequence[Annotated], resolved: Resolved, *, settings: FollowSettings
) -> tuple[Blame, ...]:
    """Find who holds whom responsible.

    The outlet's own voice is left out: what it tells is not what it accuses.

    Args:
        annotated: The articles of the statements.
        resolved: Statements with parties, and the names the parties go by.
        settings: `blame_words` bounds the words that are kept.

    Returns:
        At most one for each statement and target, in the order of the statements.
    """
    views = {one.article.article_id: one for one in annotated}
    names = PartyNames(resolved)
    found: list[Blame] = []
    for statement in resolved.statements:
        if statement.party_id is None or statement.kind == StatementKind.OWN_VOICE:
            continue
        view = views[statement.article_id]
        text = view.article.text
        targets: dict[str, str] = {}
        for party_id, start, end in _targets(statement, text, names):
            sentence = sentence_at(view, start)
            stop = min(end, sentence.end) if sentence else end
            targets.setdefault(party_id, _cut_words(text, start, stop, settings.blame_words))
        found += [
            Blame(statement.party_id, party_id, words, statement.statement_id)
            for party_id, words in targets.items()
        ]
    return tuple(found)


def _targets(statement: Statement, text: str, names: PartyNames) -> Iterator[tuple[str, int, int]]:
    """Give whom a statement blames, and from where to where its words say so."""
    if _is_denial(statement, text):
        return
    cue, last = statement.cue, statement.content[-1]
    for span in statement.content:
        place = span.start, span.end
        if cue and 0 <= span.start - cue.end <= _CUE_REACH:
            hits = _match(statement, text, (cue.start, span.end), choose_patterns(cue.text), names)
            yield from _joined(text, place, names, list(hits)[:1], last.end)
        owned = _find_own_deed(statement, text, place)
        if owned and statement.party_id:
            yield statement.party_id, owned.start(), place[1]
        if statement.party_id in names.outlets or _is_relay(statement, text, place, names):
            continue
        for party_id, start, _ in _match(statement, text, place, BLAMING, names):
            if not _is_anothers(text, span.start, start, names, statement):
                yield party_id, start, span.end
        for patterns in (ANSWERABLE, HOSTILE):
            hits = _match(statement, text, place, patterns, names)
            yield from _joined(text, place, names, list(hits), span.end)


def _find_own_deed(statement: Statement, text: str, place: tuple[int, int]) -> re.Match[str] | None:
    """Find where somebody admits that soldiers, agents or other people of its own did a hostile act."""
    if statement.cue is None or not _OWNS_UP.search(statement.cue.text):
        return None
    hit = _OWN_DEED.search(text, *place)
    clause = CLAUSE.split(text[place[0] : hit.start()])[-1] if hit else ""
    return None if hit is None or DOUBT.search(clause) or DOUBT.search(hit[0]) else hit


def _joined(
    text: str, place: tuple[int, int], names: PartyNames, hits: list[tuple[str, int, int]], end: int
) -> Iterator[tuple[str, int, int]]:
    """Give each party hit, and those joined to it by "and"; the words end at `end`."""
    for party_id, start, name_end in hits:
        yield party_id, start, end
        run: list[Named] = []
        for name in names.find(text, *place):
            if run and not _JOINT.fullmatch(text, run[-1].end, name.start):
                run = [] if name_end > run[-1].end else run
                if run:
                    break
            run.append(name)
        if any(name.end == name_end for name in run):
            yield from ((name.party_id, min(start, name.start), end) for name in run)


def _is_relay(statement: Statement, text: str, place: tuple[int, int], names: PartyNames) -> bool:
    """Say whether another party speaks inside the content: then what it says is not the source's."""
    for name in names.find(text, *place):
        after = text[name.end : min(name.end + _SPEECH_REACH, place[1])]
        before = text[max(name.start - _SPEECH_REACH, place[0]) : name.start]
        is_speaker = _SPEAKS.match(after) or _SPOKEN_BY.search(before)
        if name.party_id != statement.party_id and is_speaker:
            return True
    return False


def _is_anothers(text: str, start: int, end: int, names: PartyNames, statement: Statement) -> bool:
    """Say whether another party stands before a verb of blaming: then the blame is that party's."""
    clause = start + len(text[start:end]) - len(CLAUSE.split(text[start:end])[-1])
    return any(name.party_id != statement.party_id for name in names.find(text, clause, end))


def _is_denial(statement: Statement, text: str) -> bool:
    """Say whether the statement turns its content down, or the cue itself is negated."""
    cue = statement.cue
    if statement.denies or cue is None:
        return statement.denies
    before = text[max(cue.start - 25, 0) : cue.start]
    return bool(_DENYING_CUE.search(cue.text) or _NEGATED.search(before))


_NEGATED = re.compile(
    r"(?:\b(?:not|never|without|declined\s+to|refused\s+to|stopped\s+short\s+of)|n['’]t)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def _match(
    statement: Statement,
    text: str,
    place: tuple[int, int],
    patterns: tuple[re.Pattern[str], ...],
    names: PartyNames,
) -> Iterator[tuple[str, int, int]]:
    """Give the parties that patterns name in a part of the text, and where the words begin and end."""
    named = list(names.find(text, *place))
    if not named:
        return
    masked = mask(text, *place, named)
    owner = {name.start - place[0]: name.party_id for name in named}
    is_outright = patterns is not HOSTILE
    for pattern in patterns:
        for hit in pattern.finditer(masked):
            party_id = owner.get(hit.start("on"))
            if party_id is None or is_in_doubt(masked, hit):
                continue
            cue_words = statement.cue.text if statement.cue else ""
            if party_id == statement.party_id and not (is_outright and _ADMITS.search(cue_words)):
                continue
            yield party_id, place[0] + hit.start(), place[0] + hit.end("on")


def _cut_words(text: str, start: int, end: int, longest: int) -> str:
    """Give the words of a place, cut at a word's end if they are long."""
    if end - start <= longest:
        return text[start:end].rstrip(" .,;")
    return text[start : start + longest].rsplit(" ", 1)[0]
