"""What the checks know of a claim's surroundings: other claims, and how its party stands to others.

In: the claims of one event. Out: the same claims with their surroundings filled in. The one idea: who accuses
whom all through the articles says something about any one pair.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.judge.claims import Claim

NEIGHBOURS = 12


def place_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Fill in hostility, share, is_embedded and ranks of an event's claims, in order."""
    hostility = weigh_hostility(claims)
    counts = Counter(claim.party_id for claim in claims)
    return [
        replace(
            claim,
            hostility=hostility.get(claim.party_id or "", {}),
            share=counts[claim.party_id] / len(claims),
            is_embedded=is_embedded,
            ranks=ranked,
        )
        for claim, is_embedded, ranked in zip(
            claims, find_embedded(claims), rank_claims(claims), strict=True
        )
    ]


def weigh_hostility(claims: Sequence[Claim]) -> dict[str, dict[str, float]]:
    """Say how often each party speaks against each other: claims that name it and accuse or deny.

    Returns:
        Speaking party -> party spoken against -> 0 to 1; three claims are added to every party's
        number, so that a single hostile line of a party heard once weighs little.
    """
    spoken = Counter(claim.party_id for claim in claims)
    found: dict[str, dict[str, float]] = {}
    for claim in claims:
        if claim.party_id and (claim.denial[0] or claim.hits["accusations"] or claim.hits["blame"]):
            for party_id, _ in claim.named:
                if party_id != claim.party_id:
                    against = found.setdefault(claim.party_id, {})
                    against[party_id] = against.get(party_id, 0.0) + 1 / (
                        spoken[claim.party_id] + 3
                    )
    return found


def find_embedded(claims: Sequence[Claim]) -> list[bool]:
    """Say of each claim whether its words lie inside a longer statement of the same article."""
    spots = [find_spots(claim) for claim in claims]
    by_article: dict[str, list[int]] = {}
    for k, claim in enumerate(claims):
        by_article.setdefault(claim.statement.article_id, []).append(k)
    return [
        any(
            len(spots[j]) > len(spots[k]) and spots[j] & spots[k]
            for j in by_article[claim.statement.article_id]
        )
        for k, claim in enumerate(claims)
    ]


def find_spots(claim: Claim) -> frozenset[int]:
    """Give the places of the claim's characters in its article."""
    return frozenset(k for span in claim.statement.content for k in range(span.start, span.end))


def rank_claims(claims: Sequence[Claim]) -> list[dict[str, int]]:
    """For each claim rank the nearest claims of other parties; the first `NEIGHBOURS` are kept."""
    vectors = np.stack([claim.vector for claim in claims])
    ranked = []
    for claim, row in zip(claims, vectors @ vectors.T, strict=True):
        others = (k for k in np.argsort(-row) if claims[k].party_id != claim.party_id)
        ranked.append(
            {claims[k].statement.statement_id: n for n, k in enumerate(islice(others, NEIGHBOURS))}
        )
    return ranked
