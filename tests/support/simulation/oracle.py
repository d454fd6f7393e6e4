"""What must hold, kept by someone who sees everything: what was typed, what was drawn, what the database really has."""

from collections.abc import Collection
from typing import Any

from observatie.domain.events import ERASED, is_erased
from observatie.domain.fingerprint import Fingerprint
from observatie.domain.fold import fold
from observatie.domain.records import OPENED, REPORT
from observatie.services.append_events import Answer
from observatie.services.list_records import Listed
from tests.support.simulation.server import Server
from tests.support.simulation.tablet import Copy, Request, Store

Event = dict[str, Any]


class Oracle:
    def __init__(self, server: Server) -> None:
        self.server = server
        self.members: dict[str, set[str]] = {}  # record -> account ids
        self.written: dict[str, Event] = {}  # as it was typed
        self.went_up: set[str] = set()  # ids that were in a request with their words
        self.stored: set[str] = set()  # ids that were in the database at any time
        self.let_go: set[str] = set()  # ids that something stored, or refused, replaces
        self.acknowledged: set[str] = set()  # ids of which a tablet heard that they are there
        self.at_risk: set[str] = set()  # ids that a restored backup lacked
        self.buried: set[str] = set()  # records the server erased
        self.opened: set[str] = set()  # reports that had words while the server knew they were opened
        self.is_restored = False

    def was_written(self, store: Store, event: Event, on_screen: list[str]) -> None:
        assert sorted(event["replaces"]) == sorted(on_screen), "it replaces something else than what she saw"
        self.written[event["id"]] = event
        store.written.add(event["id"])
        answer = fold(list(store.copies[event["record_id"]].events.values()))[event["field"]]
        assert event["id"] in answer["ids"], "she does not read what she wrote"
        assert not set(on_screen) & set(answer["ids"]), "what she overwrote stays beside it"

    def is_asked(self, store: Store, request: Request) -> None:
        events = request.batch.events if request.batch else []
        copy = store.copies.get(request.record)
        for event in events:
            assert event["author"] == store.account, "sent under another account"
            if is_erased(event["value"]):
                continue
            if event["id"] not in self.went_up:
                assert not _is_replaced(event, copy), "words that were replaced before they were sent go up"
            self.went_up.add(event["id"])

    def was_listed(self, name: str, listed: dict[str, Listed]) -> None:
        for record in listed:
            assert self.server.accounts[name] in self.members[record], "she sees a record she is no member of"

    def was_answered(self, request: Request, answer: Answer) -> None:
        """By the server, whether or not anybody hears it."""
        there = self.server.ids(request.record)
        for one in answer.outcomes:
            if one.word in ("stored", "already_there"):
                assert one.id in there, "it says stored, and it is not"
            elif one.id in self.written:
                assert (one.word, one.reason) == ("refused", "opened"), f"{one.word} {one.reason}"
                self._let_go_by(one.id)
        for event in answer.events:
            self._check_event(event)

    def was_heard(self, request: Request, reply: Any) -> None:
        if isinstance(reply, Answer):
            self.acknowledged |= {one.id for one in reply.outcomes if one.word in ("stored", "already_there")}

    def look_at(self, request: Request) -> None:
        """After a request, in the database itself."""
        if not request.record:
            return
        if self.server.is_buried(request.record):
            self.buried.add(request.record)
        there = self.server.ids(request.record)
        if request.record in self.buried:
            assert not there and self.server.is_buried(request.record), "erased, and it came back"
        for one in there - self.stored:
            assert one in self.written, "nobody wrote this"
            self._let_go_by(one)
        self.stored |= there
        if any(self.written[one]["field"] == OPENED for one in there) and self._has_words(there):
            self.opened.add(request.record)

    def was_restored(self) -> None:
        self.is_restored = True
        for record in self.members:
            there = self.server.ids(record)
            self.at_risk |= {one for one in self.stored - there if self.written[one]["record_id"] == record}
            assert record not in self.buried or not there, "erased, and a backup brought it back"

    def check_store(self, store: Store) -> None:
        for record, copy in store.copies.items():
            assert store.account in self.members[record], "she has a record she is no member of"
            assert copy.acknowledged <= self.stored, "counted as sent, and it never was"
            for event in copy.events.values():
                self._check_event(event)
                if is_erased(event["value"]):
                    store.gone.add(event["id"])
                    own = event["id"] not in self.went_up and _is_replaced(event, copy)
                    assert own or event["id"] in self.let_go, "words are gone that nothing replaces"
                else:
                    assert event["id"] not in store.gone, "erased words came back"
        for one in store.written:
            copy = store.copies.get(self.written[one]["record_id"])
            if copy is None:
                assert self.written[one]["record_id"] in self.buried, "dropped, and it was not erased"
            else:
                assert one in copy.events or one in copy.refused, "what she wrote is gone"

    def is_settled(self, stores: list[Store]) -> bool:
        for record, members in self.members.items():
            there = self.server.ids(record)
            for store in stores:
                copy = store.copies.get(record)
                if store.account not in members or (copy is None and not there):
                    continue
                if record in store.to_erase or copy is None or not there == copy.acknowledged == copy.events.keys():
                    return False
        return True

    def check_end(self, stores: list[Store]) -> None:
        for record in self.members:
            there = self.server.values(record)
            if record in self.buried:
                assert not there and self.server.fingerprint(record) is None, "erased, and it is on the server"
                assert not any(record in store.copies for store in stores), "erased, and it is on a tablet"
                continue
            self._check_lost(record, set(there), stores)
            if self.server.fingerprint(record):
                self._check_server(record, there)
                self._check_replicas(record, there, stores)

    def _check_event(self, event: Event) -> None:
        typed = self.written.get(event["id"])
        assert typed, "nobody wrote this"
        for name in ("record_id", "field", "replaces", "made_at", "author"):
            assert event[name] == typed[name], f"another {name} than was written"
        if not is_erased(event["value"]):
            assert event["value"] == typed["value"], "other words than were written"

    def _check_lost(self, record: str, there: set[str], stores: list[Store]) -> None:
        """What a tablet heard of is there, unless a restore took it and no tablet of its writer has it any more."""
        lost = {one for one in self.acknowledged if self.written[one]["record_id"] == record} - there
        assert lost <= self.at_risk, "acknowledged, and lost"
        may_return = self.server.fingerprint(record) is not None
        for store in stores:
            copy = store.copies.get(record)
            own = {one for one, event in copy.events.items() if event["author"] == store.account} if copy else set()
            if copy and (may_return or copy.owner == store.account):
                assert own <= there, "a tablet still holds it, and it did not go up"

    def _check_server(self, record: str, there: dict[str, bytes | None]) -> None:
        assert self.server.fingerprint(record) == Fingerprint().with_ids(there), "the fingerprint is wrong"
        replaced = {one for one in there for other in there if self._replaces(other, one)}
        for one, sealed in there.items():
            if sealed is None:
                assert one in self.let_go, "words are gone that nothing replaces"
                continue
            assert one not in replaced, "replaced words stay on the server"
            assert self.server.keys.unseal(record, one, sealed) == self.written[one]["value"], "other words"
        if record in self.opened and not self.is_restored:
            assert self._has_words(there.keys()), "an opened report was taken away"

    def _check_replicas(self, record: str, there: dict[str, bytes | None], stores: list[Store]) -> None:
        truth = [{**self.written[one], "value": ERASED if sealed is None else self.written[one]["value"]}
                 for one, sealed in there.items()]  # fmt: skip
        answers = fold(truth)
        for store in stores:
            if store.account not in self.members[record]:
                continue
            assert record in store.copies, "she does not have it"
            copy = store.copies[record]
            for event in copy.events.values():
                by = [one for one in copy.acknowledged if self._replaces(one, event["id"])]
                assert not by or is_erased(event["value"]), "replaced words stay on a tablet"
            assert there.keys() <= copy.events.keys(), "a tablet lacks something"
            # Taken back on her tablet, refused since it was opened, and what it replaced lost by a restore: her own
            # tablet has let go of words that her colleague still has.
            if self.is_restored and copy.refused:
                continue
            if there.keys() == copy.events.keys():
                assert copy.answers() == answers, "two answers to one question"
            else:
                assert copy.events.keys() - there.keys() <= self.at_risk, "a tablet holds more than there is"

    def _has_words(self, there: Collection[str]) -> bool:
        left = [one for one in there if not any(self._replaces(other, one) for other in there)]
        return any(self.written[one]["field"] == REPORT and self.written[one]["value"] is not None for one in left)

    def _let_go_by(self, event_id: str) -> None:
        self.let_go |= {one for one in self.written[event_id]["replaces"] if self._replaces(event_id, one)}

    def _replaces(self, one: str, other: str) -> bool:
        event = self.written[one]
        return one != other and other in event["replaces"] and self.written[other]["field"] == event["field"]


def _is_replaced(event: Event, copy: Copy) -> bool:
    others = copy.events.values()
    return any(event["id"] in one["replaces"] and one["field"] == event["field"] for one in others if one is not event)
