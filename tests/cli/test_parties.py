from __future__ import annotations

import json
import tomllib


def names_of(path):
    return {one["name"] for one in json.loads(path.read_text(encoding="utf-8"))["parties"]}


def test_it_tells_who_was_found_from_which_words(articles, run_command):
    ran = run_command("parties", articles, "--model", "fake")
    assert ran.status == 0
    assert "Maravia" in ran.out
    assert "from “" in ran.out


def test_a_kept_report_tells_the_same_without_models(report_file, run_command):
    ran = run_command("parties", report_file)
    assert ran.status == 0
    assert "“Maravia's coast guard” ×2" in ran.out


def test_template_can_be_kept_beside_the_articles(articles, run_command):
    ran = run_command("parties", articles, "--model", "fake", "--toml")
    assert tomllib.loads(ran.out)
    (articles / "parties.toml").write_text(ran.out, encoding="utf-8")
    assert run_command("parties", articles, "--model", "fake").status == 0


def test_parties_toml_beside_the_articles_is_found_unasked(articles, tmp_path, run_command):
    path = tmp_path / "report.json"
    run_command("compare", articles, "--model", "fake", "--json", path)
    assert "Harbour Workers Union" in names_of(path)
    (articles / "parties.toml").write_text('[merge]\nOrlena = ["Harbour Workers Union"]\n', "utf-8")
    assert run_command("compare", articles, "--model", "fake", "--json", path).status == 0
    assert "Harbour Workers Union" not in names_of(path)
    statements = json.loads(path.read_text(encoding="utf-8"))["statements"]
    steps = [step for one in statements for step in one["because"]]
    assert "“Harbour Workers Union” and “Orlena” are one party (parties.toml [merge])" in steps


def test_named_file_adds_to_the_one_beside_the_articles(articles, tmp_path, run_command):
    path, more = tmp_path / "report.json", tmp_path / "more.toml"
    (articles / "parties.toml").write_text(
        '[rename]\n"Harbour Workers Union" = "the union"\n', "utf-8"
    )
    more.write_text('[rename]\nMaravia = "Tovik"\n', encoding="utf-8")
    ran = run_command("compare", articles, "--model", "fake", "--parties", more, "--json", path)
    assert ran.status == 0
    assert {"the union", "Tovik"} <= names_of(path)


def test_correction_that_finds_nobody_is_a_line_and_the_run_goes_on(articles, run_command):
    (articles / "parties.toml").write_text('[rename]\n"Nobody" = "Somebody"\n', encoding="utf-8")
    ran = run_command("compare", articles, "--model", "fake")
    assert ran.status == 0
    (line,) = ran.lines_naming("parties.toml")
    assert "nobody is called “Nobody” here - this event has: " in line


def test_correction_that_means_nothing_ends_the_run_with_one_line(articles, run_command):
    (articles / "parties.toml").write_text("[merged]\n", encoding="utf-8")
    ran = run_command("compare", articles, "--model", "fake")
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert "parties.toml: unknown key merged - did you mean merge?" in ran.err


def test_missing_file_of_corrections_ends_the_run_with_one_line(articles, tmp_path, run_command):
    ran = run_command("compare", articles, "--parties", tmp_path / "none.toml")
    assert ran.status == 1
    assert "cannot read the corrections" in ran.err
