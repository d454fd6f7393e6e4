"""What the console does with backups, and what it says when that cannot be."""

import sqlite3
from pathlib import Path

from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from observatie.services import back_up as acts
from observatie.services.backup_file import BackupRefused
from observatie.web.database import db

REASONS = {
    "exists": "dit bestand is er al. Kies een andere naam",
    "not_there": "dit bestand is er niet",
    "not_ours": "dit is geen reservekopie van Observatie",
    "newer": "deze reservekopie is van een nieuwere versie van Observatie. Werk eerst Observatie bij",
    "damaged": "deze reservekopie is beschadigd. Neem een andere",
    "no_key": "de sleutel van deze reservekopie staat niet in value_keys. Zet eerst dat bestand terug",
    "failed": "de database of de schijf werkt niet mee. Er is niets veranderd",
}


def back_up(app: Flask, file: Path) -> None:
    """
    Raises:
        BackupRefused
    """
    with app.app_context():
        try:
            acts.back_up(db.session, file)
        except (SQLAlchemyError, sqlite3.Error, OSError):
            # Not chained: what a database says of a row holds what is in it.
            raise BackupRefused("failed") from None


def restore(app: Flask, file: Path) -> Path:
    """Gives the file with what was there before.

    Raises:
        BackupRefused
    """
    with app.app_context():
        try:
            return acts.restore(db.session, app.extensions["value_keys"], file)
        except (SQLAlchemyError, sqlite3.Error, OSError):
            raise BackupRefused("failed") from None
