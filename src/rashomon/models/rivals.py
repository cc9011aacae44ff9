"""What the rivals head of the `pairs` model is asked, and what it answers.

It reads two statements of an event, each with its party and cue, for who speaks decides what is meant: a
government's "denied responsibility" answers those who accuse this government.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rashomon.records import Statement

RIVAL_LABELS = ("unrelated", "open", "agrees", "contradicts", "differs")
"""On other questions; on one question without a clash or an agreement; on one question and ...

Source of the three last: the events' gold tables ("differs": in degree, number or scope).
"""


def word_rival(party: str, cue: str, content: str) -> str:
    """Word one statement as the head was trained to read it; party and cue may be empty."""
    lead = " ".join(part for part in (party, cue) if part)
    return f"{lead}: {content}" if lead else content


def word_statement(statement: Statement, names: Mapping[str, str]) -> str:
    """Word a statement: its party by name (party id -> name), its cue, its content without what lies between."""
    cue = statement.cue.text if statement.cue else ""
    content = " ".join(span.text for span in statement.content)
    return word_rival(names.get(statement.party_id or "", ""), cue, content)
