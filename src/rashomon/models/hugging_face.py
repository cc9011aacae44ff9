"""Engines over a directory as Hugging Face lays it out: `config.json`, `tokenizer.json`, and a graph or weights.

1. `model.onnx` or `onnx/model.onnx` is run by onnxruntime.
2. Where there are only weights, transformers and torch run them (the extra `hf`).

Nothing is downloaded. A directory that would have to be guessed at (labels without names, a way of pooling or a layer
that is not known here) is refused.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import numpy as np
from tokenizers import Tokenizer

from rashomon.errors import ModelError
from rashomon.models.nets import OnnxNet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from rashomon.models.base import Floats
    from rashomon.models.nets import Inputs, Net

_GRAPHS = ("model.onnx", "onnx/model.onnx")
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
_KNOWN_LAYERS = frozenset({"Transformer", "Pooling", "Normalize"})
"""Parts of a sentence-transformers model that need no weights beside the network's."""
_MOST_TOKENS = 512
_BATCH = 16


class HuggingFaceScorer:
    """A cross-encoder with the labels entailment, neutral and contradiction, in any order and case.

    Args:
        path: The directory; `id2label` of its `config.json` names the columns.

    Raises:
        ModelError: A file is missing or broken, or the labels are others.
    """

    labels: tuple[str, ...] = ("entailment", "neutral", "contradiction")
    is_calibrated = False

    def __init__(self, path: Path) -> None:
        """Open network and tokenizer."""
        self._tokens = _Tokens(path)
        named = self._tokens.config.get("id2label") or {}
        columns = {str(label).strip().lower(): int(column) for column, label in named.items()}
        if set(columns) != set(self.labels):
            message = (
                f'the labels of "{path}" are {", ".join(map(repr, named.values())) or "not named"}'
            )
            hint = f"id2label of its config.json must name {', '.join(self.labels)}"
            raise ModelError(message, hint=hint)
        self._columns = [columns[label] for label in self.labels]
        self._net, self.identity = _open_net(path, scores_pairs=True)
        if "logits" not in self._net.outputs:
            raise ModelError(f'the graph in "{path}" gives no logits', hint="export a classifier")

    def score(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Score n pairs: shape (n, 3), rows sum to 1; the longer text of a pair is cut where both are too long."""
        scores = np.zeros((len(pairs), len(self.labels)), dtype=np.float32)
        for rows, inputs in self._tokens.batch(pairs):
            logits = self._net.run(inputs)["logits"][:, self._columns]
            powers = np.exp(logits - logits.max(axis=1, keepdims=True))
            scores[rows] = powers / powers.sum(axis=1, keepdims=True)
        return scores


class HuggingFaceEmbedder:
    """A sentence encoder: its own sentence vectors if the graph gives them, else its words' vectors pooled.

    Args:
        path: The directory; `1_Pooling/config.json` says how, the mean if it is not there.

    Raises:
        ModelError: A file is missing or broken, or something would be left out that the model needs.
    """

    def __init__(self, path: Path) -> None:
        """Open network and tokenizer; nothing has been embedded yet."""
        self._tokens = _Tokens(path)
        self._net, self.identity = _open_net(path, scores_pairs=False)
        self._known: dict[str, Floats] = {}
        outputs = ("sentence_embedding", "last_hidden_state", "token_embeddings")
        found = next((name for name in outputs if name in self._net.outputs), None)
        if found is None:
            message = f'the graph in "{path}" gives {", ".join(self._net.outputs)}'
            raise ModelError(message, hint=f"an embedder gives one of {', '.join(outputs)}")
        self._output = found
        self._pooling = "" if found == outputs[0] else _find_pooling(path)

    def embed(self, texts: Sequence[str]) -> Floats:
        """Embed n texts: shape (n, d), rows of length 1. A text met before is not run again; longer ones are cut."""
        fresh = [text for text in dict.fromkeys(texts) if text not in self._known]
        for rows, inputs in self._tokens.batch(fresh):
            vectors = self._net.run(inputs)[self._output]
            if self._pooling:
                vectors = _POOLINGS[self._pooling](vectors, inputs["attention_mask"])
            vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
            self._known.update(
                (fresh[row], vector) for row, vector in zip(rows, vectors, strict=True)
            )
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        return np.stack([self._known[text] for text in texts])


class _Tokens:
    """The configuration and tokenizer of a directory."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            hint = "nothing is downloaded: fetch the model into a directory and name that"
            raise ModelError(f'no directory "{path}"', hint=hint)
        self.config = _read_object(path / "config.json")
        file = path / "tokenizer.json"
        try:
            self._tokenizer = Tokenizer.from_file(str(file))
        # tokenizers raises plain `Exception`, whatever went wrong.
        except Exception as error:
            message = f"{file} cannot be read: {error}"
            hint = (
                "transformers writes one: AutoTokenizer.from_pretrained(DIR).save_pretrained(DIR)"
            )
            raise ModelError(message, hint=hint) from error
        self._pad = (self._tokenizer.padding or {}).get(
            "pad_id", self.config.get("pad_token_id") or 0
        )
        self._tokenizer.no_padding()
        limits = (
            self.config.get("max_position_embeddings"),
            _read_object(path / "tokenizer_config.json").get("model_max_length"),
            _read_object(path / "sentence_bert_config.json").get("max_seq_length"),
        )
        most = min([_MOST_TOKENS, *(one for one in limits if isinstance(one, int) and one > 0)])
        self._tokenizer.enable_truncation(most)

    def batch(self, texts: Sequence[str | tuple[str, str]]) -> Iterator[tuple[list[int], Inputs]]:
        """Give texts or pairs in padded batches of like length: which rows of the input they are, and the arrays."""
        encodings = self._tokenizer.encode_batch(list(texts))
        order = sorted(range(len(texts)), key=lambda row: -len(encodings[row].ids))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            shape = len(rows), max(1, len(encodings[rows[0]].ids))
            inputs = {
                "input_ids": np.full(shape, self._pad, dtype=np.int64),
                "attention_mask": np.zeros(shape, dtype=np.int64),
                "token_type_ids": np.zeros(shape, dtype=np.int64),
            }
            for place, row in enumerate(rows):
                size = len(encodings[row].ids)
                inputs["input_ids"][place, :size] = encodings[row].ids
                inputs["attention_mask"][place, :size] = 1
                inputs["token_type_ids"][place, :size] = encodings[row].type_ids
            yield rows, inputs


def _open_net(path: Path, *, scores_pairs: bool) -> tuple[Net, str]:
    """Open the graph of a directory, else its weights; gives it with its identity."""
    graph = next((path / name for name in _GRAPHS if (path / name).is_file()), None)
    if graph is not None:
        # What does not fit into a graph lies beside it as model.onnx_data.
        return OnnxNet(graph), _identify(path, sorted(graph.parent.glob(f"{graph.name}*")))
    weights = next(filter(None, (sorted(path.glob(pattern)) for pattern in _WEIGHTS)), [])
    if not weights:
        hint = f"known are {', '.join((*_GRAPHS, *_WEIGHTS))}"
        raise ModelError(f'no graph and no weights in "{path}"', hint=hint)
    try:
        from rashomon.models.torch_net import TorchNet  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = (
            f'"{path}" holds no ONNX graph, and torch or transformers is missing ({error.name})'
        )
        raise ModelError(message, hint="pip install 'rashomon[hf]'") from error
    return TorchNet(path, scores_pairs=scores_pairs), _identify(path, weights)


def _identify(path: Path, files: Sequence[Path]) -> str:
    """Name a directory by its last part and what its network holds."""
    digest = hashlib.sha256()
    for file in files:
        with file.open("rb") as opened:
            digest.update(hashlib.file_digest(opened, "sha256").digest())
    return f"hf:{path.resolve().name}@{digest.hexdigest()[:12]}"


def _find_pooling(path: Path) -> str:
    """Tell how a sentence-transformers model pools; a directory that is none is pooled by the mean."""
    layers = [
        str(one.get("type")).rpartition(".")[2] for one in _read_json(path / "modules.json", [])
    ]
    strange = sorted(set(layers) - _KNOWN_LAYERS)
    if strange:
        message = f'"{path}" has a layer {", ".join(strange)}, which is not run here'
        raise ModelError(message, hint="use an ONNX export that gives sentence_embedding")
    config = _read_object(path / "1_Pooling" / "config.json")
    old = (
        name.removeprefix("pooling_mode_").removesuffix("_tokens").removesuffix("_token")
        for name, is_so in config.items()
        if name.startswith("pooling_mode_") and is_so is True
    )
    mode = config.get("pooling_mode") or "+".join(old) or "mean"
    if mode not in _POOLINGS:
        message = f'"{path}" pools by {mode}'
        raise ModelError(message, hint=f"known ways: {', '.join(_POOLINGS)}")
    return str(mode)


def _pool_mean(vectors: Floats, mask: NDArray[np.int64]) -> Floats:
    real = mask[:, :, None].astype(np.float32)
    mean: Floats = (vectors * real).sum(axis=1) / np.maximum(real.sum(axis=1), 1.0)
    return mean


def _pool_first(vectors: Floats, _: NDArray[np.int64]) -> Floats:
    return vectors[:, 0]


def _pool_most(vectors: Floats, mask: NDArray[np.int64]) -> Floats:
    most: Floats = np.where(mask[:, :, None] > 0, vectors, -np.inf).max(axis=1)
    return most


def _pool_last(vectors: Floats, mask: NDArray[np.int64]) -> Floats:
    last: Floats = vectors[np.arange(len(vectors)), mask.sum(axis=1) - 1]
    return last


_POOLINGS = {
    "mean": _pool_mean,
    "cls": _pool_first,
    "max": _pool_most,
    "lasttoken": _pool_last,
}


def _read_object(path: Path) -> dict[str, Any]:
    found = _read_json(path, {})
    return found if isinstance(found, dict) else {}


def _read_json(path: Path, default: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    try:
        return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else default
    except (OSError, ValueError) as error:
        raise ModelError(f"{path} cannot be read: {error}", hint="fetch it anew") from error
