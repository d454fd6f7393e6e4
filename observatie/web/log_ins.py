"""Who asks: the cookie holds a token, the database says whether it still opens something."""

from secrets import compare_digest, token_urlsafe

from flask import Flask, Response, after_this_request, g, request, session
from flask.sessions import SecureCookieSessionInterface
from flask_login import user_logged_in, user_logged_out
from flask_security import password_changed, password_reset

from observatie.db.accounts import User
from observatie.domain.device_names import device_name
from observatie.services.log_ins import end_login_of, end_logins, find_login, is_due, note_seen, open_login
from observatie.web.database import db, start_writing
from observatie.web.known_device import know_this_device

TOKEN = "login"
# The half of a login that a page can take away, so that a tablet can log someone out without a network.
# It opens nothing by itself.
HERE = "hier"
LASTS = 400 * 24 * 60 * 60  # seconds; the server's own list says how long a login lasts


class Cookie(SecureCookieSessionInterface):
    """Secure where the request came over HTTPS; on a school's own machine there may be no HTTPS at all."""

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure


def register(app: Flask) -> None:
    app.session_interface = Cookie()
    app.login_manager.session_protection = None  # a tablet changes networks all day
    app.login_manager.user_loader(find_user)
    user_logged_in.connect(_open, app)
    user_logged_out.connect(_close, app)
    password_changed.connect(_end_others, app)
    password_reset.connect(_end_all, app)


def find_user(uniquifier: str) -> User | None:
    """Whose login this is; looked up once per request, and the transaction for it is over afterwards."""
    is_first = not db.session.in_transaction()
    login = find_login(db.session, session.get(TOKEN, ""))
    if is_first:
        db.session.commit()
    if login is None or login.user.fs_uniquifier != uniquifier or not _is_here():
        return None
    if is_first and is_due(login):
        note_seen(start_writing(), login)
        db.session.commit()
    g.login_id = login.id
    # What Flask-Security's own loader notes: by what means, and since when.
    g.fs_authn_via = "session"
    g.fs_paa = session.get("fs_paa", 0)
    return login.user


def _open(sender: Flask, user: User) -> None:
    writing = start_writing()
    # What an anonymous visitor had, a login does not go on with.
    for name in ("csrf_token", "fs_paa", "fs_gexp"):
        session.pop(name, None)
        g.pop(name, None)
    if old := session.pop(TOKEN, None):
        end_login_of(writing, old)
    session[TOKEN] = open_login(writing, user, device_name(request.user_agent.string))
    _stay_here()
    session.permanent = True
    writing.commit()
    know_this_device(user.email)


def _is_here() -> bool:
    return compare_digest(session.get(HERE, ""), request.cookies.get(HERE, "").encode("ascii", "replace").decode())


def _stay_here() -> None:
    session[HERE] = secret = token_urlsafe(16)

    @after_this_request
    def say(response: Response) -> Response:
        response.set_cookie(HERE, secret, max_age=LASTS, samesite="Lax", secure=request.is_secure)
        return response


def _close(sender: Flask, user: User) -> None:
    if token := session.pop(TOKEN, None):
        end_login_of(start_writing(), token)
        db.session.commit()


def _end_others(sender: Flask, user: User, **_: object) -> None:
    end_logins(start_writing(), user, but=session.get(TOKEN))


def _end_all(sender: Flask, user: User, **_: object) -> None:
    end_logins(start_writing(), user)
