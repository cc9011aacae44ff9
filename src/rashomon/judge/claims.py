"""What the checks read of a statement, worked out once.

In: statements, parties and an embedder. Out: one `Claim` a statement: its words, stems, negated stems,
numbers, times, the parties it names, and a vector. The one idea: a check is a comparison of two claims
and never looks at the article again.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from rashomon.judge import lexicon
from rashomon.judge.figures import Figure, Time, find_figures, find_times
from rashomon.judge.scene import place_claims
from rashomon.judge.stance import NO_ACT, Act, find_acts
from rashomon.judge.words import stem_word
from rashomon.records import PartyKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.models.base import Embedder, Floats
    from rashomon.records import Annotated, Party, Resolved, Statement

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
REACH = 4  # words a negation covers to its right, up to a comma or stop
MAX_WORDS = 120
RUN = 3
QUALIFIED = 3  # content words behind a word of degree that it may qualify
Qualified = tuple[int, int, str, frozenset[str]]
_SCALES = lexicon.read_opposites()


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as the checks read it.

    Attributes:
        statement: The statement.
        text: Its content, fragments joined by a space.
        cue: The attributing words, "" if none.
        stems: (stem, word as printed) of the content words, first of each stem.
        negated: Stems that stand under a negation.
        figures: Numbers with what they count.
        times: Dates and times.
        named: (party id, words) of each party its content names.
        acts: What it does (denies, doubts, accuses ...), how strongly and by which words.
        negation: The first word of negation in it, "" if none.
        qualified: (number of a scale, end 0 or 1, word found, stems of the next content words) of each word that
            stands at one end of a scale of opposites.
        scales: Number of a scale of opposites -> (end 0 or 1, word found); both ends found counts as none.
        runs: Runs of three lower-case words -> the words as printed.
        rarity: For each stem of the event, how rare it is there (shared by all claims).
        hostility: Party -> how often this claim's party speaks against it (0 to 1).
        share: This party's part of the event's statements, 0 to 1.
        is_embedded: Its words lie inside a longer statement of the same article.
        is_headline: It stands in the article's first line.
        signs: What speaks for and against its being a stand on something disputed, by name.
        standing: What the signs together say, 0 to 1 (`weigh.py`).
        ranks: Statement id -> 0 for the nearest claim of another party, 1 for the next (the first few).
        vector: The content's embedding with half of its sentence's, unit length.
        company: How near every claim of the event is to it, centred, unit length.
    """

    statement: Statement
    text: str
    cue: str
    stems: Mapping[str, str]
    negated: frozenset[str]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    named: tuple[tuple[str, str], ...]
    acts: Mapping[str, Act]
    negation: str
    qualified: tuple[Qualified, ...]
    scales: Mapping[int, tuple[int, str]]
    runs: Mapping[tuple[str, ...], str]
    rarity: Mapping[str, float]
    hostility: Mapping[str, float] = field(default_factory=dict)
    share: float = 0.0
    is_embedded: bool = False
    is_headline: bool = False
    signs: Mapping[str, float] = field(default_factory=dict)
    standing: float = 0.0
    ranks: Mapping[str, int] = field(default_factory=dict)
    vector: Floats = field(default_factory=lambda: np.zeros(1, np.float32))
    company: Floats = field(default_factory=lambda: np.zeros(1, np.float32))

    @property
    def party_id(self) -> str | None:
        """Whose claim it is."""
        return self.statement.party_id

    def act(self, name: str) -> Act:
        """Give what it does of this kind; strength 0 if nothing."""
        return self.acts.get(name, NO_ACT)

    def find_name(self, party_id: str | None) -> str:
        """Give the words by which its content names a party, "" if it does not."""
        return next((words for named, words in self.named if named == party_id), "")


Names = tuple[re.Pattern[str] | None, re.Pattern[str] | None, dict[str, str]]
"""Proper names as printed, the same in any case (for texts in capitals), and the party of each in lower case."""


def compile_names(parties: Sequence[Party]) -> Names:
    """Make patterns of all proper names of all parties, and a table from name to party.

    Names without a capital letter ("officials") could be anybody's and are left out; so are names that
    two parties share.
    """
    owner: dict[str, str] = {}
    printed: dict[str, str] = {}
    shared: set[str] = set()
    for party in parties:
        for name in (party.name, *party.aliases):
            bare = name.removeprefix("the ").removeprefix("The ")
            if not any(c.isupper() for c in bare):
                continue
            printed[bare] = bare.lower()
            if owner.setdefault(bare.lower(), party.party_id) != party.party_id:
                shared.add(bare.lower())
    kept = sorted(
        (bare for bare, key in printed.items() if key not in shared), key=len, reverse=True
    )
    if not kept:
        return None, None, {}
    body = rf"(?<!\w)(?:{'|'.join(map(re.escape, kept))})(?!\w)"
    return re.compile(body), re.compile(body, re.IGNORECASE), owner


def find_named(text: str, names: Names) -> tuple[tuple[str, str], ...]:
    """Give (party id, words) of each party a text names, in order of first mention."""
    as_printed, in_any_case, owner = names
    pattern = in_any_case if text.isupper() else as_printed
    named: dict[str, str] = {}
    for hit in pattern.finditer(text) if pattern else ():
        named.setdefault(owner[hit.group().lower()], hit.group())
    return tuple(named.items())


def find_stems(text: str) -> dict[str, str]:
    """Give the stems of the content words with the first word as printed of each."""
    stems: dict[str, str] = {}
    for word in WORD.findall(text)[:MAX_WORDS]:
        lower = word.lower()
        if lower not in lexicon.STOP_WORDS and len(lower) > 1:
            stems.setdefault(stem_word(lower), word)
    return stems


def weigh_rarity(texts: Sequence[str]) -> dict[str, float]:
    """Give each stem its rarity among an event's texts: log of texts over texts that hold it, plus one."""
    counts = Counter(stem for text in texts for stem in find_stems(text))
    return {stem: math.log((len(texts) + 1) / (n + 0.5)) for stem, n in counts.items()}


def find_negated(text: str) -> frozenset[str]:
    """Give the stems within reach of a negation, to its right and inside the clause."""
    found: set[str] = set()
    for hit in lexicon.NEGATIONS.finditer(text):
        clause = re.split(r"[.;:,!?]", text[hit.end() :], maxsplit=1)[0]
        words = [w.lower() for w in WORD.findall(clause)]
        content = [stem_word(w) for w in words if w not in lexicon.STOP_WORDS]
        found.update(content[:REACH])
    return frozenset(found)


def find_scales(text: str) -> dict[int, tuple[int, str]]:
    """Find words at one end of a scale of opposites; a text that holds both ends says nothing."""
    found: dict[int, tuple[int, str]] = {}
    for number, ends in enumerate(_SCALES):
        hits = [end.search(text) for end in ends]
        for end, hit in enumerate(hits):
            if hit and not hits[1 - end]:
                found[number] = (end, hit.group())
    return found


def find_qualified(text: str) -> tuple[Qualified, ...]:
    """Find every word at one end of a scale of opposites with the stems of the few content words behind it."""
    found: list[Qualified] = []
    for number, ends in enumerate(_SCALES):
        for end, pattern in enumerate(ends):
            for hit in pattern.finditer(text):
                clause = re.split(r"[.;:!?]", text[hit.end() :], maxsplit=1)[0]
                words = [w.lower() for w in WORD.findall(clause)]
                stems = [stem_word(w) for w in words if w not in lexicon.STOP_WORDS][:QUALIFIED]
                found.append((number, end, hit.group(), frozenset(stems)))
    return tuple(found)


def find_runs(text: str) -> dict[tuple[str, ...], str]:
    """Give the runs of `RUN` words with the words as printed; runs of mere function words are left out."""
    hits = list(re.finditer(r"[\w'’-]+", text))
    runs: dict[tuple[str, ...], str] = {}
    for k in range(len(hits) - RUN + 1):
        part = hits[k : k + RUN]
        key = tuple(hit.group().lower() for hit in part)
        if not lexicon.STOP_WORDS.issuperset(key):
            runs.setdefault(key, text[part[0].start() : part[-1].end()])
    return runs


def make_claim(
    statement: Statement,
    vector: Floats,
    names: Names,
    rarity: Mapping[str, float],
    *,
    is_headline: bool,
) -> Claim:
    """Work out what the checks need to know of one statement."""
    text = " ".join(span.text for span in statement.content)
    cue = statement.cue.text if statement.cue else ""
    negation = lexicon.NEGATIONS.search(text)
    return Claim(
        statement=statement,
        text=text,
        cue=cue,
        stems=find_stems(text),
        negated=find_negated(text),
        figures=find_figures(text),
        times=find_times(text),
        named=find_named(text, names),
        acts=find_acts(statement, cue, text),
        negation=negation.group() if negation else "",
        qualified=find_qualified(text),
        scales=find_scales(text),
        runs=find_runs(text),
        rarity=rarity,
        is_headline=is_headline,
        vector=vector,
    )


def key_pair(first: Claim, second: Claim) -> frozenset[str]:
    """Name a pair of claims, whichever comes first."""
    return frozenset((first.statement.statement_id, second.statement.statement_id))


def make_claims(
    annotated: Sequence[Annotated], resolved: Resolved, embedder: Embedder, wanted: frozenset[str]
) -> dict[str, Claim]:
    """Make the claims of the wanted statements, embedding every text once.

    Args:
        annotated: The event's articles; a claim shorter than its sentence borrows half of its
            sentence's vector, since "We did." says little alone.
        resolved: Statements and parties.
        embedder: For the vectors.
        wanted: Ids of the statements.

    Returns:
        Claims by statement id.
    """
    statements = [s for s in resolved.statements if s.statement_id in wanted]
    contents = [" ".join(span.text for span in s.content) for s in statements]
    sentences = [_sentence_of(annotated, s) for s in statements]
    texts = list(dict.fromkeys([*contents, *sentences]))
    if not texts:
        return {}
    vectors = dict(zip(texts, embedder.embed(texts), strict=True))
    names = compile_names(resolved.parties)
    rarity = weigh_rarity(contents)
    heads = {a.article.article_id: a.article.text.find("\n") for a in annotated}
    claims = []
    for statement, content, sentence in zip(statements, contents, sentences, strict=True):
        vector = vectors[content] + 0.5 * vectors[sentence]
        vector = vector / max(1e-6, float(np.linalg.norm(vector)))
        is_headline = statement.content[0].start < heads[statement.article_id]
        claims.append(make_claim(statement, vector, names, rarity, is_headline=is_headline))
    outlets = frozenset(p.party_id for p in resolved.parties if p.kind == PartyKind.OUTLET)
    placed = place_claims(claims, outlets)
    return {claim.statement.statement_id: claim for claim in placed}


def _sentence_of(annotated: Sequence[Annotated], statement: Statement) -> str:
    """Give the sentence in which the statement's first fragment lies."""
    place = statement.content[0].start
    for item in annotated:
        if item.article.article_id == statement.article_id:
            for sentence in item.sentences:
                if sentence.start <= place < sentence.end:
                    return sentence.text
    return statement.content[0].text
