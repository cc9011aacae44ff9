"""The lines of an article, and the speaker's label that a line may begin with ("VOSS: ...")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.attribute.drafts import Range

_LINE = re.compile(r"[^\n]+")
NAME = r"[A-Z][\w.’'-]*(?:[ \t]+(?:(?:of|the|and|de|al|bin|van|von)[ \t]+)?[A-Z(][\w.’')-]*){0,5}"
_CLOCK = r"(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?\s*[-–—:|]?\s+)?"
_ROLE = r"(?:Q|A|Question|Answer|Reporter|Moderator|Interviewer|Anchor|Host)(?:[ \t]\d+)?"
_LABEL = re.compile(
    rf"\s*{_CLOCK}[\"“]?(?P<label>(?:{_ROLE}|{NAME})(?:[ \t]*\([^()\n]{{1,40}}\))?)[ \t]*(?P<mark>:)(?=\s*\S)"
)
_NOT_SPEAKERS = frozenset(
    """
    note notes correction clarification update updated editor editors source sources photo image video watch read
    related file caption subscribe contact email tel phone fax website http https published location date time where
    when what why how who background analysis opinion live breaking exclusive summary key more also example ps
    copyright tags topics category
    """.split()
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its white space.

    Attributes:
        start: First character.
        end: One past the last.
        label: The words before a colon that could name a speaker; None if there are none.
        mark: That colon.
    """

    start: int
    end: int
    label: Range | None = None
    mark: Range | None = None


def read_lines(text: str) -> list[Line]:
    """Give the lines that are not empty, in order."""
    lines = []
    for match in _LINE.finditer(text):
        words = match.group()
        if not words.strip():
            continue
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        label = _LABEL.match(text, start, end)
        if label and _could_speak(label["label"]):
            lines.append(Line(start, end, label.span("label"), label.span("mark")))
        else:
            lines.append(Line(start, end))
    return lines


def _could_speak(label: str) -> bool:
    words = re.findall(r"\w+", label.casefold())
    return bool(words) and not any(word in _NOT_SPEAKERS for word in words)
