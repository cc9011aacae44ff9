"""The last room: everything found, gathered in a `Report` and shown.

`build_report` gathers; `render_text`, `write_html` and `write_json` show; `read_json` gives the
report back.
"""

from rashomon.report.as_html import render_html, write_html
from rashomon.report.as_json import make_document, write_json
from rashomon.report.as_text import render_text
from rashomon.report.from_json import read_document, read_json
from rashomon.report.matrix import build_matrix, build_report

__all__ = [
    "build_matrix",
    "build_report",
    "make_document",
    "read_document",
    "read_json",
    "render_html",
    "render_text",
    "write_html",
    "write_json",
]
