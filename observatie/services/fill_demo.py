"""A school to look around in: six colleagues, who sits in on whom, what they wrote and what they shared."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from observatie.db.accounts import User
from observatie.db.base import Base, now
from observatie.db.engine import begin_writing
from observatie.db.pairs import Pair
from observatie.domain.events import Event
from observatie.instruments import demo_words
from observatie.services.append_events import Batch, append_events
from observatie.services.demo_events import moment, observation_events, school_day, shared_events, visit_events
from observatie.services.demo_reports import demo_report
from observatie.services.invitations import Joiner, found_school, invite, join
from observatie.services.value_keys import ValueKeys

MAIL_DOMAIN = "voorbeeld.test"
LUNCH = time(12, 30)


class NotEmpty(RuntimeError):
    """The database holds something already."""


@dataclass(frozen=True)
class Login:
    name: str
    email: str
    password: str
    administrator: bool


def fill_demo(session: Session, keys: ValueKeys, hash_password: Callable[[str], str], today: date) -> list[Login]:
    """Fill an empty database; `today` is what the days in content/demo.toml count back from.

    Raises:
        NotEmpty: and nothing was changed.
    """
    begin_writing(session)
    if any(session.scalar(select(exists().select_from(table))) for table in Base.metadata.sorted_tables):
        session.rollback()
        raise NotEmpty
    logins = [_login(person) for person in demo_words()["person"]]
    people = _join(session, logins, hash_password)
    _pair(session, people)
    session.commit()
    records = _Records(session, keys, people, today)
    for words in demo_words()["observation"]:
        records.add_observation(words)
    for words in demo_words()["visit"]:
        records.add_visit(words, str(uuid4()))
    return logins


def _login(person: dict[str, Any]) -> Login:
    name = person["name"]
    words = [secrets.choice(demo_words()["password_words"]) for _ in range(3)]
    password = "-".join([*words, str(secrets.randbelow(90) + 10)])
    return Login(name, f"{name.lower()}@{MAIL_DOMAIN}", password, person.get("administrator", False))


def _join(session: Session, logins: list[Login], hash_password: Callable[[str], str]) -> dict[str, User]:
    school = found_school(session, demo_words()["school"])
    people = {}
    for login in logins:
        token = invite(session, school, makes_administrator=login.administrator)
        joiner = Joiner(name=login.name, email=login.email, password_hash=hash_password(login.password))
        people[login.name] = join(session, token, joiner)
    return people


def _pair(session: Session, people: dict[str, User]) -> None:
    for words in demo_words()["pair"]:
        pair = Pair(inviter=people[words["inviter"]], invited=people[words["invited"]])
        pair.invited_at = now() - timedelta(days=words["invited_days_ago"])
        if "accepted_days_ago" in words:
            pair.accepted_at = now() - timedelta(days=words["accepted_days_ago"])
        session.add(pair)
    session.flush()


class _Records:
    """Where the records of the demo go, each batch sent by whom it is from."""

    def __init__(self, session: Session, keys: ValueKeys, people: dict[str, User], today: date) -> None:
        self.session, self.keys, self.today = session, keys, today
        self.ids = {name: user.id for name, user in people.items()}
        self.accounts = {name: user.account_id for name, user in people.items()}
        pairs = [words for words in demo_words()["pair"] if "accepted_days_ago" in words]
        self.pairs = [{words["inviter"], words["invited"]} for words in pairs]

    def add_observation(self, words: dict[str, Any]) -> None:
        """With the visit it was planned as, when they are kijkmaatjes, and with the report when it was shared."""
        day, record_id = school_day(self.today, words["days_ago"]), str(uuid4())
        links = self._links(words)
        self._send(
            words["observer"],
            record_id,
            observation_events(record_id, words, day, self._planned(day), links),
            kind="observation",
        )
        if "setup.visit" in links:
            self.add_visit(words, links["setup.visit"])
        if "report.shared_in" in links:
            both = shared_events(links["report.shared_in"], words, day, demo_report(words["id"], day))
            self._send_both(words, links["report.shared_in"], both, kind="shared_report")

    def _links(self, words: dict[str, Any]) -> dict[str, str]:
        """Field -> the account or record that the observation names."""
        links = {}
        if {words["observer"], words["colleague"]} in self.pairs:
            links["setup.partner"] = self.accounts[words["colleague"]]
            if "ended" in words:
                links["setup.visit"] = str(uuid4())
        if "shared" in words:
            links["report.shared_in"] = str(uuid4())
        return links

    def add_visit(self, words: dict[str, Any], record_id: str) -> None:
        day = school_day(self.today, words["days_ago"])
        both = visit_events(record_id, words, day, self._planned(day), self.accounts[words["observer"]])
        self._send_both(words, record_id, both, kind="visit")

    def _planned(self, day: date) -> datetime:
        """At lunch, some days before; never later than yesterday."""
        return moment(min(school_day(day, 4), self.today - timedelta(days=1)), LUNCH)

    def _send_both(
        self, words: dict[str, Any], record_id: str, events: tuple[list[Event], list[Event]], kind: str
    ) -> None:
        observer, colleague = words["observer"], words["colleague"]
        members = frozenset({self.accounts[colleague]})
        self._send(observer, record_id, events[0], kind=kind, members=members)
        if events[1]:
            self._send(colleague, record_id, events[1])

    def _send(
        self,
        name: str,
        record_id: str,
        events: list[Event],
        *,
        kind: str | None = None,
        members: frozenset[str] = frozenset(),
    ) -> None:
        batch = Batch(events=events, kind=kind, members=members)
        answer = append_events(self.session, self.keys, self.ids[name], record_id, batch)
        refused = [outcome for outcome in answer.outcomes if outcome.word != "stored"]
        if refused:
            raise RuntimeError(f"the demo's own events were refused: {refused[0]}")
