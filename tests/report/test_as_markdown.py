from __future__ import annotations

import re

import factory
import pytest

from rashomon.report.as_markdown import render_markdown


def test_points_quotes_and_clashes_are_told():
    made = render_markdown(factory.make_report())
    assert made.startswith("# Orlena says ferry was rammed in its own waters\n")
    assert "## inside Orlenan waters" in made
    assert "| hospital officials | *refused to say* | | |" in made
    assert (
        "**Orlena** contradicts **Maravia** (94 %): “inside our waters” / “never crossed the line”"
        in made
    )
    assert "- **Maravia** blames **Orlena**: “responsible for what happened”" in made
    assert "- broken.pdf: not text or HTML - save the page as HTML" in made


def test_quote_links_to_its_words_on_the_web():
    made = render_markdown(factory.make_report())
    assert "[Tovik Herald, 12 April 2031](https://herald.example/ferry#:~:text=" in made


@pytest.mark.parametrize(
    "words",
    [*factory.HOSTILE, "# head", "a | b", "[x](javascript:1)", "![x](http://y)", "`code`", "$x$"],
)
def test_nothing_of_an_article_becomes_markup(words):
    made = render_markdown(factory.make_hostile_report(words))
    bare = re.sub(r"\\[\\`*_{}\[\]()<>|~#&$!]", "", made)
    assert not re.search(r"<|!\[|`|\$|\]\((?!https://herald)", bare)
    rows = [line for line in made.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows} == {5}
