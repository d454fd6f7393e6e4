"""Throughput of 2 gunicorn workers against 1, on one PostgreSQL.

Clients and database want processor time as well, so on two cores a second worker would only take it from them.
Therefore each worker runs a part of the time, on a core that is then free for it: what is left is what workers do to
each other.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
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
SHARE, TURN_SECONDS = 0.3, 0.02  # a worker runs 6 ms of every 20
LEAST = 1.7  # times as many requests with 2 workers, on two cores that are free


class Gunicorn(Server):
    """Its workers get SHARE of a core each, while inside `rationed()`."""

    def __init__(self, instance: Path, workers: int) -> None:
        super().__init__(instance)
        serve = ["-m", "gunicorn", "observatie.wsgi:app", "--workers", str(workers), "--bind", f"127.0.0.1:{self.port}"]
        self.command = [sys.executable, *serve, "--log-level", "error"]

    def stop(self) -> None:
        if self.process:
            self.process.terminate()  # the workers go with it
            self.process.communicate()
            self.process = None

    @contextmanager
    def rationed(self) -> Iterator[None]:
        listed = subprocess.run(["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=True)
        workers, is_over = [int(pid) for pid in listed.stdout.split()], threading.Event()
        rations = [threading.Thread(target=_ration, args=(pid, is_over)) for pid in workers]
        for ration in rations:
            ration.start()
        try:
            yield
        finally:
            is_over.set()
            for ration in rations:
                ration.join()


def _ration(pid: int, is_over: threading.Event) -> None:
    while not is_over.is_set():
        os.kill(pid, signal.SIGSTOP)
        time.sleep(TURN_SECONDS * (1 - SHARE))
        os.kill(pid, signal.SIGCONT)
        time.sleep(TURN_SECONDS * SHARE)


def show_figures() -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(instance=Path(folder), database_url=new_database())
        headers = _log_in(settings)
        os.environ["OBSERVATIE_DATABASE_URL"] = settings.database_url
        figures: dict[int, list[float]] = {1: [], 2: []}
        try:
            for _ in range(TURNS):
                for workers, measured in figures.items():
                    with Gunicorn(settings.instance, workers) as server, server.rationed():
                        measured.append(_milliseconds_per_request(server.port, headers))
        finally:
            del os.environ["OBSERVATIE_DATABASE_URL"]
    one, two = median(figures[1]), median(figures[2])
    show(
        f"Several workers on postgresql, each {SHARE} of a core; {CLIENTS} clients and the database have the rest",
        [Row(f"a request of {EVENTS} events, 2 workers against 1", two, "ms", round(1 / LEAST, 2), one)],
    )
    print(f"    that is {one / two:.2f} times as many requests; on cores that are free at least {LEAST}")


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
