"""Speakers set by what stands above: headlines, block quotations, section headings.

1. Headlines: "Lima: ship was armed", "Lima denies it", where the tagger saw no speaker.
2. A line that ends in a cue and a colon ("The ministry said in a statement:") takes the whole paragraph below it.
3. Section headings that set the speaker: "Orlena's version:", "Maravia says:". Sentences below, down to the next
   heading, go on in that name if nobody else is quoted with them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.attribute.cues import is_attributing
from rashomon.attribute.drafts import Draft
from rashomon.attribute.lines import read_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rashomon.attribute.drafts import Range
    from rashomon.attribute.lines import Line
    from rashomon.records import Annotated

_SIDE = r"[Vv]ersion|[Aa]ccount|[Ss]ide|[Vv]iew|[Pp]osition|[Cc]laims?|[Ss]tory|[Rr]esponse|[Nn]arrative|[Ss]tatement"
_HEADING = re.compile(
    r"[ \t]*(?:The[ \t]+)?(?P<name>(?:[\w.’'-]+[ \t]+){0,4}?[\w.’'-]+?)"
    rf"(?:[’']s?[ \t]+(?:[Oo]fficial[ \t]+)?(?P<side>{_SIDE})|"
    r"[ \t]+(?P<version>[Vv]ersion|[Aa]ccount|[Ss]ide|[Pp]osition)|"
    r"[ \t]+(?P<verb>[Ss]ays?|[Ss]aid|[Cc]laims?|[Rr]esponds?|[Rr]eplies|[Aa]rgues?|[Ii]nsists?))"
    r"[ \t]*(?P<mark>:)?[ \t]*"
)
_HEADLINE_VERB = re.compile(
    r"(?P<source>[^\n,:;–—]{2,60}?)\s+(?P<cue>says|said|claims|denies|accuses|blames|warns|insists|rejects|vows|admits|"
    r"confirms|condemns|demands|urges|threatens)\s+",
    re.IGNORECASE,
)
_LIKELY = 0.7
_HEADED = 0.6
_OPENING_MARKS = 2
"""Characters before a block quotation's first word: a mark, a space."""
_LONGEST_SECTION = 8
"""Lines; a speaker set further above is forgotten."""


def read_headings(
    annotated: Annotated, drafts: Sequence[Draft], *, continued: float
) -> list[Draft]:
    """Give the drafts with the speakers that headlines and headings set, in no order.

    Args:
        annotated: The article.
        drafts: What is known so far.
        continued: What the confidence is multiplied with where a speaker goes on.
    """
    lines = read_lines(annotated.article.text)
    if not lines:
        return list(drafts)
    headed = [_read_headline(annotated.article.text, lines[0], draft) for draft in drafts]
    blocked = list(_read_blocks(annotated.article.text, lines, headed, continued))
    return [*blocked, *_read_sections(annotated, lines, blocked, continued)]


def _read_headline(text: str, line: Line, draft: Draft) -> Draft:
    """Give a headline's draft the words before its cue for a source, if it has none."""
    if draft.source is not None or draft.cue is None or draft.cue[1] > line.end:
        return draft
    match = _HEADLINE_VERB.match(text, line.start, line.end)
    source = None
    if match and match.span("cue") == draft.cue:
        source = match.span("source")
    elif line.label and line.mark and line.mark[0] in {draft.cue[0], draft.cue[1] - 1}:
        source = line.label
    if source is None:
        return draft
    return replace(draft, source=source, confidence=max(_HEADED, draft.confidence))


def _read_blocks(
    text: str, lines: Sequence[Line], drafts: Sequence[Draft], continued: float
) -> Iterator[Draft]:
    """Give a cue that ends its line with a colon the whole paragraph below."""
    blocks = [
        (line, below)
        for line, below in pairwise(lines)
        if text[line.end - 1] == ":" and "\n" in text[line.end : below.start]
    ]
    starts = [line.start for line, _ in blocks]
    for draft in drafts:
        place = bisect_right(starts, draft.cue[0]) - 1 if draft.cue else -1
        if place < 0 or draft.cue is None:
            yield draft
            continue
        line, below = blocks[place]
        opens = below.start <= draft.contents[0][0] <= below.start + _OPENING_MARKS
        if draft.cue[1] > line.end or not opens:
            yield draft
            continue
        yield replace(draft, contents=((below.start, below.end),))
        for one in draft.contents:
            if one[0] >= below.end:
                confidence = continued * draft.confidence
                yield Draft((one,), None, draft.source, confidence, is_continued=True)


def _read_sections(
    annotated: Annotated, lines: Sequence[Line], drafts: Sequence[Draft], continued: float
) -> Iterator[Draft]:
    """Read the sentences under headings that set the speaker."""
    headings: list[tuple[int, re.Match[str]]] = []
    for place, line in enumerate(lines[1:-1], 1):
        match = _HEADING.fullmatch(annotated.article.text, line.start, line.end)
        if match and (match["mark"] or match["side"] or match["version"]):
            headings.append((place, match))
    if not headings:
        return
    taken = _merge(
        span for draft in drafts for span in (*draft.contents, draft.cue, draft.source) if span
    )
    ends = [end for _, end in taken]
    starts = [sentence.start for sentence in annotated.sentences]
    for rank, (place, match) in enumerate(headings):
        stop = headings[rank + 1][0] if rank + 1 < len(headings) else place + 2
        cue = match.span("verb") if match["verb"] and is_attributing(match["verb"]) else None
        for line in lines[place + 1 : min(stop, place + 1 + _LONGEST_SECTION)]:
            first, last = bisect_left(starts, line.start), bisect_left(starts, line.end)
            for sentence in annotated.sentences[first:last]:
                next_taken = bisect_right(ends, sentence.start)
                if next_taken < len(taken) and taken[next_taken][0] < sentence.end:
                    continue
                confidence = _LIKELY * (continued if cue is None else 1.0)
                yield Draft(
                    ((sentence.start, sentence.end),),
                    cue,
                    match.span("name"),
                    confidence,
                    is_continued=cue is None,
                )
                cue = None


def _merge(spans: Iterable[Range]) -> list[Range]:
    """Join stretches that overlap; give them in order."""
    merged: list[Range] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
