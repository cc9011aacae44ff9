"""Whom each third-person pronoun of an article means.

Pronouns are taken in text order; the candidates of each are the mentions shortly before it (or just behind it in the
same sentence), earlier pronouns among them, which stand for whatever they were found to mean. Two judges weigh them:

1. `features`, each a named agreement or distance, with the weights of `antecedents.json` (fitted by
   training/antecedents.py); a softmax gives every entity the sum of its mentions' shares.
2. The reader's own probabilities, where it gives any (`beliefs.py`), summed over an entity's mentions in the same way.

Their logarithms are added; the entity with the most is taken.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from rashomon.resolve.beliefs import Beliefs
from rashomon.resolve.mentions import Mention, find_mentions
from rashomon.resolve.names import tokenize
from rashomon.resolve.pronouns import MANY, Pronoun, find_pronouns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.records import Statement
    from rashomon.resolve.view import View

_BREAK = re.compile(r"\n+")
_SENTENCES_BACK = 6
_MOST_CANDIDATES = 24
_FAR = 4
_AHEAD = 80  # characters that a name may stand behind its pronoun
_KEPT = 4  # entities kept of each pronoun
_FREQUENT = 3
_MENTIONS_OF_A_SPEAKER = (
    3  # with all of them party accuracy on four events falls by 0.4 points, 2026-11
)
_READER_WEIGHT = (
    0.7  # between 0.5 and 1.0 GAP dev and the 200 sources of PolNeAR move by half a point, 2026-11
)
_LEAST = 0.02  # probability that the reader gives to what it did not name


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What a pronoun means.

    Attributes:
        mention: The entity's nearest mention that is no pronoun, before the pronoun if there is one.
        rivals: The same for the next likely entities, likeliest first.
        shares: Probability of each entity that was a candidate, 0..1.
        length: Characters of the pronoun.
    """

    mention: Mention
    rivals: tuple[Mention, ...]
    shares: Mapping[str, float]
    length: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention, or an earlier pronoun that stands for one, as a pronoun sees it."""

    mention: Mention
    place: int
    is_pronoun: bool
    sentence: int
    is_source: bool
    content: int


@dataclass(slots=True)
class Scene:
    """An article as pronouns look at it: mentions, sentences, who says what, and what was found so far."""

    view: View
    mentions: list[Mention]
    pronouns: list[Pronoun]
    sources: list[tuple[int, int, int]]
    contents: list[tuple[int, int, int]]
    quoted: frozenset[int] = frozenset()
    speakers: dict[int, str] = field(default_factory=dict)
    firsts: dict[int, int] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def content_of(self, place: int) -> int:
        """Number of the statement in whose content a character lies, the innermost; -1 if none."""
        inside = [(e - s, n) for s, e, n in self.contents if s <= place < e]
        return min(inside)[1] if inside else -1

    def distance(self, place: int, here: int) -> int:
        """How many sentences of the narration begin between two places; those inside a quotation do not count."""
        starts = self.view.sentence_starts
        between = starts[bisect_right(starts, place) : bisect_right(starts, here)]
        return sum(start not in self.quoted for start in between)

    def window(self, here: int) -> int:
        """First character of the sentences that a pronoun in sentence `here` looks back at."""
        starts, left = self.view.sentence_starts, _SENTENCES_BACK
        while here > 0 and left > 0:
            here -= 1
            left -= starts[here + 1] not in self.quoted
        return starts[here] if starts else 0

    def source_of(self, start: int, end: int) -> int:
        """Number of the statement whose source holds a stretch; -1 if none."""
        return next((n for s, e, n in self.sources if s <= start and end <= e), -1)


def find_antecedents(view: View) -> None:
    """Tell what the third-person pronouns of an article mean; they and all mentions are kept in the view.

    A pronoun without a candidate is left out.

    Args:
        view: The article, its persons gathered, its statements set: sources and contents are read.
    """
    weights = load_weights()
    scene = set_scene(view, view.statements)
    view.mentions = scene.mentions
    view.beliefs = Beliefs(view.annotated.tags.references)
    earlier: list[Candidate] = []
    for pronoun in scene.pronouns:
        candidates = gather(pronoun, scene, earlier)
        if not candidates:
            continue
        scores = [
            sum(weights.get(name, 0.0) for name in features(pronoun, one, candidates, scene))
            for one in candidates
        ]
        shares = share_out(scores, candidates)
        shares = _with_reader(shares, pronoun, scene)
        ranked = sorted(shares, key=lambda entity: (-shares[entity], entity))
        nearest, *rivals = (_nearest(one, pronoun, candidates) for one in ranked[:_KEPT])
        view.antecedents[pronoun.start] = Antecedent(
            nearest, tuple(rivals), shares, pronoun.end - pronoun.start
        )
        earlier.append(follow_on(pronoun, nearest, scene))


def set_scene(view: View, statements: Sequence[Statement]) -> Scene:
    """Bring together what the pronouns of an article are weighed by."""
    tokens = tokenize(_without_capitals(view))
    mentions = find_mentions(view, tokens)
    sources: list[tuple[int, int, int]] = []
    contents: list[tuple[int, int, int]] = []
    for number, statement in enumerate(statements):
        if statement.source is not None:
            sources.append((statement.source.start, statement.source.end, number))
        contents.extend((span.start, span.end, number) for span in statement.content)
    quoted = frozenset(
        start
        for start in view.sentence_starts
        if any(quote.start < start < quote.end for quote in view.annotated.quotes)
    )
    scene = Scene(view, mentions, find_pronouns(view.text, tokens), sources, contents, quoted)
    for mention in mentions:
        number = scene.source_of(mention.start, mention.end)
        if number >= 0:
            scene.speakers.setdefault(number, mention.entity)
        scene.firsts.setdefault(view.sentence_at(mention.start), mention.start)
        scene.counts[mention.entity] += 1
    return scene


def _without_capitals(view: View) -> str:
    """Give a text that is printed in capitals in small letters, so that verbs and prepositions are told."""
    small = view.text.lower()
    return small if view.in_capitals and len(small) == len(view.text) else view.text


def gather(pronoun: Pronoun, scene: Scene, earlier: Sequence[Candidate]) -> list[Candidate]:
    """Find what a pronoun may mean: fitting mentions before it, nearest first, then those behind it.

    Args:
        pronoun: The pronoun.
        scene: Its article.
        earlier: The pronouns before it, with what they mean.
    """
    here = scene.view.sentence_at(pronoun.start)
    low = scene.window(here)
    high = scene.view.sentence_starts[here + 1 : here + 2] or [len(scene.view.text)]
    near = [
        one
        for one in scene.mentions
        if low <= one.start < high[0] and _fits(one, pronoun) and not _holds(one, pronoun)
    ]
    before = [_see(one, scene) for one in near if one.start < pronoun.start]
    before += [one for one in earlier if one.place >= low and _fits(one.mention, pronoun)]
    before.sort(key=lambda one: -one.place)
    before = _without_quoted(pronoun, before, scene)
    behind = [_see(one, scene) for one in near if _may_follow(one, pronoun, scene)]
    found = [*before[:_MOST_CANDIDATES], *behind]
    is_source = scene.source_of(pronoun.start, pronoun.end) >= 0
    return _nearest_of_each(found) if is_source else found


def _nearest_of_each(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep the nearest mentions of each entity, so that nobody speaks for having been named often before."""
    kept: list[Candidate] = []
    seen: Counter[str] = Counter()
    for one in candidates:
        seen[one.mention.entity] += 1
        if seen[one.mention.entity] <= _MENTIONS_OF_A_SPEAKER:
            kept.append(one)
    return kept


def _without_quoted(pronoun: Pronoun, candidates: list[Candidate], scene: Scene) -> list[Candidate]:
    """Leave out who stands in the very quotation that the pronoun says, if anybody else is there."""
    number = scene.source_of(pronoun.start, pronoun.end)
    kept = [
        one
        for one in candidates
        if number < 0 or one.content != number or not scene.view.in_quotes(one.place)
    ]
    return kept or candidates


def _may_follow(mention: Mention, pronoun: Pronoun, scene: Scene) -> bool:
    """Say whether a name behind a pronoun may be whom it means: "before she left, Kayo said"."""
    is_near = pronoun.end <= mention.start <= pronoun.end + _AHEAD
    is_told = scene.view.in_quotes(mention.start) or scene.view.in_quotes(pronoun.start)
    is_source = scene.source_of(pronoun.start, pronoun.end) >= 0
    return mention.is_name and is_near and not is_told and not is_source


def _fits(mention: Mention, pronoun: Pronoun) -> bool:
    if pronoun.is_person:
        is_open = bool(mention.label) and mention.kind != "many"
        is_person = mention.kind == "person" and mention.gender in {"", pronoun.gender}
        return is_person or is_open
    if pronoun.key in MANY:
        return mention.kind in {"many", "body"}
    return mention.kind == "body"


def _holds(mention: Mention, pronoun: Pronoun) -> bool:
    """Say whether a pronoun stands inside a mention, as "her" in "her mother"."""
    return mention.start <= pronoun.start < mention.end


def _see(mention: Mention, scene: Scene) -> Candidate:
    return Candidate(
        mention,
        mention.start,
        is_pronoun=False,
        sentence=scene.view.sentence_at(mention.start),
        is_source=scene.source_of(mention.start, mention.end) >= 0,
        content=scene.content_of(mention.start),
    )


def follow_on(pronoun: Pronoun, mention: Mention, scene: Scene) -> Candidate:
    """Make the candidate that a pronoun is for later ones, once it is known what it means."""
    number = scene.source_of(pronoun.start, pronoun.end)
    if number >= 0:
        scene.speakers.setdefault(number, mention.entity)
    scene.counts[mention.entity] += 1
    return Candidate(
        replace(mention, role=pronoun.role),
        pronoun.start,
        is_pronoun=True,
        sentence=scene.view.sentence_at(pronoun.start),
        is_source=number >= 0,
        content=scene.content_of(pronoun.start),
    )


def features(
    pronoun: Pronoun, one: Candidate, candidates: Sequence[Candidate], scene: Scene
) -> list[str]:
    """Name what speaks for or against a candidate.

    Args:
        pronoun: The pronoun.
        one: The candidate.
        candidates: All of its candidates, nearest first.
        scene: The article.
    """
    view, mention = scene.view, one.mention
    kind = "person" if pronoun.is_person else pronoun.key[:2]
    distance = scene.distance(one.place, pronoun.start)
    here = f"d{min(distance, _FAR)}" if one.place < pronoun.start else "behind"
    rank = min(
        len({c.mention.entity for c in candidates if one.place < c.place < pronoun.start}
            - {mention.entity}), 3,
    )  # fmt: skip
    is_source = scene.source_of(pronoun.start, pronoun.end)
    content = scene.content_of(pronoun.start)
    names = [
        f"{here}",
        f"{here} {mention.role}",
        f"{mention.role} {pronoun.role}",
        f"{'pronoun' if one.is_pronoun else 'name' if mention.is_name else 'noun'}",
        f"{'pronoun' if one.is_pronoun else 'name'} {here}",
        f"rank {rank}" if one.place < pronoun.start else "behind",
        f"rank {rank} {here}",
        f"count {min(scene.counts[mention.entity], _FREQUENT * 2)}",
    ]
    if scene.firsts.get(one.sentence) == one.place:
        names += ["first", f"first {here}", f"first {pronoun.role}"]
    if pronoun.is_person:
        names.append("gender told" if mention.gender else "gender open")
    if mention.label:
        names.append(f"taken for {mention.label}")
    in_quotes = view.in_quotes(pronoun.start)
    if in_quotes != view.in_quotes(one.place):
        names.append("quoted, candidate not" if in_quotes else "candidate quoted")
    names += _of_speech(one, is_source, content, scene, in_quotes=in_quotes)
    if view.sentence_at(pronoun.start) == one.sentence:
        names += _of_clause(pronoun, one, view.text)
    best = scene.counts[mention.entity] == max(scene.counts[c.mention.entity] for c in candidates)
    if best:
        names.append("most named")
    paragraph = len(_BREAK.findall(view.text, one.place, pronoun.start))
    names.append(f"paragraph {min(paragraph, 2)}" if one.place < pronoun.start else "behind")
    return [f"{kind}: {name}" for name in names]


def _of_speech(
    one: Candidate, source: int, content: int, scene: Scene, *, in_quotes: bool
) -> list[str]:
    """What a candidate and a pronoun have to do with statements."""
    names = []
    entity = one.mention.entity
    if one.is_source:
        names.append("speaker")
    if content >= 0 and scene.speakers.get(content) == entity:
        names.append("own quotation" if in_quotes else "own words")
    if content >= 0 and content == one.content:
        names.append("same content")
    if one.content >= 0 and content != one.content:
        names.append("candidate told of")
    if source >= 0:
        names.append("speaks: " + ("speaker" if one.is_source else "no speaker"))
        if one.content == source:
            names.append("speaks: candidate in it")
        last = max((n for n in scene.speakers if n < source), default=-1)
        if last >= 0 and scene.speakers[last] == entity:
            names.append("speaks: last speaker")
    return names


def _of_clause(pronoun: Pronoun, one: Candidate, text: str) -> list[str]:
    """What stands between a candidate and a pronoun of one sentence."""
    start = min(one.mention.end if not one.is_pronoun else one.place, pronoun.start)
    between = text[start : pronoun.start]
    is_near = not any(mark in between for mark in ",;:—–") and not any(
        f" {word} " in between
        for word in ("that", "and", "but", "when", "while", "because", "as", "who", "which", "if")
    )
    clause = "same clause" if is_near else "other clause"
    reflexive = "self" if pronoun.is_reflexive else pronoun.role.value
    return [f"{clause} {reflexive}", f"{clause} {one.mention.role} {reflexive}"]


def share_out(scores: Sequence[float], candidates: Sequence[Candidate]) -> dict[str, float]:
    """Give each entity the sum of its mentions' softmax shares."""
    top = max(scores)
    raw = [math.exp(score - top) for score in scores]
    total = sum(raw)
    shares: defaultdict[str, float] = defaultdict(float)
    for value, one in zip(raw, candidates, strict=True):
        shares[one.mention.entity] += value / total
    return dict(shares)


def _with_reader(shares: dict[str, float], pronoun: Pronoun, scene: Scene) -> dict[str, float]:
    """Multiply in what the reader believes, if it said anything of this pronoun."""
    view = scene.view
    if view.beliefs is None:
        return shares
    known = {place: one.shares for place, one in view.antecedents.items()}
    told = view.beliefs.of(pronoun.start, pronoun.end, scene.mentions, known)
    if not told:
        return shares
    rest = max(0.0, 1.0 - sum(told.values()))
    mixed = {
        entity: share * (told.get(entity, 0.0) + rest * share + _LEAST) ** _READER_WEIGHT
        for entity, share in shares.items()
    }
    total = sum(mixed.values())
    return {entity: value / total for entity, value in mixed.items()}


def _nearest(entity: str, pronoun: Pronoun, candidates: Sequence[Candidate]) -> Mention:
    mine = [one for one in candidates if one.mention.entity == entity]
    named = [one for one in mine if not one.is_pronoun and one.place < pronoun.start] or mine
    return named[0].mention


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """Read the weights of the features, by name."""
    stored = files("rashomon.resolve").joinpath("antecedents.json").read_text(encoding="utf-8")
    return dict(json.loads(stored)["weights"])
