"""Accounts: Flask-Security's own flows, with this house's pages, words, sessions and throttle around them."""

from datetime import timedelta
from typing import Any, NoReturn
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request
from flask_babel import Babel
from flask_login import current_user
from flask_login.utils import _user_context_processor
from flask_security import FSQLALiteUserDatastore, Security, WebauthnUtil
from flask_wtf import CSRFProtect
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)
from werkzeug.middleware.proxy_fix import ProxyFix

from observatie.db.accounts import Role, User, WebAuthn
from observatie.services.tokens import keyed_hash
from observatie.settings import Settings
from observatie.web import log_ins, own_details
from observatie.web.account_forms import FORMS
from observatie.web.database import db
from observatie.web.mail import LaterMail, mail_config
from observatie.web.security_messages import MESSAGES

# Pages with a name or a token in them, which nobody may keep: not a cache, not the Back button of the next user.
PRIVATE_BLUEPRINTS = {"security", "account", "own_details", "invitation", "school"}
# Asked again before a passkey is added: who finds a tablet open must not be able to make herself a key.
FRESH_FOR = timedelta(minutes=30)
RESET_LINK_LASTS = timedelta(days=1)
URLS = {
    "LOGIN": "/inloggen",
    "LOGOUT": "/uitloggen",
    "VERIFY": "/account/bevestigen",
    "CHANGE": "/account/wachtwoord",
    "CHANGE_EMAIL": "/account/e-mailadres",
    "RESET": "/wachtwoord-vergeten",
    "WAN_REGISTER": "/account/sleutels",
    "WAN_DELETE": "/account/sleutels/weghalen",
    "WAN_SIGNIN": "/inloggen/sleutel",
}
TEMPLATES = {
    "LOGIN_USER": "log_in",
    "LOGOUT_USER": "log_out",
    "VERIFY": "verify",
    "CHANGE_PASSWORD": "change_password",
    "CHANGE_EMAIL": "change_address",
    "FORGOT_PASSWORD": "forgot_password",
    "RESET_PASSWORD": "reset_password",
    "WAN_REGISTER": "passkeys",
    "WAN_SIGNIN": "log_in_with_passkey",
}

csrf = CSRFProtect()


def register(app: Flask, settings: Settings) -> None:
    app.config.update(_session_config(), **_security_config(app.config["SECRET_KEY"]), **mail_config(settings))
    app.config.update(HAS_MAIL=bool(settings.mail_url), SITE=settings.address)
    if settings.address:
        # A request for another host gets no page, so no link of ours can point elsewhere.
        app.config["TRUSTED_HOSTS"] = [urlsplit(settings.address).hostname, "127.0.0.1", "localhost"]
    if settings.is_behind_proxy:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)
    Babel(app, default_locale="nl_NL")
    csrf.init_app(app)
    for stateless in ("report_pdf.make_pdf", "visit_calendar.make_ics"):  # no session there, and nothing changes
        csrf.exempt(f"observatie.web.{stateless}")
    datastore = FSQLALiteUserDatastore(db, User, Role, WebAuthn)
    security = Security(app, datastore, mail_util_cls=LaterMail, webauthn_util_cls=Passkeys, **FORMS)
    _leave_out(app, security)
    log_ins.register(app)
    own_details.register(app)

    @app.after_request
    def keep_nothing(response: Response) -> Response:
        if request.blueprint in PRIVATE_BLUEPRINTS:
            response.headers["Cache-Control"] = "no-store"
        return response


def _leave_out(app: Flask, security: Security) -> None:
    """What the libraries bring that is not wanted here."""
    # A token that stands in for a password would live outside the list of devices.
    app.login_manager.request_loader(lambda _: None)
    # These look up who asks, or at least open the session, for every page: those that are the same for everyone too.
    security.principal.identity_loaders.clear()
    app.template_context_processors[None].remove(_user_context_processor)
    app.add_template_global(current_user, "current_user")
    app.after_request_funcs[None].remove(app.login_manager._update_remember_cookie)
    # Comes with passkeys, for a second step.
    app.view_functions["security.tf_select"] = not_here


class Passkeys(WebauthnUtil):
    """A passkey stands in for a password, so the device must have asked for a finger, a face or its code."""

    def authenticator_selection(self, user: User, usage: str) -> AuthenticatorSelectionCriteria:
        return AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        )

    def authentication_options(self, user: User | None, usage: list[str], options: dict[str, Any]) -> dict[str, Any]:
        return {**options, "user_verification": UserVerificationRequirement.REQUIRED}


def not_here() -> NoReturn:
    abort(404)


def _session_config() -> dict[str, object]:
    return {
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        # The server's list says how long a login lasts; the cookie only has to outlive it.
        "PERMANENT_SESSION_LIFETIME": timedelta(days=400),
        "SESSION_REFRESH_EACH_REQUEST": False,
        # Bound to the session, without a clock: a form may stay open for a whole evening.
        "WTF_CSRF_TIME_LIMIT": None,
        # Our pages send no Referer, so there is none to check.
        "WTF_CSRF_SSL_STRICT": False,
    }


def _security_config(secret_key: str) -> dict[str, object]:
    chosen = {
        "PASSWORD_HASH": "argon2",
        "PASSWORD_SINGLE_HASH": {"argon2"},  # a database moved without its key keeps its passwords
        "PASSWORD_SCHEMES": ["argon2"],
        # OWASP's 19 MiB in two passes; the default takes 64 MiB for each of eight at once on a school's spare computer.
        "PASSWORD_HASH_PASSLIB_OPTIONS": {
            "argon2__memory_cost": 19 * 1024,
            "argon2__time_cost": 2,
            "argon2__parallelism": 1,
        },
        "PASSWORD_SALT": keyed_hash(secret_key, "password salt"),
        # Only used on a password's hash inside a signed link; the default takes a third of a second, which would tell
        # from outside whether an address is known.
        "HASHING_SCHEMES": ["hex_sha256"],
        "DEPRECATED_HASHING_SCHEMES": [],
        "PASSWORD_LENGTH_MIN": 10,
        "RETURN_GENERIC_RESPONSES": True,
        "API_ENABLED_METHODS": ["session"],
        "STATIC_FOLDER": None,
        "RECOVERABLE": True,
        "RESET_PASSWORD_WITHIN": RESET_LINK_LASTS,
        "CHANGEABLE": True,
        "CHANGE_EMAIL": True,
        "CHANGE_EMAIL_WITHIN": RESET_LINK_LASTS,
        "POST_CHANGE_EMAIL_VIEW": "/account",
        "FRESHNESS": FRESH_FOR,
        "FRESHNESS_GRACE_PERIOD": timedelta(minutes=5),
        "EMAIL_HTML": False,
        "WEBAUTHN": True,
        "WAN_RP_NAME": "Observatie",
        "WAN_ALLOW_AS_MULTI_FACTOR": False,
        "WAN_ALLOW_USER_HINTS": False,  # whether an address has a passkey is nobody's business
        "WAN_ALLOW_AS_VERIFY": None,
        "POST_LOGIN_VIEW": "/welkom",
        "POST_LOGOUT_VIEW": "/inloggen",
        "POST_CHANGE_VIEW": "/account",
        "POST_RESET_VIEW": "/inloggen",
        "POST_VERIFY_VIEW": "/account",
        "WAN_POST_REGISTER_VIEW": "/account/sleutels",
    }
    urls = {f"{name}_URL": url for name, url in URLS.items()}
    templates = {f"{name}_TEMPLATE": f"account/{page}.html" for name, page in TEMPLATES.items()}
    everything = {**chosen, **urls, **templates, **MESSAGES}
    return {f"SECURITY_{name}": value for name, value in everything.items()}
