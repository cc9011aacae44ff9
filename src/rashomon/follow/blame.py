"""Who holds whom responsible, in the words of a statement.

In come resolved statements; out come directed `Blame`s: the statement's party, the party it blames, and the
words. The names of parties in a sentence are masked, and a short list of patterns over cue and content says which
of them is blamed:

1. the cue itself blames ("blamed X for", "accused X of", "condemned X's attack", "X was accused by"),
2. the content says who is answerable ("X was responsible", "X is behind", "it was X's fault"),
3. the content says that X did a hostile act ("X violated", "the shelling by X", "X's aggression").

What is denied, asked, only possible or yet to come blames nobody. Targets are named parties only: a pronoun is
never guessed. A party blames itself only where it says so outright (1 and 2).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rashomon.follow.dates import sentence_at
from rashomon.follow.names import MASK, Named, PartyNames, mask
from rashomon.records import Blame, StatementKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rashomon.records import Annotated, Resolved, Statement
    from rashomon.settings import FollowSettings

_X = f"(?P<on>{MASK}+)"
_OWN = "(?:['’]s?)?"
_STOPS = "not|never|no|if|will|would|could|can|may|might|must|should|to|nor|than|and|but|was|were|been|being|be|by"
_SOMEONE = r"(?:(?!(?:for|on|against|at|him|her|them|it|us|of\s+(?!the\b))\b)[\w-]+\s+)"
_GAP = rf"(?:,?\s+(?!(?:{_STOPS})\b)[\w'’-]+)"
_FEW = r"(?:[\w-]+\s+)"
_STRAIGHT = r"(?:(?!(?:on|against|in|at|to|by|for|from|with|into)\b)[\w-]+\s+)"

_ACCUSING_CUE = re.compile(
    r"\b(?:blam\w+|accus\w+|alleg(?:ations?|es|ed|ing)|charg(?:es?|ed|ing)|suspect\w*|h(?:old|olds|eld|olding)|"
    r"indict\w*|implicat\w*)\b",
    re.IGNORECASE,
)
_CONDEMNING_CUE = re.compile(
    r"\b(?:condemn\w*|denounc\w+|decr(?:y|ies|ied)|slam(?:med|s|ming)?|blast(?:ed|s|ing)|lambast\w+|assail\w*|"
    r"excoriat\w+|lash(?:ed|es|ing)?\s+out|rebuk\w+|castigat\w+|fault(?:ed|s|ing)|critici[sz]\w+|deplor\w+|"
    r"rip(?:s|ped)|disparag\w+|chid(?:ed|es))\b",
    re.IGNORECASE,
)
_DENYING_CUE = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject\w*|dismiss\w*|refut\w+|disput\w+|doubt\w*|question\w*|asked|ask|"
    r"contradict\w*|rebut\w*|debunk\w*|skeptic\w*|sceptic\w*|minimi[sz]\w*|prais\w*|not|never)\b|n['’]t\b",
    re.IGNORECASE,
)

_WEAPONS = r"(?:chemical|poison|sarin|nerve|force|human|civilians|weapons|banned|cluster)"
_ACTS = (
    r"violat\w+|sh(?:o|oo)t(?:ing|s)?(?:\s+down)?|kill(?:ed|s|ing)|murder(?:ed|s|ing)|massacr\w+|"
    r"assassinat\w+|attack(?:ed|s|ing)|bomb(?:ed|s|ing|arded|arding)|shell(?:ed|s|ing)|invad\w+|annex\w+|"
    r"abduct\w+|kidnap\w+|tortur\w+|gass(?:ed|ing)|poison(?:ed|s|ing)|hack(?:ed|s|ing)|"
    r"st(?:ole|olen|ealing)|l(?:ied|ies|ying)|deceiv\w+|misl(?:ed|eading|eads)|cheat(?:ed|s|ing)|conceal\w*|"
    r"cover(?:ed|ing|s)?\s+up|fabricat\w+|provok\w+|escalat\w+|destabili[sz]\w+|undermin\w+|sabotag\w+|"
    r"breach\w*|threaten\w+|intimidat\w+|incit\w+|orchestrat\w+|mastermind\w*|perpetrat\w+|"
    r"carr(?:ied|ying)\s+out|committ(?:ed|ing)\b(?!\s+to\b)|fuel(?:ed|led|ing|s)|stok(?:ed|ing|es)|fail(?:ed|s|ing)?\s+to|"
    r"refus(?:ed|es|ing)\s+to|obstruct\w*|betray\w*|harass\w*|taunt\w*|smear\w*|distort\w*|slander\w*|"
    r"politici[sz]\w+|reneg\w+|backtrack\w*|abandon\w*|withheld|withhold\w*|block(?:ed|ing|s)|"
    r"exploit\w*|walk(?:ed|s)?\s+(?:away|out)|launched\s+(?:an?|the|its)\b|us(?:ed|ing|es)\s+(?:\w+\s+){0,3}?"
    rf"{_WEAPONS}|(?:provid|suppl|offer|deliver)\w*\s+(?:\w+\s+){{0,2}}?(?:weapons|arms|bount\w+|rewards|payments)|"
    r"fir(?:ed|ing)\s+(?:on|at|upon|\w*missiles?|\w*rockets?|shells|first)|broke\b|wag(?:ed|es|ing)\s+war|"
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
    rf"\b{_DOERS}\s+{_FEW}{{0,4}}?(?:was|were|is|are)\s+{_FEW}{{0,5}}?{_X}",
)
_HOSTILE = (
    rf"{_X}(?!['’-]){_GAP}{{0,3}}?\s+(?!{_SUFFERED})(?:{_ACTS})",
    rf"{_X}{_OWN}\s+{_FEW}{{0,2}}?(?:{_CRIMES})\b",
    rf"\b{_DEEDS}\s+{_FEW}{{0,2}}?by\s+{_FEW}{{0,2}}?{_X}",
    rf"\b(?:{_CRIMES})\s+of\s+(?:the\s+)?{_X}",
    rf"\b(?:{_ACTS})\b(?:(?!\bby\b)[^.;]){{0,60}}?\bby\s+{_STRAIGHT}{{0,4}}?{_X}",
    rf"{_X}\s+(?:is|are|was|were)\s+(?:being\s+)?[^.;]{{0,40}}?\b(?=\w+ing\b)(?:{_ACTS})",
    rf"{_X}{_OWN}\b[^.;]{{0,60}}?\b{_SHAMEFUL}\b",
)
_CONDEMNED = (
    rf"\A\w+\s+{_STRAIGHT}{{0,3}}?{_X}",
    rf"{_X}{_OWN}\s+{_FEW}{{0,2}}?(?:{_DEEDS}|actions?)\b",
    rf"\bby\s+(?:the\s+)?{_X}",
)


def _compile(patterns: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_BLAMING_PATTERNS, _ACCUSATION_PATTERNS = _compile(_BLAMING), _compile(_ACCUSATIONS)
_ANSWERABLE_PATTERNS, _HOSTILE_PATTERNS = _compile(_ANSWERABLE), _compile(_HOSTILE)
_CONDEMNED_PATTERNS = _compile(_CONDEMNED)
_DOUBT = re.compile(
    r"\b(?:if|whether|not|never|no(?!\s+(?:doubt|question))|nothing|nobody|without|deny|denies|denied|would|could|might|may|unclear|"
    r"reject\w*|unlikely|suggestions?\s+that|claims?\s+that|accusations?\s+that|allegations?\s+that|will|avoid|"
    r"prevent|skeptical|sceptical|doubts?)\b|n['’]t\b",
    re.IGNORECASE,
)
_ADMITS = re.compile(
    r"\b(?:admit|acknowledg|conced|confess|accus|blam|implicat|indict|charg)", re.IGNORECASE
)
_PLACE = re.compile(
    r"\b(?:in|on|at|against|to|near|over|into|towards?|inside|from|with|for|than|of|across|outside)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\b(?:members?|officers?|officials?|soldiers|units?|forces|agents|elements|government|authorities)\s+"
    r"(?:of|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!?—–]\s|\s-+\s")
_JOINT = re.compile(r"\s*(?:,\s*)?(?:and|or|&)?\s+(?:the\s+)?", re.IGNORECASE)
_SPEECH = (
    r"(?:said|says|saying|claim(?:s|ed)?|concluded|alleg(?:es|ed)|called|calls|told|announced|reported|argued|"
    r"insist(?:s|ed)|assert(?:s|ed)|tweeted|wrote|warned|declared)"
)
_SPEAKS = re.compile(rf",?\s+(?:[\w'’.-]+,?\s+){{0,3}}?{_SPEECH}\b", re.IGNORECASE)
_SPOKEN_BY = re.compile(rf"\b{_SPEECH}\s+(?:the\s+)?$", re.IGNORECASE)
_BEFORE = 80
_SPEECH_REACH = 50
_CUE_REACH = 60


def find_blame(
    annotated: Sequence[Annotated], resolved: Resolved, *, settings: FollowSettings
) -> tuple[Blame, ...]:
    """Find who holds whom responsible.

    The outlet's own voice is left out: what it tells is not what it accuses.

    Args:
        annotated: The articles of the statements.
        resolved: Statements with parties, and the names the parties go by.
        settings: `blame_words` bounds the words that are kept.

    Returns:
        At most one for each statement and target, in the order of the statements.
    """
    views = {one.article.article_id: one for one in annotated}
    names = PartyNames(resolved)
    found: list[Blame] = []
    for statement in resolved.statements:
        if statement.party_id is None or statement.kind == StatementKind.OWN_VOICE:
            continue
        view = views[statement.article_id]
        text = view.article.text
        targets: dict[str, str] = {}
        for party_id, start, end in _targets(statement, text, names):
            sentence = sentence_at(view, start)
            stop = min(end, sentence.end) if sentence else end
            targets.setdefault(party_id, _cut_words(text, start, stop, settings.blame_words))
        found += [
            Blame(statement.party_id, party_id, words, statement.statement_id)
            for party_id, words in targets.items()
        ]
    return tuple(found)


def _targets(statement: Statement, text: str, names: PartyNames) -> Iterator[tuple[str, int, int]]:
    """Give whom a statement blames, and from where to where its words say so."""
    if _is_denial(statement, text):
        return
    cue, last = statement.cue, statement.content[-1]
    for span in statement.content:
        place = span.start, span.end
        if cue and 0 <= span.start - cue.end <= _CUE_REACH:
            hits = _match(statement, text, (cue.start, span.end), _cue_patterns(cue.text), names)
            yield from _joined(text, place, names, list(hits)[:1], last.end)
        if statement.party_id in names.outlets or _is_relay(statement, text, place, names):
            continue
        for party_id, start, _ in _match(statement, text, place, _BLAMING_PATTERNS, names):
            if not _is_anothers(text, span.start, start, names, statement):
                yield party_id, start, span.end
        for patterns in (_ANSWERABLE_PATTERNS, _HOSTILE_PATTERNS):
            hits = _match(statement, text, place, patterns, names)
            yield from _joined(text, place, names, list(hits), span.end)


def _joined(
    text: str, place: tuple[int, int], names: PartyNames, hits: list[tuple[str, int, int]], end: int
) -> Iterator[tuple[str, int, int]]:
    """Give each party hit, and those joined to it by "and"; the words end at `end`."""
    for party_id, start, name_end in hits:
        yield party_id, start, end
        run: list[Named] = []
        for name in names.find(text, *place):
            if run and not _JOINT.fullmatch(text, run[-1].end, name.start):
                run = [] if name_end > run[-1].end else run
                if run:
                    break
            run.append(name)
        if any(name.end == name_end for name in run):
            yield from ((name.party_id, min(start, name.start), end) for name in run)


def _is_relay(statement: Statement, text: str, place: tuple[int, int], names: PartyNames) -> bool:
    """Say whether another party speaks inside the content: then what it says is not the source's."""
    for name in names.find(text, *place):
        after = text[name.end : min(name.end + _SPEECH_REACH, place[1])]
        before = text[max(name.start - _SPEECH_REACH, place[0]) : name.start]
        is_speaker = _SPEAKS.match(after) or _SPOKEN_BY.search(before)
        if name.party_id != statement.party_id and is_speaker:
            return True
    return False


def _cue_patterns(cue: str) -> tuple[re.Pattern[str], ...]:
    """Give the patterns that a cue itself sets up."""
    if _ACCUSING_CUE.search(cue):
        return _BLAMING_PATTERNS + _ACCUSATION_PATTERNS
    return _CONDEMNED_PATTERNS if _CONDEMNING_CUE.search(cue) else ()


def _is_anothers(text: str, start: int, end: int, names: PartyNames, statement: Statement) -> bool:
    """Say whether another party stands before a verb of blaming: then the blame is that party's."""
    clause = start + len(text[start:end]) - len(_CLAUSE.split(text[start:end])[-1])
    return any(name.party_id != statement.party_id for name in names.find(text, clause, end))


def _is_denial(statement: Statement, text: str) -> bool:
    """Say whether the statement turns its content down, or the cue itself is negated."""
    cue = statement.cue
    if statement.denies or cue is None:
        return statement.denies
    before = text[max(cue.start - 25, 0) : cue.start]
    return bool(_DENYING_CUE.search(cue.text) or _NEGATED.search(before))


_NEGATED = re.compile(
    r"(?:\b(?:not|never|without|declined\s+to|refused\s+to|stopped\s+short\s+of)|n['’]t)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


def _match(
    statement: Statement,
    text: str,
    place: tuple[int, int],
    patterns: tuple[re.Pattern[str], ...],
    names: PartyNames,
) -> Iterator[tuple[str, int, int]]:
    """Give the parties that patterns name in a part of the text, and where the words begin and end."""
    named = list(names.find(text, *place))
    if not named:
        return
    masked = mask(text, *place, named)
    owner = {name.start - place[0]: name.party_id for name in named}
    is_outright = patterns is not _HOSTILE_PATTERNS
    for pattern in patterns:
        for hit in pattern.finditer(masked):
            party_id = owner.get(hit.start("on"))
            if party_id is None or _is_in_doubt(masked, hit):
                continue
            cue_words = statement.cue.text if statement.cue else ""
            if party_id == statement.party_id and not (is_outright and _ADMITS.search(cue_words)):
                continue
            yield party_id, place[0] + hit.start(), place[0] + hit.end("on")


def _is_in_doubt(masked: str, hit: re.Match[str]) -> bool:
    """Say whether the clause around a match denies it, asks it, only thinks it possible, or names a place."""
    before = masked[max(hit.start() - _BEFORE, 0) : hit.start()]
    clause = _CLAUSE.split(before)[-1]
    after = re.search(r"[.?!]", masked[hit.end() :])
    asks = after is not None and after[0] == "?"
    starts_with_name = hit.start() == hit.start("on")
    is_place = starts_with_name and bool(_PLACE.search(before)) and not _MEMBERS.search(before)
    return asks or is_place or bool(_DOUBT.search(clause) or _DOUBT.search(hit[0]))


def _cut_words(text: str, start: int, end: int, longest: int) -> str:
    """Give the words of a place, cut at a word's end if they are long."""
    if end - start <= longest:
        return text[start:end].rstrip(" .,;")
    return text[start : start + longest].rsplit(" ", 1)[0]
