"""Read inputs as users have them - files, folders, pages, rows, addresses - into articles.

`read` is the room's verb; `expand` shows beforehand which single inputs some sources stand for.
"""

from rashomon.read.articles import ReadResult, read
from rashomon.read.gather import expand

__all__ = ["ReadResult", "expand", "read"]
