"""What every test gets: a clean environment, no network, and the command line."""

from __future__ import annotations

import os
import socket
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

LOCAL = ("127.0.0.1", "localhost", "::1", "")
CLEANED = ("RASHOMON_", "OPENAI_", "GITHUB_")
SWITCHES = ("FORCE_COLOR", "NO_COLOR", "PY_COLORS", "CI", "TERM_PROGRAM", "BROWSER", "LINES")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a run of the command line left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    def lines_naming(self, name: str) -> list[str]:
        """Give the lines about an input: `rashomon: INPUT: what happened - what to do`."""
        return [
            line
            for line in self.err.splitlines()
            if any(name in part for part in line.split(": ")[:2])
        ]


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep terminals, colour switches and proxies of the machine away from tests."""
    for name in list(os.environ):
        if name.upper().endswith("_PROXY") or name.startswith(CLEANED) or name in SWITCHES:
            monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("TERM", "dumb")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine answers; every other host is as if the cable were out."""
    look_up = socket.getaddrinfo

    def refuse_strangers(host: bytes | str | None, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is None or name in LOCAL:
            return look_up(host, *args, **kwargs)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", refuse_strangers)


@pytest.fixture
def run_command(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Run `rashomon ARGUMENT …` in this process, as the installed script does."""

    def run(*arguments: object) -> Ran:
        from rashomon.cli import main  # noqa: PLC0415 - the tests of a room do not need it

        monkeypatch.setattr(sys, "argv", ["rashomon", *map(str, arguments)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        status = ended.value.code
        out, err = capfd.readouterr()
        number = status if isinstance(status, int) else int(status is not None)
        return Ran(status=number, out=out, err=err)

    return run
