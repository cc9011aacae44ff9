"""What a benchmark hands back: counts, named figures, and how they are printed.

Figures are kept as row -> column -> value, so that one function prints every benchmark, `--json`
needs no shape of its own, and the gate can name any figure as `benchmark/row/column`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Figure: TypeAlias = float | int | None
Figures: TypeAlias = dict[str, dict[str, Figure]]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, said and wanted; counts of texts are added before any share is taken.

    Attributes:
        hits: Said and wanted.
        said: Predicted.
        gold: Wanted.
    """

    hits: int = 0
    said: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Add the counts of another text."""
        return Counts(self.hits + other.hits, self.said + other.said, self.gold + other.gold)

    def as_row(self) -> dict[str, Figure]:
        """Give precision, recall, F1 and the two totals; a share of nothing is None."""
        return {
            "precision": share(self.hits, self.said),
            "recall": share(self.hits, self.gold),
            "f1": share(2 * self.hits, self.said + self.gold),
            "said": self.said,
            "gold": self.gold,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """All one benchmark found.

    Attributes:
        benchmark: Its name on the command line.
        figures: Row -> column -> value.
        about: What was measured on what: data, model, counts, definitions.
        misses: What is wrong or missing, a line each, where the scorer tells.
    """

    benchmark: str
    figures: Figures
    about: dict[str, str] = field(default_factory=dict)
    misses: tuple[str, ...] = ()


def share(part: float, whole: float) -> float | None:
    """Divide, to four places; None if there is nothing to divide by."""
    return round(part / whole, 4) if whole else None


def mean(values: Sequence[Figure]) -> float | None:
    """Take the mean of those that are not None, to four places."""
    known = [value for value in values if value is not None]
    return share(sum(known), len(known))


def name_figures(outcome: Outcome) -> dict[str, Figure]:
    """Give every figure under `benchmark/row/column`."""
    return {
        f"{outcome.benchmark}/{row}/{column}": value
        for row, columns in outcome.figures.items()
        for column, value in columns.items()
    }


def as_json(outcome: Outcome, *, with_misses: bool = False) -> str:
    """Write an outcome as indented JSON."""
    found: dict[str, object] = {
        "benchmark": outcome.benchmark,
        "about": outcome.about,
        "figures": outcome.figures,
    }
    if with_misses:
        found["misses"] = list(outcome.misses)
    return json.dumps(found, indent=2, ensure_ascii=False)


def as_text(outcome: Outcome, *, with_misses: bool = False) -> str:
    """Write an outcome as lines about it, an aligned table and, if asked, its misses."""
    lines = [f"{outcome.benchmark}"]
    lines += [f"  {name}: {value}" for name, value in outcome.about.items()]
    lines += ["", *lay_out(outcome.figures)]
    if with_misses:
        lines += ["", *outcome.misses]
    return "\n".join(lines)


def lay_out(figures: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    """Align rows and columns; columns are named once, in the order in which they first appear."""
    columns = list(dict.fromkeys(column for row in figures.values() for column in row))
    table = [["", *columns]]
    table += [
        [name, *(_print_figure(row.get(column)) for column in columns)]
        for name, row in figures.items()
    ]
    widths = [max(len(line[k]) for line in table) for k in range(len(columns) + 1)]
    return [
        "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
        for line in table
    ]


def _print_figure(value: Figure) -> str:
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.4f}"
