from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import factory
import pytest
from web_anno_tsv import open_web_anno_tsv

from rashomon.report.as_webanno import render_webanno, write_webanno

UNESCAPED = re.compile(r"(?<!\\)\|")


@pytest.fixture
def report():
    return factory.make_report()


@pytest.fixture
def odd():
    """A report on one article with letters of two units, reserved characters and a broken statement."""
    report = factory.make_report()
    text = (
        "Boats_collide [update] 😀|\n“We left 😀 *early*,” she said;\n\n“Nobody was\nhurt -> ever.”"
    )
    article = factory.make_article(text, outlet="Gazette")
    party = factory.make_party("Crew_of the [Halden]")
    statement = factory.make_statement(
        article,
        "“We left 😀 *early*,”",
        "“Nobody was\nhurt -> ever.”",
        source="she",
        cue="said",
        party_id=party.party_id,
    )
    return replace(
        report, articles=(article,), parties=(party,), statements=(statement,), relations=()
    )


def rebuild(tsv):
    """Build text, spans and relations as INCEpTION's reader does: in UTF-16 units, sentence by sentence."""
    units = bytearray()
    spans: dict[str, list] = {}
    arcs = []
    head: list[str] = []
    for line in tsv.split("\n")[4:]:
        if line.startswith("#Text="):
            head.append(re.sub(r"\\(.)", lambda hit: {"t": "\t"}.get(hit[1], hit[1]), line[6:]))
            continue
        if not line:
            continue
        _, place, _, *cells = line.split("\t")[:9]
        begin, end = map(int, place.split("-"))
        if head:
            if len(units) // 2 > begin:
                del units[begin * 2 :]
            units += "".join(" " for _ in range(begin - len(units) // 2)).encode("utf-16-le")
            units += ("\n".join(head) + "\n").encode("utf-16-le")
            head = []
        if cells[0] != "_":
            stacks = [UNESCAPED.split(cell) for cell in cells[:4]]
            for values in zip(*stacks, strict=True):
                number = values[0].rpartition("[")[2].rstrip("]")
                assert all(value.endswith(f"[{number}]") for value in values)
                told = [re.sub(r"\\(->|.)", r"\1", one.rpartition("[")[0]) for one in values]
                spans.setdefault(number, [begin, end, told])[1] = end
        if cells[4] != "_":
            for kind, origin in zip(cells[4].split("|"), cells[5].split("|"), strict=True):
                arcs.append(
                    (
                        kind.replace("\\", ""),
                        *re.fullmatch(r"\d+-\d+\[(\d+)_(\d+)\]", origin).groups(),
                    )
                )
    text = bytes(units)
    found = {
        number: (text[begin * 2 : end * 2].decode("utf-16-le"), told)
        for number, (begin, end, told) in spans.items()
    }
    return text.decode("utf-16-le"), found, arcs


def test_offsets_count_utf_16_and_spans_hold_their_words(odd):
    _, spans, _ = rebuild(render_webanno(odd, odd.articles[0]))
    assert [spans[number][0] for number in sorted(spans, key=int)] == [
        "“We left 😀 *early*,”",
        "“Nobody was",
        "hurt -> ever.”",
        "she",
        "said",
    ]
    assert spans["1"][1][:2] == ["Crew_of the [Halden]", "content"]


def test_text_keeps_its_length(report, odd):
    for one in (report, odd):
        for article in one.articles:
            text, _, _ = rebuild(render_webanno(one, article))
            assert text.rstrip().replace("\n", " ") == article.text.replace("\n", " ")


def test_parts_of_a_broken_statement_are_tied_together(odd):
    _, spans, arcs = rebuild(render_webanno(odd, odd.articles[0]))
    named = {(kind, spans[first][0], spans[second][0]) for kind, first, second in arcs}
    assert ("continues", "“We left 😀 *early*,”", "“Nobody was") in named
    assert ("said_by", "“We left 😀 *early*,”", "she") in named


def test_conflicts_inside_an_article_are_relations(report):
    _, _, arcs = rebuild(render_webanno(report, report.articles[0]))
    assert sum(kind == "contradicts" for kind, _, _ in arcs) == 2


def test_header_has_two_empty_lines_and_rows_end_in_a_tab(report):
    lines = render_webanno(report, report.articles[0]).splitlines()
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
    assert lines[3:5] == ["", ""]
    rows = [line for line in lines if re.match(r"\d+-\d+\t", line)]
    assert {line.count("\t") for line in rows} == {9}
    assert all(line.endswith("\t") for line in rows)


def test_another_reader_reads_it(report, tmp_path):
    write_webanno(report, tmp_path)
    with open_web_anno_tsv(tmp_path / "02-tovik_herald.tsv") as sentences:
        found = [(one.label, one.text) for sentence in sentences for one in sentence.annotations]
    assert ("source", "Commander Teo Brandt") in found
    assert ("content", "“The captain of the ferry is responsible for what happened,”") in found


def test_layers_to_import_declare_every_column(report, tmp_path):
    write_webanno(report, tmp_path)
    tree = ET.parse(tmp_path / "layers.xml")  # noqa: S314 - our own file
    space = {"u": "http://uima.apache.org/resourceSpecifier"}
    declared = {
        kind.findtext("u:name", namespaces=space): {
            one.text for one in kind.findall(".//u:featureDescription/u:name", space)
        }
        for kind in tree.findall(".//u:typeDescription", space)
    }
    assert declared == {
        "webanno.custom.Rashomon": {"party", "role", "speaker", "denies"},
        "webanno.custom.RashomonRelation": {"Governor", "Dependent", "kind"},
    }
