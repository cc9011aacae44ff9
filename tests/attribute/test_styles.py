"""Who says what in the styles of several outlets, agencies, radio monitors and ministries; the shipped reader.

The event is invented. Each case names what a reader of that text would miss most.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.models.open import open_tagger
from rashomon.records import Article, Statement, StatementKind

pytestmark = pytest.mark.models


@dataclass(frozen=True, slots=True)
class Said:
    """What a statement should hold: words of its source, of its content, and how it is meant."""

    source: str | None
    words: str
    force: str = "claim"
    continued: bool = False
    within: bool = False

    def fits(self, statement: Statement) -> bool:
        source = statement.source.text if statement.source else None
        has_source = (source is None) if self.source is None else self.source in (source or "")
        return (
            has_source
            and self.words in statement.words
            and statement.force == self.force
            and statement.is_continued == self.continued
            and (statement.within_id is not None) == self.within
        )


def join_lines(*lines: str) -> str:
    return "\n".join(lines)


CASES = {
    "agency": (
        join_lines(
            "Orlena says ferry was rammed in its own waters",
            "",
            (
                "PORT AMSEL, March 14 (Northwire) - The government of Orlena said on Tuesday that a "
                "patrol boat rammed the ferry Halden, killing four. Maravia denied that its boat had "
                "entered Orlenan waters."
            ),
        ),
        [
            Said("Orlena", "ferry was rammed"),
            Said("The government of Orlena", "that a patrol boat rammed the ferry"),
            Said("Maravia", "that its boat had entered", "denial"),
        ],
    ),
    "headline, name and colon": (
        join_lines(
            "Maravia: ferry captain ignored radio calls",
            "",
            "The coast guard published its log on Monday.",
        ),
        [Said("Maravia", "ferry captain ignored radio calls")],
    ),
    "headline, speaker last": (
        join_lines(
            "Ferry was sunk on purpose, says Orlenan minister",
            "",
            "The inquiry opened in Port Amsel.",
        ),
        [Said("Orlenan minister", "Ferry was sunk on purpose")],
    ),
    "headline, accusation": (
        join_lines(
            "Maravia accuses Orlena of staging ferry collision",
            "",
            "The foreign ministry met on Friday.",
        ),
        [Said("Maravia", "Orlena of staging ferry collision", "allegation")],
    ),
    "headline, denial": (
        join_lines(
            "Coast guard denies boat entered Orlenan waters",
            "",
            "The log was published late on Friday.",
        ),
        [Said("Coast guard", "boat entered Orlenan waters", "denial")],
    ),
    "quotation over paragraphs": (
        join_lines(
            "The harbour was quiet on Friday.",
            "",
            (
                '"It carried twice as many people as it should have," Harbour Master Ruben Tal said. "We '
                "warned the company."
            ),
            "",
            '"Nobody listened. The company told us to mind our own business.',
            "",
            '"Now four people are dead."',
            "",
            "The company opened an inquiry.",
        ),
        [
            Said("Ruben Tal", "It carried twice as many people"),
            Said("Ruben Tal", "Nobody listened", continued=True),
            Said("Ruben Tal", "Now four people are dead", continued=True),
        ],
    ),
    "block quotation": (
        join_lines(
            "Log published",
            "",
            "In a statement, the coast guard said:",
            "",
            (
                "The ferry Halden entered a closed military area at 04:12. Our vessel called it four "
                "times on channel 16. There was no answer."
            ),
            "",
            "The families of the dead met.",
        ),
        [Said("the coast guard", "There was no answer")],
    ),
    "section headings": (
        join_lines(
            "Two stories of one night",
            "",
            "Nobody agrees on what happened in the strait.",
            "",
            "Orlena's Version:",
            (
                "Transport Minister Ida Voss said the ferry was two miles inside Orlenan waters. The "
                "patrol boat had no lights."
            ),
            "",
            "Maravia's Version:",
            (
                "Commander Teo Brandt said the ferry ignored four calls. It then turned across the bow of "
                "the boat."
            ),
            "",
            "The inquiry opens in May.",
        ),
        [
            Said("Ida Voss", "the ferry was two miles inside"),
            Said("Orlena", "The patrol boat had no lights", continued=True),
            Said("Teo Brandt", "the ferry ignored four calls"),
            Said("Maravia", "It then turned across the bow", continued=True),
        ],
    ),
    "live blog": (
        join_lines(
            "Live: inquiry into the ferry collision",
            "",
            "11:02 VOSS: I have the log of the ferry here. It shows no call.",
            "",
            "11:04 BRANDT: Then the log is false. We called four times.",
            "",
            "Q: Did anybody see the boat's lights?",
            "",
            "VOSS: Nobody did.",
        ),
        [
            Said("VOSS", "I have the log of the ferry here"),
            Said("BRANDT", "We called four times"),
            Said("Q", "Did anybody see", "question"),
            Said("VOSS", "Nobody did"),
        ],
    ),
    "radio monitor, all in capitals": (
        join_lines(
            "DEFENCE MINISTRY ON FERRY INCIDENT",
            "",
            (
                'MARAVIAN RADIO SAID ON TUESDAY THAT THE FERRY HAD ENTERED CLOSED WATERS. "THE CAPTAIN '
                'IGNORED OUR CALLS," COMMANDER BRANDT SAID. ORLENA HAS DENIED THE CHARGE.'
            ),
        ),
        [
            Said("MARAVIAN RADIO", "THAT THE FERRY HAD ENTERED CLOSED WATERS"),
            Said("COMMANDER BRANDT", "THE CAPTAIN IGNORED OUR CALLS"),
            Said("ORLENA", "THE CHARGE", "denial"),
        ],
    ),
    "ministry": (
        join_lines(
            "Statement by the Ministry of Transport of Orlena",
            "",
            (
                "The Ministry strongly condemns the attack on the ferry Halden. The Minister stated: "
                '"Those responsible will be brought to justice."'
            ),
        ),
        [
            Said("The Ministry", "the attack on the ferry Halden"),
            Said("The Minister", "Those responsible will be brought to justice"),
        ],
    ),
    "tweets and credits": (
        join_lines(
            "How people reacted",
            "",
            (
                "The ferry was carrying weapons!!! We have proof. — Teo Brandt (@teobrandt) March 14, "
                "2023"
            ),
            "",
            "“We never saw a boat.” — Ana Lind, passenger",
        ),
        [
            Said("Teo Brandt", "The ferry was carrying weapons!!!"),
            Said("Ana Lind", "We never saw a boat."),
        ],
    ),
    "single quotation marks": (
        join_lines(
            "Inquiry opens",
            "",
            "‘We heard no call,’ the minister’s spokesman said. ‘None at all.’",
        ),
        [Said("the minister’s spokesman", "None at all")],
    ),
    "agentless": (
        join_lines(
            "Ferry search goes on",
            "",
            (
                "It is feared that six people are still missing. The boat is reported to have left the "
                "port without lights. According to officials, the captain was asleep."
            ),
        ),
        [
            Said(None, "that six people are still missing", "rumour"),
            Said(None, "to have left the port without lights", "rumour"),
            Said("officials", "the captain was asleep"),
        ],
    ),
    "noun cues": (
        join_lines(
            "Talks on ferry",
            "",
            (
                "The minister repeated her claim that the ferry carried no weapons. Commander Brandt "
                "rejected the allegation that his boat had no lights."
            ),
        ),
        [
            Said("The minister", "that the ferry carried no weapons"),
            Said("Commander Brandt", "his boat had no lights", "denial"),
        ],
    ),
    "nested": (
        join_lines(
            "Voss meets Brandt",
            "",
            "Voss said Brandt had told her that the patrol boat had lost its steering.",
        ),
        [
            Said("Voss", "the patrol boat had lost its steering"),
            Said("Brandt", "the patrol boat had lost its steering", within=True),
        ],
    ),
    "relay": (
        join_lines(
            "Ferry was armed",
            "",
            "Radio Maravia reported that the defence ministry said the ferry was armed.",
        ),
        [
            Said("Radio Maravia", "the ferry was armed"),
            Said("the defence ministry", "the ferry was armed", within=True),
        ],
    ),
    "denials": (
        join_lines(
            "Log disputed",
            "",
            (
                'Brandt dismissed as "a fairy tale" reports that his boat had rammed the ferry. Voss '
                "rejected claims that the hold carried weapons. Tal said it was not true that the harbour "
                "had been closed."
            ),
        ),
        [
            Said("Brandt", "reports that his boat had rammed the ferry", "denial"),
            Said("Voss", "the hold carried weapons", "denial"),
            Said("Tal", "it was not true that the harbour had been closed", "denial"),
        ],
    ),
    "questions and suppositions": (
        join_lines(
            "At the inquiry",
            "",
            (
                "Asked whether the boat had lights, Brandt said he did not know. Voss asked why nobody "
                'had called for help. "If the boat had slowed down, the ferry would have passed," Tal '
                "said."
            ),
        ),
        [
            Said("Brandt", "he did not know"),
            Said("Voss", "why nobody had called for help", "question"),
            Said("Tal", "the ferry would have passed", "hypothetical"),
        ],
    ),
}


@pytest.fixture(scope="module")
def tagger():
    return open_tagger()


def read(text, tagger):
    article = Article(article_id="a-1", text=text, title=text.split("\n")[0])
    found = attribute(annotate([article], tagger))
    return [one for one in found if one.kind is not StatementKind.OWN_VOICE]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_statements_are_found_in_every_style(text, expected, tagger):
    found = read(text, tagger)
    missing = [said for said in expected if not any(said.fits(one) for one in found)]
    assert not missing, [(s.source and s.source.text, s.words, str(s.force)) for s in found]


SILENT = [
    "A spokesman for the navy declined to comment on the report.",
    "The ministry did not respond to a request for comment.",
    "State media had not reported the collision by Sunday.",
    "The navy refused to say how many men were on board.",
    "The navy neither confirmed nor denied that a second boat was present.",
    "Neither government has confirmed the number of dead.",
]


@pytest.mark.parametrize("sentence", SILENT)
def test_not_having_spoken_is_never_a_statement(sentence, tagger):
    assert read(f"Ferry inquiry opens\n\n{sentence}", tagger) == []
