"""The API of the tablets: always JSON, never a redirect, nothing kept by a cache.

Served to who is logged in; what it takes and gives is in openapi.json.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, jsonify, request
from flask_security import current_user
from flask_wtf.csrf import CSRFError, generate_csrf

from observatie.services.list_records import Listing, list_records
from observatie.services.rotate_keys import open_keys
from observatie.services.value_keys import FILE, KeyProblem, ValueKeys
from observatie.settings import SettingsError
from observatie.web import api_pairs, api_records
from observatie.web.api_problems import problem
from observatie.web.database import db
from observatie.web.security import csrf

# Goes up when a tablet of before would misread an answer.
PROTOCOL = 1

api = Blueprint("api", __name__, url_prefix="/api")


def register(app: Flask) -> None:
    """
    Raises:
        SettingsError: the keys of the values are not there or damaged.
    """
    with app.app_context():
        try:
            keys = open_keys(db.session, ValueKeys(Path(app.instance_path) / FILE))
        except KeyProblem as found:
            raise SettingsError(str(found)) from found
    app.extensions["value_keys"] = keys
    csrf.exempt(api)  # checked in `guard`: someone whose login has ended is told that, not that her token is old
    app.register_blueprint(api)


@api.before_request
def guard() -> Response | None:
    if request.endpoint == "api.openapi":
        return None
    if not current_user.is_authenticated:
        return problem("not_logged_in")
    try:
        csrf.protect()
    except CSRFError:
        return problem("stale_token")
    return None


@api.after_request
def keep_nothing(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer


@api.get("/openapi.json")
def openapi() -> Response:
    return jsonify(_document())


@api.get("/session")
def session() -> Response:
    return jsonify(
        account_id=current_user.account_id,
        name=current_user.name,
        seal_key=current_user.seal_key,
        csrf_token=generate_csrf(),
        protocol=PROTOCOL,
    )


@api.get("/records")
def records() -> Response:
    answer = jsonify(_spelled(list_records(db.session, current_user.id)))
    answer.set_etag(sha256(answer.data).hexdigest())
    return answer.make_conditional(request)


api.add_url_rule("/records/<record_id>/events", view_func=api_records.send_events, methods=["POST"])
api.add_url_rule("/records/<record_id>", view_func=api_records.erase, methods=["DELETE"])
api.add_url_rule("/colleagues", view_func=api_pairs.colleagues, methods=["GET"])
api.add_url_rule("/pairs", view_func=api_pairs.invite, methods=["POST"])
api.add_url_rule("/pairs/<account_id>", view_func=api_pairs.end, methods=["DELETE"])


def _spelled(listing: Listing) -> dict[str, Any]:
    listed = [
        {
            "id": one.id,
            "kind": one.kind,
            "owner": one.owner,
            "members": one.members,
            "fingerprint": api_records.spell_fingerprint(one.fingerprint),
        }
        for one in listing.records
    ]
    pairs = [{"account_id": paired.person.account_id, "state": paired.state} for paired in listing.pairs]
    return {"records": listed, "pairs": pairs, "people": listing.people}


@cache
def _document() -> dict[str, Any]:
    document = json.loads(Path(__file__).with_name("openapi.json").read_text("utf-8"))
    document["info"]["version"] = str(PROTOCOL)
    return document
