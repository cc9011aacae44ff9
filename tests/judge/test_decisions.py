"""Relations a person set or rejected stand against the checks."""

import factory
import pytest

from rashomon.decisions import Decisions, RelationRule, Spot, find_spot
from rashomon.judge.decisions import settle_relations
from rashomon.records import RelationKind


@pytest.fixture
def settle():
    articles, resolved, points, relations = factory.make_ferry()

    def run(*rules):
        return settle_relations(
            relations,
            Decisions(relations=rules),
            articles=articles,
            resolved=resolved,
            points=points,
        )

    return run


@pytest.fixture
def spots():
    articles, resolved, _, _ = factory.make_ferry()
    texts = {one.article_id: one for one in articles}
    return [find_spot(texts[one.article_id], one) for one in resolved.statements]


def test_rejected_relation_is_gone(settle, spots):
    before, _ = settle()
    after, failures = settle(RelationRule("d", spots[3], spots[1], None))
    assert len(after) == len(before) - 1
    assert failures == ()


def test_changed_relation_is_sure_and_says_that_a_person_decided(settle, spots):
    relations, _ = settle(
        RelationRule("d.toml: relation 1", spots[1], spots[3], RelationKind.DIFFERS)
    )
    changed = relations[-1]
    assert (changed.kind, changed.score) == (RelationKind.DIFFERS, 1.0)
    assert changed.evidence[0].check == "decision"
    assert changed.evidence[0].detail == "a person says so (d.toml: relation 1)"
    assert changed.evidence[1].check == "opposites"


def test_new_relation_stands_on_the_point_of_its_statements(settle, spots):
    _, resolved, points, _ = factory.make_ferry()
    relations, _ = settle(RelationRule("d", spots[5], spots[6], RelationKind.AGREES))
    assert relations[-1].point_id == points[2].point_id
    assert relations[-1].first_id == resolved.statements[5].statement_id


def test_rule_whose_statements_are_not_there_is_told(settle, spots):
    _, failures = settle(
        RelationRule("d.toml: relation 1", spots[0], Spot("0" * 12, ((1, 9),)), RelationKind.AGREES)
    )
    assert [(one.what, one.error) for one in failures] == [
        ("d.toml: relation 1", "its statements are not there")
    ]


def test_statements_on_no_point_cannot_be_related(settle, spots):
    _, failures = settle(RelationRule("d", spots[4], spots[6], RelationKind.AGREES))
    assert [one.error for one in failures] == ["its statements are on no point"]
