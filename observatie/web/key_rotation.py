"""What the console does with the keys of the values."""

from flask import Flask

from observatie.services.rotate_keys import add_key, drop_old_keys, seal_anew
from observatie.web.database import db


def rotate(app: Flask) -> int:
    """A new key in front, and every value sealed with it; how many those were. The old keys stay for now."""
    keys = app.extensions["value_keys"]
    with app.app_context():
        add_key(keys)
        return seal_anew(db.session, keys)


def finish_rotation(app: Flask) -> int:
    """Once every server process knows the new key: how many old keys went."""
    keys = app.extensions["value_keys"]
    with app.app_context():
        seal_anew(db.session, keys)
        return drop_old_keys(db.session, keys)
