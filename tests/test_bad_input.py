"""Input that cannot be used: one clear line each, and the rest of the run goes on.

Exit status: 0 if something could be compared, 1 if nothing could, 2 for misuse.
"""

from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

import rashomon
from rashomon.settings import ReadSettings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Ran

pytestmark = pytest.mark.models

PROTEST = """Minister and union at odds over closure of Tarnow shipyard
LISBON, May 4 - Economy Minister Rui Salgado said on Thursday that the shipyard would close in
June because it had lost 40 million euros last year. "There is no other way," Salgado told
reporters. The dock workers' union said the yard had made a profit and would not close. Its
leader, Marta Reis, accused the minister of hiding the figures. "The yard earned money every
month," she said. Salgado denied that any figures had been hidden. He said all 900 workers would
be paid until December. The union said only 300 workers had been promised any pay at all.
"""

QUAKE = """Rescuers search for survivors after earthquake in mountain villages
QUITO, May 9 - A strong earthquake shook three villages high in the mountains before dawn on
Tuesday. The geological institute said the quake had a magnitude of 6.1. Mayor Lucia Andrade
said eleven people were in hospital and that the road to the valley was blocked by fallen rock.
"We need tents and water," she said. The Red Cross said two lorries with blankets were on their
way from the coast.
"""

SILENT = """Autumn comes early to the northern lakes this year
The first frost settled on the lakes in the second week of September. The boats lay upside down
on the shore and the jetties were white in the morning. By noon the ice was gone. The leaves of
the birches turned yellow within a few days, and the last swallows left the barns on the eastern
bank. The shops closed an hour earlier, and the ferry went to its winter timetable, three
crossings a day instead of six.
"""

GERMAN = """Minister und Gewerkschaft streiten über Schließung der Werft
LISSABON, 4. Mai - Der Wirtschaftsminister sagte am Donnerstag, die Werft werde im Juni
geschlossen, weil sie im vergangenen Jahr 40 Millionen Euro verloren habe. Die Gewerkschaft der
Hafenarbeiter erklärte, die Werft habe Gewinn gemacht und werde nicht geschlossen. Der Minister
bestritt, dass Zahlen verschwiegen worden seien. Alle 900 Arbeiter würden bis Dezember bezahlt,
sagte er vor Journalisten in der Hauptstadt.
"""

NO_ARTICLE = """<!doctype html>
<html><head><title>Sign in</title></head><body><nav><a href="/">Home</a> <a
href="/news">News</a><a href="/sport">Sport</a></nav><form action="/login"><input
name="user"> <input type="password"
name="word"><button>Go</button></form><footer>Terms</footer></body></html>"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "shipyard.txt"
    path.write_text(PROTEST, encoding="utf-8")
    return path


def write_empty(path: Path) -> None:
    path.write_bytes(b"")


def write_blank(path: Path) -> None:
    path.write_bytes(b" \n\n\t \n")


def write_binary(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40)


def write_huge(path: Path) -> None:
    with path.open("wb") as out:
        for _ in range(50):
            out.write(b"The minister said on Thursday that it would rain. " * 20_972)


def write_page_without_article(path: Path) -> None:
    path.write_text(NO_ARTICLE, encoding="utf-8")


def write_german(path: Path) -> None:
    path.write_text(GERMAN, encoding="utf-8")


def write_broken_json(path: Path) -> None:
    path.write_text('{"title": "Minister and union at odds", "maintext": ', encoding="utf-8")


def write_nothing(path: Path) -> None:
    assert not path.exists()


UNUSABLE = {
    "missing.txt": write_nothing,
    "empty.txt": write_empty,
    "blank.txt": write_blank,
    "picture.txt": write_binary,
    "huge.txt": write_huge,
    "sign-in.html": write_page_without_article,
    "german.txt": write_german,
    "cut-off.json": write_broken_json,
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_alone_it_gives_one_line_and_status_1(
    name: str, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    UNUSABLE[name](tmp_path / name)
    ran = run_command("compare", tmp_path / name)
    assert ran.status == 1
    assert ran.out == ""
    assert len(ran.lines_naming(name)) == 1
    assert "Traceback" not in ran.err


def test_beside_a_good_article_each_stands_in_the_margin(
    good: Path, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    for name, write in UNUSABLE.items():
        write(tmp_path / name)
    written = tmp_path / "report.json"
    ran = run_command("compare", good, *(tmp_path / name for name in UNUSABLE), "--json", written)
    assert ran.status == 0
    report = json.loads(written.read_text(encoding="utf-8"))
    assert [article["path"] for article in report["articles"]] == [str(good)]
    for name in UNUSABLE:
        assert len(ran.lines_naming(name)) == 1, f"no line, or more than one, for {name}: {ran.err}"
        failure = next(one for one in report["failures"] if one["what"].endswith(name))
        assert failure["error"]
        assert failure["hint"]


def test_another_language_is_named(tmp_path: Path, run_command: Callable[..., Ran]) -> None:
    write_german(tmp_path / "german.txt")
    (line,) = run_command("compare", tmp_path / "german.txt").lines_naming("german.txt")
    assert "German" in line or "'de'" in line or '"de"' in line or " de" in line


ENCODED = {
    "latin-1": PROTEST.replace("Tarnow", "Évora").encode("latin-1"),
    "windows-1252": PROTEST.replace("Tarnow", "Évora").replace('"', "“").encode("cp1252"),
    "utf-16": PROTEST.replace("Tarnow", "Évora").encode("utf-16"),
    "utf-8 with a mark": PROTEST.replace("Tarnow", "Évora").encode("utf-8-sig"),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_another_encoding_is_read_or_refused_but_never_garbled(
    encoding: str, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    path, written = tmp_path / "encoded.txt", tmp_path / "report.json"
    path.write_bytes(ENCODED[encoding])
    ran = run_command("compare", path, "--json", written)
    if ran.status == 1:
        assert len(ran.lines_naming("encoded.txt")) == 1
        return
    assert ran.status == 0
    (article,) = json.loads(written.read_text(encoding="utf-8"))["articles"]
    assert article["text"].startswith("Minister and union at odds over closure of Évora shipyard\n")
    assert "\ufffd" not in article["text"]


def test_broken_utf_8_is_named_and_the_rest_goes_on(
    good: Path, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(QUAKE.encode().replace(b"dawn", b"da\xff\xfe\xe2\x28wn"))
    ran = run_command("compare", good, path)
    assert ran.status == 0
    assert len(ran.lines_naming("broken.txt")) == 1


def test_article_in_which_nobody_speaks_is_named(
    good: Path, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    path = tmp_path / "autumn.txt"
    path.write_text(SILENT, encoding="utf-8")
    ran = run_command("compare", good, path)
    assert ran.status == 0
    assert len(ran.lines_naming("autumn.txt")) == 1


def test_only_an_article_in_which_nobody_speaks_gives_status_1(
    tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    path = tmp_path / "autumn.txt"
    path.write_text(SILENT, encoding="utf-8")
    ran = run_command("compare", path)
    assert ran.status == 1
    assert len(ran.lines_naming("autumn.txt")) == 1


def test_articles_on_unrelated_events_are_named(
    good: Path, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    path, written = tmp_path / "quake.txt", tmp_path / "report.json"
    path.write_text(QUAKE, encoding="utf-8")
    ran = run_command("compare", good, path, "--json", written)
    assert ran.status == 0
    assert len(ran.lines_naming("quake.txt")) == 1
    report = json.loads(written.read_text(encoding="utf-8"))
    assert [article["path"] for article in report["articles"]] == [str(good)]
    assert [failure["what"] for failure in report["failures"]] == [str(path)]


def test_copies_are_counted_once(
    good: Path, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    copy, written = tmp_path / "reprint.txt", tmp_path / "report.json"
    copy.write_text(PROTEST, encoding="utf-8")
    assert run_command("compare", good, copy, "--json", written).status == 0
    assert len(json.loads(written.read_text(encoding="utf-8"))["articles"]) == 1


def test_dead_address_is_named_and_the_rest_goes_on(
    good: Path, run_command: Callable[..., Ran]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ran = run_command("compare", good, f"http://127.0.0.1:{port}/article")
    assert ran.status == 0
    assert len(ran.lines_naming(f"127.0.0.1:{port}")) == 1


def test_unknown_host_is_named(run_command: Callable[..., Ran]) -> None:
    ran = run_command("compare", "https://no-such-host.invalid/article")
    assert ran.status == 1
    assert len(ran.lines_naming("no-such-host.invalid")) == 1


class _Slow(BaseHTTPRequestHandler):
    """Sends a byte of its page now and then, for as long as anybody listens."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(100):
            try:
                self.wfile.write(b" ")
                self.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/article"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_slow_address_ends_at_its_time_limit(good: Path) -> None:
    with serving(_Slow) as address:
        started = time.monotonic()
        report = rashomon.compare(
            [str(good), address],
            settings=rashomon.Settings(read=ReadSettings(timeout_s=0.5)),
        )
        assert time.monotonic() - started < 9
    assert [failure.what for failure in report.failures] == [address]
    assert len(report.articles) == 1


def test_nothing_named_is_misuse(run_command: Callable[..., Ran]) -> None:
    assert run_command("compare").status == 2


def test_unknown_option_is_misuse(good: Path, run_command: Callable[..., Ran]) -> None:
    assert run_command("compare", good, "--no-such-option").status == 2


def test_unknown_command_is_misuse(run_command: Callable[..., Ran]) -> None:
    assert run_command("contrast").status == 2


def test_report_that_cannot_be_written_is_one_line(
    good: Path, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    ran = run_command(
        "compare", good, "--html", tmp_path / "no" / "such" / "folder" / "report.html"
    )
    assert ran.status == 1
    assert "report.html" in ran.err
    assert "Traceback" not in ran.err


def test_impossible_date_is_named_and_left_out(
    good: Path, tmp_path: Path, run_command: Callable[..., Ran]
) -> None:
    written = tmp_path / "report.json"
    ran = run_command("compare", good, "--published", "the day before", "--json", written)
    assert ran.status == 0
    assert len(ran.lines_naming("shipyard.txt")) == 1
    assert "'the day before'" in ran.err
    (article,) = json.loads(written.read_text(encoding="utf-8"))["articles"]
    assert article["published"] is None


def test_piped_output_has_no_progress_and_no_colour(
    good: Path, run_command: Callable[..., Ran]
) -> None:
    ran = run_command("compare", good)
    assert ran.status == 0
    assert "\x1b" not in ran.out
    assert "\x1b" not in ran.err
    assert "\r" not in ran.err


def test_empty_folder_is_named(tmp_path: Path, run_command: Callable[..., Ran]) -> None:
    folder = tmp_path / "nothing-here"
    folder.mkdir()
    ran = run_command("compare", folder)
    assert ran.status == 1
    assert len(ran.lines_naming("nothing-here")) == 1
