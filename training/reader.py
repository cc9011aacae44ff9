"""Train the `reader`: one encoder with heads for attribution, references and named entities.

Attribution is read twice. The first reading labels every piece for the three roles by itself. The second
looks at the pieces around one cue and labels source, cue and content of that cue alone, as a semantic role
labeller does for one predicate (Shi and Lin 2019, arXiv:1904.05255); it also learns to say that a proposed
cue is none. Both work on the hidden states of one pass of the encoder.

Reads PolNeAR and, if given, event folders (attributions), Worldwide (entities), GUM and GAP (references);
writes a checkpoint after every epoch, goes on from it when called again with the same `--out`, and keeps an
exponential moving average of the weights, which is what `training/export.py` exports.

    PYTHONPATH=src:. python training/reader.py --data DATA_ROOT --events EVENTS_ROOT --out runs/reader
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from backbone import Encoder, load_parts, open_backbone, plan_rate, save_parts, start_log
from examples import (
    ENTITIES,
    ROLES,
    Example,
    mark_names,
    read_event,
    read_gap,
    read_gum,
    read_polnear,
    read_worldwide,
)
from torch import nn

from rashomon.models.windows import AFTER, BEFORE, CLS, PAD, SEP, cut_windows

WIDTH, OVERLAP = 382, 128
REACH = BEFORE + 1 + AFTER
SMALL = 192
REFER = 96
PROPOSE_AT = 0.05
MAX_CUES = 56
DISTANCES = 96
log = logging.getLogger("reader")


class SecondReading(nn.Module):
    """Two thin transformer layers over the pieces around a cue: (n, REACH, SMALL) to (n, REACH, 9)."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.context = nn.Linear(size, SMALL)
        self.anchor = nn.Linear(size, SMALL)
        self.places = nn.Parameter(torch.zeros(REACH, SMALL))
        self.norm = nn.LayerNorm(SMALL)
        self.layers = nn.ModuleList(ThinLayer(SMALL, 4) for _ in range(2))
        self.out = nn.Linear(SMALL, 9)

    def project(self, hidden):
        """Give what `forward` needs of hidden states (b, t, size): two times (b, t, SMALL)."""
        return self.context(hidden), self.anchor(hidden)

    def forward(self, context, anchor, mask):
        hidden = self.norm(context + anchor[:, None, :] + self.places)
        bias = torch.zeros(mask.shape, dtype=hidden.dtype, device=hidden.device)
        bias = bias.masked_fill(~mask.bool(), -10000.0)[:, None, None, :]
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return self.out(hidden)


class ThinLayer(nn.Module):
    """A transformer layer (norm after, as BERT's) of any width."""

    def __init__(self, size: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.mix = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.out_norm = nn.LayerNorm(size)
        self.wide = nn.Linear(size, 2 * size)
        self.narrow = nn.Linear(2 * size, size)
        self.narrow_norm = nn.LayerNorm(size)

    def forward(self, hidden, bias):
        parts = self.mix(hidden).reshape(*hidden.shape[:2], 3, self.heads, -1)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        mixed = nn.functional.scaled_dot_product_attention(
            query, key, value, attn_mask=bias.to(query.dtype)
        )
        hidden = self.out_norm(hidden + self.out(mixed.transpose(1, 2).flatten(2)))
        return self.narrow_norm(hidden + self.narrow(nn.functional.gelu(self.wide(hidden))))


class Reader(nn.Module):
    """The encoder with its heads.

    For b windows of t pieces `forward` gives roles (b, t, 9), entities (b, t, 19), context and anchor
    (b, t, SMALL) for the second reading, and references (b, t, 4, REFER): with s and e the first and last
    piece of a mention, its query is refer[s, 0] + refer[e, 1] and its key refer[s, 2] + refer[e, 3]. The
    score that mention i means mention j is query_i . key_j / sqrt(REFER) + reach[bucket of j - i]; that it
    means none of them scores 0.
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
        self.second = SecondReading(size)
        self.refer = nn.Sequential(
            nn.Linear(size, size), nn.GELU(), nn.Dropout(0.1), nn.Linear(size, 4 * REFER)
        )
        self.reach = nn.Parameter(torch.zeros(2 * DISTANCES + 1))

    def forward(self, embedded: torch.Tensor, mask: torch.Tensor, features: torch.Tensor):
        hidden = self.dropout(self.encoder(embedded, mask, features))
        context, anchor = self.second.project(hidden)
        refer = self.refer(hidden).reshape(*hidden.shape[:2], 4, REFER)
        return self.roles(hidden), self.entities(hidden), context, anchor, refer


@dataclass(frozen=True)
class WindowLabels:
    """A window of an example; places are those of the padded row, [CLS] included."""

    ids: np.ndarray
    features: np.ndarray
    roles: np.ndarray
    entities: np.ndarray
    attributions: list[tuple[int, list[list[tuple[int, int]]]]]
    mentions: list[tuple[int, int, int, int]]


def make_windows(examples: list[Example], rng: random.Random) -> list[tuple[Example, int, int]]:
    """Cut each text into windows from a random start, so that an epoch sees other borders."""
    windows = []
    for example in examples:
        size = len(example.ids)
        shift = rng.randrange(WIDTH) if size > WIDTH else 0
        starts = [0, *range(shift, size, WIDTH)] if shift else list(range(0, size, WIDTH))
        for start, end in zip(starts, [*starts[1:], size], strict=True):
            if end - start > 8:
                windows.append((example, start, end))
    return windows


def cut_window(example: Example, start: int, end: int) -> WindowLabels:
    def shift(first: int, last: int) -> tuple[int, int]:
        return max(first, start) - start + 1, min(last, end) - start + 1

    return WindowLabels(
        ids=example.ids[start:end],
        features=example.features[start:end],
        roles=example.roles[:, start:end],
        entities=example.entities[start:end],
        attributions=[
            (
                cue - start + 1,
                [[shift(*s) for s in spans if s[0] < end and s[1] > start] for spans in roles],
            )
            for cue, roles in example.attributions
            if start <= cue < end
        ],
        mentions=[
            (*shift(first, last), cluster, side)
            for first, last, cluster, side in example.mentions
            if start <= first < last <= end
        ],
    )


def put_pronoun(
    example: Example, start: int, end: int, pronouns: dict[str, int], rng: random.Random
) -> WindowLabels:
    """Cut a window in which a person named before is meant by a pronoun, where one can be."""
    window = cut_window(example, start, end)
    names = [
        (first - start + 1, last - start + 1, name, gender)
        for first, last, name, gender in example.names
        if start <= first < last <= end
    ]
    chosen = [
        k
        for k, (first, _, name, _) in enumerate(names)
        if any(n == name and 0 < first - f < 160 for f, _, n, _ in names[:k])
        and len({n for _, _, n, _ in names[:k]}) > 1
    ]
    if not chosen:
        return window
    first, last, _, gender = names[rng.choice(chosen)]
    # A row place p is ids[p - 1]: behind the name stand ids[last - 1] and ids[last].
    possessive = (
        last < len(window.ids)
        and window.ids[last - 1] in (pronouns["'"], pronouns["’"])
        and window.ids[last] == pronouns["s"]
    )
    stop = last + 2 if possessive else last
    word = {"f": ("she", "her"), "m": ("he", "his")}[gender][stop > last]
    gone = stop - first - 1
    keep = np.ones(len(window.ids), dtype=bool)
    keep[first : stop - 1] = False
    ids, features = window.ids.copy(), window.features.copy()
    ids[first - 1], features[first - 1, 0] = pronouns[word], 0
    roles, entities = window.roles.copy(), window.entities.copy()
    entities[first - 1] = min(0, entities[first - 1])

    def move(place: int) -> int:
        return place if place <= first else max(first + 1, place - gone)

    clusters = {n: k for k, n in enumerate(dict.fromkeys(n for _, _, n, _ in names))}
    mentions = [
        (move(f), move(e), clusters[n], 1 if (f, e) == (first, last) else 0) for f, e, n, _ in names
    ]
    return WindowLabels(
        ids[keep],
        features[keep],
        roles[:, keep],
        entities[keep],
        [
            (move(cue), [[(move(a), move(b)) for a, b in spans] for spans in kinds])
            for cue, kinds in window.attributions
        ],
        mentions,
    )


def collate(windows: list[WindowLabels], rng: random.Random, *, device: str) -> dict[str, object]:
    width = max(len(window.ids) for window in windows) + 2
    ids = torch.full((len(windows), width), PAD)
    features = torch.zeros((len(windows), width, 3), dtype=torch.long)
    roles = torch.full((3, len(windows), width), -100)
    entities = torch.full((len(windows), width), -100)
    for row, window in enumerate(windows):
        size = len(window.ids)
        ids[row, 0], ids[row, size + 1] = CLS, SEP
        ids[row, 1 : size + 1] = torch.from_numpy(window.ids.astype(np.int64))
        features[row, 1 : size + 1] = torch.from_numpy(window.features.astype(np.int64))
        if rng.random() < 0.1:  # a text whose capitals say nothing
            shapes = features[row, :, 0]
            shapes[(shapes == 1) | (shapes == 2)] = 0
        roles[:, row, 1 : size + 1] = torch.from_numpy(window.roles.astype(np.int64))
        entities[row, 1 : size + 1] = torch.from_numpy(window.entities.astype(np.int64))
    return {
        "ids": ids.to(device),
        "mask": (ids != PAD).to(device),
        "features": features.to(device),
        "roles": roles.to(device),
        "entities": entities.to(device),
        "attributions": [window.attributions for window in windows],
        "mentions": [window.mentions for window in windows],
    }


def losses(model: Reader, embed: nn.Embedding, batch, rng: random.Random) -> torch.Tensor:
    device = batch["ids"].device
    with torch.autocast(device.type, torch.bfloat16):
        roles, entities, context, anchor, refer = model(
            embed(batch["ids"]), batch["mask"], batch["features"]
        )
    total = torch.zeros((), device=device)
    if (batch["roles"] >= 0).any():
        for k in range(3):
            total = total + nn.functional.cross_entropy(
                roles[..., 3 * k : 3 * k + 3].float().flatten(0, 1), batch["roles"][k].flatten()
            )
        total = total + second_loss(model, batch, roles.detach().float(), context, anchor, rng)
    if (batch["entities"] >= 0).any():
        total = total + nn.functional.cross_entropy(
            entities.float().flatten(0, 1), batch["entities"].flatten()
        )
    return total + 0.15 * refer_loss(model, batch, refer.float())


def second_loss(model: Reader, batch, roles, context, anchor, rng: random.Random) -> torch.Tensor:
    """Loss of the second reading, of true cues and of places the first reading mistakes for one."""
    width = batch["ids"].shape[1]
    chances = roles[..., 3:6].softmax(-1)[..., 1]
    chosen: list[tuple[int, int, list[list[tuple[int, int]]]]] = []
    for row, attributions in enumerate(batch["attributions"]):
        chosen += [(row, cue, spans) for cue, spans in attributions]
    wrong = (chances > PROPOSE_AT) & (batch["roles"][1] != 1) & (batch["roles"][1] >= 0)
    false = [(int(row), int(place), [[], [], []]) for row, place in wrong.nonzero()]
    chosen = rng.sample(chosen, min(len(chosen), MAX_CUES))
    chosen += rng.sample(false, min(len(false), 8 + len(chosen) // 3))
    if not chosen:
        return torch.zeros(())
    rows = torch.tensor([row for row, _, _ in chosen])
    cues = torch.tensor([cue for _, cue, _ in chosen])
    places = cues[:, None] + torch.arange(-BEFORE, AFTER + 1)
    inside = (places >= 1) & (places < width)
    places = places.clamp(0, width - 1)
    mask = inside & batch["mask"].cpu()[rows[:, None], places]
    labels = np.full((len(chosen), 3, REACH), 0, dtype=np.int64)
    for row, (_, cue, spans) in enumerate(chosen):
        for k in range(3):
            for start, end in spans[k]:
                first, last = start - cue + BEFORE, end - cue + BEFORE
                if last > 0 and first < REACH:
                    labels[row, k, max(0, first) : last] = 2
                    labels[row, k, max(0, first)] = 1
    target = torch.from_numpy(labels).masked_fill(~mask[:, None, :], -100).to(context.device)
    with torch.autocast(context.device.type, torch.bfloat16):
        out = model.second(
            context[rows[:, None], places], anchor[rows, cues], mask.to(context.device)
        )
    total = torch.zeros((), device=context.device)
    for k in range(3):
        total = total + nn.functional.cross_entropy(
            out[..., 3 * k : 3 * k + 3].float().flatten(0, 1), target[:, k].flatten()
        )
    return total


def refer_scores(model: Reader, refer: torch.Tensor, mentions: torch.Tensor) -> torch.Tensor:
    """Score every mention (m, 2: first piece, end piece) of one row against every other: (m, m)."""
    first, last = mentions[:, 0], mentions[:, 1] - 1
    queries = refer[first, 0] + refer[last, 1]
    keys = refer[first, 2] + refer[last, 3]
    away = (first[None, :] - first[:, None]).clamp(-DISTANCES, DISTANCES) + DISTANCES
    return queries @ keys.T / REFER**0.5 + model.reach[away]


def refer_loss(model: Reader, batch, refer: torch.Tensor) -> torch.Tensor:
    """Marginal likelihood of the antecedents, after Lee et al. 2017 (arXiv:1707.07045)."""
    parts, weights = [], []
    for row, mentions in enumerate(batch["mentions"]):
        if not any(side for *_, side in mentions) or len(mentions) < 2:
            continue
        table = torch.tensor(mentions)
        scores = refer_scores(model, refer[row], table)
        first, side = table[:, 0], table[:, 3]
        before = first[None, :] < first[:, None]
        allowed = before | ((side == 2)[:, None] & ~torch.eye(len(table), dtype=torch.bool))
        same = allowed & (table[:, 2][None, :] == table[:, 2][:, None])
        none = torch.zeros(len(table), 1)
        full = torch.cat([none, scores.masked_fill(~allowed, -1e4)], 1).logsumexp(1)
        right = torch.cat(
            [none.masked_fill(same.any(1, keepdim=True), -1e4), scores.masked_fill(~same, -1e4)], 1
        ).logsumexp(1)
        anaphors = side > 0
        parts.append((full - right)[anaphors])
        single = (table[:, 1] - table[:, 0] == 1)[anaphors]
        weights.append(1.0 + 2.0 * single)
    if not parts:
        return torch.zeros(())
    weight = torch.cat(weights)
    return (torch.cat(parts) * weight).sum() / weight.sum()


def evaluate(model: Reader, embed: nn.Embedding, dev: list[Example], gap: list[Example]):
    """Exact F1 of spans in pieces over whole articles, and GAP: quick stand-ins for `benchmarks`."""
    model.eval()
    hits: dict[str, list[int]] = {}
    rng = random.Random(0)
    device = embed.weight.device.type

    def run(windows):
        batch = collate(windows, rng, device=device)
        with torch.autocast(device, torch.bfloat16):
            return batch, model(embed(batch["ids"]), batch["mask"], batch["features"])

    with torch.no_grad():
        for example in dev:
            size = len(example.ids)
            roles, entities = np.zeros((size, 9)), np.zeros((size, 1 + 2 * len(ENTITIES)))
            ranges = cut_windows(size, width=WIDTH, overlap=OVERLAP)
            _, out = run([cut_window(example, s, e) for s, e in ranges])
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
        right = 0
        for example in gap:
            batch, out = run([cut_window(example, 0, min(WIDTH, len(example.ids)))])
            mentions = batch["mentions"][0]
            if len(mentions) == 3:
                scores = refer_scores(model, out[4][0].float().cpu(), torch.tensor(mentions))[2, :2]
                best = int(scores.argmax()) if float(scores.max()) > 0 else -1
                gold = [k for k in (0, 1) if mentions[k][2] == mentions[2][2]]
                right += [best] == gold or (best < 0 and not gold)
    model.train()
    figures = {name: round(2 * h / max(1, s + t), 4) for name, (h, s, t) in hits.items()}
    return figures | {"gap": round(right / max(1, len(gap)), 4)}


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


@dataclass(frozen=True)
class Corpus:
    """All training examples by what they teach, and the development ones."""

    polnear: list[Example]
    worldwide: list[Example]
    events: list[Example]
    gum: list[Example]
    gap: list[Example]
    dev: list[Example]
    gap_dev: list[Example]


def read_corpus(data: Path, events: Path | None, tokenizer) -> Corpus:
    gap, genders = read_gap(data / "coreference/gap-train.tsv", tokenizer)
    polnear = read_polnear(data / "attribution/polnear-train.jsonl", tokenizer)
    worldwide = read_worldwide(data / "entities/worldwide-train.jsonl", tokenizer)
    folders = sorted(events.glob("*/gold.json")) if events else []
    told = [pair for folder in folders for pair in read_event(folder.parent, tokenizer)]
    for text, example in [*polnear, *worldwide, *told]:
        mark_names(text, example, genders)
    dev = read_polnear(data / "attribution/polnear-dev.jsonl", tokenizer)
    dev += read_worldwide(data / "entities/worldwide-dev.jsonl", tokenizer)[:60]
    return Corpus(
        polnear=[e for _, e in polnear],
        worldwide=[e for _, e in worldwide],
        events=[e for _, e in told],
        gum=read_gum(data / "coreference/gum-train.conll", tokenizer),
        gap=gap,
        dev=[e for _, e in dev],
        gap_dev=read_gap(data / "coreference/gap-dev.tsv", tokenizer)[0],
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the reader.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--events", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to begin with, as far as they fit")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    start_log(options.out)
    random.seed(options.seed)
    torch.manual_seed(options.seed)

    embed, encoder, tokenizer = open_backbone()
    model = Reader(encoder).to(options.device)
    if options.start:
        weights = torch.load(options.start, map_location=options.device, weights_only=True)
        fitting = {k: v for k, v in weights.items() if k in model.state_dict()}
        model.load_state_dict(fitting, strict=False)
        log.info("%d of %d tensors from %s", len(fitting), len(model.state_dict()), options.start)
    embed = embed.to(options.device)
    pronouns = {
        word: tokenizer.token_to_id(word) for word in ("he", "his", "she", "her", "s", "'", "’")
    }
    corpus = read_corpus(options.data, options.events, tokenizer)
    log.info("texts: %s", {k: len(v) for k, v in vars(corpus).items()})

    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": options.rate},
            {"params": heads, "lr": 5 * options.rate},
        ],
        weight_decay=0.01,
    )
    average = torch.optim.swa_utils.AveragedModel(
        model, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(0.998)
    )

    def epoch_windows(epoch: int) -> list[list[tuple[Example, int, int]]]:
        rng = random.Random(options.seed * 1000 + epoch)
        some = rng.sample(corpus.worldwide, int(0.3 * len(corpus.worldwide)))
        texts = [*corpus.polnear, *some, *corpus.events, *corpus.events, *corpus.gum, *corpus.gap]
        windows = make_windows(texts, rng)
        windows.sort(key=lambda w: (w[2] - w[1]) // 24 + rng.random())
        batches, batch = [], []
        for window in windows:
            batch.append(window)
            if len(batch) * (window[2] - window[1] + 2) >= options.batch * WIDTH:
                batches.append(batch)
                batch = []
        if batch:
            batches.append(batch)
        rng.shuffle(batches)
        return batches

    steps = options.epochs * len(epoch_windows(0))
    schedule = plan_rate(optimizer, steps, warm=0.06)
    parts = {"model": model, "average": average, "optimizer": optimizer, "schedule": schedule}
    checkpoint = options.out / "checkpoint.pt"
    first_epoch = load_parts(checkpoint, parts, "epoch", options.device)
    for epoch in range(first_epoch, options.epochs):
        rng = random.Random(options.seed * 2000 + epoch)
        started, seen, running = time.time(), 0, 0.0
        batches = epoch_windows(epoch)
        for step, batch in enumerate(batches, 1):
            windows = [
                put_pronoun(*window, pronouns, rng)
                if window[0].names and rng.random() < 0.5
                else cut_window(*window)
                for window in batch
            ]
            loss = losses(model, embed, collate(windows, rng, device=options.device), rng)
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
                    "epoch %d step %d/%d loss %.4f %.0f pieces/s",
                    epoch,
                    step,
                    len(batches),
                    running,
                    seen / (time.time() - started),
                )
        log.info(
            "epoch %d dev %s", epoch, evaluate(average.module, embed, corpus.dev, corpus.gap_dev)
        )
        save_parts(checkpoint, parts, "epoch", epoch + 1)
        torch.save(average.module.state_dict(), options.out / "model.pt")


if __name__ == "__main__":
    main()
