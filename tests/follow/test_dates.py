"""When said, when happened, when published: three things that are never mixed."""

from factory import make_annotated, make_article, make_resolved, make_statement

from rashomon.annotate.times import find_times
from rashomon.follow.dates import date_statements
from rashomon.records import StatementKind


def view_of(text, published="2031-04-11"):
    article = make_article(text, published=published)
    return make_annotated(article, times=find_times(text, article.published_on))


def dated(view, *content, **fields):
    statement = make_statement(view.article, *content, **fields)
    (found,) = date_statements([view], make_resolved(statement)).statements
    return found


def test_a_date_beside_the_cue_is_the_day_of_saying():
    view = view_of("Maravia said on Thursday that the ferry had turned on April 7.")
    found = dated(view, "that the ferry had turned on April 7", source="Maravia", cue="said")
    assert (found.said_on, found.about) == ("2031-04-10", ("2031-04-07",))


def test_a_date_inside_the_content_is_not_the_day_of_saying():
    view = view_of("Maravia said the ferry turned on Monday.")
    found = dated(view, "the ferry turned on Monday", source="Maravia", cue="said")
    assert (found.said_on, found.about) == (None, ("2031-04-07",))


def test_a_day_of_saying_lies_not_ahead_of_publication():
    view = view_of("Maravia, which will vote on Tuesday, said it was calm.")
    assert dated(view, "it was calm", source="Maravia", cue="said").said_on is None


def test_without_a_publication_date_a_weekday_gives_no_day():
    view = view_of("Maravia said on Thursday that it was calm.", published=None)
    assert dated(view, "that it was calm", source="Maravia", cue="said").said_on is None


def test_own_voice_has_no_day_of_saying():
    view = view_of("The ferry sank on Thursday.")
    found = dated(view, "The ferry sank on Thursday", kind=StatementKind.OWN_VOICE)
    assert (found.said_on, found.about) == (None, ("2031-04-10",))
