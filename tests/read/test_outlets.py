"""What is generally known of outlets and countries, and nothing beyond."""

from __future__ import annotations

import pytest

from rashomon.read.outlets import Outlet, country_code, outlet_of_name, outlet_of_url


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.nytimes.com/2031/05/04/world/yard.html", Outlet("The New York Times", "US")),
        ("https://edition.cnn.com/yard", Outlet("CNN", "US")),
        ("http://www.bbc.co.uk./news", Outlet("BBC", "GB")),
        ("https://notcnn.com/yard", Outlet("notcnn.com", None)),
        ("https://www.some-paper.example:8080/a", Outlet("some-paper.example", None)),
        ("http://127.0.0.1:8000/a", None),
        ("http://localhost/a", None),
        ("no address", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_outlet_of_an_address(url, outlet):
    assert outlet_of_url(url) == outlet


@pytest.mark.parametrize(
    ("name", "known_as"),
    [
        ("AP", "Associated Press"),
        ("reuters", "Reuters"),
        ("  New  York Times ", "The New York Times"),
        ("Time", None),
        ("The Guardian", None),
        ("Tarnow Courier", None),
    ],
)
def test_outlet_of_a_name(name, known_as):
    outlet = outlet_of_name(name)
    assert (outlet.name if outlet else None) == known_as


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("KR", "KR"),
        ("us", "US"),
        ("South Korea", "KR"),
        ("UK", "GB"),
        ("u.s.", "US"),
        ("Atlantis", None),
        ("", None),
        (None, None),
    ],
)
def test_country(words, code):
    assert country_code(words) == code
