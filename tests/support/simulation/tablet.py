"""The tablet as a model of what it does in JavaScript: its store, its tabs, and a round of sync.

The rules are those of the design, one small method each, so that a test can plant a bug in any of them.
"""

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from observatie.domain.events import ERASED
from observatie.domain.fingerprint import Fingerprint
from observatie.domain.fold import Answers, fold
from observatie.domain.records import OPENED
from observatie.services.append_events import Answer, Batch
from observatie.services.list_records import Listed

MOST_TURNS = 40  # requests for one record in one round; more would mean that a round never ends


class Request(NamedTuple):
    act: Literal["list", "erase", "append"]
    record: str = ""
    batch: Batch | None = None


#: What a round is told: the answer, or the code of a refusal ("erased", "unknown", "not_yours").
Reply = dict[str, Listed] | Answer | str | None
Round = Generator[Request, Reply, None]


@dataclass
class Copy:
    kind: str
    owner: str  # account id
    others: frozenset[str] = frozenset()  # account ids of the other members
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    attempted: set[str] = field(default_factory=set)  # went into a request, heard or not
    refused: dict[str, dict[str, Any]] = field(default_factory=dict)

    def answers(self) -> Answers:
        return fold(list(self.events.values())) if self.events else {}


class Tab:
    """A page that is open: what it has drawn is what its writer has on screen."""

    def __init__(self, store: "Store") -> None:
        self.store = store
        self.drawn: dict[tuple[str, str], list[str]] = {}

    def draw(self, record: str) -> None:
        answers = self.store.copies[record].answers()
        for name in {name for at, name in self.drawn if at == record} | answers.keys():
            self.drawn[record, name] = answers[name]["ids"] if name in answers else []

    def write(self, record: str, event: dict[str, Any]) -> dict[str, Any]:
        """The event as it was made: `replaces` is what this tab has on screen."""
        made = {**event, "replaces": self.replaces(record, event["field"]), "author": self.store.account}
        self.drawn[record, event["field"]] = [event["id"]]
        self.store.add(record, made)
        return made

    def replaces(self, record: str, name: str) -> list[str]:
        return list(self.drawn.get((record, name), []))


class Store:
    """What one account has on one tablet; `Tab`s write into it, one round at a time syncs it."""

    def __init__(self, account: str, part: int = 10_000, tabs: int = 1) -> None:
        self.account = account
        self.part = part  # events in one request at most
        self.copies: dict[str, Copy] = {}
        self.to_erase: set[str] = set()
        self.tabs = [Tab(self) for _ in range(tabs)]
        # The oracle's: what was typed here, and what lost its words here.
        self.written: set[str] = set()
        self.gone: set[str] = set()

    def restart(self) -> None:
        """The browser was closed: what is on disk stays."""
        self.tabs = [Tab(self) for _ in self.tabs]

    def add(self, record: str, event: dict[str, Any]) -> None:
        copy = self.copies[record]
        copy.events[event["id"]] = event
        for one in event["replaces"]:
            if one in copy.events and self.never_left(copy, one):
                copy.events[one] = {**copy.events[one], "value": ERASED}

    def never_left(self, copy: Copy, event_id: str) -> bool:
        """Then its words need not go up at all."""
        return event_id not in copy.attempted and event_id not in copy.acknowledged

    def erase(self, record: str) -> None:
        """Hidden at once; an intent that stays until there is an answer."""
        self.to_erase.add(record)

    def round(self) -> Round:
        for record in sorted(self.to_erase):
            yield from self._erase(record)
        listed = yield Request("list")
        for record in sorted(listed.keys() | self.copies.keys()):
            if record not in self.to_erase:
                yield from self._sync(record, listed.get(record))

    def _erase(self, record: str) -> Round:
        copy = self.copies.get(record)
        if copy and copy.kind == "shared_report" and copy.owner != self.account:
            # It is hers to erase from the first opening: the server has to know of that first.
            yield from self._sync(record, None, only=OPENED)
        answer = yield Request("erase", record)
        self.to_erase.discard(record)
        if answer is None:
            self.copies.pop(record, None)

    def _sync(self, record: str, listed: Listed | None, only: str | None = None) -> Round:
        copy = self.copies.get(record) or Copy(listed.kind, listed.owner, frozenset(listed.members) - {self.account})
        is_asked = False
        for _ in range(MOST_TURNS):
            batch = self.batch(copy, only)
            if not batch.events and (is_asked or self.is_up_to_date(copy, listed)):
                return
            copy.attempted |= {event["id"] for event in batch.events}
            answer = yield Request("append", record, batch)
            if answer == "erased":
                self.drop(record)
                return
            if answer == "unknown":
                if not self.counts_as_unsent(copy):
                    return
                continue
            self.copies.setdefault(record, copy)
            self.take(record, copy, answer)
            is_asked = not answer.more
        raise AssertionError("a round that does not end")

    def is_up_to_date(self, copy: Copy, listed: Listed | None) -> bool:
        return listed is not None and listed.fingerprint == Fingerprint().with_ids(copy.acknowledged)

    def batch(self, copy: Copy, only: str | None) -> Batch:
        """Survivors first, then what replaces before what it replaced; nothing that someone else wrote."""
        unsent = [
            event
            for event in reversed(copy.events.values())
            if event["id"] not in copy.acknowledged
            and event["author"] == self.account
            and (only is None or event["field"] == only)
        ]
        replaced = _targets(unsent)
        unsent.sort(key=lambda event: event["id"] in replaced)
        kind = copy.kind if copy.owner == self.account else None
        return Batch(unsent[: self.part], frozenset(copy.acknowledged), kind, copy.others if kind else frozenset())

    def drop(self, record: str) -> None:
        """410: erasing outranks what was not sent yet."""
        self.copies.pop(record, None)

    def counts_as_unsent(self, copy: Copy) -> bool:
        """404: kept; when it is hers, all of it goes up again."""
        if copy.owner != self.account or all(event["author"] != self.account for event in copy.events.values()):
            return False
        copy.acknowledged.clear()
        return True

    def take(self, record: str, copy: Copy, answer: Answer) -> None:
        for one in answer.outcomes:
            if one.word in ("stored", "already_there"):
                copy.acknowledged.add(one.id)
            elif one.id in copy.events:
                copy.refused[one.id] = copy.events.pop(one.id)
                for tab in self.tabs:
                    tab.draw(record)
        self.send_again(copy, answer.missing)
        for event in answer.events:
            self.receive(copy, event)
        for one in self.replaced(copy):
            copy.events[one] = {**copy.events[one], "value": ERASED}

    def send_again(self, copy: Copy, missing: list[str]) -> None:
        copy.acknowledged -= set(missing)

    def receive(self, copy: Copy, event: dict[str, Any]) -> None:
        mine = copy.events.get(event["id"])
        if mine is None or mine["value"] != ERASED:
            copy.events[event["id"]] = {**event, "received_at": None}
        copy.acknowledged.add(event["id"])

    def replaced(self, copy: Copy) -> set[str]:
        """What an acknowledged event replaces loses its words here too."""
        return _replaced([copy.events[one] for one in copy.acknowledged if one in copy.events], copy)


def _targets(events: list[dict[str, Any]]) -> set[str]:
    return {target for event in events for target in event["replaces"]}


def _replaced(by: list[dict[str, Any]], copy: Copy) -> set[str]:
    return {
        target
        for event in by
        for target in event["replaces"]
        if target in copy.events and copy.events[target]["field"] == event["field"]
    }
