"""Who gets what: every verb of the API, for everyone, at every moment in the life of what is shared."""

import re
from uuid import uuid4

import pytest
from flask import Flask

from tests.support.openapi import DOCUMENT
from tests.support.people import People, Tablet, make_event, make_observation, make_shared_report, outcomes

WHO = ("anna", "bram", "carla", "daan", "els", "nobody")
# What each of WHO gets: read, write (an event of Anna's own), erase.
OBSERVATION = {
    "read": (200, 404, 404, 404, 404, 401),
    "write": ("stored", 404, 404, 404, 404, 401),
    "erase": (200, 404, 404, 404, 404, 401),
}
NOT_OPENED = {
    "read": (200, 200, 404, 404, 404, 401),
    "write": ("stored", "not_allowed", 404, 404, 404, 401),
    "erase": (200, 403, 404, 404, 404, 401),
}
OPENED = {**NOT_OPENED, "erase": (403, 200, 404, 404, 404, 401)}
ERASED = {
    "read": (410, 410, 410, 410, 410, 401),
    "write": (410, 410, 410, 410, 410, 401),
    "erase": (200, 200, 200, 200, 200, 401),
}
UNKNOWN = {
    "read": (404, 404, 404, 404, 404, 401),
    "write": (404, 404, 404, 404, 404, 401),
    "erase": (200, 200, 200, 200, 200, 401),
}
TABLE = {
    "observation": OBSERVATION,
    "assignment": OBSERVATION,
    "observation with a report shared": OBSERVATION,
    "report, shared": NOT_OPENED,
    "report, taken back": NOT_OPENED,
    "report, opened": OPENED,
    "report, opened and replaced": OPENED,
    "erased": ERASED,
    "unknown": UNKNOWN,
}


def record_in(state: str, people: People) -> tuple[str, str]:
    """A record in this state, and the field that its observer writes in it."""
    anna, bram = people.anna, people.bram
    if state == "unknown":
        return str(uuid4()), "note.delen-3"
    if state == "assignment":
        record = str(uuid4())
        answered = anna.send(record, make_event(record, "answer.assignment-1.1"), kind="assignment")
        assert outcomes(answered) == ["stored"]
        return record, "answer.assignment-1.1"
    if not state.startswith("report"):
        record, _ = make_observation(anna)
        if state == "observation with a report shared":
            make_shared_report(anna, bram, opened=True)
        if state == "erased":
            anna.erase(record)
        return record, "note.delen-3"
    record, report = make_shared_report(anna, bram, opened="opened" in state)
    if state == "report, taken back":
        assert outcomes(anna.send(record, make_event(record, "shared.report", None, [report]))) == ["stored"]
    if state == "report, opened and replaced":
        assert outcomes(anna.send(record, make_event(record, "shared.report", "{2}", [report]))) == ["stored"]
    return record, "shared.report"


def act(tablet: Tablet, verb: str, record: str, field: str) -> int | str:
    if verb == "read":
        return tablet.send(record).status_code
    if verb == "erase":
        return tablet.erase(record).status_code
    answer = tablet.send(record, make_event(record, field, "{3}"))
    return outcomes(answer)[0] if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize("state", TABLE)
def test_everyone_gets_what_the_table_says(people: People, state: str):
    for verb, answers in TABLE[state].items():
        for who, expected in zip(WHO, answers, strict=True):
            record, field = record_in(state, people)
            assert act(getattr(people, who), verb, record, field) == expected, f"{who} {verb} {state}"


def test_who_is_refused_has_changed_nothing(people: People):
    record, report = make_shared_report(people.anna, people.bram)
    before = people.anna.listed()
    for tablet in (people.carla, people.daan, people.els, people.nobody):
        tablet.send(record, make_event(record, "shared.report", "x", [report]))
        tablet.send(record, make_event(record, "shared.opened", True), kind="observation")
        tablet.erase(record)
    assert people.anna.listed() == before
    assert people.bram.read(record) == {report["id"]: report["value"]}


def test_a_listing_holds_what_one_may_read_and_nothing_else(people: People):
    observation, _ = make_observation(people.anna)
    report, _ = make_shared_report(people.anna, people.bram)
    assert set(people.anna.listed()) == {observation, report}
    assert set(people.bram.listed()) == {report}
    assert people.carla.listed() == people.daan.listed() == people.els.listed() == {}
    listing = people.bram.get("/api/records").json
    assert listing["people"] == dict(sorted({people.anna.account_id: "Anna", people.bram.account_id: "Bram"}.items()))
    assert listing["records"][0]["owner"] == people.anna.account_id
    assert people.nobody.get("/api/records").status_code == 401
    assert people.nobody.get("/api/session").status_code == 401


def test_an_author_is_who_is_logged_in_whatever_the_event_says(people: People):
    record, _ = make_shared_report(people.anna, people.bram)
    event = make_event(record, "shared.takeaway", "Rustiger", author=people.anna.account_id, author_id=1)
    assert outcomes(people.bram.send(record, event)) == ["stored"]
    authors = {one["id"]: one["author"] for one in people.anna.send(record).json["events"]}
    assert authors[event["id"]] == people.bram.account_id


def test_without_the_token_of_this_login_nothing_changes(people: People):
    record, event = make_observation(people.anna)
    for token in ("", "x", people.bram.token):
        stale = Tablet(people.anna.client, token=token)
        refused = [stale.send(record, make_event(record)), stale.erase(record)]
        assert [(answer.status_code, answer.json["code"]) for answer in refused] == [(403, "stale_token")] * 2
    assert list(people.anna.read(record)) == [event["id"]]


def test_the_document_and_the_routes_are_the_same(app: Flask):
    routes = {
        (re.sub(r"<(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    described = {(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods}
    assert routes == described


def test_the_document_is_served_to_anyone(people: People):
    served = people.nobody.get("/api/openapi.json").json
    assert served["paths"] == DOCUMENT["paths"]
    assert served["openapi"] == "3.1.0"
