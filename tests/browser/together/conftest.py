"""A school on a real server, and tablets on which its members log in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from observatie.app import create_app
from observatie.db.accounts import User
from observatie.db.base import now
from observatie.db.pairs import Pair
from observatie.settings import Settings
from observatie.web.database import db, start_writing
from tests.support.accounts import make_member, make_school
from tests.support.browser import new_tablet_context, watch
from tests.support.quick_starts import QuickServer


@dataclass
class School:
    """Anna and Bram are kijkmaatjes, Carla is at their school, Daan at another one. `app` has the same database."""

    server: QuickServer
    app: Flask
    members: dict[str, User]

    @property
    def url(self) -> str:
        return self.server.url


@pytest.fixture
def school(tmp_path: Path) -> Iterator[School]:
    app = create_app(Settings(instance=tmp_path / "instance"))
    wilg, eik = make_school(app, "De Wilg"), make_school(app, "De Eik")
    members = {name: make_member(app, wilg, name) for name in ("Anna", "Bram", "Carla")}
    members["Daan"] = make_member(app, eik, "Daan")
    with app.app_context():
        pair = Pair(inviter_id=members["Bram"].id, invited_id=members["Anna"].id, accepted_at=now())
        start_writing().add(pair)
        db.session.commit()
    with QuickServer(tmp_path / "instance") as server:
        yield School(server, app, members)


@pytest.fixture
def new_tablet(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Tablets, each with its own storage. What a network that is away reports is no error.

    To keep the app takes three hundred requests, so a tablet does that only where it opens a page without a network.
    """
    contexts, problems = [], []

    def make(*, keeps_app: bool = False) -> Page:
        context = new_tablet_context(browser, keeps_app=keeps_app)
        contexts.append(context)
        page = context.new_page()
        problems.append(watch(page))
        return page

    yield make
    for context in contexts:
        context.close()
    found = [one for tablet in problems for one in tablet if "net::ERR_" not in one and "status of 4" not in one]
    assert not found, "a tablet reported: " + "; ".join(found)
