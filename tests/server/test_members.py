"""The administrator's page: she manages members, and sees nothing of what anybody does."""

import pytest
from flask import Flask

from tests.support.accounts import PASSWORD, address, find_member, log_in, make_member, make_school, post, try_to_log_in


@pytest.fixture
def school(app: Flask) -> int:
    made = make_school(app)
    make_member(app, made, "Els", is_administrator=True)
    for name in ("Anna", "Bram"):
        make_member(app, made, name)
    make_member(app, make_school(app, "De Eik"), "Daan", is_administrator=True)
    return made


def act(app: Flask, administrator: str, name: str, what: str) -> int:
    path = f"/beheer/leden/{find_member(app, name).account_id}/{what}"
    return post(log_in(app, administrator), path, page="/account").status_code


def test_els_sees_the_members_of_her_own_school(app: Flask, school: int):
    page = log_in(app, "Els").get("/beheer").text
    assert all(address(name) in page for name in ("Els", "Anna", "Bram"))
    assert address("Daan") not in page
    assert "De Eik" not in page


@pytest.mark.parametrize("path", ["/beheer", "/beheer/uitnodigen", "/beheer/uitnodigingen-intrekken"])
def test_to_a_member_the_page_is_not_there(app: Flask, school: int, path: str):
    anna = log_in(app, "Anna")
    answer = anna.get(path) if path == "/beheer" else post(anna, path, page="/account")
    assert answer.status_code == 404
    assert "Beheer" not in anna.get("/account").text


def test_without_logging_in_the_page_asks_for_it(app: Flask, school: int):
    assert app.test_client().get("/beheer").location == "/inloggen?next=/beheer"


def test_a_disabled_member_is_logged_out_everywhere_until_she_is_enabled(app: Flask, school: int):
    device = log_in(app, "Anna")
    assert act(app, "Els", "Anna", "uitzetten") == 302
    assert device.get("/account").status_code == 302
    assert try_to_log_in(app.test_client(), address("Anna"), PASSWORD).status_code == 200
    assert act(app, "Els", "Anna", "aanzetten") == 302
    assert device.get("/account").status_code == 302
    log_in(app, "Anna")


def test_els_makes_bram_an_administrator_too(app: Flask, school: int):
    assert log_in(app, "Bram").get("/beheer").status_code == 404
    assert act(app, "Els", "Bram", "beheerder-maken") == 302
    assert log_in(app, "Bram").get("/beheer").status_code == 200


@pytest.mark.parametrize("what", ["uitzetten", "aanzetten", "beheerder-maken"])
def test_nobody_manages_another_school_or_without_being_administrator(app: Flask, school: int, what: str):
    assert act(app, "Daan", "Anna", what) == 404
    assert act(app, "Bram", "Anna", what) == 404
    assert act(app, "Els", "Els", what) == 404
    anna = find_member(app, "Anna")
    assert anna.active
    assert log_in(app, "Anna").get("/beheer").status_code == 404


def test_a_member_who_is_nobody_is_not_there(app: Flask, school: int):
    els = log_in(app, "Els")
    for member in ("00000000-0000-4000-8000-000000000000", "geen-lid"):
        assert post(els, f"/beheer/leden/{member}/uitzetten", page="/beheer").status_code == 404


def test_a_name_with_html_in_it_stays_text(app: Flask, school: int):
    make_member(app, school, "<img src=x>")
    assert "<img" not in log_in(app, "Els").get("/beheer").text
