"""A joint source cut into those who speak: "A and B said", "US, B both say".

A source's words go in, one stretch for each of its parties comes out. Words are cut only where both sides name
somebody of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.resolve.lexicon import Head, singular
from rashomon.resolve.names import tokenize
from rashomon.resolve.phrases import Stretch, joints, parse_noun

if TYPE_CHECKING:
    from rashomon.resolve.view import View

_IN_APPOSITION = re.compile(r",\s+an?\s[^,]*\b(?:of|for|between|from)\b[^,]*$")
"""What stands before "and" in "the alliance, a group of Arab and Kurdish fighters"."""
_OFFICES = re.compile(
    r"^(?:the )?(?:[\w-]+ )?(?:leaders|presidents|ministers|heads of (?:state|government)|governments|officials"
    r"|ambassadors|diplomats|envoys|representatives|chiefs) (?:of|from) (?=[A-Zt])"
)
"""Offices in the plural, of several countries: each speaks."""
_TOGETHER = frozenset({"both", "all", "each", "jointly", "together", "alike", "also"})


def split_joint(whole: Stretch, view: View) -> list[Stretch]:
    """Cut a joint source where both sides name somebody of their own.

    Args:
        whole: A source's words.
        view: The article.

    Returns:
        One stretch for each who speaks, in text order; the whole if it is one.
    """
    whole = _without_together(whole)
    if (match := _OFFICES.match(whole.text)) and (
        several := _split_names(whole, match.end(), view)
    ):
        return several
    for left, right in joints(whole):
        is_comma = view.text[left.end : right.start].strip() in {",", ";", "/"}
        if _is_inside_name(left, right, view) or _is_one_person(left, right, view):
            continue
        if _IN_APPOSITION.search(left.text):
            continue
        right_strictly = is_comma and not joints(right)
        if _is_party(left, view, strictly=is_comma) and _is_party(
            right, view, strictly=right_strictly
        ):
            return [left, *split_joint(right, view)]
    return [whole]


def _split_names(whole: Stretch, start: int, view: View) -> list[Stretch]:
    """Cut "the leaders of A, B and C" into "the leaders of A", "B", "C"; [] unless all are names and nothing else."""
    rest = whole.cut(start, len(whole.text))
    cuts = joints(rest)
    places = [rest.start, *(right.start for _, right in cuts)]
    ends = [*(left.end for left, _ in cuts), rest.end]
    parts = [
        rest.cut(first - rest.start, last - rest.start)
        for first, last in zip(places, ends, strict=True)
    ]
    if not cuts or not all(_is_party(part, view, strictly=True) for part in parts):
        return []
    return [whole.cut(0, parts[0].end - whole.start), *parts[1:]]


def _without_together(whole: Stretch) -> Stretch:
    """Leave out "both" and "jointly" behind the names."""
    tokens = tokenize(whole.text)
    while len(tokens) > 1 and tokens[-1].key in _TOGETHER:
        tokens.pop()
    return whole.cut(0, tokens[-1].end) if tokens and tokens[-1].end < len(whole.text) else whole


def _is_inside_name(left: Stretch, right: Stretch, view: View) -> bool:
    if any(hit.start < left.end and hit.end > right.start for hit in view.hits):
        return True
    if _is_party(left, view, strictly=True) and _is_party(right, view, strictly=True):
        return False
    others = (m for m in view.annotated.mentions if m.label != "Person")
    return any(mention.start < left.end and mention.end > right.start for mention in others)


def _is_one_person(left: Stretch, right: Stretch, view: View) -> bool:
    """Say whether both sides are roles of the person named last: "lawyer and minister X"."""
    noun = parse_noun(left, view.hits)
    is_role = bool(noun.head) and noun.head[-1].end == left.end and noun.core[0].start == left.start
    is_single = is_role and noun.head[0].key == singular(noun.head[0].key)
    named = view.people_in(right.start, right.end)
    return is_single and not view.people_in(left.start, left.end) and bool(named)


def _is_party(part: Stretch, view: View, *, strictly: bool) -> bool:
    """Say whether a side of "and" names somebody; strictly: it is one known name and nothing else."""
    hits = [h for h in view.hits_in(part.start, part.end) if h.entry.sense != "place"]
    if strictly:
        tokens = [token for token in tokenize(part.text) if token.key != "the"]
        return len(hits) == 1 and len(tokens) == hits[0].last - hits[0].first
    people = view.people_in(part.start, part.end)
    noun = parse_noun(part, view.hits)
    if noun.tail is not None and not people:
        hits = [hit for hit in hits if hit.start < noun.tail.start]
        return bool(hits)
    is_many = bool(noun.head) and noun.head[0].key != singular(noun.head[0].key)
    return bool(hits or people or (is_many and noun.head_class in {Head.CROWD, Head.EXPERT}))
