"""An endpoint is believed only where the text bears it out; what it cannot do ends in one line that names it."""

from __future__ import annotations

import json
import socket

import numpy as np
import pytest
from endpoint import MODEL, serve

from rashomon.errors import ModelError, SettingsError
from rashomon.models.open import open_embedder, open_scorer, open_tagger
from rashomon.models.wire import FOREIGN_ERRORS
from rashomon.settings import ModelSettings

TEXT = "Minister Ida Voss said the boat had been warned twice.\nMaravia denied that it had turned."
PAIR = ("The ship sank.", "The ship floats.")
KEY = "sk-not-for-anybody"


@pytest.fixture
def server():
    with serve() as running:
        yield running


def said(**answer):
    return lambda _: json.dumps(answer)


def attribution(source, cue, *content):
    return {"source": source, "cue": cue, "content": list(content)}


def words_of(tags, text=TEXT):
    return {(one.label, text[one.start : one.end]) for one in tags.roles}


class TestWhatIsNotInTheArticle:
    def test_invented_words_are_refused_and_counted(self, server):
        server.say = said(
            attributions=[
                attribution("Minister Ida Voss", "said", "the boat had been warned twice"),
                attribution("The Prime Minister", "swore", "that heads would roll"),
                attribution("Maravia", "has denied", "that it had turned"),
            ]
        )
        (tags,) = open_tagger(server.address).tag([TEXT])
        assert words_of(tags) == {
            ("source", "Minister Ida Voss"),
            ("cue", "said"),
            ("content", "the boat had been warned twice"),
            ("source", "Maravia"),
            ("content", "that it had turned"),
        }
        assert tags.refused == 4

    def test_names_and_pronouns_still_come_from_the_shipped_reader(self, server):
        server.say = said(attributions=[])
        shipped = open_tagger().tag([TEXT])[0]
        tags = open_tagger(server.address).tag([TEXT])[0]
        assert tags.entities == shipped.entities != ()
        assert tags.references == shipped.references
        assert tags.roles == ()

    def test_a_user_is_told_and_no_invented_word_gets_into_the_report(
        self, server, run_command, tmp_path
    ):
        article, report = tmp_path / "a.txt", tmp_path / "report.json"
        article.write_text(TEXT + "\nThe strait was calm." * 20, encoding="utf-8")
        server.say = said(
            attributions=[
                attribution("Minister Ida Voss", "said", "the boat had been warned twice"),
                attribution("Maravia", "denied", "that heads would roll"),
            ]
        )
        ran = run_command(
            "compare", article, "--model", "fake", "--reader", server.address, "--json", report
        )
        assert ran.status == 0
        (line,) = ran.lines_naming("a.txt")
        assert "refused as not in the article: 1 of the stretches openai:" in line
        kept = report.read_text(encoding="utf-8")
        assert "warned twice" in kept
        assert "heads would roll" not in kept
        assert f"openai:{MODEL}@{server.url}" in kept


class TestLongTexts:
    def test_they_are_asked_about_part_by_part(self, server):
        text = "\n".join(f"Maravia said that number {k} was drawn." for k in range(40))
        settings = ModelSettings(window_chars=300)
        (tags,) = open_tagger(server.address, settings=settings).tag([text])
        shown = [body["messages"][1]["content"] for _, _, body in server.asked]
        assert "".join(sorted(shown, key=text.index)) == text
        assert max(map(len, shown)) <= 300
        assert {text[one.start : one.end] for one in tags.roles if one.label == "content"} == {
            f"that number {k} was drawn." for k in range(40)
        }


class TestWhatGoesWrong:
    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_a_busy_or_broken_server_is_asked_again(self, server, status):
        server.answers = [(status, "busy"), (status, "busy")]
        assert open_scorer(server.address).score([PAIR]).shape == (1, 3)
        assert len(server.asked) == 3

    def test_one_that_stays_so_is_named_in_one_line(self, server):
        server.answers = [(500, "oops")] * 9
        with pytest.raises(ModelError) as raised:
            open_scorer(server.address).score([PAIR])
        assert f"{server.url} with model {MODEL} is busy or broken (status 500), 3 times" in str(
            raised.value
        )
        assert "\n" not in str(raised.value)
        assert len(server.asked) == 3

    @pytest.mark.parametrize(
        "answer",
        [
            "<html>Welcome</html>",
            "[" * 100_000,
            [],
            {},
            {"choices": []},
            {"choices": [{"message": {"content": None}}]},
            {"choices": [{"message": {"content": "I'd say it is neutral."}}]},
            {"choices": [{"message": {"content": '{"label": "perhaps"}'}}]},
            {"choices": [{"message": {"content": '{"label": 3}'}}]},
            {
                "choices": [
                    {"finish_reason": "length", "message": {"content": '{"label": "neutral"}'}}
                ]
            },
        ],
    )
    def test_garbage_is_no_label(self, server, answer):
        server.answers = [(200, answer)] * 3
        with pytest.raises(ModelError, match="did not answer as asked"):
            open_scorer(server.address).score([PAIR])

    @pytest.mark.parametrize(
        "answer",
        [
            "[]",
            '{"attributions": 3}',
            '{"attributions": [{"source": 1, "cue": "", "content": []}]}',
        ],
    )
    def test_garbage_is_no_attribution(self, server, answer):
        server.say = lambda _: answer
        with pytest.raises(ModelError, match="did not answer as asked"):
            open_tagger(server.address).tag([TEXT])

    @pytest.mark.parametrize(
        "rows",
        [
            [],
            [{"index": 0, "embedding": [1.0, 2.0]}],
            [{"index": k, "embedding": [0.0, 0.0]} for k in range(2)],
            [{"index": 0, "embedding": [1.0]}, {"index": 1, "embedding": [1.0, 2.0]}],
            [{"index": k, "embedding": ["many"]} for k in range(2)],
            [{"index": k, "embedding": [float("inf"), 1.0]} for k in range(2)],
        ],
    )
    def test_garbage_is_no_vector(self, server, rows):
        server.answers = [(200, {"data": rows})] * 3
        with pytest.raises(ModelError, match="did not answer as asked"):
            open_embedder(server.address).embed(["one", "other"])

    def test_vectors_that_change_their_length_are_refused(self, server):
        embedder = open_embedder(server.address)
        server.answers = [
            (200, {"data": [{"index": 0, "embedding": [1.0] * size}]}) for size in (2, 3)
        ]
        embedder.embed(["one"])
        with pytest.raises(ModelError, match="several lengths"):
            embedder.embed(["other"])

    def test_a_refused_connection_names_the_endpoint(self, run_command, tmp_path):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            url = f"http://127.0.0.1:{free.getsockname()[1]}/v1"
        article = tmp_path / "a.txt"
        article.write_text(TEXT + "\nThe strait was calm." * 20, encoding="utf-8")
        ran = run_command("compare", article, "--reader", f"openai:m@{url}")
        assert ran.status == 1
        (line,) = ran.err.splitlines()
        assert f"{url} with model m cannot be reached" in line

    def test_an_answer_that_does_not_come_is_given_up(self):
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            url = f"http://127.0.0.1:{silent.getsockname()[1]}/v1"
            scorer = open_scorer(f"openai:m@{url}", settings=ModelSettings(timeout_s=0.2))
            with pytest.raises(ModelError, match=r"gave no answer in 0\.2 s"):
                scorer.score([PAIR])

    def test_a_model_it_does_not_have_is_said_in_its_words(self, server):
        server.answers = [(404, {"error": {"message": "model 'talker'\nnot found"}})]
        with pytest.raises(ModelError, match=r"refuses \(status 404\).*not found"):
            open_scorer(server.address).score([PAIR])

    def test_an_endpoint_without_schemas_is_asked_without(self, server):
        server.answers = [(400, {"error": "response_format is not supported"})]
        assert open_scorer(server.address).score([PAIR])[0].sum() == 1
        first, second = (body for _, _, body in server.asked)
        assert "response_format" in first
        assert "response_format" not in second
        assert second["temperature"] == 0


class TestEmbeddings:
    def test_they_come_in_order_with_length_1_and_each_text_is_sent_once(self, server):
        embedder = open_embedder(server.address)
        texts = [f"word{k % 70} rice" for k in range(140)]
        vectors = embedder.embed(texts)
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
        assert np.array_equal(vectors[:70], vectors[70:])
        embedder.embed(texts)
        sent = [text for _, _, body in server.asked for text in body["input"]]
        assert sorted(sent) == sorted(set(texts))

    def test_blank_and_broken_texts_are_sent_as_what_a_server_takes(self, server):
        assert len(open_embedder(server.address).embed(["", " ", "half \ud83d pair"])) == 3


class TestTheKey:
    @pytest.mark.parametrize(
        ("variables", "sent"),
        [
            ({}, None),
            ({"RASHOMON_API_KEY": KEY, "OPENAI_API_KEY": "other"}, f"Bearer {KEY}"),
            ({"RASHOMON_API_KEY": "", "OPENAI_API_KEY": f"{KEY}\n"}, f"Bearer {KEY}"),
        ],
    )
    def test_it_comes_from_the_environment(self, server, monkeypatch, variables, sent):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        open_scorer(server.address).score([PAIR])
        ((path, headers, _),) = server.asked
        assert path == "/v1/chat/completions"
        assert headers.get("Authorization") == sent

    @pytest.mark.parametrize("status", [401, 404, 500])
    def test_it_is_in_no_message_log_or_identity(self, server, monkeypatch, caplog, status):
        caplog.set_level("DEBUG")
        monkeypatch.setenv("RASHOMON_API_KEY", KEY)
        server.answers = [(status, {"error": f"wrong key: {KEY}"})] * 3
        scorer = open_scorer(server.address)
        with pytest.raises(ModelError) as raised:
            scorer.score([PAIR])
        assert KEY not in f"{raised.value}{raised.value.__cause__}{caplog.text}{scorer.identity}"

    def test_one_that_no_header_can_hold_is_not_repeated(self, server, monkeypatch):
        monkeypatch.setenv("OPENAI_API_KEY", f"{KEY}\nmore")
        with pytest.raises(ModelError, match="OPENAI_API_KEY holds what no key can hold") as raised:
            open_scorer(server.address).score([PAIR])
        assert KEY not in str(raised.value)


class TestAddresses:
    @pytest.mark.parametrize(
        ("address", "identity"),
        [
            ("openai:m@http://localhost:1/v1/", "openai:m@http://localhost:1/v1"),
            ("openai:@cf/meta/llama:8b@https://h/v1", "openai:@cf/meta/llama:8b@https://h/v1"),
        ],
    )
    def test_model_and_address_are_told_apart(self, address, identity):
        assert open_embedder(address).identity == identity

    @pytest.mark.parametrize(
        "address",
        [
            "openai:",
            "openai:m",
            "openai:http://h/v1",
            "openai:m@h:80/v1",
            "openai:m@https://h/v1?key=k",
        ],
    )
    @pytest.mark.parametrize("opener", [open_tagger, open_scorer, open_embedder])
    def test_one_that_cannot_be_read_is_shown_how(self, opener, address):
        with pytest.raises(SettingsError, match="openai:MODEL@URL"):
            opener(address)

    def test_a_password_in_an_address_is_refused_and_not_repeated(self):
        with pytest.raises(SettingsError, match="RASHOMON_API_KEY") as raised:
            open_scorer(f"openai:m@https://me:{KEY}@host/v1")
        assert KEY not in str(raised.value)

    def test_nothing_is_sent_before_a_question_is_asked(self, server):
        for opener in (open_scorer, open_embedder):
            opener(server.address)
        assert open_scorer(server.address).score([]).shape == (0, 3)
        assert server.asked == []


def test_every_error_of_httpx_is_mapped():
    import httpx  # noqa: PLC0415

    raised = [
        one for one in vars(httpx).values() if isinstance(one, type) and issubclass(one, Exception)
    ]
    assert all(issubclass(one, FOREIGN_ERRORS) for one in raised)
