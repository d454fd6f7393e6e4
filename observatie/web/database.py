"""The database of a request: `db.session`, closed when the request ends."""

from flask import Flask
from flask_sqlalchemy_lite import SQLAlchemy

from observatie.db.engine import prepare
from observatie.db.migrate import migrate

db = SQLAlchemy()


def register(app: Flask) -> None:
    """Connect, and bring the database to the tables of this version."""
    db.init_app(app)
    with app.app_context():
        migrate(prepare(db.engine))
