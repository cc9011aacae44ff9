"""Whole events: compare their articles, then let the events' own scorer read the report.

Takes folders with `gold.json` and `articles/*.txt`. Only the texts are given to `compare`: outlet,
date and country stand in the gold table and would be told to the machine. The report is written as
JSON to a temporary folder and read back, so what is scored is what a user gets. Every figure is
defined in the scorer, which lies beside the events and not in this project; it is loaded by its
path. The mean is over the events that have a figure; where a run said nothing although the gold holds
something, the scorer gives None and the mean counts 0.

Dates, silences, blame and shifts are measured beside it (`followed.py`), on a second comparison that is told outlet,
country and day of publication of each article, as a user's sidecar would: an article without a day has no "Friday".
"""

from __future__ import annotations

import importlib.util
import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from benchmarks import dates
from benchmarks.cost import Clock, Counting, describe_cost
from benchmarks.figures import Figure, Figures, Outcome, mean
from benchmarks.followed import score_followed
from benchmarks.rows import DataError, show_progress
from rashomon.pipeline import Engines, compare
from rashomon.records import Source
from rashomon.report.as_json import make_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rashomon.models.base import SpanTagger
    from rashomon.pipeline import Input
    from rashomon.records import Tags

    ReportDict: TypeAlias = Mapping[str, Any]
    Score: TypeAlias = Callable[[Path, ReportDict], tuple[Mapping[str, object], list[str]]]

SCORER = "score.py"


def find_folders(paths: Sequence[Path]) -> list[Path]:
    """Give the event folders among the paths and directly below them, each once.

    Raises:
        DataError: A path is no event folder and holds none.
    """
    folders: list[Path] = []
    for path in paths:
        found = [path] if (path / "gold.json").is_file() else []
        found = found or sorted(gold.parent for gold in path.glob("*/gold.json"))
        if not found:
            hint = "an event folder holds gold.json and articles/*.txt"
            raise DataError(f"no event in {path}", hint=hint)
        folders += found
    return list(dict.fromkeys(folders))


def find_scorer(folder: Path) -> Path:
    """Find the scorer in the nearest folder above an event.

    Raises:
        DataError: There is none.
    """
    for parent in folder.resolve().parents:
        if (parent / SCORER).is_file():
            return parent / SCORER
    raise DataError(f"no {SCORER} above {folder}", hint="name it with --scorer")


def open_scorer(path: Path) -> Score:
    """Load the function `score(folder, report)` of a file.

    Raises:
        DataError: The file is missing or has no such function.
    """
    spec = importlib.util.spec_from_file_location("event_scorer", path)
    if not path.is_file() or spec is None or spec.loader is None:
        raise DataError(f"no scorer {path}", hint="--scorer takes a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not callable(getattr(module, "score", None)):
        raise DataError(f"{path} has no function score(folder, report)")
    return cast("Score", module.score)


def list_articles(folder: Path) -> list[Path]:
    """List the texts of an event.

    Raises:
        DataError: There are none.
    """
    paths = sorted((folder / "articles").glob("*.txt"))
    if not paths:
        raise DataError(f"{folder} has no articles/*.txt")
    return paths


def flatten(result: Mapping[str, object]) -> dict[str, Figure]:
    """Name a scorer's nested figures "group figure"; texts, as the event's name, are left out."""
    flat: dict[str, Figure] = {}
    for name, value in result.items():
        if isinstance(value, dict):
            flat |= {f"{name} {inner}": figure for inner, figure in value.items()}
        elif not isinstance(value, str):
            flat[name] = cast("Figure", value)
    return flat


def average(results: Mapping[str, Mapping[str, Figure]]) -> Figures:
    """Turn event -> figure into figure -> event, with the mean over the events."""
    names = dict.fromkeys(name for result in results.values() for name in result)
    return {
        name: {event: result.get(name) for event, result in results.items()}
        | {"mean": mean([_count_silence(result, name) for result in results.values()])}
        for name in names
    }


def _count_silence(result: Mapping[str, Figure], name: str) -> Figure:
    """Give 0 for an unknown precision, F1 or accuracy where the gold had something to find."""
    group, _, figure = name.rpartition(" ")
    wanted = result.get("statements recall" if group == "party" else f"{group} recall")
    is_silent = result.get(name) is None and wanted is not None and figure != "kinds"
    return 0.0 if is_silent else result.get(name)


def run(
    folders: Sequence[Path],
    engines: Engines,
    *,
    scorer: Path | None = None,
    with_follow: bool = False,
    loads: Sequence[Path] = (),
) -> Outcome:
    """Compare the articles of each event and score the reports.

    Args:
        folders: Event folders.
        engines: The models.
        scorer: File with `score(folder, report)`; else the nearest `score.py` above the event.
        with_follow: Measure dates, silences, blame and shifts too, which takes a second comparison.
        loads: Articles of large events without a gold table: only what they cost is measured.

    Raises:
        DataError: An event has no articles, there is no scorer, or a load does not exist.
    """
    for path in loads:
        if not path.exists():
            raise DataError(f"no articles at {path}", hint="--load takes articles of one event")
    results: dict[str, dict[str, Figure]] = {}
    misses: list[str] = []
    remembering = replace(engines, tagger=_Remembering(engines.tagger))
    with tempfile.TemporaryDirectory() as scratch:
        for folder in show_progress(folders, "events"):
            score = open_scorer(scorer or find_scorer(folder))
            started = time.perf_counter()
            report, cost = compare_counted(list_articles(folder), remembering)
            seconds = round(time.perf_counter() - started, 2)
            written = Path(scratch) / f"{folder.name}.json"
            written.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
            found, missed = score(folder, json.loads(written.read_text(encoding="utf-8")))
            results[folder.name] = flatten(found) | cost | {"seconds": seconds}
            if with_follow:
                followed, also_missed = _follow(folder, remembering)
                results[folder.name] |= followed
                missed = [*missed, *also_missed]
            misses += [f"{folder.name}: {miss}" for miss in missed]
    figures = average(results)
    for path in loads:
        for name, value in compare_counted([path], engines)[1].items():
            figures.setdefault(f"load {name.removeprefix('cost ')}", {})[path.stem] = value
    about = {"data": ", ".join(results), "models": name_models(engines)}
    return Outcome("events", figures, about, tuple(misses))


class _Remembering:
    """A tagger that keeps what it said of a text, so that a second comparison costs no second reading."""

    def __init__(self, tagger: SpanTagger) -> None:
        self.identity = tagger.identity
        self.is_calibrated = tagger.is_calibrated
        self._tagger = tagger
        self._kept: dict[str, Tags] = {}

    def tag(self, texts: Sequence[str]) -> list[Tags]:
        """Tag texts, each once."""
        new = [text for text in dict.fromkeys(texts) if text not in self._kept]
        self._kept |= dict(zip(new, self._tagger.tag(new), strict=True)) if new else {}
        return [self._kept[text] for text in texts]


def _follow(folder: Path, engines: Engines) -> tuple[dict[str, Figure], list[str]]:
    """Compare the articles with what the gold says of outlet and day, and score what `follow` made of it."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    about = {folder / one["file"]: one for one in gold["articles"] if one.get("file")}
    sources: list[Input] = []
    for path in list_articles(folder):
        known = about.get(path, {})
        told = {field: known.get(field) for field in ("outlet", "country", "published")}
        sources.append(Source(str(path), **told))
    report = make_document(compare(sources, engines=engines))
    figures, missed = score_followed(gold, cast("ReportDict", report))
    if gold.get("dates"):
        found = dates.run([folder])
        figures = {"dates accuracy": found.figures[f"{folder.stem} dates"]["accuracy"], **figures}
        missed += found.misses
    return figures, missed


def compare_counted(
    paths: Sequence[Path], engines: Engines
) -> tuple[ReportDict, dict[str, Figure]]:
    """Compare articles and give the report with what align and judge cost (see `cost.py`)."""
    scorer, rivals, clock = Counting(engines.scorer), Counting(engines.rivals), Clock()
    report = compare(paths, engines=replace(engines, scorer=scorer, rivals=rivals), progress=clock)
    return cast("ReportDict", make_document(report)), describe_cost(
        len(report.statements), scorer.pairs + rivals.pairs, clock
    )


def compare_texts(paths: Sequence[Path], engines: Engines) -> ReportDict:
    """Compare articles as a user would and give the report as it is written to JSON."""
    return cast("ReportDict", make_document(compare(paths, engines=engines)))


def name_models(engines: Engines) -> str:
    """Give the identities of the models in one line."""
    return ", ".join(identity for _, identity in engines.identities)
