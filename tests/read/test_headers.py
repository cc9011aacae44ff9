"""The first lines of a plain text say who wrote it, where and when - if they do."""

from __future__ import annotations

import pytest

from rashomon.read.headers import find_title, read_header

BODY = "\nThe harbour master said the yard would close in June. He gave no reason for it.\n"
LONG = "The ministry said on Monday that the yard would close. It gave no reason for the step. " * 3


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Yard to close in June" + BODY, "Yard to close in June", id="headline"),
        pytest.param("\n\n  Yard to close." + BODY, "Yard to close.", id="blank lines before"),
        pytest.param("One: ‘No way.’ Two: ‘Yes.’" + BODY, "One: ‘No way.’ Two: ‘Yes.’", id="two sentences"),
        pytest.param(LONG + BODY, "", id="paragraph"),
        pytest.param("LISBON, Portugal (AP) — The yard will close, it was said." + BODY, "", id="dateline"),
        pytest.param("LISBON, 16 NOV 89 (LUSA) -- [TEXT] THE YARD WILL CLOSE." + BODY, "", id="old wire"),
        pytest.param("By Jane Doe" + BODY, "", id="byline"),
        pytest.param("March 8, 2019" + BODY, "", id="date"),
        pytest.param("By land and sea, a hard road home" + BODY, "By land and sea, a hard road home", id="by"),
        pytest.param("The whole text is one line.", "", id="one line"),
        pytest.param("", "", id="empty"),
    ],
)  # fmt: skip
def test_headline(text, title):
    assert find_title(text) == title


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        pytest.param("WASHINGTON (Reuters) - The yard", "Reuters", None, id="agency"),
        pytest.param("WASHINGTON/LISBON (Reuters) - The yard", "Reuters", None, id="two places"),
        pytest.param("(AP) — The yard", "Associated Press", None, id="agency alone"),
        pytest.param("Lisbon (CNN) The yard", "CNN", None, id="no dash"),
        pytest.param("(CNN)The yard", "CNN", None, id="no dash, no place"),
        pytest.param("BEIJING, Feb. 27 (Xinhua) -- The yard", "Xinhua", None, id="no year"),
        pytest.param("LISBON, March 8, 2019 (Reuters) - The", "Reuters", "2019-03-08", id="full date"),
        pytest.param("LISBON (PORTUGAL), 16 NOV 89 (LUSA) -- THE", "LUSA", "1989-11-16", id="old wire"),
        pytest.param("SEOUL, South Korea — The yard", None, None, id="place alone"),
        pytest.param("SEOUL, March 8, 2019 — The yard", None, "2019-03-08", id="place and date"),
        pytest.param("The Central Bank (CB) - the lender", None, None, id="unknown short form"),
        pytest.param("The Associated Press (AP) reported", None, None, id="sentence on an agency"),
        pytest.param("SEOUL (South Korea) — The yard", None, None, id="country in brackets"),
        pytest.param("The yard closed on March 8, 2019, it said.", None, None, id="date in a sentence"),
        pytest.param("On Friday the yard closed.", None, None, id="weekday"),
    ],
)  # fmt: skip
def test_dateline(line, outlet, published):
    header = read_header("Yard to close in June\n" + line + BODY)
    assert (header.outlet, header.published) == (outlet, published)


@pytest.mark.parametrize(
    ("lines", "authors", "outlet", "published"),
    [
        pytest.param("By Jane Doe and Max Roe", ("Jane Doe", "Max Roe"), None, None, id="two"),
        pytest.param("BY JANE DOE", ("Jane Doe",), None, None, id="capitals"),
        pytest.param("By Jane Doe, Associated Press", ("Jane Doe",), "Associated Press", None, id="agency"),
        pytest.param("By Jane Doe, Staff Writer", ("Jane Doe",), None, None, id="role"),
        pytest.param("By Jane Doe | March 8, 2019", ("Jane Doe",), None, "2019-03-08", id="date behind a bar"),
        pytest.param("By Jane Doe, March 8, 2019", ("Jane Doe",), None, "2019-03-08", id="date behind a comma"),
        pytest.param("By José María de la Cruz", ("José María de la Cruz",), None, None, id="long name"),
        pytest.param("By next week it will all be over", (), None, None, id="sentence"),
        pytest.param("Published March 8, 2019", (), None, "2019-03-08", id="published"),
        pytest.param("Updated: 2019-03-09 17:52\nPublished: 2019-03-08", (), None, "2019-03-08", id="both"),
        pytest.param("Xinhua | Updated: 2017-09-15 17:52", (), "Xinhua", "2017-09-15", id="updated alone"),
        pytest.param("21.08.2013", (), None, "2013-08-21", id="date alone"),
        pytest.param("USA TODAY", (), "USA Today", None, id="outlet alone"),
        pytest.param("Time", (), None, None, id="a plain word is no outlet"),
    ],
)  # fmt: skip
def test_header_lines(lines, authors, outlet, published):
    header = read_header("Yard to close in June\n" + lines + BODY)
    assert (header.authors, header.outlet, header.published) == (authors, outlet, published)
    assert header.origin == "text"


def test_publication_line_at_the_foot_counts_and_a_bare_date_there_does_not():
    assert (
        read_header("Yard" + BODY * 20 + "First published on 8 March 2019").published
        == "2019-03-08"
    )
    assert read_header("Yard" + BODY * 20 + "8 March 2019").published is None
