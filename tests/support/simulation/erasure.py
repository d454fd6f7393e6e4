"""A schedule in which a record is erased while a device that has it is away, with something unsent on it."""

from observatie.domain.records import OPENED, REPORT
from tests.support.simulation.network import Device
from tests.support.simulation.server import Server
from tests.support.simulation.world import World

CASES = {  # who erases, who is away
    "observation": (0, 2),
    "report": (0, 1),
    "report, her other tablet away": (0, 2),
    "opened report": (1, 2),
}


class ErasureWorld(World):
    def __init__(self, server: Server, seed: int) -> None:
        super().__init__(server, seed)
        self.devices = [self._device(name) for name in ("Anna", "Bram", "Anna")]
        case = self.random.choice([*CASES])
        self.trace.append(case)
        self.eraser, self.away = (self.devices[number] for number in CASES[case])
        self.record = self._make("observation" if case == "observation" else "shared_report", case == "opened report")

    def live(self) -> None:
        self.away.is_away = True
        for _ in range(self.random.randint(0, 2)):
            self.write_in(self.away, self.record)
        if self.random.random() < 0.5:
            self.server.make_backup()
        self.eraser.store.erase(self.record)
        for number in range(self.random.randint(4, 14)):
            self.step(number)
        self.network.is_calm = True
        self._finish_erasing()
        assert self.record in self.oracle.buried, "it was not erased"
        self.restore()
        self.calm_down()

    def _finish_erasing(self) -> None:
        for _ in range(3):  # a round that was on its way does not know of it yet
            self.network.sync(self.eraser)
        bram = self.devices[1]
        if self.record not in self.oracle.buried:  # he opened it in the meantime: from then on it is up to him
            bram.is_away = False
            self.network.sync(bram)
            bram.store.erase(self.record)
            self.network.sync(bram)

    def disturb(self, device: Device) -> None:
        """The one who erases and the one who is away keep what they have, or there would be nothing to see."""
        if device not in (self.eraser, self.away):
            super().disturb(device)
        elif device is self.eraser:
            self.restore()

    def _make(self, kind: str, is_opened: bool) -> str:
        anna, bram = self.devices[:2]
        record = self.new_record(anna, kind)
        self._write(anna, anna.store.tabs[0], record, *self._words(kind))
        self.settle(record)
        if is_opened:
            self._write(bram, bram.store.tabs[0], record, OPENED, True)
            self.settle(record)  # twice: the first device comes before the one that opened it
            self.settle(record)
        return record

    def _words(self, kind: str) -> tuple[str, str]:
        return ("note.delen-1" if kind == "observation" else REPORT), "woorden"
