"""A backup as a drill: made, put back, and everything is there again except what was erased."""

import shutil
import sqlite3
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Event
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from observatie.app import create_app
from observatie.db import migrate as migrations
from observatie.db.accounts import School, User
from observatie.db.records import Record, StoredEvent
from observatie.domain.fingerprint import Fingerprint
from observatie.settings import Settings
from observatie.web.backups import back_up, restore
from observatie.web.database import db, start_writing
from observatie.web.links import reset_link
from tests.server.records.test_at_the_same_time import Desk
from tests.support import databases
from tests.support.accounts import PASSWORD, address, find_member, make_member, make_school, post, try_to_log_in
from tests.support.people import (
    People,
    log_in_anew,
    make_event,
    make_observation,
    make_people,
    make_shared_report,
    outcomes,
)

SECRET = "Sanne van groep 4"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kopie.db"


@pytest.fixture
def other_app(app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """A new computer with SQLite, to which the keys were brought."""
    instance = tmp_path / "elders"
    instance.mkdir()
    shutil.copy(app.extensions["value_keys"].file, instance)
    made = create_app(Settings(instance=instance))
    yield made
    databases.close(made)


def test_everything_comes_back_except_what_was_erased_since(people: People, app: Flask, file: Path):
    anna, bram = people.anna, people.bram
    record, first = make_observation(anna)
    report, snapshot = make_shared_report(anna, bram, opened=True)
    to_erase, _ = make_observation(anna)
    before = anna.listed()
    back_up(app, file)

    second = make_event(record, "note.kind-1", "later")
    anna.send(record, second)
    new, third = make_observation(anna)
    anna.erase(to_erase)
    bram.end(anna)
    kept = restore(app, file)

    assert kept.parent == file.parent
    for tablet in (anna, bram):
        assert tablet.get("/api/session").status_code == 401
    anna, bram = log_in_anew(app, "Anna"), log_in_anew(app, "Bram")
    assert anna.account_id == people.anna.account_id
    assert anna.listed() == {one: listed for one, listed in before.items() if one != to_erase}
    assert anna.read(record) == {first["id"]: first["value"]}
    assert bram.read(report)[snapshot["id"]] == snapshot["value"]
    assert anna.pairs()[bram.account_id] == "pair"
    assert anna.send(to_erase, make_event(to_erase), kind="observation").status_code == 410

    # What the tablet has and the server lost is asked for, and comes back.
    answer = anna.send(record, acknowledged=[first["id"], second["id"]])
    assert answer.json["missing"] == [second["id"]]
    assert anna.send(new).status_code == 404
    assert outcomes(anna.send(record, second)) == outcomes(anna.send(new, third, kind="observation")) == ["stored"]
    assert anna.read(record) == {event["id"]: event["value"] for event in (first, second)}


def test_what_was_there_before_can_be_put_back_as_well(people: People, app: Flask, file: Path):
    record, _ = make_observation(people.anna)
    back_up(app, file)
    later, event = make_observation(people.anna)
    erased, _ = make_observation(people.anna)
    people.anna.erase(record)
    kept = restore(app, file)
    log_in_anew(app, "Anna").erase(erased)
    restore(app, kept)
    anna = log_in_anew(app, "Anna")
    assert set(anna.listed()) == {later}
    assert anna.read(later) == {event["id"]: event["value"]}


def test_life_goes_on_after_it(people: People, app: Flask, file: Path):
    back_up(app, file)
    restore(app, file)
    make_member(app, make_school(app, "De Es"), "Fien")
    fien, anna = log_in_anew(app, "Fien"), log_in_anew(app, "Anna")
    make_observation(fien)
    make_observation(anna)
    assert anna.invite(log_in_anew(app, "Els")).json["state"] == "invited"
    assert len(fien.listed()) == len(anna.listed()) == 1


@pytest.mark.parametrize("direction", ["there", "back"])
def test_a_school_can_move_to_another_database(app: Flask, other_app: Flask, file: Path, direction: str):
    source, target = (app, other_app) if direction == "there" else (other_app, app)
    people = make_people(source)
    record, event = make_observation(people.anna)
    awkward = make_event(record, "note.kind-1", "Łódź 👩\u200d👧 汉字 \x00 'één'; -- \ud800")
    people.anna.send(record, awkward)
    listed = people.anna.listed()
    back_up(source, file)
    databases.empty(target)  # a new one: PostgreSQL counts from 1
    restore(target, file)
    anna = log_in_anew(target, "Anna")
    assert anna.listed() == listed
    assert anna.read(record) == {one["id"]: one["value"] for one in (event, awkward)}
    make_member(target, make_school(target, "De Es"), "Fien")
    make_observation(log_in_anew(target, "Fien"))


def test_the_file_opens_nothing_by_itself(people: People, app: Flask, file: Path):
    record, _ = make_observation(people.anna)
    people.anna.send(record, make_event(record, "note.kind-1", SECRET))
    gone, _ = make_observation(people.anna)
    people.anna.erase(gone)
    try_to_log_in(app.test_client(), address("Anna"), "verkeerd wachtwoord")
    back_up(app, file)
    content = file.read_bytes()
    assert SECRET.encode() not in content
    key = app.extensions["value_keys"].file.read_text().split()[0]
    assert key.encode() not in content and bytes.fromhex(key) not in content
    with closing(sqlite3.connect(file)) as opened:
        for table in ("login_session", "invitation", "guess", "tombstone"):
            assert opened.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
        assert opened.execute("SELECT count(*) FROM event").fetchone() == (2,)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file] or {one.name for one in file.parent.iterdir()} <= {file.name, "elders"}


def test_an_account_that_was_switched_off_stays_off_and_used_links_stay_used(people: People, app: Flask, file: Path):
    back_up(app, file)
    link = reset_link(app, "", address("Bram"))
    new = "drie rode tulpen"
    assert post(app.test_client(), link, password=new, password_confirm=new).location == "/inloggen"
    with app.app_context():
        start_writing().get_one(User, people.carla.user_id).active = False
        db.session.commit()
    restore(app, file)
    assert app.test_client().get(link).location == "/wachtwoord-vergeten"
    assert try_to_log_in(app.test_client(), address("Bram"), PASSWORD).status_code == 302
    assert try_to_log_in(app.test_client(), address("Carla"), PASSWORD).status_code == 200
    assert not find_member(app, "Carla").active


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    people: People, app: Flask, file: Path, tmp_path, monkeypatch
):
    back_up(app, file)
    later = tmp_path / "migrations"
    shutil.copytree(migrations.MIGRATIONS, later)
    (later / "versions" / "0003_a_sign.py").write_text(
        "from alembic import op\nrevision = 'a_sign'\ndown_revision = '0002'\n"
        "def upgrade():\n    op.execute(\"UPDATE school SET name = name || ' (verhuisd)'\")\n"
    )
    monkeypatch.setattr(migrations, "MIGRATIONS", later)
    content = file.read_bytes()
    restore(app, file)
    with app.app_context():
        names = set(db.session.scalars(select(School.name)))
    assert names == {"De Wilg (verhuisd)", "De Eik (verhuisd)"}
    assert file.read_bytes() == content


def is_whole(app: Flask) -> bool:
    """Every record has exactly the events its fingerprint counts."""
    with app.app_context():
        records = db.session.execute(select(Record.id, Record.event_count, Record.event_xor)).all()
        for record, count, xor in records:
            ids = db.session.scalars(select(StoredEvent.id).where(StoredEvent.record_id == record))
            if Fingerprint().with_ids(ids) != Fingerprint(count, xor):
                return False
        return bool(records)


def test_while_others_write_a_backup_and_what_is_put_back_are_of_one_moment(
    people: People, app: Flask, other_app: Flask, tmp_path: Path
):
    desk, done = Desk(people), Event()
    record = str(uuid4())
    desk.send(record, make_event(record))

    def write() -> int:
        sent = 0
        while not done.is_set():
            desk.send(record, *(make_event(record) for _ in range(3)))
            sent += 1
        return sent

    with ThreadPoolExecutor(2) as threads:
        writers = [threads.submit(write) for _ in range(2)]
        try:
            files = [tmp_path / f"{number}.db" for number in range(4)]
            for number in files:
                back_up(app, number)
            kept = restore(app, files[0])
        finally:
            done.set()
        assert all(writer.result() > 0 for writer in writers)
    assert is_whole(app)
    for number in (*files, kept):
        restore(other_app, number)
        assert is_whole(other_app)
