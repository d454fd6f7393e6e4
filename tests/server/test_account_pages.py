"""The standing rules of every page, for those of an account: as a visitor, as Anna and as the administrator."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from observatie.web.links import invitation_link, reset_link
from tests.server.test_pages import Page
from tests.support.accounts import PASSWORD, address, log_in, make_member, make_school, post

VISITOR = ("/inloggen", "/wachtwoord-vergeten", "invitation", "reset", "/uitnodiging/niets", "/inloggen/sleutel")
ANNA = ("/account", "/account/wachtwoord", "/account/bevestigen", "/account/sleutels")
ADMINISTRATOR = ("/beheer",)


def pages(app: Flask) -> dict[str, str]:
    """The HTML of each page, and of each form sent empty, by a name."""
    school = make_school(app)
    make_member(app, school, "Anna")
    make_member(app, school, "Els", is_administrator=True)
    paths = {"invitation": invitation_link(app, ""), "reset": reset_link(app, "", address("Anna"))}
    devices: list[tuple[FlaskClient, tuple[str, ...]]] = [
        (app.test_client(), VISITOR),
        (log_in(app, "Anna"), ANNA),
        (log_in(app, "Els"), ADMINISTRATOR),
    ]
    found = {}
    for device, names in devices:
        for name in names:
            path = paths.get(name, name)
            answer = device.get(path)
            assert answer.status_code == (404 if path.endswith("niets") else 200), name
            found[name] = answer.text
            if name not in ("/account", "/beheer") and 'name="csrf_token"' in found[name]:
                answer = post(device, path)
                assert answer.status_code == 200, name
                found[f"{name}, sent empty"] = answer.text
    found["/beheer with a link"] = post(devices[2][0], "/beheer/uitnodigen", page="/beheer").text
    return found


def test_every_page_of_an_account_keeps_the_standing_rules(app: Flask):
    found = pages(app)
    assert len(found) >= 17
    for name, html in found.items():
        page = Page(html)
        assert page.all("html")[0]["lang"] == "nl", name
        assert html.count("<h1") == 1, name
        assert len(page.all("main")) == 1, name
        assert not [field for field in page.fields() if not page.name_of(field)], name
        ids = [given["id"] for _, given in page.elements if "id" in given and given.get("type") != "hidden"]
        assert len(ids) == len(set(ids)), name
        referred = {
            reference
            for _, given in page.elements
            for attribute in ("aria-labelledby", "aria-describedby", "for")
            for reference in given.get(attribute, "").split()
        }
        assert referred <= set(ids), name
        assert not page.all("style"), name
        for tag, given in page.elements:
            assert "style" not in given, (name, tag)
            assert not [attribute for attribute in given if attribute.startswith("on")], (name, tag)
            for attribute in ("href", "src", "action", "formaction"):
                assert re.match(r"/(?!/)|#|$", given.get(attribute, "")), (name, given)


def test_every_title_says_what_the_page_is(app: Flask):
    titles = {
        name: re.search(r"<title>(.*?)</title>", html, re.S)[1] for name, html in pages(app).items() if "," not in name
    }
    del titles["/beheer with a link"]
    assert all(title.endswith("· Observatie") for title in titles.values())
    assert len(set(titles.values())) == len(titles)


def test_a_form_sent_empty_says_at_the_field_what_is_missing(app: Flask):
    found = pages(app)
    for name in ("/account/wachtwoord", "invitation", "reset", "/account/sleutels"):
        page = Page(found[f"{name}, sent empty"])
        wrong = [field for field in page.fields() if field.get("aria-invalid") == "true"]
        assert wrong, name
        assert all(any(part.endswith("-wrong") for part in field["aria-describedby"].split()) for field in wrong)
        assert "Vul dit nog in" in found[f"{name}, sent empty"], name


def test_what_is_said_is_dutch(app: Flask):
    english = re.compile(r"\b(password|required|invalid|this field|please|sign in|log in|must)\b", re.I)
    for name, html in pages(app).items():
        said = re.sub(r"<code>.*?</code>|<[^>]*>", " ", html)
        assert not english.search(said), (name, english.search(said))


def test_no_password_is_given_back(app: Flask):
    make_member(app, make_school(app), "Anna")
    device = app.test_client()
    page = post(device, "/inloggen", email=address("Anna"), password="verkeerd geraden")
    assert "verkeerd geraden" not in page.text
    assert PASSWORD not in page.text


@pytest.mark.parametrize("path", ["/tf-select", "/login", "/register", "/fs-static/js/webauthn.js", "/verify"])
def test_what_a_library_brings_along_is_not_there(app: Flask, path: str):
    assert app.test_client().get(path).status_code == 404
