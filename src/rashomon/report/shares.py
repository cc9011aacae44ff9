"""Who is quoted how much, and what was read: counted, not judged.

A report comes in; words per party and outlet and a line per article go out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import StatementKind
from rashomon.report.inert import cut_quote, show_on_one_line
from rashomon.report.page import LABEL_LIMIT
from rashomon.report.wording import show_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rashomon.report.page import PageMaker, Side

_MOST_PARTIES = 8  # named in the bars; the rest is one bar
_MOST_OUTLETS = 20


@dataclass(frozen=True, slots=True)
class Share:
    """Words of statements attributed to a party, all and by outlet."""

    name: str
    colour: str
    mark: str
    words: int
    percent: int


@dataclass(frozen=True, slots=True)
class OutletShare:
    """How an outlet divides the words it quotes among parties: as many numbers as there are shares."""

    name: str
    words: tuple[int, ...]
    percents: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """Who is quoted how much: `parties` most first, `outlets` in the same order of parties."""

    parties: tuple[Share, ...]
    outlets: tuple[OutletShare, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article in the table of what was read."""

    anchor: str
    name: str
    outlet: str
    country: str
    title: str
    on: str
    day: str
    words: int
    statements: int
    copies: tuple[str, ...]


def count_shares(maker: PageMaker) -> Shares:
    """Count the words of attributed statements by party and by party and outlet.

    An outlet's own voice is nobody's quote and is left out; a quote inside a quote counts for both.
    """
    total: Counter[Side] = Counter()
    by_outlet: dict[str, Counter[Side]] = defaultdict(Counter)
    for statement in maker.overview.report.statements:
        if statement.kind is not StatementKind.OWN_VOICE:
            side = maker.find_side(statement.party_id)
            count = sum(len(span.text.split()) for span in statement.content)
            total[side] += count
            by_outlet[maker.find_article(statement.article_id)][side] += count
    named = [side for side, words in total.most_common(_MOST_PARTIES) if words]
    rest = total.total() - sum(total[side] for side in named)
    shares = [
        Share(side.name, side.colour, side.mark, total[side], _share(total[side], total.total()))
        for side in named
    ]
    if rest:
        shares.append(Share("all others", "none", "…", rest, _share(rest, total.total())))
    outlets = sorted(by_outlet, key=lambda one: -by_outlet[one].total())[:_MOST_OUTLETS]
    return Shares(
        tuple(shares),
        tuple(_divide(one, by_outlet[one], named, has_rest=bool(rest)) for one in outlets),
    )


def _divide(
    name: str, counts: Counter[Side], named: Iterable[Side], *, has_rest: bool
) -> OutletShare:
    words = [counts[side] for side in named]
    if has_rest:
        words.append(counts.total() - sum(words))
    return OutletShare(name, tuple(words), tuple(_share(one, counts.total()) for one in words))


def _share(part: int, whole: int) -> int:
    return round(100 * part / whole) if whole else 0


def list_readings(maker: PageMaker) -> list[Reading]:
    """List the articles, the earliest first, those without a date last."""
    report = maker.overview.report
    counts = Counter(
        one.article_id for one in report.statements if one.kind is not StatementKind.OWN_VOICE
    )
    return [
        Reading(
            anchor=maker.article_anchors[article.article_id],
            name=article.name,
            outlet=maker.outlets[article.name],
            country=article.country or "",
            title=cut_quote(show_on_one_line(article.title), LABEL_LIMIT),
            on=(article.published or "")[:10],
            day=show_day(article.published) if article.published else "",
            words=len(article.text.split()),
            statements=counts[article.article_id],
            copies=article.copies,
        )
        for article in sorted(
            report.articles, key=lambda one: (not one.published, one.published or "")
        )
    ]
