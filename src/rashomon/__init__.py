"""Rashomon sorts the rival versions of a contested event: who claims what, in which words.

    import rashomon
    report = rashomon.compare(["first.txt", "second.html", "https://example.org/third"])

Every line of a report can be walked back to characters of an article.
"""

from __future__ import annotations

from rashomon.errors import RashomonError
from rashomon.pipeline import Engines, compare, find_parties, open_engines
from rashomon.records import (
    Article,
    Evidence,
    Party,
    Point,
    Relation,
    Report,
    Source,
    Speaker,
    Statement,
)
from rashomon.report import show_in_notebooks
from rashomon.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Engines",
    "Evidence",
    "Party",
    "Point",
    "RashomonError",
    "Relation",
    "Report",
    "Settings",
    "Source",
    "Speaker",
    "Statement",
    "__version__",
    "compare",
    "find_parties",
    "open_engines",
]

show_in_notebooks()
