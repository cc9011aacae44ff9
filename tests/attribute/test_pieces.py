"""What runs over sentences and paragraphs."""

from factory import annotate_by_hand

from rashomon.attribute.assemble import assemble_statements
from rashomon.settings import AttributeSettings


def test_a_quotation_over_paragraphs_without_closing_marks_goes_on_in_one_name():
    one = annotate_by_hand(
        "“We warned them,” Tal said.\n\n“Nobody listened to us.\n\n“Now four are dead.”",
        [
            ("“We warned them,”", "content"),
            ("Tal", "source"),
            ("said", "cue"),
            ("“Nobody listened to us.\n\n“Now four are dead.”", "content"),
        ],
        [(2, 0, 0.9), (2, 1, 0.9), (2, 3, 0.8)],
    )
    statements = assemble_statements(one, settings=AttributeSettings())
    assert [(s.content[0].text, s.is_continued) for s in statements] == [
        ("“We warned them,”", False),
        ("“Nobody listened to us.", True),
        ("“Now four are dead.”", True),
    ]
    assert {s.source.text for s in statements} == {"Tal"}
    assert statements[1].confidence < statements[0].confidence
    assert {str(s.kind) for s in statements} == {"direct"}


def test_a_quotation_that_goes_on_behind_its_cue_stays_whole():
    one = annotate_by_hand(
        "“We warned them,” Tal said. “Nobody listened.”",
        [
            ("“We warned them,”", "content"),
            ("Tal", "source"),
            ("said", "cue"),
            ("“Nobody listened.”", "content"),
        ],
        [(2, 0, 0.9), (2, 1, 0.9), (2, 3, 0.8)],
    )
    (statement,) = assemble_statements(one, settings=AttributeSettings())
    assert len(statement.content) == 2


def test_an_unquoted_sentence_behind_the_cue_s_own_is_continued():
    one = annotate_by_hand(
        "Tal said the boat was empty. It had left at noon.",
        [
            ("Tal", "source"),
            ("said", "cue"),
            ("the boat was empty", "content"),
            ("It had left at noon", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (1, 3, 0.8)],
    )
    first, second = assemble_statements(one, settings=AttributeSettings())
    assert (first.is_continued, second.is_continued) == (False, True)
    assert (second.source.text, second.cue) == ("Tal", None)


def test_a_paragraph_with_a_cue_of_its_own_goes_to_that_cue():
    one = annotate_by_hand(
        "Voss said the log was “a fake.”\n“It is genuine,” Brandt said.",
        [
            ("Voss", "source"),
            ("said the", "cue"),
            ("log was “a fake.”\n“It is genuine,”", "content"),
            ("Brandt", "source"),
            ("said.", "cue"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (4, 3, 0.9)],
    )
    first, second = assemble_statements(one, settings=AttributeSettings())
    assert (first.source.text, first.content[0].text) == ("Voss", "log was “a fake.”")
    assert (second.source.text, second.content[0].text) == ("Brandt", "“It is genuine,”")
