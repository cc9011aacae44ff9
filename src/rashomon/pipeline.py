"""The way through, on one page: `compare` calls the rooms in order, `find_parties` the first half of them.

    read -> group -> annotate -> attribute -> resolve -> align -> judge -> follow -> report

Rooms take records and give records. Models are opened once and passed down; nothing is kept between runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.align import align
from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.decisions import Decisions, join_decisions
from rashomon.errors import NothingToCompare, SettingsError
from rashomon.follow import date_statements, follow
from rashomon.group import group
from rashomon.judge import judge
from rashomon.judge.decisions import settle_relations
from rashomon.models.open import open_embedder, open_rivals, open_scorer, open_tagger
from rashomon.read import load_decisions, read
from rashomon.records import Failure, Report, Source, StatementKind
from rashomon.report import build_report
from rashomon.resolve import resolve
from rashomon.settings import ModelSettings, Settings

if TYPE_CHECKING:
    from rashomon.models.base import Embedder, PairScorer, SpanTagger
    from rashomon.records import Annotated, Article, Resolved, Statement

Input = str | Path | Source
"""A path, a web address, "-", or a `Source`."""
Progress = Callable[[str], None]
"""Called with a room's name as the run enters it."""
Addresses = str | Mapping[str, str]
"""One address for all models, or one by task: "reader", "pairs", "embedder"."""


@dataclass(frozen=True, slots=True)
class Engines:
    """The models of a run.

    Attributes:
        tagger: Finds roles, links and entities.
        scorer: Says how a sentence stands to another.
        rivals: Says how a party's statement stands to another's.
        embedder: Turns words into vectors.
    """

    tagger: SpanTagger
    scorer: PairScorer
    rivals: PairScorer
    embedder: Embedder

    @property
    def identities(self) -> tuple[tuple[str, str], ...]:
        """(task, identity) of each."""
        return (
            ("reader", self.tagger.identity),
            ("pairs", self.scorer.identity),
            ("rivals", self.rivals.identity),
            ("embedder", self.embedder.identity),
        )


def open_engines(addresses: Addresses = "", *, settings: ModelSettings | None = None) -> Engines:
    """Open the models.

    Args:
        addresses: One for all, or one by task ("reader", "pairs", "embedder"); a task that is not named gets what
            the package ships. See `rashomon.models.open`.
        settings: How a model behind an endpoint is asked.

    Raises:
        SettingsError: No such address or task.
        ModelError: A model is missing or broken.
    """
    tasks = ("reader", "pairs", "embedder")
    named = dict.fromkeys(tasks, addresses) if isinstance(addresses, str) else addresses
    unknown = sorted(set(named) - set(tasks))
    if unknown:
        message = f"no model has the task {', '.join(map(repr, unknown))}"
        raise SettingsError(message, hint=f"tasks: {', '.join(tasks)}")
    reader, pairs, embedder = (named.get(task, "") for task in tasks)
    return Engines(
        open_tagger(reader, settings=settings),
        open_scorer(pairs, settings=settings),
        open_rivals(pairs),
        open_embedder(embedder, settings=settings),
    )


@dataclass(frozen=True, slots=True)
class _Resolved:
    """What the rooms up to `resolve` made of some inputs."""

    models: Engines
    articles: tuple[Article, ...]
    annotated: list[Annotated]
    resolved: Resolved
    decisions: Decisions
    failures: tuple[Failure, ...]


def compare(
    inputs: Sequence[Input],
    *,
    settings: Settings | None = None,
    engines: Engines | Addresses = "",
    decisions: Sequence[str | Path | Decisions] = (),
    progress: Progress | None = None,
) -> Report:
    """Read articles on one event and say which party claims what, in which words, on which points.

    Args:
        inputs: Paths (files, folders), web addresses, "-" for standard input, or `Source` records, mixed freely.
        settings: Thresholds; the defaults are `Settings()`.
        engines: Opened models (keep them for the next run), or addresses to open them by once the inputs
            are read (`open_engines`); the package's own by default.
        decisions: Files of corrections, or corrections themselves; they outrank the models, and what lies as
            `parties.toml` or `decisions.toml` beside the articles.
        progress: Called with each room's name as the run enters it.

    Returns:
        The report. Inputs that could not be used stand in `report.failures`.

    Raises:
        NothingToCompare: No input gave an article in which somebody is quoted; its `failures` say why.
        ModelError: A model is missing or broken.
        SettingsError: There is no model at an address, or a file of corrections cannot be understood.
    """
    chosen = settings or Settings()
    enter = progress or (lambda _: None)
    found = _resolve(inputs, chosen, engines, decisions, enter)
    articles, annotated, models = found.articles, found.annotated, found.models
    resolved = date_statements(annotated, found.resolved)
    enter("align")
    points = align(annotated, resolved, models.embedder, models.rivals, settings=chosen.align)
    enter("judge")
    judged = judge(
        annotated,
        resolved,
        points,
        models.scorer,
        models.rivals,
        models.embedder,
        settings=chosen.judge,
    )
    relations, unsettled = settle_relations(
        judged, found.decisions, articles=articles, resolved=resolved, points=points
    )
    enter("follow")
    followed = follow(annotated, resolved, points, relations, settings=chosen.follow)
    enter("report")
    return build_report(
        articles,
        resolved,
        points=points,
        relations=relations,
        timeline=followed.timeline,
        silences=followed.silences,
        shifts=followed.shifts,
        blame=followed.blame,
        tone=followed.tone,
        failures=(*found.failures, *unsettled),
        models=models.identities,
        settings_digest=chosen.digest,
    )


def find_parties(
    inputs: Sequence[Input],
    *,
    settings: Settings | None = None,
    engines: Engines | Addresses = "",
    decisions: Sequence[str | Path | Decisions] = (),
    progress: Progress | None = None,
) -> Report:
    """Read articles on one event and say who speaks in them and for which party, and no more.

    Args, errors: As `compare`.

    Returns:
        A report without points.
    """
    chosen = settings or Settings()
    found = _resolve(inputs, chosen, engines, decisions, progress or (lambda _: None))
    return build_report(
        found.articles,
        found.resolved,
        failures=found.failures,
        models=found.models.identities,
        settings_digest=chosen.digest,
    )


def _resolve(
    inputs: Sequence[Input],
    chosen: Settings,
    engines: Engines | Addresses,
    decisions: Sequence[str | Path | Decisions],
    enter: Progress,
) -> _Resolved:
    """Go the first half of the way: from inputs to who speaks for whom."""
    enter("read")
    named = [one if isinstance(one, Decisions) else load_decisions(one) for one in decisions]
    read_result = read(inputs, settings=chosen.read)
    decided = join_decisions(read_result.decisions, *named)
    failures = [*read_result.failures]
    if not read_result.articles:
        message = "no input gave an article"
        raise NothingToCompare(message, hint="see the line of each input", failures=tuple(failures))

    enter("open models")
    models = (
        engines if isinstance(engines, Engines) else open_engines(engines, settings=chosen.models)
    )

    enter("group")
    grouped = group(read_result.articles, models.embedder, settings=chosen.group)
    articles = grouped.events[0]
    failures += [_alien(article, articles) for event in grouped.events[1:] for article in event]

    enter("annotate")
    annotated = annotate(articles, models.tagger)
    failures += _refused(annotated, models.tagger)
    enter("attribute")
    statements = attribute(annotated, settings=chosen.attribute)
    failures += _unattributed(articles, statements)
    if all(statement.kind == StatementKind.OWN_VOICE for statement in statements):
        message = "nobody is quoted in any article, so there are no versions to compare"
        raise NothingToCompare(message, hint="give news articles", failures=tuple(failures))
    enter("resolve")
    resolved = resolve(annotated, statements, settings=chosen.resolve, decisions=decided)
    failures += resolved.failures
    return _Resolved(models, articles, annotated, resolved, decided, tuple(failures))


def _alien(article: Article, event: Sequence[Article]) -> Failure:
    return Failure(
        what=article.path or article.url or article.article_id,
        error=f'seems to be about another event than "{event[0].title or event[0].name}"; left out',
        hint="compare it in a run of its own",
    )


def _refused(annotated: Sequence[Annotated], tagger: SpanTagger) -> list[Failure]:
    return [
        Failure(
            what=one.article.path or one.article.url or one.article.article_id,
            error=f"refused as not in the article: {one.tags.refused} of the stretches {tagger.identity} named",
            hint="the rest is used; a stronger model copies more faithfully",
        )
        for one in annotated
        if one.tags.refused
    ]


def _unattributed(articles: Sequence[Article], statements: Sequence[Statement]) -> list[Failure]:
    speaking = {s.article_id for s in statements if s.kind != StatementKind.OWN_VOICE}
    return [
        Failure(
            what=article.path or article.url or article.article_id,
            error="no attributed statement found; only the outlet's own voice is used",
            hint="check that it is a news article in English that quotes someone",
        )
        for article in articles
        if article.article_id not in speaking
    ]
