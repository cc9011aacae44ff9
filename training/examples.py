"""What the reader is trained on: texts in word pieces with labels for roles, entities and references.

Reads PolNeAR (attributions), event folders with a gold table (attributions), Worldwide (entities), GUM
(coreference) and GAP (one ambiguous pronoun with two names). Where a text has no labels of a kind they are unknown,
not "nothing".
"""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

import numpy as np

from benchmarks.entities import join_sentence, join_words
from rashomon.models.windows import Pieces, cut_pieces

if TYPE_CHECKING:
    from pathlib import Path

ROLES = ("source", "cue", "content")
ENTITIES = (
    "Date",
    "Facility",
    "Location",
    "Misc",
    "Money",
    "NORP",
    "Organization",
    "Person",
    "Product",
)


class Example:
    """One text with its labels by piece; -100 where a kind of label is unknown.

    `attributions` holds (first piece of the cue, role labels (3, n) of that attribution alone);
    `mentions` holds (first piece, end piece, cluster, where its antecedents are looked for: 0 nowhere,
    1 before it, 2 on both sides). `names` holds (first piece, end piece, surname, "f" or "m").
    """

    def __init__(self, pieces: Pieces) -> None:
        size = len(pieces.ids)
        self.ids = pieces.ids.astype(np.int32)
        self.features = pieces.features.astype(np.int8)
        self.offsets = pieces.offsets
        self.roles = np.full((3, size), -100, dtype=np.int16)
        self.entities = np.full(size, -100, dtype=np.int16)
        self.attributions: list[tuple[int, list[list[tuple[int, int]]]]] = []
        self.mentions: list[tuple[int, int, int, int]] = []
        self.names: list[tuple[int, int, str, str]] = []

    def mark_attributions(self, attributions: list[dict[str, list[list[int]]]]) -> None:
        self.roles[:] = 0
        for k, role in enumerate(ROLES):
            spans = sorted(
                {tuple(s) for a in attributions for s in a[role]}, key=lambda s: s[0] - s[1]
            )
            for start, end in spans:
                self._mark(self.roles[k], start, end, 1)
        by_cue: dict[int, list[list[tuple[int, int]]]] = {}
        for attribution in attributions:
            for start, end in attribution["cue"][:1]:
                first = self.range(start, end)[0]
                spans = by_cue.setdefault(first, [[], [], []])
                for k, role in enumerate(ROLES):
                    spans[k] += [self.range(*span) for span in attribution[role]]
        self.attributions = sorted(by_cue.items())

    def mark_entities(self, spans: list[tuple[int, int, str]]) -> None:
        self.entities[:] = 0
        for start, end, kind in spans:
            self._mark(self.entities, start, end, 1 + 2 * ENTITIES.index(kind))

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Turn a range of code points into a range of pieces."""
        first = int(np.searchsorted(self.offsets[:, 1], start, side="right"))
        return first, int(np.searchsorted(self.offsets[:, 0], end, side="left"))

    def _mark(self, labels: np.ndarray, start: int, end: int, begin: int) -> None:
        first, last = self.range(start, end)
        if first < last and not labels[first:last].any():
            labels[first] = begin
            labels[first + 1 : last] = begin + 1


def read_polnear(path: Path, tokenizer) -> list[tuple[str, Example]]:
    examples = []
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if row["first"]:
            example = Example(cut_pieces(tokenizer, row["text"]))
            example.mark_attributions(row["attributions"])
            examples.append((row["text"], example))
    return examples


def read_worldwide(path: Path, tokenizer) -> list[tuple[str, Example]]:
    examples = []
    for line in path.open(encoding="utf-8"):
        text, spans = join_words(json.loads(line)["sentences"])
        example = Example(cut_pieces(tokenizer, text))
        example.mark_entities(spans)
        examples.append((text, example))
    return examples


def read_event(folder: Path, tokenizer) -> list[tuple[str, Example]]:
    """Read a gold table; each string is placed near its content, white space aside."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    examples = []
    for article in gold["articles"]:
        text = (folder / article["file"]).read_text(encoding="utf-8")
        attributions = []
        for row in gold["statements"]:
            if row["article"] != article["id"]:
                continue
            content, place = [], 0
            for words in row["content"]:
                spans = find_words(text, words)
                if spans:
                    later = [s for s in spans if s[0] >= place] or spans
                    content.append(list(later[0]))
                    place = later[0][1]
            if not content:
                continue
            near = content[0]
            cue = nearest(find_words(text, row.get("cue") or ""), near)
            source = nearest(find_words(text, row.get("source") or ""), cue[0] if cue else near)
            attributions.append({"source": source, "cue": cue, "content": content})
        example = Example(cut_pieces(tokenizer, text))
        example.mark_attributions(attributions)
        examples.append((text, example))
    return examples


def find_words(text: str, words: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    if not pattern:
        return []
    return [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] or [
        m.span() for m in re.finditer(pattern, text)
    ]


def nearest(spans: list[tuple[int, int]], near: list[int] | tuple[int, int]) -> list[list[int]]:
    def gap(span: tuple[int, int]) -> int:
        return max(near[0] - span[1], span[0] - near[1], 0)

    best = min(spans, key=gap, default=None)
    return [list(best)] if best and gap(best) < 1000 else []


_MENTION = re.compile(r"(\(?)([a-z]+-\d+)(?:-[^()]*)?(\)?)")


def read_gum(path: Path, tokenizer) -> list[Example]:
    """Read GUM's coreference: every mention, also those of entities named once."""
    examples = []
    for document in path.read_text(encoding="utf-8").split("# begin document")[1:]:
        words: list[str] = []
        opened: dict[str, list[int]] = {}
        mentions: list[tuple[int, int, str]] = []
        for line in document.splitlines()[1:]:
            _, _, rest = line.partition("\t")
            word, _, marks = rest.partition("\t")
            if not word:
                continue
            words.append(word)
            for opens, name, closes in _MENTION.findall(marks):
                if opens:
                    opened.setdefault(name, []).append(len(words) - 1)
                if closes and opened.get(name):
                    mentions.append((opened[name].pop(), len(words), name))
        text, ranges = join_sentence(words)
        example = Example(cut_pieces(tokenizer, text))
        clusters = {name: k for k, name in enumerate(dict.fromkeys(m[2] for m in mentions))}
        example.mentions = sorted(
            (*example.range(ranges[start][0], ranges[end - 1][1]), clusters[name], 1)
            for start, end, name in mentions
        )
        examples.append(example)
    return examples


def read_gap(path: Path, tokenizer) -> tuple[list[Example], dict[str, str]]:
    """Read GAP's pronouns, each with two names; and which pronouns its first names go with.

    Where neither name is meant the pronoun is of a cluster without another mention.
    """
    examples, genders = [], dict[str, dict[str, int]]()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            example = Example(cut_pieces(tokenizer, row["Text"]))
            gender = "f" if row["Pronoun"].lower() in {"she", "her", "hers"} else "m"
            cluster = 0
            for place, key in ((1, "A"), (2, "B")):
                start = int(row[f"{key}-offset"])
                span = example.range(start, start + len(row[key]))
                is_meant = row[f"{key}-coref"] == "TRUE"
                example.mentions.append((*span, place if is_meant else -place, 0))
                cluster = place if is_meant else cluster
                if is_meant:
                    counts = genders.setdefault(row[key].split()[0], {"f": 0, "m": 0})
                    counts[gender] += 1
            start = int(row["Pronoun-offset"])
            span = example.range(start, start + len(row["Pronoun"]))
            example.mentions.append((*span, cluster, 2))
            examples.append(example)
    return examples, {
        name: max(counts, key=lambda g: counts[g])
        for name, counts in genders.items()
        if min(counts.values()) == 0 and len(name) > 2
    }


_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b")


def mark_names(text: str, example: Example, genders: dict[str, str]) -> None:
    """Note where people with a known first name are named, in full or by surname.

    A name that comes again may be turned into a pronoun in training, which makes a pronoun whose
    antecedent is known (after WikiCREM, Kocijan et al. 2019).
    """
    people = {}
    for match in _FULL_NAME.finditer(text):
        if match[1] in genders:
            people.setdefault(match[2], genders[match[1]])
    if not people:
        return
    pattern = re.compile(
        r"\b(?:[A-Z][a-z]+ (?:[A-Z]\. )?)?(" + "|".join(map(re.escape, people)) + r")\b"
    )
    example.names = [
        (*example.range(*match.span()), match[1], people[match[1]])
        for match in pattern.finditer(text)
    ]
