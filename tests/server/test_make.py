"""The Makefile as someone meets it who has only just fetched the code; nothing is installed or started here."""

import os
import re
import subprocess

import pytest

from tests.support.server import REPOSITORY

MAKEFILE = (REPOSITORY / "Makefile").read_text("utf-8")
EXPLAINED = dict(re.findall(r"^([\w-]+):.*?## (.+)$", MAKEFILE, re.M))


def make(*arguments: str) -> str:
    command = ["make", "--no-print-directory", *arguments]
    own = {name: value for name, value in os.environ.items() if name != "PORT" and not name.startswith("MAKE")}
    done = subprocess.run(command, cwd=REPOSITORY, env=own, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_every_command_for_a_person_is_explained():
    commands = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.M)[1].split())
    assert commands == EXPLAINED.keys() >= {"help", "run", "demo", "test"}


@pytest.mark.parametrize("arguments", [(), ("help",)], ids=["make", "make help"])
def test_help_lists_every_command_with_what_it_does(arguments: tuple[str, ...]):
    lines = [" ".join(line.split()) for line in make(*arguments).splitlines()]
    assert [f"make {name} {text}" for name, text in EXPLAINED.items() if f"make {name} {text}" not in lines] == []
    assert "PORT=8123" in lines[0]


@pytest.mark.parametrize("command", ["run", "demo"])
def test_the_port_that_is_asked_for_reaches_the_server(command: str):
    said = make("-n", command, "PORT=8123")
    assert re.search(r"OBSERVATIE_PORT='?8123'? \.venv/bin/python -m observatie\b", said)
    assert "OBSERVATIE_PORT" not in make("-n", command)
