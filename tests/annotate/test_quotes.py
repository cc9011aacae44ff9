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
    "low and high": ("„Nein“, sagte er.", ["„Nein“"]),
    "nested": (
        "“He said ‘no’ and “never” to us,” she said.",
        ["“He said ‘no’ and “never” to us,”"],
    ),
    "never closed": (
        "“We go on, he said. “They left,” she said.",
        ["“We go on, he said.", "“They left,”"],
    ),
    "straight, never closed": ('"It sank. "Yes," he said.', ['"It sank.', '"Yes,"']),
    "wrong way round": ("”It was dark.” ― Eva Moor", ["”It was dark.”"]),
    "stray closing mark": ("It sank.” He said “yes”.", ["“yes”"]),
    "two single marks": ("''I think so,'' he said.", ["''I think so,''"]),
    "single": (
        "‘We won’t go,’ said the mayor’s aide. ‘Never.’",
        ["‘We won’t go,’", "‘Never.’"],
    ),
    "single and straight": (
        "He said 'we will never leave'. The boys' school isn't far.",
        ["'we will never leave'"],
    ),
    "feet and inches": ("He is 5'10\" tall and the door 6'2\" wide.", []),
    "names with apostrophes": ("Rock ’n’ roll and 'em all.", []),
    "marks alone": ("“” \"\" '' “", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_quotes_are_found_with_their_marks(text, expected):
    assert [quote.text for quote in find_quotes(text)] == expected
