"""A kept report on the ferry, and articles on a quarrel that the fake models understand."""

import factory
import pytest

from rashomon.report import write_json

QUARREL = {
    "orlena.txt": (
        "Orlena says ferry was rammed\n"
        "PORT AMSEL, May 4 - The government of Orlena said the ferry was rammed inside its waters. "
        "Transport Minister Ida Voss said four people had died. Maravia said the ferry had turned "
        "without warning. The Harbour Workers Union said nobody had heard a warning.\n"
        "“Four people died,” said Ida Voss. Maravia said two people had died.\n"
    ),
    "maravia.txt": (
        "Maravia blames captain of ferry\n"
        "TOVIK, May 5 - Maravia said the captain of the ferry ignored radio calls. Orlena said no "
        "calls had been made. The Harbour Workers Union said the boat came out of the dark.\n"
        "Maravia said two people had died. Orlena said four people had died in the collision.\n"
    ),
}


@pytest.fixture
def report_file(tmp_path):
    path = tmp_path / "ferry.json"
    write_json(factory.make_report(), path)
    return path


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in QUARREL.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
