"""The room's way through: annotated articles and statements in, statements with speakers and parties out.

Articles are looked at, persons gathered over the event, every source resolved in text order (each may point back
to earlier ones), then parties of one name brought together and statements written out anew.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.decisions import Decisions
from rashomon.records import PartyKind, Resolved, Speaker, Statement, StatementKind, content_id
from rashomon.resolve.answers import role_of, wing_of_answer
from rashomon.resolve.antecedents import find_antecedents
from rashomon.resolve.apart import stand_apart
from rashomon.resolve.decisions import settle_parties, settle_statements
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.lexicon import BODY, DOCUMENT, singular
from rashomon.resolve.names import fold, tokenize
from rashomon.resolve.people import gather_people
from rashomon.resolve.polities import learn_polities
from rashomon.resolve.recover import find_subject
from rashomon.resolve.register import Register
from rashomon.resolve.relays import relays_of
from rashomon.resolve.sources import resolve_source
from rashomon.resolve.view import Reading, Settled, View, look
from rashomon.resolve.wings import is_nameless
from rashomon.settings import ResolveSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Article
    from rashomon.resolve.answers import Answer

_MAX_ALIAS = 60
_HIDDEN = re.compile(
    r"\b(?:anonym|unnamed|unidentified|not (?:to )?be (?:named|identified))", re.IGNORECASE
)
_POINTERS = ("its ", "his ", "her ", "their ", "our ", "my ")


def resolve(
    annotated: Sequence[Annotated],
    statements: Sequence[Statement],
    *,
    settings: ResolveSettings | None = None,
    decisions: Decisions | None = None,
) -> Resolved:
    """Tell who speaks in each statement and for whom.

    Args:
        annotated: All articles of the event.
        statements: Their statements, in any order.
        settings: When domestic parties stand by themselves.
        decisions: What a person decided; it outranks what is found here.

    Returns:
        Statements in the given order, a joint source's once for each of its parties (with new ids); speakers and
        parties in order of first appearance; a failure for each decision that found nobody. A source that names
        nobody leaves both ids None. A step that rests on context alone begins with "guess:".
    """
    settings = settings or ResolveSettings()
    decided = decisions or Decisions()
    statements, failures = settle_statements(annotated, statements, decided)
    gazetteer = learn_polities(annotated, load_gazetteer())
    views = {one.article.article_id: look(one, gazetteer) for one in annotated}
    attributed = [s for s in statements if s.kind is not StatementKind.OWN_VOICE]
    gather_people(list(views.values()), attributed, gazetteer)
    for statement in sorted(attributed, key=_text_order):
        views[statement.article_id].statements.append(statement)
    for view in views.values():
        find_antecedents(view)
    answers: dict[str, list[Answer]] = {}
    told: dict[str, Statement] = {}
    for statement in sorted(attributed, key=_text_order):
        view = views[statement.article_id]
        whole = _with_source(statement, view)
        told[statement.statement_id] = whole
        answers[statement.statement_id] = resolve_source(whole, view)
        _remember(whole, answers[statement.statement_id], view)
    answers = stand_apart(answers, settings)
    register = Register(gazetteer)
    written: list[Statement] = []
    for statement in statements:
        if statement.kind is StatementKind.OWN_VOICE:
            written.append(
                _own_voice(statement, views[statement.article_id].annotated.article, register)
            )
        else:
            key = statement.statement_id
            written.extend(_write(told[key], answers[key], register))
    resolved = register.finish(relays_of(written, views, register))
    return settle_parties(
        replace(resolved, failures=failures),
        decided,
        articles=[one.article for one in annotated],
        gazetteer=gazetteer,
    )


def _text_order(statement: Statement) -> tuple[str, int, int]:
    spans = [*statement.content, *([statement.source] if statement.source else [])]
    spans.extend([statement.cue] if statement.cue and not statement.source else [])
    place = statement.source.start if statement.source else min(span.start for span in spans)
    return statement.article_id, place, min(span.start for span in statement.content)


def _with_source(statement: Statement, view: View) -> Statement:
    """Give a statement without a source the subject of its cue, if there is one."""
    subject = find_subject(statement, view) if statement.source is None else None
    if subject is None:
        return statement
    step = f"guess: no source was marked; “{subject.text}” stands beside the cue"
    source = view.annotated.article.span(subject.start, subject.end)
    return replace(statement, source=source, because=(*statement.because, step))


def _remember(statement: Statement, given: Sequence[Answer], view: View) -> None:
    """Keep a settled source for later words to point back to."""
    told = [answer for answer in given if answer.reading is not None]
    if statement.source is None:
        return
    if not told:
        if {singular(token.key) for token in tokenize(statement.source.text)} & (DOCUMENT | BODY):
            span = statement.source  # "the report" is this one, though nobody's
            view.settled.append(
                Settled(statement, span, None, None, is_plural=False, words=span.text)
            )
        return
    first = told[0]
    words = tokenize(statement.source.text)
    many = len(told) > 1 or bool(words and words[-1].key.endswith("s") and first.person is None)
    span = statement.source
    others = tuple(answer.reading for answer in told[1:] if answer.reading is not None)
    words_of = first.words or span.text
    view.settled.append(
        Settled(statement, span, first.reading, first.person, many, words_of, others)
    )


def _own_voice(statement: Statement, article: Article, register: Register) -> Statement:
    name = article.outlet or article.name
    party_id = register.outlet(name)
    because = (*statement.because, f"nobody is quoted; “{name}” says so itself")
    return replace(statement, party_id=party_id, speaker_id=None, because=because)


def _write(statement: Statement, given: Sequence[Answer], register: Register) -> list[Statement]:
    """Give a statement once for each party that its source names."""
    made = []
    parties = set()
    for answer in given:
        party_id = register.party(answer, _aliases(answer)) if answer.reading is not None else None
        if party_id is not None and party_id in parties:
            continue
        parties.add(party_id)
        speaker_id = _speaker(answer, party_id, register)
        made.append(
            replace(
                statement,
                party_id=party_id,
                speaker_id=speaker_id,
                because=(*statement.because, *answer.steps),
                wing=wing_of_answer(answer),
            )
        )
    if len(made) > 1:
        made = [
            replace(s, statement_id=content_id("statement", s.statement_id, s.party_id))
            for s in made
        ]
    return made


def _aliases(answer: Answer) -> tuple[str, ...]:
    """Names of the party in the source's own words; a person's name only where the person is the party."""
    reading = answer.reading
    words = answer.words.strip()
    if reading is None or (answer.person is not None and reading.kind is not PartyKind.PERSON):
        return ()
    is_pointer = (
        fold(words) in {"he", "she", "it", "they", "his", "her", "who", "i", "we", ""}
        or len(words) > _MAX_ALIAS
        or fold(words).startswith(_POINTERS)
    )
    is_bare = reading.kind is PartyKind.COUNTRY and words[:1].islower()
    return () if is_pointer or is_bare or reading.is_guess else (words,)


def _speaker(answer: Answer, party_id: str | None, register: Register) -> str | None:
    """Name the speaker: a person under the fullest name, or a body or unnamed official by the words."""
    if answer.person is not None:
        role = role_of(answer)
        return register.speaker(Speaker("", answer.person.name, role, party_id))
    reading: Reading | None = answer.reading
    if reading is None or party_id is None:
        return None
    if reading.role:
        is_anonymous = is_nameless(reading.role) or bool(_HIDDEN.search(answer.words))
        return register.speaker(
            Speaker("", answer.words, reading.role, party_id, is_anonymous=is_anonymous)
        )
    return None
