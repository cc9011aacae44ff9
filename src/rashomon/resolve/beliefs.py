"""What the reader believes whom words refer to, told as shares of the entities of an article.

The reader names candidate stretches with probabilities; here those of one entity are added, and a candidate that is
itself a pronoun passes its share on to what that pronoun was found to mean, so chains count as far as they hold.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rashomon.records import Reference
    from rashomon.resolve.mentions import Mention


class Beliefs:
    """A reader's references, by the last character of the anaphor ("minister" of "the minister").

    Args:
        references: Of one article.
    """

    def __init__(self, references: Sequence[Reference]) -> None:
        """Sort them by anaphor."""
        self._by_end: defaultdict[int, list[Reference]] = defaultdict(list)
        for one in references:
            self._by_end[one.end].append(one)

    def told_of(self, start: int, end: int) -> list[Reference]:
        """Give the candidates named for a stretch, or for the longest one that ends where it does."""
        here = self._by_end.get(end, ())
        longest = min((one.start for one in here if one.start >= start), default=-1)
        return [one for one in here if one.start == longest]

    def of(
        self,
        start: int,
        end: int,
        mentions: Sequence[Mention],
        known: Mapping[int, Mapping[str, float]],
    ) -> dict[str, float]:
        """Give each entity its probability for one anaphor; {} if the reader said nothing of it.

        Args:
            start: First character of the anaphor.
            end: Place after its last.
            mentions: Of the article, in text order.
            known: For pronouns before, by first character, the shares of the entities they mean.
        """
        shares: defaultdict[str, float] = defaultdict(float)
        for one in self.told_of(start, end):
            if one.antecedent_start in known:
                for entity, share in known[one.antecedent_start].items():
                    shares[entity] += one.score * share
                continue
            mention = main_mention(one.antecedent_start, one.antecedent_end, mentions)
            if mention is not None:
                shares[mention.entity] += one.score
        return dict(shares)


def main_mention(start: int, end: int, mentions: Sequence[Mention]) -> Mention | None:
    """Find the mention that a stretch is about: a person named in it before a body, the first of each.

    "Kenya's foreign minister Ida Mwangi" is about Ida Mwangi. A stretch inside a longer mention is about that.
    """
    inside = [one for one in mentions if one.start < end and start < one.end]
    inside.sort(key=lambda one: one.end - one.start > end - start)
    persons = [one for one in inside if one.kind == "person" and one.is_name]
    return next(iter(persons or inside), None)
