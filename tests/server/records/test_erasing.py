"""Erased is erased, for everyone, and it does not come back."""

from uuid import uuid4

from sqlalchemy import func, select

from observatie.db.records import Membership, Record, StoredEvent, Tombstone
from observatie.web.database import db
from tests.support.people import People, Tablet, make_event, make_observation, make_shared_report, outcomes


def test_nothing_of_an_erased_record_is_left_but_its_id(people: People):
    record, event = make_observation(people.anna)
    people.anna.send(record, make_event(record, replaces=[event]))
    assert people.anna.erase(record).status_code == 200
    assert people.anna.listed() == {}
    with people.app.app_context():
        counts = [db.session.scalar(select(func.count()).select_from(table)) for table in (Record, Membership)]
        assert [*counts, db.session.scalar(select(func.count()).select_from(StoredEvent))] == [0, 0, 0]
        assert list(db.session.scalars(select(Tombstone.record_id))) == [record]


def test_a_device_that_was_away_does_not_bring_it_back(anna: Tablet):
    record, event = make_observation(anna)
    anna.erase(record)
    for batch in ([event], [make_event(record)], []):
        answer = anna.send(record, *batch, kind="observation")
        assert (answer.status_code, answer.json["code"]) == (410, "erased")
    assert anna.listed() == {}


def test_erasing_twice_comes_to_the_same(anna: Tablet):
    record, _ = make_observation(anna)
    assert [anna.erase(record).status_code for _ in range(3)] == [200] * 3


def test_what_was_erased_before_it_was_ever_sent_stays_away(anna: Tablet):
    record = str(uuid4())
    assert anna.erase(record).json == {"id": record, "erased": True}
    assert anna.send(record, make_event(record), kind="observation").status_code == 410


def test_the_report_stays_when_the_observation_behind_it_goes(people: People):
    observation, _ = make_observation(people.anna)
    report, event = make_shared_report(people.anna, people.bram, opened=True)
    people.anna.erase(observation)
    assert people.bram.read(report)[event["id"]] == event["value"]


def test_from_the_first_opening_the_report_is_hers_to_erase(people: People):
    record, report = make_shared_report(people.anna, people.bram, opened=True)
    assert people.anna.erase(record).json["code"] == "not_yours_to_erase"
    take_back = make_event(record, "shared.report", None, [report])
    assert outcomes(people.anna.send(record, take_back)) == ["opened"]
    assert people.bram.read(record)[report["id"]] == report["value"]
    assert people.bram.erase(record).status_code == 200
    assert people.anna.send(record).status_code == 410


def test_what_is_taken_back_leaves_no_words_with_the_colleague(people: People):
    record, report = make_shared_report(people.anna, people.bram)
    take_back = make_event(record, "shared.report", None, [report])
    assert outcomes(people.anna.send(record, take_back)) == ["stored"]
    assert people.bram.read(record) == {report["id"]: {"erased": True}, take_back["id"]: None}


def test_a_visit_is_of_both(people: People):
    for eraser in (people.anna, people.bram):
        record = str(uuid4())
        day = make_event(record, "setup.date", "2026-04-01")
        people.anna.send(record, day, kind="visit", members=[people.bram.account_id])
        assert outcomes(people.bram.send(record, make_event(record, "setup.focus", "Hoe ik luister"))) == ["stored"]
        assert eraser.erase(record).status_code == 200
