from __future__ import annotations

from dataclasses import replace

import factory
import openpyxl
import pytest

from rashomon.report.as_xlsx import write_xlsx


@pytest.fixture
def report():
    return factory.make_report()


def open_book(report, path):
    write_xlsx(report, path)
    return openpyxl.load_workbook(path)


def test_overview_shows_points_against_parties(report, tmp_path):
    sheet = open_book(report, tmp_path / "ferry.xlsx")["overview"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["point", "Orlena", "Maravia", "hospital officials", "passengers"]
    radio = next(row for row in rows if row[0] == "repeated radio calls")
    assert radio[1] == "(silent)"
    assert radio[3] == "(refused to say)"
    assert radio[4] == "“We heard no radio call at all,”\n- a passenger, wire.txt"


def test_statements_have_offsets_and_links(report, tmp_path):
    sheet = open_book(report, tmp_path / "ferry.xlsx")["statements"]
    columns = [cell.value for cell in sheet[1]]
    row = next(
        r for r in sheet.iter_rows(min_row=2) if "captain" in r[columns.index("content")].value
    )
    found = {name: cell for name, cell in zip(columns, row, strict=True)}  # noqa: C416 - cells, not values
    start, end = map(int, found["spans"].value.split("-"))
    assert report.articles[1].text[start:end] == found["content"].value
    assert found["link"].hyperlink.target == "https://herald.example/ferry"
    assert "text=The%20captain" in found["link"].hyperlink.location
    assert found["page"].value == "report.html#s6"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(1)", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(report, tmp_path, words):
    article = factory.make_article(f"{words}\nsaid {words}", outlet=words, url=words)
    statement = factory.make_statement(article, words)
    hostile = replace(report, title=words, articles=(article,), statements=(statement,))
    book = open_book(hostile, tmp_path / "hostile.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert sum(cell.value == words for cell in cells) >= 2
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert all(cell.quotePrefix for cell in cells if cell.value == words)


def test_hostile_characters_do_not_break_the_book(tmp_path):
    words = "\x00\x1f\ud83d\u202e<&>" + "long " * 10_000
    book = open_book(factory.make_hostile_report(words), tmp_path / "hostile.xlsx")
    assert book.sheetnames == [
        "overview",
        "statements",
        "relations",
        "matrix",
        "articles",
        "parties",
    ]


def test_same_report_gives_the_same_bytes(report, tmp_path):
    write_xlsx(report, tmp_path / "first.xlsx")
    write_xlsx(report, tmp_path / "second.xlsx")
    assert (tmp_path / "first.xlsx").read_bytes() == (tmp_path / "second.xlsx").read_bytes()
