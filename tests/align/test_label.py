import pytest
from factory import make_article, make_statement

from rashomon.align.label import find_phrases, label_points

ARTICLE = make_article(
    "Dam breach leaves valley under water\n"
    "The operator said the spillway gates were opened in time. "
    "Farmers said the spillway gates stayed shut all night. "
    "An engineer said nobody had touched the spillway gates. "
    "The ministry said nine people drowned, and the death toll could rise. "
    "Rescuers put the death toll at fourteen. "
    "Villagers called the official death toll a lie. "
    "It was what it was. "
)


def said(*words):
    return [make_statement(ARTICLE, one) for one in words]


GATES = said(
    "the spillway gates were opened in time",
    "the spillway gates stayed shut all night",
    "nobody had touched the spillway gates",
)
TOLL = said(
    "nine people drowned, and the death toll could rise",
    "the death toll at fourteen",
    "the official death toll a lie",
)


def test_a_point_is_named_by_the_phrase_its_statements_share():
    labels = label_points([GATES, TOLL], names=())
    assert [label for label, _ in labels] == ["spillway gates", "death toll"]


def test_a_label_is_the_text_at_its_place():
    for label, place in label_points([GATES, TOLL], names=()):
        assert place.article_id == ARTICLE.article_id
        assert ARTICLE.text[place.span.start : place.span.end] == place.span.text == label


def test_no_two_points_have_the_same_label():
    labels = [label.casefold() for label, _ in label_points([GATES, GATES, GATES], names=())]
    assert len(set(labels)) == 3


def test_names_of_speakers_do_not_name_the_question():
    (label, _), _ = label_points([GATES, TOLL], names=("Spillway Gates",))
    assert "gates" not in label.split()[:1]


def test_statements_without_a_noun_phrase_are_named_by_their_first_words():
    ((label, place),) = label_points([said("It was what it was")], names=())
    assert label == place.span.text == "It was what it was"


@pytest.mark.parametrize(
    ("words", "phrase", "is_one"),
    [
        ("accuses Orlena of Ramming Ferry", "Orlena of Ramming Ferry", False),
        ("accuses Orlena of Ramming Ferry", "Ramming Ferry", True),
        ("the threat of bombing raids", "threat of bombing raids", True),
        ("warns of the Risk of Bombing", "Risk of Bombing", True),
    ],
)
def test_somebody_of_doing_something_is_no_phrase(words, phrase, is_one):
    statement = make_statement(make_article(words), words)
    assert (phrase in {one.place.span.text for one in find_phrases(statement)}) is is_one


def test_phrases_end_with_their_noun():
    (statement,) = said("the official death toll a lie")
    found = {phrase.place.span.text for phrase in find_phrases(statement)}
    assert found == {"official death toll", "death toll", "toll"}


def test_a_preposition_may_join_two_phrases():
    article = make_article("He regretted the collapse of the old dam and left.")
    statement = make_statement(article, "the collapse of the old dam")
    found = {phrase.place.span.text for phrase in find_phrases(statement)}
    assert "collapse of the old dam" in found
