from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import main
from benchmarks.dates import cover, is_news, run
from benchmarks.rows import DataError
from rashomon.annotate.times import find_times

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


ARTICLE = {
    "text": "It sank on Friday night. Divers came in May 2031 and left.",
    "anchor": "2031-06-02",
    "timex": [
        {"start": 11, "end": 17, "text": "Friday", "value": "2031-05-30"},
        {"start": 40, "end": 48, "text": "May 2031", "value": "2031-05"},
        {"start": 53, "end": 57, "text": "left", "value": "PAST_REF"},
    ],
}


def test_spans_count_by_overlap_and_values_by_letter(tmp_path: Path) -> None:
    outcome = run([write(tmp_path / "a.jsonl", [ARTICLE])])
    spans, values, days = (outcome.figures[f"a {row}"] for row in ("spans", "values", "days"))
    assert (spans["precision"], spans["recall"], spans["f1"]) == (1.0, 0.6667, 0.8)
    assert values["f1"] == 0.4
    assert days["f1"] == 0.8
    assert outcome.figures["a speed"]["characters a second"]
    assert len(outcome.misses) == 2


def case(text: str, words: str, kind: str, **value: str) -> dict[str, object]:
    expected = {"text": words, "type": f"datetimeV2.{kind}", "values": [{"type": kind, **value}]}
    return {"input": text, "reference": "2031-04-11T00:00:00", "results": [expected]}


def test_only_cases_that_news_prints_are_taken() -> None:
    assert is_news(case("The ferry sank on 2 May 2030", "2 may 2030", "date"))
    assert not is_news(case("Remind me on 2 May 2030", "2 may 2030", "date"))
    assert not is_news(case("The ferry sank at noon sharp", "noon", "time"))
    assert not is_news(case("on 2 May 2030", "on 2 may 2030", "date"))


def test_a_case_is_right_by_its_timex_or_its_days(tmp_path: Path) -> None:
    rows = [
        case("The ferry sank on 2 May 2030", "2 may 2030", "date", value="2030-05-02"),
        case(
            "It ran from 2014 to 2018",
            "2014 to 2018",
            "daterange",
            start="2014-01-01",
            end="2018-01-01",
        ),
        case("It ran for three weeks then", "three weeks", "duration", timex="P4W"),
    ]
    figures = run([write(tmp_path / "c.jsonl", rows)]).figures["c news-like values"]
    assert (figures["recall"], figures["cases"]) == (0.6667, 3)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in February 2032", date(2032, 2, 1), date(2032, 2, 29)),
        ("the fourth quarter of 2031", date(2031, 10, 1), date(2031, 12, 31)),
        ("the winter of 2031", date(2031, 12, 1), date(2032, 2, 29)),
        ("in the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("last week", date(2031, 3, 31), date(2031, 4, 6)),
        ("over the weekend", date(2031, 4, 5), date(2031, 4, 6)),
    ],
)
def test_an_expression_covers_its_days(words: str, first: date, last: date) -> None:
    (time,) = find_times(words, date(2031, 4, 11))
    assert cover(time) == (first, last)


def test_a_length_covers_no_days() -> None:
    (time,) = find_times("for three weeks", None)
    assert cover(time) is None


def test_an_event_is_right_by_value_or_by_first_and_last_day(tmp_path: Path) -> None:
    text = "It sank on Friday. In the past two weeks nobody came. Divers will come."
    gold = {
        "articles": [{"id": "a", "file": "a.txt", "published": "2031-04-12"}],
        "dates": [
            {"article": "a", "text": "on Friday", "value": "2031-04-11"},
            {"article": "a", "text": "the past two weeks", "value": ["2031-03-29", "2031-04-12"]},
            {"article": "a", "text": "will come", "value": "2031"},
        ],
    }
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    outcome = run([tmp_path])
    assert outcome.figures[f"{tmp_path.stem} dates"] == {"accuracy": 0.6667, "gold": 3}
    assert "will come" in outcome.misses[0]


def test_a_folder_without_a_gold_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"gold\.json"):
        run([tmp_path])


def test_the_command_prints_figures_and_misses(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write(tmp_path / "a.jsonl", [ARTICLE])
    assert main(["dates", "--data", str(path), "--misses"]) == 0
    assert "not found: 'left' PAST_REF" in capsys.readouterr().out
    assert main(["dates", "--data", str(tmp_path / "nothing")]) == 2
