"""The grammar of time: a table of named rules over the classes of words in `timewords.py`.

A rule is a regular expression in which `<name>` stands for a class of words, for a shape of number, or for
one of the `PIECES`; it runs over the string that holds one letter a word. At one place in the text the first
rule of the table that fits wins; `values.py` has one function for each rule.
"""

from __future__ import annotations

import re

from rashomon.annotate.timewords import LETTERS

# Repetitions are bounded: a page of bare numbers must not be tried over and over.
PIECES = {
    "on": "(?:<of>|<in>)",
    "digits": "(?:<day_number>|<two_digits>|<number>|<broken>)",
    "spelling": "(?:<spelt>|<teen>)(?:(?:<dash>|<and>)?<spelt>){0,2}",
    "amount": "(?:<digits>|<spelling>)(?:<fraction>|<and><a>?<half>)?",
    "count": "(?:<a>?<vague><of>?|<a>?<amount>|<a>?<half><a>?|<a>)",
    "many": "<about>{0,3}<count>(?:(?:<and>|<dash>)<about>{0,2}<count>)?<more>?",
    "single": "(?:<day>|<unit>|<year>|<quarter>|<clock_unit>)",
    "plural": "(?:<units>|<hours>|<clock_unit>)",
    "unit_any": "(?:<single>|<plural>)",
    "edge": "(?:<the>?(?:<early>|<shifted>)<dash>?<on>?<the>?|<the>?<end><of><the>?)",
    "kind": "(?:<whole>|<latest>)",
    "span_word": "(?:<this>?<last>|<next>|<recent>)",
    "which": "(?:<this><last>|<last>|<next>|<this>|<that>{1,2})",
    "clock_at": "(?:(?:<clock>|<number>|<year_number>)<zone>|<clock>|<point>)",
    "hour_before": "<clock_at><comma>?<on>?",
    "hour_after": "<comma>?<at>?<clock_at>",
    "day_one": "<day_number><suffix>?",
    "days": "<day_one>(?:(?:<dash>|<and>)<day_one>|(?:<comma><day_one>){1,3}<comma>?<and><day_one>)?",
    "nth": "(?:<ordinal>|<day_number><suffix>)",
    "join": "(?:<dash>|<and>)",
    "month_name": "<month><dot>?",
    "century_year": "(?:<teen><spelt>(?:<dash>?<spelt>)?|<spelt><spelt>)",
    "written_year": "(?:<year_number>|<century_year>)",
    "its_year": "(?:<comma>?<of>?<written_year>|<of>?<which><year>)",
    "day_lead": "<hour_before>?(?:<the>?<early>?<part><of>)?(?:<weekday><dot>?<comma>?<on>?<the>?)?",
    "month_first": "<early>?(?:<last>|<this>)?<month_name><the>?<days>(?:<comma>?<year_number>)?",
    "day_first": "<the>?<days>(?:<of>|<dash>)?<month_name>(?:(?:<comma>|<dash>)?(?:<year_number>|<two_digits>))?",
    "weekday_lead": "(?:<early>(?:<dash>|<on>)?|<part><of>?)?(?:<which>|<every>)?",
    "quarter_name": "<the>?<early>?<fiscal>?<nth><dash>?<quarter>",
    "quarterly": "(?:<quarter>|<period>|<quarter_name>)",
}
"""Parts that several rules share; a piece may use those above it."""

GRAMMAR: tuple[tuple[str, ...], ...] = (
    ("iso", "<iso>"),
    ("slash", "<slash>"),
    ("dotted", "<dotted>"),
    ("attacks", "<attacks>"),
    ("week_of", "<the>?<unit><of><month_name><day_one>"),
    ("day_range", "<month_name><day_one><join><month_name><day_one><comma>?<year_number>"),
    ("month_range", "<month_name><join><month_name>(?:<comma>|<of>)?<year_number>"),
    ("day", "<day_lead>?<month_first><hour_after>?", "<day_lead>?<day_first><hour_after>?"),
    ("feast", "<which>?<feast><its_year>?"),
    ("month", "<edge>?(?:<which>|<every>)?<month_name><its_year>?"),
    ("weekday_of", "<weekday><of><the>?<which><unit>"),
    ("weekday", "<hour_before>?<weekday_lead>?<weekday><dot>?(?:<early>?<part>)?<hour_after>?"),
    ("turn", "<hour_before>?<edge>?<turn>(?:<early>?<part>)?<hour_after>?"),
    ("day_beyond", "<the><day>(?:<before>|<after>)<turn>"),
    ("clock", "<clock_at>(?:<in><the><part>)?", "<day_number><in><the><part>"),
    ("small_hours", "<the>?<early><hours>(?:<of><the>?<part>|<of>?<weekday><part>?)?"),
    ("part", "<early>?<which><part>", "<the><next><part>"),
    (
        "ago",
        "(?:<many><dash>?<unit_any>|<plural>)<dash>?<ago><quarterly>?",
        "<the>?<year><dash><ago><quarterly>?",
    ),
    (
        "shifted",
        "(?:<many><dash>?<unit_any>|<plural>)<dash>?<shifted>",
        "<the>?<year><dash><shifted><quarterly>?",
    ),
    (
        "quarter",
        "(?:<the>?<which><year><s>|<the>?<year_number>)<fiscal>?(?:<ordinal><dash>?<quarter>|<quarter>|<period>)",
        "<quarter_name><of>(?:<fiscal>?<year_number>|<the>?<which>?<fiscal>?<year>)",
        "<quarter_name><its_year>?",
    ),
    (
        "nth_of",
        "<the>?(?:<nth>|<last>)(?:<unit>|<day>)<of>(?:<month_name><its_year>?|<year_number>|<which><year>)",
        "<the>?(?:<ordinal>|<last>)<amount><units><of>(?:<month_name><its_year>?|<year_number>)",
    ),
    (
        "half_year",
        "<the>?(?:<nth>|<last>)<half><of>(?:<year_number>|(?:<the>|<which>)<kind>?<fiscal>?<year>)",
    ),
    (
        "span",
        "<the>?<span_word><many><dash>?<unit_any>",
        "<the>?<ordinal><many><unit_any>",
        "<the>?<span_word><plural>(?:<and><units>)?",
    ),
    ("rolling", "<the><last><unit_any>"),
    ("beside", "<the>(?:<day>|<unit>|<year>|<part>)(?=<before>|<after>|<next>)"),
    ("sign", "<sign><of>?<year_number>", "<year_number><dash>?<sign>", "<sign>"),
    ("these", "<these><units>"),
    ("time_to_come", "<many>(?:<single>|<units>)<s>?<tick>?<time>"),
    ("lasting", "<single><dash><long>", "<lasting>"),
    ("near_quarter", "(?:<the>|<which>)<kind>?<quarter>", "<the><kind><period>"),
    ("of_day", "<edge><the><day>", "<shifted><on><the><day>"),
    ("near", "<edge>?<the>?<which><fiscal>?<dash>?(?:<single>|<weekend>)"),
    (
        "spelt_year",
        "<edge>?<century_year>(?!<dash>?<unit_any>)",
        "<the>?<year><spelt><thousand>(?:<and>?<spelt>)?",
    ),
    ("ended", "<the>?<fiscal>?(?:<quarter>|<year>)<ended><on>?<the>?(?=<month>|<turn>)"),
    ("year_end", "<about>?<the>?<year><s>?<dash>?<end>"),
    ("the_unit", "(?:<edge><the>?|<the>)<kind>?<fiscal>?(?:<year>|<unit>)"),
    ("all", "<all>(?:<day>|<unit>|<year>|<part>)"),
    ("weekend", "<edge>?<the>?<weekend>"),
    ("repeated", "<every><many>?(?:<unit_any>|<part>)", "<repeat>"),
    (
        "season",
        "<edge>?<the>?<which><season>",
        "<edge>?<the>?<season><of>?<written_year>",
        "<edge>?<the><season>",
    ),
    ("decade", "<edge>?<the>?<tick>?<decade_number>", "<edge>?<the><tens>"),
    ("century", "<edge>?<the>?<nth><dash>?<unit>"),
    ("length", "<many><dash>?<unit_any>(?:<and><a><half>)?(?!<dash>?<old>)"),
    ("bare", "<units>(?!<dash>?<old>)(?:<dash><long>)?", "<hours>"),
    (
        "years",
        "<edge>?<the>?<fiscal>?<year>?<year_number>(?:<dash>(?:<day_number>|<two_digits>)(?!<dash>))?",
    ),
    ("reference", "<the>?<reference>", "<the>?<near>?<future>", "<soon>", "<the><last>"),
)
"""Name and patterns of each rule, in the order in which they are tried at one place."""

_NAME = re.compile(r"<(\w+)>")


def _expand(pattern: str) -> str:
    """Put the letters of the classes and the patterns of the pieces in place of their names."""

    def fill(name: re.Match[str]) -> str:
        piece = PIECES.get(name[1])
        return LETTERS[name[1]] if piece is None else f"(?:{_expand(piece)})"

    return _NAME.sub(fill, pattern)


RULES = re.compile(
    "|".join(f"(?P<{name}>{_expand('|'.join(patterns))})" for name, *patterns in GRAMMAR)
)
"""The whole table as one pattern; the name of the group that matched is the rule's."""

_CORES = (
    "weekday month season part point hours turn feast tens day unit year units quarter clock_unit weekend period sign "
    "lasting reference future soon repeat last teen spelt clock iso slash dotted attacks year_number decade_number zone"
).split()
_MAY_START = "".join(LETTERS.values())
_LONGEST_LEAD = 12


def _find_starts() -> re.Pattern[str]:
    """Make the pattern of places where an expression may start: some core word follows before any other word.

    It leaves out most places quickly, so that the whole table is tried at few; it never decides alone.
    """
    cores = "".join(LETTERS[name] for name in _CORES)
    return re.compile(f"(?=[{_MAY_START}]{{0,{_LONGEST_LEAD}}}[{cores}])[{_MAY_START}]")


STARTS = _find_starts()
