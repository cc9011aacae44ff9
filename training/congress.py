"""List who sat in the Congress of the United States since 2012, for whom and when, for the gazetteer of `resolve`.

    git clone https://github.com/unitedstates/congress-legislators CLONE
    for at in 2012:7a6c654 2013:44a9467 2014:9740626 2015:6ee481d 2016:2800669 2017:9b7d378 2018:6e251a2 2019:0a83460 \
        2020:f4cafe7 2021:3a4d0a3 2022:2f1953c 2023:9dbe5d0 2024:ce2c466 2025:82b1eac 2026:dfa9622; do
      git -C CLONE show ${at#*:}:legislators-current.yaml > YEARS/${at%:*}.yaml
    done
    python training/congress.py YEARS     # needs PyYAML

Reads that file (CC0 1.0) as it stood once a year and writes `congress.csv` beside the gazetteer: names as papers print
them, side, gender, terms. Who left before December 2012 or served between two of the dates is in none of them.
"""

from __future__ import annotations

import argparse
import csv
import re
from pathlib import Path

import yaml

OUT = Path(__file__).resolve().parent.parent / "src/rashomon/resolve/gazetteer/congress.csv"
SIDES = {"Democrat": "Democrats", "Republican": "Republicans"}
OFFICES = {"sen": "senator", "rep": "representative"}
COLUMNS = ("names", "side", "gender", "terms")


def read_names(name: dict[str, str]) -> list[str]:
    """Give the names a person goes by: "Charles Schumer", "Chuck Schumer", "Charles E. Schumer"."""
    first, last = name["first"], name["last"]
    middle = name.get("middle", "")
    called = [f"{first} {last}", name.get("official_full", "")]
    called += [f"{name['nickname']} {last}"] if name.get("nickname") else []
    called += [f"{first} {middle[0]}. {last}"] if middle else []
    called += [f"{middle} {last}"] if len(first) == len("G.") and middle else []
    plain = (re.sub(r' "[^"]+"|,? [JS]r\.?$|,? I+V?$|,$', "", one) for one in called)
    return [one for one in dict.fromkeys(plain) if one]


def read_terms(terms: list[dict[str, str]]) -> list[str]:
    """Join terms of one office that follow each other: "senator 2001-01-03 2013-01-03"."""
    joined: list[list[str]] = []
    for term in (one for one in terms if one["type"] in OFFICES):
        office = OFFICES[term["type"]]
        if (
            joined
            and joined[-1][0] == office
            and int(term["start"][:4]) - int(joined[-1][2][:4]) <= 1
        ):
            joined[-1][2] = term["end"]
        else:
            joined.append([office, term["start"], term["end"]])
    return [" ".join(one) for one in joined]


def main() -> None:
    """Read all the years, write one line a person."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("years", type=Path, help="folder of YEAR.yaml")
    years = sorted(parser.parse_args().years.glob("*.yaml"))
    people: dict[str, tuple[str, str, str, str]] = {}
    for path in years:
        for row in yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader):
            last = row["terms"][-1]
            side = SIDES.get(last.get("caucus") or last["party"])
            if side is not None and "bioguide" in row["id"]:  # the newly elected have none yet
                names = "|".join(read_names(row["name"]))
                people[row["id"]["bioguide"]] = (
                    names,
                    side,
                    row["bio"].get("gender", "").casefold(),
                    "|".join(read_terms(row["terms"])),
                )
    with OUT.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(people.values()))
    print(f"{OUT.name}: {len(people)} people, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
