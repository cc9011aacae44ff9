import pytest

from rashomon.models.verbatim import Said, cut_parts, find_words, tag_said

TEXT = (
    "“The boat\u00a0turned,” he said. “It didn’t stop,” he said.\n"
    "The union said the coast guard had promised to leave. The coast guard denied that.\n"
    "Tovik: “No comment.” “We heard,” Mr Roe said, “a noise.”"
)


def words_of(tags, label):
    return [TEXT[one.start : one.end] for one in tags.roles if one.label == label]


def tag(*said):
    return tag_said(TEXT, [((0, len(TEXT)), [Said(*one) for one in said])])


def triples(tags):
    """Each cue with its source and contents, by place."""
    found = {}
    for link in tags.links:
        span = tags.roles[link.span]
        found.setdefault(tags.roles[link.cue].start, []).append((span.start, span.label))
    return found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The boat turned", "The boat\u00a0turned"),
        ('"It didn\'t  stop,"', "“It didn’t stop,”"),
        ("  he said ", "he said"),
        (":", ":"),
    ],
)
def test_white_space_and_marks_may_differ_and_the_article_s_own_characters_count(words, found):
    (start, end), *_ = find_words(words, TEXT, (0, len(TEXT)))
    assert TEXT[start:end] == found


@pytest.mark.parametrize(
    "words", ["the boat turned", "The boat has turned", "he sai", "oat", "The boat, turned"]
)
def test_other_words_cases_and_parts_of_words_are_not_found(words):
    assert find_words(words, TEXT, (0, len(TEXT))) == []


def test_words_outside_the_part_that_was_shown_are_not_found():
    assert find_words("Tovik", TEXT, (0, TEXT.index("Tovik"))) == []


def test_what_is_not_in_the_text_is_refused_and_the_rest_is_kept():
    tags = tag(
        ("he", "announced", ("It didn't stop",)),
        ("The government", "said", ("Four people died", "nobody knows")),
    )
    assert words_of(tags, "content") == ["It didn’t stop"]
    assert words_of(tags, "source") == ["he"]
    assert words_of(tags, "cue") == []
    assert tags.links == ()
    assert tags.refused == 4


def test_of_repeated_words_those_of_the_same_sentence_belong_together():
    tags = tag(("he", "said", ("“The boat turned,”",)), ("he", "said", ("“It didn't stop,”",)))
    first, second = TEXT.index("said"), TEXT.index("said", TEXT.index("stop"))
    assert triples(tags) == {
        first: [(0, "content"), (first - 3, "source")],
        second: [(TEXT.index("“It"), "content"), (second - 3, "source")],
    }


def test_the_same_words_given_twice_lie_at_both_their_places():
    text = "Orlena said no. Maravia said no."
    said = [Said("Orlena", "said", ("no",)), Said("Maravia", "said", ("no",))]
    tags = tag_said(text, [((0, len(text)), said)])
    assert [one.start for one in tags.roles if one.label == "content"] == [12, 29]


def test_one_attribution_may_stand_inside_another():
    outer = "the coast guard had promised to leave"
    tags = tag(("The union", "said", (outer,)), ("the coast guard", "had promised", ("to leave",)))
    assert words_of(tags, "content") == [outer, "to leave"]
    assert len(tags.links) == 4


def test_a_content_that_holds_its_own_cue_is_cut_there():
    tags = tag(("Mr Roe", "said", ("“We heard,” Mr Roe said, “a noise.”",)))
    assert [words.strip(" ,") for words in words_of(tags, "content")] == [
        "“We heard,”",
        "“a noise.”",
    ]
    assert words_of(tags, "source") == ["Mr Roe"]


def test_a_cue_may_be_a_mark():
    assert words_of(tag(("Tovik", ":", ("“No comment.”",))), "cue") == [":"]


@pytest.mark.parametrize("most", [1, 7, 40, 1000])
def test_parts_cover_the_text_in_order(most):
    parts = cut_parts(TEXT, most)
    shown = "".join(TEXT[start:end] for start, end in parts)
    assert "".join(shown.split()) == "".join(TEXT.split())
    assert all(end - start <= most for start, end in parts)


def test_parts_end_where_a_paragraph_ends():
    assert {TEXT[end - 1] for _, end in cut_parts(TEXT, 100)[:-1]} == {"\n"}


def test_blank_text_has_no_parts():
    assert cut_parts(" \n " * 50, 40) == []
