"""The bytes of a file or of standard input, never more of them than allowed."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from rashomon.errors import ReadError

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]+://")  # two letters or more: "C:\\" is a drive


def is_address(address: str) -> bool:
    """Say whether an input is a web address (any scheme) rather than a path."""
    return _SCHEME.match(address) is not None


def load_bytes(path: str, *, max_bytes: int, stdin: BinaryIO | None = None) -> bytes:
    """Read a file, or standard input for "-".

    Args:
        path: The file; "-" for standard input.
        max_bytes: A larger file is refused by its size, unread; from a pipe at most one byte more
            is read.
        stdin: Read instead of the process's standard input.

    Returns:
        All bytes; never empty.

    Raises:
        ReadError: Missing, a folder, no permission, too large, or empty.
    """
    try:
        data = _load(path, max_bytes, stdin)
    except FileNotFoundError as error:
        raise ReadError("no such file", hint="check the spelling and the folder") from error
    except PermissionError as error:
        raise ReadError("no permission to read it", hint="change its permissions") from error
    except IsADirectoryError as error:
        raise ReadError("this is a folder", hint="give the files in it") from error
    except (OSError, ValueError) as error:  # ValueError: a path with a zero byte
        raise ReadError(
            f"it cannot be read: {error}", hint="check the path and the disk"
        ) from error
    if len(data) > max_bytes:
        raise _too_large(f"more than {_megabytes(max_bytes)}")
    if not data.strip():
        raise ReadError("it is empty", hint="give a file that holds the article's text")
    return data


def _load(path: str, max_bytes: int, stdin: BinaryIO | None) -> bytes:
    if path == "-":
        return (stdin or sys.stdin.buffer).read(max_bytes + 1)
    info = Path(path).stat()
    if stat.S_ISREG(info.st_mode) and info.st_size > max_bytes:
        raise _too_large(_megabytes(info.st_size))
    with Path(path).open("rb") as file:
        return file.read(max_bytes + 1)


def _too_large(size: str) -> ReadError:
    return ReadError(
        f"it is too large: {size}", hint="split it into one file an article, or raise max_bytes"
    )


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.0f} MB" if count >= 1_000_000 else f"{count} bytes"  # noqa: PLR2004
