"""Lines and the labels that may name a speaker."""

import pytest

from rashomon.attribute.lines import read_lines


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("VOSS: I know nothing.", "VOSS"),
        ("11:02 a.m. GMT — Ida Voss: I know nothing.", "Ida Voss"),
        ("“WALKER: I know nothing.", "WALKER"),
        ("Q: Who knew?", "Q"),
        ("PRESIDENT OF THE COURT (stands): Silence.", "PRESIDENT OF THE COURT (stands)"),
        ("Photo: a ferry at night", None),
        ("there was one question: who?", None),
        ("At 11:02 nothing moved.", None),
    ],
)
def test_a_label_is_a_name_or_a_role_before_a_colon(line, label):
    (found,) = read_lines(f"\n  {line} \n\n")
    text = f"\n  {line} \n\n"
    assert (found.label and text[slice(*found.label)]) == label
    assert text[found.start : found.end] == line
