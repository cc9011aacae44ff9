from __future__ import annotations

import re

import factory
import pytest

from rashomon.errors import ReportError
from rashomon.records import RelationKind
from rashomon.report.as_webanno import write_webanno
from rashomon.report.corrections import find_decisions
from rashomon.report.from_webanno import read_webanno

STEM = "01-amsel_courier"


@pytest.fixture
def report():
    return factory.make_report()


@pytest.fixture
def folder(report, tmp_path):
    write_webanno(report, tmp_path)
    return tmp_path


@pytest.fixture
def edit(folder):
    """Change the first article's file, each match of a pattern."""

    def change(pattern, replacement, count=0):
        path = folder / f"{STEM}.tsv"
        text, number = re.subn(
            pattern, replacement, path.read_text(encoding="utf-8"), count=count, flags=re.MULTILINE
        )
        assert number
        path.write_text(text, encoding="utf-8")

    return change


def decide(report, folder):
    return find_decisions(report, read_webanno(report, folder), "corrected")


def test_untouched_folder_decides_nothing(report, folder):
    decisions = decide(report, folder)
    assert (decisions.statements, decisions.relations) == ((), ())


def test_files_as_inception_exports_them_are_found(report, folder):
    # A folder for each document, numbers only where they are needed, another layer in front.
    path = folder / f"{STEM}.tsv"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    nested = folder / f"{STEM}.tsv" / "anna.tsv"
    nested.parent.mkdir()
    text = text.replace("#T_SP=", "#T_SP=custom.Other|one|two\n#T_SP=", 1)
    nested.write_text(
        re.sub(r"^(\d+-\d+\t\d+-\d+\t\S+)\t", r"\1\t_\t_\t", text, flags=re.MULTILINE),
        encoding="utf-8",
    )
    assert decide(report, folder).statements == ()


def test_other_party_and_speaker_are_corrections(report, folder, edit):
    edit(r"Orlena\[1\]", "Maravia[1]")
    (rule,) = decide(report, folder).statements
    assert rule.party == "Maravia"
    assert rule.was == rule.content


def test_mark_that_lost_its_last_word_is_a_correction_of_the_span(report, folder, edit):
    edit(r"^(\d+-\d+\t\d+-\d+\tpassengers)\t.*$", r"\1\t_\t_\t_\t_\t_\t_\t", count=1)
    (rule,) = decide(report, folder).statements
    start, end = rule.content.ranges[0]
    assert report.articles[0].text[start:end].endswith("killing four")


def test_mark_that_is_gone_removes_the_statement(report, folder, edit):
    edit(r"Orlena\[1\]\tcontent\[1\]\t\*\[1\]\t\*\[1\]", "_\t_\t_\t_")
    decisions = decide(report, folder)
    assert [rule.is_removed for rule in decisions.statements] == [True]
    assert decisions.relations == ()


def test_relation_of_another_kind_is_a_correction(report, folder, edit):
    edit("contradicts", "differs", count=1)
    (rule,) = decide(report, folder).relations
    assert rule.kind is RelationKind.DIFFERS


def test_other_text_is_refused_with_file_and_line(report, folder, edit):
    edit(r"\tferry\t", "\tboat\t")
    with pytest.raises(ReportError, match=rf"{STEM}\.tsv:\d+: 'boat' is not there"):
        read_webanno(report, folder)


def test_file_without_our_layer_is_refused(report, folder, edit):
    edit(r"webanno\.custom\.Rashomon\|", "custom.Other|")
    with pytest.raises(ReportError, match="no annotations of the layer"):
        read_webanno(report, folder)


def test_folder_of_another_report_is_refused(report, tmp_path):
    with pytest.raises(ReportError, match="holds no WebAnno files of this report"):
        read_webanno(report, tmp_path)
