"""What the outlet asserts itself."""

from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.models.fake import FakeTagger
from rashomon.records import Article, StatementKind

TEXT = """Port Minister Says Ship Was Armed
Minister Sato said the ship carried weapons.
The vessel left Porto Velo on Monday with 40 people on board.
Why did it sail?
Reporting by Ana Lopes in Porto Velo and others on the coast.
It rained."""


def test_own_voice_is_what_nobody_is_quoted_with():
    article = Article(article_id="a-1", text=TEXT)
    own = [
        s.words
        for s in attribute(annotate([article], FakeTagger()))
        if s.kind == StatementKind.OWN_VOICE
    ]
    assert own == ["The vessel left Porto Velo on Monday with 40 people on board."]
