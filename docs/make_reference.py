"""Writes the pages that are made from code: settings, errors, commands and checks.

Run `make reference` after a change of a setting, an error, a check or the command line; `tests/test_docs.py`
fails until it was run.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from rashomon import cli, errors
from rashomon.judge import EVERY_CHECK
from rashomon.judge.checks import name_check
from rashomon.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parent
_ENTRY = re.compile(r"^    (\w+): (.+(?:\n {6,}.+)*)", re.MULTILINE)

SETTINGS_HEAD = """# Settings

What can be set, with the values that hold if nothing is said. Settings are one frozen value,
passed down; its digest stands in every report, so two reports can be compared knowingly.

```python
from rashomon import Settings
from rashomon.settings import ReadSettings

settings = Settings(read=ReadSettings(timeout_s=5.0))
```

Where a number comes from (data, date, neighbours it was tuned with) is written beside it in
`src/rashomon/settings.py`. This page is made by `make reference`.
"""

ERRORS_HEAD = """# Errors

Every error of Rashomon says what happened, with which value, and what to do (`hint`). The command
line prints it as one line and ends with status 1; misuse ends with 2. An `ItemError` never ends a
run: the item becomes a `Failure` in the report's margin and the rest goes on. Doubt is no error: a
pair nobody can decide is `unsure`. This page is made by `make reference`.
"""

CHECKS_HEAD = """# Checks

What [judge](judge.md) asks of a pair of statements. Each check gives evidence: a score (1 where it
sees a clash, -1 where it sees agreement, 0 where it sees nothing) and the words it rests on. Their
weights stand in `src/rashomon/judge/weights.json`. The descriptions are the checks' docstrings; this
page is made by `make reference`.

| check | what it looks at |
| --- | --- |"""

COMMANDS_HEAD = """# Commands

`rashomon` prints the report on standard output and everything else (progress, inputs that could
not be used) on standard error. Exit status: 0 if something could be compared, 1 if nothing could
or the run broke, 2 for misuse. This page is made by `make reference`.
"""


def find_app() -> TyperGroup:
    """Give the command line as a tree of commands."""
    app = next(value for value in vars(cli).values() if isinstance(value, typer.Typer))
    command = get_command(app)
    if not isinstance(command, TyperGroup):
        message = "the command line has one command only"
        raise TypeError(message)
    return command


def describe_attributes(record: type) -> dict[str, str]:
    """Read the Attributes section of a record's docstring: one line for each name."""
    _, _, section = inspect.cleandoc(record.__doc__ or "").partition("Attributes:\n")
    return {name: " ".join(text.split()) for name, text in _ENTRY.findall(section)}


def write_settings() -> str:
    """Make settings.md: a table for each room and door."""
    return "\n".join(_settings_lines())


def _settings_lines() -> Iterator[str]:
    yield SETTINGS_HEAD
    for room in dataclasses.fields(Settings):
        value = getattr(Settings(), room.name)
        yield f"## {room.name}\n"
        yield (inspect.getdoc(type(value)) or "").splitlines()[0] + "\n"
        fields = dataclasses.fields(value)
        if not fields:
            yield "Nothing to set so far.\n"
            continue
        meanings = describe_attributes(type(value))
        yield f"| `{type(value).__name__}` | default | meaning |"
        yield "| --- | --- | --- |"
        for field in fields:
            meaning = meanings[field.name].replace("|", "\\|")
            yield f"| `{field.name}` | `{getattr(value, field.name)!r}` | {meaning} |"
        yield ""


def write_errors() -> str:
    """Make errors.md: the tree, and a section for each error."""
    return "\n".join(_error_lines())


def _error_lines() -> Iterator[str]:
    tree = inspect.cleandoc(errors.__doc__ or "").split("```")[1].strip("\n")
    yield ERRORS_HEAD
    yield f"```\n{tree}\n```\n"
    for name, error in vars(errors).items():
        if inspect.isclass(error) and issubclass(error, errors.RashomonError):
            yield f"## {name}\n"
            yield (inspect.getdoc(error) or "").split("\n\nArgs:")[0] + "\n"


def write_commands() -> str:
    """Make commands.md: every command with its arguments and options."""
    return "\n".join(_command_lines())


def _command_lines() -> Iterator[str]:
    app = find_app()
    yield COMMANDS_HEAD
    yield from _parameter_lines("rashomon", app)
    for name, command in app.commands.items():
        if not command.hidden:
            yield from _parameter_lines(f"rashomon {name}", command)


def _parameter_lines(title: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - typer's or click's
    yield f"## {title}\n"
    yield inspect.cleandoc(command.help or "") + "\n"
    shown = [one for one in command.params if not getattr(one, "hidden", False)]
    if not shown:
        return
    yield "| argument or option | meaning |"
    yield "| --- | --- |"
    for one in shown:
        names = ", ".join(f"`{name}`" for name in [*one.opts, *one.secondary_opts])
        if one.param_type_name == "argument":
            names = f"`{one.metavar or one.name.upper()}`"
        meaning = " ".join((one.help or "").split()).replace("|", "\\|")
        yield f"| {names} | {meaning} |"
    yield ""


def write_checks() -> str:
    """Make checks.md: the checks of `judge` and what each looks at."""
    return "\n".join(_check_lines())


def _check_lines() -> Iterator[str]:
    yield CHECKS_HEAD
    for check in EVERY_CHECK:
        yield f"| {name_check(check)} | {(inspect.getdoc(check) or '').splitlines()[0]} |"
    yield ""


PAGES = {
    "settings.md": write_settings,
    "errors.md": write_errors,
    "commands.md": write_commands,
    "checks.md": write_checks,
}


def main() -> None:
    """Write every page."""
    for name, write in PAGES.items():
        (DOCS / name).write_text(write(), encoding="utf-8")
        print(f"docs/{name}")


if __name__ == "__main__":
    main()
