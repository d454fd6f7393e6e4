"""What becomes of events that come in: in any order, in any batches, twice, from anyone, with anything in them."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from observatie.domain.events import ERASED, is_erased
from observatie.domain.fingerprint import Fingerprint
from observatie.domain.fold import fold
from observatie.domain.merge import Known, Merge, Outcome, merge_batch
from tests.support.histories import RECORDS
from tests.unit.test_fold import spelled

RECORD, OTHER_RECORD = RECORDS
IDS = [f"0b5e7a10-0000-4aaa-8aaa-{number:012d}" for number in range(9)]


class Copy:
    """What a server holds of one record, in memory."""

    def __init__(self, kind: str = "observation") -> None:
        self.kind = kind
        self.events: dict[str, dict[str, Any]] = {}

    def take(self, *batch: Any, role: str = "owner") -> list[tuple]:
        known = {
            event_id: Known(event["field"], tuple(event["replaces"]), event["made_at"], is_erased(event["value"]))
            for event_id, event in self.events.items()
        }
        merge: Merge = merge_batch(RECORD, self.kind, role, known, lambda one: self.events[one]["value"], list(batch))
        self.events.update(merge.stored)
        for event_id in merge.erased:
            self.events[event_id] = {**self.events[event_id], "value": ERASED}
        return [(outcome.word, outcome.reason) if outcome.reason else outcome.word for outcome in merge.outcomes]

    def value(self, number: int) -> Any:
        return self.events[IDS[number]]["value"]


def event(number: int, value: Any = "x", replaces: list[int] = (), field: str = "note.delen-3", **more: Any) -> dict:
    return {
        "record_id": RECORD,
        "id": IDS[number],
        "field": field,
        "value": value,
        "replaces": [IDS[one] for one in replaces],
        "made_at": "2026-03-04T15:00:00.000+01:00",
        **more,
    }


FIELDS = st.sampled_from(["note.delen-3", "seen.delen-3", "mood.delen-3"])


@st.composite
def honest_histories(draw: st.DrawFn) -> list[dict]:
    """Distinct events; `replaces` as they please: cyclic, their own id, of another field, unknown."""
    count = draw(st.integers(1, len(IDS)))
    return [
        event(
            number,
            draw(st.sampled_from(["yes", "no", None])),
            draw(st.lists(st.integers(0, len(IDS) - 1), max_size=3)),
            draw(FIELDS),
        )
        for number in range(count)
    ]


@st.composite
def deliveries(draw: st.DrawFn) -> tuple[list[dict], list[list[dict]]]:
    """A history and one way it may arrive: shuffled, in batches, some events more than once."""
    history = draw(honest_histories())
    again = draw(st.lists(st.sampled_from(history), max_size=5))
    arriving = draw(st.permutations(history + again))
    cuts = sorted(draw(st.lists(st.integers(0, len(arriving)), max_size=4)))
    return history, [arriving[a:b] for a, b in zip([0, *cuts], [*cuts, len(arriving)], strict=True)]


@given(deliveries())
@settings(deadline=None)
def test_order_batches_and_duplicates_do_not_matter(delivery: tuple[list[dict], list[list[dict]]]):
    history, batches = delivery
    straight, wild = Copy(), Copy()
    straight.take(*history)
    for batch in batches:
        assert set(wild.take(*batch)) <= {"stored", "already_there"}
    assert wild.events == straight.events


@given(deliveries())
@settings(deadline=None)
def test_erasing_what_is_replaced_changes_no_answer(delivery: tuple[list[dict], list[list[dict]]]):
    history, batches = delivery
    copy = Copy()
    for batch in batches:
        copy.take(*batch)
    assert spelled(fold(list(copy.events.values()))) == spelled(fold(history))


@given(honest_histories())
@settings(deadline=None)
def test_only_survivors_keep_a_value(history: list[dict]):
    copy = Copy()
    copy.take(*history)
    survivors = {one for answer in fold(history).values() for one in answer["ids"]}
    assert {one for one, kept in copy.events.items() if not is_erased(kept["value"])} == survivors


@given(st.lists(st.uuids(version=4), unique=True), st.randoms())
def test_the_fingerprint_is_of_the_set(ids: list, random: Any):
    ids = [str(one) for one in ids]
    half = len(ids) // 2
    shuffled = random.sample(ids, len(ids))
    assert Fingerprint().with_ids(ids) == Fingerprint().with_ids(shuffled[:half]).with_ids(shuffled[half:])
    if ids:
        assert Fingerprint().with_ids(ids[1:]) != Fingerprint().with_ids(ids)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
NEARLY = st.tuples(st.sampled_from(sorted(event(0))), JSON).map(lambda change: {**event(0), change[0]: change[1]})


@given(st.lists(JSON | NEARLY, max_size=6))
@settings(deadline=None)
def test_whatever_comes_along_a_good_event_is_stored(rubbish: list[Any]):
    copy = Copy()
    outcomes = copy.take(*rubbish, event(8))
    assert len(outcomes) == len(rubbish) + 1
    assert outcomes[-1] == "stored"
    assert all(set(kept) == set(event(0)) for kept in copy.events.values())


def test_a_refused_event_says_which_and_why():
    merge = merge_batch(RECORD, "observation", "owner", {}, {}.get, [event(1, 5), "x", event(2)])
    assert merge.outcomes == [
        Outcome(IDS[1], "refused", "value"),
        Outcome(None, "refused", "not_an_event"),
        Outcome(IDS[2], "stored"),
    ]


def test_an_event_of_another_record_is_refused():
    assert Copy().take(event(1, record_id=OTHER_RECORD)) == [("refused", "other_record")]


def test_the_same_id_with_another_value_is_a_conflict_and_the_first_stays():
    copy = Copy()
    assert copy.take(event(1, "a"), event(1, "b"), event(1, "a")) == ["stored", "conflict", "already_there"]
    assert copy.take(event(1, "b"), event(2)) == ["conflict", "stored"]
    assert copy.value(1) == "a"


def test_true_is_not_the_word_true_and_other_replaces_is_a_conflict_too():
    copy = Copy()
    copy.take(event(1, True, field="mood.x"))
    assert copy.take(event(1, "true", field="mood.x")) == ["conflict"]
    assert copy.take(event(1, True, [2], field="mood.x")) == ["conflict"]
    assert copy.take(event(1, True, field="mood.y")) == ["conflict"]


def test_erased_counts_as_equal_both_ways():
    copy = Copy()
    copy.take(event(1, "a"), event(2, ERASED))
    assert copy.take(event(1, ERASED), event(2, "b")) == ["already_there", "already_there"]
    assert (copy.value(1), copy.value(2)) == ("a", ERASED)


def test_what_is_not_kept_of_an_event_is_what_is_no_part_of_it():
    copy = Copy()
    copy.take(event(1, mood="x", author="someone"))
    assert set(copy.events[IDS[1]]) == set(event(1))


def test_replacing_reaches_no_other_field():
    copy = Copy()
    copy.take(event(1, "a", field="note.delen-1"))
    copy.take(event(2, "b", [1], field="note.delen-2"))
    assert copy.value(1) == "a"


def test_the_observed_colleague_writes_only_what_is_hers():
    copy = Copy("shared_report")
    assert copy.take(event(1, "{}", field="shared.report"), role="member") == [("refused", "not_allowed")]
    assert copy.take(event(1, "{}", field="shared.report")) == ["stored"]
    assert copy.take(event(2, True, field="shared.opened")) == [("refused", "not_allowed")]
    assert copy.take(event(2, True, field="shared.opened"), role="member") == ["stored"]
    assert copy.take(event(3, "Rustiger", field="shared.takeaway"), role="member") == ["stored"]
    assert copy.take(event(4, "x", field="mood.x"), role="member") == [("refused", "not_allowed")]
    assert copy.take(event(4, "x", field="mood.x")) == ["stored"]


def opened_report() -> Copy:
    copy = Copy("shared_report")
    copy.take(event(1, "{}", field="shared.report"))
    copy.take(event(2, True, field="shared.opened"), role="member")
    return copy


def report(number: int, value: Any, replaces: list[int] = (), **more: Any) -> dict:
    return event(number, value, replaces, "shared.report", **more)


def test_a_report_can_be_taken_back_until_it_is_opened():
    copy = Copy("shared_report")
    copy.take(report(1, "{}"))
    assert copy.take(report(3, None, [1])) == ["stored"]
    assert is_erased(copy.value(1))
    assert opened_report().take(report(3, None, [1])) == [("refused", "opened")]


def test_a_new_snapshot_may_replace_an_opened_one_with_steps_in_between():
    copy = opened_report()
    assert copy.take(report(4, "{2}", [3]), report(3, ERASED, [1])) == ["stored", "stored"]
    assert [copy.value(one) for one in (1, 3, 4)] == [ERASED, ERASED, "{2}"]


def test_no_trick_takes_an_opened_report_away():
    tricks = [
        [report(3, ERASED, [1])],
        [report(3, ERASED, [1, 4]), report(4, "x", [3])],
        [report(3, "x", [1, 4]), report(4, "x", [3])],
        [report(3, ERASED, [1]), report(3, "x", [1])],
        [report(3, ERASED, [1]), report(4, "x", record_id=OTHER_RECORD)],
        [report(3, None, [1]), report(4, None)],
    ]
    for trick in tricks:
        copy = opened_report()
        copy.take(*trick)
        assert words_of(copy) == ["{}"]
        # Nor in two steps: what stands there then is a new snapshot.
        copy.take(*reversed(trick))
        assert words_of(copy)


def words_of(copy: Copy) -> list[str]:
    return [value for value in fold(list(copy.events.values()))["shared.report"]["values"] if value is not None]


def test_both_write_a_visit():
    copy = Copy("visit")
    assert copy.take(event(1, "2026-04-01", field="setup.date"), role="member") == ["stored"]
    assert copy.take(event(2, True, field="starred.delen-3"), role="member") == ["stored"]
    assert copy.take(event(3, "x", field="visit.observer"), role="member") == [("refused", "not_allowed")]
