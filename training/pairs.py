"""Train `pairs`: a cross-encoder that says how a second sentence stands to a first.

Reads every `pairs/*-train.jsonl` with three-way labels (entailment, neutral, contradiction); writes a
checkpoint every 500 steps and goes on from it when called again with the same `--out`. Keeps an exponential
moving average of the weights, which is what `training/export.py` exports.

    python training/pairs.py --data DATA_ROOT --out runs/pairs
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from pathlib import Path

import torch
from backbone import Encoder, load_parts, open_backbone, plan_rate, save_parts, start_log
from torch import nn

from rashomon.models.windows import CLS, PAD, SEP

LABELS = ("entailment", "neutral", "contradiction")
FILES = {
    "ling-in-loop": 1.0,
    "snli-mnli-sample": 1.0,
    "vitaminc": 0.8,
    "semi-automatic": 0.5,
    "counterfactual": 0.5,
    "climate-fever": 0.2,
    "joci": 0.2,
    "sick": 0.3,
}
"""Share of each file seen in an epoch; the general three-way sets count most."""
MAX_PIECES = 128
log = logging.getLogger("pairs")


class PairModel(nn.Module):
    """Encoder with a three-way head on the mean of the pieces beside the first: (b, t, 384) to logits (b, 3)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = nn.Sequential(
            nn.Dropout(0.1),
            nn.Linear(2 * encoder.size, encoder.size),
            nn.GELU(),
            nn.Linear(encoder.size, len(LABELS)),
        )

    def forward(self, embedded, mask, segments):
        hidden = self.encoder(embedded, mask, segments=segments)
        weights = mask.to(hidden.dtype)[..., None]
        mean = (hidden * weights).sum(1) / weights.sum(1)
        return self.head(torch.cat([hidden[:, 0], mean], dim=-1))


def read_pairs(path: Path, tokenizer) -> list[tuple[list[int], list[int], int]]:
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    rows = [row for row in rows if row["label"] in LABELS]
    firsts = tokenizer.encode_batch([r["premise"] for r in rows], add_special_tokens=False)
    seconds = tokenizer.encode_batch([r["hypothesis"] for r in rows], add_special_tokens=False)
    return [
        (first.ids[: MAX_PIECES - 48], second.ids[:45], LABELS.index(row["label"]))
        for first, second, row in zip(firsts, seconds, rows, strict=True)
    ]


def collate(batch, *, device: str):
    width = max(len(first) + len(second) + 3 for first, second, _ in batch)
    ids = torch.full((len(batch), width), PAD)
    segments = torch.zeros((len(batch), width), dtype=torch.long)
    for row, (first, second, _) in enumerate(batch):
        pieces = [CLS, *first, SEP, *second, SEP]
        ids[row, : len(pieces)] = torch.tensor(pieces)
        segments[row, len(first) + 2 : len(pieces)] = 1
    labels = torch.tensor([label for _, _, label in batch])
    return ids.to(device), segments.to(device), labels.to(device)


def run(model, embed, ids, segments):
    with torch.autocast(ids.device.type, torch.bfloat16):
        return model(embed(ids), ids != PAD, segments).float()


def accuracy(model, embed, rows, *, device: str) -> float:
    model.eval()
    right = 0
    with torch.no_grad():
        for start in range(0, len(rows), 128):
            ids, segments, labels = collate(rows[start : start + 128], device=device)
            right += int((run(model, embed, ids, segments).argmax(-1) == labels).sum())
    model.train()
    return round(right / len(rows), 4)


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the pair scorer.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to begin with")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--steps", type=int, help="end earlier than after the epochs")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    start_log(options.out)
    torch.manual_seed(options.seed)
    embed, encoder, tokenizer = open_backbone(has_features=False)
    model, embed = PairModel(encoder).to(options.device), embed.to(options.device)
    if options.start:
        weights = torch.load(options.start, map_location=options.device, weights_only=True)
        model.load_state_dict(weights)
    train = {
        name: read_pairs(options.data / f"pairs/{name}-train.jsonl", tokenizer) for name in FILES
    }
    dev = read_pairs(options.data / "pairs/mnli-dev.jsonl", tokenizer)
    dev = sorted(random.Random(0).sample(dev, 2000), key=lambda row: len(row[0]) + len(row[1]))

    def epoch_batches(epoch: int):
        rng = random.Random(options.seed * 1000 + epoch)
        rows = [
            row
            for name, share in FILES.items()
            for row in rng.sample(train[name], int(share * len(train[name])))
        ]
        rows.sort(key=lambda row: (len(row[0]) + len(row[1])) // 4 + rng.random())
        batches = [rows[i : i + options.batch] for i in range(0, len(rows), options.batch)]
        rng.shuffle(batches)
        return batches

    steps_per_epoch = len(epoch_batches(0))
    steps = min(options.steps or 10**9, options.epochs * steps_per_epoch)
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": model.encoder.parameters(), "lr": options.rate},
            {"params": heads, "lr": 3 * options.rate},
        ],
        weight_decay=0.01,
    )
    schedule = plan_rate(optimizer, steps, warm=0.06)
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998)
    )
    parts = {"model": model, "average": average, "optimizer": optimizer, "schedule": schedule}
    checkpoint = options.out / "checkpoint.pt"
    done = load_parts(checkpoint, parts, "steps", options.device)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.05)
    log.info("%d steps an epoch, %d done", steps_per_epoch, done)
    started, seen, running, step = time.time(), 0, 0.0, 0
    for epoch in range(options.epochs):
        for batch in epoch_batches(epoch):
            step += 1
            if step <= done or step > steps:
                continue
            ids, segments, labels = collate(batch, device=options.device)
            loss = loss_of(run(model, embed, ids, segments), labels)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            average.update_parameters(model)
            seen += len(batch)
            running = 0.99 * running + 0.01 * loss.item() if running else loss.item()
            if step % 100 == 0:
                log.info(
                    "step %d/%d loss %.4f %.0f pairs/s",
                    step,
                    steps,
                    running,
                    seen / (time.time() - started),
                )
            if step % 500 == 0 or step == steps:
                log.info(
                    "step %d mnli %.4f",
                    step,
                    accuracy(average.module, embed, dev, device=options.device),
                )
                save_parts(checkpoint, parts, "steps", step)
                torch.save(average.module.state_dict(), options.out / "model.pt")


if __name__ == "__main__":
    main()
