"""Bring a database to the tables of this version; run at every start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 7_305_194_401  # any number that is ours: several workers may start at the same moment


def migrate(engine: Engine, revision: str = "head") -> None:
    """All or nothing, one process at a time."""
    with engine.connect().execution_options(begins_writing=True) as connection, connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
        command.upgrade(_config(connection), revision)


def is_known(revision: str) -> bool:
    """Whether this version knows these tables; what it does not know is of a later one."""
    return any(script.revision == revision for script in ScriptDirectory.from_config(_config()).walk_revisions())


def _config(connection: object = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
