"""Engines of rules: no weights, always the same answer. For tests, and to look at the rest of the machine.

The tagger knows `NAME said "..."`, `"..." said NAME` and `NAME said that ...` and takes capitalised words for
names; the scorer counts negations; the embedder hashes words. None of them is meant to be good.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import numpy as np

from rashomon.models.rivals import RIVAL_LABELS
from rashomon.records import Link, TaggedSpan, Tags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import Floats

_CUE = r"said|says|told reporters|claimed|claims|denied|denies|added|accused|blamed"
_NAME = r"(?:[A-Z][\w’'.-]*|the|of|and)(?: (?:[A-Z][\w’'.-]*|of|the|and))*"
_BEFORE = re.compile(
    rf"(?P<source>{_NAME}) (?P<cue>{_CUE}),? (?P<content>(?:that )?[^.\n]+\.?[”\"]?)"
)
_AFTER = re.compile(rf"(?P<content>[“\"][^”\"\n]+[”\"]),? (?P<cue>{_CUE}) (?P<source>{_NAME})")
_ENTITY = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)*")
_LONG_WORD = re.compile(r"\w{5,}")
_SHARED = 2
_NEGATION = re.compile(r"\b(?:no|not|never|denie[sd]|without|n[’']t)\b", re.IGNORECASE)


class FakeTagger:
    """Three patterns and capital letters."""

    identity = "fake-tagger@1"
    is_calibrated = False

    def tag(self, texts: Sequence[str]) -> list[Tags]:
        """Tag texts, one result each."""
        return [self._tag(text) for text in texts]

    def _tag(self, text: str) -> Tags:
        roles: list[TaggedSpan] = []
        links: list[Link] = []
        taken = 0
        matches = sorted([*_BEFORE.finditer(text), *_AFTER.finditer(text)], key=lambda m: m.start())
        for match in matches:
            if match.start() < taken:
                continue
            taken = match.end()
            first = len(roles)
            spans = [
                (match.start(role), match.end(role), role) for role in ("source", "cue", "content")
            ]
            roles += [TaggedSpan(start, end, role, 0.9) for start, end, role in sorted(spans)]
            cue = next(k for k in range(first, first + 3) if roles[k].label == "cue")
            links += [Link(cue, k, 0.9) for k in range(first, first + 3) if k != cue]
        entities = tuple(TaggedSpan(*m.span(), "Person", 0.5) for m in _ENTITY.finditer(text))
        return Tags(roles=tuple(roles), links=tuple(links), entities=entities)


class FakeScorer:
    """Contradiction where just one side has a negation."""

    identity = "fake-scorer@1"
    is_calibrated = False
    labels: tuple[str, ...] = ("entailment", "neutral", "contradiction")

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Score n pairs: shape (n, 3)."""
        rows = [
            (0.1, 0.2, 0.7)
            if bool(_NEGATION.search(first)) != bool(_NEGATION.search(second))
            else (0.3, 0.6, 0.1)
            for first, second in pairs
        ]
        return np.array(rows, dtype=np.float32).reshape(len(rows), 3)


class FakeRivals:
    """On one question where two words are shared; then a clash where just one side has a negation."""

    identity = "fake-rivals@1"
    is_calibrated = False
    labels: tuple[str, ...] = RIVAL_LABELS

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Score n pairs: shape (n, 5)."""
        rows = []
        for first, second in pairs:
            shared = set(_LONG_WORD.findall(first.casefold())) & set(
                _LONG_WORD.findall(second.casefold())
            )
            negated = bool(_NEGATION.search(first)) != bool(_NEGATION.search(second))
            if len(shared) < _SHARED:
                rows.append((0.8, 0.1, 0.05, 0.03, 0.02))
            else:
                rows.append((0.2, 0.2, 0.1, 0.4, 0.1) if negated else (0.2, 0.3, 0.4, 0.05, 0.05))
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(self.labels))


class FakeEmbedder:
    """A vector of hashed words, length 1."""

    identity = "fake-embedder@1"
    size = 256

    def embed(self, texts: Sequence[str]) -> Floats:
        """Embed n texts: shape (n, 256)."""
        vectors = np.zeros((len(texts), self.size), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.casefold()):
                digest = hashlib.sha256(word.encode()).digest()
                vectors[row, digest[0]] += 1
            vectors[row] /= max(1e-6, float(np.linalg.norm(vectors[row])))
        return vectors
