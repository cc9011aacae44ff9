"""Whom a bare role means: by rule the latest who holds it, or whom the reader is sure of."""

import pytest
from factory import make_annotated, make_article, make_statement

from rashomon.records import Reference, TaggedSpan, Tags
from rashomon.resolve import resolve

TEXT = (
    "Chilean Interior Minister Juan Ibarra met Peru's Interior Minister Rosa Vidal in Lima. "
    "The minister called the talks useful."
)


def speaker_of(*beliefs, text=TEXT):
    """Beliefs are (antecedent, probability) for "The minister"."""

    def at(words):
        return text.index(words), text.index(words) + len(words)

    article = make_article(text)
    people = tuple(TaggedSpan(*at(name), "Person", 0.9) for name in ("Juan Ibarra", "Rosa Vidal"))
    references = tuple(Reference(*at("The minister"), *at(one), share) for one, share in beliefs)
    tags = Tags(entities=people, references=references)
    said = make_statement(article, "the talks useful", source="The minister", cue="called")
    resolved = resolve([make_annotated(article, mentions=people, tags=tags)], [said])
    return resolved.speakers[0].name if resolved.speakers else None


def test_by_rule_it_is_who_was_named_with_the_role_last():
    assert speaker_of() == "Rosa Vidal"


def test_what_the_reader_is_sure_of_goes_first():
    assert speaker_of(("Juan Ibarra", 0.8), ("Rosa Vidal", 0.1)) == "Juan Ibarra"


@pytest.mark.parametrize("belief", [("Juan Ibarra", 0.3), ("Lima", 0.9)])
def test_a_weak_or_unfitting_belief_changes_nothing(belief):
    assert speaker_of(belief) == "Rosa Vidal"
