"""Who was found: parties, the words they were found by, and what is doubtful, most doubtful first.

A `Report` comes in, something rich can print or a `parties.toml` to edit goes out. A party is doubtful
where the steps that led to it rest on a guess, on words nobody could place, or on little text.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from rashomon.records import StatementKind
from rashomon.report.inert import cut_quote, show_on_one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

    from rashomon.records import Party, Report, Speaker, Statement

_MOST_WORDS = 8
_MOST_DOUBTS = 4
_WORDS_LIMIT = 60
_STEP_LIMIT = 160
_FEW = 1  # statements of a party that is easily a mistake
_GUESS = "guess:"


@dataclass(frozen=True, slots=True)
class Finding:
    """A party and how it was found.

    Attributes:
        party: None gathers the statements without a party.
        statements: Those attributed to it.
        speakers: Who speaks for it.
        words: The words of its sources with their number, most frequent first.
        guesses: (words of the source, the step that is a guess), without repetition.
        doubt: 0 (sure) to 1; the share of statements that rest on a guess, raised where there are few.
    """

    party: Party | None
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    words: tuple[tuple[str, int], ...]
    guesses: tuple[tuple[str, str], ...]
    doubt: float


def find_findings(report: Report) -> list[Finding]:
    """Gather what each party was found by, the doubtful ones first, then those that say most."""
    attributed = [one for one in report.statements if one.kind is not StatementKind.OWN_VOICE]
    findings = [
        _gather(report, party, [one for one in attributed if one.party_id == party.party_id])
        for party in report.parties
    ]
    lost = [one for one in attributed if one.party_id is None]
    if lost:
        findings.append(_gather(report, None, lost))
    heard = [one for one in findings if one.statements]
    return sorted(heard, key=lambda one: (-round(one.doubt, 2), -len(one.statements)))


def _gather(report: Report, party: Party | None, statements: list[Statement]) -> Finding:
    words = Counter(
        show_on_one_line(one.source.text) if one.source else "(no source in the text)"
        for one in statements
    )
    guesses = {
        (show_on_one_line(one.source.text) if one.source else "", step): None
        for one in statements
        for step in one.because
        if step.startswith(_GUESS)
    }
    guessed = sum(any(step.startswith(_GUESS) for step in one.because) for one in statements)
    doubt = guessed / len(statements) if statements else 0.0
    if party is None:
        doubt = 1.0
    elif len(statements) <= _FEW:
        doubt = max(doubt, 0.5)
    speaking = {one.speaker_id for one in statements}
    return Finding(
        party=party,
        statements=tuple(statements),
        speakers=tuple(one for one in report.speakers if one.speaker_id in speaking),
        words=tuple(words.most_common()),
        guesses=tuple(guesses),
        doubt=doubt,
    )


def render_parties(report: Report) -> RenderableType:
    """Make what the terminal shows of the parties of a report."""
    parts: list[RenderableType] = []
    for finding in find_findings(report):
        parts += _tell_finding(finding)
    parts.append(
        Text(
            "Wrong? Write it into a parties.toml beside the articles; --toml prints one to start from.",
            style="dim",
        )
    )
    return Group(*parts)


def _tell_finding(finding: Finding) -> list[RenderableType]:
    party = finding.party
    name = show_on_one_line(party.name) if party else "no party found"
    count = len(finding.statements)
    facts = [party.kind.value] if party else []
    facts += [f"{count} statement{'' if count == 1 else 's'}"]
    facts += [_tell_doubt(finding)]
    parts: list[RenderableType] = [
        Text.assemble((name, "bold"), f" - {', '.join(one for one in facts if one)}")
    ]
    found = [
        f"“{cut_quote(words, _WORDS_LIMIT)}”{f' ×{number}' if number > 1 else ''}"
        for words, number in finding.words[:_MOST_WORDS]
    ]
    more = len(finding.words) - len(found)
    tail = f" and {more} more" if more > 0 else ""
    parts.append(_say(f"from {', '.join(found)}{tail}"))
    if finding.speakers:
        parts.append(_say(f"speakers: {', '.join(map(_name, finding.speakers))}"))
    for words, step in finding.guesses[:_MOST_DOUBTS]:
        told = show_on_one_line(step.removeprefix(_GUESS).strip())
        shown = f"“{cut_quote(words, _WORDS_LIMIT)}”: " if words else ""
        parts.append(_say(f"? {shown}{cut_quote(told, _STEP_LIMIT)}", style="dim"))
    parts.append(Text(""))
    return parts


def _tell_doubt(finding: Finding) -> str:
    if finding.party is None:
        return "doubtful"
    guessed = sum(any(s.startswith(_GUESS) for s in one.because) for one in finding.statements)
    if guessed:
        return f"doubtful: {guessed} by a guess"
    return "seen once" if len(finding.statements) <= _FEW else ""


def _name(speaker: Speaker) -> str:
    name = show_on_one_line(speaker.name)
    role = f" ({show_on_one_line(speaker.role)})" if speaker.role else ""
    return f"{name}{role}{', unnamed' if speaker.is_anonymous else ''}"


def _say(words: str, *, style: str = "") -> Padding:
    return Padding(Text(words, style=style), (0, 0, 0, 2))


def render_parties_toml(report: Report) -> str:
    """Write a `parties.toml` to start from: who was found, as comments, and every table that may stand."""
    lines = [
        "# Who was found, doubtful ones first. Take the # away before what you want to say.",
        *(_comment(one) for one in find_findings(report)),
        "",
        "[merge]        # these are one party",
        '# "Name" = ["Other name", "third name"]',
        "",
        "[split]        # these speakers, or sources with these words, stand apart",
        '# "Whole" = { "New party" = ["Speaker", "words of a source"] }',
        "",
        "[rename]",
        '# "Name" = "Better name"',
        "",
        "[speaks_for]   # a person, body or words of a source, and the party",
        '# "Speaker" = "Party"',
        "",
        "[ignore]       # what these say is left out",
        "# parties = []",
    ]
    return "\n".join(lines) + "\n"


def _comment(finding: Finding) -> str:
    name = finding.party.name if finding.party else "no party found"
    words = ", ".join(f"“{cut_quote(one, _WORDS_LIMIT)}”" for one, _ in finding.words[:_MOST_WORDS])
    doubt = _tell_doubt(finding)
    return f"# {json.dumps(show_on_one_line(name), ensure_ascii=False)}{f' ({doubt})' if doubt else ''}: {words}"
