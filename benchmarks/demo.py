"""The demo event against a short list of what must be found in it: `events` for a bare machine.

The list (`sample/demo.json`) names statements by article, words and party, and conflicts by two
of these.

statements recall   A listed statement is found when an attributed statement of its article covers
                    at least half of the characters of its words.
statements party    Of the found ones, the share where one of the covering statements belongs to
                    the listed party (by name or alias).
conflicts recall    A listed conflict is found when a relation `contradicts` or `differs` joins two
                    statements that each cover half of one side's words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.events import compare_texts, name_models
from benchmarks.figures import Figures, Outcome, share
from benchmarks.rows import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rashomon.pipeline import Engines

EXPECTED = Path(__file__).with_name("sample") / "demo.json"
CONFLICTS = frozenset({"contradicts", "differs"})


@dataclass(frozen=True, slots=True)
class Expected:
    """A statement that must be found: characters of an article, and the names of its party."""

    article: str
    words: str
    party: str


def read_expected(path: Path = EXPECTED) -> tuple[list[Expected], list[tuple[int, int]]]:
    """Read the list.

    Returns:
        The statements, and the conflicts as pairs of places in them.
    """
    listed = json.loads(path.read_text(encoding="utf-8"))
    statements = [Expected(**row) for row in listed["statements"]]
    return statements, [(first, second) for first, second in listed["conflicts"]]


def score_report(
    report: Mapping[str, Any], statements: Sequence[Expected], conflicts: Sequence[tuple[int, int]]
) -> tuple[Figures, list[str]]:
    """Score a report as it is written to JSON.

    Returns:
        Figures, and a line for each thing that was not found.

    Raises:
        DataError: Listed words do not stand in their article.
    """
    names = {
        party["id"]: {_plain(name) for name in (party["name"], *party["aliases"])}
        for party in report["parties"]
    }
    covering = [_covering(report, expected) for expected in statements]
    found = [k for k, rows in enumerate(covering) if rows]
    right = [
        k
        for k in found
        if any(_plain(statements[k].party) in names.get(row["party"], ()) for row in covering[k])
    ]
    ids = [{row["id"] for row in rows} for rows in covering]
    said = [(r["first"], r["second"]) for r in report["relations"] if r["kind"] in CONFLICTS]
    joined = [
        (first, second)
        for first, second in conflicts
        if any(
            (a in ids[first] and b in ids[second]) or (b in ids[first] and a in ids[second])
            for a, b in said
        )
    ]
    misses = [f"not found: {statements[k].words}" for k in range(len(statements)) if k not in found]
    misses += [f"not {statements[k].party}: {statements[k].words}" for k in found if k not in right]
    misses += [
        f"no conflict: {statements[a].words} ~ {statements[b].words}"
        for a, b in conflicts
        if (a, b) not in joined
    ]
    figures: Figures = {
        "statements": {
            "recall": share(len(found), len(statements)),
            "party": share(len(right), len(found)),
            "gold": len(statements),
        },
        "conflicts": {"recall": share(len(joined), len(conflicts)), "gold": len(conflicts)},
    }
    return figures, misses


def _covering(report: Mapping[str, Any], expected: Expected) -> list[Mapping[str, Any]]:
    """Give the attributed statements that each cover half of the words."""
    article = next(
        (a for a in report["articles"] if Path(a["path"] or "").name == expected.article), None
    )
    start = article["text"].find(expected.words) if article else -1
    if article is None or start < 0:
        raise DataError(
            f"{expected.article} does not hold {expected.words!r}",
            hint="the demo's articles changed; change benchmarks/sample/demo.json with them",
        )
    wanted = set(range(start, start + len(expected.words)))
    rows = [
        (row, wanted & _characters(row["content"]))
        for row in report["statements"]
        if row["article"] == article["id"] and row["kind"] != "own-voice"
    ]
    return [row for row, places in rows if 2 * len(places) >= len(wanted)]


def _characters(spans: Iterable[Mapping[str, int]]) -> set[int]:
    return {place for span in spans for place in range(span["start"], span["end"])}


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def run(articles: Path, engines: Engines) -> Outcome:
    """Compare the demo's articles and score the report.

    Args:
        articles: The demo's folder.
        engines: The models.

    Raises:
        DataError: The list does not fit the articles.
    """
    statements, conflicts = read_expected()
    report = compare_texts(sorted(articles.glob("*.txt")), engines)
    figures, misses = score_report(report, statements, conflicts)
    about = {"data": "the demo event", "models": name_models(engines)}
    return Outcome("demo", figures, about, tuple(misses))
