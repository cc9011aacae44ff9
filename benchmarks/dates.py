"""Time expressions: which words, which value, how fast; on files of three kinds, told by their keys.

Rows with `text`, `anchor`, `timex` (TempEval-3's files): articles with gold spans. As TempEval-3 defines them:

- spans, relaxed: a gold expression is found when a predicted one overlaps it; each counts once, in
  text order. Precision, recall and F1 over all articles (micro).
- values: of the overlapping pairs those count whose value is the gold's, letter by letter; precision over
  what was said, recall over the gold, F1 of both. So value F1 = span F1 times the share of right values.
  `value` and `part` of an expression are put together for it ("2019-03-08" and "TMO").
- days: the same, with the time of day cut off both: gold files disagree whether "Friday night" has one.

Rows with `input`, `reference`, `results` (Recognizers-Text's cases): only those of the kind that news prints are taken
(`is_news`). A value is right when it is the same TIMEX, or covers the same days, as one of those expected; a range
may count its last part or not.

Event folders (`gold.json` with `dates`): a date is right when an expression that overlaps its words in the article has
its value; a gold pair [first, last] may be two expressions, or one with `begins` and `ends`. Publication dates are
taken from the gold table.

Speed is characters a second of processor time on one core, over the articles of the first kind.

Source:
    UzZaman et al. (2013), SemEval-2013 task 1 (TempEval-3), section 4.1 and its scorer.
"""

from __future__ import annotations

import json
import re
import time
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from benchmarks.figures import Counts, Figures, Outcome, share
from benchmarks.rows import DataError, Row, read_rows
from rashomon.annotate.almanac import SEASON_STARTS, shift_months
from rashomon.annotate.times import find_times

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rashomon.records import TimeExpression

_TIMES = re.compile(r"(?<=\d)T.*")
_OF_AN_ASSISTANT = frozenset(
    """i me my mine we us our you your cortana please let let's show remind schedule calendar book find set add tell
    what when where sales docs arrangement plan vacation ooo appointment sy fy""".split()
)
_NEWS_TYPES = frozenset({"date", "daterange", "duration", "set"})
_FEWEST_WORDS = 4
_LENGTHS = {"day": 0, "week": 0, "month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120}


def run(paths: Sequence[Path]) -> Outcome:
    """Measure on files and event folders.

    Args:
        paths: Each a JSONL file of one of the two kinds, or a folder of an event.

    Raises:
        DataError: A path holds neither.
    """
    figures: Figures = {}
    misses: list[str] = []
    for path in paths:
        if path.is_dir():
            found, missed = _run_event(path)
        elif path.is_file() and "results" in read_rows(path, needs=())[0]:
            found, missed = _run_cases(read_rows(path, needs=("input", "reference", "results")))
        else:
            found, missed = _run_articles(read_rows(path, needs=("text", "anchor", "timex")))
        figures |= {f"{path.stem} {row}": columns for row, columns in found.items()}
        misses += [f"{path.stem}: {miss}" for miss in missed]
    about = {"data": ", ".join(path.name for path in paths)}
    return Outcome("dates", figures, about, tuple(misses))


def _read_day(words: object) -> date | None:
    return date.fromisoformat(words[:10]) if isinstance(words, str) else None


def as_timex(found: TimeExpression) -> str | None:
    """Write an expression's value as TIMEX3 does."""
    return None if found.value is None else found.value + found.part


def _run_articles(rows: Sequence[Row]) -> tuple[Figures, list[str]]:
    spans = values = days = Counts()
    characters, seconds = 0, 0.0
    misses: list[str] = []
    for row in rows:
        text, anchor = cast("str", row["text"]), _read_day(row["anchor"])
        started = time.process_time()
        found = find_times(text, anchor)
        seconds += time.process_time() - started
        characters += len(text)
        gold = cast("list[dict[str, Any]]", row["timex"])
        pairs = pair(found, gold)
        right = [one for one in pairs if as_timex(one[0]) == one[1]["value"]]
        same_day = [
            one for one in pairs if _cut_time(as_timex(one[0])) == _cut_time(one[1]["value"])
        ]
        spans += Counts(len(pairs), len(found), len(gold))
        values += Counts(len(right), len(found), len(gold))
        days += Counts(len(same_day), len(found), len(gold))
        misses += _tell_misses(found, gold, pairs)
    figures: Figures = {"spans": spans.as_row(), "values": values.as_row(), "days": days.as_row()}
    figures["speed"] = {"characters a second": round(characters / max(seconds, 1e-9))}
    return figures, misses


def pair(
    found: Sequence[TimeExpression], gold: Sequence[dict[str, Any]]
) -> list[tuple[TimeExpression, dict[str, Any]]]:
    """Pair each gold expression with the first free predicted one that overlaps it."""
    pairs, taken = [], set[int]()
    for wanted in gold:
        for nth, one in enumerate(found):
            if nth not in taken and one.start < wanted["end"] and wanted["start"] < one.end:
                taken.add(nth)
                pairs.append((one, wanted))
                break
    return pairs


def _tell_misses(
    found: Sequence[TimeExpression],
    gold: Sequence[dict[str, Any]],
    pairs: Sequence[tuple[TimeExpression, dict[str, Any]]],
) -> list[str]:
    said, wanted = [one for one, _ in pairs], [two for _, two in pairs]
    return [
        *(f"not found: {one['text']!r} {one['value']}" for one in gold if one not in wanted),
        *(f"not in the gold: {one.text!r} {as_timex(one)}" for one in found if one not in said),
        *(
            f"value {as_timex(one)} for {two['value']}: {one.text!r}"
            for one, two in pairs
            if as_timex(one) != two["value"]
        ),
    ]


def _cut_time(value: str | None) -> str | None:
    return None if value is None else _TIMES.sub("", value)


def is_news(row: Row) -> bool:
    """Say whether a case is of the kind that news prints.

    It is a sentence of at least four words and more than its time; nobody speaks to an assistant in it
    (`_OF_AN_ASSISTANT`); and what is expected are days, ranges of days, lengths or sets, not hours.
    """
    words = re.findall(r"[\w']+", cast("str", row["input"]).lower())
    results = cast("list[dict[str, Any]]", row["results"])
    kinds = {str(one["type"]).rpartition(".")[2] for one in results}
    spoken = {word for word in words if word.split("'")[0] in _OF_AN_ASSISTANT}
    told = sum(len(re.findall(r"[\w']+", one["text"])) for one in results)
    return (
        bool(results)
        and kinds <= _NEWS_TYPES
        and not spoken
        and len(words) >= max(_FEWEST_WORDS, told + 1)
    )


def _run_cases(rows: Sequence[Row]) -> tuple[Figures, list[str]]:
    spans = values = Counts()
    misses: list[str] = []
    taken = [row for row in rows if is_news(row)]
    for row in taken:
        text, results = cast("str", row["input"]), cast("list[dict[str, Any]]", row["results"])
        found = find_times(text, _read_day(row["reference"]))
        hits = right = 0
        for wanted in results:
            start = text.lower().find(wanted["text"].lower())
            end = start + len(wanted["text"])
            over = [one for one in found if one.start < end and start < one.end]
            hits += bool(over)
            is_right = any(_is_expected(over, value) for value in wanted.get("values") or ())
            right += is_right
            if not is_right:
                said = [(one.text, as_timex(one)) for one in over]
                misses.append(f"{text!r}: {wanted['text']!r} {said}")
        spans += Counts(hits, max(len(found), hits), len(results))
        values += Counts(right, max(len(found), right), len(results))
    figures: Figures = {"news-like spans": spans.as_row(), "news-like values": values.as_row()}
    figures["news-like values"]["cases"] = len(taken)
    return figures, misses


def _is_expected(over: Sequence[TimeExpression], value: dict[str, Any]) -> bool:
    """Say whether the expressions over a gold one have one of its values."""
    if any(as_timex(one) == value.get("timex") for one in over):
        return True
    if value.get("type") == "date":
        return any(one.value == value.get("value") for one in over)
    covered = [days for one in over if (days := cover(one))]
    if not covered or "start" not in value or "end" not in value:
        return False
    begins, end = covered[0][0], date.fromisoformat(value["end"])
    is_end = bool({end, end - timedelta(days=1)} & set(covered[-1]))
    return begins.isoformat() == value["start"] and is_end


def cover(found: TimeExpression) -> tuple[date, date] | None:
    """Give the first and the last day that an expression covers; None where it is on no calendar."""
    value = found.value or ""
    if found.begins:
        return date.fromisoformat(found.begins), date.fromisoformat(found.ends)
    if not value or found.precision not in _LENGTHS:
        return None
    if found.precision == "day":
        return date.fromisoformat(value), date.fromisoformat(value)
    if found.precision == "week":
        monday = date.fromisoformat(f"{value}-1")
        return monday, monday + timedelta(days=6)
    year = int(value[:4]) * (10 if found.precision == "decade" else 1)
    rest = value[5:].lstrip("Q")
    starts = SEASON_STARTS[rest] if rest in SEASON_STARTS else int(rest or 1)
    return _months(
        year, 3 * starts - 2 if found.precision == "quarter" else starts, _LENGTHS[found.precision]
    )


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, date(*shift_months(first, count), 1) - timedelta(days=1)


def _run_event(folder: Path) -> tuple[Figures, list[str]]:
    path = folder / "gold.json"
    if not path.is_file():
        raise DataError(
            f"no gold.json in {folder}", hint="--data takes event folders or JSONL files"
        )
    gold = json.loads(path.read_text(encoding="utf-8"))
    articles = {article["id"]: article for article in gold["articles"]}
    right, misses = 0, []
    for wanted in gold.get("dates", ()):
        article = articles[wanted["article"]]
        text = (folder / article["file"]).read_text(encoding="utf-8")
        times = find_times(text, _read_day(article.get("published")))
        over = _over(text, wanted["text"], times)
        is_right = any(_has_value(one, wanted["value"]) for one in over)
        right += is_right
        if not is_right:
            said = [[as_timex(one) for one in times] for times in over]
            misses.append(
                f"{wanted['article']}: {wanted['text']!r} is {wanted['value']}, not {said}"
            )
    count = len(gold.get("dates", ()))
    return {"dates": {"accuracy": share(right, count), "gold": count}}, misses


def _over(text: str, words: str, times: Sequence[TimeExpression]) -> list[list[TimeExpression]]:
    """Give the expressions that overlap each occurrence of some words."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    hits = list(re.finditer(pattern, text)) or list(re.finditer(pattern, text, re.IGNORECASE))
    return [
        [one for one in times if one.start < hit.end() and hit.start() < one.end] for hit in hits
    ]


def _has_value(over: Sequence[TimeExpression], value: str | list[str]) -> bool:
    if isinstance(value, str):
        return any(one.value == value for one in over)
    return [one.value for one in over] == value or any(
        [one.begins, one.ends] == value for one in over
    )
