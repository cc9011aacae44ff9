"""The room's door: everything in one record."""

from factory import make_annotated, make_article, make_party, make_resolved, make_statement

from rashomon.annotate.times import find_times
from rashomon.follow import date_statements, follow


def test_follow_gives_time_silence_blame_and_tone():
    text = "Orlena blamed Maravia on Thursday for the collision. Maravia declined to comment."
    article = make_article(text, published="2031-04-11")
    view = make_annotated(article, times=find_times(text, article.published_on))
    orlena, maravia = make_party("Orlena"), make_party("Maravia")
    statement = make_statement(
        article,
        "Maravia",
        "for the collision",
        source="Orlena",
        cue="blamed",
        party_id=orlena.party_id,
    )
    resolved = date_statements([view], make_resolved(statement, parties=(orlena, maravia)))
    followed = follow([view], resolved, (), ())
    assert [(one.by_party_id, one.on_party_id) for one in followed.blame] == [
        (orlena.party_id, maravia.party_id)
    ]
    assert [one.party_id for one in followed.silences] == [maravia.party_id]
    assert {moment.kind for moment in followed.timeline} >= {"said", "first-word", "published"}
    assert followed.shifts == ()
    assert [(one.covers, one.score < 0) for one in followed.tone] == [
        ("event", True),
        ("statement", True),
    ]
