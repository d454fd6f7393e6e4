"""Passkeys beside a password: made by their owner, used to log in, taken away."""

import json
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from observatie.db.accounts import WebAuthn
from observatie.web.database import db
from tests.support.accounts import PASSWORD, address, find_member, log_in, make_member, make_school, post
from tests.support.passkey import Passkey


@pytest.fixture
def school(app: Flask) -> int:
    made = make_school(app)
    for name in ("Anna", "Bram"):
        make_member(app, made, name)
    return made


def send(device: FlaskClient, path: str, data: dict[str, Any]) -> TestResponse:
    """As the pages' own script does it."""
    page = "/account" if "/account" in path else "/inloggen"
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', device.get(page).text)[1]
    return device.post(path, json=data, headers={"X-CSRF-Token": token, "Accept": "application/json"})


def make(device: FlaskClient, key: Passkey, name: str = "mijn tablet") -> TestResponse:
    asked = send(device, "/account/sleutels", {"name": name, "usage": "first"})
    assert asked.status_code == 200, asked.text
    options, state = asked.json["response"]["credential_options"], asked.json["response"]["wan_state"]
    return send(device, f"/account/sleutels/{state}", {"credential": key.made(options)})


def show(device: FlaskClient, key: Passkey) -> TestResponse:
    asked = send(device, "/inloggen/sleutel", {})
    assert asked.status_code == 200, asked.text
    options, state = asked.json["response"]["credential_options"], asked.json["response"]["wan_state"]
    return send(device, f"/inloggen/sleutel/{state}", {"credential": key.shown(options)})


def has_logged_in(device: FlaskClient) -> bool:
    return device.get("/account").status_code == 200


def test_anna_makes_a_key_and_logs_in_with_it(app: Flask, school: int):
    tablet, key = log_in(app, "Anna"), Passkey()
    assert make(tablet, key).status_code == 200
    assert "mijn tablet" in tablet.get("/account/sleutels").text
    device = app.test_client()
    done = show(device, key)
    assert done.json["response"]["post_login_url"] == "/welkom"
    assert address("Anna") in device.get("/account").text
    assert device.get("/account").text.count("Hier uitloggen") == 1
    post(device, "/uitloggen", page="/account")
    assert not has_logged_in(device)
    log_in(app, "Anna", PASSWORD)


def test_the_form_of_a_key_waits_for_the_script_without_which_it_does_nothing(app: Flask, school: int):
    form = re.search(r'<form[^>]*data-hook="add-passkey"[^>]*>', log_in(app, "Anna").get("/account/sleutels").text)
    assert form[0].endswith(" hidden>")


def test_the_server_asks_for_a_finger_and_a_key_that_can_be_found(app: Flask, school: int):
    asked = send(log_in(app, "Anna"), "/account/sleutels", {"name": "x", "usage": "secondary"}).json["response"]
    chosen = asked["credential_options"]["authenticatorSelection"]
    assert (chosen["userVerification"], chosen["residentKey"]) == ("required", "required")
    shown = send(app.test_client(), "/inloggen/sleutel", {"identity": address("Anna")}).json["response"]
    assert shown["credential_options"]["userVerification"] == "required"
    # Which keys somebody has is told to nobody.
    assert not shown["credential_options"].get("allowCredentials")


def test_a_key_that_asks_for_nothing_does_not_log_in(app: Flask, school: int):
    key = Passkey()
    make(log_in(app, "Anna"), key)
    key.flags &= ~0x04
    device = app.test_client()
    assert show(device, key).status_code == 400
    assert not has_logged_in(device)


@pytest.mark.parametrize("wrong", ["another key", "another site", "unknown"])
def test_a_key_that_is_not_right_does_not_log_in(app: Flask, school: int, wrong: str):
    key = Passkey()
    make(log_in(app, "Anna"), key)
    forged = Passkey(origin="https://elders.example" if wrong == "another site" else "http://localhost")
    forged.id = b"x" * 32 if wrong == "unknown" else key.id
    forged.user_handle = key.user_handle
    if wrong == "another site":
        forged.key = key.key
    device = app.test_client()
    refused = show(device, forged)
    assert refused.status_code == 400
    assert not has_logged_in(device)
    assert re.search("Deze sleutel kennen we niet|De sleutel werkte niet", json.dumps(refused.json["response"]))


def test_with_a_key_a_disabled_account_does_not_get_in(app: Flask, school: int):
    key = Passkey()
    make(log_in(app, "Anna"), key)
    make_member(app, school, "Els", is_administrator=True)
    path = f"/beheer/leden/{find_member(app, 'Anna').account_id}/uitzetten"
    assert post(log_in(app, "Els"), path, page="/beheer").status_code == 302
    device = app.test_client()
    assert show(device, key).status_code == 400
    assert not has_logged_in(device)


def test_anna_takes_a_key_away_and_it_opens_nothing_any_more(app: Flask, school: int):
    tablet, key = log_in(app, "Anna"), Passkey()
    make(tablet, key)
    assert post(tablet, "/account/sleutels/weghalen", page="/account/sleutels", name="mijn tablet").status_code == 302
    assert show(app.test_client(), key).status_code == 400
    with app.app_context():
        assert db.session.query(WebAuthn).count() == 0


def test_nobody_takes_away_the_key_of_somebody_else(app: Flask, school: int):
    key = Passkey()
    make(log_in(app, "Anna"), key)
    post(log_in(app, "Bram"), "/account/sleutels/weghalen", page="/account/sleutels", name="mijn tablet")
    assert show(app.test_client(), key).status_code == 200


def test_who_finds_a_tablet_open_has_to_know_the_password_to_make_a_key(app: Flask, school: int):
    tablet = log_in(app, "Anna")
    with tablet.session_transaction() as kept:
        kept["fs_paa"] -= 60 * 60
        kept.pop("fs_gexp", None)
    asked = tablet.get("/account/sleutels")
    assert asked.location.startswith("/account/bevestigen?next=")
    assert send(tablet, "/account/sleutels", {"name": "x"}).status_code == 401
    refused = post(tablet, asked.location, password="geraden wachtwoord")
    assert "Dit wachtwoord klopt niet" in refused.text
    assert post(tablet, asked.location, password=PASSWORD).location == "/account/sleutels"
    assert tablet.get("/account/sleutels").status_code == 200
