"""Make pairs of rival statements by rule from news sentences, and re-label general pairs.

`generate_pairs` takes the contents of PolNeAR's attributions (news, 2015-16) and changes one thing: another number
(differs), a weaker or stronger word of degree (differs), the two actors of an asymmetric verb swapped
(contradicts), a negation put in or taken out (contradicts), words of time and manner at the end left out (agrees),
another sentence altogether (unrelated). A denying cue turns agreement into contradiction. `read_ists` and
`read_vitaminc` give the same labels to published pairs.

    python training/generate.py --data DATA_ROOT          # counts, and a few of each kind
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.models.rivals import word_rival

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Pair = tuple[str, str, str]

NUMBER = re.compile(r"\b\d[\d,.]*\d\b|\b\d\b")
NUMBER_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                "fifteen", "twenty", "thirty", "forty", "fifty", "dozens", "hundreds", "thousands")  # fmt: skip
NUMBER_WORD = re.compile(rf"\b({'|'.join(NUMBER_WORDS)})\b")
DEGREES = (("all", "some"), ("every", "many a"), ("most", "a few"), ("must", "should"), ("will", "may"),
           ("fully", "partly"), ("completely", "largely"), ("never", "rarely"), ("always", "sometimes"),
           ("only", "also"), ("entire", "part of the"), ("certainly", "possibly"),
           ("massive", "limited"), ("serious", "minor"), ("immediately", "eventually"),
           ("permanent", "temporary"), ("nobody", "hardly anybody"), ("demand", "ask"), ("suspend", "end"))  # fmt: skip
AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had)\b(?! not|n't)"
)
NEGATED = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had) (?:not|never)\b"
)
ACTORS = re.compile(
    r"\b((?:[A-Z][\w.'’-]*\w ?){1,3})((?:has |have |had |was |is )?"
    r"\b(?:attack|accus|blam|kill|beat|defeat|threaten|invad|betray|attacked"
    r"|shot|fir(?:ed|ing) (?:on|at)|hack|sued?|arrest|fund|support|oppos|insult|mislead|misled|bomb|provok)"
    r"\w*(?: on| at)?) "
    r"((?:[A-Z][\w.'’-]*\w ?){1,3})"
)
TAIL = re.compile(
    r",? (?:on (?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|(?:last|this) (?:week|month|year|morning|night)"
    r"|in \d{4}|at the time|in a statement)[.”\"]?$"
)
DENYING = ("denied that", "rejected the claim that", "disputed that", "dismissed the idea that")
SAYING = ("said", "says", "insisted", "told reporters", "claimed", "stated", "argued", "wrote")
CONTENT = (30, 260)
"""Fewest and most characters of a content that is used."""


def change_number(text: str, rng: random.Random) -> Pair | None:
    """Put another number in its place."""
    found = [*NUMBER.finditer(text), *NUMBER_WORD.finditer(text)]
    found = [m for m in found if not re.fullmatch(r"(?:19|20)\d\d", m.group())]
    if not found:
        return None
    match = rng.choice(found)
    if match.group()[0].isdigit():
        value = (
            float(match.group().replace(",", "").rstrip(".") or 0)
            if match.group().count(".") < 2
            else 0
        )
        other = max(1, round(value * rng.choice((0.3, 0.5, 0.7, 1.5, 2, 3)))) + (value < 4)
        new = f"{other:,}"
    else:
        new = rng.choice([word for word in NUMBER_WORDS if word != match.group()])
    return (
        (text, text[: match.start()] + new + text[match.end() :], "differs")
        if new != match.group()
        else None
    )


def change_degree(text: str, rng: random.Random) -> Pair | None:
    """Put a weaker or stronger word in its place."""
    options = [
        (match, new)
        for pair in DEGREES
        for old, new in (pair, pair[::-1])
        if (match := re.search(rf"\b{old}\b", text))
    ]
    if not options:
        return None
    match, new = rng.choice(options)
    return text, text[: match.start()] + new + text[match.end() :], "differs"


def swap_actors(text: str, _rng: random.Random) -> Pair | None:
    """Let the one who suffered it do it."""
    match = ACTORS.search(text)
    if not match or match[1].strip() == match[3].strip():
        return None
    swapped = f"{match[3].strip()} {match[2].strip()} {match[1].strip()}"
    tail = text[match.end() :]
    return (
        text,
        text[: match.start()] + swapped + (" " if tail[:1].isalnum() else "") + tail,
        "contradicts",
    )


def negate(text: str, _rng: random.Random) -> Pair | None:
    """Put the first negation in, or take it out."""
    match = NEGATED.search(text)
    if match:
        return text, text[: match.start()] + match[1] + text[match.end() :], "contradicts"
    match = AUXILIARY.search(text)
    if not match:
        return None
    return text, f"{text[: match.end()]} not{text[match.end() :]}", "contradicts"


def shorten(text: str, _rng: random.Random) -> Pair | None:
    """Leave out when and how."""
    match = TAIL.search(text)
    if not match or match.start() < CONTENT[0]:
        return None
    return text, text[: match.start()], "agrees"


RULES: tuple[Callable[[str, random.Random], Pair | None], ...] = (
    change_number, change_degree, swap_actors, negate, shorten,
)  # fmt: skip


def read_rows(path: Path) -> Iterator[dict]:
    """Read a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_statements(path: Path) -> list[tuple[str, str]]:
    """Read (source, content) of PolNeAR's attributions, one reading of each article."""
    found = []
    for row in read_rows(path):
        if not row["first"]:
            continue
        for one in row["attributions"]:
            source, content = (
                " ".join(row["text"][span[0] : span[1]] for span in one[role])
                for role in ("source", "content")
            )
            if CONTENT[0] <= len(content) <= CONTENT[1]:
                found.append((" ".join(source.split()[:4]), " ".join(content.split())))
    return found


def generate_pairs(path: Path, rng: random.Random, *, most: int) -> Iterator[Pair]:
    """Make up to `most` pairs, of each rule alike; speakers are two sources of the same file."""
    statements = read_statements(path)
    names = [source for source, _ in statements if source]
    by_rule: dict[str, list[Pair]] = defaultdict(list)
    for _, content in statements:
        by_rule["other"].append((content, rng.choice(statements)[1], "unrelated"))
        for rule in RULES:
            made = rule(content, rng)
            if made:
                by_rule[rule.__name__].append(made)
    for made_by in by_rule.values():
        for text, changed, label in rng.sample(
            made_by, min(len(made_by), most // (len(RULES) + 1))
        ):
            cues = [rng.choice(SAYING), rng.choice(SAYING)]
            told = label
            if label == "agrees" and rng.random() < 0.4:
                cues[1], told = rng.choice(DENYING), "contradicts"
            sides = [
                word_rival(rng.choice(names), cue, t)
                for cue, t in zip(cues, (text, changed), strict=True)
            ]
            rng.shuffle(sides)
            yield sides[0], sides[1], told


def read_ists(path: Path) -> Iterator[Pair]:
    """Label headline and caption pairs by their chunks: opposite, alike, of other scope, apart."""
    for row in read_rows(path):
        types = [
            c["type"].split("_")[0]
            for c in row["chunks"]
            if "-not aligned-" not in (c["first"], c["second"])
        ]
        if not types:
            label = "unrelated"
        elif "OPPO" in types:
            label = "contradicts"
        elif set(types) <= {"EQUI"}:
            label = "agrees"
        elif set(types) <= {"EQUI", "SPE1", "SPE2"}:
            label = "differs" if types.count("EQUI") < len(types) - 1 else "agrees"
        else:
            label = "open"
        yield row["first"], row["second"], label


def read_vitaminc(path: Path, rng: random.Random, *, most: int) -> Iterator[Pair]:
    """Label claims against sentences of Wikipedia."""
    labels = {"entailment": "agrees", "contradiction": "contradicts", "neutral": "open"}
    rows = list(read_rows(path))
    for row in rng.sample(rows, min(most, len(rows))):
        yield row["premise"], row["hypothesis"], labels[row["label"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True)
    data, rng = parser.parse_args().data, random.Random(0)
    made = list(generate_pairs(data / "attribution/polnear-train.jsonl", rng, most=10_000))
    made += read_ists(data / "pairs/ists-train.jsonl")
    by_label = defaultdict(list)
    for pair in made:
        by_label[pair[2]].append(pair)
    for label, pairs in by_label.items():
        print(label, len(pairs))
        for first, second, _ in rng.sample(pairs, 4):
            print("   ", first, "|", second)


if __name__ == "__main__":
    main()
