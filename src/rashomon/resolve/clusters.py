"""Who is who within one article: names, nouns and pronouns that mean the same.

An annotated article goes in, clusters of spans come out. The same antecedents tell `resolve` whom a pronoun source
means, and which gender a person has whose name does not tell it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rashomon.resolve.antecedents import find_antecedents
from rashomon.resolve.gazetteer import load_gazetteer
from rashomon.resolve.people import gather_people
from rashomon.resolve.polities import learn_polities
from rashomon.resolve.view import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.records import Annotated, Span, Statement

Cluster = tuple["Span", ...]
"""Spans of an article that mean one person or body, in text order."""


def find_clusters(annotated: Annotated, statements: Sequence[Statement] = ()) -> list[Cluster]:
    """Bring together the words of one article that mean the same person or body.

    Args:
        annotated: The article.
        statements: As attributed; who says what tells much of whom "he" means.

    Returns:
        Clusters in the order of their first words, those of one mention among them. Words are in one cluster at
        most. Third-person pronouns that point to nobody are in none.
    """
    gazetteer = learn_polities([annotated], load_gazetteer())
    view = look(annotated, gazetteer)
    gather_people([view], statements, gazetteer)
    view.statements.extend(statements)
    find_antecedents(view)
    spans: defaultdict[str, set[Span]] = defaultdict(set)
    cut = annotated.article.span
    for mention in view.mentions:
        spans[mention.entity].add(cut(mention.start, mention.end))
    for place, found in view.antecedents.items():
        spans[found.mention.entity].add(cut(place, place + found.length))
    clusters = [tuple(sorted(group)) for group in spans.values()]
    return sorted(clusters)
