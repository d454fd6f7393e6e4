"""Everything that may differ between two machines, read once from the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


class SettingsError(ValueError):
    """A setting that cannot work; the message is for whoever starts the server."""


@dataclass(frozen=True)
class Settings:
    """Where the app keeps its things and where it listens."""

    instance: Path
    host: str = "127.0.0.1"
    port: int = 8000
    database_url: str = ""  # empty: SQLite in the instance folder

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read OBSERVATIE_INSTANCE, OBSERVATIE_HOST, OBSERVATIE_PORT and OBSERVATIE_DATABASE_URL.

        Raises:
            SettingsError: the port is not a number between 1 and 65535.
        """
        return cls(
            instance=Path(environment.get("OBSERVATIE_INSTANCE") or "instance").resolve(),
            host=environment.get("OBSERVATIE_HOST") or "127.0.0.1",
            port=port_number(environment.get("OBSERVATIE_PORT") or "8000"),
            database_url=environment.get("OBSERVATIE_DATABASE_URL") or "",
        )

    @property
    def database(self) -> str:
        """The address of the database, as SQLAlchemy wants it."""
        return self.database_url or f"sqlite:///{self.instance / 'observatie.db'}"


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
