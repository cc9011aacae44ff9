"""Silences that are seen: a party's own articles pass over a point that others speak to.

In come articles, resolved statements and points; out come `Silence`s with `is_seen`. A party has articles of its own
where an outlet speaks for it (state media: the outlet's own voice is that party's). Such a party is silent on a
point from the day others first speak to it, as far as articles of its own lie between that day and its own first
word on it, or the last of its articles. Without an article of its own nothing is said: missing data is not silence,
and neither is a point that the outlet's own words touch.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rashomon.follow.matters import find_matter
from rashomon.records import PartyKind, Place, Silence, StatementKind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rashomon.records import Annotated, Point, Resolved, Statement

_TOUCHED = 2


def find_unheard(
    annotated: Sequence[Annotated], resolved: Resolved, points: Sequence[Point]
) -> tuple[Silence, ...]:
    """Find what parties pass over in articles of their own.

    Args:
        annotated: The articles, with their days; an article without a day shows nothing.
        resolved: Dated statements.
        points: The points of the event.

    Returns:
        By point, then by party. `place` is the first line of the party's first article that says nothing, `about`
        the point's label, `since` the day others first spoke, `until` the day of the party's first word or, if it
        has none, of its last article.
    """
    own = find_own_articles(annotated, resolved)
    if not own:
        return ()
    days = {
        one.article.article_id: one.article.published_on.isoformat()
        for one in annotated
        if one.article.published_on
    }
    statements = {one.statement_id: one for one in resolved.statements}
    found = []
    for point in points:
        said = [statements[one] for one in point.statement_ids if one in statements]
        for party_id, views in own.items():
            silence = _pass_over(point, party_id, views, said, days)
            if silence:
                found.append(silence)
    return tuple(found)


def find_own_articles(
    annotated: Sequence[Annotated], resolved: Resolved
) -> dict[str, list[Annotated]]:
    """Give each party the articles whose outlet speaks for it.

    An outlet speaks for a party if its own voice does, or if the party goes by the outlet's name or speaks through it
    in another article. Outlets that speak for themselves have none.
    """
    outlets = {one.party_id for one in resolved.parties if one.kind == PartyKind.OUTLET}
    owners = _name_owners(resolved, outlets)
    voices: dict[str, Counter[str]] = {}
    for statement in resolved.statements:
        if statement.kind == StatementKind.OWN_VOICE and statement.party_id:
            voices.setdefault(statement.article_id, Counter())[statement.party_id] += 1
    own: dict[str, list[Annotated]] = {}
    for view in annotated:
        counted = voices.get(view.article.article_id)
        party_id = counted.most_common(1)[0][0] if counted else None
        if party_id is None or party_id in outlets:
            party_id = owners.get((view.article.outlet or "").casefold().removeprefix("the "))
        if party_id:
            own.setdefault(party_id, []).append(view)
    return own


def _name_owners(resolved: Resolved, outlets: Collection[str]) -> dict[str, str]:
    """Give the party that goes by a name or speaks through a body of that name; outlets themselves own none."""
    names = [(name, one.party_id) for one in resolved.parties for name in (one.name, *one.aliases)]
    names += [(one.name, one.party_id) for one in resolved.speakers if one.party_id]
    return {
        name.casefold().removeprefix("the "): party_id
        for name, party_id in names
        if party_id not in outlets
    }


def _pass_over(
    point: Point,
    party_id: str,
    views: Sequence[Annotated],
    said: Sequence[Statement],
    days: Mapping[str, str],
) -> Silence | None:
    """Tell whether a party passes a point over, and from when to when."""

    def day_of(statement: Statement) -> str | None:
        return statement.said_on or days.get(statement.article_id)

    spoken = [one for one in said if one.kind != StatementKind.OWN_VOICE]
    others = [
        day for one in spoken if one.party_id not in {party_id, None} and (day := day_of(one))
    ]
    own_words = [day for one in said if one.party_id == party_id and (day := day_of(one))]
    if not others:
        return None
    since = min(others)
    first_word = min(own_words, default=None)
    matter = find_matter(point.label)
    quiet = [
        view
        for view in views
        if (day := days.get(view.article.article_id))
        and since <= day
        and (first_word is None or day < first_word)
        and len(matter & find_matter(view.article.text)) < min(_TOUCHED, max(len(matter), 1))
    ]
    if not quiet:
        return None
    quiet.sort(key=lambda view: days[view.article.article_id])
    until = first_word or days[quiet[-1].article.article_id]
    place = Place(quiet[0].article.article_id, quiet[0].sentences[0])
    return Silence(
        party_id, point.label, place, None, since, until, point_id=point.point_id, is_seen=True
    )
