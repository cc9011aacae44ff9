"""Open a model by its address; the only place where an engine is chosen.

Addresses:

- "" or "onnx": what the package ships; "onnx:PATH": a graph of the same shape elsewhere
- "hf:DIR": a directory as Hugging Face lays it out; pairs and embedder
- "openai:MODEL@URL": a model behind an OpenAI-compatible endpoint, as "openai:llama3.1@http://localhost:11434/v1"
- "fake": rules, for tests and for looking at the rest of the machine without a model
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.errors import SettingsError
from rashomon.settings import ModelSettings

if TYPE_CHECKING:
    from rashomon.models.base import Embedder, PairScorer, SpanTagger

_OTHERS = '"onnx", "onnx:PATH", "openai:MODEL@URL", "fake"'
_KNOWN = f'known addresses: {_OTHERS}, "hf:DIR"'


def open_tagger(address: str = "", *, settings: ModelSettings | None = None) -> SpanTagger:
    """Open the tagger of roles, links and entities.

    Args:
        address: See above. Behind an endpoint the shipped tagger still reads entities and references.
        settings: How an endpoint is asked.

    Raises:
        SettingsError: No such address.
        ModelError: The files are missing or broken.
    """
    match address.partition(":"):
        case ("" | "onnx", _, path):
            from rashomon.models.onnx import OnnxTagger  # noqa: PLC0415 - engines load on demand

            return OnnxTagger(Path(path)) if path else OnnxTagger()
        case ("openai", _, endpoint):
            from rashomon.models.endpoint import EndpointTagger  # noqa: PLC0415
            from rashomon.models.onnx import OnnxTagger  # noqa: PLC0415
            from rashomon.models.wire import Wire  # noqa: PLC0415

            chosen = settings or ModelSettings()
            return EndpointTagger(Wire(endpoint, chosen), OnnxTagger(), chosen)
        case ("fake", _, _):
            from rashomon.models.fake import FakeTagger  # noqa: PLC0415

            return FakeTagger()
        case ("hf", _, _):
            message = f'no reader at "{address}": a Hugging Face directory scores pairs or embeds'
            raise SettingsError(message, hint=f"for the reader: {_OTHERS}")
    message = f'no reader at "{address}"'
    raise SettingsError(message, hint=f"known addresses: {_OTHERS}")


def open_scorer(address: str = "", *, settings: ModelSettings | None = None) -> PairScorer:
    """Open the scorer of pairs of sentences; args and errors as `open_tagger`."""
    match address.partition(":"):
        case ("" | "onnx", _, path):
            from rashomon.models.onnx import OnnxScorer  # noqa: PLC0415

            return OnnxScorer(Path(path)) if path else OnnxScorer()
        case ("hf", _, path) if path:
            from rashomon.models.hugging_face import HuggingFaceScorer  # noqa: PLC0415

            return HuggingFaceScorer(Path(path).expanduser())
        case ("openai", _, endpoint):
            from rashomon.models.endpoint import EndpointScorer  # noqa: PLC0415
            from rashomon.models.wire import Wire  # noqa: PLC0415

            return EndpointScorer(Wire(endpoint, settings or ModelSettings()))
        case ("fake", _, _):
            from rashomon.models.fake import FakeScorer  # noqa: PLC0415

            return FakeScorer()
    message = f'no pair scorer at "{address}"'
    raise SettingsError(message, hint=_KNOWN)


def open_rivals(address: str = "") -> PairScorer:
    """Open the scorer of rival statements; its labels are `rashomon.models.rivals.RIVAL_LABELS`.

    It goes by the address of the pair scorer; beside a foreign one, which knows nothing of parties, stays the shipped.
    Errors as `open_tagger`.
    """
    kind, _, path = address.partition(":")
    if kind == "fake":
        from rashomon.models.fake import FakeRivals  # noqa: PLC0415

        return FakeRivals()
    from rashomon.models.onnx import OnnxScorer  # noqa: PLC0415

    if kind == "onnx" and path:
        return OnnxScorer(Path(path), head="rivals")
    return OnnxScorer(head="rivals")


def open_embedder(address: str = "", *, settings: ModelSettings | None = None) -> Embedder:
    """Open the embedder; args and errors as `open_tagger`."""
    match address.partition(":"):
        case ("" | "onnx", _, path):
            from rashomon.models.onnx import OnnxEmbedder  # noqa: PLC0415

            return OnnxEmbedder(Path(path)) if path else OnnxEmbedder()
        case ("hf", _, path) if path:
            from rashomon.models.hugging_face import HuggingFaceEmbedder  # noqa: PLC0415

            return HuggingFaceEmbedder(Path(path).expanduser())
        case ("openai", _, endpoint):
            from rashomon.models.endpoint import EndpointEmbedder  # noqa: PLC0415
            from rashomon.models.wire import Wire  # noqa: PLC0415

            return EndpointEmbedder(Wire(endpoint, settings or ModelSettings()))
        case ("fake", _, _):
            from rashomon.models.fake import FakeEmbedder  # noqa: PLC0415

            return FakeEmbedder()
    message = f'no embedder at "{address}"'
    raise SettingsError(message, hint=_KNOWN)
