"""Corrected CSV tables read back: which statements and relations are there now.

The report and the tables that `as_csv` made of it come in, as a person left them in an editor or a
spreadsheet; `Edits` go out. Either the words or the ranges of a statement may be changed: changed
words are looked for in the article, verbatim, nearest to where they were.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from rashomon.decisions import read_ranges
from rashomon.errors import ReportError
from rashomon.records import RelationKind, StatementKind
from rashomon.report.as_csv import unguard
from rashomon.report.corrections import (
    EditedStatement,
    Edits,
    check_ranges,
    join_edits,
)
from rashomon.report.tables import GAP, find_ranges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rashomon.decisions import Range
    from rashomon.records import Article, Report, Statement

STATEMENT_COLUMNS = ("statement_id", "article_id", "content", "spans")
RELATION_COLUMNS = ("first_id", "second_id", "kind")
_HINT = "name a CSV file or folder that `rashomon report --csv` wrote"
_YES = ("yes", "true", "1", "wahr", "vrai")


def read_csv_edits(report: Report, path: Path) -> Edits:
    """Read corrected tables.

    Args:
        report: The report that was exported.
        path: `statements.csv` or `relations.csv` under any name, or the folder that holds both.

    Raises:
        ReportError: It is no such table, or a row cannot be understood; the message names file, line and what
            is allowed.
    """
    if path.is_dir():
        paths = [path / f"{name}.csv" for name in ("statements", "relations")]
        found = [_read_table(report, one) for one in paths if one.is_file()]
        if not found:
            message = f"{path} holds neither statements.csv nor relations.csv"
            raise ReportError(message, hint=_HINT)
        return join_edits(found)
    return _read_table(report, path)


def _read_table(report: Report, path: Path) -> Edits:
    rows, columns = _load(path)
    if set(STATEMENT_COLUMNS) <= columns:
        reader = _RowReader(report, path)
        return Edits(
            statements=tuple(reader.read_statement(number, row) for number, row in rows),
            covered=frozenset(one.statement_id for one in report.statements),
        )
    if set(RELATION_COLUMNS) <= columns:
        known = {one.statement_id for one in report.statements}
        return Edits(
            relations=tuple(_read_relation(path, number, row, known) for number, row in rows),
            covered_pairs=frozenset(
                frozenset((one.first_id, one.second_id)) for one in report.relations
            ),
        )
    message = f"{path} is no table of statements or relations"
    raise ReportError(message, hint=f"it should have the columns {', '.join(STATEMENT_COLUMNS)}")


def _load(path: Path) -> tuple[list[tuple[int, dict[str, str]]], set[str]]:
    """Read rows with their line numbers; commas, semicolons or tabs divide them."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        message = f"cannot read the corrections {path}: {error.strerror}"
        raise ReportError(message, hint=_HINT) from error
    except UnicodeDecodeError as error:
        message = f"{path} is not UTF-8"
        raise ReportError(message, hint='save it as "CSV UTF-8"') from error
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [
            (reader.line_num, {k: unguard(v) for k, v in row.items() if k and isinstance(v, str)})
            for row in reader
        ]
    except csv.Error as error:
        message = f"{path} is not a readable table: {error}"
        raise ReportError(message, hint=_HINT) from error
    filled = [(number, row) for number, row in rows if any(row.values())]
    return filled, set(reader.fieldnames or ())


class _RowReader:
    """Reads rows of statements against the report they were made of."""

    def __init__(self, report: Report, path: Path) -> None:
        self._path = path
        self._statements = {one.statement_id: one for one in report.statements}
        self._articles = {one.article_id: one for one in report.articles}

    def read_statement(self, number: int, row: Mapping[str, str]) -> EditedStatement:
        where = f"{self._path}:{number}"
        statement_id = row.get("statement_id", "").strip()
        old = self._statements.get(statement_id)
        if statement_id and old is None:
            message = f"{where}: the report has no statement {statement_id!r}"
            raise ReportError(message, hint="leave statement_id empty to add a statement")
        article = self._articles.get(old.article_id if old else row.get("article_id", "").strip())
        if article is None:
            message = f"{where}: the report has no article {row.get('article_id', '')!r}"
            raise ReportError(message, hint=f"it has: {', '.join(self._articles)}")
        near = old.content[0].start if old else 0
        content = _find_content(article, row, old, where)
        return EditedStatement(
            statement_id=statement_id or None,
            article_id=article.article_id,
            content=content,
            source=_find_part(
                article, row, "source", old, where, content[0][0] if content else near
            ),
            cue=_find_part(article, row, "cue", old, where, content[0][0] if content else near),
            denies=row.get("denies", "").strip().lower() in _YES,
            party=row.get("party", "").strip(),
            speaker=row.get("speaker", "").strip(),
            kind=_read_kind(row.get("kind", "").strip(), where),
        )


def _read_kind(written: str, where: str) -> StatementKind | None:
    kinds = [one.value for one in StatementKind]
    if written and written not in kinds:
        message = f"{where}: {written!r} is no kind of statement"
        raise ReportError(message, hint=f"write {', '.join(kinds)}, or nothing")
    return StatementKind(written) if written else None


def _find_content(
    article: Article, row: Mapping[str, str], old: Statement | None, where: str
) -> tuple[Range, ...]:
    words, written = row.get("content", ""), row.get("spans", "").strip()
    before = find_ranges(old.content) if old else ""
    said = GAP.join(span.text for span in old.content) if old else ""
    if written and written != before:
        ranges = _read_ranges(article, written, where)
        if words.strip() and _flat(words) not in (_flat(said), _flat(_cut(article, ranges))):
            message = f"{where}: both the words and their ranges were changed, and they differ"
            raise ReportError(message, hint="change one of the two")
        return ranges
    if old is not None and _flat(words) == _flat(said):
        return tuple((span.start, span.end) for span in old.content)
    if not words.strip():
        message = f"{where}: the statement has no words"
        raise ReportError(message, hint="remove the row to reject a statement")
    found: list[Range] = []
    near = old.content[0].start if old else 0
    for part in re.split(r"\s+…\s+", words.strip()):
        found.append(_find_words(article, part, near, where))
        near = found[-1][1]
    return tuple(sorted(found))


def _find_part(
    article: Article,
    row: Mapping[str, str],
    name: str,
    old: Statement | None,
    where: str,
    near: int,
) -> Range | None:
    """Find a source or cue: as it was, by its changed range, or by its changed words."""
    span = getattr(old, name) if old else None
    words, written = row.get(name, "").strip(), row.get(f"{name}_span", "").strip()
    is_same_place = written == (find_ranges((span,)) if span else "")
    is_same_words = _flat(words) == (_flat(span.text) if span else "")
    if not words and not written:
        return None
    if not is_same_place and written:
        return _read_ranges(article, written, where)[0]
    if is_same_words:
        return (span.start, span.end) if span else None
    return _find_words(article, words, near, where) if words else None


def _read_ranges(article: Article, written: str, where: str) -> tuple[Range, ...]:
    try:
        ranges = read_ranges(written)
    except ValueError as error:
        message = f"{where}: {error}"
        raise ReportError(message, hint="write ranges as 120-180+190-210") from error
    check_ranges(article, ranges, where)
    return ranges


def _find_words(article: Article, words: str, near: int, where: str) -> Range:
    """Find words in an article, whatever blanks stand between them; the nearest place counts."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [hit.span() for hit in re.finditer(pattern, article.text)] if pattern else []
    if not found:
        message = f"{where}: the article does not say {words[:60]!r}"
        raise ReportError(
            message, hint="write words as the article prints them, or give their ranges"
        )
    return min(found, key=lambda one: abs(one[0] - near))


def _read_relation(
    path: Path, number: int, row: Mapping[str, str], known: set[str]
) -> tuple[str, str, RelationKind]:
    first, second, kind = (row.get(name, "").strip() for name in RELATION_COLUMNS)
    for one in (first, second):
        if one not in known:
            message = f"{path}:{number}: the report has no statement {one!r}"
            raise ReportError(message, hint="take ids from statements.csv")
    kinds = [one.value for one in RelationKind]
    if kind not in kinds:
        message = f"{path}:{number}: {kind!r} is no kind of relation"
        raise ReportError(message, hint=f"write {', '.join(kinds)}, or remove the row to reject it")
    return first, second, RelationKind(kind)


def _cut(article: Article, ranges: Sequence[Range]) -> str:
    return GAP.join(article.text[start:end] for start, end in ranges)


def _flat(text: str) -> str:
    """Give a text as a table may hold it: white space changed, half a surrogate pair lost."""
    return " ".join(text.encode("utf-8", "replace").decode().split())
