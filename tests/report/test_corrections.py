from __future__ import annotations

import tomllib
from dataclasses import replace

import factory
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.read import load_decisions
from rashomon.records import RelationKind, Statement, StatementKind
from rashomon.report.as_brat import write_brat
from rashomon.report.as_csv import write_csv
from rashomon.report.as_webanno import write_webanno
from rashomon.report.corrections import Edits, find_decisions, write_decisions
from rashomon.report.from_brat import read_brat
from rashomon.report.from_csv import read_csv_edits
from rashomon.report.from_webanno import read_webanno

WAYS = {
    "csv": (write_csv, read_csv_edits),
    "brat": (write_brat, read_brat),
    "webanno": (write_webanno, read_webanno),
}
TEXTS = st.text(
    st.characters(exclude_characters="\r")
    | st.sampled_from("\n “”|[]_*\\;\u2028\u0085\ud83d😀\t ="),
    min_size=8,
    max_size=80,
)


def report_on(text):
    """Make a report on one article with a statement of two fragments, a source and a cue."""
    article = factory.make_article(text, outlet="Gazette")
    fifth = len(text) // 5
    spans = [article.span(at * fifth, (at + 1) * fifth) for at in range(4)]
    statement = Statement(
        "s-drawn",
        article.article_id,
        (spans[0], spans[2]),
        StatementKind.INDIRECT,
        source=spans[1],
        cue=spans[3],
    )
    return replace(
        factory.make_report(),
        articles=(article,),
        statements=(statement,),
        relations=(),
        matrix=(),
        points=(),
    )


@pytest.mark.parametrize("way", WAYS)
@given(text=TEXTS)
@example(text="\u2028a\nb\x0bc\x85d\u2029e\x1cf")
@example(text="\n " * 20)
@example(text="=a+b -c\t@d'e \ud83df\n\n g")
@settings(max_examples=60, deadline=None)
def test_export_that_nobody_touched_decides_nothing(way, text, tmp_path_factory):
    write, read = WAYS[way]
    report = report_on(text)
    folder = tmp_path_factory.mktemp(way)
    write(report, folder)
    assert find_decisions(report, read(report, folder), "untouched").statements == ()


def test_decisions_written_are_the_decisions_read(tmp_path):
    report = factory.make_report()
    first, second = report.relations[:2]
    edits = Edits(
        covered=frozenset({report.statements[3].statement_id}),
        relations=((first.first_id, first.second_id, RelationKind.AGREES),),
        covered_pairs=frozenset({frozenset((second.first_id, second.second_id))}),
    )
    decisions = find_decisions(report, edits, "corrected")
    path = tmp_path / "decisions.toml"
    write_decisions(decisions, report, path)
    read = load_decisions(path)
    assert [replace(one, origin="corrected") for one in read.statements] == list(
        decisions.statements
    )
    assert [replace(one, origin="corrected") for one in read.relations] == list(decisions.relations)


@pytest.mark.parametrize("words", [*factory.HOSTILE, '"""', "\x00\x7f\\", "\ud83d"])
def test_words_of_an_article_cannot_break_the_file(words, tmp_path):
    report = report_on(words * 8)
    edits = Edits(covered=frozenset({"s-drawn"}))
    write_decisions(find_decisions(report, edits, "corrected"), report, tmp_path / "d.toml")
    (entry,) = tomllib.loads((tmp_path / "d.toml").read_text(encoding="utf-8"))["statement"]
    assert entry["removed"] is True
