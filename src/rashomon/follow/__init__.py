"""Follow: when what was said and done, who kept silent, who changed, who blames whom.

Takes annotated articles, resolved statements, points and relations of one event; gives `Followed`. Only what
the words of an article carry is kept: a date that is not given stays unknown, a target that is not named is
not guessed, and missing reports are not silence. `date_statements` runs earlier, so that later rooms know when
a statement was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.follow.blame import find_blame
from rashomon.follow.dates import build_timeline, date_statements
from rashomon.follow.shifts import find_shifts
from rashomon.follow.silence import find_silences
from rashomon.records import Followed
from rashomon.settings import FollowSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Point, Relation, Resolved

__all__ = ["date_statements", "follow"]


def follow(
    annotated: Sequence[Annotated],
    resolved: Resolved,
    points: Sequence[Point],
    relations: Sequence[Relation],
    *,
    settings: FollowSettings | None = None,
) -> Followed:
    """Follow time, silence, change and blame through the articles of one event.

    Tone is left empty: nothing is said of it until it can be measured.

    Args:
        annotated: All articles of the event, with their time expressions.
        resolved: Statements that `date_statements` has dated, with speakers and parties.
        points: What the statements speak to.
        relations: How statements on a point stand to each other.
        settings: Bounds; the defaults are `FollowSettings()`.

    Returns:
        The timeline in order, undated moments last; the rest in the order of the text.
    """
    chosen = settings or FollowSettings()
    return Followed(
        timeline=build_timeline(annotated, resolved, settings=chosen),
        silences=find_silences(annotated, resolved, settings=chosen),
        shifts=find_shifts(annotated, resolved, points, relations),
        blame=find_blame(annotated, resolved, settings=chosen),
    )
