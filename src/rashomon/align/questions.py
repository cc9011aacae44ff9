"""Words that tell which kind of question a statement answers: how many died, who did it, what comes next.

Out: for a text, how much it speaks to each kind. The one idea: two statements of one event share its names and
places anyway; what they share beyond those is the kind of question ("was told" and "kept in the dark" both answer
who knew). A word may speak to several kinds and then counts less for each.

The kinds and words are general knowledge of what is disputed after an event, written down by hand.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from rashomon.align.terms import WORD, stem_word

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WORDS = {
    "toll": """bodies body casualties casualty corpses dead deadly death deaths die died dies dying
        fatal fatalities fatality kill killed killing kills lives lost massacre massacred
        perished slain survive survived survivors toll victim victims""",
    "injury": """ambulance brain burns concussion concussions diagnosed doctor doctors evacuate
        evacuated flown harmed hospital hospitalized hospitals hurt injure injured injuries
        injury medical pain patients suffered symptoms trauma traumatic treated treatment
        unharmed unhurt wound wounded wounds""",
    "authorship": """accusation accusations accuse accused accuses accusing attributed author authors
        behind blame blamed blames blaming carried committed culpable culprit culprits fault
        guilt guilty hand implicated involved involvement mastermind masterminded
        orchestrated perpetrated perpetrator perpetrators responsibility responsible role
        staged""",
    "order": """approve approved authorised authorized chain command commanded commander commanders
        directed general instruct instructed instructions officer officers order ordered
        ordering orders sanctioned superiors""",
    "evidence": """analysis analysts assess assessed assessment assessments circumstantial conclude
        concluded concludes conclusion conclusions confidence confirm confirmation confirmed
        confirms consistent corroborate corroborated data document documentation documents
        evidence eyewitness eyewitnesses findings footage forensic identified identify
        images indicate indicated indicates indication indications photos pictures proof
        prove proved proven proves proving recording samples saw show showed shows
        substantiate substantiated suggested suggests test tested testimony tests traces
        unverified verification verified verify video witness witnesses""",
    "credibility": """absurd accurate allegation allegations authentic authenticity baseless bogus charade
        conspiracy convinced convincing credibility credible doubt doubtful doubts dubious
        fabricate fabricated fabrication fake faked false falsehood falsely farce fiction
        forged forgery genuine groundless hoax implausible inaccurate invented laughable
        liar lie lied lies lying merit mislead misleading misled myth nonsense plausible
        propaganda reliable ridiculous rumor rumors rumour rumours sceptical skeptical
        skepticism true trust truth unconvincing unfounded untrue untruth wrong""",
    "concealment": """conceal concealed concealing concealment cover cover-up covered covering deceive
        deceived deception disclose disclosed disinformation distort distorted downplay
        downplayed downplaying hid hidden hide hides hiding honest honesty leak leaked leaks
        minimise minimised minimize minimized openly public reveal revealed revelation
        secrecy secret secretly secrets silence silenced suppress suppressed transparency
        transparent undisclosed whitewash withheld withhold""",
    "knowledge": """aware awareness brief briefed briefing briefings dark heard ignorance ignorant
        inform informed knew know knowing known knows learn learned learnt notified notify
        realise realised realize realized recognise recognised recognized tell told unaware
        understand understood unknown""",
    "warning": """advance alert alerted alerts beforehand caution cautioned contact heed heeded ignore
        ignored notice radio signal signaled signalled signals tip tipped ultimatum unwarned
        warn warned warning warnings warns""",
    "threat": """aggression aggressive aggressor danger dangerous dangers endanger endangered harm
        hostile hostility imminent menace peril provocation provocations provocative provoke
        provoked reckless risk risks risky target targeted targeting targets threat threaten
        threatened threatening threatens threats""",
    "reprisal": """answer avenge calm conflict confrontation consequence consequences crushing de-
        escalate de-escalation escalate escalated escalating escalation pay price punish
        punished punishment reprisal reprisals respond responded response responses
        restraint retaliate retaliated retaliation retaliatory retreat revenge severe stand-
        down standdown standing strike strikes tension tensions war""",
    "force": """action airstrike airstrikes attack attacks battle bomb bombing coalition deploy
        deployed deployment force intervene intervention invade invasion military operation
        option options troops unilateral""",
    "talks": """ceasefire conversation dialogue diplomacy diplomatic diplomats discuss discussed
        discussion discussions mediate mediated mediation mediator meet meeting meetings
        negotiate negotiated negotiating negotiation negotiations negotiator negotiators
        peace peaceful reopen resume resumed settle settlement solution summit table talk
        talks truce""",
    "deal": """abide accord accords agreement agreements breach breached commitment commitments
        compliance complied comply compromise concession concessions conditions deal deals
        exchange offer offered offers pact proposal proposals propose proposed renegotiate
        scrap sign signed swap tear terms treaty violate violated violating violation
        violations withdraw withdrawing""",
    "demand": """appeal appealed ask asked asking call calls demand demanded demanding demands insist
        insisted precondition preconditions press pressed refusal refuse refused refuses
        reject rejected rejection rejects request requested requests require required
        requirement requires urge urged urges want wanted wants""",
    "pressure": """assets ban banned bans billion ease eased economic economy embargo financial freeze
        frozen fund funding funds isolate isolated isolation lift lifted lifting money oil
        payments penalties penalty pressure relief sanction sanctioned sanctions tariff
        tariffs trade""",
    "law": """arrest arrested authorisation authorise authority authorization charged charges
        charter congressional constitution constitutional convicted court courts illegal
        illegally international judge judges jurisdiction law lawful laws legal legality
        mandate prosecute prosecuted prosecution prosecutor resolution right rights
        sovereign sovereignty trial tried unconstitutional unlawful""",
    "defence": """defence defend defended defending defense defensive deter deterrence justification
        justified justify legitimacy legitimate necessary pre-emptive preemptive prevent
        prevented proportionate protect protected protecting protection right self-defence
        self-defense stop unjustified""",
    "condemnation": """appalled appalling atrocity barbaric barbarism brutal brutality condemn condemnation
        condemned condemns cowardly crime crimes criminal deplorable deplore deplored
        disgrace disgraceful disgusting evil heinous horrible horrific inhuman monstrous
        murder murdered murderer murderers outrage outraged outrageous shame shameful
        shocked shocking terrible tragedy tragic unacceptable""",
    "praise": """admire admired best better brave bravery brilliant courage courageous good grateful
        great greatest hero heroes heroic historic honor honour praise praised proud smart
        success successful successfully support supported supports thank thanks welcome
        welcomed wise""",
    "mistake": """bad blunder catastrophe catastrophic disaster disastrous error errors fail failed
        failing fails failure failures foolish inadequate inadequately incompetence
        incompetent irresponsible misjudged misjudgment mistake mistaken mistakes naive
        sloppy weak weakness worse worst wrong""",
    "apology": """apologies apologise apologised apologize apologized apologizes apologizing apology
        compensate compensation condolence condolences excuse forgive forgiveness regret
        regrets regretted remorse sorry sympathy""",
    "grief": """burial buried cry families family funeral grief grieve grieving loved martyr
        martyrdom martyrs mourn mourned mourners mourning pray prayers relatives tears""",
    "inquiry": """access commission committee cooperate cooperated cooperation enquiry examination
        examine examined experts hearing hearings independent inquiries inquiry inspect
        inspected inspection inspections inspector inspectors interview interviewed
        investigate investigated investigates investigating investigation investigations
        investigator investigators panel probe probes questioned review reviewed subpoena
        testified testify visit""",
    "motive": """accident accidental accidentally aim aimed aims calculated deliberate deliberately
        designed goal goals intend intended intent intention intentional intentionally
        intentions meant motivated motivation motive motives objective planned plot plotted
        premeditated pretext purpose purposely purposes reason reasons spontaneous
        spontaneously why""",
    "cause": """because began begin breakdown broke cause caused causes causing collapse collapsed
        due failed led origin originate originated origins result resulted source sources
        sparked start started trigger triggered""",
    "number": """amount billion count counted dozen dozens estimate estimated estimates fewer figure
        figures half hundred hundreds least many million millions more number numbers pages
        percent several thousand thousands tons total""",
    "place": """area border borders coordinates crashed crossed east fell flew flight inside
        kilometers kilometres km landed located location miles near north outside path place
        province site sites south territorial territory town trajectory village west where
        zone""",
    "time": """after ago already before date day days delay delayed earlier early evening hour
        hours immediately late later minute minutes month months morning night once second
        seconds since soon timeline until week weeks when year years""",
    "weapon": """ammunition arms artillery ballistic biological bomb bombs bullets chemical enrich
        enrichment explosive explosives fire fired firing gas gun guns launch launched
        launches launching missile missiles nuclear rifle rocket rockets shell shells shot
        shots tank tanks warhead warheads weapon weapons""",
    "programme": """ability able arsenal build building built capabilities capability capable capacity
        develop developed development facilities facility lab laboratories laboratory labs
        program programme programmes programs research resources scientist scientists site
        skill skills sophisticated stockpile technical technology test testing tests""",
    "captivity": """abduct abducted abduction captive captives captivity captor captors custody detain
        detained detainees detention exchange free freed freedom guests held hold holding
        hostage hostages jail jailed kidnap kidnapped prison prisoner prisoners release
        released releasing seized seizure swap""",
    "treatment": """abuse abused abuses ailing beat beaten comfortable condition conditions dignity food
        health healthy humane humanely humiliated humiliating humiliation ill inhumane
        mistreated paraded sleep torture tortured treat treated treatment well""",
    "withdrawal": """base bases deploy deployment drills exercise exercises expel expelled expulsion
        joint leave leaves leaving left maneuvers manoeuvres occupation occupiers out
        presence pull pulled pullout remain stay stayed withdraw withdrawal withdrawn
        withdrew""",
    "politics": """administration bipartisan campaign campaigning candidate congress congressional
        democrat democratic democrats election elections electoral lawmakers leadership
        opposition parliament partisan partisanship political politically politics poll
        polls republican republicans senate senator senators vote voted voters votes""",
    "security": """breach consulate embassy guard guarded guards insecure lapses measures precautions
        protect protection protocol protocols reinforce reinforced reinforcements safe
        safely safety secure secured security standards unsafe vulnerability vulnerable""",
    "backing": """accomplice accomplices alliance allies ally arm armed arming back backed backing
        backs behalf collude collusion cooperation extremists finance financed fund funded
        funding help helped helping link linked links militants proxies proxy rebels
        separatists sponsor sponsored supplied supplies supply support supported supporting
        supports terrorism terrorist terrorists ties train trained""",
    "media": """broadcast clip coverage facebook film internet journalist journalists media movie
        news newspaper newspapers post posted press release report reported reporting
        reports rumours show social stories story video viral""",
    "speech": """bigotry chant chanted chanting disrespect disrespectful hate hateful hatred insult
        insulted insults language mock mocked mocking polite racism racist remarks respect
        respectful said shout shouted shouting slur slurs speak spoke taunt taunted taunting
        word words yell yelled""",
    "discipline": """accountability accountable discipline disciplined dismiss dismissal dismissed expel
        expelled expulsion fire fired impunity justice punish punished punishment resign
        resignation resigned sack sacked step suspend suspended""",
    "fairness": """attacked bias biased blame defamation defame demonise demonize fair fairness
        injustice judge judged prejudice rush scapegoat slander slandered smear smeared
        unfair unfairly unjust victim vilify witch-hunt""",
    "gain": """advantage benefit benefited benefits cost costs effective effectiveness futile gain
        gained gains ineffective interest interests lose loser losers loses lost price
        profit useless value win winner winners wins work worked works worth""",
    "vessel": """aboard aircraft captain crew downed downing helicopter jet passenger passengers
        pilot pilots plane rescue rescued rescuers sailors ship soldiers vessel""",
}
QUESTIONS = tuple(_WORDS)
"""Names of the kinds, in the order of the columns."""


@lru_cache(maxsize=1)
def _read_stems() -> dict[str, tuple[int, ...]]:
    """Give, for each stem, the columns it speaks to."""
    columns: dict[str, set[int]] = {}
    for column, words in enumerate(_WORDS.values()):
        for word in words.split():
            columns.setdefault(stem_word(word), set()).add(column)
    return {stem: tuple(sorted(found)) for stem, found in columns.items()}


def weigh_questions(text: str) -> NDArray[np.float64]:
    """Say how much a text speaks to each kind of question.

    Returns:
        Shape (len(QUESTIONS),): the square root of what its distinct stems give, each 1 / sqrt(kinds it speaks
        to). Zeros where no word is known.
    """
    stems = _read_stems()
    weights = np.zeros(len(QUESTIONS))
    for stem in {stem_word(word) for word in WORD.findall(text)}:
        for column in stems.get(stem, ()):
            weights[column] += len(stems[stem]) ** -0.5
    return np.sqrt(weights)
