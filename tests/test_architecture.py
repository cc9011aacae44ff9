"""Rules that hold by absence; import-linter keeps those about imports between our modules."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import rashomon

PACKAGE = Path(rashomon.__file__).parent
ROOMS = ("group", "annotate", "attribute", "resolve", "align", "judge", "follow", "report")
NETWORK = {"httpx", "http", "requests", "socket", "urllib.request"}
PRINTERS = {"print", "input"}
WRITERS = {"write_text", "write_bytes"}


def modules_of(*folders: str) -> list[Path]:
    found = [path for folder in folders for path in sorted(PACKAGE.joinpath(folder).rglob("*.py"))]
    return found + [
        PACKAGE / f"{folder}.py" for folder in folders if (PACKAGE / f"{folder}.py").exists()
    ]


def imported_names(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return names


@pytest.mark.parametrize(
    "path", modules_of(*ROOMS), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_room_prints_nothing_and_opens_no_connection(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not imported_names(tree) & NETWORK
    called = {
        getattr(node.func, "id", getattr(node.func, "attr", ""))
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
    }
    assert not called & PRINTERS
    # A report is kept where the user asks for it; nothing else is written.
    assert not called & WRITERS or path.parent.name == "report"


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_a_module_says_what_it_is_for_and_stays_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 500, "look for the second idea that moved in"


def test_no_drawer_modules() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert not [path for path in PACKAGE.rglob("*.py") if path.stem in drawers]
