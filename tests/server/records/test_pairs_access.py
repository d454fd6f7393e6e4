"""Who gets what of the kijkmaatjes: every verb, for everyone, whatever there is between two; and hostile input."""

import logging
from uuid import uuid4

import pytest

from observatie.web.api_pairs import MAX_INVITATION_BYTES
from tests.support.openapi import DOCUMENT
from tests.support.people import People, Tablet

WHO = ("anna", "bram", "carla", "daan", "els", "nobody")
# What each of WHO gets when she asks or ends with Bram. Before: Anna is his pair, the others are nothing to him.
NOTHING_MORE = {
    ("GET", "/api/colleagues"): (200, 200, 200, 200, 200, 401),
    ("POST", "/api/pairs"): ("pair", 404, "invited", 404, "invited", 401),
    ("DELETE", "/api/pairs/{account_id}"): (200, 404, 200, 404, 200, 401),
}
TABLE = {
    "nothing more": NOTHING_MORE,
    "carla invited": NOTHING_MORE,
    "invited by bram": {**NOTHING_MORE, ("POST", "/api/pairs"): ("pair", 404, "pair", 404, "pair", 401)},
    "ended": {**NOTHING_MORE, ("POST", "/api/pairs"): ("invited", 404, "invited", 404, "invited", 401)},
}


def prepare(state: str, people: People) -> None:
    for tablet in (people.carla, people.els):
        tablet.end(people.bram)
    if state == "carla invited":
        people.carla.invite(people.bram)
    if state == "invited by bram":
        people.bram.invite(people.carla)
        people.bram.invite(people.els)
    if state == "ended":
        people.anna.end(people.bram)


def act(tablet: Tablet, verb: str, bram: str) -> int | str:
    if verb == "GET":
        return tablet.get("/api/colleagues").status_code
    if verb == "DELETE":
        return tablet.end(bram).status_code
    answer = tablet.invite(bram)
    return answer.json["state"] if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize("state", TABLE)
def test_everyone_gets_what_the_table_says(people: People, state: str):
    for (verb, _), answers in TABLE[state].items():
        for who, expected in zip(WHO, answers, strict=True):
            prepare(state, people)
            assert act(getattr(people, who), verb, people.bram.account_id) == expected, f"{who} {verb} {state}"


def test_every_verb_of_the_document_is_in_the_table():
    described = {
        (method.upper(), path)
        for path, methods in DOCUMENT["paths"].items()
        for method in methods
        if "pairs" in path or "colleagues" in path
    }
    assert all(table.keys() == described for table in TABLE.values())


def test_a_stranger_and_nobody_at_all_get_the_same_answer(people: People):
    for act_on in (Tablet.invite, Tablet.end):
        answers = [act_on(people.anna, other) for other in (people.daan, str(uuid4()))]
        assert [(answer.status_code, answer.json) for answer in answers] == [(404, answers[0].json)] * 2
    assert people.daan.pairs() == {}


def test_who_is_refused_has_changed_nothing(people: People):
    before = people.bram.pairs()
    for tablet in (people.daan, people.nobody):
        tablet.invite(people.bram)
        tablet.end(people.bram)
    for token in ("", "x", people.carla.token):
        stale = Tablet(people.anna.client, token=token)
        refused = [stale.end(people.bram), stale.invite(people.bram)]
        assert [(answer.status_code, answer.json["code"]) for answer in refused] == [(403, "stale_token")] * 2
    assert people.bram.pairs() == before


def test_a_third_cannot_end_or_accept_what_two_others_have(people: People):
    people.bram.invite(people.els)
    people.carla.end(people.bram)
    people.carla.end(people.els)
    people.carla.invite(people.els)
    assert people.els.pairs()[people.bram.account_id] == "invites_me"
    assert people.anna.pairs()[people.bram.account_id] == "pair"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"\xff" * 1_000, (422, "not_json")),
        (b"", (422, "not_json")),
        (b'{"account_id": "a", "account_id": "b"}', (422, "not_json")),
        (b"[]", (422, "not_an_invitation")),
        (b"null", (422, "not_an_invitation")),
        (b"{}", (422, "not_an_invitation")),
        (b'{"account_id": 5}', (422, "not_an_invitation")),
        (b'{"account_id": ["x"]}', (422, "not_an_invitation")),
        (b'{"account_id": "x"}', (404, "no_colleague")),
        (b'{"account_id": "\\u0000\\ud800"}', (404, "no_colleague")),
        (b" " * (MAX_INVITATION_BYTES + 1), (413, "too_large")),
        (b"[" * 1_000_000, (413, "too_large")),
    ],
)
def test_what_is_no_invitation_gets_a_code(people: People, body: bytes, expected: tuple[int, str]):
    answer = people.anna.post_pair(data=body, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == expected
    other_type = people.anna.post_pair(data=b"{}", content_type="text/plain")
    assert other_type.json["code"] == "not_json"


@pytest.mark.parametrize("account_id", ["x", "0", "%00", "é", "x" * 5000])
def test_what_is_no_account_is_nobody(people: People, account_id: str):
    assert people.anna.end(account_id).status_code == 404
    assert people.anna.invite(account_id[:500]).status_code == 404


def test_what_a_later_version_adds_is_left_alone(people: People):
    assert people.bram.invite(people.carla, note="Zin in").json["state"] == "invited"


def test_nobody_is_named_in_the_log(people: People, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    people.bram.invite(people.carla)
    people.carla.end(people.bram)
    people.anna.invite(people.daan)
    assert "Bram" not in caplog.text
    assert people.bram.account_id not in caplog.text
