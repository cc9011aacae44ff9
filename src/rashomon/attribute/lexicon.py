"""Words that attribute: verbs and nouns of saying, thinking, denying and refusing, as English news uses them."""

from __future__ import annotations

_VERBS = """
 accuse acknowledge add address admit advise advocate affirm agree allege announce answer apologise apologize appeal applaud apply argue ask assail assert assess assume assure
 attack attest attribute aver bash beg believe blame blast boast brand call castigate caution challenge characterise characterize charge chide cite claim clarify commend comment
 compare complain concede congratulate contest conclude concur condemn confess confirm conjecture consider contend contradict convey corroborate counter credit criticise criticize decide declare decry deem
 defend demand denounce deny deplore deride describe determine disagree disavow disclaim disclose discount dismiss disparage dispute divulge doubt downplay dub echo elaborate emphasise emphasize
 endorse estimate excoriate expect explain express fault fear forecast guess hail hint hope hypothesise hypothesize imply implore indicate inform insinuate insist instruct insult interpret
 joke judge justify lambast lambaste lament laud learn liken lodge maintain mention mock narrate note notify object observe opine order pledge point portray posit post praise predict presume proclaim
 profess promise pronounce propose protest publish question quip quote rail raise react reaffirm reassert reassure rebuff rebuke rebut recall reckon recommend recount refer refute regard
 regret reiterate reject relate remark repeat reply report repudiate request respond retort retract retweet reveal ridicule rule rumor rumour say scoff scold scream shout signal slam slander spurn
 state stress suggest summarise summarize suspect swear talk taunt term testify thank theorise theorize think threaten tout trumpet tweet underline underscore urge vent verify view voice vouch vow
 warn welcome wonder worry write yell
"""
_IRREGULAR = """
 according accordance begged cast conceded felt foretold found heard held knew known pled pleaded quoted read said saw seen spoke spoken swore sworn thought told understood understand
 understands wrote written speak speaks speaking tell tells telling feel feels feeling hold holds find finds know knows put puts
"""
_NOUNS = """
 accusation account acknowledgement acknowledgment admission allegation analysis announcement answer argument assertion assessment assurance belief charge claim comment complaint conclusion concern
 condemnation confirmation contention criticism declaration demand denial description estimate explanation fear finding hope insinuation insistence interview letter message opinion pledge position
 post prediction promise proposal protest question quote reassurance recommendation reference remark reply report response rumor rumour speculation speech statement suggestion suspicion
 testimony theory threat transcript tweet verdict version view vow warning word
"""


def _inflect(verb: str) -> set[str]:
    forms = {verb, verb + "s", verb + "es", verb + "ed", verb + "d", verb + "ing"}
    forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    if verb.endswith("e"):
        forms.add(verb[:-1] + "ing")
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return forms


ATTRIBUTING = frozenset(
    set().union(*map(_inflect, _VERBS.split())) | set(_IRREGULAR.split())
    | {form for noun in _NOUNS.split() for form in (noun, noun + "s", noun[:-1] + "es", noun[:-1] + "ies")}
)  # fmt: skip
"""Forms of words that attribute; a cue without any of them seldom introduces what somebody says."""

LEANING = frozenset(
    """
    a also again already always am an and are be been being both but can clearly could did do does each even ever first for further had has have having he initially is it later may might never not now
    once only or publicly recently repeatedly she should still the then they to today too twice was went were will would yesterday yet
    """.split()
)
"""Words that lean on a verb behind them: a cue of these alone has lost its verb."""

SAYING = frozenset(
    """
    said says say saying told tells tell telling reported reports report reporting claimed claims claim claiming believed believes believe believing concluded concludes conclude concluding
    added adds add adding insisted insists insist insisting argued argues argue arguing announced announces announce announcing stated stating declared declares declare declaring
    denied denies deny denying suggested suggests suggest suggesting alleged alleges allege alleging warned warns warn warning maintained maintains confirmed confirms confirm confirming
    acknowledged acknowledges acknowledging admitted admits admit admitting noted notes noting explained explains explaining testified testifies testifying wrote writes writing tweeted tweets
    vowed vows promised promises pledged threatened threatens contended contends asserted asserts asserting thought thinks think suspected suspects suspect feared fears fear indicated indicates
    revealed reveals disclosed discloses predicted predicts estimated estimates accused accuses accusing blamed blames blaming called calls calling described describes describing
    disputed disputes disputing rejected rejects rejecting dismissed dismisses dismissing condemned condemns condemning urged urges urging ordered demanded demands
    """.split()
)
"""Verbs strong enough to read a statement inside a statement out of plain words."""

NOUNLIKE = frozenset(
    "call calls claim claims demand demands estimate estimates fear fears note notes order ordered report reports suspect suspects promises".split()
)
"""Of these, forms that are nouns as often: they need a tagged source before them."""

POINTING = frozenset(
    "a an as for him her it one so that the them then they this those to us what which who".split()
)
"""Contents that say nothing by themselves."""
