"""Events up, events down: what is stored is there for every device, once, and sealed in the database."""

import json
from uuid import uuid4

from sqlalchemy import select, text, update

from observatie.db.pairs import Pair
from observatie.db.records import StoredEvent
from observatie.domain.events import ERASED, MAX_REPORT
from observatie.domain.fingerprint import Fingerprint
from observatie.services import stored_events
from observatie.web.database import db
from tests.support.people import People, Tablet, make_event, make_observation, make_shared_report, outcomes


def test_what_one_device_sends_another_gets(anna: Tablet):
    record = str(uuid4())
    events = [make_event(record), make_event(record, "seen.delen-3", "yes"), make_event(record, "note.kind-1", None)]
    answer = anna.send(record, *events, kind="observation")
    assert outcomes(answer) == ["stored"] * 3
    assert answer.json["events"] == answer.json["missing"] == []
    received = {event["id"]: event for event in anna.send(record).json["events"]}
    for event in events:
        assert received[event["id"]].items() >= event.items()
        assert received[event["id"]]["author"] == anna.account_id


def test_sending_twice_comes_to_the_same(anna: Tablet):
    record, event = make_observation(anna)
    before = anna.listed()
    assert outcomes(anna.send(record, event, event)) == ["already_there"] * 2
    assert outcomes(anna.send(record, event, kind="observation")) == ["already_there"]
    assert anna.listed() == before


def test_the_fingerprint_is_that_of_the_ids(anna: Tablet):
    record, first = make_observation(anna)
    second = make_event(record)
    answer = anna.send(record, second)
    expected = Fingerprint().with_ids([second["id"], first["id"]])
    assert answer.json["fingerprint"] == {"count": 2, "xor": expected.xor.hex()}
    assert anna.listed()[record]["fingerprint"] == answer.json["fingerprint"]


def test_only_what_a_device_lacks_comes_down(anna: Tablet):
    record, first = make_observation(anna)
    second = make_event(record)
    anna.send(record, second)
    down = anna.send(record, make_event(record), acknowledged=[first["id"]]).json
    assert [event["id"] for event in down["events"]] == [second["id"]]


def test_acknowledged_events_that_are_not_here_are_asked_for_again(anna: Tablet):
    record, event = make_observation(anna)
    lost = str(uuid4())
    assert anna.send(record, acknowledged=[event["id"], lost]).json["missing"] == [lost]


def test_one_bad_event_refuses_itself_only(anna: Tablet):
    record = str(uuid4())
    bad = [make_event(record, value=5), make_event(str(uuid4())), "x", None, make_event(record, "NOTE.x"), []]
    good = make_event(record)
    answer = anna.send(record, *bad, good, kind="observation")
    words = ["value", "other_record", "not_an_event", "not_an_event", "field", "not_an_event", "stored"]
    assert outcomes(answer) == words
    assert list(anna.read(record)) == [good["id"]]


def test_the_same_id_with_another_value_is_a_conflict_and_changes_nothing(anna: Tablet):
    record, event = make_observation(anna)
    more = make_event(record)
    assert outcomes(anna.send(record, {**event, "value": "anders"}, more)) == ["conflict", "stored"]
    assert anna.read(record)[event["id"]] == "tekst"


def test_a_replaced_value_is_erased_in_either_order(anna: Tablet):
    record, first = make_observation(anna)
    second = make_event(record, value="beter", replaces=[first])
    third = make_event(record, value="best", replaces=[second])
    assert outcomes(anna.send(record, third)) == ["stored"]
    assert outcomes(anna.send(record, second)) == ["stored"]
    assert anna.read(record) == {first["id"]: ERASED, second["id"]: ERASED, third["id"]: "best"}
    assert outcomes(anna.send(record, first, second)) == ["already_there"] * 2
    assert anna.read(record)[first["id"]] == ERASED


def test_erased_words_are_gone_from_the_database(people: People, anna: Tablet):
    record, first = make_observation(anna)
    anna.send(record, make_event(record, replaces=[first]))
    with people.app.app_context():
        assert db.session.scalar(select(StoredEvent.value).where(StoredEvent.id == first["id"])) is None


def test_words_are_sealed_in_the_database(people: People, anna: Tablet):
    record = str(uuid4())
    anna.send(record, make_event(record, value="Bram luistert"), kind="observation")
    with people.app.app_context():
        for column in ("value", "field", "replaces"):
            assert b"luistert" not in bytes(str(db.session.scalar(text(f"SELECT {column} FROM event"))), "utf-8")


def test_text_of_every_kind_comes_back_as_it_was(anna: Tablet):
    record = str(uuid4())
    values = [
        "",
        " a ",
        "👩‍👧",
        "\ud83d",
        "\u0000",
        "\u202e",
        '{"a":1}',
        True,
        False,
        None,
        {"text": "a", "about": None},
    ]
    events = [make_event(record, f"mood.x-{number}", value) for number, value in enumerate(values)]
    assert outcomes(anna.send(record, *events, kind="observation")) == ["stored"] * len(values)
    assert anna.read(record) == {event["id"]: event["value"] for event in events}


def test_a_family_of_a_newer_app_is_kept(anna: Tablet):
    record = str(uuid4())
    event = make_event(record, "mood.delen-3", "blij")
    assert outcomes(anna.send(record, event, kind="observation", mood="x")) == ["stored"]
    assert anna.read(record) == {event["id"]: "blij"}


def test_a_clock_ten_years_off_changes_nothing(anna: Tablet):
    record, now = make_observation(anna)
    past = make_event(record, value="toen", made_at="2016-03-04T15:00:00.000+01:00", replaces=[now])
    future = make_event(record, value="straks", made_at="2036-03-04T15:00:00.000-11:30")
    assert outcomes(anna.send(record, past, future)) == ["stored"] * 2
    assert anna.read(record) == {now["id"]: ERASED, past["id"]: "toen", future["id"]: "straks"}


def test_an_empty_post_and_one_without_a_kind_never_create(anna: Tablet):
    record = str(uuid4())
    assert anna.send(record, kind="observation").status_code == 404
    assert anna.send(record, make_event(record)).status_code == 404
    assert anna.listed() == {}


def test_a_record_of_which_nothing_is_stored_does_not_come_into_being(anna: Tablet):
    record = str(uuid4())
    assert outcomes(anna.send(record, make_event(record, value=5), kind="observation")) == ["value"]
    assert anna.listed() == {}


def test_a_report_is_shared_with_a_pair_only(people: People, anna: Tablet):
    record = str(uuid4())
    event = make_event(record, "shared.report", "{}")
    for other in (people.carla, people.daan):
        refused = anna.send(record, event, kind="shared_report", members=[other.account_id])
        assert (refused.status_code, refused.json["code"]) == (422, "not_a_pair")
    for members in ([], [people.bram.account_id, people.carla.account_id], [anna.account_id]):
        refused = anna.send(record, event, kind="shared_report", members=members)
        assert (refused.status_code, refused.json["code"]) == (422, "members")
    stranger = anna.send(record, event, kind="shared_report", members=[str(uuid4())])
    assert stranger.json["code"] == "not_a_pair"
    assert anna.send(record, event, kind="diary").json["code"] == "kind"
    assert anna.send(record, event, kind="observation", members=[people.bram.account_id]).json["code"] == "members"
    assert anna.listed() == {}


def test_what_was_shared_stays_after_the_pair_ended(people: People, anna: Tablet, bram: Tablet):
    record, event = make_shared_report(anna, bram)
    with people.app.app_context():
        db.session.execute(update(Pair).values(accepted_at=None))
        db.session.commit()
    assert bram.read(record) == {event["id"]: event["value"]}
    assert outcomes(anna.send(record, make_event(record, "shared.report", "{2}", replaces=[event]))) == ["stored"]


def test_a_long_record_comes_down_in_parts_answers_first(anna: Tablet, monkeypatch):
    monkeypatch.setattr(stored_events, "MOST_EVENTS", 3)
    record = str(uuid4())
    first = make_event(record)
    events = [first, *(make_event(record, f"mood.x-{number}", "a", replaces=[first]) for number in range(4))]
    events[1]["field"] = first["field"]
    anna.send(record, *events, kind="observation")
    held: list[str] = []
    for is_more in (True, False):
        answer = anna.send(record, acknowledged=held).json
        assert answer["more"] is is_more
        held += [event["id"] for event in answer["events"]]
    assert len(held) == 5
    assert held[-1] == first["id"]


def test_the_biggest_report_goes_up_and_down(anna: Tablet, bram: Tablet):
    record = str(uuid4())
    report = make_event(record, "shared.report", "€" * MAX_REPORT)
    body = {"events": [report], "kind": "shared_report", "members": [bram.account_id]}
    # As a browser sends it: the characters themselves, 3 bytes each.
    sent = anna.post(record, data=json.dumps(body, ensure_ascii=False), content_type="application/json")
    assert outcomes(sent) == ["stored"]
    assert bram.read(record) == {report["id"]: report["value"]}
