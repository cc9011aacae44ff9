"""Tags become statements: links decide what belongs together."""

from factory import annotate_by_hand

from rashomon.attribute.assemble import assemble_statements
from rashomon.records import StatementKind
from rashomon.settings import AttributeSettings


def test_a_quotation_broken_by_its_cue_is_one_statement_of_two_fragments():
    one = annotate_by_hand(
        "“We were here,” said Captain Ito, “and we saw it all.”",
        [
            ("“We were here,”", "content"),
            ("said", "cue"),
            ("Captain Ito", "source"),
            ("“and we saw it all.”", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (1, 3, 0.8)],
    )
    (statement,) = assemble_statements(one, settings=AttributeSettings())
    assert [span.text for span in statement.content] == ["“We were here,”", "“and we saw it all.”"]
    assert statement.source is not None
    assert statement.source.text == "Captain Ito"
    assert statement.kind == StatementKind.DIRECT


def test_a_content_goes_to_the_cue_it_is_linked_to_best():
    one = annotate_by_hand(
        "Lima said it would pay, while Quito denied the debt.",
        [
            ("Lima", "source"),
            ("said", "cue"),
            ("it would pay", "content"),
            ("Quito", "source"),
            ("denied", "cue"),
            ("the debt", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (4, 3, 0.9), (4, 5, 0.9), (1, 5, 0.4), (4, 2, 0.35)],
    )
    first, second = assemble_statements(one, settings=AttributeSettings())
    assert (first.source.text, first.content[0].text, first.denies) == (
        "Lima",
        "it would pay",
        False,
    )
    assert (second.source.text, second.content[0].text, second.denies) == (
        "Quito",
        "the debt",
        True,
    )


def test_a_cue_without_content_says_nothing():
    one = annotate_by_hand(
        "The minister said.", [("The minister", "source"), ("said", "cue")], [(1, 0, 0.9)]
    )
    assert assemble_statements(one, settings=AttributeSettings()) == []


def test_words_partly_in_quotation_marks_are_mixed_and_the_mark_is_completed():
    one = annotate_by_hand(
        "He called the raid “an act of piracy.”",
        [("He", "source"), ("called", "cue"), ("the raid “an act of piracy.", "content")],
        [(1, 0, 0.9), (1, 2, 0.9)],
    )
    (statement,) = assemble_statements(one, settings=AttributeSettings())
    assert statement.kind == StatementKind.MIXED
    assert statement.content[0].text == "the raid “an act of piracy.”"


def test_an_unsure_statement_is_dropped():
    one = annotate_by_hand(
        "Lima said it would pay.",
        [("Lima", "source"), ("said", "cue"), ("it would pay", "content")],
        [(1, 0, 0.9), (1, 2, 0.31)],
    )
    assert assemble_statements(one, settings=AttributeSettings(min_confidence=0.5)) == []


def test_a_statement_inside_a_statement_has_its_own_source():
    one = annotate_by_hand(
        "Lima said Quito had promised that the border would open.",
        [
            ("Lima", "source"),
            ("said", "cue"),
            ("Quito had promised that the border would open", "content"),
            ("Quito", "source"),
            ("had promised", "cue"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (4, 3, 0.9)],
    )
    outer, inner = sorted(
        assemble_statements(one, settings=AttributeSettings()), key=lambda s: s.content[0].start
    )
    assert (outer.source.text, inner.source.text) == ("Lima", "Quito")
    assert inner.content[0].text == "that the border would open"


def test_a_section_heading_gives_way_to_the_cue_in_its_section():
    one = annotate_by_hand(
        "The Navy Says:\nAdmiral Brun however suggests that the radar was off.",
        [
            ("The Navy", "source"),
            ("Says", "cue"),
            ("Admiral Brun however suggests that the radar was off", "content"),
            ("Admiral Brun", "source"),
            ("suggests", "cue"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (4, 3, 0.9)],
    )
    (statement,) = assemble_statements(one, settings=AttributeSettings())
    assert statement.source.text == "Admiral Brun"
    assert statement.content[0].text == "that the radar was off"


def test_not_having_spoken_is_no_statement():
    one = annotate_by_hand(
        "State radio made no mention of the crash.",
        [("State radio", "source"), ("made no mention of", "cue"), ("the crash", "content")],
        [(1, 0, 0.9), (1, 2, 0.9)],
    )
    assert assemble_statements(one, settings=AttributeSettings()) == []


def test_what_is_said_does_not_run_from_the_headline_into_the_text():
    one = annotate_by_hand(
        "Lima Says Ship Turned Across Bow\n\nPORT ALDEN, Friday.",
        [("Lima", "source"), ("Says", "cue"), ("Ship Turned Across Bow\n\nPORT", "content")],
        [(1, 0, 0.9), (1, 2, 0.9)],
    )
    (statement,) = assemble_statements(one, settings=AttributeSettings())
    assert statement.content[0].text == "Ship Turned Across Bow"


def test_what_a_question_was_put_about_is_no_statement():
    one = annotate_by_hand(
        "Asked whether the boat had lights, Brandt said he did not know.",
        [
            ("Asked", "cue"),
            ("whether the boat had lights", "content"),
            ("Brandt", "source"),
            ("said", "cue"),
            ("he did not know", "content"),
        ],
        [(0, 1, 0.9), (3, 2, 0.9), (3, 4, 0.9)],
    )
    (statement,) = assemble_statements(one, settings=AttributeSettings())
    assert statement.content[0].text == "he did not know"


def test_a_cue_that_speaks_of_nothing_said_makes_its_statement_unsure():
    def confidence(cue):
        one = annotate_by_hand(
            f"Lima {cue} the harbour plan.",
            [("Lima", "source"), (cue, "cue"), ("the harbour plan", "content")],
            [(1, 0, 0.9), (1, 2, 0.9)],
        )
        settings = AttributeSettings(min_confidence=0.0)
        (statement,) = assemble_statements(one, settings=settings)
        return statement.confidence

    assert confidence("financed") < confidence("criticised")


def test_a_source_in_another_paragraph_is_nobody_here():
    one = annotate_by_hand(
        "Ferry was armed, says\nThe ministry met on Friday.",
        [("Ferry was armed", "content"), ("says", "cue"), ("The ministry", "source")],
        [(1, 0, 0.9), (1, 2, 0.9)],
    )
    (statement,) = assemble_statements(one, settings=AttributeSettings())
    assert statement.source is None


def test_an_inner_statement_points_to_its_outer_one_which_comes_first():
    one = annotate_by_hand(
        "Lima said Quito had promised that the border would open.",
        [
            ("Lima", "source"),
            ("said", "cue"),
            ("Quito had promised that the border would open", "content"),
            ("Quito", "source"),
            ("had promised", "cue"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (4, 3, 0.9)],
    )
    outer, inner = assemble_statements(one, settings=AttributeSettings())
    assert (outer.source.text, outer.within_id) == ("Lima", None)
    assert (inner.source.text, inner.within_id) == ("Quito", outer.statement_id)
