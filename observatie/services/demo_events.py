"""The demo's words as events, the way tablets would have made them: see content/demo.toml for what each name means."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from observatie.domain.events import ERASED, Event, Value

ZONE = ZoneInfo("Europe/Amsterdam")  # from `tzdata` where the system has none
AFTER_SCHOOL = time(16, 0)
# Longer than this (characters) nobody types without a pause, and at a pause the tablet makes an event.
ONE_BREATH = 60


class Tablet:
    """What someone writes in one record. What she overwrites is named, and goes up without its words."""

    def __init__(self, record_id: str) -> None:
        self.events: list[Event] = []
        self._record_id = record_id
        self._on_screen: dict[str, Event] = {}

    def write(self, field: str, value: Value, at: datetime) -> None:
        before = self._on_screen.get(field)
        if before:
            before["value"] = ERASED
        event: Event = {
            "record_id": self._record_id,
            "id": str(uuid4()),
            "field": field,
            "value": value,
            "replaces": [before["id"]] if before else [],
            "made_at": at.isoformat(timespec="milliseconds"),
        }
        self._on_screen[field] = event
        self.events.append(event)

    def type(self, field: str, text: str, at: datetime, **more: Value) -> None:
        """A text, with a pause halfway when it is long; with `more` it is one member of an object."""
        so_far = [text[: text.index(" ", len(text) // 2)]] if len(text) > ONE_BREATH else []
        for part, seconds in zip([*so_far, text], (0, 8), strict=False):
            self.write(field, {"text": part, **more} if more else part, at + timedelta(seconds=seconds))


def school_day(today: date, days_ago: int) -> date:
    """That many days ago (negative: to come), moved out of the weekend, away from today."""
    day = today - timedelta(days=days_ago)
    while day.weekday() > 4:
        day -= timedelta(days=1 if days_ago > 0 else -1)
    return day


def moment(day: date, at: time = AFTER_SCHOOL) -> datetime:
    return datetime.combine(day, at, ZONE)


def observation_events(
    record_id: str, words: dict[str, Any], day: date, written: datetime, links: dict[str, str]
) -> list[Event]:
    """What the observer's tablet made of it. `written`: when she set it ready, if that was not the day itself.

    `links`: field -> the kijkmaatje's account, the visit's record, the shared report's record.
    """
    tablet = Tablet(record_id)
    start = moment(day, words["starts"])
    prepared = min(written, start - timedelta(minutes=25))
    _prepare(tablet, words, day, prepared)
    for field in ("setup.partner", "setup.visit"):
        if field in links:
            tablet.write(field, links[field], prepared + timedelta(minutes=1))
    if "ended" in words:
        end = start + timedelta(minutes=words["ended"])
        _watch(tablet, words, start)
        _notice(tablet, words, start, end)
        tablet.write("meeting.ended", True, end)
        _go_through(tablet, words, end + timedelta(minutes=4))
        _close(tablet, words, end + timedelta(minutes=30))
        if "report.shared_in" in links:
            tablet.write("report.shared_in", links["report.shared_in"], end + timedelta(minutes=75))
    return tablet.events


def visit_events(
    record_id: str, words: dict[str, Any], day: date, written: datetime, observer_account: str
) -> tuple[list[Event], list[Event]]:
    """A visit that was planned: what the observer entered, and what the observed colleague did."""
    observer, colleague = Tablet(record_id), Tablet(record_id)
    observer.write("setup.date", day.isoformat(), written)
    observer.write("setup.kind", words["kind"], written + timedelta(seconds=7))
    observer.write("visit.observer", observer_account, written + timedelta(seconds=9))
    if "ended" in words:
        done = moment(day, words["starts"]) + timedelta(minutes=words["ended"] + 2)
        observer.write("visit.done", True, done)
    _say_what_to_look_for(colleague, words, written + timedelta(hours=2))
    return observer.events, colleague.events


def shared_events(record_id: str, words: dict[str, Any], day: date, report: str) -> tuple[list[Event], list[Event]]:
    """A shared report: what the observer sent, and what the observed colleague did with it."""
    observer, colleague = Tablet(record_id), Tablet(record_id)
    sent = moment(day, words["starts"]) + timedelta(minutes=words["ended"] + 75)
    observer.write("shared.report", report, sent)
    if words["shared"]["opened"]:
        opened = sent + timedelta(hours=2, minutes=11)
        colleague.write("shared.opened", True, opened)
        if takeaway := words["shared"].get("takeaway"):
            colleague.type("shared.takeaway", takeaway, opened + timedelta(minutes=6))
    return observer.events, colleague.events


def _prepare(tablet: Tablet, words: dict[str, Any], day: date, at: datetime) -> None:
    tablet.write("setup.colleague", words["colleague"], at)
    tablet.write("setup.observer", words["observer"], at + timedelta(seconds=4))
    tablet.write("setup.date", day.isoformat(), at + timedelta(seconds=6))
    tablet.write("setup.kind", words["kind"], at + timedelta(seconds=9))
    _say_what_to_look_for(tablet, words, at + timedelta(seconds=15))
    if "ended" in words:
        tablet.write("setup.consent", True, at + timedelta(minutes=20))


def _say_what_to_look_for(tablet: Tablet, words: dict[str, Any], at: datetime) -> None:
    if "focus" in words:
        tablet.type("setup.focus", words["focus"], at)
    for number, row in enumerate(words.get("starred", [])):
        tablet.write(f"starred.{row}", True, at + timedelta(seconds=20 + 2 * number))


def _watch(tablet: Tablet, words: dict[str, Any], start: datetime) -> None:
    tablet.write("meeting.started", True, start)
    for row, minute in words["seen"].items():
        tablet.write(f"seen.{row}", "yes", start + timedelta(minutes=minute, seconds=5))
    for row, note in words["notes"].items():
        minute = words["seen"].get(row, words["ended"] - 1)
        tablet.type(f"note.{row}", note, start + timedelta(minutes=minute, seconds=20))
    for row in words.get("private", []):
        tablet.write(f"private.{row}", True, start + timedelta(minutes=words["ended"] - 1, seconds=40))
    for quick in words.get("quick", []):
        at, note_id = start + timedelta(minutes=quick["minute"], seconds=12), uuid4()
        tablet.write(f"quick.{note_id}", quick["text"], at)
        if about := quick.get("about"):
            tablet.write(f"quick_about.{note_id}", about, at + timedelta(seconds=9))


def _notice(tablet: Tablet, words: dict[str, Any], start: datetime, end: datetime) -> None:
    """Situations: the tap during the meeting, the card and the note afterwards."""
    for number, words_of_one in enumerate(words.get("situations", [])):
        situation_id, afterwards = uuid4(), end + timedelta(minutes=2, seconds=40 * number)
        tablet.write(f"situation.{situation_id}", True, start + timedelta(minutes=words_of_one["minute"], seconds=7))
        tablet.write(f"situation_card.{situation_id}", words_of_one["card"], afterwards)
        for part in words_of_one.get("did", []):
            tablet.write(
                f"situation_did.{situation_id}.{part}", words_of_one["card"], afterwards + timedelta(seconds=6)
            )
        tablet.type(f"situation_note.{situation_id}", words_of_one["note"], afterwards + timedelta(seconds=12))


def _go_through(tablet: Tablet, words: dict[str, Any], at: datetime) -> None:
    """Afterwards: what was not there, and what did not come up."""
    answers = [(row, "no") for row in words.get("not_seen", [])]
    answers += [(row, "not_applicable") for row in words.get("not_applicable", [])]
    for number, (row, seen) in enumerate(answers):
        tablet.write(f"seen.{row}", seen, at + timedelta(seconds=3 * number))


def _close(tablet: Tablet, words: dict[str, Any], at: datetime) -> None:
    for number, family in enumerate(("trust", "more", "less")):
        then = at + timedelta(minutes=number)
        for row in words.get(family, []):
            tablet.write(f"{family}.{row}", True, then)
        if text := words.get(f"{family}_words"):
            tablet.type(f"closing.{family}_words", text, then + timedelta(seconds=20))
    for number, name in enumerate(("compliment", "tip")):
        if closing := words.get(name):
            text = closing["text"].strip()
            tablet.type(f"closing.{name}", text, at + timedelta(minutes=5 + 4 * number), about=closing["about"])
    if answer := words.get("focus_answer"):
        tablet.type("closing.focus_answer", answer, at + timedelta(minutes=13))
    if scope := words.get("scope"):
        tablet.write("report.scope", scope, at + timedelta(minutes=15))
