"""One text in several places counts once; two texts on one event stay two."""

from __future__ import annotations

import dataclasses
import random

import pytest
from factory import make_article
from read.samples import BRIDGE, YARD

from rashomon.read.copies import merge_copies
from rashomon.settings import ReadSettings

SETTINGS = ReadSettings()
WORDS = [
    f"{start}{end}"
    for start in "b c d f g k l m n p r s t".split()
    for end in "ane elo irt orm ust".split()
]


def long_text(seed, sentences=60):
    pick = random.Random(seed)  # noqa: S311  an invented text, no secret
    return "\n".join(
        " ".join(pick.choices(WORDS, k=14)).capitalize() + "." for _ in range(sentences)
    )


def merged(*articles):
    return [(article.path, article.copies) for article in merge_copies(articles, settings=SETTINGS)]


def article(text, path, **fields):
    return make_article(text, path=path, **fields)


@pytest.mark.parametrize(
    ("change", "is_copy"),
    [
        pytest.param(lambda text: text, True, id="same"),
        pytest.param(str.upper, True, id="capitals"),
        pytest.param(lambda text: text.replace(".", " -").replace("\n", "\n\n"), True, id="punctuation and breaks"),
        pytest.param(lambda text: "A new headline above it\n" + text, True, id="another headline"),
        pytest.param(lambda text: text + "\n" + long_text(9, 15), True, id="paragraphs added"),
        pytest.param(lambda text: text[: int(len(text) * 0.7)], True, id="shortened"),
        pytest.param(lambda text: text[: int(len(text) * 0.3)], False, id="excerpt"),
        pytest.param(lambda text: text[: len(text) // 2] + long_text(9, 30), False, id="half rewritten"),
        pytest.param(lambda _: long_text(9), False, id="another text"),
    ],
)  # fmt: skip
def test_near_duplicates(change, is_copy):
    text = long_text(1)
    kept = merged(article(text, "a.txt"), article(change(text), "b.txt"))
    assert len(kept) == (1 if is_copy else 2)
    if is_copy:
        assert sorted([kept[0][0], *kept[0][1]]) == ["a.txt", "b.txt"]


def test_the_longest_is_kept_and_among_equals_the_earliest():
    text = long_text(1)
    shorter = article(text[: int(len(text) * 0.7)], "short.txt", published="2031-05-01")
    late = article(text + "\nEnd.", "late.txt", published="2031-05-04")
    early = article(text, "early.txt", published="2031-05-03T10:00:00+00:00")
    assert merged(shorter, late, early) == [("early.txt", ("short.txt", "late.txt"))]


def test_order_stays_and_what_is_no_copy_is_untouched():
    first, second = article(YARD, "yard.txt"), article(BRIDGE, "bridge.txt")
    web = dataclasses.replace(article(YARD, None), url="https://courier.example/yard")
    assert merged(first, second, web) == [
        ("yard.txt", ("https://courier.example/yard",)),
        ("bridge.txt", ()),
    ]


def test_many_articles_stay_cheap():
    articles = [article(long_text(seed, 40), f"{seed % 150}-{seed}.txt") for seed in range(150)]
    articles += [article(long_text(seed, 40), f"copy-{seed}.txt") for seed in range(0, 150, 10)]
    kept = merge_copies(articles, settings=SETTINGS)
    assert len(kept) == 150
    assert sum(len(one.copies) for one in kept) == 15
