"""The listing: one hash says whether there is anything new."""

from flask import Flask
from sqlalchemy import event

from observatie.web.database import db
from tests.support.people import Tablet, make_event, make_observation, make_shared_report


def test_with_nothing_new_the_answer_is_short(anna: Tablet):
    make_observation(anna)
    tag = anna.get("/api/records").headers["ETag"]
    again = anna.get("/api/records", **{"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_it_takes_two_queries_more_than_the_session_however_much_there_is(app: Flask, anna: Tablet, bram: Tablet):
    asked: list[str] = []
    with app.app_context():
        engine = db.engine

    def note(connection, cursor, statement: str, *_: object) -> None:
        asked.append(statement)

    def queries(path: str) -> int:
        asked.clear()
        anna.get(path)
        return sum(statement.startswith("SELECT") for statement in asked)

    for _ in range(5):
        make_observation(anna)
        make_shared_report(anna, bram)
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert queries("/api/records") == queries("/api/session") + 2
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_every_change_gives_another_tag(anna: Tablet, bram: Tablet):
    tags = [bram.get("/api/records").headers["ETag"]]
    record, report = make_shared_report(anna, bram)
    tags.append(bram.get("/api/records").headers["ETag"])
    anna.send(record, make_event(record, "shared.report", "{2}", [report]))
    tags.append(bram.get("/api/records").headers["ETag"])
    bram.send(record, make_event(record, "shared.opened", True))
    tags.append(bram.get("/api/records").headers["ETag"])
    bram.erase(record)
    assert bram.get("/api/records").headers["ETag"] == tags[0]
    assert len(set(tags)) == 4


def test_what_others_do_elsewhere_changes_nothing_here(anna: Tablet, bram: Tablet):
    tag = bram.get("/api/records").headers["ETag"]
    record, _ = make_observation(anna)
    anna.send(record, make_event(record))
    assert bram.get("/api/records", **{"If-None-Match": tag}).status_code == 304


def test_the_session_says_who_with_a_token_that_works(anna: Tablet):
    session = anna.get("/api/session").json
    assert (session["account_id"], session["name"], session["protocol"]) == (anna.account_id, "Anna", 1)
    anna.token = session["csrf_token"]
    make_observation(anna)
