"""A report as one HTML page that needs no network, no other file, and no script.

A `Report` comes in, a string or file goes out. Article text is hostile: it is escaped by the
templates, its steering characters are replaced, and a content security policy lets nothing run or
load but the page's own style and script, named by their digests.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.errors import ReportError
from rashomon.records import StatementKind
from rashomon.report.inert import make_inert
from rashomon.report.overview import CONFLICTS, make_overview
from rashomon.report.page import PageMaker
from rashomon.report.wording import show_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rashomon.records import Report
    from rashomon.report.page import Clash, Quote, Side

# Pairs shown in each list; more would bury the reader and the page. The page says how many are left
# to the JSON.
_MOST_PAIRS = 150
_MOST_MOMENTS = 200


def render_html(report: Report) -> str:
    """Make the whole page of a report.

    Returns:
        One self-contained HTML document.
    """
    environment = _open_templates()
    overview = make_overview(report)
    maker = PageMaker(overview)
    rows = [maker.make_row(point) for point in overview.points]
    clashes = [clash for row in rows for clash in row.clashes]
    style, script = _read_part("style.css"), _read_part("script.js")
    columns = list(dict.fromkeys(box.side for row in rows for box in row.boxes))
    return environment.get_template("report.html.jinja").render(
        report=report,
        policy=_make_policy(style, script),
        style=Markup(style),  # noqa: S704 - ours, and its digest is in the policy
        script=Markup(script),  # noqa: S704 - likewise
        sides=list(maker.sides.values()),
        columns=columns,
        rows=rows,
        grid={(row.anchor, box.side.anchor): box for row in rows for box in row.boxes},
        conflicts=_sort_surest(
            one for one in clashes if one.kind in {kind.value for kind in CONFLICTS}
        ),
        agreements=_sort_surest(one for one in clashes if one.kind == "agrees"),
        open_pairs=_sort_surest(one for one in clashes if one.kind == "unsure"),
        most_pairs=_MOST_PAIRS,
        most_moments=_MOST_MOMENTS,
        sheets=[maker.make_sheet(article) for article in report.articles],
        lists=[
            (side, maker.list_statements(party_id))
            for party_id, side in [*maker.sides.items(), (None, maker.unknown)]
        ],
        own_count=sum(one.kind is StatementKind.OWN_VOICE for one in report.statements),
        blame=_gather_blame(report, maker),
        shifts=[maker.make_change(one) for one in report.shifts if maker.knows(one)],
        moments=[maker.make_entry(one) for one in report.timeline],
        maker=maker,
        show_day=show_day,
    )


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


def _sort_surest(clashes: Iterable[Clash]) -> list[Clash]:
    return sorted(clashes, key=lambda one: -one.percent)


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
