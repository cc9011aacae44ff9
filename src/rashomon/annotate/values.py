"""From the words of a time expression to the time they name: the table of all rules' functions.

In comes a `Match`: the words that a rule of `grammar.py` found and the `Context` that their value may lean on
(publication date, what was named before, tense). Out comes a `Value`, or None where the words turn out to
name no time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.annotate.days import DAYS
from rashomon.annotate.lengths import LENGTHS
from rashomon.annotate.matches import Match, Value
from rashomon.annotate.nths import NTHS
from rashomon.annotate.periods import PERIODS
from rashomon.annotate.timewords import REFERENCES

if TYPE_CHECKING:
    from collections.abc import Callable


def _reference(match: Match) -> Value | None:
    """Now; recently; the future; the past."""
    word = match.word("reference")
    if word:
        return Value(REFERENCES[word], "vague")
    before = match.context.before[-1:]
    if match.has("future"):
        is_noun = match.has("the", "near") or bool({"in", "foreseeable"} & set(before))
        return Value("FUTURE_REF", "vague") if is_noun else None
    if match.has("soon"):
        is_left_open = {"as", "after"} & {*before, *match.context.after[:1]}
        return None if is_left_open else Value("FUTURE_REF", "vague")
    return Value("PAST_REF", "vague") if match.has_word("past") else None


VALUES: dict[str, Callable[[Match], Value | None]] = {
    **DAYS,
    **PERIODS,
    **LENGTHS,
    **NTHS,
    "reference": _reference,
}
"""Rule -> the function that reads its match."""
