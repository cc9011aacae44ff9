"""The documents say what the code does; these tests fail when they fall behind."""

from __future__ import annotations

import inspect
import re
import shlex
from pathlib import Path

import pytest

import rashomon
import rashomon.errors
from benchmarks.__main__ import build_parser
from docs.make_reference import PAGES, find_app
from rashomon.read import rows

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
TEXTS = [
    *sorted(DOCS.glob("*.md")),
    *(ROOT / f"{name}.md" for name in ("README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG")),
]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"")
ROOMS = (
    "read",
    "group",
    "annotate",
    "attribute",
    "resolve",
    "align",
    "judge",
    "follow",
    "report",
)


def code_blocks(path: Path, *languages: str) -> list[str]:
    found = FENCE.findall(path.read_text(encoding="utf-8"))
    return [code for language, code in found if language in languages]


@pytest.mark.parametrize("name", PAGES)
def test_page_made_from_code_is_current(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == PAGES[name](), "run `make reference`"


@pytest.mark.parametrize("name", rashomon.__all__)
def test_every_public_name_is_explained(name: str) -> None:
    assert f"`{name}" in (DOCS / "library.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_its_page_in_the_index(room: str) -> None:
    assert (DOCS / f"{room}.md").is_file()
    assert f"({room}.md)" in (DOCS / "index.md").read_text(encoding="utf-8")


def test_every_page_is_in_the_index() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    assert [path.name for path in DOCS.glob("*.md") if path.name != "index.md"]
    missing = [
        path.name
        for path in DOCS.glob("*.md")
        if path.name != "index.md" and f"({path.name})" not in index
    ]
    assert not missing


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for pair in LINK.findall(path.read_text(encoding="utf-8")):
        target = "".join(pair).partition("#")[0]
        if target and "://" not in target:
            assert (path.parent / target).exists(), target


def commands_shown() -> list[tuple[str, str]]:
    shown = []
    for path in TEXTS:
        for block in code_blocks(path, "", "console", "bash", "sh"):
            for line in block.replace("\\\n", " ").splitlines():
                shown += [
                    (path.name, part.strip().removeprefix("$ "))
                    for part in line.split("&&")
                    if part.strip().removeprefix("$ ").startswith("rashomon ")
                ]
    return shown


@pytest.mark.parametrize(("where", "line"), commands_shown())
def test_commands_shown_exist_with_their_options(where: str, line: str) -> None:
    app = find_app()
    words = shlex.split(line, comments=True)[1:]
    options = {name for param in app.params for name in param.opts}
    if not words[0].startswith("-"):
        assert words[0] in app.commands, where
        command = app.commands[words[0]]
        options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    used = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert used <= options | {"--help"}, where


def test_readme_names_the_two_commands_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pip install . && rashomon demo" in readme
    assert "pip install -e '.[dev]' && make check" in readme
    for step in ("pip install --quiet .", "rashomon demo", "-e '.[dev]'", "make check"):
        assert step in ci


def test_make_check_tests_last_so_that_its_summary_closes_the_output() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    steps = re.search(r"^check: (.+)$", makefile, re.MULTILINE)
    assert steps is not None
    assert steps[1].split()[-1] == "test"


@pytest.mark.models
@pytest.mark.parametrize(
    "code",
    [
        pytest.param(code, id=f"{path.name}-{number}")
        for path in TEXTS
        for number, code in enumerate(code_blocks(path, "python"))
    ],
)
def test_examples_run(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "example", "exec"), {"__name__": "example"})  # noqa: S102 - our own documents


@pytest.mark.parametrize("page", [DOCS / "measuring.md", ROOT / "benchmarks" / "README.md"])
def test_every_benchmark_is_explained(page: Path) -> None:
    names = re.findall(r"^    (\w+)", build_parser().format_help(), re.MULTILINE)
    assert {"statements", "coreference", "events", "gate"} <= set(names)
    told = re.findall(r"(?:`|benchmarks )(\w+)", page.read_text(encoding="utf-8"))
    assert set(names) <= set(told)


def test_every_error_a_user_meets_has_a_section() -> None:
    page = (DOCS / "errors.md").read_text(encoding="utf-8")
    for name, error in vars(rashomon.errors).items():
        if inspect.isclass(error) and issubclass(error, rashomon.RashomonError):
            assert f"## {name}" in page


def test_every_field_a_json_row_may_have_is_listed() -> None:
    page = (DOCS / "read.md").read_text(encoding="utf-8")
    for fields in (
        rows._TEXT,
        rows._TITLE,
        rows._OUTLET,
        rows._PUBLISHED,
        rows._AUTHORS,
        rows._URL,
    ):
        assert ", ".join(f"`{name}`" for name in fields) in page


def test_changelog_begins_with_this_version_or_the_next() -> None:
    heads = re.findall(
        r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert heads[0] in ("Unreleased", rashomon.__version__)
