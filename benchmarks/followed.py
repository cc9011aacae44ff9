"""What `follow` finds in whole events, against their gold tables.

Takes a report as it is written to JSON and the `gold.json` of its event. Parties of the report are those of the gold by
name or alias, without case and leading "the".

dates        share of gold dates right, from the texts and the gold's publication dates (`benchmarks/dates.py`).
silences     share of gold silences found. Each is paired with at most one reported silence that an article tells, of
             the same party, whose words, sentence, or 250 characters before share with the gold's `about` the first
             five letters of a word of four or more; the pair that shares most goes first. `dated` is the share found
             with the gold's `from` and `to`, both; `reported` counts told silences.
blame        F1 over pairs of parties, who blames whom, each counted once.
shifts       shifts reported, by kind; the gold has none.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Counts, Figure, share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Table = Mapping[str, Any]

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_BEFORE = 250


def score_followed(gold: Table, report: Table) -> tuple[dict[str, Figure], list[str]]:
    """Score one report; figures by name, and what is missing or wrong."""
    parties = match_parties(gold["parties"], report["parties"])
    silences, missed = _score_silences(gold.get("silences", ()), report, parties)
    blame, wrong = _score_blame(gold.get("blame", ()), report["blame"], parties)
    kinds = Counter(f"shifts {one['kind']}" for one in report["shifts"])
    return silences | blame | {"shifts": len(report["shifts"]), **kinds}, [*missed, *wrong]


def match_parties(gold: Sequence[Table], found: Sequence[Table]) -> dict[str, str]:
    """Give the gold party of each party of the report that has one of its names."""
    known: dict[str, str] = {}
    for party in gold:
        for name in (party["name"], *party["aliases"]):
            known.setdefault(_fold(name), party["id"])
    matched = {}
    for party in found:
        names = [_fold(name) for name in (party["name"], *party["aliases"])]
        hit = next((known[name] for name in names if name in known), None)
        if hit:
            matched[party["id"]] = hit
    return matched


def _fold(name: str) -> str:
    return re.sub(r"\W+", " ", name.casefold()).strip().removeprefix("the ")


def _stems(words: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(words)}


def _score_silences(
    gold: Sequence[Table], report: Table, parties: Mapping[str, str]
) -> tuple[dict[str, Figure], list[str]]:
    texts = {one["id"]: one["text"] for one in report["articles"]}
    told = [one for one in report["silences"] if not one.get("seen")]
    scored = []
    for nth, wanted in enumerate(gold):
        about = _stems(wanted["about"])
        for at, one in enumerate(told):
            start = one["span"]["start"]
            before = texts[one["article"]][max(start - _BEFORE, 0) : start]
            words = _stems(f"{one['about']} {one['span']['text']}"), _stems(before)
            shared = len(about & words[0]) + len(about & words[1]) / 2
            if parties.get(one["party"]) == wanted["party"] and shared:
                is_dated = (one["from"], one["to"]) == (wanted["from"], wanted["to"])
                scored.append((shared, is_dated, -nth, -at))
    found: dict[int, bool] = {}
    taken: set[int] = set()
    for _, is_dated, nth, at in sorted(scored, reverse=True):
        if nth not in found and at not in taken:
            found[nth] = is_dated
            taken.add(at)
    missed = [
        f"silence not found: {one['party']}: {one['about']}"
        for nth, one in enumerate(gold)
        if -nth not in found
    ]
    figures: dict[str, Figure] = {
        "silences found": share(len(found), len(gold)),
        "silences dated": share(sum(found.values()), len(gold)),
        "silences reported": len(told),
    }
    return figures, missed


def _score_blame(
    gold: Sequence[Table], found: Sequence[Table], parties: Mapping[str, str]
) -> tuple[dict[str, Figure], list[str]]:
    wanted = {(one["party"], one["target"]) for one in gold}
    said = {(parties.get(one["by"], one["by"]), parties.get(one["on"], one["on"])) for one in found}
    counts = Counts(len(wanted & said), len(said), len(wanted)).as_row()
    figures = {f"blame {name}": value for name, value in counts.items() if name != "gold"}
    wrong = [f"blame not found: {by} of {on}" for by, on in sorted(wanted - said)]
    wrong += [f"blame not in the gold: {by} of {on}" for by, on in sorted(said - wanted)]
    return figures, wrong
