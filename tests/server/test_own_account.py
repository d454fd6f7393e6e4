"""One's own account: where one is logged in, and another password."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from observatie.db.accounts import LoginSession
from observatie.db.base import now
from observatie.services.log_ins import ENDS_UNSEEN_AFTER, SEEN_EVERY
from observatie.web.database import db, start_writing
from tests.support.accounts import PASSWORD, address, log_in, make_member, make_school, post, try_to_log_in

NEW = "drie rode tulpen"


@pytest.fixture
def school(app: Flask) -> int:
    made = make_school(app)
    for name in ("Anna", "Bram"):
        make_member(app, made, name)
    return made


def is_logged_in(device: FlaskClient) -> bool:
    return device.get("/account").status_code == 200


def login_ids(app: Flask) -> list[int]:
    with app.app_context():
        return [login.id for login in db.session.query(LoginSession).order_by(LoginSession.id)]


def change_password(device: FlaskClient, old: str = PASSWORD, new: str = NEW, again: str = NEW) -> str:
    fields = {"password": old, "new_password": new, "new_password_confirm": again}
    answer = post(device, "/account/wachtwoord", **fields)
    return answer.location or answer.text


def test_anna_sees_her_devices_and_ends_one_of_them(app: Flask, school: int):
    tablet, laptop = log_in(app, "Anna"), log_in(app, "Anna")
    first, second = login_ids(app)
    page = laptop.get("/account").text
    assert page.count("Dit toestel") == 1
    assert page.count("Hier uitloggen") == 1
    assert f"/account/toestellen/{first}/uitloggen" in page
    assert post(laptop, f"/account/toestellen/{first}/uitloggen", page="/account").status_code == 302
    assert not is_logged_in(tablet)
    assert is_logged_in(laptop)
    assert login_ids(app) == [second]


def test_a_device_is_called_what_its_owner_calls_it(app: Flask, school: int):
    device = app.test_client()
    ipad = "Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) AppleWebKit/605.1.15 Version/17.4 Mobile/15E148 Safari/604.1"
    device.environ_base["HTTP_USER_AGENT"] = ipad
    log_in(app, "Anna", client=device)
    assert "Safari op iPad" in device.get("/account").text


def test_nobody_ends_the_login_of_somebody_else(app: Flask, school: int):
    anna = log_in(app, "Anna")
    bram = log_in(app, "Bram")
    assert post(bram, f"/account/toestellen/{login_ids(app)[0]}/uitloggen", page="/account").status_code == 404
    assert is_logged_in(anna)


def test_another_password_ends_every_other_login(app: Flask, school: int):
    tablet, laptop = log_in(app, "Anna"), log_in(app, "Anna")
    bram = log_in(app, "Bram")
    assert change_password(laptop) == "/account"
    assert is_logged_in(laptop)
    assert not is_logged_in(tablet)
    assert is_logged_in(bram)
    assert len(login_ids(app)) == 2
    assert try_to_log_in(app.test_client(), address("Anna"), PASSWORD).status_code == 200
    log_in(app, "Anna", NEW)


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("iets anders", NEW, NEW, "Dit wachtwoord klopt niet"),
        (PASSWORD, NEW, "drie rode rozen", "De twee wachtwoorden zijn niet gelijk"),
        (PASSWORD, "kort", "kort", "minstens 10 tekens"),
        (PASSWORD, PASSWORD, PASSWORD, "Dit is je oude wachtwoord"),
        ("", NEW, NEW, "Vul dit nog in"),
    ],
)
def test_what_is_wrong_with_another_password_is_said_and_changes_nothing(
    app: Flask, school: int, old: str, new: str, again: str, said: str
):
    tablet, laptop = log_in(app, "Anna"), log_in(app, "Anna")
    assert said in change_password(laptop, old, new, again)
    assert is_logged_in(tablet)
    assert try_to_log_in(app.test_client(), address("Anna"), PASSWORD).status_code == 302


def test_a_login_that_was_not_seen_for_weeks_is_over(app: Flask, school: int):
    device = log_in(app, "Anna")
    _seen(app, ENDS_UNSEEN_AFTER)
    assert not is_logged_in(device)


def test_using_it_keeps_a_login_going(app: Flask, school: int):
    device = log_in(app, "Anna")
    _seen(app, SEEN_EVERY * 2)
    assert is_logged_in(device)
    with app.app_context():
        assert now() - db.session.query(LoginSession).one().seen_at < SEEN_EVERY


def _seen(app: Flask, ago: object) -> None:
    with app.app_context():
        for login in start_writing().query(LoginSession):
            login.seen_at = now() - ago
        db.session.commit()
