"""The invented events that the rivals head learns from: how a file is read, and what is made of it."""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import combinations

import pytest

from rashomon.models.rivals import RIVAL_LABELS
from training.rivals import FOLDER, make_pairs, read_all, read_invented

FERRY = """event: ferry | 2031-04 | a ferry is rammed
parties: ORL=Orlena; MAR=Maravia; CRE=ferry crew
point: who rammed whom
a ORL | [The Maravian boat rammed the ferry,] the minister {said}.
a CRE | The mate {told} the paper [it came out of the dark] and [hit us].
b MAR | Maravia {denied} [any part in it].
c MAR | [Six died when our boat was hit,] the coast guard {said}.
rel: a x b
point: how many died
a ORL | Orlena {put} [the dead at four].
c MAR | [Six died when our boat was hit,] the coast guard {said}.
b MAR | [Perhaps five,] a doctor {said}.
d CRE | [Nobody counted.]
rel: a ~ c; b ~ c; a x b
none:
ORL | [Refunds are paid from Tuesday,] the line {said}.
"""


@pytest.fixture(name="ferry")
def read_ferry(tmp_path):
    return read(tmp_path, FERRY)


def read(folder, text):
    path = folder / "ferry.txt"
    path.write_text(text, encoding="utf-8")
    return read_invented(path)


def find(event, words):
    (said,) = [said for said in event.said if words in said.content]
    return said


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("rammed", "dark", "agrees"),
        ("rammed", "any part", "contradicts"),
        ("any part", "dark", "contradicts"),
        ("any part", "Six", "open"),
        ("at four", "five", "contradicts"),
        ("at four", "Six", "differs"),
        ("at four", "Nobody", "open"),
        ("rammed", "at four", "unrelated"),
        ("rammed", "Refunds", "unrelated"),
        ("Refunds", "at four", "unrelated"),
    ],
)
def test_positions_say_how_two_statements_stand(ferry, first, second, expected):
    sides = find(ferry, first), find(ferry, second)
    assert ferry.relate(*sides) == ferry.relate(*sides[::-1]) == expected


def test_a_line_under_two_points_is_one_statement_on_both(ferry):
    six = find(ferry, "Six")
    assert six.stands == {0: "c", 1: "c"}
    assert find(ferry, "Refunds").stands == {}
    assert len(ferry.said) == 8


def test_the_strongest_of_two_points_is_told(tmp_path):
    lines = "a ORL | [One.]\nb MAR | [Two.]\n"
    text = f"parties: ORL=Orlena; MAR=Maravia\npoint: x\n{lines}rel: a ~ b\npoint: y\n{lines}rel: a x b\n"
    event = read(tmp_path, text)
    assert event.relate(*event.said) == "contradicts"


def test_cue_content_and_sentence_are_taken_apart(ferry):
    dark = find(ferry, "dark")
    assert (dark.party, dark.cue) == ("ferry crew", "told")
    assert dark.content == "it came out of the dark hit us"
    assert dark.sentence == "The mate told the paper it came out of the dark and hit us."
    assert find(ferry, "Nobody").cue == ""


@pytest.mark.parametrize(
    "line",
    [
        "a XXX | [Nobody knows this party.]",
        "ORL | [No position on a point.]",
        "A ORL | [Positions are small letters.]",
        "a ORL [No bar.]",
        "a ORL |",
        "what is this",
    ],
)
def test_a_line_that_is_no_statement_is_named_with_file_and_number(tmp_path, line):
    with pytest.raises(ValueError, match=r"ferry\.txt:3: .*" + re.escape(line[:20])):
        read(tmp_path, f"parties: ORL=Orlena\npoint: x\n{line}\n")


def test_background_has_no_position(tmp_path):
    with pytest.raises(ValueError, match=r"ferry\.txt:3"):
        read(tmp_path, "parties: ORL=Orlena\nnone:\na ORL | [It rained.]\n")


def test_every_related_pair_is_made_once_and_so_many_others(ferry):
    wanted = Counter(ferry.relate(a, b) for a, b in combinations(ferry.said, 2))
    made = list(make_pairs(ferry, random.Random(1), share=0.5))
    counts = Counter(label for _, _, label in made)
    related = sum(wanted.values()) - wanted["unrelated"]
    assert {one: n for one, n in counts.items() if one != "unrelated"} == {
        one: n for one, n in wanted.items() if one != "unrelated"
    }
    assert counts["unrelated"] == related // 2
    assert {label for _, _, label in made} <= set(RIVAL_LABELS)


def test_unrelated_pairs_come_first_from_those_near_in_meaning(ferry):
    near = {0: [7]}
    others = [
        {first.partition(": ")[2], second.partition(": ")[2]}
        for first, second, label in make_pairs(ferry, random.Random(1), near=near, share=0.5)
        if label == "unrelated"
    ]
    assert {ferry.said[0].content, ferry.said[7].content} in others


def test_pairs_are_worded_as_the_rooms_word_them(ferry):
    words = {text for pair in make_pairs(ferry, random.Random(2), share=1.0) for text in pair[:2]}
    assert words & {"Maravia denied: any part in it"}
    assert all(": " in text for text in words if "Nobody" not in text)


def test_the_same_seed_makes_the_same_pairs(ferry):
    there, back = (list(make_pairs(ferry, random.Random(3), share=1.0)) for _ in range(2))
    assert there == back


@pytest.fixture(name="events", scope="module")
def read_events():
    return read_all(FOLDER)


def test_every_file_for_training_can_be_read(events):
    assert [event.name for event in events] == sorted(path.stem for path in FOLDER.glob("*.txt"))
    assert len(events) > 100
    labels = Counter(e.relate(a, b) for e in events for a, b in combinations(e.said, 2))
    assert labels.keys() == set(RIVAL_LABELS)


def test_every_statement_for_training_has_content_and_no_stray_mark(events):
    for event in events:
        for said in event.said:
            assert said.content.strip(), (event.name, said)
            assert not set("[]{}") & set(said.sentence + said.cue), (event.name, said)


def test_relations_for_training_join_two_positions_that_somebody_holds(events):
    for event in events:
        for number, relations in enumerate(event.relations):
            held = {said.stands.get(number) for said in event.said}
            for positions in relations:
                assert len(positions) == 2, (event.name, event.points[number])
                assert positions <= held, (event.name, event.points[number])


def test_every_relation_written_down_is_read():
    for path in FOLDER.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("rel:"):
                left = re.sub(r"[a-z] [x~] [a-z]", "", line[4:]).strip(" ;")
                assert not left, (path.name, line)
