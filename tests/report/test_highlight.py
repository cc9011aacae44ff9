from __future__ import annotations

import factory
from hypothesis import given
from hypothesis import strategies as st

from rashomon.records import Statement, StatementKind
from rashomon.report.highlight import cut_paragraphs

ARTICLE = factory.make_article("Anna said Bo had said it was over.\n\nNobody asked.")


def join(paragraphs):
    return "\n".join("".join(segment.text for segment in one) for one in paragraphs)


def test_nested_statements_are_split_at_their_edges_the_inner_one_first():
    outer = factory.make_statement(ARTICLE, "Bo had said it was over", source="Anna", cue="said")
    inner = factory.make_statement(ARTICLE, "it was over", source="Bo")
    first = cut_paragraphs(ARTICLE, (outer, inner))[0]
    marked = {segment.text: segment for segment in first}
    words = ["Anna", " ", "said", " ", "Bo", " had said ", "it was over", "."]
    assert [segment.text for segment in first] == words
    assert marked["it was over"].contents == (inner.statement_id, outer.statement_id)
    assert marked["it was over"].begins == (inner.statement_id,)
    assert marked["Bo"].is_source
    assert marked["Bo"].begins == (outer.statement_id,)
    assert marked["said"].is_cue
    assert not marked["."].contents


def test_the_outlets_own_words_are_told_apart():
    own = factory.make_statement(ARTICLE, "Nobody asked.", kind=StatementKind.OWN_VOICE)
    (segment,) = cut_paragraphs(ARTICLE, (own,))[-1]
    assert segment.is_own
    assert not segment.contents


def test_a_statement_of_another_article_marks_nothing():
    other = factory.make_statement(factory.make_article(), "The collision")
    assert all(not segment.contents for one in cut_paragraphs(ARTICLE, (other,)) for segment in one)


@given(st.data())
def test_segments_put_together_are_the_text_and_each_statement_begins_once(data):
    text = data.draw(st.text("ab \n", max_size=40))
    article = factory.make_article(text)
    spans = data.draw(st.lists(st.tuples(*[st.integers(0, len(text))] * 2), max_size=6))
    statements = [
        Statement(
            f"s-{at}", article.article_id, (article.span(*sorted(span)),), StatementKind.INDIRECT
        )
        for at, span in enumerate(spans)
    ]
    paragraphs = cut_paragraphs(article, statements)
    assert join(paragraphs) == text
    begun = [one for paragraph in paragraphs for segment in paragraph for one in segment.begins]
    with_words = [one.statement_id for one in statements if one.words.strip()]
    assert sorted(begun) == sorted(with_words)
