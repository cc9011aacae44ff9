"""Which point words are on: by rare shared words, never by one common one."""

from factory import make_article, make_point, make_statement

from rashomon.follow.matters import Matters

ARTICLE = make_article(
    "The ferry crossed the border line at night. The captain ignored the radio calls of the ferry port."
)
LINE = make_statement(ARTICLE, "The ferry crossed the border line")
RADIO = make_statement(ARTICLE, "The captain ignored the radio calls of the ferry port")
POINTS = make_point("border line", LINE), make_point("radio calls", RADIO)
MATTERS = Matters(POINTS, (LINE, RADIO))


def test_words_find_the_point_that_shares_most_with_them():
    assert MATTERS.find("declined to comment on the radio calls") == POINTS[1].point_id


def test_one_shared_word_is_not_enough_unless_a_statement_of_the_point_stands_beside():
    assert MATTERS.find("declined to comment on the border") is None
    near = MATTERS.find("declined to comment on the border", [LINE.statement_id])
    assert near == POINTS[0].point_id
