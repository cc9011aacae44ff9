"""Stems: "denied", "denies" and "denying" are one word to the judge.

In: a lower-case word. Out: its stem. Cruder than Porter's rules and enough to see that two claims use one word.
"""

from __future__ import annotations

import re
from functools import lru_cache

MIN_STEM = 3


@lru_cache(maxsize=65536)
def stem_word(word: str) -> str:
    """Cut common English endings off a lower-case word, so that "denied" and "denies" meet."""
    word = re.sub(r"['’]s?$", "", word.replace("’", "'"))
    for ending, instead in (
        ("ations", ""), ("ation", ""), ("ments", ""), ("ment", ""), ("ingly", ""), ("edly", ""), ("ies", "y"),
        ("ied", "y"), ("ings", ""), ("ing", ""), ("ers", ""), ("ions", ""), ("ion", ""), ("ed", ""), ("es", ""),
        ("ly", ""), ("er", ""), ("s", ""),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) > MIN_STEM:
            word = word[: len(word) - len(ending)] + instead
            break
    return word.removesuffix("e") if len(word) > MIN_STEM + 1 else word
