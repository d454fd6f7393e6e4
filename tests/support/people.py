"""Anna observes, Bram is her pair, Carla is at their school and Els its administrator, Daan is at another one.

Each is logged in on a tablet.
"""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from observatie.db.accounts import User
from observatie.db.base import now
from observatie.db.pairs import Pair
from observatie.web.database import db
from tests.support import accounts
from tests.support.accounts import make_member, make_school
from tests.support.openapi import check_answer

NOTE = "note.delen-3"


@dataclass
class Tablet:
    """Talks to the API as someone, or as nobody; every answer is held to the document."""

    client: FlaskClient
    user_id: int = 0
    account_id: str = ""
    token: str = ""

    def get(self, path: str, **headers: str) -> TestResponse:
        answer = self.client.get(path, headers=headers)
        check_answer("GET", path, answer)
        return answer

    def send(self, record: str, *events: Any, kind: str | None = None, **more: Any) -> TestResponse:
        body = {"events": list(events), **({"kind": kind} if kind else {}), **more}
        return self.post(record, json=body)

    def post(self, record: str, **request: Any) -> TestResponse:
        """Anything at all, to the place where events go."""
        path = f"/api/records/{record}/events"
        answer = self.client.post(path, headers={"X-CSRF-Token": self.token}, **request)
        check_answer("POST", path, answer)
        return answer

    def erase(self, record: str) -> TestResponse:
        path = f"/api/records/{record}"
        answer = self.client.delete(path, headers={"X-CSRF-Token": self.token})
        check_answer("DELETE", path, answer)
        return answer

    def invite(self, other: "Tablet | str", **more: Any) -> TestResponse:
        """To become kijkmaatjes; the same request accepts."""
        return self.post_pair(json={"account_id": other if isinstance(other, str) else other.account_id, **more})

    def post_pair(self, **request: Any) -> TestResponse:
        """Anything at all, to the place where invitations go."""
        answer = self.client.post("/api/pairs", headers={"X-CSRF-Token": self.token}, **request)
        check_answer("POST", "/api/pairs", answer)
        return answer

    def end(self, other: "Tablet | str") -> TestResponse:
        path = f"/api/pairs/{other if isinstance(other, str) else other.account_id}"
        answer = self.client.delete(path, headers={"X-CSRF-Token": self.token})
        check_answer("DELETE", path, answer)
        return answer

    def pairs(self) -> dict[str, str]:
        """What the listing says, by account."""
        return {one["account_id"]: one["state"] for one in self.get("/api/records").json["pairs"]}

    def listed(self) -> dict[str, dict[str, Any]]:
        return {record["id"]: record for record in self.get("/api/records").json["records"]}

    def read(self, record: str) -> dict[str, Any]:
        """Every value that is there, by event."""
        return {event["id"]: event["value"] for event in self.send(record).json["events"]}


@dataclass
class People:
    app: Flask
    anna: Tablet
    bram: Tablet
    carla: Tablet
    daan: Tablet
    els: Tablet
    nobody: Tablet


def make_people(app: Flask) -> People:
    wilg, eik = make_school(app, "De Wilg"), make_school(app, "De Eik")
    members = {name: make_member(app, wilg, name) for name in ("Anna", "Bram", "Carla")}
    members["Daan"] = make_member(app, eik, "Daan")
    members["Els"] = make_member(app, wilg, "Els", is_administrator=True)
    with app.app_context():
        db.session.add(Pair(inviter_id=members["Bram"].id, invited_id=members["Anna"].id, accepted_at=now()))
        # Invited, not accepted: no pair.
        db.session.add(Pair(inviter_id=members["Anna"].id, invited_id=members["Carla"].id))
        db.session.commit()
    # Outside that context: a token is remembered in it.
    tablets = {name.lower(): log_in(app, member) for name, member in members.items()}
    return People(app, **tablets, nobody=Tablet(app.test_client()))


def log_in(app: Flask, member: User) -> Tablet:
    """Another device of this member."""
    tablet = Tablet(accounts.log_in(app, member.name), member.id, member.account_id)
    tablet.token = tablet.get("/api/session").json["csrf_token"]
    return tablet


def log_in_anew(app: Flask, name: str) -> Tablet:
    """As the database knows her now."""
    return log_in(app, accounts.find_member(app, name))


def make_event(record: str, field: str = NOTE, value: Any = "tekst", replaces: tuple = (), **more: Any) -> dict:
    """An event as a tablet makes it; `replaces` takes events."""
    return {
        "record_id": record,
        "id": str(uuid4()),
        "field": field,
        "value": value,
        "replaces": [event["id"] for event in replaces],
        "made_at": "2026-03-04T15:00:00.000+01:00",
        **more,
    }


def make_observation(tablet: Tablet) -> tuple[str, dict]:
    """A record with one note in it."""
    record = str(uuid4())
    event = make_event(record)
    assert tablet.send(record, event, kind="observation").status_code == 200
    return record, event


def make_shared_report(owner: Tablet, other: Tablet, *, opened: bool = False) -> tuple[str, dict]:
    record = str(uuid4())
    event = make_event(record, "shared.report", '{"sections": []}')
    answer = owner.send(record, event, kind="shared_report", members=[other.account_id])
    assert answer.status_code == 200, answer.json
    if opened:
        other.send(record, make_event(record, "shared.opened", True))
    return record, event


def outcomes(answer: TestResponse) -> list[str]:
    """In one word each: the outcome, or why it was refused."""
    assert answer.status_code == 200, answer.json
    return [outcome.get("reason", outcome["outcome"]) for outcome in answer.json["outcomes"]]
