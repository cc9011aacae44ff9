"""What a terminal gets: colours, bold letters and a pager, and how each is turned off."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios

import pytest

COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-7]|9[0-7]|38;5;\d+)m")
BOLD = re.compile(r"\x1b\[(?:\d+;)*1(?:;\d+)*m")


@pytest.fixture
def as_terminal(monkeypatch):
    """Make rich take standard output for a terminal of this many columns."""

    def set_up(columns):
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("COLUMNS", str(columns))

    return set_up


def strip(shown):
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown).replace("\r", "")


@pytest.mark.parametrize("columns", [80, 160])
def test_colours_and_bold_letters_and_no_line_too_long(
    columns, report_file, as_terminal, run_command
):
    as_terminal(columns)
    shown = run_command("report", report_file).out
    assert COLOUR.search(shown)
    assert BOLD.search(shown)
    widest = max(map(len, strip(shown).splitlines()))
    assert columns / 2 < widest <= columns


def test_no_color_takes_the_colours_away(report_file, as_terminal, run_command, monkeypatch):
    as_terminal(80)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not COLOUR.search(run_command("report", report_file).out)


def test_plain_takes_everything_away(report_file, as_terminal, run_command):
    as_terminal(80)
    assert "\x1b" not in run_command("report", report_file, "--plain").out


def test_report_longer_than_the_terminal_goes_through_the_pager(report_file, tmp_path):
    pager = tmp_path / "pager.sh"
    pager.write_text(f"#!/bin/sh\ncat > {tmp_path}/paged\n", encoding="utf-8")
    pager.chmod(0o755)
    inner, outer = pty.openpty()
    fcntl.ioctl(outer, termios.TIOCSWINSZ, struct.pack("HHHH", 10, 80, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    process = subprocess.Popen(
        [sys.executable, "-m", "rashomon", "report", str(report_file)],
        stdin=outer,
        stdout=outer,
        stderr=outer,
        env={**kept, "TERM": "xterm-256color", "PAGER": str(pager)},
        cwd=tmp_path,
    )
    os.close(outer)
    shown = b""
    while True:
        try:
            part = os.read(inner, 65536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(inner)
    assert process.wait() == 0
    assert "inside Orlenan waters" in strip((tmp_path / "paged").read_text(encoding="utf-8"))
    assert "inside Orlenan waters" not in strip(shown.decode())
