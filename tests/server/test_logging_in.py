"""Logging in and out, and what a page with a name on it may leave behind."""

import re

import pytest
from flask import Flask

from tests.support.accounts import (
    PASSWORD,
    address,
    find_member,
    log_in,
    make_member,
    make_school,
    post,
    try_to_log_in,
)

WRONG = "E-mailadres en wachtwoord passen niet bij elkaar"


@pytest.fixture
def school(app: Flask) -> int:
    made = make_school(app)
    make_member(app, made, "Anna")
    return made


def test_anna_logs_in_and_sees_her_own_account(app: Flask, school: int):
    device = log_in(app, "Anna")
    page = device.get("/account")
    assert page.status_code == 200
    assert address("Anna") in page.text
    assert "De Wilg" in page.text


def test_without_logging_in_the_account_asks_for_it_and_comes_back(app: Flask, school: int):
    device = app.test_client()
    asked = device.get("/account/wachtwoord")
    assert asked.status_code == 302
    assert asked.location == "/inloggen?next=/account/wachtwoord"
    page = device.get(asked.location)
    assert "Log in om verder te gaan" in page.text
    done = post(device, asked.location, email=address("Anna"), password=PASSWORD)
    assert done.location == "/account/wachtwoord"


def test_after_logging_in_one_does_not_go_to_another_site(app: Flask, school: int):
    device = app.test_client()
    done = post(device, "/inloggen?next=https://elders.example/", email=address("Anna"), password=PASSWORD)
    assert "elders" not in (done.location or "")


def test_the_address_may_be_typed_with_capitals_and_spaces(app: Flask, school: int):
    assert try_to_log_in(app.test_client(), " ANNA@School.test ", PASSWORD).status_code == 302


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(app: Flask, school: int):
    def answer(email: str, password: str) -> str:
        page = try_to_log_in(app.test_client(), email, password)
        assert page.status_code == 200
        return re.sub(r'value="[^"]*"|data-token="[^"]*"', "", page.text)

    known = answer(address("Anna"), "fout wachtwoord")
    assert WRONG in known
    assert known == answer("niemand@school.test", "fout wachtwoord")


def test_a_disabled_account_gets_the_answer_of_a_wrong_password(app: Flask, school: int):
    administrator = make_member(app, school, "Els", is_administrator=True)
    anna = find_member(app, "Anna")
    device = log_in(app, administrator.name)
    assert post(device, f"/beheer/leden/{anna.account_id}/uitzetten", page="/beheer").status_code == 302
    assert WRONG in try_to_log_in(app.test_client(), address("Anna"), PASSWORD).text


def test_logging_out_is_a_post_and_ends_the_login(app: Flask, school: int):
    device = log_in(app, "Anna")
    cookie = device.get_cookie("session").value
    assert device.get("/uitloggen").status_code == 405
    assert post(device, "/uitloggen", page="/account").status_code == 302
    assert device.get("/account").status_code == 302
    # The old cookie opens nothing either: what counts is the server's list.
    device.set_cookie("session", cookie)
    assert device.get("/account").status_code == 302


def test_a_form_without_its_token_changes_nothing(app: Flask, school: int):
    device = log_in(app, "Anna")
    refused = device.post("/uitloggen")
    assert refused.status_code == 400
    assert "Deze pagina stond te lang open" in refused.text
    assert device.get("/account").status_code == 200


def test_the_token_may_come_in_a_header(app: Flask, school: int):
    device = log_in(app, "Anna")
    token = re.search(r'name="csrf_token" value="([^"]+)"', device.get("/account").text)[1]
    assert device.post("/uitloggen", headers={"X-CSRF-Token": token}).status_code == 302
    assert device.get("/account").status_code == 302


def test_the_token_of_before_logging_in_does_not_work_afterwards(app: Flask, school: int):
    device = app.test_client()
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', device.get("/inloggen").text)[1]
    fields = {"email": address("Anna"), "password": PASSWORD, "csrf_token": token}
    assert device.post("/inloggen", data=fields).status_code == 302
    assert device.post("/uitloggen", data={"csrf_token": token}).status_code == 400


def test_the_cookies_that_open_something_are_out_of_reach_of_scripts_and_other_sites(app: Flask, school: int):
    device = app.test_client()
    set_cookies = try_to_log_in(device, address("Anna"), PASSWORD).headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in set_cookies} == {"session", "toestel", "hier"}
    for cookie in set_cookies:
        assert ("HttpOnly" in cookie) == (not cookie.startswith("hier="))
        assert "SameSite=Lax" in cookie
        assert "Secure" not in cookie


def test_a_page_can_end_a_login_without_the_server(app: Flask, school: int):
    device = log_in(app, "Anna")
    assert device.get("/account").status_code == 200
    here = device.get_cookie("hier").value
    device.delete_cookie("hier")
    assert device.get("/account").status_code == 302
    assert device.get("/api/session").status_code == 401
    for wrong in ("", "niets", "é"):
        device.set_cookie("hier", wrong)
        assert device.get("/account").status_code == 302
    device.set_cookie("hier", here)
    assert device.get("/account").status_code == 200


def test_half_a_login_opens_nothing(app: Flask, school: int):
    device = app.test_client()
    device.set_cookie("hier", log_in(app, "Anna").get_cookie("hier").value)
    assert device.get("/account").status_code == 302


def test_over_https_the_cookies_never_go_without_it(app: Flask, school: int):
    device = app.test_client()
    page = device.get("/inloggen", base_url="https://observatie.school.test")
    assert "Secure" in page.headers["Set-Cookie"]


def test_the_token_in_the_cookie_is_not_in_the_database(app: Flask, school: int):
    from sqlalchemy import select

    from observatie.db.accounts import LoginSession
    from observatie.web.database import db

    device = log_in(app, "Anna")
    with device.session_transaction() as kept:
        token = kept["login"]
    with app.app_context():
        hashes = db.session.scalars(select(LoginSession.token_hash)).all()
    assert len(hashes) == 1
    assert token not in hashes


def test_pages_of_an_account_are_kept_by_nobody(app: Flask, school: int):
    device = log_in(app, "Anna")
    listed = device.get("/sw.js").text.splitlines()[0]
    for path in ("/account", "/account/wachtwoord", "/account/sleutels", "/uitnodiging/niets"):
        answer = device.get(path)
        assert answer.headers["Cache-Control"] == "no-store", path
        assert f'"{path}"' not in listed
    assert app.test_client().get("/inloggen").headers["Cache-Control"] == "no-store"


def test_the_pages_of_everyone_say_nothing_of_who_is_logged_in(app: Flask, school: int):
    device = log_in(app, "Anna")
    for path in ("/", "/over", "/verslag"):
        answer = device.get(path)
        assert answer.data == app.test_client().get(path).data
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert "Set-Cookie" not in answer.headers
