"""The three suites of coreference, on sentences of our own."""

import json

import pytest

from benchmarks import coreference
from benchmarks.conll import Document, GoldMention
from benchmarks.rows import DataError
from rashomon.models.fake import FakeTagger

TEXT = "Alice Kayo met Peter Hale in Lima. She thanked him."
HEADS = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL"


def write_gap(path, *rows):
    lines = ["\t".join(map(str, row)) for row in rows]
    path.write_text("\n".join([HEADS, *lines]) + "\n", encoding="utf-8")
    return path


def gap_row(pronoun, a_right, b_right, name="one"):
    places = TEXT.index(pronoun), TEXT.index("Alice"), TEXT.index("Peter")
    return (
        name, TEXT, pronoun, places[0], "Alice Kayo", places[1], a_right, "Peter Hale", places[2],
        b_right, "-",
    )  # fmt: skip


def test_gap_counts_snippets_and_answers(tmp_path):
    path = write_gap(
        tmp_path / "gap.tsv",
        gap_row("She", "TRUE", "FALSE"),
        gap_row("him", "FALSE", "TRUE", "two"),
        gap_row("him", "FALSE", "FALSE", "three"),
    )
    figures = coreference.run([path], FakeTagger()).figures
    assert figures["GAP A"] == {"accuracy": 1.0, "cases": 1}
    assert figures["GAP neither"] == {"accuracy": 0.0, "cases": 1}
    assert figures["GAP all"]["accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    assert (figures["GAP all"]["said"], figures["GAP all"]["gold"]) == (3, 2)
    assert figures["GAP feminine"]["f1"] == 1.0
    assert figures["GAP all"]["bias"] == pytest.approx(1 / (2 / 3), abs=1e-3)


def mention(text, words, cluster, kind="person"):
    start = text.index(words)
    return GoldMention(start, start + len(words), cluster, kind)


def test_a_predicted_name_stands_for_the_gold_mention_around_it():
    text = "Minister Ida Voss left. She wept. The sea rose."
    gold = (mention(text, "Minister Ida Voss", "1"), mention(text, "She", "1"))
    document = Document("one", text, (*gold, mention(text, "The sea", "2", "abstract")))
    groups = [[(text.index("Ida"), text.index(" left")), (text.index("She"), text.index(" wept"))]]
    wanted, said = coreference.pair_mentions(document, groups, only_agents=True)
    assert wanted == said == [frozenset(gold)]


def test_a_predicted_range_without_gold_is_a_mention_of_its_own():
    document = Document("one", "Ida wept and left.", ())
    wanted, said = coreference.pair_mentions(document, [[(0, 3), (4, 8)]], only_agents=False)
    assert wanted == []
    assert said == [frozenset({(0, 3), (4, 8)})]


def test_sources_are_right_where_a_cluster_holds_the_name(tmp_path):
    articles, cases = tmp_path / "polnear.jsonl", tmp_path / "cases.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    start = TEXT.index("She")
    rows = [
        {"article": "a", "pronoun": [start, start + 3], "antecedents": [[0, 10]]},
        {"article": "a", "pronoun": [start, start + 3], "antecedents": [[15, 25]]},
    ]
    cases.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    figures = coreference.run_sources(articles, FakeTagger(), cases=cases)
    assert figures["sources all"] == {"accuracy": 0.5, "cases": 2}


def test_a_case_of_another_file_is_told(tmp_path):
    articles = tmp_path / "polnear.jsonl"
    articles.write_text(json.dumps({"id": "a", "text": TEXT}) + "\n", encoding="utf-8")
    with pytest.raises(DataError, match="has no article"):
        coreference.run_sources(articles, FakeTagger())


@pytest.mark.parametrize("name", ["some.txt", "none.tsv", "none.conll"])
def test_an_unknown_file_is_told(tmp_path, name):
    with pytest.raises(DataError):
        coreference.run([tmp_path / name], FakeTagger())


def test_the_cases_hold_places_alone():
    rows = [json.loads(line) for line in coreference.CASES.read_text("utf-8").splitlines()]
    assert len(rows) == 200
    for row in rows:
        assert set(row) == {"article", "pronoun", "antecedents"}
        start, end = row["pronoun"]
        assert 0 < end - start <= 4
        assert row["antecedents"]
        assert all(first < last for first, last in row["antecedents"])
