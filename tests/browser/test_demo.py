"""The demo's reports are what the tablet composes today, and its words pass the tablet's own gentle checks."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from observatie.instruments import demo_reports, demo_words
from tests.support.blank import open_blank
from tests.support.compose_demo import compose
from tests.support.server import Server

CHECK = """async ([closings, texts, ownNames]) => {
  const { checkFeedback } = await import("/static/js/domain/feedback_check.js");
  const { findPrivate } = await import("/static/js/domain/privacy.js");
  const advice = closings.flatMap(([text, kind]) => checkFeedback(text, kind).map((one) => ({ ...one, text })));
  const names = texts.flatMap((text) => findPrivate(text, { ownNames }).map((one) => ({ ...one, text })));
  return [...advice, ...names];
}"""


def texts_of(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    members = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    return [text for one in members for text in texts_of(one)]


def test_composing_again_gives_the_same_reports(server: Server, browser: Browser):
    assert compose(browser, server.url) == demo_reports(), "run: python -m tests.support.compose_demo"


@pytest.fixture
def checked(server: Server, browser: Browser) -> list[dict[str, Any]]:
    observations = demo_words()["observation"]
    closings = [(one[kind]["text"], kind) for one in observations for kind in ("compliment", "tip") if kind in one]
    texts = [text for text in texts_of([observations, demo_words()["visit"]]) if " " in text]
    names = [person["name"] for person in demo_words()["person"]]
    context = browser.new_context()
    found = open_blank(context.new_page(), server.url).evaluate(CHECK, [closings, texts, names])
    context.close()
    return found


def test_the_tablet_has_no_advice_and_finds_no_names(checked: list[dict[str, Any]]):
    assert checked == []
