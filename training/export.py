"""Turn trained checkpoints into what the package ships: ONNX graphs over one shared table of word embeddings.

    python training/export.py words --out src/rashomon/models/weights
    python training/export.py reader --run runs/reader --out src/rashomon/models/weights
    python training/export.py pairs --run runs/pairs [runs/other ...] --out src/rashomon/models/weights
    python training/export.py embedder --run runs/embedder --out src/rashomon/models/weights

The table is kept as one signed byte a value with one scale a row (11.7 MB; the largest error of a value
is half a 127th of its row's largest). Graphs take embedded pieces; their matrix products are stored and run in
8 bits (dynamic quantisation, weights by channel) unless `--float` is given. `--bits16` keeps weights in
half precision on disk and computes in 32 bits.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import torch
from backbone import FOLDER, EmbedderGraph, open_backbone
from examples import ENTITIES
from onnxruntime.quantization import QuantType, quantize_dynamic
from pairs import PairModel
from reader import REACH, SMALL, Reader
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Sequence

OPSET = 17
FIXED_LENGTH = {"vectors", "inference", "rivals"}


def write_words(out: Path) -> None:
    embed, _, _ = open_backbone()
    table = embed.weight.detach().numpy()
    scales = np.abs(table).max(axis=1) / 127
    whole = np.round(table / scales[:, None]).astype(np.int8)
    np.savez(out / "words.npz", table=whole, scales=scales.astype(np.float32))
    tokenizer = json.loads((FOLDER / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    (out / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")


def export(
    model: nn.Module, inputs: dict[str, torch.Tensor], outputs: list[str], path: Path, *, bits: int
) -> None:
    model.eval()
    dynamic = {name: {0: "batch", 1: "pieces"} for name in (*inputs, *outputs)}
    for name in FIXED_LENGTH & dynamic.keys():
        dynamic[name] = {0: "batch"}
    if "context" in inputs:  # the second reading looks at windows of one length
        dynamic = {name: {0: "batch"} for name in dynamic}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "model.onnx"
        torch.onnx.export(
            model,
            tuple(inputs.values()),
            str(whole),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=dynamic,
            opset_version=OPSET,
            dynamo=False,
        )
        if bits == 8:
            quantize_dynamic(
                whole,
                path,
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul"],
                extra_options={"MatMulConstBOnly": True},
            )
        elif bits == 16:
            path.write_bytes(halve(onnx.load(whole)).SerializeToString())
        else:
            path.write_bytes(whole.read_bytes())
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


def halve(model: onnx.ModelProto) -> onnx.ModelProto:
    """Store matrices in half precision and cast them back when the graph is loaded."""
    casts = []
    for tensor in model.graph.initializer:
        if tensor.data_type == onnx.TensorProto.FLOAT and np.prod(tensor.dims) > 4096:
            values = onnx.numpy_helper.to_array(tensor).astype(np.float16)
            name = tensor.name
            tensor.CopyFrom(onnx.numpy_helper.from_array(values, name + "_half"))
            casts.append(
                onnx.helper.make_node("Cast", [name + "_half"], [name], to=onnx.TensorProto.FLOAT)
            )
    for node in reversed(casts):
        model.graph.node.insert(0, node)
    return model


def average_runs(runs: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Give the mean of the weights of runs that began from the same ones.

    Source:
        Wortsman et al. (2022), "Model soups", arXiv:2203.05482.
    """
    held = [torch.load(run / "model.pt", map_location="cpu", weights_only=True) for run in runs]
    return {name: torch.stack([one[name].float() for one in held]).mean(0) for name in held[0]}


def main() -> None:
    parser = argparse.ArgumentParser(description="Export models for the package.")
    parser.add_argument("what", choices=["words", "reader", "pairs", "embedder"])
    parser.add_argument("--run", type=Path, nargs="+", help="several are averaged")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--bits", type=int, choices=[8, 16, 32], default=8)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    if options.what == "words":
        write_words(options.out)
        return
    _, encoder, _ = open_backbone(has_features=options.what == "reader")
    embedded, mask = torch.randn(2, 16, 384), torch.ones(2, 16, dtype=torch.bool)
    mask[1, 12:] = False
    path = options.out / f"{options.what}.onnx"
    if options.what == "embedder":
        model = EmbedderGraph(encoder)
        if options.run:
            model.load_state_dict(average_runs(options.run))
        export(
            model,
            {"embedded": embedded, "mask": mask},
            ["vectors"],
            path,
            bits=options.bits,
        )
    elif options.what == "reader":
        model = Reader(encoder)
        model.load_state_dict(average_runs(options.run))
        inputs = {
            "embedded": embedded,
            "mask": mask,
            "features": torch.zeros(2, 16, 3, dtype=torch.long),
        }
        outputs = ["roles", "entities", "context", "anchor", "refer"]
        export(model, inputs, outputs, path, bits=options.bits)
        inputs = {
            "context": torch.randn(2, REACH, SMALL),
            "anchor": torch.randn(2, SMALL),
            "mask": torch.ones(2, REACH, dtype=torch.bool),
        }
        export(model.second, inputs, ["logits"], path.with_name("second.onnx"), bits=options.bits)
        reach = [round(value, 4) for value in model.reach.tolist()]
        (options.out / "reader.json").write_text(
            json.dumps({"entities": ENTITIES, "reach": reach}) + "\n", encoding="utf-8"
        )
    else:
        model = PairModel(encoder)
        model.load_state_dict(average_runs(options.run))
        inputs = {
            "embedded": embedded,
            "mask": mask,
            "segments": torch.zeros(2, 16, dtype=torch.long),
        }
        export(model, inputs, ["inference", "rivals"], path, bits=options.bits)


if __name__ == "__main__":
    main()
