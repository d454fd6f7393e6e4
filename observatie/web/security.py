"""Who is logged in, and the token that shows a request comes from our own page."""

from flask import Flask
from flask_security import FSQLALiteUserDatastore, Security
from flask_wtf import CSRFProtect

from observatie.db.accounts import Role, User, WebAuthn
from observatie.settings import Settings
from observatie.web.database import db

csrf = CSRFProtect()


def register(app: Flask, settings: Settings) -> None:
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # bound to the session, without a clock
        WTF_CSRF_SSL_STRICT=False,  # our pages send no Referer, so there is none to check
        SECURITY_PASSWORD_HASH="argon2",
        SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"],
        SECURITY_REGISTER_BLUEPRINT=False,
    )
    csrf.init_app(app)
    csrf.exempt("observatie.web.report_pdf.make_pdf")  # no session there, and nothing changes
    security = Security(app, FSQLALiteUserDatastore(db, User, Role, WebAuthn), register_blueprint=False)
    app.login_manager.session_protection = None
    # A token in place of a password is not used, and looking for one would read the body of every request.
    app.login_manager.request_loader(lambda _: None)
    security.principal.identity_loaders.clear()
