"""Read inputs as users have them - files, folders, pages, rows, addresses - into articles.

`read` is the room's verb; `expand` shows beforehand which single inputs some sources stand for,
`is_report` whether one is a report; `load_decisions` reads what a person decided.
"""

from rashomon.read.articles import ReadResult, read
from rashomon.read.decisions import load_decisions
from rashomon.read.gather import expand, is_report

__all__ = ["ReadResult", "expand", "is_report", "load_decisions", "read"]
