"""Mail, when there is any: sent after the answer, so that the time an answer takes tells nothing about an address."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import unquote, urlsplit

from flask import Flask, current_app
from flask_mailman import Mail
from flask_security import MailUtil

from observatie.settings import Settings

SECONDS = 20  # a mail server that is silent this long is not there
MAIL_PORTS = {"smtp": 587, "smtps": 465}

_one_by_one = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def wait_until_sent() -> None:
    """Until everything that was handed over so far has been sent, or has failed."""
    _one_by_one.submit(int).result()


class LaterMail(MailUtil):
    """Flask-Security's mail, in the background; without a mail server nothing is sent."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        Mail(app)

    def send_mail(self, template: str, subject: str, recipient: str, *arguments: Any, **context: Any) -> None:  # noqa: ANN401
        if current_app.config["HAS_MAIL"]:
            # A string of its own: Flask-Security hands over lazy ones, which need this request.
            words = (template, str(subject), recipient, *arguments)
            _one_by_one.submit(self._send, current_app._get_current_object(), words)

    def _send(self, app: Flask, words: tuple[Any, ...]) -> None:
        with app.app_context():
            try:
                super().send_mail(*words)
            except Exception as problem:
                # The class only: a mail server's answer may hold the address.
                app.logger.error("a mail could not be sent: %s", type(problem).__name__)


def mail_config(settings: Settings) -> dict[str, object]:
    """`smtps://name:password@host` (TLS at once) or `smtp://…` (STARTTLS, unless the host is this machine)."""
    parts = urlsplit(settings.mail_url)
    is_near = parts.hostname in ("localhost", "127.0.0.1", "::1")
    return {
        "MAIL_BACKEND": "smtp" if settings.mail_url else "dummy",
        "MAIL_SERVER": parts.hostname or "localhost",
        "MAIL_PORT": parts.port or MAIL_PORTS.get(parts.scheme, 25),
        "MAIL_USERNAME": unquote(parts.username or "") or None,
        "MAIL_PASSWORD": unquote(parts.password or "") or None,
        "MAIL_USE_SSL": parts.scheme == "smtps",
        "MAIL_USE_TLS": parts.scheme == "smtp" and not is_near,
        "MAIL_TIMEOUT": SECONDS,
        "MAIL_DEFAULT_SENDER": settings.mail_from or "observatie@localhost",
        "SECURITY_SEND_PASSWORD_RESET_EMAIL": bool(settings.mail_url),
        "SECURITY_SEND_PASSWORD_CHANGE_EMAIL": bool(settings.mail_url),
        "SECURITY_SEND_PASSWORD_RESET_NOTICE_EMAIL": bool(settings.mail_url),
    }
