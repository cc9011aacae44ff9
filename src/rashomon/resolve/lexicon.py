"""Word classes that tell what a source's words speak for; general newspaper English, folded, singular.

Each class is one idea of how a head word leads to a party; `head_class` names it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Head(StrEnum):
    """What a head word does with the words around it."""

    STATE = "state"  # an office, force or organ of a state: "minister", "army"
    AGENT = "agent"  # speaks for what it is of: "spokesman for X", "X's lawyer"
    EXPERT = "expert"  # "analyst": a kind of party by itself, whatever its country
    CROWD = "crowd"  # people who are nobody's officials: "witnesses", "rebels"
    BODY = "body"  # an organisation: "group", "institute"
    DOCUMENT = "document"  # words on paper or on air: "statement", "report"
    MEDIA = "media"  # "newspaper", "news agency", "television"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STATE = _words(
    "minister president premier chancellor king queen prince princess sultan emir monarch official government regime"
    " administration army military navy force troop police ministry department embassy ambassador envoy consul consulate"
    " parliament lawmaker legislator senator congressman congresswoman sen rep mp deputy governor mayor secretary"
    " undersecretary general gen colonel col captain capt major maj lieutenant lt admiral adm commander soldier pilot"
    " judge justice prosecutor court tribunal intelligence authority leadership negotiator delegate delegation congress senate"
    " command pm vp attorney cabinet junta troika palace presidency premiership state nation country inspector sheriff"
    " ombudsman commissioner marshal brigadier sergeant sgt corporal marine politburo legislature kremlin treasury"
    " customs coastguard guard speaker diplomat councilman commandant ruler dictator czar tsar ayatollah conscript"
    " warden directorate inspectorate constabulary gendarmerie constable detective battalion regiment airman sailor serviceman investigator vice foreign defence defense"
    " interior spy general-secretary politician statesman representative councillor"
)
AGENT = _words(
    "spokesman spokeswoman spokesperson spokespeople head chief director leader member chairman chairwoman chair ceo"
    " executive founder cofounder co-founder lawyer attorney aide adviser advisor author staff staffer team office campaign"
    " assistant employee manager partner representative rapporteur coordinator secretary-general owner boss officer"
    " editor anchor host correspondent reporter producer columnist fellow researcher president vice-president rector"
    " bureau"
    " counsel official trustee superior archbishop bishop priest cardinal pope cleric imam sheikh rabbi pastor"
    " delegate patron envoy press attache ambassador insider worker source deputy candidate nominee clerk"
)
EXPERT = _words(
    "analyst expert scholar academic scientist professor historian economist commentator pundit researcher fellow"
    " specialist observer strategist virologist epidemiologist political-scientist consultant forecaster meteorologist"
    " seismologist criminologist pathologist engineer skeptic sceptic scientist expert lecturer thinktank"
)
CROWD = _words(
    "follower friend accuser witness eyewitness resident local villager townspeople citizen civilian people activist protester protestor"
    " demonstrator rebel insurgent guerrilla militant fighter militia militiaman separatist secessionist opposition"
    " critic opponent enemy supporter ally survivor victim relative family parent mother father student teacher doctor"
    " medic nurse paramedic journalist reporter diplomat source observer monitor refugee migrant defector dissident"
    " worker miner farmer fisherman trader shopkeeper passenger commuter tourist neighbour neighbor mourner hacker"
    " lawyer campaigner advocate volunteer prisoner detainee hostage captive gunman attacker terrorist extremist"
    " islamist jihadist tribesman elder cleric priest bishop nun missionary worshipper public voter elite insider"
    " investor shareholder consumer customer user other many some most few several one person man woman media press"
    " commentator peacekeeper aid-worker rescuer responder firefighter driver trucker unionist employee"
    " veteran pensioner youth teenager child boy girl kid officer conservative liberal leftist communist kurd sunni"
    " shiite shia christian muslim jew hindu coptic tamil hutu tutsi rohingya demonstrators organizer organiser"
    " clan tribe warlord settler pilgrim seeker lobbyist rival skeptic whistleblower informant cartel gang"
)
BODY = _words(
    "group organisation organization association institute institution foundation committee council front brigade"
    " division coalition party church university college school company corporation corp inc ltd firm bank union"
    " federation league alliance movement network agency bloc centre center observatory society club commission"
    " mission board authority faction cartel fund trust hospital airline operator panel inquiry tribunal diocese"
    " archbishopric synod order charity ngo watchdog think-tank consortium exchange laboratory lab studio maker"
    " manufacturer giant conglomerate secretariat assembly battalion army organisers initiative program programme"
    " project forum conference congress chamber service office bureau syndicate guild monitor confederation"
)
DOCUMENT = _words(
    "statement report letter analysis commentary communique communiqué memo memorandum note post tweet documentary video"
    " poll survey study data figure assessment document email cable file transcript editorial article message release"
    " blog announcement declaration list summary dossier indictment complaint lawsuit affidavit filing ruling verdict"
    " resolution review draft account version story recording footage audio image photograph photo interview broadcast"
    " bulletin speech testimony calculation estimate evidence record finding reporting press-release review scroll"
    " website page findings conclusion inquiry investigation probe system charter text comment remark response reply allegation accusation rumor rumour claim"
)
MEDIA = _words(
    "newspaper paper newswire agency television tv radio broadcaster station channel network magazine daily tabloid weekly"
    " outlet media news journal wire journalist correspondent reporter website"
)
FIELDS = _words(
    "health interior defense defence foreign finance justice education energy transport information trade home labor"
    " labour environment agriculture economy culture security affair national federal central general state human"
    " resource communication planning tourism fishery irrigation water immigration naval air"
    " supreme high constitutional criminal royal public special senior chief rural fire veteran"
)
HUMAN = _words(
    "he she him her his hers man woman father mother son daughter boy girl priest colonel general minister president"
    " spokesman spokeswoman official doctor lawyer student elder leader diplomat author writer lawmaker senator"
    " congressman governor mayor judge professor analyst expert activist journalist reporter captain"
)
TITLES = _words(
    "mr mrs ms miss dr prof sir dame lord lady president minister premier chancellor senator sen rep representative"
    " congressman congresswoman governor gov general gen colonel col captain capt major maj lieutenant lt admiral adm"
    " sergeant sgt commander ambassador secretary sheikh sheik king queen prince princess pope cardinal archbishop"
    " bishop father rev reverend imam ayatollah mullah judge justice marshal brigadier brig cmdr superintendent"
    " spokesman spokeswoman spokesperson leader chief chairman chairwoman director professor mayor envoy speaker"
    " analyst expert activist correspondent reporter anchor editor producer lawyer attorney commissioner coordinator"
    " inspector prosecutor deputy officer politician cleric priest rector superior diplomat general-secretary deputy"
    " undersecretary official adviser advisor aide delegate monk opposition witness resident sens reps elder maulana"
    " executive economist historian candidate nominee host founder columnist commentator researcher scientist"
    " student negotiator vice pm mp attache dictator strongman counsel datuk dato haji alhaji comrade shri smt"
    " engr hon grand sheikha maulvi monsignor comandante"
)
PROSECUTING = _words(
    "general district state u.s us county prosecuting"
)  # before "attorney": the state's
LAWMAKING = _words("rep sen representative senator congressman congresswoman lawmaker legislator")
HONORIFICS = {"mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "mrs": "f", "ms": "f", "miss": "f"} | {
    "lady": "f", "dame": "f", "queen": "f", "princess": "f", "spokesman": "m", "spokeswoman": "f", "chairman": "m",
    "chairwoman": "f", "congressman": "m", "congresswoman": "f", "pope": "m", "father": "m", "bishop": "m",
    "ayatollah": "m", "imam": "m", "priest": "m", "sultan": "m", "emir": "m", "husband": "m", "wife": "f",
    "mother": "f", "sister": "f", "brother": "m", "son": "m", "daughter": "f", "man": "m", "woman": "f",
    "nun": "f", "businessman": "m", "businesswoman": "f", "girl": "f", "boy": "m", "actress": "f",
}  # fmt: skip
# further nouns for people or bodies; they open no cascade of their own, but may stand for themselves
PEOPLE = _words(
    "hardliner hawk dove outsider dissenter assailant enthusiast mediator figure adversary backer detractor proponent"
    " loyalist moderate progressive neoconservative radical crowd mob delegates contractor shooter bystander colleague"
    " classmate alumnus negotiator player camp side taxpayer reader viewer listener caller buyer seller insurer lender"
    " retailer exporter importer broker banker manager planner pilot astronaut artist actor actress singer writer poet"
    " filmmaker photographer blogger athlete coach fan checker heckler participant respondent counterpart"
    " contributor household community society nationalist"
    " loyalists monarchist royalist reformist reformer feminist environmentalist abductor kidnapper captor smuggler"
    " trafficker bomber suspect defendant plaintiff claimant petitioner juror litigant applicant donor beneficiary"
    " advocate arbitrator envoy contact handler host guest aide-de-camp businessman businesswoman entrepreneur"
    " industrialist tycoon oligarch landlord tenant homeowner neighbor neighbour husband wife brother sister son"
    " daughter uncle aunt cousin nephew niece widow widower grandmother grandfather grandparent colleague deserter"
    " mercenary cook cashier clerk electrician carpenter baker waiter barber cleaner mechanic builder"
    " gardener shepherd herder hunter architect designer musician pallbearer prelate fascist narrator sniper hijacker pirate exile expatriate émigré immigrant evacuee returnee"
)
# words that only point or count: alone they name nobody
POINTING = _words(
    "i me we us you he him she her it they them that this these those which who whom what the a an another each"
    " other in of to and or there here my our your his its their mine ours"
)
QUANTITY = POINTING | _words(
    "some many most few several all both any others everyone everybody anyone anybody someone somebody no nobody none"
    " one two three four five six seven eight nine ten dozen hundred thousand million half more less much plenty lot"
    " number majority rest former latter every either neither man person woman people side on at with from for"
)
DAYS = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december today yesterday tomorrow"
)
AMERICA = "United States"
"""Papers write of it in marks of its own: lawmakers' tags ("D-Ohio"), an unnamed Congress, initials like a pronoun."""
EXECUTIVE = _words("president minister premier chancellor secretary governor ambassador")
"""Titles of who governs, and speaks for what is governed."""
FORMER = _words("former ex onetime retired late then")
IRREGULAR = {
    "people": "people", "police": "police", "children": "child", "men": "man", "women": "woman", "wives": "wife",
    "spokesmen": "spokesman", "spokeswomen": "spokeswoman", "authorities": "authority", "armies": "army",
    "families": "family", "countries": "country", "ministries": "ministry", "embassies": "embassy",
    "agencies": "agency", "companies": "company", "parties": "party", "analyses": "analysis", "allies": "ally",
    "enemies": "enemy", "universities": "university", "media": "media", "witnesses": "witness", "news": "news",
    "fishermen": "fisherman", "militiamen": "militiaman", "gunmen": "gunman", "tribesmen": "tribesman",
    "congressmen": "congressman", "servicemen": "serviceman", "eyewitnesses": "eyewitness", "eyewitness": "eyewitness",
    "witness": "witness", "press": "press", "congress": "congress", "analysis": "analysis", "deputies": "deputy",
    "dailies": "daily", "militias": "militia", "bodies": "body", "charities": "charity", "countrymen": "countryman",
    "chiefs": "chief", "boss": "boss", "forces": "force", "headquarters": "headquarters", "attaches": "attache",
    "princess": "princess", "mistress": "mistress", "governess": "governess", "series": "series",
    "business": "business", "series'": "series", "boards": "board", "troops": "troop",
}  # fmt: skip
_PLURAL_AFTER = ("ss", "us", "is")


def singular(key: str) -> str:
    """Give a folded noun's singular, by rule and a short list."""
    if key in IRREGULAR:
        return IRREGULAR[key]
    if key.endswith("s") and not key.endswith(_PLURAL_AFTER) and len(key) > len("gas"):
        return key[:-1]
    return key


def plural(key: str) -> str:
    """Give a folded noun's plural, for the name of a kind of party."""
    for many, one in IRREGULAR.items():
        if one == key and many != key:
            return many
    if key in {"opposition", "people", "media", "press", "public", "police", "townspeople"}:
        return key
    if key.endswith("y") and key[-2] not in "aeiou":
        return key[:-1] + "ies"
    if key.endswith(("s", "x", "ch", "sh")):
        return key + "es"
    return key + "s"


def head_class(keys: Sequence[str]) -> Head | None:
    """Name the class of a head noun; None if it is no known head.

    Args:
        keys: Singular folded head; the words before it may decide ("news agency", "political scientist").
    """
    head = keys[-1]
    before = keys[-2] if len(keys) > 1 else ""
    if head in {"agency", "service"} and before in {"news", "press", "wire"}:
        return Head.MEDIA
    if head in {"media", "press", "tv", "television", "radio", "newspaper", "broadcaster"}:
        return Head.MEDIA
    for words, kind in (
        (EXPERT - {"observer"}, Head.EXPERT),
        (STATE, Head.STATE),
        (DOCUMENT - {"inquiry"}, Head.DOCUMENT),
        (MEDIA - {"agency", "network", "channel"}, Head.MEDIA),
        (AGENT, Head.AGENT),
        (CROWD, Head.CROWD),
        (BODY, Head.BODY),
    ):
        if head in words:
            return kind
    return None
