from __future__ import annotations

from typing import Any

from benchmarks.followed import match_parties, score_followed

GOLD: dict[str, Any] = {
    "parties": [
        {"id": "or", "name": "Orlena", "aliases": ["the Orlenan government"]},
        {"id": "ma", "name": "Maravia", "aliases": []},
    ],
    "silences": [
        {"party": "ma", "about": "the collision", "from": "2031-04-07", "to": "2031-04-11"},
        {"party": "or", "about": "the toll", "from": None, "to": None},
    ],
    "blame": [{"party": "or", "target": "ma"}, {"party": "ma", "target": "or"}],
}
TEXT = "Maravia had not reported the collision. Orlena declined to comment."


def make_report(**fields: Any) -> dict[str, Any]:
    parties = [
        {"id": "p1", "name": "Orlenan Government", "aliases": []},
        {"id": "p2", "name": "Maravia", "aliases": []},
    ]
    silence = {
        "party": "p2",
        "about": "had not reported the collision",
        "from": "2031-04-07",
        "to": "2031-04-11",
        "article": "a",
        "span": {"start": 0, "end": 39, "text": TEXT[:39]},
    }
    report = {
        "articles": [{"id": "a", "text": TEXT}],
        "parties": parties,
        "silences": [silence],
        "blame": [{"by": "p1", "on": "p2"}, {"by": "p1", "on": "p2"}],
        "shifts": [{"kind": "reversed"}],
    }
    return report | fields


def test_parties_are_matched_by_any_name_without_case_and_article() -> None:
    assert match_parties(GOLD["parties"], make_report()["parties"]) == {"p1": "or", "p2": "ma"}


def test_silences_blame_and_shifts_are_counted() -> None:
    figures, misses = score_followed(GOLD, make_report())
    assert figures["silences found"] == 0.5
    assert figures["silences dated"] == 0.5
    assert (figures["blame precision"], figures["blame recall"]) == (1.0, 0.5)
    assert figures["shifts reversed"] == 1
    assert misses == ["silence not found: or: the toll", "blame not found: ma of or"]


def test_one_reported_silence_stands_for_one_gold_silence() -> None:
    gold = GOLD | {"silences": [GOLD["silences"][0], GOLD["silences"][0]]}
    figures, _ = score_followed(gold, make_report())
    assert figures["silences found"] == 0.5


def test_a_silence_that_is_only_seen_is_not_a_told_one() -> None:
    seen = [make_report()["silences"][0] | {"seen": True}]
    figures, _ = score_followed(GOLD, make_report(silences=seen))
    assert (figures["silences found"], figures["silences reported"]) == (0.0, 0)
