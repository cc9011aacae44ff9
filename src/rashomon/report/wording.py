"""How a report says what a reader wants plain: dates, origins of facts, clashing words.

Plain values in, plain words out; the page and the terminal share them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.records import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from rashomon.records import Article

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
STANDS = {
    Standing.SILENT: "silent",
    Standing.REFUSED: "refused to say",
    Standing.NOT_COVERED: "not covered",
}
"""What a party without a quote does on a point."""


def set_off(words: str, clashing: Sequence[str]) -> list[tuple[str, bool]]:
    """Cut words where clashing words begin and end.

    Args:
        words: The quote.
        clashing: What to set off: the first place of each that stands as whole words.

    Returns:
        (piece, whether it clashes), in order; together they are the quote.
    """
    covered = bytearray(len(words))
    for wanted in clashing:
        place = words.find(wanted)
        while place >= 0 and _is_inside_word(words, place, place + len(wanted)):
            place = words.find(wanted, place + 1)
        if place >= 0:
            covered[place : place + len(wanted)] = b"\1" * len(wanted)
    pieces: list[tuple[str, bool]] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or covered[at] != covered[start]:
            pieces.append((words[start:at], bool(covered[start])))
            start = at
    return pieces


def show_day(day: str) -> str:
    """Write an ISO date (or date-time, or year and month) as a reader says it: "8 March 2019"."""
    parts = day[:10].split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= int(
        parts[1] if len(parts) > 1 else 1
    ) <= len(_MONTHS):
        return day
    names = [
        parts[0],
        *(_MONTHS[int(one) - 1] for one in parts[1:2]),
        *(str(int(one)) for one in parts[2:]),
    ]
    return " ".join(reversed(names))


def show_short_day(day: date, *, has_year: bool = False, has_day: bool = True) -> str:
    """Write a day for an axis: "8 Mar", "8 Mar 2019", "Mar 2019"."""
    parts = [str(day.day)] if has_day else []
    return " ".join([*parts, _MONTHS[day.month - 1][:3], *([str(day.year)] if has_year else [])])


def _is_inside_word(words: str, start: int, end: int) -> bool:
    before = start > 0 and words[start - 1].isalnum() and words[start].isalnum()
    after = end < len(words) and words[end].isalnum() and words[end - 1].isalnum()
    return before or after


def tell_facts(article: Article) -> Iterable[str]:
    """Tell what is known of an article, and from where: a short phrase for each fact."""
    origins = dict(article.origins)
    words = {
        "metadata": "from the page's metadata",
        "page": "as the page shows it",
        "text": "from the text",
        "sidecar": "from the sidecar file",
        "option": "as given by the user",
    }
    known = {
        "outlet": article.outlet,
        "country": article.country,
        "authors": ", ".join(article.authors),
        "published": show_day(article.published) if article.published else None,
    }
    for name, value in known.items():
        origin = words.get(origins.get(name, ""), "")
        title = {"authors": "author"}.get(name, name)
        if value:
            yield f"{title}: {value}" + (f" ({origin})" if origin else "")
        elif name in {"outlet", "published"}:
            yield f"{title}: unknown"
    if article.path:
        yield f"read from {article.path}"
    if article.copies:
        yield f"same text in {', '.join(article.copies)}; counted once"
