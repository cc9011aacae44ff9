"""What the page shows, ready for the templates: who, which words, where, and what they clash with.

An `Overview` comes in; small records of plain strings go out. Every quote carries the anchor of its
place in the article; every place in an article carries the way back. The templates add nothing but
markup.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import PartyKind, Standing, StatementKind
from rashomon.report.highlight import cut_paragraphs
from rashomon.report.inert import cut_quote, show_on_one_line
from rashomon.report.overview import CONFLICTS, find_clash
from rashomon.report.wording import set_off, show_day, tell_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Article, Cell, Moment, Point, Relation, Shift, Statement
    from rashomon.report.highlight import Segment
    from rashomon.report.overview import Overview

QUOTE_LIMIT = 320  # characters of a quote in a cell or list; the article view has it whole
_LABEL_LIMIT = 160  # characters of a point's label or a party's name
_FIRST_CLASHES = 5  # named under a point at once: the surest of each two parties and kind
_COLOURS = 16  # eight hues, each with a whole and a broken line; the mark tells parties apart
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
    """A statement as shown; `pieces` are (words, whether they clash)."""

    place: str
    side: Side
    speaker: str
    role: str
    cue: str
    pieces: tuple[tuple[str, bool], ...]
    kind: str
    denies: bool
    article: str
    day: str
    via: tuple[str, ...]
    because: tuple[str, ...]
    is_sure: bool


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
class Box:
    """A cell of the matrix as shown."""

    anchor: str
    side: Side
    stands: str
    quotes: tuple[Quote, ...]
    conflicts: int
    agreements: int


@dataclass(frozen=True, slots=True)
class Row:
    """A point as shown: a box per party, speaking or not; `first_clashes` are seen at once."""

    anchor: str
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
    earlier: Quote
    later: Quote


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline as shown."""

    on: str | None
    kind: str
    party_id: str | None
    words: str
    article: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tag:
    """The mark of a statement in the running text, and where a click leads back to."""

    place: str
    back: str
    side: Side


@dataclass(frozen=True, slots=True)
class Stretch:
    """A segment of an article as shown: `classes` and `lit` are attribute values."""

    text: str
    classes: str
    lit: str
    hint: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as shown."""

    anchor: str
    article: Article
    name: str
    facts: tuple[str, ...]
    link: str
    paragraphs: tuple[tuple[Stretch, ...], ...]


class PageMaker:
    """Makes what the page shows of a report; no id of the page holds anything of the input."""

    def __init__(self, overview: Overview) -> None:
        """Number everything that can be linked to."""
        self.overview = overview
        report = overview.report
        self.number = {one.statement_id: at for at, one in enumerate(report.statements)}
        self.point_anchors = {one.point_id: f"q{at}" for at, one in enumerate(overview.points)}
        self.article_anchors = {one.article_id: f"a{at}" for at, one in enumerate(report.articles)}
        self.unknown = Side("", "none", "?", "party unknown", "")
        self.sides = self._make_sides()
        party_number = {party_id: at for at, party_id in enumerate(self.sides)}
        self.boxes = {
            (
                cell.party_id,
                cell.point_id,
            ): f"{self.point_anchors[cell.point_id]}-{party_number[cell.party_id]}"
            for cell in report.matrix
            if cell.point_id in self.point_anchors and cell.party_id in party_number
        }
        self.homes: dict[str, str] = {}
        for cell in report.matrix:
            box = self.boxes.get((cell.party_id, cell.point_id))
            if box:
                self.homes = {**dict.fromkeys(cell.statement_ids, box), **self.homes}
        self.spoken: dict[str, list[Statement]] = defaultdict(list)
        for statement in report.statements:
            self.spoken[statement.article_id].append(statement)
        relations = [
            one for point in overview.points for one in overview.relations.get(point.point_id, ())
        ]
        self.relation_anchors = {id(one): f"r{at}" for at, one in enumerate(relations)}
        self.clash_words: dict[tuple[str, str], list[str]] = defaultdict(list)
        for relation in relations:
            if relation.kind in CONFLICTS:
                for evidence in relation.evidence:
                    self.clash_words[relation.point_id, relation.first_id].append(
                        evidence.first_words
                    )
                    self.clash_words[relation.point_id, relation.second_id].append(
                        evidence.second_words
                    )

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
                colour="outlet" if is_outlet else f"c{colours % _COLOURS}",
                mark=overview.marks[party_id],
                name=cut_quote(show_on_one_line(party.name), _LABEL_LIMIT),
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

    def find_side(self, party_id: str | None) -> Side:
        """Give the party as shown."""
        return self.sides.get(party_id or "", self.unknown)

    def find_article(self, article_id: str) -> str:
        """Give the name of an article."""
        article = self.overview.articles.get(article_id)
        return article.name if article else ""

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
            speaker=self.overview.name_speaker(statement),
            role=(speaker.role or "") if speaker else "",
            cue=statement.cue.text if statement.cue else "",
            pieces=tuple(set_off(words, clashing)),
            kind=_KINDS[statement.kind],
            denies=statement.denies,
            article=self.find_article(statement.article_id),
            day=day,
            via=tuple(self.overview.name_party(one) for one in statement.via),
            because=statement.because,
            is_sure=statement.confidence >= 0.5,  # noqa: PLR2004 - more likely than not
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
        return Row(
            anchor=self.point_anchors[point.point_id],
            label=cut_quote(show_on_one_line(point.label), _LABEL_LIMIT),
            label_place=self.article_anchors.get(place.article_id, "") if place else "",
            boxes=tuple(
                self._make_box(cell) for cell in self.overview.cells.get(point.point_id, ())
            ),
            clashes=tuple(clashes),
            first_clashes=tuple(surest.values())[:_FIRST_CLASHES],
        )

    def _make_box(self, cell: Cell) -> Box:
        ids = [one for one in cell.statement_ids if one in self.number]
        relations = [
            one
            for one in self.overview.relations.get(cell.point_id, ())
            if one.first_id in ids or one.second_id in ids
        ]
        return Box(
            anchor=self.boxes[cell.party_id, cell.point_id],
            side=self.find_side(cell.party_id),
            stands=cell.stands.value
            if ids or cell.stands is not Standing.SPEAKS
            else Standing.NOT_COVERED.value,
            quotes=tuple(
                self.make_quote(
                    self.overview.statements[one], self.clash_words.get((cell.point_id, one), ())
                )
                for one in ids
            ),
            conflicts=sum(one.kind in CONFLICTS for one in relations),
            agreements=sum(one.kind.value == "agrees" for one in relations),
        )

    def make_clash(self, relation: Relation, point: Point) -> Clash:
        """Show a relation with both quotes side by side."""
        first, second = self.overview.find_pair(relation)
        first_words, second_words, _ = find_clash(relation)
        return Clash(
            anchor=self.relation_anchors[id(relation)],
            kind=relation.kind.value,
            percent=round(100 * relation.score),
            point=cut_quote(show_on_one_line(point.label), _LABEL_LIMIT),
            point_anchor=self.point_anchors[point.point_id],
            first=self.make_quote(first, [one.first_words for one in relation.evidence]),
            second=self.make_quote(second, [one.second_words for one in relation.evidence]),
            first_words=cut_quote(show_on_one_line(first_words), 80),
            second_words=cut_quote(show_on_one_line(second_words), 80),
            details=tuple(dict.fromkeys(one.detail for one in relation.evidence if one.detail)),
            is_split=self.overview.is_split(relation),
        )

    def make_sheet(self, article: Article) -> Sheet:
        """Show an article's whole text with every statement in it."""
        paragraphs = cut_paragraphs(article, self.spoken[article.article_id])
        url = article.url or ""
        return Sheet(
            anchor=self.article_anchors[article.article_id],
            article=article,
            name=article.name,
            facts=tuple(tell_facts(article)),
            link=url if url.startswith(("https://", "http://")) else "",
            paragraphs=tuple(
                tuple(self._make_stretch(one) for one in paragraph)
                for paragraph in paragraphs
                if paragraph
            ),
        )

    def _make_stretch(self, segment: Segment) -> Stretch:
        statements = self.overview.statements
        sides = list(
            dict.fromkeys(self.find_side(statements[one].party_id) for one in segment.contents)
        )
        classes = [f"say {sides[0].colour}"] if sides else []
        classes += ["both"] if len(sides) > 1 else []
        classes += ["own"] if segment.is_own and not sides else []
        classes += ["src"] if segment.is_source else []
        classes += ["cue"] if segment.is_cue else []
        tags = [self._make_tag(statements[one]) for one in segment.begins]
        return Stretch(
            text=segment.text,
            classes=" ".join(classes),
            lit=" ".join(str(self.number[one]) for one in segment.contents),
            hint=" and ".join(side.name for side in sides),
            tags=tuple(tags),
        )

    def _make_tag(self, statement: Statement) -> Tag:
        at = self.number[statement.statement_id]
        side = self.find_side(statement.party_id)
        is_listed = statement.kind is not StatementKind.OWN_VOICE
        back = self.homes.get(statement.statement_id) or (f"l{at}" if is_listed else "")
        return Tag(place=f"s{at}", back=back, side=side)

    def knows(self, shift: Shift) -> bool:
        """Whether the report holds both statements of a shift."""
        return shift.earlier_id in self.number and shift.later_id in self.number

    def make_change(self, shift: Shift) -> Change:
        """Show a shift with both quotes."""
        statements = self.overview.statements
        return Change(
            side=self.find_side(shift.party_id),
            kind=shift.kind,
            earlier=self.make_quote(
                statements[shift.earlier_id], [one.first_words for one in shift.evidence]
            ),
            later=self.make_quote(
                statements[shift.later_id], [one.second_words for one in shift.evidence]
            ),
        )

    def make_entry(self, moment: Moment) -> Entry:
        """Show a moment: its statement's words where it is one, else the words that date it."""
        statement = self.overview.statements.get(moment.statement_id or "")
        place = f"s{self.number[statement.statement_id]}" if statement else ""
        return Entry(
            on=moment.on,
            kind=moment.kind,
            party_id=moment.party_id,
            words=cut_quote(
                show_on_one_line(statement.words if statement else moment.place.span.text), 240
            ),
            article=self.find_article(moment.place.article_id),
            anchor=place or self.article_anchors.get(moment.place.article_id, ""),
        )

    def list_statements(self, party_id: str | None) -> Sequence[tuple[str, Quote]]:
        """List what a party says as (anchor, quote), its outlet's own voice left out."""
        return [
            (f"l{self.number[one.statement_id]}", self.make_quote(one, limit=240))
            for one in self.overview.report.statements
            if one.party_id == party_id and one.kind is not StatementKind.OWN_VOICE
        ]
