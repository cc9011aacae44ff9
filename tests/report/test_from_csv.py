from __future__ import annotations

import csv

import factory
import pytest

from rashomon.errors import ReportError
from rashomon.records import RelationKind
from rashomon.report.as_csv import write_csv
from rashomon.report.corrections import find_decisions
from rashomon.report.from_csv import read_csv_edits


@pytest.fixture
def report():
    return factory.make_report()


@pytest.fixture
def folder(report, tmp_path):
    write_csv(report, tmp_path)
    return tmp_path


def change(path, edit, *, delimiter=","):
    """Change rows as a person would in a spreadsheet: `edit` takes and gives the list of rows."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0])
    rows = edit(rows)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=delimiter, restval="")
        writer.writeheader()
        writer.writerows(rows)


def set_in(number, **values):
    def edit(rows):
        rows[number].update(values)
        return rows

    return edit


def decide(report, path):
    return find_decisions(report, read_csv_edits(report, path), "corrected")


def test_untouched_tables_decide_nothing(report, folder):
    decisions = decide(report, folder)
    assert (decisions.statements, decisions.relations) == ((), ())


def test_spreadsheet_with_semicolons_and_a_mark_decides_nothing(report, folder):
    change(folder / "statements.csv", lambda rows: rows, delimiter=";")
    assert decide(report, folder).statements == ()


def test_removed_row_removes_the_statement(report, folder):
    change(folder / "statements.csv", lambda rows: rows[1:])
    (rule,) = decide(report, folder).statements
    assert rule.is_removed
    content = report.statements[0].content[0]
    assert rule.was.ranges == ((content.start, content.end),)


def test_changed_words_are_found_in_the_article(report, folder):
    change(
        folder / "statements.csv",
        set_in(0, content="a patrol boat from Maravia rammed the ferry Halden"),
    )
    (rule,) = decide(report, folder).statements
    ((start, end),) = rule.content.ranges
    assert (
        report.articles[0].text[start:end] == "a patrol boat from Maravia rammed the ferry Halden"
    )


def test_changed_ranges_count_where_words_stayed(report, folder):
    was = report.statements[0].content[0]
    change(folder / "statements.csv", set_in(0, spans=f"{was.start + 5}-{was.end}"))
    (rule,) = decide(report, folder).statements
    assert rule.content.ranges == ((was.start + 5, was.end),)


def test_other_party_and_speaker_are_corrections(report, folder):
    change(folder / "statements.csv", set_in(10, party="Maravia", speaker="Nora Falk"))
    (rule,) = decide(report, folder).statements
    assert (rule.party, rule.speaker) == ("Maravia", "Nora Falk")


def test_new_row_adds_a_statement(report, folder):
    new = {
        "article_id": report.articles[0].article_id,
        "content": "comment on the cause",
        "source": "The company",
        "party": "Ferry company",
    }
    change(folder / "statements.csv", lambda rows: [*rows, new])
    (rule,) = decide(report, folder).statements
    assert rule.was is None
    text = report.articles[0].text
    assert text[slice(*rule.content.ranges[0])] == "comment on the cause"
    assert text[slice(*rule.source)] == "The company"


def test_relations_can_be_rejected_changed_and_added(report, folder):
    radio, captain = report.statements[5], report.statements[6]

    def edit(rows):
        kept = [row for row in rows if row["kind"] != "unsure"]
        next(row for row in kept if row["kind"] == "differs")["kind"] = "contradicts"
        added = {
            "first_id": radio.statement_id,
            "second_id": captain.statement_id,
            "kind": "agrees",
        }
        return [*kept, added]

    change(folder / "relations.csv", edit)
    rules = decide(report, folder / "relations.csv").relations
    assert [rule.kind for rule in rules] == [None, RelationKind.CONTRADICTS, RelationKind.AGREES]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"content": "words nobody printed"}, "csv:2: the article does not say"),
        ({"spans": "12 to 20"}, "csv:2: '12' is no range of characters"),
        ({"spans": "5-99999"}, "csv:2: 5-99999 is not in the article"),
        ({"statement_id": "s-unknown"}, "csv:2: the report has no statement 's-unknown'"),
        ({"kind": "shouted"}, "csv:2: 'shouted' is no kind of statement"),
        ({"content": "Orlena", "spans": "80-99"}, "csv:2: both the words and their ranges"),
    ],
)
def test_row_that_makes_no_sense_is_named(report, folder, values, message):
    change(folder / "statements.csv", set_in(0, **values))
    with pytest.raises(ReportError, match=message):
        read_csv_edits(report, folder)


def test_other_table_is_refused(report, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ReportError, match="no table of statements or relations"):
        read_csv_edits(report, tmp_path / "other.csv")
