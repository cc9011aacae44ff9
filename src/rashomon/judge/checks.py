"""The named checks on what two claims say: each reads a pair and points at words.

In: two claims. Out: `Evidence`, whose score is 1 where the check sees a clash, -1 where it sees
agreement, 0 where it sees nothing. The docstring of a check is its public description. All checks give
the same score when first and second change places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from rashomon.judge import lexicon
from rashomon.judge.scene import find_spots
from rashomon.judge.words import stem_word
from rashomon.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rashomon.judge.claims import Claim

    Check = Callable[[Claim, Claim], Evidence]


def nearness(first: Claim, second: Claim) -> float:
    """Say how near two claims are in meaning: their vectors' cosine, 0 to 1."""
    return float(np.clip(np.dot(first.vector, second.vector), 0.0, 1.0))


def _first(words: Sequence[str]) -> str:
    return words[0] if words else ""


def check_topic(first: Claim, second: Claim) -> Evidence:
    """Both speak of the same thing: how near the two are in meaning."""
    near = nearness(first, second)
    return Evidence("topic", near, f"nearness in meaning {near:.2f}")


def check_terms(first: Claim, second: Claim) -> Evidence:
    """Both use the same content words."""
    shared = sorted((s for s in first.stems if s in second.stems), key=lambda s: -first.rarity[s])
    whole = min(sum(c.rarity[s] for s in c.stems) for c in (first, second))
    score = sum(first.rarity[s] for s in shared) / (whole + 4.0)
    words = ", ".join(first.stems[s] for s in shared[:3])
    return Evidence(
        "terms", score, f"shared words: {words}" if shared else "",
        first.stems[shared[0]] if shared else "", second.stems[shared[0]] if shared else "",
    )  # fmt: skip


def check_denial(first: Claim, second: Claim) -> Evidence:
    """One denies, rejects or calls false what the other claims; both denying speaks for agreement."""
    a, b = first.denial[0], second.denial[0]
    if a == b == 0.0:
        return Evidence("denial", 0.0)
    if min(a, b) >= 0.5:  # noqa: PLR2004 - both deny
        score = -0.3 * min(a, b)
        return Evidence("denial", score, "both deny", first.denial[1], second.denial[1])
    denier = first if a > b else second
    words = denier.denial[1]
    return Evidence(
        "denial", max(a, b), f"one side denies: {words}",
        words if denier is first else "", words if denier is second else "",
    )  # fmt: skip


def check_named_denial(first: Claim, second: Claim) -> Evidence:
    """One denies something and names the other's party while doing so."""
    for denier, other in ((first, second), (second, first)):
        name = dict(denier.named).get(other.party_id or "")
        if name and denier.denial[0] and denier.party_id != other.party_id:
            words = denier.denial[1]
            return Evidence(
                "named denial", denier.denial[0], f"denies what {name} claims",
                words if denier is first else "", words if denier is second else "",
            )  # fmt: skip
    return Evidence("named denial", 0.0)


def check_denied_claim(first: Claim, second: Claim) -> Evidence:
    """One denies something, and of all claims of others the other is the nearest to it or nearly so."""
    best = Evidence("denied claim", 0.0)
    for denier, other in ((first, second), (second, first)):
        rank = denier.ranks.get(other.statement.statement_id)
        if rank is None or not denier.denial[0] or other.denial[0] >= denier.denial[0]:
            continue
        score = denier.denial[0] / (1 + rank)
        if score > best.score:
            words = denier.denial[1]
            best = Evidence(
                "denied claim", score, f"the claim nearest to what is denied ({words})",
                words if denier is first else "", words if denier is second else "",
            )  # fmt: skip
    return best


_OVERLAP = 0.5
_QUOTE = re.compile('["“”]')


def check_nested(first: Claim, second: Claim) -> Evidence:
    """One repeats the other's very words in the same article: to reject them, or merely to pass them on."""
    if first.statement.article_id != second.statement.article_id:
        return Evidence("nested", 0.0)
    spots = [find_spots(claim) for claim in (first, second)]
    if len(spots[0] & spots[1]) < _OVERLAP * min(map(len, spots)):
        return Evidence("nested", 0.0)
    outer, inner = (first, second) if len(spots[0]) >= len(spots[1]) else (second, first)
    around = f"{outer.cue} {outer.text.replace(inner.text, ' ')}"
    for table in (lexicon.DENIAL_CUES, lexicon.FALSEHOODS, lexicon.BLAME):
        hit = table.search(around)
        if hit:
            return Evidence(
                "nested", 1.0, f"repeats the claim to reject it: {hit.group()}",
                hit.group() if outer is first else "", hit.group() if outer is second else "",
            )  # fmt: skip
    return Evidence("nested", -1.0, "the same words, passed on")


def check_negation(first: Claim, second: Claim) -> Evidence:
    """The same words stand under a negation on one side only."""
    shared = [s for s in first.stems if s in second.stems and not _is_name(first, second, s)]
    uneven = [s for s in shared if (s in first.negated) != (s in second.negated)]
    both = [s for s in shared if s in first.negated and s in second.negated]
    if uneven:
        s = uneven[0]
        return Evidence(
            "negation", min(1.0, 0.4 + 0.2 * len(uneven)), f"negated on one side: {first.stems[s]}",
            first.stems[s], second.stems[s],
        )  # fmt: skip
    if both:
        s = both[0]
        return Evidence(
            "negation", -0.5, f"negated on both: {first.stems[s]}", first.stems[s], second.stems[s]
        )
    return Evidence("negation", 0.0)


def _is_name(first: Claim, second: Claim, stem: str) -> bool:
    """Say whether both print the word with a capital, as a name; texts in capitals tell nothing."""
    return (
        not first.text.isupper()
        and first.stems[stem][0].isupper()
        and second.stems[stem][0].isupper()
    )


def check_one_sided_not(first: Claim, second: Claim) -> Evidence:
    """One of the two holds a negation, the other none."""
    a, b = first.hits["negations"], second.hits["negations"]
    if bool(a) != bool(b):
        return Evidence(
            "one sided not", 1.0, f"only one side says {_first(a or b)}", _first(a), _first(b)
        )
    return Evidence("one sided not", -0.5 if a else 0.0, "", _first(a), _first(b))


def check_blame(first: Claim, second: Claim) -> Evidence:
    """One accuses the other's party."""
    if first.party_id == second.party_id:
        return Evidence("blame", 0.0)
    for accuser, other in ((first, second), (second, first)):
        name = dict(accuser.named).get(other.party_id or "")
        deed = _first(accuser.hits["accusations"]) or _first(accuser.hits["blame"])
        if name and deed:
            return Evidence(
                "blame", 1.0, f"accuses {name}: {deed}",
                deed if accuser is first else other.denial[1], deed if accuser is second else other.denial[1],
            )  # fmt: skip
    return Evidence("blame", 0.0)


def check_culprit(first: Claim, second: Claim) -> Evidence:
    """Both accuse, but different parties; or both accuse the same one."""
    if not (first.hits["accusations"] and second.hits["accusations"]):
        return Evidence("culprit", 0.0)
    a = {p: w for p, w in first.named if p != first.party_id}
    b = {p: w for p, w in second.named if p != second.party_id}
    if not a or not b:
        return Evidence("culprit", 0.0)
    same = [p for p in a if p in b]
    if same:
        return Evidence("culprit", -1.0, f"both accuse {a[same[0]]}", a[same[0]], b[same[0]])
    x, y = next(iter(a.values())), next(iter(b.values()))
    return Evidence("culprit", 1.0, f"accused: {x} / {y}", x, y)


def check_names(first: Claim, second: Claim) -> Evidence:
    """One speaks about the other's party."""
    a = dict(first.named).get(second.party_id or "")
    b = dict(second.named).get(first.party_id or "")
    if first.party_id == second.party_id or not (a or b):
        return Evidence("names", 0.0)
    return Evidence("names", 1.0 if a and b else 0.6, f"speaks about {a or b}", a or "", b or "")


def check_verdict(first: Claim, second: Claim) -> Evidence:
    """One approves, the other condemns; or both do the same."""
    a, b = first.tone, second.tone
    if abs(a) < 0.3 or abs(b) < 0.3:  # noqa: PLR2004 - no clear verdict
        return Evidence("verdict", 0.0)
    words = [
        _first(c.hits["praise" if tone > 0 else "blame"]) for c, tone in ((first, a), (second, b))
    ]
    detail = "approval against condemnation" if a * b < 0 else "the same verdict"
    return Evidence(
        "verdict", -max(-1.0, min(1.0, a * b * 1.5)), f"{detail}: {words[0]} / {words[1]}", *words
    )


def check_demand(first: Claim, second: Claim) -> Evidence:
    """One demands or offers, the other refuses."""
    for asker, refuser in ((first, second), (second, first)):
        asks, refuses = asker.hits["demands"], refuser.hits["refusals"]
        if asks and refuses and not asker.hits["refusals"]:
            a, b = asks[0], refuses[0]
            return Evidence(
                "demand", 1.0, f"demand against refusal: {a} / {b}",
                a if asker is first else b, b if asker is first else a,
            )  # fmt: skip
    return Evidence("demand", 0.0)


def check_certainty(first: Claim, second: Claim) -> Evidence:
    """One is sure, the other doubts."""
    for sure, unsure in ((first, second), (second, first)):
        a, b = sure.hits["certainties"], unsure.hits["doubts"]
        if a and b and not sure.hits["doubts"]:
            return Evidence(
                "certainty", 1.0, f"sure against doubtful: {a[0]} / {b[0]}",
                a[0] if sure is first else b[0], b[0] if sure is first else a[0],
            )  # fmt: skip
    return Evidence("certainty", 0.0)


def check_opposites(first: Claim, second: Claim) -> Evidence:
    """The two use words from opposite ends of one scale ("full" / "partial")."""
    found = [
        (word, second.scales[number][1])
        for number, (end, word) in first.scales.items()
        if number in second.scales and second.scales[number][0] != end
    ]
    if not found:
        return Evidence("opposites", 0.0)
    x, y = found[0]
    return Evidence(
        "opposites", min(1.0, 0.6 + 0.2 * (len(found) - 1)), f"opposites: {x} / {y}", x, y
    )


def check_opposed_degree(first: Claim, second: Claim) -> Evidence:
    """Opposites are said of the same thing ("full sanctions relief" / "partial sanctions relief")."""
    for number, end, word, stems in first.qualified:
        for other_number, other_end, other_word, other_stems in second.qualified:
            if number == other_number and end != other_end and stems & other_stems:
                return Evidence(
                    "opposed degree",
                    1.0,
                    f"opposites of one thing: {word} / {other_word}",
                    word,
                    other_word,
                )
    return Evidence("opposed degree", 0.0)


_DEGREE = re.compile(
    r"\b(?:only|just|merely|all|every|some|partial\w*|full\w*|entire\w*|complet\w*|most|many|few|any|limited|"
    r"significant\w*|total\w*|mostly|largely|slight\w*|major|minor|more|less|sole\w*|whole|at least|up to)\b",
    re.IGNORECASE,
)


def check_degree(first: Claim, second: Claim) -> Evidence:
    """The two speak of the same thing in other degree or scope ("all", "some", "only")."""
    a, b = _DEGREE.search(first.text), _DEGREE.search(second.text)
    if a and b and a.group().lower() != b.group().lower():
        return Evidence("degree", 1.0, f"degree: {a.group()} / {b.group()}", a.group(), b.group())
    return Evidence("degree", 0.0)


def check_numbers(first: Claim, second: Claim) -> Evidence:
    """The two give other numbers of the same thing; or the same number."""
    other = None
    for a in first.figures:
        for b in second.figures:
            if a.unit != b.unit or not a.unit:
                continue
            if a.low <= b.high and b.low <= a.high:
                return Evidence("numbers", -1.0, f"the same number: {a.words}", a.words, b.words)
            if max(a.low, b.low) <= _APART * max(min(a.low, b.low), 1e-9):
                other = other or (a, b)
    if not other:
        return Evidence("numbers", 0.0)
    a, b = other
    units = {stem_word(a.unit), stem_word(b.unit)}
    shared = sum(stem in second.stems and stem not in units for stem in first.stems)
    needed = 2 if a.unit in _MEASURES else 1
    score = 1.0 if shared >= needed else _OTHER_CONTEXT
    return Evidence("numbers", score, f"other numbers: {a.words} / {b.words}", a.words, b.words)


_OTHER_CONTEXT = 0.3
"""Two numbers of one unit with hardly another word in common seldom measure one thing."""
_MEASURES = frozenset({"dollars", "days", "seconds", "miles", "percent", "degrees"})
"""Units of many things at once: there the words around must agree more."""
_APART = 10.0
"""Numbers further apart than this factor are seldom rival versions of one number."""


def check_times(first: Claim, second: Claim) -> Evidence:
    """The two give other times on the same scale; or the same time."""
    same = None
    for a in first.times:
        for b in second.times:
            if a.scale != b.scale:
                continue
            if a.value == b.value:
                same = (a, b)
            elif not same:
                return Evidence(
                    "times", 1.0, f"other times: {a.words} / {b.words}", a.words, b.words
                )
    if same:
        return Evidence(
            "times", -1.0, f"the same time: {same[0].words}", same[0].words, same[1].words
        )
    return Evidence("times", 0.0)


def check_reuse(first: Claim, second: Claim) -> Evidence:
    """The two use the same run of words: a quotation or a wire text told again."""
    shared = [run for run in first.runs if run in second.runs]
    if not shared:
        return Evidence("reuse", 0.0)
    score = len(shared) / min(len(first.runs), len(second.runs))
    words = first.runs[shared[0]]
    return Evidence("reuse", -score, f"the same words: {words}", words, second.runs[shared[0]])


def check_one_party(first: Claim, second: Claim) -> Evidence:
    """Both come from one party, which seldom contradicts itself."""
    return Evidence("one party", -1.0 if first.party_id == second.party_id else 0.0, "")


def check_outright(first: Claim, second: Claim) -> Evidence:
    """Both are said outright ("said", "told", quoted), not merely mentioned ("the suggestion that")."""
    score = sum(
        0.25 * (lexicon.SPEECH_CUES.search(c.cue) is not None) + 0.25 * bool(_QUOTE.search(c.text))
        for c in (first, second)
    )
    return Evidence("outright", score)


def check_embedded(first: Claim, second: Claim) -> Evidence:
    """One lies inside a longer statement and may be somebody else's telling of it: speaks against."""
    return Evidence("embedded", -1.0 if first.is_embedded or second.is_embedded else 0.0)


_NEXT_TO = 0.4
_SIDE_BY_SIDE = 400.0  # characters; of 100 to 1000 the scale that told most on the training events


def check_juxtaposed(first: Claim, second: Claim) -> Evidence:
    """An article sets the two side by side, as writers do with rival versions."""
    if (
        first.statement.article_id != second.statement.article_id
        or first.party_id == second.party_id
    ):
        return Evidence("juxtaposed", 0.0)
    starts = [c.statement.content[0].start for c in (first, second)]
    ends = [c.statement.content[-1].end for c in (first, second)]
    gap = max(starts) - (ends[0] if starts[0] <= starts[1] else ends[1])
    score = float(np.exp(-gap / _SIDE_BY_SIDE)) if gap >= 0 else 0.0
    return Evidence(
        "juxtaposed", score, "told side by side in one article" if score > _NEXT_TO else ""
    )


def check_length(first: Claim, second: Claim) -> Evidence:
    """Both are long enough to say something."""
    least = min(len(first.stems), len(second.stems))
    return Evidence("length", min(1.0, least / 8), "")


def check_nearest(first: Claim, second: Claim) -> Evidence:
    """Each is among the nearest claims of other parties to the other."""
    a = first.ranks.get(second.statement.statement_id)
    b = second.ranks.get(first.statement.statement_id)
    score = sum(1 / (2 + rank) for rank in (a, b) if rank is not None)
    return Evidence("nearest", score, "among the nearest claims of others" if score else "")


def check_rivals(first: Claim, second: Claim) -> Evidence:
    """The two parties speak against each other elsewhere in the articles too."""
    a = first.hostility.get(second.party_id or "", 0.0)
    b = second.hostility.get(first.party_id or "", 0.0)
    return Evidence(
        "rivals", min(1.0, a + b), "the parties accuse each other elsewhere" if a and b else ""
    )


def check_voices(first: Claim, second: Claim) -> Evidence:
    """Two parties, both heard often in these articles."""
    score = (
        2 * float(np.sqrt(first.share * second.share)) if first.party_id != second.party_id else 0.0
    )
    return Evidence("voices", score)


CHECKS: tuple[Check, ...] = (
    check_topic,
    check_terms,
    check_denial,
    check_named_denial,
    check_denied_claim,
    check_nested,
    check_negation,
    check_one_sided_not,
    check_blame,
    check_culprit,
    check_names,
    check_verdict,
    check_demand,
    check_certainty,
    check_opposites,
    check_opposed_degree,
    check_degree,
    check_numbers,
    check_times,
    check_reuse,
    check_one_party,
    check_outright,
    check_embedded,
    check_juxtaposed,
    check_length,
    check_nearest,
    check_rivals,
    check_voices,
)
