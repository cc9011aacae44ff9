"""What the outlet asserts itself."""

import pytest

from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.attribute.own_voice import SIGNALS, read_signals
from rashomon.models.open import open_tagger
from rashomon.records import Article, StatementKind
from rashomon.settings import AttributeSettings

TEXT = """Ferry crew freed after port standoff in Porto Velo
The crew of the ferry Santa Rita was freed on Monday after a nine-day standoff in the port of Porto Velo.
Minister Sato said the ship carried weapons.
Soldiers seized the ferry in the port and held its crew for nine days.
Why did the ferry sail?
Photo: the ferry in the port of Porto Velo
Reporting by Ana Lopes in Porto Velo and others on the coast.
Also called the Blue House, it is a place where one may drink coffee."""


@pytest.fixture(scope="module")
def own() -> list[str]:
    article = Article(article_id="a-1", text=TEXT, title=TEXT.split("\n", maxsplit=1)[0])
    found = attribute(annotate([article], open_tagger()))
    return [s.words for s in found if s.kind == StatementKind.OWN_VOICE]


def test_what_the_outlet_says_happened_is_its_own_voice(own):
    assert "Soldiers seized the ferry in the port and held its crew for nine days." in own


@pytest.mark.parametrize("start", ["Why", "Photo", "Reporting by", "Also called", "Minister Sato"])
def test_questions_furniture_scene_and_others_words_are_not(own, start):
    assert not any(words.startswith(start) for words in own)


def test_a_higher_bound_keeps_fewer():
    annotated = annotate([Article(article_id="a-1", text=TEXT)], open_tagger())
    assert not [
        s
        for s in attribute(annotated, settings=AttributeSettings(min_own_voice=0.999))
        if s.kind == StatementKind.OWN_VOICE
    ]


def test_every_sentence_that_is_nobodys_has_all_signals():
    (annotated,) = annotate([Article(article_id="a-1", text=TEXT)], open_tagger())
    rows = read_signals(annotated, [])
    assert len(rows) == len(annotated.sentences)
    assert {len(signals) for _, signals in rows} == {len(SIGNALS)}
