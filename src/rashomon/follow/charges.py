"""Words that hold somebody responsible: patterns over text in which names are masked.

Each pattern has a group `on`, the masked name of whoever is charged. `choose_patterns` gives those that a cue sets up,
`ANSWERABLE` and `HOSTILE` hold whatever the cue; `is_in_doubt` says whether the clause around a match takes it back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.follow.names import MASK

if TYPE_CHECKING:
    from collections.abc import Sequence

_X = f"(?P<on>{MASK}+)"
_OWN = "(?:['’]s?)?"
_STOPS = "not|never|no|if|will|would|could|can|may|might|must|should|to|nor|than|and|but|was|were|been|being|be|by"
_SOMEONE = r"(?:(?!(?:for|on|against|at|him|her|them|it|us|of\s+(?!the\b))\b)[\w-]+\s+)"
_GAP = rf"(?:,?\s+(?!(?:{_STOPS})\b)[\w'’-]+)"
_FEW = r"(?:[\w-]+\s+)"
_STRAIGHT = r"(?:(?!(?:on|against|in|at|to|by|for|from|with|into)\b)[\w-]+\s+)"

ACCUSING_CUE = re.compile(
    r"\b(?:blam\w+|accus\w+|alleg(?:ations?|es|ed|ing)|charg(?:es?|ed|ing)|suspect\w*|h(?:old|olds|eld|olding)|"
    r"indict\w*|implicat\w*)\b",
    re.IGNORECASE,
)
CONDEMNING_CUE = re.compile(
    r"\b(?:condemn\w*|denounc\w+|decr(?:y|ies|ied)|slam(?:med|s|ming)?|blast(?:ed|s|ing)|lambast\w+|assail\w*|"
    r"excoriat\w+|lash(?:ed|es|ing)?\s+out|rebuk\w+|castigat\w+|fault(?:ed|s|ing)|critici[sz]\w+|deplor\w+|"
    r"rip(?:s|ped|ping)?|hammer(?:s|ed|ing)|pillor(?:ied|ies|y)|disparag\w+|chid(?:ed|es))\b",
    re.IGNORECASE,
)

_WEAPONS = r"(?:chemical|poison|sarin|nerve|force|human|civilians|weapons|banned|cluster)"
ACTS = (
    r"violat\w+|sh(?:o|oo)t(?:ing|s)?(?:\s+down)?|kill(?:ed|s|ing)|murder(?:ed|s|ing)|massacr\w+|"
    r"assassinat\w+|attack(?:ed|s|ing)|bomb(?:ed|s|ing|arded|arding)|shell(?:ed|s|ing)|invad\w+|annex\w+|"
    r"abduct\w+|kidnap\w+|tortur\w+|gass(?:ed|ing)|poison(?:ed|s|ing)|hack(?:ed|s|ing)|"
    r"st(?:ole|olen|ealing)|l(?:ied|ies|ying)|deceiv\w+|misl(?:ed|eading|eads)|cheat(?:ed|s|ing)|conceal\w*|"
    r"cover(?:ed|ing|s)?\s+up|fabricat\w+|provok\w+|escalat\w+|destabili[sz]\w+|undermin\w+|sabotag\w+|"
    r"breach\w*|threaten\w+|intimidat\w+|incit\w+|orchestrat\w+|mastermind\w*|perpetrat\w+|"
    r"carr(?:ied|ying)\s+out|committ(?:ed|ing)\b(?!\s+to\b)|fuel(?:ed|led|ing|s)|stok(?:ed|ing|es)|fail(?:ed|s|ing)?\s+to|"
    r"refus(?:ed|es|ing)\s+to|obstruct\w*|betray\w*|harass\w*|exclud(?:ed|es|ing)|detain(?:ed|s|ing)|imprison(?:ed|s|ing)|smuggl(?:ed|ing)|taunt\w*|smear\w*|distort\w*|slander\w*|"
    r"politici[sz]\w+|reneg\w+|backtrack\w*|abandon\w*|withheld|withhold\w*|block(?:ed|ing|s)|"
    r"exploit\w*|walk(?:ed|s)?\s+(?:away|out)|launched\s+(?:an?|the|its)\b|us(?:ed|ing|es)\s+(?:\w+\s+){0,3}?"
    rf"{_WEAPONS}|(?:provid|suppl|offer|deliver)\w*\s+(?:\w+\s+){{0,2}}?(?:weapons|arms|bount\w+|rewards|payments)|"
    r"fir(?:ed|ing)\s+[\"“]?(?:on|at|upon|\w*missiles?|\w*rockets?|shells|first)|broke\b|wag(?:ed|es|ing)\s+war|"
    r"start(?:ed|ing)\s+(?:the|this|a)\b|support(?:ed|s|ing)?\s+terror\w*|sponsor(?:ed|s|ing)?\s+terror\w*"
)
_SUFFERED = (
    r"(?:kill|murder|attack|bomb|shell|kidnap|abduct|tortur|poison|assassinat|shot)\w*\s+"
    r"(?:in|by|during|when|on|at)\b"
)
_CRIMES = (
    r"aggressions?|crimes?|violations?|provocations?|provocative|atrocit(?:y|ies)|massacres?|invasion|"
    r"incursions?|interference|meddling|lies|deceptions?|cover-up|brutality|misconduct|intransigence|sabotage|"
    r"barbarity|treachery|betrayal|cruelty|recklessness|negligence|repression|threats|complicity|involvement|"
    r"culpability|incompetence|failures|failings"
)
_DEEDS = (
    rf"(?:{_CRIMES}|attacks?|strikes?|killings?|murders?|bombings?|shelling|abductions?|raids?|coup|hack|"
    r"hacking|launch\w*|tests?|assault)"
)
_DONE = r"(?:perpetrated|caused|staged|provoked|masterminded|instigated|orchestrated|engineered|sponsored)"
_DOERS = r"(?:murderers?|killers?|culprits?|perpetrators?|attackers?|assassins?|aggressors?)"
_SHAMEFUL = (
    r"(?:slander\w*|ridiculous|childish|baseless|groundless|outrageous|illegal|unlawful|reckless\w*|criminal|"
    r"cowardly|unacceptable|disgrace\w*|shameful|ashamed|despicable|barbaric|irresponsible|impetuous|"
    r"act\s+of\s+war|war\s+crimes?|terrorist|liars?|hypocri\w+|stab\s+in\s+the\s+back)"
)
_ANSWERABLE_WORDS = (
    r"(?:responsible\b|to\s+blame|behind\s+(?:the|this|it|that|these|those)|guilty|culpable|at\s+fault|"
    r"the\s+culprits?|complicit)"
)

_BLAMING = (
    rf"\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|fault(?:ed|ing))\s+(?!(?:by|of)\b){_SOMEONE}{{0,5}}?{_X}",
    rf"\bblam(?:e|es|ed|ing)\b[^.;]{{0,60}}?\son\s+(?:the\s+)?{_X}",
    rf"\bsuspect\w*\s+{_FEW}{{0,2}}?{_X}[^.;]{{0,30}}?\sof\b",
    rf"\bh(?:old|olds|eld|olding)\s+{_FEW}{{0,2}}?{_X}[^.;]{{0,40}}?\s(?:responsible|accountable|liable)\b",
)
_ACCUSATIONS = (rf"\b(?:accusations?|allegations?|charges)\s+against\s+{_FEW}{{0,2}}?{_X}",)
_ANSWERABLE = (
    rf"{_X}{_OWN}{_GAP}{{0,3}}?\s+(?:(?:was|were|is|are|be|been)\s+)?(?:\w+\s+)?{_ANSWERABLE_WORDS}",
    rf"{_X}{_OWN}\s+(?:must|should)\s+be\s+(?:held|ashamed|punished|condemned)",
    rf"{_X}['’]s?\s+(?:own\s+)?(?:fault|doing|responsibility|handiwork)\b",
    rf"\b(?:fault|responsibility|work|handiwork)\s+(?:of|lies\s+with|rests\s+with)\s+(?:the\s+)?{_X}",
    rf"\b(?:because\s+of|due\s+to|thanks\s+to|on\s+the\s+basis\s+of|to\s+counter|stem\w+\s+from)\s+(?:the\s+)?{_X}",
    rf"\b(?:response|responding|respond|retaliation|retaliating|reaction|revenge)\s+(?:to|for)\s+{_FEW}{{0,2}}?{_X}",
    rf"\b{_DONE}\s+by\s+{_FEW}{{0,3}}?{_X}",
    rf"\b{_DEEDS}\b[^.;]{{0,40}}?\b(?:carried\s+out|committed|ordered|planned|done)\s+by\s+{_FEW}{{0,3}}?{_X}",
    (
        r"\b(?:war[- ]crimes?\s+charges|lawsuits?|criminal\s+(?:cases?|complaints?|charges))\s+"
        rf"[^.;]{{0,90}}?\bagainst\s+{_FEW}{{0,5}}?{_X}"
    ),
    rf"\b{_DOERS}\s+{_FEW}{{0,4}}?(?:was|were|is|are)\s+{_FEW}{{0,5}}?{_X}",
)
_HOSTILE = (
    rf"{_X}(?!['’-]){_GAP}{{0,5}}?\s+(?!{_SUFFERED})(?:{ACTS})",
    rf"{_X}{_OWN}\s+{_FEW}{{0,2}}?(?:{_CRIMES})\b",
    rf"\b{_DEEDS}\s+{_FEW}{{0,2}}?by\s+{_FEW}{{0,2}}?{_X}",
    rf"\b(?:{_CRIMES})\s+of\s+(?:the\s+)?{_X}",
    rf"\b(?!carr(?:ied|ying)\b)(?:{ACTS})\b(?:(?!\bby\b)[^.;]){{0,60}}?\bby\s+{_STRAIGHT}{{0,4}}?{_X}",
    rf"{_X}\s+(?:is|are|was|were)\s+(?:being\s+)?[^.;]{{0,40}}?\b(?=\w+ing\b)(?:{ACTS})",
    rf"{_X}{_OWN}\b[^.;]{{0,60}}?\b{_SHAMEFUL}\b",
)
_CONDEMNED = (
    rf"\A\w+\s+{_STRAIGHT}{{0,3}}?{_X}",
    rf"{_X}{_OWN}\s+{_FEW}{{0,2}}?(?:{_DEEDS}|actions?)\b",
    rf"\bby\s+(?:the\s+)?{_X}",
)


def _compile(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


BLAMING, ACCUSATIONS = _compile(_BLAMING), _compile(_ACCUSATIONS)
ANSWERABLE, HOSTILE = _compile(_ANSWERABLE), _compile(_HOSTILE)
CONDEMNED = _compile(_CONDEMNED)
DOUBT = re.compile(
    r"\b(?:if|whether|not|never|no(?!\s+(?:doubt|question))|nothing|nobody|without|deny|denies|denied|would|could|might|may(?!\s+\d)|unclear|"
    r"reject\w*|unlikely|suggestions?\s+that|claims?\s+that|accusations?\s+that|allegations?\s+that|will|avoid|"
    r"prevent|skeptical|sceptical|(?<!no\s)(?<!little\s)doubts?)\b|n['’]t\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:in|on|at|against|to|near|over|into|towards?|inside|from|with|for|than|of|across|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
MEMBERS = re.compile(
    r"\b(?:members?|officers?|officials?|soldiers|units?|forces|agents|elements|government|authorities)\s+"
    r"(?:of|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:.!?—–]\s|\s-+\s")
_BEFORE = 80


def choose_patterns(cue: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns that a cue itself sets up."""
    if ACCUSING_CUE.search(cue):
        return BLAMING + ACCUSATIONS
    return CONDEMNED if CONDEMNING_CUE.search(cue) else ()


def is_in_doubt(masked: str, hit: re.Match[str]) -> bool:
    """Say whether the clause around a match denies it, asks it, only thinks it possible, or names a place."""
    before = masked[max(hit.start() - _BEFORE, 0) : hit.start()]
    clause = CLAUSE.split(before)[-1]
    after = re.search(r"[.?!]", masked[hit.end() :])
    asks = after is not None and after[0] == "?"
    starts_with_name = hit.start() == hit.start("on")
    is_place = starts_with_name and bool(PLACE.search(before)) and not MEMBERS.search(before)
    return asks or is_place or bool(DOUBT.search(clause) or DOUBT.search(hit[0]))
