"""Speakers named by layout: the turns of a transcript, a name behind a quotation.

1. Transcripts and live blogs: "VOSS: ...", "Q: ...". A label in capitals makes a transcript, and so do two labels that
   come twice; the paragraphs between two turns go on with the speaker before them.
2. Credits: "“...” — Ida Voss", a dash and a name behind a quotation; tweets ("... — Ida Voss (@idavoss)").

What is found stands beside the tagger's drafts; one of the tagger's that says the same without a speaker, or takes
the label for something else, gives way.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from rashomon.attribute.drafts import Draft
from rashomon.attribute.lines import NAME, read_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.attribute.lines import Line
    from rashomon.records import Annotated

_ASKERS = frozenset("q question reporter moderator interviewer anchor host journalist".split())
_CREDIT = re.compile(
    r"[”\"][ \t]*\n?[ \t]*(?P<dash>[—–―]|--|-)[ \t]*"
    rf"(?P<name>{NAME}(?:,[ \t][^\n.”\"]{{2,60}})?)[ \t]*\.?[ \t]*(?=\n|\Z)"
)
_TWEET = re.compile(
    r"(?P<dash>[—–―]|--)[ \t]*(?P<name>[^\n—–―@]{2,50}?[ \t]*\(@\w{1,20}\))[^\n]{0,40}(?=\n|\Z)"
)
_SURE = 0.9
_CREDITED = 0.85
_MIN_WORDS = 2
_SLACK = 2
"""Characters by which a draft may stick out of a turn and still be the same."""
LONGEST_TURN = 8
"""Lines; more of them between two speakers are no longer one turn."""


def find_turns(annotated: Annotated, drafts: Sequence[Draft], *, continued: float) -> list[Draft]:
    """Give the drafts with those that labels and credits tell, in no order.

    Args:
        annotated: The article.
        drafts: What the tagger's links gave.
        continued: What the confidence is multiplied with where a speaker goes on.
    """
    found = [*_read_turns(annotated.article.text, continued), *_read_credits(annotated)]
    if not found:
        return list(drafts)
    found.sort(key=lambda draft: draft.contents[0])
    starts = [draft.contents[0][0] for draft in found]
    marks = {draft.cue for draft in found if draft.cue}
    kept = [
        draft for draft in drafts if draft.cue not in marks and not _gives_way(draft, found, starts)
    ]
    return [*kept, *found]


def _read_turns(text: str, continued: float) -> Iterator[Draft]:
    """Read a transcript's turns, if the text has one."""
    lines = read_lines(text)
    labels = Counter(text[slice(*line.label)] for line in lines[1:] if line.label)
    is_shouted = not any(char.islower() for char in text)
    certain = {
        label
        for label in labels
        if label.casefold() in _ASKERS
        or label == "A"
        or (label.split("(")[0].isupper() and len(label) > 1 and not is_shouted)
    }
    repeated = {label for label, count in labels.items() if count > 1}
    said = certain | (repeated if len(repeated) > 1 else set())
    turns = [
        k for k, line in enumerate(lines) if k and line.label and text[slice(*line.label)] in said
    ]
    for rank, first in enumerate(turns):
        stop = turns[rank + 1] if rank + 1 < len(turns) else first + 1
        speaker = lines[first]
        if speaker.mark is None:
            continue
        yield from _turn(text, speaker, speaker.mark[1], speaker.end, _SURE)
        for line in lines[first + 1 : stop if stop - first <= LONGEST_TURN else first + 1]:
            if not _is_stage(text[line.start : line.end]):
                yield from _turn(
                    text, speaker, line.start, line.end, continued * _SURE, is_continued=True
                )


def _turn(
    text: str,
    speaker: Line,
    start: int,
    end: int,
    confidence: float,
    *,
    is_continued: bool = False,
) -> Iterator[Draft]:
    while start < end and text[start].isspace():
        start += 1
    if len(text[start:end].split()) >= _MIN_WORDS:
        cue = None if is_continued else speaker.mark
        yield Draft(((start, end),), cue, speaker.label, confidence, is_continued)


def _is_stage(line: str) -> bool:
    """Say whether a line of a transcript is a stage direction: "(CROSSTALK)", "[applause]"."""
    return line[:1] in "([" and line[-1:] in ")]"


def _read_credits(annotated: Annotated) -> Iterator[Draft]:
    """Read quotations with a dash and a name behind them, and tweets."""
    text = annotated.article.text
    for match in _CREDIT.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        quoted = [q.start for q in annotated.quotes if line <= q.start < match.start() < q.end + 1]
        marks = [place for place in range(line, match.start()) if text[place] in '“”"']
        opening = quoted or marks
        if opening and not text[line : min(opening)].strip():
            name = match.start("name"), match.end("name") - match["name"].endswith(".")
            content = min(opening), match.start() + 1
            yield Draft((content,), match.span("dash"), name, _CREDITED)
    for match in _TWEET.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        if not text[start : match.start()].strip():
            end = len(text[:start].rstrip())
            start = text.rfind("\n", 0, end) + 1
        else:
            end = match.start()
        if len(text[start:end].split()) > _MIN_WORDS:
            yield Draft(((start, end),), match.span("dash"), match.span("name"), _CREDITED)


def _gives_way(draft: Draft, found: Sequence[Draft], starts: Sequence[int]) -> bool:
    """Say whether a draft only says what layout says better: it lies in a turn, its cue does not."""
    for first, last in draft.contents:
        place = bisect_right(starts, first + _SLACK) - 1
        start, end = found[place].contents[0] if place >= 0 else (0, 0)
        touches = first < end
        if draft.cue is None:
            following = starts[place + 1] if place + 1 < len(starts) else last
            if touches or following < last:
                return True
        elif touches and last <= end + _SLACK:
            return draft.source == found[place].source or not start <= draft.cue[0] < end
    return False
