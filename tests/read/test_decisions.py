from __future__ import annotations

import pytest

from rashomon.decisions import Decisions, PartyVerb, Spot
from rashomon.errors import SettingsError
from rashomon.read import read
from rashomon.read.decisions import find_decisions, load_decisions
from rashomon.records import RelationKind

PARTIES = """
[merge]
"Orlena" = ["the Amsel government", "Orlenan side"]

[split]
"Maravia" = { "Navy" = ["Rolf Brandt"] }

[rename]
"hospital officials" = "Port Amsel hospital"

[speaks_for]
"Ida Voss" = "Orlena"

[ignore]
parties = ["analysts"]
"""

DECISIONS = """
[[statement]]
text = "0123456789ab"
was = "120-180"
content = "120-150+160-175"
source = "100-110"
party = "Navy"
words = "what is said"

[[statement]]
text = "0123456789ab"
was = "20-30"
removed = true

[[relation]]
first = "0123456789ab:120-150+160-175"
second = "ba9876543210:5-9"
kind = "none"
"""


@pytest.fixture
def write(tmp_path):
    def put(text, name="parties.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return put


def test_parties_are_read_in_the_order_in_which_they_are_applied(write):
    rules = load_decisions(write(PARTIES)).parties
    assert [rule.verb for rule in rules] == [
        PartyVerb.SPLIT,
        PartyVerb.MERGE,
        PartyVerb.SPEAKS_FOR,
        PartyVerb.RENAME,
        PartyVerb.IGNORE,
    ]
    assert rules[1].names == ("the Amsel government", "Orlenan side")
    assert rules[1].origin == "parties.toml [merge]"


def test_statements_and_relations_are_read(write):
    decisions = load_decisions(write(DECISIONS, "decisions.toml"))
    changed, removed = decisions.statements
    assert changed.content == Spot("0123456789ab", ((120, 150), (160, 175)))
    assert (changed.source, changed.party, changed.is_removed) == ((100, 110), "Navy", False)
    assert removed.is_removed
    assert removed.origin == "decisions.toml: statement 2"  # the folder is not for the report
    (relation,) = decisions.relations
    assert relation.kind is None
    assert str(relation.first) == "0123456789ab:120-150+160-175"


def test_kind_of_a_relation_is_read(write):
    (relation,) = load_decisions(write(DECISIONS.replace('"none"', '"agrees"'))).relations
    assert relation.kind is RelationKind.AGREES


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[merg]\n", r"parties\.toml: unknown key merg - did you mean merge\?"),
        ("[ignore]\nparty = ['x']\n", r'unknown key ignore "party" - did you mean parties\?'),
        ("[merge\n", r"parties\.toml is not TOML: .* \(at line 1"),
        (
            "[rename]\n'Orlena' = 5\n",
            r'rename "Orlena": input should be a valid string \(it is \'5\'\)',
        ),
        ("[merge]\n'Orlena' = 'Amsel'\n", r'merge "Orlena": input should be a valid list'),
        ("[merge]\n'Orlena' = []\n", r'merge "Orlena": list should have at least 1 item'),
        ("[rename]\n'Orlena' = ' '\n", r'rename "Orlena": a name is empty'),
        ("[merge]\nA = ['x']\nB = ['X']\n", r'"X" is merged into both "A" and "B"'),
        ("[[statement]]\ntext = '0123456789ab'\n", r"statement 1: a statement needs `content`"),
        (
            "[[statement]]\ntext = 'x'\ncontent = '1-2'\n",
            r'statement 1 "text": string should match',
        ),
        (
            "[[statement]]\ntext = '0123456789ab'\ncontent = '9-2'\n",
            r"""statement 1 "content": '9-2' is no range""",
        ),
        (
            "[[relation]]\nfirst = 'a:1-2'\nsecond = 'b:1-2'\nkind = 'none'\n",
            r'relation 1 "first": write 12 digits',
        ),
    ],
)
def test_what_means_nothing_is_one_line_with_file_and_key(write, text, message):
    with pytest.raises(SettingsError, match=message) as raised:
        load_decisions(write(text))
    assert str(raised.value).count("\n") == 0
    assert "parties.toml" in str(raised.value)


def test_missing_file_is_named(tmp_path):
    with pytest.raises(SettingsError, match=r"cannot read the corrections .*none\.toml"):
        load_decisions(tmp_path / "none.toml")


def test_files_beside_articles_are_found_from_the_folder_named_down(tmp_path):
    inner = tmp_path / "event" / "wire"
    inner.mkdir(parents=True)
    (inner / "article.txt").write_text("text", encoding="utf-8")
    (inner / "decisions.toml").write_text('[rename]\n"B" = "C"\n', encoding="utf-8")
    (tmp_path / "event" / "parties.toml").write_text('[rename]\n"A" = "B"\n', encoding="utf-8")
    (tmp_path / "parties.toml").write_text('[rename]\n"X" = "Y"\n', encoding="utf-8")
    addresses = [str(inner / "article.txt"), "-", "https://example.org/parties"]
    found = find_decisions(addresses, [str(tmp_path / "event")])
    assert [rule.party for rule in found.parties] == ["B", "C"]
    alone = find_decisions(addresses)
    assert [rule.party for rule in alone.parties] == ["C"]


def test_read_gives_the_corrections_beside_a_folder_of_articles(write):
    path = write('[rename]\n"A" = "B"\n')
    assert len(read([path.parent]).decisions.parties) == 0  # no article lies there
    (path.parent / "a.txt").write_text(
        "A headline\n" + "Words of an article. " * 20, encoding="utf-8"
    )
    assert [rule.party for rule in read([path.parent]).decisions.parties] == ["B"]


def test_nothing_beside_the_articles_decides_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("A headline\n" + "Words of an article. " * 20, encoding="utf-8")
    assert read([tmp_path]).decisions == Decisions()
