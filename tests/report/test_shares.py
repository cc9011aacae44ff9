from __future__ import annotations

from dataclasses import replace

import factory

from rashomon.records import StatementKind
from rashomon.report.overview import make_overview
from rashomon.report.page import PageMaker
from rashomon.report.shares import count_shares, list_readings


def count(report):
    return count_shares(PageMaker(make_overview(report)))


def test_words_are_counted_by_party_and_by_outlet():
    report = factory.make_report()
    shares = count(report)
    six = [one for one in report.statements if one.words == "six people had died"]
    by_name = {one.name: one.words for one in shares.parties}
    assert by_name["hospital officials"] == 4 * len(six)
    herald = next(one for one in shares.outlets if one.name == "Tovik Herald")
    place = [one.name for one in shares.parties].index("hospital officials")
    assert herald.words[place] == 4
    assert shares.parties[0].words == max(by_name.values())


def test_what_an_outlet_says_itself_is_nobodys_quote():
    report = factory.make_report()
    own = tuple(replace(one, kind=StatementKind.OWN_VOICE) for one in report.statements)
    assert count(replace(report, statements=own)).parties == ()


def test_parties_beyond_the_eighth_are_one_bar():
    article = factory.make_article(
        "\n".join(f"It was number {at}." for at in range(11)), outlet="Post"
    )
    parties = tuple(factory.make_party(f"Party {at}") for at in range(11))
    statements = tuple(
        factory.make_statement(article, f"number {at}.", party_id=party.party_id)
        for at, party in enumerate(parties)
    )
    report = factory.make_report(
        articles=(article,), parties=parties, speakers=(), statements=statements, points=(),
        relations=(), matrix=(), timeline=(), silences=(), blame=(),
    )  # fmt: skip
    shares = count(report)
    assert [one.name for one in shares.parties][8:] == ["all others"]
    assert sum(shares.outlets[0].words) == 22


def test_what_was_read_is_listed_by_date_the_undated_last():
    readings = list_readings(PageMaker(make_overview(factory.make_report())))
    assert [one.name for one in readings] == ["Amsel Courier", "Tovik Herald", "wire.txt"]
    assert readings[2].day == ""
    assert readings[2].copies == ("copy-of-wire.txt",)
