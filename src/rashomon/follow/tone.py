"""How parties speak of one another: hostile, neutral or friendly, in each statement and over time.

In come resolved statements; out come `Tone`s. Each name of another party inside what a party says is a target; named
signals of the words around it (`signals.py`) are weighed by a small model whose weights can be read in `tone.json`
(`training/tone.py` fits them). The score is the chance of a friendly word less that of a hostile one, and 0 where
neither is more likely than a neutral one: the neutral band.

On 200 pairs of the training events, labelled twice (equal 86 %, kappa 0.76), each event left out in turn: macro F1
0.63 where the readers agree (counting words alone 0.53), 0.60 and 0.56 against each alone; expected calibration error
0.05 (`training/tone.py`, 2026-11).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from rashomon.errors import ModelError
from rashomon.follow.charges import MEMBERS, PLACE
from rashomon.follow.names import PartyNames
from rashomon.follow.signals import has_insult, has_threat, read_signals
from rashomon.records import StatementKind, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rashomon.records import Annotated, Resolved, Statement

_HOSTILE, _NEUTRAL, _FRIENDLY = range(3)
_TOWARDS = ("against", "with", "to", "toward", "towards", "than", "for")
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """One statement's tone towards one party, and its day."""

    tone: Tone
    day: str | None


def find_tone(annotated: Sequence[Annotated], resolved: Resolved) -> tuple[Tone, ...]:
    """Find how parties speak of one another.

    The outlet's own voice is left out, and so are outlets that speak for themselves.

    Args:
        annotated: The articles, for their days.
        resolved: Dated statements with parties, and the names the parties go by.

    Returns:
        For each party and target: the whole event, then its days in order if it has several, then its statements in
        the order of the text. Days and the event hold the mean of their statements.

    Raises:
        ModelError: The weights in the package are missing or broken.
    """
    names = PartyNames(resolved)
    views = {one.article.article_id: one.article for one in annotated}
    told: dict[tuple[str, str], list[_Told]] = {}
    for statement in resolved.statements:
        if statement.kind == StatementKind.OWN_VOICE or statement.party_id in {
            None,
            *names.outlets,
        }:
            continue
        article = views[statement.article_id]
        published = article.published_on
        day = statement.said_on or (published.isoformat() if published else None)
        for tone in _of_statement(statement, article.text, names, day):
            told.setdefault((tone.party_id, tone.on_party_id), []).append(_Told(tone, day))
    return tuple(tone for rows in told.values() for tone in _gather(rows))


def _of_statement(
    statement: Statement, text: str, names: PartyNames, day: str | None
) -> Iterator[Tone]:
    """Give a statement's tone towards each other party that it names, at the first mention."""
    seen = {statement.party_id, *names.outlets}
    for span in statement.content:
        for named in names.find(text, span.start, span.end):
            before = text[span.start : named.start]
            is_place = PLACE.search(before) and not MEMBERS.search(before) and not named.speaker_id
            if named.party_id in seen or (is_place and not before.rstrip().endswith(_TOWARDS)):
                continue
            seen.add(named.party_id)
            target = named.start, named.end
            signals = read_signals(
                text,
                cue=statement.cue,
                content=statement.content,
                target=target,
                denies=statement.denies,
            )
            yield Tone(
                statement.party_id or "",
                named.party_id,
                rate(signals),
                (statement.statement_id,),
                covers="statement",
                on=day,
                has_insult=has_insult(text, statement.content, target),
                has_threat=has_threat(statement.cue, statement.content, target),
            )


def _gather(rows: Sequence[_Told]) -> Iterator[Tone]:
    """Give the mean of a pair's statements, of those of each day, and the statements themselves."""
    yield _mean(rows, "event", None)
    days = sorted({row.day for row in rows if row.day})
    if len(days) > 1:
        for day in days:
            yield _mean([row for row in rows if row.day == day], "day", day)
    yield from (row.tone for row in rows)


def _mean(rows: Sequence[_Told], covers: str, day: str | None) -> Tone:
    first = rows[0].tone
    score = sum(row.tone.score for row in rows) / len(rows)
    return Tone(
        first.party_id,
        first.on_party_id,
        round(score, _DIGITS),
        tuple(one for row in rows for one in row.tone.statement_ids),
        covers=covers,
        on=day,
        has_insult=any(row.tone.has_insult for row in rows),
        has_threat=any(row.tone.has_threat for row in rows),
    )


def rate(signals: Mapping[str, float]) -> float:
    """Rate signals: the chance of a friendly word less that of a hostile one; 0 where neutral is likeliest."""
    weights = read_weights()
    totals = list(weights["bias"])
    for name, value in signals.items():
        for nth, weight in enumerate(weights.get(name, ())):
            totals[nth] += weight * value
    raised = [math.exp(total - max(totals)) for total in totals]
    chances = [one / sum(raised) for one in raised]
    if max(chances) == chances[_NEUTRAL]:
        return 0.0
    return round(chances[_FRIENDLY] - chances[_HOSTILE], _DIGITS)


@cache
def read_weights() -> Mapping[str, tuple[float, ...]]:
    """Read the weights in the package: for each signal those of hostile, neutral, friendly.

    Raises:
        ModelError: The file is missing or broken.
    """
    try:
        stored = json.loads(
            resources.files("rashomon.follow").joinpath("tone.json").read_text("utf-8")
        )
        weights = {name: tuple(map(float, row)) for name, row in stored["weights"].items()}
        known = len(weights["bias"]) == _FRIENDLY + 1
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = f"the weights of tone cannot be read: {error}"
        raise ModelError(message, hint="install the package again") from error
    if not known:
        message = "the weights of tone are not of three classes"
        raise ModelError(message, hint="install the package again")
    return weights
