from __future__ import annotations

import json

import factory
import pytest

from rashomon.report import read_json

OUTPUTS = {
    "--html": "ferry.html",
    "--json": "again.json",
    "--jsonl": "ferry.jsonl",
    "--markdown": "ferry.md",
    "--csv": "tables",
    "--xlsx": "ferry.xlsx",
    "--annotations": "annotations.json",
    "--claims": "claims.json",
    "--bibtex": "ferry.bib",
    "--brat": "brat",
    "--webanno": "webanno",
}


def test_every_format_is_made_from_the_json_alone(report_file, tmp_path, run_command):
    out = tmp_path / "out"
    out.mkdir()
    given = [part for option, name in OUTPUTS.items() for part in (option, out / name)]
    ran = run_command("report", report_file, *given)
    assert ran.status == 0
    assert all((out / name).exists() for name in OUTPUTS.values())
    assert all(str(out / name) in ran.out for name in OUTPUTS.values())
    assert read_json(out / "again.json") == factory.make_report()


def test_alone_it_shows_the_report_again(report_file, run_command):
    ran = run_command("report", report_file)
    assert ran.status == 0
    assert "inside Orlenan waters" in ran.out
    assert "Maravia" in ran.out


def test_tables_lead_to_the_page_wherever_it_lies(report_file, tmp_path, run_command):
    (tmp_path / "page").mkdir()
    run_command(
        "report", report_file, "--html", tmp_path / "page" / "ferry.html", "--csv", tmp_path / "csv"
    )
    assert "../page/ferry.html#s0" in (tmp_path / "csv" / "statements.csv").read_text("utf-8")


def test_quiet_prints_nothing_and_writes_all_the_same(report_file, tmp_path, run_command):
    ran = run_command("report", report_file, "--markdown", tmp_path / "ferry.md", "--quiet")
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "ferry.md").exists()


def write_other_version(path):
    report = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**report, "format": "rashomon-report/9"}), encoding="utf-8")


def cut_off(path):
    path.write_text(path.read_text(encoding="utf-8")[:100], encoding="utf-8")


def empty(path):
    path.write_text("{}", encoding="utf-8")


def move_a_span(path):
    report = json.loads(path.read_text(encoding="utf-8"))
    report["statements"][0]["content"][0]["start"] += 1
    path.write_text(json.dumps(report), encoding="utf-8")


@pytest.mark.parametrize("spoil", [write_other_version, cut_off, empty, move_a_span])
def test_what_is_no_report_is_one_line(report_file, run_command, spoil):
    spoil(report_file)
    ran = run_command("report", report_file)
    assert ran.status == 1
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("rashomon: ")
    assert "ferry.json" in ran.err


def test_missing_report_is_one_line(tmp_path, run_command):
    ran = run_command("report", tmp_path / "none.json")
    assert ran.status == 1
    assert len(ran.lines_naming("none.json") or ran.err.splitlines()) == 1
    assert "none.json" in ran.err


@pytest.mark.parametrize("option", ["--csv", "--brat", "--webanno"])
def test_file_where_a_folder_should_be_is_one_line(option, report_file, tmp_path, run_command):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    ran = run_command("report", report_file, option, tmp_path / "taken")
    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1
    assert "taken" in ran.err


@pytest.mark.parametrize("option", ["--xlsx", "--markdown", "--jsonl", "--claims", "--bibtex"])
def test_file_that_cannot_be_written_is_one_line(option, report_file, tmp_path, run_command):
    ran = run_command("report", report_file, option, tmp_path / "no" / "folder" / "file")
    assert ran.status == 1
    assert len(ran.err.splitlines()) == 1
    assert "cannot write" in ran.err
