"""JSON vectors that Python and JavaScript both read; none is ever skipped on one side."""

import json
from pathlib import Path
from typing import Any

VECTORS = Path(__file__).parents[1] / "vectors"


def load(folder: str) -> dict[str, Any]:
    """Every file of a folder by its name without .json."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((VECTORS / folder).glob("*.json"))}


def spell_out(limit: dict[str, Any]) -> dict[str, Any]:
    """An event from tests/vectors/events/limits.json, where a long text is written as [piece, times]."""
    event: dict[str, Any] = {
        "record_id": "0b5e7a10-1111-4aaa-8aaa-000000000001",
        "id": "11111111-0000-4000-8000-000000000001",
        "field": limit["field"],
        "value": None,
        "replaces": ["22222222-0000-4000-8000-000000000002"] * limit.get("replaces", 0),
        "made_at": "2026-03-04T15:00:00.000+01:00",
    }
    if "value" in limit:
        event["value"] = limit["value"][0] * limit["value"][1]
    if "member" in limit:
        event["value"] = {"text": limit["member"][0] * limit["member"][1], "about": None}
    return event
