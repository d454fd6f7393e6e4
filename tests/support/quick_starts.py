"""A server that can be killed and started again in a fraction of a second.

Run as a program it imports everything once and then forks for every line it reads: each child is a whole server
process (`python -m observatie`, from `main` on), without the two seconds that importing takes.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from tests.support.server import REPOSITORY, START_SECONDS, Server


class KillableServer(Server):
    """`start` and `kill` as often as wanted."""

    def __init__(self, instance: Path, database_url: str) -> None:
        super().__init__(instance)
        settings = {"INSTANCE": str(instance), "PORT": str(self.port), "DATABASE_URL": database_url}
        self.starter = subprocess.Popen(
            [sys.executable, "-m", "tests.support.quick_starts"],
            cwd=REPOSITORY,
            env={**os.environ, **{f"OBSERVATIE_{name}": value for name, value in settings.items()}},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.pid = 0

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self.starter.communicate()

    def start(self) -> None:
        self.starter.stdin.write("start\n")
        self.starter.stdin.flush()
        self.pid = int(self.starter.stdout.readline())
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.01)

    def kill(self) -> None:
        """SIGKILL: it has no say in it."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            self.pid = 0
            self.starter.stdin.write("wait\n")
            self.starter.stdin.flush()
            assert self.starter.stdout.readline() == "gone\n"


def _serve_requests() -> None:
    import psycopg  # noqa: F401 (SQLAlchemy would import it in each child)

    from observatie.cli import main

    for line in sys.stdin:
        if line == "wait\n":
            os.wait()
            print("gone", flush=True)
        elif (pid := os.fork()) == 0:
            nowhere = os.open(os.devnull, os.O_RDWR)
            os.dup2(nowhere, 0)
            os.dup2(nowhere, 1)
            main([])
            os._exit(0)
        else:
            print(pid, flush=True)


if __name__ == "__main__":
    _serve_requests()
