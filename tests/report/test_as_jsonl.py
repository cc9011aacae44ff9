from __future__ import annotations

import json
from collections import Counter

import factory

from rashomon.report.as_json import make_document
from rashomon.report.as_jsonl import TYPES, write_jsonl


def test_each_line_is_a_record_of_the_json_report(tmp_path):
    report = factory.make_report()
    write_jsonl(report, tmp_path / "ferry.jsonl")
    lines = [
        json.loads(line) for line in (tmp_path / "ferry.jsonl").read_text("utf-8").splitlines()
    ]
    made = json.loads(json.dumps(make_document(report)))
    assert lines[0]["type"] == "event"
    assert lines[0]["format"] == "rashomon-report/1"
    counts = Counter(line.pop("type") for line in lines)
    for name, kind in TYPES.items():
        assert counts[kind] == len(made[name])
        assert all(one in lines for one in made[name])


def test_line_feed_and_half_a_character_stay_inside_their_line(tmp_path):
    write_jsonl(factory.make_hostile_report("a\nb\u2028c\ud83d"), tmp_path / "hostile.jsonl")
    lines = (tmp_path / "hostile.jsonl").read_bytes().split(b"\n")
    assert lines.pop() == b""
    articles = [one for one in map(json.loads, lines) if one["type"] == "article"]
    assert articles[-1]["title"] == "a\nb\u2028c\ud83d"
