"""Random histories of a record: what several devices can have made of it, and worse."""

import json
from random import Random
from typing import Any

SEED = 20_260_304
RECORDS = ["0b5e7a10-1111-4aaa-8aaa-000000000001", "0b5e7a10-2222-4aaa-8aaa-000000000002"]
FIELDS = ["seen.delen-3", "note.delen-3", "closing.tip", "meeting.started", "__proto__.x", "mood.delen-3"]
TEXTS = ["a", "b", "", "yes", "no", "👩‍👧", "\ud83d", "é", "e\u0301", " a", "true", '{"a":"b"}', "\u202e", "\u0000"]
OBJECTS = ['{"text":"a","about":null}', '{"about":null,"text":"a"}', '{"text":"a","about":"delen-3"}', "{}"]
ODD_OBJECTS = ['{"__proto__":"a"}', '{"erased":false}', '{"10":"a","9":"b"}', '{"9":"b","10":"a"}']
OFFSETS = ["+00:00", "-00:00", "+01:00", "+02:00", "-05:00", "+05:45", "+13:59", "-11:30"]


def histories(count: int, seed: int = SEED) -> list[list[dict[str, Any]]]:
    """`count` lists of events, the same for the same seed."""
    random = Random(seed)
    return [_history(random) for _ in range(count)]


def _history(random: Random) -> list[dict[str, Any]]:
    # Few ids and fields, so that they meet: duplicates, cycles, replacing across fields and records.
    ids = [_uuid(random) for _ in range(random.randint(1, 7))]
    fields = random.sample(FIELDS, random.randint(1, 3))
    return [_event(random, ids, fields) for _ in range(random.randint(1, 12))]


def _event(random: Random, ids: list[str], fields: list[str]) -> dict[str, Any]:
    return {
        "record_id": RECORDS[random.random() < 0.1],
        "id": random.choice(ids),
        "field": random.choice(fields),
        "value": _value(random),
        "replaces": random.choices(ids, k=random.choice([0, 0, 0, 1, 1, 2])),
        "made_at": _made_at(random),
    }


def _value(random: Random) -> Any:
    draw = random.random()
    if draw < 0.12:
        return {"erased": True}
    if draw < 0.24:
        return None
    if draw < 0.48:
        return random.choice(["yes", "no", "not_applicable", True, False])
    if draw < 0.66:
        return json.loads(random.choice(OBJECTS + ODD_OBJECTS))
    return random.choice(TEXTS)


def _made_at(random: Random) -> str:
    day = random.choice(["2026-02-28", "2026-03-01", "2028-02-29", "1000-01-01", "9999-12-31"])
    time = f"{random.choice([0, 12, 23]):02d}:{random.choice([0, 15, 59]):02d}:00.{random.choice([0, 1, 999]):03d}"
    return f"{day}T{time}{random.choice(OFFSETS)}"


def _uuid(random: Random) -> str:
    digits = f"{random.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{random.choice('89ab')}{digits[17:20]}-{digits[20:]}"
