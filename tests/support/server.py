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

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start, or start again on the same port, and wait until it answers."""
        environment = {**os.environ, "OBSERVATIE_INSTANCE": str(self.instance), "OBSERVATIE_PORT": str(self.port)}
        self.process = subprocess.Popen(
            self.command, cwd=self.cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        deadline = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.process.kill()
                raise RuntimeError(f"the server did not start: {self.process.stderr.read().decode()}")
            time.sleep(0.05)

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
