"""Fine-tune the embedder so that statements on one question of an event lie near each other.

Supervised contrastive learning (Khosla et al. 2020, arXiv:2004.11362) inside one invented event at a time: a
statement's positives are those on one of its points, everything else of the event, background too, is pushed away. As
in `align` the event's mean is taken off first. Each statement is shown as its content or as its whole sentence, at
random. The weights that are written lie between the published ones and the fine-tuned ones (Wortsman et al. 2022,
arXiv:2109.01903), and what all vectors moved by together is taken off again (inside an event it says nothing, yet it
would bring any two texts nearer), so that other texts keep their places.

    python training/embedder.py --out runs/embedder
"""

from __future__ import annotations

import argparse
import logging
import random
import time
from pathlib import Path

import torch
from backbone import EmbedderGraph, load_parts, open_backbone, plan_rate, save_parts, start_log
from rivals import Invented, read_all
from torch import nn

from rashomon.models.windows import CLS, PAD, SEP

MAX_PIECES = 62
SENTENCE = 0.4
"""How often a statement is shown as its whole sentence."""
SAMPLE = 8
"""Every so manieth statement tells where the vectors lie on the whole."""
log = logging.getLogger("embedder")


def collate(texts: list[str], tokenizer, device: str, *, most: int = MAX_PIECES):
    """Texts to padded pieces (n, t)."""
    rows = [e.ids[:most] for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    ids = torch.full((len(rows), max(map(len, rows)) + 2), PAD)
    for row, pieces in enumerate(rows):
        ids[row, : len(pieces) + 2] = torch.tensor([CLS, *pieces, SEP])
    return ids.to(device)


def find_positives(event: Invented) -> torch.Tensor:
    """Which statements share a point: (n, n), bool, without the diagonal."""
    stands = torch.zeros(len(event.said), len(event.points))
    for row, said in enumerate(event.said):
        stands[row, list(said.stands)] = 1.0
    positives = stands @ stands.T > 0
    positives.fill_diagonal_(False)
    return positives


def contrast(vectors, positives, temperature: float):
    """Mean over anchors of minus the log-chance of their positives among all others of the event."""
    centred = nn.functional.normalize(vectors - vectors.mean(0), dim=-1)
    logits = centred @ centred.T / temperature
    logits.fill_diagonal_(-1e4)
    chances = logits.log_softmax(dim=1)
    anchors = positives.any(1)
    told = (chances * positives).sum(1) / positives.sum(1).clamp(min=1)
    return -told[anchors].mean()


def between(start: dict, end: dict, share: float) -> dict:
    """Weights `share` of the way from start to end."""
    return {name: torch.lerp(start[name].float(), end[name].float(), share) for name in start}


def embed_mean(model, embed, texts: list[str], tokenizer, device: str):
    """Mean vector (d,) of texts."""
    model.eval()
    total = torch.zeros(model.shift.shape, device=device)
    with torch.no_grad():
        for start in range(0, len(texts), 128):
            ids = collate(texts[start : start + 128], tokenizer, device)
            total += model(embed(ids), ids != PAD).sum(0)
    return total / len(texts)


def write_model(
    path: Path, start: dict, model, embed, texts: list[str], tokenizer, options
) -> None:
    """Write the graph `share` of the way to the fine-tuned weights, its mean vector put back where it was."""
    end = {name: value.clone() for name, value in model.encoder.state_dict().items()}
    model.encoder.load_state_dict(start)
    before = embed_mean(model, embed, texts, tokenizer, options.device)
    model.encoder.load_state_dict(between(start, end, options.share))
    model.shift = embed_mean(model, embed, texts, tokenizer, options.device) - before
    torch.save(model.state_dict(), path)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--temperature", type=float, default=0.1)
    parser.add_argument(
        "--share", type=float, default=0.7, help="of the way to the fine-tuned weights"
    )
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    start_log(options.out)
    torch.manual_seed(options.seed)
    embed, encoder, tokenizer = open_backbone(has_features=False)
    start = {name: value.clone() for name, value in encoder.state_dict().items()}
    model, embed = EmbedderGraph(encoder).to(options.device), embed.to(options.device)
    events = read_all()
    positives = [find_positives(event).to(options.device) for event in events]
    steps = options.epochs * len(events)
    optimizer = torch.optim.AdamW(model.parameters(), lr=options.rate, weight_decay=0.01)
    schedule = plan_rate(optimizer, steps, warm=0.1)
    checkpoint = options.out / "checkpoint.pt"
    parts = {"model": model, "optimizer": optimizer, "schedule": schedule}
    done = load_parts(checkpoint, parts, "epochs", options.device)
    started = time.time()
    for epoch in range(done, options.epochs):
        rng = random.Random(options.seed * 1000 + epoch)
        losses = []
        for number in rng.sample(range(len(events)), len(events)):
            texts = [
                said.sentence if rng.random() < SENTENCE else said.content
                for said in events[number].said
            ]
            ids = collate(texts, tokenizer, options.device)
            with torch.autocast(options.device, torch.bfloat16):
                vectors = model(embed(ids), ids != PAD).float()
            loss = contrast(vectors, positives[number], options.temperature)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            losses.append(loss.item())
        log.info(
            "epoch %d loss %.4f %.0f s", epoch, sum(losses) / len(losses), time.time() - started
        )
        save_parts(checkpoint, parts, "epochs", epoch + 1)
    texts = [said.content for event in events for said in event.said[::SAMPLE]]
    write_model(options.out / "model.pt", start, model, embed, texts, tokenizer, options)


if __name__ == "__main__":
    main()
