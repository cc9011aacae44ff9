from __future__ import annotations

from dataclasses import replace

import bibtexparser
import factory
import pytest
from bibtexparser.bparser import BibTexParser

from rashomon.report.as_bibtex import render_bibtex

pytestmark = pytest.mark.filterwarnings("ignore::Warning")  # what the reader warns of is not ours


@pytest.fixture
def report():
    return factory.make_report()


def parse(report):
    parser = BibTexParser(common_strings=True)
    return bibtexparser.loads(render_bibtex(report), parser=parser).entries_dict


def test_another_reader_reads_every_article(report):
    entries = parse(report)
    assert list(entries) == ["amselcourier2031a", "tovikherald2031a", "wiretxta"]
    herald = entries["tovikherald2031a"]
    assert herald["ENTRYTYPE"] == "article"
    assert herald["journal"] == "Tovik Herald"
    assert (herald["year"], herald["month"], herald["day"]) == ("2031", "April", "12")
    assert herald["url"] == "https://herald.example/ferry"
    assert herald["author"] == "{Mila Dorn}"


@pytest.mark.parametrize("words", [*factory.HOSTILE, "50% of $5 & #1_a ^ ~ \\input{x}", "{", "}}}"])
def test_hostile_title_stays_one_field(report, words):
    article = replace(
        report.articles[0], title=words, outlet=words, authors=(words, "B. Low and C. High")
    )
    (entry,) = parse(replace(report, articles=(article,))).values()
    assert entry.keys() - {"journal", "year", "month", "day", "language", "note", "author"} == {
        "title",
        "ENTRYTYPE",
        "ID",
    }
    assert entry["author"].endswith(" and {B. Low and C. High}")
    assert "\\input{" not in entry["title"]


def test_articles_of_one_outlet_and_year_have_their_own_keys(report):
    again = replace(report.articles[0], article_id="a-other")
    assert list(parse(replace(report, articles=(report.articles[0], again)))) == [
        "amselcourier2031a",
        "amselcourier2031b",
    ]
