"""Tables of words: those that carry no topic, and those that end a noun phrase."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """a about above across after again against ago all almost along already also although always am amid
    among an and another any anybody anyone anything are around as at away back be because been before behind being
    below beside besides between beyond both but by can cannot could did do does doing done down during each either
    else even ever every everybody everyone everything except far few for former from further had has have having he
    her here hers herself him himself his how however i if in indeed inside instead into is it its itself just least
    less let like many may maybe me might mine more most mr mrs ms much must my myself near nearly neither never no
    nobody none nor not nothing now of off often on once only onto or other others our ours out outside over own per
    perhaps quite rather same shall she should since so some somebody someone something soon still such than that the
    their theirs them themselves then there therefore these they this those though through throughout thus to
    together too toward towards under unless until up upon us very via was we well were what whatever when where
    whether which while who whoever whom whose why will with within without would yes yet you your yours yourself yourselves ourselves dr""".split()
)
REPORTING = frozenset(
    """say says said saying tell tells told telling according add adds added adding call calls called calling claim
    claims claimed claiming deny denies denied denying state states stated stating ask asks asked asking report
    reports reported reporting announce announces announced accuse accuses accused accusing describe describes
    described believe believes believed think thinks thought know knows knew known want wants wanted insist insists
    insisted argue argues argued warn warns warned note notes noted suggest suggests suggested confirm confirms
    confirmed spokesman spokeswoman statement one two new s t re ve ll don didn doesn isn wasn won""".split()
)
VERBS = frozenset(
    """accept agree allow appear arrive attack become begin begun began bring brought build built buy came carry cause
    change come comes continue cut decide describe die dies end enter expect fail fall fell felt fight find fired
    follow found gave get gets getting give given gives giving go goes going gone got grow happen happened hear heard
    held help hit hold hope hopes hurt include includes join keep keeps kept kill kills knew lead leave left led lie
    look looking lose lost made make makes making mean means meant meet met move need needs open order pay play prove
    put puts reach read receive refuse remain remains run running ran saw see seek seem seems seen seeing sell send
    sent set show shown shows sit sold sought speak spent spoke stand stay stood stop take taken takes taking try
    trying turn understand use used uses using violate wait walk went win won work working write wrote wants led shot
    struck threw thrown fly flew flown break broke broken choose chose hid lay laid raise rise rose shoot shut sign
    sink sank sunk spread steal stole strike support talk talking teach think throw violates violated wear wish
    intend intends lift plan plans claim claims took defend defends defended cooperate wage waging dismisses""".split()
)
LOOSE = frozenset(
    """able aware available bad better best big certain clear different early entire first full good great high huge
    important last late later latest likely long low main necessary next old past possible present previous ready real
    recent responsible right second several short similar simple small special sure third true unable various whole
    wrong young today tomorrow tonight yesterday monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december week weeks month months year years day
    days time times morning evening night hour hours people man men woman women person thing things way ways part
    lot number kind sort fact matter case mr mrs sir hundred thousand million billion dozen two three four five six
    seven eight nine ten hundreds thousands millions dozens course whole rest half end
    member members
    official officials point points information attempt attempts account accounts region area areas change changes
    action actions situation issue issues message thanks country countries nation nations world leader leaders
    president minister government governments side sides condition conditions level role use ones earlier following
    including regarding concerning site group idea word words news story stories question questions reason
    reasons step steps presence tendency answer answers comment comments remark remarks occasion example examples
    fashion respect sense light place places""".split()
)
"""Words too general to name a question by themselves; they may stand in front of or behind others."""
DETERMINERS = frozenset(
    "a an the this that these those its his her their our my your any no some".split()
)
BEFORE_A_VERB = frozenset(
    "to will would could should may might must can cannot shall did do does not i we you he she they it who".split()
)
LINKS = frozenset("of for in on against between over with from".split())
"""Prepositions that join two noun phrases to one name ("cause of the crash")."""
