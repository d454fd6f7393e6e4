"""Is this a report? Asked of what a tablet sends, since anything could be sent."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator


class NotAReport(ValueError):
    """Data that is no report; `where` is the path of keys to the first fault, without any of its words."""

    def __init__(self, where: str) -> None:
        super().__init__(where)
        self.where = where


def check_report(data: object) -> dict[str, Any]:
    """Give the data back as a report.

    Raises:
        NotAReport: it does not have the shape in report_schema.json.
    """
    if fault := next(_validator().iter_errors(data), None):
        raise NotAReport("/".join(str(step) for step in fault.absolute_path) or "report")
    return data  # type: ignore[return-value]  (an object, by the schema)


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads(Path(__file__).with_name("report_schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)
