"""A shared tablet: what is sent, locked away or thrown away when someone logs out, and what the next one can find."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import func, select

from observatie.db.accounts import User
from observatie.db.records import StoredEvent
from observatie.services.log_ins import end_logins
from observatie.web.database import db, start_writing
from tests.browser.together.conftest import School
from tests.support.accounts import find_member
from tests.support.browser import axe, goto_ready, wait_until_kept
from tests.support.observations import answers, make_observation, write
from tests.support.together import REPORT, log_in, send_now

# Everything a script of this site can reach, as one text.
READABLE = """async () => {
  const found = [JSON.stringify({ ...localStorage }), document.cookie, document.documentElement.outerHTML];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
    });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      found.push(name, JSON.stringify(await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)))));
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const answer = await cache.match(request);
      if ((answer.headers.get("Content-Type") ?? "").startsWith("text/html")) found.push(await answer.text());
    }
  }
  return found.join("\\n");
}"""


def leave(page: Page, url: str) -> None:
    goto_ready(page, url + "/")
    page.get_by_role("button", name="Uitloggen").click()


def expect_nothing_of_anna(page: Page, school: School) -> None:
    expect(page.get_by_role("link", name="Inloggen")).to_be_visible()
    readable = page.evaluate(READABLE)
    for words in ("Vroeg door", "Je wachtte", "Anna", "anna@", find_member(school.app, "Anna").seal_key):
        assert words not in readable


def test_what_can_be_sent_is_sent_and_nothing_stays(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    observation = make_observation(tablet, school.url, REPORT)
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    leave(tablet, school.url)
    expect_nothing_of_anna(tablet, school)
    tablet.go_back()
    tablet.wait_for_selector("html[data-ready=true]", state="attached")
    assert "Vroeg door" not in tablet.content()
    tablet.goto(school.url + "/account")
    expect(tablet).to_have_url(school.url + "/inloggen?next=/account")
    log_in(tablet, school.url, "Anna")
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    assert answers(tablet)["note.delen-3"] == "Vroeg door."


def test_without_a_network_it_is_locked_away_until_she_is_back(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet(keeps_app=True)
    log_in(tablet, school.url, "Anna")
    wait_until_kept(tablet)
    goto_ready(tablet, school.url + "/")
    school.server.stop()
    observation = make_observation(tablet, school.url, REPORT)
    leave(tablet, school.url)
    dialog = tablet.get_by_role("dialog", name="Nog niet alles is verstuurd")
    expect(dialog).to_be_visible(timeout=15_000)
    assert not axe(tablet)
    expect(dialog.get_by_role("button", name="Weggooien")).to_be_disabled()
    dialog.get_by_role("button", name="Op slot bewaren tot ik hier weer inlog").click()
    expect_nothing_of_anna(tablet, school)
    school.server.start()
    # The cookie of her login is still there, and opens nothing any more.
    tablet.goto(school.url + "/account")
    expect(tablet).to_have_url(school.url + "/inloggen?next=/account")
    log_in(tablet, school.url, "Bram")
    goto_ready(tablet, school.url + "/")
    expect(tablet.get_by_text("Hier is het nog leeg.")).to_be_visible()
    assert "Vroeg door" not in tablet.evaluate(READABLE)
    leave(tablet, school.url)
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    log_in(tablet, school.url, "Anna")
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    assert answers(tablet)["note.delen-3"] == "Vroeg door."
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") > 0


def test_throwing_away_takes_a_typed_word(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet(keeps_app=True)
    log_in(tablet, school.url, "Anna")
    wait_until_kept(tablet)
    goto_ready(tablet, school.url + "/")
    school.server.stop()
    make_observation(tablet, school.url, REPORT)
    leave(tablet, school.url)
    dialog = tablet.get_by_role("dialog", name="Nog niet alles is verstuurd")
    dialog.get_by_role("button", name="Ingelogd blijven").click(timeout=15_000)
    expect(tablet.get_by_role("button", name="Uitloggen")).to_be_visible()
    tablet.get_by_role("button", name="Uitloggen").click()
    dialog.get_by_role("textbox").fill("weggooien", timeout=15_000)
    dialog.get_by_role("button", name="Weggooien").click()
    expect_nothing_of_anna(tablet, school)
    school.server.start()
    log_in(tablet, school.url, "Anna")
    goto_ready(tablet, school.url + "/")
    expect(tablet.get_by_text("Hier is het nog leeg.")).to_be_visible()


def test_a_login_that_ended_loses_nothing_and_sends_nothing_for_someone_else(
    school: School, new_tablet: Callable[[], Page]
):
    tablet = new_tablet()
    log_in(tablet, school.url, "Anna")
    observation = make_observation(tablet, school.url, REPORT)
    send_now(tablet, school.url)
    before = events_at_server(school, "Anna")
    tablet.context.clear_cookies()
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    write(tablet, {"note.delen-4": "Nog iets."})
    goto_ready(tablet, school.url + "/")
    tablet.get_by_role("button", name="Nu versturen").click()
    expect(tablet.get_by_text("Bewaard op deze tablet · nog te versturen (1)")).to_be_visible()
    expect(tablet.get_by_text("Je bent niet meer ingelogd.").first).to_be_visible()
    assert events_at_server(school, "Anna") == before
    # Bram logs in on this tablet, where Anna never logged out: her work is locked away, not sent as his.
    log_in(tablet, school.url, "Bram")
    send_now(tablet, school.url)
    assert events_at_server(school, "Bram") == 0
    assert "Nog iets" not in tablet.evaluate(READABLE)
    leave(tablet, school.url)
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    log_in(tablet, school.url, "Anna")
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == before + 1


@pytest.mark.parametrize("how", ["password changed", "account switched off and on", "all logins ended"])
def test_whatever_ends_a_login_one_login_and_it_goes_on(school: School, new_tablet: Callable[[], Page], how: str):
    tablet = new_tablet(keeps_app=True)
    log_in(tablet, school.url, "Anna")
    wait_until_kept(tablet)
    observation = make_observation(tablet, school.url, REPORT)
    send_now(tablet, school.url)
    school.server.stop()
    goto_ready(tablet, f"{school.url}/observatie#{observation}")
    write(tablet, {"note.delen-4": "Nog iets."})
    with school.app.app_context():
        session = start_writing()
        member = session.get_one(User, school.members["Anna"].id)
        if how == "password changed":
            member.fs_uniquifier = uuid4().hex
        else:
            end_logins(session, member)
        member.active = how != "account switched off and on"
        session.commit()
    school.server.start()
    goto_ready(tablet, school.url + "/")
    tablet.get_by_role("button", name="Nu versturen").click()
    expect(tablet.get_by_text("Bewaard op deze tablet · nog te versturen (1)")).to_be_visible()
    with school.app.app_context():
        session = start_writing()
        session.get_one(User, school.members["Anna"].id).active = True
        session.commit()
    log_in(tablet, school.url, "Anna")
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == len(REPORT) + 1


def test_what_she_made_before_logging_in_moves_only_when_she_says_so(school: School, new_tablet: Callable[[], Page]):
    tablet = new_tablet()
    first = make_observation(tablet, school.url, REPORT)
    make_observation(tablet, school.url, {"setup.colleague": "Carla"})
    log_in(tablet, school.url, "Anna")
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == 0
    expect(tablet.get_by_text("staan 2 observaties van voor je inlogde")).to_be_visible()
    tablet.get_by_role("button", name="Zet in mijn account: Bram").click()
    expect(tablet.get_by_text("1 observatie staat nu in je account.")).to_be_visible()
    send_now(tablet, school.url)
    assert events_at_server(school, "Anna") == len(REPORT)
    goto_ready(tablet, f"{school.url}/observatie#{first}")
    assert answers(tablet) == REPORT
    leave(tablet, school.url)
    expect(tablet.get_by_role("link", name="Inloggen")).to_be_visible()
    names: Any = tablet.get_by_role("list").filter(has_text="Carla")
    expect(names).to_be_visible()
    expect(tablet.get_by_text("er niet meer")).to_have_count(0)


def events_at_server(school: School, name: str) -> int:
    """How many events the server has of this author."""
    with school.app.app_context():
        count = select(func.count()).select_from(StoredEvent).where(StoredEvent.author_id == school.members[name].id)
        return db.session.scalar(count)


def test_in_an_account_a_report_on_the_schools_tablet_is_not_wiped_on_the_way(
    school: School, new_tablet: Callable[[], Page]
):
    """There "Meenemen en wissen" would take it from the server and from all her devices."""
    anna = new_tablet()
    log_in(anna, school.url, "Anna")
    anna.evaluate("localStorage.setItem('observatie.tablet', 'school')")
    record = make_observation(anna, school.url, REPORT)
    goto_ready(anna, f"{school.url}/verslag#{record}")
    expect(anna.get_by_role("button", name="Bewaar een kopie")).to_be_visible()
    expect(anna.get_by_role("button", name="Meenemen en wissen")).to_be_hidden()
