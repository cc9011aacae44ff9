"""Whom third-person pronouns mean: by the words around them, and by what the reader believes."""

import re

import pytest
from factory import make_annotated, make_article

from rashomon.records import Reference, TaggedSpan, Tags
from rashomon.resolve.antecedents import load_weights
from rashomon.resolve.clusters import find_clusters

WOMEN = ("Alice Kayo", "Maria Duarte")
MEN = ("Peter Hale", "James Okoro")


def at(text, words, nth=0):
    """The range of the nth occurrence of words."""
    found = [one.span() for one in re.finditer(rf"\b{re.escape(words)}\b", text)]
    return found[nth]


def annotate_names(text, *, beliefs=(), people=(*WOMEN, *MEN)):
    """Beliefs are (anaphor, nth, antecedent, nth, probability)."""
    names = sorted(
        (
            TaggedSpan(one.start(), one.end(), "Person", 0.9)
            for name in people
            for one in re.finditer(re.escape(name), text)
        ),
        key=lambda one: one.start,
    )
    references = tuple(
        Reference(*at(text, words, k), *at(text, other, n), score)
        for words, k, other, n, score in beliefs
    )
    tags = Tags(entities=tuple(names), references=references)
    return make_annotated(make_article(text), mentions=tuple(names), tags=tags)


def partners(text, pronoun, nth=0, **fields):
    """The other words of a pronoun's cluster."""
    clusters = find_clusters(annotate_names(text, **fields))
    place = at(text, pronoun, nth)
    mine = next((one for one in clusters if any((s.start, s.end) == place for s in one)), ())
    return {span.text for span in mine if (span.start, span.end) != place}


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Alice Kayo met Peter Hale on Monday. He left early.", "He", "Peter Hale"),
        ("Alice Kayo met Peter Hale on Monday. She left early.", "She", "Alice Kayo"),
        ("Peter Hale thanked James Okoro. He then flew to Lima.", "He", "Peter Hale"),
        ("Before she left, Alice Kayo spoke to miners.", "she", "Alice Kayo"),
    ],
)
def test_a_pronoun_agrees_with_whom_it_means(text, pronoun, name):
    assert name in partners(text, pronoun)


def test_a_chain_of_pronouns_goes_on():
    text = (
        "Peter Hale opened the mine in March. He hired two hundred men. He paid them in kind. "
        "Then he closed it."
    )
    assert {"Peter Hale", "He", "he"} <= partners(text, "He", 1)


def test_the_reader_outvotes_the_rules():
    text = "Peter Hale thanked James Okoro. He then flew to Lima."
    beliefs = [("He", 0, "James Okoro", 0, 0.95), ("He", 0, "Peter Hale", 0, 0.03)]
    assert partners(text, "He", beliefs=beliefs) == {"James Okoro"}


def test_what_the_reader_gives_to_one_person_is_added_up():
    text = "Peter Hale rose. James Okoro sat with Peter Hale. Hale's men waited. He spoke."
    split = [
        ("He", 0, "Peter Hale", 0, 0.28),
        ("He", 0, "Peter Hale", 1, 0.28),
        ("He", 0, "James Okoro", 0, 0.40),
    ]
    assert "Peter Hale" in partners(text, "He", beliefs=split)


def test_what_the_reader_gives_to_a_pronoun_goes_to_whom_that_means():
    text = "James Okoro waited. Peter Hale came late. He was tired. Later he slept."
    beliefs = [
        ("He", 0, "James Okoro", 0, 0.96),
        ("he", 0, "He", 0, 0.9),
        ("he", 0, "Peter Hale", 0, 0.08),
    ]
    assert partners(text, "he", beliefs=beliefs) == {"James Okoro", "He"}


def test_a_reader_does_not_make_a_woman_of_a_man():
    text = "Alice Kayo met Peter Hale. She left."
    beliefs = [("She", 0, "Peter Hale", 0, 0.9)]
    assert partners(text, "She", beliefs=beliefs) == {"Alice Kayo"}


def test_a_pronoun_without_anybody_is_in_no_cluster():
    assert partners("It rained. He left early.", "He") == set()


def test_words_are_in_one_cluster_at_most():
    text = "Alice Kayo and Peter Hale met. They shook hands. She smiled; he did not."
    spans = [span for cluster in find_clusters(annotate_names(text)) for span in cluster]
    assert len(spans) == len(set(spans))


def test_weights_are_numbers_by_feature():
    weights = load_weights()
    assert weights["person: d0"] > weights["person: d4"]
