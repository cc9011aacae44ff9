"""A date is set only by words that name one day."""

from __future__ import annotations

import pytest

from rashomon.read.dates import as_published, find_day


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2019-03-08", "2019-03-08"),
        ("2019-03-08T10:15:00+01:00", "2019-03-08T10:15:00+01:00"),
        ("2019-03-08T10:15:00Z", "2019-03-08T10:15:00+00:00"),
        ("2019-03-08 10:15:00", "2019-03-08"),
        ("2019/03/08", "2019-03-08"),
        ("March 8, 2019", "2019-03-08"),
        ("Mar. 8, 2019, 10:15 a.m. ET", "2019-03-08"),
        ("Friday, March 8th, 2019 at 10:15", "2019-03-08"),
        ("8 March 2019", "2019-03-08"),
        ("Fri, 08 Mar 2019 10:15:00 GMT", "2019-03-08"),
        ("Fri 8 Mar 2019 10.15 GMT", "2019-03-08"),
        ("21.08.2013", "2013-08-21"),
        ("21/08/2013", "2013-08-21"),
        ("08/21/2013", "2013-08-21"),
        ("05/05/2013", "2013-05-05"),
    ],
)
def test_full_dates_are_read(written, iso):
    assert as_published(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "03/08/2019", "March 2019", "2019", "2019-03", "Friday", "March 8", "2019-02-30", "yesterday",
        "between March 8, 2019 and now", "8-9 March 2019 (updated)", "", None, 1552003200, ["2019-03-08"],
    ],
)  # fmt: skip
def test_anything_less_is_no_date(written):
    assert as_published(written) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("16 NOV 89", "1989-11-16"),
        ("3 DEC 09", "2009-12-03"),
        ("31 FEB 89", None),
        ("16 Nov 89", None),
    ],
)
def test_old_wires_write_two_digits_of_the_year(line, day):
    found = find_day(line, wire=True)
    assert (found[0] if found else None) == day
    assert find_day(line) is None
