"""Through whom a statement reaches us: an outlet that was told it or carried it."""

import pytest
from factory import make_annotated, make_article, make_statement

from rashomon.resolve import resolve


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's minister told Reuters that the port was shut.",
        "Kenya's minister said, in remarks carried by Reuters on Monday, that the port was shut.",
        "Kenya's minister said in an interview with Reuters that the port was shut.",
    ],
)
def test_the_outlet_that_carried_it_is_named(text):
    article = make_article(text)
    cue = "told" if "told" in text else "said"
    said = make_statement(article, "that the port was shut", source="Kenya's minister", cue=cue)
    resolved = resolve([make_annotated(article)], [said])
    names = {party.party_id: party.name for party in resolved.parties}
    (statement,) = resolved.statements
    assert names[statement.party_id] == "Kenya"
    assert [names[one] for one in statement.via] == ["Reuters"]


def test_an_outlet_in_another_sentence_carries_nothing():
    article = make_article(
        "Kenya's minister said that the port was shut. He later told Reuters more."
    )
    said = make_statement(article, "that the port was shut", source="Kenya's minister", cue="said")
    (statement,) = resolve([make_annotated(article)], [said]).statements
    assert statement.via == ()
