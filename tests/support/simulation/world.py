"""One schedule: people, their tablets and a server, and everything that can go wrong between them, drawn from a seed."""

from dataclasses import dataclass
from random import Random
from typing import Any

from observatie.domain.events import is_erased
from observatie.domain.fold import value_of
from observatie.domain.records import OPENED, REPORT
from observatie.services.append_events import Batch
from observatie.services.create_record import NewRecordRefused
from observatie.services.erase_record import EraseRefused
from observatie.services.record_access import RecordErased, RecordUnknown
from tests.support.simulation.oracle import Oracle
from tests.support.simulation.server import Lost, Server
from tests.support.simulation.tablet import Copy, Request, Round, Store, Tab

STEPS = (10, 26)
CALM_ROUNDS = 6  # more than any history needs to settle
FIELDS = {
    "observation": ("note.delen-1", "seen.delen-1", "closing.tip", "mood.x-1"),
    "visit": ("setup.focus", "starred.delen-1"),
}
# A clock ten years off changes nothing.
CLOCKS = ("2026-03-04T15:{:02d}:00.000+01:00", "2016-03-04T15:{:02d}:00.000-11:30", "2036-03-04T15:{:02d}:00.000+05:45")
WRONG = {RecordErased: "erased", RecordUnknown: "unknown", EraseRefused: "not_yours"}


@dataclass
class Flight:
    """A round that has not come back yet."""

    device: "Device"
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


class World:
    def __init__(self, server: Server, seed: int) -> None:
        self.server, self.random = server, Random(seed)
        self.trace: list[str] = []
        self.strays: list[tuple[str, Request]] = []  # sent, given up, and still on their way
        server.begin_anew()
        self.oracle = Oracle(server)
        draw = self.random
        people = ["Anna", "Bram", *draw.choice([[], [], ["Carla"]])]
        extra = draw.choices(people, [3, *[1] * (len(people) - 1)], k=draw.choice([0, 0, 0, 1, 1, 2, 3]))
        self.devices = [self._device(name) for name in (people + extra)[:6]]
        self.most_records = draw.choice([1, 2, 2, 3])
        self.records: dict[str, tuple[str, str, frozenset[str]]] = {}  # id -> kind, owner, others (names)

    def live(self) -> None:
        for number in range(self.random.randint(*STEPS)):
            self.step(number)
        self.calm_down()

    def step(self, number: int) -> None:
        device = self.random.choice(self.devices)
        acts = (self.write, self.sync, self.look, self.deliver, self.disturb, self.erase, self.trespass)
        act = self.random.choices(acts, (38, 34, 6, 9, 7, 4, 2))[0]
        self.trace.append(f"{number:3} {act.__name__} {device.name}{self.devices.index(device)}")
        act(device)
        self.oracle.check_store(device.store)

    # What people do.

    def write(self, device: Device) -> None:
        tab = self.random.choice(device.store.tabs)
        record = self._some_record(device)
        if record is None:
            return
        kind, copy = self.records[record][0], device.store.copies[record]
        if kind == "shared_report":
            choice = self._about_report(device, tab, record, copy)
            if choice is None:
                return
            name, value = choice
        else:
            name = self.random.choice(FIELDS[kind])
            value = self._value(name)
        self._write(device, tab, record, name, value)

    def look(self, device: Device) -> None:
        for record in self._visible(device):
            self.random.choice(device.store.tabs).draw(record)

    def erase(self, device: Device) -> None:
        if record := self.random.choice([None, *self._visible(device)]):
            self.begin_erasing(device, record)

    def begin_erasing(self, device: Device, record: str) -> None:
        kind, owner, _ = self.records[record]
        opened = OPENED in device.store.copies[record].answers()
        may_try = {"observation": True, "visit": True, "shared_report": opened != (owner == device.name)}[kind]
        if may_try:
            self.trace.append(f"      erases {record[:4]}")
            device.store.erase(record)

    # What networks and machines do.

    def sync(self, device: Device, *, is_calm: bool = False) -> None:
        if device.is_away:
            return
        if device.flight is None:
            self._take_off(device)
        while device.flight is not None:
            if not self._fly(device.flight, "" if is_calm else self._fate()):
                return

    def deliver(self, device: Device) -> None:
        """Something that was late arrives."""
        if self.strays:
            name, request = self.strays.pop(self.random.randrange(len(self.strays)))
            self.trace.append(f"      late: {_spelled(request)} of {name}")
            self._run(name, request)
        elif device.flight:
            self.sync(device)

    def disturb(self, device: Device) -> None:
        event = self.random.choice(["backup", "backup", "restore", "restart", "wipe", "away"])
        self.trace.append(f"      {event}")
        if event == "backup":
            self.server.make_backup()
        elif event == "restore":
            if self.server.restore():
                self.oracle.was_restored()
        elif event == "away":
            device.is_away = not device.is_away
        else:
            device.flight = None
            if event == "restart":
                device.store.restart()
            else:
                device.store = self._device(device.name).store

    def trespass(self, _: Device) -> None:
        """Someone who is not in a record tries to read, to write or to erase it; who is, what is not hers to write."""
        there = [record for record in self.records if self.server.fingerprint(record)]
        if not there:
            return
        record = self.random.choice(there)
        kind, owner, others = self.records[record]
        name = self.random.choice(["Anna", "Bram", "Carla"])
        event = {**self._event("note.delen-1" if name == owner else REPORT, "niet van mij"), "record_id": record}
        if name not in {owner, *others}:
            for act in (
                Request("append", record, Batch()),
                Request("append", record, Batch([{**event, "replaces": []}], frozenset(), kind)),
                Request("erase", record),
            ):
                assert self._run(name, act) == "unknown", f"{name} got into a record of {owner}"
        elif name != owner:
            answer = self._run(name, Request("append", record, Batch([{**event, "replaces": []}])))
            assert [one.word for one in answer.outcomes] == ["refused"], f"{name} wrote what is not hers to write"

    def calm_down(self) -> None:
        """The network is good again; what was late comes first, and then everything has to settle."""
        for device in self.devices:
            device.is_away = False
            if device.flight:
                self.sync(device, is_calm=True)
        while self.strays:
            self._run(*self.strays.pop())
        stores = [device.store for device in self.devices]
        for _ in range(CALM_ROUNDS):
            if self.oracle.is_settled(stores):
                break
            for device in self.devices:
                self.sync(device, is_calm=True)
        for store in stores:
            self.oracle.check_store(store)
        self.oracle.check_end(stores)

    def _fate(self) -> str:
        return self.random.choices(
            ["", "lost", "late", "slow", "slow answer", "unheard", "twice", "before", "after"],
            [72, 4, 4, 4, 4, 3, 3, 3, 3],
        )[0]

    def _take_off(self, device: Device) -> None:
        journey = device.store.round()
        self.oracle.is_asked(device.store, request := next(journey))
        device.flight = Flight(device, journey, request)

    def _fly(self, flight: Flight, fate: str) -> bool:
        """One request of a round; False when the round has to wait, or is over."""
        device, request = flight.device, flight.request
        if fate:
            self.trace.append(f"      {fate}: {_spelled(request)}")
        if not flight.is_done:
            if fate == "slow":
                return False
            if fate in ("lost", "late"):
                if fate == "late":
                    self.strays.append((device.name, request))
                device.flight = None
                return False
            if fate == "twice":
                self._run(device.name, request)
            self.server.dies = fate if fate in ("before", "after") else ""
            try:
                flight.reply = self._run(device.name, request)
            except Lost:
                fate = "unheard"
            finally:
                self.server.dies = ""
            if fate == "unheard":
                device.flight = None
                return False
            flight.is_done = True
            if fate == "slow answer":
                return False
        self.oracle.was_heard(request, flight.reply)
        try:
            flight.request = flight.round.send(flight.reply)
        except StopIteration:
            device.flight = None
            return False
        self.oracle.is_asked(device.store, flight.request)
        flight.is_done, flight.reply = False, None
        return True

    def _run(self, name: str, request: Request) -> Any:
        try:
            return self._ask(name, request)
        except (RecordErased, RecordUnknown, EraseRefused) as refused:
            return WRONG[type(refused)]
        except NewRecordRefused as refused:
            raise AssertionError(f"a record was refused: {refused.code}") from refused
        finally:
            self.oracle.look_at(request)

    def _ask(self, name: str, request: Request) -> Any:
        if request.act == "list":
            listed = self.server.list(name)
            for record in listed:
                assert name in self._people_of(record), f"{name} sees a record of others"
            return listed
        if request.act == "erase":
            return self.server.erase(name, request.record)
        answer = self.server.append(name, request.record, request.batch)
        self.oracle.was_answered(request, answer)
        return answer

    # What is drawn.

    def _device(self, name: str) -> Device:
        part, tabs = self.random.choice([2, 10_000, 10_000]), self.random.choice([1, 2])
        return Device(name, Store(self.server.accounts[name], part, tabs), self.random.choice(CLOCKS))

    def _visible(self, device: Device) -> list[str]:
        return sorted(device.store.copies.keys() - device.store.to_erase)

    def _some_record(self, device: Device) -> str | None:
        visible = self._visible(device)
        if visible and (len(self.records) >= self.most_records or self.random.random() < 0.8):
            return self.random.choice(visible)
        return self._new_record(device) if len(self.records) < self.most_records else None

    def _new_record(self, device: Device) -> str | None:
        kind = self.random.choice(["observation", "observation", "shared_report", "shared_report", "visit"])
        if kind != "observation" and device.name != "Anna":
            kind = "observation"
        others = frozenset() if kind == "observation" else frozenset({"Bram"})
        record = self._uuid()
        self.records[record] = (kind, device.name, others)
        self.oracle.members[record] = {self.server.accounts[name] for name in (device.name, *others)}
        accounts = frozenset(self.server.accounts[name] for name in others)
        device.store.copies[record] = Copy(kind, self.server.accounts[device.name], accounts)
        if kind == "shared_report":
            self._write(device, device.store.tabs[0], record, REPORT, self._value(REPORT))
            return record
        return record

    def _about_report(self, device: Device, tab: Tab, record: str, copy: Copy) -> tuple[str, Any] | None:
        answers = copy.answers()
        words = value_of(answers, REPORT)
        if device.name == self.records[record][1]:
            takes_back = OPENED not in answers and self.random.random() < 0.4
            return REPORT, None if takes_back else self._value(REPORT)
        if OPENED not in answers:
            return (OPENED, True) if isinstance(words, str) else None
        return "shared.takeaway", self._value("shared.takeaway")

    def _write(self, device: Device, tab: Tab, record: str, name: str, value: Any) -> None:
        event = {**self._event(name, value, device.clock), "record_id": record}
        on_screen = list(tab.drawn.get((record, name), []))
        made = tab.write(record, event)
        self.trace.append(f"      {record[:4]} {name} {made['id'][:4]} replaces {[one[:4] for one in made['replaces']]}")
        self.oracle.was_written(device.store, made, on_screen)

    def _event(self, name: str, value: Any, clock: str = CLOCKS[0]) -> dict[str, Any]:
        made_at = clock.format(self.random.randrange(60))
        return {"record_id": "", "id": self._uuid(), "field": name, "value": value, "replaces": [], "made_at": made_at}

    def _value(self, name: str) -> Any:
        if name.startswith("seen."):
            return self.random.choice(["yes", "no", "not_applicable", None])
        if name.startswith("starred."):
            return self.random.choice([True, False, None])
        words = f"woorden {self.random.randrange(10**6)}"
        return {"text": words, "about": None} if name == "closing.tip" else words

    def _people_of(self, record: str) -> set[str]:
        _, owner, others = self.records[record]
        return {owner, *others}

    def _uuid(self) -> str:
        digits = f"{self.random.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"


def _spelled(request: Request) -> str:
    events = request.batch.events if request.batch else []
    spelled = [f"{event['id'][:4]}{'*' if is_erased(event['value']) else ''}" for event in events]
    return f"{request.act} {request.record[:4]} {' '.join(spelled)}"
