"""How sure a statement is: from what the reader saw to the share of such statements that are right.

The chances a reader gives are no shares: a statement made of spans at 0.9 is right more or less often by whether
somebody is named, words are quoted, or it goes on without a cue. A logistic regression over a few readable signals
turns them into a confidence; its weights lie in `confidence.json` (fitted by `training/calibrate.py`).
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.attribute.cues import is_attributing
from rashomon.attribute.logistic import open_logistic
from rashomon.records import StatementForce, StatementKind

if TYPE_CHECKING:
    from rashomon.records import Statement

SIGNALS = (
    "reader",
    "reader, unsure",
    "has a source",
    "has a cue",
    "cue speaks of saying",
    "quoted throughout",
    "quoted in part",
    "goes on without a cue",
    "words",
    "claim",
)
"""Names of what `read_signals` gives."""
_WEIGHTS = Path(__file__).with_name("confidence.json")
_EDGE = 0.005


def read_signals(statement: Statement) -> tuple[float, ...]:
    """Give the signals of a statement whose confidence is still the reader's; in the order of `SIGNALS`."""
    raw = min(max(statement.confidence, _EDGE), 1 - _EDGE)
    words = sum(span.text.count(" ") + 1 for span in statement.content)
    cue = statement.cue
    return (
        math.log(raw / (1 - raw)),
        1 - raw,
        float(statement.source is not None),
        float(cue is not None),
        float(cue is not None and is_attributing(cue.text)),
        float(statement.kind is StatementKind.DIRECT),
        float(statement.kind is StatementKind.MIXED),
        float(statement.is_continued),
        math.log1p(words),
        float(statement.force is StatementForce.CLAIM),
    )


def weigh_confidence(statement: Statement) -> float:
    """Give the share of statements like this one that are right, in 0..1."""
    return open_logistic(_WEIGHTS, SIGNALS).weigh(read_signals(statement))
