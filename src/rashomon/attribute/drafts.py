"""From a tagger's spans and links to drafts: a cue, its source, its contents.

1. Every content goes to the cue it is linked to most strongly, if that link is strong enough; every cue takes its best
   source likewise.
2. A cue that got nothing takes the content right behind it, whatever the links say. If another cue had it and stands
   behind ("[Lima says] [it will pay], the agency reports"), that one keeps it too: it is the outer one.
3. A cue without a source shares the subject of the cue before it ("said A, adding B").
4. A content without a cue is left to `orphans`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from rashomon.attribute.cues import is_attributing, widen_cue
from rashomon.attribute.spans import find_near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Annotated, Span, TaggedSpan
    from rashomon.settings import AttributeSettings

Range: TypeAlias = "tuple[int, int]"
"""Half-open range of code points."""

_NEAR = re.compile(
    r"[\s,:“\"]*(?:(?:[A-Z][\w.’'-]*|reporters|journalists|lawmakers|that|on|in|the|a|an|his|her|its|their|\w+day|news|state|"
    r"television|radio|statement|interview|conference)[\s,:“\"]+){0,5}\Z"
)
"""What may stand between a cue and the content that is its own."""
_JOINABLE = re.compile(r"[\s,]*(?:[\w’'-]+[\s,]+){0,4}\Z")
_SHARED = re.compile(
    r"[\s,“”\"’;—–-]*(?:and|but|while|then|also|later|further|however|yet|before|after|even|[,\s])*\Z",
    re.IGNORECASE,
)
_LED = re.compile(
    r"[ \t,]*(?:(?:who|which|has|have|had|is|are|was|were|also|then|later|\w+ly)[ \t]+){0,3}\Z"
)
"""What may stand between a source and its cue."""
_REACH = 24
"""Roles before a content among which its cue is looked for; there are hardly ever four."""
_FLOOR = 0.75
"""Link score of a content that a cue takes because it stands right behind it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement in the making.

    Attributes:
        contents: What is said, in text order; never empty.
        cue: What attributes.
        source: Who says it.
        confidence: In 0..1.
        is_continued: It goes on from the draft before, without a cue of its own.
    """

    contents: tuple[Range, ...]
    cue: Range | None
    source: Range | None
    confidence: float
    is_continued: bool = False


def draft_from_tags(
    annotated: Annotated, settings: AttributeSettings
) -> tuple[list[Draft], list[int]]:
    """Put cues, sources and contents together as the tagger's links say.

    Returns:
        Drafts in text order of their cues, and the places of the contents that no cue has.
    """
    table = _Table(annotated, settings)
    table.share_out()
    table.share_inward()
    drafts = [table.draft(cue) for cue in sorted(table.contents)]
    return _share_subjects(annotated.article.text, drafts), table.find_orphans()


def _range(role: TaggedSpan) -> Range:
    return role.start, role.end


class _Table:
    """Who has what: cues by place in the tags, contents by place, sources as ranges."""

    def __init__(self, annotated: Annotated, settings: AttributeSettings) -> None:
        self.text = annotated.article.text
        self.roles = annotated.tags.roles
        self.starts = [role.start for role in self.roles]
        self.links = {(link.cue, link.span): link.score for link in annotated.tags.links}
        self.cue_of: dict[int, tuple[float, int]] = {}
        best_source: dict[int, tuple[float, int]] = {}
        for (cue, span), score in self.links.items():
            label = self.roles[span].label
            if (
                label == "content"
                and score >= settings.min_content_link
                and self._is_reachable(cue, span, annotated.quotes)
            ):
                self.cue_of[span] = max(self.cue_of.get(span, (0.0, -1)), (score, cue))
            elif (
                label == "source"
                and score >= settings.min_source_link
                and self._on_one_line(cue, span)
            ):
                best_source[cue] = max(best_source.get(cue, (0.0, -1)), (score, span))
        self.source_of = {
            cue: self._on_cue_s_line(_range(self.roles[k]), self.roles[cue].start)
            for cue, (_, k) in best_source.items()
        }
        self.contents: dict[int, list[int]] = {}
        for span, (_, cue) in sorted(self.cue_of.items()):
            self.contents.setdefault(cue, []).append(span)
        for cue in self.contents:
            if cue not in self.source_of:
                self._find_tagged_source(cue)
        self.opening: dict[int, int] = {}
        self.taken: dict[tuple[int, int], float] = {}
        self.inside: set[int] = set()

    def _on_cue_s_line(self, source: Range, cue: int) -> Range:
        """Cut a source that runs over a line break: the line beside the cue names it."""
        start, end = source
        words = self.text[start:end]
        if "\n" not in words.strip():
            return source
        if cue >= end:
            return start + words.rstrip().rindex("\n") + 1, end
        first = len(words) - len(words.lstrip())
        return start, start + words.index("\n", first)

    def _on_one_line(self, first: int, second: int) -> bool:
        """Say whether no line break parts two spans: a cue's source stands in its own paragraph."""
        one, other = sorted((_range(self.roles[first]), _range(self.roles[second])))
        return "\n" not in self.text[one[1] : other[0]]

    def _is_reachable(self, cue: int, span: int, quotes: Sequence[Span]) -> bool:
        """Say whether a content can be its cue's: in its paragraph, quoted, or below a colon."""
        if self._on_one_line(cue, span):
            return True
        start, end = _range(self.roles[span])
        if any(quote.start - 1 <= start < quote.end for quote in find_near(quotes, start, end)):
            return True
        line_end = self.text.find("\n", self.roles[cue].end)
        return line_end >= 0 and self.text[self.roles[cue].start : line_end].rstrip()[-1:] == ":"

    def _find_tagged_source(self, cue: int) -> None:
        """Give a cue that is linked to none the source tag right before it."""
        start = self.roles[cue].start
        for role in self.roles[max(0, cue - _REACH) : cue]:
            if role.label == "source" and role.end <= start:
                source = self._on_cue_s_line(_range(role), start)
                if _LED.match(self.text, source[1], start):
                    self.source_of[cue] = source

    def find_orphans(self) -> list[int]:
        """Give the contents that no cue has."""
        return [
            k
            for k, role in enumerate(self.roles)
            if role.label == "content" and k not in self.cue_of
        ]

    def share_out(self) -> None:
        """Give cues that got nothing the content right behind them."""
        for span, (score, cue) in sorted(self.cue_of.items()):
            near = self._cue_before(span)
            if near is None or near == cue or near in self.contents:
                continue
            if not is_attributing(self.text[self.roles[near].start : self.roles[near].end]):
                continue
            self.contents[near] = [span]
            self.taken[near, span] = max(self.links.get((near, span), 0.0), _FLOOR) * score
            if self._find_source(near, cue) or self.roles[cue].start >= self.roles[span].end:
                self.inside.add(near)
                continue
            self.contents[cue].remove(span)
            if not self.contents[cue]:
                del self.contents[cue]

    def share_inward(self) -> None:
        """Let an outer cue keep what its inner one took: "[reported] [that Lima said] [it will pay]"."""
        for (outer, span), score in self.links.items():
            inner = self.cue_of.get(span, (0.0, outer))[1]
            start = self.roles[span].start
            if inner == outer or score < _FLOOR or self.roles[inner].end > start:
                continue
            if not self._on_one_line(outer, span):
                continue
            opening = self.source_of.get(inner, _range(self.roles[inner]))[0]
            if outer not in self.contents:
                cue_end = self.roles[outer].end
                if cue_end <= opening and _JOINABLE.match(self.text, cue_end, opening):
                    self.contents[outer] = [span]
                    self.opening[outer] = opening
                continue
            for k in self.contents[outer]:
                first, last = _range(self.roles[k])
                if first <= opening < last <= start and _JOINABLE.match(self.text, last, start):
                    self.contents[outer] = sorted([*self.contents[outer], span])
                    self.inside.add(inner)
                    break

    def _cue_before(self, span: int) -> int | None:
        """Find the cue that a content follows at once."""
        start = self.roles[span].start
        near = range(max(0, span - _REACH), span)
        cues = [k for k in near if self.roles[k].label == "cue" and self.roles[k].end <= start]
        if not cues:
            return None
        last = max(cues, key=lambda k: self.roles[k].end)
        end = self.roles[last].end
        is_parted = any(
            self.roles[k].label == "content"
            and end <= self.roles[k].start
            and self.roles[k].end <= start
            for k in near
        )
        is_near = not is_parted and _NEAR.match(self.text, end, start) is not None
        return last if is_near else None

    def _find_source(self, inner: int, outer: int) -> bool:
        """Give a cue its source, and say whether that stands inside a content of the outer cue."""
        start = self.roles[inner].start
        if inner not in self.source_of:
            before = [
                role
                for role in self.roles[max(0, inner - _REACH) : inner]
                if role.label == "source" and role.end <= start
            ]
            if before and _JOINABLE.match(self.text, before[-1].end, start):
                self.source_of[inner] = _range(before[-1])
        source = self.source_of.get(inner)
        for k in self.contents.get(outer, ()):
            first, last = _range(self.roles[k])
            if source and first < source[1] and source[0] < last:
                return True
            if source is None and first < start < last:
                self.source_of[inner] = first, start
                return True
        if source is None and outer in self.source_of and self.roles[outer].start < start:
            self.source_of[inner] = self.source_of[outer]
        return False

    def draft(self, cue: int) -> Draft:
        """Make the draft of a cue that has contents."""
        places = self.contents[cue]
        best = max(self.taken.get((cue, k), self.cue_of[k][0]) for k in places)
        sizes = [self.roles[k].end - self.roles[k].start for k in places]
        weighed = [self.roles[k].score * size for k, size in zip(places, sizes, strict=True)]
        score = min(self.roles[cue].score, sum(weighed) / sum(sizes)) * best
        role = self.roles[cue]
        behind = [self.roles[k].start for k in places if self.roles[k].start >= role.end]
        end = widen_cue(self.text, role.start, role.end, min(behind, default=role.end))
        return Draft(
            contents=self._join(
                [
                    (min(self.opening.get(cue, role.start), role.start), role.end)
                    for role in (self.roles[k] for k in places)
                ],
                cue,
            ),
            cue=(role.start, end),
            source=self.source_of.get(cue),
            confidence=score,
        )

    def _join(self, ranges: Sequence[Range], cue: int) -> tuple[Range, ...]:
        """Join contents that a few words or an inner cue keep apart, but not what is the cue's own."""
        joined: list[Range] = []
        source = self.source_of.get(cue)
        for start, end in sorted(ranges):
            last = joined[-1] if joined else None
            if (
                last
                and _JOINABLE.match(self.text, last[1], start)
                and not (source and last[1] <= source[0] < start)
                and not self._is_parted(last[1], start)
            ):
                joined[-1] = last[0], max(last[1], end)
            else:
                joined.append((start, end))
        return tuple(joined)

    def _is_parted(self, start: int, end: int) -> bool:
        """Say whether a cue that is not an inner one begins in a stretch."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return any(
            self.roles[k].label == "cue" and k not in self.inside for k in range(first, last)
        )


def _share_subjects(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """Give a cue without a source the subject of the draft it is joined to by "and", "but" or a comma."""
    shared: list[Draft] = []
    for draft in drafts:
        source = draft.source
        if source is None and draft.cue is not None:
            for other in shared[-1:-_REACH:-1]:
                end = max(end for _, end in (*other.contents, other.cue or (0, 0)))
                if other.source and end <= draft.cue[0] and _SHARED.match(text, end, draft.cue[0]):
                    source = other.source
                    break
        shared.append(replace(draft, source=source))
    return shared
