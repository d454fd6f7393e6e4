"""The one place that knows every layer."""

import logging
import secrets
from pathlib import Path

from flask import Flask

from observatie.db.engine import database_url
from observatie.settings import Settings, folder
from observatie.web import (
    account_pages,
    api,
    database,
    errors,
    headers,
    invitation_pages,
    modules,
    offline,
    pages,
    report_pdf,
    school_pages,
    security,
    static_files,
    visit_calendar,
)

# The largest composed report: 19 notes and a few texts of 50,000 characters each, as UTF-8 JSON.
MAX_REQUEST_BYTES = 6 * 1024 * 1024


def create_app(settings: Settings) -> Flask:
    """Build the app; makes the instance folder and its secret key when they are not there yet."""
    settings.instance.mkdir(parents=True, exist_ok=True)
    app = Flask(
        "observatie",
        static_folder=str(folder("static")),
        template_folder=str(folder("templates")),
        instance_path=str(settings.instance),
    )
    app.config.update(
        SECRET_KEY=settings.secret_key or _secret_key(settings.instance),
        MAX_CONTENT_LENGTH=MAX_REQUEST_BYTES,
        SEND_FILE_MAX_AGE_DEFAULT=None,
        SQLALCHEMY_ENGINES={"default": database_url(settings.database)},
    )
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.json.sort_keys = False
    for part in (database, headers, errors, modules, pages, offline, report_pdf, visit_calendar, static_files):
        part.register(app)
    security.register(app, settings)
    for part in (api, account_pages, invitation_pages, school_pages):
        part.register(app)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    return app


def _secret_key(instance: Path) -> str:
    file = instance / "secret_key"
    if not file.exists() or not file.read_text(encoding="utf-8").strip():
        # Written beside it first: a server that is stopped halfway leaves no empty key behind.
        fresh = instance / "secret_key.new"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_hex(32), encoding="utf-8")
        fresh.replace(file)
    return file.read_text(encoding="utf-8").strip()
