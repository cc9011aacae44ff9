"""Networks of a Hugging Face directory: a batch of tokens in, named arrays out.

`OnnxNet` runs an exported graph and needs nothing more than the package does; `TorchNet` (`torch_net.py`) runs weights.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
import onnxruntime as ort

from rashomon.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from rashomon.models.base import Floats

    Inputs = dict[str, NDArray[np.int64]]

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
FOREIGN_ERRORS: tuple[type[Exception], ...] = tuple(
    error
    for error in vars(ort.capi.onnxruntime_pybind11_state).values()
    if isinstance(error, type) and issubclass(error, Exception)
)
"""All that onnxruntime raises; its errors have no common base."""
UNOPENABLE: tuple[type[Exception], ...] = (OSError, ValueError, *FOREIGN_ERRORS)
"""What opening a graph may raise."""


class Net(Protocol):
    """A network that runs; `outputs` names what it gives."""

    outputs: tuple[str, ...]

    def run(self, inputs: Inputs) -> dict[str, Floats]:
        """Run a padded batch: each of `INPUTS` with shape (b, t); gives each of `outputs`.

        Raises:
            ModelError: The runtime failed.
        """
        ...


class OnnxNet:
    """An exported graph.

    Args:
        path: The graph.

    Raises:
        ModelError: It cannot be opened, or asks for inputs that are not made here.
    """

    def __init__(self, path: Path) -> None:
        """Open the graph."""
        self._path = path
        options = ort.SessionOptions()
        options.log_severity_level = 3
        try:
            self._session = ort.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"]
            )
        except UNOPENABLE as error:
            message = f"model {path} cannot be opened: {error}"
            raise ModelError(message, hint="fetch or export it anew") from error
        self._types = {
            one.name: np.int32 if one.type == "tensor(int32)" else np.int64
            for one in self._session.get_inputs()
        }
        self.outputs = tuple(one.name for one in self._session.get_outputs())
        strange = sorted(set(self._types) - set(INPUTS))
        if strange:
            message = f"model {path} asks for {', '.join(strange)}"
            raise ModelError(message, hint=f"export it so that it asks for {', '.join(INPUTS)}")

    def run(self, inputs: Inputs) -> dict[str, Floats]:
        """See `Net`."""
        taken = {name: inputs[name].astype(kind) for name, kind in self._types.items()}
        try:
            arrays = self._session.run(None, taken)
        except FOREIGN_ERRORS as error:
            shape = inputs["input_ids"].shape
            message = f"model {self._path} failed on a batch of {shape}: {error}"
            raise ModelError(message, hint="export it with free batch and sequence axes") from error
        return {
            name: array.astype(np.float32) for name, array in zip(self.outputs, arrays, strict=True)
        }
