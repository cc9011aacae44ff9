"""Tiny directories as Hugging Face lays them out: a bag of words as a graph, a tokenizer, configurations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "[PAD] [UNK] [CLS] [SEP] the ferry was hit by patrol boat rice not it rained".split()
ODD_LABELS = ("Neutral", "CONTRADICTION", "entailment")


def write_directory(path: Path, table: np.ndarray, *, output: str, **config: object) -> Path:
    """Write a model that adds up, or gives, the rows of a table: shape (len(WORDS), d).

    Args:
        path: The directory; it is made.
        table: A row for each of `WORDS`.
        output: "logits" or "sentence_embedding" (rows are added up), "last_hidden_state" (each is given).
        config: What `config.json` holds.
    """
    onnx = pytest.importorskip("onnx", reason="onnx builds the graph; it comes with the extra dev")
    helper, kinds = onnx.helper, onnx.TensorProto
    path.mkdir(exist_ok=True)
    size = table.shape[1]
    nodes = [helper.make_node("Gather", ["table", "input_ids"], ["rows"])]
    if output == "last_hidden_state":
        nodes.append(helper.make_node("Identity", ["rows"], [output]))
        shape: list[str | int] = ["b", "t", size]
    else:
        nodes += [
            helper.make_node("Cast", ["attention_mask"], ["real"], to=kinds.FLOAT),
            helper.make_node("Unsqueeze", ["real", "two"], ["column"]),
            helper.make_node("Mul", ["rows", "column"], ["kept"]),
            helper.make_node("ReduceSum", ["kept", "one"], [output], keepdims=0),
        ]
        shape = ["b", size]
    graph = helper.make_graph(
        nodes,
        "bag",
        [
            helper.make_tensor_value_info("input_ids", kinds.INT64, ["b", "t"]),
            helper.make_tensor_value_info("attention_mask", kinds.INT64, ["b", "t"]),
        ],
        [helper.make_tensor_value_info(output, kinds.FLOAT, shape)],
        [
            onnx.numpy_helper.from_array(table.astype(np.float32), "table"),
            onnx.numpy_helper.from_array(np.array([2], dtype=np.int64), "two"),
            onnx.numpy_helper.from_array(np.array([1], dtype=np.int64), "one"),
        ],
    )
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8), path / "model.onnx")
    (path / "config.json").write_text(json.dumps(config), encoding="utf-8")
    write_tokenizer(path)
    return path


def write_tokenizer(path: Path) -> None:
    """Write a tokenizer that splits at white space and knows `WORDS`."""
    words = {word: k for k, word in enumerate(WORDS)}
    tokenizer = Tokenizer(WordLevel(words, unk_token=WORDS[1]))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    # As published directories often have it: padding and truncation that fit another use.
    tokenizer.enable_padding(length=64)
    tokenizer.enable_truncation(3)
    tokenizer.save(str(path / "tokenizer.json"))


def write_scorer(path: Path, labels: tuple[str, ...] = ODD_LABELS) -> Path:
    """Write a scorer that sees a contradiction wherever it reads "not"."""
    table = np.zeros((len(WORDS), len(labels)))
    table[WORDS.index("not"), 1] = 2.0
    table[WORDS.index("[CLS]"), 2] = 1.0
    named = {str(k): label for k, label in enumerate(labels)}
    return write_directory(path, table, output="logits", id2label=named)


def write_embedder(path: Path, output: str = "last_hidden_state") -> Path:
    """Write an embedder with a dimension for each word it knows; what it does not know weighs little."""
    weights = np.array([0.0 if word.startswith("[") else 1.0 for word in WORDS])
    weights[WORDS.index("[UNK]")] = 0.01
    return write_directory(path, np.diag(weights), output=output)
