"""Open a model by its address; the only place where an engine is chosen.

Addresses: "" or "onnx" (what the package ships), "onnx:PATH" (a graph of the same shape elsewhere), "fake"
(rules, for tests and for looking at the rest of the machine without a model).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import SettingsError

if TYPE_CHECKING:
    from rashomon.models.base import Embedder, PairScorer, SpanTagger

_KNOWN = 'known addresses: "onnx", "onnx:PATH", "fake"'


def open_tagger(address: str = "") -> SpanTagger:
    """Open the tagger of roles, links and entities.

    Raises:
        SettingsError: No such address.
        ModelError: The files are missing or broken.
    """
    match address.partition(":"):
        case ("" | "onnx", _, path):
            from rashomon.models.onnx import OnnxTagger  # noqa: PLC0415 - engines load on demand

            return OnnxTagger(Path(path)) if path else OnnxTagger()
        case ("fake", _, _):
            from rashomon.models.fake import FakeTagger  # noqa: PLC0415

            return FakeTagger()
    message = f'no tagger at "{address}"'
    raise SettingsError(message, hint=_KNOWN)


def open_scorer(address: str = "") -> PairScorer:
    """Open the scorer of pairs of sentences.

    Raises:
        SettingsError: No such address.
        ModelError: The files are missing or broken.
    """
    match address.partition(":"):
        case ("" | "onnx", _, path):
            from rashomon.models.onnx import OnnxScorer  # noqa: PLC0415

            return OnnxScorer(Path(path)) if path else OnnxScorer()
        case ("fake", _, _):
            from rashomon.models.fake import FakeScorer  # noqa: PLC0415

            return FakeScorer()
    message = f'no pair scorer at "{address}"'
    raise SettingsError(message, hint=_KNOWN)


def open_embedder(address: str = "") -> Embedder:
    """Open the embedder.

    Raises:
        SettingsError: No such address.
        ModelError: The files are missing or broken.
    """
    match address.partition(":"):
        case ("" | "onnx", _, path):
            from rashomon.models.onnx import OnnxEmbedder  # noqa: PLC0415

            return OnnxEmbedder(Path(path)) if path else OnnxEmbedder()
        case ("fake", _, _):
            from rashomon.models.fake import FakeEmbedder  # noqa: PLC0415

            return FakeEmbedder()
    message = f'no embedder at "{address}"'
    raise SettingsError(message, hint=_KNOWN)
