"""`/bezoek.ics`: visits for a calendar, with nothing in them about a parent, and nothing left behind."""

import logging
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar
from werkzeug.test import TestResponse

from observatie.domain.visits import MAX_NAME, MAX_VISITS
from observatie.web.visit_calendar import MAX_BYTES

SECRET = "Sanne van groep 4"


def make_visit(**more: object) -> dict:
    return {"id": str(uuid4()), "date": "2026-04-01", "summary": "observer", "colleague": "Bram", **more}


def post(client: FlaskClient, *visits: object, **headers: str) -> TestResponse:
    return client.post("/bezoek.ics", json={"visits": list(visits)}, headers=headers)


def events_of(answer: TestResponse) -> list:
    assert answer.status_code == 200, answer.text
    assert "\n" not in answer.text.replace("\r\n", "")
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n"))
    return Calendar.from_ical(answer.data).events


def test_a_visit_is_a_whole_day_with_the_words_for_this_side(client: FlaskClient):
    visits = [make_visit(), make_visit(date="2028-02-29", summary="observed", colleague="Anna de Wit")]
    mine, hers = events_of(post(client, *visits))
    assert (str(mine["summary"]), mine.start, str(mine["uid"])) == (
        "Meekijken bij Bram", date(2026, 4, 1), f"{visits[0]['id']}@observatie"
    )  # fmt: skip
    assert (str(hers["summary"]), hers.start) == ("Anna de Wit kijkt bij jou mee", date(2028, 2, 29))
    assert not isinstance(mine.start, type(mine.stamp))  # a day, without a time


def test_there_is_nothing_in_it_but_the_day_and_these_words(client: FlaskClient):
    visit = make_visit(kind="kennismaking", focus=SECRET, parent=SECRET, child=SECRET, description=SECRET)
    answer = post(client, visit)
    (event,) = events_of(answer)
    assert set(event) == {"SUMMARY", "DTSTART", "DTSTAMP", "UID", "CLASS", "TRANSP"}
    assert "Sanne" not in answer.text
    assert "kennismaking" not in answer.text


def test_the_same_visit_keeps_its_name_in_the_calendar(client: FlaskClient):
    visit = make_visit()
    first, second = (events_of(post(client, one))[0] for one in (visit, {**visit, "date": "2026-05-01"}))
    assert first["uid"] == second["uid"]


def test_the_answer_is_a_file_that_nobody_keeps(client: FlaskClient):
    answer = post(client, make_visit())
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="bezoek.ics"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ('Bram, de; \\n Wit: "x"', 'Bram, de; \\n Wit: "x"'),
        ("Bram\r\nEND:VEVENT\r\nATTENDEE:mailto:x@y.z", "Bram END:VEVENT ATTENDEE:mailto:x@y.z"),
        (" Bram\u2028\u0085\t\x00\x07x ", "Bram x"),
        ("Bram\u202emarB\u200b", "BrammarB"),
        ("\ud800Bram", "\ufffdBram"),
        ("👩\u200d👩\u200d👧 Łódź 汉字 مرحبا", "👩\u200d👩\u200d👧 Łódź 汉字 مرحبا"),
        ("{} {0} {x.__class__} %s", "{} {0} {x.__class__} %s"),
        ("é" * MAX_NAME, "é" * MAX_NAME),
        ("BEGIN:VCALENDAR", "BEGIN:VCALENDAR"),
    ],
)
def test_a_name_stays_text(client: FlaskClient, name: str, shown: str):
    (event,) = events_of(post(client, make_visit(colleague=name)))
    assert str(event["summary"]) == f"Meekijken bij {shown}"
    assert set(event) == {"SUMMARY", "DTSTART", "DTSTAMP", "UID", "CLASS", "TRANSP"}


@pytest.mark.parametrize(
    "wrong",
    [
        *({"id": one} for one in (None, 5, "x", "0B5E7A10-1111-4AAA-8AAA-000000000001", "\r\nX:y")),
        *(
            {"date": one}
            for one in (None, 5, "", "2026-02-29", "2026-4-1", "20260401", "2026-W14-3", "2026-04-01T10:00")
        ),
        *({"summary": one} for one in (None, "", "both", [], {})),
        *({"colleague": one} for one in (None, 5, "", " \n\t", "\u200b", "x" * (MAX_NAME + 1), ["Bram"])),
    ],
)
def test_what_is_no_visit_is_refused_whole(client: FlaskClient, wrong: dict):
    answer = post(client, make_visit(), make_visit(**wrong))
    assert (answer.status_code, answer.json["code"]) == (422, "no_visits")


@pytest.mark.parametrize("data", [[], "x", 5, {}, {"visits": {}}, {"visits": []}, {"visits": [5]}, {"visits": [[]]}])
def test_what_holds_no_visits_is_refused(client: FlaskClient, data: object):
    answer = client.post("/bezoek.ics", json=data)
    assert (answer.status_code, answer.json["code"]) == (422, "no_visits")


def test_too_many_or_too_large_is_refused(client: FlaskClient):
    assert len(events_of(post(client, *(make_visit() for _ in range(MAX_VISITS))))) == MAX_VISITS
    assert post(client, *(make_visit() for _ in range(MAX_VISITS + 1))).json["code"] == "no_visits"
    twice = make_visit()
    assert post(client, twice, twice).json["code"] == "no_visits"
    big = client.post("/bezoek.ics", data=b" " * (MAX_BYTES + 1), content_type="application/json")
    assert (big.status_code, big.json["code"]) == (413, "too_large")
    worst = [make_visit(colleague="👧" * MAX_NAME) for _ in range(MAX_VISITS)]
    assert len(events_of(post(client, *worst))) == MAX_VISITS


@pytest.mark.parametrize("body", [b"", b"\xff", b"[" * 50_000, b'{"visits": [], "visits": []}', b'{"visits": NaN}'])
def test_what_is_no_json_is_refused(client: FlaskClient, body: bytes):
    answer = client.post("/bezoek.ics", data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (422, "not_json")
    assert client.post("/bezoek.ics", data=b"{}", content_type="text/plain").json["code"] == "not_json"


def test_another_site_gets_nothing(client: FlaskClient):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elders.example"}):
        assert post(client, make_visit(), **headers).json["code"] == "cross_site"
    assert post(client, make_visit(), **{"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_nothing_is_stored_and_no_name_is_logged(client: FlaskClient, tmp_path: Path, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert post(client, make_visit(colleague=SECRET)).status_code == 200
    post(client, make_visit(colleague=SECRET, date=SECRET))
    client.post("/bezoek.ics", data=SECRET, content_type="application/json")
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert "Sanne" not in caplog.text
