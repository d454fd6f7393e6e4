"""Who removes an account, and what goes and what stays with it."""

from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select

from observatie.db.accounts import LoginSession, RemovedAccount, User
from observatie.db.pairs import Pair
from observatie.db.records import Membership, Record, StoredEvent, Tombstone
from observatie.services import throttle
from observatie.web.backups import back_up, restore
from observatie.web.database import db, start_writing
from tests.support.accounts import PASSWORD, address, post, try_to_log_in
from tests.support.people import (
    People,
    Tablet,
    log_in_anew,
    make_event,
    make_observation,
    make_shared_report,
    outcomes,
)

PATH = "/account/verwijderen"


def remove(tablet: Tablet, password: str = PASSWORD) -> str:
    return post(tablet.client, PATH, password=password).text


def switch_off(people: People, tablet: Tablet) -> None:
    assert post(people.els.client, f"/beheer/leden/{tablet.account_id}/uitzetten", page="/beheer").status_code == 302


def remove_as_els(people: People, tablet: Tablet, password: str = PASSWORD) -> int:
    path = f"/beheer/leden/{tablet.account_id}/verwijderen"
    return post(people.els.client, path, page="/beheer", password=password).status_code


def is_there(app: Flask, tablet: Tablet) -> bool:
    with app.app_context():
        return db.session.scalar(select(User.id).where(User.account_id == tablet.account_id)) is not None


def make_visit(owner: Tablet, other: Tablet) -> str:
    record = str(uuid4())
    day = make_event(record, "setup.date", "2026-04-01")
    owner.send(record, day, kind="visit", members=[other.account_id])
    return record


def test_everything_of_hers_goes(people: People):
    anna, bram = people.anna, people.bram
    going = [make_observation(anna)[0], make_visit(anna, bram), make_visit(bram, anna)]
    assignment = str(uuid4())
    anna.send(assignment, make_event(assignment, "assignment.text"), kind="assignment")
    going += [assignment, make_shared_report(anna, bram)[0], make_shared_report(bram, anna)[0]]
    going.append(make_shared_report(bram, anna, opened=True)[0])
    kept, event = make_observation(bram)
    assert set(going) <= set(anna.listed())
    assert "Je account is weg" in remove(anna)
    assert not is_there(people.app, anna)
    assert bram.listed().keys() == {kept}
    assert bram.pairs() == {}
    for record in going:
        assert bram.send(record).status_code == 410
        assert bram.send(record, make_event(record), kind="observation").status_code == 410
    assert bram.read(kept) == {event["id"]: event["value"]}
    with people.app.app_context():
        for column in (LoginSession.user_id, Membership.user_id, Record.owner_id, StoredEvent.author_id):
            assert not db.session.scalar(select(func.count()).where(column == anna.user_id))
        assert not db.session.scalar(select(func.count()).select_from(Pair))
        assert set(db.session.scalars(select(Tombstone.record_id))) == set(going)
        assert list(db.session.scalars(select(RemovedAccount.account_id))) == [anna.account_id]


def test_where_she_was_logged_in_that_is_over_and_she_does_not_get_in(people: People):
    other = log_in_anew(people.app, "Anna")
    remove(people.anna)
    for tablet in (people.anna, other):
        assert tablet.client.get("/account").status_code == 302
        assert tablet.get("/api/records").json["code"] == "not_logged_in"
    assert try_to_log_in(people.app.test_client(), address("Anna"), PASSWORD).status_code == 200


def test_a_report_the_colleague_opened_stays_with_the_name_of_who_wrote_it(people: People):
    anna, bram = people.anna, people.bram
    record, report = make_shared_report(anna, bram, opened=True)
    before = bram.listed()
    remove(anna)
    assert bram.listed() == before
    assert bram.read(record)[report["id"]] == report["value"]
    assert bram.get("/api/records").json["people"][anna.account_id] == "Anna"
    assert outcomes(bram.send(record, make_event(record, "shared.takeaway", "Rustiger."))) == ["stored"]
    # The name, and nothing else.
    with people.app.app_context():
        left = db.session.scalars(select(User).where(User.account_id == anna.account_id)).one()
        assert (left.password, left.active, left.roles, left.seal_key) == (None, False, [], "")
        assert address("Anna") not in left.email
    assert try_to_log_in(people.app.test_client(), address("Anna"), PASSWORD).status_code == 200


def test_with_the_last_report_the_name_goes_too(people: People):
    first, second = (make_shared_report(people.anna, people.bram, opened=True)[0] for _ in range(2))
    remove(people.anna)
    people.bram.erase(first)
    assert is_there(people.app, people.anna)
    people.bram.erase(second)
    assert not is_there(people.app, people.anna)


def test_with_the_account_that_kept_the_last_report_the_name_goes_too(people: People):
    make_shared_report(people.anna, people.bram, opened=True)
    remove(people.anna)
    assert is_there(people.app, people.anna)
    remove(people.bram)
    assert not is_there(people.app, people.anna)


def test_who_was_removed_is_nobody_to_invite_and_no_member(people: People):
    make_shared_report(people.anna, people.bram, opened=True)
    remove(people.anna)
    assert people.bram.invite(people.anna).json["code"] == "no_colleague"
    page = people.els.client.get("/beheer").text
    assert people.anna.account_id not in page
    assert "removed.invalid" not in page
    path = f"/beheer/leden/{people.anna.account_id}/aanzetten"
    assert post(people.els.client, path, page="/beheer").status_code == 404


@pytest.mark.parametrize("password", ["geraden", ""])
def test_it_takes_her_password(people: People, password: str):
    record, _ = make_observation(people.anna)
    assert "Je account is weg" not in remove(people.anna, password)
    assert people.anna.listed().keys() == {record}


def test_who_finds_a_tablet_open_can_not_go_on_guessing_there(people: People):
    said = [remove(people.anna, "geraden") for _ in range(throttle.PER_KNOWN_DEVICE + 1)]
    assert "Dit wachtwoord klopt niet" in said[-2]
    assert "Er is te vaak een wachtwoord geprobeerd" in said[-1]


def test_the_only_administrator_first_makes_another(people: People):
    assert "Je bent de enige beheerder" in remove(people.els)
    path = f"/beheer/leden/{people.bram.account_id}/beheerder-maken"
    post(people.els.client, path, page="/beheer")
    assert "Je account is weg" in remove(people.els)
    assert people.bram.client.get("/beheer").status_code == 200


def test_els_removes_the_account_of_somebody_who_left_after_switching_it_off(people: People):
    record, report = make_shared_report(people.anna, people.bram, opened=True)
    gone, _ = make_observation(people.anna)
    assert remove_as_els(people, people.anna) == 404
    switch_off(people, people.anna)
    assert remove_as_els(people, people.anna, "geraden") == 200
    assert remove_as_els(people, people.anna) == 302
    assert remove_as_els(people, people.anna) == 404
    assert people.bram.read(record)[report["id"]] == report["value"]
    with people.app.app_context():
        assert gone in set(db.session.scalars(select(Tombstone.record_id)))


def test_nobody_else_removes_an_account(people: People):
    switch_off(people, people.carla)
    path = f"/beheer/leden/{people.carla.account_id}/verwijderen"
    for tablet in (people.bram, people.daan):
        assert tablet.client.get(path).status_code == 404
        assert post(tablet.client, path, page="/account", password=PASSWORD).status_code == 404
    assert is_there(people.app, people.carla)


def test_a_backup_of_before_does_not_bring_her_back_and_does_not_take_what_stayed(people: People, tmp_path):
    record, report = make_shared_report(people.anna, people.bram)
    make_observation(people.anna)
    back_up(people.app, tmp_path / "kopie.db")
    opened = make_event(record, "shared.opened", True)
    people.bram.send(record, opened)
    remove(people.anna)
    restore(people.app, tmp_path / "kopie.db")
    bram = log_in_anew(people.app, "Bram")
    # At the time of the backup it was not opened yet: his tablet says so again.
    assert bram.send(record, acknowledged=[opened["id"]]).json["missing"] == [opened["id"]]
    assert bram.listed().keys() == {record}
    assert bram.read(record)[report["id"]] == report["value"]
    assert bram.pairs() == {}
    assert try_to_log_in(people.app.test_client(), address("Anna"), PASSWORD).status_code == 200
    with people.app.app_context():
        assert start_writing().scalar(select(func.count()).select_from(RemovedAccount)) == 1


def test_a_backup_of_afterwards_comes_back_as_it_was(people: People, tmp_path):
    record, _ = make_shared_report(people.anna, people.bram, opened=True)
    remove(people.anna)
    back_up(people.app, tmp_path / "kopie.db")
    restore(people.app, tmp_path / "kopie.db")
    assert log_in_anew(people.app, "Bram").listed().keys() == {record}
    assert people.anna.account_id not in log_in_anew(people.app, "Els").client.get("/beheer").text


def test_a_kijkmaatje_sees_the_new_name(people: People):
    post(people.anna.client, "/account/naam", name="Anna de Vries")
    assert people.bram.get("/api/records").json["people"][people.anna.account_id] == "Anna de Vries"
