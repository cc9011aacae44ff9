import time

import numpy as np
import pytest
from factory import (
    make_annotated,
    make_article,
    make_ferry,
    make_party,
    make_resolved,
    make_statement,
)

from rashomon.align import align
from rashomon.models.fake import FakeEmbedder, FakeRivals
from rashomon.records import StatementKind
from rashomon.settings import AlignSettings

FIRST = make_article(
    "Refinery fire kills workers at Port Lume\n"
    "The company said the fire started in the crude unit. "
    "Union leaders said the fire started in the old crude unit, which nobody inspected. "
    "The company put the number of killed workers at five. "
    "The hospital said the number of killed workers was nine. "
    "Smoke hung over the harbour for two days.",
    outlet="Lume Gazette",
)
SECOND = make_article(
    "Questions after the blaze\n"
    "Inspectors said the crude unit was where the fire started. "
    "The hospital said the number of killed workers had reached eleven. "
    "The union said the number of killed workers would rise.",
    outlet="Coast Wire",
)
COMPANY, UNION, HOSPITAL, STATE = (
    make_party(name) for name in ("Lume Oil", "dock union", "St Anne’s Hospital", "inspectorate")
)


def said(article, words, party):
    return make_statement(article, words, party_id=party.party_id)


START = (
    said(FIRST, "the fire started in the crude unit", COMPANY),
    said(FIRST, "the fire started in the old crude unit, which nobody inspected", UNION),
    said(SECOND, "the crude unit was where the fire started", STATE),
)
DEAD = (
    said(FIRST, "the number of killed workers at five", COMPANY),
    said(FIRST, "the number of killed workers was nine", HOSPITAL),
    said(SECOND, "the number of killed workers had reached eleven", HOSPITAL),
    said(SECOND, "the number of killed workers would rise", UNION),
)
OWN = make_statement(
    FIRST, "Smoke hung over the harbour for two days.", kind=StatementKind.OWN_VOICE
)
ANNOTATED = [make_annotated(FIRST), make_annotated(SECOND)]
RESOLVED = make_resolved(*START, *DEAD, OWN, parties=(COMPANY, UNION, HOSPITAL, STATE))
SETTINGS = AlignSettings(join_at=0.0, worth_at=0.5)  # the fake embedder's scale is its own


def ids(statements):
    return {statement.statement_id for statement in statements}


def test_statements_on_one_question_meet_whoever_makes_them():
    points = align(ANNOTATED, RESOLVED, FakeEmbedder(), FakeRivals(), settings=SETTINGS)
    assert {frozenset(point.statement_ids) for point in points} == {
        frozenset(ids(START)),
        frozenset(ids(DEAD)),
    }


def test_labels_are_unique_words_of_the_articles():
    points = align(ANNOTATED, RESOLVED, FakeEmbedder(), FakeRivals(), settings=SETTINGS)
    texts = {one.article.article_id: one.article.text for one in ANNOTATED}
    assert len({point.label.casefold() for point in points}) == len(points) > 0
    for point in points:
        place = point.label_place
        assert texts[place.article_id][place.span.start : place.span.end] == point.label


def test_the_order_of_statements_and_articles_makes_no_difference():
    expected = align(ANNOTATED, RESOLVED, FakeEmbedder(), FakeRivals())
    statements = RESOLVED.statements
    for turned in (
        statements[::-1],
        statements[3:] + statements[:3],
        statements[::2] + statements[1::2],
    ):
        again = make_resolved(*turned, parties=RESOLVED.parties)
        assert align(ANNOTATED[::-1], again, FakeEmbedder(), FakeRivals()) == expected


def test_points_on_which_more_parties_speak_come_first():
    articles, resolved, _, _ = make_ferry()
    by_id = {s.statement_id: s for s in resolved.statements}
    points = align(
        [make_annotated(one) for one in articles], resolved, FakeEmbedder(), FakeRivals()
    )
    parties = [
        len({by_id[one].party_id for one in point.statement_ids
             if by_id[one].kind is not StatementKind.OWN_VOICE})
        for point in points
    ]  # fmt: skip
    assert parties == sorted(parties, reverse=True)


@pytest.mark.parametrize(
    "statements",
    [(), (OWN,), (make_statement(FIRST, party_id="p-1"),)],
    ids=["none", "own voice", "empty"],
)
def test_without_attributed_words_there_is_no_point(statements):
    assert align(ANNOTATED, make_resolved(*statements), FakeEmbedder(), FakeRivals()) == ()


def test_one_party_alone_needs_more_statements_for_a_point():
    alone = make_resolved(DEAD[1], DEAD[2])
    shared = make_resolved(DEAD[0], DEAD[1])
    loose = AlignSettings(join_at=-10.0, worth_at=0.0)
    assert align(ANNOTATED, alone, FakeEmbedder(), FakeRivals(), settings=loose) == ()
    assert len(align(ANNOTATED, shared, FakeEmbedder(), FakeRivals(), settings=loose)) == 1


def test_no_more_points_than_asked_for():
    narrow = AlignSettings(join_at=0.0, worth_at=0.5, max_points=1)
    assert len(align(ANNOTATED, RESOLVED, FakeEmbedder(), FakeRivals(), settings=narrow)) == 1


class Apart(FakeRivals):
    """Takes no two statements to speak to one question; counts what it is asked."""

    asked = 0

    def score(self, pairs):
        self.asked += len(pairs)
        return np.tile(np.float32([0.98, 0.005, 0.005, 0.005, 0.005]), (len(pairs), 1))


def test_what_the_scorer_reads_decides_who_meets():
    strict = AlignSettings(join_at=1.5, worth_at=0.8)
    fewer, more = (
        align(ANNOTATED, RESOLVED, FakeEmbedder(), rivals, settings=strict)
        for rivals in (Apart(), FakeRivals())
    )
    assert sum(len(p.statement_ids) for p in fewer) < sum(len(p.statement_ids) for p in more)


class Meeting(Apart):
    """But for two: it is sure that these speak to one question."""

    def __init__(self, *pair):
        self.pair = {one.words for one in pair}

    def score(self, pairs):
        scores = super().score(pairs)
        for row, pair in enumerate(pairs):
            if {words.rpartition(": ")[2] for words in pair} == self.pair:
                scores[row] = 0.1, 0.0, 0.0, 0.9, 0.0
        return scores


@pytest.mark.parametrize(
    ("pair", "sure_at", "meet"),
    [
        pytest.param((START[1], DEAD[0]), 0.8, True, id="rivals"),
        pytest.param((START[1], DEAD[0]), 0.95, False, id="rivals, not sure enough"),
        pytest.param((START[1], DEAD[3]), 0.8, False, id="one party"),
        pytest.param((START[1], OWN), 0.8, False, id="outlets' own words are not read"),
    ],
)
def test_rivals_meet_where_the_model_is_sure_though_their_words_are_far_apart(pair, sure_at, meet):
    settings = AlignSettings(join_at=0.5, worth_at=0.5, nearest_read=9, sure_at=sure_at)
    points = align(ANNOTATED, RESOLVED, FakeEmbedder(), Meeting(*pair), settings=settings)
    ids = {one.statement_id for one in pair}
    assert any(ids <= set(point.statement_ids) for point in points) is meet


def test_no_more_pairs_are_read_than_asked_for():
    said = len(RESOLVED.statements)
    for settings, most in (
        (AlignSettings(), said * (said - 1) // 2),
        (AlignSettings(nearest_read=1), said),
        (AlignSettings(most_read=2 * said), 2 * said),
    ):
        rivals = Apart()
        align(ANNOTATED, RESOLVED, FakeEmbedder(), rivals, settings=settings)
        assert 0 < rivals.asked <= most


def test_two_hundred_statements_take_less_than_a_second_beside_the_embedder():
    words = "dam gate flood siren bridge pump levee tide crew valve river mud".split()
    lines = [f"The {words[n * n % len(words)]} failed {n} times before noon." for n in range(200)]
    article = make_article("\n".join(lines))
    statements = [
        make_statement(article, line, party_id=f"p-{n % 5}") for n, line in enumerate(lines)
    ]
    annotated, embedder = [make_annotated(article)], FakeEmbedder()
    known = dict(zip(lines, embedder.embed(lines), strict=True))

    class Remembering(FakeEmbedder):
        def embed(self, texts):
            return np.stack([known[t] for t in texts])

    started = time.process_time()
    assert align(annotated, make_resolved(*statements), Remembering(), FakeRivals())
    assert time.process_time() - started < 1.0
