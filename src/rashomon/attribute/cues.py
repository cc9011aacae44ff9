"""What a cue does to what it introduces: does it deny it, or does it say that nothing was said?

Only the cue's own words are read, so "denied" counts where it is the cue and not where it is said.
"""

from __future__ import annotations

import re

_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing|al)?|refut(?:e|es|ed|ing)|"
    r"disput(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|rebuff(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|"
    r"disclaim(?:s|ed|ing)?|contradict(?:s|ed|ing)?|discount(?:s|ed|ing)?|doubt(?:s|ed|ing)?|"
    r"rul(?:e|es|ed|ing) out|shot down the (?:claim|idea)|not (?:true|the case))\b",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:not|never|n[’']t|neither|cannot)\s+(?:\w+\s+)?(?:den|reject|dismiss|disput|doubt|rul)",
    re.IGNORECASE,
)


def is_denial(cue: str) -> bool:
    """Say whether a cue denies, rejects or disputes; "did not deny" does not."""
    return bool(_DENIAL.search(cue)) and not _UNDONE.search(cue)


_UNSAID = re.compile(
    r"\b(?:(?:not|never|n[’']t|neither|nor|no longer|without)\s+(?:(?:yet|immediately|publicly|directly|further)\s+)?"
    r"(?:report|mention|comment|say|said|speak|spoken|disclos|elaborat|specif|identif|respond|repl|acknowledg|announc|"
    r"release|reveal|provide|explain)|(?:made|making|makes|make) no mention|(?:declin|refus)\w* (?:to )?(?:comment|say|"
    r"speak|elaborat|discuss|specif|identif|disclos|respond|answer|give|provide|name)|(?:has|have|had) yet to)",
    re.IGNORECASE,
)


def is_unsaid(cue: str) -> bool:
    """Say whether a cue tells that somebody did not speak ("made no mention of", "declined to say")."""
    return bool(_UNSAID.search(cue))
