"""Group: which of the articles report one happening.

Takes articles, gives them in events, the largest first; the rest of the run works on that one.
"""

from __future__ import annotations

from rashomon.group.streams import Grouped, group

__all__ = ["Grouped", "group"]
