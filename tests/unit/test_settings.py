"""What the environment may say, and what it gets as an answer when it cannot work."""

from pathlib import Path

import pytest

from observatie.settings import Settings, SettingsError, folder, port_number


def test_without_any_variable_it_listens_on_this_machine_only():
    settings = Settings.from_environment({})
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.instance == Path("instance").resolve()


def test_the_environment_decides(tmp_path: Path):
    settings = Settings.from_environment(
        {
            "OBSERVATIE_INSTANCE": str(tmp_path / "elders"),
            "OBSERVATIE_HOST": "0.0.0.0",
            "OBSERVATIE_PORT": "8123",
        }
    )
    assert settings == Settings(instance=tmp_path / "elders", host="0.0.0.0", port=8123)


def test_an_empty_variable_counts_as_none():
    assert Settings.from_environment({"OBSERVATIE_PORT": "", "OBSERVATIE_INSTANCE": ""}).port == 8000


@pytest.mark.parametrize("port", ["0", "65536", "-1", "acht", "80.0", " 80", "８０", "9" * 5000])
def test_a_port_that_cannot_be_is_refused_with_a_sentence(port: str):
    with pytest.raises(SettingsError, match="geef een getal van 1 tot en met 65535"):
        port_number(port)


@pytest.mark.parametrize(("port", "number"), [("1", 1), ("8000", 8000), ("65535", 65535)])
def test_a_port_that_can_be_is_taken(port: str, number: int):
    assert port_number(port) == number


@pytest.mark.parametrize("name", ["static", "templates"])
def test_the_folders_are_found_beside_the_package(name: str):
    assert folder(name).is_dir()
