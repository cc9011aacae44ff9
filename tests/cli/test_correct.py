from __future__ import annotations

import json

import pytest

from rashomon.report import read_json


@pytest.fixture
def compared(articles, tmp_path, run_command):
    """Compare the articles and give the report's path; a second call compares them again."""

    def compare(*options):
        path = tmp_path / "report.json"
        assert (
            run_command("compare", articles, "--model", "fake", "--json", path, *options).status
            == 0
        )
        return path

    return compare


def list_statements(path):
    report = json.loads(path.read_text(encoding="utf-8"))
    names = {one["id"]: one["name"] for one in report["parties"]}
    return {
        (names.get(one["party"]), " ".join(span["text"] for span in one["content"]))
        for one in report["statements"]
        if one["kind"] != "own-voice"
    }


def test_corrected_brat_folder_outranks_the_models_on_the_next_run(
    compared, articles, tmp_path, run_command
):
    path = compared()
    before = list_statements(path)
    folder = tmp_path / "brat"
    run_command("report", path, "--brat", folder)
    (file,) = folder.glob("*maravia*.ann")
    lines = file.read_text(encoding="utf-8").splitlines()
    contents = [line for line in lines if "\tContent " in line]
    removed, moved = (one for one in contents if "ignored radio" in one or "out of the dark" in one)
    key = moved.partition("\t")[0]
    lines.remove(removed)
    lines = [
        line.rpartition(" ")[0] + " Orlena" if line.startswith("A") and f" {key} " in line else line
        for line in lines
        if removed.partition("\t")[0] not in line.replace(":", " ").split()
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    ran = run_command("correct", path, folder, "--out", articles / "decisions.toml")
    assert ran.status == 0
    assert ran.out.startswith("1 statement changed, 1 statement removed -> ")

    after = list_statements(compared())
    assert {words for _, words in before - after} == {
        removed.rpartition("\t")[2],
        moved.rpartition("\t")[2],
    }
    assert after - before == {("Orlena", moved.rpartition("\t")[2])}
    corrected = [one for one in read_json(path).statements if "a person" in one.made_by]
    assert any("decisions.toml" in step for one in corrected for step in one.because)


def test_corrected_table_sets_a_relation(compared, articles, tmp_path, run_command):
    path = compared()
    report = read_json(path)
    point = report.points[0]
    first, second = point.statement_ids[:2]
    run_command("report", path, "--csv", tmp_path / "tables")
    table = tmp_path / "tables" / "relations.csv"
    header = table.read_text(encoding="utf-8").splitlines()[0].split(",")
    row = {"first_id": first, "second_id": second, "kind": "differs"}
    line = ",".join(row.get(name, "") for name in header)
    table.write_text(f"{','.join(header)}\n{line}\n", encoding="utf-8")
    assert run_command("correct", path, table, "--out", articles / "decisions.toml").status == 0
    relations = read_json(compared()).relations
    assert [(one.first_id, one.second_id, one.kind.value, one.score) for one in relations] == [
        (first, second, "differs", 1.0)
    ]


def test_decisions_are_put_behind_those_that_are_there(report_file, tmp_path, run_command):
    out = tmp_path / "decisions.toml"
    out.write_text('[rename]\n"A" = "B"', encoding="utf-8")
    run_command("report", report_file, "--csv", tmp_path / "tables")
    table = tmp_path / "tables" / "statements.csv"
    rows = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(rows[:-1]), encoding="utf-8")
    assert run_command("correct", report_file, table, "--out", out).status == 0
    written = out.read_text(encoding="utf-8")
    assert written.startswith('[rename]\n"A" = "B"\n')
    assert 'words = "“We heard no radio call at all,”"' in written


def test_untouched_export_has_nothing_to_correct(report_file, tmp_path, run_command):
    run_command("report", report_file, "--brat", tmp_path / "brat")
    ran = run_command("correct", report_file, tmp_path / "brat", "--out", tmp_path / "d.toml")
    assert ran.status == 0
    assert "nothing to correct" in ran.out
    assert not (tmp_path / "d.toml").exists()


def test_broken_file_of_decisions_is_left_alone(report_file, tmp_path, run_command):
    out = tmp_path / "decisions.toml"
    out.write_text("[renam]", encoding="utf-8")
    run_command("report", report_file, "--brat", tmp_path / "brat")
    ran = run_command("correct", report_file, tmp_path / "brat", "--out", out)
    assert ran.status == 1
    assert "unknown key renam - did you mean rename?" in ran.err
    assert out.read_text(encoding="utf-8") == "[renam]"


def test_export_that_is_not_there_is_one_line(report_file, tmp_path, run_command):
    ran = run_command("correct", report_file, tmp_path / "none.csv")
    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1
    assert "none.csv" in ran.err
