"""Sealed values: only the right key opens them, only in their own place, and they tell nothing by their length."""

import stat
from pathlib import Path
from threading import Thread

import pytest

from observatie.services.value_keys import KeyProblem, ValueKeys, make_keys, read_keys, write_keys

RECORD, EVENT = "0b5e7a10-1111-4aaa-8aaa-000000000001", "11111111-0000-4000-8000-000000000001"


@pytest.fixture
def keys(tmp_path: Path) -> ValueKeys:
    make_keys(tmp_path / "value_keys")
    return ValueKeys(tmp_path / "value_keys")


@pytest.mark.parametrize(
    "value", ["tekst", "", None, True, False, {"text": "a", "about": None}, "👩‍👧 \ud83d \u0000", "x" * 100_000]
)
def test_what_is_sealed_comes_back(keys: ValueKeys, value: object):
    assert keys.unseal(RECORD, EVENT, keys.seal(RECORD, EVENT, value)) == value


def test_a_sealed_value_opens_in_its_own_place_only(keys: ValueKeys):
    sealed = keys.seal(RECORD, EVENT, "yes")
    for record_id, event_id in [(RECORD, RECORD), (EVENT, EVENT)]:
        with pytest.raises(KeyProblem):
            keys.unseal(record_id, event_id, sealed)
    with pytest.raises(KeyProblem):
        keys.unseal(RECORD, EVENT, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    with pytest.raises(KeyProblem):
        keys.unseal(RECORD, EVENT, b"")


def test_short_answers_are_equally_long_and_never_twice_the_same(keys: ValueKeys):
    assert len({len(keys.seal(RECORD, EVENT, value)) for value in ("yes", "no", "not_applicable", None, True)}) == 1
    assert keys.seal(RECORD, EVENT, "yes") != keys.seal(RECORD, EVENT, "yes")
    assert b"Bram" not in keys.seal(RECORD, EVENT, "Bram")


def test_the_file_is_the_owners_alone_and_is_made_once(keys: ValueKeys):
    assert stat.S_IMODE(keys.file.stat().st_mode) == 0o600
    first = keys.file.read_text()
    make_keys(keys.file)
    assert keys.file.read_text() == first
    assert [file.name for file in keys.file.parent.iterdir()] == ["value_keys"]


def test_of_several_that_start_at_once_one_makes_the_key(tmp_path: Path):
    file = tmp_path / "instance" / "value_keys"
    threads = [Thread(target=make_keys, args=(file,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_keys(file)) == 1
    assert len(list(file.parent.iterdir())) == 1


def test_a_new_key_is_seen_by_who_was_running_already(keys: ValueKeys):
    old = keys.seal(RECORD, EVENT, "voor")
    write_keys(keys.file, [bytes(range(32)), *read_keys(keys.file)])
    new = ValueKeys(keys.file).seal(RECORD, EVENT, "na")
    assert (keys.unseal(RECORD, EVENT, old), keys.unseal(RECORD, EVENT, new)) == ("voor", "na")
    assert keys.seal(RECORD, EVENT, "x")[:4] == new[:4] == keys.current


@pytest.mark.parametrize("content", ["", "zz\n", "00\n", "é"])
def test_a_damaged_file_is_refused_not_replaced(keys: ValueKeys, content: str):
    keys.file.write_text(content)
    with pytest.raises(KeyProblem):
        keys.seal(RECORD, EVENT, "x")
    assert keys.file.read_text() == content
