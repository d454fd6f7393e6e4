"""Who may come where: every route of the URL map as nobody, Anna, the administrator of her school and one of another.

A route that is not in the table fails: whoever adds one says here who gets in.
"""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from observatie.db.accounts import LoginSession
from observatie.web.database import db
from observatie.web.pages import SHELLS
from tests.server.test_pages import ROUTES
from tests.support.accounts import find_member, log_in, make_member, make_school

PEOPLE = ("nobody", "Anna", "Els", "Daan")
LOG_IN = "log in"
# Rule and method -> what nobody, Anna, Els (administrator) and Daan (administrator elsewhere) get. 302: it was done.
TABLE = {
    ("/inloggen", "GET"): (200, 302, 302, 302),
    ("/inloggen", "POST"): (200, 302, 302, 302),
    ("/inloggen/sleutel", "GET"): (200, 302, 302, 302),
    ("/inloggen/sleutel", "POST"): (200, 302, 302, 302),
    ("/inloggen/sleutel/<token>", "POST"): (302, 302, 302, 302),  # this token says nothing: back to the page
    ("/uitloggen", "POST"): (302, 302, 302, 302),
    ("/wachtwoord-vergeten", "GET"): (200, 200, 200, 200),
    ("/wachtwoord-vergeten", "POST"): (200, 200, 200, 200),
    ("/wachtwoord-vergeten/<token>", "GET"): (302, 302, 302, 302),
    ("/wachtwoord-vergeten/<token>", "POST"): (302, 302, 302, 302),
    ("/uitnodiging/<token>", "GET"): (404, 404, 404, 404),
    ("/uitnodiging/<token>", "POST"): (404, 404, 404, 404),
    ("/account", "GET"): (LOG_IN, 200, 200, 200),
    ("/welkom", "GET"): (LOG_IN, 200, 200, 200),
    ("/account/bevestigen", "GET"): (LOG_IN, 200, 200, 200),
    ("/account/bevestigen", "POST"): (LOG_IN, 200, 200, 200),
    ("/account/wachtwoord", "GET"): (LOG_IN, 200, 200, 200),
    ("/account/wachtwoord", "POST"): (LOG_IN, 200, 200, 200),
    ("/account/naam", "GET"): (LOG_IN, 200, 200, 200),
    ("/account/naam", "POST"): (LOG_IN, 302, 302, 302),  # no name in it: the same as before
    ("/account/e-mailadres", "GET"): (LOG_IN, 200, 200, 200),
    ("/account/e-mailadres", "POST"): (LOG_IN, 200, 200, 200),
    ("/account/e-mailadres/<token>", "GET"): (302, 302, 302, 302),  # this token says nothing
    ("/account/verwijderen", "GET"): (LOG_IN, 200, 200, 200),
    ("/account/verwijderen", "POST"): (LOG_IN, 200, 200, 200),
    ("/account/toestellen/<int:login_id>/uitloggen", "POST"): (LOG_IN, 302, 404, 404),
    ("/account/sleutels", "GET"): (LOG_IN, 200, 200, 200),
    ("/account/sleutels", "POST"): (LOG_IN, 200, 200, 200),
    ("/account/sleutels/<token>", "POST"): (LOG_IN, 302, 302, 302),
    ("/account/sleutels/weghalen", "GET"): (LOG_IN, 302, 302, 302),
    ("/account/sleutels/weghalen", "POST"): (LOG_IN, 302, 302, 302),
    ("/beheer", "GET"): (LOG_IN, 404, 200, 200),
    ("/beheer/uitnodigen", "POST"): (LOG_IN, 404, 200, 200),
    ("/beheer/uitnodigingen-intrekken", "POST"): (LOG_IN, 404, 302, 302),
    ("/beheer/leden/<uuid:account_id>/<any('uitzetten', 'aanzetten', 'beheerder-maken'):act>", "POST"): (
        LOG_IN,
        404,
        302,
        404,
    ),
    # Anna's account is on: there is nothing to remove, for anybody.
    ("/beheer/leden/<uuid:account_id>/verwijderen", "GET"): (LOG_IN, 404, 404, 404),
    ("/beheer/leden/<uuid:account_id>/verwijderen", "POST"): (LOG_IN, 404, 404, 404),
    ("/tf-select", "GET"): (404, 404, 404, 404),
    ("/tf-select", "POST"): (404, 404, 404, 404),
}
# The same for everyone, and nothing of anybody in it: test_pages says so.
FOR_EVERYONE = {
    *SHELLS,
    "/verslag.pdf",
    "/bezoek.ics",
    "/content.json",
    "/search.json",
    "/sw.js",
    "/manifest.webmanifest",
    "/static/<path:filename>",
}
# Per record and per moment: records/test_access has a table of its own, held to every path of the API.
OF_THE_API = re.compile(r"/api/.*")


def test_every_route_is_in_the_table():
    routes = {
        (rule, method)
        for rule, methods in ROUTES.items()
        for method in methods
        if rule not in FOR_EVERYONE and not OF_THE_API.fullmatch(rule)
    }
    assert routes == set(TABLE)


@pytest.mark.parametrize("who", PEOPLE)
def test_who_may_come_where(app: Flask, who: str):
    school = make_school(app)
    make_member(app, school, "Anna")
    make_member(app, school, "Els", is_administrator=True)
    make_member(app, make_school(app, "De Eik"), "Daan", is_administrator=True)
    # Another device of Anna's: the one whose login is to be ended.
    log_in(app, "Anna")
    device, wrong = app.test_client(), {}
    for (rule, method), expected in TABLE.items():
        if who != "nobody" and device.get("/account").status_code != 200:
            log_in(app, who, client=device)
        got = _short(_ask(device, method, _path(app, rule)))
        if got != expected[PEOPLE.index(who)]:
            wrong[rule, method] = got
    assert not wrong


def _path(app: Flask, rule: str) -> str:
    with app.app_context():
        first = db.session.query(LoginSession).order_by(LoginSession.id).first().id
    filled = rule.replace("<token>", "niets").replace("<int:login_id>", str(first))
    filled = filled.replace("<uuid:account_id>", find_member(app, "Anna").account_id)
    return re.sub(r"<any\(.*\):act>", "aanzetten", filled)


def _ask(device: FlaskClient, method: str, path: str) -> TestResponse:
    if method == "GET":
        return device.get(path)
    page = device.get("/account", follow_redirects=True).text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]
    return device.post(path, data={"csrf_token": token})


def _short(answer: TestResponse) -> int | str:
    to_log_in = answer.status_code == 302 and answer.location.startswith("/inloggen?next=")
    return LOG_IN if to_log_in else answer.status_code
