"""What a cue does to what it introduces: claim, denial, allegation, rumour, question, refusal, silence.

Cue and content words go in, a `StatementForce` comes out. A cue's own words speak first ("denied"); the content is
asked only where the cue leaves it open: "rejected" denies a claim and turns down an offer, "called" denies if what is
called is a claim and what it is called is false.
"""

from __future__ import annotations

import re

from rashomon.attribute.lexicon import ATTRIBUTING, LEANING
from rashomon.records import StatementForce

_WORD = re.compile(r"[^\W\d_]+(?:[’'][a-z]+)?")

_CLAIMS = (
    r"(?:claims?|reports?|allegations?|accusations?|assertions?|charges?|suggestions?|insinuations?|contentions?|"
    r"rumou?rs?|notions?|ideas?|theor(?:y|ies)|speculation|criticisms?|findings?|accounts?|versions?|stor(?:y|ies)|"
    r"narratives?|statements?|conclusions?|evidence|complaints?|warnings?|fears|talk|comparisons?|characterization|"
    r"figures?|media reports|any (?:link|role|involvement|knowledge|wrongdoing|responsibility))"
)
_DENYING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|rebut(?:s|ted|ting)?|"
    r"repudiat(?:e|es|ed|ing)|disavow(?:s|ed|ing)?|disclaim(?:s|ed|ing)?|contradict(?:s|ed|ing)?|"
    r"doubt(?:s|ed|ing)?|debunk(?:s|ed|ing)?|(?:is|was|were|are) not (?:true|the case))\b",
    re.IGNORECASE,
)
_TURNING_DOWN = re.compile(
    r"\b(?:reject(?:s|ed|ing|ion)?|dismiss(?:es|ed|ing|al)?|discount(?:s|ed|ing)?|rul(?:e|es|ed|ing) out|"
    r"rebuff(?:s|ed|ing)?|scoff(?:s|ed|ing)? at|brush(?:es|ed|ing)? (?:off|aside)|sho(?:t|ots?|oting) down|"
    r"pour(?:s|ed|ing)? cold water on|wav(?:e|es|ed|ing) (?:off|away|aside)|laugh(?:s|ed|ing)? off)\b",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"\b(?:call|describ|brand|label|dub|term|denounc|condemn|decr|dismiss|characteri[sz]|ridicul|slam|view|regard|"
    r"reject|mock|deride)\w*",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:false(?:hoods?)?|untrue|baseless|unfounded|groundless|fabricat\w+|lies?|nonsense|absurd|ridiculous|"
    r"fake|hoax|"
    r"slander|propaganda|rumou?rs?|fiction|inaccurate|incorrect|misleading|disinformation|libel|ludicrous|"
    r"without (?:any )?(?:foundation|basis|merit)|not true|preposterous|fantasy|invention)\b",
    re.IGNORECASE,
)
_IS_CLAIM = re.compile(rf"\b{_CLAIMS}\b", re.IGNORECASE)
_OPENS_AS_CLAIM = re.compile(
    rf"\A\W*(?:that\b|as\b|(?:[\w’'.“\"-]+\s+){{0,5}}?{_CLAIMS}\b|being\b|having\b|ever\b)",
    re.IGNORECASE,
)
_UNDONE = re.compile(
    r"\b(?:not|never|n[’']t|neither|nor|cannot|without|refus\w+ to|declin\w+ to|stop\w* short of)\s+(?:\w+\s+){0,2}?"
    r"(?:den|reject|dismiss|disput|doubt|rul|refut|rebut|contradict|discount)",
    re.IGNORECASE,
)
_DENIED_THING = re.compile(
    r"\A\W*(?:him|her|them|us|me|it|[\w’']+)?\s*(?:an?\s+|the\s+|any\s+)?(?:access|entry|permission|visas?|bail|parole|"
    r"asylum|passage|landing rights|treatment|consular)\b",
    re.IGNORECASE,
)


def is_denial(cue: str, content: str = "") -> bool:
    """Say whether a cue denies, rejects or disputes what it introduces.

    "Did not deny" does not; "denied access" and "rejected the offer" deny nothing that was said.

    Args:
        cue: The cue's words.
        content: What it introduces; "" leaves "rejected" and its like to mean a denial.
    """
    if _UNDONE.search(cue):
        return False
    if _DENYING.search(cue):
        return not _DENIED_THING.match(content)
    if not _TURNING_DOWN.search(cue):
        return False
    is_open = not content or bool(_IS_CLAIM.search(cue)) or cue.casefold().endswith(" as")
    return is_open or bool(_OPENS_AS_CLAIM.match(content))


_SOON = r"(?:(?:yet|and|further|so far|even|ever|otherwise|\w+ly)\s+)*"
_TELLING = (
    r"(?:report|mention|comment|say|said|discuss|disclos|elaborat|specif|identif|respond|repl|acknowledg|"
    r"announc|reveal|explain|address|react|answer|return|confirm|describ|releas|provid|offer|give|given|gave|"
    r"detail|name|"
    r"speak|spoken|spoke|talk|tell|told|issue|quantif|touch)"
)
_REFUSAL = re.compile(
    rf"\b(?:(?:declin|refus)\w*\s+(?:to\s+{_SOON}{_TELLING}|(?:any\s+)?(?:comment|interviews?|requests?))|"
    rf"(?:did|does|do|would|had|has|have)\s*(?:not|n[’']t)\s+{_SOON}(?:respond|repl|return|answer|comment)|"
    rf"would\s*(?:not|n[’']t)\s+{_SOON}{_TELLING}|(?:could|was|were)\s*(?:not|n[’']t)\s+(?:immediately\s+)?(?:be\s+)?"
    r"(?:reach|contact|available)|(?:no|without)\s+(?:\w+\s+)?comment|"
    r"(?:has|have|had) yet to (?:\w+ )?(?:respond|reply|"
    r"answer|comment))",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    rf"\b(?:(?:not|never|n[’']t|neither|nor|no longer|without)\W+{_SOON}"
    rf"(?:{_TELLING}|state|indicat|claim|suggest|declar|"
    r"alleg|assert|insist|den[yi]|dismiss|rul|reject|dispute)|"
    r"(?:made|making|makes|make) no (?:\w+ )?(?:mention|reference|comment|statement)|mention(?:s|ed)? no\b|"
    r"(?:gave|gives|give|giving|offer|offers|offered|offering|provid\w+|releas\w+)\s+(?:no|few|little)\b|"
    r"(?:declin|refus)\w*(?: to\b|\Z)|(?:has|have|had) yet to|"
    r"(?:remain|stay|kept|keep)\w*\s+(?:\w+ly\s+)?(?:silent|quiet|tight-lipped|mum))",
    re.IGNORECASE,
)
_UNSAID_CONTENT = re.compile(
    r"\A\W*(?:to\s+)?(?:publicly\s+|immediately\s+|further\s+)?(?:comment|say|speak|elaborate|discuss|specify|"
    r"identify|disclose|respond|answer|give|provide|name|reply|be (?:named|identified|interviewed|quoted))\b",
    re.IGNORECASE,
)


def is_unsaid(cue: str, content: str = "") -> bool:
    """Say whether a cue tells that somebody did not speak ("made no mention of", "declined to say").

    Args:
        cue: The cue's words.
        content: What stands behind it: a bare "declined" is one if "to comment" follows.
    """
    if re.search(r"\b(?:declin|refus)\w*\W*\Z", cue, re.IGNORECASE):
        return not content or bool(_UNSAID_CONTENT.match(content))
    return bool(_REFUSAL.search(cue) or _UNSAID.search(cue))


_ALLEGING = re.compile(
    r"\b(?:alleg\w*|accus\w*|blam\w*|insinuat\w*|charg(?:e|es|ed|ing)|suspicions?|suspect(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
_HEARSAY = re.compile(
    r"\b(?:rumou?r\w*|reportedly|purportedly|supposedly|apparently|unconfirmed|speculat\w+|gossip|hearsay|"
    r"(?:is|are|was|were|been)\s+(?:widely\s+|also\s+)?(?:said|reported|believed|thought|feared|understood|rumou?red|"
    r"expected|known|considered|assumed)|fears?\b|feared)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|question(?:s|ed|ing)?|wonder(?:s|ed|ing)?|inquir\w+|query|queried)\b",
    re.IGNORECASE,
)
_OPENS_AS_QUESTION = re.compile(
    r"\A\W*(?:whether|if|why|how|who|whom|what|when|where|which)\b", re.IGNORECASE
)
_SUPPOSING = re.compile(r"\b(?:would|could|might)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|unless|in case|as long as|had it not)\b", re.IGNORECASE)
_IS_FALSE = rf"(?:is|are|was|were)\s+(?:\w+ly\s+|all\s+|a\s+)?{_FALSE.pattern}"
_CALLED_FALSE = re.compile(
    rf"\A\W*(?:that\s+)?(?:(?:it|this|that|they|these|those)\s+{_IS_FALSE}|there\s+(?:is|was)\s+no\s+truth|"
    rf"(?:[\w’'-]+\s+){{0,4}}{_CLAIMS}\b[^.;]{{0,60}}\b{_IS_FALSE})",
    re.IGNORECASE,
)


def tell_force(cue: str, content: str, *, has_source: bool) -> StatementForce:
    """Tell what a statement does: claim, deny, accuse, pass on a rumour, ask, suppose.

    Args:
        cue: The cue's words; "" where there is none.
        content: What is said, fragments joined.
        has_source: Words of the article name who says it; without them "is believed" is hearsay.
    """
    is_called_false = bool(
        _CALLING.search(cue) and _IS_CLAIM.search(content) and _FALSE.search(content)
    )
    if is_denial(cue, content) or is_called_false or _CALLED_FALSE.match(content):
        return StatementForce.DENIAL
    is_asked = bool(_ASKING.search(cue)) and bool(_OPENS_AS_QUESTION.match(content))
    if is_asked or content.rstrip("\"”’') ").endswith("?"):
        return StatementForce.QUESTION
    if _ALLEGING.search(cue):
        return StatementForce.ALLEGATION
    if _HEARSAY.search(cue) and not (has_source and re.search(r"\bfears?\b", cue, re.IGNORECASE)):
        return StatementForce.RUMOUR
    if _SUPPOSING.search(content) and _CONDITION.search(content):
        return StatementForce.HYPOTHETICAL
    return StatementForce.CLAIM


_LEADING = re.compile(
    r"(?:(?:(?:has|have|had|is|are|was|were|be|been|being|do|does|did|will|would|could|should|can|may|might|must|not|never|"
    r"neither|nor|no longer|also|even|only|yet|still|widely|reportedly|publicly|immediately|repeatedly|"
    r"officially|ever)|"
    r"(?:has|have|had|is|are|was|were|do|does|did|would|could|should|wo|ca)n[’']t)[ \t]+)+\Z",
    re.IGNORECASE,
)
_LONGEST_LEAD = 60  # characters of auxiliaries and adverbs before a cue


def find_lead(text: str, start: int) -> int:
    """Give the place where the auxiliaries of a cue begin: "had not" before "reported"."""
    match = _LEADING.search(text, max(0, start - _LONGEST_LEAD), start)
    return match.start() if match else start


_PHRASE = re.compile(
    r"\b(?:ma(?:de|ke|kes|king) (?:it )?(?:very )?clear|push\w* back|walk\w* back|st(?:ood|and|ands|anding) by|"
    r"(?:gave|give|gives|giving) the impression|(?:is|was|are|were|remain\w*) (?:not )?(?:\w+ly )?"
    r"(?:convinced|unconvinced|"
    r"skeptical|sceptical|adamant|certain|sure|confident|hopeful|of the opinion)|went so far as|gone so far as)\b",
    re.IGNORECASE,
)


def is_attributing(cue: str) -> bool:
    """Say whether a cue holds a word of saying or thinking, or is a mark ("Lima: ...")."""
    words = _WORD.findall(cue.casefold())
    return not words or any(word in ATTRIBUTING for word in words) or bool(_PHRASE.search(cue))


def widen_cue(text: str, start: int, end: int, limit: int) -> int:
    """Give the place where a cue ends that lost its verb: "also" before "said" becomes "also said".

    Args:
        text: The article's text.
        start: First character of the cue.
        end: One past its last.
        limit: The cue may not grow beyond this place (the content's beginning).
    """
    if any(word not in LEANING for word in _WORD.findall(text[start:end].casefold())):
        return end
    last = end
    for match in _WORD.finditer(text, end, limit):
        if text[last : match.start()].strip():
            return end
        last = match.end()
        word = match.group().casefold()
        if word in ATTRIBUTING:
            return match.end()
        if word not in LEANING and not word.endswith("ly"):
            return end
    return end


_OBJECTS = frozenset("that reporters journalists him her them us".split())


def find_verb(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the one verb of saying in a stretch that else holds only auxiliaries and adverbs.

    Args:
        text: The article's text.
        start: Behind a source.
        end: The beginning of a content.

    Returns:
        The range of the auxiliaries and the verb; None if other words stand there, or a mark but a comma.
    """
    if end - start > _LONGEST_LEAD or text[start:end].strip(', “"\t').count(","):
        return None
    found: tuple[int, int] | None = None
    first = -1
    for match in _WORD.finditer(text, start, end):
        word = match.group().casefold()
        first = match.start() if first < 0 else first
        if word in ATTRIBUTING and found is None and word not in LEANING:
            found = first, match.end()
        elif word not in (LEANING if found is None else _OBJECTS) and not word.endswith("ly"):
            return None
    has_break = any(mark in text[start:end] for mark in "\n.;:!?()")
    return None if has_break else found


_PROMPT = re.compile(
    r"(?i:\b(?:was|were|been|being|is|are)\s+(?:\w+\s+)?asked\b)|\A(?:When )?Asked\b|\Awhen asked\b"
)
_ASKED = re.compile(r"\A(?:asked|pressed|questioned)\b", re.IGNORECASE)
_WHEN = re.compile(r"\b(?:when|once|after being|upon being|if)\s+\Z", re.IGNORECASE)


def is_prompt(cue: str, before: str, *, has_source: bool) -> bool:
    """Say whether a cue only tells that a question was put: "Asked whether ..., she said", "when asked about".

    Args:
        cue: The cue's words.
        before: The words of the article before it.
        has_source: Somebody is named who asks.
    """
    if _PROMPT.search(cue):
        return True
    return bool(_ASKED.match(cue)) and (not has_source or bool(_WHEN.search(before)))


_AGENTLESS = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?(?:expected|known|seen|considered|scheduled|supposed)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\A(?:neither|none of|no one|nobody)\b", re.IGNORECASE)


def is_empty(cue: str, source: str) -> bool:
    """Say whether nobody is told to have spoken: "neither office commented", "is expected to"."""
    return bool(_NOBODY.match(source)) or (not source and bool(_AGENTLESS.search(cue)))
