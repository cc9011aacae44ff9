from factory import make_article, make_statement

from rashomon.align.passages import find_passages, split_propositions
from rashomon.models.fake import FakeEmbedder
from rashomon.records import Span

ARTICLE = make_article(
    "Tanker runs aground off Cape Sarn\n"
    "The coast guard said the tanker had left the shipping lane, and oil was reaching the bird colony. "
    "The owner said the tanker never left the shipping lane. "
    "The harbour pilot said the tanker left the shipping lane at noon. "
    "Wardens said oil was reaching the bird colony already."
)
BOTH = make_statement(
    ARTICLE, "the tanker had left the shipping lane, and oil was reaching the bird colony"
)
LANE = (
    make_statement(ARTICLE, "the tanker never left the shipping lane"),
    make_statement(ARTICLE, "the tanker left the shipping lane at noon"),
)
OIL = make_statement(ARTICLE, "oil was reaching the bird colony already")


def texts(span):
    return [piece.text for piece in split_propositions(span)]


def test_a_content_is_cut_where_a_clause_opens():
    assert texts(BOTH.content[0]) == [
        "the tanker had left the shipping lane,",
        "and oil was reaching the bird colony",
    ]


def test_pieces_lie_where_they_say():
    for piece in split_propositions(BOTH.content[0]):
        assert ARTICLE.text[piece.start : piece.end] == piece.text


def test_short_pieces_stay_together():
    assert texts(Span(0, 24, "We came. We saw. We won.")) == ["We came. We saw. We won."]
    assert texts(Span(0, 0, "")) == [""]


def test_an_initial_ends_no_sentence():
    words = "the harbour was mined by the U.S. Navy long before the war"
    assert texts(Span(0, len(words), words)) == [words]


def test_on_each_point_the_part_that_speaks_to_it_counts():
    lane, oil = find_passages([(*LANE, BOTH), (OIL, BOTH)], FakeEmbedder(), clear_by=0.05)
    assert [place.span.text for place in lane] == ["the tanker had left the shipping lane,"]
    assert [place.span.text for place in oil] == ["and oil was reaching the bird colony"]


def test_where_no_part_is_clearly_nearer_all_words_count():
    assert find_passages([(*LANE, BOTH)], FakeEmbedder(), clear_by=1.5) == [()]
    assert find_passages([(BOTH,)], FakeEmbedder(), clear_by=0.0) == [()]
