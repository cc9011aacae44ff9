"""What a person decided, applied: statements before their sources are resolved, parties after.

Statements, parties and `Decisions` come in; corrected ones go out, each with a step in `because`. What
a correction names is found by its place in a text or by its name; a correction that finds nothing is
no error but a `Failure`, so that nobody believes it took effect.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.decisions import (
    DIGEST_LETTERS,
    Decisions,
    PartyVerb,
    Spot,
    find_spot,
    measure_overlap,
)
from rashomon.records import (
    Failure,
    Party,
    PartyKind,
    Resolved,
    Speaker,
    Statement,
    StatementKind,
    content_id,
)
from rashomon.resolve.names import fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rashomon.decisions import PartyRule, StatementRule
    from rashomon.records import Annotated, Article, Span
    from rashomon.resolve.gazetteer import Gazetteer

_SAME_AT = 0.5
"""Share of characters in common from which a statement is the one that was corrected."""
_KEEPS_WING = (PartyVerb.MERGE, PartyVerb.RENAME)
"""Where a party only gets another name; a body inside it ("foreign ministry") is none inside another party."""
PERSON = "a person"
"""Who made a corrected statement (`Statement.made_by` ends with it)."""


def settle_statements(
    annotated: Sequence[Annotated], statements: Sequence[Statement], decisions: Decisions
) -> tuple[list[Statement], tuple[Failure, ...]]:
    """Remove, change and add statements as a person decided.

    A rule finds the statement with the very characters it names, else the one that has most in common
    with them; a changed statement that the models no longer find is added.

    Args:
        annotated: The articles.
        statements: As `attribute` made them.
        decisions: Only its statement rules are looked at; the last of two on one place holds.

    Returns:
        The statements, and a failure for each rule whose text is not among the articles.
    """
    articles = {one.article.sha256[:DIGEST_LETTERS]: one for one in annotated}
    kept = list(statements)
    renamed: dict[str, str | None] = {}
    failures = []
    for rule in decisions.statements:
        spot = rule.was or rule.content
        view = articles.get(spot.digest) if spot is not None else None
        if spot is None or view is None or _end_of(rule) > len(view.article.text):
            failures.append(
                Failure(
                    rule.origin,
                    "its article is not among the inputs",
                    "remove it, or add the article",
                )
            )
            continue
        old = _find_statement(rule, view.article, kept) if rule.was is not None else None
        if rule.is_removed:
            if old is not None and not rule.of:
                kept.remove(old)
                renamed[old.statement_id] = None
            continue
        if rule.content is not None:
            new = _make_statement(rule, view, old)
            kept = [new if one is old else one for one in kept] if old else [*kept, new]
            if old is not None:
                renamed[old.statement_id] = new.statement_id
    return [_follow(one, renamed) for one in kept], tuple(failures)


def _follow(statement: Statement, renamed: Mapping[str, str | None]) -> Statement:
    """Let a statement stand inside what the statement around it became."""
    around, seen = statement.within_id, set()
    while around is not None and around in renamed and around not in seen:
        seen.add(around)
        around = renamed[around]
    return replace(statement, within_id=around)


def _end_of(rule: StatementRule) -> int:
    spots = [spot for spot in (rule.was, rule.content) if spot is not None]
    return max(end for spot in spots for _, end in spot.ranges)


def _find_statement(
    rule: StatementRule, article: Article, statements: Sequence[Statement]
) -> Statement | None:
    """Find the statement a rule means, or that the models now see in its place."""
    best: tuple[float, int] | None = None
    for place, statement in enumerate(statements):
        if statement.article_id != article.article_id:
            continue
        spot = find_spot(article, statement)
        meant = [one for one in (rule.was, rule.content) if one is not None]
        shared = max(measure_overlap(spot, one) for one in meant)
        is_attributed = statement.kind is not StatementKind.OWN_VOICE
        rank = shared + 0.001 * is_attributed
        if shared >= _SAME_AT and (best is None or rank > best[0]):
            best = rank, place
    return None if best is None else statements[best[1]]


def _make_statement(rule: StatementRule, view: Annotated, old: Statement | None) -> Statement:
    article = view.article
    spot = rule.content or Spot("", ())
    content = tuple(article.span(*one) for one in spot.ranges)
    source = None if rule.source is None else article.span(*rule.source)
    cue = None if rule.cue is None else article.span(*rule.cue)
    kind = rule.kind or _kind_of(content, view)
    parts = [(span.start, span.end) for span in content]
    verb = "added" if rule.was is None else "corrected"
    new_id = content_id("statement", article.article_id, source, cue, *parts)
    new = old or Statement(new_id, article.article_id, content, kind)
    return replace(
        new,
        statement_id=new_id,
        content=content,
        kind=kind,
        source=source,
        cue=cue,
        confidence=1.0,
        denies=rule.denies,
        because=(f"{verb} by a person ({rule.origin})",),
        made_by=f"{rule.origin}: {PERSON}",
    )


def _kind_of(content: Sequence[Span], view: Annotated) -> StatementKind:
    """Tell direct from indirect by the quotation marks that cover the content."""
    covered = [any(q.start <= s.start and s.end <= q.end for q in view.quotes) for s in content]
    if all(covered):
        return StatementKind.DIRECT
    touched = any(q.start < s.end and s.start < q.end for q in view.quotes for s in content)
    return StatementKind.MIXED if touched else StatementKind.INDIRECT


def settle_parties(
    resolved: Resolved,
    decisions: Decisions,
    *,
    articles: Sequence[Article],
    gazetteer: Gazetteer,
) -> Resolved:
    """Merge, split, rename and leave out parties, and set those of single statements.

    Rules on parties are applied in their order, then those on single statements, which are nearer to
    the words and therefore hold against them.

    Args:
        resolved: As the room resolved it.
        decisions: What a person decided.
        articles: The articles, by which statement rules find their statements.
        gazetteer: Says what kind of party a name is that no article brought up.

    Returns:
        The corrected records; a rule that found nobody leaves a failure that lists who is there.
    """
    if not decisions.parties and not any(
        r.party or r.speaker or r.of for r in decisions.statements
    ):
        return resolved
    desk = _Desk(resolved, gazetteer)
    for rule in decisions.parties:
        desk.apply(rule)
    by_text = {article.sha256[:DIGEST_LETTERS]: article for article in articles}
    for statement_rule in decisions.statements:
        desk.apply_to_statement(statement_rule, by_text)
    return desk.finish()


class _Desk:
    """The records while they are being corrected."""

    def __init__(self, resolved: Resolved, gazetteer: Gazetteer) -> None:
        self._before = resolved
        self._gazetteer = gazetteer
        self._parties = {party.party_id: party for party in resolved.parties}
        self._speakers = {one.speaker_id: one for one in resolved.speakers}
        self._statements = list(resolved.statements)
        self._failures = list(resolved.failures)

    def apply(self, rule: PartyRule) -> None:
        """Apply one rule on parties; one that finds nobody leaves a failure."""
        match rule.verb:
            case PartyVerb.MERGE | PartyVerb.RENAME:
                self._merge(rule)
            case PartyVerb.SPLIT:
                self._split(rule)
            case PartyVerb.SPEAKS_FOR:
                self._give_speaker(rule)
            case PartyVerb.IGNORE:
                self._ignore(rule)

    def _merge(self, rule: PartyRule) -> None:
        found = [(name, self._find(name)) for name in rule.names]
        is_renamed = rule.verb is PartyVerb.RENAME
        for name, party in found:
            if party is None:
                self._miss(rule, name)
                continue
            target = self._put(rule.party, party.kind)
            if target.party_id == party.party_id:
                continue
            told = "is called “{}”" if is_renamed else "and “{}” are one party"
            step = f"“{party.name}” {told.format(target.name)}"
            self._move(self._said_by(party), target, step, rule)
            self._replace_party(party, target)

    def _split(self, rule: PartyRule) -> None:
        whole = self._find(rule.of)
        if whole is None:
            self._miss(rule, rule.of)
            return
        for name in rule.names:
            meant = [one for one in self._said_by(whole) if self._is_by(one, name)]
            if not meant:
                self._miss(rule, name, among=whole)
                continue
            step = f"“{name}” stands apart from “{whole.name}”"
            self._move(meant, self._put(rule.party, PartyKind.GROUP), step, rule)

    def _give_speaker(self, rule: PartyRule) -> None:
        (name,) = rule.names
        party = self._find(name)
        said = self._said_by(party) if party else []
        meant = [one for one in self._statements if one in said or self._is_by(one, name)]
        if not meant:
            self._miss(rule, name)
            return
        target = self._find(rule.party) or self._put(rule.party, PartyKind.GROUP)
        self._move(meant, target, f"“{name}” speaks for “{target.name}”", rule)
        if party is not None and party.party_id != target.party_id:
            self._replace_party(party, target)

    def _said_by(self, party: Party) -> list[Statement]:
        return [one for one in self._statements if one.party_id == party.party_id]

    def _ignore(self, rule: PartyRule) -> None:
        for name in rule.names:
            party = self._find(name)
            if party is None:
                self._miss(rule, name)
                continue
            out = [one for one in self._statements if one.party_id == party.party_id]
            self._statements = [
                replace(one, via=tuple(p for p in one.via if p != party.party_id))
                for one in self._statements
                if one.party_id != party.party_id
            ]
            del self._parties[party.party_id]
            self._failures.append(
                Failure(
                    party.name,
                    f"left out with its {len(out)} statement{'' if len(out) == 1 else 's'}",
                    f"as {rule.origin} says",
                )
            )

    def apply_to_statement(self, rule: StatementRule, articles: dict[str, Article]) -> None:
        """Set party and speaker of the statement a rule names."""
        spot = rule.content or rule.was
        if spot is None or spot.digest not in articles:
            return  # `settle_statements` has said so
        article = articles[spot.digest]
        meant = [
            one
            for one in self._statements
            if one.article_id == article.article_id
            and measure_overlap(find_spot(article, one), spot) == 1.0
        ]
        if rule.of:
            of = self._find(rule.of)
            meant = [one for one in meant if of is not None and one.party_id == of.party_id]
            if rule.is_removed:
                self._statements = [one for one in self._statements if one not in meant]
        if rule.is_removed or not (rule.party or rule.speaker):
            return
        for statement in meant:
            self._set(statement, rule)

    def _set(self, statement: Statement, rule: StatementRule) -> None:
        party = (
            self._find(rule.party) or self._put(rule.party, PartyKind.GROUP)
            if rule.party
            else self._parties.get(statement.party_id or "")
        )
        party_id = party.party_id if party else None
        speaker_id = (
            self._speaker_for(statement.speaker_id, party_id) if party else statement.speaker_id
        )
        if rule.speaker:
            speaker_id = self._put_speaker(rule.speaker, party_id)
        told = ", ".join(
            [f"for “{rule.party}”"] * bool(rule.party)
            + [f"by “{rule.speaker}”"] * bool(rule.speaker)
        )
        new = replace(
            statement,
            party_id=party_id,
            speaker_id=speaker_id,
            wing=statement.wing if party_id == statement.party_id else None,
            because=(*statement.because, f"{told}, as a person says ({rule.origin})"),
        )
        self._statements = [new if one is statement else one for one in self._statements]

    def _put_speaker(self, name: str, party_id: str | None) -> str:
        known = [one for one in self._speakers.values() if fold(one.name) == fold(name)]
        same = next((one for one in known if one.party_id == party_id), None)
        if same is not None:
            return same.speaker_id
        speaker_id = content_id("speaker", fold(name), party_id)
        base = known[0] if known else Speaker(speaker_id, name)
        self._speakers[speaker_id] = replace(base, speaker_id=speaker_id, party_id=party_id)
        return speaker_id

    def _move(self, meant: Sequence[Statement], target: Party, step: str, rule: PartyRule) -> None:
        """Give statements to another party, with their speakers."""
        moving = {one.statement_id for one in meant if one.party_id != target.party_id}
        self._statements = [
            replace(
                one,
                party_id=target.party_id,
                speaker_id=self._speaker_for(one.speaker_id, target.party_id),
                wing=one.wing if rule.verb in _KEEPS_WING else None,
                because=(*one.because, f"{step} ({rule.origin})"),
            )
            if one.statement_id in moving
            else one
            for one in self._statements
        ]

    def _speaker_for(self, speaker_id: str | None, party_id: str | None) -> str | None:
        """Give the speaker's id once it stands for this party."""
        speaker = self._speakers.get(speaker_id or "")
        return speaker_id if speaker is None else self._put_speaker(speaker.name, party_id)

    def _replace_party(self, old: Party, new: Party) -> None:
        """Put another party in an old one's place wherever it is named."""
        aliases = (*self._parties[new.party_id].aliases, old.name, *old.aliases)
        seen = {fold(new.name): new.name}
        for alias in aliases:
            seen.setdefault(fold(alias), alias)
        del self._parties[old.party_id]
        self._parties[new.party_id] = replace(
            self._parties[new.party_id], aliases=tuple(seen.values())[1:]
        )
        self._statements = [
            replace(
                one,
                via=tuple(dict.fromkeys(new.party_id if p == old.party_id else p for p in one.via)),
            )
            for one in self._statements
        ]
        for speaker in list(self._speakers.values()):
            if speaker.party_id == old.party_id:
                self._put_speaker(speaker.name, new.party_id)

    def _put(self, name: str, kind: PartyKind) -> Party:
        """Find a party by its own name, or add it; what the gazetteer knows of it comes along."""
        known = self._gazetteer.parties.get(name)
        usual = known.name if known else name
        party_id = content_id("party", fold(usual))
        if party_id not in self._parties:
            aliases = known.aliases if known else ()
            self._parties[party_id] = Party(party_id, usual, known.kind if known else kind, aliases)
        return self._parties[party_id]

    def _find(self, name: str) -> Party | None:
        """Find a party by its name, else by a name that only one party has beside its own."""
        key = _key(name)
        for party in self._parties.values():
            if _key(party.name) == key:
                return party
        found = [one for one in self._parties.values() if key in map(_key, one.aliases)]
        return found[0] if len(found) == 1 else None

    def _is_by(self, statement: Statement, who: str) -> bool:
        """Whether a statement's speaker or source bears a name or uses these words."""
        speaker = self._speakers.get(statement.speaker_id or "")
        texts = [speaker.name, speaker.role or ""] if speaker else []
        texts += [statement.source.text] if statement.source else []
        return any(_holds(text, who) for text in texts)

    def _miss(self, rule: PartyRule, name: str, *, among: Party | None = None) -> None:
        if among is None:
            known = ", ".join(party.name for party in self._parties.values())
            hint = f"this event has: {known}"
            where = "here"
        else:
            names = {
                speaker.name
                for one in self._statements
                if one.party_id == among.party_id
                and (speaker := self._speakers.get(one.speaker_id or ""))
            }
            hint = f"its speakers here: {', '.join(sorted(names)) or 'none by name'}"
            where = f"in “{among.name}”"
        self._failures.append(Failure(rule.origin, f"nobody is called “{name}” {where}", hint))

    def finish(self) -> Resolved:
        """Give the records, without parties and speakers that lost all they said."""
        statements = tuple(_drop_twins(self._statements))
        ids = {one.statement_id for one in statements}
        lost = {one.statement_id for one in self._before.statements} - ids
        statements = tuple(
            replace(one, within_id=None) if one.within_id in lost else one for one in statements
        )
        spoken = {one.party_id for one in statements} | {p for one in statements for p in one.via}
        spoke = {one.party_id for one in self._before.statements}
        gone = (spoke - spoken) | (
            {one.party_id for one in self._before.parties} - self._parties.keys()
        )
        parties = {key: one for key, one in self._parties.items() if key not in gone}
        speaking = {one.speaker_id for one in statements}
        silent = {one.speaker_id for one in self._before.speakers} - {
            one.speaker_id for one in self._before.statements
        }
        speakers = [
            one
            for one in self._speakers.values()
            if one.speaker_id in speaking or (one.speaker_id in silent and one.party_id in parties)
        ]
        for party_id, party in parties.items():
            mine = tuple(one.speaker_id for one in speakers if one.party_id == party_id)
            parties[party_id] = replace(party, speaker_ids=mine)
        return Resolved(statements, tuple(speakers), tuple(parties.values()), tuple(self._failures))


def _drop_twins(statements: Iterable[Statement]) -> Iterable[Statement]:
    """Leave out a joint source's second statement where both its parties became one."""
    seen = set()
    for statement in statements:
        key = (statement.article_id, statement.source, statement.content, statement.party_id)
        if statement.party_id is None or key not in seen:
            seen.add(key)
            yield statement


def _key(name: str) -> str:
    return fold(name).removeprefix("the ")


def _holds(text: str, words: str) -> bool:
    """Whether whole words stand in a text, in a row."""
    inner = [token.key for token in tokenize(words)]
    outer = [token.key for token in tokenize(text)]
    return bool(inner) and any(
        outer[at : at + len(inner)] == inner for at in range(len(outer) - len(inner) + 1)
    )
