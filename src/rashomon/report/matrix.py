"""Parties against points: the best statement of each cell, and how silence stands.

Statements, points, relations and silences in; cells out, and from them the whole `Report`. The best
statement of a cell is the one a reader should see first: sure, first-hand, in quotation marks, by
somebody with a name, disputed by another party, and long enough to say something.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from rashomon.records import (
    Cell,
    PartyKind,
    RelationKind,
    Report,
    Resolved,
    Standing,
    Statement,
    StatementKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rashomon.records import (
        Article,
        Blame,
        Failure,
        Moment,
        Party,
        Point,
        Relation,
        Shift,
        Silence,
        Tone,
    )

_REFUSED = re.compile(
    r"\b(?:declin|refus|no comment|not comment|not (?:immediately )?(?:respond|return|repl|answer)"
    r"|would(?:n[’']t| not) (?:say|discuss|confirm|elaborate|comment))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
# Words of four letters and more that say nothing about what a sentence is on.
_PLAIN = frozenset(
    """
    about after also been before being could does down from have having into more most much only
    other over said says some such than that their them then there these they this those under
    until very were what when where which while will with would your
    """.split()
)
_SHORT, _LONG = 40, 260  # characters; shorter says little, longer is not read in a cell


def build_matrix(
    resolved: Resolved,
    points: Sequence[Point],
    relations: Sequence[Relation],
    *,
    silences: Sequence[Silence] = (),
    articles: Sequence[Article] = (),
) -> tuple[Cell, ...]:
    """Say for each party and point what it says or how it is silent.

    A party is `refused` or `silent` on a point where an article says so of that point, and `silent`
    also where an article in the party's own voice is in the set and the party says nothing.
    Anything else is `not-covered`. Outlets that only speak for themselves are never called silent.

    Args:
        resolved: Statements with parties.
        points: The points; their order is kept.
        relations: They tell which statements are disputed.
        silences: What articles say of silence.
        articles: The articles; they tell which party has an outlet of its own here.

    Returns:
        Party by party (most points first, outlets last), point by point.
    """
    by_id = {statement.statement_id: statement for statement in resolved.statements}
    names = {speaker.speaker_id: speaker.is_anonymous for speaker in resolved.speakers}
    disputed = _score_disputes(relations)
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for point in points:
        for statement_id in dict.fromkeys(point.statement_ids):
            statement = by_id.get(statement_id)
            if statement is not None and statement.party_id is not None:
                said[statement.party_id, point.point_id].append(statement_id)
    own = set(find_own_parties(articles, resolved).values())
    quiet = _place_silences(silences, points, by_id)
    cells = []
    for party in _order_parties(resolved.parties, said):
        for point in points:
            key = party.party_id, point.point_id
            ids = sorted(
                said.get(key, ()),
                key=lambda one: (
                    -rate_statement(
                        by_id[one],
                        disputed=disputed.get((point.point_id, one), 0.0),
                        is_named=names.get(by_id[one].speaker_id or "") is False,
                    )
                ),
            )
            stands = quiet.get(key, Standing.NOT_COVERED)
            if ids:
                stands = Standing.SPEAKS
            elif party.party_id in own and party.kind is not PartyKind.OUTLET:
                stands = quiet.get(key, Standing.SILENT)
            cells.append(Cell(*key, tuple(ids), stands))
    return tuple(cells)


def rate_statement(statement: Statement, *, disputed: float = 0.0, is_named: bool = False) -> float:
    """Rate how well a statement stands for its party in a cell; higher is better.

    The weights order what a reader would order: first-hand before relayed, then quotation marks and
    dispute, then a named speaker and a readable length. They were set by looking at pages, not
    tuned.

    Args:
        statement: The statement.
        disputed: Score in 0..1 of the surest relation in which it clashes on this point.
        is_named: Its speaker is somebody with a name.
    """
    quoted = {StatementKind.DIRECT: 0.35, StatementKind.MIXED: 0.3, StatementKind.OWN_VOICE: -0.3}
    length = len(statement.words)
    size = min(length / _SHORT, 1.0) if length < _LONG else max(0.0, 1 - (length - _LONG) / _LONG)
    return (
        statement.confidence
        + quoted.get(statement.kind, 0.0)
        + 0.5 * disputed
        + 0.15 * is_named
        + 0.6 * size
        - 0.5 * bool(statement.via)
    )


def find_own_parties(articles: Sequence[Article], resolved: Resolved) -> dict[str, str]:
    """Tell which party each article's outlet speaks for.

    The party of the article's own-voice statements; else the party that has the outlet's name.

    Returns:
        Party by article id; articles for which it is unknown are left out.
    """
    voices: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in resolved.statements:
        if statement.kind is StatementKind.OWN_VOICE and statement.party_id is not None:
            voices[statement.article_id][statement.party_id] += 1
    named = {
        name.casefold(): party.party_id
        for party in resolved.parties
        for name in (*party.aliases, party.name)
    }
    speakers = {one.name.casefold(): one.party_id for one in resolved.speakers if one.party_id}
    found = {}
    for article in articles:
        outlet = (article.outlet or "").casefold()
        if voices[article.article_id]:
            found[article.article_id] = voices[article.article_id].most_common(1)[0][0]
        elif party_id := named.get(outlet) or speakers.get(outlet):
            found[article.article_id] = party_id
    return found


def build_report(  # noqa: PLR0913 - a report holds that many kinds of finding, all by name
    articles: Sequence[Article],
    resolved: Resolved,
    *,
    points: Sequence[Point] = (),
    relations: Sequence[Relation] = (),
    timeline: Sequence[Moment] = (),
    silences: Sequence[Silence] = (),
    shifts: Sequence[Shift] = (),
    blame: Sequence[Blame] = (),
    tone: Sequence[Tone] = (),
    failures: Sequence[Failure] = (),
    models: Iterable[tuple[str, str]] = (),
    settings_digest: str = "",
    title: str | None = None,
) -> Report:
    """Gather everything found in the articles of one event.

    Args:
        articles: Those that were compared.
        resolved: Statements, speakers and parties.
        points: In the order of the report.
        relations: Between statements on a point.
        timeline: Dated moments.
        silences: Who did not speak, as articles say.
        shifts: Changes of one party's version.
        blame: Who holds whom responsible.
        tone: How parties speak of each other.
        failures: What could not be used.
        models: (task, identity) of each engine that took part.
        settings_digest: Of the settings of the run.
        title: The report's title; if None, the headline that shares most words with the others.

    Returns:
        The report, matrix included.
    """
    return Report(
        title=title if title is not None else _choose_title(articles, resolved),
        articles=tuple(articles),
        parties=resolved.parties,
        speakers=resolved.speakers,
        statements=resolved.statements,
        points=tuple(points),
        relations=tuple(relations),
        matrix=build_matrix(resolved, points, relations, silences=silences, articles=articles),
        timeline=tuple(timeline),
        silences=tuple(silences),
        shifts=tuple(shifts),
        blame=tuple(blame),
        tone=tuple(tone),
        failures=tuple(failures),
        models=tuple(models),
        settings_digest=settings_digest,
    )


def _score_disputes(relations: Iterable[Relation]) -> dict[tuple[str, str], float]:
    best: dict[tuple[str, str], float] = defaultdict(float)
    for relation in relations:
        if relation.kind in {RelationKind.CONTRADICTS, RelationKind.DIFFERS}:
            for one in (relation.first_id, relation.second_id):
                key = relation.point_id, one
                best[key] = max(best[key], relation.score)
    return best


def _order_parties(
    parties: Sequence[Party], said: Mapping[tuple[str, str], Sequence[str]]
) -> list[Party]:
    on_points = Counter(party_id for party_id, _ in said)
    statements: Counter[str] = Counter()
    for (party_id, _), ids in said.items():
        statements[party_id] += len(ids)
    speaking = [party for party in parties if on_points[party.party_id]]
    return sorted(
        speaking,
        key=lambda party: (
            party.kind is PartyKind.OUTLET,
            -on_points[party.party_id],
            -statements[party.party_id],
            party.name,
        ),
    )


def _place_silences(
    silences: Sequence[Silence], points: Sequence[Point], by_id: Mapping[str, Statement]
) -> dict[tuple[str, str], Standing]:
    """Give each silence to its point, else to the one that shares most words with it, two at least."""
    subjects = {
        point.point_id: _gather_words(
            point.label, *(by_id[one].words for one in point.statement_ids if one in by_id)
        )
        for point in points
    }
    found: dict[tuple[str, str], Standing] = {}
    for silence in silences:
        about = _gather_words(silence.about)
        shared = {point_id: len(about & words) for point_id, words in subjects.items()}
        best = max(shared, key=lambda point_id: shared[point_id], default=None)
        if silence.point_id in subjects:
            best = silence.point_id
        elif best is None or shared[best] < min(2, max(len(about), 1)):
            continue
        is_refusal = bool(_REFUSED.search(f"{silence.place.span.text} {silence.about}"))
        stands = Standing.REFUSED if is_refusal and not silence.is_seen else Standing.SILENT
        if best is not None:
            found[silence.party_id, best] = stands
    return found


def _gather_words(*texts: str) -> set[str]:
    words = (word.casefold() for text in texts for word in _WORD.findall(text))
    return {word for word in words if word not in _PLAIN}


def _choose_title(articles: Sequence[Article], resolved: Resolved) -> str:
    headlines = [article.title.strip() for article in articles if article.title.strip()]
    if not headlines:
        return ", ".join(dict.fromkeys(party.name for party in resolved.parties[:4]))
    words = [_gather_words(headline) for headline in headlines]
    shared: Counter[int] = Counter()
    for (first, left), (second, right) in itertools.combinations(enumerate(words), 2):
        common = len(left & right)
        shared[first] += common
        shared[second] += common
    return headlines[
        max(range(len(headlines)), key=lambda one: (shared[one], -len(headlines[one])))
    ]
