"""A signed cookie that says to which accounts this device logged in before, as keyed hashes.

It opens nothing: it only keeps a colleague's own tablet out of the count of somebody else's wrong guesses.
"""

import secrets

from flask import Response, after_this_request, current_app, request
from itsdangerous import BadData, URLSafeSerializer

from observatie.services.tokens import keyed_hash

COOKIE = "toestel"
LASTS = 400 * 24 * 60 * 60  # seconds; no browser keeps a cookie longer
# A school's shared tablet: the last ones who logged in.
REMEMBERED_ACCOUNTS = 30


def account_hash(email: str) -> str:
    return keyed_hash(current_app.config["SECRET_KEY"], f"account:{email.strip().lower()}")


def known_device(email: str) -> str | None:
    """This device's own random name, when it logged in to this account before."""
    name, accounts = _read()
    return name if account_hash(email)[:16] in accounts else None


def know_this_device(email: str) -> None:
    """With the answer to this request."""
    name, accounts = _read()
    mine = account_hash(email)[:16]
    known = [mine, *(account for account in accounts if account != mine)][:REMEMBERED_ACCOUNTS]

    @after_this_request
    def remember(response: Response) -> Response:
        response.set_cookie(
            COOKIE,
            _serializer().dumps([name, known]),
            max_age=LASTS,
            httponly=True,
            samesite="Lax",
            secure=request.is_secure,
        )
        return response


def _read() -> tuple[str, list[str]]:
    try:
        name, accounts = _serializer().loads(request.cookies.get(COOKIE, ""))
    except (BadData, ValueError, TypeError):
        return secrets.token_hex(16), []
    return name, accounts


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="known device")
