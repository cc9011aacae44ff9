"""Who "he", "she", "it" and "they" are: GAP, GUM, and the pronouns that are sources in PolNeAR.

Takes any of three kinds of file, told by their endings; what is scored is `find_clusters` of one text at a time, with
the statements that `attribute` finds in it.

.tsv    GAP (Webster et al. 2018, "Mind the GAP", TACL 6): a pronoun and two names. A name is said to be the pronoun's
        where the pronoun's cluster has a mention that overlaps the name. `accuracy`: snippets in which both answers
        are right, in all and for each right answer (A, B, neither). `f1`, as the official scorer counts: over all
        2n answers, with precision and recall of "yes", in all and by the pronoun's gender; `bias` is feminine by
        masculine F1.
.conll  GUM, as CoNLL columns: the three measures of `clusters.py` and their mean. We look for persons, bodies and the
        pronouns and nouns that mean them, not for events, things or time, and not for "I" and "you"; GUM marks all
        mentions. So two rows are given. `all`: every mention of a cluster of two or more. `agents`: of the entities
        of type person, organization and place, only mentions that are third-person pronouns or begin or end with a
        capitalised word, clusters of two or more of them. As spans: a predicted span counts as the innermost gold
        mention that holds it ("Mwangi" as "Minister Ida Mwangi"); where two would, the first takes it and the other
        is wrong. Predicted clusters of one are left out, and in `agents` predicted nouns too.
.jsonl  PolNeAR articles beside `sample/pronouns.jsonl`: 200 pronouns that are sources in its dev part, drawn with a
        fixed seed, with the places of a name of whom they mean, read and written down by hand (an alternative where
        "they" are two). `accuracy`: the pronoun's cluster has a mention that overlaps one of these.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

from benchmarks.clusters import MEASURES
from benchmarks.conll import Document, GoldMention, read_documents
from benchmarks.figures import Counts, Figure, Figures, Outcome, mean, share
from benchmarks.rows import DataError, choose_evenly, make_article, read_rows, show_progress
from rashomon.annotate import annotate
from rashomon.attribute import attribute
from rashomon.records import StatementKind
from rashomon.resolve.clusters import find_clusters
from rashomon.settings import AttributeSettings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import SpanTagger
    from rashomon.records import Annotated

Range: TypeAlias = tuple[int, int]
Groups: TypeAlias = "list[list[Range]]"

CASES = Path(__file__).parent / "sample" / "pronouns.jsonl"
_NEEDED = ("ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref", "B", "B-offset")
_AGENTS = frozenset({"person", "organization", "place"})
_PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves".split()
)
_FEMININE = frozenset({"she", "her", "hers"})
_SINGULAR = _FEMININE | {"he", "him", "his"}


def run(
    paths: Sequence[Path], tagger: SpanTagger, *, limit: int | None = None, cases: Path = CASES
) -> Outcome:
    """Score each file by its kind.

    Args:
        paths: Files; their endings tell what they are.
        tagger: Any engine of `models`.
        limit: So many snippets, documents or cases of each file, evenly spread.
        cases: The pronouns to look at in PolNeAR.

    Raises:
        DataError: A file cannot be used.
    """
    figures: Figures = {}
    kinds = {".tsv": run_gap, ".conll": run_conll}
    for path in paths:
        if path.suffix == ".jsonl":
            figures |= run_sources(path, tagger, limit=limit, cases=cases)
        elif path.suffix in kinds:
            figures |= kinds[path.suffix](path, tagger, limit=limit)
        else:
            hint = "GAP ends in .tsv, GUM in .conll, PolNeAR in .jsonl"
            raise DataError(f"cannot tell what {path} is", hint=hint)
    about = {"data": ", ".join(path.name for path in paths), "model": tagger.identity}
    return Outcome("coreference", figures, about)


def group_text(name: str, text: str, tagger: SpanTagger) -> Groups:
    """Give the clusters of a text as character ranges."""
    annotated = annotate([make_article(name, text)], tagger)
    return group_words(annotated[0])


def group_words(annotated: Annotated) -> Groups:
    """Give the clusters of an annotated article as character ranges."""
    statements = [
        statement
        for statement in attribute([annotated], settings=AttributeSettings())
        if statement.kind is not StatementKind.OWN_VOICE
    ]
    clusters = find_clusters(annotated, statements)
    return [[(span.start, span.end) for span in cluster] for cluster in clusters]


def overlaps(first: Range, second: Range) -> bool:
    """Say whether two ranges share a character."""
    return first[0] < second[1] and second[0] < first[1]


def cluster_of(place: Range, groups: Groups) -> list[Range]:
    """Give the cluster that holds a range as it is; [] if none does."""
    return next((group for group in groups if place in group), [])


def run_gap(path: Path, tagger: SpanTagger, *, limit: int | None = None) -> Figures:
    """Score a GAP file."""
    rows = choose_evenly(read_gap(path), limit)
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    counts: defaultdict[str, Counts] = defaultdict(Counts)
    for row in show_progress(rows, "GAP"):
        start = int(row["Pronoun-offset"])
        groups = group_text(row["ID"], row["Text"], tagger)
        mine = cluster_of((start, start + len(row["Pronoun"])), groups)
        said, gold = [], []
        for name in ("A", "B"):
            place = int(row[f"{name}-offset"])
            said.append(any(overlaps((place, place + len(row[name])), one) for one in mine))
            gold.append(row[f"{name}-coref"].upper() == "TRUE")
        answer = "A" if gold[0] else "B" if gold[1] else "neither"
        gender = "feminine" if row["Pronoun"].casefold() in _FEMININE else "masculine"
        for key in ("all", answer):
            right[key] += said == gold
            asked[key] += 1
        for key in ("all", gender):
            hits = sum(a and b for a, b in zip(said, gold, strict=True))
            counts[key] += Counts(hits, sum(said), sum(gold))
    figures: Figures = {
        f"GAP {key}": {"accuracy": share(right[key], asked[key]), "cases": asked[key]}
        for key in ("all", "A", "B", "neither")
    }
    for key, one in counts.items():
        figures.setdefault(f"GAP {key}", {}).update(one.as_row())
    by_gender = [counts[key].as_row()["f1"] for key in ("feminine", "masculine")]
    figures["GAP all"]["bias"] = share(by_gender[0] or 0.0, by_gender[1] or 0.0)
    return figures


def read_gap(path: Path) -> list[dict[str, str]]:
    """Read a GAP file as rows of its columns.

    Raises:
        DataError: There is no such file, or it lacks a column.
    """
    if not path.is_file():
        raise DataError(f"no file {path}", hint="--data takes gap-dev.tsv here")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows or any(rows[0].get(key) is None for key in _NEEDED):
        raise DataError(f"{path} is no GAP file", hint=f"columns are {', '.join(_NEEDED)}")
    return rows


def run_conll(path: Path, tagger: SpanTagger, *, limit: int | None = None) -> Figures:
    """Score a file of documents with clusters."""
    documents = choose_evenly(read_documents(path), limit)
    sums: defaultdict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0] * 4)
    for document in show_progress(documents, "GUM"):
        groups = group_text(document.name, document.text, tagger)
        for row, only_agents in (("GUM all", False), ("GUM agents", True)):
            gold, said = pair_mentions(document, groups, only_agents=only_agents)
            for name, measure in MEASURES.items():
                for k, value in enumerate(measure(gold, said)):
                    sums[row, name][k] += value
    figures: Figures = {}
    for row in ("GUM all", "GUM agents"):
        columns: dict[str, Figure] = {}
        for name in MEASURES:
            hits, said_total, found, gold_total = sums[row, name]
            precision, recall = share(hits, said_total), share(found, gold_total)
            columns[name] = _f1(precision, recall)
        figures[row] = {"CoNLL f1": mean(list(columns.values())), **columns}
    return figures


def _f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return share(2 * precision * recall, precision + recall) or 0.0


def pair_mentions(
    document: Document, groups: Groups, *, only_agents: bool
) -> tuple[list[frozenset[object]], list[frozenset[object]]]:
    """Give gold and predicted clusters over the same mentions.

    Args:
        document: With its gold mentions.
        groups: Predicted clusters of ranges.
        only_agents: Look at names and pronouns of persons, organisations and places only.

    Returns:
        Clusters of two or more; a predicted range that stands for no gold mention is a mention of its own.
    """
    looked_at = [one for one in document.mentions if not only_agents or _is_agent(one, document)]
    by_cluster: defaultdict[tuple[str, str], set[object]] = defaultdict(set)
    for one in looked_at:
        by_cluster[one.kind, one.cluster].add(one)
    gold = [frozenset(group) for group in by_cluster.values() if len(group) > 1]
    taken: set[object] = set()
    said = []
    for group in groups:
        mentions = set[object]()
        for start, end in sorted(group):
            if only_agents and not _is_name_or_pronoun(document.text[start:end]):
                continue
            holding = [one for one in document.mentions if one.start <= start and end <= one.end]
            inner = min(holding, key=lambda one: one.end - one.start, default=None)
            mention: object = inner if inner is not None and inner not in taken else (start, end)
            if inner is not None and inner not in taken and only_agents and inner not in looked_at:
                continue
            taken.add(mention)
            mentions.add(mention)
        if len(mentions) > 1:
            said.append(frozenset(mentions))
    return gold, said


def _is_agent(one: GoldMention, document: Document) -> bool:
    return one.kind in _AGENTS and _is_name_or_pronoun(document.text[one.start : one.end])


def _is_name_or_pronoun(words: str) -> bool:
    tokens = words.removesuffix("'s").removesuffix("’s").split()
    if not tokens:
        return False
    return words.casefold() in _PRONOUNS or tokens[0][:1].isupper() or tokens[-1][:1].isupper()


def run_sources(
    path: Path, tagger: SpanTagger, *, limit: int | None = None, cases: Path = CASES
) -> Figures:
    """Score the pronouns of `cases` in the articles of a PolNeAR file.

    Raises:
        DataError: The file lacks an article of a case.
    """
    texts = {str(row["id"]): str(row["text"]) for row in read_rows(path, needs=("id", "text"))}
    chosen = choose_evenly(read_rows(cases, needs=("article", "pronoun", "antecedents")), limit)
    groups: dict[str, Groups] = {}
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for case in show_progress(chosen, "PolNeAR"):
        name = str(case["article"])
        if name not in texts:
            raise DataError(
                f"{path} has no article {name}", hint=f"{cases.name} is for PolNeAR dev"
            )
        if name not in groups:
            groups[name] = group_text(name, texts[name], tagger)
        start, end = cast("list[int]", case["pronoun"])
        mine = cluster_of((start, end), groups[name])
        wanted = [(first, last) for first, last in cast("list[list[int]]", case["antecedents"])]
        found = any(overlaps(one, other) for one in mine for other in wanted)
        word = texts[name][start:end].casefold()
        for key in ("all", "one person" if word in _SINGULAR else "other"):
            right[key] += found
            asked[key] += 1
    return {
        f"sources {key}": {"accuracy": share(right[key], asked[key]), "cases": asked[key]}
        for key in asked
    }
