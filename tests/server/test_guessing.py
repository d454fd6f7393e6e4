"""Guessing passwords is slowed down, and nobody can use that to lock a colleague out."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient

from observatie.db.accounts import Guess
from observatie.db.base import now
from observatie.services import throttle
from observatie.web import guesses
from observatie.web.database import db, start_writing
from tests.support.accounts import PASSWORD, address, log_in, make_member, make_school, post, try_to_log_in
from tests.support.hashes import watch_hashing

HERE, ELSEWHERE = "192.0.2.1", "198.51.100.7"
SLOWED = "Er is te vaak een wachtwoord geprobeerd"


@pytest.fixture
def school(app: Flask) -> int:
    made = make_school(app)
    for name in ("Anna", "Bram"):
        make_member(app, made, name)
    return made


def guess(app: Flask, email: str, times: int, network: str = HERE, device: FlaskClient | None = None) -> str:
    """The last answer."""
    said = ""
    for _ in range(times):
        said = try_to_log_in(device or app.test_client(), email, "verkeerd geraden", network=network).text
    return said


def has_guessed(app: Flask, email: str, times: int, network: str) -> None:
    """As `guess`, without the work of looking at the password."""
    with app.test_request_context(environ_base={"REMOTE_ADDR": network}):
        for _ in range(times):
            guesses.count("password", email)


def gets_in(app: Flask, name: str, network: str, device: FlaskClient | None = None) -> bool:
    answer = try_to_log_in(device or app.test_client(), address(name), PASSWORD, network=network)
    return answer.status_code == 302


@pytest.mark.parametrize("email", [address("Anna"), "niemand@school.test"])
def test_after_ten_guesses_a_network_waits_whether_the_account_is_there_or_not(app: Flask, school: int, email: str):
    has_guessed(app, email, throttle.PER_ACCOUNT_AND_NETWORK - 1, HERE)
    assert SLOWED not in guess(app, email, 1)
    assert SLOWED in guess(app, email, 1)
    assert not gets_in(app, "Anna", HERE) or email != address("Anna")


def test_from_another_network_one_gets_in(app: Flask, school: int):
    guess(app, address("Anna"), throttle.PER_ACCOUNT_AND_NETWORK + 1)
    assert gets_in(app, "Anna", ELSEWHERE)


def test_on_a_device_that_was_used_before_one_gets_in(app: Flask, school: int):
    tablet = log_in(app, "Anna")
    post(tablet, "/uitloggen", page="/account")
    guess(app, address("Anna"), throttle.PER_ACCOUNT_AND_NETWORK + 1)
    assert not gets_in(app, "Anna", HERE)
    assert gets_in(app, "Anna", HERE, tablet)


def test_a_known_device_can_not_guess_on_and_on_either(app: Flask, school: int):
    tablet = log_in(app, "Anna")
    post(tablet, "/uitloggen", page="/account")
    assert SLOWED in guess(app, address("Anna"), throttle.PER_KNOWN_DEVICE + 1, device=tablet)


def test_having_logged_in_oneself_is_no_pass_to_guess_at_a_colleague(app: Flask, school: int):
    tablet = log_in(app, "Bram")
    post(tablet, "/uitloggen", page="/account")
    has_guessed(app, address("Anna"), throttle.PER_ACCOUNT_AND_NETWORK, HERE)
    assert SLOWED in guess(app, address("Anna"), 1, device=tablet)


def test_a_cookie_made_up_is_no_known_device(app: Flask, school: int):
    has_guessed(app, address("Anna"), throttle.PER_ACCOUNT_AND_NETWORK, HERE)
    device = app.test_client()
    device.set_cookie("toestel", "WyJ4IixbIjEyMzQiXV0.zomaar")
    assert not gets_in(app, "Anna", HERE, device)


def test_an_account_guessed_at_from_many_networks_gets_fewer_tries_per_network(app: Flask, school: int):
    for network in range(10):
        has_guessed(app, address("Anna"), throttle.ATTACK_ON_ACCOUNT // 10, f"203.0.113.{network}")
    assert SLOWED not in guess(app, address("Anna"), throttle.PER_ACCOUNT_AND_NETWORK_UNDER_ATTACK - 1, ELSEWHERE)
    assert gets_in(app, "Anna", ELSEWHERE)
    assert SLOWED in guess(app, address("Anna"), throttle.PER_ACCOUNT_AND_NETWORK_UNDER_ATTACK + 1, "198.51.100.8")


def test_a_network_that_tries_everybody_waits(app: Flask, school: int):
    for number in range(throttle.PER_NETWORK):
        has_guessed(app, f"collega{number}@school.test", 1, HERE)
    assert not gets_in(app, "Anna", HERE)
    assert gets_in(app, "Anna", ELSEWHERE)


def test_guesses_at_the_same_moment_count_as_well(app: Flask, school: int):
    def one(_: int) -> bool:
        with app.test_request_context(environ_base={"REMOTE_ADDR": HERE}):
            try:
                guesses.count("password", address("Anna"))
            except throttle.TooManyGuesses:
                return False
            return True

    with ThreadPoolExecutor(8) as together:
        looked_at = sum(together.map(one, range(40)))
    # Those that come together may all be refused where there was room for some; one by one they find that room.
    assert looked_at <= throttle.PER_ACCOUNT_AND_NETWORK
    assert looked_at + sum(map(one, range(40))) == throttle.PER_ACCOUNT_AND_NETWORK


def test_a_right_password_does_not_count(app: Flask, school: int):
    for _ in range(3):
        log_in(app, "Anna")
    with app.app_context():
        assert db.session.query(Guess).count() == 0


def test_after_a_quarter_of_an_hour_one_may_try_again_and_the_guesses_are_gone(app: Flask, school: int):
    guess(app, address("Anna"), throttle.PER_ACCOUNT_AND_NETWORK + 1)
    with app.app_context():
        for made in start_writing().query(Guess):
            made.made_at = now() - throttle.LOOKS_BACK
        db.session.commit()
    assert gets_in(app, "Anna", HERE)
    with app.app_context():
        assert db.session.query(Guess).count() == 0


def test_going_on_guessing_does_not_make_the_wait_longer(app: Flask, school: int):
    guess(app, address("Anna"), throttle.PER_ACCOUNT_AND_NETWORK)
    with app.app_context():
        counted = db.session.query(Guess).count()
    guess(app, address("Anna"), 3)
    with app.app_context():
        assert db.session.query(Guess).count() == counted


def test_no_address_and_no_network_is_kept(app: Flask, school: int):
    guess(app, address("Anna"), 1)
    with app.app_context():
        keys = [made.key_hash for made in db.session.query(Guess)]
    assert len(set(keys)) == 3
    assert all(len(key) == 64 and address("Anna") not in key and HERE not in key for key in keys)


def test_a_password_tried_on_an_open_tablet_counts_as_well(app: Flask, school: int):
    tablet = log_in(app, "Anna")
    wrong = {"password": "geraden", "new_password": "drie rode tulpen", "new_password_confirm": "drie rode tulpen"}
    said = [post(tablet, "/account/wachtwoord", **wrong).text for _ in range(throttle.PER_KNOWN_DEVICE + 1)]
    assert SLOWED not in said[-2]
    assert SLOWED in said[-1]


@pytest.mark.parametrize("email", [address("Anna"), "niemand@school.test"])
def test_for_a_known_and_an_unknown_address_a_password_is_hashed_once(
    app: Flask, school: int, monkeypatch: pytest.MonkeyPatch, email: str
):
    """So that how long an answer takes does not tell who has an account."""
    device = app.test_client()
    hashed = watch_hashing(monkeypatch)
    assert try_to_log_in(device, email, "verkeerd geraden").status_code == 200
    assert len(hashed) == 1
