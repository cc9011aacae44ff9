"""Tables say what they can; what they cannot is named line by line."""

from __future__ import annotations

import pytest

from rashomon.read.sidecars import key_of, load_sidecar
from rashomon.settings import ReadSettings

HEADER = "path,outlet,country,published,url,author"


def load(path):
    return load_sidecar(path, settings=ReadSettings())


@pytest.mark.parametrize(
    "content",
    [
        f"{HEADER}\na.txt,Courier,South Korea,8 March 2019,https://c.example/a,Jane Doe; Max Roe\n",
        f"{HEADER}\n\na.txt,Courier,kr,2019-03-08,https://c.example/a,Jane Doe and Max Roe",
        "Author;Path;URL;Published;Country;Outlet\r\nJane Doe & Max Roe;a.txt;https://c.example/a;2019-03-08;KR;Courier\r\n",
        f"\ufeff{HEADER}\n" + 'a.txt,"Courier",KR,"March 8, 2019",https://c.example/a,"Jane Doe, Max Roe"\n',
    ],
    ids=["words", "codes", "semicolons", "quotes and mark"],
)  # fmt: skip
def test_row_describes_its_file(write, content):
    file = write("a.txt")
    sidecar = load(write("articles.csv", content))
    assert sidecar.failures == ()
    layer = sidecar.layers[key_of(file)]
    assert (layer.origin, layer.outlet, layer.country) == ("sidecar", "Courier", "KR")
    assert (layer.published, layer.url) == ("2019-03-08", "https://c.example/a")
    assert layer.authors == ("Jane Doe", "Max Roe")


def test_empty_cells_say_nothing(write):
    file = write("a.txt")
    layer = load(write("articles.csv", f"{HEADER}\na.txt,,,,,\n")).layers[key_of(file)]
    assert (layer.outlet, layer.country, layer.published, layer.url, layer.authors) == (
        None,
    ) * 4 + ((),)


@pytest.mark.parametrize(
    ("content", "error", "rows"),
    [
        pytest.param("path,mood\na.txt,grim\n", "unknown columns 'mood'", 1, id="unknown column"),
        pytest.param("file,outlet\na.txt,Courier\n", "no column 'path'", 0, id="no path column"),
        pytest.param("path\na.txt\ngone.txt\n", "files that are not there: gone.txt", 1, id="missing file"),
        pytest.param("path,published\na.txt,Friday\n", "'Friday' is no full date", 1, id="weekday"),
        pytest.param("path,country\na.txt,Atlantis\n", "unknown country 'Atlantis'", 1, id="country"),
        pytest.param("path,outlet\n,Courier\na.txt,\n", "names no path", 1, id="row without path"),
        pytest.param("", "empty", 0, id="empty"),
        pytest.param(b"%PDF-1.4 path", "PDF", 0, id="binary"),
        pytest.param("path\n" + '"' + "x" * 200_000, "not a readable table", 0, id="endless cell"),
    ],
)  # fmt: skip
def test_faults_are_named_and_the_rest_counts(write, content, error, rows):
    write("a.txt")
    sidecar = load(write("articles.csv", content))
    (failure,) = sidecar.failures
    assert error in failure.error
    assert failure.hint
    assert "articles.csv" in failure.what
    assert len(sidecar.layers) == rows


def test_many_missing_files_are_one_line(write):
    sidecar = load(write("articles.csv", "path\n" + "\n".join(f"{n}.txt" for n in range(40))))
    (failure,) = sidecar.failures
    assert "and 35 more" in failure.error
