"""The named checks on what two claims do to each other: each reads a pair and points at words.

In: two claims. Out: `Evidence`, whose score is 1 where the check sees a clash, -1 where it sees
agreement, 0 where it sees nothing. The docstring of a check is its public description. All checks give
the same score when first and second change places. `CHECKS` lists them all, those of `likeness.py` first.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.judge import likeness
from rashomon.judge.words import stem_word
from rashomon.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from rashomon.judge.claims import Claim

    Check = Callable[[Claim, Claim], Evidence]

BOTH = 0.5
"""Strength from which both sides count as doing something."""
_ASIDE = 0.8
"""A doubt is weaker than a denial."""


def name_check(check: Check) -> str:
    """Give the name that a check's evidence bears."""
    return check.__name__.removeprefix("check_").replace("_", " ")


def _show(
    check: str, score: float, detail: str, words: tuple[str, str], *, turned: bool
) -> Evidence:
    """Make evidence from words given as (of the one, of the other); turned if the one is the second claim."""
    first, second = words[::-1] if turned else words
    return Evidence(check, score, detail, first, second)


def _disputes(claim: Claim) -> float:
    """Say how strongly a claim denies or doubts something."""
    return max(claim.act("denies").strength, _ASIDE * claim.act("doubts").strength)


def _dispute_words(claim: Claim) -> str:
    return (claim.act("denies") if "denies" in claim.acts else claim.act("doubts")).words


def check_denial(first: Claim, second: Claim) -> Evidence:
    """One denies, rejects or calls false what the other claims; both denying speaks for agreement."""
    a, b = first.act("denies"), second.act("denies")
    if min(a.strength, b.strength) >= BOTH:
        score = -0.3 * min(a.strength, b.strength)
        return Evidence("denial", score, f"both deny: {a.words} / {b.words}", a.words, b.words)
    if max(a.strength, b.strength) == 0.0 or min(_disputes(first), _disputes(second)) >= BOTH:
        return Evidence("denial", 0.0)
    turned = b.strength > a.strength
    words = b.words if turned else a.words
    score = max(a.strength, b.strength)
    return _show("denial", score, f"one side denies: {words}", (words, ""), turned=turned)


def check_answered(first: Claim, second: Claim) -> Evidence:
    """One denies something, and the other speaks of the denier's party: an accusation and its denial."""
    best = Evidence("answered", 0.0)
    for denier, other in ((first, second), (second, first)):
        name, denial = other.find_name(denier.party_id), denier.act("denies")
        if not name or denier.party_id == other.party_id or _disputes(other) >= BOTH:
            continue
        deed = other.act("accuses")
        score = denial.strength * (1.0 if deed.strength else 0.5)
        if score > best.score:
            detail = f"speaks of {name} ({deed.words or name}), who denies ({denial.words})"
            words = (denial.words, deed.words or name)
            best = _show("answered", score, detail, words, turned=denier is second)
    return best


def check_named_denial(first: Claim, second: Claim) -> Evidence:
    """One denies or doubts something and names the other's party while doing so."""
    best = Evidence("named denial", 0.0)
    for denier, other in ((first, second), (second, first)):
        name, score = denier.find_name(other.party_id), _disputes(denier)
        if not name or denier.party_id == other.party_id or _disputes(other) >= BOTH:
            continue
        if score > best.score:
            detail = f"denies or doubts what {name} claims: {_dispute_words(denier)}"
            words = (_dispute_words(denier), "")
            best = _show("named denial", score, detail, words, turned=denier is second)
    return best


def check_denied_claim(first: Claim, second: Claim) -> Evidence:
    """One denies something, and of all claims of others the other is the nearest to it or nearly so."""
    best = Evidence("denied claim", 0.0)
    for denier, other in ((first, second), (second, first)):
        rank = denier.ranks.get(other.statement.statement_id)
        denial = denier.act("denies")
        if rank is None or _disputes(other) >= denial.strength:
            continue
        score = denial.strength / (1 + rank)
        if score > best.score:
            detail = f"the claim nearest to what is denied ({denial.words})"
            words = (denial.words, "")
            best = _show("denied claim", score, detail, words, turned=denier is second)
    return best


def check_doubt(first: Claim, second: Claim) -> Evidence:
    """One doubts or sees no evidence, the other claims; both doubting speaks for agreement."""
    a, b = first.act("doubts"), second.act("doubts")
    if min(a.strength, b.strength) >= BOTH:
        return Evidence("doubt", -0.3, f"both doubt: {a.words} / {b.words}", a.words, b.words)
    if max(a.strength, b.strength) == 0.0 or min(_disputes(first), _disputes(second)) >= BOTH:
        return Evidence("doubt", 0.0)
    turned = b.strength > a.strength
    words = b.words if turned else a.words
    score = max(a.strength, b.strength)
    return _show("doubt", score, f"one side doubts: {words}", (words, ""), turned=turned)


def check_certainty(first: Claim, second: Claim) -> Evidence:
    """One is sure of something, the other denies or doubts."""
    best = Evidence("certainty", 0.0)
    for unsure, sure in ((first, second), (second, first)):
        score, certain = _disputes(unsure), sure.act("sure").words
        if certain and _disputes(sure) < BOTH and score > best.score:
            words = (_dispute_words(unsure), certain)
            detail = f"sure against doubtful: {certain} / {words[0]}"
            best = _show("certainty", score, detail, words, turned=unsure is second)
    return best


def check_accusation(first: Claim, second: Claim) -> Evidence:
    """One says that the other's party did something it may be blamed for."""
    return _speaks_against("accusation", "accuses", "accuses", first, second)


def check_condemnation(first: Claim, second: Claim) -> Evidence:
    """One condemns the other's party or what it did."""
    return _speaks_against("condemnation", "condemns", "condemns", first, second)


def _speaks_against(check: str, act: str, verb: str, first: Claim, second: Claim) -> Evidence:
    best = Evidence(check, 0.0)
    for speaker, other in ((first, second), (second, first)):
        name, done = speaker.find_name(other.party_id), speaker.act(act)
        if name and speaker.party_id != other.party_id and done.strength > best.score:
            detail = f"{verb} {name}: {done.words}"
            best = _show(check, done.strength, detail, (done.words, ""), turned=speaker is second)
    return best


def check_deeds(first: Claim, second: Claim) -> Evidence:
    """Both speak of a deed somebody may be blamed for."""
    a, b = first.act("accuses"), second.act("accuses")
    if not (a.strength and b.strength):
        return Evidence("deeds", 0.0)
    score = min(a.strength, b.strength)
    return Evidence(
        "deeds", score, f"both speak of a deed: {a.words} / {b.words}", a.words, b.words
    )


def check_culprit(first: Claim, second: Claim) -> Evidence:
    """Both speak of a deed and name different parties for it; or the same one."""
    if not ("accuses" in first.acts and "accuses" in second.acts):
        return Evidence("culprit", 0.0)
    a = {p: w for p, w in first.named if p != first.party_id}
    b = {p: w for p, w in second.named if p != second.party_id}
    if not a or not b:
        return Evidence("culprit", 0.0)
    same = [p for p in a if p in b]
    if same:
        return Evidence("culprit", -1.0, f"both speak of {a[same[0]]}", a[same[0]], b[same[0]])
    x, y = next(iter(a.values())), next(iter(b.values()))
    return Evidence("culprit", 1.0, f"named for a deed: {x} / {y}", x, y)


def check_verdict(first: Claim, second: Claim) -> Evidence:
    """One approves, the other condemns; or both do the same."""
    for one, other, turned in ((first, second, False), (second, first, True)):
        good, bad = one.act("approves"), other.act("condemns")
        if (
            good.strength
            and bad.strength
            and "condemns" not in one.acts
            and "approves" not in other.acts
        ):
            detail = f"approval against condemnation: {good.words} / {bad.words}"
            words = (good.words, bad.words)
            return _show("verdict", good.strength * bad.strength, detail, words, turned=turned)
    for act in ("condemns", "approves"):
        a, b = first.act(act), second.act(act)
        if a.strength and b.strength:
            detail = f"the same verdict: {a.words} / {b.words}"
            return Evidence("verdict", -a.strength * b.strength, detail, a.words, b.words)
    return Evidence("verdict", 0.0)


def check_demand(first: Claim, second: Claim) -> Evidence:
    """One demands or offers, the other refuses."""
    for asker, refuser, turned in ((first, second, False), (second, first, True)):
        ask, refusal = asker.act("demands"), refuser.act("refuses")
        if ask.strength and refusal.strength and "refuses" not in asker.acts:
            detail = f"demand against refusal: {ask.words} / {refusal.words}"
            score, words = ask.strength * refusal.strength, (ask.words, refusal.words)
            return _show("demand", score, detail, words, turned=turned)
    return Evidence("demand", 0.0)


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


CHECKS: tuple[Check, ...] = (
    likeness.check_topic,
    likeness.check_terms,
    likeness.check_rare_word,
    likeness.check_nearest,
    likeness.check_company,
    likeness.check_standing,
    check_denial,
    check_answered,
    check_named_denial,
    check_denied_claim,
    check_doubt,
    check_certainty,
    check_accusation,
    check_condemnation,
    check_deeds,
    check_culprit,
    check_verdict,
    check_demand,
    check_negation,
    check_opposites,
    check_opposed_degree,
    check_degree,
    check_numbers,
    check_times,
    likeness.check_joint,
    likeness.check_nested,
    likeness.check_reuse,
    likeness.check_one_party,
    likeness.check_outright,
    likeness.check_embedded,
    likeness.check_juxtaposed,
    likeness.check_length,
    likeness.check_rivals,
    likeness.check_voices,
)
