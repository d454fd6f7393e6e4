"""A forgotten password: by mail when there is any, otherwise by asking; never a word that tells who has an account."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask_mailman import EmailMessage

from observatie.app import create_app
from observatie.settings import Settings
from observatie.web.mail import wait_until_sent
from tests.support import databases
from tests.support.accounts import address, log_in, make_member, make_school, post, try_to_log_in
from tests.support.hashes import watch_hashing

SITE = "https://observatie.school.test"
NEW = "drie rode tulpen"
ANSWER = "Hoort dit adres bij een account"


@pytest.fixture
def mailing(settings: Settings) -> Iterator[Flask]:
    """An app with a mail server, which keeps its mails in a list."""
    with_mail = replace(settings, address=SITE, mail_url="smtp://mail.school.test", mail_from="observatie@school.test")
    app = create_app(with_mail)
    databases.empty(app)
    app.extensions["mailman"].backend = "locmem"
    make_member(app, make_school(app), "Anna")
    yield app
    databases.close(app)


def ask(app: Flask, email: str) -> str:
    return post(app.test_client(), "/wachtwoord-vergeten", email=email).text


def mails(app: Flask) -> list[EmailMessage]:
    wait_until_sent()
    return getattr(app.extensions["mailman"], "outbox", [])


def test_anna_gets_a_link_and_chooses_another_password(mailing: Flask):
    assert ANSWER in ask(mailing, address("Anna"))
    (mail,) = mails(mailing)
    assert mail.to == [address("Anna")]
    assert mail.subject == "Een nieuw wachtwoord voor Observatie"
    path = re.search(rf"{SITE}(\S+)", mail.body)[1]
    assert post(mailing.test_client(), path, password=NEW, password_confirm=NEW).location == "/inloggen"
    log_in(mailing, "Anna", NEW)
    assert "is veranderd" in mails(mailing)[-1].subject


def test_an_unknown_address_gets_the_same_answer_and_no_mail(mailing: Flask):
    def answer(email: str) -> str:
        return re.sub(r'value="[^"]*"', "", ask(mailing, email))

    assert answer("niemand@school.test") == answer(address("Anna"))
    assert [mail.to for mail in mails(mailing)] == [[address("Anna")]]


@pytest.mark.parametrize("email", [address("Anna"), "niemand@school.test"])
def test_for_a_known_and_an_unknown_address_a_password_is_hashed_once(
    mailing: Flask, monkeypatch: pytest.MonkeyPatch, email: str
):
    """So that how long an answer takes does not tell who has an account; the mail goes out afterwards."""
    hashed = watch_hashing(monkeypatch)
    assert ANSWER in ask(mailing, email)
    assert len(hashed) == 1


def test_a_postbox_is_not_filled_by_asking_again_and_again(mailing: Flask):
    answers = {re.sub(r'value="[^"]*"', "", ask(mailing, address("Anna"))) for _ in range(13)}
    assert len(answers) == 1
    assert len(mails(mailing)) == 10


def test_a_mail_server_that_is_not_there_changes_no_answer(mailing: Flask, caplog: pytest.LogCaptureFixture):
    mailing.extensions["mailman"].backend = "smtp"
    mailing.extensions["mailman"].server = "127.0.0.1"
    mailing.extensions["mailman"].port = 1
    assert ANSWER in ask(mailing, address("Anna"))
    wait_until_sent()
    assert "could not be sent" in caplog.text
    assert address("Anna") not in caplog.text


def test_another_host_gets_no_page_so_no_link_can_lead_there(mailing: Flask):
    device = mailing.test_client()
    assert device.get("/wachtwoord-vergeten", headers={"Host": "elders.example"}).status_code == 400


def test_without_mail_one_asks_at_school(app: Flask):
    make_member(app, make_school(app), "Anna")
    page = app.test_client().get("/wachtwoord-vergeten").text
    assert "Zeg het tegen je beheerder op school" in page
    assert "<form" not in page
    assert try_to_log_in(app.test_client(), address("Anna"), "fout").status_code == 200
