"""Build the gazetteer of `resolve` from public lists and hand-written world knowledge.

    python training/gazetteer.py --data DATA_ROOT

reads DATA_ROOT/parties/*, src/rashomon/resolve/gazetteer/world.toml and congress.csv (training/congress.py) beside
it and writes gazetteer.json there. The output is the same for the same input, byte for byte.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import tomllib
from pathlib import Path
from typing import Any

from rashomon.resolve.names import name_key

FOLDER = Path(__file__).resolve().parent.parent / "src/rashomon/resolve/gazetteer"
SOURCES = [
    "countries: mledoze/countries, ODbL 1.0",
    "state media: ASD-at-GMF/state-media-profiles, MIT",
    "leaders in office: open-data-archive/world-leaders-current, CC BY-SA 4.0",
    "foreign ministers: every-politician-scrapers/world, public facts from Wikidata (CC0)",
    "members of the United States Congress: unitedstates/congress-legislators, CC0 1.0",
    "all else: world.toml, written for this project, Apache-2.0",
]
VERSION = 2
USUAL = {"Türkiye": "Turkey", "Czechia": "Czech Republic"}
LISTED = {  # the lists' country names that are not the usual ones
    "UAE": "United Arab Emirates", "The Gambia": "Gambia", "Côte d'Ivoire": "Ivory Coast", "Macao": "Macau",
    "Palestine territories": "Palestine", "United States of America": "United States",
    "Türkiye": "Turkey", "Czechia": "Czech Republic", "Democratic Republic of the Congo": "DR Congo",
    "Republic of the Congo": "Congo", "People's Republic of China": "China", "Republic of Ireland": "Ireland",
    "East Timor": "Timor-Leste", "The Bahamas": "Bahamas", "Holy See": "Vatican City",
    "State of Palestine": "Palestine", "Kingdom of the Netherlands": "Netherlands", "Europen Union": "European Union",
    "European Union": "European Union", "African Union": "African Union",
}  # fmt: skip
# Their capitals and people are rarer in the news than the persons and words that look like them.
SMALL = set(
    "Aruba;Åland Islands;Anguilla;American Samoa;Antarctica;French Southern and Antarctic Lands;Saint Barthélemy;"
    "Saint Helena, Ascension and Tristan da Cunha;Caribbean Netherlands;Bouvet Island;Cocos (Keeling) Islands;"
    "Cook Islands;Curaçao;Christmas Island;Cayman Islands;Falkland Islands;Faroe Islands;Guernsey;Guadeloupe;"
    "French Guiana;Guam;Heard Island and McDonald Islands;Isle of Man;British Indian Ocean Territory;Jersey;"
    "Saint Martin;Northern Mariana Islands;Montserrat;Martinique;Mayotte;New Caledonia;Norfolk Island;Niue;"
    "Pitcairn Islands;Puerto Rico;French Polynesia;Réunion;South Georgia;Svalbard and Jan Mayen;"
    "Saint Pierre and Miquelon;Sint Maarten;Turks and Caicos Islands;Tokelau;United States Minor Outlying Islands;"
    "British Virgin Islands;United States Virgin Islands;Wallis and Futuna;Bermuda;Gibraltar;Greenland;Macau".split(
        ";"
    )
)
NOT_CAPITALS = {
    "Victoria",
    "Georgetown",
    "Kingston",
    "Male",
    "City of Victoria",
    "Hamilton",
    "St. George's",
    "Roseau",
}
NOT_MEDIA = set(
    "iran mir bs news star pulse the mirror info today trend tv 1 tv1 channel 1 antenna radio hit nrt tempo vision"
    " spirit globe nova monitor standard sport vesti region one hoy hayat posta plus atv nts ntv utv stv ctv itv"
    " javan quds khorasan anis ert rtv tvn print bt pravda english arabic french spanish russian chinese german"
    " portuguese turkish persian hindi urdu".split(" ")
)
# Family name first: the first token is what papers use alone.
FAMILY_FIRST = {
    "China",
    "Taiwan",
    "North Korea",
    "South Korea",
    "Hong Kong",
    "Vietnam",
    "Cambodia",
    "Singapore",
}
ORDER = [
    "name",
    "people",
    "seat",
    "body",
    "leader",
    "faction",
    "member",
    "media",
    "outlet",
    "place",
    "surname",
    "lawmaker",
]
SENSES = {
    "also": "name", "people": "people", "seats": "seat", "bodies": "body", "leaders": "leader", "media": "media",
    "places": "place",
}  # fmt: skip
SPEAKS_FOR_STATE = {"SC", "CaPu"}  # controlled by the state; public media captured by it
MIN_MEDIA_LETTERS = 4
SHORT_CODE = 3
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


def _bare(printed: str) -> str:
    """Give a name without the mark of a person."""
    return printed.removeprefix("F:").removeprefix("M:").strip()


def family_key(keys: list[str]) -> str:
    """Give the token that stands for a name in short: its last, suffixes like "Jr." left out."""
    kept = [key for key in keys if key not in SUFFIXES]
    return kept[-1] if kept else ""


class Builder:
    """Gathers parties and names.

    Attributes:
        parties: Name to [name, kind, aliases, country].
        names: (key, party, sense) to [printed, is_female, faction] and, for some, offices or typology.
        terms: Folded names of persons to the offices they held: [office, since, until].
    """

    def __init__(self, first_names: set[str], terms: dict[str, list[list[str]]]) -> None:
        """Start empty; `first_names` tells persons from bodies in mixed lists."""
        self.parties: dict[str, list[Any]] = {}
        self.names: dict[tuple[str, str, str], list[Any]] = {}
        self.first_names = first_names
        self.terms = terms

    def party(self, name: str, kind: str, country: str = "") -> None:
        """Make sure that a party is there."""
        self.parties.setdefault(name, [name, kind, [], country])

    def name(self, party: str, sense: str, printed: str, faction: str = "") -> None:
        """Add a name of a party; "F:" before it marks a woman, "M:" a man."""
        is_female, printed = printed.startswith("F:"), _bare(printed)
        key = name_key(printed)
        if not key:
            return
        held = [self.terms[key]] if key in self.terms and sense in {"leader", "member"} else []
        row = [printed, int(is_female), faction, *held]
        self.names.setdefault((key, party, sense), row)
        if sense in {"leader", "member"}:
            tokens = key.split()
            family = tokens[0] if party in FAMILY_FIRST else family_key(tokens)
            if len(tokens) > 1:
                self.names.setdefault((family, party, "surname"), row)

    def medium(self, country: str, printed: str, typology: str) -> None:
        """Add a state medium with its typology; one that is known already gets it."""
        key = name_key(printed)
        if key:
            row = self.names.setdefault((key, country, "media"), [printed, 0, ""])
            row[3:] = [typology]

    def alias(self, party: str, printed: str) -> None:
        """Add an alias for display and matching."""
        aliases = self.parties[party][2]
        if printed != party and printed not in aliases and printed == _bare(printed):
            aliases.append(printed)

    def sense_of(self, printed: str) -> str:
        """Say "leader" for a person of an organisation, else "name"."""
        words = name_key(_bare(printed)).split()
        is_person = printed != _bare(printed) or (len(words) > 1 and words[0] in self.first_names)
        return "leader" if is_person else "name"

    def dump(self, genders: dict[str, str], lacking: dict[str, list[str]]) -> str:
        """Write everything as compact JSON, one party or name a line."""
        parties = sorted(self.parties.values())
        places = {row[0]: place for place, row in enumerate(parties)}
        index: dict[str, list[list[Any]]] = {}
        rows = sorted(
            self.names.items(), key=lambda item: (item[0][0], ORDER.index(item[0][2]), item[0][1])
        )
        for (key, party, sense), rest in rows:
            index.setdefault(key, []).append([places[party], sense, *rest])
        head = _compact({"version": VERSION, "sources": SOURCES})
        shown = ",\n".join(_compact(row) for row in parties)
        lines = ",\n".join(f"{_compact(key)}:{_compact(rows)}" for key, rows in index.items())
        return (
            f'{head[:-1]},\n"parties":[\n{shown}],\n"names":{{\n{lines}}},\n'
            f'"lacking":{_compact(lacking)},\n"genders":{_compact(dict(sorted(genders.items())))}}}\n'
        )


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def add_countries(builder: Builder, path: Path) -> None:
    """Add countries with official and other names, capital and demonym."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        name = USUAL.get(row["name"], row["name"])
        builder.party(name, "country")
        builder.name(name, "name", name)
        if name in SMALL:
            continue
        for printed in (row["official"], *row["alt"]):
            is_code = len(printed) <= SHORT_CODE or not printed.isascii()
            if not is_code and "Jordan" not in printed[1:]:
                builder.name(name, "name", printed)
                builder.alias(name, printed)
        for printed in re.split(r", | or ", row["demonym"]):
            builder.name(name, "people", printed)
            builder.alias(name, printed)
            if printed and printed[-1] in "nire" and not printed.endswith("ese"):
                builder.name(name, "people", printed + "s")
                builder.alias(name, printed + "s")
        for printed in row["capital"]:
            if printed not in NOT_CAPITALS:
                builder.name(name, "seat", printed)
                builder.alias(name, printed)


def add_leaders(builder: Builder, folder: Path) -> None:
    """Add heads of state and government of 2026 and foreign ministers of 2021 to 2023."""
    world = json.loads((folder / "world-leaders-2026.json").read_text(encoding="utf-8"))[
        "countries"
    ]
    rows = []
    for country in world.values():
        name = country["country"]["name_en"]
        for position in country["positions"].values():
            if holder := position.get("current_holder"):
                office = position["title_en"].casefold()
                rows.append((name, holder["name_en"], office, holder.get("since") or ""))
    for file in ("foreign-ministers-scraped.csv", "foreign-ministers-wikidata.csv"):
        with (folder / file).open(encoding="utf-8") as lines:
            rows += [
                (row["countryLabel"], row["name"], "foreign minister", row["start"])
                for row in csv.DictReader(lines)
            ]
    for country, person, office, since in rows:
        name = LISTED.get(country, country)
        if name in builder.parties and person and person != "Vacant" and " " in person:
            if since:
                builder.terms.setdefault(name_key(person), [[office, since, ""]])
            builder.name(name, "leader", person)


def add_congress(builder: Builder, path: Path) -> None:
    """Add who sat in the Congress of the United States, by full names only; of namesakes all."""
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            held = [read_term(term) for term in row["terms"].split("|")]
            for printed in row["names"].split("|"):
                key = (name_key(printed), "United States", "lawmaker")
                known = builder.names.setdefault(
                    key, [printed, int(row["gender"] == "f"), row["side"], []]
                )
                if known[2] == row["side"]:
                    known[3] += held
                else:
                    known[2] = ""  # namesakes of both sides tell nothing


def add_state_media(builder: Builder, path: Path) -> None:
    """Add state media of countries; names that are plain words elsewhere are left out."""
    outlets = {key.removeprefix("the ") for key, _, sense in builder.names if sense == "outlet"}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            country = LISTED.get(row["Country"], row["Country"])
            if country not in builder.parties or row["Typology"] not in SPEAKS_FOR_STATE:
                continue
            for cell in (row["Media company"], row["Main assets"]):
                name = re.sub(r"^(?:Print|News agency|Radio|TV):\s*", "", cell).strip(" *")
                inside = re.findall(r"\(([^()]{3,40})\)", name)
                for printed in (re.sub(r"\s*\([^()]*\)", "", name).strip(), *inside):
                    key = name_key(printed)
                    is_plain = (
                        key in NOT_MEDIA
                        or len(key) < MIN_MEDIA_LETTERS
                        or not printed[:1].isupper()
                    )
                    is_outlet = key.removeprefix("the ") in outlets
                    if not is_plain and printed.isprintable() and not is_outlet:
                        builder.medium(country, printed, row["Typology"])


def add_world(builder: Builder, world: dict[str, Any]) -> None:
    """Add what `world.toml` says."""
    for raw, tables in world["country"].items():
        add_country(builder, USUAL.get(raw, raw), tables)
    for table, kind in (("organisation", "organisation"), ("group", "group")):
        for party, others in world[table].items():
            builder.party(party, kind)
            builder.name(party, "name", party)
            for printed in others:
                sense = builder.sense_of(printed)
                builder.name(party, sense, printed)
                if sense == "name":
                    builder.alias(party, printed)
    for country, rows in world["outlet"].items():
        for row in rows:
            names = row.split("|")
            builder.party(names[0], "outlet", country)
            for printed in names:
                builder.name(names[0], "outlet", printed)
                builder.alias(names[0], printed)


def read_term(text: str) -> list[str]:
    """Cut "president 2009-01-20 2017-01-20" into office, beginning and end; the end may be missing."""
    match = re.fullmatch(r"(.+?) (\d{4}(?:-\d\d){0,2})(?: (\d{4}(?:-\d\d){0,2}))?", text)
    if match is None:
        message = f"no term of office: {text!r}; write OFFICE SINCE [UNTIL]"
        raise ValueError(message)
    return [match[1], match[2], match[3] or ""]


def add_country(builder: Builder, country: str, tables: dict[str, Any]) -> None:
    """Add one country's table of `world.toml`."""
    builder.party(country, "country")
    for table, sense in SENSES.items():
        for printed in tables.get(table, []):
            builder.name(country, sense, printed)
            if sense in {"name", "people", "seat"}:
                builder.alias(country, printed)
    for faction, members in tables.get("factions", {}).items():
        builder.party(faction, "organisation", country)
        builder.name(country, "faction", faction, faction)
        for printed in members:
            sense = "member" if builder.sense_of(printed) == "leader" else "faction"
            builder.name(country, sense, printed, faction)
            if sense == "faction":
                builder.alias(faction, printed)


def main() -> None:
    """Read the lists, write the gazetteer."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder that holds parties/")
    parties = parser.parse_args().data / "parties"
    world = tomllib.loads((FOLDER / "world.toml").read_text(encoding="utf-8"))
    genders = {name_key(name): "m" for name in world["names"]["male"].split()}
    genders |= {name_key(name): "f" for name in world["names"]["female"].split()}
    terms = {
        name_key(name): [read_term(term) for term in held] for name, held in world["terms"].items()
    }
    builder = Builder(set(genders), terms)
    add_countries(builder, parties / "countries.json")
    add_world(builder, world)
    add_leaders(builder, parties)
    add_congress(builder, FOLDER / "congress.csv")
    add_state_media(builder, parties / "state-media.csv")
    lacking = {office: names.split(", ") for office, names in world["lacking"].items()}
    if strangers := {n for names in lacking.values() for n in names} - builder.parties.keys():
        message = f"countries without an office that no list knows: {sorted(strangers)}"
        raise ValueError(message)
    out = FOLDER / "gazetteer.json"
    out.write_text(builder.dump(genders, lacking), encoding="utf-8")
    print(
        f"{out.name}: {len(builder.parties)} parties, {len(builder.names)} names, {out.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main()
