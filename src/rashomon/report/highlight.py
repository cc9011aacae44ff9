"""An article's text cut where highlights begin and end, so that none breaks the page.

An article and its statements come in; paragraphs of segments go out. Put together, the segments are
the article's text again, character by character.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rashomon.records import StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Article, Statement

    Role = Literal["source", "cue", "content", "own"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under one set of highlights.

    Attributes:
        text: The characters, as in the article.
        contents: Ids of the statements whose content covers it, the tightest first.
        is_own: The outlet asserts it itself.
        is_source: It names who speaks.
        is_cue: It attributes.
        begins: Ids of the statements that begin here.
        statement_ids: Ids of all statements it has any part in.
    """

    text: str
    contents: tuple[str, ...] = ()
    is_own: bool = False
    is_source: bool = False
    is_cue: bool = False
    begins: tuple[str, ...] = ()
    statement_ids: tuple[str, ...] = ()


def cut_paragraphs(article: Article, statements: Iterable[Statement]) -> list[list[Segment]]:
    """Cut an article into paragraphs of segments.

    Args:
        article: The article.
        statements: Its statements; those of other articles are passed over.

    Returns:
        A paragraph per line of the text, line feed left out; an empty line gives an empty
        paragraph.
    """
    marks = _collect_marks(article, statements)
    edges = {0, len(article.text)}
    edges.update(edge for start, end, *_ in marks for edge in (start, end))
    edges.update(at for at, char in enumerate(article.text) if char == "\n")
    edges.update(at + 1 for at, char in enumerate(article.text) if char == "\n")
    opening: dict[int, list[_Mark]] = defaultdict(list)
    closing: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        opening[mark[0]].append(mark)
        closing[mark[1]].append(mark)
    begins = _find_beginnings(marks)
    live: dict[_Mark, None] = {}
    paragraphs: list[list[Segment]] = [[]]
    ordered = sorted(edges)
    for start, end in itertools.pairwise(ordered):
        for mark in closing[start]:
            live.pop(mark, None)
        live.update(dict.fromkeys(opening[start]))
        text = article.text[start:end]
        if text == "\n":
            paragraphs.append([])
            continue
        paragraphs[-1].append(_make_segment(text, live, begins.get(start, ())))
    return paragraphs


_Mark = tuple[int, int, str, "Role"]


def _collect_marks(article: Article, statements: Iterable[Statement]) -> list[_Mark]:
    """Gather (start, end, statement, role); white space at the edges is left out."""
    found: dict[_Mark, None] = {}
    for statement in statements:
        if statement.article_id != article.article_id:
            continue
        role: Role = "own" if statement.kind is StatementKind.OWN_VOICE else "content"
        spans = [(span, role) for span in statement.content]
        spans += [(statement.source, "source")] if statement.source else []
        spans += [(statement.cue, "cue")] if statement.cue else []
        for span, part in spans:
            words = article.text[span.start : span.end]
            start = span.start + len(words) - len(words.lstrip())
            end = start + len(words.strip())
            if start < end:
                found[start, end, statement.statement_id, part] = None
    return list(found)


def _find_beginnings(marks: Sequence[_Mark]) -> dict[int, tuple[str, ...]]:
    """Find where each statement's content begins."""
    first: dict[str, int] = {}
    for start, _, statement_id, role in marks:
        if role in {"content", "own"}:
            first[statement_id] = min(start, first.get(statement_id, start))
    places: dict[int, list[str]] = defaultdict(list)
    for statement_id, start in first.items():
        places[start].append(statement_id)
    return {start: tuple(ids) for start, ids in places.items()}


def _make_segment(text: str, live: Iterable[_Mark], begins: tuple[str, ...]) -> Segment:
    over = list(live)
    contents = sorted(
        (mark for mark in over if mark[3] == "content"), key=lambda mark: mark[1] - mark[0]
    )
    return Segment(
        text=text,
        contents=tuple(dict.fromkeys(mark[2] for mark in contents)),
        is_own=any(mark[3] == "own" for mark in over),
        is_source=any(mark[3] == "source" for mark in over),
        is_cue=any(mark[3] == "cue" for mark in over),
        begins=begins,
        statement_ids=tuple(dict.fromkeys(mark[2] for mark in over)),
    )
