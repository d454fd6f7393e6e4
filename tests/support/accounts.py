"""Schools and people: Anna observes, Bram is her pair, Carla is at the same school, Daan at another one."""

import re
from functools import cache

from flask import Flask
from flask.testing import FlaskClient
from flask_security import hash_password
from sqlalchemy import select
from werkzeug.test import TestResponse

from observatie.db.accounts import School, User
from observatie.services.invitations import Joiner, invite, join
from observatie.services.tokens import make_token
from observatie.web.database import db, start_writing

PASSWORD = "vier gele fietsen"


def make_school(app: Flask, name: str = "De Wilg") -> int:
    """The id of a school without anybody in it."""
    with app.app_context():
        school = School(name=name)
        start_writing().add(school)
        db.session.commit()
        return school.id


def make_member(app: Flask, school_id: int, name: str, *, is_administrator: bool = False) -> User:
    """A member called `name` with the address <name>@school.test and PASSWORD; not bound to a session."""
    with app.app_context():
        session = start_writing()
        token = invite(session, session.get_one(School, school_id), makes_administrator=is_administrator)
        joiner = Joiner(name=name, email=address(name), password_hash=_hashed(PASSWORD))
        member = join(session, token, joiner)
        session.commit()
        session.refresh(member)
        session.expunge_all()
        return member


def address(name: str) -> str:
    return f"{name.lower()}@school.test"


def log_in(
    app: Flask, name: str, password: str = PASSWORD, *, client: FlaskClient | None = None, network: str = "192.0.2.1"
) -> FlaskClient:
    """A client (a device) on which `name` logged in."""
    device = client or app.test_client()
    answer = try_to_log_in(device, address(name), password, network=network)
    assert answer.status_code == 302, answer.text
    return device


def try_to_log_in(device: FlaskClient, email: str, password: str, *, network: str = "192.0.2.1") -> TestResponse:
    return post(device, "/inloggen", page="/inloggen", network=network, email=email, password=password)


def post(
    device: FlaskClient, path: str, *, page: str | None = None, network: str = "192.0.2.1", **fields: str
) -> TestResponse:
    """Send a form with the token of the page it is on."""
    at = {"REMOTE_ADDR": network}
    token = form_token(device.get(page or path, environ_overrides=at).text)
    return device.post(path, data={**fields, "csrf_token": token}, environ_overrides=at)


def form_token(html: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', html)
    assert found, "no form on this page: " + html[:500]
    return found[1]


def find_member(app: Flask, name: str) -> User:
    """As the database has it now."""
    with app.app_context():
        member = db.session.scalars(select(User).where(User.email == address(name))).one()
        db.session.expunge_all()
        return member


def no_token() -> str:
    """A token that opens nothing."""
    return make_token()


@cache
def _hashed(password: str) -> str:
    return hash_password(password)
