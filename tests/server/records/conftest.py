"""An app on either database, with four people in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from observatie.app import create_app
from observatie.settings import Settings
from tests.support import databases
from tests.support.people import People, Tablet, make_people


@pytest.fixture(params=databases.KINDS)
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    url = databases.postgresql_url() if request.param == "postgresql" else ""
    made = create_app(Settings(instance=tmp_path / "instance", database_url=url))
    databases.empty(made)
    yield made
    databases.empty(made)
    databases.close(made)


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
