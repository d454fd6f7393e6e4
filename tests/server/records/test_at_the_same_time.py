"""Several devices at the same moment, on real connections: nothing acknowledged is missed, nothing is there twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from random import Random
from threading import Barrier, Event, Lock
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from observatie.db.records import Record, StoredEvent, Tombstone
from observatie.domain.fingerprint import Fingerprint
from observatie.services.append_events import Answer, Batch, append_events
from observatie.services.erase_record import erase_record
from observatie.services.list_records import list_records
from observatie.services.record_access import RecordErased, RecordUnknown
from observatie.web.database import db
from tests.support.people import People, make_event

WRITERS, BATCHES, RECORDS = 4, 25, 2
ROUNDS = 12


class Desk:
    """The services as several server processes would call them: a session for each call."""

    def __init__(self, people: People) -> None:
        with people.app.app_context():
            self.sessions = db.sessionmaker
        self.keys = people.app.extensions["value_keys"]
        self.anna = people.anna.user_id

    def send(self, record: str, *events: dict, acknowledged: frozenset[str] = frozenset()) -> Answer:
        with self.sessions() as session:
            batch = Batch(list(events), acknowledged, "observation")
            return append_events(session, self.keys, self.anna, record, batch)

    def session(self) -> Session:
        return self.sessions()


@pytest.fixture
def desk(people: People) -> Desk:
    return Desk(people)


def all_at_once(*acts: Callable[[], object]) -> list[object]:
    start = Barrier(len(acts), timeout=30)

    def act(one: Callable[[], object]) -> object:
        start.wait()
        return one()

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(act, acts))


def test_a_reader_misses_nothing_that_was_acknowledged(desk: Desk):
    records = [str(uuid4()) for _ in range(RECORDS)]
    acknowledged: dict[str, set[str]] = {record: set() for record in records}
    lock, done = Lock(), Event()

    def write(seed: int) -> None:
        random = Random(seed)
        for _ in range(BATCHES):
            record = random.choice(records)
            events = [make_event(record) for _ in range(random.randint(1, 4))]
            answer = desk.send(record, *events)
            assert {outcome.word for outcome in answer.outcomes} == {"stored"}
            with lock:
                acknowledged[record] |= {event["id"] for event in events}

    def read() -> int:
        """As a tablet does: by fingerprint first, then the difference."""
        held: dict[str, set[str]] = {record: set() for record in records}
        rounds = 0
        while True:
            is_last = done.is_set()
            with lock:
                before = {record: set(ids) for record, ids in acknowledged.items()}
            with desk.session() as session:
                listed = {one.id: one.fingerprint for one in list_records(session, desk.anna).records}
            for record, ids in held.items():
                if listed.get(record, Fingerprint()) != Fingerprint().with_ids(ids):
                    answer = desk.send(record, acknowledged=frozenset(ids))
                    assert not answer.missing
                    ids |= {event["id"] for event in answer.events}
                assert before[record] <= ids
            rounds += 1
            if is_last:
                return rounds

    with ThreadPoolExecutor(WRITERS + 1) as threads:
        reader = threads.submit(read)
        try:
            for writer in [threads.submit(write, seed) for seed in range(WRITERS)]:
                writer.result()
        finally:
            done.set()
        assert reader.result() > 1
    for record in records:
        with desk.session() as session:
            row = session.get_one(Record, record)
            assert Fingerprint(row.event_count, row.event_xor) == Fingerprint().with_ids(acknowledged[record])


def test_two_devices_that_make_the_same_record_make_it_once(desk: Desk):
    for _ in range(ROUNDS):
        record = str(uuid4())
        events = [make_event(record) for _ in range(3)]
        answers = all_at_once(*(partial(desk.send, record, event) for event in events))
        assert [answer.outcomes[0].word for answer in answers] == ["stored"] * 3
        assert {event["id"] for event in desk.send(record).events} == {event["id"] for event in events}


def test_the_same_event_from_two_devices_is_stored_once(desk: Desk):
    for _ in range(ROUNDS):
        record = str(uuid4())
        event = make_event(record)
        answers = all_at_once(*[partial(desk.send, record, event)] * 3)
        assert sorted(answer.outcomes[0].word for answer in answers) == ["already_there", "already_there", "stored"]


def test_erasing_and_writing_at_once_ends_in_erased(desk: Desk, app: Flask):
    def erase(record: str) -> None:
        with desk.session() as session:
            erase_record(session, desk.anna, record)

    def send(record: str) -> None:
        with suppress(RecordErased, RecordUnknown):
            desk.send(record, make_event(record))

    for number in range(ROUNDS):
        record = str(uuid4())
        if number % 2:
            desk.send(record, make_event(record))
        acts = [partial(send, record), partial(erase, record)]
        all_at_once(*acts, *acts)
        with desk.session() as session:
            assert session.get(Record, record) is None
            assert session.get(Tombstone, record) is not None
            assert session.scalar(select(func.count()).where(StoredEvent.record_id == record)) == 0
