"""What cannot be made or put back is refused by name, and nothing is changed by it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from observatie.app import create_app
from observatie.db.accounts import User
from observatie.services.backup_file import BackupRefused
from observatie.settings import Settings
from observatie.web.backups import back_up, restore
from observatie.web.database import db
from tests.support import databases
from tests.support.people import People, make_event, make_observation, make_shared_report, outcomes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kopie.db"


def refused(act, *arguments) -> str:
    with pytest.raises(BackupRefused) as found:
        act(*arguments)
    return found.value.code


def raw(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


def test_a_backup_is_never_written_over_another_file(people: People, app: Flask, file: Path):
    file.write_text("iets anders")
    assert refused(back_up, app, file) == "exists"
    assert file.read_text() == "iets anders"
    assert refused(back_up, app, file.parent / "geen map" / "kopie.db") == "failed"


def spoil(file: Path, how: str) -> None:
    size = file.stat().st_size
    if how == "text":
        file.write_text("Dit is een brief." * 1000)
    elif how == "empty":
        file.write_bytes(b"")
    elif how == "gone":
        file.unlink()
    elif how == "another program's":
        file.unlink()
        raw(file, "CREATE TABLE user (id)")
    elif how == "cut off":
        file.write_bytes(file.read_bytes()[: size // 2])
    elif how == "with a hole":
        content = bytearray(file.read_bytes())
        content[size // 2 : size // 2 + 8192] = bytes(8192)
        file.write_bytes(content)
    elif how == "of later tables":
        raw(file, "UPDATE alembic_version SET version_num = '9999'")
    elif how == "of a later format":
        raw(file, "PRAGMA user_version = 2")
    elif how == "without its tables":
        raw(file, "DROP TABLE alembic_version")
    elif how == "with a missing person":
        raw(file, "PRAGMA foreign_keys = OFF", "DELETE FROM user WHERE name = 'Bram'")


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("text", "not_ours"),
        ("empty", "not_ours"),
        ("gone", "not_there"),
        ("another program's", "not_ours"),
        ("cut off", "damaged"),
        ("with a hole", "damaged"),
        ("of later tables", "newer"),
        ("of a later format", "newer"),
        ("without its tables", "damaged"),
        ("with a missing person", "failed"),
    ],
)
def test_what_cannot_be_put_back_changes_nothing(people: People, app: Flask, file: Path, how: str, code: str):
    make_shared_report(people.anna, people.bram)
    back_up(app, file)
    record, event = make_observation(people.anna)
    spoil(file, how)
    assert refused(restore, app, file) == code
    assert set(file.parent.iterdir()) <= {file}
    assert people.anna.read(record) == {event["id"]: event["value"]}  # still logged in, too
    assert people.anna.pairs()[people.bram.account_id] == "pair"
    assert outcomes(people.anna.send(record, make_event(record))) == ["stored"]


def test_without_the_key_that_opens_it_nothing_is_put_back(people: People, app: Flask, file: Path, tmp_path: Path):
    make_observation(people.anna)
    back_up(app, file)
    stranger = create_app(Settings(instance=tmp_path / "zonder sleutel"))
    assert refused(restore, stranger, file) == "no_key"
    with stranger.app_context():
        assert db.session.scalar(select(func.count()).select_from(User)) == 0
    databases.close(stranger)
