"""Starting it as a person does: the command, its address, and what it says when it cannot start."""

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.server import REPOSITORY

COMMAND = [sys.executable, "-m", "observatie"]


def environment(instance: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "OBSERVATIE_INSTANCE": str(instance), **more}


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def run(tmp_path: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *arguments]
    settings = environment(tmp_path / "instance", **variables)
    return subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, text=True, timeout=60)


def start(tmp_path: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    settings = environment(tmp_path / "instance", **variables)
    # A shell that runs the tests in the background has them ignore Ctrl-C, and what they start would inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return subprocess.Popen([*COMMAND, *arguments], cwd=tmp_path, env=settings, stdout=subprocess.PIPE, text=True)
    finally:
        signal.signal(signal.SIGINT, before)


def test_it_says_its_address_answers_there_and_stops_quietly(tmp_path: Path):
    port = free_port()
    with start(tmp_path, OBSERVATIE_PORT=port) as process:
        try:
            address = re.search(r"http://\S+", process.stdout.readline())[0]
            assert address == f"http://127.0.0.1:{port}"
            with urllib.request.urlopen(address + "/manifest.webmanifest") as answer:
                assert answer.status == 200
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0


def test_options_go_before_the_environment(tmp_path: Path):
    port = free_port()
    elsewhere = tmp_path / "elders"
    with start(tmp_path, "--port", port, "--instance", str(elsewhere), OBSERVATIE_PORT="1") as process:
        try:
            assert f":{port} " in process.stdout.readline()
            assert (elsewhere / "secret_key").exists()
            assert not (tmp_path / "instance").exists()
        finally:
            process.kill()


def test_the_instance_folder_holds_a_key_only_the_owner_reads(tmp_path: Path):
    with start(tmp_path, OBSERVATIE_PORT=free_port()) as process:
        try:
            process.stdout.readline()
            key = tmp_path / "instance" / "secret_key"
            assert stat.S_IMODE(key.stat().st_mode) == 0o600
            first = key.read_text()
            assert len(first) == 64
        finally:
            process.kill()
    with start(tmp_path, OBSERVATIE_PORT=free_port()) as process:
        process.stdout.readline()
        process.kill()
    assert key.read_text() == first


def test_a_port_in_use_is_said_in_a_sentence(tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = run(tmp_path, OBSERVATIE_PORT=port)
    assert result.returncode != 0
    assert f"poort {port} is al in gebruik" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(("arguments", "port"), [((), "acht"), ((), "70000"), (("--port", "70000"), "8000")])
def test_a_port_that_cannot_be_is_said_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...], port: str):
    result = run(tmp_path, *arguments, OBSERVATIE_PORT=port)
    assert result.returncode != 0
    assert "geef een getal van 1 tot en met 65535" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_instance_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path):
    (tmp_path / "instance").write_text("een bestand, geen map")
    result = run(tmp_path, OBSERVATIE_PORT=free_port())
    assert result.returncode != 0
    assert "Observatie start niet" in result.stderr
    assert "Traceback" not in result.stderr


def test_help_names_the_options(tmp_path: Path):
    result = run(tmp_path, "--help")
    assert result.returncode == 0
    assert all(option in result.stdout for option in ("--port", "--host", "--instance"))


def test_a_team_that_opens_the_app_together_leaves_room_for_one_more(tmp_path: Path):
    port = free_port()
    team = 30  # tablets; a browser keeps six connections open
    with start(tmp_path, OBSERVATIE_PORT=port) as process, ExitStack() as opened:
        try:
            process.stdout.readline()
            for _ in range(6 * team):
                connection = opened.enter_context(socket.create_connection(("127.0.0.1", int(port)), timeout=20))
                connection.sendall(b"GET /manifest.webmanifest HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                assert connection.recv(12) == b"HTTP/1.1 200"
        finally:
            process.kill()
