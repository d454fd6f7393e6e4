"""Kijkmaatjes: whom one may ask, asking or saying yes, and ending it."""

from flask import Response, jsonify
from flask_security import current_user
from werkzeug.exceptions import RequestEntityTooLarge

from observatie.domain.events import is_id
from observatie.services.pairs import NoSuchColleague, TooManyPairs, end_pair, invite_or_accept, list_colleagues
from observatie.web.api_problems import problem
from observatie.web.api_records import who
from observatie.web.database import db
from observatie.web.posted_json import NotJson, posted_json

# One account id, and room for what a later version may add.
MAX_INVITATION_BYTES = 2_000


def colleagues() -> Response:
    people = list_colleagues(db.session, current_user.id)
    return jsonify(colleagues=[{"account_id": person.account_id, "name": person.name} for person in people])


def invite() -> Response:
    try:
        data = posted_json(MAX_INVITATION_BYTES)
    except RequestEntityTooLarge:
        return problem("too_large")
    except NotJson:
        return problem("not_json")
    account_id = data.get("account_id") if isinstance(data, dict) else None
    if not isinstance(account_id, str):
        return problem("not_an_invitation")
    if not is_id(account_id):
        return problem("no_colleague")
    try:
        state = invite_or_accept(db.session, who(), account_id)
    except NoSuchColleague:
        return problem("no_colleague")
    except TooManyPairs:
        return problem("too_many_pairs")
    return jsonify(account_id=account_id, state=state)


def end(account_id: str) -> Response:
    if not is_id(account_id):
        return problem("no_colleague")
    try:
        end_pair(db.session, who(), account_id)
    except NoSuchColleague:
        return problem("no_colleague")
    return jsonify(account_id=account_id, ended=True)
