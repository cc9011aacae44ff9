"""Read invented events with rival versions, and make labelled pairs of them.

`training/rivals/*.txt` are contested events that never happened, written for training (how, and by whom, says the
model card). Each has points; a line is one statement of a party with its position on the point (a letter), the cue
in braces and the content in brackets; `rel:` says which positions contradict (x) or differ in degree (~). Under `none:`
stand statements that speak to no point.

    python training/rivals.py training/rivals        # counts; fails on a line that does not parse
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.models.rivals import RIVAL_LABELS, word_rival

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent / "rivals"
LINE = re.compile(r"(?:([a-z]) )?(\w+) \| (.+)")
RELATION = re.compile(r"([a-z]) ([x~]) ([a-z])")
KINDS = {"x": "contradicts", "~": "differs"}


@dataclass(slots=True)
class Said:
    """One statement: who, by which cue, what, in which sentence; on which points (number -> letter)."""

    party: str
    cue: str
    content: str
    sentence: str
    stands: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Invented:
    """An invented event: its statements, points (labels) and the relations of positions on each point."""

    name: str
    said: list[Said]
    points: list[str]
    relations: list[dict[frozenset[str], str]]

    def relate(self, first: Said, second: Said) -> str:
        """Give the label of a pair."""
        return relate_letters(first.stands, second.stands, self.relations)


def relate_letters(first: Mapping, second: Mapping, relations) -> str:
    """Give the label of two statements; the strongest where they meet on two points.

    Args:
        first: Its letter by point; `second` likewise.
        relations: By point: two letters -> kind.
    """
    labels = [
        "agrees"
        if first[point] == second[point]
        else relations[point].get(frozenset((first[point], second[point])), "open")
        for point in first.keys() & second.keys()
    ]
    order = ("contradicts", "differs", "agrees", "open")
    return min(labels, key=order.index, default="unrelated")


def read_invented(path: Path) -> Invented:
    """Read one file.

    Raises:
        ValueError: A line does not parse; names file and line.
    """
    event = Invented(path.stem, [], [], [])
    parties: Mapping[str, str] = {}
    known: dict[tuple[str, str], Said] = {}
    on_point = False
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("event:"):
            continue
        if line.startswith("parties:"):
            parties = dict(p.strip().split("=", 1) for p in line[8:].split(";") if "=" in p)
        elif line.startswith("point:"):
            event.points.append(line[6:].strip())
            event.relations.append({})
            on_point = True
        elif line.startswith("none:"):
            on_point = False
        elif line.startswith("rel:"):
            for first, sign, second in RELATION.findall(line):
                event.relations[-1][frozenset((first, second))] = KINDS[sign]
        else:
            match = LINE.fullmatch(line)
            if not match or bool(match[1]) != on_point or match[2] not in parties:
                message = f"{path}:{number}: not a statement of a known party: {line[:60]}"
                raise ValueError(message)
            said = known.setdefault((match[2], match[3]), read_said(parties[match[2]], match[3]))
            if match[1]:
                said.stands[len(event.points) - 1] = match[1]
    event.said.extend(known.values())
    return event


def read_said(party: str, marked: str) -> Said:
    """Read a sentence whose cue stands in braces and whose content stands in brackets."""
    content = " ".join(part.strip() for part in re.findall(r"\[([^\[\]]*)\]", marked))
    cue = " ".join(re.findall(r"\{([^{}]*)\}", marked))
    return Said(party.strip(), cue, content, re.sub(r"[\[\]{}]", "", marked))


def read_all(folder: Path = FOLDER) -> list[Invented]:
    """Read every file of a folder, by name."""
    return [read_invented(path) for path in sorted(folder.glob("*.txt"))]


def word(said: Said, rng: random.Random) -> str:
    """Word a statement as the judge does; sometimes without its party, so that the name is not all that counts."""
    return word_rival("" if rng.random() < 0.15 else said.party, said.cue, said.content)


def make_pairs(
    event: Invented,
    rng: random.Random,
    *,
    near: Mapping[int, list[int]] | None = None,
    share: float,
) -> Iterator[tuple[str, str, str]]:
    """Make pairs of one event: all that speak to one question, and `share` times as many that do not.

    Args:
        event: The event.
        rng: Chooses the others and which of a pair comes first.
        near: For each statement the places of those nearest in meaning; half of the others are taken from them,
            since only near pairs are ever read.
        share: Unrelated pairs for each related one.
    """
    related, others = [], []
    nearest = {frozenset((k, j)) for k, row in (near or {}).items() for j in row if k != j}
    for i, j in combinations(range(len(event.said)), 2):
        label = event.relate(event.said[i], event.said[j])
        (others if label == "unrelated" else related).append((i, j, label))
    close = [row for row in others if frozenset(row[:2]) in nearest]
    wanted = min(len(others), int(share * len(related)))
    chosen = rng.sample(close, min(len(close), wanted * 2 // 3))
    chosen += rng.sample(others, wanted - len(chosen))
    for i, j, label in related + chosen:
        first, second = (i, j) if rng.random() < 0.5 else (j, i)
        yield word(event.said[first], rng), word(event.said[second], rng), label


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    events = read_all(parser.parse_args().folder)
    counts = Counter(event.relate(a, b) for event in events for a, b in combinations(event.said, 2))
    print(
        f"{len(events)} events, {sum(len(e.points) for e in events)} points, "
        f"{sum(len(e.said) for e in events)} statements, "
        f"{sum(not s.stands for e in events for s in e.said)} of them on no point; pairs:",
        ", ".join(f"{label} {counts[label]}" for label in RIVAL_LABELS),
    )


if __name__ == "__main__":
    main()
