"""What was posted, as one unambiguous JSON text."""

import json
from typing import Any

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge


class NotJson(ValueError):
    """Not one unambiguous JSON text."""


def posted_json(most: int | None = None) -> object:
    """`most`: bytes, where less than MAX_CONTENT_LENGTH will do.

    Raises:
        NotJson
        RequestEntityTooLarge: more than that.
    """
    body = request.get_data(cache=False)
    if most is not None and len(body) > most:
        raise RequestEntityTooLarge
    if request.mimetype != "application/json":
        raise NotJson
    try:
        return json.loads(body, object_pairs_hook=_unambiguous, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as problem:
        raise NotJson from problem


def _unambiguous(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) < len(pairs):
        raise NotJson
    return names


def _refuse_constant(name: str) -> None:
    raise NotJson(name)
