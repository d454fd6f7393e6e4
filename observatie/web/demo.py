"""Fills a fresh database with the demo: the passwords are Flask-Security's, the clock is this machine's."""

from datetime import datetime

from flask import Flask
from flask_security import hash_password

from observatie.services.demo_events import ZONE
from observatie.services.fill_demo import Login, NotEmpty, fill_demo
from observatie.web.database import db

__all__ = ["Login", "NotEmpty", "fill"]


def fill(app: Flask) -> list[Login]:
    """
    Raises:
        NotEmpty: the database holds something already; nothing was changed.
    """
    with app.app_context():
        today = datetime.now(ZONE).date()
        return fill_demo(db.session, app.extensions["value_keys"], hash_password, today)
