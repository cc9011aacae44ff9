"""Weights of a Hugging Face directory, run by transformers and torch: the extra `hf`.

Only a directory without an ONNX graph brings this module in. Nothing is downloaded, and no code of the directory runs.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import torch
from safetensors import SafetensorError
from transformers import AutoModel, AutoModelForSequenceClassification
from transformers.utils.logging import disable_progress_bar

from rashomon.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from rashomon.models.base import Floats
    from rashomon.models.nets import Inputs

_FOREIGN = (OSError, ValueError, KeyError, TypeError, RuntimeError, ImportError, SafetensorError)
"""What transformers and torch raise where a directory is broken or holds a model they do not know."""


class TorchNet:
    """Weights that transformers knows how to run.

    Args:
        path: The directory.
        scores_pairs: Whether the model classifies; else its last hidden state is given.

    Raises:
        ModelError: The weights cannot be opened.
    """

    def __init__(self, path: Path, *, scores_pairs: bool) -> None:
        """Read the weights."""
        self._path = path
        self.outputs: tuple[str, ...] = ("logits",) if scores_pairs else ("last_hidden_state",)
        kind = AutoModelForSequenceClassification if scores_pairs else AutoModel
        disable_progress_bar()
        try:
            self._model = kind.from_pretrained(path, local_files_only=True).float().eval()
        except _FOREIGN as error:
            message = f'weights in "{path}" cannot be opened: {error}'
            raise ModelError(message, hint="fetch them anew") from error
        self._names = set(inspect.signature(self._model.forward).parameters)

    def run(self, inputs: Inputs) -> dict[str, Floats]:
        """See `nets.Net`."""
        tensors = {
            name: torch.from_numpy(array) for name, array in inputs.items() if name in self._names
        }
        try:
            with torch.inference_mode():
                given = self._model(**tensors)
        except _FOREIGN as error:
            message = (
                f'model "{self._path}" failed on a batch of {inputs["input_ids"].shape}: {error}'
            )
            raise ModelError(message, hint="try its ONNX export") from error
        return {name: given[name].numpy() for name in self.outputs}
