"""Sources that were not marked: the subject of the cue."""

import pytest
from factory import make_annotated, make_article, make_statement

from rashomon.records import TaggedSpan
from rashomon.resolve import resolve


def resolve_unmarked(text, *, cue, content, people=()):
    article = make_article(text)
    mentions = tuple(
        TaggedSpan(text.index(name), text.index(name) + len(name), "Person", 0.9) for name in people
    )
    said = make_statement(article, content, cue=cue)
    resolved = resolve([make_annotated(article, mentions=mentions)], [said])
    (statement,) = resolved.statements
    names = {party.party_id: party.name for party in resolved.parties}
    return statement, names.get(statement.party_id)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Kenya's navy said it was ready.", "said", "Kenya's navy"),
        ("But on Friday, Kenyan officials also said it was ready.", "said", "Kenyan officials"),
        ("Kenya was unmoved, saying it was ready.", "saying", "Kenya"),
        ("“We wait,” said the Kenyan minister. Yes, it was ready.", "said", "the Kenyan minister"),
        (
            "Ships were seen by a Kenyan official, who said it was ready.",
            "said",
            "a Kenyan official",
        ),
    ],
)
def test_the_subject_of_the_cue_is_the_source(text, cue, source):
    content = "“We wait,”" if text.startswith("“") else "it was ready"
    statement, party = resolve_unmarked(text, cue=cue, content=content)
    assert party == "Kenya"
    assert statement.source.text == source
    assert any(step.startswith("guess:") for step in statement.because)


def test_who_stands_for_the_last_person_named():
    text = "Kenyan President Ida Mwangi mocked Chilean envoy Pedro Lanza, who said it was ready."
    statement, party = resolve_unmarked(
        text, cue="said", content="it was ready", people=("Ida Mwangi", "Pedro Lanza")
    )
    assert party == "Chile"
    assert statement.source.text == "Chilean envoy Pedro Lanza"


def test_a_cue_without_a_subject_stays_nobodys():
    statement, party = resolve_unmarked(
        "It is widely said it was ready.", cue="said", content="it was ready"
    )
    assert party is None
    assert statement.source is None or statement.source.text == "It"
