"""One schedule: people, their tablets and a server, and all that can go wrong between them, drawn from a seed."""

from random import Random
from typing import Any

from observatie.domain.fold import value_of
from observatie.domain.records import OPENED, REPORT
from observatie.services.append_events import Batch
from tests.support.simulation.network import Device, Network
from tests.support.simulation.oracle import Oracle
from tests.support.simulation.server import NAMES, Server
from tests.support.simulation.tablet import Copy, Request, Store, Tab

STEPS = (8, 16)
CALM_ROUNDS = 6  # more than any history needs to settle
FIELDS = {
    "observation": ("note.delen-1", "seen.delen-1", "closing.tip", "mood.x-1"),
    "visit": ("setup.focus", "starred.delen-1"),
}
# A clock ten years off changes nothing.
CLOCKS = ("2026-03-04T15:{:02d}:00.000+01:00", "2016-03-04T15:{:02d}:00.000-11:30", "2036-03-04T15:{:02d}:00.000+05:45")


class World:
    def __init__(self, server: Server, seed: int) -> None:
        self.server, self.random = server, Random(seed)
        self.trace: list[str] = []
        server.begin_anew()
        self.oracle = Oracle(server)
        self.network = Network(server, self.oracle, self.random, self._note)
        draw = self.random
        # A third of the schedules is about one report: what people do at cross purposes is rare elsewhere.
        self.is_about_report = draw.random() < 0.33
        people = ["Anna", "Bram"] if self.is_about_report else ["Anna", "Bram", *draw.choice([[], [], ["Carla"]])]
        extra = draw.choices(
            people,
            [3, *[1] * (len(people) - 1)],
            k=draw.choice([0, 0, 1, 1] if self.is_about_report else [0, 0, 0, 1, 1, 2, 4]),
        )
        self.devices = [self._device(name) for name in (people + extra)[:6]]
        self.most_records = 1 if self.is_about_report else draw.choice([1, 2, 2, 3])
        self.records: dict[str, tuple[str, str, frozenset[str]]] = {}  # id -> kind, owner, others (names)

    def live(self) -> None:
        if self.is_about_report:
            self.settle(self._draw_record(self.devices[0]))
        for number in range(self.random.randint(*STEPS)):
            self.step(number)
        if self.random.random() < 0.3:
            self.restore()
        self.calm_down()

    def settle(self, record: str) -> None:
        """Everyone who is in this record has it, before anything goes wrong."""
        self.network.is_calm = True
        for device in self.devices:
            self.network.sync(device)
            if record in device.store.copies:
                device.store.tabs[0].draw(record)
        self.network.is_calm = False

    def step(self, number: int) -> None:
        device = self.random.choice(self.devices)
        acts = (self.write, self.sync, self.look, self.deliver, self.disturb, self.erase, self.trespass)
        act = self.random.choices(acts, (36, 38, 6, 8, 8, 3, 1))[0]
        self.trace.append(f"{number:2} {act.__name__} {device.name}{self.devices.index(device)}")
        act(device)
        self.oracle.check_store(device.store)

    # What people do.

    def write(self, device: Device) -> None:
        for _ in range(self.random.choice([1, 1, 2])):
            if record := self._some_record(device):
                self.write_in(device, record)

    def write_in(self, device: Device, record: str) -> None:
        tab = self.random.choice(device.store.tabs)
        kind, copy = self.records[record][0], device.store.copies[record]
        if kind == "shared_report":
            choice = self._about_report(device, record, copy)
        else:
            name = self.random.choice(FIELDS[kind])
            choice = name, self._value(name)
        if choice:
            self._write(device, tab, record, *choice)

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
            self._note(f"erases {record[:4]}")
            device.store.erase(record)

    # What networks and machines do.

    def sync(self, device: Device) -> None:
        self.network.sync(device)

    def deliver(self, device: Device) -> None:
        """Something that was late arrives."""
        if not self.network.deliver_a_late_one() and device.flight:
            self.network.sync(device)

    def disturb(self, device: Device) -> None:
        event = self.random.choice(["backup", "backup", "backup", "restore", "restart", "wipe", "away"])
        self._note(event)
        if event == "backup":
            self.server.make_backup()
        elif event == "restore":
            self.restore()
        elif event == "away":
            device.is_away = not device.is_away
        else:
            device.flight = None
            if event == "restart":
                device.store.restart()
            else:
                device.store = self._device(device.name).store

    def restore(self) -> None:
        if self.server.restore():
            self._note("an older backup is put back")
            self.oracle.was_restored()

    def trespass(self, _: Device) -> None:
        """Someone who is not in a record tries to read, to write or to erase it; who is, what is not hers to write."""
        there = [record for record in self.records if self.server.fingerprint(record)]
        if not there:
            return
        record = self.random.choice(there)
        kind, owner, others = self.records[record]
        name = self.random.choice(NAMES)
        event = {**self._event("note.delen-1" if name == owner else REPORT, "niet van mij"), "record_id": record}
        if name not in {owner, *others}:
            for act in (
                Request("append", record, Batch()),
                Request("append", record, Batch([{**event, "replaces": []}], frozenset(), kind)),
                Request("erase", record),
            ):
                assert self.network.run(name, act) == "unknown", f"{name} got into a record of {owner}"
        elif name != owner:
            answer = self.network.run(name, Request("append", record, Batch([{**event, "replaces": []}])))
            assert [one.word for one in answer.outcomes] == ["refused"], f"{name} wrote what is not hers to write"

    def calm_down(self) -> None:
        """The network is good again; what was late comes first, and then everything has to settle."""
        self.network.is_calm = True
        for device in self.devices:
            device.is_away = False
            if device.flight:
                self.sync(device)
        while self.network.deliver_a_late_one():
            pass
        stores = [device.store for device in self.devices]
        for _ in range(CALM_ROUNDS):
            if self.oracle.is_settled(stores):
                break
            for device in self.devices:
                self.sync(device)
        for store in stores:
            self.oracle.check_store(store)
        self.oracle.check_end(stores)

    # What is drawn from the seed.

    def _device(self, name: str) -> Device:
        part, tabs = self.random.choice([1, 2, 10_000, 10_000]), self.random.choice([1, 2])
        return Device(name, Store(self.server.accounts[name], part, tabs), self.random.choice(CLOCKS))

    def _visible(self, device: Device) -> list[str]:
        return sorted(device.store.copies.keys() - device.store.to_erase)

    def _some_record(self, device: Device) -> str | None:
        visible = self._visible(device)
        if visible and (len(self.records) >= self.most_records or self.random.random() < 0.8):
            return self.random.choice(visible)
        may_begin = device.name == "Anna" or not self.is_about_report
        return self._draw_record(device) if may_begin and len(self.records) < self.most_records else None

    def _draw_record(self, device: Device) -> str:
        kinds = ["observation", "observation", "shared_report", "shared_report", "visit"]
        kind = self.random.choice(kinds) if device.name == "Anna" else "observation"
        if self.is_about_report:
            kind = "shared_report"
        record = self.new_record(device, kind)
        if kind == "shared_report":
            self._write(device, device.store.tabs[0], record, REPORT, self._value(REPORT))
        return record

    def new_record(self, device: Device, kind: str) -> str:
        record = self._uuid()
        others = frozenset() if kind == "observation" else frozenset({"Bram"})
        self.records[record] = (kind, device.name, others)
        accounts = self.server.accounts
        self.oracle.members[record] = {accounts[name] for name in (device.name, *others)}
        device.store.copies[record] = Copy(kind, accounts[device.name], frozenset(accounts[name] for name in others))
        return record

    def _about_report(self, device: Device, record: str, copy: Copy) -> tuple[str, Any] | None:
        answers = copy.answers()
        words = value_of(answers, REPORT)
        if device.name == self.records[record][1]:
            takes_back = isinstance(words, str) and OPENED not in answers and self.random.random() < 0.12
            return REPORT, None if takes_back else self._value(REPORT)
        if OPENED not in answers:
            return (OPENED, True) if isinstance(words, str) else None
        return "shared.takeaway", self._value("shared.takeaway")

    def _write(self, device: Device, tab: Tab, record: str, name: str, value: Any) -> None:
        event = {**self._event(name, value, device.clock), "record_id": record}
        on_screen = list(tab.drawn.get((record, name), []))
        made = tab.write(record, event)
        self._note(f"{record[:4]} {name} {made['id'][:4]} replaces {[one[:4] for one in made['replaces']]}")
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

    def _note(self, words: str) -> None:
        self.trace.append(f"     {words}")

    def _uuid(self) -> str:
        digits = f"{self.random.getrandbits(128):032x}"
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-8{digits[17:20]}-{digits[20:]}"
