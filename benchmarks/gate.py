"""The gate: no figure may fall below its floor, and floors only rise.

Three suites, each with its own floors in `floors.json`:

own     The sample in `sample/` and the demo event, written for the project. Runs everywhere in
        seconds. Small: it catches what is broken, not what is a little worse.
quick   An even cut of the shared development data, and half of the events. For CI where the data
        lie beside the checkout.
full    All of the shared development data.

`gate --sample` runs `own`, and `quick` if there are data; without `--sample` it runs `own` and
`full`. Without data only `own` runs, and the gate says so. `floors.json` pins the digest of each
file behind a suite: with other data a floor means nothing, so the gate fails. `--raise` writes what
was measured as floor where it is higher (or new), and pins new files; nothing lowers a floor but
`--lower NAME --because TEXT`, which keeps the reason.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import demo, entities, events, pairs, points, statements
from benchmarks.figures import name_figures
from benchmarks.rows import DataError
from rashomon.demo import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from benchmarks.figures import Outcome
    from rashomon.pipeline import Engines

FLOORS = Path(__file__).with_name("floors.json")
SAMPLE = Path(__file__).with_name("sample")
WATCHED = (
    *(
        f"statements/{role} {kind}/f1"
        for kind in ("exact", "characters")
        for role in statements.ROLES
    ),
    "statements/triples exact/f1",
    "statements/triples overlap/f1",
    "entities/all/f1",
    "pairs/*/accuracy",
    "points/mean/balanced accuracy",
    "demo/statements/recall",
    "demo/statements/party",
    "demo/conflicts/recall",
    "events/statements f1/mean",
    "events/party accuracy/mean",
    "events/party attributed_f1/mean",
    "events/points f1/mean",
    "events/points coverage/mean",
    "events/conflicts precision/mean",
    "events/conflicts recall/mean",
)
"""Figures that get a floor."""
ABOUT = {
    "own": "the small sample in the repository",
    "quick": "an even cut of the shared data",
    "full": "all of the shared data",
}


@dataclass(frozen=True, slots=True)
class Floors:
    """What `floors.json` holds for one suite.

    Attributes:
        margin: A figure may lie so far below its floor: kernels differ from machine to machine.
        pins: File or event -> SHA-256.
        floors: Figure -> lowest value allowed.
        lowered: Reasons, a line each.
    """

    margin: float = 0.005
    pins: Mapping[str, str] = field(default_factory=dict)
    floors: Mapping[str, float] = field(default_factory=dict)
    lowered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suite:
    """Data and the benchmarks that run on them.

    Attributes:
        name: As in `floors.json`.
        files: Name -> file or event folder behind the figures.
        measure: Runs the benchmarks.
    """

    name: str
    files: Mapping[str, Path]
    measure: Callable[[], list[Outcome]]


def read_floors(path: Path = FLOORS) -> dict[str, Floors]:
    """Read the floors of all suites.

    Raises:
        DataError: The file is broken.
    """
    if not path.is_file():
        return {}
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Floors(
                margin=float(part["margin"]),
                pins=dict(part["pins"]),
                floors={figure: float(value) for figure, value in part["floors"].items()},
                lowered=tuple(part["lowered"]),
            )
            for name, part in stored.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(
            f"{path.name} is broken: {error}", hint="take it from the last commit"
        ) from error


def write_floors(floors: Mapping[str, Floors], path: Path = FLOORS) -> None:
    """Write the floors of all suites, sorted, so that a change shows as one line."""
    stored = {
        name: {
            "margin": part.margin,
            "pins": dict(sorted(part.pins.items())),
            "floors": dict(sorted(part.floors.items())),
            "lowered": list(part.lowered),
        }
        for name, part in sorted(floors.items())
    }
    path.write_text(json.dumps(stored, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def digest(path: Path) -> str:
    """Give the SHA-256 of a file, or of a folder's gold table and texts with their names."""
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    files = [*sorted(path.glob("articles/*.txt")), *sorted(path.glob("*.txt")), path / "gold.json"]
    lines = [f"{p.name} {digest(p)}" for p in files if p.is_file()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def select_watched(figures: Mapping[str, float | int | None]) -> dict[str, float]:
    """Keep the figures that get a floor; `*` in `WATCHED` stands for any row that ends in "all"."""
    kept = {}
    for name, value in figures.items():
        benchmark, row, column = name.split("/")
        starred = f"{benchmark}/*/{column}" if row.endswith("all") else name
        if value is not None and (name in WATCHED or starred in WATCHED):
            kept[name] = float(value)
    return kept


def find_changed(pins: Mapping[str, str], digests: Mapping[str, str]) -> list[str]:
    """Name the pinned data that are gone or other than pinned."""
    return [name for name, pinned in pins.items() if digests.get(name) != pinned]


def find_fallen(floors: Floors, figures: Mapping[str, float]) -> list[str]:
    """Name the figures below their floor, and those with a floor that were not measured."""
    return [
        name
        for name, floor in floors.floors.items()
        if name not in figures or figures[name] < floor - floors.margin
    ]


def raise_floors(
    floors: Floors, figures: Mapping[str, float], digests: Mapping[str, str]
) -> Floors:
    """Lift each floor to what was measured; a floor above it stays. Data without a pin get one."""
    lifted = {name: max(value, floors.floors.get(name, value)) for name, value in figures.items()}
    return replace(floors, floors={**floors.floors, **lifted}, pins={**digests, **floors.pins})


def lower_floor(floors: Floors, name: str, value: float | None, *, because: str) -> Floors:
    """Set one floor to a lower value and keep the reason.

    Raises:
        DataError: There is no such floor, nothing or nothing lower was measured, or no reason given.
    """
    if name not in floors.floors:
        raise DataError(f"no floor {name}", hint=f"floors are {', '.join(floors.floors) or 'none'}")
    before = floors.floors[name]
    if value is None or value >= before:
        raise DataError(f"{name} measures {value}, which is not below its floor {before}")
    if not because.strip():
        raise DataError(f"no reason to lower {name}", hint="give it with --because")
    line = f"{name}: {before} -> {value}: {because.strip()}"
    return replace(floors, floors={**floors.floors, name: value}, lowered=(*floors.lowered, line))


def make_own_suite(engines: Engines) -> Suite:
    """Make the suite of the sample that lies in the repository."""
    files = {path.name: path for path in sorted(SAMPLE.glob("*.json*"))} | {"demo": ARTICLES}

    def measure() -> list[Outcome]:
        return [
            statements.run(SAMPLE / "statements.jsonl", engines.tagger),
            entities.run(SAMPLE / "entities.jsonl", engines.tagger),
            pairs.run([SAMPLE / "pairs.jsonl"], engines.scorer),
            points.run(SAMPLE / "points.jsonl", points.aligned(engines.embedder)),
            demo.run(ARTICLES, engines),
        ]

    return Suite("own", files, measure)


def make_shared_suite(
    data: Path, folders: Sequence[Path], engines: Engines, *, is_quick: bool
) -> Suite:
    """Make the suite of the shared development data, whole or cut.

    Args:
        data: Root with `attribution/`, `entities/`, `pairs/`, `points/`.
        folders: Event folders.
        engines: The models.
        is_quick: Cut rows evenly and take half of the events.
    """
    attribution = data / "attribution" / "polnear-dev.jsonl"
    named = data / "entities" / "worldwide-dev.jsonl"
    inference = [data / "pairs" / f"{name}-dev.jsonl" for name in ("mnli", "vitaminc")]
    answers = data / "points" / "nanco-dev.jsonl"
    articles, texts, rows = (12, 15, 300) if is_quick else (None, None, 3000)
    chosen = folders[: (len(folders) + 1) // 2] if is_quick else folders
    files = {str(p.relative_to(data)): p for p in (attribution, named, *inference, answers)}
    files |= {f"events/{folder.name}": folder for folder in chosen}
    files |= {"events/score.py": events.find_scorer(folders[0])} if folders else {}

    def measure() -> list[Outcome]:
        outcomes = [
            statements.run(attribution, engines.tagger, limit=articles),
            entities.run(named, engines.tagger, limit=texts),
            pairs.run(inference, engines.scorer, limit=rows),
            points.run(answers, points.aligned(engines.embedder)),
        ]
        if chosen:
            outcomes.append(events.run(chosen, engines))
        return outcomes

    return Suite("quick" if is_quick else "full", files, measure)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate says of one suite.

    Attributes:
        suite: Its name.
        figures: The watched figures as measured.
        floors: The floors they were held against.
        changed: Pinned data that are other than pinned.
        fallen: Figures below their floors.
        digests: Of the data as they are.
    """

    suite: str
    figures: Mapping[str, float]
    floors: Floors
    changed: tuple[str, ...]
    fallen: tuple[str, ...]
    digests: Mapping[str, str]

    @property
    def is_good(self) -> bool:
        """Nothing changed and nothing fell."""
        return not self.changed and not self.fallen


def judge_suite(suite: Suite, floors: Floors) -> Verdict:
    """Run a suite and hold its figures against its floors.

    Raises:
        DataError: A file of the suite is missing.
    """
    missing = [name for name, path in suite.files.items() if not path.exists()]
    if missing:
        raise DataError(
            f"suite {suite.name} lacks {', '.join(missing)}", hint="check --data and --events"
        )
    digests = {name: digest(path) for name, path in suite.files.items()}
    figures: dict[str, float] = {}
    for outcome in suite.measure():
        figures |= select_watched(name_figures(outcome))
    return hold(suite.name, figures, digests, floors)


def hold(
    suite: str, figures: Mapping[str, float], digests: Mapping[str, str], floors: Floors
) -> Verdict:
    """Hold measured figures against floors."""
    changed = find_changed(floors.pins, digests)
    fallen = find_fallen(floors, figures)
    return Verdict(suite, figures, floors, tuple(changed), tuple(fallen), digests)


def describe(verdict: Verdict) -> str:
    """Write a verdict as lines: each figure with its floor, then what is wrong."""
    floors = verdict.floors.floors
    names = sorted({*floors, *verdict.figures})
    width = max(map(len, names), default=0)
    state = "good" if verdict.is_good else "does not hold"
    lines = [f"suite {verdict.suite} ({ABOUT[verdict.suite]}): {state}"]
    for name in names:
        value = f"{verdict.figures[name]:.4f}" if name in verdict.figures else "not measured"
        floor = f"floor {floors[name]:.4f}" if name in floors else "no floor yet"
        mark = "  FELL" if name in verdict.fallen else ""
        lines.append(f"  {name.ljust(width)}  {value}  {floor}{mark}")
    lines += [
        f"  CHANGED {name}: its floors do not count; if meant, drop its pin and --raise"
        for name in verdict.changed
    ]
    return "\n".join(lines)


def choose_suites(
    data: Path | None, folders: Sequence[Path], engines: Engines, *, is_sample: bool
) -> list[Suite]:
    """Give the suites to run: always `own`, and one of the shared data if there are any."""
    suites = [make_own_suite(engines)]
    if data is not None:
        suites.append(make_shared_suite(data, folders, engines, is_quick=is_sample))
    return suites
