"""A database of the first version, with people and words in it, is brought to the tables of today at the start."""

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from argon2 import PasswordHasher
from sqlalchemy import Engine, create_engine, inspect, select, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from observatie.app import create_app
from observatie.db.accounts import School, User
from observatie.db.base import Base, now
from observatie.db.engine import database_url as with_driver
from observatie.db.engine import prepare
from observatie.db.migrate import migrate
from observatie.db.pairs import Pair
from observatie.db.records import Membership, Record, StoredEvent
from observatie.domain.fingerprint import Fingerprint
from observatie.services.value_keys import ValueKeys, make_keys
from observatie.settings import Settings
from observatie.web.database import db
from tests.support import databases
from tests.support.accounts import PASSWORD, address, find_member
from tests.support.people import NOTE, log_in

WORDS = "Wachtte even na haar vraag."
RECORD, EVENT = str(uuid.uuid4()), str(uuid.uuid4())


@pytest.fixture
def older(settings: Settings) -> Iterator[Settings]:
    """Of an instance as the first version left it; on PostgreSQL in a database of its own."""
    settings.instance.mkdir()
    if settings.database_url:
        settings = replace(settings, database_url=_another_database(settings.database_url))
    address_of_it = settings.database_url or f"sqlite:///{settings.instance / 'observatie.db'}"
    engine = prepare(create_engine(with_driver(address_of_it), poolclass=NullPool))
    migrate(engine, "0001")
    assert not inspect(engine).has_table("removed_account")
    make_keys(settings.instance / "value_keys")
    _fill(engine, ValueKeys(settings.instance / "value_keys"))
    yield settings


def test_everything_in_it_is_there_and_works_as_before(older: Settings):
    app = create_app(older)
    tablets = {name: log_in(app, find_member(app, name)) for name in ("Anna", "Bram")}
    assert tablets["Anna"].read(RECORD) == {EVENT: WORDS}
    assert tablets["Anna"].pairs() == {tablets["Bram"].account_id: "pair"}
    assert tablets["Bram"].listed() == {}
    databases.close(app)


def test_its_tables_are_those_of_today(older: Settings):
    app = create_app(older)
    with app.app_context(), db.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) != "0001"
    databases.close(app)


def test_a_second_start_changes_nothing(older: Settings):
    def everything() -> list:
        app = create_app(older)
        with app.app_context():
            rows = [db.session.execute(select(table)).all() for table in Base.metadata.sorted_tables]
        databases.close(app)
        return rows

    assert everything() == everything()


def _fill(engine: Engine, keys: ValueKeys) -> None:
    password = PasswordHasher(memory_cost=19 * 1024, time_cost=2, parallelism=1).hash(PASSWORD)
    with Session(engine.execution_options(begins_writing=True)) as session:
        school = School(name="De Wilg")
        anna, bram = (
            User(
                account_id=str(uuid.uuid4()),
                name=name,
                email=address(name),
                password=password,
                school=school,
                active=True,
                fs_uniquifier=uuid.uuid4().hex,
            )
            for name in ("Anna", "Bram")
        )
        session.add_all([anna, bram])
        session.flush()
        count = Fingerprint().with_ids([EVENT])
        session.add(Pair(inviter_id=anna.id, invited_id=bram.id, accepted_at=now()))
        record = Record(id=RECORD, kind="observation", owner_id=anna.id)
        record.event_count, record.event_xor = count.count, count.xor
        session.add(record)
        session.flush()
        session.add(Membership(record_id=RECORD, user_id=anna.id))
        session.add(
            StoredEvent(
                record_id=RECORD,
                id=EVENT,
                field=NOTE,
                value=keys.seal(RECORD, EVENT, WORDS),
                replaces="",
                made_at="2026-03-04T15:00:00.000+01:00",
                author_id=anna.id,
            )
        )
        session.commit()
    engine.dispose()


def _another_database(url: str) -> str:
    name = f"older_{uuid.uuid4().hex}"
    engine = create_engine(with_driver(url), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return make_url(url).set(database=name).render_as_string(hide_password=False)
