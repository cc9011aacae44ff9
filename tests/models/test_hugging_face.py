"""Directories as they are published: labels in any order, several ways of pooling, and each way to be unusable."""

from __future__ import annotations

import json
import sys

import numpy as np
import pytest
from hugging import (
    ODD_LABELS,
    WORDS,
    write_directory,
    write_embedder,
    write_scorer,
    write_tokenizer,
)

from rashomon.errors import ModelError, SettingsError
from rashomon.models.open import open_embedder, open_scorer, open_tagger

NEGATED = ("the ferry was hit", "the ferry was not hit")


def write_json(path, value):
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(value), encoding="utf-8")


class TestScorer:
    @pytest.mark.parametrize(
        "labels", [ODD_LABELS, ("neutral ", "Contradiction", "ENTAILMENT")], ids=" ".join
    )
    def test_labels_stand_in_their_columns_whatever_their_order_and_case(self, tmp_path, labels):
        scorer = open_scorer(f"hf:{write_scorer(tmp_path / 'm', labels)}")
        assert scorer.labels == ("entailment", "neutral", "contradiction")
        assert not scorer.is_calibrated
        powers = np.exp([1.0, 0.0, 2.0])
        assert np.allclose(scorer.score([NEGATED])[0], powers / powers.sum(), atol=1e-5)

    @pytest.mark.parametrize(
        ("labels", "named"),
        [
            (("entailment", "not_entailment"), "'not_entailment'"),
            (("LABEL_0", "LABEL_1", "LABEL_2"), "'LABEL_0'"),
            (("entailment", "neutral", "contradiction", "other"), "'other'"),
            (("neutral", "neutral", "entailment"), "'neutral'"),
        ],
    )
    def test_labels_that_would_have_to_be_guessed_are_refused(self, tmp_path, labels, named):
        path = write_directory(tmp_path / "m", np.ones((len(WORDS), len(labels))), output="logits")
        write_json(path / "config.json", {"id2label": dict(enumerate(labels))})
        with pytest.raises(ModelError, match=f"{named}.*id2label of its config.json must name"):
            open_scorer(f"hf:{path}")

    def test_a_directory_without_names_of_labels_says_so(self, tmp_path):
        with pytest.raises(ModelError, match="are not named"):
            open_scorer(f"hf:{write_embedder(tmp_path / 'm')}")

    def test_many_pairs_of_unlike_length_keep_their_order(self, tmp_path):
        scorer = open_scorer(f"hf:{write_scorer(tmp_path / 'm')}")
        pairs = [("ferry " * (k % 9 + 1), "not hit" if k % 3 else "hit") for k in range(50)]
        scores = scorer.score(pairs)
        assert np.array_equal(scores[:, 2] > 0.5, [bool(k % 3) for k in range(50)])

    def test_a_graph_for_something_else_is_refused(self, tmp_path):
        path = write_embedder(tmp_path / "m")
        write_json(path / "config.json", {"id2label": dict(enumerate(ODD_LABELS))})
        with pytest.raises(ModelError, match="gives no logits"):
            open_scorer(f"hf:{path}")


class TestEmbedder:
    @pytest.mark.parametrize(
        ("config", "expected"),
        [
            (None, {"ferry": 2, "rice": 1}),
            (
                {"pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False},
                {"ferry": 2, "rice": 1},
            ),
            ({"pooling_mode": "mean"}, {"ferry": 2, "rice": 1}),
            ({"pooling_mode_max_tokens": True}, {"ferry": 1, "rice": 1}),
            ({"pooling_mode_cls_token": True}, {"[CLS]": 1}),
            ({"pooling_mode_lasttoken": True}, {"[SEP]": 1}),
        ],
    )
    def test_it_pools_as_the_directory_says_and_padding_counts_for_nothing(
        self, tmp_path, config, expected
    ):
        path = write_directory(tmp_path / "m", np.eye(len(WORDS)), output="last_hidden_state")
        if config is not None:
            write_json(path / "1_Pooling" / "config.json", config)
        one, _ = open_embedder(f"hf:{path}").embed(["ferry rice ferry", "the boat " * 9])
        known = {word: one[WORDS.index(word)] for word in expected}
        first = next(iter(expected))
        for word, weight in expected.items():
            assert np.isclose(known[word] / known[first], weight / expected[first], atol=1e-5)
        assert np.isclose(np.linalg.norm(one), 1)

    @pytest.mark.parametrize(
        ("name", "value", "message"),
        [
            (
                "1_Pooling/config.json",
                {"pooling_mode_weightedmean_tokens": True},
                "by weightedmean",
            ),
            (
                "1_Pooling/config.json",
                {"pooling_mode_max_tokens": True, "pooling_mode_mean_tokens": True},
                r"by max\+mean",
            ),
            ("modules.json", [{"type": "sentence_transformers.models.Dense"}], "a layer Dense"),
        ],
    )
    def test_what_would_be_left_out_is_refused(self, tmp_path, name, value, message):
        path = write_embedder(tmp_path / "m")
        write_json(path / name, value)
        with pytest.raises(ModelError, match=message):
            open_embedder(f"hf:{path}")

    def test_sentence_vectors_of_the_graph_are_taken_as_they_are(self, tmp_path):
        path = write_embedder(tmp_path / "m", "sentence_embedding")
        write_json(path / "modules.json", [{"type": "sentence_transformers.models.Dense"}])
        one, other = open_embedder(f"hf:{path}").embed(["ferry", "ferry rice"])
        assert np.isclose(one @ other, 2**-0.5)

    def test_longer_texts_are_cut_where_the_model_ends(self, tmp_path):
        path = write_embedder(tmp_path / "m")
        write_json(path / "sentence_bert_config.json", {"max_seq_length": 5})
        write_json(path / "tokenizer_config.json", {"model_max_length": 10**30})
        one, other = open_embedder(f"hf:{path}").embed(["ferry boat hit", "ferry boat hit rice"])
        assert np.allclose(one, other)

    def test_identity_names_the_directory_without_the_way_there_and_changes_with_the_graph(
        self, tmp_path
    ):
        one = open_embedder(f"hf:{write_embedder(tmp_path / 'm')}").identity
        other = open_embedder(f"hf:{write_embedder(tmp_path / 'm', 'sentence_embedding')}").identity
        assert one.startswith("hf:m@")
        assert one != other
        assert str(tmp_path) not in one

    def test_the_graph_may_lie_where_exporters_put_it(self, tmp_path):
        path = write_embedder(tmp_path / "m")
        (path / "onnx").mkdir()
        (path / "model.onnx").rename(path / "onnx" / "model.onnx")
        assert open_embedder(f"hf:{path}").embed(["ferry"]).shape == (1, len(WORDS))


class TestBrokenDirectories:
    @pytest.mark.parametrize("opener", [open_scorer, open_embedder])
    def test_nothing_is_downloaded(self, opener):
        with pytest.raises(ModelError, match="nothing is downloaded"):
            opener("hf:somebody/some-model")

    def test_a_missing_tokenizer_says_how_to_get_one(self, tmp_path):
        with pytest.raises(ModelError, match=r"tokenizer\.json cannot be read.*save_pretrained"):
            open_embedder(f"hf:{tmp_path}")

    def test_a_directory_without_network_names_what_is_looked_for(self, tmp_path):
        write_tokenizer(tmp_path)
        with pytest.raises(ModelError, match=r"no graph and no weights.*onnx/model\.onnx"):
            open_embedder(f"hf:{tmp_path}")

    def test_broken_files_are_named(self, tmp_path):
        path = write_embedder(tmp_path / "m")
        (path / "model.onnx").write_bytes(b"no graph")
        with pytest.raises(ModelError, match=r"model\.onnx cannot be opened"):
            open_embedder(f"hf:{path}")
        (path / "config.json").write_text("{", encoding="utf-8")
        with pytest.raises(ModelError, match=r"config\.json cannot be read"):
            open_embedder(f"hf:{path}")

    def test_a_graph_that_asks_for_more_is_refused(self, tmp_path):
        onnx = pytest.importorskip(
            "onnx", reason="onnx builds the graph; it comes with the extra dev"
        )
        path = write_embedder(tmp_path / "m")
        model = onnx.load(path / "model.onnx")
        model.graph.input.append(
            onnx.helper.make_tensor_value_info("position_ids", onnx.TensorProto.INT64, ["b", "t"])
        )
        onnx.save(model, path / "model.onnx")
        with pytest.raises(ModelError, match="asks for position_ids"):
            open_embedder(f"hf:{path}")

    def test_a_graph_that_fails_on_a_batch_says_on_which(self, tmp_path):
        path = write_directory(tmp_path / "m", np.ones((3, 4)), output="last_hidden_state")
        with pytest.raises(ModelError, match=r"failed on a batch of \(1, 3\)"):
            open_embedder(f"hf:{path}").embed(["rice"])

    def test_a_reader_is_no_such_directory(self, tmp_path):
        with pytest.raises(SettingsError, match=r"for the reader.*openai:MODEL@URL"):
            open_tagger(f"hf:{tmp_path}")


class TestWeightsWithoutAGraph:
    @pytest.mark.parametrize("missing", ["torch", "transformers"])
    def test_they_need_the_extra(self, tmp_path, monkeypatch, missing):
        write_tokenizer(tmp_path)
        (tmp_path / "model.safetensors").touch()
        monkeypatch.setitem(sys.modules, missing, None)
        monkeypatch.delitem(sys.modules, "rashomon.models.torch_net", raising=False)
        with pytest.raises(ModelError, match=r"pip install 'rashomon\[hf\]'"):
            open_embedder(f"hf:{tmp_path}")

    def test_they_score_pairs(self, tmp_path):
        pytest.importorskip("torch", reason="weights without a graph need the extra hf")
        transformers = pytest.importorskip("transformers", reason="likewise")
        config = transformers.BertConfig(
            vocab_size=len(WORDS),
            hidden_size=8,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=8,
            id2label=dict(enumerate(ODD_LABELS)),
        )
        transformers.BertForSequenceClassification(config).save_pretrained(tmp_path)
        write_tokenizer(tmp_path)
        scorer = open_scorer(f"hf:{tmp_path}")
        pairs = [NEGATED, ("rice", "the patrol boat was hit by the ferry")]
        scores = scorer.score(pairs)
        assert np.allclose(scores.sum(axis=1), 1, atol=1e-5)
        assert np.allclose(scorer.score(pairs[:1])[0], scores[0], atol=1e-5)

    def test_broken_ones_are_named(self, tmp_path):
        pytest.importorskip("torch", reason="weights without a graph need the extra hf")
        pytest.importorskip("transformers", reason="likewise")
        write_tokenizer(tmp_path)
        write_json(tmp_path / "config.json", {"model_type": "bert", "hidden_size": 8})
        (tmp_path / "model.safetensors").write_bytes(b"no weights")
        with pytest.raises(ModelError, match="cannot be opened"):
            open_embedder(f"hf:{tmp_path}")
