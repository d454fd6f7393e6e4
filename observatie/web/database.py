"""The database of a request: `db.session`, closed when the request ends."""

from inspect import iscoroutinefunction

from flask import Flask
from flask_sqlalchemy_lite import SQLAlchemy
from sqlalchemy.orm import Session

from observatie.db.engine import begin_writing, prepare
from observatie.db.migrate import migrate

# Who is logged in is read in a transaction of its own, and must still be readable after it.
db = SQLAlchemy(session_options={"expire_on_commit": False})


def register(app: Flask) -> None:
    """Connect, and bring the database to the tables of this version."""
    db.init_app(app)
    # The library closes asynchronous sessions too: a thread and an event loop for every request, and we have none.
    kept = [act for act in app.teardown_appcontext_funcs if not iscoroutinefunction(act)]
    app.teardown_appcontext_funcs[:] = kept
    with app.app_context():
        migrate(prepare(db.engine))


def start_writing() -> Session:
    """`db.session` in a transaction that began as a writer's. What was only read before is over."""
    session = db.session
    if session.in_transaction():
        if session.connection().get_execution_options().get("begins_writing"):
            return session
        session.commit()
    begin_writing(session)
    return session
