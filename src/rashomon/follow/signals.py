"""What in a statement's words tells how it speaks of a target: named signals, each 0 or more.

In come the words of a statement and the place of a name in them; out come signals by name. They look at the name's
surroundings, not at the whole alone: whether the target acts, is acted on, is charged, praised, threatened or asked
for something. `tone.py` weighs them; `training/tone.py` fits the weights.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.follow.charges import (
    ANSWERABLE,
    BLAMING,
    CONDEMNING_CUE,
    HOSTILE,
    choose_patterns,
    is_in_doubt,
)
from rashomon.follow.names import MASK, Named, mask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rashomon.records import Span

_HOSTILE_CUE = re.compile(
    r"\b(?:accus|blam|condemn|denounc|decr[iy]|slam|blast|criticiz|criticis|rebuk|attack|threaten|warn|vow|fault|"
    r"charg|alleg|lash|mock|ridicul|scold|ripp?|hammer|oppos|protest|complain|doubt|question|skeptic|sceptic|"
    r"disput|reject|suspect|concern|fear|press|critic)\w*",
    re.IGNORECASE,
)
_FRIENDLY_CUE = re.compile(
    r"\b(?:prais|thank|congratulat|welcom|support|defend|applaud|commend|endors|back(?:s|ed|ing)\b|honou?r|hail|agree|"
    r"reassur|offer|apologi|salut|pledg|vouch)\w*",
    re.IGNORECASE,
)
_HARSH = re.compile(
    r"\b(?:aggress\w*|attack\w*|threat\w*|terror\w*|crim(?:e|es|inal\w*)|lie[sd]?|lying|liars?|decei\w*|decepti\w*|"
    r"dishonest\w*|false\w*|fabricat\w*|baseless|groundless|reckless\w*|danger\w*|destabili\w*|destructi\w*|"
    r"provo[ck]\w*|violat\w*|illegal\w*|unlawful\w*|brutal\w*|massacr\w*|murder\w*|kill\w*|assassin\w*|invad\w*|"
    r"invasion\w*|interfer\w*|meddl\w*|occup\w*|regime\w*|dictator\w*|shame\w*|disgrac\w*|outrag\w*|"
    r"fail(?:s|ed|ing|ures?)?|refus\w*|conceal\w*|hid(?:e|es|den|ing)\b|withh[eo]ld\w*|cover(?:ed|ing)?[ -]up\w*|"
    r"propagand\w*|conspir\w*|"
    r"corrupt\w*|weak\w*|incompeten\w*|negligen\w*|irresponsib\w*|unacceptable|betray\w*|hostil\w*|enem(?:y|ies)|"
    r"blackmail\w*|bull(?:y|ies|ied|ying)|hypocri\w*|racis\w*|hat(?:e|red|eful)|cowardl?y?|evil|cruel\w*|barbar\w*|"
    r"concern\w*|suspicio\w*|guilt\w*|blame\w*|responsible|culprit\w*|sponsor\w*|stok\w*|fuel\w*|"
    r"hack\w*|missiles?|poison\w*|chemical|slur\w*|slander\w*|mob|wrong\w*|mistake\w*|bad|worse|worst|poor\w*|"
    r"accus\w*|accountab\w*|restrain\w*|"
    r"excus\w*|pretext\w*|scapegoat\w*|smear\w*|absurd\w*|nonsense|hoax\w*|fake|greed\w*|spy|spying|espionage|"
    r"st[eo]al\w*|stolen|cheat\w*|unjust\w*|abus\w*|harm\w*|doubt\w*|misl[ei]ad\w*|misled|pressur\w*|coerc\w*|"
    r"intransigen\w*|ultimatum\w*|intimidat\w*|politici\w*|manipulat\w*|exploit\w*|escalat\w*)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(?:friend\w*|all(?:y|ies|ied)|partner\w*|cooperat\w*|co-operat\w*|respect\w*|peace\w*|support\w*|help\w*|prais\w*|"
    r"thank\w*|good(?:will)?|great|courag\w*|brave\w*|honou?r\w*|trust\w*|dialogue|negotiat\w*|talks?|agree\w*|"
    r"welcom\w*|hope\w*|ready to|willing\w*|solidarity|protect\w*|defend\w*|rights?|"
    r"progress|constructive|sincer\w*|cordial|olive branch|exemplary|justice|legitima\w*|freedom|success\w*|excellent|"
    r"committed|open to|engag\w*|de-?escalat\w*|sorry|meet with|to (?:meet|talk)|admir\w*|appreciat\w*|grateful\w*|"
    r"warm\w*|generous\w*|loyal\w*|honest\w*|common ground|reconcil\w*|apolog\w*|fair(?:ly)?|stand with|side by side|"
    r"reliable|credible|bravery|heroi\w*|pride|proud\w*|sympath\w*|condolenc\w*)\b",
    re.IGNORECASE,
)
_THREAT = re.compile(
    r"\b(?:consequences|retaliat\w*|reveng\w*|aveng\w*|pay (?:the|a|dearly|for)|price|punish\w*|sanctions?|"
    r"all options|will respond|would respond|respond (?:strongly|forcefully|decisively)|destroy\w*|wipe|annihilat\w*|"
    r"crush\w*|strike back|military (?:action|response|option)s?|hold (?:\w+ ){1,4}?(?:accountable|responsible)|"
    r"prosecut\w*|(?:seriously|severely) (?:impact|hurt|harm)\w*|"
    r"lawsuits?|war-crimes charges|restrain\w*|isolat\w*|contain\b|target\b|expel\w*|ultimatum|pressure)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|going to|'ll|’ll|must|shall|should|vow\w*|warn\w*|threat\w*|intend\w*|ready|to counter|remain|"
    r"expected|goal|come up with|until)\b",
    re.IGNORECASE,
)
_INSULT = re.compile(
    r"\b(?:liars?|terrorists?|idiot\w*|stupid\w*|fools?|foolish\w*|clowns?|crook\w*|thug\w*|coward\w*|cowardly|puppets?|"
    r"evil|scum|vermin|dogs?|rats?|pigs?|animals|monsters?|lunatic\w*|madm[ae]n|maniac\w*|butcher\w*|"
    r"murderers?|criminals|gangsters?|bandits?|fascists?|nazis?|hypocrites?|disgrac\w*|shame(?:ful|less)\w*|ashamed|"
    r"pathetic|laughable|incompeten\w*|childish\w*|ridiculous|mouthpiece|racists?|"
    r"lapdogs?|stooges?|lackeys?|dishonest)\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:must|should|ought|has to|have to|need(?:s|ed)? to|call(?:s|ed|ing)? on|urg(?:e|es|ed|ing)|demand\w*|"
    r"press(?:ed|es|ing)|ask(?:s|ed|ing)?|want(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|no|never|nothing|neither|nor|without)\b|n['’]t\b", re.IGNORECASE)
_DOUBTED = re.compile(
    r"\b(?:theor(?:y|ies)|if|whether|unclear|skeptic\w*|speculat\w*|possib\w*|may|might|could|so-called)\b",
    re.IGNORECASE,
)
_AIMED = re.compile(
    r"\b(?:against|at|toward|towards|on|upon|over|from|confront\w*|counter|deter|punish|stop|restrain)\s+(?:the\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|alongside|between)\s+(?:the\s+|an?\s+|mr\.?\s+)?\Z", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|from)\s+(?:the\s+)?\Z", re.IGNORECASE)
_VICTIM = re.compile(
    r"\b(?:attack\w*|assault\w*|strikes?|kill\w*|murder\w*|death\w*|bomb\w*|harm\w*|threat\w*|injur\w*|massacre\w*|"
    r"assassinat\w*|smear\w*|lie|lies|accus\w*)\s+(?:\w+\s+){0,2}?(?:on|of|against|to|at|by)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ACTS_OWN = re.compile(
    rf"{MASK}(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}?(?:attack\w*|aggress\w*|missiles?|launch\w*|provocat\w*|threat\w*|hack\w*|"
    r"regime|meddling|interference|behaviou?r|actions?|role|involvement|claims?|lies?|failures?|plot\w*)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|at|near|into|across|to|of|over)\s+(?:(?:eastern|western|northern|southern|central)\s+|[A-Z]\w+(?:\s[A-Z]\w+)?,\s+)\Z"
)
_CLAUSE_END = re.compile(r"[;:.!?—–]\s|,\s+(?:but|while|although|and\s+(?:that|he|she|it|they))\b")
_NEAR = 70
_MOST = 3


def read_signals(
    text: str,
    *,
    cue: Span | None,
    content: Sequence[Span],
    target: tuple[int, int],
    denies: bool = False,
) -> Mapping[str, float]:
    """Read the signals of one statement towards one target.

    Args:
        text: The article.
        cue: The words that attribute.
        content: What is said.
        target: First character of the target's name, inside the content, and one past its last.
        denies: The statement turns its content down.

    Returns:
        Signals by name, those above 0 only.
    """
    span = next(one for one in content if one.start <= target[0] and target[1] <= one.end)
    named = [Named(*target, "")]
    masked = mask(text, span.start, span.end, named)
    at = target[0] - span.start
    clause = _cut_clause(masked, at, at + target[1] - target[0])
    near = masked[max(at - _NEAR, 0) : at + target[1] - target[0] + _NEAR]
    before, words = masked[:at], cue.text if cue else ""
    whole = " ".join(one.text for one in content)
    charges = _read_charges(text, cue, span, named)
    harsh, kind = _count(_HARSH, near), _count(_KIND, near)
    found = {
        **charges,
        "place": bool(_PLACE.search(before)),
        "harsh after": _count(_HARSH, clause[clause.find(MASK) :]),
        "hostile cue": bool(_HOSTILE_CUE.search(words)),
        "friendly cue": bool(_FRIENDLY_CUE.search(words)),
        "condemned at once": bool(CONDEMNING_CUE.search(words)) and at < _NEAR,
        "harsh words near": harsh,
        "harsh words": _count(_HARSH, whole),
        "kind words near": kind,
        "kind words": _count(_KIND, whole),
        "threat": bool(_THREAT.search(near)),
        "threat ahead": bool(_THREAT.search(clause) and _AHEAD.search(f"{words} {clause}")),
        "insult": bool(_INSULT.search(near)),
        "demand": bool(_DEMAND.search(f"{words} {clause}")),
        "aimed at": bool(_AIMED.search(before)),
        "together with": bool(_WITH.search(before)),
        "by target": bool(_BY.search(before)),
        "victim": bool(_VICTIM.search(before)),
        "own acts": bool(_ACTS_OWN.search(masked)),
        "negated": bool(_NEGATED.search(clause)),
        "negated harsh": bool(_NEGATED.search(near)) and harsh > 0,
        "doubted": bool(_DOUBTED.search(f"{words} {clause[:_NEAR]}")),
        "denied": denies,
        "denied harsh": denies and harsh > 0,
        "first": at < _NEAR // 2,
        "no harsh words": not (harsh or kind or charges),
    }
    return {name: float(value) for name, value in found.items() if value}


def has_insult(text: str, content: Iterable[Span], target: tuple[int, int]) -> bool:
    """Say whether an abusive or belittling word stands close to a name."""
    return any(
        _INSULT.search(text, max(target[0] - _NEAR, one.start), min(target[1] + _NEAR, one.end))
        for one in content
        if one.start <= target[0] and target[1] <= one.end
    )


def has_threat(cue: Span | None, content: Iterable[Span], target: tuple[int, int]) -> bool:
    """Say whether a statement announces or warns of harm, punishment or force in the clause that names a target."""
    for one in content:
        if one.start <= target[0] and target[1] <= one.end:
            clause = _cut_clause(one.text, target[0] - one.start, target[1] - one.start)
            words = f"{cue.text if cue else ''} {clause}"
            return bool(_THREAT.search(clause) and _AHEAD.search(words))
    return False


def _cut_clause(words: str, start: int, end: int) -> str:
    """Give the clause around a place."""
    before = _CLAUSE_END.split(words[:start])[-1]
    after = _CLAUSE_END.split(words[end:])[0]
    return f"{before}{words[start:end]}{after}"


def _count(pattern: re.Pattern[str], words: str) -> float:
    """Count matches, three at most, as a share of three."""
    return min(len(pattern.findall(words)), _MOST) / _MOST


def _read_charges(text: str, cue: Span | None, span: Span, named: list[Named]) -> dict[str, bool]:
    """Say which patterns of responsibility name the target, for sure or in doubt."""
    start = cue.start if cue and 0 <= span.start - cue.end <= _NEAR else span.start
    with_cue = mask(text, start, span.end, named)
    masked = mask(text, span.start, span.end, named)
    rows = (
        ("charged", with_cue, choose_patterns(cue.text) if cue else ()),
        ("charged", masked, BLAMING),
        ("answerable", masked, ANSWERABLE),
        ("hostile act", masked, HOSTILE),
    )
    found: dict[str, bool] = {}
    for name, words, patterns in rows:
        for pattern in patterns:
            for hit in pattern.finditer(words):
                found["charge in doubt" if is_in_doubt(words, hit) else name] = True
    return found
