"""Known bugs planted in the tablet's rules or in the server: the simulation must find each one, and soon."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from observatie.db.records import Tombstone
from observatie.domain import merge
from observatie.domain.fingerprint import Fingerprint
from observatie.services import append_events, erase_record, record_access
from tests.support.simulation.erasure import ErasureWorld
from tests.support.simulation.server import DyingSession, Lost, the_server
from tests.support.simulation.tablet import Store, Tab
from tests.support.simulation.world import World

ENOUGH = 800  # schedules; most are found within 50, the slowest in the 417th

Plant = Callable[[pytest.MonkeyPatch], None]
BUGS: dict[str, Plant] = {}


def bug(name: str) -> Callable[[Plant], Plant]:
    def keep(plant: Plant) -> Plant:
        BUGS[name] = plant
        return plant

    return keep


@pytest.mark.parametrize("name", BUGS)
def test_a_planted_bug_is_found(name: str, monkeypatch: pytest.MonkeyPatch):
    BUGS[name](monkeypatch)
    found = first_failure()
    assert found is not None, f"not found in {ENOUGH} schedules"
    print(f"{name}: schedule {found}")


def first_failure() -> int | None:
    for seed in range(ENOUGH):
        kind = ErasureWorld if seed % 5 == 4 else World
        try:
            kind(the_server(), seed).live()
        except Exception:  # noqa: BLE001 (a bug may break anything)
            return seed + 1
    return None


# On the tablet.


@bug("a request that was sent counts as received")
def _(plant: pytest.MonkeyPatch) -> None:
    right = Store.batch

    def batch(store, copy, only):
        made = right(store, copy, only)
        copy.acknowledged |= {event["id"] for event in made.events}
        return made

    plant.setattr(Store, "batch", batch)


@bug("an answer replaces nothing")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(Tab, "replaces", lambda tab, record, name: [])


@bug("an answer replaces what is in the store, seen or not")
def _(plant: pytest.MonkeyPatch) -> None:
    def replaces(tab, record, name):
        answers = tab.store.copies[record].answers()
        return answers[name]["ids"] if name in answers else []

    plant.setattr(Tab, "replaces", replaces)


@bug("what is not in the list is thrown away")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(Store, "counts_as_unsent", lambda store, copy: bool(copy.events.clear()))


@bug("what a restored server lost is not sent again")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(Store, "send_again", lambda store, copy, missing: None)


@bug("replaced words stay on the tablet")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(Store, "replaced", lambda store, copy: set())


@bug("words go before what replaces them has arrived")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(Store, "never_left", lambda store, copy, event_id: True)


@bug("words that were replaced before they were sent go up")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(Store, "never_left", lambda store, copy, event_id: False)


@bug("an erased record stays on the tablet that was away")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(Store, "drop", lambda store, record: None)


@bug("the wish to erase is forgotten before there is an answer")
def _(plant: pytest.MonkeyPatch) -> None:
    right = Store._erase

    def erase(store, record):
        store.to_erase.discard(record)
        store.copies.pop(record, None)
        yield from right(store, record)

    plant.setattr(Store, "_erase", erase)


@bug("everything on the tablet is sent, whoever wrote it")
def _(plant: pytest.MonkeyPatch) -> None:
    right = Store.batch

    def batch(store, copy, only):
        unsent = [event for event in copy.events.values() if event["id"] not in copy.acknowledged]
        made = right(store, copy, only)
        return made if only else append_events.Batch(unsent, made.acknowledged, made.kind, made.members)

    plant.setattr(Store, "batch", batch)


# On the server.


@bug("now and then a commit is a rollback")
def _(plant: pytest.MonkeyPatch) -> None:
    numbers = count(1)
    right = DyingSession.commit

    def commit(session):
        session.rollback() if next(numbers) % 20 == 0 else right(session)

    plant.setattr(DyingSession, "commit", commit)


@bug("the events are committed before their fingerprint")
def _(plant: pytest.MonkeyPatch) -> None:
    def execute(session, statement, *rest, **more):
        if statement is append_events._CHANGE:
            Session.commit(session)
            if session.dies == "before":
                raise Lost
        return Session.execute(session, statement, *rest, **more)

    plant.setattr(DyingSession, "execute", execute, raising=False)


@bug("replaced words stay")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(merge, "_erase_replaced", lambda made, known: None)


@bug("words are erased in other fields too")
def _(plant: pytest.MonkeyPatch) -> None:
    right = append_events.merge_batch

    def merge_batch(*arguments):
        made = right(*arguments)
        known, batch = arguments[3], arguments[5]
        if batch and known:
            made.erased.add(min(known))
        return made

    plant.setattr(append_events, "merge_batch", merge_batch)


@bug("the fingerprint counts, and nothing more")
def _(plant: pytest.MonkeyPatch) -> None:
    class Counted(Fingerprint):
        def with_ids(self, ids):
            return Counted(self.count + len(list(ids)), self.xor)

    plant.setattr(append_events, "Fingerprint", Counted)
    plant.setattr(record_access, "Fingerprint", Counted)


@bug("only what came after the last that was heard comes down")
def _(plant: pytest.MonkeyPatch) -> None:
    right = append_events._answer

    def answer(session, keys, found, known, made, batch):
        there = list(known)
        last = max((there.index(one) for one in batch.acknowledged if one in known), default=-1)
        return right(session, keys, found, {one: known[one] for one in there[last + 1 :]}, made, batch)

    plant.setattr(append_events, "_answer", answer)


@bug("nothing is said of what a restored server lost")
def _(plant: pytest.MonkeyPatch) -> None:
    right = append_events._answer
    plant.setattr(append_events, "_answer", lambda *given: replace(right(*given), missing=[]))


@bug("erasing leaves no tombstone")
def _(plant: pytest.MonkeyPatch) -> None:
    right = erase_record.erase_record

    def erase(session, user_id, record_id):
        right(session, user_id, record_id)
        session.execute(delete(Tombstone))
        session.commit()

    plant.setattr(erase_record, "erase_record", erase)


@bug("a restore brings back what was erased since")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(erase_record, "erase_again", lambda session, record_ids: None)


@bug("who is no member gets in")
def _(plant: pytest.MonkeyPatch) -> None:
    def found(session, user_id, record_id, query):
        row = session.execute(query, {"who": user_id, "which": record_id}).first()
        return row and record_access.Found(row[0], row[1], "member", Fingerprint(row[3], row[4]))

    plant.setattr(record_access, "_found", found)


@bug("everyone in a record writes everything")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(merge, "may_write", lambda kind, role, field_name: True)


@bug("a report that was opened can be taken back")
def _(plant: pytest.MonkeyPatch) -> None:
    plant.setattr(merge, "_keep_what_was_opened", lambda made, known, value_of: None)
