"""What a person changed in an export, told as decisions that outrank models.

A report and the `Edits` read from a corrected export come in; `Decisions` go out, and a TOML file to
keep beside the articles. Only what differs from the report is written, each entry with the words it
is about, so that the file can be read and an entry taken back by removing it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.decisions import (
    DIGEST_LETTERS,
    Decisions,
    RelationRule,
    Spot,
    StatementRule,
    find_spot,
    write_ranges,
)
from rashomon.errors import ReportError
from rashomon.records import StatementKind
from rashomon.report.files import write_file
from rashomon.report.inert import cut_quote, show_on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from rashomon.decisions import Range
    from rashomon.records import Article, RelationKind, Report, Statement

_WORDS_LIMIT = 160


@dataclass(frozen=True, slots=True)
class EditedStatement:
    """A statement as a person left it.

    Attributes:
        statement_id: Which statement of the report it is; None if it was added.
        article_id: Where it stands.
        content: Its ranges; so with source and cue.
        source: None if there is none.
        cue: None if there is none.
        denies: The cue denies the content.
        party: The party's name; "" says nothing of it.
        speaker: Likewise the speaker's.
        kind: None leaves it to the quotation marks.
    """

    statement_id: str | None
    article_id: str
    content: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    denies: bool
    party: str = ""
    speaker: str = ""
    kind: StatementKind | None = None


@dataclass(frozen=True, slots=True)
class Edits:
    """An export as a person left it.

    Attributes:
        statements: Those that are there.
        covered: The report's statements that the export held; one that is missing was removed.
        relations: (first id, second id, kind) of those that are there.
        covered_pairs: The pairs of the report that the export held; likewise.
    """

    statements: tuple[EditedStatement, ...] = ()
    covered: frozenset[str] = frozenset()
    relations: tuple[tuple[str, str, RelationKind], ...] = ()
    covered_pairs: frozenset[frozenset[str]] = frozenset()


def join_edits(edits: Sequence[Edits]) -> Edits:
    """Put the parts of an export together: its files, or its tables."""
    return Edits(
        statements=tuple(one for each in edits for one in each.statements),
        covered=frozenset(one for each in edits for one in each.covered),
        relations=tuple(one for each in edits for one in each.relations),
        covered_pairs=frozenset(one for each in edits for one in each.covered_pairs),
    )


def find_decisions(report: Report, edits: Edits, origin: str) -> Decisions:
    """Tell what a person changed.

    Args:
        report: The report that was exported.
        edits: The export as it is now.
        origin: What to call the correction: the file it comes from.

    Returns:
        A rule for each statement removed, changed or added and each relation rejected, changed or added.
    """
    return Decisions(
        statements=tuple(_compare_statements(report, edits, origin)),
        relations=tuple(_compare_relations(report, edits, origin)),
    )


def _compare_statements(report: Report, edits: Edits, origin: str) -> Iterator[StatementRule]:
    articles = {one.article_id: one for one in report.articles}
    statements = {one.statement_id: one for one in report.statements}
    parties = {one.party_id: one.name for one in report.parties}
    speakers = {one.speaker_id: one.name for one in report.speakers}
    shared = _find_joint(report)
    left = {one.statement_id for one in edits.statements}
    for statement in report.statements:
        if statement.statement_id in edits.covered and statement.statement_id not in left:
            spot = find_spot(articles[statement.article_id], statement)
            of = parties.get(statement.party_id or "", "") if spot in shared else ""
            yield StatementRule(origin, spot, of=of, is_removed=True)
    for edited in edits.statements:
        article = articles[edited.article_id]
        old = statements.get(edited.statement_id or "")
        party = "" if old is None else parties.get(old.party_id or "", "")
        speaker = "" if old is None else speakers.get(old.speaker_id or "", "")
        new_party = edited.party if edited.party != party else ""
        new_speaker = edited.speaker if edited.speaker != speaker else ""
        if old is not None and _is_same(old, edited) and not new_party and not new_speaker:
            continue
        was = find_spot(article, old) if old is not None else None
        yield StatementRule(
            origin,
            was,
            of=party if was in shared else "",
            content=Spot(article.sha256[:DIGEST_LETTERS], edited.content),
            source=edited.source,
            cue=edited.cue,
            kind=_choose_kind(old, edited),
            denies=edited.denies,
            party=new_party or None,
            speaker=new_speaker or None,
        )


def _choose_kind(old: Statement | None, edited: EditedStatement) -> StatementKind | None:
    """Keep an outlet's own voice, or a kind that a person set; else quotation marks tell."""
    kind = edited.kind if old is None or edited.kind is not old.kind else None
    is_own = old is not None and old.kind is StatementKind.OWN_VOICE and edited.source is None
    return kind or (StatementKind.OWN_VOICE if is_own else None)


def _find_joint(report: Report) -> set[Spot]:
    """Find the places of statements that a joint source makes several of."""
    articles = {one.article_id: one for one in report.articles}
    seen: set[Spot] = set()
    joint: set[Spot] = set()
    for statement in report.statements:
        spot = find_spot(articles[statement.article_id], statement)
        (joint if spot in seen else seen).add(spot)
    return joint


def _is_same(statement: Statement, edited: EditedStatement) -> bool:
    source, cue = statement.source, statement.cue
    return (
        edited.content == tuple((span.start, span.end) for span in statement.content)
        and edited.source == ((source.start, source.end) if source else None)
        and edited.cue == ((cue.start, cue.end) if cue else None)
        and edited.denies == statement.denies
        and edited.kind in (None, statement.kind)
    )


def _compare_relations(report: Report, edits: Edits, origin: str) -> Iterator[RelationRule]:
    articles = {one.article_id: one for one in report.articles}
    spots = {
        one.statement_id: find_spot(articles[one.article_id], one) for one in report.statements
    }
    kinds = {frozenset((one.first_id, one.second_id)): one.kind for one in report.relations}
    left = {frozenset((first, second)) for first, second, _ in edits.relations}
    for relation in report.relations:
        pair = frozenset((relation.first_id, relation.second_id))
        # A pair of which a statement was removed is gone with it.
        if pair in edits.covered_pairs and pair not in left and pair <= spots.keys():
            yield RelationRule(origin, spots[relation.first_id], spots[relation.second_id], None)
    for first, second, kind in edits.relations:
        if kinds.get(frozenset((first, second))) is not kind:
            yield RelationRule(origin, spots[first], spots[second], kind)


def check_ranges(article: Article, ranges: Sequence[Range], where: str) -> None:
    """Refuse ranges that are not in an article.

    Raises:
        ReportError: One ends behind the text; names the place in the export.
    """
    for start, end in ranges:
        if not 0 <= start < end <= len(article.text):
            message = f"{where}: {start}-{end} is not in the article, which has {len(article.text)} characters"
            raise ReportError(message, hint="correct the range")


def render_decisions(decisions: Decisions, report: Report) -> str:
    """Write decisions as TOML entries, each with the words it is about."""
    texts = {one.sha256[:DIGEST_LETTERS]: one for one in report.articles}
    entries = [_render_statement(one, texts) for one in decisions.statements]
    entries += [_render_relation(one, texts) for one in decisions.relations]
    return "\n".join(entries)


def write_decisions(decisions: Decisions, report: Report, path: Path) -> None:
    """Put decisions behind what a file of corrections holds, or begin one.

    Raises:
        ReportError: The file cannot be read or written.
    """
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot read the corrections {path}: {error}"
        raise ReportError(message, hint="name another file, or save it as UTF-8") from error
    gap = "\n" if before.endswith("\n") else "\n\n"
    write_file(path, f"{before}{gap}{render_decisions(decisions, report)}")


_HEAD = """# What a person decided; it outranks the models. Keep this file beside the articles, where
# `rashomon compare` finds it, or name it with --decisions. Remove an entry to take it back.
"""


def _render_statement(rule: StatementRule, texts: Mapping[str, Article]) -> str:
    spot = rule.content or rule.was
    fields: dict[str, object] = {"text": spot.digest if spot else ""}
    if rule.was is not None:
        fields["was"] = write_ranges(rule.was.ranges)
    fields["of"] = rule.of or None
    if rule.is_removed:
        fields["removed"] = True
    elif rule.content is not None:
        fields["content"] = write_ranges(rule.content.ranges)
        fields["source"] = write_ranges((rule.source,)) if rule.source else None
        fields["cue"] = write_ranges((rule.cue,)) if rule.cue else None
        fields["kind"] = rule.kind.value if rule.kind else None
        fields["denies"] = True if rule.denies else None
        fields["party"] = rule.party
        fields["speaker"] = rule.speaker
    fields["words"] = _quote(spot, texts) if spot else None
    return _render("statement", fields)


def _render_relation(rule: RelationRule, texts: Mapping[str, Article]) -> str:
    words = f"{_quote(rule.first, texts)} / {_quote(rule.second, texts)}"
    kind = "none" if rule.kind is None else rule.kind.value
    fields = {"first": str(rule.first), "second": str(rule.second), "kind": kind, "words": words}
    return _render("relation", fields)


def _quote(spot: Spot, texts: Mapping[str, Article]) -> str:
    article = texts.get(spot.digest)
    if article is None:
        return ""
    words = " … ".join(article.text[start:end] for start, end in spot.ranges)
    return cut_quote(show_on_one_line(words), _WORDS_LIMIT)


def _render(name: str, fields: Mapping[str, object]) -> str:
    lines = [
        f"{key} = {'true' if value is True else _quote_toml(str(value))}\n"
        for key, value in fields.items()
        if value is not None
    ]
    return f"[[{name}]]\n{''.join(lines)}"


def _quote_toml(text: str) -> str:
    """Write a basic string: JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
