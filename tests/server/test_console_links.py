"""The console: the first link at the start, `observatie invite` and `observatie reset-password`."""

import re
import subprocess
from pathlib import Path

import pytest
from flask import Flask

from observatie.app import create_app
from observatie.settings import Settings
from observatie.web.links import NoLink, first_link, invitation_link, new_school_link, reset_link
from tests.server.test_start import free_port, run, start
from tests.support.accounts import PASSWORD, address, find_member, log_in, make_member, make_school, post, try_to_log_in

SITE = "https://observatie.school.test"
NEW = "drie rode tulpen"


def test_the_first_start_says_how_to_begin_a_school_until_there_is_one(tmp_path: Path):
    links = []
    for _ in range(2):
        with start(tmp_path, OBSERVATIE_PORT=free_port(), OBSERVATIE_ADDRESS=SITE) as process:
            process.stdout.readline()
            links.append(re.search(rf"{SITE}(/uitnodiging/\S+)", process.stdout.readline())[1])
            process.kill()
    app = create_app(Settings(instance=tmp_path / "instance"))
    assert app.test_client().get(links[0]).status_code == 404
    assert app.test_client().get(links[1]).status_code == 200
    make_school(app)
    with start(tmp_path, OBSERVATIE_PORT=free_port()) as process:
        assert "uitnodiging" not in process.stdout.readline()
        process.terminate()
        assert "uitnodiging" not in process.stdout.read()


def test_invite_prints_a_link_that_works(tmp_path: Path):
    result = run(tmp_path, "invite", OBSERVATIE_ADDRESS=SITE)
    assert result.returncode == 0, result.stderr
    path = re.search(rf"{SITE}(\S+)", result.stdout)[1]
    app = create_app(Settings(instance=tmp_path / "instance"))
    assert "Je school beginnen" in app.test_client().get(path).text


def test_a_command_that_can_not_work_says_why(tmp_path: Path):
    result = run(tmp_path, "reset-password", "niemand@school.test")
    assert result.returncode == 1
    assert "geen account met het adres niemand@school.test" in result.stderr
    assert "Traceback" not in result.stderr


def test_reset_password_prints_a_link_and_starts_nothing(tmp_path: Path):
    app = create_app(Settings(instance=tmp_path / "instance"))
    make_member(app, make_school(app), "Anna")
    result: subprocess.CompletedProcess[str] = run(tmp_path, "reset-password", address("Anna"))
    assert result.returncode == 0, result.stderr
    path = re.search(r"http://127.0.0.1:8000(\S+)", result.stdout)[1]
    assert app.test_client().get(path).status_code == 200
    assert "draait" not in result.stdout


def test_a_reset_link_gives_a_new_password_once_and_ends_every_login(app: Flask):
    make_member(app, make_school(app), "Anna")
    tablet = log_in(app, "Anna")
    link = reset_link(app, SITE, address("Anna")).removeprefix(SITE)
    done = post(app.test_client(), link, password=NEW, password_confirm=NEW)
    assert done.location == "/inloggen"
    assert tablet.get("/account").status_code == 302
    assert try_to_log_in(app.test_client(), address("Anna"), PASSWORD).status_code == 200
    log_in(app, "Anna", NEW)
    again = app.test_client().get(link, follow_redirects=True)
    assert "Deze link werkt niet meer" in again.text


def test_a_reset_link_that_was_changed_opens_nothing(app: Flask):
    make_member(app, make_school(app), "Anna")
    link = reset_link(app, SITE, address("Anna")).removeprefix(SITE)
    assert app.test_client().get(link[:-3] + "abc").location == "/wachtwoord-vergeten"


def test_an_invitation_from_the_console_names_the_school_when_there_are_more(app: Flask):
    wilg = make_school(app)
    assert "/uitnodiging/" in invitation_link(app, SITE)
    make_school(app, "De Eik")
    with pytest.raises(NoLink, match="De Eik, De Wilg"):
        invitation_link(app, SITE)
    link = invitation_link(app, SITE, "de wilg", makes_administrator=True).removeprefix(SITE)
    answers = {"name": "Els", "email": address("Els"), "password": PASSWORD, "password_confirm": PASSWORD}
    post(app.test_client(), link, **answers)
    els = find_member(app, "Els")
    assert els.school_id == wilg
    assert log_in(app, "Els").get("/beheer").status_code == 200


def test_a_board_begins_another_school_with_its_own_administrator(app: Flask):
    make_school(app)
    assert first_link(app, SITE) is None
    link = new_school_link(app, SITE, "De Eik").removeprefix(SITE)
    device = app.test_client()
    assert "Doe mee met De Eik" in device.get(link).text
    post(device, link, name="Daan", email=address("Daan"), password=PASSWORD, password_confirm=PASSWORD)
    assert "Beheer van De Eik" in device.get("/beheer").text
