"""Throughput of 2 gunicorn workers against 1, on one PostgreSQL."""

import json
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from uuid import uuid4

from observatie.app import create_app
from observatie.settings import Settings
from tests.bench.sync_subjects import new_database
from tests.bench.table import Row, show
from tests.support import accounts, databases
from tests.support.people import log_in, make_event
from tests.support.server import Server

CLIENTS, EVENTS, SECONDS, TURNS = 4, 20, 5, 3
LEAST = 1.7  # times as many requests with 2 workers, on two cores that are free


class Gunicorn(Server):
    def __init__(self, instance: Path, workers: int) -> None:
        super().__init__(instance)
        serve = ["-m", "gunicorn", "observatie.wsgi:app", "--workers", str(workers), "--bind", f"127.0.0.1:{self.port}"]
        self.command = [sys.executable, *serve, "--log-level", "error"]

    def stop(self) -> None:
        if self.process:
            self.process.terminate()  # the workers go with it
            self.process.communicate()
            self.process = None


def show_figures() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(instance=Path(folder), database_url=new_database())
        headers = _log_in(settings)
        os.environ["OBSERVATIE_DATABASE_URL"] = settings.database_url
        figures: dict[int, list[float]] = {1: [], 2: []}
        try:
            for _ in range(TURNS):
                for workers, measured in figures.items():
                    with Gunicorn(settings.instance, workers) as server:
                        measured.append(_milliseconds_per_request(server.port, headers))
        finally:
            del os.environ["OBSERVATIE_DATABASE_URL"]
    one, two = median(figures[1]), median(figures[2])
    show(
        f"Several workers on postgresql, {os.cpu_count()} cores for them, {CLIENTS} clients and the database",
        [Row(f"a request of {EVENTS} events, 2 workers against 1", two, "ms", round(1 / LEAST, 2), one)],
    )
    print(f"    that is {one / two:.2f} times as many requests; on two cores that are free at least {LEAST}")


def _log_in(settings: Settings) -> dict[str, str]:
    app = create_app(settings)
    anna = accounts.make_member(app, accounts.make_school(app), "Anna")
    tablet = log_in(app, anna)
    databases.close(app)
    cookie = "; ".join(f"{name}={tablet.client.get_cookie(name).value}" for name in ("session", "hier"))
    return {"Cookie": cookie, "X-CSRF-Token": tablet.token, "Content-Type": "application/json"}


def _milliseconds_per_request(port: int, headers: dict[str, str]) -> float:
    bodies = [[body for _ in range(60) for body in _bodies(10)] for _ in range(CLIENTS)]
    ends = time.monotonic() + SECONDS

    def send(waiting: list[tuple[str, str]]) -> int:
        count = 0
        for path, body in waiting:
            if time.monotonic() > ends:
                break
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            assert answer.status == 200, answer.read()
            answer.read()
            connection.close()
            count += 1
        return count

    began = time.monotonic()
    with ThreadPoolExecutor(CLIENTS) as threads:
        count = sum(threads.map(send, bodies))
    return (time.monotonic() - began) * 1000 / count


def _bodies(count: int) -> list[tuple[str, str]]:
    """Requests for one record, one after the other."""
    record = str(uuid4())
    batches = [{"events": [make_event(record) for _ in range(EVENTS)], "kind": "observation"} for _ in range(count)]
    return [(f"/api/records/{record}/events", json.dumps(batch)) for batch in batches]
