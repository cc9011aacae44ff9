from __future__ import annotations

import re

import factory
import pytest

from rashomon.errors import ReportError
from rashomon.records import RelationKind
from rashomon.report.as_brat import write_brat
from rashomon.report.corrections import find_decisions
from rashomon.report.from_brat import read_brat

STEM = "01-amsel_courier"


@pytest.fixture
def report():
    return factory.make_report()


@pytest.fixture
def folder(report, tmp_path):
    write_brat(report, tmp_path)
    return tmp_path


@pytest.fixture
def edit(folder):
    """Change the annotations of the first article as a person would, by a pattern."""

    def change(pattern, replacement):
        path = folder / f"{STEM}.ann"
        text, number = re.subn(
            pattern, replacement, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE
        )
        assert number == 1
        path.write_text(text, encoding="utf-8")

    return change


def decide(report, folder):
    return find_decisions(report, read_brat(report, folder), "corrected")


def test_untouched_folder_decides_nothing(report, folder):
    decisions = decide(report, folder)
    assert decisions.statements == ()
    assert decisions.relations == ()


def test_shortened_mark_corrects_the_span(report, folder, edit):
    never = report.statements[3]
    start, end = never.content[0].start, never.content[0].end
    edit(rf"Content {start} {end}\t.*", f"Content {start} {end - 1}\tas brat likes it")
    (rule,) = decide(report, folder).statements
    assert rule.was.ranges == ((start, end),)
    assert rule.content.ranges == ((start, end - 1),)
    assert (rule.party, rule.speaker) == (None, None)


def test_deleted_mark_removes_the_statement_and_says_nothing_of_its_relations(report, folder, edit):
    never = report.statements[3]
    edit(rf"^T\d+\tContent {never.content[0].start} .*\n", "")
    decisions = decide(report, folder)
    (rule,) = decisions.statements
    assert rule.is_removed
    assert decisions.relations == ()


def test_new_mark_with_source_adds_a_statement(report, folder, edit):
    text = report.articles[0].text
    words, who = "declined to comment on the cause", "The company that runs the ferry"
    start, by = text.index(words), text.index(who)
    edit(
        r"\A",
        f"T90\tContent {start} {start + len(words)}\t{words}\nT91\tSource {by} {by + len(who)}\t{who}\n"
        "R90\tsaid_by Arg1:T90 Arg2:T91\n#90\tAnnotatorNotes T90\tparty: Ferry company\n",
    )
    (rule,) = decide(report, folder).statements
    assert rule.was is None
    assert rule.content.ranges == ((start, start + len(words)),)
    assert rule.source == (by, by + len(who))
    assert rule.party == "Ferry company"


def test_other_party_or_speaker_is_a_correction(report, folder, edit):
    edit(r"Party (T\d+) Orlena", r"Party \1 hospital_officials")
    edit(r"speaker: Teo Brandt", "speaker: Rolf Brandt; party: Navy")
    rules = decide(report, folder).statements
    assert {(rule.party, rule.speaker) for rule in rules} == {
        ("hospital officials", None),
        ("Navy", "Rolf Brandt"),
    }


def test_denial_can_be_taken_away(report, folder, edit):
    edit(r"^A\d+\tDenies T\d+\n", "")
    (rule,) = decide(report, folder).statements
    assert not rule.denies


def test_relations_can_be_rejected_and_changed(report, folder, edit):
    edit(r"^R\d+\tcontradicts .*\n", "")
    edit(r"\tcontradicts ", "\tdiffers ")
    rejected, changed = decide(report, folder).relations
    assert rejected.kind is None
    assert changed.kind is RelationKind.DIFFERS


def test_other_folder_is_refused(report, tmp_path):
    with pytest.raises(ReportError, match="holds no annotations of this report"):
        read_brat(report, tmp_path)


def test_changed_text_is_refused(report, folder):
    (folder / f"{STEM}.txt").write_text("Another text", encoding="utf-8")
    with pytest.raises(ReportError, match=f"{STEM}.txt is not the text"):
        read_brat(report, folder)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T1 Content 5", r"\.ann:1: cannot understand 'T1 Content 5'"),
        ("T1\tContent 5 900000\twords", "5-900000 is not in the article"),
    ],
)
def test_line_that_makes_no_sense_is_named(report, folder, edit, line, message):
    edit(r"\A.*", line)
    with pytest.raises(ReportError, match=message):
        read_brat(report, folder)
