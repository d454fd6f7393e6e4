"""Whatever comes in: a clear answer, nothing of anyone changed, nothing of it in the log."""

import json
import logging
from uuid import uuid4

import pytest

from observatie.app import MAX_REQUEST_BYTES
from observatie.domain.events import ERASED
from observatie.web.api_records import MOST_AT_ONCE
from tests.support.people import People, Tablet, make_event, make_observation, outcomes

SECRET = "Sanne van groep 4"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"\xff" * 1_000_000, "not_json"),
        (b"[" * 1_000_000, "not_json"),
        (b"", "not_json"),
        (b'{"events": [], "events": []}', "not_json"),
        (b'{"events": [NaN]}', "not_json"),
        (b'{"events": [' + b"9" * 5000 + b"]}", "not_json"),
        (b"[]", "not_a_batch"),
        (b"null", "not_a_batch"),
        (b'{"events": {}}', "not_a_batch"),
        (b'{"events": null}', "not_a_batch"),
        (b'{"kind": 5}', "not_a_batch"),
        (b'{"acknowledged": ["x"]}', "not_a_batch"),
        (b'{"acknowledged": [[]]}', "not_a_batch"),
        (b'{"members": "x"}', "not_a_batch"),
    ],
)
def test_what_is_no_batch_gets_a_code(anna: Tablet, body: bytes, code: str):
    answer = anna.post(str(uuid4()), data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (422, code)
    assert anna.listed() == {}


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(anna: Tablet, content_type: str):
    assert anna.post(str(uuid4()), data=b'{"events": []}', content_type=content_type).json["code"] == "not_json"


def test_too_much_is_refused_by_name(anna: Tablet):
    record, event = make_observation(anna)
    many = anna.send(record, *[event] * (MOST_AT_ONCE + 1))
    assert (many.status_code, many.json["code"]) == (413, "too_many_events")
    big = anna.post(record, data=b" " * (MAX_REQUEST_BYTES + 1), content_type="application/json")
    assert (big.status_code, big.json["code"]) == (413, "too_large")
    assert list(anna.read(record)) == [event["id"]]


@pytest.mark.parametrize("record", ["x", "0", "%00", "0B5E7A10-1111-4AAA-8AAA-000000000001", "é", "x" * 5000])
def test_what_is_no_id_is_not_there(anna: Tablet, record: str):
    assert anna.send(record, kind="observation").status_code == 404
    assert anna.erase(record).status_code == 404


def test_events_that_replace_each_other_or_strangers_break_nothing(people: People):
    anna = people.anna
    record, there = make_observation(anna)
    elsewhere, foreign = make_observation(people.bram)
    one, two = make_event(record, "note.kind-1"), make_event(record, "note.kind-1")
    one["replaces"], two["replaces"] = [two["id"]], [one["id"], two["id"]]
    other_field = make_event(record, "note.kind-2", replaces=[there])
    stranger = make_event(record, "note.kind-2", replaces=[foreign])
    many = make_event(record, "note.kind-3", replaces=[make_event(record) for _ in range(1000)])
    assert outcomes(anna.send(record, one, two, other_field, stranger, many)) == ["stored"] * 5
    read = anna.read(record)
    assert (read[one["id"]], read[two["id"]], read[there["id"]]) == (ERASED, ERASED, "tekst")
    assert people.bram.read(elsewhere) == {foreign["id"]: "tekst"}


def test_rubbish_in_a_batch_leaves_the_good_event_alone(anna: Tablet):
    record, there = make_observation(anna)
    good = make_event(record)
    rubbish = [
        *(make_event(record, **{name: value}) for name in ("id", "made_at") for value in (None, 5, [], {}, "x" * 9999)),
        *(make_event(record, value=value) for value in (5, 1.5, [], {"a": []}, {"A": "x"}, {"erased": False})),
        make_event(record, "x.y" * 100),
        make_event(record, "__proto__"),
        {**make_event(record), "replaces": [None]},
        {**make_event(record), "replaces": [[]]},
        {"__proto__": {}},
        [[]],
        5,
        True,
        "x" * 100_000,
    ]
    answer = outcomes(anna.send(record, *rubbish, good))
    assert answer[-1] == "stored"
    assert not {"stored", "already_there"} & set(answer[:-1])
    assert set(anna.read(record)) == {there["id"], good["id"]}


def test_an_event_id_of_someone_else_tells_and_changes_nothing(people: People):
    elsewhere, foreign = make_observation(people.anna)
    record = str(uuid4())
    same_id = {**make_event(record, value="van Bram"), "id": foreign["id"]}
    assert outcomes(people.bram.send(record, same_id, kind="observation")) == ["stored"]
    assert people.anna.read(elsewhere) == {foreign["id"]: "tekst"}


def test_no_word_of_an_event_is_in_the_log(anna: Tablet, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    record, event = make_observation(anna)
    anna.send(record, {**event, "value": SECRET}, make_event(record, value={"A": SECRET}), make_event(record, SECRET))
    anna.post(record, data=json.dumps({"events": SECRET}), content_type="application/json")
    anna.post(record, data=SECRET, content_type="application/json")
    assert "another value" in caplog.text
    assert SECRET not in caplog.text
    assert SECRET.split()[0] not in caplog.text


def test_other_addresses_below_the_api_answer_in_json_too(people: People):
    for tablet in (people.anna, people.nobody):
        lost = [tablet.client.get("/api/nothing"), tablet.client.post("/api/records"), tablet.client.get("/api/")]
        assert {answer.mimetype for answer in lost} == {"application/json"}
        assert {answer.json["code"] for answer in lost} <= {"not_found", "not_here"}
