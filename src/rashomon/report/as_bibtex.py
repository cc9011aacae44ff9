"""The articles of a report as BibTeX, to cite them.

A `Report` comes in, one file goes out, an entry for each article. Letters stay as they are (UTF-8, as
biber and today's BibTeX read it); what TeX would take for a command is escaped.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from rashomon.report.files import write_file
from rashomon.report.inert import show_on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rashomon.records import Article, Report

_SPECIAL = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces whether or not a backslash stands before them.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LONGEST_KEY_PART = 24
_DAY = 10  # characters of "2019-03-08"


def write_bibtex(report: Report, path: Path) -> None:
    """Write the articles as BibTeX entries.

    Raises:
        ReportError: The file cannot be written.
    """
    write_file(path, render_bibtex(report))


def render_bibtex(report: Report) -> str:
    """Make a BibTeX entry for each article, with keys such as `courier2019a`."""
    used: dict[str, int] = {}
    entries = []
    for article in report.articles:
        stem = _make_stem(article)
        used[stem] = used.get(stem, 0) + 1
        entries.append(_render_entry(article, f"{stem}{_count(used[stem])}"))
    return "\n".join(entries)


def _render_entry(article: Article, key: str) -> str:
    fields = "".join(f"  {name} = {value},\n" for name, value in _tell_fields(article))
    return f"@{'article' if article.outlet else 'misc'}{{{key},\n{fields}}}\n"


def _tell_fields(article: Article) -> Iterator[tuple[str, str]]:
    if article.authors:
        # A name in braces is one name, whatever stands in it; "and" parts authors.
        yield "author", "{" + " and ".join(f"{{{_escape(one)}}}" for one in article.authors) + "}"
    yield "title", f"{{{{{_escape(article.title or article.name)}}}}}"
    if article.outlet:
        yield "journal", f"{{{_escape(article.outlet)}}}"
    if article.published:
        day = article.published[:_DAY]
        yield "year", f"{{{day[:4]}}}"
        if len(day) == _DAY:
            yield "month", _MONTHS[int(day[5:7]) - 1]
            yield "day", f"{{{int(day[8:])}}}"
    if article.url:
        yield "url", f"{{{_escape_address(article.url)}}}"
    yield "language", f"{{{_escape(article.language)}}}"
    yield "note", f"{{Text digest {article.sha256[:12]}}}"


def _escape(text: str) -> str:
    return "".join(_SPECIAL.get(one, one) for one in show_on_one_line(text))


def _escape_address(url: str) -> str:
    """Keep an address as it is, but for what would end the field or is no part of an address."""
    return re.sub(
        r"[\s{}\\\"<>^`|\x00-\x1f]", lambda hit: f"%{ord(hit[0]):02X}", show_on_one_line(url)
    )


def _make_stem(article: Article) -> str:
    plain = unicodedata.normalize("NFKD", article.name).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]", "", plain.lower())[:_LONGEST_KEY_PART] or "article"
    return name + (article.published or "")[:4]


def _count(number: int) -> str:
    """Tell entries of one stem apart: "a" to "z", then "aa" and on."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
