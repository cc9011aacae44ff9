"""Addresses that work, and each way in which one does not."""

from __future__ import annotations

import gzip
import socket
import time

import httpx
import pytest
from read.samples import Answer, make_page

from rashomon.errors import ReadError
from rashomon.read.addresses import FOREIGN_ERRORS, Fetched, fetch_all
from rashomon.settings import ReadSettings

QUICK = ReadSettings(timeout_s=5.0, max_bytes=100_000, max_redirects=3)
PAGE = make_page().encode()


def fetch(address, settings=QUICK):
    return fetch_all([address], settings=settings)[address]


def test_page_comes_with_its_last_address_and_encoding(server):
    base = server({"/old": Answer(status=301, headers={"Location": "/new"}), "/new": Answer(PAGE)})
    fetched = fetch(f"{base}/old")
    assert fetched == Fetched(PAGE, f"{base}/new", "text/html", "utf-8")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        pytest.param(Answer(status=404), "no such page (status 404)", id="gone"),
        pytest.param(Answer(status=403), "refuses", id="denied"),
        pytest.param(Answer(status=503), "busy", id="busy"),
        pytest.param(Answer(status=500), "status 500", id="broken server"),
        pytest.param(Answer(status=302, headers={"Location": "/x"}), "redirects without end", id="loop"),
        pytest.param(Answer(PAGE, headers={"Content-Type": "application/pdf"}), "application/pdf", id="pdf"),
        pytest.param(Answer(PAGE, headers={"Content-Length": "999999999"}), "larger than", id="announced size"),
        pytest.param(Answer(b"a" * 200_000), "larger than", id="size"),
        pytest.param(
            Answer(gzip.compress(b"a" * 5_000_000), headers={"Content-Encoding": "gzip"}),
            "larger than",
            id="size after decompression",
        ),
        pytest.param(Answer(b"no gzip", headers={"Content-Encoding": "gzip"}), "broke off", id="broken gzip"),
        pytest.param(Answer(b"  \n"), "empty page", id="empty"),
        pytest.param(Answer(b"cut", headers={"Content-Length": "500"}), "broke off", id="cut off"),
    ],
)  # fmt: skip
def test_bad_answers_are_named(server, answer, words):
    error = fetch(server({"/x": answer}) + "/x")
    assert isinstance(error, ReadError)
    assert words in error.message
    assert error.hint


@pytest.mark.parametrize(
    "answer", [Answer(PAGE, wait_s=30), Answer(b" " * 1000, drip_s=0.05)], ids=["silent", "drips"]
)
def test_slow_server_holds_nothing_up(server, answer):
    base = server({"/slow": answer, "/quick": Answer(PAGE)})
    started = time.monotonic()
    results = fetch_all(
        [f"{base}/slow", f"{base}/quick"], settings=ReadSettings(timeout_s=0.6, fetches=8)
    )
    assert time.monotonic() - started < 3
    assert "no full answer in 0.6 s" in str(results[f"{base}/slow"])
    assert isinstance(results[f"{base}/quick"], Fetched)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://no-such-host.invalid/a", "no connection"),
        ("ftp://127.0.0.1/a", "not a web address"),
        ("http://", "not a usable web address"),
        ("http://[::1/a", "not a usable web address"),
    ],
)
def test_addresses_that_lead_nowhere(address, words):
    error = fetch(address)
    assert isinstance(error, ReadError)
    assert words in error.message


def test_closed_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "no connection" in str(fetch(f"http://127.0.0.1:{port}/a"))


def test_every_error_of_httpx_is_mapped():
    errors = [
        thing
        for name in httpx.__all__
        if isinstance(thing := getattr(httpx, name), type) and issubclass(thing, Exception)
    ]
    assert len(errors) > 20
    assert [error for error in errors if not issubclass(error, FOREIGN_ERRORS)] == []
