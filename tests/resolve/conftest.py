"""Texts with marks: [source] and {content}; the marks are taken out, statements made in text order."""

import re

import pytest
from factory import make_annotated, make_article

from rashomon.records import Statement, StatementKind, TaggedSpan, content_id
from rashomon.resolve import resolve

_MARKS = re.compile(r"[\[\]{}]")


def read_marks(marked, people=(), labels=None, **fields):
    """Make an annotated article and its statements; each {content} belongs to the [source] nearest to it.

    `labels` says what the tagger takes further names for.
    """
    text, sources, contents, opened = "", [], [], {}
    for piece in re.split(r"([\[\]{}])", marked):
        if piece in "[{" and piece:
            opened[piece] = len(text)
        elif piece == "]":
            sources.append((opened["["], len(text)))
        elif piece == "}":
            contents.append((opened["{"], len(text)))
        else:
            text += piece
    article = make_article(text, **fields)
    mentions = [
        TaggedSpan(found.start(), found.end(), label, 0.9)
        for name, label in [*((name, "Person") for name in people), *(labels or {}).items()]
        for found in re.finditer(re.escape(name), text)
    ]
    statements = []
    for start, end in contents:
        near = [s for s in sources if text.count("\n", min(s[0], start), max(s[1], end)) == 0]
        source = min(near, key=lambda s: min(abs(s[1] - start), abs(s[0] - end)), default=None)
        statements.append(
            Statement(
                content_id("statement", article.article_id, start),
                article.article_id,
                (article.span(start, end),),
                StatementKind.INDIRECT,
                source=article.span(*source) if source else None,
            )
        )
    mentions.sort(key=lambda mention: mention.start)
    return make_annotated(article, mentions=tuple(mentions)), statements


class Outcome:
    """What came out, by names."""

    def __init__(self, resolved):
        self.resolved = resolved
        self.party = {party.party_id: party for party in resolved.parties}
        self.speaker = {speaker.speaker_id: speaker for speaker in resolved.speakers}

    @property
    def parties(self):
        return [
            self.party[s.party_id].name if s.party_id else None for s in self.resolved.statements
        ]

    @property
    def speakers(self):
        return [
            self.speaker[s.speaker_id].name if s.speaker_id else None
            for s in self.resolved.statements
        ]

    @property
    def via(self):
        return [[self.party[one].name for one in s.via] for s in self.resolved.statements]

    def because(self, place=-1):
        return " / ".join(self.resolved.statements[place].because)


@pytest.fixture
def settle():
    """Resolve marked texts as the articles of one event."""

    def run(*marked, people=(), labels=None, **fields):
        annotated, statements = [], []
        for text in marked:
            one, found = read_marks(text, people, labels, **fields)
            annotated.append(one)
            statements.extend(found)
        return Outcome(resolve(annotated, statements))

    return run
