"""The engines the package ships: small encoders in ONNX over one shared table of word embeddings.

The table is opened once for all of them. Texts are cut into windows, windows of like length run together, and
a piece that lies in two windows is read where it stands further from the border. Nothing is fetched.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime as ort

from rashomon.errors import ModelError
from rashomon.models.decode import decode_roles, decode_words, tag_span
from rashomon.models.nets import FOREIGN_ERRORS, UNOPENABLE
from rashomon.models.reading import (
    places_around,
    propose_cues,
    read_attributions,
    settle_ends,
    tag_roles,
)
from rashomon.models.references import find_references
from rashomon.models.rivals import RIVAL_LABELS
from rashomon.models.windows import CLS, PAD, SEP, Pieces, cut_pieces, cut_windows, open_tokenizer
from rashomon.records import Tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from rashomon.models.base import Floats

WEIGHTS = Path(__file__).parent / "weights"
_CUES_A_BATCH = 16
_HEADS: dict[str, tuple[tuple[str, ...], tuple[int, int]]] = {
    "inference": (("entailment", "neutral", "contradiction"), (80, 45)),
    "rivals": (RIVAL_LABELS, (64, 64)),
}
"""Labels of each head of `pairs`, and pieces kept of first and second; what it was trained with."""


class WordTable:
    """The frozen word embeddings, one signed byte a value with one scale a row.

    Args:
        path: The `words.npz` that `training/export.py` writes.
    """

    def __init__(self, path: Path) -> None:
        """Read table and scales."""
        with np.load(path) as stored:
            self._table: NDArray[np.int8] = stored["table"]
            self._scales: Floats = stored["scales"]

    def look_up(self, ids: NDArray[np.int64]) -> Floats:
        """Give the embeddings of ids (b, t): shape (b, t, d), float32."""
        vectors: Floats = self._table[ids].astype(np.float32)
        vectors *= self._scales[ids][..., None]
        return vectors


def _open_session(path: Path, threads: int) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    try:
        return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except UNOPENABLE as error:
        message = f"model {path.name} cannot be opened: {error}"
        raise ModelError(message, hint="reinstall rashomon, or name another model") from error


def _run_session(
    session: ort.InferenceSession, inputs: dict[str, Any], name: str, *, only: str | None = None
) -> list[Any]:
    try:
        return list(session.run([only] if only else None, inputs))
    except FOREIGN_ERRORS as error:
        shapes = ", ".join(f"{key} {value.shape}" for key, value in inputs.items())
        message = f"model {name} failed on a batch of {shapes}: {error}"
        raise ModelError(message, hint="report this with the article") from error


class OnnxGraph:
    """One ONNX file with the shared table and tokenizer.

    Args:
        path: The graph; `words.npz` and `tokenizer.json` lie beside it.
        threads: Threads inside one run; 0 lets the runtime choose.

    Raises:
        ModelError: A file is missing or broken.
    """

    def __init__(self, path: Path, *, threads: int = 0) -> None:
        """Open the graph."""
        try:
            self.words = _open_words(path.parent / "words.npz")
            self.tokenizer: Tokenizer = open_tokenizer(path.parent / "tokenizer.json")
        except (OSError, ValueError) as error:
            message = f"model {path.name} cannot be opened: {error}"
            raise ModelError(message, hint="reinstall rashomon, or name another model") from error
        self._session = _open_session(path, threads)
        self.identity = f"{path.stem}@{_digest(path)}"

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of what the graph gives."""
        return tuple(output.name for output in self._session.get_outputs())

    def run(
        self, ids: NDArray[np.int64], *, only: str | None = None, **inputs: NDArray[np.int64]
    ) -> list[Any]:
        """Run a padded batch of ids (b, t); gives the graph's outputs in order, or `only` one of them.

        Raises:
            ModelError: The runtime failed.
        """
        embedded = self.words.look_up(ids)
        whole = {"embedded": embedded, "mask": ids != PAD, **inputs}
        return _run_session(self._session, whole, self.identity, only=only)


@lru_cache(maxsize=2)
def _open_words(path: Path) -> WordTable:
    return WordTable(path)


@lru_cache(maxsize=2)
def _open_pairs(path: Path, threads: int) -> OnnxGraph:
    return OnnxGraph(path, threads=threads)


@lru_cache(maxsize=8)
def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _batches(lengths: Sequence[int], *, max_pieces: int) -> Iterator[list[int]]:
    """Group places of like length, at most `max_pieces` pieces a batch, padding counted."""
    batch: list[int] = []
    for place in sorted(range(len(lengths)), key=lambda k: -lengths[k]):
        width = lengths[batch[0]] if batch else lengths[place]
        if batch and width * (len(batch) + 1) > max_pieces:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


@dataclass(slots=True)
class _FirstReading:
    """What the first graph says of one text of n pieces, its windows put together.

    Attributes:
        roles: Shape (n, 9).
        entities: Shape (n, 1 + 2 * types).
        context: Shape (n, d), what the second reading sees of a piece.
        anchor: Shape (n, d), what it sees of the piece that begins the cue.
        refer: Shape (n, 4, e), mention vectors.
    """

    roles: Floats
    entities: Floats
    context: Floats
    anchor: Floats
    refer: Floats


class OnnxTagger:
    """The `reader`: roles, links, references and entities in one pass of the encoder.

    Args:
        path: The graph; beside it `second.onnx` is the second reading, `reader.json` names the entity columns.
        threads: See `OnnxGraph`.
    """

    width = 382
    """Pieces a window; what the model was trained with."""
    overlap = 128
    is_calibrated = False

    def __init__(self, path: Path = WEIGHTS / "reader.onnx", *, threads: int = 0) -> None:
        """Open both graphs and the label names."""
        self._graph = OnnxGraph(path, threads=threads)
        second = path.with_name("second.onnx")
        self._second = _open_session(second, threads)
        labels = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        self._entity_types: tuple[str, ...] = tuple(labels["entities"])
        self._reach: Floats = np.array(labels["reach"], dtype=np.float32)
        self.identity = f"{self._graph.identity}+{_digest(second)[:6]}"

    def tag(self, texts: Sequence[str]) -> list[Tags]:
        """Tag texts of any length, windows and cues of all texts batched together."""
        pieces = [cut_pieces(self._graph.tokenizer, text) for text in texts]
        firsts = self._read_first(pieces)
        cues = [
            propose_cues(first.roles, text_pieces.word_starts)
            for first, text_pieces in zip(firsts, pieces, strict=True)
        ]
        seconds = self._read_second(firsts, cues)
        return [
            self._decode(*parts) for parts in zip(texts, pieces, firsts, cues, seconds, strict=True)
        ]

    def _read_first(self, pieces: Sequence[Pieces]) -> list[_FirstReading]:
        ranges = [
            (row, start, end)
            for row, one in enumerate(pieces)
            for start, end in cut_windows(len(one.ids), width=self.width, overlap=self.overlap)
        ]
        readings: list[list[Floats]] = [[] for _ in pieces]
        for batch in _batches([end - start for _, start, end in ranges], max_pieces=1024):
            ids, features = _pad_windows(pieces, [ranges[k] for k in batch])
            arrays = self._graph.run(ids, features=features)
            for row, k in enumerate(batch):
                text, start, end = ranges[k]
                if not readings[text]:
                    size = len(pieces[text].ids)
                    readings[text] = [
                        np.zeros((size, *array.shape[2:]), dtype=np.float32) for array in arrays
                    ]
                # Of two windows that share pieces each speaks for its own half of what they share.
                before = ranges[k - 1] if k else (-1, 0, 0)
                after = ranges[k + 1] if k + 1 < len(ranges) else (-1, 0, 0)
                first = start + (before[2] - start) // 2 if before[0] == text else start
                last = after[1] + (end - after[1]) // 2 if after[0] == text else end
                for whole, array in zip(readings[text], arrays, strict=True):
                    whole[first:last] = array[row, 1 + first - start : 1 + last - start]
        width = 1 + 2 * len(self._entity_types)
        empty = [
            np.zeros((0, *shape), dtype=np.float32)
            for shape in ((9,), (width,), (1,), (1,), (4, 1))
        ]
        return [_FirstReading(*(arrays or empty)) for arrays in readings]

    def _read_second(
        self, firsts: Sequence[_FirstReading], cues: Sequence[NDArray[np.int64]]
    ) -> list[Floats]:
        """Give the second reading's logits, shape (k, BEFORE + 1 + AFTER, 9) for k cues of each text."""
        flat = [(row, cue) for row, own in enumerate(cues) for cue in own]
        outputs: list[Floats] = []
        for start in range(0, len(flat), _CUES_A_BATCH):
            batch = flat[start : start + _CUES_A_BATCH]
            contexts, masks, anchors = [], [], []
            for row, cue in batch:
                first = firsts[row]
                places, real = places_around(np.array([cue]), len(first.roles))
                contexts.append(first.context[places[0]])
                masks.append(real[0])
                anchors.append(first.anchor[cue])
            inputs = {
                "context": np.stack(contexts),
                "anchor": np.stack(anchors),
                "mask": np.stack(masks),
            }
            outputs += list(_run_session(self._second, inputs, self.identity)[0])
        taken = iter(outputs)
        return [
            np.stack([next(taken) for _ in own])
            if len(own)
            else np.zeros((0, 1, 9), dtype=np.float32)
            for own in cues
        ]

    def _decode(
        self,
        text: str,
        pieces: Pieces,
        first: _FirstReading,
        cues: NDArray[np.int64],
        second: Floats,
    ) -> Tags:
        words, offsets = pieces.word_starts, pieces.offsets
        if not len(pieces.ids):
            return Tags()
        loose = decode_roles(first.roles, words)
        attributions = read_attributions(cues, second, first.roles, words)
        roles, links = tag_roles(settle_ends(attributions, loose), loose, offsets)
        entities = tuple(
            tag_span(offsets, span, self._entity_types[span.kind])
            for span in decode_words(first.entities, words)
        )
        references = find_references(text, roles, entities, offsets, first.refer, self._reach)
        return Tags(roles, links, entities, references)


def _pad_windows(
    pieces: Sequence[Pieces], ranges: Sequence[tuple[int, int, int]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    width = max(end - start for _, start, end in ranges) + 2
    ids = np.full((len(ranges), width), PAD, dtype=np.int64)
    features = np.zeros((len(ranges), width, 3), dtype=np.int64)
    for row, (text, start, end) in enumerate(ranges):
        size = end - start
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = pieces[text].ids[start:end]
        features[row, 1 : size + 1] = pieces[text].features[start:end]
    return ids, features


class OnnxScorer:
    """One head of the `pairs` cross-encoder: three-way inference, or how rival statements stand to each other.

    Args:
        path: The graph.
        head: "inference" or "rivals".
        threads: See `OnnxGraph`.

    Raises:
        ModelError: A file is missing or broken, or the graph has no such head.
    """

    is_calibrated = False

    def __init__(
        self, path: Path = WEIGHTS / "pairs.onnx", *, head: str = "inference", threads: int = 0
    ) -> None:
        """Open the graph, once for both heads; no pair has been read yet."""
        self._graph = _open_pairs(path, threads)
        self._head = head
        self.labels, self._widths = _HEADS[head]
        if head not in self._graph.outputs:
            message = f"model {path.name} has no head for {head}"
            raise ModelError(message, hint="name a graph that training/export.py wrote")
        self._known: dict[tuple[str, str], Floats] = {}
        self.identity = self._graph.identity

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Score n pairs: shape (n, labels), rows sum to 1. A pair met before is not read again."""
        fresh = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        encode = self._graph.tokenizer.encode_batch
        sides = [
            [one.ids[:width] for one in encode([pair[side] for pair in fresh], add_special_tokens=False)]
            for side, width in enumerate(self._widths)
        ]  # fmt: skip
        rows = list(zip(*sides, strict=True))
        for batch in _batches([len(a) + len(b) + 3 for a, b in rows], max_pieces=1024):
            width = max(len(rows[k][0]) + len(rows[k][1]) + 3 for k in batch)
            ids = np.full((len(batch), width), PAD, dtype=np.int64)
            segments = np.zeros((len(batch), width), dtype=np.int64)
            for row, k in enumerate(batch):
                first, second = rows[k]
                joined = [CLS, *first, SEP, *second, SEP]
                ids[row, : len(joined)] = joined
                segments[row, len(first) + 2 : len(joined)] = 1
            (logits,) = self._graph.run(ids, only=self._head, segments=segments)
            powers = np.exp(logits - logits.max(axis=1, keepdims=True))
            for k, chances in zip(batch, powers / powers.sum(axis=1, keepdims=True), strict=True):
                self._known[fresh[k]] = chances
        if not pairs:
            return np.zeros((0, len(self.labels)), dtype=np.float32)
        return np.stack([self._known[pair] for pair in pairs])


class OnnxEmbedder:
    """all-MiniLM-L6-v2: mean of the pieces, length 1, 384 dimensions.

    Args:
        path: The graph.
        threads: See `OnnxGraph`.

    Source:
        Reimers and Gurevych (2019), arXiv:1908.10084; weights Apache-2.0.
    """

    max_pieces = 254
    size = 384

    def __init__(self, path: Path = WEIGHTS / "embedder.onnx", *, threads: int = 0) -> None:
        """Open the graph; nothing has been embedded yet."""
        self._graph = OnnxGraph(path, threads=threads)
        self._known: dict[str, Floats] = {}
        self.identity = self._graph.identity

    def embed(self, texts: Sequence[str]) -> Floats:
        """Embed n texts: shape (n, 384). A text met before is not run again; longer texts are cut."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        encoded = self._graph.tokenizer.encode_batch(fresh, add_special_tokens=False)
        rows = [one.ids[: self.max_pieces] for one in encoded]
        for batch in _batches([len(row) + 2 for row in rows], max_pieces=1024):
            ids = np.full((len(batch), max(len(rows[k]) for k in batch) + 2), PAD, dtype=np.int64)
            for row, k in enumerate(batch):
                ids[row, : len(rows[k]) + 2] = [CLS, *rows[k], SEP]
            (vectors,) = self._graph.run(ids)
            for row, k in enumerate(batch):
                self._known[fresh[k]] = vectors[row]
        if not texts:
            return np.zeros((0, self.size), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])
