"""A server process that starts in a fraction of a second, for the many tests that need one of their own.

Run as a program it imports everything once and then forks for every server that is asked of it: each child is a whole
server process (`python -m observatie`, from `main` on), without the two seconds that importing takes.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import traceback
from functools import cache
from pathlib import Path

from tests.support.server import REPOSITORY, Server


class QuickServer(Server):
    """As `Server`; `start` and `stop` as often as wanted."""

    def __init__(self, instance: Path, database_url: str = "") -> None:
        super().__init__(instance)
        self.database_url = database_url
        self.pid = 0

    @property
    def settings(self) -> dict[str, str]:
        return super().settings | {"OBSERVATIE_DATABASE_URL": self.database_url}

    def start(self) -> None:
        self.pid = _ask({"start": self.settings, "words": str(self._words)})
        self.wait_until_it_answers()

    def has_ended(self) -> bool:
        return _ask({"has_ended": self.pid})

    def last_words(self) -> str:
        self.stop()
        return self._words.read_text()

    def stop(self) -> None:
        if self.pid:
            _ask({"kill": self.pid})
            self.pid = 0

    @property
    def _words(self) -> Path:
        return self.instance.with_name(f"{self.instance.name}-{self.port}-stderr.txt")


def _ask(question: dict) -> int:
    starter = _starter()
    print(json.dumps(question), file=starter.stdin, flush=True)
    return json.loads(starter.stdout.readline())


@cache
def _starter() -> subprocess.Popen[str]:
    """One per test process. It ends when this process does, and its servers with it."""
    command = [sys.executable, "-m", "tests.support.quick_starts"]
    starter = subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    atexit.register(starter.communicate)
    return starter


def _answer_questions() -> None:
    import psycopg  # noqa: F401 (SQLAlchemy would import it in each child)

    import observatie.cli  # noqa: F401

    running: set[int] = set()
    for line in sys.stdin:
        question = json.loads(line)
        if settings := question.get("start"):
            pid = os.fork() or _serve(settings, question["words"])
            running.add(pid)
            answer = pid
        elif pid := question.get("kill"):
            _kill(pid, running)
            answer = pid
        else:
            pid = question["has_ended"]
            answer = pid not in running or os.waitpid(pid, os.WNOHANG)[0] == pid
            if answer:
                running.discard(pid)
        print(json.dumps(answer), flush=True)
    for pid in list(running):
        _kill(pid, running)


def _kill(pid: int, running: set[int]) -> None:
    """SIGKILL: it has no say in it."""
    if pid in running:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        running.discard(pid)


def _serve(settings: dict[str, str], words: str) -> None:
    """In the child: never comes back."""
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream, place in ((0, nowhere), (1, nowhere), (2, os.open(words, os.O_WRONLY | os.O_CREAT | os.O_TRUNC))):
            os.dup2(place, stream)
        os.environ.update(settings)
        sys.modules["observatie.cli"].main([])
    except SystemExit as end:
        print(end, file=sys.stderr, flush=True)
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(1)


if __name__ == "__main__":
    _answer_questions()
