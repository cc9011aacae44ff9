"""Annotate: sentences, quotations, named entities, time expressions and roles of each article.

Takes articles, gives `Annotated` in the same order. All articles go to the tagger at once, so that it
can fill its batches; the encoder reads each article once for all that later rooms need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rashomon.annotate.quotes import find_quotes
from rashomon.annotate.sentences import find_sentences
from rashomon.annotate.times import find_dateline, find_times
from rashomon.records import Annotated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.models.base import SpanTagger
    from rashomon.records import Article

__all__ = ["annotate"]


def annotate(articles: Sequence[Article], tagger: SpanTagger) -> list[Annotated]:
    """Annotate articles.

    Args:
        articles: n articles.
        tagger: Any engine of `models`.

    Returns:
        n records in the same order.

    Raises:
        ModelError: The tagger failed.
    """
    tagged = tagger.tag([article.text for article in articles])
    return [
        Annotated(
            article=article,
            sentences=find_sentences(article.text),
            quotes=find_quotes(article.text),
            mentions=tags.entities,
            tags=tags,
            times=find_times(article.text, article.published_on or find_dateline(article.text)),
        )
        for article, tags in zip(articles, tagged, strict=True)
    ]
