"""`observatie backup` and `observatie restore`, as whoever looks after the server types them."""

import stat
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from observatie.db.accounts import School
from observatie.web.database import db
from tests.server.test_start import run
from tests.support.accounts import make_school


def schools(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(School))


def test_a_backup_is_made_and_put_back(app: Flask, database_url: str, tmp_path: Path):
    file = tmp_path / "kopieën" / "observatie 100%.db"
    file.parent.mkdir()
    make_school(app, "De Wilg")
    made = run(tmp_path, "backup", str(file), OBSERVATIE_DATABASE_URL=database_url)
    assert made.returncode == 0, made.stderr
    assert "sleutels zitten er niet in" in made.stdout
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600

    make_school(app, "De Eik")
    done = run(tmp_path, "restore", str(file), OBSERVATIE_DATABASE_URL=database_url)
    assert done.returncode == 0, done.stderr
    assert schools(app) == 1
    (kept,) = (one for one in file.parent.iterdir() if one != file)
    assert str(kept) in done.stdout
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "De Wilg" not in made.stdout + made.stderr + done.stdout + done.stderr

    back = run(tmp_path, "restore", str(kept), OBSERVATIE_DATABASE_URL=database_url)
    assert back.returncode == 0, back.stderr
    assert schools(app) == 2


def test_what_can_not_be_done_is_said_in_words(tmp_path: Path):
    letter = tmp_path / "brief.txt"
    letter.write_text("Beste ouders van Sanne")
    for arguments, words in (
        (("restore", str(letter)), "geen reservekopie van Observatie"),
        (("restore", str(tmp_path / "weg.db")), "is er niet"),
        (("restore", str(tmp_path)), "is er niet"),
        (("backup", str(letter)), "is er al"),
        (("backup", str(tmp_path / "weg" / "kopie.db")), "werkt niet mee"),
    ):
        result = run(tmp_path, *arguments)
        assert result.returncode == 1
        assert words in result.stderr
        assert "Traceback" not in result.stderr
        assert "Sanne" not in result.stderr + result.stdout
    assert letter.read_text() == "Beste ouders van Sanne"
