"""Train `pairs`: a cross-encoder with two heads, three-way inference and how rival statements stand to each other.

The inference head learns from every `pairs/*-train.jsonl` with three-way labels (entailment, neutral, contradiction);
the rivals head from invented events (`rivals.py`), published pairs and pairs made by rule (`generate.py`), then from
what the rooms find in real articles: training events with gold tables and the quotes these pair up, and labelled
tables (`tables.py`). Writes a checkpoint every 500 steps and goes on from it when called again with the same `--out`.
Keeps an exponential moving average of the weights, which is what `training/export.py` exports.

    python training/pairs.py --data DATA_ROOT --out runs/inference --only inference --epochs 2
    python training/pairs.py --data DATA_ROOT --out runs/invented --start runs/inference/model.pt
    python training/pairs.py --data DATA_ROOT --events EVENTS_ROOT --articles ARTICLE_BIAS_PREDICTION --out runs/pairs \
        --start runs/invented/model.pt --invented 0.1 --inference 0.3

The first two need no event. `--hold` leaves topics out of the third: the judge's weights are fitted on what a model
says of events it has not seen.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from backbone import (
    EmbedderGraph,
    Encoder,
    Halved,
    load_parts,
    open_backbone,
    plan_rate,
    save_parts,
    start_log,
)
from embedder import collate as collate_texts
from generate import generate_pairs, read_ists, read_vitaminc
from gold import read_found
from judged import read_judged
from rivals import FOLDER, make_pairs, read_all
from tables import Roots, relate_gold
from tables import make_pairs as make_found_pairs
from tables import read_all as read_tables
from torch import nn

from benchmarks.rivals import read_paired
from rashomon.models.open import open_embedder, open_tagger
from rashomon.models.rivals import RIVAL_LABELS
from rashomon.models.windows import CLS, PAD, SEP

if TYPE_CHECKING:
    from rivals import Invented

    from rashomon.models.base import SpanTagger

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
WIDTHS = {"inference": (80, 45), "rivals": (64, 64)}
"""Pieces kept of first and second, by head."""
RULED, FACTS = 9_000, 6_000
"""Pairs made by rule and pairs from VitaminC in each epoch of the rivals head."""
QUOTED = 2
"""How often an epoch sees each pair of quotes that a gold table pairs up by hand: they clash or agree by themselves,
where a table's relation of two parties only says that some of their statements do."""
SHARE = 1.0
"""Unrelated pairs of an invented event for each pair on one question."""
NEAR = 15
"""Neighbours in meaning (weights as published) from which unrelated pairs are taken; about what is read at run time."""
SLICE = 256
EITHER = 0.5
log = logging.getLogger("pairs")

Row = tuple[list[int], list[int], int]
Near = list[dict[int, list[int]]]
"""For each event, the nearest statements of each statement."""


@dataclass(slots=True)
class Material:
    """What is learned from and what is measured on.

    Attributes:
        general: Rows of each of `FILES`.
        events: Invented events.
        near: Their statements' neighbours.
        found: Rows of real articles.
        judged: Rows of real articles whose labels were given one by one; clear ones stand there twice.
        dev: Rows to measure each head on; none where nothing is left out for it.
    """

    general: dict[str, list[Row]]
    events: list[Invented]
    near: Near
    found: list[Row]
    judged: list[Row]
    dev: dict[str, list[Row]]


class PairModel(nn.Module):
    """Encoder with two heads on the mean of the pieces beside the first: (b, t, 384) to logits (b, 3) and (b, 5)."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = make_head(encoder.size, 3)
        self.rivals = make_head(encoder.size, len(RIVAL_LABELS))

    def forward(self, embedded, mask, segments):
        hidden = self.encoder(embedded, mask, segments=segments)
        weights = mask.to(hidden.dtype)[..., None]
        mean = (hidden * weights).sum(1) / weights.sum(1)
        read = torch.cat([hidden[:, 0], mean], dim=-1)
        return self.head(read), self.rivals(read)


def make_head(size: int, labels: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Dropout(0.1), nn.Linear(2 * size, size), nn.GELU(), nn.Linear(size, labels)
    )


def encode(pairs, labels, tokenizer, task: str) -> list[Row]:
    """Turn (first, second, label) into pieces and the label's number."""
    first, second = WIDTHS[task]
    ids = [
        tokenizer.encode_batch([row[side] for row in pairs], add_special_tokens=False)
        for side in (0, 1)
    ]
    return [
        (a.ids[:first], b.ids[:second], labels.index(row[2]))
        for a, b, row in zip(*ids, pairs, strict=True)
    ]


def read_pairs(path: Path, tokenizer) -> list[Row]:
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    pairs = [(r["premise"], r["hypothesis"], r["label"]) for r in rows if r["label"] in LABELS]
    return encode(pairs, LABELS, tokenizer, "inference")


def find_near(events: list[Invented], embed, encoder, tokenizer) -> Near:
    """Find the nearest statements of each statement, in each event."""
    graph = EmbedderGraph(encoder).eval()
    near = []
    for event in events:
        texts = [said.content for said in event.said]
        vectors = torch.zeros(len(texts), encoder.size)
        with torch.no_grad():
            for start in range(0, len(texts), SLICE):
                ids = collate_texts(texts[start : start + SLICE], tokenizer, "cpu", most=126)
                vectors[start : start + SLICE] = graph(embed(ids), ids != PAD)
        ranked = (vectors @ vectors.T).argsort(dim=1, descending=True)[:, 1 : NEAR + 1]
        near.append(dict(enumerate(ranked.tolist())))
    return near


def make_invented(
    events: list[Invented], near: Near, rng: random.Random
) -> list[tuple[str, str, str]]:
    """Make the pairs of invented events."""
    return [
        pair
        for event, own in zip(events, near, strict=True)
        for pair in make_pairs(event, rng, near=own, share=SHARE)
    ]


def read_found_rows(options, roots: Roots, tagger: SpanTagger, tokenizer) -> list[Row]:
    """Read the pairs of real articles, but for the topics that are left out."""
    embedder = open_embedder()
    hold = tuple(options.hold)
    pairs = []
    for path in sorted(options.events.glob("train/*/gold.json")):
        if not path.parent.name.startswith(hold):
            table = read_found(path.parent, tagger)
            pairs += make_found_pairs(table, partial(relate_gold, table), embedder)
            pairs += QUOTED * [(*one.words, one.kind) for one in read_paired(path.parent)]
    for labelled in read_tables(roots, tagger, without=hold):
        pairs += make_found_pairs(labelled.table, labelled.relate, embedder)
    return encode(pairs, RIVAL_LABELS, tokenizer, "rivals")


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


def run(model, embed, ids, segments, task: str):
    embedded = embed(ids).to(next(model.parameters()).dtype)
    return model(embedded, ids != PAD, segments)[list(WIDTHS).index(task)].float()


def accuracy(model, embed, rows, task: str, *, device: str) -> float:
    model.eval()
    right = 0
    with torch.no_grad():
        for start in range(0, len(rows), 128):
            ids, segments, labels = collate(rows[start : start + 128], device=device)
            right += int((run(model, embed, ids, segments, task).argmax(-1) == labels).sum())
    model.train()
    return round(right / len(rows), 4)


def read_material(backbone, options) -> Material:
    """Read everything but what each epoch draws anew; some invented events are left out to measure on."""
    *_, tokenizer = backbone
    data, held = options.data, options.held
    general = {name: read_pairs(data / f"pairs/{name}-train.jsonl", tokenizer) for name in FILES}
    for path in sorted(options.more.glob("*-train.jsonl")) if options.more else ():
        general[path.name.removesuffix("-train.jsonl")] = read_pairs(path, tokenizer)
    invented = read_all() + read_all(FOLDER / "wire")
    events = random.Random(0).sample(invented, len(invented))
    near = find_near(events, *backbone)
    left_out = make_invented(events[:held], near[:held], random.Random(0))
    dev = {
        "inference": read_pairs(data / "pairs/mnli-dev.jsonl", tokenizer),
        "rivals": encode(left_out, RIVAL_LABELS, tokenizer, "rivals"),
    }
    for task, rows in dev.items():
        chosen = random.Random(0).sample(rows, min(2000, len(rows)))
        dev[task] = sorted(chosen, key=lambda row: len(row[0]) + len(row[1]))
    found, judged = [], []
    if options.events:
        roots, tagger = Roots(data, options.events, options.articles), open_tagger()
        found = read_found_rows(options, roots, tagger, tokenizer)
        told = list(read_judged(roots, tagger)) if options.judged else []
        pairs = [(*p.words, p.label) for p in told for _ in range(1 + p.is_clear)]
        judged = encode(pairs, RIVAL_LABELS, tokenizer, "rivals") if pairs else []
    return Material(general, events[held:], near[held:], found, judged, dev)


def draw_batches(material: Material, tokenizer, options, epoch: int) -> list[tuple[str, list[Row]]]:
    """Draw an epoch's batches: each of one head, of like lengths, in any order; the same whenever it is asked."""
    rng = random.Random(options.seed * 1000 + epoch)
    rows = {task: [] for task in WIDTHS if options.only in (None, task)}
    if "inference" in rows:
        for name, own in material.general.items():
            share = options.inference * FILES.get(name, 1.0)
            rows["inference"] += rng.sample(own, int(share * len(own)))
    if "rivals" in rows:
        share = options.invented
        chosen = rng.sample(range(len(material.events)), round(share * len(material.events)))
        events, near = ([one[k] for k in chosen] for one in (material.events, material.near))
        pairs = make_invented(events, near, rng)
        ruled, facts = round(share * RULED), round(share * FACTS)
        pairs += generate_pairs(options.data / "attribution/polnear-train.jsonl", rng, most=ruled)
        ists = list(read_ists(options.data / "pairs/ists-train.jsonl"))
        pairs += rng.sample(ists, round(share * len(ists)))
        pairs += read_vitaminc(options.data / "pairs/vitaminc-train.jsonl", rng, most=facts)
        rows["rivals"] = encode(pairs, RIVAL_LABELS, tokenizer, "rivals")
        rows["rivals"] += [
            (second, first, label) if rng.random() < EITHER else (first, second, label)
            for first, second, label in (
                *rng.sample(material.found, round(options.found * len(material.found))),
                *options.judged * material.judged,
            )
        ]
    batches = []
    for task, own in rows.items():
        own.sort(key=lambda row: (len(row[0]) + len(row[1])) // 4 + rng.random())
        batches += [(task, own[i : i + options.batch]) for i in range(0, len(own), options.batch)]
    rng.shuffle(batches)
    return batches


def make_parts(model: PairModel, *, rate: float, steps: int, decay: float) -> dict:
    """Make what a checkpoint holds: the model, its moving average, the optimizer, the schedule."""
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": model.encoder.parameters(), "lr": rate},
            {"params": heads, "lr": 3 * rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    schedule = plan_rate(optimizer, steps, warm=0.06)
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(decay)
    )
    return {"model": model, "average": average, "optimizer": optimizer, "schedule": schedule}


def save(out: Path, parts: dict, step: int) -> None:
    """Write the checkpoint, and the averaged weights beside it."""
    save_parts(out / "checkpoint.pt", parts, "steps", step)
    torch.save(parts["average"].module.state_dict(), out / "model.pt")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Train the pair scorer.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to begin with")
    parser.add_argument("--only", choices=list(WIDTHS), help="train one head only")
    parser.add_argument("--more", type=Path, help="a folder with further general pairs")
    parser.add_argument(
        "--events", type=Path, help="learn from real articles too: the events' root"
    )
    parser.add_argument("--articles", type=Path, help="the articles of some tables (tables.py)")
    parser.add_argument("--hold", nargs="*", default=[], help="topics of them to leave out")
    parser.add_argument(
        "--judged",
        type=int,
        default=0,
        help="see each judged pair so often an epoch, clear ones twice (judged.py)",
    )
    parser.add_argument(
        "--found", type=float, default=1.0, help="share of the other pairs of real articles"
    )
    parser.add_argument("--inference", type=float, default=1.0, help="share of the general pairs")
    parser.add_argument("--invented", type=float, default=1.0, help="share of the invented events")
    parser.add_argument(
        "--held", type=int, default=0, help="invented events left out to measure on"
    )
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--steps", type=int, help="end earlier than after the epochs")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument(
        "--decay", type=float, default=0.998, help="of the moving average; less for few steps"
    )
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--dropout", type=float, default=0.0, help="inside the encoder")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    return parser.parse_args()


def main() -> None:
    options = parse_options()
    start_log(options.out)
    torch.manual_seed(options.seed)
    embed, encoder, tokenizer = open_backbone(has_features=False)
    model, embed = PairModel(encoder).to(options.device), embed.to(options.device)
    if options.start:
        weights = torch.load(options.start, map_location=options.device, weights_only=True)
        log.info("begins with %s", model.load_state_dict(weights, strict=False))
    for module in model.encoder.modules():
        if isinstance(module, nn.Dropout):
            module.p = options.dropout
    backbone = embed.cpu(), open_backbone(has_features=False)[1], tokenizer
    material = read_material(backbone, options)
    steps_per_epoch = len(draw_batches(material, tokenizer, options, 0))
    steps = min(options.steps or 10**9, options.epochs * steps_per_epoch)
    parts = make_parts(model, rate=options.rate, steps=steps, decay=options.decay)
    done = load_parts(options.out / "checkpoint.pt", parts, "steps", options.device)
    log.info("%d steps an epoch, %d done", steps_per_epoch, done)
    train(parts, embed, material, tokenizer, options, steps=steps, done=done)


def train(parts, embed, material: Material, tokenizer, options, *, steps: int, done: int) -> None:
    model, average = parts["model"], parts["average"]
    halved = Halved(model)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.05)
    started, seen, running, step = time.time(), 0, 0.0, 0
    for epoch in range(options.epochs):
        for task, batch in draw_batches(material, tokenizer, options, epoch):
            step += 1
            if step <= done or step > steps:
                continue
            ids, segments, labels = collate(batch, device=options.device)
            loss = loss_of(run(halved.half, embed, ids, segments, task), labels)
            loss.backward()
            halved.hand_gradients()
            parts["optimizer"].step()
            parts["schedule"].step()
            halved.renew()
            average.update_parameters(model)
            seen += len(batch)
            running = 0.99 * running + 0.01 * loss.item() if running else loss.item()
            if step % 100 == 0:
                speed = seen / (time.time() - started)
                log.info("step %d/%d loss %.4f %.0f pairs/s", step, steps, running, speed)
            if step % 500 == 0 or step == steps:
                for head, rows in material.dev.items():
                    if rows:
                        right = accuracy(average.module, embed, rows, head, device=options.device)
                        log.info("step %d %s %.4f", step, head, right)
                save(options.out, parts, step)


if __name__ == "__main__":
    main()
