"""A real server process on a free port, to talk to and to stop."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import TracebackType

START_SECONDS = 120  # two is usual; a machine with a lot to do has been seen to take forty
REPOSITORY = Path(__file__).parents[2]


class Server:
    """`with Server(instance) as server:` runs `python -m observatie` until the block ends."""

    def __init__(self, instance: Path, command: list[str] | None = None, cwd: Path = REPOSITORY) -> None:
        self.instance = instance
        self.command = command or [sys.executable, "-m", "observatie"]
        self.cwd = cwd
        self.port = _free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def settings(self) -> dict[str, str]:
        """What the server finds in its environment."""
        return {"OBSERVATIE_INSTANCE": str(self.instance), "OBSERVATIE_PORT": str(self.port)}

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start, or start again on the same port, and wait until it answers."""
        self.process = subprocess.Popen(
            self.command,
            cwd=self.cwd,
            env={**os.environ, **self.settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        self.wait_until_it_answers()

    def wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.has_ended() or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start: {self.last_words()}")
            time.sleep(0.02)

    def has_ended(self) -> bool:
        return self.process.poll() is not None

    def last_words(self) -> str:
        """What it printed about its troubles; it is gone after this."""
        self.process.kill()
        return self.process.stderr.read().decode()

    def stop(self) -> None:
        """Gone at once, as with a pulled plug; harmless when it was stopped before."""
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url + "/manifest.webmanifest", timeout=1) as answer:
                return answer.status == 200
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
