"""Documents of words with clusters of mentions in brackets, as the CoNLL shared tasks and GUM write them.

A line holds a word's number, the word, and in its last column which mentions begin and end there: `(person-3`,
`person-3)`, `(person-3)`, one after another without a space; a third part (`person-3-Some_Name`) is the entity's name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.entities import join_sentence
from benchmarks.rows import DataError

if TYPE_CHECKING:
    from pathlib import Path

_BEGIN = "# begin document"
_PART = re.compile(r"(?P<open>\()?(?P<what>[^()]+)(?P<close>\))?")
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention in running text.

    Attributes:
        start: First character.
        end: Place after the last.
        cluster: Its entity's number in the document.
        kind: The entity's type: "person", "organization", "place" and others.
    """

    start: int
    end: int
    cluster: str
    kind: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document put back into running text, with its mentions in text order, singletons among them."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]


def read_documents(path: Path) -> list[Document]:
    """Read a file of documents and set their words as in print.

    Raises:
        DataError: There is no such file, or it is of another format.
    """
    if not path.is_file():
        raise DataError(f"no file {path}", hint="--data takes a .conll file here")
    documents = []
    for block in path.read_text(encoding="utf-8").split(_BEGIN)[1:]:
        name, *lines = block.strip().split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if any(len(row) < _COLUMNS for row in rows):
            raise DataError(f"{path}: document {name} has a line with fewer than three columns")
        documents.append(_document(name, [row[1] for row in rows], [row[-1] for row in rows]))
    if not documents:
        raise DataError(f"{path} holds no documents", hint=f"each begins with '{_BEGIN}'")
    return documents


def _document(name: str, words: list[str], marks: list[str]) -> Document:
    text, ranges = join_sentence(words)
    found: list[GoldMention] = []
    opened: dict[tuple[str, str], list[int]] = {}
    for place, mark in enumerate(marks):
        for part in _PART.finditer(mark):
            kind, _, rest = part["what"].partition("-")
            number = rest.split("-", 1)[0]
            if not number.isdigit():
                continue
            if part["open"]:
                opened.setdefault((kind, number), []).append(place)
            if part["close"]:
                places = opened.get((kind, number), [])
                if not places:
                    message = f"document {name}: mention {part['what']} ends before it begins"
                    raise DataError(message)
                first = places.pop()
                found.append(GoldMention(ranges[first][0], ranges[place][1], number, kind))
    return Document(name, text, tuple(sorted(found, key=lambda m: (m.start, -m.end))))
