"""A report's tables as data frames, for pandas or polars.

A `Report` comes in, a frame with the columns of the CSV tables goes out. Neither library is needed
for anything else; each is an extra.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.errors import ReportError
from rashomon.report.tables import COLUMNS, make_tables

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from rashomon.records import Report
    from rashomon.report.tables import Table


def to_pandas(report: Report, table: str = "statements") -> pd.DataFrame:
    """Give one table of a report as a pandas frame.

    Args:
        report: The report.
        table: "statements", "relations", "matrix", "articles" or "parties".

    Raises:
        ReportError: There is no such table, or pandas is not installed.
    """
    made = _find_table(report, table)
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _miss("pandas") from error
    return pd.DataFrame.from_records(list(made.rows), columns=list(made.columns))


def to_polars(report: Report, table: str = "statements") -> pl.DataFrame:
    """Give one table of a report as a polars frame; arguments and errors as in `to_pandas`."""
    made = _find_table(report, table)
    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _miss("polars") from error
    return pl.DataFrame(
        list(made.rows), schema=list(made.columns), orient="row", infer_schema_length=None
    )


def _find_table(report: Report, name: str) -> Table:
    if name not in COLUMNS:
        message = f"a report has no table {name!r}"
        raise ReportError(message, hint=f"it has: {', '.join(COLUMNS)}")
    return next(one for one in make_tables(report) if one.name == name)


def _miss(library: str) -> ReportError:
    return ReportError(f"{library} is not installed", hint=f"pip install 'rashomon[{library}]'")
