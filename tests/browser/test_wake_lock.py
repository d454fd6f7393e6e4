"""The screen stays on while the meeting runs, and goes off by itself when the tablet was put away."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import goto_ready
from tests.support.observations import write
from tests.support.server import Server
from tests.support.visit import note, open_form, tick

# A wake lock as browsers have it: one at a time counts, and it is taken away when the page is out of sight.
WAKE_LOCK = """
  let isHidden = false;
  const locks = new Set();
  class Lock extends EventTarget {
    constructor() {
      super();
      locks.add(this);
      count();
    }
    release() {
      if (!locks.delete(this)) return;
      count();
      this.dispatchEvent(new Event("release"));
    }
  }
  function count() {
    sessionStorage.held = locks.size;
    document.documentElement.dataset.held = locks.size;
  }
  Object.defineProperty(navigator, "wakeLock", { value: { request: async () => {
    if (isHidden) throw new DOMException("", "NotAllowedError");
    window.asked = (window.asked ?? 0) + 1;
    return new Lock();
  } } });
  Object.defineProperty(document, "hidden", { get: () => isHidden });
  window.show = (isShown) => {
    isHidden = !isShown;
    if (isHidden) for (const lock of [...locks]) lock.release();
    document.dispatchEvent(new Event("visibilitychange"));
  };
"""


@pytest.fixture
def form(page: Page, server: Server) -> Page:
    page.add_init_script(WAKE_LOCK)
    page.clock.install()
    open_form(page, server.url)
    return page


def expect_held(form: Page, held: int) -> None:
    expect(form.locator("html")).to_have_attribute("data-held", str(held))


def begin(form: Page) -> None:
    form.get_by_role("button", name="Gesprek begint").click()
    expect_held(form, 1)


def test_the_screen_is_held_from_the_start_to_the_end_of_the_meeting(form: Page) -> None:
    form.keyboard.press("Tab")
    assert form.evaluate("window.asked ?? 0") == 0, "nothing is held before the meeting"
    begin(form)
    form.get_by_role("button", name="Gesprek is klaar").click()
    expect(form.get_by_role("heading", name="Even nalopen")).to_be_visible()
    assert form.evaluate("sessionStorage.held") == "0"


def test_twenty_minutes_untouched_let_it_go_and_a_touch_brings_it_back(form: Page) -> None:
    begin(form)
    form.clock.fast_forward("19:00")
    tick(form, "delen-1").check()
    form.clock.fast_forward("19:58")
    expect_held(form, 1)
    form.clock.fast_forward("00:03")
    expect_held(form, 0)
    tick(form, "delen-2").check()
    expect_held(form, 1)
    assert form.evaluate("asked") == 2, "one at a time"


def test_out_of_sight_it_is_gone_and_in_sight_it_is_back(form: Page) -> None:
    begin(form)
    form.evaluate("show(false)")
    expect_held(form, 0)
    form.evaluate("show(true)")
    expect_held(form, 1)
    assert form.evaluate("asked") == 2


def test_a_tablet_that_was_put_away_is_not_held_by_merely_coming_into_sight(form: Page) -> None:
    begin(form)
    form.clock.fast_forward("20:01")
    expect_held(form, 0)
    form.evaluate("show(false)")
    form.evaluate("show(true)")
    assert form.evaluate("asked") == 1
    tick(form, "delen-1").check()
    expect_held(form, 1)


def test_in_sight_after_the_meeting_nothing_is_held(form: Page, server: Server) -> None:
    begin(form)
    form.evaluate("show(false)")
    other = form.context.new_page()
    goto_ready(other, f"{server.url}/nalopen#{form.url.partition('#')[2]}")
    write(other, {"meeting.ended": True, "note.delen-1": "Tot slot"})
    expect(note(form, "delen-1")).to_have_value("Tot slot")
    form.evaluate("show(true)")
    expect_held(form, 0)
    assert form.evaluate("asked") == 1
