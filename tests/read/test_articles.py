"""What a user gives, mixed freely, becomes articles; the rest becomes one clear line each."""

from __future__ import annotations

import hashlib
import io
import json
import logging

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from read.samples import BRIDGE, GERMAN, YARD, Answer, make_page

from rashomon.read import read
from rashomon.records import Source
from rashomon.settings import ReadSettings

QUICK = ReadSettings(timeout_s=3.0)


def read_one(source, **options):
    result = read([source], **options)
    assert result.failures == ()
    (article,) = result.articles
    return article


def test_plain_text_is_kept_to_the_letter(write):
    article = read_one(write("yard.txt"))
    assert article.text == YARD.rstrip()
    assert article.title == YARD.partition("\n")[0]
    assert article.path.endswith("yard.txt")
    assert (article.outlet, article.country, article.published, article.authors) == (
        None,
        None,
        None,
        (),
    )
    assert article.origins == ()
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


def test_file_names_say_nothing(write):
    article = read_one(write("reuters-2019-03-08.txt"))
    assert (article.outlet, article.published) == (None, None)


def test_same_text_has_the_same_id_wherever_it_lies(write):
    assert read_one(write("a.txt")).article_id == read_one(write("sub/b.txt")).article_id


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_of_all_systems_give_one_text(write, encoding, ends):
    words = YARD.replace("Tarnow", "Évora").replace('"There', "“There")
    path = write("a.txt", words.replace("\n", ends).encode(encoding))
    assert read_one(path).text == words.rstrip()


def test_inputs_of_all_kinds_mix(write, server):
    base = server({"/yard": Answer(make_page().encode())})
    other = BRIDGE.replace("bridge", "tunnel").replace("letter", "memo").replace("inquiry", "court")
    sources = [
        write("bridge.txt", BRIDGE),
        f"{base}/yard",
        write(
            "rows.jsonl", json.dumps({"title": "Tunnel", "text": other, "outlet": "Courier"}) + "\n"
        ),
        "-",
    ]
    third = (
        YARD.replace("shipyard", "power station")
        .replace("union", "council")
        .replace("minister", "mayor")
    )
    third = third.replace("said", "wrote").replace("the", "a")
    result = read(sources, settings=QUICK, stdin=io.BytesIO(third.encode()))
    assert result.failures == ()
    bridge, yard, tunnel, station = result.articles
    assert (bridge.path, bridge.url) == (sources[0], None)
    assert (yard.path, yard.url) == (None, f"{base}/yard")
    assert (tunnel.path, tunnel.title, tunnel.outlet) == (f"{sources[2]}:1", "Tunnel", "Courier")
    assert station.path == "-"


@pytest.mark.parametrize(
    ("content", "paths"),
    [
        pytest.param(YARD, ["-"], id="text"),
        pytest.param(make_page(), ["-"], id="page"),
        pytest.param(json.dumps({"text": YARD}) + "\n" + json.dumps({"text": BRIDGE}), ["-:1", "-:2"], id="rows"),
    ],
)  # fmt: skip
def test_standard_input_is_known_by_how_it_begins(content, paths):
    result = read(["-"], stdin=io.BytesIO(content.encode()))
    assert [article.path for article in result.articles] == paths


def test_options_outrank_the_table_and_the_table_outranks_page_and_text(write):
    page = write(
        "event/a.html",
        make_page(
            head='<meta name="pubdate" content="2031-05-01"><meta name="author" content="Jane Doe">'
        ),
    )
    write("event/articles.csv", "path,outlet,published\na.html,Courier,2031-05-02\n")
    article = read_one(Source(page, published="2031-05-03"))
    assert (article.outlet, article.published, article.authors) == (
        "Courier",
        "2031-05-03",
        ("Jane Doe",),
    )
    assert dict(article.origins) == {
        "outlet": "sidecar",
        "published": "option",
        "authors": "metadata",
    }


def test_text_fills_in_what_nobody_else_says(write):
    text = YARD.replace("The economy", "LISBON, May 4, 2031 (Reuters) - The economy", 1)
    article = read_one(write("a.txt", text))
    assert (article.outlet, article.country, article.published) == ("Reuters", "GB", "2031-05-04")
    assert set(article.origins) == {("outlet", "text"), ("country", "text"), ("published", "text")}


def test_known_address_names_the_outlet_before_a_reprinted_dateline_does(write):
    text = YARD.replace("The economy", "LISBON (Reuters) - The economy", 1)
    article = read_one(Source(write("a.txt", text), url="https://www.haaretz.com/yard"))
    assert (article.outlet, article.country) == ("Haaretz", "IL")
    assert dict(article.origins)["outlet"] == "option"


def test_country_is_not_taken_from_another_outlet(write):
    text = YARD.replace("The economy", "LISBON (Reuters) - The economy", 1)
    article = read_one(Source(write("a.txt", text), outlet="Tarnow Courier"))
    assert (article.outlet, article.country) == ("Tarnow Courier", None)


def test_reprints_count_once_and_are_listed(write):
    first = write("courier.txt")
    second = write("herald.txt", "Herald: " + YARD)
    third = write("rows.jsonl", json.dumps({"text": YARD}))
    (article,) = read([first, second, third]).articles
    assert sorted([article.path, *article.copies]) == [first, second, f"{third}:1"]


BAD = {
    "book.txt": (YARD.encode() * 1000, "too long"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "short.txt": (b"Yard to close\nIt will.", "too short"),
    "paper.pdf.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(500), "PDF"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG"),
    "german.txt": (GERMAN.encode(), "German"),
    "german.html": (make_page(GERMAN).encode(), "German"),
    "login.html": (b"<html><body><form><input></form></body></html>", "no article"),
    "archive.txt": (b"From: <Saved by Blink>\nMIME-Version: 1.0\n" + YARD.encode(), "MHTML"),
    "cut.json": (b'{"text": "The min', "broken JSON"),
    "noise.txt": (bytes(range(1, 256)) * 40, "unreadable"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_input_is_one_line_and_the_rest_goes_on(write, name):
    content, words = BAD[name]
    path, good = write(name, content), write("good.txt", BRIDGE)
    result = read([path, good])
    assert [article.path for article in result.articles] == [good]
    (failure,) = result.failures
    assert failure.what == path
    assert words in failure.error
    assert failure.hint
    assert "\n" not in failure.error + failure.hint


def test_large_file_is_refused_without_being_read(tmp_path, monkeypatch):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr("pathlib.Path.open", None)
    (failure,) = read([str(path)]).failures
    assert failure.error == "it is too large: 50 MB"


def test_pipe_without_end_is_cut_off():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            return b"x" * size

    (failure,) = read(["-"], settings=ReadSettings(max_bytes=1000), stdin=Endless()).failures
    assert "too large" in failure.error


def test_option_that_says_nothing_is_named_and_left_out(write):
    result = read([Source(write("a.txt"), country="Atlantis", published="Friday")])
    (article,) = result.articles
    assert (article.country, article.published) == (None, None)
    assert len(result.failures) == 2


def test_dead_link_in_a_folder_is_named(write, tmp_path):
    good = write("event/good.txt")
    (tmp_path / "event" / "gone.txt").symlink_to(tmp_path / "nowhere")
    result = read([str(tmp_path / "event")])
    assert [article.path for article in result.articles] == [good]
    assert result.failures[0].error == "no such file"


def test_table_with_faults_is_one_line_even_for_many_files(write, tmp_path):
    write("event/a.txt")
    write("event/b.txt", BRIDGE)
    write("event/articles.csv", "path,mood\na.txt,grim\nb.txt,grim\n")
    result = read([str(tmp_path / "event")])
    assert len(result.articles) == 2
    assert len(result.failures) == 1


def test_addresses_that_fail_keep_their_place_in_the_margin(server):
    base = server(
        {
            "/gone": Answer(status=404),
            "/text": Answer(BRIDGE.encode(), headers={"Content-Type": "text/plain"}),
        }
    )
    result = read([f"{base}/gone", f"{base}/text"], settings=QUICK)
    assert [failure.what for failure in result.failures] == [f"{base}/gone"]
    (article,) = result.articles
    assert (article.text, article.path, article.outlet) == (BRIDGE.rstrip(), None, None)


def test_reading_says_nothing_on_the_terminal(write, capfd, caplog):
    caplog.set_level(logging.CRITICAL)
    read([write(name, content) for name, (content, _) in BAD.items()])
    assert capfd.readouterr() == ("", "")


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=60))
def test_spans_of_the_text_are_spans_of_the_file(write, words):
    content = f"{YARD}{words}\nIt was the last word that the minister said."
    path = write("a.txt", content)
    text = read_one(path).text
    start = text.index("the last word")
    assert content[start : start + 13] == "the last word"
