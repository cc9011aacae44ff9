"""Train the `reader`: one encoder with heads for attribution roles, their links, and named entities.

Reads PolNeAR (roles and links), Worldwide (entities) and, if given, event folders with a gold table
(roles and links); writes a checkpoint after every epoch, goes on from it when called again with the same
`--out`, and keeps an exponential moving average of the weights, which is what `training/export.py` exports.

    python training/reader.py --data DATA_ROOT --events EVENTS_ROOT --out runs/reader
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import re
import time
from pathlib import Path

import numpy as np
import torch
from backbone import Encoder, open_backbone
from torch import nn

from rashomon.models.windows import CLS, PAD, SEP, Pieces, cut_pieces, cut_windows

ROLES = ("source", "cue", "content")
ENTITIES = (
    "Date",
    "Facility",
    "Location",
    "Misc",
    "Money",
    "NORP",
    "Organization",
    "Person",
    "Product",
)
WIDTH, OVERLAP = 382, 128
DISTANCE = 128
log = logging.getLogger("reader")


class Reader(nn.Module):
    """The encoder with its heads.

    For a batch of b windows of t pieces `forward` gives roles (b, t, 9), entities (b, t, 19), and
    for links queries and keys (b, t, 2, 64): the score that piece j belongs to the source (0) or
    content (1) of the cue starting at piece i is query[i] . key[j] / 8 + distance_bias[:, j - i].
    """

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        size = encoder.size
        self.dropout = nn.Dropout(0.1)
        self.roles = nn.Sequential(
            nn.Linear(size, size), nn.GELU(), nn.Dropout(0.1), nn.Linear(size, 9)
        )
        self.entities = nn.Linear(size, 1 + 2 * len(ENTITIES))
        self.link = nn.Sequential(nn.Linear(size, 256), nn.GELU())
        self.query = nn.Linear(256, 128)
        self.key = nn.Linear(256, 128)
        self.distance_bias = nn.Parameter(torch.full((2, 2 * DISTANCE + 1), -2.0))

    def forward(self, embedded: torch.Tensor, mask: torch.Tensor, features: torch.Tensor):
        hidden = self.dropout(self.encoder(embedded, mask, features))
        linked = self.link(hidden)
        shape = (*hidden.shape[:2], 2, 64)
        return (
            self.roles(hidden),
            self.entities(hidden),
            self.query(linked).reshape(shape),
            self.key(linked).reshape(shape),
        )


class Example:
    """One text with its labels by piece; -100 where a kind of label is unknown."""

    def __init__(self, pieces: Pieces) -> None:
        size = len(pieces.ids)
        self.pieces = pieces
        self.roles = np.full((3, size), -100, dtype=np.int64)
        self.entities = np.full(size, -100, dtype=np.int64)
        self.links: list[tuple[int, np.ndarray]] = []

    def mark_attributions(self, attributions: list[dict[str, list[list[int]]]]) -> None:
        self.roles[:] = 0
        for k, role in enumerate(ROLES):
            spans = sorted(
                {tuple(s) for a in attributions for s in a[role]}, key=lambda s: s[0] - s[1]
            )
            for start, end in spans:
                self._mark(self.roles[k], start, end, 1)
        for attribution in attributions:
            targets = np.zeros((2, len(self.pieces.ids)), dtype=np.float32)
            for k, role in ((0, "source"), (1, "content")):
                for start, end in attribution[role]:
                    first, last = self._range(start, end)
                    targets[k, first:last] = 1
            for start, end in attribution["cue"][:1]:
                self.links.append((self._range(start, end)[0], targets))

    def mark_entities(self, spans: list[tuple[int, int, str]]) -> None:
        self.entities[:] = 0
        for start, end, kind in spans:
            self._mark(self.entities, start, end, 1 + 2 * ENTITIES.index(kind))

    def _range(self, start: int, end: int) -> tuple[int, int]:
        offsets = self.pieces.offsets
        first = int(np.searchsorted(offsets[:, 1], start, side="right"))
        return first, int(np.searchsorted(offsets[:, 0], end, side="left"))

    def _mark(self, labels: np.ndarray, start: int, end: int, begin: int) -> None:
        first, last = self._range(start, end)
        if first < last and not labels[first:last].any():
            labels[first] = begin
            labels[first + 1 : last] = begin + 1


def read_polnear(path: Path, tokenizer) -> list[Example]:
    examples = []
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if row["first"]:
            example = Example(cut_pieces(tokenizer, row["text"]))
            example.mark_attributions(row["attributions"])
            examples.append(example)
    return examples


def read_worldwide(path: Path, tokenizer) -> list[Example]:
    examples = []
    for line in path.open(encoding="utf-8"):
        text, spans = join_words(json.loads(line)["sentences"])
        example = Example(cut_pieces(tokenizer, text))
        example.mark_entities(spans)
        examples.append(example)
    return examples


def join_words(sentences: list[list[list[str]]]) -> tuple[str, list[tuple[int, int, str]]]:
    """Put tokenised sentences back into running text, with entity spans."""
    text, spans, open_quote = "", [], False
    for sentence in sentences:
        if any("http" in word or "www." in word for word, _ in sentence):
            continue
        text += "\n\n" if text and random.random() < 0.5 else " " if text else ""
        glue = True
        for word, tag in sentence:
            closes = word == '"' and open_quote
            if not (glue or closes or re.match(r"[,.;:!?)\]}%’”'…]|n't$", word)):
                text += " "
            start = len(text)
            text += word
            if tag.startswith("B-"):
                spans.append([start, len(text), tag[2:]])
            elif tag.startswith("I-") and spans:
                spans[-1][1] = len(text)
            glue = word in ("(", "[", "“", "$", "‘", "#", "-", "/") or (
                word == '"' and not open_quote
            )
            if word == '"':
                open_quote = not open_quote
    return text, [(s, e, k) for s, e, k in spans]


def read_event(folder: Path, tokenizer) -> list[Example]:
    """Read a gold table; each string is placed near its content, white space aside."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    examples = []
    for article in gold["articles"]:
        text = (folder / article["file"]).read_text(encoding="utf-8")
        attributions = []
        for row in gold["statements"]:
            if row["article"] != article["id"]:
                continue
            content, place = [], 0
            for words in row["content"]:
                spans = find_words(text, words)
                if spans:
                    later = [s for s in spans if s[0] >= place] or spans
                    content.append(list(later[0]))
                    place = later[0][1]
            if not content:
                continue
            near = content[0]
            cue = nearest(find_words(text, row.get("cue") or ""), near)
            source = nearest(find_words(text, row.get("source") or ""), cue[0] if cue else near)
            attributions.append({"source": source, "cue": cue, "content": content})
        example = Example(cut_pieces(tokenizer, text))
        example.mark_attributions(attributions)
        examples.append(example)
    return examples


def find_words(text: str, words: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(w) for w in words.split())
    if not pattern:
        return []
    return [m.span() for m in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] or [
        m.span() for m in re.finditer(pattern, text)
    ]


def nearest(spans: list[tuple[int, int]], near: list[int] | tuple[int, int]) -> list[list[int]]:
    def gap(span: tuple[int, int]) -> int:
        return max(near[0] - span[1], span[0] - near[1], 0)

    best = min(spans, key=gap, default=None)
    return [list(best)] if best and gap(best) < 1000 else []


def make_windows(examples: list[Example], rng: random.Random) -> list[tuple[Example, int, int]]:
    """Cut each text into windows from a random start, so that an epoch sees other borders."""
    windows = []
    for example in examples:
        size = len(example.pieces.ids)
        shift = rng.randrange(WIDTH) if size > WIDTH else 0
        starts = [0, *range(shift, size, WIDTH)] if shift else list(range(0, size, WIDTH))
        for start, end in zip(starts, [*starts[1:], size], strict=True):
            if end - start > 8:
                windows.append((example, start, end))
    return windows


def collate(
    batch: list[tuple[Example, int, int]], rng: random.Random, *, device: str
) -> dict[str, object]:
    width = max(end - start for _, start, end in batch) + 2
    ids = torch.full((len(batch), width), PAD)
    features = torch.zeros((len(batch), width, 3), dtype=torch.long)
    roles = torch.full((3, len(batch), width), -100)
    entities = torch.full((len(batch), width), -100)
    links = []
    for row, (example, start, end) in enumerate(batch):
        size = end - start
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = torch.from_numpy(example.pieces.ids[start:end])
        features[row, 1 : size + 1] = torch.from_numpy(example.pieces.features[start:end])
        if rng.random() < 0.1:  # a text whose capitals say nothing
            shapes = features[row, :, 0]
            shapes[(shapes == 1) | (shapes == 2)] = 0
        roles[:, row, 1 : size + 1] = torch.from_numpy(example.roles[:, start:end])
        entities[row, 1 : size + 1] = torch.from_numpy(example.entities[start:end])
        for cue, targets in example.links:
            if start <= cue < end:
                padded = np.zeros((2, width), dtype=np.float32)
                padded[:, 1 : size + 1] = targets[:, start:end]
                links.append((row, cue - start + 1, padded))
    return {
        "ids": ids.to(device),
        "mask": (ids != PAD).to(device),
        "features": features.to(device),
        "roles": roles.to(device),
        "entities": entities.to(device),
        "links": links,
    }


def losses(model: Reader, embed: nn.Embedding, batch) -> torch.Tensor:
    device = batch["ids"].device
    with torch.autocast(device.type, torch.bfloat16):
        roles, entities, queries, keys = model(
            embed(batch["ids"]), batch["mask"], batch["features"]
        )
    total = torch.zeros((), device=device)
    if (batch["roles"] >= 0).any():
        for k in range(3):
            total = total + nn.functional.cross_entropy(
                roles[..., 3 * k : 3 * k + 3].float().flatten(0, 1), batch["roles"][k].flatten()
            )
    if (batch["entities"] >= 0).any():
        total = total + nn.functional.cross_entropy(
            entities.float().flatten(0, 1), batch["entities"].flatten()
        )
    if batch["links"]:
        rows = torch.tensor([r for r, _, _ in batch["links"]], device=device)
        cues = torch.tensor([c for _, c, _ in batch["links"]], device=device)
        targets = torch.from_numpy(np.stack([t for _, _, t in batch["links"]])).to(device)
        scores = link_scores(model, queries.float(), keys.float(), rows, cues)
        loss = nn.functional.binary_cross_entropy_with_logits(scores, targets, reduction="none")
        real = batch["mask"][rows][:, None, :]
        total = total + 0.05 * (loss * real).sum(-1).mean(0).sum()
    return total


def link_scores(model: Reader, queries, keys, rows, cues):
    width = keys.shape[1]
    dots = torch.einsum("nkd,ntkd->nkt", queries[rows, cues], keys[rows]) / 8
    distance = (torch.arange(width, device=cues.device)[None] - cues[:, None]).clamp(
        -DISTANCE, DISTANCE
    )
    return dots + model.distance_bias[:, distance + DISTANCE].transpose(0, 1)


def evaluate(
    model: Reader, embed: nn.Embedding, examples: list[Example], *, device: str
) -> dict[str, float]:
    """Exact F1 of spans in pieces over whole articles, a quick stand-in for `benchmarks`."""
    model.eval()
    hits: dict[str, list[int]] = {}
    rng = random.Random(0)
    with torch.no_grad():
        for example in examples:
            size = len(example.pieces.ids)
            roles, entities = np.zeros((size, 9)), np.zeros((size, 19))
            ranges = cut_windows(size, width=WIDTH, overlap=OVERLAP)
            batch = collate([(example, s, e) for s, e in ranges], rng, device=device)
            with torch.autocast(device, torch.bfloat16):
                out = model(embed(batch["ids"]), batch["mask"], batch["features"])
            for row, (start, end) in enumerate(ranges):
                skip = OVERLAP // 2 if start else 0
                part = slice(start + skip, end)
                roles[part] = out[0][row, 1 + skip : end - start + 1].float().cpu().numpy()
                entities[part] = out[1][row, 1 + skip : end - start + 1].float().cpu().numpy()
            pairs = [(ROLES[k], roles[:, 3 * k : 3 * k + 3], example.roles[k]) for k in range(3)]
            for name, logits, gold in [*pairs, ("entities", entities, example.entities)]:
                if (gold >= 0).any():
                    said, true = spans_of(logits.argmax(-1)), spans_of(gold)
                    count = hits.setdefault(name, [0, 0, 0])
                    count[0] += len(said & true)
                    count[1] += len(said)
                    count[2] += len(true)
    model.train()
    return {name: round(2 * h / max(1, s + t), 4) for name, (h, s, t) in hits.items()}


def spans_of(labels: np.ndarray) -> set[tuple[int, int, int]]:
    """Read B/I/O labels: odd numbers begin a span, the even number after one goes on with it."""
    spans, start, kind = set(), None, 0
    for place, label in enumerate([*labels.tolist(), 0]):
        if start is not None and label != kind + 1:
            spans.add((start, place, kind))
            start = None
        if label > 0 and (label % 2 == 1 or start is None):
            start, kind = place, label if label % 2 == 1 else label - 1
    return spans


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the reader.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--events", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(options.out / "log.txt")],
    )
    random.seed(options.seed)
    torch.manual_seed(options.seed)

    embed, encoder, tokenizer = open_backbone()
    model = Reader(encoder).to(options.device)
    embed = embed.to(options.device)
    polnear = read_polnear(options.data / "attribution/polnear-train.jsonl", tokenizer)
    worldwide = read_worldwide(options.data / "entities/worldwide-train.jsonl", tokenizer)
    events = []
    for folder in sorted(options.events.glob("*/gold.json")) if options.events else []:
        events += read_event(folder.parent, tokenizer)
    dev = read_polnear(options.data / "attribution/polnear-dev.jsonl", tokenizer)
    dev += read_worldwide(options.data / "entities/worldwide-dev.jsonl", tokenizer)[:60]
    log.info(
        "articles: %d polnear, %d worldwide, %d events", len(polnear), len(worldwide), len(events)
    )

    encoder_weights = list(model.encoder.parameters())
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": encoder_weights, "lr": options.rate},
            {"params": heads, "lr": 5 * options.rate},
        ],
        weight_decay=0.01,
    )
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998)
    )

    def epoch_windows(epoch: int) -> list[tuple[Example, int, int]]:
        rng = random.Random(options.seed * 1000 + epoch)
        some = rng.sample(worldwide, int(0.4 * len(worldwide)))
        windows = make_windows([*polnear, *some, *events, *events], rng)
        windows.sort(key=lambda w: (w[2] - w[1]) // 24 + rng.random())
        batches = [windows[i : i + options.batch] for i in range(0, len(windows), options.batch)]
        rng.shuffle(batches)
        return batches

    steps = options.epochs * len(epoch_windows(0))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    checkpoint, first_epoch = options.out / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, map_location=options.device, weights_only=True)
        model.load_state_dict(state["model"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first_epoch = state["epoch"]
    for epoch in range(first_epoch, options.epochs):
        rng = random.Random(options.seed * 2000 + epoch)
        started, seen, running = time.time(), 0, 0.0
        for step, batch in enumerate(epoch_windows(epoch), 1):
            loss = losses(model, embed, collate(batch, rng, device=options.device))
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            average.update_parameters(model)
            seen += sum(e - s for _, s, e in batch)
            running = 0.98 * running + 0.02 * loss.item() if running else loss.item()
            if step % 50 == 0:
                log.info(
                    "epoch %d step %d loss %.4f %.0f pieces/s",
                    epoch,
                    step,
                    running,
                    seen / (time.time() - started),
                )
        log.info(
            "epoch %d dev %s", epoch, evaluate(average.module, embed, dev, device=options.device)
        )
        torch.save(
            {
                "model": model.state_dict(),
                "average": average.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
            },
            checkpoint,
        )
        torch.save(average.module.state_dict(), options.out / "model.pt")


if __name__ == "__main__":
    main()
