"""Follow: when what was said and done, who kept silent, who changed, who blames whom, and in what tone.

Takes annotated articles, resolved statements, points and relations of one event; gives `Followed`. Only what
the words of an article carry is kept: a date that is not given stays unknown, a target that is not named is
not guessed, and missing reports are not silence. `date_statements` runs earlier, so that later rooms know when
a statement was made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.follow.blame import find_blame
from rashomon.follow.dates import date_statements
from rashomon.follow.shifts import find_shifts
from rashomon.follow.silence import find_silences
from rashomon.follow.timeline import build_timeline
from rashomon.follow.tone import find_tone
from rashomon.follow.unheard import find_unheard
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

    Args:
        annotated: All articles of the event, with their time expressions.
        resolved: Statements that `date_statements` has dated, with speakers and parties.
        points: What the statements speak to.
        relations: How statements on a point stand to each other.
        settings: Bounds; the defaults are `FollowSettings()`.

    Returns:
        The timeline in order, undated moments last; told silences before seen ones; shifts by day; the rest in the
        order of the text.

    Raises:
        ModelError: The weights of tone are missing or broken.
    """
    chosen = settings or FollowSettings()
    blame = find_blame(annotated, resolved, settings=chosen)
    return Followed(
        timeline=build_timeline(annotated, resolved, points, settings=chosen),
        silences=(
            *find_silences(annotated, resolved, points, settings=chosen),
            *find_unheard(annotated, resolved, points),
        ),
        shifts=find_shifts(annotated, resolved, points, relations, blame),
        blame=blame,
        tone=find_tone(annotated, resolved),
    )
