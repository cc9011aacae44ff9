"""Engines behind an OpenAI-compatible endpoint: a server on this machine, in the house, or a service.

They do the same tasks as the others and give the same records: spans of the text, rows of labels, vectors. What a
model writes itself goes no further than this module. The prompts lie in `prompts/`; their digest is part of `identity`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from rashomon.errors import ModelError
from rashomon.models.verbatim import Said, cut_parts, tag_said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import Floats, SpanTagger
    from rashomon.models.wire import Wire
    from rashomon.records import Tags
    from rashomon.settings import ModelSettings

_LABELS = ("entailment", "neutral", "contradiction")
_WORDS = {"type": "string"}
_BATCH = 64
"""Texts a request to embed."""
_MOST_CHARS = 2000
"""Of a text that is embedded; what fits into 512 tokens, the least that servers take."""


def _read_prompt(name: str) -> str:
    return files("rashomon.models").joinpath("prompts", name).read_text(encoding="utf-8")


def _digest(prompt: str) -> str:
    return hashlib.sha256(prompt.encode()).hexdigest()[:6]


def _schema(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON schema
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


class EndpointTagger:
    """A chat model for who says what; names and pronouns are read by another tagger.

    Args:
        wire: The endpoint.
        reader: Gives entities and references.
        settings: `window_chars`.
    """

    is_calibrated = False

    def __init__(self, wire: Wire, reader: SpanTagger, settings: ModelSettings) -> None:
        """Keep both; nothing is sent yet."""
        self._wire, self._reader, self._settings = wire, reader, settings
        self._prompt = _read_prompt("attributions.txt")
        self.identity = f"{wire.identity}+{_digest(self._prompt)}+{reader.identity}"

    def tag(self, texts: Sequence[str]) -> list[Tags]:
        """Tag texts of any length, part by part; what the model names that is not in the part is refused and counted.

        Raises:
            ModelError: The endpoint failed.
        """
        own = self._reader.tag(texts)
        parts = [cut_parts(text, self._settings.window_chars) for text in texts]
        shown = [
            text[start:end]
            for text, ranges in zip(texts, parts, strict=True)
            for start, end in ranges
        ]
        one = _schema(source=_WORDS, cue=_WORDS, content={"type": "array", "items": _WORDS})
        schema = _schema(attributions={"type": "array", "items": one})
        said = iter(self._wire.chat_all(self._prompt, shown, schema, _read_said))
        tagged = [
            tag_said(text, [(part, next(said)) for part in ranges])
            for text, ranges in zip(texts, parts, strict=True)
        ]
        return [
            replace(tags, entities=read.entities, references=read.references)
            for tags, read in zip(tagged, own, strict=True)
        ]


def _read_said(answer: dict[str, Any]) -> list[Said]:
    return [
        Said(_read_words(one["source"]), _read_words(one["cue"]), _read_list(one["content"]))
        for one in answer["attributions"]
    ]


def _read_words(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("words were asked for")
    return value


def _read_list(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_read_words(one) for one in values)


class EndpointScorer:
    """A chat model that names the label of each pair; the row has 1 there and 0 elsewhere.

    Args:
        wire: The endpoint.
    """

    labels: tuple[str, ...] = _LABELS
    is_calibrated = False

    def __init__(self, wire: Wire) -> None:
        """Read the prompt; nothing is sent yet."""
        self._wire = wire
        self._prompt = _read_prompt("pairs.txt")
        self.identity = f"{wire.identity}+{_digest(self._prompt)}"

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Score n pairs: shape (n, 3), a request each.

        Raises:
            ModelError: The endpoint failed, or names no label.
        """
        questions = [f"First: {first}\nSecond: {second}" for first, second in pairs]
        schema = _schema(label={"type": "string", "enum": list(_LABELS)})
        columns = self._wire.chat_all(self._prompt, questions, schema, _read_label)
        scores = np.zeros((len(pairs), len(_LABELS)), dtype=np.float32)
        scores[np.arange(len(pairs)), columns] = 1.0
        return scores


def _read_label(answer: dict[str, Any]) -> int:
    return _LABELS.index(answer["label"].strip().lower())


class EndpointEmbedder:
    """An embedding model behind an endpoint.

    Args:
        wire: The endpoint.
    """

    def __init__(self, wire: Wire) -> None:
        """Nothing has been embedded yet."""
        self._wire = wire
        self._known: dict[str, Floats] = {}
        self.identity = wire.identity

    def embed(self, texts: Sequence[str]) -> Floats:
        """Embed n texts: shape (n, d), rows of length 1. A text met before is not sent again; longer ones are cut.

        Raises:
            ModelError: The endpoint failed, or gave other vectors than asked for.
        """
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        batches = [fresh[start : start + _BATCH] for start in range(0, len(fresh), _BATCH)]
        bodies = [
            {
                "model": self._wire.model,
                # An empty text is refused by some endpoints; a full stop says as little.
                "input": [text[:_MOST_CHARS].strip() or "." for text in batch],
                "encoding_format": "float",
            }
            for batch in batches
        ]
        answers = self._wire.ask_all("embeddings", bodies, _read_vectors)
        for batch, vectors in zip(batches, answers, strict=True):
            self._known.update(zip(batch, vectors, strict=True))
        if len({len(vector) for vector in self._known.values()}) > 1:
            message = f"{self.identity} gave vectors of several lengths"
            raise ModelError(message, hint="name a model that embeds")
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])


def _read_vectors(body: dict[str, Any], answer: dict[str, Any]) -> Floats:
    """Give the vectors of a request's texts in their order, each of length 1: shape (n, d)."""
    rows = sorted(answer["data"], key=lambda row: int(row["index"]))
    vectors = np.array([row["embedding"] for row in rows], dtype=np.float64)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    if len(rows) != len(body["input"]) or vectors.ndim != 2 or not np.all(lengths > 0):  # noqa: PLR2004
        raise ValueError("a vector for each text was asked for")
    if not np.isfinite(lengths).all():
        raise ValueError("a vector holds what is no number")
    scaled: Floats = (vectors / lengths).astype(np.float32)
    return scaled
