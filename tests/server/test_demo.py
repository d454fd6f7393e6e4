"""`observatie demo`: a school to look around in, in a fresh database and in no other."""

import json
import re
import urllib.request
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from observatie.app import create_app
from observatie.db.accounts import Guess, School, User
from observatie.db.base import Base
from observatie.db.pairs import Pair
from observatie.db.records import Record, StoredEvent, Tombstone
from observatie.demo_command import MARK, DemoRefused, begin_again
from observatie.domain.events import check_event
from observatie.domain.fold import Answers, fold, value_of
from observatie.domain.report_schema import check_report
from observatie.instruments import demo_words
from observatie.services.demo_events import ZONE, school_day
from observatie.services.fill_demo import Login, NotEmpty
from observatie.settings import Settings
from observatie.web.database import db, start_writing
from observatie.web.demo import fill
from observatie.web.links import first_link
from tests.server.test_start import free_port, run, start
from tests.support.accounts import try_to_log_in
from tests.support.people import Tablet

SHARED = [words for words in demo_words()["observation"] if "shared" in words]


def log_in(app: Flask, login: Login) -> Tablet:
    device = app.test_client()
    assert try_to_log_in(device, login.email, login.password).status_code == 302
    session = device.get("/api/session").json
    return Tablet(device, account_id=session["account_id"], token=session["csrf_token"])


def records_of(tablet: Tablet, kind: str) -> dict[str, Answers]:
    ids = [record_id for record_id, record in tablet.listed().items() if record["kind"] == kind]
    events = {record_id: tablet.send(record_id).json["events"] for record_id in ids}
    assert [event for some in events.values() for event in some if check_event(event)] == []
    return {record_id: fold(some) for record_id, some in events.items()}


@pytest.fixture
def tablets(app: Flask) -> dict[str, Tablet]:
    return {login.name: log_in(app, login) for login in fill(app)}


def test_the_six_really_log_in_and_only_els_is_the_administrator(app: Flask):
    logins = fill(app)
    assert [login.name for login in logins if login.administrator] == ["Els"]
    assert len({login.password for login in logins}) == len(logins) == 6
    for login in logins:
        tablet = log_in(app, login)
        assert (tablet.client.get("/beheer").status_code == 200) == login.administrator


def test_each_has_what_she_wrote_and_nobody_else_does(tablets: dict[str, Tablet]):
    for name, tablet in tablets.items():
        hers = [words for words in demo_words()["observation"] if words["observer"] == name]
        answers = records_of(tablet, "observation").values()
        assert sorted(value_of(one, "setup.colleague") for one in answers) == sorted(one["colleague"] for one in hers)
        notes = {
            value for one in answers for field in one if field.startswith("note.") for value in one[field]["values"]
        }
        assert notes == {note for words in hers for note in words.get("notes", {}).values()}


def test_what_was_shared_is_a_report_for_both(tablets: dict[str, Tablet]):
    seen: list[dict[str, Any]] = []
    for name, tablet in tablets.items():
        for record_id, answers in records_of(tablet, "shared_report").items():
            report = check_report(json.loads(value_of(answers, "shared.report")))
            assert "2001" not in json.dumps(report)
            if report["title"] == f"Verslag voor {name}":
                seen.append({"id": record_id, "answers": answers})
    assert len(seen) == len({one["id"] for one in seen}) == len(SHARED)
    assert [value_of(one["answers"], "shared.opened") for one in seen].count(None) == 1
    takeaways = {value_of(one["answers"], "shared.takeaway") for one in seen} - {None}
    assert takeaways == {words["shared"]["takeaway"] for words in SHARED if "takeaway" in words["shared"]}


def test_visits_are_planned_and_done_between_kijkmaatjes(tablets: dict[str, Tablet]):
    visits = records_of(tablets["Anna"], "visit").values()
    done = [value_of(visit, "visit.observer") for visit in visits if value_of(visit, "visit.done")]
    assert done.count(tablets["Anna"].account_id) == 3
    assert done.count(tablets["Bram"].account_id) == 2
    planned = [visit for visit in visits if not value_of(visit, "visit.done")]
    assert sorted(value_of(visit, "setup.date") for visit in planned) == sorted(
        school_day(datetime.now(ZONE).date(), words["days_ago"]).isoformat()
        for words in demo_words()["visit"]
        if "Anna" in (words["observer"], words["colleague"])
    )
    assert "Vraag" not in str(records_of(tablets["Els"], "visit"))


def test_three_pairs_and_one_invitation_that_waits(app: Flask):
    fill(app)
    with app.app_context():
        pairs = db.session.scalars(select(Pair)).all()
        waiting = [(pair.inviter.name, pair.invited.name) for pair in pairs if pair.accepted_at is None]
        assert waiting == [("Els", "Anna")]
        assert len(pairs) == 4


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        (School, {"name": "De Wilg"}),
        (Guess, {"key_hash": "0" * 64}),
        (Tombstone, {"record_id": "0b5e7a10-1111-4aaa-8aaa-000000000001"}),
    ],
)
def test_a_database_with_anything_in_it_is_refused_and_left_alone(
    app: Flask, kind: type[Base], columns: dict[str, str]
):
    with app.app_context():
        start_writing().add(kind(**columns))
        db.session.commit()
    with pytest.raises(NotEmpty):
        fill(app)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(kind)) == 1
        assert db.session.scalar(select(func.count()).select_from(User)) == 0


def test_a_demo_is_not_filled_twice(app: Flask):
    fill(app)
    with app.app_context():
        before = [db.session.scalar(select(func.count()).select_from(table)) for table in (User, Record, StoredEvent)]
    with pytest.raises(NotEmpty):
        fill(app)
    with app.app_context():
        after = [db.session.scalar(select(func.count()).select_from(table)) for table in (User, Record, StoredEvent)]
    assert before == after


def test_a_server_with_a_demo_asks_nobody_to_begin_a_school(app: Flask):
    fill(app)
    assert first_link(app, "https://observatie.school.test") is None


def test_json_gives_the_address_and_the_logins_and_a_second_time_why_not(tmp_path: Path):
    first, second = (run(tmp_path, "demo", "--json", OBSERVATIE_PORT="8123") for _ in range(2))
    assert first.returncode == 0, first.stderr
    printed = json.loads(first.stdout)
    assert printed["address"] == "http://127.0.0.1:8123"
    assert [set(login) for login in printed["logins"]] == [{"name", "email", "password", "administrator"}] * 6
    app = create_app(Settings(instance=tmp_path / "instance"))
    for login in printed["logins"]:
        assert log_in(app, Login(**login)).account_id
    assert (second.returncode, second.stdout) == (1, "")
    assert "in deze database staat al iets" in second.stderr
    assert "Traceback" not in second.stderr


def test_start_begins_a_new_demo_each_time_and_serves_it(tmp_path: Path):
    passwords = []
    for _ in range(2):
        port = free_port()
        with start(tmp_path, "demo", "--start", OBSERVATIE_PORT=port) as process:
            try:
                lines = [process.stdout.readline() for _ in range(9)]
                passwords.append(re.search(r"anna@voorbeeld\.test\s+(\S+)", "".join(lines))[1])
                assert f"http://127.0.0.1:{port}" in lines[-1]
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/manifest.webmanifest") as answer:
                    assert answer.status == 200
                again = run(tmp_path, "demo", "--start", OBSERVATIE_PORT=free_port())
                assert "draait nog" in again.stderr
                assert (tmp_path / "instance" / "observatie.db").exists()
            finally:
                process.kill()
    assert passwords[0] != passwords[1]


@pytest.mark.parametrize("holds", ["observatie.db", "notities"])
def test_start_leaves_a_folder_that_is_no_demo_alone(tmp_path: Path, holds: str):
    (tmp_path / holds).write_text("van mij")
    with pytest.raises(DemoRefused, match="iets anders dan een demo"):
        begin_again(Settings(instance=tmp_path))
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [(holds, "van mij")]


def test_start_is_refused_on_a_database_elsewhere(tmp_path: Path):
    with pytest.raises(DemoRefused, match="zonder --start"):
        begin_again(Settings(instance=tmp_path, database_url="postgresql://127.0.0.1:1/school"))
    assert not (tmp_path / MARK).exists()
