"""Joining a school: by an invitation, once, within a week. There is no other way in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask

from observatie.db.accounts import Invitation, School, User
from observatie.db.base import now
from observatie.services.invitations import LASTS, InvitationGone, Joiner, join
from observatie.web.database import db, start_writing
from observatie.web.links import first_link
from tests.support.accounts import PASSWORD, address, find_member, log_in, make_member, make_school, no_token, post

SITE = "https://observatie.school.test"


@pytest.fixture
def school(app: Flask) -> int:
    made = make_school(app)
    make_member(app, made, "Els", is_administrator=True)
    return made


def answers(who: str, **other: str) -> dict[str, str]:
    return {"name": who, "email": address(who), "password": PASSWORD, "password_confirm": PASSWORD, **other}


def invited(app: Flask) -> str:
    """The path of a link that Els made."""
    page = post(log_in(app, "Els"), "/beheer/uitnodigen", page="/beheer")
    return page.text.split('value="http://localhost')[1].partition('"')[0]


def how_many(app: Flask, table: type) -> int:
    with app.app_context():
        return db.session.query(table).count()


def test_anna_joins_with_a_link_and_is_logged_in(app: Flask, school: int):
    link = invited(app)
    device = app.test_client()
    assert "Doe mee met De Wilg" in device.get(link).text
    assert post(device, link, **answers("Anna")).location == "/account"
    assert address("Anna") in device.get("/account").text
    assert find_member(app, "Anna").school_id == school
    log_in(app, "Anna")


def test_a_link_works_once(app: Flask, school: int):
    link = invited(app)
    post(app.test_client(), link, **answers("Anna"))
    again = app.test_client().get(link)
    assert again.status_code == 404
    assert "Deze uitnodiging werkt niet meer" in again.text
    assert how_many(app, User) == 2


def test_of_those_who_use_a_link_at_once_one_joins(app: Flask, school: int):
    token = invited(app).rpartition("/")[2]

    def try_to_join(number: int) -> bool:
        with app.app_context():
            try:
                join(start_writing(), token, Joiner("Anna", f"anna{number}@school.test", "x"))
            except InvitationGone:
                return False
            db.session.commit()
            return True

    with ThreadPoolExecutor(4) as together:
        assert sum(together.map(try_to_join, range(4))) == 1
    assert how_many(app, User) == 2


def test_a_link_is_over_after_a_week(app: Flask, school: int):
    link = invited(app)
    with app.app_context():
        start_writing().query(Invitation).filter_by(used_at=None).one().expires_at = now() - timedelta(seconds=1)
        db.session.commit()
    assert app.test_client().get(link).status_code == 404
    assert timedelta(days=7) == LASTS


def test_a_made_up_link_opens_nothing(app: Flask, school: int):
    assert app.test_client().get(f"/uitnodiging/{no_token()}").status_code == 404


def test_a_withdrawn_link_opens_nothing(app: Flask, school: int):
    link = invited(app)
    assert "1 uitnodiging staat nog open" in log_in(app, "Els").get("/beheer").text
    post(log_in(app, "Els"), "/beheer/uitnodigingen-intrekken", page="/beheer")
    assert app.test_client().get(link).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": "  "}, "Vul dit nog in"),
        ({"name": "x" * 81}, "hooguit 80 tekens"),
        ({"email": "anna"}, "Dit is geen e-mailadres"),
        ({"email": "els@school.test"}, "er is al een account mee"),
        ({"password": "kort", "password_confirm": "kort"}, "minstens 10 tekens"),
        ({"password_confirm": "iets anders dan dat"}, "niet gelijk"),
    ],
)
def test_what_is_wrong_is_said_and_the_link_keeps_working(app: Flask, school: int, wrong: dict[str, str], said: str):
    link = invited(app)
    device = app.test_client()
    refused = post(device, link, **answers("Anna", **wrong))
    assert refused.status_code == 200
    assert said in refused.text
    assert how_many(app, User) == 1
    assert post(device, link, **answers("Anna")).location == "/account"


def test_an_invitation_is_no_way_to_find_out_who_has_an_account(app: Flask, school: int):
    link = invited(app)
    device = app.test_client()
    said = [post(device, link, **answers("Anna", email="els@school.test")).text for _ in range(12)]
    assert "er is al een account mee" in said[0]
    assert "er is al een account mee" not in said[-1]


def test_the_first_link_makes_a_school_and_its_administrator(app: Flask):
    link = first_link(app, SITE).removeprefix(SITE)
    device = app.test_client()
    assert "Je school beginnen" in device.get(link).text
    assert post(device, link, **answers("Els", school_name="De Wilg")).location == "/account"
    assert "Beheer van De Wilg" in device.get("/beheer").text
    assert first_link(app, SITE) is None


def test_of_the_first_links_only_the_last_one_works(app: Flask):
    old = first_link(app, SITE).removeprefix(SITE)
    new = first_link(app, SITE).removeprefix(SITE)
    assert app.test_client().get(old).status_code == 404
    assert app.test_client().get(new).status_code == 200


def test_a_first_link_does_nothing_once_there_is_a_school(app: Flask):
    link = first_link(app, SITE).removeprefix(SITE)
    make_school(app)
    assert app.test_client().get(link).status_code == 404
    assert how_many(app, School) == 1
