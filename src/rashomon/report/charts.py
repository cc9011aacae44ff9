"""Charts of the page, drawn by pygal when the page is made: inert SVG, coloured by the page's style.

Counts and lanes come in, markup goes out. pygal brings a script, a style sheet and a random id with
each chart; all three are taken out, so that the page's policy holds, dark mode works and the same
report gives the same page. Each mark keeps its label as an SVG title; links lead inside the page.
"""

from __future__ import annotations

import math
import sys
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from lxml import etree
from markupsafe import Markup

from rashomon.report.inert import make_inert
from rashomon.report.wording import show_short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from types import ModuleType

    from lxml.etree import _Element as Element
    from pygal.graph.graph import Graph

    from rashomon.report.page import Side
    from rashomon.report.shares import Shares
    from rashomon.report.timeline import Dot, Lanes

_LINK = "{http://www.w3.org/1999/xlink}href"
_LEVEL = 23  # height of a dot on a lane, and of what stands under it
_LETTERS = 26  # of a name on an axis
_FONT_SIZES = {"label_font_size": 13, "major_label_font_size": 13, "value_font_size": 12}
_PLAIN: dict[str, Any] = {
    "js": (), "css": (), "show_legend": False, "disable_xml_declaration": True,
    "margin": 6, "max_scale": 8, "no_data_text": "", "truncate_label": -1,
}  # fmt: skip
_BARS: dict[str, Any] = {**_PLAIN, "width": 640, "show_y_guides": False}


@cache
def _load_pygal() -> ModuleType:
    """Import pygal when first needed, and take back the import hook it installs.

    The hook finds pygal's maps as plug-ins; left in place, every later import of the whole process
    asks it, and warns, as it follows a protocol that Python has given up.
    """
    import pygal  # noqa: PLC0415
    import pygal.style  # noqa: PLC0415

    # Only its own: importlib_metadata, which it brings along, puts one there by which versions are found.
    sys.meta_path[:] = [
        one for one in sys.meta_path if not type(one).__module__.startswith("pygal")
    ]
    loaded: ModuleType = pygal
    return loaded


def _open_chart(kind: str, **wishes: object) -> Graph:
    """Open a chart of one of pygal's kinds."""
    pygal = _load_pygal()
    chart: Graph = getattr(pygal, kind)(style=pygal.style.Style(**_FONT_SIZES), **wishes)
    return chart


def draw_timeline(lanes: Lanes) -> Markup:
    """Draw parties as lanes and what they say as dots that bear the number of the point."""
    tops, height = [], 0
    for lane in lanes.lanes:
        tops.append(height)
        height += _LEVEL * lane.levels + 12
    middle = [
        top + (_LEVEL * lane.levels + 12) / 2 for top, lane in zip(tops, lanes.lanes, strict=True)
    ]
    chart = _open_chart(
        "XY",
        **_PLAIN,
        width=1000,
        height=height + 44,
        stroke=False,
        range=(-height, 0),
        xrange=(lanes.first.toordinal() - 0.6, lanes.last.toordinal() + 0.6),
        x_labels=[
            {"value": day.toordinal(), "label": label}
            for day, label in _mark_days(lanes.first, lanes.last)
        ],
        y_labels=[
            {"value": -at, "label": _cut(lane.name)}
            for at, lane in zip(middle, lanes.lanes, strict=True)
        ],
        show_x_guides=True,
    )
    for gap in lanes.gaps:
        ends = [(day.toordinal(), -middle[gap.lane]) for day in (gap.since, gap.until)]
        chart.add("", ends, stroke=True, show_dots=False)
    chart.add(
        "",
        [
            {
                "value": (
                    dot.on.toordinal(),
                    -(
                        tops[dot.lane]
                        + 6
                        + _LEVEL * (lanes.lanes[dot.lane].levels - dot.level - 0.5)
                    ),
                ),
                "node": {"r": 10},
                "xlink": {"href": f"#{dot.href}", "target": "_self"},
            }
            for dot in lanes.dots
        ],
    )

    def dress(root: Element) -> None:
        for line in _find_lines(root):
            line.set("class", "gap")
        for circle, dot in zip(list(root.iter("circle")), lanes.dots, strict=True):
            _dress_dot(circle, dot)

    return _finish(chart, "Timeline", dress)


def _dress_dot(circle: Element, dot: Dot) -> None:
    """Give a dot its classes, its label and the number that stands in it."""
    names = [
        "dot",
        dot.colour,
        "full" if dot.is_full else "hollow",
        *(["first"] if dot.is_first else []),
    ]
    circle.set("class", " ".join(names))
    link = circle.getparent()
    link.set("aria-label", make_inert(dot.label))
    _add_title(link, dot.label)
    if dot.text:
        _write(circle, dot.text, "number", 4)


def draw_parties(shares: Shares) -> Markup:
    """Draw a bar per party: its share of all quoted words."""
    parties = list(reversed(shares.parties))
    chart = _open_chart(
        "HorizontalBar",
        **_BARS,
        height=36 + 30 * len(parties),
        x_labels=[_cut(one.name) for one in parties],
        range=(0, max(one.percent for one in parties) * 1.12 or 1),
        print_values=True,
    )
    chart.add("", [{"value": one.percent, "formatter": _name_percent} for one in parties])

    def dress(root: Element) -> None:
        values = [one for one in root.iter("text") if one.get("class") == "value"]
        for bar, value, one in zip(_find_bars(root), values, parties, strict=True):
            bar.set("class", f"bar {one.colour}")
            value.set("text-anchor", "start")
            value.set("x", f"{float(bar.get('x')) + float(bar.get('width')) + 5:.1f}")
            _add_title(bar.getparent(), f"{one.name}: {one.percent} %, {one.words} words")

    return _finish(chart, "Share of quoted words per party", dress)


def draw_outlets(shares: Shares) -> Markup:
    """Draw a bar per outlet, divided among the parties it quotes."""
    outlets = list(reversed(shares.outlets))
    chart = _open_chart(
        "HorizontalStackedBar",
        **_BARS,
        height=36 + 30 * len(outlets),
        x_labels=[_cut(one.name) for one in outlets],
        range=(0, 100),
    )
    for at, _ in enumerate(shares.parties):
        chart.add("", [one.percents[at] for one in outlets])

    def dress(root: Element) -> None:
        drawn = [(share, one, at) for at, share in enumerate(shares.parties) for one in outlets]
        for bar, (share, one, at) in zip(_find_bars(root), drawn, strict=True):
            if not one.percents[at]:
                bar.getparent().remove(bar)
                continue
            bar.set("class", f"bar {share.colour}")
            _add_title(
                bar.getparent(),
                f"{one.name}: {share.name} {one.percents[at]} %, {one.words[at]} words",
            )

    return _finish(chart, "Share of quoted words per party in each outlet", dress)


def draw_blame(arrows: Sequence[tuple[Side, Side, int, str]]) -> Markup:
    """Draw who blames whom: parties on a circle, an arrow from who blames to whom.

    Args:
        arrows: (who, whom, how often, where it is told).
    """
    sides = list(dict.fromkeys(side for who, whom, *_ in arrows for side in (who, whom)))
    width, radius = 1000, 24
    height = {1: 200, 2: 200, 3: 340}.get(len(sides), 460)
    places = {}
    for at, side in enumerate(sides):
        angle = math.pi * (1 - 2 * at / len(sides) if len(sides) < 3 else 0.5 - 2 * at / len(sides))  # noqa: PLR2004 - two stand side by side
        places[side] = (
            width / 2 + 0.33 * width * math.cos(angle),
            height / 2 + 12 + (height / 2 - 62) * math.sin(angle),
        )
    chart = _open_chart(
        "XY",
        **{**_PLAIN, "margin": 0},
        width=width,
        height=height,
        show_x_labels=False,
        show_y_labels=False,
        show_x_guides=False,
        show_y_guides=False,
        range=(0, height),
        xrange=(0, width),
    )
    for who, whom, *_ in arrows:
        chart.add("", _bend(places[who], places[whom], radius + 6), show_dots=False)
    chart.add("", [{"value": places[one], "node": {"r": radius}} for one in sides], stroke=False)

    def dress(root: Element) -> None:
        for line, (who, whom, count, href) in zip(_find_lines(root), arrows, strict=True):
            line.set("class", f"arrow {who.colour} w{min(count, 4)}")
            times = "" if count == 1 else f" ({count} times)"
            whom_name = "itself" if whom == who else whom.name
            _link(line, f"#{href}", f"{who.name} blames {whom_name}{times}")
        for circle, side in zip(list(root.iter("circle")), sides, strict=True):
            circle.set("class", f"node {side.colour}")
            _write(circle, side.mark, "mark-text", 5)
            _write(circle, _cut(side.name), "name", radius + 18)
            _add_title(circle.getparent(), side.name)

    return _finish(chart, "Who blames whom", dress)


def _bend(
    start: tuple[float, float], end: tuple[float, float], margin: float
) -> list[tuple[float, float]]:
    """Give a curve from rim to rim that keeps clear of its way back; a loop from a node to itself."""
    if start == end:
        turns = [math.pi * (0.3 + 1.4 * step / 12) for step in range(13)]
        centre = start[0], start[1] + margin + 6
        return [(centre[0] + 22 * math.sin(one), centre[1] - 22 * math.cos(one)) for one in turns]
    length = math.dist(start, end)
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    first = start[0] + along[0] * margin, start[1] + along[1] * margin
    last = end[0] - along[0] * (margin + 6), end[1] - along[1] * (margin + 6)
    bulge = 0.1 * length
    points = []
    for step in range(13):
        at = step / 12
        lift = bulge * 4 * at * (1 - at)
        points.append(
            (
                first[0] + (last[0] - first[0]) * at - along[1] * lift,
                first[1] + (last[1] - first[1]) * at + along[0] * lift,
            )
        )
    return points


def _find_lines(root: Element) -> list[Element]:
    """Find the lines of the data, not those of the axes."""
    wanted = {"line", "reactive"}
    return [one for one in root.iter("path") if wanted <= set(one.get("class", "").split())]


def _find_bars(root: Element) -> list[Element]:
    return [one for one in root.iter("rect") if "rect" in one.get("class", "").split()]


def _name_percent(value: float) -> str:
    return f"{value} %"


def _cut(name: str) -> str:
    return make_inert(name if len(name) <= _LETTERS else name[: _LETTERS - 1].rstrip() + "…")


def _add_title(parent: Element, words: str) -> None:
    """Put an SVG title first, where browsers look for it."""
    title = etree.Element("title")
    title.text = make_inert(words)
    parent.insert(0, title)


def _link(node: Element, href: str, label: str) -> None:
    """Make a mark a link."""
    parent = node.getparent()
    link = etree.Element("a", {"href": href, "aria-label": make_inert(label)})
    parent.replace(node, link)
    link.append(node)
    _add_title(link, label)


def _write(circle: Element, words: str, name: str, below: float) -> None:
    """Write words on a node or under it."""
    text = etree.SubElement(circle.getparent(), "text", {"class": name, "text-anchor": "middle"})
    text.set("x", circle.get("cx"))
    text.set("y", f"{float(circle.get('cy')) + below:.1f}")
    text.text = words


def _mark_days(first: date, last: date) -> Iterable[tuple[date, str]]:
    """Mark the axis: days, else weeks, else months, else years, a dozen or so."""
    days = (last - first).days
    step = next((step for step in (1, 2, 7, 14) if days / step <= 14), 0)  # noqa: PLR2004 - a dozen
    if step:
        for at in range(0, days + 1, step):
            day = first + timedelta(days=at)
            yield day, show_short_day(day, has_year=at == 0)
        return
    months = max(1, round(days / 30 / 10))
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            yield day, show_short_day(day, has_year=True, has_day=False)
        month = day.month - 1 + months
        day = day.replace(year=day.year + month // 12, month=month % 12 + 1)


def _finish(chart: Graph, name: str, dress: Callable[[Element], None]) -> Markup:
    """Turn a chart into markup: ours alone in colours and labels, no script, no style, no id."""
    root = chart.render_tree()
    for defs in root.findall("defs"):
        root.remove(defs)
    for title in root.findall("title"):
        root.remove(title)
    for node in [*root.iter("desc"), *root.iter(etree.Comment), *root.iter("title")]:
        node.getparent().remove(node)
    for node in list(root.iter("g")):
        if "tooltip-overlay" in node.get("class", ""):
            node.getparent().remove(node)
    dress(root)
    for node in root.iter():
        if isinstance(node.tag, str):
            node.attrib.pop("style", None)
            if _LINK in node.attrib:
                node.set("href", node.attrib.pop(_LINK))
                node.attrib.pop("target", None)
    root.attrib.pop("id", None)
    root.set("class", "chart")
    root.set("role", "group")
    root.set("aria-label", name)
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))  # noqa: S704 - escaped by lxml, inert above
