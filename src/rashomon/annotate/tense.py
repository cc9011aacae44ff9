"""Whether a bare weekday or month lies ahead or behind: the tense of the verb that governs it.

In comes a text cut into words and the place of a time expression; out comes one answer. The one idea: news
puts the day beside its verb ("met Friday", "will meet on Friday"), so the nearest verb of the sentence
decides, first to the left and then to the right. In order:

1. Go left, word by word, to the start of the sentence, at most `_FAR_BACK` words. The first verb found decides by its
   own form and the auxiliaries before it; an infinitive ("to meet") by what asks for it ("agreed to").
2. Without one, go right in the same way, to the end of the clause.
3. Without one, "by" and "until" look ahead, and all else looks back: news tells what happened.

A word is taken for a verb by its form alone; there is no parser. What that costs is in `docs/annotate.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.annotate.timewords import Words

_FUTURE = frozenset({"will", "shall", "ll", "wo", "gonna", "would", "'ll", "’ll"})
_POSSIBLE = frozenset({"may", "might", "could", "should", "must", "can", "cannot"})
_HAD = frozenset({"have", "had", "having"})
_PASSIVE = frozenset({"be", "been", "being", "is", "are", "am", "was", "were", "get", "got"})
_PAST = frozenset(
    """was were had did has have been said told met went took came began fell rose made gave left won lost held shot
    sank spoke wrote found saw sent put brought broke kept led hit struck flew fled became drew drove ran sat stood
    paid sold bought built cut set felt heard knew thought thank stole wore threw swept spent shook overthrew
    withdrew fought caught taught rode read quit grew blew beat ate known seen taken given shown driven flown
    chosen spoken written stolen broken begun done gone born slain quoted says wasn weren hadn hasn haven didn
    couldn""".split()
)
_NOT_PAST = frozenset(
    """need speed feed indeed hundred united red bed wed exceed proceed agreed-upon seed greed breed unprecedented
    alleged so-called armed limited experienced related supposed""".split()
)
_WANTS = frozenset(
    """plan plans planned planning plot expected expects expect scheduled schedule due set going likely unlikely
    agreed agree agrees wants want hopes hope hoping intend intends ready promised promises promise vowed vows
    proposed proposes slated poised invited threatened threatens prepared preparing prepares pledged pledges
    deadline refused able is are vote aims seeks seek sought asked urged called ordered demanded about time
    plan chance supposed""".split()
)
_NOW_AND_AHEAD = frozenset(
    """begins starts opens ends expires arrives leaves meets faces holds resumes goes returns returning begin start
    meet meets upcoming planned planning scheduled slated due expected deadline preparing prepares expects expires
    ahead tomorrow pending forthcoming""".split()
)
_AGREED = frozenset({"set", "due", "slated"})
_BEGINS = frozenset({"begins", "starts", "opens", "ends", "expires", "marks", "brings"})
_UNTIL = frozenset({"by", "until", "till"})
_ENDS = frozenset('.!?;"“”')
_NO_VERB_AFTER_TO = frozenset(
    "the a an his her its their our my this that these those him them us it about end".split()
)
_CLAUSES = frozenset(
    {"after", "before", "since", "when", "while", "who", "which", "whose", "where", "because", "as"}
)
_FAR_BACK, _FAR_AHEAD, _GROUP, _AROUND = 14, 9, 4, 4
_SHORTEST_PAST = 4


def looks_ahead(words: Words, first: int, last: int) -> bool:
    """Say whether a time without a year of its own lies ahead.

    Args:
        words: The text.
        first: Place of the time expression's first word.
        last: One past its last.

    Returns:
        True if it lies ahead; False, the usual case in news, if behind.
    """
    lower = words.lower
    before = lower[max(first - 2, 0) : first]
    if "since" in before:
        return False
    if before[-1:] == ["the"] or lower[last : last + 1] in (
        ["'s"],
        ["’s"],
    ):  # "the Friday vote", "Friday's vote"
        return (
            bool({"of", "by", "until"} & set(before))
            and "ahead" in lower[max(first - _AROUND, 0) : first]
        )
    is_until = bool(_UNTIL & set(before[-1:]))
    answer = _ask_left(words, first)
    if answer is False and is_until:
        return _asks_for_more(lower, first)
    if answer is None:
        answer = _ask_right(words, last)
    return is_until if answer is None else answer


def _asks_for_more(lower: list[str], first: int) -> bool:
    """Say whether something before "by Friday" looks ahead: an infinitive or "until" itself."""
    if lower[first - 1] != "by":
        return "had" not in lower[max(first - _FAR_BACK, 0) : first]
    return any(
        lower[place] == "to" and lower[place + 1] not in _NO_VERB_AFTER_TO
        for place in range(max(first - _FAR_BACK, 0), first - 1)
    )


def _ask_left(words: Words, first: int) -> bool | None:
    """Give what the nearest verb to the left says; None if there is none in the sentence."""
    lower = words.lower
    for place in range(first - 1, max(first - _FAR_BACK, 0) - 1, -1):
        word = lower[place]
        if word in _ENDS and _is_end(words, place):
            return None
        if words.letters[place] != "_" and word not in _NOW_AND_AHEAD and word not in _POSSIBLE:
            continue
        answer = _tense(words, place)
        if answer is not None:
            return answer
    return None


def _ask_right(words: Words, last: int) -> bool | None:
    """Give what the nearest verb to the right says; None if there is none in the clause."""
    lower = words.lower
    for place in range(last, min(last + _FAR_AHEAD, len(lower))):
        word = lower[place]
        if (word in _ENDS and _is_end(words, place)) or (word in _CLAUSES and place > last):
            return None
        if word in _FUTURE:
            return not _is_perfect(lower, place)
        if word in _PAST or _is_past_form(word):
            return False
        if word in _BEGINS:
            return True
    return None


def _is_end(words: Words, place: int) -> bool:
    """Say whether a mark ends a sentence: a point after a single letter or before a small one does not."""
    if words.lower[place] != "." or place + 1 >= len(words.lower) or not place:
        return True
    return len(words.lower[place - 1]) > 1 and not words.printed(place + 1)[0].islower()


def _tense(words: Words, place: int) -> bool | None:
    """Say whether the word at a place, as a verb, looks ahead; None if it is none."""
    lower = words.lower
    word = lower[place]
    if word in _FUTURE:
        return not _is_perfect(lower, place)
    if place and lower[place - 1] == "to" and word.isalpha() and word not in _NO_VERB_AFTER_TO:
        return _ask_wish(words, place - 1)
    if word in _POSSIBLE and (word != "may" or words.printed(place) != "May"):
        return True
    return _ask_form(lower, place)


def _ask_form(lower: list[str], place: int) -> bool | None:
    """Say whether the form of a word and its auxiliaries look ahead; None if it is no verb."""
    word, group = lower[place], _auxiliaries(lower, place)
    is_plan = word in _AGREED and lower[place + 1 : place + 2] in (["for"], ["to"])
    if is_plan or word in _NOW_AND_AHEAD:
        return not group & {"was", "were", "had", "been"}
    if word in _PAST or _is_past_form(word):
        is_present = bool(group & {"is", "are"}) and "been" not in group
        return is_present or (bool(group & (_FUTURE | _POSSIBLE | {"to"})) and not group & _HAD)
    is_under_way = word.endswith("ing") and group & {"is", "are", "am"}
    return True if is_under_way else None


def _auxiliaries(lower: list[str], place: int) -> set[str]:
    """Give the helping words right before a verb, nearest first, as far as they go."""
    found = set()
    for before in lower[max(place - _GROUP, 0) : place][::-1]:
        if (
            before in _FUTURE
            or before in _POSSIBLE
            or before in _HAD
            or before in _PASSIVE
            or before in {"to", "has"}
        ):
            found.add(before)
        elif not (before in {"not", "also", "never"} or before.endswith("ly")):
            break
    return found


def _ask_wish(words: Words, to: int) -> bool | None:
    """Say whether the word before an infinitive looks ahead; None leaves the answer to an earlier verb."""
    lower = words.lower
    for before in range(to - 1, max(to - _GROUP, 0) - 1, -1):
        if lower[before] in _WANTS:
            return "been" not in _auxiliaries(lower, before)
        if lower[before] in _ENDS or _is_past_form(lower[before]) or lower[before] in _PAST:
            return None
    return None


def _is_perfect(lower: list[str], place: int) -> bool:
    """Say whether "would" is one of "would have met"."""
    return lower[place] == "would" and bool(_HAD & set(lower[place + 1 : place + 3]))


def _is_past_form(word: str) -> bool:
    """Say whether a word has the form of a regular past."""
    return len(word) >= _SHORTEST_PAST and word.endswith("ed") and word not in _NOT_PAST
