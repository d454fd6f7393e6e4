"""Random lives of a few tablets and a server: nothing acknowledged is lost, all end equal, erased never returns."""

import os
from pathlib import Path
from random import Random
from typing import Any

import pytest

from observatie.domain.fold import fold
from observatie.services.list_records import list_records
from tests.support.simulation import FIELDS, Server, Tablet

SEED = int(os.environ.get("OBSERVATIE_SEED", "20260304"))
SCHEDULES = 2_000 if os.environ.get("OBSERVATIE_SOAK") else 60
STEPS = 30


@pytest.mark.parametrize("part", range(4))
def test_whatever_happens_nothing_acknowledged_is_lost(part: int, tmp_path: Path):
    for number in range(part, SCHEDULES, 4):
        seed = SEED + number
        try:
            live(seed, tmp_path / str(number))
        except BaseException:
            print(f"to see it again: OBSERVATIE_SEED={seed}, the first schedule of part 0")
            raise


def live(seed: int, folder: Path) -> None:
    random = Random(seed)
    server = Server(folder, random)
    tablets = [Tablet(server, server.anna) for _ in range(random.randint(2, 3))]
    records = [_uuid(random) for _ in range(2)]
    acknowledged: dict[str, set[str]] = {record: set() for record in records}
    erased: set[str] = set()
    is_restored = False
    for step in range(STEPS):
        tablet = random.choice(tablets)
        draw = random.random()
        if draw < 0.45:
            record = random.choice(records)
            if record not in erased:
                tablet.write(record, _event(random, record, step))
        elif draw < 0.85:
            tablet.sync()
        elif draw < 0.90:
            server.make_backup()
        elif draw < 0.93:
            is_restored = server.restore() or is_restored
        elif draw < 0.95 and not is_restored and not tablet.to_erase:
            # A wiped tablet loses what it had not sent, words and wishes; what it had, the server has.
            tablets[tablets.index(tablet)] = Tablet(server, server.anna)
        elif draw < 0.97:
            record = random.choice(records)
            tablet.erase(record)
            erased.add(record)
        for one in tablets:
            for record, copy in one.copies.items():
                acknowledged[record] |= copy.acknowledged
    server.is_rough = False
    for _ in range(4):
        for tablet in tablets:
            tablet.sync()
    listed = {one.id: one.fingerprint for one in server.call(list_records, server.anna).records}
    assert not erased & listed.keys()
    for record in records:
        if record in erased:
            assert all(record not in tablet.copies for tablet in tablets)
            continue
        there = server.ids(record)
        held = {event for tablet in tablets for event in tablet.copies.get(record, _NOTHING).events}
        assert held <= there
        if not is_restored:
            assert acknowledged[record] <= there
        copies = [tablet.copies[record] for tablet in tablets if record in tablet.copies]
        assert all(set(copy.events) == copy.acknowledged == there for copy in copies)
        answers = [fold(list(copy.events.values())) for copy in copies]
        assert all(answer == answers[0] for answer in answers)
    server.close()


class _NOTHING:  # noqa: N801 (stands for a copy that is not there)
    events: dict[str, Any] = {}


def _event(random: Random, record: str, step: int) -> dict[str, Any]:
    name = random.choice(FIELDS)
    return {
        "record_id": record,
        "id": _uuid(random),
        "field": name,
        "value": random.choice(["yes", "no"]) if name.startswith("seen") else f"woorden {step}",
        "replaces": [],
        "made_at": f"2026-03-04T15:{step:02d}:00.000+01:00",
    }


def _uuid(random: Random) -> str:
    digits = f"{random.getrandbits(128):032x}"
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
