from __future__ import annotations

import io
from dataclasses import replace

import factory
import pytest
from rich.console import Console

from rashomon.records import Cell, Failure, Shift, Standing
from rashomon.report.as_text import render_text


def show(report, width, *, is_terminal=False):
    file = io.StringIO()
    colours = "standard" if is_terminal else "auto"
    console = Console(file=file, width=width, force_terminal=is_terminal, color_system=colours)
    console.print(render_text(report, width))
    return file.getvalue()


def flatten(text):
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 160])
def test_no_line_is_wider_than_the_terminal(width):
    assert max(map(len, show(factory.make_report(), width).splitlines())) <= width


def test_piped_it_holds_no_colours():
    assert "\x1b" not in show(factory.make_report(), 80)
    assert "\x1b[" in show(factory.make_report(), 80, is_terminal=True)


@pytest.mark.parametrize("width", [80, 160])
def test_a_reader_sees_quotes_speakers_articles_and_what_clashes(width):
    text = flatten(show(factory.make_report(), width))
    for expected in (
        "Ida Voss",
        "Amsel Courier, 11 April 2031",
        "Orlena contradicts Maravia: “inside our waters” / “never crossed the line”",
        "Orlena differs from hospital officials: “four” / “six”",
        "hospital officials: refused to say",
        "Orlena: silent",
        "Maravia blames Orlena: “responsible for what happened” (Teo Brandt, Tovik Herald)",
        "broken.pdf: not text or HTML",
    ):
        assert expected in text, expected


def test_a_denied_statement_says_so_before_its_words():
    report = factory.make_report()
    denied = report.statements[2]
    points = (replace(report.points[0], statement_ids=(denied.statement_id,)),)
    cells = (Cell(denied.party_id, points[0].point_id, (denied.statement_id,), Standing.SPEAKS),)
    text = show(replace(report, points=points, relations=(), matrix=cells), 80)
    assert "denies: that its boat had entered Orlenan waters" in flatten(text)


@pytest.mark.parametrize("width", [80, 160])
def test_first_words_changes_and_silences_are_told(width):
    report = factory.make_report()
    rammed, inside, *_ = report.statements
    point = report.points[0]
    shift = Shift(
        rammed.party_id, point.point_id, rammed.statement_id, inside.statement_id, "hardened"
    )
    first = replace(report.timeline[1], kind="first-word")
    silence = replace(report.silences[0], since="2031-04-09")
    text = flatten(
        show(replace(report, shifts=(shift,), timeline=(first,), silences=(silence,)), width)
    )
    assert "11 April 2031: Orlena “that a patrol boat" in text
    assert "Orlena hardened: “that a patrol boat" in text
    assert "→ “The Halden was two miles inside our waters" in text
    assert "hospital officials from 9 April 2031: “declined to comment on the cause”" in text


def test_a_long_list_is_counted_not_printed():
    report = factory.make_report()
    many = replace(report, silences=report.silences * 8)
    assert "3 more in the full report." in show(many, 80)


def test_the_most_disputed_point_stands_first():
    report = factory.make_report()
    calm = replace(report, relations=tuple(one for one in report.relations if one.score == 0.97))
    text = show(calm, 80)
    assert text.index("the number of dead ─") < text.index("inside Orlenan waters ─")


def test_points_beyond_the_eighth_are_counted():
    report = factory.make_report()
    cells = [cell for cell in report.matrix if cell.point_id == report.points[0].point_id]
    points, matrix = [], []
    for number in range(11):
        points.append(replace(report.points[0], point_id=f"p-{number}", label=f"label {number}"))
        matrix += [replace(cell, point_id=f"p-{number}") for cell in cells]
    many = replace(report, points=tuple(points), matrix=tuple(matrix), relations=())
    text = show(many, 80)
    assert "3 more points in the full report." in text
    assert "label 7 " in text
    assert "label 8 " not in text


def test_escape_sequences_and_markup_of_an_article_stay_words():
    article = factory.make_article("Evil\x1b[31m [red]said[/red] \u202etxt\x07")
    statement = factory.make_statement(article, article.text, party_id="p-x", kind="indirect")
    party = factory.make_party("[bold]X", party_id="p-x")
    point = factory.make_point("[link=x]label\x1b]8;;", statement)
    report = factory.make_report(
        title="\x1b[2J",
        articles=(article,),
        statements=(statement,),
        parties=(party,),
        points=(point,),
        relations=(),
        blame=(),
        matrix=(Cell("p-x", point.point_id, point.statement_ids, Standing.SPEAKS),),
        failures=(Failure("a\x1bb", "c\x9bd", "[e]"),),
    )
    text = show(report, 80)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(text)
    assert "[red]said[/red]" in text
    assert "[bold]X" in text


def test_without_a_point_it_says_so():
    report = factory.make_report(points=(), relations=(), matrix=())
    assert "No point was found" in show(report, 80)
