"""Changing one's own name and e-mail address."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_mailman import EmailMessage

from observatie.app import create_app
from observatie.services import throttle
from observatie.settings import Settings
from observatie.web.mail import wait_until_sent
from tests.support import databases
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

SITE = "https://observatie.school.test"
NEW = "anna.devries@school.test"


@pytest.fixture
def school(app: Flask) -> int:
    made = make_school(app)
    for name in ("Anna", "Bram"):
        make_member(app, made, name)
    return made


@pytest.fixture
def mailing(settings: Settings) -> Iterator[Flask]:
    """An app with a mail server, which keeps its mails in a list."""
    with_mail = replace(settings, address=SITE, mail_url="smtp://mail.school.test", mail_from="observatie@school.test")
    made = create_app(with_mail)
    databases.empty(made)
    made.extensions["mailman"].backend = "locmem"
    school = make_school(made)
    for name in ("Anna", "Bram"):
        make_member(made, school, name)
    yield made
    databases.empty(made)
    databases.close(made)


def mails(app: Flask) -> list[EmailMessage]:
    wait_until_sent()
    return getattr(app.extensions["mailman"], "outbox", [])


def gets_in(app: Flask, email: str) -> bool:
    return try_to_log_in(app.test_client(), email, PASSWORD).status_code == 302


def left_open(device: FlaskClient) -> FlaskClient:
    """An hour after the password was typed."""
    with device.session_transaction() as kept:
        kept["fs_paa"] -= 60 * 60
        kept.pop("fs_gexp", None)
    return device


def test_anna_takes_another_name(app: Flask, school: int):
    tablet = log_in(app, "Anna")
    assert post(tablet, "/account/naam", name="  Anna   de Vries ").location == "/account"
    assert "<dd>Anna de Vries</dd>" in tablet.get("/account").text
    assert tablet.get("/api/session").json["name"] == "Anna de Vries"


@pytest.mark.parametrize(("name", "said"), [(" ", "Vul dit nog in"), ("x" * 81, "Dit is te lang")])
def test_what_is_no_name_changes_nothing(app: Flask, school: int, name: str, said: str):
    assert said in post(log_in(app, "Anna"), "/account/naam", name=name).text
    assert find_member(app, "Anna").name == "Anna"


def test_without_mail_an_address_changes_at_once(app: Flask, school: int):
    tablet = log_in(app, "Anna")
    assert post(tablet, "/account/e-mailadres", email=" Anna.deVries@School.test ").location == "/account"
    assert NEW in tablet.get("/account").text
    assert gets_in(app, NEW)
    assert not gets_in(app, address("Anna"))


@pytest.mark.parametrize(
    ("email", "said"),
    [
        ("geen adres", "Dit is geen e-mailadres"),
        ("", "Vul dit nog in"),
        (address("Bram"), "Met dit e-mailadres is er al een account"),
        (address("Bram").upper(), "Met dit e-mailadres is er al een account"),
    ],
)
def test_what_is_no_address_for_her_changes_nothing(app: Flask, school: int, email: str, said: str):
    assert said in post(log_in(app, "Anna"), "/account/e-mailadres", email=email).text
    assert gets_in(app, address("Anna"))


def test_without_mail_nobody_can_try_address_after_address(app: Flask, school: int):
    tablet = log_in(app, "Anna")
    said = [
        post(tablet, "/account/e-mailadres", email=address("Bram")).text for _ in range(throttle.PER_KNOWN_DEVICE + 1)
    ]
    assert "Met dit e-mailadres is er al een account" in said[-2]
    assert "Wacht een kwartier" in said[-1]
    assert "Met dit e-mailadres is er al een account" not in said[-1]


@pytest.mark.parametrize("path", ["/account/naam", "/account/e-mailadres"])
def test_who_finds_a_tablet_open_has_to_know_the_password(app: Flask, school: int, path: str):
    tablet = left_open(log_in(app, "Anna"))
    assert tablet.get(path).location == f"/account/bevestigen?next={path}"
    asked = post(tablet, path, page="/account", name="Iemand", email=NEW)
    assert asked.location.startswith("/account/bevestigen")
    assert find_member(app, "Anna").name == "Anna"
    assert post(tablet, f"/account/bevestigen?next={path}", password=PASSWORD).location == path


def test_with_mail_an_address_changes_when_the_link_is_opened(mailing: Flask):
    tablet = log_in(mailing, "Anna")
    assert f"Er gaat een mail naar {NEW}" in post(tablet, "/account/e-mailadres", email=NEW).text
    (mail,) = mails(mailing)
    assert mail.to == [NEW]
    assert mail.subject == "Je nieuwe e-mailadres voor Observatie"
    assert gets_in(mailing, address("Anna"))
    link = re.search(rf"{SITE}(/account/e-mailadres/\S+)", mail.body)[1]
    assert mailing.test_client().get(link).status_code == 302
    assert gets_in(mailing, NEW)
    assert not gets_in(mailing, address("Anna"))
    assert [mail.to for mail in mails(mailing)] == [[NEW], [address("Anna")]]
    assert "is veranderd" in mails(mailing)[1].subject
    assert NEW not in mails(mailing)[1].body


def test_a_link_for_an_address_works_once(mailing: Flask):
    post(log_in(mailing, "Anna"), "/account/e-mailadres", email=NEW)
    link = re.search(rf"{SITE}(/account/e-mailadres/\S+)", mails(mailing)[0].body)[1]
    mailing.test_client().get(link)
    tablet = log_in(mailing, "Bram")
    assert "Log voortaan daarmee in" not in tablet.get(link, follow_redirects=True).text
    assert gets_in(mailing, NEW)


def test_with_mail_the_answer_does_not_tell_who_has_an_account(mailing: Flask):
    tablet = log_in(mailing, "Anna")

    def answer(email: str) -> str:
        said = post(tablet, "/account/e-mailadres", email=email).text.replace(email, "")
        return re.sub(r'value="[^"]*"', "", said)

    assert answer("niemand@school.test") == answer(address("Bram"))
    assert [mail.to for mail in mails(mailing)] == [["niemand@school.test"]]
