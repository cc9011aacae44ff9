"""Lengths as TIMEX3 writes them."""

import pytest

from rashomon.annotate.lengths import write_length


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (3, "D", "P3D"),
        (None, "D", "PXD"),
        (2, "F", "P4W"),
        (2, "E", "P20Y"),
        (None, "C", "PXC"),
        (24, "TH", "PT24H"),
        (5.5, "TH", "PT5H30M"),
        (1.5, "TM", "PT1M30S"),
        (2.5, "Y", "P2Y6M"),
        (0.5, "Y", "P6M"),
        (1.5, "D", "P1DT12H"),
        (1.5, "W", "P1.5W"),
    ],
)
def test_a_length_is_written_in_its_units(count, unit, expected):
    assert write_length(count, unit) == expected
