"""Pairs made by rule say what their label says."""

from __future__ import annotations

import json
import random

import pytest

from rashomon.models.rivals import RIVAL_LABELS
from training.generate import (
    CONTENT,
    DENYING,
    change_degree,
    change_number,
    generate_pairs,
    negate,
    read_ists,
    read_vitaminc,
    shorten,
    swap_actors,
)

TEXT = "The strike killed at least 40 people in the village near the border"


def write(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "It cost 1,500 dollars",
        "Two ships sank and three fled",
        "1 man died",
        "3.5 per cent rose",
    ],
)
def test_another_number_differs(text, seed):
    first, second, label = change_number(text.lower(), random.Random(seed))
    assert (first, label) == (text.lower(), "differs")
    assert second != first


@pytest.mark.parametrize("text", ["Nobody came", "It happened in 2015 and 1999"])
def test_years_and_no_numbers_are_left_alone(text):
    assert change_number(text, random.Random(1)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all of them left", "some of them left"),
        ("it was largely lost", "it was completely lost"),
        ("he must resign", "he should resign"),
    ],
)
def test_a_word_of_degree_is_made_weaker_or_stronger(text, expected):
    assert change_degree(text, random.Random(1)) == (text, expected, "differs")
    assert change_degree("it fell down", random.Random(1)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the boat was warned", "the boat was not warned"),
        ("the boat was not warned", "the boat was warned"),
        ("they will never leave", "they will leave"),
    ],
)
def test_a_negation_put_in_or_taken_out_contradicts(text, expected):
    assert negate(text, random.Random(1)) == (text, expected, "contradicts")


@pytest.mark.parametrize("text", ["the boat left at dawn", "it isn't so"])
def test_no_auxiliary_no_negation(text):
    assert negate(text, random.Random(1)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orlena attacked Maravia at dawn", "Maravia attacked Orlena at dawn"),
        (
            "President Voss accused General Brandt of it",
            "General Brandt accused President Voss of it",
        ),
        ("Orlena has invaded Maravia", "Maravia has invaded Orlena"),
    ],
)
def test_the_one_who_suffered_it_does_it(text, expected):
    made = swap_actors(text, random.Random(1))
    assert made is not None
    first, second, label = made
    assert (first, label) == (text, "contradicts")
    assert " ".join(second.split()) == expected


@pytest.mark.parametrize(
    "text", ["Orlena met Maravia", "the boat attacked Maravia", "Orlena attacked Orlena"]
)
def test_without_two_actors_nothing_is_swapped(text):
    assert swap_actors(text, random.Random(1)) is None


def test_words_of_time_at_the_end_may_go():
    text = "the patrol boat rammed the ferry in the strait"
    for tail in (" on Friday", ", last week.", " in 2031", " in a statement"):
        assert shorten(text + tail, random.Random(1)) == (text + tail, text, "agrees")
    assert shorten(text, random.Random(1)) is None
    assert shorten("it sank on Friday", random.Random(1)) is None


@pytest.fixture(name="polnear")
def write_polnear(tmp_path):
    contents = [
        f"{name} attacked {other} and {n} people were killed in all the fighting on Friday"
        for n, (name, other) in enumerate([("Orlena", "Maravia"), ("Maravia", "Halden")] * 12, 1)
    ]
    rows = []
    for n, content in enumerate(contents):
        text = f"Voss said {content}"
        spans = {"source": [[0, 4]], "content": [[10, len(text)]]}
        rows.append({"first": n % 3 > 0, "text": text, "attributions": [spans]})
    short = {"source": [[0, 4]], "content": [[0, CONTENT[0] - 5]]}
    rows.append({"first": True, "text": "x" * 500, "attributions": [short]})
    return write(tmp_path / "polnear.jsonl", rows)


def test_pairs_of_every_rule_and_no_more_than_wanted(polnear):
    made = list(generate_pairs(polnear, random.Random(1), most=36))
    assert len(made) == 36
    assert {label for _, _, label in made} == {"differs", "contradicts", "agrees", "unrelated"}
    assert made == list(generate_pairs(polnear, random.Random(1), most=36))
    assert all(first != second for first, second, _ in made)
    assert not any("xxx" in first + second for first, second, _ in made)


def test_a_denying_cue_turns_agreement_into_contradiction(polnear):
    made = [
        pair for seed in range(5) for pair in generate_pairs(polnear, random.Random(seed), most=60)
    ]
    denied = [pair for pair in made if any(cue in pair[0] + pair[1] for cue in DENYING)]
    assert denied
    assert {label for _, _, label in denied} == {"contradicts"}


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        (["EQUI", "OPPO"], "contradicts"),
        (["EQUI", "EQUI"], "agrees"),
        (["EQUI", "EQUI", "SPE1"], "agrees"),
        (["EQUI", "SPE1", "SPE2"], "differs"),
        (["EQUI", "SIMI"], "open"),
        (["SPE1_POL"], "agrees"),
        ([], "unrelated"),
    ],
)
def test_chunks_of_headlines_give_a_label(tmp_path, types, expected):
    chunks = [{"type": one, "first": "a", "second": "b"} for one in types]
    chunks.append({"type": "NOALI", "first": "c", "second": "-not aligned-"})
    path = write(tmp_path / "ists.jsonl", [{"first": "A b", "second": "C d", "chunks": chunks}])
    assert list(read_ists(path)) == [("A b", "C d", expected)]


def test_claims_about_wikipedia_keep_their_sides(tmp_path):
    labels = {"entailment": "agrees", "contradiction": "contradicts", "neutral": "open"}
    rows = [{"premise": f"p {one}", "hypothesis": f"h {one}", "label": one} for one in labels]
    path = write(tmp_path / "vitaminc.jsonl", rows)
    made = set(read_vitaminc(path, random.Random(1), most=9))
    assert made == {(f"p {one}", f"h {one}", told) for one, told in labels.items()}
    assert len(list(read_vitaminc(path, random.Random(1), most=2))) == 2
    assert set(labels.values()) <= set(RIVAL_LABELS)
