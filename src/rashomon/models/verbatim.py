"""From words a model gave to characters of the text; words that are not there are refused.

In: a text and, for each part of it that the model was shown, the attributions it gave in words. Out: `Tags`, whose
spans are ranges of the text, and how many strings were refused.

1. A string is looked up letter by letter. White space may differ in kind and amount, quotation marks in kind; it may
   not begin or end inside a word.
2. Of several places the one counts where content, cue and source stand nearest together, in one sentence if they can,
   and where no content was placed before.
3. A content that holds its own cue ("“A,” she said. “B.”" in one piece) is cut there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import Link, TaggedSpan, Tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Range = tuple[int, int]
    Key = tuple[int, int, str]

SCORE = 0.9
"""Of every span and link: a chat model gives no chances. The shipped reader's have a median of 0.91 to 0.95 (demo
articles), so what `attribute` fitted to it takes these for likely ones."""
_MARKS = "\"'“”„‟«»‘’‚‛‹›`´"
_LETTER = re.compile(r"\w")
_STOP = re.compile(r"[.!?]")
_SENTENCE, _OVERLAP, _LINE, _TAKEN = 60, 100, 300, 1000
"""How many characters apart these are worth. Within a sentence source, cue and content are hardly ever 60 apart; words
that stand inside their own content are likelier meant than the same words in another paragraph. Of 194 links that the
shipped reader gives for five invented articles, 189 come back from their words alone (2026-11)."""
_FEW, _MOST_PLACES = 6, 60
"""Places of one string that are weighed against each other."""


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution in a model's words: "" and () where it gave none."""

    source: str
    cue: str
    contents: tuple[str, ...]


def cut_parts(text: str, most: int) -> list[Range]:
    """Cover a text with ranges of at most `most` characters that end with a paragraph where they can, else a word."""
    parts: list[Range] = []
    start = 0
    while start < len(text):
        end = min(start + max(1, most), len(text))
        if end < len(text):
            line = text.rfind("\n", start + 1, end)
            space = text.rfind(" ", start + 1, end)
            end = next((cut + 1 for cut in (line, space) if cut > start), end)
        if text[start:end].strip():
            parts.append((start, end))
        start = end
    return parts


def find_words(words: str, text: str, part: Range) -> list[Range]:
    """Find every place of a string in a part of a text.

    Args:
        words: Not blank.
        text: The text.
        part: The range of it that is searched.
    """
    pattern = r"\s+".join(
        "".join(f"[{_MARKS}]" if char in _MARKS else re.escape(char) for char in word)
        for word in words.split()
    )
    before = r"(?<!\w)" if _LETTER.match(words.strip()[0]) else ""
    after = r"(?!\w)" if _LETTER.match(words.strip()[-1]) else ""
    whole = re.compile(before + pattern + after)
    return [match.span() for match in whole.finditer(text, *part)]


def tag_said(text: str, parts: Sequence[tuple[Range, Sequence[Said]]]) -> Tags:
    """Look attributions up.

    Args:
        text: The text.
        parts: Ranges of it, each with what the model said of it, in order.

    Returns:
        Role spans in text order, a link from each cue to each of its spans, and `refused`.
    """
    roles: set[Key] = set()
    links: set[tuple[Key, Key]] = set()
    taken: set[Range] = set()
    refused = 0
    for part, attributions in parts:
        for said in attributions:
            found, missing = _place(said, text, part, taken)
            refused += missing
            roles.update(found)
            taken.update((start, end) for start, end, label in found if label == "content")
            cues = [one for one in found if one[2] == "cue"]
            links.update((cue, one) for cue in cues for one in found if one != cue)
    order = {key: place for place, key in enumerate(sorted(roles))}
    return Tags(
        roles=tuple(TaggedSpan(*key, SCORE) for key in order),
        links=tuple(
            Link(cue, span, SCORE)
            for cue, span in sorted((order[cue], order[span]) for cue, span in links)
        ),
        refused=refused,
    )


def _place(said: Said, text: str, part: Range, taken: set[Range]) -> tuple[list[Key], int]:
    """Give the spans of an attribution, none if no content is in the text, and how many strings were refused."""
    # Only a cue may be a mark alone ("Lima: ...").
    given = [words for words in (*said.contents, said.source) if _LETTER.search(words)]
    given += [said.cue] if said.cue.strip() else []
    places = {words: find_words(words, text, part) for words in given}
    refused = sum(not places[words] for words in given)
    contents = [places[words] for words in said.contents if places.get(words)]
    if not contents:
        return [], refused
    anchor, cue, source = min(
        _arrange(contents[0], places.get(said.cue, []), places.get(said.source, []), text),
        key=lambda one: one[0] + _TAKEN * (one[1] in taken),
    )[1:]
    chosen = [anchor, *(_nearest(some, anchor, text)[0] for some in contents[1:])]
    found = [
        (start, end, "content")
        for one in chosen
        for start, end in _cut_out(one, cue, source)
        if _LETTER.search(text, start, end)
    ]
    found += [(*cue, "cue")] if cue else []
    found += [(*source, "source")] if source else []
    return found, refused


def _arrange(
    contents: Sequence[Range], cues: Sequence[Range], sources: Sequence[Range], text: str
) -> Iterator[tuple[int, Range, Range | None, Range | None]]:
    """Give what stands near each other with how far it is apart: content, cue, source."""
    for content in contents[:_MOST_PLACES]:
        near_cues: list[Range | None] = [*_nearest(cues, content, text)]
        for cue in near_cues or [None]:
            near_sources: list[Range | None] = [*_nearest(sources, cue or content, text)]
            for source in near_sources or [None]:
                far = _apart(cue, content, text) if cue else 0
                far += _apart(source, cue or content, text) if source else 0
                yield far, content, cue, source


def _nearest(some: Sequence[Range], to: Range, text: str) -> list[Range]:
    return sorted(some, key=lambda one: _apart(one, to, text))[:_FEW]


def _apart(one: Range, other: Range, text: str) -> int:
    """Count the characters between two ranges; ends of sentences and lines between them count for many."""
    first, last = min(one[1], other[1]), max(one[0], other[0])
    if last < first:
        return _OVERLAP
    return (
        last
        - first
        + _SENTENCE * (_STOP.search(text, first, last) is not None)
        + _LINE * (text.find("\n", first, last) >= 0)
    )


def _cut_out(content: Range, cue: Range | None, source: Range | None) -> list[Range]:
    """Give what is left of a content without the cue and source that stand inside it."""
    start, end = content
    if cue is None or not (start < cue[0] and cue[1] < end):
        return [content]
    holes = [cue, *([source] if source and start < source[0] and source[1] < end else [])]
    first, last = min(hole[0] for hole in holes), max(hole[1] for hole in holes)
    return [(start, first), (last, end)]
