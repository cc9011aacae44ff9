"""Folders, patterns and tables stand for their files, each once."""

from __future__ import annotations

import os

import pytest

from rashomon.read import expand
from rashomon.records import Source


def addresses(*sources):
    singles, failures = expand(sources)
    return [single.address for single in singles], [failure.error for failure in failures]


def test_folder_gives_its_articles_sorted_and_nothing_else(write, tmp_path):
    wanted = [
        write(f"event/{name}")
        for name in ("a.txt", "b.HTML", "c.jsonl", "sub/d.json", "sub/deep/e.htm")
    ]
    for name in ("notes.md", "picture.png", ".hidden.txt", ".git/x.txt", "articles.csv"):
        write(f"event/{name}")
    write("event/report.json", '{"format": "rashomon-report/1", "articles": []}')
    assert addresses(Source(str(tmp_path / "event"))) == (wanted, [])


def test_paths_stay_as_the_user_wrote_them(write, tmp_path, monkeypatch):
    write("event/a.txt")
    write("b.txt")
    monkeypatch.chdir(tmp_path)
    assert addresses("./event", "b.txt", "../" + tmp_path.name + "/*.txt") == (
        ["./event/a.txt", "b.txt"],
        [],
    )


def test_one_file_named_twice_is_one_input(write, tmp_path, monkeypatch):
    write("a.txt")
    monkeypatch.chdir(tmp_path)
    assert addresses("a.txt", "./a.txt", ".", str(tmp_path / "a.txt"), "-", "-") == (
        ["a.txt", "-"],
        [],
    )


def test_what_is_said_of_a_folder_is_said_of_its_files(write, tmp_path):
    write("event/a.txt")
    write("event/b.txt")
    singles, _ = expand([Source(str(tmp_path / "event"), outlet="Courier", country="PL")])
    assert {(single.outlet, single.country) for single in singles} == {("Courier", "PL")}


def test_pattern(write, tmp_path):
    first, second = write("x/a-1.txt"), write("y/a-2.txt")
    write("y/b.txt")
    assert addresses(str(tmp_path / "**" / "a-*.txt")) == ([first, second], [])


def test_file_with_a_bracket_in_its_name_is_no_pattern(write):
    path = write("a[1].txt")
    assert addresses(path) == ([path], [])


@pytest.mark.parametrize(
    ("name", "error", "hint"),
    [
        ("yard.tx", "no such file or folder", "yard.txt"),
        ("none/at/all.txt", "no such file or folder", "not there either"),
        ("*.pdf", "nothing matches the pattern", "pattern"),
        ("empty", "the folder holds no articles", ".txt"),
    ],
)
def test_names_that_stand_for_nothing(write, tmp_path, name, error, hint):
    write("yard.txt")
    (tmp_path / "empty").mkdir()
    singles, (failure,) = expand([str(tmp_path / name)])
    assert singles == []
    assert failure.what == str(tmp_path / name)
    assert error in failure.error
    assert hint in failure.hint


@pytest.mark.parametrize(
    "name", ["zero\x00byte", "x" * 5000, ""], ids=["zero byte", "endless", "nothing"]
)
def test_impossible_names_are_one_failure(name):
    singles, failures = expand([name])
    assert singles == []
    assert [failure.what for failure in failures] == [name]


def test_folder_that_cannot_be_read_is_named_and_its_neighbours_are_read(
    write, tmp_path, monkeypatch
):
    path = write("event/a.txt")
    closed = tmp_path / "event" / "closed"
    closed.mkdir()
    scan = os.scandir

    def refuse(folder):
        if str(folder) == str(closed):
            raise PermissionError(13, "Permission denied", str(folder))
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    singles, (failure,) = expand([str(tmp_path / "event")])
    assert [single.address for single in singles] == [path]
    assert failure.what == str(closed)


def test_table_stands_for_what_its_rows_name(write):
    first, second = write("event/a.txt"), write("event/sub/b.txt")
    table = write(
        "event/list.csv",
        "path,outlet\na.txt,Courier\nsub/b.txt,\nhttps://courier.example/c,Courier\n",
    )
    singles, failures = expand([Source(table, country="PL")])
    assert [single.address for single in singles] == [first, second, "https://courier.example/c"]
    assert {single.sidecar for single in singles} == {table}
    assert {single.country for single in singles} == {"PL"}
    assert failures == []


def test_table_is_found_beside_a_file_and_above_it_in_a_folder(write, tmp_path):
    table = write("event/articles.csv", "path\na.txt\n")
    alone, inner = write("event/a.txt"), write("event/sub/b.txt")
    outside = write("c.txt")
    assert expand([alone])[0][0].sidecar == table
    assert expand([inner])[0][0].sidecar is None
    assert expand([outside])[0][0].sidecar is None
    assert {single.sidecar for single in expand([str(tmp_path / "event")])[0]} == {table}
