"""Cut drafts apart where they hold what several sentences say.

1. Nothing runs over a line break in one piece. Of a content that does, the line beside the cue stays; the others go on
   as drafts of their own if they stand in quotation marks or behind a colon, or are dropped (a headline that ran into
   the text). A line with a cue of its own that got nothing goes to that cue.
2. A quotation that goes on behind its cue stays whole ("“A,” she said. “B.”"); what stands in another paragraph, or in
   another sentence without quotation marks, becomes a draft of its own: `is_continued`, same source, no cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.attribute.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.attribute.drafts import Range
    from rashomon.records import Annotated
    from rashomon.settings import AttributeSettings

_LINE_BREAK = re.compile(r"\s*\n\s*")
_BEHIND = re.compile(r"[\s,]*(?:[^\s.;:!?\n]+[ \t,]+){0,14}?\Z")
"""What may stand between a quotation and the cue behind it: its source."""


def cut_apart(
    annotated: Annotated, drafts: Sequence[Draft], settings: AttributeSettings
) -> list[Draft]:
    """Give the drafts, cut where they run over paragraphs or unquoted sentences."""
    reader = _Reader(annotated, drafts, settings)
    return [piece for draft in drafts for piece in reader.cut(draft)]


class _Reader:
    """An article with its sentences, quotations and the cues that have no content yet."""

    def __init__(
        self, annotated: Annotated, drafts: Sequence[Draft], settings: AttributeSettings
    ) -> None:
        self.text = annotated.article.text
        self.settings = settings
        self.starts = [sentence.start for sentence in annotated.sentences]
        self.quotes = annotated.quotes
        self.quote_starts = [quote.start for quote in annotated.quotes]
        self.roles = annotated.tags.roles
        busy = {draft.cue[0] for draft in drafts if draft.cue}
        self.idle = [
            k for k, role in enumerate(self.roles) if role.label == "cue" and role.start not in busy
        ]
        self.idle_starts = [self.roles[k].start for k in self.idle]
        self.sources: dict[int, tuple[float, Range]] = {}
        for link in annotated.tags.links:
            role = self.roles[link.span]
            if role.label == "source" and link.score >= settings.min_source_link:
                best = self.sources.get(link.cue, (0.0, (0, 0)))
                self.sources[link.cue] = max(best, (link.score, (role.start, role.end)))

    def cut(self, draft: Draft) -> list[Draft]:
        """Give the part that stands with the cue, then the others."""
        near: list[Range] = []
        far: list[Range] = []
        for content in draft.contents:
            here, there = self._cut_lines(content, draft)
            far += there
            (near if self._belongs(here, draft) else far).append(here)
        if not near:
            near, far = far[-1:], far[:-1]
        first = replace(draft, contents=tuple(near))
        return [first, *(self._go_on(draft, one) for one in sorted(far))]

    def _cut_lines(self, content: Range, draft: Draft) -> tuple[Range, list[Range]]:
        """Give the line of a content that stands with the cue, and the others that count."""
        start, end = content
        breaks = [match.span() for match in _LINE_BREAK.finditer(self.text, start, end)]
        if not breaks or not self.text[start:end].strip():
            return content, []
        starts, ends = (
            [start, *(last for _, last in breaks)],
            [*(first for first, _ in breaks), end],
        )
        lines = [line for line in zip(starts, ends, strict=True) if line[0] < line[1]]
        if not any(self._is_quoted(line) for line in lines) and not self._is_announced(start):
            return max(lines, key=lambda line: line[1] - line[0]), []
        behind = draft.cue is not None and draft.cue[0] >= lines[-1][1]
        here = lines[-1] if behind else lines[0]
        others = [line for line in lines if line != here]
        return here, [line for line in others if self._is_quoted(line) or self._is_announced(start)]

    def _go_on(self, draft: Draft, content: Range) -> Draft:
        """Make a draft of what stands away from the cue: another cue's, or continued."""
        first = bisect_left(self.idle_starts, content[1])
        for k in self.idle[first : first + 1]:
            cue = self.roles[k]
            if _BEHIND.match(self.text, content[1], cue.start):
                source = self.sources.get(k, (0.0, None))[1]
                confidence = min(cue.score, draft.confidence)
                return Draft((content,), (cue.start, cue.end), source, confidence)
        confidence = self.settings.continued_factor * draft.confidence
        if draft.cue is None:
            return replace(draft, contents=(content,))
        return Draft((content,), None, draft.source, confidence, is_continued=True)

    def _belongs(self, content: Range, draft: Draft) -> bool:
        """Say whether a content stands in the cue's sentence, or is quoted in the cue's paragraph."""
        cue = draft.cue
        if cue is None or len(draft.contents) == 1:
            return True
        if self._sentence(content[0]) <= self._sentence(cue[0]) <= self._sentence(content[1] - 1):
            return True
        between = self.text[min(cue[1], content[1]) : max(cue[0], content[0])]
        return "\n" not in between and self._is_quoted(content)

    def _sentence(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def _is_quoted(self, content: Range) -> bool:
        """Say whether a stretch begins in a quotation."""
        place = bisect_right(self.quote_starts, content[0] + 1) - 1
        return place >= 0 and content[0] < self.quotes[place].end

    def _is_announced(self, start: int) -> bool:
        """Say whether a colon stands before a content: a block quotation."""
        return self.text[max(0, start - 8) : start].rstrip('"“ \n')[-1:] == ":"
