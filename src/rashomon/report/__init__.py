"""The last room: everything found, gathered in a `Report` and shown.

`build_report` gathers; `render_text`, `write_html` and the other writers show; `read_json` gives the
report back, `read_brat` and `read_csv_edits` what a person changed in an export.
"""

from rashomon.report.as_annotations import make_annotations, write_annotations
from rashomon.report.as_bibtex import render_bibtex, write_bibtex
from rashomon.report.as_brat import write_brat
from rashomon.report.as_claims import make_claims, write_claims
from rashomon.report.as_csv import write_csv
from rashomon.report.as_html import render_html, write_html
from rashomon.report.as_json import make_document, write_json
from rashomon.report.as_jsonl import write_jsonl
from rashomon.report.as_markdown import render_markdown, write_markdown
from rashomon.report.as_parties import render_parties, render_parties_toml
from rashomon.report.as_text import render_text
from rashomon.report.as_webanno import write_webanno
from rashomon.report.as_xlsx import write_xlsx
from rashomon.report.corrections import (
    Edits,
    find_decisions,
    render_decisions,
    write_decisions,
)
from rashomon.report.explain import find_relation, render_explanation
from rashomon.report.frames import to_pandas, to_polars
from rashomon.report.from_brat import read_brat
from rashomon.report.from_csv import read_csv_edits
from rashomon.report.from_json import read_document, read_json
from rashomon.report.from_webanno import read_webanno
from rashomon.report.matrix import build_matrix, build_report
from rashomon.report.notebook import show_in_notebooks

__all__ = [
    "Edits",
    "build_matrix",
    "build_report",
    "find_decisions",
    "find_relation",
    "make_annotations",
    "make_claims",
    "make_document",
    "read_brat",
    "read_csv_edits",
    "read_document",
    "read_json",
    "read_webanno",
    "render_bibtex",
    "render_decisions",
    "render_explanation",
    "render_html",
    "render_markdown",
    "render_parties",
    "render_parties_toml",
    "render_text",
    "show_in_notebooks",
    "to_pandas",
    "to_polars",
    "write_annotations",
    "write_bibtex",
    "write_brat",
    "write_claims",
    "write_csv",
    "write_decisions",
    "write_html",
    "write_json",
    "write_jsonl",
    "write_markdown",
    "write_webanno",
    "write_xlsx",
]
