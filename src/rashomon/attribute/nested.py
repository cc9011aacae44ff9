"""Statements inside statements: "Lima said Quito had promised that ...".

1. A tagged cue inside another's content that got no content of its own takes the rest of that content; a participle
   behind a comma ("said it was lost, calling it a trap") ends the outer content and shares its source.
2. A source tagged inside a content and followed by a verb of saying makes one too, without a tagged cue; so do the
   words a content opens with ("that the ministry believed ..."), unless they are a pronoun.
3. Where the inner statement opens a new sentence, the outer one ends before it.
4. A heading ("The Navy's Version:") whose content is such a sentence gives way.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.attribute.drafts import Draft
from rashomon.attribute.lexicon import NOUNLIKE, SAYING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.attribute.drafts import Range
    from rashomon.records import Annotated
    from rashomon.settings import AttributeSettings

_AT_ONCE = range(3)
_BEHIND = 60
"""Characters behind a content in which its last words may find their cue."""
_MIN_WORDS = 3
"""Words a nested statement has at least."""
_DAY = (
    r"(?:(?:on|late|early|last|this|earlier)\s+)*"
    r"(?:\w+day|today|yesterday|week|month|year|earlier|(?:\w+\s+)?\w+\s+ago)"
)
_TOLD = r"(?:reporters|journalists|lawmakers|him|her|them|us|me)"
_LEANING = r"as|who|which|has|have|had|is|are|was|were|also|then|later|first|again|previously|\w+ly|went on to"
_TELLS = (
    rf"\s+(?i:(?:{_LEANING}|{_DAY})\s+){{0,3}}(?P<verb>(?i:{'|'.join(sorted(SAYING))}))\b"
    rf"(?:\s+(?:{_TOLD}|(?:[A-Z][\w.’'-]*\s+|the\s+\w+\s+){{1,4}}?(?=that\b))|\s+{_DAY}(?=[\s,]))?[\s,:]+"
)
_VERB = re.compile(rf"(?:,[^,.;\n]{{2,80}},)?{_TELLS}")
_BETWEEN = re.compile(
    rf"\s+(?:{_TOLD}\s+|{_DAY}[\s,]+(?=that\b|[\"“])|(?:[A-Z][\w.’'-]*\s+|the\s+\w+\s+){{1,4}}?(?=that\b))"
)
"""What stands between a tagged cue and what it introduces: whom it tells, and when."""
_DETERMINER = r"the|an?|some|many|several|most|other|one|two|three|its|his|her|their"
_OPENING = re.compile(
    rf"(?i:that\s+)?(?P<source>(?i:(?:{_DETERMINER})\s+)?(?:[\w.’'-]+\s+){{0,6}}?[\w.’'-]+){_TELLS}"
)
_NO_SOURCE = frozenset(
    """
    he she it they i we you this that these those there who which what if when while whether because although and but
    or to is are was were be been has have had will would could should may might must do does did not no never as than
    then so only nobody nothing everything anyone someone
    """.split()
)
_GUESS = 0.7
"""Confidence of a source read out of plain words, as a share of the outer statement's."""
_SPLIT = re.compile(r"(?:,[”\"]?|[”\"],?|—|–)\s*\Z")
_OPENS_SENTENCE = re.compile(r"[.!?][”\"’)]*\s+\Z")


def find_nested(
    annotated: Annotated, drafts: Sequence[Draft], settings: AttributeSettings
) -> list[Draft]:
    """Give the drafts together with those inside them.

    Args:
        annotated: The article.
        drafts: What the links gave.
        settings: `min_source_link` holds for inner sources too.
    """
    reader = _Reader(annotated, drafts, settings)
    found: list[Draft] = []
    for draft in drafts:
        outer, inner = reader.look_into(draft)
        holds_other = bool(inner) or any(
            reader.opens_with_other(content) for content in draft.contents
        )
        is_headed = holds_other and _is_headed(annotated.article.text, draft)
        found += inner if is_headed else [*outer, *inner]
    return found


class _Reader:
    """An article with the cues that have no content yet."""

    def __init__(
        self, annotated: Annotated, drafts: Sequence[Draft], settings: AttributeSettings
    ) -> None:
        self.text = annotated.article.text
        self.roles = annotated.tags.roles
        self.quotes = annotated.quotes
        busy = {draft.cue[0]: draft.source for draft in drafts if draft.cue}
        self.busy_starts = sorted(busy)
        self.busy_sources = [busy[start] for start in self.busy_starts]
        self.idle = [
            k for k, role in enumerate(self.roles) if role.label == "cue" and role.start not in busy
        ]
        self.source_of: dict[int, tuple[float, int]] = {}
        for link in annotated.tags.links:
            if self.roles[link.span].label == "source" and link.score >= settings.min_source_link:
                best = self.source_of.get(link.cue, (0.0, -1))
                self.source_of[link.cue] = max(best, (link.score, link.span))
        self.idle_starts = [self.roles[k].start for k in self.idle]
        self.sources = [role for role in self.roles if role.label == "source"]
        self.source_starts = [role.start for role in self.sources]
        self.quote_starts = [quote.start for quote in self.quotes]

    def opens_with_other(self, content: Range) -> bool:
        """Say whether a content begins with the source of a cue in or behind it that has its own content."""
        near = content[0], content[1] + _BEHIND
        inside = self.busy_sources[slice(*_within(self.busy_starts, *near))]
        return any(source is not None and source[0] - content[0] in _AT_ONCE for source in inside)

    def look_into(self, draft: Draft) -> tuple[list[Draft], list[Draft]]:
        """Give what is left of a draft, and the drafts found inside it."""
        contents: list[Range] = []
        inner: list[Draft] = []
        for content in draft.contents:
            left, found = self._read_content(draft, content)
            last = len(self.text[left[0] : left[1]].rstrip(" ,;—–-")) + left[0]
            left = left if left == content else (left[0], last)
            contents += [left] if left[0] < left[1] else []
            inner += found
        return ([replace(draft, contents=tuple(contents))] if contents else []), inner

    def _read_content(self, draft: Draft, content: Range) -> tuple[Range, list[Draft]]:
        """Give what is left of a content, and the drafts found inside it."""
        start, end = content
        end = self._end_before_others(start, end)
        found: list[Draft] = []
        for cue in self.idle[slice(*_within(self.idle_starts, start, end))]:
            inner = self._tagged(draft, cue, (start, end))
            if inner is not None and inner.cue is not None and inner.source is not None:
                found.append(inner)
                opens = inner.cue[0] if inner.source == draft.source else inner.source[0]
                is_parted = inner.source == draft.source or self._opens_sentence(start, opens)
                end = opens if is_parted else end
        for role in self.sources[slice(*_within(self.source_starts, start, end))]:
            source = role.start, role.end
            if role.end >= end or any(d.source == source for d in found):
                continue
            told = self._told(draft, source, role.score, end)
            if told is not None:
                found.append(told)
                end = role.start if self._opens_sentence(start, role.start) else end
        if not found:
            opening = self._opened(draft, start, end)
            found = [opening] if opening else []
        return (start, end), found

    def _end_before_others(self, start: int, end: int) -> int:
        """End an unquoted content before a sentence that has a source and a cue of its own."""
        for source in self.busy_sources[slice(*_within(self.busy_starts, start, end))]:
            is_inside = source is not None and start < source[0] < end
            if source is None or not is_inside or self._is_quoted(source[0]):
                continue
            if self._opens_sentence(start, source[0]):
                return source[0]
        return end

    def _is_quoted(self, place: int) -> bool:
        quote = bisect_left(self.quote_starts, place) - 1
        return quote >= 0 and place < self.quotes[quote].end

    def _opens_sentence(self, start: int, place: int) -> bool:
        return _OPENS_SENTENCE.search(self.text, start, place) is not None

    def _tagged(self, draft: Draft, cue: int, content: Range) -> Draft | None:
        """Make a draft of a tagged cue inside a content, with its own source or the outer one's."""
        start, end = content
        role = self.roles[cue]
        if role.end >= end or self._is_short(role.end, end):
            return None
        score, place = self.source_of.get(cue, (0.0, -1))
        if place >= 0 and start <= self.roles[place].start < role.start:
            source = self.roles[place].start, self.roles[place].end
        elif draft.source and self._splits(start, role.start, role.end):
            source, score = draft.source, draft.confidence
        else:
            return None
        confidence = min(draft.confidence, role.score) * score
        between = _BETWEEN.match(self.text, role.end, end)
        first = between.end() if between else role.end
        return Draft(((first, end),), (role.start, role.end), source, confidence)

    def _opened(self, draft: Draft, start: int, limit: int) -> Draft | None:
        """Read "(that) the ministry believed ..." at the beginning of a content."""
        match = _OPENING.match(self.text, start, limit)
        if match is None or match["verb"].casefold() in NOUNLIKE or match["verb"].istitle():
            return None
        first, last = _within(self.busy_starts, start, match.end())
        if first < last:
            return None
        words = match["source"].casefold().split()
        if any(word in _NO_SOURCE or word in SAYING for word in words):
            return None
        if match.span("source") == draft.source or self._is_short(match.end(), limit):
            return None
        confidence = _GUESS * draft.confidence
        return Draft(((match.end(), limit),), match.span("verb"), match.span("source"), confidence)

    def _told(self, draft: Draft, source: Range, score: float, limit: int) -> Draft | None:
        """Read "SOURCE said (that) ..." out of plain words behind a tagged source."""
        if self._is_quoted(source[0]):
            return None
        match = _VERB.match(self.text, source[1], limit)
        if match is None or match["verb"].istitle() or self._is_short(match.end(), limit):
            return None
        first, last = _within(self.busy_starts, source[1], match.end())
        if first < last:
            return None
        confidence = draft.confidence * score
        return Draft(((match.end(), limit),), match.span("verb"), source, confidence)

    def _splits(self, start: int, cue_start: int, cue_end: int) -> bool:
        """Say whether a cue is a participle behind a comma or a closing mark."""
        first = self.text[cue_start:cue_end].split()[0].casefold()
        return first.endswith("ing") and _SPLIT.search(self.text, start, cue_start) is not None

    def _is_short(self, start: int, end: int) -> bool:
        return len(self.text[start:end].split()) < _MIN_WORDS


def _within(starts: Sequence[int], first: int, last: int) -> Range:
    """Give the places of those that start in a stretch."""
    return bisect_left(starts, first), bisect_left(starts, last)


def _is_headed(text: str, draft: Draft) -> bool:
    """Say whether a draft's cue stands in a heading: a line of its own before the content's line."""
    if draft.cue is None:
        return False
    line_end = text.find("\n", draft.cue[1])
    ends_line = line_end >= 0 and not text[draft.cue[1] : line_end].strip(" :")
    return ends_line and line_end <= draft.contents[0][0]
