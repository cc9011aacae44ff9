"""Phrases that tell of silence: "declined to say", "made no mention of", "has yet to respond", "I won't discuss".

`UNSAID` is what an outlet tells of somebody, `NO_WORD` comes before who is silent ("no comment from"), and `MY_SILENCE`
is what somebody who is quoted says of themselves.
"""

from __future__ import annotations

import re

_SAYING = (
    r"(?:comment\w*|announc\w*|blam\w+|nam(?:e|ing)\b|sa(?:y|id)|discuss\w*|elaborat\w*|confirm\w*|disclos\w*|"
    r"specif\w+|reveal\w*|mention\w*|acknowledg\w*|explain\w*|report\w*|address\w*|react\w*|identif\w+|describ\w*|"
    r"tell|told)"
)
_ANSWERING = (
    r"(?:respon\w+|repl(?:y|ied)|answer\w*|return\w*|react\w*)(?=\s*[.,;]|\s+to\s+(?:\w+\s+){0,3}?"
    r"(?:requests?|questions?|calls?|messages?|e-?mails?|inquir\w+|quer\w+|reporters)|\s+(?:\w+\s+){0,2}?"
    r"(?:requests?|calls?|messages?|e-?mails?|questions?))"
)
_FACTS = (
    r"(?:details?|evidence|explanations?|reasons?|specifics|names?|comments?|information|statements?|examples?|"
    r"reply|response)"
)
_GIVING = rf"(?:give|given|gave|offer\w*|provid\w*|releas\w*|issu\w*)\s+(?:\w+\s+){{0,3}}?{_FACTS}"
_SPEAKING = r"speak\s+(?:to|with|on|about|publicly|of)\b"
_SOON = r"(?:(?:yet|ever|even|so\s+far|further|however|and|or|\w+ly)\s+|(?:however|though),?\s+)*"
_NOT = r"(?:would|did|does|do|has|have|had)(?:\s+not|n['’]t)"
_PHRASES = (
    rf"(?:declin|refus)(?:ed|es|ing)\s+to\s+{_SOON}(?:{_SAYING}|{_ANSWERING}|{_GIVING}|speak\b)",
    (
        r"declin(?:ed|es|ing)\s+(?:comment\w*|(?:blam|nam|discuss|identify|giv|answer|confirm)ing|"
        r"(?:an?\s+)?(?:interviews?|requests?))\b"
    ),
    rf"without\s+{_SOON}(?:elaborat|explain|specify|mention|comment|nam|identify|disclos)ing\b",
    rf"without\s+(?:giv|offer|provid)ing\s+(?:\w+\s+){{0,3}}?{_FACTS}\b",
    r"(?:neither\s+confirm\w*\s+n?or\s+den\w+|not\s+confirm\w*\s+or\s+den\w+)\b",
    rf"{_NOT}\s+{_SOON}(?:{_SAYING}|{_ANSWERING}|{_GIVING}|{_SPEAKING})\b",
    rf"(?:has|have|had)\s+yet\s+to\s+{_SOON}(?:{_SAYING}|respond|reply|answer|react|speak)\b",
    r"(?:neglect|fail|omitt?)ed\s+to\s+(?:mention|disclose|report|tell|inform|acknowledge)\b",
    r"(?:made|makes|making|make)\s+no\s+(?:\w+\s+)?(?:mention|comment|reference|statement|reply|response)\b",
    r"mentioned\s+no\b",
    (
        r"(?:gave|gives|giving|offer(?:ed|s|ing)|provid(?:ed|es|ing)|releas(?:ed|es|ing))\s+"
        rf"(?:no|few|(?:little|few)\s+or\s+no)\s+(?:\w+\s+)?{_FACTS}\b"
    ),
    (
        r"(?:remain|stay)(?:ed|s|ing)?\s+(?:\w+ly\s+)?(?:silent|quiet|tight-lipped|mum)\b|"
        r"(?:kept|keeping)\s+(?:silent|quiet|mum|silence)\b|(?:was|were|is)\s+non-?commit+al\b"
    ),
    r"(?:could|was|were)(?:\s+not|n['’]t)\s+(?:immediately\s+)?(?:be\s+reached|available)\s+for\s+comment\b",
    r"had\s+no\s+(?:immediate\s+)?comment\b",
)
UNSAID = re.compile(rf"\b(?:{'|'.join(_PHRASES)})", re.IGNORECASE)
NO_WORD = re.compile(
    r"\bno\s+(?:immediate\s+|official\s+)?(?:comment|response|reaction|word|reply)\s+(?:\w+\s+)?from\s+(?:the\s+)?",
    re.IGNORECASE,
)
MY_SILENCE = re.compile(
    r"\b(?:I|we)\s*(?:(?:can|do|wo|would|ca)n['’]t|cannot|will\s+not|would\s+not|do\s+not|"
    r"(?:am|['’]m|are|['’]re)\s+not\s+(?:going|allowed|able|prepared)\s+to)\s+(?:\w+ly\s+)?"
    r"(?:comment|discuss|elaborate|disclose|tell\s+you|talk\s+about|get\s+into|go\s+into)\b",
    re.IGNORECASE,
)
_NO_SILENCE = re.compile(
    r"\A\W*(?:\w+\s+)?(?:be\s+)?(?:named|identified|identify|his\s+name|her\s+name|their\s+names?|if\s+|the\s+possibility)\b",
    re.IGNORECASE,
)
_UNNAMED = re.compile(r"\b(?:identif\w+|name[sd]?|tell)\Z", re.IGNORECASE)


def is_of_names_only(text: str, start: int, end: int) -> bool:
    """Say whether a phrase only tells that somebody wants to stay unnamed: "declined to be identified"."""
    return bool(_NO_SILENCE.match(text, end) or _UNNAMED.search(text[start:end]))
