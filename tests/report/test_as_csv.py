from __future__ import annotations

import csv
from dataclasses import replace
from urllib.parse import unquote

import factory
import pytest

from rashomon.report.as_csv import guard, unguard, write_csv
from rashomon.report.tables import COLUMNS, make_tables


@pytest.fixture
def report():
    return factory.make_report()


def read_rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_statements_walk_back_to_their_characters(report, tmp_path):
    write_csv(report, tmp_path)
    texts = {one.article_id: one.text for one in report.articles}
    rows = read_rows(tmp_path / "statements.csv")
    assert len(rows) == len(report.statements)
    for row in rows:
        ranges = [tuple(map(int, part.split("-"))) for part in row["spans"].split("+")]
        words = " … ".join(texts[row["article_id"]][start:end] for start, end in ranges)
        assert words == row["content"]


def test_statement_links_to_page_and_web(report, tmp_path):
    write_csv(report, tmp_path, page="../ferry.html")
    row = next(one for one in read_rows(tmp_path / "statements.csv") if "captain" in one["content"])
    assert row["page"] == "../ferry.html#s6"
    assert row["link"].startswith("https://herald.example/ferry#:~:text=")
    assert unquote(row["link"]).endswith(
        "text=The captain of the ferry is responsible for what happened"
    )


def test_relations_name_both_sides_and_the_words(report, tmp_path):
    write_csv(report, tmp_path)
    row = next(one for one in read_rows(tmp_path / "relations.csv") if one["kind"] == "differs")
    assert (row["first_party"], row["second_party"]) == ("Orlena", "hospital officials")
    assert (row["first_words"], row["second_words"]) == ("four", "six")
    assert row["checks"] == "numbers 0.90"


def test_matrix_tells_silences_apart(report, tmp_path):
    write_csv(report, tmp_path)
    rows = {(one["party"], one["point"]): one for one in read_rows(tmp_path / "matrix.csv")}
    assert rows["Orlena", "repeated radio calls"]["stands"] == "silent"
    assert rows["hospital officials", "repeated radio calls"]["stands"] == "refused"
    assert rows["Maravia", "the number of dead"]["stands"] == "not-covered"
    assert rows["Orlena", "the number of dead"]["statements"] == "2"


@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5", "@home", "'quoted'", "\t=1", "plain"])
def test_formula_is_guarded_and_comes_back(text):
    assert not guard(text).startswith(("=", "+", "-", "@", "\t"))
    assert unguard(guard(text)) == text


def test_hostile_article_makes_no_formula(report, tmp_path):
    article = factory.make_article("=HYPERLINK(0) she said", outlet="@Gazette")
    statement = factory.make_statement(article, "=HYPERLINK(0)", source="she")
    write_csv(replace(report, articles=(article,), statements=(statement,)), tmp_path)
    (row,) = read_rows(tmp_path / "statements.csv")
    assert row["content"] == "'=HYPERLINK(0)"
    assert row["outlet"] == "'@Gazette"


def test_empty_report_has_the_same_columns(report):
    empty = replace(
        report, articles=(), parties=(), statements=(), points=(), relations=(), matrix=()
    )
    full = {table.name: table.columns for table in make_tables(report)}
    assert {table.name: table.columns for table in make_tables(empty)} == full == COLUMNS
