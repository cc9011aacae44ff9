"""First person inside what somebody says: the speaker."""

import pytest
from factory import make_annotated, make_article, make_statement

from rashomon.resolve import resolve


def parties_of(text, *told):
    """Statements are (source, cue, content)."""
    article = make_article(text, outlet="The Harbour Post")
    statements = [make_statement(article, c, source=s, cue=q) for s, q, c in told]
    resolved = resolve([make_annotated(article)], statements)
    names = {party.party_id: party.name for party in resolved.parties}
    return [names.get(s.party_id) for s in resolved.statements], resolved


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        (
            "“We told the union that no ship would sail,” Peru's army said.",
            ("Peru's army", "said", "“We told the union that no ship would sail,”"),
            ("We", "told", "that no ship would sail"),
        ),
        (
            "Kenya said no. Peru's navy said: “Our admiral warned that the port was mined.”",
            ("Peru's navy", "said", "“Our admiral warned that the port was mined.”"),
            ("Our admiral", "warned", "that the port was mined"),
        ),
    ],
)
def test_the_first_person_is_whoever_is_quoted(text, outer, inner):
    found, resolved = parties_of(text, outer, inner)
    assert found == ["Peru", "Peru"]
    assert any("is whoever is quoted here" in step for step in resolved.statements[1].because)


def test_outside_of_every_quotation_it_is_the_outlet():
    found, _ = parties_of(
        "Kenya said no. We asked whether it would sail.",
        ("Kenya", "said", "no"),
        ("We", "asked", "whether it would sail"),
    )
    assert found == ["Kenya", "The Harbour Post"]
