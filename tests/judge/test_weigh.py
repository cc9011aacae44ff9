"""The weights in the package can be read, name real checks, and weigh as written."""

from __future__ import annotations

import pytest
from judge.statements import make_pair

from rashomon.errors import ModelError
from rashomon.judge import EVERY_CHECK
from rashomon.judge import weigh as weigh_module
from rashomon.judge.checks import CHECKS
from rashomon.judge.weigh import MODELS, Weights, read_weights, weigh_evidence, weigh_standing


def names_of_checks():
    """Give the names that evidence carries."""
    pair = make_pair(("o", "said", "it rammed us"), ("m", "denied", "it rammed them"))
    return {check(*pair).check for check in EVERY_CHECK}


def test_weights_name_checks_that_exist():
    weights = dict(read_weights())
    signs = make_pair(("o", "said", "it rammed us"), ("m", "denied", "it"))[0].signs
    assert set(weights.pop("stands").weights) <= set(signs)
    for model in weights.values():
        assert {name.partition("*")[0] for name in model.weights} <= names_of_checks()


def test_evidence_carries_the_name_of_its_check():
    named = {check.__name__.removeprefix("check_").replace("_", " ") for check in EVERY_CHECK}
    assert named == names_of_checks()


@pytest.mark.parametrize(
    "name", ["denial", "negation", "numbers", "versions", "sides", "contradiction"]
)
def test_no_check_weighs_against_its_description(name):
    weights = read_weights()
    assert weights["clash"].weights.get(name, 0.0) >= 0
    assert weights["agree"].weights.get(name, 0.0) <= 0


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param({}, 0.5, id="nothing known"),
        pytest.param({"denial": 1.0}, 0.7311, id="a weight of one"),
        pytest.param({"denial": 1.0, "topic": 0.5}, 0.8176, id="multiplied by nearness"),
        pytest.param({"unknown": 9.0}, 0.5, id="a check without weight"),
    ],
)
def test_weigh(scores, expected):
    assert Weights(0.0, {"denial": 1.0, "denial*topic": 1.0}).weigh(scores) == pytest.approx(
        expected, abs=1e-4
    )


def weigh(first, second):
    """Weigh a pair by its denials alone."""
    weights = {name: Weights(0.0, {"denial": 1.0}) for name in MODELS}
    return weigh_evidence([check(*make_pair(first, second)) for check in CHECKS], weights)


def test_a_check_raises_the_clash_it_sees():
    claim = ("o", "said", "it rammed us")
    plain = weigh(claim, ("m", "said", "it rammed them"))
    denied = weigh(claim, ("m", "denied", "it rammed them"))
    assert denied.clash > plain.clash


def test_a_denial_looks_more_like_a_stand():
    first, second = make_pair(("o", "said", "it rammed us"), ("m", "denied", "it rammed them"))
    weights = {"stands": Weights(0.0, {"denies": 1.0})}
    filled = weigh_standing({"a": first, "b": second}, weights)
    assert filled["b"].standing > filled["a"].standing > 0


def test_broken_weights_say_what_to_do(monkeypatch, tmp_path):
    (tmp_path / "weights.json").write_text('{"clash": 3}', encoding="utf-8")
    monkeypatch.setattr(weigh_module.resources, "files", lambda _: tmp_path)
    read_weights.cache_clear()
    with pytest.raises(ModelError, match="install rashomon again"):
        read_weights()
    monkeypatch.undo()
    read_weights.cache_clear()
