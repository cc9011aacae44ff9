import numpy as np
import pytest
from factory import make_article, make_articles

from rashomon.group import group
from rashomon.models.fake import FakeEmbedder
from rashomon.settings import GroupSettings

FERRY = make_articles()
CHEESE = make_article(
    "Alpine cheese wins gold at Salzmark fair\n"
    "Judges praised a mountain cheese ripened eighteen months inside limestone caves. "
    "Dairy owner Lene Horst celebrated with brass music and free tastings.",
    path="cheese.txt",
)
GOAT = make_article(
    "Goat cheese maker sues Salzmark fair\n"
    "A dairy owner whose goat cheese lost at the Salzmark fair is suing the judges. "
    "Judges tasted mountain cheese before brass music began, the dairy claims.",
    path="goat.txt",
)
SETTINGS = GroupSettings(link_at=0.35)  # the fake embedder's scale is its own


def test_articles_on_one_event_stay_together_in_the_order_given():
    grouped = group(FERRY, FakeEmbedder(), settings=SETTINGS)
    assert grouped.events == (FERRY,)
    assert grouped.likeness == (1.0,)


def test_an_alien_article_is_an_event_of_its_own_behind_the_larger_one():
    grouped = group([CHEESE, *FERRY], FakeEmbedder(), settings=SETTINGS)
    assert grouped.events == (FERRY, (CHEESE,))
    assert 0 <= grouped.likeness[1] < SETTINGS.link_at


def test_two_unrelated_articles_are_two_events_the_first_input_first():
    grouped = group([CHEESE, FERRY[0]], FakeEmbedder(), settings=SETTINGS)
    assert grouped.events == ((CHEESE,), (FERRY[0],))


def test_every_article_is_in_exactly_one_event():
    given = [CHEESE, *FERRY, GOAT]
    grouped = group(given, FakeEmbedder(), settings=SETTINGS)
    held = [article for event in grouped.events for article in event]
    assert sorted(a.article_id for a in held) == sorted(a.article_id for a in given)


def test_articles_are_linked_through_others():
    class Chain:
        identity = "chain"

        def embed(self, texts):
            turns = np.arange(len(texts)) * 1.2
            return np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32)

    words = ("alpha beta gamma", "gamma delta epsilon", "epsilon zeta theta")
    chain = [make_article(text, title="") for text in words]
    linked = group(chain, Chain(), settings=GroupSettings(link_at=0.3))
    assert len(linked.events) == 1


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_to_part(count):
    grouped = group(FERRY[:count], FakeEmbedder())
    assert grouped.events == ((FERRY[0],),) * count


def test_letter_case_makes_no_difference():
    loud = make_article(FERRY[0].text.upper(), path="loud.txt")
    grouped = group([FERRY[0], loud], FakeEmbedder(), settings=SETTINGS)
    assert len(grouped.events) == 1
