"""Bytes become the text they were meant as; what cannot is refused by name."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.errors import ReadError
from rashomon.read.clean import declared_charset, decode, join_title, tidy, unscramble

PROSE = "The café at Évora closed, the owner said: “We’ve lost €40 a day – no more.” " * 6


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_usual_encodings_read_alike(encoding):
    assert decode(PROSE.encode(encoding)) == PROSE


def test_latin_1_reads_as_such():
    words = PROSE.translate({0x201C: '"', 0x201D: '"', 0x2019: "'", 0x20AC: "E", 0x2013: "-"})
    assert decode(words.encode("latin-1")) == words


def test_damaged_utf_8_keeps_all_that_is_sound():
    damaged = PROSE.encode().replace("é".encode(), b"\xc3", 1)
    assert decode(damaged) == PROSE.replace("é", "\ufffd", 1)


def test_named_encoding_is_used_where_utf_8_fails():
    words = "Премьер-министр заявил, что завод будет закрыт. " * 5
    assert decode(words.encode("koi8-r"), declared="KOI8-R") == words


@pytest.mark.parametrize("declared", ["rot13", "no-such-encoding", "unicode_escape", ""])
def test_senseless_names_of_encodings_are_passed_over(declared):
    assert decode(PROSE.encode("cp1252"), declared=declared) == PROSE


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"%PDF-1.7\n" + b"text " * 100, "PDF", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG", id="png"),
        pytest.param(b"PK\x03\x04" + bytes(100), "ZIP", id="docx"),
        pytest.param(b"text and \x00 zero " * 40, "binary", id="zero bytes"),
        pytest.param(bytes(range(1, 256)) * 20, "unreadable", id="every byte there is"),
    ],
)
def test_binary_is_refused_by_kind(data, kind):
    with pytest.raises(ReadError, match=kind) as caught:
        decode(data)
    assert caught.value.hint


@settings(deadline=None)  # the first odd input loads charset-normalizer
@given(st.binary(max_size=400))
@example(b"\xff\xfe\x00\xd8")
@example(b"\xff\xfe\x00\x00\xff\xff\xff\xff")
def test_any_bytes_give_storable_text_or_a_refusal(data):
    try:
        text = tidy(decode(data))
    except ReadError:
        return
    text.encode("utf-8")
    assert "\r" not in text
    assert not any(sign < " " and sign not in "\t\n" for sign in text)


@given(st.text(alphabet=st.characters(exclude_characters="\r")))
def test_tidying_moves_no_character(text):
    cleaned = tidy(text)
    kept = text.removeprefix("\ufeff")[: len(cleaned)]
    assert len(kept) == len(cleaned)
    assert all(
        before == after or not before.isprintable()
        for before, after in zip(kept, cleaned, strict=True)
    )


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    once = tidy(text.replace("\ufeff", ""))
    assert tidy(once) == once


def test_line_ends_become_line_feeds_and_inner_white_space_stays():
    assert tidy("\ufeffOne\r\nTwo\rThree \u2028  Four\tx\x1b[2J\n\n") == (
        "One\nTwo\nThree \n  Four\tx [2J"
    )


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        pytest.param(
            "Ferry sinks", "It sank.", ("Ferry sinks", "Ferry sinks\n\nIt sank."), id="apart"
        ),
        pytest.param(
            "Ferry ‘sinks’",
            "FERRY 'SINKS'\nIt sank.",
            ("FERRY 'SINKS'", "FERRY 'SINKS'\nIt sank."),
            id="printed otherwise",
        ),
        pytest.param(
            "Ferry sinks",
            "Ferry sinks - it sank.",
            ("Ferry sinks", "Ferry sinks - it sank."),
            id="run on",
        ),
        pytest.param("", "\n\n It sank.", ("", "It sank."), id="none"),
        pytest.param("Two\nlines", "It.", ("Two lines", "Two lines\n\nIt."), id="broken headline"),
    ],
)
def test_headline_stands_once_in_the_first_line(title, body, expected):
    assert join_title(title, body) == expected


@pytest.mark.parametrize(
    ("scrambled", "meant"),
    [
        ("the unionâ€™s yard", "the union’s yard"),
        ("GENEVA â\x80\x94 After", "GENEVA — After"),
        ("Ã\x89vora", "Évora"),
        ("ÃO PAULO, café, “naïve”", "ÃO PAULO, café, “naïve”"),
    ],
)
def test_text_decoded_wrongly_before_us_is_repaired(scrambled, meant):
    assert unscramble(scrambled) == meant


def test_page_names_its_encoding():
    assert declared_charset(b'<meta http-equiv=x content="text/html; charset=koi8-r">') == "koi8-r"
    assert declared_charset(b"<meta charset='utf-8'>") == "utf-8"
    assert declared_charset(b"no charset here") is None
