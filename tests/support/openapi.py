"""Every answer of the API is held to the document the server itself hands out."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

import observatie.web

DOCUMENT = json.loads((Path(observatie.web.__file__).with_name("openapi.json")).read_text("utf-8"))


def check_answer(method: str, path: str, answer: TestResponse) -> None:
    """Fails when this route may not answer with this status, or not like this."""
    allowed = _route(path)[method.lower()]["responses"]
    assert str(answer.status_code) in allowed, f"{method} {path} answers {answer.status_code}"
    described = allowed[str(answer.status_code)]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Location" not in answer.headers
    if "content" not in described:
        assert answer.data == b""
        return
    assert answer.mimetype == "application/json"
    validator(described["content"]["application/json"]["schema"]).validate(answer.json)


def schema(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def validator(part: dict[str, Any]) -> Draft202012Validator:
    return _validator(json.dumps(part))


@cache
def _validator(part: str) -> Draft202012Validator:
    whole = {**json.loads(part), "components": DOCUMENT["components"]}
    Draft202012Validator.check_schema(whole)
    return Draft202012Validator(whole)


def _route(path: str) -> dict[str, Any]:
    for template, route in DOCUMENT["paths"].items():
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            return route
    raise AssertionError(f"{path} is not in the document")
