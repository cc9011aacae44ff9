from __future__ import annotations

import sys
from dataclasses import replace

import factory
import pytest

from rashomon.errors import ReportError
from rashomon.report import to_pandas, to_polars
from rashomon.report.tables import COLUMNS

MAKERS = {"pandas": to_pandas, "polars": to_polars}


@pytest.fixture
def report():
    return factory.make_report()


@pytest.mark.parametrize("library", MAKERS)
@pytest.mark.parametrize("table", COLUMNS)
def test_frame_has_the_columns_of_the_table(report, library, table):
    frame = MAKERS[library](report, table)
    assert tuple(frame.columns) == COLUMNS[table]
    assert len(frame) > 0


@pytest.mark.parametrize("library", MAKERS)
def test_statements_can_be_counted_by_party(report, library):
    frame = MAKERS[library](report)
    assert [str(one) for one in frame["party"]].count("Maravia") == 4
    assert round(float(frame["confidence"].max()), 2) == 1.0
    assert bool(frame["denies"].any())


@pytest.mark.parametrize("library", MAKERS)
def test_empty_table_has_its_columns(report, library):
    frame = MAKERS[library](replace(report, relations=()), "relations")
    assert tuple(frame.columns) == COLUMNS["relations"]
    assert len(frame) == 0


@pytest.mark.parametrize("library", MAKERS)
def test_missing_library_says_how_to_get_it(report, library, monkeypatch):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(
        ReportError, match=rf"{library} is not installed - pip install 'rashomon\[{library}\]'"
    ):
        MAKERS[library](report)


def test_unknown_table_lists_those_there_are(report):
    with pytest.raises(ReportError, match="no table 'words' - it has: statements, relations"):
        to_pandas(report, "words")
