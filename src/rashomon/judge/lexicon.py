"""Words that show a stance, as tables to be read.

In: lower-case words or phrases; a trailing `*` stands for any ending. Out: one compiled pattern per table.
All tables were written for this project from general knowledge of news English; none is copied.
"""

from __future__ import annotations

import re


def compile_table(table: str) -> re.Pattern[str]:
    """Make one pattern of a table: entries parted by commas or line ends, `*` for any ending.

    Args:
        table: The entries; a space in an entry matches any white space.

    Returns:
        A pattern that ignores case and matches whole words.
    """
    entries = sorted(
        {e.strip() for e in re.split(r"[,\n]", table) if e.strip()}, key=len, reverse=True
    )
    bodies = [
        re.escape(entry).replace(r"\ ", r"\s+").replace(r"\*", r"\w*").replace("'", "['’]")
        for entry in entries
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(bodies)})(?!\w)", re.IGNORECASE)


DENIAL_CUES = compile_table("""
    den*y, denied, denies, denying, denial*, reject*, dismiss*, refut*, rebut*, disput*, contradict*, repudiat*,
    disavow*, contest*, challenged, scoff*, rebuff*, brushed aside, brushed off, pushed back, ruled out, rules out,
    debunk*, discount*, disagree*, protest*, took issue, decried, disclaim*, discredit*, doubt*, questioned
""")

SPEECH_CUES = compile_table("""
    said, says, told, tells, announc*, tweet*, wrote, writes, add, adds, added, state, states, stated, insist*, declar*,
    argu*, vow*, accus*, den*ied, denied, denies, call, calls, called, warn*, maintain*, acknowledg*, explain*,
    conclud*, confirm*, according to, reject*, dismiss*, blam*, condemn*
""")

FALSEHOODS = compile_table("""
    not true, untrue, false, falsely, falsehood*, inaccura*, incorrect*, wrong, mistaken, mislead*, misled, baseless*,
    groundless*, unfounded, unsubstantiated, unproven, unverified, not credible, no credib*, fabricat*, concoct*,
    made up, made-up, invented, invention*, lie, lies, lied, lying, liar*, nonsense, absurd*, ridiculous*, ludicrous,
    preposterous, hoax*, propagand*, slander*, smear*, disinformation, misinformation, myth, myths, fiction*, fake,
    faked, never happened, did not happen, didn't happen, contrary to, pretext*, no truth, no basis, no foundation,
    without foundation, without basis, unwarranted, distort*, misrepresent*, so-called, far-fetched, exaggerat*,
    neither of these, not the real, no substance, not the case, conspiracy theor*, speculat*, deceiv*, deceit*,
    decept*, dishonest*, provocation*, farce, rumor*, rumour*, cover-up, whitewash*, staged, manipulat*, bogus
""")

DISCLAIMERS = compile_table("""
    no role, no part in, no involvement, not involved, wasn't involved, weren't involved, had nothing to do,
    has nothing to do, have nothing to do, nothing to do with, not responsible, no responsibility, no connection,
    not behind, not to blame, no link, no links, no hand in, no knowledge, not aware, unaware, innocent, did not do,
    didn't do, not carried out, no evidence, no proof, no sign, no indication*, no intelligence, no reason
""")

NEGATIONS = compile_table("""
    not, no, never, none, neither, nor, nothing, nobody, nowhere, without, cannot, can't, don't, doesn't, didn't,
    won't, wouldn't, isn't, aren't, wasn't, weren't, hasn't, haven't, hadn't, couldn't, shouldn't, failed to, fails to,
    failure to, refus*, lack*, unable, hardly, barely, far from, rather than, instead of, no longer, unlikely,
    impossible, denied, denies, deny, denying, rejected, rejects, dismissed, rules out, ruled out, absence of, false,
    untrue, stop, stopped, prevent*, avoid*, unwilling, declin*
""")

ACCUSATIONS = compile_table("""
    responsib*, blam*, accus*, behind, carried out, carry out, guilty, guilt, culprit*, perpetrat*, fault, faulted,
    violat*, breach*, provok*, provoc*, aggress*, kill*, murder*, massacr*, crime*, criminal*, terror*, shot down,
    shoot down, shooting down, fired, firing, opened fire, launched, bomb*, shell*, attack*, assault*, invad*,
    invasion*, occup*, sabotag*, hack*, stole, steal*, threaten*, threat*, cover up, covered up, conceal*, hid, hiding,
    withheld, ignored, abus*, tortur*, illegal*, unlawful*, brutal*, cruel*, atrocit*, orchestrat*, staged, plotted,
    plot, conspir*, sponsor*, support for terror*, complicit*, complicity, incite*, inciting, fuel*, caus*, due to,
    because of, collud*, collusion, arm*ing, supplied, supplying, used chemical*, destroy*, injur*, harass*, mock*,
    chant*, surround*, intimidat*, betray*, cheat*, corrupt*, negligen*, reckless*, fail*, undermin*, interfer*,
    meddl*, escalat*, stab in the back, ambush*, execut*, wound*, abduct*, kidnap*, lied, lying, mislead*, misled
""")

PRAISE = compile_table("""
    good, great, right, justified, justif*, legitimate*, lawful*, legal, legally, defensive*, self-defen*self-defense,
    self-defence, self defense, success*, welcome*, praise*, prais*, applaud*, commend*, support*, back*ed, hero*,
    brave*, courag*, peace*, peaceful*, safe, safety, secure*, protect*, proper*, appropriate*, correct*, true,
    truth*, honest*, credible, reliable, solid, strong, decisive*, resolve, best, better, progress, constructive*,
    cooperat*, co-operat*, transparen*, responsible manner, professional*, restraint, calm*, friendly, friend*,
    necessary, justice, fair*, effective*, agree*, confirmed, clear, humane*, humanitarian, proud*, precise*,
    measured, proportionate, proportional*, sovereign right, spontaneous*, natural*, in line with, respect*, improv*,
    prosper*, save*, saved lives, benefit*, rightful*, noble, popular, democratic, freedom, free, legitimacy, victory
""")

BLAME = compile_table("""
    bad, wrong*, unjustif*, illegitima*, illegal*, unlawful*, crime*, criminal*, aggress*, fail*, condemn*, denounc*,
    criticis*, criticiz*, oppos*, coward*, brutal*, barbar*, terror*, danger*, dangerous*, reckless*, unsafe,
    inappropriate*, irresponsib*, false*, lie, lies, lied, lying, dishonest*, baseless, weak*, worst, worse, provoc*,
    provok*, hostil*, enem*, threat*, unnecessary, unjust*, injustice, unfair*, shame*, disgrac*, outrag*,
    unacceptable, violat*, breach*, murder*, massacr*, atrocit*, foolish*, stupid*, mistake*, blunder*, disaster*,
    catastroph*, tragic*, tragedy, horrif*, appalling, abhorrent, evil, cruel*, inhuman*, tyran*, dictator*, regime,
    coup, illegitimate, puppet*, fascis*, nazi*, extremis*, radical*, militant*, escalat*, unwise, misguided, absurd*,
    politiciz*, politicis*, shameless*, unfounded, hypocri*, cynical*, deplor*, regret*, abus*, tortur*, innocent*,
    victim*, stab in the back, betray*, corrupt*, propaganda, slander*, puppets, thug*, accomplice*, sneer*, mob,
    premeditated, planned, incompeten*, negligen*, violent*, violence, racis*, harass*, disrespect*, harm*, damag*
""")

DEMANDS = compile_table("""
    must, should, demand*, call on, called on, calls on, call for, called for, calls for, calling for, urge*, urging,
    insist*, require*, want*, need to, needs to, ought, have to, has to, request*, appeal*, propos*, offer*, ask*,
    seek*, sought, pressing for, press for, warn*, incumbent, expected to, let us, vow*, pledg*, promis*, ready to,
    willing, will, would, agree to, open to, hope*
""")

REFUSALS = compile_table("""
    refus*, reject*, will not, won't, would not, wouldn't, not ready, not willing, unwilling, rule out, rules out,
    ruled out, declin*, no plan*, oppos*, against, resist*, never, cannot, can't, not going to, unnecessary,
    no need, not necessary, need not, should not, shouldn't, must not, too early, premature, not allow, block*,
    den*ied access, turned down, unacceptable, no question of, not negotiable, not discuss*, not be, no intention
""")

DOUBTS = compile_table("""
    may, might, could, perhaps, possib*, probab*, likely, apparent*, allegedly, alleg*, reported*, unclear, uncertain*,
    unknown, doubt*, question*, skeptic*, sceptic*, suspect*, suspicio*, not sure, not clear, no evidence, no proof,
    too early, don't know, do not know, didn't know, did not know, cannot say, can't say, not definitive, inconclusive,
    speculat*, believed, appears, appeared, seem*, not yet, still being, under investigation, assess*, evaluat*,
    more information, remain*, investigat*, yet to, unverified, unconfirmed, not confirm*, could not, couldn't, if
""")

CERTAINTIES = compile_table("""
    certain*, definite*, clear, clearly, no doubt, little doubt, without doubt, undoubt*, undeniabl*, indisputabl*,
    proof, proved, proven, proves, evidence, confirm*, conclu*, determin*, establish*, know, knows, knew, fact, facts,
    sure, surely, obvious*, of course, indeed, absolutely, high confidence, very confident, convinced, conviction,
    demonstrat*, shows, showed, everyone knew, overwhelming, irrefutabl*, unequivocal*, exactly, always, had been
""")

#: Words at two ends of one scale; the halves of an entry are parted by "/", alternatives by "|".
OPPOSITES = """
    full|fully|complete|completely|whole|entire|entirely|total|totally|all|every / partial|partially|partly|some|part|limited|incomplete
    all|every|everyone|everybody / some|few|none|nobody|no one|only
    intentional|intentionally|deliberate|deliberately|purposely|purposeful|willful / accidental|accidentally|accident|mistake|unintentional|error|mistakenly|unaware|unknowingly
    planned|premeditated|calculated|organized|organised|coordinated|orchestrated / spontaneous|spontaneously|unplanned|impromptu|random
    peaceful|peacefully|unarmed|nonviolent / violent|violently|armed|riot|rioters|mob|terrorist|terrorists
    civilian|civilians|unarmed|innocent|villagers / militant|militants|fighter|fighters|combatant|combatants|terrorist|terrorists|military|soldiers|gunmen
    legal|legally|lawful|lawfully|legitimate|constitutional / illegal|illegally|unlawful|unlawfully|illegitimate|unconstitutional
    defensive|defence|defense|self-defense|self-defence|defend|defended|defending / aggression|aggressive|offensive|attack|attacked|escalation|terrorism|provocation
    true|truth|accurate|correct|right / false|untrue|inaccurate|incorrect|wrong|lie|lies|fabricated|fabrication|mistaken
    before|earlier|beforehand|prior / after|later|afterwards|afterward
    inside|within|into|entered|over / outside|beyond|never entered
    increase|increased|rise|rose|risen|grow|grew|growing|expand|expanded|more / decrease|decreased|fall|fell|drop|dropped|decline|declined|shrink|shrank|reduce|reduced|fewer|less
    win|won|victory|success|successful|succeeded / lose|lost|defeat|defeated|failure|failed|unsuccessful
    accept|accepted|agree|agreed|approve|approved|welcome|welcomed / refuse|refused|reject|rejected|oppose|opposed|denied|decline|declined
    guilty|responsible|culprit|behind / innocent|not responsible|uninvolved|framed
    known|knew|aware|informed|told|briefed|notified|warned / unknown|unaware|uninformed|not told|not informed|not briefed|without warning|no warning
    strong|strength|tough|decisive / weak|weakness|feeble|indecisive|deference
    safe|safely|secure|strict / unsafe|dangerous|danger|insecure|risk|risky|substandard|threat
    allow|allowed|permit|permitted|let|open|opened|access / block|blocked|prevent|prevented|forbid|forbade|ban|banned|bar|barred|closed|stop|stopped|hinder|hindered|obstruct
    continue|continued|continuing|remain|remained|stay|stayed|keep / stop|stopped|end|ended|halt|halted|leave|left|withdraw|withdrew|withdrawal|suspend|suspended
    begin|began|start|started|launch|launched / end|ended|finish|finished|stop|stopped|over
    alive|survived|survivors|rescued|safe / dead|died|killed|death|executed|perished
    hero|heroes|martyr|patriot|patriots|freedom fighters / terrorist|terrorists|murderer|criminal|criminals|traitor|traitors|monster|thug|thugs
    success|successful|successfully / failure|failed|unsuccessful|fizzled|exploded
    protest|protesters|demonstration|demonstrators|uprising|revolution / riot|rioters|coup|attack|terrorism|terrorist|mob|militants
    liberate|liberated|liberation|free|freed|protect|protection|help / invade|invaded|invasion|occupy|occupied|occupation|annex|annexed|annexation
    referendum|self-determination|independence|reunification|reunited / annexation|occupation|illegal|sham|farce|seizure|land grab
    natural|naturally|nature|animal|animals|market / man-made|manmade|manufactured|engineered|laboratory|lab|artificial
    first|initially|provoked|started / response|retaliation|retaliated|responded|answer|defensive
    imminent|immediate|immediately|urgent|soon / distant|eventually|years|never|not imminent|long-term|future
    many|majority|most|widespread|massive|large / few|minority|isolated|minor|small|limited|rare|no casualties
    warned|warnings|warning|repeatedly warned / no warning|without warning|never warned|no warnings|unwarned
    confirmed|verified|proven|credible|solid / unconfirmed|unverified|unproven|not credible|not verified|dubious
    cooperate|cooperated|cooperation|cooperating|comply|complied|compliance / obstruct|obstructed|hide|hid|conceal|concealed|violate|violated|violation|refuse|refused
    peace|peaceful purposes|civilian purposes|energy / weapon|weapons|bomb|military purposes|warhead|warheads
    improve|improved|better|progress|ease|eased / worsen|worsened|worse|deteriorate|deteriorated|deadlock|stalemate
    near|close|next to|above / far|distant|away|miles from
    foreign|foreigners|outside|mercenaries|imported / local|locals|domestic|homegrown|residents|own
    withdraw|withdrew|retreat|retreated|pull back|pulled out|leave / remain|stay|hold|held|advance|advanced|keep
    transparent|open|honest|forthcoming|truthful / secret|secretly|covert|hidden|conceal|concealed|withheld|cover-up|misled|dishonest
"""


def read_opposites(table: str = OPPOSITES) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Give the two ends of every scale as patterns.

    Args:
        table: One scale a line; ends parted by "/", alternatives by "|".

    Returns:
        A pair of patterns a line, in order.
    """
    scales = []
    for line in table.strip().splitlines():
        low, high = line.split("/")
        scales.append((compile_table(low.replace("|", ",")), compile_table(high.replace("|", ","))))
    return tuple(scales)


NUMBER_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}  # fmt: skip
VAGUE_NUMBERS = {
    "several": (3, 20), "dozens": (24, 150), "scores": (40, 150), "tens": (10, 150), "hundreds": (200, 2000),
    "thousands": (2000, 20000), "millions": (2e6, 2e7), "few": (2, 10), "nobody": (0, 0), "none": (0, 0),
}  # fmt: skip
MAGNITUDES = {"hundred": 100, "thousand": 1000, "million": 1e6, "billion": 1e9, "trillion": 1e12}
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

STOP_WORDS = frozenset(
    """a about above after again all also although am among an and any are as at be because been before being below
    between both but by can could did do does doing down during each even few for from further had has have having he
    her here hers him his how i if in into is it its itself just like made make many may me might more most much must
    my new no nor not now of off on once one only or other our out over own per said same say says she should since so
    some still such than that the their them then there these they this those through to told too two under until up
    upon us very was we were what when where which while who whom whose why will with within without would yet you
    your mr mrs ms people thing things get got go going went come came take took know think want s t re ve ll d m
    """.split()
)
