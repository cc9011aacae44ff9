"""Stretches inside quotation marks."""

import pytest

from rashomon.annotate.quotes import find_quotes

CASES = {
    "curly": ("He said “no” twice.", ["“no”"]),
    "straight": ('"Never," he said, "will we go."', ['"Never,"', '"will we go."']),
    "paragraphs run on": (
        "“First part.\n“Second part.” He left.",
        ["“First part.", "“Second part.”"],
    ),
    "unclosed ends with its paragraph": ('"We go on\nNext day it rained.', ['"We go on']),
    "apostrophes are no quotation": ("It’s the army’s own ship.", []),
    "angled": ("«Non», a dit le port.", ["«Non»"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_quotes_are_found_with_their_marks(text, expected):
    assert [quote.text for quote in find_quotes(text)] == expected
