"""Named entities, against Worldwide: exact span and type.

Takes a JSONL file whose rows hold `sentences`: lists of [word, tag] with tags in BIOES or BIO. The
words are put back into running text, always in the same way, because the rooms read text and not
words. A predicted mention is right when a gold entity has the same start, end and type. Counts are
added over all articles (micro).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias, cast

from benchmarks.figures import Counts, Figures, Outcome
from benchmarks.rows import DataError, choose_evenly, make_article, read_rows, show_progress
from rashomon.annotate import annotate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from rashomon.models.base import SpanTagger

Entity: TypeAlias = tuple[int, int, str]
Words: TypeAlias = "Sequence[tuple[str, str]]"

SENTENCES_A_PARAGRAPH = 2
_NAMES = {"Miscellaneous": "Misc"}
_CLOSES = re.compile(r"[,.;:!?)\]}%…”»]+$|n['’]t$|['’](s|t|d|m|re|ve|ll)$", re.IGNORECASE)
_OPENS = re.compile(r"[(\[{“‘«#@]$|.*[$£€]$")
_ENDING = re.compile(r"(s|t|d|m|re|ve|ll)$", re.IGNORECASE)
_ADDRESS = re.compile(r"https?:|www\.")


def join_words(sentences: Sequence[Words]) -> tuple[str, list[Entity]]:
    """Put tagged words back into running text.

    The first sentence stands as headline; then two sentences make a paragraph. Punctuation,
    quotation marks, hyphens and clipped endings are set as in print. Sentences with a web address
    (the article's own) are left out.

    Args:
        sentences: Each a list of (word, tag).

    Returns:
        The text, and (start, end, type) of each entity in text order.
    """
    text, entities = "", list[Entity]()
    kept = [s for s in sentences if s and not any(_ADDRESS.search(word) for word, _ in s)]
    for number, sentence in enumerate(kept):
        if text:
            text += " " if number % SENTENCES_A_PARAGRAPH == 0 else "\n\n"
        line, ranges = join_sentence([word for word, _ in sentence])
        tags = [tag for _, tag in sentence]
        entities += [
            (len(text) + ranges[first][0], len(text) + ranges[last][1], kind)
            for first, last, kind in read_tags(tags)
        ]
        text += line
    return text, entities


def join_sentence(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Put the words of one sentence back into running text; gives the text and each word's range."""
    text, ranges = "", list[tuple[int, int]]()
    open_marks = set[str]()
    glue = True
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        joins_before, joins_after = bool(_CLOSES.match(word)), bool(_OPENS.match(word))
        is_hyphen = word in {"-", "/"} and after[:1].isalnum()
        is_apostrophe = word in {"'", "’"} and bool(_ENDING.match(after))
        if before[-1:].isalnum() and (is_hyphen or is_apostrophe):
            joins_before = joins_after = True
        elif word in {'"', "'"}:
            joins_before, joins_after = word in open_marks, word not in open_marks
            open_marks ^= {word}
        elif word == "’":
            joins_before = True
        text += "" if glue or joins_before else " "
        ranges.append((len(text), len(text) + len(word)))
        text += word
        glue = joins_after
    return text, ranges


def read_tags(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Read BIOES or BIO tags; an inside tag that continues nothing begins an entity.

    Returns:
        (first word, last word, type) of each entity.
    """
    entities = list[tuple[int, int, str]]()
    is_open = False
    for place, tag in enumerate(tags):
        prefix, _, name = tag.partition("-")
        kind = _NAMES.get(name, name)
        if prefix in {"I", "E"} and is_open and entities[-1][2] == kind:
            entities[-1] = (entities[-1][0], place, kind)
        elif kind:
            entities.append((place, place, kind))
        is_open = bool(kind) and prefix in {"B", "I"}
    return entities


def score_entities(gold: Iterable[Iterable[Entity]], said: Iterable[Iterable[Entity]]) -> Figures:
    """Count exact entities by type and in all; text i of `said` belongs to i of `gold`."""
    counts: defaultdict[str, Counts] = defaultdict(Counts)
    for wanted, found in zip(gold, said, strict=True):
        wanted_set, found_set = set(wanted), set(found)
        for kind in {entity[2] for entity in wanted_set | found_set}:
            first = {entity for entity in wanted_set if entity[2] == kind}
            second = {entity for entity in found_set if entity[2] == kind}
            counts[kind] += Counts(len(first & second), len(second), len(first))
    rows = {kind: counts[kind].as_row() for kind in sorted(counts)}
    return rows | {"all": sum(counts.values(), Counts()).as_row()}


def read_texts(path: Path, *, limit: int | None = None) -> list[tuple[str, str, list[Entity]]]:
    """Read a file of tagged words as (name, running text, entities).

    Raises:
        DataError: The file is of another format.
    """
    texts = []
    rows = list(enumerate(read_rows(path, needs=("sentences",)), 1))
    for number, row in choose_evenly(rows, limit):
        try:
            sentences = [
                [(str(word), str(tag)) for word, tag in sentence]
                for sentence in cast("list[list[list[str]]]", row["sentences"])
            ]
        except (TypeError, ValueError) as error:
            hint = "`sentences` holds lists of [word, tag]"
            raise DataError(f"{path}: article {number} is not tagged by word", hint=hint) from error
        texts.append((str(row.get("id", number)), *join_words(sentences)))
    return texts


def run(path: Path, tagger: SpanTagger, *, limit: int | None = None) -> Outcome:
    """Annotate the texts of a file and score the mentions.

    Raises:
        DataError: The file cannot be used.
    """
    texts = read_texts(path, limit=limit)
    said = []
    for name, text, _ in show_progress(texts, "entities"):
        mentions = annotate([make_article(name, text)], tagger)[0].mentions
        said.append([(mention.start, mention.end, mention.label) for mention in mentions])
    about = {"data": f"{path.name}, {len(texts)} articles", "model": tagger.identity}
    return Outcome("entities", score_entities([gold for *_, gold in texts], said), about)
