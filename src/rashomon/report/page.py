"""What the page shows, ready for the templates: who, which words, where, and what they clash with.

An `Overview` comes in; small records of plain strings go out. Every quote carries the anchor of its
place in the article; every place in an article carries the way back. The templates add nothing but
markup. No id of the page holds anything of the input.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import PartyKind, Standing, StatementKind
from rashomon.report.inert import cut_quote, show_on_one_line
from rashomon.report.overview import CONFLICTS, find_clash
from rashomon.report.wording import set_off, show_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Cell, Point, Relation, Shift, Statement
    from rashomon.report.overview import Overview

QUOTE_LIMIT = 320  # characters of a quote in a cell or pair; the article view has it whole
LABEL_LIMIT = 160  # characters of a point's label or a party's name
COLOURS = 16  # eight hues, each with a whole and a broken line; the mark tells parties apart
MAIN_PARTIES = 5  # columns of the matrix; the quotes of further parties stand under a row
_FIRST_CLASHES = 5  # named under a point at once: the surest of each two parties and kind
_TIES = 4  # marks in a cell of the other cells it clashes or agrees with
_KINDS = {
    StatementKind.DIRECT: "quoted",
    StatementKind.INDIRECT: "reported",
    StatementKind.MIXED: "partly quoted",
    StatementKind.OWN_VOICE: "the outlet itself",
}


@dataclass(frozen=True, slots=True)
class Side:
    """A party as shown: its mark, colour class, and what there is of it."""

    anchor: str
    colour: str
    mark: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    statements: int = 0


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement as shown.

    Attributes:
        place: Anchor of its place in its article.
        side: The party.
        speaker: Who speaks.
        role: The speaker's.
        cue: The words that attribute.
        pieces: (words, whether they clash); together the quote.
        kind: How it stands in the article, in a reader's words.
        denies: The party denies these words.
        article: The article's name.
        outlet: Anchor of the article's outlet, for filters.
        on: ISO day it was said, else of publication; "" if neither is known.
        day: The same, as a reader says it.
        via: Names of those who passed it on.
        because: How source became speaker became party.
        percent: How sure the reading is.
    """

    place: str
    side: Side
    speaker: str
    role: str
    cue: str
    pieces: tuple[tuple[str, bool], ...]
    kind: str
    denies: bool
    article: str
    outlet: str
    on: str
    day: str
    via: tuple[str, ...]
    because: tuple[str, ...]
    percent: int

    @property
    def is_sure(self) -> bool:
        """Whether the reading is more likely right than not."""
        return self.percent >= 50  # noqa: PLR2004 - more likely than not


@dataclass(frozen=True, slots=True)
class Clash:
    """A relation as shown, with the words it rests on."""

    anchor: str
    kind: str
    percent: int
    point: str
    point_anchor: str
    first: Quote
    second: Quote
    first_words: str
    second_words: str
    details: tuple[str, ...]
    is_split: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A mark in a cell: it clashes or agrees with the cell of another party of the same row."""

    kind: str
    side: Side
    anchor: str


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of the matrix as shown."""

    anchor: str
    side: Side
    stands: str
    quotes: tuple[Quote, ...]
    conflicts: int
    agreements: int
    ties: tuple[Tie, ...]
    is_split: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A point as shown: a box per party, speaking or not; `first_clashes` are seen at once."""

    anchor: str
    number: int
    label: str
    label_place: str
    boxes: tuple[Box, ...]
    clashes: tuple[Clash, ...]
    first_clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A party's version at two times, as shown."""

    side: Side
    kind: str
    point: str
    point_anchor: str
    earlier: Quote
    later: Quote
    details: tuple[str, ...]


class PageMaker:
    """Makes what the page shows of a report."""

    def __init__(self, overview: Overview) -> None:
        """Number everything that can be linked to."""
        self.overview = overview
        report = overview.report
        self.number = {one.statement_id: at for at, one in enumerate(report.statements)}
        self.point_anchors = {one.point_id: f"q{at}" for at, one in enumerate(overview.points)}
        self.article_anchors = {one.article_id: f"a{at}" for at, one in enumerate(report.articles)}
        names = dict.fromkeys(article.name for article in report.articles)
        self.outlets = {name: f"o{at}" for at, name in enumerate(names)}
        self.unknown = Side("", "none", "?", "party unknown", "")
        self.sides = self._make_sides()
        self.boxes, self.homes = self._number_cells()
        relations = [
            one for point in overview.points for one in overview.relations.get(point.point_id, ())
        ]
        self.relation_anchors = {id(one): f"r{at}" for at, one in enumerate(relations)}
        self.clash_words = _gather_clash_words(relations)

    def _make_sides(self) -> dict[str, Side]:
        """Give colours to parties by how much they say in the matrix; outlets share one grey."""
        overview = self.overview
        said = Counter(one.party_id for one in overview.report.statements)
        order = dict.fromkeys(cell.party_id for cell in overview.report.matrix)
        rest = sorted(overview.parties, key=lambda one: -said[one])
        sides: dict[str, Side] = {}
        colours = 0
        for at, party_id in enumerate(
            one for one in dict.fromkeys([*order, *rest]) if one in overview.parties
        ):
            party = overview.parties[party_id]
            is_outlet = party.kind is PartyKind.OUTLET
            sides[party_id] = Side(
                anchor=f"p{at}",
                colour="outlet" if is_outlet else f"c{colours % COLOURS}",
                mark=overview.marks[party_id],
                name=cut_quote(show_on_one_line(party.name), LABEL_LIMIT),
                kind=party.kind.value,
                aliases=party.aliases,
                speakers=tuple(
                    overview.speakers[one].name
                    for one in party.speaker_ids
                    if one in overview.speakers
                ),
                statements=said[party_id],
            )
            colours += not is_outlet
        return sides

    def _number_cells(self) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
        """Give each cell its anchor, and each statement the anchor of the first cell it stands in."""
        party_number = {party_id: at for at, party_id in enumerate(self.sides)}
        boxes: dict[tuple[str, str], str] = {}
        homes: dict[str, str] = {}
        for cell in self.overview.report.matrix:
            if cell.point_id in self.point_anchors and cell.party_id in party_number:
                anchor = f"{self.point_anchors[cell.point_id]}-{party_number[cell.party_id]}"
                boxes[cell.party_id, cell.point_id] = anchor
                for statement_id in cell.statement_ids:
                    homes.setdefault(statement_id, anchor)
        return boxes, homes

    def find_side(self, party_id: str | None) -> Side:
        """Give the party as shown."""
        return self.sides.get(party_id or "", self.unknown)

    def find_article(self, article_id: str) -> str:
        """Give the name of an article."""
        article = self.overview.articles.get(article_id)
        return article.name if article else ""

    def find_day(self, statement: Statement) -> str:
        """Give the ISO day it was said on, else the day its article appeared, else ""."""
        article = self.overview.articles.get(statement.article_id)
        return (statement.said_on or (article.published if article else None) or "")[:10]

    def make_quote(
        self, statement: Statement, clash_words: Iterable[str] = (), limit: int = QUOTE_LIMIT
    ) -> Quote:
        """Show a statement, the clashing words set off and kept in sight."""
        article = self.overview.articles.get(statement.article_id)
        clashing = [words for one in clash_words if (words := show_on_one_line(one))]
        words = cut_quote(show_on_one_line(statement.words), limit, around=clashing)
        speaker = self.overview.speakers.get(statement.speaker_id or "")
        day = f"said {show_day(statement.said_on)}" if statement.said_on else ""
        if not day and article and article.published:
            day = show_day(article.published)
        return Quote(
            place=f"s{self.number[statement.statement_id]}",
            side=self.find_side(statement.party_id),
            speaker=cut_quote(show_on_one_line(self.overview.name_speaker(statement)), LABEL_LIMIT),
            role=cut_quote(show_on_one_line((speaker.role or "") if speaker else ""), LABEL_LIMIT),
            cue=show_on_one_line(statement.cue.text) if statement.cue else "",
            pieces=tuple(set_off(words, clashing)),
            kind=_KINDS[statement.kind],
            denies=statement.denies,
            article=self.find_article(statement.article_id),
            outlet=self.outlets.get(article.name, "") if article else "",
            on=self.find_day(statement),
            day=day,
            via=tuple(self.overview.name_party(one) for one in statement.via),
            because=statement.because,
            percent=round(100 * statement.confidence),
        )

    def make_row(self, point: Point) -> Row:
        """Show a point with all its cells and relations."""
        place = point.label_place
        clashes = [
            self.make_clash(one, point) for one in self.overview.relations.get(point.point_id, ())
        ]
        surest: dict[tuple[frozenset[str], str], Clash] = {}
        for clash in clashes:
            if clash.is_split and clash.kind == "agrees":
                continue  # that a party agrees with itself is no news
            both = frozenset((clash.first.side.anchor, clash.second.side.anchor))
            surest.setdefault((both, clash.kind), clash)
        anchor = self.point_anchors[point.point_id]
        return Row(
            anchor=anchor,
            number=int(anchor[1:]) + 1,
            label=cut_quote(show_on_one_line(point.label), LABEL_LIMIT),
            label_place=self.article_anchors.get(place.article_id, "") if place else "",
            boxes=tuple(
                self._make_box(cell, clashes)
                for cell in self.overview.cells.get(point.point_id, ())
            ),
            clashes=tuple(clashes),
            first_clashes=tuple(surest.values())[:_FIRST_CLASHES],
        )

    def _make_box(self, cell: Cell, clashes: Sequence[Clash]) -> Box:
        ids = [one for one in cell.statement_ids if one in self.number]
        places = {f"s{self.number[one]}" for one in ids}
        own = [one for one in clashes if {one.first.place, one.second.place} & places]
        stands = cell.stands
        if stands is Standing.SPEAKS and not ids:
            stands = Standing.NOT_COVERED
        return Box(
            anchor=self.boxes[cell.party_id, cell.point_id],
            side=self.find_side(cell.party_id),
            stands=stands.value,
            quotes=tuple(
                self.make_quote(
                    self.overview.statements[one], self.clash_words.get((cell.point_id, one), ())
                )
                for one in ids
            ),
            conflicts=sum(one.kind in _CONFLICT_NAMES for one in own),
            agreements=sum(one.kind == "agrees" for one in own),
            ties=_tie(own, places),
            is_split=any(one.is_split and one.kind in _CONFLICT_NAMES for one in own),
        )

    def make_clash(self, relation: Relation, point: Point) -> Clash:
        """Show a relation with both quotes side by side."""
        first, second = self.overview.find_pair(relation)
        first_words, second_words, _ = find_clash(relation)
        return Clash(
            anchor=self.relation_anchors[id(relation)],
            kind=relation.kind.value,
            percent=round(100 * relation.score),
            point=cut_quote(show_on_one_line(point.label), LABEL_LIMIT),
            point_anchor=self.point_anchors[point.point_id],
            first=self.make_quote(first, [first_words]),
            second=self.make_quote(second, [second_words]),
            first_words=cut_quote(show_on_one_line(first_words), 80),
            second_words=cut_quote(show_on_one_line(second_words), 80),
            details=_tell_details(relation),
            is_split=self.overview.is_split(relation),
        )

    def knows(self, shift: Shift) -> bool:
        """Whether the report holds both statements of a shift."""
        return shift.earlier_id in self.number and shift.later_id in self.number

    def make_change(self, shift: Shift) -> Change:
        """Show a shift with both quotes."""
        statements = self.overview.statements
        anchor = self.point_anchors.get(shift.point_id, "")
        labels = {one.point_id: one.label for one in self.overview.points}
        return Change(
            side=self.find_side(shift.party_id),
            kind=shift.kind,
            point=cut_quote(show_on_one_line(labels.get(shift.point_id, "")), LABEL_LIMIT),
            point_anchor=anchor,
            earlier=self.make_quote(
                statements[shift.earlier_id], [one.first_words for one in shift.evidence[:1]]
            ),
            later=self.make_quote(
                statements[shift.later_id], [one.second_words for one in shift.evidence[:1]]
            ),
            details=tuple(dict.fromkeys(one.detail for one in shift.evidence[:2] if one.detail)),
        )

    def list_statements(self, party_id: str | None, limit: int) -> list[tuple[str, Quote]]:
        """List what a party says as (anchor, quote), its outlet's own voice left out."""
        return [
            (f"l{self.number[one.statement_id]}", self.make_quote(one, limit=limit))
            for one in self.overview.report.statements
            if one.party_id == party_id and one.kind is not StatementKind.OWN_VOICE
        ]

    def choose_columns(self, rows: Sequence[Row]) -> list[Side]:
        """Choose the parties that have a column of the matrix: those on most points, no outlets."""
        sides = dict.fromkeys(
            box.side for row in rows for box in row.boxes if box.side.kind != "outlet"
        )
        speaking = [
            side
            for side in sides
            if any(box.side == side and box.quotes for row in rows for box in row.boxes)
        ]
        return speaking if len(speaking) <= MAIN_PARTIES + 1 else speaking[:MAIN_PARTIES]


_CONFLICT_NAMES = frozenset(kind.value for kind in CONFLICTS)


def _gather_clash_words(relations: Iterable[Relation]) -> dict[tuple[str, str], list[str]]:
    """Gather the words in conflict, by point and statement."""
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for relation in relations:
        if relation.kind in CONFLICTS:
            first, second, _ = find_clash(relation)
            words[relation.point_id, relation.first_id].append(first)
            words[relation.point_id, relation.second_id].append(second)
    return words


def _tell_details(relation: Relation) -> tuple[str, ...]:
    """Tell what the checks found, the most telling first."""
    told = sorted(relation.evidence, key=lambda one: -abs(one.score))
    return tuple(dict.fromkeys(one.detail for one in told if one.detail))


def _tie(clashes: Sequence[Clash], places: set[str]) -> tuple[Tie, ...]:
    """Mark the other cells of the row: the surest relation of each kind with each other party."""
    ties: dict[tuple[str, str], Tie] = {}
    for clash in clashes:
        if clash.kind == "unsure" or clash.is_split:
            continue
        other = clash.second if clash.first.place in places else clash.first
        ties.setdefault((clash.kind, other.side.anchor), Tie(clash.kind, other.side, clash.anchor))
    return tuple(ties.values())[:_TIES]


def find_conflicts(rows: Iterable[Row], *, kinds: Iterable[str] = _CONFLICT_NAMES) -> list[Clash]:
    """Gather the relations of these kinds from all points, the surest first."""
    wanted = frozenset(kinds)
    found = [clash for row in rows for clash in row.clashes if clash.kind in wanted]
    return sorted(found, key=lambda one: -one.percent)
