"""Installed from a built wheel, from another folder, it works as it does from a checkout."""

import subprocess
import sys
import sysconfig
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import REPOSITORY, Server


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(REPOSITORY)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("observatie-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server from the wheel in a fresh environment; its dependencies are borrowed, so nothing is downloaded."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True, timeout=60)
    python = folder / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, timeout=120)
    # In the module path after the wheel's own place, so that the checkout cannot be what is found.
    site_packages = next((folder / "venv").glob("lib/python*/site-packages"))
    (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    with Server(folder / "instance", [str(folder / "venv" / "bin" / "observatie")], cwd=folder) as running:
        yield running


def test_the_wheel_holds_every_file_the_app_needs(wheel: Path):
    packed = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"observatie/{file}" for folder in ("static", "templates") for file in files(REPOSITORY, folder)}
    expected |= files(REPOSITORY, "observatie")
    assert expected - packed == set()


def files(root: Path, folder: str) -> set[str]:
    return {
        file.relative_to(root).as_posix()
        for file in (root / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
    }


def test_the_wheel_holds_nothing_else(wheel: Path):
    packed = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in packed if "tests/" in name or "instance/" in name or name.endswith("secret_key")]


@pytest.mark.parametrize("path", ["/", "/observatie", "/sw.js", "/content.json", "/static/css/tokens.css"])
def test_the_installed_app_answers(installed: Server, path: str):
    with urllib.request.urlopen(installed.url + path) as answer:
        assert answer.status == 200
        assert len(answer.read()) > 100


def test_it_runs_from_the_installed_files(installed: Server):
    python = Path(installed.command[0]).parent / "python"
    where = "import observatie, observatie.settings as s; print(observatie.__file__, s.folder('static'))"
    printed = subprocess.check_output([python, "-c", where], cwd=installed.instance.parent, text=True)
    assert all("site-packages/observatie" in path for path in printed.split())
