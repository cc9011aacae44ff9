from __future__ import annotations

import re
from dataclasses import replace

import factory
import pytest

from rashomon.report.as_brat import write_brat

LINE = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t(.*)")


@pytest.fixture
def report():
    return factory.make_report()


def read_marks(folder, stem):
    """Read text-bound lines as brat does: by code points, fragments joined by a blank."""
    text = (folder / f"{stem}.txt").read_text(encoding="utf-8")
    for line in (folder / f"{stem}.ann").read_text(encoding="utf-8").splitlines():
        if found := LINE.fullmatch(line):
            ranges = [tuple(map(int, part.split())) for part in found[3].split(";")]
            yield found[2], [text[start:end] for start, end in ranges], found[4]


def test_every_mark_stands_where_it_says(report, tmp_path):
    write_brat(report, tmp_path)
    marks = list(read_marks(tmp_path, "01-amsel_courier"))
    assert all(" ".join(parts) == words for _, parts, words in marks)
    assert ("Source", ["Commander Teo Brandt"], "Commander Teo Brandt") in marks


def test_a_broken_statement_is_one_mark_of_several_parts(report, tmp_path):
    article = factory.make_article("“We left 😀,” she said. “Nobody\nwas hurt.”", outlet="Gazette")
    statement = factory.make_statement(
        article, "“We left 😀,”", "“Nobody\nwas hurt.”", source="she", cue="said"
    )
    write_brat(
        replace(report, articles=(article,), statements=(statement,), relations=()), tmp_path
    )
    (content,) = [one for one in read_marks(tmp_path, "01-gazette") if one[0] == "Content"]
    # brat breaks a mark at a line's end, too.
    assert content[1] == ["“We left 😀,”", "“Nobody", "was hurt.”"]


def test_party_speaker_denial_and_relations_are_there(report, tmp_path):
    write_brat(report, tmp_path)
    lines = (tmp_path / "01-amsel_courier.ann").read_text(encoding="utf-8").splitlines()
    assert any(re.fullmatch(r"A\d+\tParty T\d+ Maravia", line) for line in lines)
    assert any(re.fullmatch(r"A\d+\tDenies T\d+", line) for line in lines)
    assert any(line.endswith("\tspeaker: Teo Brandt") for line in lines)
    assert sum("\tcontradicts Arg1:T" in line for line in lines) == 2
    labels = (tmp_path / "annotation.conf").read_text(encoding="utf-8")
    assert "Value:Orlena|Maravia|hospital_officials|" in labels


def test_outlets_own_voice_is_left_out(report, tmp_path):
    write_brat(report, tmp_path)
    words = [words for _, _, words in read_marks(tmp_path, "01-amsel_courier")]
    assert "The collision was the third in the strait this year." not in words
