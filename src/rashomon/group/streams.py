"""Sort articles into events by what they open with and by the words they share.

In: articles. Out: `Grouped`. The one idea: leaving out a real article is worse than keeping an alien one, so two
articles are parted only if neither embedding nor words link them, directly or through other articles.

1. The lead (headline and first paragraphs) is embedded: what happened stands there.
2. The words of the whole opening are counted: accounts of one event share names and nouns even if one is a
   commentary and the other a first report.
3. Articles whose mean of the two reaches `link_at` are linked; linked articles are one event.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rashomon.settings import GroupSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from rashomon.models.base import Embedder
    from rashomon.records import Article

    Matrix = NDArray[np.float64]

_WORD = re.compile(r"[^\W\d_]{3,}")
_PLAIN = frozenset(
    """the and for that with was were are has have had but not from this they his her their its who will would which
    when what been one two about after also all more than over into out said says say could there other can may some
    him she you our we our new last first year years week monday tuesday wednesday thursday friday saturday sunday
    time people told news reported according per them then where while before against how because during since only
    just now most those these such any being did does made make like many much even back under still between through
    both very including per own off until each should might must your here percent""".split()
)


@dataclass(frozen=True, slots=True)
class Grouped:
    """Articles by event.

    Attributes:
        events: Largest first; of equals the one that holds the earliest input. Articles in the order given.
            Together they hold every article once.
        likeness: For each event the highest likeness, 0 to 1, of one of its articles to one of the first
            event; 1.0 for the first. It says how near the parting was.
    """

    events: tuple[tuple[Article, ...], ...]
    likeness: tuple[float, ...]


def group(
    articles: Sequence[Article], embedder: Embedder, *, settings: GroupSettings | None = None
) -> Grouped:
    """Say which articles report one happening.

    Two unrelated articles give two events of one article each: nothing speaks for either, and a caller who wants
    to set articles against each other has nothing to compare (`NothingToCompare`). One article is one event. None
    gives no event.

    Args:
        articles: In the order of the inputs.
        embedder: Any engine of `models`.
        settings: Thresholds; the defaults all but never part articles on one event.

    Returns:
        The events; `events[0]` is the one to work on, the others do not belong to it.

    Raises:
        ModelError: The embedder failed.
    """
    chosen = settings or GroupSettings()
    if not articles:
        return Grouped((), ())
    alike = compare_articles(articles, embedder, settings=chosen)
    members = _connect(alike >= chosen.link_at)
    members.sort(key=lambda rows: (-len(rows), rows[0]))
    return Grouped(
        events=tuple(tuple(articles[row] for row in rows) for rows in members),
        likeness=tuple(
            1.0 if rows is members[0] else float(alike[np.ix_(rows, members[0])].max())
            for rows in members
        ),
    )


def compare_articles(
    articles: Sequence[Article], embedder: Embedder, *, settings: GroupSettings
) -> Matrix:
    """Say how alike each two articles are.

    Returns:
        Shape (n, n), symmetric, 0 to 1: mean of the cosine of the leads' embeddings (below 0 counts as 0) and the
        cosine of the word counts, damped by a logarithm.
    """
    leads = [_lead(article)[: settings.lead_chars] for article in articles]
    vectors = embedder.embed(leads).astype(np.float64)
    counts = [_count_words(_lead(article)[: settings.opening_chars]) for article in articles]
    column = {word: place for place, word in enumerate(sorted({w for one in counts for w in one}))}
    words = np.zeros((len(articles), len(column)))
    for row, one in enumerate(counts):
        for word, count in one.items():
            words[row, column[word]] = 1.0 + np.log(count)
    words /= np.maximum(np.linalg.norm(words, axis=1, keepdims=True), 1e-9)
    alike: Matrix = (np.maximum(vectors @ vectors.T, 0.0) + words @ words.T) / 2.0
    return np.minimum(alike, 1.0)


def _lead(article: Article) -> str:
    """Give the text with its headline in front, wherever the page had it."""
    if article.text.startswith(article.title):
        return article.text
    return f"{article.title}\n{article.text}"


def _count_words(text: str) -> Counter[str]:
    """Count words without a plural ending, those of three letters and more that carry a topic."""
    words = (word.casefold() for word in _WORD.findall(text))
    return Counter(word.removesuffix("s") for word in words if word not in _PLAIN)


def _connect(linked: NDArray[np.bool_]) -> list[list[int]]:
    """Give the connected sets of rows, each sorted."""
    waiting = set(range(len(linked)))
    found = []
    while waiting:
        reached, fresh = set(), {min(waiting)}
        while fresh:
            reached |= fresh
            fresh = {int(other) for row in fresh for other in np.flatnonzero(linked[row])} - reached
        waiting -= reached
        found.append(sorted(reached))
    return found
