"""An app on a database with some events or with a million, and bare handlers beside the real ones."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from flask import Flask, request
from flask_security import current_user
from sqlalchemy import create_engine, insert, text

from observatie.app import create_app
from observatie.db.records import StoredEvent
from observatie.settings import Settings
from observatie.web.database import db, start_writing
from observatie.web.security import csrf
from tests.support import accounts, databases
from tests.support.people import Tablet, log_in, make_event

EVENTS = 60  # of one sync round: a minute of writing
RECORDS = 30  # of the one who syncs: a year of sitting in
PER_RECORD = 500
FILL = {
    "sqlite": """
        WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < :events)
        INSERT INTO event (record_id, id, field, value, replaces, made_at, author_id, received_at)
        SELECT record.id, lower(hex(randomblob(16))), 'note.delen-3', randomblob(96), '',
               '2026-03-04T15:00:00.000+01:00', :author, '2026-03-04 14:00:00.000000'
        FROM number JOIN numbered_record ON numbered_record.n = number.n / :per_record
        JOIN record ON record.id = numbered_record.id""",
    "postgresql": """
        INSERT INTO event (record_id, id, field, value, replaces, made_at, author_id, received_at)
        SELECT numbered_record.id, gen_random_uuid(), 'note.delen-3',
               decode(repeat(md5(number.n::text), 6), 'hex'), '',
               '2026-03-04T15:00:00.000+01:00', :author, '2026-03-04 14:00:00'
        FROM generate_series(0, :events - 1) AS number(n)
        JOIN numbered_record ON numbered_record.n = number.n / :per_record""",
}


@dataclass
class Subject:
    """One database, with the tablet of someone who syncs; every act is timed in milliseconds, without a network."""

    app: Flask
    settings: Settings
    tablet: Tablet
    etag: str = ""

    def round(self) -> float:
        """The list, and 60 new events in a record of 60."""
        record, known = self._record()
        batch = {"events": [make_event(record) for _ in range(EVENTS)], "acknowledged": known}

        def act() -> None:
            self.tablet.client.get("/api/records", headers={"If-None-Match": self.etag})
            answer = self._post(f"/api/records/{record}/events", batch)
            assert len(answer.json["outcomes"]) == EVENTS

        return _milliseconds(act)

    def bare_insert(self) -> float:
        record, _ = self._record()
        batch = {"events": [make_event(record) for _ in range(EVENTS)]}
        return _milliseconds(lambda: self._post(f"/bench/insert/{record}", batch))

    def unchanged_list(self) -> float:
        self.etag = self.etag or self.tablet.client.get("/api/records").headers["ETag"]
        get = self.tablet.client.get

        def act() -> None:
            assert get("/api/records", headers={"If-None-Match": self.etag}).status_code == 304

        return _milliseconds(act)

    def bare_session(self) -> float:
        return _milliseconds(lambda: self.tablet.client.get("/bench/session"))

    def forget(self) -> None:
        """The records that were measured, so that the list stays as long as it was."""
        with self.app.app_context():
            session = start_writing()
            for record in self.measured:
                session.execute(text("DELETE FROM record WHERE id = :id"), {"id": self._spelled(record)})
            session.commit()
        self.measured.clear()

    def _record(self) -> tuple[str, list[str]]:
        record = str(uuid4())
        events = [make_event(record) for _ in range(EVENTS)]
        self._post(f"/api/records/{record}/events", {"events": events, "kind": "observation"})
        self.measured.append(record)
        return record, [event["id"] for event in events]

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = self.tablet.client.post(path, json=body, headers={"X-CSRF-Token": self.tablet.token})
        assert answer.status_code == 200, answer.text
        return answer

    def _spelled(self, record: str) -> str:
        return record.replace("-", "") if self.settings.database.startswith("sqlite") else record

    def __post_init__(self) -> None:
        self.measured: list[str] = []


@contextmanager
def make_subject(kind: str, events: int) -> Iterator[Subject]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(instance=Path(folder), database_url=new_database() if kind == "postgresql" else "")
        app = create_app(settings)
        _add_bare_handlers(app)
        school = accounts.make_school(app)
        anna, other = (accounts.make_member(app, school, name) for name in ("Anna", "Bram"))
        _fill(app, kind, other.id, events)
        subject = Subject(app, settings, log_in(app, anna))
        for _ in range(RECORDS):
            subject._record()
        subject.measured.clear()
        yield subject
        databases.close(app)


def _fill(app: Flask, kind: str, author: int, events: int) -> None:
    with app.app_context():
        session = start_writing()
        session.execute(text(f"CREATE TEMPORARY TABLE numbered_record (n INTEGER PRIMARY KEY, id {_type(kind)})"))
        ids = [uuid4() for _ in range(max(1, events // PER_RECORD))]
        rows = [{"n": n, "id": one.hex if kind == "sqlite" else one, "who": author} for n, one in enumerate(ids)]
        session.execute(text("INSERT INTO numbered_record VALUES (:n, :id)"), rows)
        session.execute(
            text(
                "INSERT INTO record (id, kind, owner_id, created_at, event_count, event_xor)"
                " SELECT id, 'observation', :author, '2026-03-04 14:00:00', 0, :zero FROM numbered_record"
            ),
            {"author": author, "zero": bytes(16)},
        )
        session.execute(text("INSERT INTO membership SELECT id, :author FROM numbered_record"), {"author": author})
        session.execute(text(FILL[kind]), {"events": events, "author": author, "per_record": PER_RECORD})
        session.execute(text("DROP TABLE numbered_record"))
        session.commit()
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("ANALYZE"))


def _type(kind: str) -> str:
    return "CHAR(32)" if kind == "sqlite" else "UUID"


def new_database() -> str:
    name = f"bench_{uuid4().hex[:8]}"
    url = databases.postgresql_url().replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    made = engine.url.set(database=name).render_as_string(hide_password=False)
    engine.dispose()
    return made


def _add_bare_handlers(app: Flask) -> None:
    @app.get("/bench/session")
    def check_session() -> tuple[str, int]:
        return "", 200 if current_user.is_authenticated else 401

    @app.post("/bench/insert/<record>")
    def insert_rows(record: str) -> tuple[str, int]:
        if not current_user.is_authenticated:
            return "", 401
        rows = [
            {
                "record_id": record,
                "id": event["id"],
                "field": event["field"],
                "value": event["value"].encode().ljust(96),
                "replaces": "",
                "made_at": event["made_at"],
                "author_id": current_user.id,
            }
            for event in request.json["events"]
        ]
        session = start_writing()
        session.execute(insert(StoredEvent.__table__), rows)
        session.commit()
        return "", 200

    csrf.exempt(insert_rows)


def _milliseconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000
