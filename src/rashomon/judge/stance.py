"""What a statement does: denies, doubts, is sure, accuses, condemns, approves, demands or refuses, and by which words.

In: the attributing words, the content, what the cue is known to do. Out: acts. The one idea: versions seldom
contradict each other word by word; one accuses and the other denies, one demands and the other refuses. The cue's act
("denied") is stronger than a word inside ("baseless"), so each act carries a strength.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.judge import lexicon
from rashomon.records import StatementForce

if TYPE_CHECKING:
    import re

    from rashomon.records import Statement

HEAD = 60  # characters of the content in which the thing rejected is looked for
IN_CUE = 1.0


@dataclass(frozen=True, slots=True)
class Act:
    """How strongly (0 to 1) a statement does something, and the words that show it."""

    strength: float
    words: str


NO_ACT = Act(0.0, "")
_CUES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("denies", lexicon.DENIAL_CUES),
    ("doubts", lexicon.DOUBT_CUES),
    ("refuses", lexicon.REFUSAL_CUES),
    ("demands", lexicon.DEMAND_CUES),
    ("accuses", lexicon.ACCUSING_CUES),
    ("approves", lexicon.APPROVAL_CUES),
    ("condemns", lexicon.CONDEMNING_CUES),
)
_WORDS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("denies", lexicon.FALSEHOODS, 0.8),
    ("denies", lexicon.DISCLAIMERS, 0.8),
    ("denies", lexicon.DENIAL_CUES, 0.6),
    ("doubts", lexicon.NO_EVIDENCE, 0.8),
    ("doubts", lexicon.DOUBTS, 0.7),
    ("sure", lexicon.CERTAINTIES, 0.7),
    ("accuses", lexicon.DEEDS, 0.6),
    ("condemns", lexicon.BLAME, 0.7),
    ("approves", lexicon.PRAISE, 0.6),
    ("demands", lexicon.DEMANDS, 0.7),
    ("refuses", lexicon.REFUSALS, 0.7),
)
"""Act, table, strength; where two tables name one act, the stronger hit counts."""


def find_acts(statement: Statement, cue: str, text: str) -> dict[str, Act]:
    """Find what a statement does; an act that is not found is left out."""
    acts: dict[str, Act] = {}

    def note(name: str, strength: float, words: str) -> None:
        if acts.get(name, NO_ACT).strength < strength:
            acts[name] = Act(strength, words)

    for name, table in _CUES:
        hit = table.search(cue)
        if hit:
            note(name, IN_CUE, hit.group())
    hit = lexicon.REJECTING_CUES.search(cue)
    if hit:
        head = text[:HEAD]
        offer = lexicon.OFFERS.search(head) and not lexicon.CLAIMS.search(head)
        note("refuses", IN_CUE if offer else 0.5, hit.group())
        if not offer:
            note("denies", 0.9, hit.group())
    if statement.denies or statement.force == StatementForce.DENIAL:
        note("denies", 0.9, cue)
    for name, table, strength in _WORDS:
        hit = table.search(text)
        if hit:
            note(name, strength, hit.group())
    return acts
