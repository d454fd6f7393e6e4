"""`observatie demo`: fill a fresh database, say who can log in, and start the app when asked to."""

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from observatie.app import create_app
from observatie.settings import DATABASE, Settings
from observatie.web.demo import Login, NotEmpty, fill

#: In a folder with this file everything is the demo's, and goes when it begins again.
MARK = "alleen_demo"


class DemoRefused(RuntimeError):
    """The message says why, in Dutch; nothing was changed."""


def make_demo(settings: Settings) -> list[Login]:
    """
    Raises:
        DemoRefused: there is something in the database.
    """
    try:
        return fill(create_app(settings))
    except NotEmpty:
        raise DemoRefused(
            "in deze database staat al iets, en daar komt de demo niet bij. Er is niets veranderd. "
            "Kies een lege map, zoals: observatie --instance demo demo"
        ) from None


def begin_again(settings: Settings) -> None:
    """Make the instance folder empty when it holds a demo only, and mark it as one.

    Raises:
        DemoRefused: it holds anything else, the database is elsewhere, or the last one still runs.
    """
    if settings.database_url:
        raise DemoRefused("bij een eigen database hoort: observatie demo, zonder --start")
    mark = settings.instance / MARK
    settings.instance.mkdir(parents=True, exist_ok=True)
    files = [file for file in settings.instance.iterdir() if file != mark]
    if files and not mark.exists():
        raise DemoRefused(f"in {settings.instance} staat iets anders dan een demo. Kies een andere map met --instance")
    _check_is_idle(settings)
    for file in files:
        if file.is_file():
            file.unlink()
    mark.touch()


def as_text(site: str, logins: list[Login]) -> str:
    widest = max(len(login.email) for login in logins)
    lines = [
        f"  {login.name:<7}{login.email:<{widest + 2}}{login.password}{'   (beheerder)' if login.administrator else ''}"
        for login in logins
    ]
    return "\n".join(["De demo staat klaar. Alles erin is verzonnen.", f"Log in op {site}/inloggen als:", *lines])


def as_json(site: str, logins: list[Login]) -> str:
    return json.dumps({"address": site, "logins": [asdict(login) for login in logins]}, ensure_ascii=False, indent=2)


def how_to_start(instance: Path) -> str:
    return f"De app starten: observatie --instance {instance}"


def _check_is_idle(settings: Settings) -> None:
    """A demo that still runs, on whatever port, must not lose its database: SQLite leaves WAL only for who is alone."""
    file = settings.instance / DATABASE
    if not file.exists():
        return
    with closing(sqlite3.connect(file, timeout=1)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError:
            raise DemoRefused(f"de demo in {settings.instance} draait nog. Stop die eerst (met Ctrl-C)") from None
