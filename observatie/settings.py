"""Everything that may differ between two machines, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PACKAGE = Path(__file__).resolve().parent
DATABASE = "observatie.db"  # in the instance folder, when there is no database elsewhere
SHORTEST_SECRET = 32  # characters; `secrets.token_hex(16)` has as many


class SettingsError(ValueError):
    """A setting that cannot work; the message is for whoever starts the server."""


@dataclass(frozen=True)
class Settings:
    """Where the app keeps its things and where it listens."""

    instance: Path
    host: str = "127.0.0.1"
    port: int = 8000
    database_url: str = field(default="", repr=False)  # empty: SQLite in the instance folder
    secret_key: str = field(default="", repr=False)  # empty: made once and kept in the instance folder
    address: str = ""  # "https://observatie.school.example": where people find it, for links in mail and on the console
    is_behind_proxy: bool = False
    mail_url: str = field(default="", repr=False)  # empty: no mail
    mail_from: str = ""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read OBSERVATIE_INSTANCE, _HOST, _PORT, _DATABASE_URL, _SECRET_KEY, _ADDRESS, _PROXY, _MAIL_URL, _MAIL_FROM.

        Raises:
            SettingsError: one of them cannot work; the message says which and what would.
        """
        settings = cls(
            instance=Path(environment.get("OBSERVATIE_INSTANCE") or "instance").resolve(),
            host=environment.get("OBSERVATIE_HOST") or "127.0.0.1",
            port=port_number(environment.get("OBSERVATIE_PORT") or "8000"),
            database_url=environment.get("OBSERVATIE_DATABASE_URL") or "",
            secret_key=environment.get("OBSERVATIE_SECRET_KEY") or "",
            address=_address(environment.get("OBSERVATIE_ADDRESS") or ""),
            is_behind_proxy=_yes_or_no("OBSERVATIE_PROXY", environment.get("OBSERVATIE_PROXY") or "0"),
            mail_url=environment.get("OBSERVATIE_MAIL_URL") or "",
            mail_from=environment.get("OBSERVATIE_MAIL_FROM") or "",
        )
        settings._check()
        return settings

    @property
    def database(self) -> str:
        """The address of the database, as SQLAlchemy wants it."""
        return self.database_url or f"sqlite:///{self.instance / DATABASE}"

    @property
    def site(self) -> str:
        """Where people find it, without a slash at the end."""
        return self.address or f"http://{self.host}:{self.port}"

    def _check(self) -> None:
        if self.secret_key and len(self.secret_key) < SHORTEST_SECRET:
            raise SettingsError(f"OBSERVATIE_SECRET_KEY is te kort; geef er minstens {SHORTEST_SECRET} tekens")
        if self.mail_url and urlsplit(self.mail_url).scheme not in ("smtp", "smtps"):
            raise SettingsError("OBSERVATIE_MAIL_URL moet beginnen met smtp:// of smtps://")
        # Without its own address a link in a mail would go to whatever host the request named.
        if self.mail_url and not (self.address and self.mail_from):
            raise SettingsError("bij OBSERVATIE_MAIL_URL horen ook OBSERVATIE_ADDRESS en OBSERVATIE_MAIL_FROM")


def _address(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query):
        raise SettingsError(f"{text!r} is geen adres; geef iets als https://observatie.school.example")
    return text.rstrip("/")


def _yes_or_no(name: str, text: str) -> bool:
    if text not in ("0", "1"):
        raise SettingsError(f"{name} is {text!r}; geef 1 (ja) of 0 (nee)")
    return text == "1"


def port_number(text: str) -> int:
    """The port in `text`.

    Raises:
        SettingsError: it is not a number between 1 and 65535.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise SettingsError(f"{text!r} is geen poort; geef een getal van 1 tot en met 65535")
    return int(text)


def folder(name: str) -> Path:
    """`static` or `templates`: inside the package when installed from a wheel, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
