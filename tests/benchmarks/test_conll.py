"""CoNLL columns put back into running text."""

import pytest

from benchmarks.conll import read_documents
from benchmarks.rows import DataError

LINES = """# begin document harbour
0	Ida	(person-1
1	Voss	person-1)
2	opened	_
3	the	(place-2
4	port	place-2)
5	of	_
6	Orlena	(place-3-Orlena)
7	.	_
8	She	(person-1)
9	left	_
10	.	_

# begin document second
0	Yes	_
"""


@pytest.fixture
def written(tmp_path):
    def write(lines):
        path = tmp_path / "some.conll"
        path.write_text(lines, encoding="utf-8")
        return path

    return write


def test_mentions_keep_their_clusters_and_types(written):
    first, second = read_documents(written(LINES))
    assert first.text == "Ida Voss opened the port of Orlena. She left."
    found = [(first.text[m.start : m.end], m.kind, m.cluster) for m in first.mentions]
    assert found == [
        ("Ida Voss", "person", "1"),
        ("the port", "place", "2"),
        ("Orlena", "place", "3"),
        ("She", "person", "1"),
    ]
    assert (second.name, second.text, second.mentions) == ("second", "Yes", ())


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("nothing here\n", "holds no documents"),
        ("# begin document a\n0\tword\n", "fewer than three"),
        ("# begin document a\n0\tword\tperson-1)\n", "ends before it begins"),
    ],
)
def test_another_format_is_told(written, lines, words):
    with pytest.raises(DataError, match=words):
        read_documents(written(lines))


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(DataError, match="no file"):
        read_documents(tmp_path / "none.conll")
