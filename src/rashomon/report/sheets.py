"""The articles as the page shows them: the whole text, every statement in it, answers beside it.

An article comes in, a `Sheet` goes out. Beside the paragraph in which a statement begins stands what
rivals say to it, each answer with its own place.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.records import RelationKind, StatementKind
from rashomon.report.highlight import cut_paragraphs
from rashomon.report.inert import cut_quote, show_on_one_line
from rashomon.report.overview import find_clash
from rashomon.report.permalinks import is_web_address
from rashomon.report.wording import tell_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rashomon.records import Article, Relation, Statement
    from rashomon.report.highlight import Segment
    from rashomon.report.page import PageMaker, Quote, Side

_ANSWER_LIMIT = 130  # characters of an answer beside a paragraph; its place has it whole
_ANSWERED_LIMIT = 36  # characters of what it answers, to find it in the paragraph


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
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody else says to a statement.

    Attributes:
        kind: How the two stand to each other.
        to: The words it answers, shortened.
        quote: The answer.
        anchor: Where both stand side by side.
    """

    kind: str
    to: str
    quote: Quote
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of an article with the answers to what is said in it."""

    stretches: tuple[Stretch, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as shown."""

    anchor: str
    article: Article
    name: str
    outlet: str
    facts: tuple[str, ...]
    link: str
    paragraphs: tuple[Paragraph, ...]


def make_sheets(maker: PageMaker, articles: Iterable[Article], *, answers: int) -> list[Sheet]:
    """Show articles with all statements in them.

    Args:
        maker: Gives quotes and anchors.
        articles: The articles.
        answers: So many answers stand beside a paragraph at most, conflicts first.
    """
    spoken: dict[str, list[Statement]] = defaultdict(list)
    for statement in maker.overview.report.statements:
        spoken[statement.article_id].append(statement)
    heard = _gather_relations(maker)
    return [
        Sheet(
            anchor=maker.article_anchors[article.article_id],
            article=article,
            name=article.name,
            outlet=maker.outlets[article.name],
            facts=tuple(tell_facts(article)),
            link=(article.url or "") if is_web_address(article) else "",
            paragraphs=tuple(
                Paragraph(
                    tuple(_make_stretch(maker, one) for one in paragraph),
                    _find_answers(maker, paragraph, heard)[:answers],
                )
                for paragraph in cut_paragraphs(article, spoken[article.article_id])
                if paragraph
            ),
        )
        for article in articles
    ]


def _gather_relations(maker: PageMaker) -> dict[str, list[Relation]]:
    """Give each statement its relations with other parties, conflicts before agreements."""
    heard: dict[str, list[Relation]] = defaultdict(list)
    overview = maker.overview
    for point in overview.points:
        for relation in overview.relations.get(point.point_id, ()):
            if relation.kind is not RelationKind.UNSURE and not overview.is_split(relation):
                heard[relation.first_id].append(relation)
                heard[relation.second_id].append(relation)
    return heard


def _find_answers(
    maker: PageMaker, paragraph: Sequence[Segment], heard: dict[str, list[Relation]]
) -> tuple[Answer, ...]:
    """Find what others say to the statements that begin in a paragraph, each once."""
    found: dict[str, tuple[float, Answer]] = {}
    for statement_id in (one for segment in paragraph for one in segment.begins):
        for relation in heard.get(statement_id, ()):
            is_first = relation.first_id == statement_id
            other = maker.overview.statements[relation.second_id if is_first else relation.first_id]
            first_words, second_words, _ = find_clash(relation)
            own = maker.overview.statements[statement_id]
            answer = Answer(
                kind=relation.kind.value,
                to=cut_quote(
                    show_on_one_line(own.words),
                    _ANSWERED_LIMIT,
                    around=[show_on_one_line(first_words if is_first else second_words)],
                ),
                quote=maker.make_quote(
                    other, [second_words if is_first else first_words], _ANSWER_LIMIT
                ),
                anchor=maker.relation_anchors[id(relation)],
            )
            rank = relation.score - (relation.kind is RelationKind.AGREES)
            if answer.quote.place not in found or rank > found[answer.quote.place][0]:
                found[answer.quote.place] = rank, answer
    ranked = sorted(found.values(), key=lambda one: -one[0])
    return tuple(answer for _, answer in ranked)


def _make_stretch(maker: PageMaker, segment: Segment) -> Stretch:
    statements = maker.overview.statements
    sides = list(
        dict.fromkeys(maker.find_side(statements[one].party_id) for one in segment.contents)
    )
    classes = [f"say {sides[0].colour}"] if sides else []
    classes += ["both"] if len(sides) > 1 else []
    classes += ["own"] if segment.is_own and not sides else []
    classes += ["src"] if segment.is_source else []
    classes += ["cue"] if segment.is_cue else []
    return Stretch(
        text=segment.text,
        classes=" ".join(classes),
        lit=" ".join(str(maker.number[one]) for one in segment.contents),
        tags=tuple(_make_tag(maker, statements[one]) for one in segment.begins),
    )


def _make_tag(maker: PageMaker, statement: Statement) -> Tag:
    at = maker.number[statement.statement_id]
    is_listed = statement.kind is not StatementKind.OWN_VOICE
    back = maker.homes.get(statement.statement_id) or (f"l{at}" if is_listed else "")
    return Tag(place=f"s{at}", back=back, side=maker.find_side(statement.party_id))
