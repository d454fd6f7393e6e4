"""kill -9 of a real server in the middle of syncs: nothing acknowledged is lost, and no batch is there by half."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from random import Random
from threading import Event
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from observatie.app import create_app
from observatie.db.records import Record, StoredEvent
from observatie.domain.fingerprint import Fingerprint
from observatie.settings import Settings
from observatie.web.database import db
from tests.support import accounts, databases
from tests.support.people import make_event
from tests.support.quick_starts import QuickServer

KILLS = 200 if os.environ.get("OBSERVATIE_SOAK") else 30
CLIENTS, RECORDS = 4, 3


class Killed(Exception):
    """No answer: it may have arrived, or not."""


class Device:
    """Sends batches over HTTP, and remembers of each whether it heard that it was stored."""

    def __init__(self, server: QuickServer, cookie: str, token: str, records: list[str], seed: int) -> None:
        self.server, self.records, self.random = server, records, Random(seed)
        self.headers = {"Cookie": cookie, "X-CSRF-Token": token, "Content-Type": "application/json"}
        self.connection = HTTPConnection("127.0.0.1", server.port, timeout=20)
        self.batches: list[tuple[str, set[str]]] = []
        self.heard: set[str] = set()
        self.cut_off = 0

    def live(self, done: Event) -> None:
        with closing(self):
            self._send_until(done)

    def close(self) -> None:
        self.connection.close()

    def _send_until(self, done: Event) -> None:
        events: list[dict] = []
        record = ""
        while not done.is_set():
            if not events:
                record = self.random.choice(self.records)
                events = [make_event(record) for _ in range(self.random.randint(1, 30))]
                self.batches.append((record, {event["id"] for event in events}))
            try:
                answer = self.send(record, events)
            except Killed:
                # Half of them are never sent again: what the server has of those shows whether it took them whole.
                if self.random.random() < 0.5:
                    events = []
                time.sleep(0.005)
                continue
            assert {one["outcome"] for one in answer["outcomes"]} <= {"stored", "already_there"}
            self.heard |= {one["id"] for one in answer["outcomes"]}
            events = []

    def send(self, record: str, events: list[dict]) -> dict:
        is_sent = False
        try:
            body = json.dumps({"events": events, "kind": "observation"})
            self.connection.request("POST", f"/api/records/{record}/events", body, self.headers)
            is_sent = True
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, HTTPException) as problem:
            self.connection.close()
            self.cut_off += is_sent
            raise Killed from problem
        assert answer.status == 200, text
        return json.loads(text)


@pytest.fixture
def app(settings: Settings):
    made = create_app(settings)
    databases.empty(made)
    yield made
    databases.close(made)


def test_a_killed_server_loses_nothing_and_keeps_no_half_batch(app: Flask, settings: Settings):
    accounts.make_member(app, accounts.make_school(app), "Anna")
    tablet = accounts.log_in(app, "Anna")
    token = tablet.get("/api/session").json["csrf_token"]
    cookie = "; ".join(f"{name}={tablet.get_cookie(name).value}" for name in ("session", "hier"))
    records = [str(uuid4()) for _ in range(RECORDS)]
    random, done, began = Random(1), Event(), time.monotonic()
    with QuickServer(settings.instance, settings.database_url) as server, ThreadPoolExecutor(CLIENTS) as threads:
        devices = [Device(server, cookie, token, records, seed) for seed in range(CLIENTS)]
        lives = [threads.submit(device.live, done) for device in devices]
        try:
            for _ in range(KILLS):
                heard = sum(len(device.heard) for device in devices)
                while sum(len(device.heard) for device in devices) == heard and not any(life.done() for life in lives):
                    time.sleep(0.002)
                time.sleep(random.uniform(0, 0.06))
                server.stop()
                server.start()
        finally:
            done.set()
        for life in lives:
            life.result()
    check(app, devices)
    cut_off, heard = sum(device.cut_off for device in devices), sum(len(device.heard) for device in devices)
    assert cut_off >= KILLS // 2, "hardly any request was cut off"
    print(f"{KILLS} kills in {time.monotonic() - began:.0f} s: {cut_off} requests cut off, {heard} events acknowledged")


def check(app: Flask, devices: list[Device]) -> None:
    with app.app_context():
        there: dict[str, set[str]] = {}
        for record, event in db.session.execute(select(StoredEvent.record_id, StoredEvent.id)):
            there.setdefault(record, set()).add(event)
        prints = {row.id: Fingerprint(row.event_count, row.event_xor) for row in db.session.scalars(select(Record))}
    everything = set().union(*there.values())
    assert set().union(*(device.heard for device in devices)) <= everything
    for record, ids in (batch for device in devices for batch in device.batches):
        assert len(ids & there.get(record, set())) in (0, len(ids)), "half a batch"
    assert prints == {record: Fingerprint().with_ids(ids) for record, ids in there.items()}
