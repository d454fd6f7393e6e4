"""What is between a tablet and the server: requests that are lost, late, slow, doubled, or cut off by a crash."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from observatie.domain.events import is_erased
from observatie.services.create_record import NewRecordRefused
from observatie.services.erase_record import EraseRefused
from observatie.services.record_access import RecordErased, RecordUnknown
from tests.support.simulation.oracle import Oracle
from tests.support.simulation.server import Lost, Server
from tests.support.simulation.tablet import Request, Round, Store

FATES = {
    "": 72,
    "lost": 4,
    "late": 4,  # given up by the tablet, and on its way all the same
    "slow": 4,
    "slow answer": 4,
    "unheard": 3,
    "twice": 3,
    "before": 3,  # the server dies before it commits
    "after": 3,
}
WRONG = {RecordErased: "erased", RecordUnknown: "unknown", EraseRefused: "not_yours"}


@dataclass
class Flight:
    """A round that has not come back yet."""

    round: Round
    request: Request
    is_done: bool = False  # by the server; `reply` is on its way
    reply: Any = None


@dataclass
class Device:
    name: str  # of who holds it
    store: Store
    clock: str
    flight: Flight | None = None
    is_away: bool = False  # no network at all


class Network:
    def __init__(self, server: Server, oracle: Oracle, random: Random, note: Callable[[str], None]) -> None:
        self.server, self.oracle, self.random, self.note = server, oracle, random, note
        self.strays: list[tuple[str, Request]] = []  # late ones, with who sent them
        self.is_calm = False

    def sync(self, device: Device) -> None:
        """Begin a round, or go on with one, as far as it gets."""
        if device.is_away:
            return
        if device.flight is None:
            journey = device.store.round()
            device.flight = Flight(journey, next(journey))
            self.oracle.is_asked(device.store, device.flight.request)
        while device.flight and self._fly(device, device.flight):
            pass

    def deliver_a_late_one(self) -> bool:
        if not self.strays:
            return False
        name, request = self.strays.pop(self.random.randrange(len(self.strays)))
        self.note(f"late: {_spelled(request)} of {name}")
        self.run(name, request)
        return True

    def run(self, name: str, request: Request) -> Any:
        """By the server, now; what it said, or the code of its refusal.

        Raises:
            Lost: it died.
        """
        try:
            return self._ask(name, request)
        except (RecordErased, RecordUnknown, EraseRefused) as refused:
            return WRONG[type(refused)]
        except NewRecordRefused as refused:
            raise AssertionError(f"a record was refused: {refused.code}") from refused
        finally:
            self.oracle.look_at(request)

    def _fly(self, device: Device, flight: Flight) -> bool:
        """One request of a round; False when the round has to wait, or is over."""
        fate = "" if self.is_calm else self.random.choices([*FATES], [*FATES.values()])[0]
        if fate:
            self.note(f"{fate}: {_spelled(flight.request)}")
        if not flight.is_done:
            if fate == "slow":
                return False
            flight.is_done = self._send(device, flight, fate)
            if not flight.is_done:
                device.flight = None
            if not flight.is_done or fate == "slow answer":
                return False
        self.oracle.was_heard(flight.request, flight.reply)
        try:
            flight.request = flight.round.send(flight.reply)
        except StopIteration:
            device.flight = None
            return False
        self.oracle.is_asked(device.store, flight.request)
        flight.is_done, flight.reply = False, None
        return True

    def _send(self, device: Device, flight: Flight, fate: str) -> bool:
        """Does an answer come back?"""
        if fate == "late":
            self.strays.append((device.name, flight.request))
        if fate in ("lost", "late"):
            return False
        if fate == "twice":
            self.run(device.name, flight.request)
        self.server.dies = fate if fate in ("before", "after") else ""
        try:
            flight.reply = self.run(device.name, flight.request)
        except Lost:
            return False
        finally:
            self.server.dies = ""
        return fate != "unheard"

    def _ask(self, name: str, request: Request) -> Any:
        if request.act == "list":
            listed = self.server.list(name)
            self.oracle.was_listed(name, listed)
            return listed
        if request.act == "erase":
            return self.server.erase(name, request.record)
        answer = self.server.append(name, request.record, request.batch)
        self.oracle.was_answered(request, answer)
        return answer


def _spelled(request: Request) -> str:
    events = request.batch.events if request.batch else []
    spelled = [f"{event['id'][:4]}{'*' if is_erased(event['value']) else ''}" for event in events]
    return f"{request.act} {request.record[:4]} {' '.join(spelled)}"
