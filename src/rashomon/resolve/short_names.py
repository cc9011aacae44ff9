"""Papers called by one word of their name: "the Herald", "The Times".

Known names of an article go in, the same and their short forms come out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from rashomon.resolve.gazetteer import Hit
from rashomon.resolve.lexicon import AGENT, BODY, MEDIA, STATE, singular
from rashomon.resolve.names import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.resolve.gazetteer import Entry, Gazetteer
    from rashomon.resolve.names import Token

_EDITION = re.compile(r"\s*\([^()]*\)$")  # "CNN (Web News)"
_SHORT_NAME_LETTERS = 5


def with_short_names(hits: list[Hit], tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Hit]:
    """Add the first word of a paper's or body's name where it stands alone ("the Herald commentary").

    Args:
        hits: Known names in the article.
        tokens: Of its text.
        gazetteer: A first word it knows otherwise is no short name.
    """
    covered = {place for hit in hits for place in range(hit.first, hit.last)}
    short = {
        tokens[hit.first].key: hit.entry
        for hit in hits
        if hit.entry.sense in {"media", "outlet"}
        and hit.last - hit.first > 1
        and len(tokens[hit.first].key) >= _SHORT_NAME_LETTERS
        and not gazetteer.entries(tokens[hit.first].key)
        and singular(tokens[hit.first].key) not in STATE | AGENT | BODY | MEDIA
    }
    more = [
        Hit(token.start, token.end, place, place + 1, short[token.key])
        for place, token in enumerate(tokens)
        if token.key in short and token.is_capital and place not in covered
    ]
    return sorted([*hits, *more], key=lambda hit: hit.start) if more else hits


def with_last_words(
    hits: list[Hit], tokens: Sequence[Token], outlet: str, gazetteer: Gazetteer
) -> list[Hit]:
    """Add "The Times" where just one paper named in the article, or the article's own, ends so.

    Args:
        hits: Known names in the article.
        tokens: Of its text.
        outlet: Whose article it is.
        gazetteer: Knows the outlet.
    """
    covered = {place for hit in hits for place in range(hit.first, hit.last)}
    papers = [hit.entry for hit in hits if hit.entry.sense == "outlet"]
    own = name_key(_EDITION.sub("", outlet)).removeprefix("the ")
    papers += [entry for entry in gazetteer.entries(own) if entry.sense == "outlet"]
    ends: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for entry in papers:
        words = name_key(entry.printed).split()
        if len(words) > 1:
            ends[words[-1]][entry.party] = entry
    more = [
        Hit(token.start, token.end, place, place + 1, next(iter(ends[token.key].values())))
        for place, token in enumerate(tokens)
        if len(ends.get(token.key, ())) == 1
        and place
        and tokens[place - 1].text == "The"
        and token.is_capital
        and place not in covered
        and not (place + 1 < len(tokens) and tokens[place + 1].is_capital)
    ]
    return sorted([*hits, *more], key=lambda hit: hit.start) if more else hits
