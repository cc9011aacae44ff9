"""A report as one HTML page that needs no network, no other file, and no script.

A `Report` comes in, a string or file goes out. Article text is hostile: it is escaped by the
templates, its steering characters are replaced, and a content security policy lets nothing run or
load but the page's own style and script, named by their digests.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.errors import ReportError
from rashomon.records import StatementKind
from rashomon.report.charts import draw_blame, draw_outlets, draw_parties, draw_timeline
from rashomon.report.inert import make_inert
from rashomon.report.overview import make_overview
from rashomon.report.page import PageMaker, find_conflicts
from rashomon.report.shares import count_shares, list_readings
from rashomon.report.sheets import make_sheets
from rashomon.report.summary import make_summary
from rashomon.report.timeline import make_days, make_lanes
from rashomon.report.wording import show_day

if TYPE_CHECKING:
    from pathlib import Path

    from rashomon.records import Report
    from rashomon.report.page import Quote, Side

_MOST_BYTES = 1_950_000  # a page that mail and messengers still carry
_MOST_ARROWS = 14  # a drawing with more is no longer read; the list below it has them all


@dataclass(frozen=True, slots=True)
class _Fullness:
    """How much of what stands in the articles anyway is shown again elsewhere.

    Attributes:
        quotes: Quotes of a cell shown in words; further ones are links to their places.
        boxes: Parties without a column shown in words on a point, and outlets; likewise.
        listed: Characters of a quote in the list of all statements; 0 leaves the list out.
        pairs: Pairs shown in each list.
        answers: Answers beside a paragraph.
    """

    quotes: int
    boxes: int
    listed: int
    pairs: int
    answers: int


# Tried in order until the page fits. Twenty-one news articles with 944 statements fit the first or second.
_LEVELS = (
    _Fullness(quotes=500, boxes=500, listed=240, pairs=150, answers=6),
    _Fullness(quotes=20, boxes=24, listed=160, pairs=100, answers=4),
    _Fullness(quotes=6, boxes=12, listed=0, pairs=80, answers=3),
    _Fullness(quotes=1, boxes=4, listed=0, pairs=30, answers=1),
)


def render_html(report: Report) -> str:
    """Make the whole page of a report.

    Returns:
        One self-contained HTML document. Of a very large event, quotes are shown in fewer places
        until the page has less than two megabytes; the articles with all statements in them stay whole.
    """
    overview = make_overview(report)
    maker = PageMaker(overview)
    shown = _gather(report, maker)
    page = ""
    for level in _LEVELS:
        page = _render(report, maker, shown, level)
        if len(page.encode("utf-8", "replace")) <= _MOST_BYTES:
            break
    return page


def write_html(report: Report, path: Path) -> None:
    """Write the page of a report to a file.

    Raises:
        ReportError: The file cannot be written.
    """
    page = render_html(report)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        message = f"cannot write the page to {path}: {error.strerror}"
        raise ReportError(
            message, hint="name a file in a folder that exists and is yours"
        ) from error


def _gather(report: Report, maker: PageMaker) -> dict[str, Any]:
    """Gather what the templates show, whatever the page's fullness."""
    rows = [maker.make_row(point) for point in maker.overview.points]
    blame = _gather_blame(report, maker)
    lanes = make_lanes(maker)
    shares = count_shares(maker)
    return {
        "rows": rows,
        "summary": make_summary(rows),
        "columns": maker.choose_columns(rows),
        "grid": {(row.anchor, box.side.anchor): box for row in rows for box in row.boxes},
        "all_columns": list(dict.fromkeys(box.side for row in rows for box in row.boxes)),
        "conflicts": find_conflicts(rows),
        "agreements": find_conflicts(rows, kinds=["agrees"]),
        "open_pairs": find_conflicts(rows, kinds=["unsure"]),
        "blame": blame,
        "blame_chart": _draw_blame(blame),
        "shifts": [maker.make_change(one) for one in report.shifts if maker.knows(one)],
        "days": make_days(maker),
        "lanes": lanes,
        "timeline_chart": draw_timeline(lanes) if lanes else "",
        "shares": shares,
        "party_chart": draw_parties(shares) if shares.parties else "",
        "outlet_chart": draw_outlets(shares) if len(shares.outlets) > 1 else "",
        "readings": list_readings(maker),
        "own_count": sum(one.kind is StatementKind.OWN_VOICE for one in report.statements),
    }


def _render(report: Report, maker: PageMaker, shown: dict[str, Any], level: _Fullness) -> str:
    style, script = _read_part("style.css"), _read_part("script.js")
    lists = []
    if level.listed:
        lists = [
            (side, maker.list_statements(party_id, level.listed))
            for party_id, side in [*maker.sides.items(), (None, maker.unknown)]
        ]
    return (
        _open_templates()
        .get_template("report.html.jinja")
        .render(
            **shown,
            report=report,
            level=level,
            policy=_make_policy(style, script),
            style=Markup(style),  # noqa: S704 - ours, and its digest is in the policy
            script=Markup(script),  # noqa: S704 - likewise
            sides=list(maker.sides.values()),
            lists=lists,
            sheets=make_sheets(maker, report.articles, answers=level.answers),
            maker=maker,
            show_day=show_day,
        )
    )


@cache
def _open_templates() -> Environment:
    return Environment(
        loader=PackageLoader("rashomon.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finish,
    )


def _finish(value: object) -> object:
    """Make every string that is not markup of ours inert, whatever the template does with it."""
    return make_inert(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _read_part(name: str) -> str:
    return PackageLoader("rashomon.report").get_source(_open_templates(), name)[0]


def _make_policy(style: str, script: str) -> str:
    def name(part: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() + "'"

    rules = (
        "default-src 'none'",
        f"style-src {name(style)}",
        f"script-src {name(script)}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _gather_blame(report: Report, maker: PageMaker) -> list[tuple[Side, Side, list[Quote]]]:
    """Gather who blames whom: pairs of parties, most often first, with the quotes."""
    known = [one for one in report.blame if one.statement_id in maker.number]
    by_pair = sorted(known, key=lambda one: (one.by_party_id, one.on_party_id))
    gathered = []
    for (by, on), group in groupby(by_pair, key=lambda one: (one.by_party_id, one.on_party_id)):
        quotes = [
            maker.make_quote(maker.overview.statements[one.statement_id], [one.words])
            for one in group
        ]
        gathered.append((maker.find_side(by), maker.find_side(on), list(dict.fromkeys(quotes))))
    return sorted(gathered, key=lambda one: -len(one[2]))


def _draw_blame(blame: list[tuple[Side, Side, list[Quote]]]) -> str:
    arrows = [(by, on, len(quotes), f"b{at}") for at, (by, on, quotes) in enumerate(blame)]
    return draw_blame(arrows[:_MOST_ARROWS]) if arrows else ""
