"""Who gets which content when links are wrong or missing."""

from factory import annotate_by_hand

from rashomon.attribute.assemble import assemble_statements
from rashomon.settings import AttributeSettings

SETTINGS = AttributeSettings()


def parts(statement):
    return (
        statement.source and statement.source.text,
        statement.cue and statement.cue.text,
        [span.text for span in statement.content],
    )


def test_a_cue_that_got_nothing_takes_the_content_behind_it():
    one = annotate_by_hand(
        "Voss said that she had seen the log, and implied that it was false.",
        [
            ("Voss", "source"),
            ("said", "cue"),
            ("that she had seen the log", "content"),
            ("implied", "cue"),
            ("that it was false", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (1, 4, 0.9)],
    )
    first, second = assemble_statements(one, settings=SETTINGS)
    assert parts(first) == ("Voss", "said", ["that she had seen the log"])
    assert parts(second) == ("Voss", "implied", ["that it was false"])


def test_a_relay_keeps_the_whole_and_the_inner_speaker_gets_the_rest():
    one = annotate_by_hand(
        "But Brandt says the boat has “no intention to return,” the agency writes.",
        [
            ("Brandt", "content"),
            ("Brandt", "source"),
            ("says", "cue"),
            ("the boat has “no intention to return,”", "content"),
            ("the agency", "source"),
            ("writes", "cue"),
        ],
        [(5, 0, 0.8), (5, 3, 0.9), (5, 4, 0.9)],
    )
    outer, inner = assemble_statements(one, settings=SETTINGS)
    assert parts(outer) == (
        "the agency",
        "writes",
        ["Brandt says the boat has “no intention to return,”"],
    )
    assert parts(inner) == ("Brandt", "says", ["the boat has “no intention to return,”"])
    assert inner.within_id == outer.statement_id


def test_a_verb_that_says_nothing_takes_no_content_away():
    one = annotate_by_hand(
        "The files, Voss said, showed that the boat was armed.",
        [
            ("The files", "content"),
            ("Voss", "source"),
            ("said", "cue"),
            ("showed", "cue"),
            ("that the boat was armed", "content"),
        ],
        [(2, 0, 0.9), (2, 1, 0.9), (2, 4, 0.9)],
    )
    (statement,) = assemble_statements(one, settings=SETTINGS)
    assert parts(statement) == ("Voss", "said", ["The files", "that the boat was armed"])


def test_a_cue_shares_the_subject_of_the_one_before_it():
    one = annotate_by_hand(
        "Voss said the log was false, adding that nobody had signed it.",
        [
            ("Voss", "source"),
            ("said", "cue"),
            ("the log was false", "content"),
            ("adding", "cue"),
            ("that nobody had signed it", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9), (3, 4, 0.9)],
    )
    assert [parts(s)[0] for s in assemble_statements(one, settings=SETTINGS)] == ["Voss", "Voss"]


def test_an_outer_cue_keeps_what_its_inner_one_took():
    one = annotate_by_hand(
        "Radio Maravia reported that the ministry said the ferry was armed.",
        [
            ("Radio Maravia", "source"),
            ("reported", "cue"),
            ("that the ministry said", "content"),
            ("the ministry", "source"),
            ("said", "cue"),
            ("the ferry was armed", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.8), (1, 5, 0.95), (4, 3, 0.8), (4, 5, 0.97)],
    )
    outer, inner = assemble_statements(one, settings=SETTINGS)
    assert parts(outer) == (
        "Radio Maravia",
        "reported",
        ["that the ministry said the ferry was armed"],
    )
    assert parts(inner) == ("the ministry", "said", ["the ferry was armed"])
    assert inner.within_id == outer.statement_id


def test_a_source_does_not_run_over_from_the_headline():
    one = annotate_by_hand(
        "Statement of the Ministry\n\nThe Ministry condemns the attack.",
        [
            ("the Ministry\n\nThe Ministry", "source"),
            ("condemns", "cue"),
            ("the attack", "content"),
        ],
        [(1, 0, 0.9), (1, 2, 0.9)],
    )
    (statement,) = assemble_statements(one, settings=SETTINGS)
    assert statement.source.text == "The Ministry"
