"""Keys: a new one without losing a word, and no start without the file that opens what is there."""

from pathlib import Path

import pytest
from sqlalchemy import select, text

from observatie.app import create_app
from observatie.cli import main
from observatie.db.records import StoredEvent
from observatie.services.rotate_keys import add_key, drop_old_keys, seal_anew
from observatie.services.value_keys import mark_of, marks_of, read_keys
from observatie.settings import Settings, SettingsError
from observatie.web.database import db
from tests.support.people import People, make_event, make_observation, make_people


def test_a_new_key_opens_what_was_there_and_the_old_one_can_go(people: People):
    keys = people.app.extensions["value_keys"]
    record, event = make_observation(people.anna)
    gone = make_event(record, "note.kind-1")
    people.anna.send(record, gone)
    replaced = make_event(record, "note.kind-1", "nieuw", [gone])
    people.anna.send(record, replaced)
    before = people.anna.read(record)
    with people.app.app_context():
        add_key(keys)
        assert people.anna.read(record) == before
        assert drop_old_keys(db.session, keys) == 0  # still needed
        assert seal_anew(db.session, keys) == 2
        assert seal_anew(db.session, keys) == 0
        assert drop_old_keys(db.session, keys) == 1
        sealed = db.session.scalars(select(StoredEvent.value).where(StoredEvent.value.is_not(None)))
        assert {mark_of(value) for value in sealed} == set(marks_of(read_keys(keys.file)))
    assert people.anna.read(record) == before


def test_a_value_that_was_moved_is_not_shown_as_someones_words(people: People):
    record, event = make_observation(people.anna)
    other = make_event(record, value="iets anders")
    people.anna.send(record, other)
    with people.app.app_context():
        swap = text("UPDATE event SET value = (SELECT value FROM event WHERE id = :a) WHERE id = :b")
        spelled = (
            (lambda one: one["id"])
            if db.engine.dialect.name == "postgresql"
            else (lambda one: one["id"].replace("-", ""))
        )
        db.session.execute(swap, {"a": spelled(event), "b": spelled(other)})
        db.session.commit()
    answer = people.anna.send(record)
    assert (answer.status_code, answer.json["code"]) == (500, "failed")


def test_without_its_keys_a_filled_database_does_not_start(tmp_path: Path):
    settings = Settings(instance=tmp_path / "instance")
    app = create_app(settings)
    record, _ = make_observation(make_people(app).anna)
    file = tmp_path / "instance" / "value_keys"
    kept = file.read_text()
    file.unlink()
    with pytest.raises(SettingsError, match="Zet het terug"):
        create_app(settings)
    assert not file.exists()
    file.write_text(kept)
    create_app(settings)


def test_the_command_renews_the_keys(tmp_path: Path, capsys: pytest.CaptureFixture):
    instance = tmp_path / "instance"
    anna = make_people(create_app(Settings(instance=instance))).anna
    record, event = make_observation(anna)
    first = (instance / "value_keys").read_text()
    main(["--instance", str(instance), "rotate-keys"])
    assert capsys.readouterr().out.startswith("1 waarden opnieuw versleuteld")
    main(["--instance", str(instance), "rotate-keys", "--finish"])
    assert capsys.readouterr().out.startswith("1 oude sleutels weggehaald")
    assert first.strip() not in (instance / "value_keys").read_text()
    # The server that ran all the while notices by itself.
    assert anna.read(record) == {event["id"]: event["value"]}
