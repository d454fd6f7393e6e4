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


SECRET = "x" * 32


def test_what_accounts_need_comes_from_the_environment():
    settings = Settings.from_environment(
        {
            "OBSERVATIE_ADDRESS": "https://observatie.school.example/",
            "OBSERVATIE_PROXY": "1",
            "OBSERVATIE_SECRET_KEY": SECRET,
            "OBSERVATIE_MAIL_URL": "smtps://naam:geheim@mail.school.example",
            "OBSERVATIE_MAIL_FROM": "observatie@school.example",
        }
    )
    assert settings.site == "https://observatie.school.example"
    assert settings.is_behind_proxy
    assert "geheim" not in repr(settings)
    assert SECRET not in repr(settings)


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"OBSERVATIE_ADDRESS": "observatie.school.example"}, "is geen adres"),
        ({"OBSERVATIE_ADDRESS": "https://school.example/map"}, "is geen adres"),
        ({"OBSERVATIE_PROXY": "ja"}, "geef 1"),
        ({"OBSERVATIE_SECRET_KEY": "kort"}, "te kort"),
        ({"OBSERVATIE_MAIL_URL": "mail.school.example"}, "smtp://"),
        ({"OBSERVATIE_MAIL_URL": "smtp://mail.school.example"}, "OBSERVATIE_ADDRESS en OBSERVATIE_MAIL_FROM"),
    ],
)
def test_a_setting_that_can_not_work_is_refused_with_a_sentence(variables: dict[str, str], said: str):
    with pytest.raises(SettingsError, match=said):
        Settings.from_environment(variables)
