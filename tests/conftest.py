"""Fixtures: a real server process, a real browser, and pages that report every error."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from observatie.app import create_app
from observatie.settings import Settings
from tests.support import databases
from tests.support.browser import launch, new_tablet_context, watch
from tests.support.quick_starts import QuickServer
from tests.support.server import Server

# Five seconds, the library's own, is short for a page on a machine that has more to do; who is quick waits no longer.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server process for the whole session; a test that stops one takes `own_server`."""
    with QuickServer(tmp_path_factory.mktemp("instance")) as running:
        yield running


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    with QuickServer(tmp_path / "instance") as running:
        yield running


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = launch(playwright)
    yield chromium
    chromium.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh tablet: its own storage, 820×1180, Dutch.

    Keeping the app takes three hundred requests, so only a tablet whose server can go away or change does it.
    """
    keeps_app = {"own_server", "changing_server"} & set(request.fixturenames)
    fresh = new_tablet_context(browser, keeps_app=bool(keeps_app))
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    tab = context.new_page()
    problems = watch(tab)
    yield tab
    assert not problems, "the page reported: " + "; ".join(problems)


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return create_app(Settings(instance=tmp_path / "instance")).test_client()


@pytest.fixture(params=databases.KINDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """Of an empty database; a test that takes this (or `app`) runs on SQLite and on PostgreSQL."""
    return databases.empty_postgresql_url() if request.param == "postgresql" else ""


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(instance=tmp_path / "instance", database_url=database_url)


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    made = create_app(settings)
    databases.empty(made)
    yield made
    # Sealed values that stayed behind would keep the next app, which has other keys, from starting.
    databases.empty(made)
    databases.close(made)


FOR_THE_TESTS = {"OBSERVATIE_SOAK", "OBSERVATIE_SEED", "OBSERVATIE_SHOW_BROWSER"}
for name in [name for name in os.environ if name.startswith("OBSERVATIE_") and name not in FOR_THE_TESTS]:
    del os.environ[name]
