"""Which body inside a party speaks: "foreign ministry", "armed forces", "state media", "parliament", a domestic party.

The words that name an office or body go in, a wing's name comes out. A state's wings let a reader see where a
government and its opposition, or a minister and the state's television, say different things.
"""

from __future__ import annotations

from rashomon.resolve.lexicon import AGENT, CROWD, EXPERT, STATE, TITLES, singular
from rashomon.resolve.names import tokenize

_BY_WORD = {
    "opposition": "opposition",
    "state media": "media television tv radio newspaper newswire broadcaster anchor commentary editorial",
    "intelligence": "intelligence spy cia fsb mossad mi6 mi5 kgb gru svr isi dni odni nsa nis bnd sbu",
    "parliament": "parliament lawmaker legislator senator senate congress congressman congresswoman mp sen rep duma"
    " knesset legislature bundestag parliamentary rada majlis sabha",
    "courts": "court judge prosecutor attorney justice judiciary magistrate tribunal coroner",
    "police": "police sheriff constable detective gendarme gendarmerie fbi",
    "armed forces": "army military navy pentagon soldier troop commander admiral colonel marine airman airforce brigade"
    " corps battalion fleet defence defense idf centcom guard general",
    "foreign ministry": "foreign ambassador embassy envoy consul consulate diplomat",
    "regions": "governor mayor provincial regional municipal council county district prefect",
}
_WINGS = {
    name: frozenset(words.split()) for name, words in _BY_WORD.items()
}  # the first that fits is taken
FORMER_WING = "former officials"
_FORMER = frozenset({"former", "ex", "onetime", "retired"})
_HEADS_OF_STATE = frozenset(
    "president premier chancellor king queen emir sultan monarch presidency".split()
)
_FOREIGN_OFFICES = (frozenset({"state", "department"}), frozenset({"state", "secretary"}))
_SENSES = frozenset({"seat", "body", "leader"})
_NAMELESS = frozenset(
    "official source aide adviser advisor diplomat lawmaker legislator officer soldier insider negotiator investigator"
    " staffer member delegate representative executive employee associate".split()
)
_BODIES = frozenset("bureau office staff team campaign press delegation".split())


def wing_of(words: str, *, sense: str = "", faction: str = "") -> str | None:
    """Name the wing of a state that words speak for.

    Args:
        words: An office, body or source as printed: "Foreign Minister", "the Syrian army".
        sense: In which sense the gazetteer knows the name in them; "media" decides.
        faction: The domestic party named; it is the wing then.

    Returns:
        The wing; "former officials" for those out of office, "government" for offices and bodies of no special
        kind, None for words that name no office.
    """
    if faction or sense == "media":
        return faction or "state media"
    keys = [singular(token.key) for token in tokenize(words)]
    known = set(keys)
    if known & _FORMER:
        return FORMER_WING
    if keys and keys[-1] in _HEADS_OF_STATE:
        return "government"
    if any(known >= office for office in _FOREIGN_OFFICES):
        return "foreign ministry"
    has_office = bool(known & (STATE | AGENT | TITLES)) or sense in _SENSES
    other = "government" if has_office else None
    return next((name for name, told in _WINGS.items() if told & known), other)


def is_nameless(words: str) -> bool:
    """Say whether words for a speaker hide who it is: "a senior official", not "the foreign minister"."""
    keys = [singular(token.key) for token in tokenize(words)]
    roles = [key for key in keys if key in STATE | AGENT | TITLES | CROWD | EXPERT]
    return bool(roles) and roles[-1] in _NAMELESS and not _BODIES & set(roles)
