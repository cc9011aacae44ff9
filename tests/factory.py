"""Records for tests, each in one call; what a test does not name has a plain default.

The event of `make_report` is invented: a ferry and a patrol boat collide off the coast of two
invented countries, and three invented outlets write about it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import Any

from rashomon.annotate.quotes import find_quotes
from rashomon.annotate.sentences import find_sentences
from rashomon.records import (
    Annotated,
    Article,
    Blame,
    Cell,
    Evidence,
    Failure,
    Link,
    Moment,
    Party,
    PartyKind,
    Place,
    Point,
    Relation,
    RelationKind,
    Report,
    Resolved,
    Silence,
    Span,
    Speaker,
    Standing,
    Statement,
    StatementKind,
    TaggedSpan,
    Tags,
    content_id,
)

COURIER = (
    "Orlena says ferry was rammed in its own waters\n"
    "PORT AMSEL, Orlena - The government of Orlena said on Friday that a patrol boat from Maravia "
    "rammed the ferry Halden inside Orlenan waters, killing four passengers.\n"
    "“The Halden was two miles inside our waters when it was struck,” Transport Minister Ida Voss "
    "told reporters.\n"
    "Maravia's coast guard denied that its boat had entered Orlenan waters. “Our vessel never "
    "crossed the line,” said Commander Teo Brandt.\n"
    "The company that runs the ferry declined to comment on the cause.\n"
    "The collision was the third in the strait this year."
)

HERALD = (
    "Maravia blames ferry captain for collision\n"
    "TOVIK, Maravia - Maravia's coast guard said the ferry ignored repeated radio calls before it "
    "turned into the path of the patrol boat.\n"
    "“The captain of the ferry is responsible for what happened,” said Commander Teo Brandt.\n"
    "Hospital officials in Port Amsel said six people had died.\n"
    "Orlena has called for an international inquiry. Maravia said it would open its own inquiry."
)

WIRE = (
    "Four dead after ferry and patrol boat collide\n"
    "A ferry and a patrol boat collided before dawn on Friday in the strait between Orlena and "
    "Maravia.\n"
    "Orlena's transport ministry put the number of dead at four. A hospital official, who asked "
    "not to be named, said six people had died.\n"
    "“We heard no radio call at all,” a passenger said."
)


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}</style>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<!--",
    "]]>",
    "{{ 7 * 7 }}{% raw %}",
    "&lt;b&gt;&#0;",
    "\u202eevil\u2066",
    "javascript:alert(1)",
)


def make_article(text: str = COURIER, **fields: Any) -> Article:
    """Make an article; the title is the text's first line unless given."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    made = {
        "article_id": content_id("article", digest, fields.get("outlet")),
        "title": text.partition("\n")[0],
        "path": "article.txt",
        "sha256": digest,
    }
    return Article(text=text, **{**made, **fields})


def make_span(article: Article, words: str, *, nth: int = 0) -> Span:
    """Find the nth place of these words in the article's text."""
    starts = [found.start() for found in re.finditer(re.escape(words), article.text)]
    if nth >= len(starts):
        message = f"the article holds {words!r} {len(starts)} times"
        raise ValueError(message)
    return article.span(starts[nth], starts[nth] + len(words))


def make_statement(
    article: Article,
    *content: str,
    source: str | None = None,
    cue: str | None = None,
    nth: int = 0,
    **fields: Any,
) -> Statement:
    """Make a statement from words of the article; source and cue are those nearest to the content.

    Args:
        article: Where the words stand.
        content: The fragments of the content; `nth` picks the place of each.
        source: The words that name who speaks.
        cue: The words that attribute.
        nth: Which occurrence of the content is meant.
        fields: Any other field of the record.
    """
    spans = tuple(make_span(article, words, nth=nth) for words in content)
    quoted = [span.text[:1] in '“"' and span.text[-1:] in '”"' for span in spans]
    made = {
        "statement_id": content_id("statement", article.article_id, spans, fields.get("party_id")),
        "kind": StatementKind.DIRECT if spans and all(quoted) else StatementKind.INDIRECT,
        "source": _nearest(article, source, spans),
        "cue": _nearest(article, cue, spans),
    }
    return Statement(article_id=article.article_id, content=spans, **{**made, **fields})


def _nearest(article: Article, words: str | None, spans: tuple[Span, ...]) -> Span | None:
    if words is None:
        return None
    count = len(re.findall(re.escape(words), article.text))
    found = [make_span(article, words, nth=nth) for nth in range(max(count, 1))]
    middle = (spans[0].start + spans[-1].end) / 2 if spans else 0
    outside = [one for one in found if all(one.end <= s.start or one.start >= s.end for s in spans)]
    return min(outside or found, key=lambda one: abs((one.start + one.end) / 2 - middle))


def make_party(name: str = "Orlena", **fields: Any) -> Party:
    """Make a party; a country unless `kind` says otherwise."""
    made = {"party_id": content_id("party", name), "kind": PartyKind.COUNTRY}
    return Party(name=name, **{**made, **fields})


def make_speaker(name: str = "Ida Voss", **fields: Any) -> Speaker:
    """Make a speaker."""
    made = {"speaker_id": content_id("speaker", name, fields.get("party_id"))}
    return Speaker(name=name, **{**made, **fields})


def make_point(label: str, *statements: Statement, **fields: Any) -> Point:
    """Make a point that holds these statements."""
    ids = tuple(statement.statement_id for statement in statements)
    point_id = content_id("point", *ids)
    return Point(**{"point_id": point_id, "label": label, "statement_ids": ids, **fields})


def make_evidence(first_words: str = "", second_words: str = "", **fields: Any) -> Evidence:
    """Make the evidence of one check."""
    made = {"check": "opposites", "score": 0.9, "detail": ""}
    return Evidence(first_words=first_words, second_words=second_words, **{**made, **fields})


def make_relation(
    point: Point,
    first: Statement,
    second: Statement,
    kind: RelationKind = RelationKind.CONTRADICTS,
    **fields: Any,
) -> Relation:
    """Make a relation of two statements on a point."""
    made = {"score": 0.9, "evidence": ()}
    return Relation(
        point_id=point.point_id,
        first_id=first.statement_id,
        second_id=second.statement_id,
        kind=kind,
        **{**made, **fields},
    )


def make_annotated(article: Article | None = None, **fields: Any) -> Annotated:
    """Annotate an article plainly: a sentence ends at a mark that ends one, or at a line feed."""
    article = article or make_article()
    pieces = re.finditer(r"[^\s][^\n]*?(?:[.!?][”\"’)]*(?=\s|$)|(?=\n|$))", article.text)
    quotes = re.finditer(r"“[^”\n]*”|\"[^\"\n]*\"", article.text)
    made = {
        "sentences": tuple(
            article.span(found.start(), found.end()) for found in pieces if found.group()
        ),
        "quotes": tuple(article.span(found.start(), found.end()) for found in quotes),
        "mentions": (),
        "tags": Tags(),
    }
    return Annotated(article=article, **{**made, **fields})


def annotate_by_hand(
    text: str, roles: list[tuple[str, str]], links: list[tuple[int, int, float]]
) -> Annotated:
    """Tag the first occurrence of each (words, role); links are (cue, span, score) by place in `roles`."""
    spans = [
        TaggedSpan(text.index(words), text.index(words) + len(words), role, 0.9)
        for words, role in roles
    ]
    order = sorted(range(len(spans)), key=lambda k: (spans[k].start, -spans[k].end))
    place = {old: new for new, old in enumerate(order)}
    tags = Tags(
        roles=tuple(spans[k] for k in order),
        links=tuple(Link(place[cue], place[span], score) for cue, span, score in links),
    )
    article = Article(article_id="a-1", text=text, title=text.split("\n", maxsplit=1)[0])
    return Annotated(article, find_sentences(text), find_quotes(text), (), tags)


def make_resolved(*statements: Statement, **fields: Any) -> Resolved:
    """Make resolved statements; parties and speakers as given, else none."""
    return Resolved(statements=statements, **{"speakers": (), "parties": (), **fields})


def make_articles() -> tuple[Article, Article, Article]:
    """Give the three articles on the ferry."""
    return (
        make_article(
            COURIER,
            path="courier.txt",
            outlet="Amsel Courier",
            country="XA",
            published="2031-04-11",
            origins=(("outlet", "option"), ("published", "option")),
        ),
        make_article(
            HERALD,
            path="herald.html",
            url="https://herald.example/ferry",
            outlet="Tovik Herald",
            authors=("Mila Dorn",),
            published="2031-04-12T07:30:00+02:00",
            origins=(("outlet", "page"), ("published", "metadata"), ("authors", "page")),
        ),
        make_article(WIRE, path="wire.txt", copies=("copy-of-wire.txt",)),
    )


def make_ferry() -> tuple[tuple[Article, ...], Resolved, tuple[Point, ...], tuple[Relation, ...]]:
    """Give the ferry event as the rooms before `report` would."""
    courier, herald, wire = articles = make_articles()
    orlena, maravia = make_party("Orlena"), make_party("Maravia", aliases=("Tovik",))
    hospital = make_party("hospital officials", kind=PartyKind.GROUP)
    passengers = make_party("passengers", kind=PartyKind.GROUP)
    paper = make_party("Amsel Courier", kind=PartyKind.OUTLET)
    voss = make_speaker("Ida Voss", role="Transport Minister", party_id=orlena.party_id)
    brandt = make_speaker("Teo Brandt", role="Commander", party_id=maravia.party_id)
    unnamed = make_speaker("A hospital official", party_id=hospital.party_id, is_anonymous=True)
    by_voss = {"speaker_id": voss.speaker_id, "party_id": orlena.party_id}
    by_brandt = {"speaker_id": brandt.speaker_id, "party_id": maravia.party_id}
    for_orlena, for_maravia = {"party_id": orlena.party_id}, {"party_id": maravia.party_id}
    inside = make_statement(
        courier,
        "“The Halden was two miles inside our waters when it was struck,”",
        source="Transport Minister Ida Voss",
        cue="told",
        confidence=0.97,
        because=("“Transport Minister Ida Voss” names Ida Voss", "transport minister of Orlena"),
        **by_voss,
    )
    rammed = make_statement(
        courier,
        "that a patrol boat from Maravia rammed the ferry Halden inside Orlenan waters, "
        "killing four passengers",
        source="The government of Orlena",
        cue="said",
        confidence=0.93,
        said_on="2031-04-11",
        **for_orlena,
    )
    entered = make_statement(
        courier,
        "that its boat had entered Orlenan waters",
        source="Maravia's coast guard",
        cue="denied",
        denies=True,
        confidence=0.9,
        **for_maravia,
    )
    never = make_statement(
        courier,
        "“Our vessel never crossed the line,”",
        source="Commander Teo Brandt",
        cue="said",
        **by_brandt,
    )
    third = make_statement(
        courier,
        "The collision was the third in the strait this year.",
        kind=StatementKind.OWN_VOICE,
        party_id=paper.party_id,
        confidence=0.6,
    )
    ignored = make_statement(
        herald,
        "the ferry ignored repeated radio calls before it turned into the path of the patrol boat",
        source="Maravia's coast guard",
        cue="said",
        confidence=0.88,
        **for_maravia,
    )
    captain = make_statement(
        herald,
        "“The captain of the ferry is responsible for what happened,”",
        source="Commander Teo Brandt",
        cue="said",
        **by_brandt,
    )
    six = make_statement(
        herald,
        "six people had died",
        source="Hospital officials in Port Amsel",
        cue="said",
        party_id=hospital.party_id,
    )
    four = make_statement(
        wire,
        "the number of dead at four",
        source="Orlena's transport ministry",
        cue="put",
        **for_orlena,
    )
    six_again = make_statement(
        wire,
        "six people had died",
        source="A hospital official",
        cue="said",
        party_id=hospital.party_id,
        speaker_id=unnamed.speaker_id,
    )
    heard = make_statement(
        wire,
        "“We heard no radio call at all,”",
        source="a passenger",
        cue="said",
        party_id=passengers.party_id,
    )
    place = make_point(
        "inside Orlenan waters",
        rammed,
        inside,
        entered,
        never,
        label_place=Place(courier.article_id, make_span(courier, "inside Orlenan waters")),
    )
    dead = make_point("the number of dead", four, six, six_again, rammed)
    radio = make_point("repeated radio calls", ignored, heard)
    relations = (
        make_relation(
            place,
            inside,
            never,
            score=0.94,
            evidence=(
                make_evidence(
                    "inside our waters", "never crossed the line", detail="affirmed and denied"
                ),
            ),
        ),
        make_relation(place, rammed, entered, score=0.91),
        make_relation(
            dead,
            four,
            six,
            RelationKind.DIFFERS,
            score=0.97,
            evidence=(make_evidence("four", "six", check="numbers", detail="4 against 6"),),
        ),
        make_relation(dead, six, six_again, RelationKind.AGREES, score=0.99),
        make_relation(dead, rammed, four, RelationKind.AGREES, score=0.8),
        make_relation(
            radio,
            ignored,
            heard,
            score=0.86,
            evidence=(make_evidence("repeated radio calls", "no radio call", check="negation"),),
        ),
        make_relation(place, inside, entered, RelationKind.UNSURE, score=0.4),
    )
    resolved = Resolved(
        statements=(
            rammed,
            inside,
            entered,
            never,
            third,
            ignored,
            captain,
            six,
            four,
            six_again,
            heard,
        ),
        speakers=(voss, brandt, unnamed),
        parties=(
            make_party("Orlena", speaker_ids=(voss.speaker_id,)),
            make_party("Maravia", aliases=("Tovik",), speaker_ids=(brandt.speaker_id,)),
            make_party(
                "hospital officials", kind=PartyKind.GROUP, speaker_ids=(unnamed.speaker_id,)
            ),
            passengers,
            paper,
        ),
    )
    return articles, resolved, (place, dead, radio), relations


def make_report(**fields: Any) -> Report:
    """Make the report on the ferry, with every kind of entry a report can hold."""
    articles, resolved, points, relations = make_ferry()
    orlena, maravia, hospital, passengers, _ = resolved.parties
    rammed, _, _, _, _, _, captain, *_ = resolved.statements
    place, dead, radio = points
    by_id = {statement.statement_id: statement for statement in resolved.statements}

    def cell(party: Party, point: Point, stands: Standing = Standing.NOT_COVERED) -> Cell:
        ids = tuple(one for one in point.statement_ids if by_id[one].party_id == party.party_id)
        return Cell(party.party_id, point.point_id, ids, Standing.SPEAKS if ids else stands)

    made = {
        "title": articles[0].title,
        "articles": articles,
        "parties": resolved.parties,
        "speakers": resolved.speakers,
        "statements": resolved.statements,
        "points": points,
        "relations": relations,
        "matrix": (
            *(cell(party, place) for party in (orlena, maravia, hospital, passengers)),
            *(cell(party, dead) for party in (orlena, maravia, hospital, passengers)),
            cell(orlena, radio, Standing.SILENT),
            cell(maravia, radio),
            cell(hospital, radio, Standing.REFUSED),
            cell(passengers, radio),
        ),
        "timeline": (
            Moment(
                "happened",
                Place(articles[2].article_id, make_span(articles[2], "before dawn on Friday")),
                on="2031-04-11",
            ),
            Moment(
                "said",
                Place(articles[0].article_id, make_span(articles[0], "on Friday")),
                on="2031-04-11",
                party_id=orlena.party_id,
                statement_id=rammed.statement_id,
            ),
        ),
        "silences": (
            Silence(
                hospital.party_id,
                "the cause",
                Place(
                    articles[0].article_id,
                    make_span(articles[0], "declined to comment on the cause"),
                ),
            ),
        ),
        "blame": (
            Blame(
                maravia.party_id,
                orlena.party_id,
                "responsible for what happened",
                captain.statement_id,
            ),
        ),
        "failures": (Failure("broken.pdf", "not text or HTML", "save the page as HTML"),),
        "models": (("reader", "fake reader 1"), ("pairs", "fake pairs 1")),
        "settings_digest": "0123456789ab",
    }
    return Report(**{**made, **fields})


def make_hostile_report(words: str) -> Report:
    """Make the report on the ferry with these words in every field that can be shown."""
    report = make_report()
    article = make_article(
        f"{words}\nSo said {words} on {words}.",
        title=words,
        outlet=words,
        url=words,
        path=words,
        authors=(words,),
        copies=(words,),
    )
    party = Party("p-hostile", words, PartyKind.GROUP, (words,))
    spans = (article.span(0, len(words)),)
    statement = replace(
        report.statements[0],
        statement_id=words,
        article_id=article.article_id,
        content=spans,
        source=spans[0],
        cue=spans[0],
        party_id="p-hostile",
        speaker_id=None,
        because=(words,),
    )
    evidence = make_evidence(words, words, detail=words)
    relation = Relation(
        report.points[0].point_id,
        statement.statement_id,
        report.statements[2].statement_id,
        RelationKind.CONTRADICTS,
        0.9,
        (evidence,),
    )
    return replace(
        report,
        title=words,
        articles=(*report.articles, article),
        parties=(*report.parties, party),
        statements=(*report.statements, statement),
        points=tuple(replace(one, label=words) for one in report.points),
        relations=(*report.relations, relation),
        failures=(Failure(words, words, words),),
        models=((words, words),),
    )
