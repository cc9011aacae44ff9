"""The command line of the benchmarks: arguments in, one scorer called, figures out.

Exit status: 0 done, 1 a figure fell below its floor or a model failed, 2 misuse or unusable data.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from benchmarks import (
    coreference,
    dates,
    entities,
    events,
    gate,
    pairs,
    points,
    rivals,
    speed,
    statements,
)
from benchmarks.figures import Outcome, as_json, as_text
from benchmarks.rows import DataError
from rashomon.errors import RashomonError
from rashomon.models.open import open_embedder, open_rivals, open_scorer, open_tagger
from rashomon.pipeline import open_engines

if TYPE_CHECKING:
    from collections.abc import Sequence

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Where the shared data lie beside a checkout, on machines that have them."""


class Parser(argparse.ArgumentParser):
    """A parser that answers misuse with one line."""

    def error(self, message: str) -> NoReturn:
        """Print the line and leave with status 2."""
        self.exit(2, f"{self.prog}: {message}\n")


def build_parser() -> Parser:
    """Build the parser; one command per benchmark."""
    parser = Parser(prog="python -m benchmarks", description="Figures for each room, and the gate.")
    commands = parser.add_subparsers(
        dest="name", required=True, metavar="NAME", parser_class=Parser
    )

    def add(name: str, about: str, *, several: bool = False) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=about, description=about)
        nargs = "+" if several else None
        command.add_argument("--data", type=Path, required=True, nargs=nargs, metavar="PATH")
        command.add_argument("--json", action="store_true", help="figures as JSON")
        return command

    spans = add("statements", "PolNeAR: spans of source, cue, content, and whole triples")
    spans.add_argument(
        "--tags", action="store_true", help="score the tagger's spans before linking"
    )
    named = add("entities", "Worldwide: named entities")
    referring = add(
        "coreference", "GAP (.tsv), GUM (.conll), PolNeAR (.jsonl): who pronouns are", several=True
    )
    inference = add("pairs", "premise, hypothesis, label: accuracy and F1", several=True)
    inference.add_argument("--seed", type=int, default=0, help="which pairs --limit draws")
    versions = add(
        "rivals", "event folders: pairs of quotes that clash, agree or neither", several=True
    )
    versions.add_argument(
        "--embedder", default="", metavar="ADDRESS", help="the same for it; --model is the scorer"
    )
    answers = add("points", "NAnCo: which answers say the same")
    answers.add_argument("--text", choices=points.TEXTS, default="answer", help="what is compared")
    answers.add_argument(
        "--similarity", choices=list(points.SIMILARITIES), default="align", help="compared how"
    )
    whole = add("events", "event folders: compare, then the events' scorer", several=True)
    whole.add_argument("--scorer", type=Path, help="score.py, else the nearest above the event")
    whole.add_argument(
        "--load", type=Path, nargs="*", default=[], metavar="PATH",
        help="articles of large events without a gold table: what aligning and judging them costs",
    )  # fmt: skip
    whole.add_argument("--misses", action="store_true", help="list what is wrong or missing")
    when = add("dates", "TIMEX3 articles, cases or event folders: words and values", several=True)
    when.add_argument("--misses", action="store_true", help="list what is wrong or missing")
    quick = add("speed", "a folder or JSONL of articles: speed and memory")
    for command in (spans, named, referring, inference):
        command.add_argument("--limit", type=_positive, metavar="N", help="so many rows of a file")
    for command in (spans, named, referring, inference, versions, answers, whole, quick):
        command.add_argument("--model", default="", metavar="ADDRESS", help="as in models/open.py")
    _add_gate(commands.add_parser("gate", help="hold figures against their floors"))
    return parser


def _add_gate(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data", type=Path, metavar="ROOT", help="default: ../shared/data if there"
    )
    command.add_argument(
        "--events", type=Path, metavar="ROOT", help="default: ../shared/events if there"
    )
    command.add_argument("--sample", action="store_true", help="own sample and a cut of the data")
    command.add_argument("--raise", action="store_true", dest="lift", help="write higher floors")
    command.add_argument("--lower", metavar="SUITE/FIGURE", help="write one lower floor")
    command.add_argument("--because", metavar="TEXT", default="", help="why it is lowered")
    command.add_argument("--json", action="store_true", help="verdicts as JSON")


def _positive(words: str) -> int:
    value = int(words)
    if value < 1:
        raise ValueError
    return value


def measure(options: argparse.Namespace) -> Outcome:
    """Run the benchmark that the options name."""
    outcome: Outcome
    match options.name:
        case "statements":
            tagger = open_tagger(options.model)
            outcome = statements.run(options.data, tagger, limit=options.limit, tags=options.tags)
        case "entities":
            outcome = entities.run(options.data, open_tagger(options.model), limit=options.limit)
        case "coreference":
            tagger = open_tagger(options.model)
            outcome = coreference.run(options.data, tagger, limit=options.limit)
        case "pairs":
            scorer = open_scorer(options.model)
            outcome = pairs.run(options.data, scorer, limit=options.limit, seed=options.seed)
        case "rivals":
            folders = events.find_folders(options.data)
            embedder = open_embedder(options.embedder)
            outcome = rivals.run(folders, open_rivals(options.model), embedder)
        case "points":
            embedder = open_embedder(options.model)
            similarity = points.SIMILARITIES[options.similarity](embedder)
            outcome = points.run(
                options.data, similarity, text=options.text, model=embedder.identity
            )
        case "dates":
            outcome = dates.run(options.data)
        case "events":
            folders = events.find_folders(options.data)
            engines = open_engines(options.model)
            outcome = events.run(
                folders, engines, scorer=options.scorer, with_follow=True, loads=options.load
            )
        case _:
            outcome = speed.run(options.data, open_engines(options.model), address=options.model)
    return outcome


def run_gate(options: argparse.Namespace) -> int:
    """Run the gate; 0 if every figure holds."""
    data = options.data or _if_there(SHARED / "data")
    root = options.events or _if_there(SHARED / "events")
    folders = events.find_folders([root]) if data and root else []
    if data is None:
        print("no shared data here: only the suite `own`, a small sample, is run", file=sys.stderr)
    stored = gate.read_floors()
    verdicts = []
    engines = open_engines()
    for suite in gate.choose_suites(data, folders, engines, is_sample=options.sample):
        verdict = gate.judge_suite(suite, stored.get(suite.name, gate.Floors()))
        verdicts.append(verdict)
        if not options.json:
            print(gate.describe(verdict))
    if options.json:
        print(json.dumps([_as_dict(verdict) for verdict in verdicts], indent=2))
    if options.lower or options.lift:
        changed = _change_floors(options, verdicts)
        gate.write_floors(stored | changed)
        verdicts = [gate.hold(v.suite, v.figures, v.digests, changed[v.suite]) for v in verdicts]
    return 0 if all(verdict.is_good for verdict in verdicts) else 1


def _change_floors(
    options: argparse.Namespace, verdicts: Sequence[gate.Verdict]
) -> dict[str, gate.Floors]:
    changed = {}
    suite, _, figure = (options.lower or "").partition("/")
    for verdict in verdicts:
        if verdict.changed:
            raise DataError(f"data of {verdict.suite} changed: {', '.join(verdict.changed)}")
        floors = verdict.floors
        if verdict.suite == suite:
            floors = gate.lower_floor(
                floors, figure, verdict.figures.get(figure), because=options.because
            )
        if options.lift:
            floors = gate.raise_floors(floors, verdict.figures, verdict.digests)
        changed[verdict.suite] = floors
    if options.lower and suite not in changed:
        raise DataError(f"no suite {suite!r} was run", hint=f"suites run: {', '.join(changed)}")
    return changed


def _as_dict(verdict: gate.Verdict) -> dict[str, object]:
    return {
        "suite": verdict.suite,
        "good": verdict.is_good,
        "figures": dict(verdict.figures),
        "floors": dict(verdict.floors.floors),
        "fallen": list(verdict.fallen),
        "changed": list(verdict.changed),
    }


def _if_there(path: Path) -> Path | None:
    return path if path.is_dir() else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; see the module's text for the exit status."""
    options = build_parser().parse_args(arguments)
    try:
        if options.name == "gate":
            return run_gate(options)
        outcome = measure(options)
    except RashomonError as error:
        print(f"benchmarks {options.name}: {error}", file=sys.stderr)
        return 2 if isinstance(error, DataError) else 1
    with_misses = getattr(options, "misses", False)
    print((as_json if options.json else as_text)(outcome, with_misses=with_misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
