"""An app on either database, with four people in it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import delete

from observatie.app import create_app
from observatie.db.base import Base
from observatie.db.engine import begin_writing
from observatie.settings import Settings
from observatie.web.database import db
from tests.support import databases
from tests.support.people import People, Tablet, make_people


@pytest.fixture(params=databases.KINDS, scope="session")
def shared_app(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One per database, since starting costs more than most tests."""
    url = databases.empty_postgresql_url() if request.param == "postgresql" else ""
    made = create_app(Settings(instance=tmp_path_factory.mktemp("instance"), database_url=url))
    yield made
    databases.close(made)


@pytest.fixture
def app(shared_app: Flask) -> Iterator[Flask]:
    """With nobody and nothing in it."""
    empty(shared_app)
    yield shared_app
    empty(shared_app)


def empty(app: Flask) -> None:
    with app.app_context():
        begin_writing(db.session)
        for table in reversed(Base.metadata.sorted_tables):
            db.session.execute(delete(table))
        db.session.commit()


@pytest.fixture
def people(app: Flask) -> People:
    return make_people(app)


@pytest.fixture
def anna(people: People) -> Tablet:
    return people.anna


@pytest.fixture
def bram(people: People) -> Tablet:
    return people.bram


@pytest.fixture
def carla(people: People) -> Tablet:
    return people.carla
