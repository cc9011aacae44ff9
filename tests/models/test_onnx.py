"""One graph with two heads: opened once, asked about each pair once. A stand-in session counts its runs."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from rashomon.errors import ModelError
from rashomon.models import onnx
from rashomon.models.onnx import WEIGHTS, OnnxScorer
from rashomon.models.open import open_rivals, open_scorer
from rashomon.models.rivals import RIVAL_LABELS

PAIRS = [
    ("The ship sank.", "It floats."),
    ("Rain fell.", "It was dry."),
    ("A long, long sentence about rain.", "B"),
]
WIDTH = {"inference": 3, "rivals": len(RIVAL_LABELS)}


class Session:
    """Gives each head's logits from the pieces of a row; notes each run."""

    opened = 0

    def __init__(self, heads=("inference", "rivals")):
        self.heads = heads
        self.runs = []

    def get_outputs(self):
        return [SimpleNamespace(name=head) for head in self.heads]

    def run(self, wanted, inputs):
        self.runs.append((wanted, inputs))
        rows = (inputs["embedded"].sum(axis=2) * inputs["mask"]).sum(axis=1)
        return [np.stack([np.sin(rows * k) for k in range(WIDTH[h])], axis=1) for h in wanted]

    @property
    def read(self):
        """How many pairs went through."""
        return sum(len(inputs["mask"]) for _, inputs in self.runs)


@pytest.fixture(name="graph")
def make_graph(tmp_path):
    """A folder with the package's words and tokenizer, and a file in the place of the graph."""
    for name in ("words.npz", "tokenizer.json"):
        (tmp_path / name).symlink_to(WEIGHTS / name)
    path = tmp_path / "pairs.onnx"
    path.write_bytes(b"stand-in")
    return path


@pytest.fixture(name="sessions")
def keep_sessions(monkeypatch):
    """The sessions that were opened."""
    opened = []

    def open_session(_path, _threads):
        opened.append(Session())
        return opened[-1]

    monkeypatch.setattr(onnx, "_open_session", open_session)
    return opened


def test_both_heads_share_one_graph(graph, sessions):
    inference, rivals = OnnxScorer(graph), OnnxScorer(graph, head="rivals")
    assert len(sessions) == 1
    assert inference.identity == rivals.identity
    assert (len(inference.labels), rivals.labels) == (3, RIVAL_LABELS)


def test_each_head_runs_alone(graph, sessions):
    for head, width in WIDTH.items():
        scores = OnnxScorer(graph, head=head).score(PAIRS)
        assert scores.shape == (len(PAIRS), width)
        assert np.allclose(scores.sum(axis=1), 1)
    assert {tuple(wanted) for wanted, _ in sessions[0].runs} == {("inference",), ("rivals",)}


def test_a_pair_met_before_is_not_read_again(graph, sessions):
    scorer = OnnxScorer(graph, head="rivals")
    first = scorer.score(PAIRS)
    assert sessions[0].read == len(PAIRS)
    again = scorer.score([*PAIRS[::-1], PAIRS[0]])
    assert sessions[0].read == len(PAIRS)
    assert (again == first[[2, 1, 0, 0]]).all()


def test_only_what_is_new_is_read(graph, sessions):
    scorer = OnnxScorer(graph, head="rivals")
    scorer.score(PAIRS[:1])
    scorer.score([PAIRS[0], PAIRS[1], PAIRS[1]])
    assert sessions[0].read == 2


def test_the_other_way_round_is_another_pair(graph, sessions):
    scorer = OnnxScorer(graph, head="rivals")
    scorer.score([PAIRS[0], PAIRS[0][::-1]])
    assert sessions[0].read == 2


def test_what_one_head_read_the_other_reads_too(graph, sessions):
    OnnxScorer(graph).score(PAIRS)
    OnnxScorer(graph, head="rivals").score(PAIRS)
    assert sessions[0].read == 2 * len(PAIRS)


def test_a_caller_may_change_what_it_was_given(graph, sessions):
    scorer = OnnxScorer(graph, head="rivals")
    scorer.score(PAIRS)[:] = -1
    assert (scorer.score(PAIRS) >= 0).all()
    assert sessions[0].read == len(PAIRS)


def test_a_long_side_is_cut_and_leaves_the_other_its_place(graph, sessions):
    OnnxScorer(graph, head="rivals").score([("rain " * 500, "snow " * 500)])
    ((_, inputs),) = sessions[0].runs
    assert inputs["segments"].sum() == 64 + 1
    assert inputs["mask"].sum() == 64 + 64 + 3


@pytest.mark.parametrize("head", ["inference", "rivals"])
def test_a_head_the_graph_lacks_is_named_in_one_line(graph, monkeypatch, head):
    monkeypatch.setattr(onnx, "_open_session", lambda *_: Session(heads=("scores",)))
    with pytest.raises(ModelError) as caught:
        OnnxScorer(graph, head=head)
    assert f"pairs.onnx has no head for {head}" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_address_with_a_path_opens_that_graph(graph, sessions):
    assert open_scorer(f"onnx:{graph}").identity == open_rivals(f"onnx:{graph}").identity
    assert open_rivals(f"onnx:{graph}").labels == RIVAL_LABELS
    assert len(sessions) == 1
