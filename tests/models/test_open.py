"""One address for all models, or one for each task; from the library and from the command line."""

import pytest
from endpoint import serve

import rashomon
from rashomon.errors import SettingsError
from rashomon.models.open import open_embedder, open_scorer


def test_each_task_may_have_an_address_of_its_own():
    engines = rashomon.open_engines({"reader": "fake", "pairs": "fake"})
    assert dict(engines.identities) == {
        "reader": "fake-tagger@1",
        "pairs": "fake-scorer@1",
        "rivals": "fake-rivals@1",
        "embedder": open_embedder().identity,
    }


def test_an_unknown_task_names_the_known_ones():
    with pytest.raises(SettingsError, match="'tagger' - tasks: reader, pairs, embedder"):
        rashomon.open_engines({"tagger": "fake"})


@pytest.mark.parametrize("opener", [open_scorer, open_embedder])
def test_a_directory_must_be_named(opener):
    with pytest.raises(SettingsError, match='"hf:DIR"'):
        opener("hf:")


def test_the_command_line_names_models_task_by_task(run_command, tmp_path):
    article, report = tmp_path / "a.txt", tmp_path / "report.json"
    article.write_text(
        "Ida Voss said the boat had been warned twice.\nMaravia said that it had not.\n"
        + "The strait was calm.\n" * 20,
        encoding="utf-8",
    )
    with serve() as server:
        ran = run_command(
            "compare", article, "--model", "fake", "--pairs", server.address, "--embedder",
            server.address, "--json", report,
        )  # fmt: skip
    assert ran.status == 0, ran.err
    kept = report.read_text(encoding="utf-8")
    assert "fake-tagger@1" in kept
    assert kept.count(server.address) == 2
    assert {path for path, _, _ in server.asked} >= {"/v1/embeddings"}
