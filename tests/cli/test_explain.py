from __future__ import annotations

from rashomon.cli.explain import describe_checks
from rashomon.judge import EVERY_CHECK


def test_mark_is_explained_by_words_scores_and_what_the_check_looks_at(report_file, run_command):
    ran = run_command("explain", "r0", report_file)
    assert ran.status == 0
    assert "Orlena contradicts Maravia" in ran.out
    assert "“inside our waters” / “never crossed the line”" in ran.out
    assert describe_checks()["opposites"] in ran.out


def test_every_check_is_described():
    told = describe_checks()
    assert len(told) > len(EVERY_CHECK)
    assert {"opposites", "contradiction", "entailment", "decision"} <= told.keys()
    assert all(meaning.endswith((".", ")")) for meaning in told.values())


def test_unknown_mark_is_one_line_that_names_those_there_are(report_file, run_command):
    ran = run_command("explain", "r77", report_file)
    assert ran.status == 1
    assert ran.err.startswith("rashomon: the report has no relation 'r77' - it has r0 (Orlena")
    assert len(ran.err.splitlines()) == 1
