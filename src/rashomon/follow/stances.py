"""How a statement stands to a charge: denies it, admits it, doubts it, is sure of it.

Words of a statement go in, named signals come out. They are read from the cue first ("acknowledged that", "flatly
denied"), then from the content ("it would be rash to say", "there is no doubt").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.records import StatementForce

if TYPE_CHECKING:
    from rashomon.records import Statement

_ADMITTING = re.compile(
    r"\b(?:admit\w*|acknowledg\w*|conced(?:e|es|ed|ing)|confess\w*|own(?:s|ed)?\s+up|c[ao]mes?\s+clean|"
    r"take[sn]?\s+responsibility|took\s+responsibility|apologi[sz]\w+)\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"(?:\b(?:not|never|without|declin\w+\s+to|refus\w+\s+to|yet\s+to|stopped\s+short\s+of|fail\w*\s+to|no)|n['’]t)\s+"
    r"(?:\w+\s+)?\Z",
    re.IGNORECASE,
)
_UNWILLING = re.compile(
    r"\b(?:not|never|no|without|refus\w+|declin\w+|yet|short)\b|n['’]t\b", re.IGNORECASE
)
_CLEARING = re.compile(
    r"\b(?:nothing\s+to\s+do\s+with|(?:not|never|n['’]t)\s+(?:\w+\s+)?(?:responsible|behind|involved|guilty|to\s+blame)|"
    r"no\s+(?:role|part|involvement|hand|responsibility)\s+in|(?:rash|premature|wrong|unfair|absurd|ridiculous)\s+"
    r"(?:\w+\s+)?to\s+(?:say|claim|suggest|blame|conclude|assume))\b",
    re.IGNORECASE,
)
_DOUBTING = re.compile(
    r"\b(?:may|might|could|possibl[ey]|perhaps|appear\w*|seem\w*|suspect\w*|likely|unclear|not\s+clear|unknown|"
    r"not\s+(?:yet\s+)?know|too\s+(?:early|soon)|no\s+(?:\w+\s+)?(?:proof|evidence|indication|information|"
    r"intelligence)|not\s+conclusive|inconclusive|preliminary|remains?\s+to\s+be\s+seen|investigat\w+)\b",
    re.IGNORECASE,
)
_SURE = re.compile(
    r"\b(?:no\s+(?:doubt|question)|undoubtedly|certainly|clearly|is\s+clear|beyond\s+(?:any\s+)?doubt|prov(?:es|ed|en)|"
    r"(?:conclusive|definitive|irrefutable|undeniable|clear)\s+(?:proof|evidence)|conclud\w+|definitively|"
    r"categorical\w*|with\s+(?:\w+\s+)?confidence|we\s+know|deliberate\w*)\b",
    re.IGNORECASE,
)


def admits(statement: Statement, before: str = "") -> bool:
    """Say whether a statement's cue owns something up; `before` holds the words before the cue."""
    cue = statement.cue
    if cue is None or statement.denies or not _ADMITTING.search(cue.text):
        return False
    return not (_UNDONE.search(before) or _UNWILLING.search(cue.text))


def denies(statement: Statement) -> bool:
    """Say whether a statement turns a charge down, by its cue or in its words."""
    is_denial = statement.denies or statement.force == StatementForce.DENIAL
    return is_denial or bool(_CLEARING.search(statement.words))


def rate_sureness(statement: Statement) -> int:
    """Rate how sure a statement is of what it says: 0 in doubt, 1 plain, 2 without doubt."""
    words = f"{statement.cue.text if statement.cue else ''} {statement.words}"
    if _DOUBTING.search(words):
        return 0
    return 2 if _SURE.search(words) else 1
