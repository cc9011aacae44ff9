"""Where reports are kept: files and folders written in one way, with one kind of error.

Texts come in, files go out. Half a surrogate pair, which has no UTF-8, is written as a question mark;
only the JSON report keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.errors import ReportError

if TYPE_CHECKING:
    from pathlib import Path

_HINT = "name a file in a folder that exists and is yours"


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file; a text becomes UTF-8 with line feeds as they are.

    Raises:
        ReportError: It cannot be written.
    """
    written = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        path.write_bytes(written)
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise ReportError(message, hint=_HINT) from error


def make_folder(path: Path) -> None:
    """Make a folder if it is not there.

    Raises:
        ReportError: It cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot make the folder {path}: {error.strerror}"
        raise ReportError(message, hint="name a folder, not a file, where you may write") from error
