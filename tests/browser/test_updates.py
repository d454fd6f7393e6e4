"""A new version is offered where it cannot get in the way, and never taken while an observation is open."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.browser import goto_ready, wait_until_kept
from tests.support.server import REPOSITORY, Server
from tests.support.visit import expect_saved, note, tick

OFFER = "Er is een nieuwe versie van Observatie."


@pytest.fixture
def changing_server(tmp_path: Path) -> Iterator[Server]:
    """A server on a copy of the app, so that a test can put a new version in its place."""
    copy = tmp_path / "app"
    for name in ("observatie", "static", "templates"):
        shutil.copytree(REPOSITORY / name, copy / name)
    with Server(tmp_path / "instance", cwd=copy) as running:
        yield running


def bring_new_version(server: Server) -> None:
    """The new version shows in every page's ground colour."""
    sheet = server.cwd / "static" / "css" / "tokens.css"
    sheet.write_text(sheet.read_text().replace("--paper: #faf6ee;", "--paper: #f0f4fa;"))
    server.stop()
    server.start()


def wait_for_worker(page: Page) -> None:
    """Until the service worker has kept a whole copy and serves this page."""
    wait_until_kept(page)
    expect(page.locator("html")).to_have_attribute("data-ready", "true")


def check_for_update(page: Page) -> None:
    """What a browser does by itself at each visit; resolves when the new copy is complete."""
    page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration.update();
          const worker = registration.installing ?? registration.waiting;
          if (worker?.state === "installing") {
            await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
          }
        }"""
    )


def ground(page: Page) -> str:
    return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")


def test_a_registration_that_failed_is_tried_once_more(page: Page, own_server: Server) -> None:
    page.add_init_script("""
      const { register } = ServiceWorkerContainer.prototype;
      window.tries = 0;
      ServiceWorkerContainer.prototype.register = function (...given) {
        window.tries += 1;
        return window.tries === 1 ? Promise.reject(new TypeError("no answer")) : register.apply(this, given);
      };
    """)
    page.clock.install()
    goto_ready(page, own_server.url + "/over")
    page.wait_for_function("window.tries === 1")
    page.clock.fast_forward("00:11")
    page.wait_for_function("window.tries === 2")
    wait_until_kept(page)


def test_an_update_waits_while_she_observes_and_is_offered_afterwards(
    context: BrowserContext, changing_server: Server
) -> None:
    page = context.new_page()
    goto_ready(page, changing_server.url + "/")
    wait_for_worker(page)
    goto_ready(page, changing_server.url + "/observatie")
    old = ground(page)
    tick(page, "delen-1").check()
    bring_new_version(changing_server)
    check_for_update(page)
    note(page, "delen-1").fill("Eerst de vragen, dan het rapport")
    note(page, "delen-1").blur()
    expect_saved(page)
    expect(page.get_by_text(OFFER)).to_have_count(0)
    address = page.url
    page.reload()
    expect(note(page, "delen-1")).to_have_value("Eerst de vragen, dan het rapport")
    assert ground(page) == old, "a reload while observing stays on one version"

    # Offered on the start page; not taken while the other window observes.
    start = context.new_page()
    goto_ready(start, changing_server.url + "/")
    expect(start.get_by_text(OFFER)).to_be_visible()
    start.get_by_role("button", name="Nu vernieuwen").click()
    expect(start.get_by_text("Er staat nog een observatie open")).to_be_visible()
    assert ground(page) == old

    page.close()
    start.reload()
    start.get_by_role("button", name="Nu vernieuwen").click()
    expect(start.locator("html")).to_have_css("background-color", "rgb(240, 244, 250)")
    goto_ready(start, address)
    expect(note(start, "delen-1")).to_have_value("Eerst de vragen, dan het rapport")
    caches = start.evaluate("caches.keys()")
    assert len(caches) == 1, "the old copy is gone"


def test_an_incomplete_update_is_no_update(context: BrowserContext, changing_server: Server) -> None:
    page = context.new_page()
    goto_ready(page, changing_server.url + "/")
    wait_for_worker(page)
    bring_new_version(changing_server)
    # One file of the new list cannot be had.
    context.route("**/static/js/domain/proposals.js", lambda route: route.fulfill(status=404))
    found = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          try { await registration.update(); } catch {}
          const worker = registration.installing;
          if (!worker) return registration.waiting?.state ?? "none";
          while (worker.state === "installing") {
            await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
          }
          return worker.state;
        }"""
    )
    assert found == "redundant"
    changing_server.stop()
    page.reload()
    expect(page.get_by_role("heading", name="Observaties")).to_be_visible()
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).waiting") is None
